//! Reads days, periods and hours in fields.

use chrono::{NaiveDate, NaiveTime};

use super::field::Shape;
use super::problems::{BAD_DATE, BAD_HOURS, IMPLAUSIBLE_HOURS, WORDS_AS_TIME, WRONG_WEEKDAY};
use super::read::{Read, scalar};
use super::written::Written;
use crate::bilingual;
use crate::dates::hours::{Hours, HoursError, Session};
use crate::dates::period::{MonthDay, ParsedPeriod, Partial, Period, PeriodError, weekday_vi};
use crate::diagnostics::{Bilingual, Diagnostic, Problem, Problems};

impl Read for Period {
    const SHAPE: Shape = Shape::Period;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let (text, parsed) = period(written, Self::SHAPE, problems)?;
        if parsed.is_doubtful() {
            let message = bilingual!(
                "`{text}` không có ngày, tháng nào; trang in nguyên văn",
                "`{text}` says no day or month; the site prints it as it is"
            );
            let help = Bilingual::literal(
                "nếu là thời gian thì để nguyên; nếu là điều khác thì ghi vào ô của nó",
                "leave it if it is a time; anything else belongs into its own field",
            );
            problems.push(written.refused(&WORDS_AS_TIME, text, message).help(help));
        } else if let Some(day) = parsed.unread_day() {
            let message = bilingual!(
                "`{text}` có ngày {day} mà không nói chắc một ngày; trang in nguyên văn, lịch không có ngày ấy",
                "`{text}` has the day {day} and does not say one for certain; the site prints it as it is, without a day"
            );
            let help = bilingual!(
                "nếu đúng là ngày ấy, chỉ ghi `{day}` (nhiều ngày: `05, 06/3/2027`), điều khác ghi ở giờ hay ghi chú; nếu chưa chắc thì để nguyên",
                "where it is that day, write `{day}` alone (several: `05, 06/3/2027`), and anything else into the hours or the note; leave it if it is not certain"
            );
            problems.push(written.refused(&WORDS_AS_TIME, text, message).help(help));
        }
        Some(parsed.whole(text))
    }

    fn missing() -> Self {
        Period::InWords { text: String::new(), within: None }
    }
}

impl Read for NaiveDate {
    const SHAPE: Shape = Shape::Date;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let (text, parsed) = period(written, Period::SHAPE, problems)?;
        let Period::Day(day) = parsed.whole(text) else {
            let message = bilingual!("`{text}` chưa phải một ngày cụ thể", "`{text}` is not a single day");
            let help = Bilingual::literal("ghi đủ ngày, tháng, năm", "give day, month and year");
            problems.push(unreadable(&BAD_DATE, written, text, message, Self::SHAPE, Some(help)));
            return None;
        };
        Some(day)
    }

    fn missing() -> Self {
        NaiveDate::MIN
    }
}

/// Reads a period with what stands beside it, and its text. A wrong weekday is reported.
fn period<'w>(written: &'w Written, shape: Shape, problems: &mut Problems) -> Option<(&'w str, ParsedPeriod)> {
    let parsed = date(written, shape, ParsedPeriod::parse, problems)?;
    let text = scalar(written, shape, problems)?;
    if let Some((said, real)) = parsed.wrong_weekday() {
        let (said, real) = (weekday_vi(said), weekday_vi(real));
        let message = bilingual!(
            "ngày này là {real}, không phải {said}",
            "the weekday written ({said}) is not that of the date ({real})"
        );
        let help = bilingual!("đổi thành {real}, hoặc sửa ngày", "write {real}, or mend the date");
        problems.push(written.refused(&WRONG_WEEKDAY, text, message).help(help));
    }
    Some((text, parsed))
}

impl Read for Partial {
    const SHAPE: Shape = Shape::PartialDate;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        date(written, Self::SHAPE, Partial::parse, problems)
    }

    fn missing() -> Self {
        Partial::Year(1)
    }
}

impl Read for MonthDay {
    const SHAPE: Shape = Shape::MonthDay;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        date(written, Self::SHAPE, MonthDay::parse, problems)
    }

    fn missing() -> Self {
        MonthDay::of(NaiveDate::MIN)
    }
}

