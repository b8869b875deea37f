//! What the reader of `.ods` files does not give: how large a table becomes, which of its cells are merged and which of
//! its rows are hidden (OpenDocument 1.3, part 3, 9.1 and 19.698).

use std::collections::BTreeMap;
use std::io::Cursor;

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::package::{MOST_SHEETS, attribute, attributes, walk};
use super::sheet::{MOST_CELLS, MOST_ROWS, MOST_TEXT, Merged, SHEET_COLUMNS, SHEET_ROWS};
use super::unreadable::Fault;

/// Attributes that give a cell something to hold (OpenDocument 1.3, part 3, 19.367 to 19.387 and 19.642).
const FILLS: [&str; 7] =
    ["value-type", "value", "string-value", "date-value", "time-value", "boolean-value", "formula"];

/// How a sheet is drawn, and what it becomes once everything in it is repeated as often as it says.
#[derive(Default)]
pub struct SheetDrawing {
    /// Groups of cells that were merged into one.
    pub merged: Vec<Merged>,
    /// Hidden rows: first and last number.
    pub hidden: Vec<(u32, u32)>,
    /// The last row and column with something in them: the reader keeps all cells up to there.
    furthest: (u64, u64),
    /// Cells that the reader lines up row by row before it repeats the rows.
    lined_up: u64,
    /// Bytes of text, as often as they are repeated.
    text: u64,
    /// Rows with something in them.
    filled_rows: u64,
    row: RowDrawn,
}

/// The row that is looked at.
#[derive(Default)]
struct RowDrawn {
    /// How many rows of the sheet come before it.
    above: u64,
    /// How often it is there.
    times: u64,
    is_filled: bool,
    /// Cells before the next one.
    left: u64,
    /// Cells that were counted as lined up.
    lined_up: u64,
    /// How often a text is there that stands in this cell; 0 outside of cells.
    copies: u64,
}

/// The sheets of a file that is an archive with a content, by their names. Unlike the reader this wants every element
/// closed: the reader waits for the end of a table for ever.
pub fn survey(bytes: &[u8]) -> Result<BTreeMap<String, SheetDrawing>, Fault> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(BTreeMap::new()) };
    let Ok(part) = archive.by_name("content.xml") else { return Ok(BTreeMap::new()) };
    let (mut sheets, mut depth) = (Vec::<(String, SheetDrawing)>::new(), 0_usize);
    walk(part, true, |event| {
        match event {
            Event::Start(element) if element.local_name().as_ref() == "table" => {
                depth += 1;
                sheets.push((attribute(element, "name").unwrap_or_default(), SheetDrawing::default()));
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        Fault::TooLarge.when(sheets.len() as u64 > MOST_SHEETS)?;
        sheets.last_mut().map_or(Ok(()), |(_, sheet)| sheet.see(event))
    })?;
    let total =
        |count: fn(&SheetDrawing) -> u64| sheets.iter().map(|(_, sheet)| count(sheet)).fold(0, u64::saturating_add);
    let is_large = total(|sheet| sheet.furthest.0.saturating_mul(sheet.furthest.1)) > MOST_CELLS as u64
        || total(|sheet| sheet.lined_up) > MOST_CELLS as u64
        || total(|sheet| sheet.text) > MOST_TEXT as u64
        || total(|sheet| sheet.filled_rows) > MOST_ROWS as u64;
    let count = sheets.len();
    let named: BTreeMap<_, _> = sheets.into_iter().collect();
    Fault::Damaged.when(depth > 0 || named.len() < count)?;
    Fault::TooLarge.when(is_large)?;
    Ok(named)
}

impl SheetDrawing {
    fn see(&mut self, event: &Event<'_>) -> Result<(), Fault> {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "table-row" => self.row(element)?,
                "table-cell" | "covered-table-cell" => self.cell(element)?,
                "s" if self.row.copies > 0 => self.add_text(times(element, "c")?),
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref().ends_with("table-cell") => self.row.copies = 0,
            Event::Text(text) => self.add_text(text.len() as u64),
            _ => {}
        }
        Ok(())
    }

    fn row(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let above = self.row.above.saturating_add(self.row.times);
        let times = times(element, "number-rows-repeated")?;
        self.row = RowDrawn { above, times, ..RowDrawn::default() };
        if attribute(element, "visibility").is_some_and(|value| value == "collapse" || value == "filter") {
            self.hidden.push(stretch(above, times));
        }
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let row = &mut self.row;
        let (wide, high) = (times(element, "number-columns-spanned")?, times(element, "number-rows-spanned")?);
        if wide > 1 || high > 1 {
            self.merged.push(Merged { rows: stretch(row.above, high), columns: stretch(row.left, wide) });
        }
        let repeated = times(element, "number-columns-repeated")?;
        let before = row.left;
        row.left = row.left.saturating_add(repeated);
        let is_filled = FILLS.iter().any(|name| attribute(element, name).is_some());
        // Blank cells are lined up when another follows.
        let lined_up = if is_filled { row.left } else { before }.min(u64::from(SHEET_COLUMNS));
        self.lined_up += lined_up.saturating_sub(row.lined_up);
        row.lined_up = row.lined_up.max(lined_up);
        if !is_filled {
            return Ok(());
        }
        let last = row.above.saturating_add(row.times);
        if last > u64::from(SHEET_ROWS) || row.left > u64::from(SHEET_COLUMNS) {
            return Err(Fault::Beyond(format!("{last}:{}", row.left)));
        }
        if !std::mem::replace(&mut row.is_filled, true) {
            self.filled_rows = self.filled_rows.saturating_add(row.times);
        }
        row.copies = repeated.saturating_mul(row.times);
        self.furthest = (self.furthest.0.max(last), self.furthest.1.max(row.left));
        self.add_text(element.len() as u64);
        Ok(())
    }

    fn add_text(&mut self, bytes: u64) {
        self.text = self.text.saturating_add(bytes.saturating_mul(self.row.copies));
    }
}

/// How often something is there; once where the file does not say.
fn times(element: &BytesStart<'_>, name: &str) -> Result<u64, Fault> {
    attributes(element, name).try_fold(1, |most, text| match text.parse::<u32>() {
        Ok(count) if count > 0 => Ok(most.max(u64::from(count))),
        _ => Err(Fault::beyond(name, &text)),
    })
}

/// So many rows or columns after some: the numbers of the first and the last that a sheet can have.
fn stretch(before: u64, count: u64) -> (u32, u32) {
    let number = |counted: u64| u32::try_from(counted).unwrap_or(u32::MAX).min(SHEET_ROWS);
    (number(before.saturating_add(1)), number(before.saturating_add(count)))
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
        survey(&archive.finish().expect("an archive").into_inner())
            .map(|sheets| sheets.values().map(|sheet| sheet.filled_rows).sum())
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
