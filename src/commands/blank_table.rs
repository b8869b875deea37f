//! An empty table to fill in: an `.xlsx` workbook with a column for each field that a row of a kind can have, and a
//! note with examples on each heading.
//!
//! The columns are those that the table reader knows ([`Columns::to_fill_in`]), so everything typed in them can be
//! read. The workbook contains only a header, so it adds nothing to the site until somebody fills it in.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Note, Workbook, Worksheet, XlsxError,
};

use crate::bilingual;
use crate::diagnostics::Speech;
use crate::model::column::{Column, Columns};
use crate::model::field::{Choice, Field, Shape};
use crate::model::kind::Kind;
use crate::parse::{derives_id, derives_title};

/// The last row of a worksheet, counted from 0.
const LAST_ROW: u32 = 1_048_575;
/// The maximum length of a list of words in the validation of a cell, commas included: a limit of Excel.
const LONGEST_LIST: usize = 255;
/// The paper size A4, by its number in ECMA-376, part 1, 18.3.1.63.
const A4: u8 = 9;

/// The bytes of the empty table of a kind, with headings in one language. Equal arguments give equal bytes.
///
/// # Errors
/// An error where a heading or a note exceeds a limit of Excel.
pub fn workbook(kind: Kind, speech: Speech) -> Result<Vec<u8>, XlsxError> {
    made(kind, speech)?.save_to_buffer()
}

fn made(kind: Kind, speech: Speech) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2025, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let sheet = workbook.add_worksheet();
    // The words of kinds contain no characters that Excel forbids in names of sheets.
    let mut letters = kind.word(speech).chars();
    sheet.set_name(letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>())?;
    heading(sheet, 0, speech.choose("Mã", "id"), &note_of_id(kind, speech), !derives_id(kind))?;
    sheet.set_column_format(0, &Format::new().set_num_format("@"))?;
    sheet.set_column_width(0, 20)?;
    for (place, column) in (1..).zip(Columns::of(kind).to_fill_in()) {
        let name = speech.choose(column.label(), column.name());
        // The title column is not needed where the program derives titles.
        let derived = column.field().name == kind.facts().title_field && derives_title(kind);
        let required = column.is_own() && column.field().required && !derived;
        heading(sheet, place, &name, &note_of(kind, column, required, speech), required)?;
        let (number_format, width) = cells(column);
        sheet.set_column_format(place, &Format::new().set_num_format(number_format))?;
        // A heading may wrap into two lines.
        sheet.set_column_width(place, width.max((name.chars().count() / 2 + 4).min(24) as u32))?;
        if let Some(rule) = validation(column, speech)? {
            sheet.add_data_validation(1, place, LAST_ROW, place, &rule)?;
        }
    }
    sheet.set_row_height(0, 33)?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_landscape().set_paper_size(A4).set_print_gridlines(true).set_repeat_rows(0, 0)?;
    Ok(workbook)
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

/// The number format and the width of a column. Days are formatted as days. Values that a spreadsheet would misread as
/// numbers or days are formatted as text (`@`).
fn cells(column: &Column) -> (&'static str, u32) {
    match item(column.field()) {
        Shape::Date | Shape::PartialDate => ("dd/mm/yyyy", 12),
        Shape::Period => ("dd/mm/yyyy", 17),
        Shape::DateTime => ("dd/mm/yyyy hh:mm", 17),
        Shape::Integer | Shape::Quantity => ("0", 12),
        Shape::Decimal | Shape::Flag => ("General", 12),
        Shape::OneOf(_) => ("General", 18),
        Shape::Prose => ("General", 40),
        Shape::MonthDay => ("@", 12),
        Shape::Hours => ("@", 17),
        Shape::Text if is_telephone(column.field()) => ("@", 16),
        _ => ("@", 26),
    }
}

/// The data validation of the cells of a column. A list field may have several words in a cell, so its validation
/// suggests words and refuses nothing.
fn validation(column: &Column, speech: Speech) -> Result<Option<DataValidation>, XlsxError> {
    let rule = match item(column.field()) {
        Shape::OneOf(choices) => one_of(&choice_words(choices, speech))?,
        Shape::Flag => one_of(&[speech.choose("có", "yes"), speech.choose("không", "no")])?,
        Shape::Integer => {
            let rule = DataValidation::new()
                .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_message(speech.choose("Ô này nhận một số nguyên.", "A whole number belongs here."))?;
            Some(rule)
        }
        _ => None,
    };
    let message = speech.choose("Chọn một từ trong danh sách của ô.", "Choose a word from the list of the cell.");
    Ok(match (rule, column.field().shape) {
        (Some(rule), Shape::List(_)) => Some(rule.show_error_message(false)),
        (Some(rule), Shape::OneOf(_) | Shape::Flag) => Some(rule.set_error_message(message)?),
        (rule, _) => rule,
    })
}

/// Validates a cell against a list of words; `None` where the list is longer than Excel allows.
fn one_of(words: &[impl AsRef<str>]) -> Result<Option<DataValidation>, XlsxError> {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    let length: usize = words.iter().map(|word| word.chars().count() + 1).sum();
    (length <= LONGEST_LIST).then(|| DataValidation::new().allow_list_strings(&words)).transpose()
}

/// The words of choices for the list of a validation. A comma would split a word, so it is replaced by a dash, which is
/// read in the same way.
fn choice_words(choices: &[Choice], speech: Speech) -> Vec<String> {
    choices.iter().map(|choice| choice.word(speech).replace(", ", " – ")).collect()
}

/// The shape of one value of the field.
fn item(field: &Field) -> Shape {
    match field.shape {
        Shape::List(item) => *item,
        shape => shape,
    }
}

