//! What the reader of workbooks does not tell of the archive they are: which rows are hidden.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The numbers of hidden rows of an `.xlsx` file, by the name of their sheet (ECMA-376, part 1, 18.3.1.73). What
/// cannot be read is left to the reader of the cells to report.
pub fn hidden_rows(bytes: &[u8]) -> BTreeMap<String, BTreeSet<u32>> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return BTreeMap::new() };
    let mut targets = BTreeMap::new();
    each_element(&mut archive, "xl/_rels/workbook.xml.rels", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, part);
        }
    });
    let mut sheets = Vec::new();
    each_element(&mut archive, "xl/workbook.xml", |element| {
        if let (b"sheet", Some(name), Some(id)) =
            (element.local_name().as_ref().as_bytes(), attribute(element, "name"), attribute(element, "id"))
        {
            sheets.push((name, id));
        }
    });
    let mut hidden = BTreeMap::new();
    for (name, id) in sheets {
        let Some(part) = targets.get(&id) else { continue };
        let mut rows = BTreeSet::new();
        each_element(&mut archive, part, |element| {
            if element.local_name().as_ref() == "row"
                && attribute(element, "hidden").is_some_and(|value| value == "1" || value == "true")
            {
                rows.extend(attribute(element, "r").and_then(|number| number.parse::<u32>().ok()));
            }
        });
        hidden.insert(name, rows);
    }
    hidden
}

/// Shows every opening element of a part of the archive, as far as the part can be read.
fn each_element(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, mut look: impl FnMut(&BytesStart<'_>)) {
    let Ok(part) = archive.by_name(part) else { return };
    let mut reader = Reader::from_reader(BufReader::new(part));
    // As lenient as the reader of the cells.
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(element) | Event::Empty(element) => look(&element),
            Event::Eof => return,
            _ => {}
        }
        buffer.clear();
    }
}

/// The value of an attribute, whatever its prefix.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    attributes(element, name).next()
}

/// Every value of an attribute, whatever its prefixes.
pub fn attributes<'a>(element: &'a BytesStart<'_>, name: &'a str) -> impl Iterator<Item = String> + 'a {
    // To look for repeated names takes time in the square of their number.
    let mut all = element.attributes();
    all.with_checks(false);
    all.flatten()
        .filter(move |attribute| attribute.key.local_name().as_ref() == name)
        .filter_map(|found| found.normalized_value(XmlVersion::default()).ok().map(|value| value.into_owned()))
}
