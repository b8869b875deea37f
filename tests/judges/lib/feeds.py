"""What feed readers and search engines read: Atom, JSON Feed, sitemap, robots.txt."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import feedparser
import jsonschema

from site_folder import Report, Site, arguments

ATOM, JSON_FEED, SITEMAP, ROBOTS = "feed.xml", "feed.json", "sitemap.xml", "robots.txt"
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ALTERNATE = "{http://www.w3.org/1999/xhtml}link"
# RFC 3339, as RFC 4287 section 3.3 and JSON Feed 1.1 require.
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# The W3C note on dates and times, as sitemaps.org requires.
SITEMAP_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")
SITEMAP_LIMIT = 50_000


def main():
    values = arguments("feeds", without={"action": "append", "default": [], "metavar": "FILE", "help": "a file this site does not make"})
    site, report = Site(values.site, values.base_url), Report("feeds")
    judges = {ATOM: judge_atom, JSON_FEED: judge_json_feed, SITEMAP: judge_sitemap, ROBOTS: judge_robots}
    counted = []
    for name, judge in judges.items():
        if site.has(name):
            counted.append(f"{name}: {judge(site, report)}")
        elif site.base_url and name not in values.without:
            report.add(name, "missing", "the site has a base address and no such file")
    report.finish("; ".join([f"base address: {site.base_url or 'none'}", *counted]))


def judge_atom(site, report):
    def add(rule, message):
        report.add(ATOM, rule, message)

    parsed = feedparser.parse(site.read(ATOM))
    if parsed.bozo:
        add("not-well-formed", parsed.bozo_exception)
    if parsed.version != "atom10":
        add("not-atom", f"feedparser sees {parsed.version or 'no feed'}")
    for field in ("id", "title", "updated"):
        if not parsed.feed.get(field):
            add("missing-field", f"the feed has no {field}")
    check_timestamp(add, "the feed", parsed.feed.get("updated"))
    links = {link.rel: link.href for link in parsed.feed.get("links", [])}
    if site.base_url and links.get("self") != site.base_url + ATOM:
        add("self-link", f"{links.get('self')} is not {site.base_url}{ATOM}")
    for entry in parsed.entries:
        name = f"entry {entry.get('id') or entry.get('title')}"
        for field in ("id", "title", "updated"):
            # `in` alone is strict: feedparser offers `published` for a missing `updated`.
            if field not in entry or not entry[field]:
                add("missing-field", f"{name} has no {field}")
        if not (entry.get("author") or parsed.feed.get("author")):
            add("missing-field", f"neither {name} nor the feed has an author")
        # `entry.link` would fall back to the id.
        addresses = [link.href for link in entry.get("links", []) if link.rel == "alternate"]
        if not (addresses or entry.get("content")):
            add("missing-field", f"{name} has neither a link nor content")
        check_timestamp(add, name, entry.get("updated"))
        for address in addresses:
            check_address(add, site, name, address)
    check_unique(add, [entry.get("id") for entry in parsed.entries])
    return len(parsed.entries)


def judge_json_feed(site, report):
    def add(rule, message):
        report.add(JSON_FEED, rule, message)

    schema = json.loads(Path(__file__).with_name("json-feed.schema.json").read_text(encoding="utf-8"))
    try:
        feed = json.loads(site.read(JSON_FEED))
    except ValueError as error:
        add("not-json", error)
        return 0
    for error in jsonschema.Draft202012Validator(schema).iter_errors(feed):
        add("schema", f"{error.json_path}: {error.message[:300]}")
    items = feed.get("items", []) if isinstance(feed, dict) else []
    for item in items:
        check_address(add, site, f"item {item.get('id')}", item.get("url"))
    check_unique(add, [item.get("id") for item in items])
    if items and site.base_url and feed.get("feed_url") not in (None, site.base_url + JSON_FEED):
        add("self-link", f"{feed['feed_url']} is not {site.base_url}{JSON_FEED}")
    return len(items)


def judge_sitemap(site, report):
    def add(rule, message):
        report.add(SITEMAP, rule, message)

    try:
        root = ElementTree.fromstring(site.read(SITEMAP))
    except ElementTree.ParseError as error:
        add("not-well-formed", error)
        return 0
    if not site.base_url:
        add("no-base-address", "a sitemap needs absolute addresses, and the home page has no canonical one")
    if root.tag != f"{SITEMAPS}urlset":
        add("not-a-sitemap", f"the root is {root.tag}")
    locations = [entry.findtext(f"{SITEMAPS}loc", "").strip() for entry in root.iter(f"{SITEMAPS}url")]
    if not locations or len(locations) > SITEMAP_LIMIT:
        add("size", f"{len(locations)} addresses; 1 to {SITEMAP_LIMIT} are allowed")
    check_unique(add, locations)
    for location in locations:
        page = site.file_of(location)
        if page is None:
            add("no-such-page", location or "a url without a loc")
        elif page.endswith(".html") and site.canonical(page) not in (None, location):
            add("not-canonical", f"{location}: the page calls itself {site.canonical(page)}")
    for date in root.iter(f"{SITEMAPS}lastmod"):
        if not SITEMAP_DATE.fullmatch((date.text or "").strip()):
            add("lastmod", f"{date.text} is not a W3C date")
    for alternate in root.iter(ALTERNATE):
        if site.file_of(alternate.get("href")) is None:
            add("no-such-page", f"alternate {alternate.get('href')}")
    return len(locations)


def judge_robots(site, report):
    robots = RobotFileParser()
    robots.parse(site.read(ROBOTS).decode("utf-8").splitlines())
    sitemaps = robots.site_maps() or []
    wanted = [site.base_url + SITEMAP] if site.base_url and site.has(SITEMAP) else []
    if sitemaps != wanted:
        report.add(ROBOTS, "sitemap", f"names {sitemaps}, not {wanted}")
    if site.base_url and not robots.can_fetch("*", site.base_url):
        report.add(ROBOTS, "home-forbidden", "the home page may not be fetched")
    return len(sitemaps)


def check_timestamp(add, name, value):
    if value and not TIMESTAMP.fullmatch(value):
        add("timestamp", f"{name} has {value}, which is not an RFC 3339 time with an offset")


def check_address(add, site, name, url):
    """An address under the base address has to be in the tree; news may lead to other hosts."""
    if not url:
        return
    if not re.match(r"https?://", url):
        add("relative-address", f"{name} leads to {url}")
    elif site.base_url and url.startswith(site.base_url) and site.file_of(url) is None:
        add("no-such-page", f"{name} leads to {url}")


def check_unique(add, values):
    for value, count in Counter(values).items():
        if count > 1:
            add("duplicate", f"{value} stands {count} times")


if __name__ == "__main__":
    main()
