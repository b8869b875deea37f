//! Columns that are filled in on the first row of each group alone, without merged cells.

use super::header::TableHeader;
use super::heading::Heading;
use super::layout::Table;
use crate::bilingual;
use crate::diagnostics::{Diagnostic, Problems, column_name};
use crate::problem;

problem! {
    /// Một cột như “Huyện” hay “Đơn vị” chỉ ghi ở hàng đầu của mỗi nhóm, các hàng dưới để trống mà không gộp ô. Chương
    /// trình không đoán rằng ô trống lặp lại ô trên: các hàng ấy được đăng mà không có nội dung đó. Kéo ô xuống để điền
    /// từng hàng, hoặc gộp ô.
    ///
    /// A column as “Huyện” or “Đơn vị” is filled in on the first row of each group alone, with blank cells below that
    /// are not merged. The program does not guess that a blank cell repeats the one above: these rows are published
    /// without it. Fill the cells in, or merge them.
    ///
    /// ```text
    /// Huyện,Ngày
    /// Huyện Mẫu,05/3/2025
    /// (trống),12/3/2025
    /// ```
    ///
    /// ```text
    /// Huyện,Ngày
    /// Huyện Mẫu,05/3/2025
    /// Huyện Mẫu,12/3/2025
    /// ```
    pub static BLANK_BELOW: Warning = "blank-below";
}

/// Fields that many rows of a table share.
const SHARED: [&str; 4] = ["area", "host", "wave", "within"];

/// Reports each column of a shared field that looks as if its blank cells meant the value above: it begins with a
/// value, never has the same value twice in a row, and has blank cells below several values, or below its only one.
pub fn check(table: &Table<'_>, header: &TableHeader, problems: &mut Problems) {
    for (column, heading) in &header.headings {
        let is_shared = heading.meaning.column(table.columns).is_some_and(|column| {
            column.is_own() && SHARED.contains(&column.name().as_str()) && !column.field().required
        });
        if is_shared {
            problems.0.extend(looks_repeated(table, header, *column, heading));
        }
    }
}

fn looks_repeated(table: &Table<'_>, header: &TableHeader, column: u32, heading: &Heading) -> Option<Diagnostic> {
    let rows: Vec<_> = header.body(&table.sheet).iter().filter(|row| row.cells.len() > 1).collect();
    let texts: Vec<String> = rows.iter().map(|row| row.text(column)).collect();
    let values: Vec<&String> = texts.iter().filter(|text| !text.is_empty()).collect();
    let blank = |at: usize| texts.get(at).is_some_and(String::is_empty);
    let runs: Vec<usize> = (1..texts.len()).filter(|at| blank(*at) && !blank(at - 1)).collect();
    let (count, first) = (texts.len() - values.len(), *runs.first()?);
    let is_repeated = values.windows(2).all(|pair| pair[0] != pair[1]) && count > 1;
    if blank(0) || !is_repeated || runs.len() < 2 && values.len() > 1 {
        return None;
    }
    let (row, above) = (rows[first].number, &texts[first - 1]);
    let (name, cell) = (&heading.text, format!("{}{row}", column_name(column)));
    let message = bilingual!(
        "cột `{name}` trống ở {cell} và các hàng khác: ô trống không được hiểu là `{above}` như hàng trên",
        "the column `{name}` is blank in {cell} and other rows: a blank cell is not read as `{above}` above it"
    );
    let help = bilingual!(
        "nếu đúng là `{above}` thì kéo ô xuống cho đầy hoặc gộp ô; nếu không thì để nguyên",
        "where it is `{above}`, fill the cells down or merge them; else leave it"
    );
    Some(BLANK_BELOW.at(table.cell(row, column)).message(message).help(help))
}
