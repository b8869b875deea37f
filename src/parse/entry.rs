//! A file of `content/` to its entries.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::front_matter::split;
use super::markdown::prose;
use super::problems::*;
use super::yaml::yaml;
use crate::both;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Sheets, Span, Spanned, nearest, one_of};
use crate::model::common::{Common, Entry, Named, Titled};
use crate::model::config::SiteConfig;
use crate::model::fact::Facts;
use crate::model::kind::Kind;
use crate::model::read::{Form, Record, Visitor, read_record};
use crate::model::reference::Target;
use crate::model::site::Own;
use crate::model::values::{FileName, Markdown};
use crate::model::written::{Key, Value, Written};
use crate::source::SourceFile;
use crate::text::fold::fold;
use crate::text::slug::{is_slug, slug};

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// `site.yaml`.
    pub config: Option<Arc<SiteConfig>>,
    /// `facts.yaml`.
    pub facts: Option<Arc<Facts>>,
    /// Entries of one kind.
    pub entries: Vec<Entry<Own>>,
    /// Entries, by their index, whose ids were made from their words: they give way to others of the same id.
    pub derived: BTreeSet<usize>,
    /// Ids that are known although their entries could not be read, so that references to them are not reported.
    pub broken: Vec<Target>,
    /// The paths of files that entries declare as downloads or pictures.
    pub files: Vec<String>,
    /// The text that stands for a table.
    pub sheets: Option<Arc<Sheets>>,
}

/// What an entry is made from.
pub struct EntryForm<'a> {
    /// The file it stands in.
    pub file: &'a FilePath,
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: Arc<str>,
    /// What was written.
    pub fields: &'a [(Key, Written)],
    /// Its place.
    pub place: Span,
    /// Required fields whose lack has been reported.
    pub excused: &'a BTreeSet<&'static str>,
}

/// Reads one text file of `content/`.
pub fn parse(file: &SourceFile) -> Checked<Parsed> {
    let mut problems = Problems::default();
    let parts: Vec<&str> = file.path.split('/').skip(1).collect();
    let parsed = match parts.as_slice() {
        ["site.yaml"] => Parsed { config: singleton(file, &mut problems).map(Arc::new), ..Parsed::default() },
        ["facts.yaml"] => Parsed { facts: singleton(file, &mut problems).map(Arc::new), ..Parsed::default() },
        [folder, .., name] => match Kind::of_folder(folder) {
            Some(kind) => entries(file, kind, name, &mut problems),
            None => {
                problems.push(unknown_folder(&file.path, folder));
                Parsed::default()
            }
        },
        _ => {
            let path = &file.path;
            problems.push(Diagnostic::new(
                &UNKNOWN_FOLDER,
                Span::whole(path.clone()),
                both!("`{path}` không nằm trong thư mục của loại nội dung nào", "`{path}` is in no folder of a kind"),
            ));
            Parsed::default()
        }
    };
    Checked::new(parsed.with_files(), problems)
}

impl Parsed {
    /// Notes the files that the entries name.
    pub fn with_files(mut self) -> Self {
        let mut names = FileNames(Vec::new());
        for entry in &mut self.entries {
            entry.common.visit_fields(&mut names);
            entry.own.visit(&mut names);
        }
        Self { files: names.0, ..self }
    }
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
    let diagnostic = Diagnostic::new(
        &UNKNOWN_FOLDER,
        Span::whole(path.clone()),
        both!("không có loại nội dung nào tên `{folder}`", "no kind of content is called `{folder}`"),
    )
    .found(folder)
    .accepted(folders);
    diagnostic.help_if(one_of(&near))
}

fn singleton<T: Record>(file: &SourceFile, problems: &mut Problems) -> Option<T> {
    match yaml(&file.path, &file.text, 0..file.text.len()) {
        Ok(Some(written)) => {
            let mut record = read_record::<T>(&written, problems)?;
            record.visit_fields(&mut MarkdownParser { file: &file.path, problems });
            Some(record)
        }
        Ok(None) => {
            problems.push(not_fields(Span::whole(file.path.clone())));
            None
        }
        Err(problem) => {
            problems.push(problem);
            None
        }
    }
}

fn entries(file: &SourceFile, kind: Kind, name: &str, problems: &mut Problems) -> Parsed {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    match extension.to_lowercase().as_str() {
        "md" => page(file, kind, stem, problems),
        "yaml" | "yml" => rows(file, kind, problems),
        _ => Parsed::default(),
    }
}

/// A `.md` file: one entry whose id is the file's name.
fn page(file: &SourceFile, kind: Kind, stem: &str, problems: &mut Problems) -> Parsed {
    let whole = Span::whole(file.path.clone());
    if !is_slug(stem) {
        let meant = slug(stem);
        problems.push(
            Diagnostic::new(
                &BAD_ID,
                whole,
                both!("tên tệp `{stem}` không dùng làm mã được", "the file name `{stem}` cannot be an id"),
            )
            .found(stem)
            .help(both!("đổi tên tệp thành `{meant}.md`", "rename the file to `{meant}.md`")),
        );
        return Parsed { broken: vec![Target { kind, id: "".into() }], ..Parsed::default() };
    }
    let target = Target { kind, id: stem.into() };
    let broken = || Parsed { broken: vec![target.clone()], ..Parsed::default() };
    let parts = match split(&file.path, &file.text) {
        Ok(parts) => parts,
        Err(problem) => {
            problems.push(problem);
            return broken();
        }
    };
    let written = match yaml(&file.path, &file.text, parts.yaml.clone()) {
        Ok(written) => {
            written.unwrap_or(Written { value: Value::Mapping(Vec::new()), span: Span::new(file.path.clone(), 0..3) })
        }
        Err(problem) => {
            problems.push(problem);
            return broken();
        }
    };
    let Value::Mapping(fields) = &written.value else {
        problems.push(not_fields(written.span));
        return broken();
    };
    let place = Span::new(file.path.clone(), 0..3);
    let form = EntryForm { file: &file.path, kind, id: target.id.clone(), fields, place, excused: &BTreeSet::new() };
    let mut entry = entry(form, problems);
    add_body(file, &mut entry, parts.body, problems);
    Parsed { entries: vec![entry], ..Parsed::default() }
}

