//! Whom to ask, written as one text where a group of fields belongs: "0260 3 862 111 (chị Hoa)".

use std::borrow::Cow;

use super::table::phones::ways;
use crate::diagnostics::Problems;
use crate::model::contact::Contact;
use crate::model::read::Record;
use crate::model::written::{Key, Value, Written};
use crate::text::fold::fold;

/// The names of the group, folded.
const NAMES: [&str; 2] = ["contact", "lien he"];

/// The fields with such a text taken apart as a cell of a table is.
pub fn contact_in_words<'f>(fields: &'f [(Key, Written)], problems: &mut Problems) -> Cow<'f, [(Key, Written)]> {
    let is_name = |key: &Key| NAMES.contains(&fold(&key.text).as_str());
    let found = fields.iter().position(|(key, written)| is_name(key) && matches!(written.value, Value::Text { .. }));
    let Some(at) = found else { return Cow::Borrowed(fields) };
    let mut fields = fields.to_vec();
    let written = &mut fields[at].1;
    if let Value::Text { text, .. } = &written.value {
        let has = |name: &str| Contact::FIELDS.iter().any(|field| field.name == name);
        let apart = ways(text, has, &written.span, problems);
        written.value = Value::Mapping(apart.map_err(|problem| problems.push(problem)).unwrap_or_default());
    }
    Cow::Owned(fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Span;

    fn apart(key: &str, text: &str) -> Vec<String> {
        let span = Span::whole("a.md".into());
        let written =
            |text: &str| Written { value: Value::Text { text: text.into(), quoted: false }, span: span.clone() };
        let fields = [(Key { text: key.into(), span: span.clone() }, written(text))];
        let found = contact_in_words(&fields, &mut Problems::default()).into_owned();
        match &found[0].1.value {
            Value::Mapping(fields) => fields.iter().map(|(key, _)| key.text.clone()).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_text_that_says_whom_to_ask_is_taken_apart() {
        assert_eq!(apart("Liên hệ", "0260 3 862 111 (chị Mẫu)"), ["phone"]);
        assert_eq!(apart("contact", "0905 000 001; zalo 0905 000 002; mau@mau.example"), ["phone", "zalo", "email"]);
        assert_eq!(apart("Liên hệ", "hỏi trạm y tế xã"), ["note"]);
        assert!(apart("Tiêu đề", "0905 000 001").is_empty());
    }
}
