//! Nothing has come of a drive that is still to come.

use super::drafts::is_finished;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems};
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Buổi chưa đến ngày mà đã có `Kết quả`. Thường là số người hoặc số đơn vị máu dự kiến ghi nhầm vào cột kết quả,
    /// hoặc gõ nhầm ngày. Số đơn vị máu dự kiến là `Chỉ tiêu`; số người dự kiến chưa có chỗ trên trang.
    ///
    /// The day of the drive is still to come, and it has a `result`. Usually the donors or units that are expected stand
    /// in the column of results, or the day is mistyped. Units that are expected are `target_units`; the site has no
    /// field for the donors that are expected.
    ///
    /// ```text
    /// Thời gian: 13/4/2099
    /// Kết quả: {Số đơn vị máu: 120}
    /// ```
    ///
    /// ```text
    /// Thời gian: 13/4/2099
    /// Chỉ tiêu: 120
    /// ```
    pub static EARLY_RESULT: Error = "early-result";
}

/// Looks at the results of drives that are no drafts, from the first day that a drive may have.
pub fn check(site: &Site, problems: &mut Problems) {
    for drive in site.entries.occasions().filter(|drive| is_finished(drive.common)) {
        let is_ahead = drive.when.earliest().is_some_and(|first| !site.now.has_come(first).answer);
        let counted = drive.result.iter().flat_map(|result| [&result.collected_units, &result.donors]).flatten().next();
        let Some(number) = counted.filter(|_| is_ahead) else { continue };
        let (vi, en) = (drive.when.vi(), drive.when.en());
        let help = match number.span.is_in_table() {
            true => Bilingual::literal(
                "nếu là số dự kiến: đơn vị máu thì đổi tên cột thành `Chỉ tiêu`, người thì thành `_Số người dự kiến`; \
                 nếu đã hiến xong, sửa ngày",
                "where it is expected, call the column `target_units` for units, `_donors` for people; where the drive \
                 is over, mend its day",
            ),
            false => Bilingual::literal(
                "nếu là số dự kiến, xóa `Kết quả` và ghi đơn vị máu ở `Chỉ tiêu`; nếu đã hiến xong, sửa ngày",
                "where it is expected, delete `result` and give the units as `target_units`; where the drive is over, \
                 mend its day",
            ),
        };
        problems.push(
            EARLY_RESULT
                .at(&number.span)
                .message(bilingual!(
                    "buổi chưa diễn ra ({vi}) mà đã có kết quả",
                    "the drive is still to come ({en}) and has a result"
                ))
                .help(help),
        );
    }
}
