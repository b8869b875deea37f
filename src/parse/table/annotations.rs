//! What people draw and note on the cells of an `.xlsx` file beside their values: lines through a part of a text, and
//! comments. The reader of cells gives neither. Only files that have some are walked again.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::layout::Table;
use super::package::{attribute, place, walk};
use super::unreadable::Fault;
use crate::bilingual;
use crate::diagnostics::Problems;
use crate::problem;
use crate::text::cluster::shortened;

problem! {
    /// Một phần chữ trong ô bị gạch ngang, ví dụ số cũ bị gạch rồi số mới ghi ngay sau. Chương trình không thấy nét gạch
    /// nên sẽ đọc cả hai liền nhau: 100 và 150 thành 100150. Xóa phần bị gạch.
    ///
    /// A part of the text of a cell is struck through, such as a former number before the new one. The program does not
    /// see the line and would read both as one: 100 and 150 become 100150. Delete the part that is struck through.
    ///
    /// ```text
    /// ô Chỉ tiêu: 100150 (100 bị gạch ngang)
    /// ```
    ///
    /// ```text
    /// ô Chỉ tiêu: 150
    /// ```
    pub static STRUCK_TEXT: Error = "struck-text";
}

problem! {
    /// Trong bảng tính có chú thích (comment, note) gắn vào ô. Chúng không phải là nội dung và không lên trang; nếu trong
    /// đó có điều người đọc cần biết, ghi vào một cột của bảng.
    ///
    /// Cells of the workbook have comments. They are no content and are not published; where they hold what readers must
    /// know, write it into a column.
    ///
    /// ```text
    /// ô D5, chú thích: chỉ còn 100
    /// ```
    ///
    /// ```text
    /// ô D5: 100
    /// ```
    pub static CELL_COMMENT: Warning = "cell-comment";
}

/// The part with the texts that cells share (ECMA-376, part 1, 18.4.9).
pub const SHARED: &str = "xl/sharedStrings.xml";
/// The maximum number of comments that are told of a sheet, and of letters of each.
const MOST_COMMENTS: usize = 5;
const LONGEST: usize = 60;

/// The annotations of a sheet, by row and column, counted from 1.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// Cells in which some letters are struck through and others are not.
    pub partly_struck: BTreeSet<(u32, u32)>,
    /// The words of the comments.
    pub comments: BTreeMap<(u32, u32), String>,
}

/// Whether an element draws a line through its text (18.4.10); the default of its value is true.
pub fn strikes(element: &BytesStart<'_>) -> bool {
    let is_off = || attribute(element, "val").is_some_and(|value| value == "0" || value == "false");
    element.local_name().as_ref() == "strike" && !is_off()
}

/// The annotations of each sheet, by its part.
pub fn read(bytes: &[u8]) -> Result<BTreeMap<String, Annotations>, Fault> {
    let mut found: BTreeMap<String, Annotations> = BTreeMap::new();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(found) };
    let struck = match archive.by_name(SHARED) {
        Ok(part) => struck_texts(part)?,
        Err(_) => BTreeSet::new(),
    };
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
    for name in &names {
        let Some(sheet) = name.strip_prefix("xl/worksheets/").filter(|name| !name.contains('/')) else { continue };
        let mut own = Annotations::default();
        if let Ok(part) = archive.by_name(name) {
            own.partly_struck = struck_cells(part, &struck)?;
        }
        let mut comments = None;
        if let Ok(part) = archive.by_name(&format!("xl/worksheets/_rels/{sheet}.rels")) {
            walk(part, false, |event| {
                if let Event::Start(element) = event
                    && attribute(element, "Type").is_some_and(|kind| kind.ends_with("/comments"))
                {
                    comments = attribute(element, "Target");
                }
                Ok(())
            })?;
        }
        let part = comments.map(|target| match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{}", target.trim_start_matches("../")),
        });
        if let Some(Ok(part)) = part.map(|part| archive.by_name(&part)) {
            own.comments = comments_of(part)?;
        }
        found.insert(name.clone(), own);
    }
    Ok(found)
}

/// The numbers of the shared texts of which a part is struck through, and not all.
fn struck_texts(part: impl std::io::Read) -> Result<BTreeSet<usize>, Fault> {
    let (mut found, mut number, mut runs) = (BTreeSet::new(), 0, Runs::default());
    walk(part, false, |event| {
        match event {
            Event::End(element) if element.local_name().as_ref() == "si" => {
                if std::mem::take(&mut runs).is_partly_struck() {
                    found.insert(number);
                }
                number += 1;
            }
            event => runs.see(event),
        }
        Ok(())
    })?;
    Ok(found)
}

