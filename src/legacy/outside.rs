//! What of a text is no prose: code, formulas, addresses, tags, templates.

use std::cell::OnceCell;
use std::ops::Range;

/// Characters that the end of a code span, formula or template is looked for in.
const FARTHEST: usize = 2_000;

/// The stretches of a text that are no prose, found when they are first asked for: few texts have anything that looks
/// like legacy text.
pub struct Outside<'t> {
    text: &'t str,
    /// In order, without overlaps.
    ranges: OnceCell<Vec<Range<usize>>>,
}

impl<'t> Outside<'t> {
    /// Those of a text.
    pub fn of(text: &'t str) -> Self {
        Self { text, ranges: OnceCell::new() }
    }

    /// For a text that is prose as a whole.
    pub fn none() -> Self {
        Self::of("")
    }

    /// Whether a byte lies in one.
    pub fn is_outside(&self, at: usize) -> bool {
        let ranges = self.ranges.get_or_init(|| ranges(self.text));
        let before = ranges.partition_point(|range| range.start <= at);
        before.checked_sub(1).is_some_and(|index| ranges[index].end > at)
    }
}

fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        match stretch(text, at) {
            Some(length) => {
                ranges.push(at..at + length);
                at += length;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    ranges
}

/// The bytes of what begins here and is no prose.
fn stretch(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let before = text[..at].chars().next_back();
    let starts_word = before.is_none_or(|c| !c.is_alphanumeric());
    let first = rest.chars().next()?;
    match first {
        '~' => fence(text, at),
        '`' => fence(text, at).or_else(|| code_span(rest, starts_word)),
        '$' => formula(rest),
        '\\' => latex(rest),
        '<' => tag(rest),
        '{' => template(rest),
        ']' => rest.starts_with("](").then(|| destination(rest)).flatten(),
        _ if starts_word && first.is_ascii_alphanumeric() => address(rest),
        _ => None,
    }
}

/// A fenced block ([CommonMark 4.5]).
///
/// [CommonMark 4.5]: https://spec.commonmark.org/0.31.2/#fenced-code-blocks
fn fence(text: &str, at: usize) -> Option<usize> {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let sign = text[at..].chars().next()?;
    let width = text[at..].chars().take_while(|c| *c == sign).count();
    if width < 3 || !text[line_start..at].trim().is_empty() {
        return None;
    }
    let mut end = at;
    for (number, line) in text[at..].split_inclusive('\n').enumerate() {
        end += line.len();
        let line = line.trim();
        if number > 0 && line.len() >= width && line.chars().all(|c| c == sign) {
            break;
        }
    }
    Some(end - at)
}

/// A code span, within a paragraph. A backtick that a letter stands on the far side of closes none: in the font of the
/// highlands it is one itself.
fn code_span(rest: &str, starts_word: bool) -> Option<usize> {
    let width = rest.chars().take_while(|c| *c == '`').count();
    let body = paragraph(&rest[width..]);
    if !starts_word || body.starts_with(char::is_whitespace) && width == 1 {
        return Some(width).filter(|width| *width > 1);
    }
    let mark = &rest[..width];
    let closes = |at: usize| {
        let after = body[at + width..].chars().next();
        let before = body[..at].chars().next_back();
        after.is_none_or(|c| !c.is_alphabetic() && c != '`') && before.is_some_and(|c| c != '`')
    };
    let end = body.match_indices(mark).map(|(at, _)| at).find(|at| closes(*at))?;
    Some(width + end + width)
}

/// `$…$` on a line, `$$…$$` anywhere.
fn formula(rest: &str) -> Option<usize> {
    if let Some(body) = rest.strip_prefix("$$") {
        return head(body).find("$$").map(|end| end + 4);
    }
    let body = &rest[1..];
    let line = body.lines().next().unwrap_or_default();
    let is_open = !line.starts_with(|c: char| c.is_whitespace());
    let end = line.find('$').filter(|end| *end > 0 && is_open && !line[..*end].ends_with(' '))?;
    Some(end + 2)
}

/// `\(…\)`, `\[…\]`, `\begin{x}…\end{x}` and a command with its arguments, `\frac{a}{b}`.
fn latex(rest: &str) -> Option<usize> {
    for (open, close) in [("\\(", "\\)"), ("\\[", "\\]"), ("\\begin{", "\\end{")] {
        if let Some(body) = rest.strip_prefix(open) {
            return head(body).find(close).map(|end| open.len() + end + close.len());
        }
    }
    let name = rest[1..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len() - 1);
    let arguments = &rest[1 + name..];
    arguments.starts_with('{').then(|| arguments.find('}').map(|end| 1 + name + end + 1)).flatten()
}

/// A tag, a comment, or an address in angle brackets.
fn tag(rest: &str) -> Option<usize> {
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|end| end + 3);
    }
    let named = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    let end = head(rest).find('>').filter(|end| named && !rest[1..*end].contains('<'))?;
    Some(end + 1)
}

/// `{{…}}`, `{%…%}` and `{:…}` of template languages.
fn template(rest: &str) -> Option<usize> {
    let pairs = [("{{", "}}"), ("{%", "%}"), ("{#", "}"), ("{:", "}")];
    let (_, close) = pairs.into_iter().find(|(open, _)| rest.starts_with(open))?;
    head(rest).find(close).map(|end| end + close.len())
}

/// The destination of a link, from the `]` on.
fn destination(rest: &str) -> Option<usize> {
    let line = rest.lines().next().unwrap_or_default();
    let mut depth = 0;
    for (at, c) in line.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at + 1),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// A word that is an address: of the web, of mail, of a file.
fn address(rest: &str) -> Option<usize> {
    let word = rest.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')')).next().unwrap_or_default();
    let is_web = word.contains("://") || word.starts_with("www.") || word.starts_with("mailto:");
    let is_mail = word.split_once('@').is_some_and(|(name, host)| {
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte)) && host.contains('.')
    });
    let is_path = word.get(1..3).is_some_and(|sign| matches!(sign, ":\\" | ":/"));
    (is_web || is_mail || is_path).then_some(word.len())
}

/// The paragraph that a text begins with.
fn paragraph(text: &str) -> &str {
    let text = head(text);
    &text[..text.find("\n\n").or_else(|| text.find("\n\r\n")).unwrap_or(text.len())]
}

/// As much of a text as is looked at.
fn head(text: &str) -> &str {
    let end = text.char_indices().nth(FARTHEST).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with what is no prose taken out.
    fn prose(text: &str) -> String {
        let outside = Outside::of(text);
        text.char_indices().filter(|(at, _)| !outside.is_outside(*at)).map(|(_, c)| c).collect()
    }

    #[test]
    fn code_formulas_and_addresses_are_no_prose() {
        for (text, kept) in [
            ("a `x^n` b", "a  b"),
            ("a\n```\nle\\ [on\n```\nb", "a\nb"),
            ("a $e^x$ b", "a  b"),
            ("a \\frac{a}{b} b", "a {b} b"),
            ("a <b c=\"d\">e</b>", "a e"),
            ("[on](x/le\\)", "[on"),
            ("see https://a.vn/[x and a.b@c.vn", "see  and "),
            ("ở C:\\Users\\le\\x", "ở "),
            ("{{< note >}} a", " a"),
        ] {
            assert_eq!(prose(text), kept, "{text}");
        }
    }

    #[test]
    fn a_letter_of_the_highlands_is_no_code() {
        assert_eq!(prose("a`ra a`ra"), "a`ra a`ra");
        assert_eq!(prose("gia 5$ hay 6 $"), "gia 5$ hay 6 $");
    }
}
