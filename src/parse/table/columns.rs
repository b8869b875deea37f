//! Checks on the header of a table alone.

use std::collections::BTreeSet;

use super::header::TableHeader;
use super::heading::{Heading, Meaning, TimePart, meaning};
use super::layout::Table;
use super::names::derives_title;
use super::problems::{LOST_LETTERS, MISSING_COLUMN, UNKNOWN_COLUMN, UNPUBLISHED_COLUMN};
use super::year;
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Problems, Span, column_name};
use crate::model::column::{Column, Columns};
use crate::model::kind::Kind;
use crate::model::problems::DUPLICATE_FIELD;
use crate::problem;
use crate::text::fold::fold;

problem! {
    /// Bảng có một cột chỉ dùng trong văn phòng: tiền, chữ ký, xe, hay cột mà Google Biểu mẫu tự thêm (“Dấu thời gian”,
    /// “Địa chỉ email”). Cột không được đọc và không lên trang.
    ///
    /// The table has a column that is for the office alone: money, signatures, cars, or one that Google Forms adds
    /// (“Dấu thời gian”, “Địa chỉ email”). It is not read and never published.
    ///
    /// ```text
    /// Dấu thời gian,Ngày,Địa điểm
    /// ```
    ///
    /// ```text
    /// _Dấu thời gian,Ngày,Địa điểm
    /// ```
    pub static OFFICE_COLUMN: Note = "office-column";
}

