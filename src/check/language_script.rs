//! The script of a language is one that the language table knows.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems};
use crate::model::site::Site;
use crate::problem;
use crate::text::language::is_valid_tag;

problem! {
    /// Chữ viết của một ngôn ngữ được ghi bằng mã bốn chữ cái: Latn (La-tinh), Khmr (Khmer), Cham (Chăm), Tavt (Thái
    /// Việt). Mã này nói cho trình duyệt biết dùng phông chữ nào.
    ///
    /// The script of a language is a code of four letters: Latn (Latin), Khmr (Khmer), Cham, Tavt (Tai Viet). It tells
    /// browsers which font to use.
    ///
    /// ```text
    /// Các ngôn ngữ: [{Mã ngôn ngữ: blt, Chữ viết: chữ La-tinh}]
    /// ```
    ///
    /// ```text
    /// Các ngôn ngữ: [{Mã ngôn ngữ: blt, Chữ viết: Latn}]
    /// ```
    pub static BAD_SCRIPT: Error = "bad-script";
}

/// Looks every script up.
pub fn check(site: &Site, problems: &mut Problems) {
    for language in site.config.languages.iter().filter(|language| !language.tag.0.is_empty()) {
        let Some(script) = &language.script else { continue };
        if !is_valid_tag(&language.tag_with_script()) {
            let name = &script.value;
            problems.push(
                BAD_SCRIPT
                    .at(&script.span)
                    .message(bilingual!("không có chữ viết `{name}`", "there is no script `{name}`"))
                    .found(name.as_str())
                    .accepted(["Latn", "Khmr", "Cham", "Tavt"])
                    .help(Bilingual::literal("dùng một mã trong danh sách", "use a code of the list")),
            );
        }
    }
}
