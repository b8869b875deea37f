//! The ledger of a drive is in order and speaks of the past.

use chrono::NaiveDate;

use super::drafts::is_finished;
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Problems, Spanned};
use crate::model::drive::Drive;
use crate::model::occasion::Occasion;
use crate::model::site::Site;
use crate::problem;

problem! {
    /// `Lịch sử` ghi thay đổi cũ trước, mới sau. Dòng sai thứ tự thường là gõ nhầm ngày; máy tìm kiếm cũng lấy ngày cũ
    /// của buổi từ dòng cuối.
    ///
    /// `history` lists the oldest change first. A line out of order usually has a mistyped day; search engines, too,
    /// are given the former day of the drive from the last line.
    ///
    /// ```text
    /// Lịch sử:
    ///   - {Ngày: 20/3/2025, Trước đó: {Thời gian: 13/4/2025}}
    ///   - {Ngày: 10/3/2025, Trước đó: {Thời gian: 06/4/2025}}
    /// ```
    ///
    /// ```text
    /// Lịch sử:
    ///   - {Ngày: 10/3/2025, Trước đó: {Thời gian: 06/4/2025}}
    ///   - {Ngày: 20/3/2025, Trước đó: {Thời gian: 13/4/2025}}
    /// ```
    pub static HISTORY_ORDER: Warning = "history-order";
}

problem! {
    /// Ngày thay đổi nằm trong tương lai, hoặc trước ngày công bố buổi (`Ngày công bố`). `Ngày` của dòng là ngày quyết định thay đổi,
    /// không phải ngày mới của buổi.
    ///
    /// The day of the change lies in the future, or before the drive was made public (`announced`). `on` is the day the
    /// change was decided, not the new day of the drive.
    ///
    /// ```text
    /// Ngày công bố: 01/3/2025
    /// Lịch sử: [{Ngày: 01/02/2025, Trước đó: {Thời gian: 13/4/2025}}]
    /// ```
    ///
    /// ```text
    /// Ngày công bố: 01/3/2025
    /// Lịch sử: [{Ngày: 10/3/2025, Trước đó: {Thời gian: 13/4/2025}}]
    /// ```
    pub static HISTORY_DATE: Warning = "history-date";
}

/// Compares every change with the one before it.
pub fn check_order(site: &Site, problems: &mut Problems) {
    for drive in public(site) {
        let days: Vec<_> = days_of_change(&drive).collect();
        for pair in days.windows(2) {
            if let [before, after] = *pair
                && after.value < before.value
            {
                let (vi, en) = (Period::Day(after.value).vi(), Period::Day(after.value).en());
                problems.push(
                    HISTORY_ORDER
                        .at(&after.span)
                        .message(bilingual!(
                            "thay đổi ngày {vi} đứng sau một thay đổi mới hơn",
                            "the change of {en} stands behind a newer one"
                        ))
                        .help(Bilingual::literal(
                            "chuyển dòng này lên trước, hoặc sửa ngày",
                            "move this line up, or mend the day",
                        ))
                        .related(
                            before.span.clone(),
                            Bilingual::literal("thay đổi mới hơn ở đây", "the newer one is here"),
                        ),
                );
            }
        }
    }
}

/// Compares every change with the present and with the day the drive was made public.
pub fn check_dates(site: &Site, problems: &mut Problems) {
    for drive in public(site) {
        let announced = drive.announced.as_ref();
        for day in days_of_change(&drive) {
            let (vi, en) = (Period::Day(day.value).vi(), Period::Day(day.value).en());
            let help = match day.span.is_in_table() {
                true => Bilingual::literal(
                    "ghi ngày quyết định thay đổi vào `Ngày báo đổi`",
                    "put the day of the decision into `Ngày báo đổi`",
                ),
                false => Bilingual::literal(
                    "ghi ngày quyết định thay đổi vào `Ngày` của dòng này",
                    "put the day of the decision into `on`",
                ),
            };
            if !site.now.has_come(day.value).answer {
                let message = bilingual!("thay đổi ngày {vi} còn ở tương lai", "the change of {en} lies in the future");
                problems.push(HISTORY_DATE.at(&day.span).message(message).help(help));
            } else if let Some(announced) = announced.filter(|announced| day.value < announced.value) {
                let message = bilingual!(
                    "thay đổi ngày {vi} có trước khi buổi được công bố",
                    "the change of {en} comes before the drive was made public"
                );
                problems.push(HISTORY_DATE.at(&day.span).message(message).help(help).related(
                    announced.span.clone(),
                    Bilingual::literal("công bố ngày này", "made public on this day"),
                ));
            }
        }
    }
}

/// Drives the public knows: the ledger of a draft is not yet anybody's.
fn public(site: &Site) -> impl Iterator<Item = Occasion<'_>> {
    site.entries.occasions().filter(|occasion| is_finished(occasion.common))
}

/// The days of its changes that could be read.
fn days_of_change(drive: &Drive) -> impl Iterator<Item = &Spanned<NaiveDate>> {
    drive.history.iter().filter_map(|change| change.on.as_ref()).filter(|on| !on.span.file.is_empty())
}
