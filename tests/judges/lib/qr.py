"""What a telephone reads: every QR code of a site leads to the canonical address of the page it stands on."""

import posixpath
import re

import zxingcpp
from PIL import Image, ImageDraw

from site_folder import Report, Site, arguments

CODE = re.compile(r'viewBox="0 -\.5 (\d+) \1".*<path stroke="#000" d="([^"]+)"', re.DOTALL)
SHOWN = re.compile(r'<img class="qr"[^>]* src="([^"]+)"')
ROW = re.compile(r"M(\d+) (\d+)((?:h\d+|m\d+ 0)+)")
RUN = re.compile(r"(?:m(\d+) 0)?h(\d+)")
PIXELS = 4


def main():
    values = arguments("qr")
    site, report = Site(values.site, values.base_url), Report("qr")
    read = 0
    for page in site.pages():
        for address in SHOWN.findall(site.read(page).decode()):
            size, path = CODE.search(site.read(file_of(page, address)).decode()).groups()
            found = [code.text for code in zxingcpp.read_barcodes(drawn(int(size), path, page, report))]
            read += 1
            if found != [site.canonical(page)]:
                report.add(page, "address", f"reads {found or 'nothing'}, not {site.canonical(page)}")
    if not read:
        report.add(".", "missing", "no page has a QR code")
    report.finish(f"codes: {read}")


def file_of(page, address):
    """The file that an address relative to a page leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), address))


def drawn(size, path, page, report):
    """The code as a picture: black runs of modules on white."""
    if ROW.sub("", path):
        report.add(page, "path", "the path holds something else than runs of modules")
    picture = Image.new("L", (size * PIXELS, size * PIXELS), 255)
    pen = ImageDraw.Draw(picture)
    for x, y, runs in ROW.findall(path):
        x, y = int(x), int(y)
        for white, black in RUN.findall(runs):
            x, length = x + int(white or 0), int(black)
            pen.rectangle((x * PIXELS, y * PIXELS, (x + length) * PIXELS - 1, (y + 1) * PIXELS - 1), fill=0)
            x += length
    return picture


if __name__ == "__main__":
    main()
