"""What search engines read: the JSON-LD of every page, with what schema.org and they ask of its types."""

import json
import re
from collections import Counter

import extruct

from site_folder import Report, Site, arguments

# A day, or a time with its offset from UTC: an event that is known no closer is not an Event for machines.
DAY_OR_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z))?")
EVENT_STATUSES = {"EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled", "EventMovedOnline"}
SCHEMA_ORG = re.compile(r"https?://schema\.org/?")


def main():
    values = arguments("structured", expect={"action": "append", "default": [], "metavar": "TYPE", "help": "a type some page must have"})
    site, report = Site(values.site, values.base_url), Report("structured")
    types, pages = Counter(), site.pages()
    for page in pages:
        for item in json_ld_of(site, page, report):
            if not SCHEMA_ORG.fullmatch(str(item.get("@context", ""))):
                report.add(page, "context", f"@context is {item.get('@context')}, not schema.org")
            for node in nodes_of(item):
                types.update(types_of(node))
                judge_node(site, page, node, report)
    for wanted in values.expect:
        if not types[wanted]:
            report.add(".", "missing-type", f"no page has a {wanted}")
    found = ", ".join(f"{name} {count}" for name, count in sorted(types.items()))
    report.finish(f"pages: {len(pages)}; types: {found or 'none'}")


def json_ld_of(site, page, report):
    try:
        return extruct.extract(site.read(page), syntaxes=["json-ld"], errors="strict")["json-ld"]
    except (json.JSONDecodeError, ValueError) as error:
        report.add(page, "not-json", error)
        return []


def nodes_of(value):
    """Every object of a JSON-LD value that has a type, itself first."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from nodes_of(part)


def types_of(node):
    named = node["@type"]
    return named if isinstance(named, list) else [named]


def judge_node(site, page, node, report):
    for name in types_of(node):
        # schema.org names its kinds of events so: BusinessEvent, SocialEvent …
        if name.endswith("Event"):
            judge_event(page, node, name, report)
        elif name == "BreadcrumbList":
            judge_breadcrumbs(site, page, node, report)
        elif name.endswith("Organization") or name in ("NGO", "Person", "Place"):
            if not (text_of(node.get("name")) or node.get("@id") or (name == "Place" and node.get("address"))):
                report.add(page, "missing-field", f"{name} has no name")


def judge_event(page, event, type_name, report):
    name = f"{type_name} {text_of(event.get('name')) or '(no name)'}"
    for field in ("name", "startDate", "location", "organizer"):
        if not event.get(field):
            report.add(page, "missing-field", f"{name} has no {field}")
    for field in ("startDate", "endDate", "previousStartDate", "doorTime"):
        value = event.get(field)
        for date in value if isinstance(value, list) else [value]:
            if date and not DAY_OR_TIME.fullmatch(str(date)):
                report.add(page, "date", f"{name} has {field} {date}: not a day, nor a time with an offset")
    start, end = event.get("startDate"), event.get("endDate")
    if isinstance(start, str) and isinstance(end, str) and end[:10] < start[:10]:
        report.add(page, "date", f"{name} ends on {end} before it starts on {start}")
    status = event.get("eventStatus")
    if status and SCHEMA_ORG.sub("", str(status)) not in EVENT_STATUSES:
        report.add(page, "event-status", f"{name} has eventStatus {status}")


def judge_breadcrumbs(site, page, crumbs, report):
    items = crumbs.get("itemListElement")
    items = items if isinstance(items, list) else [items]
    positions = [item.get("position") if isinstance(item, dict) else None for item in items]
    if positions != list(range(1, len(items) + 1)):
        report.add(page, "breadcrumb-positions", f"{positions} is not 1 to {len(items)}")
    for index, item in enumerate(item for item in items if isinstance(item, dict)):
        target = item.get("item")
        address = target.get("@id") if isinstance(target, dict) else target
        if not (text_of(item.get("name")) or (isinstance(target, dict) and text_of(target.get("name")))):
            report.add(page, "missing-field", f"breadcrumb {index + 1} has no name")
        if address is None and site.base_url and index + 1 < len(items):
            report.add(page, "missing-field", f"breadcrumb {index + 1} has no item, and it is not the last")
        if address is not None and site.file_of(address) is None:
            report.add(page, "no-such-page", f"breadcrumb {index + 1} leads to {address}")


def text_of(value):
    """Plain text, also of a text with its language: {"@value": …, "@language": …}."""
    value = value.get("@value") if isinstance(value, dict) else value
    return value.strip() if isinstance(value, str) else ""


if __name__ == "__main__":
    main()