impl Read for Hours {
    const SHAPE: Shape = Shape::Hours;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        let text = scalar(written, Self::SHAPE, problems)?;
        let hours = Hours::parse(text);
        if let Some((hours, meant)) = hours.as_ref().ok().and_then(|hours| Some((hours, hours.doubted(text)?))) {
            problems.push(doubted(hours, meant, text, written));
        }
        let refuse = |error: HoursError| {
            let help = perhaps(error.suggestion());
            problems.push(unreadable(&BAD_HOURS, written, text, error.sentences().into(), Self::SHAPE, help));
        };
        hours.map_err(refuse).ok()
    }

    fn missing() -> Self {
        Session::new(NaiveTime::MIN, None)
            .and_then(|session| Hours::new(vec![session]))
            .expect("one session without an end is in order")
    }
}

/// The warning about hours at which donations are unlikely, with the hours that were probably meant.
fn doubted(hours: &Hours, meant: Option<Hours>, text: &str, written: &Written) -> Diagnostic {
    let (vi, en) = (hours.vi(), hours.en());
    let message =
        bilingual!("`{text}` là {vi}; hiếm có buổi nào vào giờ ấy", "`{text}` is {en}, when hardly anything is held");
    let help = match meant {
        Some(meant) => {
            let meant = meant.vi();
            bilingual!(
                "nếu ý là {meant}, ghi `{meant}`; nếu đúng là {vi}, ghi `{vi}` hoặc để nguyên",
                "write `{meant}` where that is meant; leave it, or write `{vi}`, where it is right"
            )
        }
        None => {
            Bilingual::literal("xem lại giờ; nếu đúng, để nguyên", "look at the hours; leave them if they are right")
        }
    };
    written.refused(&IMPLAUSIBLE_HOURS, text, message).help(help)
}

/// Reads a date with `parse`. A refused value is reported with examples of accepted values.
fn date<T>(
    written: &Written,
    shape: Shape,
    parse: fn(&str) -> Result<T, PeriodError>,
    problems: &mut Problems,
) -> Option<T> {
    let text = scalar(written, shape, problems)?;
    let refuse = |error: PeriodError| {
        let help = perhaps(error.suggestion());
        problems.push(unreadable(&BAD_DATE, written, text, error.sentences().into(), shape, help));
    };
    parse(text).map_err(refuse).ok()
}

/// Puts both years that may be meant into the problems of days without a year: the present one and the next. Returns
/// whether there was such a problem.
pub fn guess_years(problems: &mut Problems, year: i32) -> bool {
    let mut guessed = false;
    for problem in problems.0.iter_mut().filter(|problem| std::ptr::eq(problem.problem, &BAD_DATE)) {
        let Some(found) = &problem.found else { continue };
        let guesses = [year, year.saturating_add(1)].map(|year| ParsedPeriod::completed(found, year));
        let (vi, en) = match guesses {
            [Some(first), Some(second)] => {
                (format!("ghi cả năm: `{first}` hoặc `{second}`"), format!("give the year: `{first}` or `{second}`"))
            }
            [Some(only), None] | [None, Some(only)] => {
                (format!("ghi cả năm: `{only}`"), format!("give the year: `{only}`"))
            }
            [None, None] => continue,
        };
        problem.help = Some(Bilingual::new(vi, en));
        guessed = true;
    }
    guessed
}

fn perhaps(suggestion: Option<String>) -> Option<Bilingual> {
    suggestion.map(|meant| bilingual!("có thể là `{meant}`", "perhaps `{meant}`"))
}

/// The problem of a refused value, with examples of accepted values.
fn unreadable(
    problem: &'static Problem,
    written: &Written,
    text: &str,
    message: Bilingual,
    shape: Shape,
    help: Option<Bilingual>,
) -> Diagnostic {
    let help = help.unwrap_or(Bilingual::literal("viết như một trong các mẫu", "write it like one of the examples"));
    written.refused(problem, text, message).accepted(shape.examples()).help(help)
}
