//! Reads written values into typed values, field by field, and reports all problems of a record in one pass.

use super::field::{FieldTable, Shape};
use super::form::Form;
use super::problems::WRONG_TYPE;
use super::reference::Reference;
use super::values::{FileName, Markdown, Url};
use super::words::Slot;
use super::written::{Key, Value, Written};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, Spanned, Speech};

/// A type that can be read from a written value.
pub trait Read: Sized {
    /// The form of the written value.
    const SHAPE: Shape;
    /// Whether a record without the value is an error.
    const REQUIRED: bool = true;

    /// Reads a written value. `None` where it cannot be read; the problem has been reported then.
    fn read(written: &Written, problems: &mut Problems) -> Option<Self>;

    /// Reads an element of a list. Most elements give one value; a table cell may give several.
    fn read_several(written: &Written, problems: &mut Problems) -> Vec<Self> {
        Self::read(written, problems).into_iter().collect()
    }

    /// The replacement for a missing or broken value, so that the rest of the record is still checked.
    fn missing() -> Self;

    /// Passes every reference, Markdown text, file name and address inside to a visitor.
    fn visit(&self, _visitor: &mut dyn Visitor) {}

    /// Passes every Markdown text inside to a completer.
    fn complete(&mut self, _completer: &mut dyn Completer) {}

    /// The slot for words, where the value holds words.
    fn slot(&mut self) -> Option<Slot<'_>> {
        None
    }

    /// The slot for a list of words, where the values hold words.
    fn lines(_list: &mut Vec<Self>) -> Option<Slot<'_>> {
        None
    }
}

/// Visits the values that lead to something outside of the record.
pub trait Visitor {
    /// A reference to another entry.
    fn reference(&mut self, _reference: &Reference) {}
    fn markdown(&mut self, _markdown: &Markdown) {}
    /// The name of a file beside the content.
    fn file(&mut self, _file: &FileName) {}
    /// An address outside the site.
    fn url(&mut self, _url: &Url) {}
}

/// Parses the Markdown texts of a record after its fields are read.
pub trait Completer {
    fn markdown(&mut self, markdown: &mut Markdown);
}

/// A group of fields with one table. Implemented by [`record!`](crate::record).
pub trait Record: Sized {
    /// Its fields, in the order of the struct.
    const FIELDS: FieldTable;

    /// Takes its fields from a form, starting at the form's slot `first`.
    fn from_form(form: &mut Form<'_, '_>, first: usize) -> Self;

    /// Passes every reference, Markdown text, file name and address in its fields to a visitor.
    fn visit_fields(&self, visitor: &mut dyn Visitor);

    /// Passes every Markdown text in its fields to a completer.
    fn complete_fields(&mut self, completer: &mut dyn Completer);

    /// The slots for words of each field, in the order of the struct; see [`slots`](super::words::slots).
    fn slots(&mut self) -> Vec<Option<Slot<'_>>>;
}

/// Reads a group of fields with a table of its own: a nested record, or a row.
pub fn read_record<T: Record>(written: &Written, problems: &mut Problems) -> Option<T> {
    let entries = mapping(written, Shape::Record(T::FIELDS), problems)?;
    let mut form = Form::new(entries, written.span.clone(), &[T::FIELDS], problems);
    Some(T::from_form(&mut form, 0))
}

/// A record in which every field is missing.
pub fn missing_record<T: Record>() -> T {
    let mut unheard = Problems::default();
    let place = Span::whole("".into());
    T::from_form(&mut Form::new(&[], place, &[T::FIELDS], &mut unheard), 0)
}

/// "expected text, found a list".
pub fn wrong_type(written: &Written, expected: Bilingual) -> Diagnostic {
    let (found, Bilingual { vi, en }) = (written.words(), expected);
    let (found_vi, found_en) = (found.vi, found.en);
    let message = bilingual!("cần {vi}, nhưng ở đây là {found_vi}", "expected {en}, found {found_en}");
    WRONG_TYPE.at(&written.span).message(message)
}

/// The text of a scalar; anything else is reported.
pub fn scalar<'w>(written: &'w Written, expected: Shape, problems: &mut Problems) -> Option<&'w str> {
    match &written.value {
        Value::Text { text, .. } => Some(text.trim()),
        _ => {
            let help = bilingual!(
                "ghi một dòng chữ; chữ bắt đầu bằng `[` hoặc `{{` thì đặt trong ngoặc kép",
                "write one line of text; put a text that begins with `[` or `{{` in quotation marks"
            );
            problems.push(wrong_type(written, expected.words()).help(help));
            None
        }
    }
}

/// The first fields of a group, as they are written in it.
fn group_help(expected: Shape) -> Option<Bilingual> {
    let Shape::Record(fields) = expected else { return None };
    let keys =
        |speech| fields.iter().take(2).map(|field| format!("{}: …", field.key(speech))).collect::<Vec<_>>().join(", ");
    let (vi, en) = (keys(Speech::Vi), keys(Speech::En));
    Some(bilingual!("ghi từng trường của nhóm: `{{{vi}}}`", "write the fields of the group: `{{{en}}}`"))
}

/// The keys and values of a mapping; anything else is reported.
pub fn mapping<'w>(written: &'w Written, expected: Shape, problems: &mut Problems) -> Option<&'w [(Key, Written)]> {
    match &written.value {
        Value::Mapping(entries) => Some(entries),
        _ => {
            problems.push(wrong_type(written, expected.words()).help_if(group_help(expected)));
            None
        }
    }
}

impl<T: Read> Read for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const REQUIRED: bool = false;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        match written.value {
            Value::Empty => Some(None),
            _ => T::read(written, problems).map(Some),
        }
    }

    fn missing() -> Self {
        None
    }

    fn visit(&self, visitor: &mut dyn Visitor) {
        if let Some(value) = self {
            value.visit(visitor);
        }
    }

    fn complete(&mut self, completer: &mut dyn Completer) {
        if let Some(value) = self {
            value.complete(completer);
        }
    }

    fn slot(&mut self) -> Option<Slot<'_>> {
        self.as_mut().and_then(T::slot)
    }
}

impl<T: Read> Read for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
    const REQUIRED: bool = false;

    /// A single value is read as a list of one. Broken elements are reported and left out.
    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        Some(match &written.value {
            Value::Empty => Vec::new(),
            Value::List(items) => items.iter().flat_map(|item| T::read_several(item, problems)).collect(),
            _ => T::read_several(written, problems),
        })
    }

    fn missing() -> Self {
        Vec::new()
    }

    fn visit(&self, visitor: &mut dyn Visitor) {
        for value in self {
            value.visit(visitor);
        }
    }

    fn complete(&mut self, completer: &mut dyn Completer) {
        for value in self {
            value.complete(completer);
        }
    }

    fn slot(&mut self) -> Option<Slot<'_>> {
        T::lines(self)
    }
}

impl<T: Read> Read for Spanned<T> {
    const SHAPE: Shape = T::SHAPE;
    const REQUIRED: bool = T::REQUIRED;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        T::read(written, problems).map(|value| Spanned { value, span: written.span.clone() })
    }

    fn missing() -> Self {
        Spanned { value: T::missing(), span: Span::whole("".into()) }
    }

    fn visit(&self, visitor: &mut dyn Visitor) {
        self.value.visit(visitor);
    }

    fn complete(&mut self, completer: &mut dyn Completer) {
        self.value.complete(completer);
    }

    fn slot(&mut self) -> Option<Slot<'_>> {
        self.value.slot()
    }
}
