//! Reads a table (`.csv`, `.tsv`, `.xlsx`, `.xlsm`, `.ods`) into entries: each row is one entry.
//!
//! The readers of the formats produce [`sheet::Sheet`]s; everything after them is the same for all formats. A row
//! becomes the same written fields as in a YAML file, and the model reads both.

mod annotations;
mod as_above;
mod blank_below;
mod columns;
mod day_context;
mod decide;
mod delimited;
mod document_kind;
mod epoch;
mod fields;
mod group;
mod half_day;
mod header;
mod heading;
mod layout;
mod merged;
mod names;
mod open_document;
mod package;
mod people;
pub mod phones;
mod problems;
mod required;
mod rows;
mod sheet;
mod signature;
mod skipped;
mod swapped;
mod times;
mod unreadable;
mod value;
mod workbook;
mod year;
mod years;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use names::{derives_id, derives_title};
pub use problems::PROBLEMS;

use super::entry::{EntryForm, Parsed, entry, unknown_folder};
use super::problems::MISSING_ROW_ID;
use super::rows::bad_id;
use super::said_elsewhere::{Reported, said_first};
use crate::bilingual;
use crate::diagnostics::{Checked, Diagnostic, FilePath, Problems, Sheets, Span};
use crate::model::column::Columns;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::written::Key;
use crate::proofread::{proofread_table, unprintable_in_fields};
use crate::source::TableFile;
use crate::text::slug::is_slug;
use header::{TableHeader, find_headers, fit};
use layout::{Table, lay_out};
use rows::RowFields;
use sheet::Sheet;
use skipped::SkippedRows;

/// Reads one table of `content/`.
pub fn parse_table(file: &TableFile) -> Checked<Parsed> {
    let mut problems = Problems::default();
    let folder = file.path.split('/').nth(1).unwrap_or_default();
    let Some(kind) = Kind::of_folder(folder).filter(|_| file.path.matches('/').count() > 1) else {
        problems.push(unknown_folder(&file.path, folder));
        return Checked::new(Parsed::default(), problems);
    };
    let columns = Columns::of(kind);
    let mut parsed = Parsed::default();
    problems.0.extend(macros(&file.path));
    let is_whole = match read(file, &columns, &mut problems) {
        Ok(sheets) => {
            let tables = sheets.into_iter().map(|sheet| {
                let table = Table::new(&file.path, kind, &columns, sheet);
                if table.sheet.is_read() { with_headers(table) } else { table }
            });
            entries(tables.collect(), &mut parsed, &mut problems)
        }
        Err(problem) => {
            problems.push(problem);
            false
        }
    };
    if !is_whole {
        parsed.broken.push(Target::unread(kind));
    }
    Checked::new(parsed.with_files(), problems)
}

/// Looks for columns about persons in a table that is published as a download, hidden sheets included. Returns the
/// cells of the sheets with such columns, for the problems to point into; `None` without such sheets.
pub fn people_in_download(file: &TableFile) -> Checked<Option<Arc<Sheets>>> {
    let kind = file.path.split('/').nth(1).and_then(Kind::of_folder).unwrap_or(Kind::Material);
    let columns = Columns::of(kind);
    let sheets = read(file, &columns, &mut Problems::default()).unwrap_or_default();
    let tables = sheets.into_iter().map(|sheet| with_headers(Table::new(&file.path, kind, &columns, sheet)));
    let mut tables: Vec<Table<'_>> = tables.filter(|table| !table.people.is_empty()).collect();
    let text = lay_out(&mut tables);
    let problems = Problems(tables.iter().filter_map(people::refused_download).collect());
    let text = (!problems.0.is_empty()).then_some(text);
    Checked::new(text, problems)
}

/// The sheets of a file.
fn read(file: &TableFile, columns: &Columns, problems: &mut Problems) -> Result<Vec<Sheet>, Diagnostic> {
    let (path, bytes) = (&file.path, file.bytes.as_ref());
    let ending = path.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase());
    match ending.as_str() {
        "xlsx" | "xlsm" => workbook::xlsx(bytes).map_err(|fault| fault.problem(path, bytes)),
        "ods" => workbook::ods(bytes).map_err(|fault| fault.problem(path, bytes)),
        _ => Ok(vec![delimited::delimited(path, bytes, |sheet| fit(sheet, columns), problems)?]),
    }
}

