// A picture as a PNG with a palette (ISO/IEC 15948, 11.2.2): pictures of pages have few colours, and so take a third of
// the bytes.
import { crc32, deflateSync } from 'node:zlib';

const COLOURS = 64;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

// From the bytes of red, green, blue and alpha of each pixel, row by row.
export function palettePng(width, height, rgba) {
  const { palette, indices } = reduce(rgba, width * height);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) indices.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

// The most frequent colours, and for each pixel the nearest of them.
function reduce(rgba, pixels) {
  const bucketOf = (at) => ((rgba[at] >> 3) << 10) | ((rgba[at + 1] >> 3) << 5) | (rgba[at + 2] >> 3);
  const buckets = new Map();
  for (let at = 0; at < pixels * 4; at += 4) {
    const bucket = bucketOf(at);
    const colour = `${rgba[at]},${rgba[at + 1]},${rgba[at + 2]}`;
    if (!buckets.has(bucket)) buckets.set(bucket, { count: 0, colours: new Map() });
    const known = buckets.get(bucket);
    known.count += 1;
    known.colours.set(colour, (known.colours.get(colour) ?? 0) + 1);
  }
  const mostFrequent = (counts) => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
  const colours = [...buckets.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, COLOURS)
    .map(({ colours }) => mostFrequent(colours).split(',').map(Number));
  const nearest = new Map();
  for (const [bucket, known] of buckets) {
    const [red, green, blue] = mostFrequent(known.colours).split(',').map(Number);
    const distance = ([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    const best = colours.reduce((best, colour, index) => (distance(colour) < distance(colours[best]) ? index : best), 0);
    nearest.set(bucket, best);
  }
  const indices = Buffer.alloc(pixels);
  for (let pixel = 0; pixel < pixels; pixel++) indices[pixel] = nearest.get(bucketOf(pixel * 4));
  return { palette: Buffer.from(colours.flat()), indices };
}