/// Reports unknown, unnamed, duplicate and missing columns. Returns the fields without a column, and the title field
/// where an unknown column may be meant to supply the title, so that no row is reported for lacking them.
pub fn check(table: &Table<'_>, header: &TableHeader, problems: &mut Problems) -> BTreeSet<&'static str> {
    let mut excused = missing(table, header, problems);
    for (number, heading) in &header.headings {
        let (name, span) = (&heading.text, table.cell(heading.row, *number));
        match &heading.meaning {
            Meaning::Unknown => problems.push(unknown(name, span, table.columns)),
            Meaning::OneOf { of, .. } => problems.push(ambiguous(name, span, of, table.columns)),
            Meaning::Office => {
                problems.push(office(name, span));
                continue;
            }
            Meaning::NoField => {
                problems.push(no_field(name, span, table.columns));
                continue;
            }
            Meaning::Field(_) | Meaning::Id => {
                let mut before = header.headings.range(..number);
                if let Some((earlier, first)) = before.find(|(_, other)| other.meaning == heading.meaning) {
                    problems.push(twice(heading, span, (first, table.cell(first.row, *earlier)), table.columns));
                }
                continue;
            }
            _ => continue,
        }
        excused.insert(table.kind.facts().title_field);
    }
    nameless(table, header, problems);
    if let Some(problem) = year::several(table, header) {
        problems.push(problem);
        excused.extend(["year", table.kind.facts().title_field]);
    }
    excused
}

/// Reports headings whose letters were replaced by question marks when the table was saved: no text in such a table can
/// be trusted.
pub fn lost_letters(table: &Table<'_>, header: &TableHeader) -> Option<Diagnostic> {
    let is_broken = |(_, heading): &(&u32, &Heading)| heading.meaning == Meaning::Unknown && heading.text.contains('?');
    let mut broken = header.headings.iter().filter(is_broken);
    let ((number, Heading { row, text, .. }), Some(_)) = (broken.next()?, broken.next()) else { return None };
    let message = bilingual!(
        "các chữ tiếng Việt đã thành dấu hỏi khi lưu bảng, như `{text}`",
        "Vietnamese letters became question marks when the table was saved, as in `{text}`"
    );
    let help = bilingual!(
        "mở bảng gốc và lưu lại bằng “CSV UTF-8” hoặc .xlsx",
        "open the original and save it as “CSV UTF-8” or .xlsx"
    );
    Some(LOST_LETTERS.at(table.cell(*row, *number)).message(message).found(text).help(help))
}

fn unknown(name: &str, span: Span, columns: &Columns) -> Diagnostic {
    let facts = facts_in(name, columns);
    if facts.len() > 1 {
        let (count, list) = (facts.len(), facts.join("`, `"));
        let message = bilingual!(
            "cột `{name}` gồm {count} điều trong một ô: `{list}`",
            "the column `{name}` has {count} facts in one cell: `{list}`"
        );
        let help = bilingual!(
            "tách thành các cột `{list}`; nếu chỉ dùng nội bộ, đổi thành `_{name}`",
            "make the columns `{list}` of it, or call it `_{name}` where it is for the office alone"
        );
        return UNKNOWN_COLUMN.at(span).message(message).found(name).help(help);
    }
    let own = columns.all().iter().filter(|column| column.is_own());
    let near = columns.nearest(name);
    let message = bilingual!("không có cột `{name}`", "there is no column `{name}`");
    let diagnostic =
        UNKNOWN_COLUMN.at(span).message(message).found(name).accepted(own.map(|column| column.field().label));
    let change = |meant: &str| {
        bilingual!(
            "đổi tên cột thành `{meant}`; nếu chỉ dùng nội bộ, đổi thành `_{name}`",
            "rename the column to `{meant}`, or to `_{name}` where it is for the office alone"
        )
    };
    let otherwise = bilingual!(
        "dùng một tên cột có sẵn; nếu chỉ dùng nội bộ, đổi thành `_{name}`",
        "use a column that exists, or rename it to `_{name}` where it is for the office alone"
    );
    diagnostic.change_to(&near, change, otherwise)
}

/// The labels of the facts that a heading joins, where each of its parts is a heading: `Ngày, địa điểm`.
fn facts_in(name: &str, columns: &Columns) -> Vec<String> {
    let parts = name.split([',', '-', '–', '/', '&', '+', '\n']).flat_map(|part| part.split(" và ")).map(str::trim);
    let labels: Option<Vec<String>> = parts.map(|part| label(&meaning(part, columns), columns)).collect();
    let mut labels = labels.unwrap_or_default();
    labels.dedup();
    labels
}

/// The problem of a heading with several meanings, between which nothing in the table decides.
fn ambiguous(name: &str, span: Span, of: &[Meaning], columns: &Columns) -> Diagnostic {
    let labels: Vec<String> = of.iter().filter_map(|meaning| label(meaning, columns)).collect();
    let (vi, en) = (labels.join("` hoặc `"), labels.join("` or `"));
    let message = bilingual!("cột `{name}` có thể là `{vi}`", "the column `{name}` may be `{en}`");
    let help = bilingual!(
        "đổi tên cột thành `{vi}`, đúng với nội dung của nó; nếu chỉ dùng nội bộ, đổi thành `_{name}`",
        "rename the column to `{en}`, as it is meant, or to `_{name}` where it is for the office alone"
    );
    UNKNOWN_COLUMN.at(span).message(message).found(name).accepted(labels).help(help)
}

/// The heading that means exactly one thing.
fn label(meaning: &Meaning, columns: &Columns) -> Option<String> {
    let part = |part: TimePart| match part {
        TimePart::FirstDay => "Từ ngày",
        TimePart::LastDay => "Đến ngày",
        TimePart::FirstHour => "Giờ bắt đầu",
        TimePart::LastHour => "Giờ kết thúc",
        TimePart::Weekday => "Thứ",
        TimePart::HalfDay => "Buổi",
        TimePart::Morning => "Sáng",
        TimePart::Afternoon => "Chiều",
        TimePart::Month => "Tháng",
        TimePart::Year => "Năm",
        TimePart::TimeOfDay => "Giờ",
    };
    match meaning {
        Meaning::Part(it) => Some(part(*it).to_owned()),
        meaning => meaning.column(columns).map(Column::label),
    }
}

fn office(name: &str, span: Span) -> Diagnostic {
    let message = bilingual!(
        "cột `{name}` là của riêng văn phòng, không đăng",
        "the column `{name}` is the office's own and is not published"
    );
    let help = bilingual!("đổi tên thành `_{name}` để không nhắc lại", "call it `_{name}` to hear no more of it");
    OFFICE_COLUMN.at(span).message(message).found(name).help(help)
}

fn no_field(name: &str, span: Span, columns: &Columns) -> Diagnostic {
    let message = bilingual!(
        "trang chưa có chỗ cho cột `{name}`: cột không được đăng",
        "the site has no field for the column `{name}`: it is not published"
    );
    let result = columns.find(name).and_then(|meaning| label(&meaning, columns));
    if let Some(result) = result.filter(|result| fold(result) != fold(name)) {
        let help = bilingual!(
            "nếu là kết quả, đổi tên cột thành `{result}`; nếu là số dự kiến, đổi thành `_{name}` để không nhắc lại",
            "where it is a result, call the column `{result}`; where it is expected, `_{name}` to hear no more of it"
        );
        return UNPUBLISHED_COLUMN.at(span).message(message).found(name).help(help);
    }
    let help = bilingual!(
        "điều người dân cần biết thì chép sang cột `Ghi chú`; rồi đổi tên cột thành `_{name}` để không nhắc lại",
        "copy what people should know into `Ghi chú`; then call the column `_{name}` to hear no more of it"
    );
    UNPUBLISHED_COLUMN.at(span).message(message).found(name).help(help)
}

fn twice(heading: &Heading, span: Span, (first, at): (&Heading, Span), columns: &Columns) -> Diagnostic {
    let (name, other) = (&heading.text, &first.text);
    let (message, help) = match label(&heading.meaning, columns).filter(|_| first.folded != heading.folded) {
        Some(label) => (
            bilingual!(
                "cột `{other}` và cột `{name}` cùng là `{label}`",
                "the columns `{other}` and `{name}` are both `{label}`"
            ),
            match label == "Địa bàn" {
                true => bilingual!(
                    "giữ cột của nơi nhỏ hơn (xã, phường); cột kia đổi tên, thêm `_` ở đầu",
                    "keep the column of the smaller place; put `_` before the name of the other"
                ),
                false => bilingual!(
                    "giữ một cột; cột kia đổi thành `_{name}` hoặc xóa",
                    "keep one; rename the other to `_{name}` or delete it"
                ),
            },
        ),
        None => (
            bilingual!("cột `{name}` có hai lần", "the column `{name}` is there twice"),
            bilingual!(
                "giữ một cột; cột kia đổi thành `_{name}` hoặc xóa",
                "keep one; rename the other to `_{name}` or delete it"
            ),
        ),
    };
    let diagnostic = DUPLICATE_FIELD.at(span).message(message).found(name).help(help);
    diagnostic.related(at, bilingual!("lần đầu ở đây", "first here"))
}

/// Reports cells in columns without a heading: the first cell of each such column. Rows after the total are not
/// checked, since they are not entries.
fn nameless(table: &Table<'_>, header: &TableHeader, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for row in header.body(&table.sheet) {
        for cell in row.cells.iter().filter(|cell| !header.headings.contains_key(&cell.column)) {
            if seen.insert(cell.column) {
                let column = column_name(cell.column);
                let message = bilingual!(
                    "cột {column} có chữ nhưng không có tên ở hàng tiêu đề",
                    "column {column} holds something and has no heading"
                );
                let help = bilingual!(
                    "đặt tên cho cột, hoặc ghi `_` vào ô tiêu đề để bỏ qua cột",
                    "give the column a heading; `_` alone has it passed over"
                );
                let span = table.cell(row.number, cell.column);
                problems.push(UNKNOWN_COLUMN.at(span).message(message).help(help));
            }
        }
    }
}