/// Finds the headers of a sheet. For a list of people, keeps only the cells that its refusal points at.
fn with_headers(mut table: Table<'_>) -> Table<'_> {
    let name = table.file.rsplit('/').next().unwrap_or_default();
    let headers = find_headers(&table.sheet, table.columns, name);
    table.people = people::private_columns(&table.sheet, &headers, table.columns, table.kind);
    match table.people.is_empty() {
        true => table.headers = headers,
        false => people::withhold(&mut table),
    }
    table
}

/// Reads the entries of all sheets; true if every row could be read. The headers were found before merged cells are
/// copied over their rows, since headings are merged too.
fn entries(mut tables: Vec<Table<'_>>, parsed: &mut Parsed, problems: &mut Problems) -> bool {
    tables.iter_mut().for_each(epoch::days_since_1904);
    tables.iter_mut().for_each(merged::spread_merged);
    let text = lay_out(&mut tables);
    parsed.sheets = Some(text.clone());
    let Some(first) = tables.first() else { return true };
    if proofread_table(first.file, &text).into_value(problems).hides_names() {
        return false;
    }
    let is_blank = |table: &Table<'_>| table.sheet.rows.is_empty() || table.sheet.is_office();
    let says_nothing = |table: &Table<'_>| table.headers.is_empty() && table.people.is_empty();
    if tables.iter().all(says_nothing) && !tables.iter().all(is_blank) {
        problems.push(no_header(&tables));
        return false;
    }
    let mut is_whole = true;
    for table in &tables {
        if let Some(problem) = people::refused(table) {
            problems.push(problem);
            is_whole = false;
        } else if table.headers.is_empty() {
            skipped::report_sheet(table, problems);
        } else {
            is_whole &= read_sheet(table, parsed, problems);
        }
    }
    is_whole
}

/// Reads the tables of a sheet; true if every row could be read. Problems of a header are reported once, even where
/// later pages repeat it.
fn read_sheet(table: &Table<'_>, parsed: &mut Parsed, problems: &mut Problems) -> bool {
    let (mut skipped, mut reported, mut is_whole) = (SkippedRows::default(), Vec::new(), true);
    let mut checked: Option<(&TableHeader, BTreeSet<&'static str>)> = None;
    for header in &table.headers {
        let excused = match checked {
            Some((earlier, excused)) if earlier.means_same(header) => {
                skipped.headers.extend(header.rows.0..=header.rows.1);
                excused
            }
            _ => match columns::lost_letters(table, header) {
                Some(problem) => {
                    problems.push(problem);
                    return false;
                }
                None => columns::check(table, header, problems),
            },
        };
        merged::check(table, header, problems);
        swapped::check(table, header, problems);
        blank_below::check(table, header, problems);
        let (rows, is_read) = rows::entries(table, header, &excused, &mut skipped, problems);
        is_whole &= is_read;
        parsed.entries.reserve(rows.len());
        for row in rows {
            if let Some(said) = Reported::of(table.kind, &row.fields) {
                let against = |(text, span): &(String, Span)| said.against(said_first(text)?, span.clone());
                problems.0.extend(row.remark.as_ref().and_then(against));
                reported.push(said);
            }
            is_whole &= add_row(table, row, parsed, problems);
        }
        checked = Some((header, excused));
    }
    skipped::report_words(table, &skipped, &reported, problems);
    skipped::report_rows(table, &skipped, problems);
    annotations::check(table, problems);
    is_whole
}

/// Makes an entry of a row; true if it has an id. The fields of a row without an id are read too, for their problems.
fn add_row(table: &Table<'_>, row: RowFields, parsed: &mut Parsed, problems: &mut Problems) -> bool {
    let (kind, RowFields { mut fields, id, excused, place, .. }) = (table.kind, row);
    let (id, derived) = match id {
        Some((id, _)) if is_slug(&id) => (Some(id), Vec::new()),
        Some((id, span)) => {
            problems.push(bad_id(&id, span));
            (None, Vec::new())
        }
        None => {
            let ids = names::derived_ids(kind, &fields);
            if ids.is_empty() && excused.is_empty() {
                problems.push(no_id(place.clone()));
            }
            (ids.first().cloned(), ids)
        }
    };
    let title = kind.facts().title_field;
    let mut is_title_made = false;
    if fields::text_of(&fields, title).is_none()
        && derives_title(kind)
        && let Some(written) = names::derived_title(kind, &fields)
    {
        fields.retain(|(key, _)| key.text != title);
        is_title_made = true;
        fields.insert(0, (Key { text: title.to_owned(), span: written.span.clone() }, written));
    }
    problems.0.extend(unprintable_in_fields(&fields));
    let known = id.as_deref().unwrap_or_default().into();
    let source = parsed.sheets.as_ref().map_or("", |sheets| &sheets.text);
    let form = EntryForm {
        file: table.file,
        source,
        kind,
        id: known,
        fields: &fields,
        place,
        excused: &excused,
        is_title_made,
        below: "",
    };
    let entry = entry(form, problems);
    if !derived.is_empty() {
        parsed.derived.insert(parsed.entries.len(), derived);
    }
    parsed.entries.extend(id.is_some().then(|| entry.into()));
    id.is_some()
}

/// The note that the macros of a workbook are left out.
fn macros(path: &FilePath) -> Option<Diagnostic> {
    let message = bilingual!(
        "macro trong bảng tính không được đọc, chỉ các ô được đọc",
        "the macros of the workbook are not read, only its cells"
    );
    let help = bilingual!("lưu thành .xlsx để không nhắc lại", "save it as .xlsx to hear no more of it");
    let has_macros = path.to_lowercase().ends_with(".xlsm");
    has_macros.then(|| problems::MACROS.at(Span::whole(path.clone())).message(message).help(help))
}

fn no_id(place: Span) -> Diagnostic {
    MISSING_ROW_ID
        .at(place)
        .message(bilingual!("hàng này chưa có mã", "this row has no id"))
        .help(bilingual!("thêm cột `Mã` và điền mã cho hàng", "add a column `Mã` and give the row an id"))
}

fn no_header(tables: &[Table<'_>]) -> Diagnostic {
    let table = tables.iter().find(|table| !table.sheet.rows.is_empty()).unwrap_or(&tables[0]);
    let message = bilingual!("không tìm thấy hàng tiêu đề trong bảng", "no header row was found in the table");
    let known = table.columns.all().iter().filter(|column| column.is_own()).map(|column| column.field().label);
    problems::NO_HEADER.at(table.first_cell()).message(message).accepted(known).help(bilingual!(
        "ghi tên các cột vào một hàng phía trên dữ liệu",
        "write the names of the columns in a row above the data"
    ))
}
