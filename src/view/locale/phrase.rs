//! Fills values into phrases and marks the parts that are in the language of the page.

use crate::text::marked::{END, START};

/// A Vietnamese phrase with its values.
pub(super) fn plain(template: &str, values: &[(&str, &str)]) -> String {
    filled(template, values, |value| value.to_owned())
}

/// A phrase in the language of the page with its values. Unmarked words in a value are Vietnamese, so the mark ends
/// before them and begins again after them. Text without letters belongs to every language and needs no mark.
pub(super) fn marked(template: &str, values: &[(&str, &str)]) -> String {
    let whole = filled(template, values, |value| match value.contains(is_letter_or_mark) {
        true => format!("{END}{value}{START}"),
        false => value.to_owned(),
    });
    tidied(&format!("{START}{whole}{END}"))
}

/// With a capital first letter.
pub fn capitalized(text: &str) -> String {
    let (marks, rest) = text.split_at(text.find(|c| c != START).unwrap_or(text.len()));
    let mut letters = rest.chars();
    letters
        .next()
        .map_or_else(|| marks.to_owned(), |first| marks.chars().chain(first.to_uppercase()).chain(letters).collect())
}

/// The template with its placeholders `{…}` replaced by values; a placeholder without a value stays.
fn filled(template: &str, values: &[(&str, &str)], put: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let found = after.split_once('}').and_then(|(name, after)| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (put(value), after))
        });
        rest = match found {
            Some((value, after)) => {
                out.push_str(&value);
                after
            }
            None => {
                out.push('{');
                after
            }
        };
    }
    out + rest
}

/// Joins marks that end where the next one begins, and removes marks around text without letters.
fn tidied(text: &str) -> String {
    let joined = text.replace([END, START].iter().collect::<String>().as_str(), "");
    let mut runs = joined.split(START);
    let mut out = runs.next().unwrap_or_default().to_owned();
    for run in runs {
        let (own, other) = run.split_once(END).unwrap_or((run, ""));
        if own.contains(char::is_alphabetic) {
            out.extend([START]);
            out.push_str(own);
            out.extend([END]);
        } else {
            out.push_str(own);
        }
        out.push_str(other);
    }
    out
}

fn is_letter_or_mark(c: char) -> bool {
    c.is_alphabetic() || c == START
}
