//! The kind of an official document in a row that does not name it: from its number or from the first words of its
//! title (Decree 30/2020/NĐ-CP, Annex III, table of abbreviations).

use super::fields::{Fields, field, find, text, text_of};
use super::rows::RowFields;
use crate::bilingual;
use crate::diagnostics::Problems;
use crate::model::document::DocumentKind;
use crate::problem;
use crate::text::fold::fold;

problem! {
    /// Bảng văn bản không có cột “Loại văn bản”, và cả số, ký hiệu lẫn trích yếu không cho biết loại: ký hiệu như KH, QĐ,
    /// TB, BC, CV thì chương trình tự biết. Thêm cột “Loại văn bản” và ghi ở các hàng ấy.
    ///
    /// The table of documents has no column “Loại văn bản”, and neither the number nor the title says the kind; symbols
    /// as KH, QĐ, TB, BC, CV are known. Add the column and write the kind in these rows.
    ///
    /// ```text
    /// Số/Ký hiệu,Trích yếu
    /// 12/CTĐ,V/v tổ chức hiến máu
    /// ```
    ///
    /// ```text
    /// Số/Ký hiệu,Trích yếu,Loại văn bản
    /// 12/CTĐ,V/v tổ chức hiến máu,Công văn
    /// ```
    pub static UNKNOWN_DOCUMENT_KIND: Error = "unknown-document-kind";
}

/// Abbreviations in numbers, and the kinds they mean.
const ABBREVIATIONS: [(&str, DocumentKind); 17] = [
    ("CV", DocumentKind::OfficialLetter),
    ("CTr", DocumentKind::Program),
    ("QĐ", DocumentKind::Decision),
    ("KH", DocumentKind::Plan),
    ("TB", DocumentKind::Notice),
    ("TT", DocumentKind::Circular),
    ("BC", DocumentKind::Report),
    ("NQ", DocumentKind::Other),
    ("CT", DocumentKind::Other),
    ("NĐ", DocumentKind::Other),
    ("HD", DocumentKind::Other),
    ("TTr", DocumentKind::Other),
    ("ĐA", DocumentKind::Other),
    ("PA", DocumentKind::Other),
    ("GM", DocumentKind::Other),
    ("BB", DocumentKind::Other),
    ("CĐ", DocumentKind::Other),
];

/// The first words of titles, folded.
const WORDS: [(&str, DocumentKind); 9] = [
    ("cong van", DocumentKind::OfficialLetter),
    ("chuong trinh cong tac", DocumentKind::Program),
    ("quyet dinh", DocumentKind::Decision),
    ("ke hoach", DocumentKind::Plan),
    ("thong bao", DocumentKind::Notice),
    ("thong tu", DocumentKind::Circular),
    ("bao cao", DocumentKind::Report),
    ("luat", DocumentKind::Other),
    ("nghi dinh", DocumentKind::Other),
];

/// Adds the kind to a row, or the problem that neither number nor title says it.
pub fn derive(row: &mut RowFields, problems: &mut Problems) {
    let known = of_number(&row.fields).or_else(|| of_title(&row.fields));
    let from = ["number", "title"].into_iter().find_map(|name| find(&row.fields, name).map(|found| found.span.clone()));
    match (known, from) {
        (Some(kind), Some(span)) => row.fields.push(field("kind", text(kind.label()), &span)),
        (_, span) if !row.excused.contains("kind") => {
            row.excused.insert("kind");
            let number = text_of(&row.fields, "number").unwrap_or_default();
            let message = bilingual!(
                "không rõ văn bản này thuộc loại nào: số `{number}` và tiêu đề không cho biết",
                "the kind of this document is not known: neither its number `{number}` nor its title says it"
            );
            let help = bilingual!(
                "thêm cột `Loại văn bản` và ghi ở hàng này, như `Công văn` hoặc `Kế hoạch`",
                "add a column `Loại văn bản` and write it in this row, as `Công văn` or `Kế hoạch`"
            );
            let span = span.unwrap_or_else(|| row.place.clone());
            problems.push(UNKNOWN_DOCUMENT_KIND.at(span).message(message).help(help));
        }
        _ => {}
    }
}

/// The kind that the symbol of a number says: `12/KH-BCĐ`, `26/2013/TT-BYT`, `123/UBND-VX`.
fn of_number(fields: &Fields) -> Option<DocumentKind> {
    let number = text_of(fields, "number")?;
    let symbol = number.rsplit_once('/')?.1.trim();
    let first = symbol.split(['-', '–', ' ']).next().unwrap_or_default();
    let known = ABBREVIATIONS.iter().find(|(short, _)| *short == first).map(|(_, kind)| *kind);
    // A letter alone has no abbreviation of its kind: its symbol begins with the office that issued it.
    known.or_else(|| symbol.starts_with("UBND-").then_some(DocumentKind::OfficialLetter))
}

fn of_title(fields: &Fields) -> Option<DocumentKind> {
    let title = format!("{} ", fold(text_of(fields, "title")?));
    WORDS.iter().find(|(words, _)| title.starts_with(&format!("{words} "))).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Span;

    #[test]
    fn number_and_title_say_the_kind() {
        let span = Span::whole("a.csv".into());
        let kind = |number: &str, title: &str| {
            let fields = vec![field("number", text(number), &span), field("title", text(title), &span)];
            of_number(&fields).or_else(|| of_title(&fields))
        };
        assert_eq!(kind("12/KH-BCĐ", ""), Some(DocumentKind::Plan));
        assert_eq!(kind("26/2013/TT-BYT", ""), Some(DocumentKind::Circular));
        assert_eq!(kind("05/CTr-UBND", ""), Some(DocumentKind::Program));
        assert_eq!(kind("123/UBND-VX", ""), Some(DocumentKind::OfficialLetter));
        assert_eq!(kind("45/CV-CTĐ", ""), Some(DocumentKind::OfficialLetter));
        assert_eq!(kind("7/TTr-BCĐ", ""), Some(DocumentKind::Other));
        assert_eq!(kind("", "Kế hoạch tổ chức hiến máu"), Some(DocumentKind::Plan));
        assert_eq!(kind("12/CTĐ", "V/v tổ chức hiến máu"), None);
    }
}
