//! E-mail addresses, telephone numbers and the id of a site, each with its reading.

use std::fmt;
use std::ops::Deref;

use super::field::Shape;
use super::problems::{BAD_EMAIL, BAD_PHONE, BAD_SITE_ID};
use super::read::{Read, scalar};
use super::values::Url;
use super::written::{Value, Written};
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Problems, Spanned};
use crate::record;
use crate::text::slug::slug;
use crate::text::telephone::{apart, undialled};

/// An e-mail address in a form that all programs accept: ASCII letters, one `@`, and a host with a dot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

/// A telephone number as people write it, on one line, possibly with words beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

/// The permanent id of a site. It is part of the UIDs of its calendars and of the ids of its feeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteId(String);

impl Read for Email {
    const SHAPE: Shape = Shape::Text;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?.trim();
        let address = text.strip_prefix("mailto:").unwrap_or(text);
        if is_email(address) {
            return Some(Self(address.to_owned()));
        }
        let message = bilingual!("`{text}` không phải địa chỉ thư điện tử", "`{text}` is no e-mail address");
        let help = Bilingual::literal(
            "viết dạng ten@donvi.vn, không dấu và không có dấu cách; nhiều địa chỉ thì cách nhau bằng dấu `;`",
            "write it as name@office.example, without spaces; put `;` between several addresses",
        );
        problems.push(written.refused(&BAD_EMAIL, text, message).help(help));
        None
    }

    fn read_several(written: &Written, problems: &mut Problems) -> Vec<Self> {
        let parts = |text: &str| {
            let parts = text.split(|c: char| c.is_whitespace() || c.is_control() || matches!(c, ';' | ',' | '/'));
            parts.filter(|part| !part.is_empty() && *part != "-").map(str::to_owned).collect()
        };
        several(written, parts, problems)
    }

    fn missing() -> Self {
        Self(String::new())
    }
}

impl Read for Phone {
    const SHAPE: Shape = Shape::Text;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        if let Some(part) = undialled(text) {
            let message = bilingual!("`{part}` không gọi được", "`{part}` cannot be dialled");
            let help = Bilingual::literal(
                "viết đủ các chữ số, mỗi số cách nhau bằng dấu `;`",
                "write all the digits, and `;` between two numbers",
            );
            problems.push(written.refused(&BAD_PHONE, part, message).help(help));
        }
        Some(Self(text.split(char::is_control).collect::<Vec<_>>().join(" ")))
    }

    fn read_several(written: &Written, problems: &mut Problems) -> Vec<Self> {
        let parts = |text: &str| {
            let lines = text.split(|c: char| c.is_control() || c == ';');
            lines.flat_map(apart).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        several(written, parts, problems)
    }

    fn missing() -> Self {
        Self(String::new())
    }
}

impl Read for SiteId {
    const SHAPE: Shape = Shape::Text;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        if text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_')) {
            return Some(Self(text.to_owned()));
        }
        let meant = slug(text);
        let message = bilingual!("`{text}` không dùng làm mã trang được", "`{text}` cannot be the id of a site");
        let help = bilingual!("dùng `{meant}`", "use `{meant}`");
        problems.push(written.refused(&BAD_SITE_ID, text, message).help(help).edit(text, meant));
        None
    }

    fn missing() -> Self {
        Self(String::new())
    }
}

/// Reads each part of one text.
fn several<T: Read>(written: &Written, parts: impl Fn(&str) -> Vec<String>, problems: &mut Problems) -> Vec<T> {
    let Value::Text { text, quoted } = &written.value else { return T::read(written, problems).into_iter().collect() };
    let one = |text: String| Written { value: Value::Text { text, quoted: *quoted }, span: written.span.clone() };
    parts(text).into_iter().filter_map(|part| T::read(&one(part), problems)).collect()
}

fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let is_local = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let ends = local.starts_with('.') || local.ends_with('.') || local.is_empty();
    !ends && local.chars().all(is_local) && labels.len() > 1 && labels.iter().all(is_label) && text.len() <= 254
}

