//! The words for a picture are words.

use super::drafts::is_finished;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems};
use crate::model::site::Site;
use crate::problem;

problem! {
    /// `Mô tả` nói trong ảnh có gì, cho người không nhìn thấy ảnh và khi mạng chậm. Một dấu gạch hay tên tệp không nói
    /// được điều đó.
    ///
    /// `alt` says what a picture shows, for people who do not see it and for slow networks. A dash or the name of the
    /// file does not.
    ///
    /// ```text
    /// Ảnh bìa: {Tệp: hoi-truong.jpg, Mô tả: "-"}
    /// ```
    ///
    /// ```text
    /// Ảnh bìa: {Tệp: hoi-truong.jpg, Mô tả: Hội trường xã ngày hiến máu}
    /// ```
    pub static EMPTY_ALT: Error = "empty-alt";
}

/// Reads the words for every cover and photograph. A draft may still be without them.
pub fn check(site: &Site, problems: &mut Problems) {
    let entries = site.entries.all().into_iter().filter(|entry| is_finished(entry.common));
    let covers = entries.filter_map(|entry| entry.common.cover.as_ref());
    let donors = site.entries.donors.values().filter(|donor| is_finished(&donor.common));
    let photos = donors.filter_map(|donor| donor.photo.as_ref());
    for picture in covers.chain(photos) {
        let (alt, file) = (&picture.alt, &picture.file.name);
        let was_read = !alt.span.file.is_empty();
        let is_wordless = !alt.contains(char::is_alphanumeric) || alt.value == *file;
        if was_read && is_wordless {
            problems.push(
                EMPTY_ALT
                    .at(&alt.span)
                    .message(bilingual!(
                        "`alt` của ảnh `{file}` chưa nói ảnh có gì",
                        "the `alt` of `{file}` does not say what it shows"
                    ))
                    .found(alt.as_str())
                    .help(Bilingual::literal("tả ảnh bằng một câu ngắn", "describe the picture in a short sentence")),
            );
        }
    }
}
