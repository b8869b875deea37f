//! The notes on the headings of a table to be filled in: what belongs below, with examples an officer would type.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech};
use crate::model::column::Column;
use crate::model::field::{Field, Shape};
use crate::model::kind::Kind;
use crate::parse::derives_id;

/// The note on the heading of the ids, which also says how the table is meant.
pub fn of_id(kind: Kind, speech: Speech) -> String {
    let word = kind_word(kind, speech);
    let need = match derives_id(kind) {
        true => bilingual!(
            "Để trống thì chương trình tự đặt; anh chị đặt sẵn thì mã không đổi khi sửa tên.",
            "Made up where it is blank; one of your own stays when the name changes."
        ),
        false => bilingual!(
            "Bắt buộc: một ký hiệu, không lấy từ tên người.",
            "Required: a code that is not made from a person's name."
        ),
    };
    let need = need.in_(speech);
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

/// The note on the heading of a column.
pub fn of(kind: Kind, column: &Column, required: bool, speech: Speech) -> String {
    let field = column.field();
    let is_title = field.name == kind.facts().title_field && column.is_own();
    let need = match (required, column.path.as_slice()) {
        (true, _) => bilingual!("Bắt buộc.", "Required."),
        (false, [_]) if field.required && is_title => {
            bilingual!("Để trống thì chương trình tự đặt.", "Made up where it is blank.")
        }
        (false, [group, inner]) if inner.required => {
            let (label, name) = (group.label, group.name);
            bilingual!(
                "Cần có khi cột khác của “{label}” có chữ.",
                "Needed where another column of `{name}` is filled in."
            )
        }
        _ => bilingual!("Không biết thì để trống.", "Leave it blank where it is not known."),
    };
    let mut lines = vec![need.in_(speech).to_owned(), takes(field).in_(speech).to_owned()];
    match speech {
        Speech::En => lines.push(field.doc.to_owned()),
        Speech::Vi if column.is_own() && !field.spellings.is_empty() => {
            lines.push(format!("Tên cột cũng được nhận: {}.", field.spellings.join("; ")));
        }
        Speech::Vi => {}
    }
    lines.join("\n")
}

/// The word for one of a kind.
pub fn kind_word(kind: Kind, speech: Speech) -> &'static str {
    match speech {
        Speech::Vi => kind.facts().label,
        Speech::En => kind.facts().singular,
    }
}

/// What a cell takes, and how several are parted.
fn takes(field: &Field) -> Bilingual {
    let (item, is_list) = match field.shape {
        Shape::List(item) => (*item, true),
        shape => (shape, false),
    };
    // Where a name stands for a group, the name is what belongs into the cell.
    let item = match item {
        Shape::Record([first, ..]) => first.shape,
        item => item,
    };
    let (words, examples) = (item.words(), examples(field, item));
    let comma = |text: &str| if text.is_empty() { String::new() } else { format!(": {text}") };
    let (vi, en) = (comma(&examples.vi), comma(&examples.en));
    let (vi_words, en_words) = (words.vi, words.en);
    let several = match is_list {
        true => Bilingual::literal(" Nhiều mục thì ngăn bằng dấu chấm phẩy (;).", " Part several with semicolons (;)."),
        false => Bilingual::default(),
    };
    let (vi_several, en_several) = (several.vi, several.en);
    bilingual!("Nhận {vi_words}{vi}.{vi_several}", "Takes {en_words}{en}.{en_several}")
}

/// What to type, for shapes where that is not plain from their words.
fn examples(field: &Field, shape: Shape) -> Bilingual {
    let kinds_words = |kinds: &[Kind]| match kinds.len() < Kind::ALL.len() {
        true => {
            let words = |speech: Speech, or: &str| {
                kinds.iter().map(|kind| kind_word(*kind, speech)).collect::<Vec<_>>().join(or)
            };
            Bilingual::new(words(Speech::Vi, " hoặc "), words(Speech::En, " or "))
        }
        false => Bilingual::default(),
    };
    match shape {
        Shape::Text if field.name == "phone" || field.name == "zalo" => Bilingual::literal(
            "số điện thoại; ô đã đặt là Văn bản nên giữ được số 0 đầu",
            "a telephone number; the cell is Text, so the leading 0 stays",
        ),
        Shape::Prose => Bilingual::literal("xuống dòng trong ô bằng Alt+Enter", "a new line in the cell is Alt+Enter"),
        Shape::Integer if field.name == "year" => Bilingual::literal("2025", "2025"),
        Shape::Integer => Bilingual::literal("350, không kèm chữ", "350, without words"),
        Shape::Decimal => Bilingual::literal("14,35", "14.35"),
        Shape::Date => Bilingual::literal("07/4/2025", "07/4/2025"),
        Shape::PartialDate => {
            Bilingual::literal("07/4/2025, tháng 4/2025, quý II/2025", "07/4/2025, tháng 4/2025, quý II/2025")
        }
        Shape::Period => Bilingual::literal(
            "07/4/2025; chưa rõ ngày thì ghi chữ: tháng 4/2025, quý II/2025, trước 01/4/2025, thường xuyên",
            "07/4/2025; where the day is not known: tháng 4/2025, quý II/2025, trước 01/4/2025, thường xuyên",
        ),
        Shape::Hours => Bilingual::literal("7h30 - 11h30", "7h30 - 11h30"),
        Shape::MonthDay => Bilingual::literal("07/4", "07/4"),
        Shape::Moment => Bilingual::literal("07/4/2025 08:00", "07/4/2025 08:00"),
        Shape::Url => Bilingual::literal("https://…", "https://…"),
        Shape::File => Bilingual::literal("tệp đặt cạnh bảng này", "a file beside this table"),
        Shape::Language => Bilingual::literal("vi", "vi"),
        Shape::Reference(kinds) | Shape::ReferenceOrText(kinds) => kinds_words(kinds),
        Shape::OneOf(choices) => {
            let join = |words: Vec<&str>| words.join("; ");
            Bilingual::new(
                join(choices.iter().map(|choice| choice.label).collect()),
                join(choices.iter().map(|choice| choice.name).collect()),
            )
        }
        _ => Bilingual::default(),
    }
}
