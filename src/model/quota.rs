//! Chỉ tiêu và kết quả.

use chrono::NaiveDate;

use super::document::Document;
use super::party::Host;
use super::reference::Ref;
use crate::diagnostics::Spanned;
use crate::record;
use crate::text::quantity::Quantity;

record! {
    /// A year's quota of a place or organization, and what came of it. Units may exceed donors: volumes differ.
    pub struct Quota {
        /// The year the quota is set for.
        year: Spanned<i64> = "Năm",
        /// Whose quota it is.
        r#for: Ref<Host> = "Của" | "Đơn vị" | "Địa bàn",
        /// The document that allots it.
        allotted_by: Option<Ref<Document>> = "Văn bản giao" | "Giao theo",
        /// Units of blood asked for.
        target_units: Option<Spanned<Quantity>> = "Chỉ tiêu" | "Chỉ tiêu (đơn vị)",
        /// Units of blood collected.
        collected_units: Option<Spanned<i64>> = "Kết quả" | "Số đơn vị máu" | "Đã tiếp nhận",
        /// The number of people who gave blood.
        donors: Option<Spanned<i64>> = "Số người hiến" | "Lượt người hiến",
        /// The day of the count.
        counted_on: Option<Spanned<NaiveDate>> = "Ngày thống kê" | "Ngày chốt số",
        /// Whether the count may still change.
        provisional: Option<bool> = "Tạm tính",
    }
}
