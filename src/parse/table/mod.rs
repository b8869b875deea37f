//! A table (`.csv`, `.tsv`, `.xlsx`, `.ods`) to entries: one row, one entry.
//!
//! The readers of the formats make [`grid::Sheet`]s; from there on all tables are one. A row becomes the same written
//! fields that a YAML file has, and the model reads both.

mod archive;
mod columns;
mod delimited;
mod grid;
mod header;
mod layout;
mod names;
mod problems;
mod rows;
mod skipped;
mod times;
mod value;
mod workbook;

use std::sync::Arc;

pub use problems::PROBLEMS;

use super::entry::{EntryForm, Parsed, entry, unknown_folder};
use super::problems::{BAD_ID, MISSING_ROW_ID};
use crate::both;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Sheets, Span};
use crate::model::column::Columns;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::written::Key;
use crate::source::TableFile;
use crate::text::slug::{is_slug, slug};
use grid::Sheet;
use header::{find_header, fit};
use layout::{Placed, lay_out};
use rows::RowFields;

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

/// The sheets of a file, with merged days spread over their rows.
fn read(file: &TableFile, columns: &Columns, problems: &mut Problems) -> Result<Vec<Sheet>, Diagnostic> {
    let ending = file.path.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase());
    let mut sheets = match ending.as_str() {
        "xlsx" => workbook::xlsx(&file.path, &file.bytes)?,
        "ods" => workbook::ods(&file.path, &file.bytes)?,
        _ => vec![delimited::delimited(&file.path, &file.bytes, |sheet| fit(sheet, columns), problems)?],
    };
    sheets.iter_mut().for_each(Sheet::spread_merged);
    Ok(sheets)
}

fn entries(file: &FilePath, kind: Kind, columns: &Columns, sheets: Vec<Sheet>, problems: &mut Problems) -> Parsed {
    let text = Arc::new(lay_out(&sheets));
    let mut parsed = Parsed { sheets: Some(text.clone()), ..Parsed::default() };
    let headers: Vec<_> = sheets.iter().map(|sheet| find_header(sheet, columns).filter(|_| !sheet.hidden)).collect();
    let is_blank = sheets.iter().all(|sheet| sheet.rows.is_empty());
    if headers.iter().all(Option::is_none) && !is_blank {
        problems.push(no_header(file, &text, columns));
        parsed.broken.push(Target { kind, id: "".into() });
        return parsed;
    }
    for ((sheet, text), header) in sheets.iter().zip(&text.sheets).zip(headers) {
        let placed = Placed { file, sheet, text };
        let Some(header) = header else {
            skipped::report_sheet(placed, problems);
            continue;
        };
        let excused = columns::check(placed, &header, columns, kind, problems);
        let (found, passed_over) = rows::entries(placed, &header, columns, &excused, problems);
        skipped::report_rows(placed, &header, &passed_over, problems);
        for row in found {
            match row.and_then(|row| add_row(file, kind, row, &mut parsed, problems)) {
                Some(()) => {}
                None => parsed.broken.push(Target { kind, id: "".into() }),
            }
        }
    }
    parsed
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
            let id = names::derived_id(kind, &row.fields);
            match id {
                Some(_) => drop(parsed.derived.insert(parsed.entries.len())),
                None if row.excused.is_empty() => problems.push(no_id(row.place.clone())),
                None => {}
            }
            id
        }
    };
    let title = kind.facts().title_field;
    if times::text_of(&row.fields, title).is_none()
        && names::derives_title(kind)
        && let Some(written) = names::derived_title(kind, &row.fields)
    {
        row.fields.retain(|(key, _)| key.text != title);
        row.fields.insert(0, (Key { text: title.to_owned(), span: written.span.clone() }, written));
    }
    let known = id.as_deref().unwrap_or_default().into();
    let form = EntryForm { file, kind, id: known, fields: &row.fields, place: row.place, excused: &row.excused };
    let entry = entry(form, problems);
    id.map(|_| parsed.entries.push(entry))
}

fn bad_id(id: &str, span: Span) -> Diagnostic {
    let meant = slug(id);
    Diagnostic::new(&BAD_ID, span, both!("`{id}` không dùng làm mã được", "`{id}` cannot be an id"))
        .found(id)
        .help(both!("dùng `{meant}`", "use `{meant}`"))
}

fn no_id(place: Span) -> Diagnostic {
    Diagnostic::new(&MISSING_ROW_ID, place, Bilingual::literal("hàng này chưa có mã", "this row has no id"))
        .help(Bilingual::literal("thêm cột `Mã` và điền mã cho hàng", "add a column `Mã` and give the row an id"))
}

fn no_header(file: &FilePath, text: &Sheets, columns: &Columns) -> Diagnostic {
    let first = text.sheets.iter().find_map(|sheet| sheet.cells.first());
    let span = first.map_or_else(|| Span::whole(file.clone()), |cell| Span::new(file.clone(), cell.start..cell.end));
    let message = Bilingual::literal("không tìm thấy hàng tiêu đề trong bảng", "no header row was found in the table");
    let known = columns.all().iter().filter(|column| column.is_own()).map(|column| column.field().label);
    Diagnostic::new(&problems::NO_HEADER, span, message).accepted(known).help(Bilingual::literal(
        "ghi tên các cột vào một hàng phía trên dữ liệu",
        "write the names of the columns in a row above the data",
    ))
}
