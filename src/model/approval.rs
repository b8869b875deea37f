//! Who approved that an entry is published, and what it said then.

use chrono::NaiveDate;

use crate::diagnostics::{Bilingual, Spanned, Speech};
use crate::text::fingerprint::is_fingerprint;
use crate::{bilingual, choices, record};

choices! {
    /// Whether entries must be approved before they are published.
    pub enum ApprovalRule {
        /// Nobody is asked.
        Free = "none", "không";
        /// Every entry, as it is written.
        Required = "required", "bắt buộc" | "có" | "phải duyệt";
    }
}

record! {
    /// An approval. It holds as long as the entry has the content that was approved.
    pub struct Approval {
        /// The name and the title of who approved, as the office writes them.
        by: Spanned<String> = "Người duyệt" | "Lãnh đạo duyệt",
        /// The day of the approval.
        on: Spanned<NaiveDate> = "Ngày duyệt" | "Ngày",
        /// The fingerprint of what was approved, as `giothong approve` prints it.
        of: Spanned<String> = "Dấu" | "Dấu duyệt",
    }
}

impl Approval {
    /// Whether what was approved has a fingerprint. Capitals, spaces and hyphens between the letters do not count, since
    /// fingerprints are typed from paper.
    pub fn is_of(&self, fingerprint: &str) -> bool {
        typed_fingerprint(&self.of).is_some_and(|of| of == fingerprint)
    }

    /// The parts of an approval in one cell of a table: `Nguyễn Văn A; 29/11/2026; bcdfghjk`. `None` for another text.
    pub fn parts_of_cell(text: &str) -> Option<[&str; 3]> {
        let (rest, of) = text.rsplit_once(';')?;
        let (by, on) = rest.rsplit_once(';')?;
        let parts = [by, on, of].map(str::trim);
        parts.iter().all(|part| !part.is_empty()).then_some(parts)
    }

    /// The line that is written into an entry, and the cell of a row.
    pub fn written(by: &str, on: NaiveDate, of: &str, in_table: bool) -> Bilingual {
        let on = on.format("%d/%m/%Y");
        match in_table {
            true => bilingual!("{by}; {on}; {of}", "{by}; {on}; {of}"),
            false => {
                let by = quoted(by);
                bilingual!(
                    "Duyệt đăng: {{Người duyệt: {by}, Ngày duyệt: {on}, Dấu: {of}}}",
                    "approved: {{by: {by}, on: {on}, of: {of}}}"
                )
            }
        }
    }
}

/// The fingerprint that somebody typed from paper: `BCDF-GHJK`, `bcdf ghjk`. `None` where it is none.
pub fn typed_fingerprint(text: &str) -> Option<String> {
    let letters = text.chars().filter(|c| !matches!(c, ' ' | '-'));
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    is_fingerprint(&letters).then_some(letters)
}

/// The key of the field in entries with keys of a language.
pub fn key(speech: Speech) -> &'static str {
    speech.choose("Duyệt đăng", "approved")
}

/// A text as a value of YAML inside curly brackets, in quotation marks where it is not plain letters and spaces.
pub fn quoted(text: &str) -> String {
    let is_plain = text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-'));
    match is_plain || text == "…" {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_typed_from_paper_as_people_type() {
        for typed in ["bcdfghjk", "BCDF-GHJK", " bcdf ghjk "] {
            assert_eq!(typed_fingerprint(typed).as_deref(), Some("bcdfghjk"), "{typed}");
        }
        for typed in ["", "bcdfghj", "bcdfghjkl", "bcdfghja", "drives/cho"] {
            assert_eq!(typed_fingerprint(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_cell_holds_a_name_a_day_and_a_fingerprint() {
        let parts = Approval::parts_of_cell("Người Mẫu; Phó Giám đốc ; 29/11/2026; bcdfghjk");
        assert_eq!(parts, Some(["Người Mẫu; Phó Giám đốc", "29/11/2026", "bcdfghjk"]));
        for text in ["", "Đã duyệt", "Người Mẫu; bcdfghjk", "; 29/11/2026; bcdfghjk"] {
            assert_eq!(Approval::parts_of_cell(text), None, "{text}");
        }
    }

    #[test]
    fn names_that_yaml_would_take_apart_are_quoted() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 9).unwrap();
        let line = Approval::written("Người Mẫu, Phó Giám đốc", on, "bcdfghjk", false);
        assert_eq!(
            line.vi,
            "Duyệt đăng: {Người duyệt: \"Người Mẫu, Phó Giám đốc\", Ngày duyệt: 09/11/2026, Dấu: bcdfghjk}"
        );
        assert_eq!(quoted("Người Mẫu"), "Người Mẫu");
        assert_eq!(quoted("a \"b\" \\"), r#""a \"b\" \\""#);
    }
}
