//! The reading stages: files become records, and the files published with pages are collected.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::found::FoundFiles;
use super::memory::{RememberedFile, is_settled};
use super::seen::SeenFiles;
use super::{Memory, Order, Progress};
use crate::assemble::Attached;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, FilePath, Problems, Sources, Span, is_table};
use crate::model::config::HostKind;
use crate::model::kind::Kind;
use crate::model::outline::Outline;
use crate::model::values::Url;
use crate::parse::outline::{self, OUTLINE};
use crate::parse::{Parsed, UNKNOWN_FILE, UNREAD_DOCUMENT};
use crate::routes::NOT_PUBLISHED;
use crate::source::{
    EMPTY_FOLDER, FileState, FoundFile, SourceFile, TableFile, published, read, read_bytes, read_table,
};
use crate::theme::ThemeFile;

/// The files below a site's folder.
pub struct Content {
    /// The text files and tables of `content/` with their contents, sorted by path.
    pub inputs: Vec<Input>,
    /// Every path of `content/`, sorted.
    pub present: Arc<[FilePath]>,
    /// The files of `content/` that are not text. Tables are included, since they may be downloads.
    others: BTreeMap<FilePath, FoundFile>,
    /// The files of `themes/`.
    pub themes: Vec<ThemeFile>,
    /// All of them as they were found; `None` where something about them is unusual.
    pub seen: Option<SeenFiles>,
}

impl Content {
    /// The path and the bytes of a file that is not text; `None` where there is no such file.
    pub fn bytes(&self, path: &str) -> Option<(FilePath, Result<Vec<u8>, Diagnostic>)> {
        let (path, found) = self.others.get_key_value(path)?;
        Some((path.clone(), read_bytes(&found.absolute, path)))
    }
}

/// A file that may contain entries.
#[derive(Clone, Debug)]
pub struct Input {
    file: InputFile,
    pub state: FileState,
    /// Whether a change after it was read shows in its state.
    pub is_settled: bool,
}

#[derive(Clone, Debug)]
enum InputFile {
    Text(SourceFile),
    /// `.csv`, `.tsv`, `.xlsx` and `.ods`.
    Table(TableFile),
}

impl Input {
    pub fn path(&self) -> &FilePath {
        match &self.file {
            InputFile::Text(file) => &file.path,
            InputFile::Table(file) => &file.path,
        }
    }

    pub fn hash(&self) -> &[u8; 32] {
        match &self.file {
            InputFile::Text(file) => &file.hash,
            InputFile::Table(file) => &file.hash,
        }
    }

    fn parse(&self) -> Checked<Parsed> {
        match &self.file {
            InputFile::Text(file) => crate::parse::parse(file),
            InputFile::Table(file) => crate::parse::parse_table(file),
        }
    }
}

const PARSING: Bilingual = Bilingual::literal("đọc nội dung", "reading the content");

/// Extensions of text files that contain entries.
const TEXTS: [&str; 3] = ["md", "yaml", "yml"];
/// Extensions of files whose rows or words would otherwise be lost silently: kinds of tables that are not read, and
/// texts saved with another extension. `.txt` counts only in the folder of a kind.
const UNREAD: [&str; 8] = [".fods", ".gsheet", ".numbers", ".txt", ".xls", ".xlsb", ".xlt", ".xltx"];
/// Extensions of documents, which are published where an entry declares them and are never read as content.
const DOCUMENTS: [&str; 6] = [".doc", ".docx", ".gdoc", ".odt", ".pdf", ".rtf"];

/// Finds the files of a site and reads those that may contain entries; files in the memory that have not changed since
/// are not read again.
pub fn gather(order: &Order, memory: &mut Memory, sources: &mut Sources, problems: &mut Problems) -> Content {
    let all = memory.find(order);
    let FoundFiles { content: Checked { value: found, .. }, themes: Checked { value: themes, .. } } = &all;
    let unusual = all.content.problems.0.iter().chain(&all.themes.problems.0);
    problems.0.extend(unusual.cloned());
    let is_ordinary = all.content.problems.0.is_empty() && all.themes.problems.0.is_empty();
    if !found.iter().any(|file| &*file.path == "content/site.yaml") {
        let message = Bilingual::literal("không có tệp `content/site.yaml`", "there is no `content/site.yaml`");
        problems.push(EMPTY_FOLDER.at(Span::whole("content/site.yaml".into())).message(message));
    }
    let present = found.iter().map(|file| file.path.clone()).collect();
    let known: &Memory = memory;
    let read: Vec<_> = found.par_iter().filter_map(|found| input(found, order, known)).collect();
    let mut inputs = Vec::with_capacity(read.len());
    for input in read {
        match input {
            Ok(input) => {
                if let InputFile::Text(file) = &input.file {
                    sources.insert(file.path.clone(), file.text.clone());
                }
                inputs.push(input);
            }
            Err(problem) => problems.push(problem),
        }
    }
    let seen = is_ordinary.then(|| SeenFiles::of(found.iter().chain(themes), &inputs, order.clock)).flatten();
    let is_text = |file: &FoundFile| TEXTS.contains(&&*ending(&file.path));
    let others = found.iter().filter(|file| !is_text(file)).map(|file| (file.path.clone(), file.clone())).collect();
    let themes = theme_files(themes, sources, problems);
    memory.found = Some(all);
    Content { inputs, present, others, themes, seen }
}

