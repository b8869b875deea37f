//! What is different on a day of a recurrence is reported of a day it has, and says what is different.

use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Diagnostic, Problems};
use crate::model::drive::{DayChange, Drive};
use crate::model::site::Site;
use crate::problem;
use crate::schedule::recurrence::days_with_exceptions;

problem! {
    /// `Thay đổi` của `Lặp lại` nói điều khác đi trong một ngày của nhịp: bị hủy, dời, đổi giờ hay đổi chỗ. Ở đây ngày
    /// ấy không phải ngày của nhịp, hoặc không có gì được ghi là khác, nên người đọc không được báo gì.
    ///
    /// `changes` of `repeats` says what is different on one day of the rhythm: called off, moved, at other hours or
    /// elsewhere. Here the day is none of the rhythm, or nothing is said to be different, so that nobody is told
    /// anything.
    ///
    /// ```text
    /// Thời gian: 02/3/2026
    /// Lặp lại: {Mỗi: tuần, Thay đổi: [{Ngày: 17/3/2026, Tình trạng: Đã hủy}]}
    /// ```
    ///
    /// ```text
    /// Thời gian: 02/3/2026
    /// Lặp lại: {Mỗi: tuần, Thay đổi: [{Ngày: 16/3/2026, Tình trạng: Đã hủy, Lý do: Mất điện}]}
    /// ```
    pub static UNUSED_DAY_CHANGE: Error = "unused-day-change";
}

/// Looks at every changed day.
pub fn check(site: &Site, problems: &mut Problems) {
    for occasion in site.entries.occasions() {
        let changes = occasion.drive.repeats.iter().flat_map(|repeats| &repeats.changes);
        problems
            .0
            .extend(changes.filter(|change| !change.day.span.file.is_empty()).filter_map(|it| unused(&occasion, it)));
    }
}

fn unused(drive: &Drive, change: &DayChange) -> Option<Diagnostic> {
    let DayChange { day, on: _, status, when, hours, venue, area, why: _ } = change;
    let written = Period::Day(day.value);
    let (vi, en) = (written.vi(), written.en());
    let held = days_with_exceptions(drive, day.value);
    if held.as_ref().is_some_and(|held| held.last() != Some(&day.value)) {
        let near = held.and_then(|held| held.last().copied()).map(|day| Period::Day(day).vi());
        let reported = UNUSED_DAY_CHANGE
            .at(&day.span)
            .message(bilingual!("ngày {vi} không phải ngày của nhịp này", "{en} is no day of this rhythm"));
        return Some(reported.found(vi).help(match near {
            Some(near) => bilingual!("ghi ngày của nhịp, như `{near}`", "give a day of the rhythm, such as `{near}`"),
            None => Bilingual::literal("ghi một ngày của nhịp", "give a day of the rhythm"),
        }));
    }
    let says_nothing = status.is_none() && when.is_none() && hours.is_none() && venue.is_none() && area.is_none();
    says_nothing.then(|| {
        let message = bilingual!("không ghi ngày {vi} khác ở điều gì", "nothing is said to be different on {en}");
        UNUSED_DAY_CHANGE.at(&day.span).message(message).found(vi.as_str()).help(Bilingual::literal(
            "thêm `Tình trạng: Đã hủy`, hoặc ngày, giờ, địa điểm mới",
            "add `status: cancelled`, or the new day, hours or venue",
        ))
    })
}
