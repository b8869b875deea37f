//! Puts the marks of a year on a sheet: months from left to right on wide screens, downwards on phones. All lengths are
//! in pixels at the size in which the picture is shown, so that letters are never smaller than their style.

use chrono::{Datelike, NaiveDate};

use super::{Lane, Mark};
use crate::view::pages::{Circle, Drawing, Shape, Word};

/// The radius of a circle for a host, and of one for a day.
const HOST: i32 = 4;
const DAY: i32 = 10;
/// The distance between hosts below which their number stands for them.
const CROWDED: i32 = 2 * HOST;
/// The thickness of a band.
const BAND: i32 = 22;

/// Which way the months run, and the sizes of the sheet.
#[derive(Clone, Copy)]
struct Sheet {
    is_wide: bool,
    /// The length of the year.
    length: i32,
    /// Where the year begins.
    begin: i32,
    /// Where the first lane begins.
    first: i32,
    /// The thickness of a lane, its gap included.
    lane: i32,
}

/// The pictures for wide screens and for phones.
pub fn draw(marks: &[Mark], year: i32, present: Option<u32>, months: &[String]) -> [Drawing; 2] {
    let lanes = lanes(marks, year);
    let count = lanes.iter().max().map_or(0, |last| last + 1);
    let wide = Sheet { is_wide: true, length: 560, begin: 72, first: 28, lane: 34 };
    let room = 296 / count.max(1);
    let tall = Sheet { is_wide: false, length: 288, begin: 8, first: 32, lane: room.clamp(14, 48) };
    [wide, tall].map(|sheet| sheet.drawing(marks, &lanes, count, year, present, months))
}

/// The lane of each mark: marks of one kind stand beside each other where they would meet; each wave has its own.
fn lanes(marks: &[Mark], year: i32) -> Vec<i32> {
    // A day is drawn as wide as this part of the year.
    const ROOM: f64 = 0.07;
    let mut ends: Vec<(Lane, f64)> = Vec::new();
    let lane = |mark: &Mark| {
        let (from, to) = span(mark, year);
        let is_free = |(lane, end): &(Lane, f64)| *lane == mark.lane && mark.lane != Lane::Wave && *end <= from;
        let at = ends.iter().position(is_free).unwrap_or_else(|| {
            ends.push((mark.lane, 0.0));
            ends.len() - 1
        });
        ends[at].1 = to.max(from + ROOM);
        i32::try_from(at).unwrap_or(i32::MAX)
    };
    marks.iter().map(lane).collect()
}

/// The part of the year that a mark takes: 0 is the first moment of the year, 1 the last.
fn span(mark: &Mark, year: i32) -> (f64, f64) {
    let from = mark.from.map_or(0.0, |day| part(day, year));
    (from, mark.to.succ_opt().map_or(1.0, |day| part(day, year)).max(from))
}

/// How much of the year is over when a day begins.
fn part(day: NaiveDate, year: i32) -> f64 {
    let days =
        if NaiveDate::from_ymd_opt(year, 12, 31).is_some_and(|last| last.ordinal() == 366) { 366.0 } else { 365.0 };
    match day.year() {
        before if before < year => 0.0,
        after if after > year => 1.0,
        _ => f64::from(day.ordinal0()) / days,
    }
}

impl Sheet {
    fn drawing(
        self,
        marks: &[Mark],
        lanes: &[i32],
        count: i32,
        year: i32,
        present: Option<u32>,
        months: &[String],
    ) -> Drawing {
        let across = self.first + count * self.lane;
        let (width, height) = if self.is_wide {
            (self.begin + self.length + 18, across + 8)
        } else {
            (328, self.begin + self.length + 8)
        };
        let mut drawing = Drawing { width, height, ..Drawing::default() };
        self.months(&mut drawing, across, year, present, months);
        // A wave goes on from the deadline of the wave before it.
        let mut before = 0.0;
        for (mark, lane) in marks.iter().zip(lanes) {
            let at = self.first + lane * self.lane;
            match mark.lane {
                Lane::Wave => before = self.wave(&mut drawing, mark, at, before, year),
                _ => self.band(&mut drawing, mark, at, year),
            }
        }
        drawing
    }

