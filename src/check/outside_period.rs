//! A drive lies within its campaign and its wave.

use chrono::NaiveDate;

use super::days::{is_on, may_fall_within, may_meet};
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Spanned};
use crate::model::drive::Drive;
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Ngày của buổi hiến máu không thể nằm trong thời gian của chiến dịch hoặc đợt mà buổi ghi là thuộc về. Thường là
    /// nhầm năm, nhầm tháng hoặc nhầm chiến dịch. Buổi đã dời ra ngoài thì ghi ngày cũ vào `Lịch sử`.
    ///
    /// The days of the drive cannot lie within the campaign or wave it names. Usually the year, the month or the
    /// campaign is mistaken. A drive that was moved out of it has its former day in `history`.
    ///
    /// ```text
    /// Thời gian: 13/4/2026
    /// Chiến dịch: xuan-hong-2025
    /// ```
    ///
    /// ```text
    /// Thời gian: 13/4/2025
    /// Chiến dịch: xuan-hong-2025
    /// ```
    pub static OUTSIDE_PERIOD: Warning = "outside-period";
}

/// Compares every drive that is on with its campaign and its wave.
pub fn check(site: &Site, problems: &mut Problems) {
    let (entries, targets) = (&site.entries, &site.entries.targets);
    for drive in entries.occasions().filter(|drive| is_on(drive)) {
        let campaign = drive.drive.campaign.as_ref().and_then(|campaign| entries.campaigns.get(targets.id(campaign)?));
        let wave = drive.drive.wave.as_ref().and_then(|wave| entries.waves.get(targets.id(wave)?));
        let campaign = campaign.map(|campaign| (&campaign.title.value, &campaign.when));
        let wave = wave.map(|wave| (&wave.title.value, &wave.when));
        for (title, when) in campaign.into_iter().chain(wave) {
            if !belongs(&drive, when) {
                problems.push(outside(&drive, title, when));
            }
        }
    }
}

/// Whether the drive may be held, or was once to be held, within a period.
fn belongs(drive: &Drive, period: &Period) -> bool {
    let now = match &drive.repeats {
        None => may_meet(&drive.when, period),
        Some(repeats) => {
            let last: Option<NaiveDate> = repeats.until.as_ref().and_then(|until| until.latest());
            may_fall_within(period, drive.when.earliest(), last)
        }
    };
    let once = || drive.history.iter().filter_map(|change| change.was.when.as_ref()).any(|was| may_meet(was, period));
    now || once()
}

fn outside(drive: &Drive, title: &str, period: &Spanned<Period>) -> Diagnostic {
    let (day_vi, day_en) = (drive.when.vi(), drive.when.en());
    let (period_vi, period_en) = (period.vi(), period.en());
    OUTSIDE_PERIOD
        .at(&drive.when.span)
        .message(bilingual!(
            "buổi này ({day_vi}) nằm ngoài thời gian của “{title}” ({period_vi})",
            "this drive ({day_en}) lies outside “{title}” ({period_en})"
        ))
        .found(day_vi)
        .help(Bilingual::literal(
            "sửa ngày của buổi, hoặc chiến dịch, đợt mà buổi thuộc về",
            "mend the day of the drive, or the campaign or wave it belongs to",
        ))
        .related(period.span.clone(), Bilingual::literal("thời gian ấy được ghi ở đây", "that time is given here"))
}
