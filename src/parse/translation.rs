//! Reads a file with a language in its name as a translation, which contains only words.

use std::collections::BTreeMap;
use std::ops::Range;

use super::entry::{MarkdownParser, fields_in};
use super::front_matter::split;
use super::page::body;
use super::problems::TRANSLATED_FACT;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::approved_content::ApprovedContent;
use crate::model::config::SiteConfig;
use crate::model::field::{Field, FieldTable, Shape};
use crate::model::form::Form;
use crate::model::kind::Kind;
use crate::model::problems::BAD_LANGUAGE;
use crate::model::read::{Completer, Read, Record, wrong_type};
use crate::model::reference::Target;
use crate::model::translation::{About, Credit, Translation};
use crate::model::values::{LanguageTag, Markdown};
use crate::model::words::Words;
use crate::model::written::{Key, Value, Written};
use crate::proofread::personal_in_fields;
use crate::source::SourceFile;
use crate::text::language::{LANGUAGES, is_valid_tag};
use crate::text::slug::is_slug;

/// The id and the language in the name of a file without its extension: `truoc-khi-hien.rad`. `None` where there is no
/// dot, or the part after it cannot be a language.
pub fn id_and_language(stem: &str) -> Option<(&str, &str)> {
    let (id, tag) = stem.split_once('.')?;
    let looks_like_one = tag.split('-').next().is_some_and(|primary| {
        (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    (is_slug(id) && looks_like_one && !tag.contains('.')).then_some((id, tag))
}

/// Reads a `.md` file beside an entry: its words in another language.
pub fn note(file: &SourceFile, kind: Kind, id: &str, tag: &str, problems: &mut Problems) -> Option<Translation> {
    let parts = split(&file.path, &file.text).map_err(|problem| problems.push(problem)).ok()?;
    let about = About::Entry(Target { kind, id: id.into() });
    let below = &file.text[parts.body.clone()];
    let mut translation = translation(file, about, tag, &kind.tables(), (parts.yaml, below), problems)?;
    let first = translation.spans.get("body");
    if let Some(body) = body(file, parts.body, first, &mut translation.personal, problems) {
        translation.spans.insert("body".to_owned(), body.span.clone());
        translation.words.insert("body".to_owned(), Words::Prose(body));
    }
    Some(translation)
}

/// Reads `site.<tag>.yaml`: the words of `site.yaml` in another language.
pub fn site_words(file: &SourceFile, tag: &str, problems: &mut Problems) -> Option<Translation> {
    translation(file, About::Site, tag, &[SiteConfig::FIELDS], (0..file.text.len(), ""), problems)
}

fn translation(
    file: &SourceFile,
    about: About,
    tag: &str,
    tables: &[FieldTable],
    (range, below): (Range<usize>, &str),
    problems: &mut Problems,
) -> Option<Translation> {
    let place = Span::new(file.path.clone(), 0..file.text.lines().next().unwrap_or_default().trim_end().len());
    if !is_valid_tag(tag) {
        problems.push(unknown_language(tag, &place));
        return None;
    }
    let fields = &fields_in(file, range, problems)?;
    let tables: Vec<_> = [Credit::FIELDS].into_iter().chain(tables.iter().copied()).collect();
    let personal = personal_in_fields(&file.text, fields, &tables);
    let content = ApprovedContent::of_translation(&tables, fields, below);
    let mut form = Form::new(fields, place.clone(), &tables, problems);
    let credit = Credit::from_form(&mut form, 0);
    let given: Vec<_> = form.written(Credit::FIELDS.len()).collect();
    let mut found =
        FoundWords { file, of_donor: is_donor(&about), words: BTreeMap::new(), spans: BTreeMap::new(), problems };
    found.take(&given, "");
    let FoundWords { words, spans, .. } = found;
    let language = LanguageTag(tag.to_owned());
    let mut translation = Translation { about, language, place, credit, words, spans, personal, content };
    translation.credit.complete(&mut MarkdownParser { file: &file.path, problems });
    Some(translation)
}

/// The words found so far.
struct FoundWords<'a> {
    file: &'a SourceFile,
    of_donor: bool,
    words: BTreeMap<String, Words>,
    spans: BTreeMap<String, Span>,
    problems: &'a mut Problems,
}

impl FoundWords<'_> {
    /// Takes the words from some fields and reports fields that are facts.
    fn take(&mut self, given: &[(&'static Field, &(Key, Written))], before: &str) {
        for (field, (key, written)) in given {
            let path = format!("{before}{}", field.name);
            // The name of a person is a fact.
            if !field.words || (self.of_donor && path == "name") {
                self.problems.push(fact(field, &key.span));
                continue;
            }
            let words = match (field.shape, &written.value) {
                (_, Value::Empty) => None,
                (Shape::Record(fields), Value::Mapping(inner)) => {
                    let tables = [fields];
                    let form = Form::new(inner, written.span.clone(), &tables, self.problems);
                    let given: Vec<_> = form.written(0).collect();
                    self.take(&given, &format!("{path}."));
                    None
                }
                (Shape::Record(fields), _) => {
                    self.problems.push(no_group(field, fields, written));
                    None
                }
                (Shape::List(_), _) => Vec::<String>::read(written, self.problems).map(Words::Lines),
                (Shape::Prose, _) => Markdown::read(written, self.problems).map(|mut markdown| {
                    MarkdownParser { file: &self.file.path, problems: self.problems }.markdown(&mut markdown);
                    Words::Prose(markdown)
                }),
                _ => String::read(written, self.problems).map(Words::Text),
            };
            self.add(path, words, written);
        }
    }

    fn add(&mut self, path: String, words: Option<Words>, written: &Written) {
        let is_blank = |words: &Words| matches!(words, Words::Text(text) if text.trim().is_empty());
        if let Some(words) = words.filter(|words| !is_blank(words)) {
            self.words.insert(path.clone(), words);
            self.spans.insert(path, written.span.clone());
        }
    }
}

fn is_donor(about: &About) -> bool {
    matches!(about, About::Entry(target) if target.kind == Kind::Donor)
}

/// The problem of a field whose value is the same in every language.
fn fact(field: &Field, place: &Span) -> Diagnostic {
    let (name, label) = (field.name, field.label);
    let message = bilingual!("`{name}` ({label}) là dữ kiện, không dịch", "`{name}` is a fact and is not translated");
    TRANSLATED_FACT.at(place).message(message).found(name).help(bilingual!(
        "xóa `{name}`: bản dịch tự lấy từ bản tiếng Việt",
        "delete `{name}`: it is taken from the Vietnamese"
    ))
}

/// The problem of words in place of a group of fields.
fn no_group(field: &Field, inside: &[&Field], written: &Written) -> Diagnostic {
    let asked = inside.iter().filter(|field| field.words).map(|field| format!("{}: …", field.name));
    let (name, asked) = (field.name, asked.collect::<Vec<_>>().join(", "));
    let right = format!("`{name}: {{ {asked} }}`");
    wrong_type(written, field.shape.words()).help(bilingual!("viết {right}", "write {right}"))
}

/// The problem of a file named after an unknown language.
fn unknown_language(tag: &str, place: &Span) -> Diagnostic {
    let message = bilingual!(
        "tên tệp có `.{tag}`, nhưng không có ngôn ngữ `{tag}`",
        "the file name says `.{tag}`, which is no language"
    );
    BAD_LANGUAGE.at(place).message(message).found(tag).accepted(LANGUAGES.iter().map(|language| language.tag)).help(
        Bilingual::literal(
            "đổi tên tệp theo mã ngôn ngữ, như `.rad.md` (Ê Đê) hay `.jra.md` (Gia Rai)",
            "name the file after a language tag, such as `.rad.md` (Rade) or `.jra.md` (Jarai)",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_stands_after_the_id() {
        assert_eq!(id_and_language("truoc-khi-hien.rad"), Some(("truoc-khi-hien", "rad")));
        assert_eq!(id_and_language("x.blt-Latn"), Some(("x", "blt-Latn")));
        assert_eq!(id_and_language("x.de"), Some(("x", "de")));
    }

    #[test]
    fn other_dots_are_no_languages() {
        for stem in ["x", "x.1", "x.2023", "v1.2.rad", "Đỏ.rad", ".rad", "x.", "x.banner"] {
            assert_eq!(id_and_language(stem), None, "{stem}");
        }
    }
}
