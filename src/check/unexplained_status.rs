//! A drive that is called off says since when and why.

use super::days::is_on;
use crate::both;
use crate::diagnostics::{Bilingual, Diagnostic, Problem, Problems};
use crate::model::site::Site;

/// Cancelled or postponed without a word about it.
pub static UNEXPLAINED_STATUS: Problem = Problem::warning(
    "unexplained-status",
    Bilingual::literal(
        "Buổi bị hủy hoặc hoãn mà `history` không có dòng nào về việc đó. Người đã định đến cần biết thay đổi từ ngày \
         nào, vì sao; nguồn tin cũng lấy ngày ấy. Hãy thêm một dòng với tình trạng trước đó và lý do.",
        "The drive is cancelled or postponed and no line of `history` says so. People who meant to come need to know \
         since when and why, and feeds take their day from it. Add a line with the former status and the reason.",
    ),
    "status: cancelled",
    "status: cancelled\nhistory:\n  - {on: 09/4/2025, was: {status: confirmed}, why: Mưa lớn}",
);

/// Looks for the line about the status, or about the day that was given up.
pub fn check(site: &Site, problems: &mut Problems) {
    for drive in site.entries.occasions().filter(|drive| !is_on(drive)) {
        let is_explained = drive.history.iter().any(|change| change.was.status.is_some() || change.was.when.is_some());
        let Some(status) = drive.status.as_ref().filter(|_| !is_explained) else { continue };
        let (vi, en) = (status.label().to_lowercase(), status.name());
        let today = site.now.written();
        let line = format!("{{on: {today}, was: {{status: confirmed}}, why: …}}");
        let line = if drive.history.is_empty() { format!("history: [{line}]") } else { format!("- {line}") };
        problems.push(
            Diagnostic::new(
                &UNEXPLAINED_STATUS,
                status.span.clone(),
                both!(
                    "buổi {vi} mà chưa ghi từ bao giờ, vì sao",
                    "the drive is {en}, and nothing says since when and why"
                ),
            )
            .help(both!("thêm `{line}`, với ngày và lý do đúng", "add `{line}`, with the right day and reason")),
        );
    }
}
