//! Reads a file of `content/` into its entries.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::beside_days::beside_days;
use super::contact_in_words::contact_in_words;
use super::indentation::missing_space;
use super::lent_year::lend_year;
use super::markdown::prose;
use super::page::page;
use super::problems::*;
use super::rows::rows;
use super::said_elsewhere;
use super::several_venues;
use super::translation::{id_and_language, note, site_words};
use super::yaml::yaml;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Sheets, Span, Spanned};
use crate::model::approved_content::ApprovedContent;
use crate::model::common::{Common, Entry};
use crate::model::config::SiteConfig;
use crate::model::fact::Facts;
use crate::model::form::Form;
use crate::model::kind::Kind;
use crate::model::personal::PersonalDatum;
use crate::model::prose::Piece;
use crate::model::read::{Completer, Record, Visitor, read_record};
use crate::model::reference::Target;
use crate::model::site::{AnyEntry, Own};
use crate::model::translation::Translation;
use crate::model::values::{FileName, Markdown};
use crate::model::written::{Key, Value, Written};
use crate::proofread::{personal_in_fields, proofread};
use crate::source::SourceFile;
use crate::text::collation::collation_key;

/// The result of reading a file.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    pub config: Option<Arc<SiteConfig>>,
    pub facts: Option<Arc<Facts>>,
    /// Entries of one kind.
    pub entries: Vec<AnyEntry>,
    /// Words in other languages.
    pub translations: Vec<Translation>,
    /// For each entry without an id, by its index: the ids it may get, the shortest first. See `assemble::row_ids`.
    pub derived: BTreeMap<usize, Vec<String>>,
    /// Ids of entries that could not be read. References to them are not reported.
    pub broken: Vec<Target>,
    /// The paths of files that entries name as downloads or pictures.
    pub files: Vec<String>,
    /// The text form of a table, into which spans point.
    pub sheets: Option<Arc<Sheets>>,
    /// The personal data in `site.yaml` or `facts.yaml`.
    pub personal: Vec<PersonalDatum>,
}

/// The input for reading an entry.
pub struct EntryForm<'a> {
    /// The file of the entry.
    pub file: &'a FilePath,
    /// The text into which the spans of its values point.
    pub source: &'a str,
    pub kind: Kind,
    pub id: Arc<str>,
    pub fields: &'a [(Key, Written)],
    pub place: Span,
    /// Required fields whose absence has already been reported.
    pub excused: &'a BTreeSet<&'static str>,
    /// Whether its title was made from other fields.
    pub is_title_made: bool,
    /// The Markdown below its front matter.
    pub below: &'a str,
}

/// Reads one text file of `content/`.
pub fn parse(file: &SourceFile) -> Checked<Parsed> {
    let mut problems = Problems::default();
    let notes = proofread(file).into_value(&mut problems);
    let mut parsed = Parsed::default();
    if !notes.is_too_long {
        let mut found = Problems::default();
        parsed = records(file, &mut found);
        problems.0.extend(found.0.into_iter().filter(|problem| !notes.explains(problem)));
    }
    if notes.hides_names() {
        let kind = file.path.split('/').nth(1).and_then(Kind::of_folder);
        parsed.broken.extend(kind.map(Target::unread));
    }
    Checked::new(parsed.with_files(), problems)
}

/// Reads the records of a file; its path decides what they are.
fn records(file: &SourceFile, problems: &mut Problems) -> Parsed {
    let parts: Vec<&str> = file.path.split('/').skip(1).collect();
    match parts.as_slice() {
        ["site.yaml"] => {
            let (config, personal) = singleton(file, problems);
            Parsed { config: config.map(Arc::new), personal, ..Parsed::default() }
        }
        ["facts.yaml"] => {
            let (facts, personal) = singleton(file, problems);
            Parsed { facts: facts.map(Arc::new), personal, ..Parsed::default() }
        }
        [name] if let Some(tag) = site_language(name) => {
            let translations = site_words(file, tag, problems).into_iter().collect();
            Parsed { translations, ..Parsed::default() }
        }
        [folder, .., name] => match Kind::of_folder(folder) {
            Some(kind) => entries(file, kind, name, problems),
            None => {
                problems.push(unknown_folder(&file.path, folder));
                Parsed::default()
            }
        },
        _ => {
            let path = &file.path;
            let message = bilingual!(
                "`{path}` không nằm trong thư mục của loại nội dung nào",
                "`{path}` is in no folder of a kind"
            );
            problems.push(UNKNOWN_FOLDER.at(Span::whole(path.clone())).message(message));
            Parsed::default()
        }
    }
}

impl Parsed {
    /// Collects the files that the entries name.
    pub fn with_files(self) -> Self {
        let mut names = FileNames(Vec::new());
        self.entries.iter().for_each(|entry| entry.visit(&mut names));
        self.translations.iter().for_each(|translation| translation.visit(&mut names));
        Self { files: names.0, ..self }
    }
}

/// The language of `site.rad.yaml`.
fn site_language(name: &str) -> Option<&str> {
    let (stem, _) = name.rsplit_once('.').filter(|(_, ending)| matches!(*ending, "yaml" | "yml"))?;
    id_and_language(stem).filter(|(id, _)| *id == "site").map(|(_, tag)| tag)
}

