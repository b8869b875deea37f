// A static file server as a plain web host is one: directory indexes, a page for what is missing, nothing else.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

// Serves `site` under `basePath` (`/` or `/a/b/`) on a free port of 127.0.0.1, and nothing outside that path; an address
// without a file is answered with status 404 and the site's own `notFound` page, or plain text without one.
// With `compresses`, texts are sent as nginx and Apache send them where they are told to compress.
// Returns the address of the home page and a function that stops the server.
export async function serve(site, basePath, notFound, compresses = false) {
  const server = createServer((request, response) => {
    const path = decodedPath(request.url);
    const inside = path?.startsWith(basePath) ? join(site, normalize(`/${path.slice(basePath.length)}`)) : undefined;
    const found = inside && entryAt(inside);
    if (found?.isDirectory() && !path.endsWith('/')) {
      response.writeHead(301, { location: `${encodeURI(path)}/` }).end();
      return;
    }
    const file = found?.isDirectory() ? join(inside, 'index.html') : inside;
    const answers = isFile(file) && found.isDirectory() === path.endsWith('/');
    send(request, response, answers ? 200 : 404, answers ? file : notFound && join(site, notFound), compresses);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    home: `http://127.0.0.1:${server.address().port}${basePath}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function decodedPath(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname);
  } catch {
    return undefined;
  }
}

// Undefined also for names that no file can have.
function entryAt(path) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function isFile(path) {
  return path !== undefined && entryAt(path)?.isFile() === true;
}

function send(request, response, status, file, compresses) {
  if (!isFile(file)) {
    response.writeHead(status, { 'content-type': 'text/plain' }).end('not found');
    return;
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  if (compresses && /^text|json|xml|svg|javascript/.test(type)) {
    const body = gzipSync(readFileSync(file));
    response.writeHead(status, { 'content-type': type, 'content-encoding': 'gzip', 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  response.writeHead(status, { 'content-type': type, 'content-length': statSync(file).size });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}
