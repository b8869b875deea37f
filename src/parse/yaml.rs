//! Reads YAML text into [`Written`] values with their places.
//!
//! Scalars are not interpreted (sexagesimal hours, booleans and octal numbers of YAML 1.1 stay text), aliases are
//! refused, and depth is limited.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span as YamlSpan};

use super::indentation::{indented_field, missing_space, tab_indent};
use super::odd_character::{odd_edits, odd_key, odd_line};
use super::problems::{ALIAS, BAD_YAML, COMMENT_IN_TEXT, SEVERAL_DOCUMENTS, TOO_DEEP, UNQUOTED_COLON};
use super::quoting::unquoted;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Span};
use crate::model::written::{Key, Value, Written};
use crate::proofread::unprintable_in_value;
use crate::text::normal::canonical;

/// The maximum depth of nested lists and mappings.
const DEEPEST: usize = 32;
/// The number of open brackets from which a text is treated as damaged and not parsed.
const CROWDED: usize = 512;

/// Reads the YAML in `range` of a file. `Ok(None)` where there are only comments and blanks.
pub fn yaml(file: &FilePath, text: &str, range: Range<usize>) -> Result<Option<Written>, Diagnostic> {
    let yaml = &text[range.clone()];
    if let Some(at) = crowded(yaml) {
        return Err(too_deep(Span::new(file.clone(), range.start + at..range.start + at + 1)));
    }
    let places = BytePlaces::new(file, yaml, range.start);
    let mut reader = YamlReader { events: Parser::new_from_str(yaml), places, text: &text[..range.end] };
    let mut value = None;
    loop {
        let (event, span) = reader.next()?;
        match event {
            Event::StreamEnd => return Ok(value),
            Event::DocumentStart(_) if value.is_some() => {
                let message = Bilingual::literal("tệp có hai tài liệu YAML", "the file has two YAML documents");
                return Err(SEVERAL_DOCUMENTS.at(reader.places.span(&span)).message(message));
            }
            Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => {}
            event => value = Some(reader.value(event, &span, 0)?),
        }
    }
}

/// The place where brackets are nested far deeper than any file needs. The parser would take quadratic time before it
/// reports this. Brackets in quotation marks count too, but they are closed again.
fn crowded(yaml: &str) -> Option<usize> {
    let mut open = Vec::new();
    for (at, byte) in yaml.bytes().enumerate() {
        match byte {
            b'[' | b'{' => open.push(at),
            b']' | b'}' => drop(open.pop()),
            _ => {}
        }
        if open.len() > CROWDED {
            return open.get(DEEPEST).copied();
        }
    }
    None
}

struct YamlReader<'t> {
    events: Parser<'t, saphyr_parser::StrInput<'t>>,
    places: BytePlaces<'t>,
    /// The text of the file up to the end of the YAML.
    text: &'t str,
}

impl<'t> YamlReader<'t> {
    fn next(&mut self) -> Result<(Event<'t>, YamlSpan), Diagnostic> {
        match self.events.next_event() {
            Some(Ok(next)) => Ok(next),
            Some(Err(error)) => Err(self.explain(&error)),
            None => Ok((Event::StreamEnd, YamlSpan::default())),
        }
    }

