//! Blank cells of a row that must not be blank, asked for in the columns that the table has.

use super::fields::find;
use super::header::TableHeader;
use super::layout::Table;
use super::names::{NAMING, derives_title};
use super::rows::RowFields;
use super::sheet::Row;
use crate::bilingual;
use crate::diagnostics::{Diagnostic, column_name};
use crate::model::column::Column;
use crate::model::kind::Kind;
use crate::model::problems::EMPTY_FIELD;

/// Reports the first required field whose cell is blank, in the words of the table. Others are left to their columns.
pub fn check(table: &Table<'_>, row: &Row, header: &TableHeader, read: &mut RowFields) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (column, heading) in &header.headings {
        let Some(field) = heading.meaning.column(table.columns).filter(|it| it.is_own()).map(Column::field) else {
            continue;
        };
        let derived = field.name == table.kind.facts().title_field && derives_title(table.kind);
        if !field.required || derived || read.excused.contains(field.name) || find(&read.fields, field.name).is_some() {
            continue;
        }
        read.excused.insert(field.name);
        let (cell, name) = (format!("{}{}", column_name(*column), row.number), &heading.text);
        let above = header.body(&table.sheet).iter().rev().filter(|it| it.number < row.number);
        let above = above.map(|it| it.text(*column)).find(|text| !text.is_empty());
        let message =
            bilingual!("ô {cell}, cột `{name}`, chưa có nội dung", "the cell {cell}, column `{name}`, is blank");
        let help = match above {
            Some(above) => bilingual!(
                "điền vào ô {cell}; nếu cũng là `{above}` như hàng trên thì ghi lại, hoặc gộp ô",
                "fill in {cell}; where it is `{above}` as above, write it again or merge the cells"
            ),
            None => bilingual!("điền `{name}` vào ô {cell}", "fill in {cell}"),
        };
        found.push(EMPTY_FIELD.at(table.cell(row.number, *column)).message(message).help(help));
    }
    found.extend(nameless(table, row, header, read));
    found
}

/// A row of drives in which nothing gives it a name, asked for in the columns that the table has.
fn nameless(table: &Table<'_>, row: &Row, header: &TableHeader, read: &mut RowFields) -> Option<Diagnostic> {
    let title = table.kind.facts().title_field;
    if table.kind != Kind::Drive || NAMING.iter().chain([&title]).any(|name| find(&read.fields, name).is_some()) {
        return None;
    }
    // A cell that would give the name and cannot be read is told already.
    if NAMING.iter().any(|name| read.excused.contains(name)) {
        read.excused.insert(title);
        return None;
    }
    let column_of = |name: &&str| {
        let mut headings = header.headings.iter();
        headings.find(|(_, heading)| {
            heading.meaning.column(table.columns).is_some_and(|it| it.is_own() && it.name() == *name)
        })
    };
    let (column, heading) = NAMING.iter().find_map(column_of)?;
    read.excused.insert(title);
    let (cell, name) = (format!("{}{}", column_name(*column), row.number), &heading.text);
    let message = bilingual!("hàng chưa ghi nơi nào hay đơn vị nào", "the row names neither a place nor a host");
    let help = bilingual!("điền `{name}` vào ô {cell}", "fill in `{name}` in the cell {cell}");
    Some(EMPTY_FIELD.at(table.cell(row.number, *column)).message(message).help(help))
}
