"""A finished site on disk, and the report that a judge of it prints."""

import argparse
import re
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html

FINE, PROBLEMS, CANNOT_JUDGE = 0, 1, 2
HOME = "index.html"
UNREAD = {"script", "style", "template"}
READ_ALOUD = ("alt", "aria-label", "title")


class Report:
    """One problem a line on standard output, then one closing line on standard error."""

    def __init__(self, judge):
        self.judge = judge
        self.lines = set()

    def add(self, place, rule, message):
        self.lines.add(f"{place}: {self.judge}[{rule}]: {' '.join(str(message).split())}")

    def finish(self, counted):
        for line in sorted(self.lines):
            print(line)
        print(f"{self.judge}: {counted}; problems: {len(self.lines)}", file=sys.stderr)
        sys.exit(PROBLEMS if self.lines else FINE)


def arguments(judge, **options):
    """Reads `[--base-url URL] SITE` and the judge's own options; wrong usage exits with status 2, as argparse does."""
    parser = argparse.ArgumentParser(prog=judge, allow_abbrev=False)
    parser.add_argument("--base-url", help="the address the site was built for; else the home page's canonical one")
    for name, keywords in options.items():
        parser.add_argument(f"--{name.replace('_', '-')}", **keywords)
    parser.add_argument("site", type=Path)
    values = parser.parse_args()
    if not (values.site / HOME).is_file():
        parser.error(f"no home page in {values.site}")
    # A failure of the judge itself is never taken for a problem of the site.
    sys.excepthook = lambda kind, error, trace: (sys.__excepthook__(kind, error, trace), sys.exit(CANNOT_JUDGE))
    return values


class Site:
    def __init__(self, folder, base_url=None):
        self.folder = folder
        self.base_url = base_url or without_index(self.canonical(HOME))

    def has(self, name):
        return (self.folder / name).is_file()

    def read(self, name):
        return (self.folder / name).read_bytes()

    def pages(self):
        """Site-relative paths of the pages, sorted; names that begin with a dot are not part of the site."""
        paths = (path.relative_to(self.folder) for path in self.folder.rglob("*.html"))
        return sorted(path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))

    def canonical(self, page):
        """The canonical address that a page gives itself, or None."""
        parser = lxml.html.HTMLParser(encoding="utf-8")
        for link in lxml.html.document_fromstring(self.read(page), parser=parser).iter("link"):
            if "canonical" in link.get("rel", "").lower().split():
                return link.get("href")
        return None

    def file_of(self, url):
        """The file that an absolute address under the base address means, or None."""
        if not self.base_url or not isinstance(url, str) or not url.startswith(self.base_url):
            return None
        path = unquote(urlsplit(url[len(self.base_url):]).path)
        name = f"{path}{HOME}" if path == "" or path.endswith("/") else path
        return name if self.has(name) else None


def runs_of(site, page, attributes=False, unread=UNREAD):
    """The language and words of every text node; with `attributes`, also of what is read aloud in place of a text."""
    tree = lxml.html.document_fromstring(site.read(page), parser=lxml.html.HTMLParser(encoding="utf-8"))

    def visit(element, lang):
        own = element.get("lang", lang)
        if isinstance(element.tag, str) and element.tag not in unread:
            yield own, element.text
            if attributes:
                yield from ((own, element.get(name)) for name in READ_ALOUD)
            for child in element:
                yield from visit(child, own)
        yield lang, element.tail

    for lang, text in visit(tree, ""):
        words = " ".join((text or "").split())
        if words:
            yield lang, words


def without_index(url):
    return re.sub(r"index\.html$", "", url) if url else None