    fn value(&mut self, event: Event<'t>, span: &YamlSpan, depth: usize) -> Result<Written, Diagnostic> {
        if depth > DEEPEST {
            return Err(too_deep(self.places.span(span)));
        }
        let place = self.places.span(span);
        let value = match event {
            Event::Scalar(_, _, 1.., _) | Event::Scalar(_, _, _, Some(_)) => return Err(refused_alias(place)),
            Event::Scalar(text, style, ..) => {
                if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) && !text.is_empty() {
                    self.refuse_comment(&place, "")?;
                }
                if style == ScalarStyle::Plain {
                    self.refuse_odd_line(&place)?;
                }
                let written = self.text.get(place.range()).unwrap_or_default();
                if let Some(problem) = unprintable_in_value(&text, written, &place) {
                    return Err(problem);
                }
                scalar(&text, style)
            }
            Event::SequenceStart(..) => self.list(depth)?,
            Event::MappingStart(..) => self.mapping(depth)?,
            _ => return Err(refused_alias(place)),
        };
        Ok(Written { value, span: place })
    }

    /// Reports `Phòng họp #2`: YAML treats the text after ` #` as a comment. A comment written on purpose has a space
    /// after `#`.
    fn refuse_comment(&self, place: &Span, colon: &str) -> Result<(), Diagnostic> {
        let rest = self.text.get(place.end..).unwrap_or_default().lines().next().unwrap_or_default();
        let rest = rest.strip_prefix(colon).unwrap_or(rest);
        let begins = |lost: &&str| lost.starts_with(|c: char| !c.is_whitespace() && c != '#');
        let Some(lost) = rest.trim_start().strip_prefix('#').filter(begins) else { return Ok(()) };
        let whole = Span::new(place.file.clone(), place.start..place.end + colon.len() + rest.trim_end().len());
        let message = bilingual!(
            "phần `#{lost}` bị coi là ghi chú và sẽ mất",
            "`#{lost}` is taken for a comment and would be lost"
        );
        let help = match self.text.get(place.start..).unwrap_or_default().starts_with(['“', '„']) {
            true => Bilingual::literal(
                "thay “ ” bằng dấu ngoặc kép thẳng \" \"",
                "put straight quotation marks \" \" for “ ”",
            ),
            false => Bilingual::literal(
                "nếu là ghi chú, thêm dấu cách sau `#`; nếu là nội dung, đặt cả dòng chữ trong ngoặc kép",
                "for a comment put a space behind `#`; for a text put it in quotation marks",
            ),
        };
        Err(COMMENT_IN_TEXT.at(whole).message(message).help(help))
    }

    /// Reports text that would be a line with a field if it did not contain a look-alike character.
    fn refuse_odd_line(&self, place: &Span) -> Result<(), Diagnostic> {
        let (line_start, line) = self.line_at(place.start);
        let is_alone = self.text[line_start..place.start].trim_matches([' ', '-']).is_empty();
        match is_alone.then(|| odd_line(line, line_start, place)).flatten() {
            Some(problem) => Err(self.all_odd(problem)),
            None => Ok(()),
        }
    }

    /// The problem of one look-alike character with the edits of all.
    fn all_odd(&self, problem: Diagnostic) -> Diagnostic {
        problem.all_edits(odd_edits(&self.places.file, self.text, self.places.base..self.text.len()))
    }

    /// The line that contains a byte, and the position of its beginning.
    fn line_at(&self, at: usize) -> (usize, &'t str) {
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        (start, self.text[start..].lines().next().unwrap_or_default())
    }

    fn list(&mut self, depth: usize) -> Result<Value, Diagnostic> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Value::List(items)),
                (event, span) => items.push(self.value(event, &span, depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, depth: usize) -> Result<Value, Diagnostic> {
        let mut entries = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                return Ok(Value::Mapping(entries));
            }
            let key = self.value(event, &span, depth + 1)?;
            let text = match key.value {
                Value::Text { text, .. } => text,
                _ => String::new(),
            };
            if let Some(problem) = odd_key(&text, &key.span) {
                return Err(problem);
            }
            let (event, span) = self.next()?;
            let mut value = self.value(event, &span, depth + 1)?;
            if value.value == Value::Empty {
                self.refuse_comment(&key.span, ":")?;
                value.span = key.span.clone();
            }
            entries.push((Key { text, span: key.span }, value));
        }
    }

    /// Explains an error of the parser in terms of what the author wrote.
    fn explain(&mut self, error: &ScanError) -> Diagnostic {
        let at = self.places.byte(error.marker().index());
        let (line_start, line) = self.line_at(at);
        let place = |range: Range<usize>| Span::new(self.places.file.clone(), range);
        let (file, yaml) = (&self.places.file, self.places.base..self.text.len());
        if let Some(problem) = tab_indent(file, self.text, yaml.clone()) {
            return problem;
        }
        let lines = &self.text[self.places.base..line_start + line.len()];
        if let Some(problem) = odd_line(lines, self.places.base, &place(at..at)) {
            return self.all_odd(problem);
        }
        let indented = indented_field(file, self.text, yaml.clone());
        if let Some(problem) = indented.or_else(|| missing_space(file, self.text, yaml)) {
            return problem;
        }
        if error.info().contains("mapping values are not allowed") {
            let text = line.split_once(": ").map_or(line, |(_, value)| value).trim();
            let inside = text.trim_matches(['“', '”', '„']);
            let start = line_start + line.find(text).unwrap_or(0);
            let message = Bilingual::literal(
                "nội dung có dấu hai chấm phải đặt trong ngoặc kép",
                "text with a colon in it must stand in quotation marks",
            );
            return UNQUOTED_COLON
                .at(place(start..start + text.len()))
                .message(message)
                .found(text)
                .edit(text, format!("\"{}\"", inside.replace('\\', "\\\\").replace('"', "\\\"")))
                .help(bilingual!("viết \"{inside}\"", "write \"{inside}\""));
        }
        let letter = at..at + self.text[at..].chars().next().map_or(0, char::len_utf8);
        let info = error.info();
        if info.contains("recursion limit") {
            return too_deep(place(letter));
        }
        if let Some(problem) = unquoted(&self.places.file, self.text, self.places.base..self.text.len(), at) {
            return problem;
        }
        let message =
            Bilingual::new("không đọc được từ chỗ này trở đi", format!("the YAML cannot be read here: {info}"));
        BAD_YAML.at(place(letter)).message(message)
    }
}

