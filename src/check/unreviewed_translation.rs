//! A translation is published once somebody answers for it.

use crate::bilingual;
use crate::diagnostics::{Diagnostic, Problems};
use crate::model::site::Site;
use crate::model::translation::Translation;
use crate::problem;

problem! {
    /// Một bản dịch chỉ lên trang khi ghi rõ ai dịch, ai đọc lại và thấy đúng, vào ngày nào. Bản chưa đủ thì chỉ thấy
    /// trong bản xem trước.
    ///
    /// A translation is published once it says who translated it, and who read it and found it right on which day.
    /// Until then only the preview shows it.
    ///
    /// ```text
    /// Tiêu đề: Before you give
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Before you give
    /// Người dịch: Chị A
    /// Người duyệt: Anh B
    /// Ngày duyệt: 01/3/2025
    /// ```
    pub static UNREVIEWED_TRANSLATION: Note = "unreviewed-translation";
}

/// One note a translation, with all it lacks. A draft is not asked for anything yet.
pub fn check(site: &Site, problems: &mut Problems) {
    let translations = site.renditions().map(|rendition| &rendition.translation);
    let finished = translations.filter(|translation| translation.credit.draft != Some(true));
    problems.0.extend(finished.filter(|translation| !translation.reviewed()).map(unreviewed));
}

fn unreviewed(translation: &Translation) -> Diagnostic {
    let lacks: Vec<String> = translation.lacks().iter().map(|name| format!("`{name}`")).collect();
    let lacks = lacks.join(", ");
    UNREVIEWED_TRANSLATION
        .at(&translation.place)
        .message(bilingual!(
            "bản dịch chưa lên trang: còn thiếu {lacks}",
            "the translation is not published yet: it lacks {lacks}"
        ))
        .help(bilingual!(
            "khi có người dịch và người đọc duyệt, ghi {lacks}",
            "once somebody has translated and read it, write {lacks}"
        ))
}