/// Reads the file if it may contain entries.
fn input(found: &FoundFile, order: &Order, memory: &Memory) -> Option<Result<Input, Diagnostic>> {
    if let Some(input) = memory.unchanged(found) {
        return Some(Ok(input.clone()));
    }
    let file = match &*ending(&found.path) {
        ending if TEXTS.contains(&ending) => read(found).map(InputFile::Text),
        _ if is_table(&found.path) => read_table(found).map(InputFile::Table),
        _ => return None,
    };
    let (state, is_settled) = (found.state, is_settled(found.state, order.clock));
    Some(file.map(|file| Input { file, state, is_settled }))
}

fn theme_files(found: &[FoundFile], sources: &mut Sources, problems: &mut Problems) -> Vec<ThemeFile> {
    let mut files = Vec::new();
    for found in found {
        match read_bytes(&found.absolute, &found.path) {
            Ok(bytes) => {
                if let Ok(text) = std::str::from_utf8(&bytes) {
                    sources.insert(found.path.clone(), text.into());
                }
                let bytes = published::picture(&found.path, &bytes).unwrap_or(bytes);
                files.push(ThemeFile { path: found.path.clone(), bytes: bytes.into() });
            }
            Err(problem) => problems.push(problem),
        }
    }
    files
}

/// Parses every text and table; files with a remembered hash are not parsed again. A table that an entry declares as a
/// download is treated like any other published file and has no entries.
pub fn parse(
    inputs: &[Input],
    memory: &mut Memory,
    progress: &Progress,
    sources: &mut Sources,
    problems: &mut Problems,
) -> Vec<Parsed> {
    progress.begin(PARSING, inputs.len());
    let one = |input: &Input| memory.parsed(input).cloned().unwrap_or_else(|| Arc::new(input.parse()));
    let parsed: Vec<Arc<Checked<Parsed>>> = inputs.par_iter().map(one).inspect(|_| progress.advance()).collect();
    let remembered = |(input, parsed): (&Input, &Arc<Checked<Parsed>>)| {
        (input.path().clone(), RememberedFile { input: input.clone(), parsed: parsed.clone() })
    };
    memory.files = inputs.iter().zip(&parsed).map(remembered).collect();
    let downloads: BTreeSet<String> = parsed.iter().flat_map(|parsed| parsed.value.files.iter().cloned()).collect();
    for input in inputs.iter().filter(|input| downloads.contains(&**input.path())) {
        if let InputFile::Table(file) = &input.file
            && let Some(sheets) = crate::parse::people_in_download(file).into_value(problems)
        {
            sources.insert_table(file.path.clone(), sheets);
        }
    }
    let kept = inputs.iter().zip(parsed).filter(|(input, _)| !downloads.contains(&**input.path()));
    kept.map(|(input, checked)| {
        let parsed = Arc::unwrap_or_clone(checked).into_value(problems);
        if let Some(sheets) = &parsed.sheets {
            sources.insert_table(input.path().clone(), sheets.clone());
        }
        parsed
    })
    .collect()
}

/// Applies the options of the call, which take precedence over `site.yaml`.
pub fn override_config(order: &Order, parsed: &mut [Parsed]) {
    for config in parsed.iter_mut().filter_map(|file| file.config.as_mut()) {
        let config = Arc::make_mut(config);
        if let Some(base) = &order.base_url {
            config.base_url = Some(Url { text: base.clone(), span: config.id.span.clone() });
        }
        if order.links.is_some() {
            config.links = order.links;
            // An archive is for a disk or a host of one's own. Not every browser finds `'self'` in a policy that a page on a
            // disk carries.
            config.hosts.retain(|host| *host != HostKind::Github);
        }
    }
}

