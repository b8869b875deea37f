//! What a table file holds before it means anything: sheets, rows, cells.

use chrono::{NaiveDateTime, NaiveTime};

#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name, in files that name their sheets.
    pub name: Option<String>,
    /// Whether a person who opens the file does not see it.
    pub hidden: bool,
    /// Rows with at least one cell that is not blank, in order.
    pub rows: Vec<Row>,
    /// Groups of cells that were merged into one, which is the first of them; in order.
    pub merged: Vec<Merged>,
}

#[derive(Clone, Debug)]
pub struct Row {
    /// Its number, from 1.
    pub number: u32,
    /// Whether a person who opens the file does not see it.
    pub hidden: bool,
    /// Whether every cell of it is struck through.
    pub struck: bool,
    /// Its cells that are not blank, in order.
    pub cells: Vec<Cell>,
}

/// A cell that is not blank.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its column, from 1.
    pub column: u32,
    pub content: Content,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Text in canonical Unicode order, without white space around it.
    Text(String),
    Number(f64),
    Flag(bool),
    /// A day, perhaps with a time.
    Moment(NaiveDateTime),
    /// A time of day.
    Time(NaiveTime),
    /// An error value, as `#REF!`.
    Failed(String),
    /// A formula whose value is not stored in the file.
    Uncomputed,
}

/// A group of merged cells; rows and columns from 1, the last ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u32, u32),
}

impl Content {
    /// What a person sees in the cell, or nearly.
    pub fn shown(&self) -> String {
        match self {
            Content::Text(text) => text.clone(),
            Content::Number(number) => plain(*number),
            Content::Flag(true) => "có".to_owned(),
            Content::Flag(false) => "không".to_owned(),
            Content::Moment(moment) if moment.time() == NaiveTime::MIN => moment.format("%d/%m/%Y").to_string(),
            Content::Moment(moment) => moment.format("%d/%m/%Y %H:%M").to_string(),
            Content::Time(time) => time.format("%H:%M").to_string(),
            Content::Failed(error) => error.clone(),
            Content::Uncomputed => "=…".to_owned(),
        }
    }
}

/// A number without thousands; whole numbers without a decimal point.
fn plain(number: f64) -> String {
    match number.fract() == 0.0 && number.abs() < 1e15 {
        true => format!("{number:.0}"),
        false => number.to_string(),
    }
}

impl Row {
    /// A cell by its column.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        self.cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|index| &self.cells[index])
    }

    /// What is written in a column; nothing in a blank cell.
    pub fn text(&self, column: u32) -> String {
        self.cell(column).map_or_else(String::new, |cell| cell.content.shown())
    }
}

impl Sheet {
    /// The groups of merged cells that begin in a row.
    pub fn merged_from(&self, row: u32) -> impl Iterator<Item = &Merged> {
        let from = self.merged.partition_point(|merged| merged.rows.0 < row);
        self.merged[from..].iter().take_while(move |merged| merged.rows.0 == row)
    }

    /// Whether its name begins with `_`, as those of files and columns that the office keeps for itself.
    pub fn is_office(&self) -> bool {
        self.name.as_deref().is_some_and(|name| name.trim_start().starts_with('_'))
    }

    /// Whether what it holds is content.
    pub fn is_read(&self) -> bool {
        !self.hidden && !self.is_office()
    }

    /// Gives every cell of a merged group the content of its first cell, down the rows: one day written beside three
    /// drives is the day of all three. Rows that were blank but for the group stay blank. Groups that reach into the
    /// rows of a header, given by first and last number, are part of its drawing; what is told not to be is not spread.
    pub fn spread_merged(&mut self, headers: &[(u32, u32)], stays: impl Fn(&Merged, &Sheet) -> bool) {
        let apart = |merged: &Merged| {
            headers.iter().all(|(first, last)| merged.rows.1 < *first || *last < merged.rows.0)
                && headers.first().is_some_and(|(first, _)| *first < merged.rows.0)
        };
        let filled: Vec<(Merged, Content)> = self
            .merged
            .iter()
            .filter(|merged| merged.rows.0 < merged.rows.1 && apart(merged) && !stays(merged, self))
            .filter_map(|merged| {
                let first = self.rows.binary_search_by_key(&merged.rows.0, |row| row.number).ok()?;
                Some((*merged, self.rows[first].cell(merged.columns.0)?.content.clone()))
            })
            .collect();
        for (merged, content) in filled {
            let from = self.rows.partition_point(|row| row.number <= merged.rows.0);
            let rows = self.rows[from..].iter_mut().take_while(|row| row.number <= merged.rows.1);
            for row in rows {
                if let Err(at) = row.cells.binary_search_by_key(&merged.columns.0, |cell| cell.column) {
                    row.cells.insert(at, Cell { column: merged.columns.0, content: content.clone() });
                }
            }
        }
    }
}
