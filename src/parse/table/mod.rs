//! A table (`.csv`, `.tsv`, `.xlsx`, `.ods`) to entries: one row, one entry.
//!
//! The readers of the formats make [`grid::Sheet`]s; from there on all tables are one. A row becomes the same written
//! fields that a YAML file has, and the model reads both.

mod archive;
mod aside;
mod between;
mod clean;
mod columns;
mod delimited;
mod filing;
mod grid;
mod header;
mod history;
mod layout;
mod meaning;
mod merged;
mod names;
mod open_document;
mod package;
mod people;
mod phones;
mod problems;
mod rows;
mod settle;
mod skipped;
mod sums;
mod swapped;
mod times;
mod unreadable;
mod value;
mod workbook;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use names::{derives_id, derives_title};
pub use problems::PROBLEMS;

use super::entry::{EntryForm, Parsed, entry, tables_of, unknown_folder};
use super::legacy_text;
use super::odd_letter::{look_alikes, unprintable_in_fields};
use super::problems::{BAD_ID, MISSING_ROW_ID};
use super::said_elsewhere::Reported;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Sheets, Span};
use crate::model::column::Columns;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::written::Key;
use crate::source::TableFile;
use crate::text::slug::{is_slug, slug};
use grid::Sheet;
use header::{Header, find_headers, fit};
use layout::{Placed, lay_out};
use people::{private_columns, withhold};
use rows::{RowFields, Skipped};

/// Reads one table of `content/`.
pub fn parse_table(file: &TableFile) -> Checked<Parsed> {
    let mut problems = Problems::default();
    let folder = file.path.split('/').nth(1).unwrap_or_default();
    let kind = Kind::of_folder(folder).filter(|_| file.path.matches('/').count() > 1);
    let Some(kind) = kind else {
        problems.push(unknown_folder(&file.path, folder));
        return Checked::new(Parsed::default(), problems);
    };
    let columns = Columns::of(kind);
    let unread = Target { kind, id: "".into() };
    let parsed = match read(file, &columns, &mut problems) {
        Ok(sheets) => entries(&file.path, kind, &columns, sheets, &mut problems),
        Err(problem) => {
            problems.push(problem);
            Parsed { broken: vec![unread], ..Parsed::default() }
        }
    };
    Checked::new(parsed.with_files(), problems)
}

/// The sheets of a file.
fn read(file: &TableFile, columns: &Columns, problems: &mut Problems) -> Result<Vec<Sheet>, Diagnostic> {
    let ending = file.path.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase());
    match ending.as_str() {
        "xlsx" => workbook::xlsx(&file.path, &file.bytes),
        "ods" => workbook::ods(&file.path, &file.bytes),
        _ => Ok(vec![delimited::delimited(&file.path, &file.bytes, |sheet| fit(sheet, columns), problems)?]),
    }
}

/// The entries of all sheets. Headers are found before merged days are spread over their rows: headings are merged too.
fn entries(file: &FilePath, kind: Kind, columns: &Columns, mut sheets: Vec<Sheet>, problems: &mut Problems) -> Parsed {
    let find = |sheet: &Sheet| if sheet.is_read() { find_headers(sheet, columns) } else { Vec::new() };
    let mut headers: Vec<Vec<Header>> = sheets.iter().map(find).collect();
    let mut people = Vec::with_capacity(sheets.len());
    for (sheet, headers) in sheets.iter_mut().zip(&mut headers) {
        let found = if sheet.is_read() { private_columns(sheet, headers, columns, kind) } else { Vec::new() };
        if !found.is_empty() {
            withhold(sheet, &found);
            headers.clear();
        }
        people.push(found);
    }
    for (sheet, headers) in sheets.iter_mut().zip(&headers) {
        let stays = |merged: &grid::Merged, sheet: &Sheet| {
            headers.iter().any(|header| merged::is_shared_number(merged, sheet, header, columns))
        };
        sheet.spread_merged(&headers.iter().map(|header| header.rows).collect::<Vec<_>>(), stays);
    }
    let text = Arc::new(lay_out(&sheets, &headers));
    look_alikes(file, &text.text, problems);
    let mut parsed = Parsed { sheets: Some(text.clone()), ..Parsed::default() };
    if legacy_text::tell_cells(file, &text, problems) {
        parsed.broken.push(Target { kind, id: "".into() });
        return parsed;
    }
    let is_blank = sheets.iter().all(|sheet| sheet.rows.is_empty() || sheet.is_office());
    if headers.iter().all(Vec::is_empty) && people.iter().all(Vec::is_empty) && !is_blank {
        problems.push(no_header(file, &text, columns));
        parsed.broken.push(Target { kind, id: "".into() });
        return parsed;
    }
    for (((sheet, text), headers), people) in sheets.iter().zip(&text.sheets).zip(&headers).zip(&people) {
        let placed = Placed { file, sheet, text };
        if let Some(problem) = people::refused(placed, kind, people) {
            problems.push(problem);
            parsed.broken.push(Target { kind, id: "".into() });
            continue;
        }
        match headers.is_empty() {
            true => skipped::report_sheet(placed, problems),
            false => read_sheet(placed, kind, headers, columns, &mut parsed, problems),
        }
    }
    parsed
}