fn is_telephone(field: &Field) -> bool {
    field.name == "phone" || field.name == "zalo"
}

/// The note on the heading of the ids. It also explains how to use the table.
fn note_of_id(kind: Kind, speech: Speech) -> String {
    let word = kind.word(speech);
    let need = match derives_id(kind) {
        true => speech.choose(
            "Để trống thì chương trình tự đặt; anh chị đặt sẵn thì mã không đổi khi sửa tên.",
            "Made up where it is blank; one of your own stays when the name changes.",
        ),
        false => speech.choose(
            "Bắt buộc: một ký hiệu, không lấy từ tên người.",
            "Required: a code that is not made from a person's name.",
        ),
    };
    bilingual!(
        "Mỗi hàng là một mục: {word}.\n{need}\nChữ thường không dấu, số, gạch nối: thi-du-01. Mã là địa chỉ của trang, \
         đặt rồi thì giữ nguyên.\nÔ tiêu đề đỏ, chữ đậm: cột bắt buộc. Cột nào không dùng thì xóa được. Cột riêng của \
         cơ quan: đặt tên bắt đầu bằng _ thì không lên trang.",
        "Each row is an entry: {word}.\n{need}\na–z, digits, hyphens: example-01. It is the page's address, so keep \
         it.\nRed and bold headings: required columns. Columns that are not needed may be deleted. A column whose \
         heading begins with _ is for the office alone."
    )
    .in_(speech)
    .to_owned()
}

/// The note on the heading of a column: its meaning, with examples that an officer would type.
fn note_of(kind: Kind, column: &Column, required: bool, speech: Speech) -> String {
    let field = column.field();
    let is_title = field.name == kind.facts().title_field && column.is_own();
    let need = match (required, column.path.as_slice()) {
        (true, _) => speech.choose("Bắt buộc.", "Required.").to_owned(),
        (false, [_]) if field.required && is_title => {
            speech.choose("Để trống thì chương trình tự đặt.", "Made up where it is blank.").to_owned()
        }
        (false, [group, inner]) if inner.required => match speech {
            Speech::Vi => format!("Cần có khi cột khác của “{}” có chữ.", group.label),
            Speech::En => format!("Needed where another column of `{}` is filled in.", group.name),
        },
        _ => speech.choose("Không biết thì để trống.", "Leave it blank where it is not known.").to_owned(),
    };
    let mut lines = vec![need, takes(field, speech)];
    match speech {
        Speech::En => lines.push(field.doc.to_owned()),
        Speech::Vi if column.is_own() && !field.spellings.is_empty() => {
            lines.push(format!("Tên cột cũng được nhận: {}.", field.spellings.join("; ")));
        }
        Speech::Vi => {}
    }
    lines.join("\n")
}

/// What a cell accepts, and how several values are separated.
fn takes(field: &Field, speech: Speech) -> String {
    // Where a name can stand for a group, the cell takes that name.
    let item = match item(field) {
        Shape::Record([first, ..]) => first.shape,
        item => item,
    };
    let examples = examples(field, item, speech);
    let colon = if examples.is_empty() { "" } else { ": " };
    let several = match field.shape {
        Shape::List(_) => {
            speech.choose(" Nhiều mục thì ngăn bằng dấu chấm phẩy (;).", " Part several with semicolons (;).")
        }
        _ => "",
    };
    format!("{} {}{colon}{examples}.{several}", speech.choose("Nhận", "Takes"), item.words().in_(speech))
}

/// Examples for shapes whose description alone does not say what to type.
fn examples(field: &Field, shape: Shape, speech: Speech) -> String {
    let example = match shape {
        Shape::Text if is_telephone(field) => speech.choose(
            "số điện thoại; ô đã đặt là Văn bản nên giữ được số 0 đầu",
            "a telephone number; the cell is Text, so the leading 0 stays",
        ),
        Shape::Prose => speech.choose("xuống dòng trong ô bằng Alt+Enter", "a new line in the cell is Alt+Enter"),
        Shape::Integer if field.name == "year" => "2025",
        Shape::Integer => speech.choose("350, không kèm chữ", "350, without words"),
        Shape::Quantity => {
            speech.choose("350; chưa chắc thì ghi: khoảng 300, 350-400", "350; not exact: khoảng 300, 350-400")
        }
        Shape::Decimal => speech.choose("14,35", "14.35"),
        Shape::Date => "07/4/2025",
        Shape::PartialDate => "07/4/2025, tháng 4/2025, quý II/2025",
        Shape::Period => speech.choose(
            "07/4/2025; chưa rõ ngày thì ghi chữ: tháng 4/2025, quý II/2025, trước 01/4/2025, thường xuyên",
            "07/4/2025; where the day is not known: tháng 4/2025, quý II/2025, trước 01/4/2025, thường xuyên",
        ),
        Shape::Hours => "7h30 - 11h30",
        Shape::MonthDay => "07/4",
        Shape::DateTime => "07/4/2025 08:00",
        Shape::Url => "https://…",
        Shape::File => speech.choose("tệp đặt cạnh bảng này", "a file beside this table"),
        Shape::Language => "vi",
        Shape::Reference(kinds) | Shape::ReferenceOrText(kinds) if kinds.len() < Kind::ALL.len() => {
            let words: Vec<&str> = kinds.iter().map(|kind| kind.word(speech)).collect();
            return words.join(speech.choose(" hoặc ", " or "));
        }
        Shape::OneOf(choices) => {
            let words: Vec<&str> = choices.iter().map(|choice| choice.word(speech)).collect();
            return words.join("; ");
        }
        _ => "",
    };
    example.to_owned()
}

#[cfg(test)]
mod tests;
