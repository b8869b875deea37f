//! A file of `content/` to its entries.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::legacy_text;
use super::markdown::prose;
use super::odd_letter::odd_letters;
use super::page::page;
use super::personal::personal_in_fields;
use super::problems::*;
use super::rows::rows;
use super::said_elsewhere;
use super::several_venues;
use super::translation::{id_and_language, note, site_words};
use super::yaml::yaml;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Sheets, Span, Spanned, nearest, one_of};
use crate::model::common::{Common, Entry, Named, Titled};
use crate::model::config::SiteConfig;
use crate::model::fact::Facts;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::personal::PersonalDatum;
use crate::model::read::{Form, Record, Visitor, read_record};
use crate::model::reference::Target;
use crate::model::site::Own;
use crate::model::translation::Translation;
use crate::model::values::{FileName, Markdown};
use crate::model::written::{Key, Value, Written};
use crate::source::SourceFile;

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    pub config: Option<Arc<SiteConfig>>,
    pub facts: Option<Arc<Facts>>,
    /// Entries of one kind.
    pub entries: Vec<Entry<Own>>,
    /// Words in other languages.
    pub translations: Vec<Translation>,
    /// The ids that entries without one, by their index, may have, the shortest first: see `assemble::row_ids`.
    pub derived: BTreeMap<usize, Vec<String>>,
    /// Ids that are known although their entries could not be read, so that references to them are not reported.
    pub broken: Vec<Target>,
    /// The paths of files that entries declare as downloads or pictures.
    pub files: Vec<String>,
    /// The text that stands for a table.
    pub sheets: Option<Arc<Sheets>>,
    /// The personal data in `site.yaml` or `facts.yaml`.
    pub personal: Vec<PersonalDatum>,
}

/// What an entry is made from.
pub struct EntryForm<'a> {
    /// The file it stands in.
    pub file: &'a FilePath,
    /// The text that the places of its values point into.
    pub source: &'a str,
    pub kind: Kind,
    pub id: Arc<str>,
    pub fields: &'a [(Key, Written)],
    pub place: Span,
    /// Required fields whose lack has been reported.
    pub excused: &'a BTreeSet<&'static str>,
}

/// Bytes of a line.
const LONGEST_LINE: usize = 65_536;

/// Reads one text file of `content/`.
pub fn parse(file: &SourceFile) -> Checked<Parsed> {
    let mut problems = Problems::default();
    let parts: Vec<&str> = file.path.split('/').skip(1).collect();
    if let Some(problem) = long_line(file) {
        problems.push(problem);
        let kind = parts.first().and_then(|folder| Kind::of_folder(folder));
        let broken = kind.map(|kind| Target { kind, id: "".into() }).into_iter().collect();
        return Checked::new(Parsed { broken, ..Parsed::default() }, problems);
    }
    odd_letters(&file.path, &file.text, &mut problems);
    let mut parsed = match parts.as_slice() {
        ["site.yaml"] => {
            let (config, personal) = singleton(file, &mut problems);
            Parsed { config: config.map(Arc::new), personal, ..Parsed::default() }
        }
        ["facts.yaml"] => {
            let (facts, personal) = singleton(file, &mut problems);
            Parsed { facts: facts.map(Arc::new), personal, ..Parsed::default() }
        }
        [name] if site_language(name).is_some() => {
            let tag = site_language(name).unwrap_or_default();
            let translations = site_words(file, tag, &mut problems).into_iter().collect();
            Parsed { translations, ..Parsed::default() }
        }
        [folder, .., name] => match Kind::of_folder(folder) {
            Some(kind) => entries(file, kind, name, &mut problems),
            None => {
                problems.push(unknown_folder(&file.path, folder));
                Parsed::default()
            }
        },
        _ => {
            let path = &file.path;
            problems.push(UNKNOWN_FOLDER.at(Span::whole(path.clone())).message(bilingual!(
                "`{path}` không nằm trong thư mục của loại nội dung nào",
                "`{path}` is in no folder of a kind"
            )));
            Parsed::default()
        }
    };
    if legacy_text::tell(&file.path, &file.text, &mut problems) {
        // Names of the file's entries are not what others call them by.
        let kind = parts.first().and_then(|folder| Kind::of_folder(folder));
        parsed.broken.extend(kind.map(|kind| Target { kind, id: "".into() }));
    }
    Checked::new(parsed.with_files(), problems)
}

