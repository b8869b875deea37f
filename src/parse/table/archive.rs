//! What the reader of workbooks does not tell of the archive they are: how large it becomes, which rows are hidden.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Bytes of all parts of an archive once unpacked, as its directory says. `None` for what is no archive.
pub fn unpacked_size(bytes: &[u8]) -> Option<u64> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    (0..archive.len()).map(|index| archive.by_index_raw(index).ok().map(|part| part.size())).sum()
}

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

/// Shows every opening element of a part of the archive.
pub fn each_element(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, mut look: impl FnMut(&BytesStart<'_>)) {
    let Ok(part) = archive.by_name(part) else { return };
    elements(BufReader::new(part), &mut look);
}

fn elements(part: impl BufRead, look: &mut impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_reader(part);
    // As lenient as the reader of the cells, which would read on where a count of rows had stopped.
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
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::default()).ok().map(|value| value.into_owned())
}
