//! Years that somebody probably mistyped.

use chrono::Datelike;

use super::drafts::is_finished;
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, Spanned};
use crate::model::site::Site;
use crate::problem;

/// Years ahead of the present for which nobody announces a day.
const AHEAD: i32 = 2;
/// The first year anything of a site may be of.
const FIRST: i32 = 1900;

problem! {
    /// Năm cách hiện tại hơn hai năm về sau, hoặc trước năm 1900. Thường là gõ nhầm một chữ số, và buổi ấy nằm mãi ở
    /// cuối lịch, không ai thấy. Nếu đúng, cứ để nguyên.
    ///
    /// The year is more than two years ahead, or before 1900. Usually a digit is mistyped, and the drive stands at the
    /// end of the schedule for good, where nobody sees it. If it is right, leave it.
    ///
    /// ```text
    /// Thời gian: 12/12/2062
    /// ```
    ///
    /// ```text
    /// Thời gian: 12/12/2026
    /// ```
    pub static FAR_YEAR: Warning = "far-year";
}

/// Looks at the days of whatever is announced, and at the years of quotas and programmes.
pub fn check(site: &Site, problems: &mut Problems) {
    let entries = &site.entries;
    let now = site.now.year();
    let mut look = |years: [Option<i32>; 2], written: &dyn Fn() -> String, span: &Span| {
        // A value that could not be read has no place and is reported elsewhere.
        if span.file.is_empty() {
            return;
        }
        let year = years.into_iter().flatten().find(|year| !(FIRST..=now + AHEAD).contains(year));
        problems.0.extend(year.map(|year| far(year, now, written(), span)));
    };
    let mut whole = |when: &Spanned<Period>| {
        let years = [when.earliest(), when.latest()].map(|day| day.map(|day| day.year()));
        look(years, &|| when.vi(), &when.span);
    };
    for occasion in entries.occasions().filter(|occasion| is_finished(occasion.common)) {
        whole(&occasion.drive.when);
        occasion.drive.history.iter().filter_map(|change| change.was.when.as_ref()).for_each(&mut whole);
    }
    // What lasts may end long after; it begins some time soon.
    let campaigns = entries.campaigns.values().filter(|entry| is_finished(&entry.common)).map(|entry| &entry.when);
    let waves = entries.waves.values().filter(|entry| is_finished(&entry.common)).map(|entry| &entry.when);
    for when in campaigns.chain(waves) {
        look([when.earliest().or_else(|| when.latest()).map(|day| day.year()), None], &|| when.vi(), &when.span);
    }
    let quotas = entries.quotas.values().filter(|entry| is_finished(&entry.common)).map(|entry| &entry.year);
    let programs = entries.programs.values().filter(|entry| is_finished(&entry.common)).map(|entry| &entry.year);
    for year in quotas.chain(programs) {
        look([i32::try_from(year.value).ok(), None], &|| year.value.to_string(), &year.span);
    }
}

fn far(year: i32, now: i32, written: String, span: &Span) -> Diagnostic {
    let message = match year > now {
        true => {
            let years = i64::from(year) - i64::from(now);
            bilingual!("năm {year} còn {years} năm nữa", "the year {year} is {years} years ahead")
        }
        false => bilingual!("năm {year} đã quá xa", "the year {year} is long past"),
    };
    let help = match meant(year, now) {
        Some(meant) => bilingual!(
            "nếu ý là năm {meant}, sửa năm thành `{meant}`; nếu đúng, để nguyên",
            "write `{meant}` where that is meant; leave it if it is right"
        ),
        None => Bilingual::literal("xem lại năm; nếu đúng, để nguyên", "look at the year; leave it if it is right"),
    };
    FAR_YEAR.at(span).message(message).found(written).help(help)
}

/// The year near the present that is one slip of the finger away: two digits exchanged, or one other.
fn meant(year: i32, now: i32) -> Option<i32> {
    let digits = |year: i32| format!("{year:04}").into_bytes();
    let typed = digits(year);
    let is_near = |near: &i32| {
        let right = digits(*near);
        if right.len() != typed.len() {
            return false;
        }
        let wrong: Vec<usize> = (0..right.len()).filter(|at| right[*at] != typed[*at]).collect();
        match wrong.as_slice() {
            [_] => true,
            [first, second] => right[*first] == typed[*second] && right[*second] == typed[*first],
            _ => false,
        }
    };
    [now, now + 1, now - 1, now + 2].into_iter().find(is_near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_year_is_one_slip_away() {
        let cases = [
            (2062, Some(2026)),
            (2206, Some(2026)),
            (1026, Some(2026)),
            (26, Some(2026)),
            (2037, Some(2027)),
            (2072, Some(2027)),
        ];
        for (year, expected) in cases {
            assert_eq!(meant(year, 2026), expected, "{year}");
        }
    }
}