/// Reports tables and texts with wrong extensions that no entry declares as a download, and documents in the folder of
/// a kind. Other files in `content/` are ignored: they are never published.
pub fn unread(content: &Content, wanted: &BTreeMap<FilePath, Span>, problems: &mut Problems) {
    for path in content.others.keys().filter(|path| !wanted.contains_key(*path)) {
        let of_kind = path.split('/').nth(1).is_some_and(|folder| Kind::of_folder(folder).is_some());
        let lower = path.to_lowercase();
        let ends = |ending: &&str| lower.ends_with(*ending);
        if UNREAD.iter().any(|ending| ends(ending) && (of_kind || *ending != ".txt")) {
            let message = bilingual!("tệp `{path}` không được đọc", "the file `{path}` is not read");
            let help = match lower.ends_with(".txt") {
                true => bilingual!(
                    "lưu thành .md nếu là bài viết, .csv nếu là bảng; hoặc khai báo nó trong trường `file` của một mục",
                    "save it as .md where it is a text, as .csv where it is a table; or declare it in the `file` field of \
                     an entry"
                ),
                false => bilingual!(
                    "mở bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As), loại .xlsx, rồi xóa tệp này; hoặc khai báo \
                     nó trong trường `file` của một mục",
                    "open it in Excel or LibreOffice, choose Save As, the type .xlsx, and delete this file; or declare it \
                     in the `file` field of an entry"
                ),
            };
            let accepted = [".md", ".yaml", ".csv", ".tsv", ".xlsx", ".xlsm", ".ods"];
            problems.push(UNKNOWN_FILE.at(Span::whole(path.clone())).message(message).accepted(accepted).help(help));
        } else if of_kind && DOCUMENTS.iter().any(ends) {
            let message =
                bilingual!("tệp `{path}` không được đọc thành nội dung", "the file `{path}` is not read as content");
            let help = bilingual!(
                "bảng trong tệp thì chép sang Excel rồi lưu thành .xlsx; muốn cho tải về thì khai báo tệp trong trường \
                 `file` (`Tệp`) của một văn bản; tệp của riêng văn phòng thì đặt `_` trước tên",
                "copy a table in it into Excel and save it as .xlsx; for a download declare it in the `file` field of a \
                 document; put `_` before the name of a file of the office's own"
            );
            problems.push(UNREAD_DOCUMENT.at(Span::whole(path.clone())).message(message).help(help));
        }
    }
}

/// The hashes of the files of entries and translations, as they are on the disk. What is no file is left out.
pub fn hashes(content: &Content, attached: Attached) -> BTreeMap<String, Vec<blake3::Hash>> {
    let mut known = BTreeMap::new();
    let mut hash = |path: &String| {
        let hash = || content.bytes(path).and_then(|(_, bytes)| bytes.ok()).map(|bytes| blake3::hash(&bytes));
        *known.entry(path.clone()).or_insert_with(hash)
    };
    let hashes = attached.into_iter().map(|(name, paths)| (name, paths.iter().filter_map(&mut hash).collect()));
    hashes.collect()
}

/// The outline of the area, empty where the site has none. Its text is kept as a source for its problems.
pub fn outline(content: &Content, sources: &mut Sources) -> Checked<Outline> {
    let Some((path, read)) = content.bytes(OUTLINE) else { return Checked::default() };
    match read {
        Err(problem) => Checked::new(Outline::default(), Problems(vec![problem])),
        Ok(bytes) => {
            let outline = outline::outline(&path, &bytes);
            if !outline.problems.0.is_empty()
                && let Ok(text) = String::from_utf8(bytes)
            {
                sources.insert(path, text.into());
            }
            outline
        }
    }
}

/// The bytes of the files to publish. The text of SVG drawings is kept as a source for their problems.
pub fn files(
    content: &Content,
    asked: &BTreeMap<FilePath, Span>,
    sources: &mut Sources,
    problems: &mut Problems,
) -> BTreeMap<FilePath, Arc<[u8]>> {
    let read: Vec<_> = asked
        .par_iter()
        .map(|(path, asked)| {
            let found = content.others.get(path).ok_or_else(|| {
                let message = bilingual!("`{path}` không phải tệp để đăng", "`{path}` is not a file to publish");
                NOT_PUBLISHED.at(Span::whole(path.clone())).message(message)
            })?;
            let bytes = read_bytes(&found.absolute, path)?;
            let drawing =
                path.to_lowercase().ends_with(".svg").then(|| String::from_utf8(bytes.clone()).ok()).flatten();
            let mut problems = Problems::default();
            let bytes = published::published(path, asked, bytes, &mut problems);
            Ok((path.clone(), bytes, drawing, problems))
        })
        .collect();
    let mut files = BTreeMap::new();
    for file in read {
        match file {
            Ok((path, bytes, drawing, found)) => {
                if let Some(drawing) = drawing {
                    sources.insert(path.clone(), drawing.into());
                }
                problems.absorb(found);
                files.insert(path, bytes.into());
            }
            Err(problem) => problems.push(problem),
        }
    }
    files
}

fn ending(path: &str) -> String {
    path.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}
