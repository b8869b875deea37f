//! Báo cáo.

use super::party::Anything;
use super::reference::Ref;
use super::values::FileName;
use crate::dates::period::Period;
use crate::diagnostics::Spanned;
use crate::{choices, record};

choices! {
    /// What kind of report.
    pub enum ReportKind {
        /// Of a campaign or event.
        Campaign = "campaign", "Chiến dịch, sự kiện";
        /// Of a year.
        Annual = "annual", "Tổng kết năm";
        /// At fixed times.
        Periodic = "periodic", "Định kỳ";
        /// On request.
        AdHoc = "ad-hoc", "Đột xuất";
    }
}

record! {
    /// A report.
    pub struct Report {
        /// What kind.
        kind: ReportKind = "Loại báo cáo" | "Loại",
        /// The period it covers.
        period: Spanned<Period> = "Kỳ báo cáo" | "Thời gian",
        /// What it is about.
        about: Vec<Ref<Anything>> = "Về" | "Liên quan",
        /// The report itself, beside the content.
        file: Option<FileName> = "Tệp" | "Tệp đính kèm",
    }
}