fn too_deep(place: Span) -> Diagnostic {
    let message = bilingual!("lồng nhau quá {DEEPEST} tầng", "nested more than {DEEPEST} levels deep");
    TOO_DEEP.at(place).message(message)
}

fn refused_alias(place: Span) -> Diagnostic {
    let message = Bilingual::literal(
        "không dùng bí danh hay nhãn YAML (`&`, `*` hoặc `!` ở đầu)",
        "YAML anchors, aliases and tags (`&`, `*` or `!` in front) are not used",
    );
    let help = Bilingual::literal(
        "viết lại giá trị ở đây; nếu là chữ, đặt trong ngoặc kép",
        "write the value out here; put text in quotation marks",
    );
    ALIAS.at(place).message(message).help(help)
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    let plain = style == ScalarStyle::Plain;
    match text {
        "" | "~" | "null" | "Null" | "NULL" if plain => Value::Empty,
        _ => Value::Text { text: canonical(text).into_owned(), quoted: !plain },
    }
}

/// Converts the parser's character positions to byte positions in the file. They come nearly in order, so a cursor is
/// cheap.
struct BytePlaces<'t> {
    file: FilePath,
    yaml: &'t str,
    base: usize,
    ascii: bool,
    character: usize,
    byte: usize,
}

impl<'t> BytePlaces<'t> {
    fn new(file: &FilePath, yaml: &'t str, base: usize) -> Self {
        Self { file: file.clone(), yaml, base, ascii: yaml.is_ascii(), character: 0, byte: 0 }
    }

    fn span(&mut self, span: &YamlSpan) -> Span {
        let start = self.byte(span.start.index());
        let end = self.byte(span.end.index()).max(start);
        Span::new(self.file.clone(), start..end)
    }

    fn byte(&mut self, character: usize) -> usize {
        if self.ascii {
            return self.base + character.min(self.yaml.len());
        }
        if character < self.character {
            (self.character, self.byte) = (0, 0);
        }
        let ahead = self.yaml[self.byte..].char_indices().nth(character - self.character);
        self.byte = ahead.map_or(self.yaml.len(), |(bytes, _)| self.byte + bytes);
        self.character = character;
        self.base + self.byte
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_points_at_whole_letters() {
        for text in ["a: 1\n’\n", "a: 1\nđ", "a: \"b\"’ c\n", "- a\nấ: [\n", "- a\n\u{FEFF}- b\n"] {
            let problem = yaml(&"content/site.yaml".into(), text, 0..text.len()).expect_err(text);
            assert!(text.get(problem.span.range()).is_some(), "{:?} in {text:?}", problem.span);
        }
    }
}
