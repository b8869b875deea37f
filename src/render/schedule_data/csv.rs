//! `schedule.csv`: the records as a table that a spreadsheet opens with a double click.
//!
//! UTF-8 with a byte-order mark (else Excel reads Vietnamese letters as those of Windows-1252), commas, CRLF and quotes
//! as in RFC 4180. What a spreadsheet would change is written so that it does not: a telephone number stands after its
//! label, a day in words begins with its weekday, and EDTF (`2025-06` becomes 1 June) stands in the JSON alone. Days in
//! cells of their own are ISO 8601, which every locale reads the same way.

use chrono::NaiveDate;
use csv::{Terminator, WriterBuilder};

use super::record::{Channels, Named, Record, Was};
use super::records::{defaults, records};
use crate::view::context::ViewContext;

/// The names of the columns.
pub const COLUMNS: [&str; 32] = [
    "id",
    "uid",
    "kind",
    "instance",
    "title",
    "when",
    "start",
    "end",
    "hours",
    "venue",
    "address",
    "area_id",
    "area",
    "areas",
    "lat",
    "lon",
    "host_id",
    "host",
    "campaign",
    "wave",
    "status",
    "status_label",
    "sequence",
    "last_modified",
    "history",
    "url",
    "registration",
    "contact",
    "collects",
    "target_units",
    "collected_units",
    "donors",
];

/// Marks the text as UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What makes a spreadsheet take a cell for a formula, full-width forms included.
const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The table, in the order of the schedule. Channels that a record leaves to the site stand in its row.
pub fn csv(cx: ViewContext<'_>) -> String {
    let defaults = defaults(cx);
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut rows = records(cx).map(|record| {
        let registration = record.registration.as_ref().unwrap_or(&defaults.registration);
        let contact = record.contact.as_ref().unwrap_or(&defaults.contact);
        let ways = [ways(registration), ways(contact)];
        row(record, ways)
    });
    // A writer into memory fails only where rows differ in length, and their type says that they do not.
    let written = writer.write_record(COLUMNS).and_then(|()| rows.try_for_each(|row| writer.write_record(row)));
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    format!("{BYTE_ORDER_MARK}{}", String::from_utf8(bytes).unwrap_or_default())
}

fn row(record: Record, [registration, contact]: [String; 2]) -> [String; COLUMNS.len()] {
    let (area_id, area) = parted(record.area);
    let (host_id, host) = parted(record.host);
    let history: Vec<String> = record.history.iter().map(change).collect();
    let result = record.result.as_ref();
    [
        text(record.id),
        text(record.uid.unwrap_or_default()),
        record.kind.to_owned(),
        day(record.instance),
        text(record.title),
        text(record.when.text),
        day(record.when.start),
        day(record.when.end),
        text(record.hours.map(|hours| hours.text).unwrap_or_default()),
        text(record.venue.unwrap_or_default()),
        text(record.address.unwrap_or_default()),
        text(area_id),
        text(area),
        text(record.areas.join(" ")),
        number(record.lat),
        number(record.lon),
        text(host_id),
        text(host),
        text(parted(record.campaign).1),
        text(parted(record.wave).1),
        record.status,
        record.status_label,
        record.sequence.to_string(),
        day(record.last_modified),
        text(history.join("; ")),
        text(record.url.unwrap_or_default()),
        text(registration),
        text(contact),
        text(record.collects.join(" ")),
        number(record.target_units),
        number(result.and_then(|result| result.collected_units)),
        number(result.and_then(|result| result.donors)),
    ]
}

/// Words that a spreadsheet would take for a formula get an apostrophe before them: such words come from content, and a
/// formula can read other cells and send them away.
fn text(words: String) -> String {
    match words.trim_start().starts_with(FORMULA_SIGNS) {
        true => format!("'{words}"),
        false => words,
    }
}

/// A number is never taken for anything else, also below zero.
fn number(number: Option<impl ToString>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn parted(named: Option<Named>) -> (String, String) {
    named.map_or_else(Default::default, |named| (named.id.unwrap_or_default(), named.name))
}

/// `Điện thoại: 0000 000 001; Zalo: …`: the label keeps the cell from being a number.
fn ways(channels: &Channels) -> String {
    let ways: Vec<String> = channels.0.iter().map(|way| format!("{}: {}", way.label, way.value)).collect();
    ways.join("; ")
}

/// `2025-06-02: Thứ Bảy, 31/5/2025, 7 giờ 30 (Mưa lớn.)`: the day of the change, what was true before, and why.
fn change(change: &Was) -> String {
    let was = &change.was;
    let former = [
        was.when.as_ref().map(|when| when.text.as_str()),
        was.hours.as_ref().map(|hours| hours.text.as_str()),
        was.venue.as_deref(),
        was.area.as_ref().map(|area| area.name.as_str()),
        was.status,
    ];
    let former: Vec<&str> = former.into_iter().flatten().collect();
    let why = change.why.as_ref().map_or_else(String::new, |why| format!(" ({why})"));
    let on = change.on.map_or_else(String::new, |on| format!("{on}: "));
    format!("{on}{}{why}", former.join(", "))
}
