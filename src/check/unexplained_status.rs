//! A drive that is called off says since when and why.

use super::days::is_on;
use crate::bilingual;
use crate::diagnostics::Problems;
use crate::model::drive::Before;
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Buổi bị hủy hoặc hoãn mà `Lịch sử` không có dòng nào về việc đó. Người đã định đến cần biết thay đổi từ ngày
    /// nào, vì sao; nguồn tin cũng lấy ngày ấy. Hãy thêm một dòng với tình trạng trước đó và lý do.
    ///
    /// The drive is cancelled or postponed and no line of `history` says so. People who meant to come need to know
    /// since when and why, and feeds take their day from it. Add a line with the former status and the reason.
    ///
    /// ```text
    /// Tình trạng: Đã hủy
    /// ```
    ///
    /// ```text
    /// Tình trạng: Đã hủy
    /// Lịch sử:
    ///   - {Ngày: 09/4/2025, Trước đó: {Tình trạng: Đã xác nhận}, Lý do: Mưa lớn}
    /// ```
    pub static UNEXPLAINED_STATUS: Warning = "unexplained-status";
}

/// Looks for the line about the status, or about the day that was given up.
pub fn check(site: &Site, problems: &mut Problems) {
    for drive in site.entries.occasions().filter(|drive| !is_on(drive)) {
        let is_explained = drive.history.iter().any(|change| {
            let Before { when, hours, venue, area, status } = &change.was;
            let says_why = || change.why.is_some() && hours.is_none() && venue.is_none() && area.is_none();
            status.is_some() || when.is_some() || says_why()
        });
        let Some(status) = drive.status.as_ref().filter(|_| !is_explained) else { continue };
        let (vi, en) = (status.label().to_lowercase(), status.name());
        let today = site.now.written();
        let line = |line: String, key: &str| match drive.history.is_empty() {
            true => format!("{key}: [{line}]"),
            false => format!("- {line}"),
        };
        let line_vi = line(format!("{{Ngày: {today}, Trước đó: {{}}, Lý do: …}}"), "Lịch sử");
        let line_en = line(format!("{{on: {today}, was: {{}}, why: …}}"), "history");
        let help = match status.span.is_in_table() {
            true => bilingual!(
                "điền cột `Lý do`, và cột `Ngày báo đổi` (như `{today}`) nếu biết",
                "fill in the column `Lý do`, and `Ngày báo đổi` (as `{today}`) where it is known"
            ),
            false => {
                bilingual!("thêm `{line_vi}`, với ngày và lý do đúng", "add `{line_en}`, with the right day and reason")
            }
        };
        problems.push(
            UNEXPLAINED_STATUS
                .at(&status.span)
                .message(bilingual!(
                    "buổi {vi} mà chưa ghi từ bao giờ, vì sao",
                    "the drive is {en}, and nothing says since when and why"
                ))
                .help(help),
        );
    }
}
