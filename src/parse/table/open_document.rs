//! What the reader of `.ods` files does not tell: how large a table becomes, which of its cells are merged and which of
//! its rows are hidden (OpenDocument 1.3, part 3, 9.1 and 19.698).

use std::collections::BTreeMap;
use std::io::Cursor;

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::archive::{attribute, each_element};
use super::grid::Merged;

/// A file, before anything in it is repeated as often as it says.
#[derive(Default)]
pub struct Survey {
    /// Cells between the first and the last that are not blank, of the largest sheet: what the reader keeps at once.
    pub area: u64,
    /// Rows with something in them.
    pub filled_rows: u64,
    /// The sheets, by their names.
    pub sheets: BTreeMap<String, Drawn>,
}

/// How a sheet is drawn.
#[derive(Default)]
pub struct Drawn {
    /// Groups of cells that were merged into one.
    pub merged: Vec<Merged>,
    /// Hidden rows: first and last number.
    pub hidden: Vec<(u32, u32)>,
}

/// Where the survey stands in a sheet.
#[derive(Default)]
struct Place {
    name: String,
    /// Rows before this one.
    above: u64,
    /// How often this one is there.
    rows: u64,
    /// Whether it has something in it.
    is_filled: bool,
    /// Cells before the next one.
    left: u64,
    /// The last row and column with something in them.
    furthest: (u64, u64),
}

/// Looks through a file. Of what cannot be read, nothing is told: the reader of the cells reports it.
pub fn survey(bytes: &[u8]) -> Survey {
    let mut survey = Survey::default();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return survey };
    let mut place = Place::default();
    each_element(&mut archive, "content.xml", |element| match element.local_name().as_ref() {
        "table" => {
            place = Place { name: attribute(element, "name").unwrap_or_default(), ..Place::default() };
            survey.sheets.insert(place.name.clone(), Drawn::default());
        }
        "table-row" => row(element, &mut place, &mut survey),
        "table-cell" => cell(element, &mut place, &mut survey),
        "covered-table-cell" => {
            place.left = place.left.saturating_add(times(element, "number-columns-repeated"));
        }
        _ => {}
    });
    survey
}

fn row(element: &BytesStart<'_>, place: &mut Place, survey: &mut Survey) {
    place.above = place.above.saturating_add(place.rows);
    place.rows = times(element, "number-rows-repeated");
    (place.left, place.is_filled) = (0, false);
    let is_hidden = attribute(element, "visibility").is_some_and(|value| value == "collapse" || value == "filter");
    if let (true, Some(drawn)) = (is_hidden, survey.sheets.get_mut(&place.name)) {
        drawn.hidden.push((number(place.above + 1), number(place.above.saturating_add(place.rows))));
    }
}

fn cell(element: &BytesStart<'_>, place: &mut Place, survey: &mut Survey) {
    let (wide, high) = (times(element, "number-columns-spanned"), times(element, "number-rows-spanned"));
    if let (true, Some(drawn)) = (wide > 1 || high > 1, survey.sheets.get_mut(&place.name)) {
        let last = |first: u64, count: u64| number(first.saturating_add(count));
        drawn.merged.push(Merged {
            rows: (number(place.above + 1), last(place.above, high)),
            columns: (number(place.left + 1), last(place.left, wide)),
        });
    }
    place.left = place.left.saturating_add(times(element, "number-columns-repeated"));
    if attribute(element, "value-type").is_none() {
        return;
    }
    let (rows, columns) = place.furthest;
    place.furthest = (rows.max(place.above.saturating_add(place.rows)), columns.max(place.left));
    survey.area = survey.area.max(place.furthest.0.saturating_mul(place.furthest.1));
    if !std::mem::replace(&mut place.is_filled, true) {
        survey.filled_rows = survey.filled_rows.saturating_add(place.rows);
    }
}

fn times(element: &BytesStart<'_>, name: &str) -> u64 {
    attribute(element, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}

fn number(counted: u64) -> u32 {
    u32::try_from(counted).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn rows_behind_a_tag_closed_by_another_name_are_counted() {
        let content = "<t:table t:name=\"A\"><t:table-row><t:table-cell o:value-type=\"string\"><p>a</q></t:table-cell>\
                       </t:table-row><t:table-row t:number-rows-repeated=\"1000000\">\
                       <t:table-cell o:value-type=\"string\"/></t:table-row></t:table>";
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("content.xml", SimpleFileOptions::default()).expect("a part");
        archive.write_all(content.as_bytes()).expect("its bytes");
        let bytes = archive.finish().expect("an archive").into_inner();
        assert_eq!(survey(&bytes).filled_rows, 1_000_001);
    }
}
