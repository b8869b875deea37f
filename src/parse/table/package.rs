//! Surveys the parts of a workbook before it is read: the sizes it declares are compared with the limits of the format
//! and with the parts themselves, so that memory and time depend on the file and not on its declarations. It also
//! collects the hidden rows of an `.xlsx` file, which the reader of cells does not give.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::annotations::strikes;
use super::sheet::{SHEET_COLUMNS, SHEET_ROWS};
use super::unreadable::Fault;

/// The maximum size of the unpacked text parts of a file, in bytes.
const MOST_UNPACKED: u64 = 96 * 1024 * 1024;
/// The maximum number of texts shared by all cells of a file.
const MOST_TEXTS: u64 = 4_000_000;
/// The maximum number of cell formats: the limit of Excel, rounded up.
const MOST_FORMATS: u64 = 65_536;
/// The maximum number of fonts, fills, borders and number formats.
const MOST_STYLES: u64 = 262_144;
pub const MOST_SHEETS: u64 = 1_024;
/// The maximum size of a tag in bytes; a cell of 32,767 letters may be in an attribute.
const MOST_TAG: usize = 256 * 1024;
/// The maximum size in bytes of a tag in the styles, which is copied for every format that uses it.
const MOST_STYLE_TAG: usize = 2_048;
/// The maximum number of attributes of a tag.
const MOST_ATTRIBUTES: usize = 256;
/// The maximum depth of nested tags.
const DEEPEST: usize = 256;

/// What a workbook declares about its sheets besides their cells.
#[derive(Default)]
pub struct Package {
    /// The id of the part of each sheet, by the name of the sheet.
    ids: BTreeMap<String, String>,
    /// The parts, by their ids.
    parts: BTreeMap<String, String>,
    /// The numbers of hidden rows, by part (ECMA-376, part 1, 18.3.1.73).
    hidden: BTreeMap<String, BTreeSet<u32>>,
    /// Whether days are counted from 1904 (ECMA-376, part 1, 18.2.28).
    pub since_1904: bool,
    /// Whether there are comments, or texts with a line through them.
    pub is_annotated: bool,
}

impl Package {
    pub fn hidden_rows(&self, sheet: &str) -> Option<&BTreeSet<u32>> {
        self.hidden.get(self.part(sheet)?)
    }

    /// The part of a sheet.
    pub fn part(&self, sheet: &str) -> Option<&str> {
        self.parts.get(self.ids.get(sheet)?).map(String::as_str)
    }
}

/// The state of the survey of one part.
#[derive(Default)]
struct PartSeen {
    name: String,
    is_style: bool,
    formats: u64,
    styles: u64,
    sheets: u64,
    texts: u64,
    texts_declared: u64,
    depth: usize,
    worksheets: BTreeSet<String>,
}

/// Surveys all parts. Files that are not archives, and damaged ends of parts, are left for the reader to report: it
/// fails at the same place.
pub fn look(bytes: &[u8]) -> Result<Package, Fault> {
    let mut package = Package::default();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(package) };
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else { continue };
        let name = part.name().map_or_else(|_| String::new(), |name| name.into_owned());
        let mut seen = PartSeen { name, ..PartSeen::default() };
        let mut part = part.take(left);
        walk(&mut part, false, |event| match event {
            Event::Start(element) => seen.element(element, &mut package),
            Event::End(_) => {
                seen.depth = seen.depth.saturating_sub(1);
                Ok(())
            }
            _ => Ok(()),
        })?;
        left = part.limit();
        Fault::TooLarge.when(left == 0)?;
        seen.finished()?;
    }
    Ok(package)
}

/// Calls `see` for each event of a part until its end; a self-closing element is opened and closed. With `is_strict`,
/// damage and wrongly closed elements are a fault; otherwise damage ends the part.
pub fn walk(
    part: impl Read,
    is_strict: bool,
    mut see: impl FnMut(&Event<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = is_strict;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return Ok(()),
            Ok(event) => see(&event)?,
            Err(_) if is_strict => return Err(Fault::Damaged),
            Err(_) => return Ok(()),
        }
        buffer.clear();
    }
}

/// Every value of an attribute, whatever its prefix.
pub fn attributes<'a>(element: &'a BytesStart<'_>, name: &'a str) -> impl Iterator<Item = String> + 'a {
    // The check for duplicate names is off, since it takes time quadratic in the number of attributes.
    let mut all = element.attributes();
    all.with_checks(false);
    all.flatten()
        .filter(move |attribute| attribute.key.local_name().as_ref() == name)
        .filter_map(|found| found.normalized_value(XmlVersion::default()).ok().map(|value| value.into_owned()))
}

