//! A language without writing is heard, not read.

use crate::bilingual;
use crate::diagnostics::Problems;
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Tiếng Brâu và Rơ Măm chưa có chữ viết, và một tiếng khác có thể được ghi là chỉ có tiếng nói (`Chỉ có tiếng nói`). Ghi
    /// chữ ở đó thì không ai đọc được. Dùng `Bản nghe` hoặc đường dẫn tới chương trình phát thanh
    /// (`broadcasts`).
    ///
    /// Brao and Romam have no writing, and another language may be declared as only spoken (`audio_only`). Nobody could
    /// read words in it. Give a recording (`audio`) or links to broadcasts (`broadcasts`).
    ///
    /// ```text
    /// # content/pages/gioi-thieu.brb.md
    /// Tiêu đề: …
    /// ```
    ///
    /// ```text
    /// # content/pages/gioi-thieu.brb.md
    /// Bản nghe: {Tệp: gioi-thieu.brb.mp3, Người đọc: Anh A}
    /// ```
    pub static UNWRITTEN_LANGUAGE: Error = "unwritten-language";
}

/// One problem a translation, at the first of its words.
pub fn check(site: &Site, problems: &mut Problems) {
    let spoken = site.config.languages.iter().filter(|language| language.is_audio_only());
    for language in spoken {
        let tag = &language.tag.0;
        let renditions = site.renditions().filter(|rendition| rendition.translation.language == language.tag);
        for translation in renditions.map(|rendition| &rendition.translation) {
            let Some((path, place)) = translation.spans.iter().min_by_key(|(_, span)| span.start) else { continue };
            problems.push(
                UNWRITTEN_LANGUAGE
                    .at(place)
                    .message(bilingual!(
                        "tiếng `{tag}` chỉ có tiếng nói, không ghi `{path}`",
                        "`{tag}` is only spoken: no `{path}`"
                    ))
                    .found(path.as_str())
                    .help(bilingual!(
                        "xóa `{path}`; dùng `audio` hoặc `broadcasts`",
                        "delete `{path}`; give `audio` or `broadcasts`"
                    )),
            );
        }
    }
}
