//! Fonts that are too heavy for the connection over which they are loaded.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Span};
use crate::theme::Theme;
use crate::theme::problems::HEAVY_FONT;

const ENDINGS: &[&str] = &[".woff2", ".woff", ".ttf", ".otf"];

/// The problems of the fonts of a theme that weigh more than so many kilobytes: where `theme.yaml` declares them, else at
/// their file.
pub fn heavy(theme: &Theme, budget_kb: u64) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (address, origin) in theme.origins.assets_that_end(ENDINGS) {
        let bytes = theme.assets.get(address).map_or(0, |bytes| bytes.len() as u64);
        if bytes <= budget_kb.saturating_mul(1024) {
            continue;
        }
        let Some((_, name)) = origin.file.split_once("/assets/") else { continue };
        let declared = theme.fonts.iter().find(|font| font.file.value == name);
        let place = declared.map_or_else(|| Span::whole(origin.file.clone()), |font| font.file.span.clone());
        let kb = bytes.div_ceil(1024);
        let message = bilingual!(
            "phông chữ `{name}` nặng {kb} KB, quá {budget_kb} KB",
            "the font `{name}` weighs {kb} KB, more than {budget_kb} KB"
        );
        problems.push(HEAVY_FONT.at(place).message(message).help(Bilingual::literal(
            "cắt phông còn các chữ cần dùng, thí dụ bằng `pyftsubset` của fonttools",
            "cut the font down to the characters that are needed, for example with `pyftsubset` of fonttools",
        )));
    }
    problems
}
