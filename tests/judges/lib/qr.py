"""What a telephone reads: every QR code of a site leads to the canonical address of the page it stands on."""

import re

import zxingcpp
from PIL import Image, ImageDraw

from site_folder import Report, Site, arguments

CODE = re.compile(r'<svg class="qr"[^>]* viewBox="0 0 (\d+) \1".*?<path d="([^"]+)"', re.DOTALL)
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\3z")
PIXELS = 4


def main():
    values = arguments("qr")
    site, report = Site(values.site, values.base_url), Report("qr")
    read = 0
    for page in site.pages():
        for size, path in CODE.findall(site.read(page).decode()):
            found = [code.text for code in zxingcpp.read_barcodes(drawn(int(size), path, page, report))]
            read += 1
            if found != [site.canonical(page)]:
                report.add(page, "address", f"reads {found or 'nothing'}, not {site.canonical(page)}")
    if not read:
        report.add(".", "missing", "no page has a QR code")
    report.finish(f"codes: {read}")


def drawn(size, path, page, report):
    """The code as a picture: black runs of modules on white."""
    if RUN.sub("", path):
        report.add(page, "path", "the path holds something else than runs of modules")
    picture = Image.new("L", (size * PIXELS, size * PIXELS), 255)
    pen = ImageDraw.Draw(picture)
    for run in RUN.findall(path):
        x, y, length = (int(number) for number in run)
        pen.rectangle((x * PIXELS, y * PIXELS, (x + length) * PIXELS - 1, (y + 1) * PIXELS - 1), fill=0)
    return picture


if __name__ == "__main__":
    main()
