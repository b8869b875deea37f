//! Ngày kỷ niệm: a day that is kept every year.

use super::document::Document;
use super::reference::RefOrText;
use crate::dates::period::MonthDay;
use crate::diagnostics::Spanned;
use crate::record;

record! {
    /// A day kept every year.
    pub struct Observance {
        /// The day and month on which it is kept every year.
        month_day: Spanned<MonthDay> = "Ngày" | "Ngày tháng",
        /// Other names under which it is known.
        aka: Vec<String> = "Tên khác",
        /// The document or decision that founded it.
        legal_basis: Option<RefOrText<Document>> = "Căn cứ pháp lý" | "Căn cứ",
    }
}