/// The first line that is longer than any person's. What is looked for line by line costs the square of a line.
fn long_line(file: &SourceFile) -> Option<Diagnostic> {
    let mut start = 0;
    let line = file.text.split('\n').find(|line| {
        start += line.len() + 1;
        line.len() > LONGEST_LINE
    })?;
    let (start, length) = (start - line.len() - 1, line.len());
    let place = Span::new(file.path.clone(), start..start + line.chars().next().map_or(0, char::len_utf8));
    let message = bilingual!(
        "dòng này dài {length} byte, nhiều nhất là {LONGEST_LINE}",
        "the line has {length} bytes, {LONGEST_LINE} at most"
    );
    let help = Bilingual::literal("xuống dòng giữa các đoạn", "break the line between paragraphs");
    Some(LONG_LINE.at(place).message(message).help(help))
}

impl Parsed {
    /// Notes the files that the entries name.
    pub fn with_files(mut self) -> Self {
        let mut names = FileNames(Vec::new());
        for entry in &mut self.entries {
            entry.common.visit_fields(&mut names);
            entry.own.visit(&mut names);
        }
        self.translations.iter_mut().for_each(|translation| translation.visit(&mut names));
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
    fn file(&mut self, file: &mut FileName) {
        self.0.push(file.path());
    }
}

/// A folder that no kind has.
pub fn unknown_folder(path: &FilePath, folder: &str) -> Diagnostic {
    let folders = Kind::ALL.map(|kind| kind.facts().folder);
    let near = nearest(folder, folders, 1);
    let diagnostic = UNKNOWN_FOLDER
        .at(Span::whole(path.clone()))
        .message(bilingual!("không có loại nội dung nào tên `{folder}`", "no kind of content is called `{folder}`"))
        .found(folder)
        .accepted(folders);
    diagnostic.help_if(one_of(&near))
}

/// The one record of a file, and the personal data in it.
fn singleton<T: Record>(file: &SourceFile, problems: &mut Problems) -> (Option<T>, Vec<PersonalDatum>) {
    let written = match yaml(&file.path, &file.text, 0..file.text.len()) {
        Ok(Some(written)) => written,
        Ok(None) => {
            problems.push(not_fields(Span::whole(file.path.clone())));
            return (None, Vec::new());
        }
        Err(problem) => {
            problems.push(problem);
            return (None, Vec::new());
        }
    };
    let Some(mut record) = read_record::<T>(&written, problems) else { return (None, Vec::new()) };
    record.visit_fields(&mut MarkdownParser { file: &file.path, problems });
    let personal = match &written.value {
        Value::Mapping(fields) => personal_in_fields(&file.text, fields, &[T::FIELDS]),
        _ => Vec::new(),
    };
    (Some(record), personal)
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
    let EntryForm { file, source, kind, id, fields, place, excused } = form;
    let tables = tables_of(kind);
    let mut form = Form::new(fields, place.clone(), &tables, problems).excusing(excused);
    let mut title: Spanned<String> = form.take(0);
    // Problems of an entry stand at its title: where none could be read, at its first line.
    if title.span.file.is_empty() {
        title.span = place.clone();
    }
    let common = Common::from_form(&mut form, 1);
    let own = Own::from_form(kind, &mut form, 1 + Common::FIELDS.len());
    problems.0.extend(said_elsewhere::check(kind, fields, &tables));
    problems.0.extend(several_venues::check(kind, fields, &tables));
    let personal = personal_in_fields(source, fields, &tables);
    let mut entry = Entry { id, title, common, own, place, personal };
    let mut parser = MarkdownParser { file, problems };
    entry.common.visit_fields(&mut parser);
    entry.own.visit(&mut parser);
    entry
}

/// The fields of a kind: its title or name, what every kind has, and its own.
pub fn tables_of(kind: Kind) -> [&'static [&'static Field]; 3] {
    let title_fields = if kind.facts().title_field == "name" { Named::FIELDS } else { Titled::FIELDS };
    [title_fields, Common::FIELDS, kind.own_fields()]
}

/// Parses Markdown inside fields. Its places are those of the field: YAML may have folded the text.
pub struct MarkdownParser<'a> {
    pub file: &'a FilePath,
    pub problems: &'a mut Problems,
}

impl Visitor for MarkdownParser<'_> {
    fn markdown(&mut self, markdown: &mut Markdown) {
        let mut found = Problems::default();
        let prose = prose(self.file, &markdown.text, 0..markdown.text.len(), &mut found);
        for mut problem in found.0 {
            problem.span = markdown.span.clone();
            self.problems.push(problem);
        }
        let mut prose = Arc::unwrap_or_clone(prose);
        for piece in &mut prose.pieces {
            if let crate::model::prose::Piece::Destination(destination) = piece {
                destination.span = markdown.span.clone();
            }
        }
        markdown.prose = Some(Arc::new(prose));
    }
}

/// The problem of what should be fields and is not.
pub fn not_fields(span: Span) -> Diagnostic {
    NOT_A_MAPPING
        .at(span)
        .message(Bilingual::literal("ở đây cần các dòng `tên trường: giá trị`", "lines `field: value` belong here"))
}
