//! What a recording says can be read too.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems};
use crate::model::config::SiteLanguage;
use crate::model::site::Site;
use crate::model::translation::{Audio, Translation};
use crate::model::values::Markdown;
use crate::problem;
use crate::text::language;

problem! {
    /// Bản nghe nào cũng có lời viết ra, cho người khiếm thính, người không bật được loa và người muốn kiểm tra (WCAG
    /// 2.2, tiêu chí 1.2.1). Ghi lời bằng chính thứ tiếng ấy vào `Lời`, hoặc nghĩa tiếng Việt vào
    /// `Lời tiếng Việt`; tốt nhất là cả hai. Tiếng không có chữ viết thì chỉ ghi `Lời tiếng Việt`.
    ///
    /// Every recording has its words in writing, for people who do not hear, who cannot play sound, and who check what
    /// is said (WCAG 2.2, criterion 1.2.1). Give the words in the language itself as `transcript`, or their meaning in
    /// Vietnamese as `transcript_vi`; best both. A language without writing has `transcript_vi` alone.
    ///
    /// ```text
    /// Bản nghe:
    ///   Tệp: loi-moi.mp3
    /// ```
    ///
    /// ```text
    /// Bản nghe:
    ///   Tệp: loi-moi.mp3
    ///   Lời tiếng Việt: Mời bà con đến hiến máu.
    /// ```
    pub static NO_TRANSCRIPT: Error = "no-transcript";
}

problem! {
    /// `Lời` là lời viết bằng chính thứ tiếng của bản nghe. Tiếng này không có chữ viết, hoặc
    /// `content/site.yaml` ghi `Chỉ có tiếng nói`, nên lời chỉ có thể viết bằng tiếng Việt: dùng `Lời tiếng Việt`.
    ///
    /// `transcript` is what is said, in the language of the recording. This language has no writing, or
    /// `content/site.yaml` says `audio_only`, so its words can only be given in Vietnamese: use `transcript_vi`.
    ///
    /// ```text
    /// # loi-moi.rmx.md
    /// Bản nghe:
    ///   Tệp: loi-moi.mp3
    ///   Lời: Mời bà con đến hiến máu.
    /// ```
    ///
    /// ```text
    /// # loi-moi.rmx.md
    /// Bản nghe:
    ///   Tệp: loi-moi.mp3
    ///   Lời tiếng Việt: Mời bà con đến hiến máu.
    /// ```
    pub static UNWRITTEN_TRANSCRIPT: Error = "unwritten-transcript";
}

/// Looks for words, in either language.
pub fn check(site: &Site, problems: &mut Problems) {
    for (translation, audio) in recordings(site) {
        if is_said(&audio.transcript) || is_said(&audio.transcript_vi) {
            continue;
        }
        let (label, field) = match is_only_spoken(site, translation) {
            true => ("Lời tiếng Việt", "transcript_vi"),
            false => ("Lời` / `Lời tiếng Việt", "transcript` / `transcript_vi"),
        };
        problems.push(
            NO_TRANSCRIPT
                .at(&audio.file.span)
                .message(Bilingual::literal("bản nghe chưa có lời viết ra", "the recording has no words in writing"))
                .found(audio.file.name.as_str())
                .help(bilingual!("thêm `{label}` bên dưới `Tệp`", "add `{field}` below `file`")),
        );
    }
}

/// Looks for words in languages that are not written.
pub fn check_writing(site: &Site, problems: &mut Problems) {
    for (translation, audio) in recordings(site).filter(|(translation, _)| is_only_spoken(site, translation)) {
        let Some(transcript) = audio.transcript.as_ref().filter(|_| is_said(&audio.transcript)) else { continue };
        let tag = &translation.language.0;
        let found = language::find(tag);
        let (vi, en) = found.map_or((tag.as_str(), tag.as_str()), |found| (found.name_vi, found.name_en));
        problems.push(
            UNWRITTEN_TRANSCRIPT
                .at(&transcript.span)
                .message(bilingual!("tiếng {vi} không có chữ viết", "{en} is not written"))
                .help(Bilingual::literal(
                    "nếu đây là tiếng Việt, đổi `Lời` thành `Lời tiếng Việt`",
                    "if these words are Vietnamese, call the field `transcript_vi`",
                )),
        );
    }
}

/// The recordings that pages show.
fn recordings(site: &Site) -> impl Iterator<Item = (&Translation, &Audio)> {
    let shown = site.renditions().filter(|rendition| rendition.shown).map(|rendition| &rendition.translation);
    shown.filter_map(|translation| Some((translation, translation.credit.audio.as_ref()?)))
}

fn is_said(words: &Option<Markdown>) -> bool {
    words.as_ref().is_some_and(|words| !words.text.trim().is_empty())
}

fn is_only_spoken(site: &Site, translation: &Translation) -> bool {
    site.config.declared(&translation.language).is_some_and(SiteLanguage::is_audio_only)
}
