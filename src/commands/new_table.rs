//! A table to be filled in: an `.xlsx` workbook with a column for everything a row of a kind may say.
//!
//! The columns are those that the reader of tables knows ([`Columns::to_fill_in`]), so what is typed here can be read.
//! It holds a header and nothing else, so that it adds nothing to the site before somebody fills it in.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Note, Workbook, Worksheet, XlsxError,
};

use super::new_note;
use crate::bilingual;
use crate::diagnostics::Speech;
use crate::model::column::{Column, Columns};
use crate::model::field::{Choice, Shape};
use crate::model::kind::Kind;
use crate::parse::{derives_id, derives_title};

/// The last row of a worksheet, counted from 0.
const LAST_ROW: u32 = 1_048_575;
/// Characters a list of words in a cell's validation may have, commas included: a limit of Excel.
const LONGEST_LIST: usize = 255;
/// Paper of size A4, in the numbers of ECMA-376, part 1, 18.3.1.63.
const A4: u8 = 9;

/// The bytes of the table of a kind, its headings in one language. Always the same for the same kind and language.
///
/// # Errors
/// When a heading or a note breaks a limit of Excel.
pub fn table(kind: Kind, speech: Speech) -> Result<Vec<u8>, XlsxError> {
    workbook(kind, speech)?.save_to_buffer()
}

fn workbook(kind: Kind, speech: Speech) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2025, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(kind, speech))?;
    let columns = Columns::of(kind);
    let id = bilingual!("Mã", "id");
    heading(sheet, 0, id.in_(speech), &new_note::of_id(kind, speech), !derives_id(kind))?;
    sheet.set_column_format(0, &Format::new().set_num_format("@"))?;
    sheet.set_column_width(0, 20)?;
    for (place, column) in (1..).zip(columns.to_fill_in()) {
        let name = match speech {
            Speech::Vi => column.label(),
            Speech::En => column.name(),
        };
        let required = is_required(kind, column);
        heading(sheet, place, &name, &new_note::of(kind, column, required, speech), required)?;
        sheet.set_column_format(place, &Format::new().set_num_format(number_format(column)))?;
        sheet.set_column_width(place, width(column, &name))?;
        if let Some(rule) = validation(column, speech)? {
            sheet.add_data_validation(1, place, LAST_ROW, place, &rule)?;
        }
    }
    sheet.set_row_height(0, 33)?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_landscape().set_paper_size(A4).set_print_gridlines(true).set_repeat_rows(0, 0)?;
    Ok(workbook)
}

/// Whether a row needs a cell in a column: a title that the program would make itself is not needed.
fn is_required(kind: Kind, column: &Column) -> bool {
    let made = column.field().name == kind.facts().title_field && derives_title(kind);
    column.is_own() && column.field().required && !made
}

/// The kind with a capital letter. Its words have none of the signs that Excel refuses in names of sheets.
fn sheet_name(kind: Kind, speech: Speech) -> String {
    let words = new_note::kind_word(kind, speech);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn heading(sheet: &mut Worksheet, place: u16, name: &str, note: &str, required: bool) -> Result<(), XlsxError> {
    let format = Format::new().set_text_wrap().set_align(FormatAlign::VerticalCenter).set_border(FormatBorder::Thin);
    let format = match required {
        true => format.set_bold().set_background_color("#B3142B").set_font_color("#FFFFFF"),
        false => format.set_background_color("#F4E4E6").set_font_color("#1F1A1B"),
    };
    sheet.write_string_with_format(0, place, name, &format)?;
    let lines: usize = note.lines().map(|line| line.chars().count() / 44 + 1).sum();
    let note = Note::new(note)
        .set_author("Giọt Hồng")
        .add_author_prefix(false)
        .set_font_size(9)
        .set_width(300)
        .set_height(16 * lines as u32 + 12);
    sheet.insert_note(0, place, &note)?;
    Ok(())
}

/// Days are shown as days; what a program of tables would take for a number or a day, and is none, is text.
fn number_format(column: &Column) -> &'static str {
    match item(column) {
        Shape::Date | Shape::PartialDate | Shape::Period => "dd/mm/yyyy",
        Shape::Moment => "dd/mm/yyyy hh:mm",
        Shape::Integer => "0",
        Shape::Decimal | Shape::Prose | Shape::Flag | Shape::OneOf(_) => "General",
        _ => "@",
    }
}

fn width(column: &Column, heading: &str) -> u32 {
    let cells = match item(column) {
        Shape::Date | Shape::PartialDate | Shape::Integer | Shape::Decimal | Shape::Flag | Shape::MonthDay => 12,
        Shape::Period | Shape::Hours | Shape::Moment => 17,
        Shape::OneOf(_) => 18,
        Shape::Text if column.field().name == "phone" || column.field().name == "zalo" => 16,
        Shape::Prose => 40,
        _ => 26,
    };
    // A heading may take two lines.
    cells.max((heading.chars().count() / 2 + 4).min(24) as u32)
}

/// What a program of tables offers and refuses in the cells of a column. Lists take several words in a cell, so there
/// the words are offered and nothing is refused.
fn validation(column: &Column, speech: Speech) -> Result<Option<DataValidation>, XlsxError> {
    let is_list = matches!(column.field().shape, Shape::List(_));
    let rule = match item(column) {
        Shape::OneOf(choices) => words_rule(&choice_words(choices, speech))?,
        Shape::Flag => words_rule(match speech {
            Speech::Vi => &["có", "không"],
            Speech::En => &["yes", "no"],
        })?,
        Shape::Integer => Some(
            DataValidation::new()
                .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_message(
                    bilingual!("Ô này nhận một số nguyên.", "A whole number belongs here.").in_(speech),
                )?,
        ),
        _ => None,
    };
    let message = bilingual!("Chọn một từ trong danh sách của ô.", "Choose a word from the list of the cell.");
    Ok(match rule {
        Some(rule) if is_list => Some(rule.show_error_message(false)),
        Some(rule) if !matches!(item(column), Shape::Integer) => Some(rule.set_error_message(message.in_(speech))?),
        rule => rule,
    })
}

fn words_rule<S: AsRef<str>>(words: &[S]) -> Result<Option<DataValidation>, XlsxError> {
    let length: usize = words.iter().map(|word| word.as_ref().chars().count() + 1).sum();
    let fits = length <= LONGEST_LIST;
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    fits.then(|| DataValidation::new().allow_list_strings(&words)).transpose()
}

/// The words of choices as a list of a validation writes them: a comma would part a word in two, and a dash is read
/// like one.
fn choice_words(choices: &[Choice], speech: Speech) -> Vec<String> {
    let word = |choice: &Choice| match speech {
        Speech::Vi => choice.label.replace(", ", " – "),
        Speech::En => choice.name.to_owned(),
    };
    choices.iter().map(word).collect()
}

/// The shape of one value of the column.
fn item(column: &Column) -> Shape {
    match column.field().shape {
        Shape::List(item) => *item,
        shape => shape,
    }
}

#[cfg(test)]
mod tests;