/// The first value of an attribute, whatever its prefix.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    attributes(element, name).next()
}

impl PartSeen {
    fn element(&mut self, element: &BytesStart<'_>, package: &mut Package) -> Result<(), Fault> {
        self.depth += 1;
        let most = if self.is_style { MOST_STYLE_TAG } else { MOST_TAG };
        let is_crowded = || element.attributes().with_checks(false).count() > MOST_ATTRIBUTES;
        let is_large = element.len() > most || element.len() > 4 * MOST_ATTRIBUTES && is_crowded();
        Fault::Damaged.when(self.depth > DEEPEST || is_large)?;
        let get = |name: &str| attribute(element, name);
        match element.local_name().as_ref() {
            "row" => {
                within(element, "r")?;
                if get("hidden").is_some_and(|value| value == "1" || value == "true")
                    && let Some(number) = get("r").and_then(|number| number.parse().ok())
                {
                    package.hidden.entry(self.name.clone()).or_default().insert(number);
                }
            }
            "c" => within(element, "r")?,
            "dimension" | "mergeCell" | "f" => within(element, "ref")?,
            "workbookPr" if self.name == "xl/workbook.xml" => {
                package.since_1904 = get("date1904").is_some_and(|value| value == "1" || value == "true");
            }
            "sst" => {
                let declared = attributes(element, "uniqueCount").filter_map(|count| count.parse::<u64>().ok());
                self.texts_declared = declared.chain([self.texts_declared]).max().unwrap_or_default();
            }
            "si" => count(&mut self.texts, MOST_TEXTS)?,
            "strike" if !self.is_style => package.is_annotated |= strikes(element),
            "comments" => package.is_annotated = true,
            "styleSheet" | "numFmts" | "fonts" | "fills" | "borders" | "cellXfs" => self.is_style = true,
            "xf" if self.is_style => count(&mut self.formats, MOST_FORMATS)?,
            "font" | "fill" | "border" | "numFmt" if self.is_style => count(&mut self.styles, MOST_STYLES)?,
            "sheet" => {
                count(&mut self.sheets, MOST_SHEETS)?;
                if let ("xl/workbook.xml", Some(name), Some(id)) = (self.name.as_str(), get("name"), get("id")) {
                    package.ids.insert(name, id);
                }
            }
            "Relationship" => {
                self.relationship(element)?;
                if let ("xl/_rels/workbook.xml.rels", Some(id), Some(target)) =
                    (self.name.as_str(), get("Id"), get("Target"))
                {
                    let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                    package.parts.insert(id, part);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Each sheet must have a part of its own: a part read for many sheets would cost its size each time.
    fn relationship(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let is_sheet = attributes(element, "Type").any(|kind| kind.ends_with("/worksheet"));
        let mut targets = attributes(element, "Target").filter(|_| is_sheet);
        let name = |target: String| target.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
        Fault::Damaged.when(!targets.all(|target| self.worksheets.insert(name(target))))
    }

    /// Checks that the declared number of texts fits into the part: each text takes some bytes.
    fn finished(&self) -> Result<(), Fault> {
        let fault = Fault::beyond("uniqueCount", &self.texts_declared.to_string());
        fault.when(self.texts_declared > self.texts.saturating_mul(2).max(4_096))
    }
}

fn count(counted: &mut u64, most: u64) -> Result<(), Fault> {
    *counted += 1;
    Fault::TooLarge.when(*counted > most)
}

/// Checks that a place or range lies on a sheet and does not end before its beginning.
fn within(element: &BytesStart<'_>, name: &str) -> Result<(), Fault> {
    attributes(element, name).try_for_each(|text| {
        let places: Option<Vec<_>> = text.split(':').map(place).collect();
        match places.as_deref() {
            Some([_]) => Ok(()),
            Some([first, last]) if first.0 <= last.0 && first.1 <= last.1 => Ok(()),
            _ => Err(Fault::beyond(name, &text)),
        }
    })
}

/// Row and column of `C7`; the column is 0 in `7`. `None` for a place outside of any sheet.
pub fn place(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column =
        letters.bytes().try_fold(0_u32, |column, letter| column.checked_mul(26)?.checked_add(digit(letter)))?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let row = digits.parse().ok().filter(|row| is_number && (1..=SHEET_ROWS).contains(row))?;
    (column <= SHEET_COLUMNS).then_some((row, column))
}
