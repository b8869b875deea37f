//! What the reader of `.ods` files does not tell: how large a table becomes, which of its cells are merged and which of
//! its rows are hidden (OpenDocument 1.3, part 3, 9.1 and 19.698).

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::archive::{attribute, attributes};
use super::grid::Merged;
use super::package::{SHEET_COLUMNS, SHEET_ROWS};
use super::unreadable::Fault;
use super::workbook::{MOST_CELLS, MOST_ROWS, MOST_TEXT};

/// Attributes that give a cell something to hold (OpenDocument 1.3, part 3, 19.367 to 19.387 and 19.642).
const FILLS: [&str; 7] =
    ["value-type", "value", "string-value", "date-value", "time-value", "boolean-value", "formula"];

/// A file, before anything in it is repeated as often as it says.
#[derive(Default)]
pub struct Survey {
    /// Cells that the reader keeps: all between the first and the last that are not blank, of all sheets.
    area: u64,
    /// Cells that the reader lines up row by row before it repeats the rows.
    lined_up: u64,
    /// Bytes of text, as often as they are repeated.
    text: u64,
    /// Rows with something in them.
    filled_rows: u64,
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
    /// Cells of this row that were counted as lined up.
    lined_up: u64,
    /// How often a text is there that stands in this cell; 0 outside of cells.
    copies: u64,
    /// Cells of the sheet that were counted as its area.
    area: u64,
    /// The last row and column with something in them.
    furthest: (u64, u64),
}

/// Looks through a file that is an archive with a content. Unlike the reader it wants every element closed: the reader
/// waits for the end of a table for ever.
pub fn survey(bytes: &[u8]) -> Result<Survey, Fault> {
    let mut survey = Survey::default();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(survey) };
    let Ok(part) = archive.by_name("content.xml") else { return Ok(survey) };
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    let (mut buffer, mut place, mut depth) = (Vec::new(), Place::default(), 0_usize);
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| Fault::Damaged)? {
            Event::Start(element) => {
                depth += 1;
                survey.element(&element, &mut place)?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                if element.local_name().as_ref().ends_with("table-cell") {
                    place.copies = 0;
                }
            }
            Event::Text(text) => survey.add_text(text.len() as u64, &place),
            Event::Eof if depth > 0 => return Err(Fault::Damaged),
            Event::Eof => return Ok(survey),
            _ => {}
        }
        let is_large = survey.area > MOST_CELLS as u64
            || survey.lined_up > MOST_CELLS as u64
            || survey.text > MOST_TEXT as u64
            || survey.filled_rows > MOST_ROWS as u64;
        if is_large {
            return Err(Fault::TooLarge);
        }
        buffer.clear();
    }
}

impl Survey {
    fn element(&mut self, element: &BytesStart<'_>, place: &mut Place) -> Result<(), Fault> {
        match element.local_name().as_ref() {
            "table" => {
                let name = attribute(element, "name").unwrap_or_default();
                *place = Place { name: name.clone(), ..Place::default() };
                if self.sheets.insert(name, Drawn::default()).is_some() {
                    return Err(Fault::Damaged);
                }
            }
            "table-row" => self.row(element, place)?,
            "table-cell" | "covered-table-cell" => self.cell(element, place)?,
            "s" if place.copies > 0 => self.add_text(times(element, "c")?, place),
            _ => {}
        }
        Ok(())
    }

