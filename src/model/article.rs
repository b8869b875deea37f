//! Kiến thức: an article about giving blood.

use chrono::NaiveDate;

use crate::diagnostics::Spanned;
use crate::record;

record! {
    pub struct Article {
        /// What it is about, in two or three words: articles are listed by it.
        topic: Option<String> = words "Chủ đề",
        /// At most three plain sentences.
        plain: Vec<String> = words "Nói ngắn gọn" | "Tóm tắt dễ hiểu",
        /// The doctor who reviewed it.
        reviewed_by: Option<String> = "Người duyệt" | "Bác sĩ duyệt",
        /// The day of the review.
        reviewed_on: Option<Spanned<NaiveDate>> = "Ngày duyệt",
        /// Whom it is for.
        audience: Option<String> = words "Đối tượng",
    }
}
