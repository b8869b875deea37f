//! What can be told of a table from its header alone.

use std::collections::{BTreeMap, BTreeSet};

use super::header::{Header, Heading};
use super::layout::Placed;
use super::meaning::{Meaning, Part};
use super::names::derives_title;
use super::problems::{LOST_LETTERS, MISSING_COLUMN, UNKNOWN_COLUMN};
use super::sums::end_of;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, column_name, one_of};
use crate::model::column::{Column, Columns};
use crate::model::kind::Kind;
use crate::model::problems::DUPLICATE_FIELD;

/// Reports columns that are unknown, nameless, there twice or lacking. The fields that lack a column, or would be made
/// from one that is unknown, are returned, so that no row is blamed for them.
pub fn check(
    placed: Placed<'_>,
    header: &Header,
    columns: &Columns,
    kind: Kind,
    problems: &mut Problems,
) -> BTreeSet<&'static str> {
    let mut first: BTreeMap<usize, u32> = BTreeMap::new();
    let mut first_id = None;
    for (number, heading) in &header.headings {
        let span = || placed.cell(heading.row, *number);
        let earlier = match &heading.meaning {
            Meaning::Unknown => {
                problems.push(unknown(&heading.text, span(), columns));
                None
            }
            Meaning::Ambiguous(indices) => {
                problems.push(ambiguous(&heading.text, span(), columns, indices));
                None
            }
            Meaning::Field(index) => {
                let earlier = first.get(index).copied();
                first.entry(*index).or_insert(*number);
                earlier
            }
            Meaning::Id => {
                let earlier = first_id;
                first_id = first_id.or(Some(*number));
                earlier
            }
            _ => None,
        };
        if let Some(earlier) = earlier {
            let row = header.headings[&earlier].row;
            problems.push(twice(&heading.text, span(), placed.cell(row, earlier)));
        }
    }
    nameless(placed, header, problems);
    let mut excused = missing(placed, header, columns, kind, problems);
    if header.headings.values().any(|heading| matches!(heading.meaning, Meaning::Unknown | Meaning::Ambiguous(_))) {
        excused.insert(kind.facts().title_field);
    }
    excused
}

/// Headings whose letters became question marks when the table was saved: nothing in such a table can be trusted.
pub fn lost_letters(placed: Placed<'_>, header: &Header) -> Option<Diagnostic> {
    let broken = |(_, heading): &(&u32, &Heading)| heading.meaning == Meaning::Unknown && heading.text.contains('?');
    let (number, heading) = header.headings.iter().find(broken)?;
    if header.headings.iter().filter(broken).count() < 2 {
        return None;
    }
    let text = &heading.text;
    let message = bilingual!(
        "các chữ tiếng Việt đã thành dấu hỏi khi lưu bảng, như `{text}`",
        "Vietnamese letters became question marks when the table was saved, as in `{text}`"
    );
    let help = Bilingual::literal(
        "mở bảng gốc và lưu lại bằng “CSV UTF-8” hoặc .xlsx",
        "open the original and save it as “CSV UTF-8” or .xlsx",
    );
    let span = placed.cell(heading.row, *number);
    Some(LOST_LETTERS.at(span).message(message).found(text.as_str()).help(help))
}

fn unknown(name: &str, span: Span, columns: &Columns) -> Diagnostic {
    let own = || columns.all().iter().filter(|column| column.is_own());
    let near = columns.nearest(name);
    let diagnostic = UNKNOWN_COLUMN
        .at(span)
        .message(bilingual!("không có cột `{name}`", "there is no column `{name}`"))
        .found(name)
        .accepted(own().map(|column| column.field().label));
    match (near.first(), one_of(&near)) {
        (Some(meant), Some(label)) => diagnostic.label(label).help(bilingual!(
            "đổi tên cột thành `{meant}`; nếu chỉ dùng nội bộ, đổi thành `_{name}`",
            "rename the column to `{meant}`, or to `_{name}` where it is for the office alone"
        )),
        _ => diagnostic.help(bilingual!(
            "dùng một tên cột có sẵn; nếu chỉ dùng nội bộ, đổi thành `_{name}`",
            "use a column that exists, or rename it to `_{name}` where it is for the office alone"
        )),
    }
}

fn ambiguous(name: &str, span: Span, columns: &Columns, indices: &[usize]) -> Diagnostic {
    let labels = indices.iter().filter_map(|index| columns.get(*index)).map(Column::label);
    let message = bilingual!("cột `{name}` có thể là nhiều trường", "the column `{name}` may be several fields");
    let help = Bilingual::literal("dùng một trong các tên đầy đủ", "use one of the full names");
    UNKNOWN_COLUMN.at(span).message(message).found(name).accepted(labels).help(help)
}

fn twice(name: &str, span: Span, first: Span) -> Diagnostic {
    let message = bilingual!("cột `{name}` có hai lần", "the column `{name}` is there twice");
    DUPLICATE_FIELD
        .at(span)
        .message(message)
        .found(name)
        .help(bilingual!(
            "giữ một cột; cột kia đổi thành `_{name}` hoặc xóa",
            "keep one; rename the other to `_{name}` or delete it"
        ))
        .related(first, Bilingual::literal("lần đầu ở đây", "first here"))
}

/// Cells below no heading. Of each such column the first is reported. Rows after the total are not looked at: they
/// are no entries.
fn nameless(placed: Placed<'_>, header: &Header, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    let rows = &placed.sheet.rows[header.last + 1..header.end];
    for row in &rows[..end_of(rows, header)] {
        for cell in row.cells.iter().filter(|cell| !header.headings.contains_key(&cell.column)) {
            if seen.insert(cell.column) {
                let column = column_name(cell.column);
                let message = bilingual!(
                    "cột {column} có chữ nhưng không có tên ở hàng tiêu đề",
                    "column {column} holds something and has no heading"
                );
                let help = Bilingual::literal(
                    "đặt tên cho cột, hoặc ghi `_` vào ô tiêu đề để bỏ qua cột",
                    "give the column a heading; `_` alone has it passed over",
                );
                let span = placed.cell(row.number, cell.column);
                problems.push(UNKNOWN_COLUMN.at(span).message(message).help(help));
            }
        }
    }
}

/// Required fields that no column gives.
fn missing(
    placed: Placed<'_>,
    header: &Header,
    columns: &Columns,
    kind: Kind,
    problems: &mut Problems,
) -> BTreeSet<&'static str> {
    let given = |column: &Column| {
        header.headings.values().any(|heading| match &heading.meaning {
            Meaning::Field(index) => columns.get(*index).is_some_and(|given| given.path[0].name == column.path[0].name),
            Meaning::Part(part @ (Part::FirstDay | Part::LastDay)) => part.field() == column.path[0].name,
            _ => false,
        })
    };
    let title = kind.facts().title_field;
    let mut lacking = BTreeSet::new();
    for column in columns.all().iter().filter(|column| column.is_own() && column.field().required && !given(column)) {
        let field = column.field();
        if field.name == title && derives_title(kind) {
            continue;
        }
        lacking.insert(field.name);
        let (label, name) = (field.label, field.name);
        let message = bilingual!("bảng thiếu cột `{label}`", "the table has no column `{name}`");
        let help = bilingual!("thêm cột `{label}`", "add a column `{name}`");
        problems.push(MISSING_COLUMN.at(placed.row(header.rows.1)).message(message).help(help));
    }
    lacking
}
