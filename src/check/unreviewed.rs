//! Articles about health are read by a doctor before they are believed.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems};
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Bài kiến thức nói về sức khỏe nên cần một bác sĩ đọc lại. Khi đã có người duyệt, ghi `Người duyệt` và
    /// `Ngày duyệt`. Lưu ý này đứng ở bài đầu tiên và nêu số bài.
    ///
    /// Articles speak of health, so a doctor should read them. Once one has, write `reviewed_by` and `reviewed_on`.
    /// This note stands at the first such article and gives their number.
    ///
    /// ```text
    /// Tiêu đề: Trước buổi hiến máu
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Trước buổi hiến máu
    /// Người duyệt: Bác sĩ … (Bệnh viện …)
    /// Ngày duyệt: 01/3/2025
    /// ```
    pub static UNREVIEWED_ARTICLE: Note = "unreviewed-article";
}

/// Counts them and says so once.
pub fn check(site: &Site, problems: &mut Problems) {
    let mut unreviewed = site.entries.articles.values().filter(|article| article.reviewed_by.is_none());
    if let Some(first) = unreviewed.next() {
        let count = 1 + unreviewed.count();
        let articles = if count == 1 { "article has" } else { "articles have" };
        problems.push(
            UNREVIEWED_ARTICLE
                .at(&first.title.span)
                .message(bilingual!(
                    "{count} bài kiến thức chưa ghi bác sĩ duyệt",
                    "{count} {articles} no recorded review by a doctor"
                ))
                .help(Bilingual::literal(
                    "khi bác sĩ đã đọc, thêm `Người duyệt: …` và `Ngày duyệt: …`",
                    "once a doctor has read it, add `reviewed_by: …` and `reviewed_on: …`",
                )),
        );
    }
}
