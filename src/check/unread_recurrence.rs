//! A recurrence says on which days a drive is held.

use chrono::Datelike;

use super::days::is_on;
use crate::bilingual;
use crate::dates::period::{Period, weekday_en, weekday_vi};
use crate::dates::recurrence::On;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Spanned};
use crate::model::drive::{Drive, Recurrence};
use crate::model::site::Site;
use crate::problem;
use crate::schedule::recurrence::fits;

/// What the days of a recurrence may look like.
const ACCEPTED: &[&str] =
    &["thứ Ba", "thứ Ba và thứ Năm", "ngày 15", "ngày 01 và 15", "ngày cuối tháng", "Chủ nhật đầu tiên của tháng"];

problem! {
    /// Buổi hiến máu lặp lại, nhưng chương trình không biết chắc vào những ngày nào: chữ ở `on` không hiểu được, không
    /// hợp với `Mỗi`, hoặc không có ngày ghi ở `Thời gian`. Người đến hiến cần ngày cụ thể; chữ vẫn được đăng như đã viết,
    /// còn lịch không có ngày của buổi này hoặc thiếu ngày ấy.
    ///
    /// The drive is held again and again, but it cannot be told on which days: the words in `on` are not understood, do
    /// not go with `every`, or leave out the day in `when`. Donors need days; the words are published as written, and
    /// the calendar lacks the days of this drive, or that day.
    ///
    /// ```text
    /// Thời gian: 04/3/2025
    /// Lặp lại: {Mỗi: tuần, Vào: ngày 15}
    /// ```
    ///
    /// ```text
    /// Thời gian: 15/3/2025
    /// Lặp lại: {Mỗi: tháng, Vào: ngày 15}
    /// ```
    pub static UNREAD_RECURRENCE: Warning = "unread-rhythm";
}

/// Looks at the words of every recurrence.
pub fn check(site: &Site, problems: &mut Problems) {
    for drive in site.entries.occasions().filter(|drive| is_on(drive)) {
        let Some(repeats) = &drive.repeats else { continue };
        let Some(written) = &repeats.on else { continue };
        problems.0.extend(match On::parse(written) {
            None => Some(not_understood(written)),
            Some(on) if !fits(repeats.every, &on) => Some(other_unit(written, repeats.every, &on)),
            Some(on) => without_its_first_day(&drive, written, &on),
        });
    }
}

fn not_understood(written: &Spanned<String>) -> Diagnostic {
    let text = &written.value;
    UNREAD_RECURRENCE
        .at(&written.span)
        .message(bilingual!("không hiểu `{text}` là những ngày nào", "`{text}` does not tell which days"))
        .found(text.as_str())
        .accepted(ACCEPTED.iter().copied())
        .help(Bilingual::literal("viết như một trong các mẫu", "write it like one of the examples"))
}

fn other_unit(written: &Spanned<String>, every: Recurrence, on: &On) -> Diagnostic {
    let text = &written.value;
    let (label, name) = (every.label(), every.name());
    let help = match on {
        On::Weekdays(days) => {
            let day = days.first().copied().unwrap_or(chrono::Weekday::Sun);
            let example = On::weekdays(vec![day]).map(|on| on.vi()).unwrap_or_default();
            bilingual!(
                "ghi rõ ngày nào trong tháng, như `{example} đầu tiên của tháng`; nếu là mỗi tuần, ghi `Mỗi: tuần`",
                "say which one of the month, like `{example} đầu tiên của tháng`; if it is every week, write `every: \
                 week`"
            )
        }
        On::DaysOfMonth(_) | On::WeekdaysOfMonth(_) => Bilingual::literal(
            "nếu là mỗi tháng, ghi `Mỗi: tháng`; nếu là mỗi tuần, ghi ngày trong tuần, như `thứ Ba`",
            "if it is every month, write `every: month`; if it is every week, give a weekday, like `thứ Ba`",
        ),
        On::DayOfYear(_) => Bilingual::literal(
            "nếu là mỗi năm, ghi `Mỗi: năm`; nếu không, ghi ngày không có tháng, như `ngày 15`",
            "if it is every year, write `every: year`; else give the day without a month, like `ngày 15`",
        ),
    };
    UNREAD_RECURRENCE
        .at(&written.span)
        .message(bilingual!(
            "`{text}` không hợp với nhịp {label}",
            "`{text}` does not go with a rhythm of every {name}"
        ))
        .found(text.as_str())
        .help(help)
}

/// A first day that is not one of the days.
fn without_its_first_day(drive: &Drive, written: &Spanned<String>, on: &On) -> Option<Diagnostic> {
    let Period::Day(day) = drive.when.value else { return None };
    if on.contains(day) {
        return None;
    }
    let text = &written.value;
    let when = &drive.when;
    let (day_vi, day_en) = (when.vi(), when.en());
    let (weekday_vi, weekday_en) = (weekday_vi(day.weekday()), weekday_en(day.weekday()));
    Some(
        UNREAD_RECURRENCE
            .at(&when.span)
            .message(bilingual!(
                "ngày đầu tiên, {day_vi} ({weekday_vi}), không phải `{text}`",
                "the first day, {day_en} ({weekday_en}), is not `{text}`"
            ))
            .found(day_vi.as_str())
            .help(bilingual!(
                "ghi đúng ngày đầu tiên của buổi; nếu chỉ biết là từ ngày ấy, viết `từ {day_vi}`",
                "give the first day it is held; if it begins some time from then on, write `từ {day_vi}`"
            ))
            .related(
                written.span.clone(),
                Bilingual::literal("những ngày lặp lại ghi ở đây", "its days are given here"),
            ),
    )
}
