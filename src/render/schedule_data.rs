//! The schedule as data for other programs: `schedule.json` and `schedule.csv` with the same records. Neither needs the
//! site's address on the web or contains a build date, so both change only when the schedule changes.

use csv::{Terminator, WriterBuilder};
use serde_json::Value;

use crate::view::context::ViewContext;
use crate::view::record::{records, site_record};

/// The version of the format. Fields may be added without a new version; no field changes its meaning or is removed.
const VERSION: u64 = 1;

/// `{"version", "site", "drives"}`, with one record per line, so that two versions of the file can be compared by line.
pub fn json(cx: ViewContext<'_>) -> String {
    let mut text = format!("{{\"version\": {VERSION},\n\"site\": {},\n\"drives\": [", site_record(cx));
    for (index, record) in records(cx).enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(&record.to_string());
    }
    text.push_str("\n]}\n");
    text
}

/// The columns of the table, and the path of each in a record.
const COLUMNS: &[(&str, &str)] = &[
    ("id", "/id"),
    ("uid", "/uid"),
    ("kind", "/kind"),
    ("instance", "/instance"),
    ("title", "/title"),
    ("when", "/when/text"),
    ("start", "/when/start"),
    ("end", "/when/end"),
    ("hours", "/hours/text"),
    ("venue", "/venue"),
    ("address", "/address"),
    ("area_id", "/area/id"),
    ("area", "/area/name"),
    ("areas", "/areas"),
    ("lat", "/lat"),
    ("lon", "/lon"),
    ("host_id", "/host/id"),
    ("host", "/host/name"),
    ("campaign", "/campaign/name"),
    ("wave", "/wave/name"),
    ("status", "/status"),
    ("status_label", "/status_label"),
    ("sequence", "/sequence"),
    ("last_modified", "/last_modified"),
    ("history", "/history"),
    ("url", "/url"),
    ("registration", "/registration"),
    ("contact", "/contact"),
    ("collects", "/collects"),
    ("target_units", "/target_units"),
    ("collected_units", "/result/collected_units"),
    ("donors", "/result/donors"),
    ("target", "/target/text"),
];

/// Marks the text as UTF-8; without it, Excel reads Vietnamese letters as Windows-1252.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The signs with which a formula begins in a spreadsheet, full-width forms included.
const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The records as a table that opens in a spreadsheet with a double click, in the order of the schedule. Where a record
/// has no channels of its own, its row has those of the site.
///
/// UTF-8 with a byte-order mark, commas, CRLF and quotes as in RFC 4180. Values are written so that a spreadsheet does
/// not change them: a telephone number follows its label, a day in words begins with its weekday, and EDTF (`2025-06`
/// would become 1 June) is only in the JSON. Days in cells of their own are in ISO 8601, which is read the same way in
/// every locale.
pub fn csv(cx: ViewContext<'_>) -> String {
    let site = site_record(cx);
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let row = |record: &Value| COLUMNS.iter().map(|(name, place)| cell(record, &site, name, place)).collect::<Vec<_>>();
    let mut rows = records(cx).map(|record| row(&record));
    // Writing to memory fails only where rows differ in length, and each has a cell for every column.
    let head = writer.write_record(COLUMNS.iter().map(|(name, _)| name));
    let written = head.and_then(|()| rows.try_for_each(|row| writer.write_record(row)));
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    format!("{BYTE_ORDER_MARK}{}", String::from_utf8(bytes).unwrap_or_default())
}

fn cell(record: &Value, site: &Value, name: &str, place: &str) -> String {
    let value = record.pointer(place);
    match (name, value) {
        ("history", Some(changes)) => guarded(joined(changes, "; ", change)),
        ("registration" | "contact", own) => guarded(joined(own.unwrap_or(&site[name]), "; ", way)),
        (_, Some(Value::Number(number))) => match number.as_f64().filter(|_| number.is_f64()) {
            Some(degrees) => degrees.to_string(),
            None => number.to_string(),
        },
        (_, Some(list @ Value::Array(_))) => guarded(joined(list, " ", |text| words(text).to_owned())),
        (_, value) => guarded(value.map_or_else(String::new, |text| words(text).to_owned())),
    }
}

/// Puts an apostrophe before words that a spreadsheet would read as a formula: the words come from content, and a
/// formula can read other cells and send them away. Numbers are safe, also below zero.
fn guarded(words: String) -> String {
    match words.trim_start().starts_with(FORMULA_SIGNS) {
        true => format!("'{words}"),
        false => words,
    }
}

fn joined(list: &Value, between: &str, text: impl Fn(&Value) -> String) -> String {
    list.as_array().into_iter().flatten().map(text).collect::<Vec<_>>().join(between)
}

fn words(text: &Value) -> &str {
    text.as_str().unwrap_or_default()
}

/// `Điện thoại: 0000 000 001`: with the label, the cell is not read as a number.
fn way(channel: &Value) -> String {
    format!("{}: {}", words(&channel["label"]), words(&channel["value"]))
}

/// `2025-06-02: Thứ Bảy, 31/5/2025, 7 giờ 30 (Mưa lớn.)`: the day of the change, what was true before, and why.
fn change(change: &Value) -> String {
    let was = &change["was"];
    let former = [&was["when"]["text"], &was["hours"]["text"], &was["venue"], &was["area"]["name"], &was["status"]];
    let former: Vec<&str> = former.into_iter().filter_map(Value::as_str).collect();
    let on = change["on"].as_str().map_or_else(String::new, |on| format!("{on}: "));
    let why = change["why"].as_str().map_or_else(String::new, |why| format!(" ({why})"));
    format!("{on}{}{why}", former.join(", "))
}

#[cfg(test)]
mod tests;