/// A `.yaml` file: a list of entries, each with its id. Where a row cannot be read its kind is known to be incomplete.
fn rows(file: &SourceFile, kind: Kind, problems: &mut Problems) -> Parsed {
    let unread = || Target { kind, id: "".into() };
    let broken = || Parsed { broken: vec![unread()], ..Parsed::default() };
    let written = match yaml(&file.path, &file.text, 0..file.text.len()) {
        Ok(Some(written)) => written,
        Ok(None) => return Parsed::default(),
        Err(problem) => {
            problems.push(problem);
            return broken();
        }
    };
    let Value::List(items) = written.value else {
        let message = Bilingual::literal(
            "tệp bảng cần một danh sách, mỗi mục bắt đầu bằng `- `",
            "a table file holds a list: each row begins with `- `",
        );
        problems.push(
            Diagnostic::new(&NOT_A_MAPPING, written.span, message)
                .help(Bilingual::literal("thêm `- id: …` trước mỗi mục", "begin each row with `- id: …`")),
        );
        return broken();
    };
    let mut parsed = Parsed::default();
    for item in items {
        let Value::Mapping(fields) = item.value else {
            problems.push(not_fields(item.span));
            parsed.broken.push(unread());
            continue;
        };
        let place = fields.first().map_or(item.span, |(key, _)| key.span.clone());
        let (ids, fields): (Vec<_>, Vec<_>) =
            fields.into_iter().partition(|(key, _)| matches!(fold(&key.text).as_str(), "id" | "ma"));
        match row_id(&ids, &place) {
            Ok(id) => {
                let none = BTreeSet::new();
                let form = EntryForm { file: &file.path, kind, id: id.into(), fields: &fields, place, excused: &none };
                parsed.entries.push(entry(form, problems));
            }
            Err(problem) => {
                problems.push(problem);
                parsed.broken.push(unread());
            }
        }
    }
    parsed
}

fn row_id(ids: &[(Key, Written)], place: &Span) -> Result<String, Diagnostic> {
    match ids {
        [(_, Written { value: Value::Text { text, .. }, span })] => match is_slug(text) {
            true => Ok(text.clone()),
            false => {
                let meant = slug(text);
                Err(Diagnostic::new(
                    &BAD_ID,
                    span.clone(),
                    both!("`{text}` không dùng làm mã được", "`{text}` cannot be an id"),
                )
                .found(text.as_str())
                .help(both!("dùng `{meant}`", "use `{meant}`")))
            }
        },
        _ => Err(Diagnostic::new(
            &MISSING_ROW_ID,
            place.clone(),
            Bilingual::literal("mục này chưa có mã (hoặc có hai mã)", "this row has no id, or two"),
        )
        .help(Bilingual::literal("thêm một dòng `id: …`", "add a line `id: …`"))),
    }
}

/// Reads the fields of an entry and the Markdown in them.
pub fn entry(form: EntryForm<'_>, problems: &mut Problems) -> Entry<Own> {
    let EntryForm { file, kind, id, fields, place, excused } = form;
    let title_fields = if kind.facts().title_field == "name" { Named::FIELDS } else { Titled::FIELDS };
    let tables = [title_fields, Common::FIELDS, kind.own_fields()];
    let mut form = Form::new(fields, place.clone(), &tables, problems).excusing(excused);
    let mut title: Spanned<String> = form.take(0);
    // Problems of an entry stand at its title: where none could be read, at its first line.
    if title.span.file.is_empty() {
        title.span = place.clone();
    }
    let common = Common::from_form(&mut form, 1);
    let own = Own::from_form(kind, &mut form, 1 + Common::FIELDS.len());
    let mut entry = Entry { id, title, common, own, place };
    let mut parser = MarkdownParser { file, problems };
    entry.common.visit_fields(&mut parser);
    entry.own.visit(&mut parser);
    entry
}

/// Joins the Markdown below the front matter to the entry.
fn add_body(file: &SourceFile, entry: &mut Entry<Own>, range: Range<usize>, problems: &mut Problems) {
    let text = &file.text[range.clone()];
    if text.trim().is_empty() {
        return;
    }
    let span = Span::new(file.path.clone(), range.clone());
    if let Some(first) = &entry.common.body {
        problems.push(
            Diagnostic::new(
                &crate::model::problems::DUPLICATE_FIELD,
                span,
                Bilingual::literal(
                    "bài viết đứng cả trong `body` lẫn dưới phần khai báo",
                    "text stands both in `body` and below the front matter",
                ),
            )
            .related(first.span.clone(), Bilingual::literal("lần đầu ở đây", "first here")),
        );
        return;
    }
    let prose = prose(&file.path, &file.text, range, problems);
    entry.common.body = Some(Markdown { text: text.to_owned(), span, prose: Some(prose) });
}

/// Parses Markdown inside fields. Its places are those of the field: YAML may have folded the text.
struct MarkdownParser<'a> {
    file: &'a FilePath,
    problems: &'a mut Problems,
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

fn not_fields(span: Span) -> Diagnostic {
    Diagnostic::new(
        &NOT_A_MAPPING,
        span,
        Bilingual::literal("ở đây cần các dòng `tên trường: giá trị`", "lines `field: value` belong here"),
    )
}