    fn months(self, drawing: &mut Drawing, across: i32, year: i32, present: Option<u32>, months: &[String]) {
        for (month, name) in (1..).zip(months) {
            let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else { continue };
            let (from, to) =
                (part(first, year), NaiveDate::from_ymd_opt(year, month + 1, 1).map_or(1.0, |next| part(next, year)));
            let name_of = match (present == Some(month), month % 2) {
                (true, _) => "now",
                (false, 1) => "month",
                _ => "",
            };
            if !name_of.is_empty() {
                let whole = if self.is_wide { across } else { 328 };
                drawing.shapes.push(self.rect(name_of, (from, to), 0, whole));
            }
            let middle = self.along((from + to) / 2.0);
            drawing.words.push(match self.is_wide {
                true => Word { name: "month".into(), text: name.clone(), x: middle, y: 16, anchor: "middle".into() },
                false => Word { name: "month".into(), text: name.clone(), x: 2, y: middle + 4, anchor: "start".into() },
            });
        }
    }

    /// A peak or something that happens: a band with its number, or a circle for what is shorter than one.
    fn band(self, drawing: &mut Drawing, mark: &Mark, at: i32, year: i32) {
        let (from, to) = span(mark, year);
        let name = if mark.lane == Lane::Peak { "peak" } else { "happening" };
        let middle = self.along((from + to) / 2.0);
        let thick = BAND.min(self.lane - 4);
        if self.along(to) - self.along(from) < 2 * DAY {
            let (x, y) = self.point(middle, at + thick / 2);
            drawing.circles.push(Circle { name: name.into(), x, y, r: DAY.min(thick / 2 + 1) });
        } else {
            drawing.shapes.push(self.rect(name, (from, to), at, thick));
        }
        let (x, y) = self.point(middle, at + thick / 2);
        drawing.words.push(Word { name: name.into(), text: mark.short.clone(), x, y: y + 4, anchor: "middle".into() });
    }

    /// A wave: its hosts before its deadline, and its name. Returns where it ends.
    fn wave(self, drawing: &mut Drawing, mark: &Mark, at: i32, before: f64, year: i32) -> f64 {
        let (from, to) = (mark.from.map_or(before, |day| part(day, year)), span(mark, year).1);
        let from = if from < to { from } else { 0.0 };
        let thick = BAND.min(self.lane - 4);
        drawing.shapes.push(self.rect(if mark.from.is_some() { "wave" } else { "open" }, (from, to), at, thick));
        let (begin, end) = (self.along(from), self.along(to));
        let count = i32::try_from(mark.hosts.len()).unwrap_or(i32::MAX);
        let step = (end - begin - 8) / count.max(1);
        if step >= CROWDED || count == 0 {
            let step = step.min(3 * HOST);
            for (number, held) in (0..).zip(&mark.hosts) {
                let (x, y) = self.point(begin + 6 + number * step, at + thick / 2);
                drawing.circles.push(Circle { name: if *held { "held" } else { "host" }.into(), x, y, r: HOST });
            }
        } else {
            let (x, y) = self.point((begin + end) / 2, at + thick / 2);
            drawing.words.push(Word {
                name: "count".into(),
                text: count.to_string(),
                x,
                y: y + 4,
                anchor: "middle".into(),
            });
        }
        let line = if self.is_wide { (end - 2, at - 3, 3, thick + 6) } else { (at - 2, end - 2, thick + 4, 3) };
        drawing.shapes.push(Shape { name: "deadline".into(), x: line.0, y: line.1, w: line.2, h: line.3 });
        let word = |x, y, anchor: &str, name: &str, text: &str| Word {
            name: name.into(),
            text: text.into(),
            x,
            y,
            anchor: anchor.into(),
        };
        if self.is_wide {
            drawing.words.push(word(0, at + thick / 2 + 4, "start", "lane", &mark.short));
            let is_late = end > self.begin + self.length - 110;
            let (x, anchor) = if is_late { (begin - 6, "end") } else { (end + 8, "start") };
            drawing.words.push(word(x, at + thick / 2 + 4, anchor, "deadline", &mark.when.text));
        } else {
            drawing.words.push(word(
                at + thick / 2,
                (end + 14).min(self.begin + self.length),
                "middle",
                "lane",
                &mark.short,
            ));
        }
        to
    }

    /// A moment of the year along the sheet.
    #[allow(clippy::cast_possible_truncation, reason = "a part of a sheet of less than a thousand pixels")]
    fn along(self, part: f64) -> i32 {
        self.begin + (part * f64::from(self.length)).round() as i32
    }

    fn point(self, along: i32, across: i32) -> (i32, i32) {
        if self.is_wide { (along, across) } else { (across, along) }
    }

    fn rect(self, name: &str, (from, to): (f64, f64), at: i32, thick: i32) -> Shape {
        let (begin, end) = (self.along(from), self.along(to));
        let ((x, y), (w, h)) = (self.point(begin, at), self.point(end - begin, thick));
        Shape { name: name.into(), x, y, w, h }
    }
}