/// Reports required fields without a column.
fn missing(table: &Table<'_>, header: &TableHeader, problems: &mut Problems) -> BTreeSet<&'static str> {
    let is_given = |name: &str| {
        header.headings.values().any(|heading| match &heading.meaning {
            Meaning::Part(part) => (part.is_day() || *part == TimePart::Month) && part.field() == name,
            meaning => meaning.column(table.columns).is_some_and(|column| column.path[0].name == name),
        })
    };
    let is_document = |name: &str| table.kind == Kind::Document && name == "kind" && is_given("number");
    let has_year = year::of_table(table, header).is_some() || year::several(table, header).is_some();
    let is_said = |name: &str| name == "year" && has_year;
    let may_lack = |name: &str| {
        is_said(name) || name == table.kind.facts().title_field && derives_title(table.kind) || is_document(name)
    };
    // What one cell joins with another fact is reported at its heading.
    let joined: BTreeSet<String> = header
        .headings
        .values()
        .filter(|heading| heading.meaning == Meaning::Unknown)
        .map(|heading| facts_in(&heading.text, table.columns))
        .filter(|facts| facts.len() > 1)
        .flatten()
        .collect();
    let required = table.columns.all().iter().filter(|column| column.is_own() && column.field().required);
    let mut lacking = BTreeSet::new();
    for field in required.map(Column::field).filter(|field| !is_given(field.name) && !may_lack(field.name)) {
        let (label, name) = (field.label, field.name);
        lacking.insert(name);
        if joined.contains(label) {
            continue;
        }
        let message = bilingual!("bảng thiếu cột `{label}`", "the table has no column `{name}`");
        let help = bilingual!("thêm cột `{label}`", "add a column `{name}`");
        problems.push(MISSING_COLUMN.at(table.row(header.rows.1)).message(message).help(help));
    }
    lacking
}
