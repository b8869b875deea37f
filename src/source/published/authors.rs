//! The people that a document names beside its text: who wrote it, who saved it last, who commented on it.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::old_office;
use crate::text::fold::fold;

/// Unpacked bytes of a document that are looked through.
const MOST: u64 = 64 * 1024 * 1024;

/// Places of a PDF that are looked at for names.
const MOST_PLACES: usize = 64;

/// Elements whose text is a name, in documents of Word, Excel and LibreOffice.
const ELEMENTS: [&str; 5] = ["creator", "initial-creator", "lastModifiedBy", "author", "last-modified-by"];
/// Attributes that hold the name of who changed or commented.
const ATTRIBUTES: [&str; 2] = ["author", "displayName"];
/// What programs and new computers write in the place of a name, folded.
const NOBODY: [&str; 20] = [
    "admin",
    "administrator",
    "user",
    "pc",
    "hp",
    "dell",
    "windows user",
    "microsoft office user",
    "may tinh",
    "openpyxl",
    "python docx",
    "xlsxwriter",
    "apache poi",
    "unknown",
    "author",
    "tac gia",
    "word",
    "microsoft word",
    "microsoft excel",
    "libreoffice",
];

/// A document of Word, Excel, PowerPoint or LibreOffice as far as it is looked through.
pub struct Office {
    /// The people it names.
    pub people: BTreeSet<String>,
    /// The names of its sheets, where it is a workbook.
    pub sheets: Vec<String>,
}

/// Looks into an Office document; `None` for what is no archive.
pub fn of_office(bytes: &[u8]) -> Option<Office> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names = archive.file_names().flatten().filter(|name| names_people(name));
    let parts: BTreeSet<String> = names.map(|name| name.into_owned()).collect();
    let mut office = Office { people: BTreeSet::new(), sheets: Vec::new() };
    let mut left = MOST;
    for part in parts {
        let Ok(found) = archive.by_name(&part) else { continue };
        let mut text = String::new();
        let is_read = found.take(left).read_to_string(&mut text).is_ok();
        left = left.saturating_sub(text.len() as u64);
        if is_read {
            in_part(&part, &text, &mut office);
        }
    }
    office.people.retain(|name| is_somebody(name));
    Some(office)
}

/// The people that a document of Word, Excel or PowerPoint before 2007 names.
pub fn of_old_office(bytes: &[u8]) -> BTreeSet<String> {
    old_office::people(bytes).into_iter().filter(|name| is_somebody(name)).collect()
}

/// Parts that hold properties, comments, changes or the list of sheets.
fn names_people(part: &str) -> bool {
    part.ends_with(".xml")
        && (part.starts_with("docProps/")
            || part.starts_with("word/")
            || part.starts_with("ppt/comment")
            || part.starts_with("xl/comments")
            || part.starts_with("xl/persons")
            || part.starts_with("xl/threadedComments")
            || matches!(part, "xl/workbook.xml" | "meta.xml" | "content.xml"))
}

fn in_part(part: &str, text: &str, office: &mut Office) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut is_name = false;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let local = element.local_name();
                is_name = ELEMENTS.contains(&local.as_ref());
                let is_sheet = match part {
                    "xl/workbook.xml" => local.as_ref() == "sheet",
                    "content.xml" => local.as_ref() == "table" && element.name().as_ref() == "table:table",
                    _ => false,
                };
                for attribute in element.attributes().with_checks(false).flatten() {
                    let Ok(value) = attribute.normalized_value(XmlVersion::default()) else { continue };
                    match attribute.key.local_name().as_ref() {
                        "name" if is_sheet => office.sheets.push(value.into_owned()),
                        name if ATTRIBUTES.contains(&name) && !part.starts_with("docProps/") => {
                            office.people.insert(value.trim().to_owned());
                        }
                        _ => {}
                    }
                }
            }
            Event::Text(found) if is_name => {
                office.people.insert(found.xml10_content().trim().to_owned());
            }
            Event::End(_) => is_name = false,
            Event::Eof => return,
            _ => {}
        }
    }
}

/// The people that a PDF names as its authors: `Author` of its information (ISO 32000-1, 14.3.3), and `dc:creator` of its
/// XMP. `None` for one that is locked: its names cannot be read.
pub fn of_pdf(bytes: &[u8]) -> Option<BTreeSet<String>> {
    if places(bytes, b"/Encrypt").next().is_some() {
        return None;
    }
    let mut people = BTreeSet::new();
    in_objects(bytes, &mut people);
    let mut left = MOST;
    for at in places(bytes, b"/ObjStm") {
        let stream = unpacked(&bytes[at..], left).unwrap_or_default();
        left = left.saturating_sub(stream.len() as u64);
        in_objects(&stream, &mut people);
    }
    people.retain(|name| is_somebody(name));
    Some(people)
}