macro_rules! a_text {
    ($($name:ident)*) => {$(
        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

a_text!(Email Phone SiteId);

record! {
    /// How to reach somebody. Public by meaning.
    pub struct Contact {
        /// A person or office to ask for.
        name: Option<String> = "Người liên hệ" | "Đầu mối",
        /// Telephone numbers as people write them, with their leading 0.
        phone: Vec<Phone> = "Điện thoại" | "Điện thoại liên hệ" | "SĐT" | "Số điện thoại",
        /// A number on Zalo.
        zalo: Option<String> = "Zalo",
        /// E-mail addresses, each as `name@office.example`.
        email: Vec<Email> = "Thư điện tử" | "Email",
        /// A page on the web.
        url: Option<Url> = "Trang web" | "Website",
        /// A postal address people can write to.
        address: Option<String> = "Địa chỉ",
        /// When somebody answers, or what else to know.
        note: Option<String> = "Ghi chú",
    }
}

record! {
    /// How to register. Public by meaning.
    pub struct Registration {
        /// Telephone numbers as people dial them.
        phone: Vec<Phone> = "Điện thoại",
        /// A number on Zalo.
        zalo: Option<String> = "Zalo",
        /// A form on the web.
        url: Option<Url> = "Biểu mẫu" | "Đường dẫn đăng ký",
        /// Where one can register in person.
        in_person: Option<String> = "Trực tiếp" | "Đăng ký trực tiếp",
        /// From when on people can register.
        opens: Option<Spanned<Period>> = "Mở đăng ký" | "Bắt đầu",
        /// Until when people can register, included.
        closes: Option<Spanned<Period>> = "Đóng đăng ký" | "Hạn đăng ký",
        /// Whether reserve donors are taken.
        reserve: Option<bool> = "Nhận dự bị" | "Dự bị",
        /// What else to know.
        note: Option<String> = "Ghi chú",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Span;
    use crate::text::telephone::dialled;

    fn read<T: Read + Deref<Target = str>>(text: &str) -> (Vec<String>, Vec<&'static str>) {
        let value = Value::Text { text: text.to_owned(), quoted: false };
        let written = Written { value, span: Span::whole("a.yaml".into()) };
        let mut problems = Problems::default();
        let read = T::read_several(&written, &mut problems).iter().map(|one| one.to_string()).collect();
        (read, problems.0.iter().map(|problem| problem.problem.code).collect())
    }

    #[test]
    fn several_addresses_in_one_value_are_several() {
        let both = vec!["a@mau.example".to_owned(), "b@mau.example".to_owned()];
        for between in ["\n", "\r\n", "; ", ", ", " ", " / ", " - ", "\u{85}", "\t"] {
            let text = format!("a@mau.example{between}b@mau.example");
            assert_eq!(read::<Email>(&text), (both.clone(), vec![]), "{between:?}");
        }
        assert_eq!(read::<Email>("mailto:a@mau.example"), (vec![both[0].clone()], vec![]));
    }

    #[test]
    fn what_no_program_can_send_to_is_no_address() {
        for text in [
            "a",
            "a@",
            "@b.example",
            "a@b",
            "a@@b.example",
            "hiếnmáu@b.example",
            "a@b..example",
            ".a@b.example",
            "<a@b.example>",
        ] {
            assert_eq!(read::<Email>(text), (vec![], vec!["bad-email"]), "{text}");
        }
    }

    #[test]
    fn several_numbers_in_one_value_are_several() {
        let both = vec!["0900000001".to_owned(), "0900000002".to_owned()];
        for between in ["\n", "; ", ", ", "/", " - "] {
            assert_eq!(read::<Phone>(&format!("0900000001{between}0900000002")).0, both, "{between:?}");
        }
        assert_eq!(read::<Phone>("0900 000 001 (anh Mẫu, trưởng ban)").0.len(), 1);
        let named = ["chị Mẫu: 0900000001", "anh Thử: 0900000002"];
        assert_eq!(read::<Phone>("chị Mẫu: 0900000001 - anh Thử: 0900000002").0, named);
    }

    /// A row of `tests/words/phones.tsv`: what is dialled is one of the readings, or it is told.
    fn holds(text: &str, meaning: &str) -> bool {
        let text = text.replace("\\n", "\n");
        let (parts, codes) = read::<Phone>(&text);
        let abroad = |number: String| match number.strip_prefix('0') {
            Some(national) => format!("+84{national}"),
            None => number,
        };
        let dialled: Vec<String> = parts.iter().filter_map(|part| dialled(part)).map(abroad).collect();
        meaning.split(" || ").any(|reading| match reading {
            "ASK" | "ERROR" => codes == ["bad-phone"] && dialled.len() < 2,
            "text" => dialled.is_empty(),
            _ => {
                let numbers = reading.split(" ; ").filter(|one| !one.contains('@'));
                let numbers = numbers.map(|one| one.trim_start_matches("short ").split(' ').next().unwrap_or_default());
                numbers.eq(&dialled) && codes.is_empty()
            }
        })
    }

    #[test]
    fn numbers_of_a_long_list_are_dialled_as_they_are_meant() {
        let list = include_str!("../../tests/words/phones.tsv");
        let rows = list.lines().filter(|line| !line.starts_with("# "));
        let rows: Vec<(&str, &str)> = rows
            .filter_map(|row| {
                row.split_once('\t').map(|(text, rest)| (text, rest.split('\t').next().unwrap_or_default()))
            })
            .collect();
        assert!(rows.len() > 70);
        let misread: Vec<_> = rows.iter().filter(|(text, meaning)| !holds(text, meaning)).collect();
        assert_eq!(misread, Vec::<&(&str, &str)>::new());
    }

    #[test]
    fn the_id_of_a_site_is_one_word() {
        for text in ["thu", "hienmau.example", "trang_mẫu-2"] {
            assert_eq!(read::<SiteId>(text), (vec![text.to_owned()], vec![]));
        }
        for text in ["a b", "a\nb", "a@b", "a;b", "a:b", "a\"b"] {
            assert_eq!(read::<SiteId>(text), (vec![], vec!["bad-site-id"]), "{text:?}");
        }
    }
}