/// Looks for columns about persons in a table that is published whole, on hidden sheets too. Its cells are returned for
/// the problems to point into; `None` where there are none.
pub fn people_in_download(file: &TableFile) -> Checked<Option<Arc<Sheets>>> {
    let mut problems = Problems::default();
    let kind = file.path.split('/').nth(1).and_then(Kind::of_folder).unwrap_or(Kind::Material);
    let columns = Columns::of(kind);
    let mut sheets = read(file, &columns, &mut Problems::default()).unwrap_or_default();
    let look = |sheet: &mut Sheet| {
        let found = private_columns(sheet, &find_headers(sheet, &columns), &columns, kind);
        withhold(sheet, &found);
        found
    };
    let people: Vec<_> = sheets.iter_mut().map(look).collect();
    let text = Arc::new(lay_out(&sheets, &vec![Vec::new(); sheets.len()]));
    for ((sheet, text), people) in sheets.iter().zip(&text.sheets).zip(&people) {
        problems.0.extend(people::refused_download(Placed { file: &file.path, sheet, text }, people));
    }
    let text = (!problems.0.is_empty()).then_some(text);
    Checked::new(text, problems)
}

/// Reads the tables of a sheet. What can be told from a header is told once, however many pages repeat it.
fn read_sheet(
    placed: Placed<'_>,
    kind: Kind,
    headers: &[Header],
    columns: &Columns,
    parsed: &mut Parsed,
    problems: &mut Problems,
) {
    let mut skipped = Skipped::default();
    let mut checked: Option<(&Header, BTreeSet<&'static str>)> = None;
    let mut reported = Vec::new();
    for header in headers {
        let excused = match &checked {
            Some((earlier, excused)) if earlier.means_same(header) => {
                skipped.headers.extend(header.rows.0..=header.rows.1);
                excused.clone()
            }
            _ => match columns::lost_letters(placed, header) {
                Some(problem) => {
                    problems.push(problem);
                    parsed.broken.push(Target { kind, id: "".into() });
                    return;
                }
                None => columns::check(placed, header, columns, kind, problems),
            },
        };
        merged::tell(placed, header, columns, problems);
        swapped::tell(placed, header, columns, problems);
        for row in rows::entries(placed, header, columns, &excused, &mut skipped, problems) {
            if let Some(said) = row.as_ref().and_then(|row| Reported::of(kind, &row.fields, &tables_of(kind))) {
                let remark = row.as_ref().and_then(|row| row.remark.as_ref());
                problems.0.extend(remark.and_then(|(text, span)| said.against(text, |_| span.clone())));
                reported.push(said);
            }
            if row.and_then(|row| add_row(placed.file, kind, row, parsed, problems)).is_none() {
                parsed.broken.push(Target { kind, id: "".into() });
            }
        }
        checked = Some((header, excused));
    }
    aside::tell(placed, headers, &skipped, &reported, problems);
    skipped::report_rows(placed, headers, &skipped, problems);
}

/// Makes an entry of a row; `None` where it has no id. Its fields are read all the same, for their problems.
fn add_row(
    file: &FilePath,
    kind: Kind,
    mut row: RowFields,
    parsed: &mut Parsed,
    problems: &mut Problems,
) -> Option<()> {
    let id = match &row.id {
        Some((id, _)) if is_slug(id) => Some(id.clone()),
        Some((id, span)) => {
            problems.push(bad_id(id, span.clone()));
            None
        }
        None => {
            let ids = names::derived_ids(kind, &row.fields);
            let shortest = ids.first().cloned();
            match shortest {
                Some(_) => drop(parsed.derived.insert(parsed.entries.len(), ids)),
                None if row.excused.is_empty() => problems.push(no_id(row.place.clone())),
                None => {}
            }
            shortest
        }
    };
    let title = kind.facts().title_field;
    if times::text_of(&row.fields, title).is_none()
        && derives_title(kind)
        && let Some(written) = names::derived_title(kind, &row.fields)
    {
        row.fields.retain(|(key, _)| key.text != title);
        row.fields.insert(0, (Key { text: title.to_owned(), span: written.span.clone() }, written));
    }
    problems.0.extend(unprintable_in_fields(&row.fields));
    let known = id.as_deref().unwrap_or_default().into();
    let source = parsed.sheets.as_ref().map_or("", |sheets| &sheets.text);
    let RowFields { fields, place, excused, .. } = row;
    let form = EntryForm { file, source, kind, id: known, fields: &fields, place, excused: &excused };
    let entry = entry(form, problems);
    id.map(|_| parsed.entries.push(entry))
}

fn bad_id(id: &str, span: Span) -> Diagnostic {
    let meant = slug(id);
    BAD_ID
        .at(span)
        .message(bilingual!("`{id}` không dùng làm mã được", "`{id}` cannot be an id"))
        .found(id)
        .help(bilingual!("dùng `{meant}`", "use `{meant}`"))
}

fn no_id(place: Span) -> Diagnostic {
    MISSING_ROW_ID
        .at(place)
        .message(Bilingual::literal("hàng này chưa có mã", "this row has no id"))
        .help(Bilingual::literal("thêm cột `Mã` và điền mã cho hàng", "add a column `Mã` and give the row an id"))
}

fn no_header(file: &FilePath, text: &Sheets, columns: &Columns) -> Diagnostic {
    let first = text.sheets.iter().find_map(|sheet| sheet.cells.first());
    let span = first.map_or_else(|| Span::whole(file.clone()), |cell| Span::new(file.clone(), cell.start..cell.end));
    let message = Bilingual::literal("không tìm thấy hàng tiêu đề trong bảng", "no header row was found in the table");
    let known = columns.all().iter().filter(|column| column.is_own()).map(|column| column.field().label);
    problems::NO_HEADER.at(span).message(message).accepted(known).help(Bilingual::literal(
        "ghi tên các cột vào một hàng phía trên dữ liệu",
        "write the names of the columns in a row above the data",
    ))
}
