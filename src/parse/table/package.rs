//! One look over the parts of a workbook before it is read: what its numbers say of sizes is held against the limits of
//! the format and against the parts themselves, so that memory and time follow the file and not its claims.

use std::collections::BTreeSet;
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::archive::attributes;
use super::unreadable::Fault;

/// Rows of a sheet in Excel and in LibreOffice (Excel specifications and limits).
pub const SHEET_ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub const SHEET_COLUMNS: u32 = 16_384;
/// Bytes that the parts of a file may hold once unpacked, as far as they are text.
const MOST_UNPACKED: u64 = 96 * 1024 * 1024;
/// Texts that all cells of a file may share.
const MOST_TEXTS: u64 = 4_000_000;
/// Formats of cells: the limit of Excel, rounded up.
const MOST_FORMATS: usize = 65_536;
/// Fonts, fills, borders and formats of numbers.
const MOST_STYLES: usize = 262_144;
const MOST_SHEETS: usize = 1_024;
/// Bytes of one tag; a cell of 32,767 letters may stand in an attribute.
const MOST_TAG: usize = 256 * 1024;
/// Bytes of one tag of the styles, which are copied for every format that uses them.
const MOST_STYLE_TAG: usize = 2_048;
/// Attributes of one tag.
const MOST_ATTRIBUTES: usize = 256;
/// Tags within one another.
const DEEPEST: usize = 256;

/// What one part has shown so far.
#[derive(Default)]
struct Part {
    is_style: bool,
    formats: usize,
    styles: usize,
    sheets: usize,
    texts: u64,
    texts_declared: u64,
    depth: usize,
    worksheets: BTreeSet<String>,
}

/// Looks through all parts. What is no archive, and where a part ends in damage, is left to the reader to report: it
/// meets the same damage at the same place.
pub fn look(bytes: &[u8]) -> Result<(), Fault> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else { continue };
        let mut reader = Reader::from_reader(BufReader::new(part.take(left)));
        reader.config_mut().check_end_names = false;
        let (mut buffer, mut seen) = (Vec::new(), Part::default());
        while let Ok(event) = reader.read_event_into(&mut buffer) {
            match event {
                Event::Start(element) => {
                    seen.depth += 1;
                    seen.element(&element)?;
                }
                Event::Empty(element) => seen.element(&element)?,
                Event::End(_) => seen.depth = seen.depth.saturating_sub(1),
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
        left = reader.get_ref().get_ref().limit();
        if left == 0 {
            return Err(Fault::TooLarge);
        }
        seen.finished()?;
    }
    Ok(())
}

impl Part {
    fn element(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let most = if self.is_style { MOST_STYLE_TAG } else { MOST_TAG };
        let is_crowded = || element.attributes().with_checks(false).count() > MOST_ATTRIBUTES;
        if self.depth > DEEPEST || element.len() > most || element.len() > 4 * MOST_ATTRIBUTES && is_crowded() {
            return Err(Fault::Damaged);
        }
        match element.local_name().as_ref() {
            "row" | "c" => within(element, "r")?,
            "dimension" | "mergeCell" | "f" => within(element, "ref")?,
            "sst" => {
                let declared = attributes(element, "uniqueCount").filter_map(|count| count.parse::<u64>().ok());
                self.texts_declared = declared.chain([self.texts_declared]).max().unwrap_or_default();
            }
            "si" => self.texts += 1,
            "styleSheet" | "numFmts" | "fonts" | "fills" | "borders" | "cellXfs" => self.is_style = true,
            "xf" => self.formats += 1,
            "font" | "fill" | "border" | "numFmt" => self.styles += 1,
            "sheet" => self.sheets += 1,
            "Relationship" => self.relationship(element)?,
            _ => {}
        }
        let is_many = self.is_style && (self.formats > MOST_FORMATS || self.styles > MOST_STYLES);
        match is_many || self.sheets > MOST_SHEETS || self.texts > MOST_TEXTS {
            true => Err(Fault::TooLarge),
            false => Ok(()),
        }
    }

    /// Sheets are parts of their own: one part read for many sheets would cost its size as often.
    fn relationship(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let is_sheet = attributes(element, "Type").any(|kind| kind.ends_with("/worksheet"));
        let targets = attributes(element, "Target").filter(|_| is_sheet);
        for target in targets {
            let name = target.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
            if !self.worksheets.insert(name) {
                return Err(Fault::Damaged);
            }
        }
        Ok(())
    }

    /// A number of texts that the part has no room for: each takes some bytes.
    fn finished(&self) -> Result<(), Fault> {
        match self.texts_declared > self.texts.saturating_mul(2).max(4_096) {
            true => Err(Fault::Beyond(format!("uniqueCount=\"{}\"", self.texts_declared))),
            false => Ok(()),
        }
    }
}

/// That a place or a range lies on a sheet, its end not before its beginning.
fn within(element: &BytesStart<'_>, name: &str) -> Result<(), Fault> {
    for text in attributes(element, name) {
        let places: Option<Vec<_>> = text.split(':').map(place).collect();
        let is_within = match places.as_deref() {
            Some([_]) => true,
            Some([first, last]) => first.0 <= last.0 && first.1 <= last.1,
            _ => false,
        };
        if !is_within {
            return Err(Fault::Beyond(format!("{name}=\"{}\"", text.chars().take(40).collect::<String>())));
        }
    }
    Ok(())
}

/// Row and column of `C7`; the column is 0 in `7`. `None` for a place that no sheet has.
fn place(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column =
        letters.bytes().try_fold(0_u32, |column, letter| column.checked_mul(26)?.checked_add(digit(letter)))?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let row = digits.parse().ok().filter(|row| is_number && (1..=SHEET_ROWS).contains(row))?;
    (column <= SHEET_COLUMNS).then_some((row, column))
}
