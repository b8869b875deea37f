//! Báo cáo: figures of a period, as an office reports them.

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
        Annual = "annual", "Tổng kết năm";
        Periodic = "periodic", "Định kỳ";
        AdHoc = "ad-hoc", "Đột xuất";
    }
}

record! {
    pub struct Report {
        /// What kind of report it is.
        kind: ReportKind = "Loại báo cáo" | "Loại",
        /// The period it covers.
        period: Spanned<Period> = "Kỳ báo cáo" | "Thời gian",
        /// What it is about.
        about: Vec<Ref<Anything>> = "Về" | "Liên quan",
        /// The report itself, beside the content.
        file: Option<FileName> = "Tệp" | "Tệp đính kèm",
    }
}
