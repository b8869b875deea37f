//! What came of a drive is written down.

use chrono::TimeDelta;

use super::days::is_on;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems};
use crate::model::occasion::Occasion;
use crate::model::site::Site;
use crate::problem;
use crate::schedule::days::drive_end;

/// Days an office has for counting.
const DAYS: i64 = 7;

problem! {
    /// Buổi đã xong hơn bảy ngày mà chưa có `Kết quả`, nên trang ghi *chưa có thông tin*. Hãy ghi số đơn vị máu và số
    /// người hiến; buổi không diễn ra thì ghi `Tình trạng: Đã hủy` kèm một dòng `Lịch sử`.
    ///
    /// The drive ended more than seven days ago and has no `result`, so the page says that nothing is known. Give the
    /// units and the donors; a drive that did not take place has `status: cancelled` and a line of `history`.
    ///
    /// ```text
    /// Thời gian: 13/4/2025
    /// Tình trạng: Đã xác nhận
    /// ```
    ///
    /// ```text
    /// Thời gian: 13/4/2025
    /// Tình trạng: Đã xác nhận
    /// Kết quả: {Số đơn vị máu: 120, Số người hiến: 112, Ngày thống kê: 15/4/2025}
    /// ```
    pub static MISSING_RESULT: Warning = "missing-result";
}

/// Looks at drives that are over. One held again and again has no single result.
pub fn check(site: &Site, problems: &mut Problems) {
    let held_once = |drive: &Occasion<'_>| is_on(drive) && drive.gives_blood() && drive.repeats.is_none();
    let has_result = |drive: &Occasion<'_>| {
        drive.result.as_ref().is_some_and(|result| result.collected_units.is_some() || result.donors.is_some())
    };
    for drive in site.entries.occasions().filter(|drive| held_once(drive) && !has_result(drive)) {
        let limit = drive_end(&drive).and_then(|end| end.checked_add_signed(TimeDelta::days(DAYS)));
        let is_long_over = site.now.has_reached(limit).answer;
        if is_long_over {
            let (vi, en) = (drive.when.vi(), drive.when.en());
            problems.push(
                MISSING_RESULT
                    .at(&drive.when.span)
                    .message(bilingual!(
                        "buổi đã xong ({vi}) mà chưa có kết quả",
                        "the drive is over ({en}) and has no result"
                    ))
                    .help(match drive.when.span.is_in_table() {
                        true => Bilingual::literal(
                            "điền ở hàng này cột `Số đơn vị máu` (hoặc `Số người hiến`) và `Ngày thống kê`",
                            "fill in the columns `Số đơn vị máu` (or `Số người hiến`) and `Ngày thống kê` of this row",
                        ),
                        false => Bilingual::literal(
                            "thêm `Kết quả: {Số đơn vị máu: …, Số người hiến: …, Ngày thống kê: …}`",
                            "add `result: {collected_units: …, donors: …, counted_on: …}`",
                        ),
                    }),
            );
        }
    }
}