fn in_objects(bytes: &[u8], people: &mut BTreeSet<String>) {
    for at in places(bytes, b"/Author").take(MOST_PLACES) {
        let value = &bytes[at + b"/Author".len()..];
        people.extend(string(value).or_else(|| string(object(bytes, value)?)));
    }
    for at in places(bytes, b"<dc:creator").take(MOST_PLACES) {
        let rest = &bytes[at..bytes.len().min(at + 4096)];
        let end = places(rest, b"</dc:creator").next().unwrap_or(rest.len());
        let within = String::from_utf8_lossy(&rest[..end]);
        people
            .extend(within.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim().to_owned()));
    }
}

fn places<'a>(bytes: &'a [u8], words: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(words.len()).enumerate().filter(move |(_, window)| *window == words).map(|(at, _)| at)
}

/// A packed stream of objects (7.5.7), whose dictionary bytes stand in: the information may be among them.
fn unpacked(bytes: &[u8], most: u64) -> Option<Vec<u8>> {
    let begin = places(&bytes[..bytes.len().min(1024)], b"stream").next()? + b"stream".len();
    let packed = bytes[begin..].strip_prefix(b"\r\n").or_else(|| bytes[begin..].strip_prefix(b"\n"))?;
    let mut unpacked = Vec::new();
    // Where it is damaged, what came before still counts.
    let _ = flate2::read::ZlibDecoder::new(packed).take(most).read_to_end(&mut unpacked);
    Some(unpacked)
}

/// What an object holds that is named by its numbers: `12 0 R` (7.3.10).
fn object<'a>(bytes: &'a [u8], reference: &[u8]) -> Option<&'a [u8]> {
    let words = String::from_utf8_lossy(&reference[..reference.len().min(32)]).into_owned();
    let mut words = words.split_ascii_whitespace();
    let (number, generation) = (words.next()?.parse::<u32>().ok()?, words.next()?.parse::<u32>().ok()?);
    let head = format!("\n{number} {generation} obj");
    let at = places(bytes, head.as_bytes()).next()?;
    Some(&bytes[at + head.len()..])
}

/// The text string (7.9.2.2) that bytes begin with: in brackets, or in hexadecimal digits.
fn string(bytes: &[u8]) -> Option<String> {
    let begin = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let bytes = &bytes[begin..bytes.len().min(begin + 4096)];
    let raw = match bytes.split_first()? {
        (b'(', rest) => in_brackets(rest),
        (b'<', rest) => {
            let digits: Vec<u8> =
                rest.iter().copied().take_while(|byte| *byte != b'>').filter(u8::is_ascii_hexdigit).collect();
            let value = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
            digits.chunks(2).filter_map(value).collect()
        }
        _ => return None,
    };
    let text = match raw.strip_prefix(b"\xFE\xFF") {
        Some(wide) => encoding_rs::UTF_16BE.decode_without_bom_handling(wide).0.into_owned(),
        None => match std::str::from_utf8(raw.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&raw)) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&raw).0.into_owned(),
        },
    };
    Some(text.trim().to_owned())
}

fn in_brackets(bytes: &[u8]) -> Vec<u8> {
    let (mut raw, mut depth, mut rest) = (Vec::new(), 1, bytes);
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match *first {
            b'\\' => {
                let octal: Vec<u8> =
                    rest.iter().copied().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).collect();
                let value = octal.iter().fold(0_u32, |value, digit| value * 8 + u32::from(digit - b'0'));
                match (octal.len(), rest.split_first()) {
                    (0, Some((escaped, after))) => {
                        raw.push(match escaped {
                            b'n' => b'\n',
                            b'r' => b'\r',
                            b't' => b'\t',
                            other => *other,
                        });
                        rest = after;
                    }
                    (0, None) => return raw,
                    (length, _) => {
                        raw.push(value as u8);
                        rest = &rest[length..];
                    }
                }
            }
            b'(' => depth += 1,
            b')' if depth == 1 => return raw,
            b')' => depth -= 1,
            _ => {}
        }
        if *first != b'\\' {
            raw.push(*first);
        }
    }
    raw
}

fn is_somebody(name: &str) -> bool {
    let folded = fold(name);
    name.chars().any(char::is_alphabetic) && !name.contains('\u{FFFD}') && !NOBODY.contains(&folded.as_str())
}