/// Collects the paths of named files.
struct FileNames(Vec<String>);

impl Visitor for FileNames {
    fn file(&mut self, file: &FileName) {
        self.0.push(file.path());
    }
}

/// The problem of a folder that belongs to no kind.
pub fn unknown_folder(path: &FilePath, folder: &str) -> Diagnostic {
    let folders = Kind::ALL.map(|kind| kind.facts().folder);
    let message = bilingual!("không có loại nội dung nào tên `{folder}`", "no kind of content is called `{folder}`");
    UNKNOWN_FOLDER.at(Span::whole(path.clone())).message(message).suggest(folder, folders, 1).accepted(folders)
}

/// Reads the single record of a file, and the personal data in it.
fn singleton<T: Record>(file: &SourceFile, problems: &mut Problems) -> (Option<T>, Vec<PersonalDatum>) {
    let written = yaml(&file.path, &file.text, 0..file.text.len());
    let written = written.and_then(|written| written.ok_or_else(|| not_fields(Span::whole(file.path.clone()))));
    let written = written.map_err(|problem| problems.push(problem)).ok();
    let record = written.as_ref().and_then(|written| read_record::<T>(written, problems));
    let (Some(mut record), Some(Written { value: Value::Mapping(fields), .. })) = (record, &written) else {
        return (None, Vec::new());
    };
    record.complete_fields(&mut MarkdownParser { file: &file.path, problems });
    (Some(record), personal_in_fields(&file.text, fields, &[T::FIELDS]))
}

fn entries(file: &SourceFile, kind: Kind, name: &str, problems: &mut Problems) -> Parsed {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    match extension.to_lowercase().as_str() {
        "md" => match id_and_language(stem) {
            Some((id, tag)) => {
                let translations = note(file, kind, id, tag, problems).into_iter().collect();
                Parsed { translations, ..Parsed::default() }
            }
            None => page(file, kind, stem, problems),
        },
        "yaml" | "yml" => rows(file, kind, problems),
        _ => Parsed::default(),
    }
}

/// Reads the fields of an entry and the Markdown in them.
pub fn entry(form: EntryForm<'_>, problems: &mut Problems) -> Entry<Own> {
    let EntryForm { file, source, kind, id, fields, place, excused, is_title_made, below } = form;
    let tables = kind.tables();
    let fields = &*beside_days(kind, fields, problems);
    let fields = &*lend_year(kind, fields);
    let fields = &*contact_in_words(fields, problems);
    let mut form = Form::new(fields, place.clone(), &tables, problems).excusing(excused);
    let mut title: Spanned<String> = form.take(0);
    // Problems of an entry are reported at its title, or at its first line where the title could not be read.
    if title.span.file.is_empty() {
        title.span = place.clone();
    }
    let common = Common::from_form(&mut form, 1);
    let own = Own::from_form(kind, &mut form, 1 + Common::FIELDS.len());
    problems.0.extend(said_elsewhere::check(kind, fields));
    problems.0.extend(several_venues::check(kind, fields));
    let personal = personal_in_fields(source, fields, &tables);
    let by_title = collation_key(&title);
    let content = ApprovedContent::of_entry(kind, fields, is_title_made, below);
    let mut entry = Entry { id, title, by_title, common, own, place, personal, content };
    entry.complete(&mut MarkdownParser { file, problems });
    entry
}

/// The fields in a part of a file: empty where there are only blanks; `None` where they cannot be read.
pub fn fields_in(file: &SourceFile, range: Range<usize>, problems: &mut Problems) -> Option<Vec<(Key, Written)>> {
    let problem = match yaml(&file.path, &file.text, range.clone()) {
        Ok(Some(Written { value: Value::Mapping(fields), .. })) => return Some(fields),
        Ok(None) => return Some(Vec::new()),
        Ok(Some(other)) => missing_space(&file.path, &file.text, range).unwrap_or_else(|| not_fields(other.span)),
        Err(problem) => problem,
    };
    problems.push(problem);
    None
}

/// Parses Markdown inside fields. Problems in it get the span of the whole field, since YAML may have folded the text.
pub struct MarkdownParser<'a> {
    pub file: &'a FilePath,
    pub problems: &'a mut Problems,
}

impl Completer for MarkdownParser<'_> {
    fn markdown(&mut self, markdown: &mut Markdown) {
        let mut found = Problems::default();
        let mut prose = prose(self.file, &markdown.text, 0..markdown.text.len(), &mut found);
        let at_field = |problem: Diagnostic| Diagnostic { span: markdown.span.clone(), ..problem };
        self.problems.0.extend(found.0.into_iter().map(at_field));
        for piece in &mut Arc::make_mut(&mut prose).pieces {
            if let Piece::Destination(destination) = piece {
                destination.span = markdown.span.clone();
            }
        }
        markdown.prose = Some(prose);
    }
}

/// The problem of a value that should be a mapping of fields.
pub fn not_fields(span: Span) -> Diagnostic {
    let message = Bilingual::literal("ở đây cần các dòng `tên trường: giá trị`", "lines `field: value` belong here");
    NOT_A_MAPPING.at(span).message(message)
}
