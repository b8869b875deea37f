"""What programs read of the schedule: its data files say the same as its calendars, and as each other."""

import csv
import io
import json
import re
from datetime import date, timedelta

from site_folder import Report, Site, arguments

JSON, CSV, CALENDAR = "schedule.json", "schedule.csv", "lich.ics"
# What a calendar may say of a drive in a state of the data file. A drive that was held stays as certain as it was.
STATUSES = {
    "planned": {"TENTATIVE"},
    "confirmed": {"CONFIRMED"},
    "full": {"CONFIRMED"},
    "moved": {"TENTATIVE", "CONFIRMED"},
    "rescheduled": {"TENTATIVE", "CONFIRMED", "CANCELLED"},
    "postponed": {"CANCELLED", "CONFIRMED"},
    "cancelled": {"CANCELLED", "CONFIRMED"},
    "ended": {"TENTATIVE", "CONFIRMED"},
}
FORMULA = re.compile(r"[\s]*[=+\-@＝＋－＠]")
NUMBERS = {"lat", "lon", "target_units", "collected_units", "donors", "sequence"}


def main():
    values = arguments("schedule")
    site, report = Site(values.site, values.base_url), Report("schedule")
    records = json.loads(site.read(JSON))["drives"] if site.has(JSON) else []
    counted = [f"records: {len(records)}"]
    if site.has(CSV):
        counted.append(f"rows: {judge_table(site, records, report)}")
    if site.has(CALENDAR):
        counted.append(f"calendar entries: {judge_calendar(site, records, report)}")
    judge_addresses(site, records, report)
    report.finish("; ".join(counted))


def judge_table(site, records, report):
    raw = site.read(CSV)
    if not raw.startswith(b"\xef\xbb\xbf"):
        report.add(CSV, "no-mark", "spreadsheets read it as Windows-1252")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    if [row["id"] for row in rows] != [record["id"] for record in records] and site.has(JSON):
        report.add(CSV, "other-records", f"{JSON} and {CSV} hold different records")
    for row in rows:
        for column, cell in row.items():
            if column not in NUMBERS and FORMULA.match(cell):
                report.add(CSV, "formula", f"{row['id']}: {column} is {cell}")
    return len(rows)


def judge_calendar(site, records, report):
    """Each day and session has a UID of its own: `<id>.2@<site>` is the second of `<id>@<site>`; a date has 8 digits."""
    entries = {}
    for entry in vevents(site.read(CALENDAR).decode("utf-8")):
        entries.setdefault(re.sub(r"\.\d{1,3}@", "@", entry["UID"]), []).append(entry)
    known = {record["uid"]: record for record in records if "uid" in record}
    for uid in entries.keys() - known.keys():
        report.add(CALENDAR, "unknown-uid", f"{uid} stands in no record")
    for uid, record in known.items():
        if uid not in entries:
            if record["when"].get("start") and record["status"] != "ended":
                report.add(JSON, "not-in-calendar", f"{uid} on {record['when']['start']}")
            continue
        for entry in entries[uid]:
            compare(record, entry, report)
        starts = sorted(entry["DTSTART"][:8] for entry in entries[uid])
        first = record["when"].get("start", "").replace("-", "")
        if first and starts[0] != first:
            report.add(JSON, "start", f"{uid} starts on {first}, in the calendar on {starts[0]}")
    return sum(map(len, entries.values()))


def compare(record, entry, report):
    uid = entry["UID"]
    if record["status"] in STATUSES and entry["STATUS"] not in STATUSES[record["status"]]:
        report.add(JSON, "status", f"{uid} is {record['status']}, in the calendar {entry['STATUS']}")
    if str(record["sequence"]) != entry["SEQUENCE"]:
        report.add(JSON, "sequence", f"{uid} has {record['sequence']}, in the calendar {entry['SEQUENCE']}")
    # The first minute of a day at +07:00 is 17:00 of the day before in UTC.
    modified = record.get("last_modified")
    if modified and not entry["LAST-MODIFIED"].startswith(before(modified)):
        report.add(JSON, "last-modified", f"{uid} on {modified}, in the calendar {entry['LAST-MODIFIED']}")
    if record.get("url", "").startswith("http") and entry.get("URL") != record["url"]:
        report.add(JSON, "url", f"{uid} at {record['url']}, in the calendar {entry.get('URL')}")
    sessions = record.get("hours", {}).get("sessions")
    times = {session[0].replace(":", "") + "00" for session in sessions or []}
    if "T" in entry["DTSTART"] and record["when"].get("start") and entry["DTSTART"][9:15] not in times:
        report.add(JSON, "hours", f"{uid} begins at {sorted(times)}, in the calendar at {entry['DTSTART']}")


def before(day):
    return (date.fromisoformat(day) - timedelta(days=1)).strftime("%Y%m%dT17")


def vevents(text):
    """The properties of each VEVENT, those of alarms inside left out; lines are unfolded as in RFC 5545 section 3.1."""
    inside = []
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                entry = {}
        elif name == "END":
            if inside.pop() == "VEVENT":
                yield entry
        elif inside[-1:] == ["VEVENT"]:
            entry[name.partition(";")[0]] = value


def judge_addresses(site, records, report):
    for record in records:
        url = record.get("url")
        if url and url.startswith("http") and site.file_of(url) is None:
            report.add(JSON, "no-such-page", f"{record['id']} leads to {url}")
        elif url and not url.startswith("http") and not site.has(f"{url}index.html") and not site.has(url):
            report.add(JSON, "no-such-page", f"{record['id']} leads to {url}")


if __name__ == "__main__":
    main()
