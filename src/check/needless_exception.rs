//! An exception takes away a day on which the drive would be held.

use super::days::is_on;
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Spanned};
use crate::model::drive::Drive;
use crate::model::site::Site;
use crate::problem;
use crate::schedule::recurrence::{MOST, days_with_exceptions};

problem! {
    /// Ngày ghi ở `Trừ` không phải là ngày của nhịp lặp lại. Thường là ghi nhầm ngày nghỉ: buổi định nghỉ vẫn đứng
    /// trong lịch, và có người sẽ đến.
    ///
    /// The day in `except` is none of the days of the rhythm. Usually the day off is mistaken: the drive that was to be
    /// left out still stands in the calendar, and somebody will come.
    ///
    /// ```text
    /// Thời gian: 04/3/2025
    /// Lặp lại: {Mỗi: tuần, Vào: thứ Ba, Trừ: [30/4/2025]}
    /// ```
    ///
    /// ```text
    /// Thời gian: 04/3/2025
    /// Lặp lại: {Mỗi: tuần, Vào: thứ Ba, Trừ: [29/4/2025]}
    /// ```
    pub static NEEDLESS_EXCEPTION: Warning = "needless-exception";
}

/// Looks at the exceptions of every recurrence whose days are known.
pub fn check(site: &Site, problems: &mut Problems) {
    for drive in site.entries.occasions().filter(|drive| is_on(drive)) {
        let excepted = drive.repeats.iter().flat_map(|repeats| &repeats.except);
        problems.0.extend(excepted.filter(|except| is_needless(&drive, except)).map(needless));
    }
}

/// False where the exception has no end, and where so many days come before it that they are not listed.
fn is_needless(drive: &Drive, except: &Period) -> bool {
    let Some(last) = except.latest() else { return false };
    days_with_exceptions(drive, last)
        .is_some_and(|days| days.len() < MOST && !days.iter().any(|day| except.contains(*day)))
}

fn needless(except: &Spanned<Period>) -> Diagnostic {
    let (day_vi, day_en) = (except.vi_long(), except.en());
    NEEDLESS_EXCEPTION
        .at(&except.span)
        .message(bilingual!(
            "không có buổi nào để bỏ vào {day_vi}",
            "there is no day of the rhythm to leave out: {day_en}"
        ))
        .found(except.vi())
        .help(Bilingual::literal(
            "ghi đúng ngày không tổ chức, hoặc bỏ dòng này",
            "give the day on which it is not held, or leave the line out",
        ))
}
