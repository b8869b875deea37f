"""What calendar programs read: every `.ics` by Python's icalendar and by ical.js, which have to see the same events."""

import datetime
import json
import subprocess
from collections import Counter
from pathlib import Path

import icalendar

from site_folder import Report, Site, arguments

ALL = "lich.ics"
# The folder of events.
EVENTS = "su-kien/"
LIMIT = 75
STATES = {"TENTATIVE", "CONFIRMED", "CANCELLED"}


def main():
    values = arguments("calendars")
    site, report = Site(values.site, values.base_url), Report("calendars")
    paths = sorted(path for path in values.site.rglob("*.ics") if not any(part.startswith(".") for part in path.relative_to(values.site).parts))
    names = {str(path): path.relative_to(values.site).as_posix() for path in paths}
    if ALL not in names.values():
        report.add(ALL, "missing", "the site has no calendar of its whole schedule")
    script = Path(__file__).with_name("read-calendars.mjs")
    said = subprocess.run(["node", script, *names], capture_output=True, text=True, check=True)
    other = json.loads(said.stdout)
    events = {}
    for path, name in names.items():
        events[name] = judge(site, report, name, Path(path).read_bytes(), other[path])
    judge_together(report, events)
    alone = {event["uid"] for event in events.get(ALL, [])}
    report.finish(f"calendars: {len(names)}; events of the whole schedule: {len(alone)}")


def judge(site, report, name, data, other):
    def add(rule, message):
        report.add(name, rule, message)

    check_lines(add, data)
    try:
        calendar = icalendar.Calendar.from_ical(data)
    except ValueError as error:
        add("not-a-calendar", f"icalendar: {error}")
        return []
    for component in calendar.walk():
        for problem in component.errors:
            add("bad-value", f"icalendar: {component.name} {problem}")
    if "error" in other:
        add("not-a-calendar", f"ical.js: {other['error']}")
        return []
    own = {
        "method": text(calendar.get("METHOD")),
        "name": text(calendar.get("NAME")),
        "zones": [text(zone.get("TZID")) for zone in calendar.walk("VTIMEZONE")],
        "events": [read_event(event) for event in calendar.walk("VEVENT")],
    }
    for field, value in own.items():
        if field != "events" and value != other[field]:
            add("parsers-differ", f"{field}: {value} in icalendar, {other[field]} in ical.js")
    if len(own["events"]) != len(other["events"]):
        add("parsers-differ", f"{len(own['events'])} events in icalendar, {len(other['events'])} in ical.js")
    for one, two in zip(own["events"], other["events"]):
        for field in one:
            if one[field] != two[field]:
                add("parsers-differ", f"{one['uid']} {field}: {one[field]!r} in icalendar, {two[field]!r} in ical.js")
    check_calendar(add, site, name, calendar, own)
    return own["events"]


def check_lines(add, data):
    if not data.endswith(b"\r\n") or data.count(b"\n") != data.count(b"\r\n") or data.count(b"\r") != data.count(b"\r\n"):
        add("line-ends", "lines end in something else than CRLF")
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if len(line) > LIMIT:
            add("line-length", f"line {number} has {len(line)} octets")
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            add("broken-character", f"line {number} is cut inside a character")


def read_event(event):
    def time(name):
        value = event.get(name)
        if value is None:
            return None
        moment = value.dt.isoformat() if isinstance(value.dt, datetime.date) and not isinstance(value.dt, datetime.datetime) else value.dt.strftime("%Y-%m-%dT%H:%M:%S")
        utc = isinstance(value.dt, datetime.datetime) and value.params.get("TZID") in (None, "UTC")
        return [f"{moment}Z" if utc else moment, None if utc else value.params.get("TZID")]

    categories = event.get("CATEGORIES")
    return {
        "uid": text(event.get("UID")),
        "start": time("DTSTART"),
        "end": time("DTEND"),
        "stamp": time("DTSTAMP"),
        "modified": time("LAST-MODIFIED"),
        "sequence": event.get("SEQUENCE"),
        "status": text(event.get("STATUS")),
        "summary": text(event.get("SUMMARY")),
        "description": text(event.get("DESCRIPTION")),
        "location": text(event.get("LOCATION")),
        "url": text(event.get("URL")),
        "categories": [str(category) for category in categories.cats] if categories else [],
        "alarms": [-int(alarm["TRIGGER"].dt.total_seconds()) for alarm in event.walk("VALARM")],
    }


def check_calendar(add, site, name, calendar, own):
    for field in ("VERSION", "PRODID", "METHOD", "NAME", "X-WR-CALNAME"):
        if not calendar.get(field):
            add("missing-field", f"the calendar has no {field}")
    if not own["zones"]:
        add("missing-field", "the calendar has no time zone, and may then have no component at all")
    if site.base_url and text(calendar.get("SOURCE")) != site.base_url + name:
        add("source", f"{calendar.get('SOURCE')} is not {site.base_url}{name}")
    for uid, count in Counter(event["uid"] for event in own["events"]).items():
        if count > 1:
            add("duplicate-uid", f"{count} events are {uid}")
    for event in own["events"]:
        for field in ("uid", "start", "stamp", "modified", "status", "summary", "description"):
            if not event[field]:
                add("missing-field", f"{event['uid']} has no {field}")
        if event["status"] not in STATES:
            add("status", f"{event['uid']} is {event['status']}")
        # Some programs drop what is cancelled or show it like everything else.
        if event["status"] == "CANCELLED" and not event["summary"].startswith("["):
            add("unmarked", f"{event['uid']} is cancelled, and its title does not say so")
        if event["end"] and event["end"][0] <= event["start"][0]:
            add("end", f"{event['uid']} ends at {event['end'][0]} and begins at {event['start'][0]}")
        if event["alarms"] and event["status"] == "CANCELLED":
            add("alarm", f"{event['uid']} is cancelled and reminds people")
        if site.base_url and not site.file_of(event["url"]):
            add("address", f"{event['uid']} names {event['url']}, which is no page of the site")


def judge_together(report, calendars):
    """An event is the same in every calendar, but for its reminders; and the whole schedule has every one but events
    where no blood is given, which stand in their own calendars."""
    seen = {}
    for name, events in sorted(calendars.items(), key=lambda item: (item[0] != ALL, item[0])):
        for event in events:
            facts = {field: value for field, value in event.items() if field != "alarms"}
            if name == ALL or name.startswith(EVENTS) and event["uid"] not in seen:
                seen[event["uid"]] = facts
            elif seen.get(event["uid"]) != facts:
                report.add(name, "calendars-differ", f"{event['uid']} is not what {ALL} says of it")


def text(value):
    return None if value is None else str(value)


main()
