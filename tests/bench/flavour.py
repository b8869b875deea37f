#!/usr/bin/env python3
"""Writes a logical benchmark site in the layout of Giọt Hồng.

    flavour.py LOGICAL OUT [--theme bench]

LOGICAL holds `site.json` and `pages.jsonl` (one page a line: kind, slug, title, date, district, campaign, description,
body; drives also have place, drive_date, start, end, quota, lat, lon). OUT gets `content/`: one file an entry, districts
as places, campaigns as campaigns, links between pages as links between entries. `--theme bench` adds the theme beside
this script, which shows what the templates of the other generators show, and leaves out every file for machines but
the feed and the sitemap. Everything in such a site is invented and stays inside benchmarks.
"""
import argparse, json, re, shutil
from pathlib import Path

BENCH = ["theme: bench", "outputs: [atom, sitemap]"]

FOLDERS = {"drive": "drives", "news": "news", "awareness": "awareness"}


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def slugs(site, key):
    taxonomy = next(t for t in site["taxonomies"] if t["key"] == key)
    return {term["name"]: term["slug"] for term in taxonomy["terms"]}


def fields(page, places, campaigns):
    yield f"title: {quoted(page['title'])}"
    yield f"summary: {quoted(page['description'])}"
    if page["kind"] == "drive":
        yield f"when: {page['drive_date']}"
        yield f"hours: {page['start']} - {page['end']}"
        yield f"venue: {quoted(page['place'])}"
        yield f"area: {places[page['district']]}"
        yield f"campaign: {campaigns[page['campaign']]}"
        yield f"announced: {page['date']}"
        yield f"target_units: {page['quota']}"
        yield f"lat: {page['lat']}"
        yield f"lon: {page['lon']}"
        yield "status: confirmed"
    elif page["kind"] == "news":
        yield f"date: {page['date']}"
        yield f"campaign: {campaigns[page['campaign']]}"
    else:
        yield f"topic: {quoted(page['district'])}"


def body(page, entries):
    """The text with its site-absolute links turned into links between entries."""
    return re.sub(r"\]\((/[^)\s]+)\)", lambda found: f"]({entries[found[1]]})", page["body"])


def write(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def site_of(logical, out, theme=None):
    site = json.loads((logical / "site.json").read_text("utf-8"))
    pages = [json.loads(line) for line in (logical / "pages.jsonl").read_text("utf-8").splitlines()]
    places, campaigns = slugs(site, "districts"), slugs(site, "campaigns")
    entries = {page["url"]: f"{FOLDERS[page['kind']]}/{page['slug']}" for page in pages}
    content = out / "content"
    write(content / "site.yaml", [
        "id: do-toc-do", f"title: {quoted(site['title'])}", f"description: {quoted(site['description'])}",
        "notice: Trang đo tốc độ, mọi nội dung là hư cấu", f"base_url: {site['base_url']}", "pinned_now: 2025-06-01",
        "page_budget_kb: 100000", "first_view_budget_kb: 100000", *(BENCH if theme else [])])
    if theme:
        shutil.copytree(Path(__file__).parent / "theme", out / "themes" / theme, dirs_exist_ok=True)
    for name, slug in places.items():
        write(content / "places" / f"{slug}.md", ["---", f"name: {quoted(name)}", "---"])
    for name, slug in campaigns.items():
        write(content / "campaigns" / f"{slug}.md", ["---", f"title: {quoted(name)}", "when: từ 2024 đến 2026", "---"])
    for page in pages:
        lines = ["---", *fields(page, places, campaigns), "---", "", body(page, entries)]
        write(content / FOLDERS[page["kind"]] / f"{page['slug']}.md", lines)
    return pages


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("logical", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--theme", choices=["bench"])
    values = parser.parse_args()
    pages = site_of(values.logical, values.out, values.theme)
    print(f"{len(pages)} pages -> {values.out}")


if __name__ == "__main__":
    main()