    fn row(&mut self, element: &BytesStart<'_>, place: &mut Place) -> Result<(), Fault> {
        place.above = place.above.saturating_add(place.rows);
        place.rows = times(element, "number-rows-repeated")?;
        (place.left, place.lined_up, place.is_filled) = (0, 0, false);
        let is_hidden = attribute(element, "visibility").is_some_and(|value| value == "collapse" || value == "filter");
        if let (true, Some(drawn)) = (is_hidden, self.sheets.get_mut(&place.name)) {
            drawn.hidden.push((number(place.above + 1), number(place.above.saturating_add(place.rows))));
        }
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>, place: &mut Place) -> Result<(), Fault> {
        let (wide, high) = (times(element, "number-columns-spanned")?, times(element, "number-rows-spanned")?);
        if let (true, Some(drawn)) = (wide > 1 || high > 1, self.sheets.get_mut(&place.name)) {
            let last = |first: u64, count: u64| number(first.saturating_add(count));
            drawn.merged.push(Merged {
                rows: (number(place.above + 1), last(place.above, high)),
                columns: (number(place.left + 1), last(place.left, wide)),
            });
        }
        let repeated = times(element, "number-columns-repeated")?;
        let before = place.left;
        place.left = place.left.saturating_add(repeated);
        let is_filled = FILLS.iter().any(|name| attribute(element, name).is_some());
        // Blank cells are lined up when another follows.
        let lined_up = if is_filled { place.left } else { before }.min(u64::from(SHEET_COLUMNS));
        self.lined_up += lined_up.saturating_sub(place.lined_up);
        place.lined_up = place.lined_up.max(lined_up);
        if !is_filled {
            return Ok(());
        }
        let last_row = place.above.saturating_add(place.rows);
        if last_row > u64::from(SHEET_ROWS) || place.left > u64::from(SHEET_COLUMNS) {
            return Err(Fault::Beyond(format!("{}:{}", last_row, place.left)));
        }
        place.copies = repeated.saturating_mul(place.rows);
        self.add_text(element.len() as u64, place);
        place.furthest = (place.furthest.0.max(last_row), place.furthest.1.max(place.left));
        let area = place.furthest.0.saturating_mul(place.furthest.1);
        self.area = self.area.saturating_add(area - place.area);
        place.area = area;
        if !std::mem::replace(&mut place.is_filled, true) {
            self.filled_rows = self.filled_rows.saturating_add(place.rows);
        }
        Ok(())
    }

    fn add_text(&mut self, bytes: u64, place: &Place) {
        self.text = self.text.saturating_add(bytes.saturating_mul(place.copies));
    }
}

/// How often something is there; once where the file does not say.
fn times(element: &BytesStart<'_>, name: &str) -> Result<u64, Fault> {
    let beyond = |text: String| Fault::Beyond(format!("{name}=\"{}\"", text.chars().take(40).collect::<String>()));
    let parsed = attributes(element, name).map(|text| match text.parse::<u32>() {
        Ok(count) if count > 0 => Ok(u64::from(count)),
        _ => Err(beyond(text)),
    });
    parsed.collect::<Result<Vec<_>, _>>().map(|all| all.into_iter().max().unwrap_or(1))
}

/// A number of a row or column that a sheet can have.
fn number(counted: u64) -> u32 {
    u32::try_from(counted).unwrap_or(u32::MAX).min(SHEET_ROWS)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn surveyed(rows: &str) -> Result<u64, Fault> {
        let content = format!("<d><t:table t:name=\"A\">{rows}</t:table></d>");
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("content.xml", SimpleFileOptions::default()).expect("a part");
        archive.write_all(content.as_bytes()).expect("its bytes");
        survey(&archive.finish().expect("an archive").into_inner()).map(|survey| survey.filled_rows)
    }

    #[test]
    fn what_is_repeated_is_counted_as_often() {
        let cell = "<t:table-cell o:value-type=\"string\"><p>một hai ba</p></t:table-cell>";
        let row = |repeated: &str, cells: &str| format!("<t:table-row {repeated}>{cells}</t:table-row>");
        let long = format!("<t:table-cell t:number-columns-repeated=\"16000\" t:formula=\"{}\"/>", "x".repeat(9_000));
        let wide = "<t:table-cell t:number-columns-repeated=\"16383\"/><t:table-cell/>".to_owned();
        let spaces = "<t:table-cell o:value-type=\"string\"><p><s t:c=\"4000000000\"/></p></t:table-cell>";
        assert_eq!(surveyed(&row("t:number-rows-repeated=\"400\"", cell)), Ok(400));
        assert_eq!(surveyed(&row("", &wide)), Ok(0));
        for rows in [
            row("t:number-rows-repeated=\"1000000\"", cell),
            row("", &long),
            row("", spaces),
            row("", &wide).repeat(300),
            row("t:number-rows-repeated=\"40000\"", &cell.replace("hai", &"hai".repeat(300))),
        ] {
            assert_eq!(surveyed(&rows), Err(Fault::TooLarge), "{}", &rows[..80]);
        }
        for (name, count) in
            [("number-columns-repeated", "99999"), ("number-columns-repeated", "-1"), ("number-rows-spanned", "0")]
        {
            let cell = cell.replace("o:value-type", &format!("t:{name}=\"{count}\" o:value-type"));
            assert!(matches!(surveyed(&row("", &cell)), Err(Fault::Beyond(_))), "{name} {count}");
        }
    }

    #[test]
    fn a_table_that_never_ends_is_damaged() {
        for rows in ["<t:table-row>", "</t:table><t:table t:name=\"B\"><x></y>", "</d>"] {
            assert_eq!(surveyed(rows), Err(Fault::Damaged), "{rows}");
        }
    }
}