/// The cells that show such a text, or have one of their own.
fn struck_cells(part: impl std::io::Read, shared: &BTreeSet<usize>) -> Result<BTreeSet<(u32, u32)>, Fault> {
    let (mut found, mut runs) = (BTreeSet::new(), Runs::default());
    let (mut at, mut is_shared, mut in_value, mut value) = (None, false, false, String::new());
    walk(part, false, |event| {
        match event {
            Event::Start(element) if element.local_name().as_ref() == "c" => {
                at = attribute(element, "r").and_then(|text| place(&text));
                is_shared = attribute(element, "t").as_deref() == Some("s");
                (runs, value) = Default::default();
            }
            Event::Start(element) if element.local_name().as_ref() == "v" => in_value = true,
            Event::End(element) if element.local_name().as_ref() == "v" => in_value = false,
            Event::Text(text) if in_value => value.push_str(text),
            Event::End(element) if element.local_name().as_ref() == "c" => {
                let of_shared = is_shared && value.trim().parse().is_ok_and(|number| shared.contains(&number));
                if of_shared || runs.is_partly_struck() {
                    found.extend(at);
                }
            }
            event => runs.see(event),
        }
        Ok(())
    })?;
    Ok(found)
}

/// The runs of a rich text (18.4.4).
#[derive(Default)]
struct Runs {
    in_run: bool,
    is_struck: bool,
    has_text: bool,
    struck: usize,
    plain: usize,
}

impl Runs {
    fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "r" => (self.in_run, self.is_struck, self.has_text) = (true, false, false),
                "strike" => self.is_struck |= strikes(element),
                _ => {}
            },
            Event::Text(text) if self.in_run => self.has_text |= !text.trim().is_empty(),
            Event::End(element) if element.local_name().as_ref() == "r" => {
                self.in_run = false;
                let count = if self.is_struck { &mut self.struck } else { &mut self.plain };
                *count += usize::from(self.has_text);
            }
            _ => {}
        }
    }

    fn is_partly_struck(&self) -> bool {
        self.struck > 0 && self.plain > 0
    }
}

/// The comments of a part (18.7.3), each on one line.
fn comments_of(part: impl std::io::Read) -> Result<BTreeMap<(u32, u32), String>, Fault> {
    let (mut found, mut at, mut words) = (BTreeMap::new(), None, None);
    walk(part, false, |event| {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "comment" => at = attribute(element, "ref").and_then(|text| place(&text)),
                "t" => words = words.take().or(Some(String::new())),
                _ => {}
            },
            Event::Text(text) => {
                if let Some(words) = &mut words {
                    words.push_str(text);
                }
            }
            Event::End(element) if element.local_name().as_ref() == "comment" => {
                let line = words.take().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
                if let Some(at) = at.take().filter(|_| !line.is_empty()) {
                    found.insert(at, line);
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

/// Reports the cells of a table whose value cannot be told from what is struck through, and the comments, which nobody
/// reads on the site.
pub fn check(table: &Table<'_>, problems: &mut Problems) {
    let annotations = &table.sheet.annotations;
    let is_read = |column: u32| table.headers.iter().any(|header| header.reads(column));
    for (row, column) in annotations.partly_struck.iter().filter(|(_, column)| is_read(*column)) {
        let shown = table
            .sheet
            .rows
            .iter()
            .find(|found| found.number == *row)
            .map_or_else(String::new, |row| row.text(*column));
        let message = bilingual!(
            "một phần chữ trong ô bị gạch ngang; chương trình chỉ thấy `{shown}`",
            "a part of the text is struck through; the program sees only `{shown}`"
        );
        let help = bilingual!("xóa phần bị gạch, để lại phần đúng", "delete the part that is struck through");
        problems.push(STRUCK_TEXT.at(table.cell(*row, *column)).message(message).help(help));
    }
    // A column that is not read may hold what is nobody's business, and so may a comment on it. Comments on headings
    // explain the table.
    let is_below = |row: u32| table.headers.iter().any(|header| header.rows.1 < row);
    let is_told = |(row, column): &(u32, u32)| is_read(*column) && is_below(*row);
    let comments: Vec<_> = annotations.comments.iter().filter(|(at, _)| is_told(at)).collect();
    let Some(((row, column), _)) = comments.first() else { return };
    let told = comments.iter().take(MOST_COMMENTS).map(|(_, words)| format!("“{}”", shortened(words, LONGEST)));
    let (number, words) = (comments.len(), told.collect::<Vec<_>>().join("; "));
    let message = bilingual!(
        "chú thích gắn vào ô không được đọc ({number}): {words}",
        "comments on cells are not read ({number}): {words}"
    );
    let help = bilingual!(
        "điều gì người đọc cần biết thì ghi vào một cột của bảng; xong thì xóa chú thích",
        "write what readers must know into a column; then delete the comment"
    );
    problems.push(CELL_COMMENT.at(table.cell(*row, *column)).message(message).help(help));
}
