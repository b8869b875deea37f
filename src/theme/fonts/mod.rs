//! Fonts: the letters that are available to a page in a language of the highlands.
//!
//! Devices have letters for Vietnamese and English, but few have ƀ or place a breve on ê. So a theme brings a font for
//! each script that it wants to show. Text that no such font can show is reported before readers see it broken.

mod declared;
mod heavy;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::RangeInclusive;

use unicode_segmentation::UnicodeSegmentation;

pub(super) use declared::{gather, read};
pub use heavy::heavy;

use super::problems::UNCOVERED_TEXT;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, Spanned};
use crate::text::language::{Script, note_script};
use crate::text::normal::canonical;

/// The maximum number of clusters named in a problem.
const NAMED: usize = 3;

/// A font of a theme.
#[derive(Clone, Debug)]
pub struct Font {
    /// Its family, as the style sheet names it.
    pub family: String,
    /// The name of its file in `assets/`.
    pub file: Spanned<String>,
    /// The scripts of the pages on which it is loaded.
    pub scripts: Vec<Script>,
    /// The code points that it contains.
    pub covers: Vec<RangeInclusive<u32>>,
    /// The name of its licence file in `assets/`.
    pub licence: Spanned<String>,
}

/// Words in one language, with the place where they are written.
#[derive(Clone, Debug)]
pub struct RunText<'a> {
    /// Their place. Where it has the same length as the words, a problem points at the letter.
    pub span: Span,
    /// The language tag that pages will give them.
    pub lang: Cow<'a, str>,
    /// The words, as pages print them.
    pub text: Cow<'a, str>,
}

/// The grapheme clusters of a text that no single font for the script can show completely, in order and without
/// duplicates. A letter and its marks must be in the same font, since browsers change fonts only between clusters ([CSS
/// Fonts, section 5.3]).
///
/// [CSS Fonts, section 5.3]: https://www.w3.org/TR/css-fonts-4/#cluster-matching
pub fn uncovered<'t>(fonts: &[Font], script: Script, text: &'t str) -> Vec<&'t str> {
    let mut found = Vec::new();
    for cluster in text.graphemes(true) {
        let shown = serving(fonts, script).any(|font| shows(font, cluster) || shows(font, &canonical(cluster)));
        if !shown && !found.contains(&cluster) {
            found.push(cluster);
        }
    }
    found
}

/// The problems of words in languages other than Vietnamese and English, one for each run of words. Where the theme
/// declares no font, all text depends on the reader's device and nothing is reported.
pub fn check<'a>(runs: impl IntoIterator<Item = RunText<'a>>, fonts: &[Font]) -> Problems {
    let mut problems = Problems::default();
    for run in runs.into_iter().filter(|_| !fonts.is_empty()) {
        let Some(script) = note_script(&run.lang) else { continue };
        let lacking = uncovered(fonts, script, &run.text);
        if !lacking.is_empty() {
            problems.push(match serving(fonts, script).next() {
                Some(_) => unshown(&run, script, &lacking),
                None => unserved(&run, script),
            });
        }
    }
    problems
}

fn serving(fonts: &[Font], script: Script) -> impl Iterator<Item = &Font> {
    fonts.iter().filter(move |font| font.scripts.contains(&script))
}

fn shows(font: &Font, cluster: &str) -> bool {
    let has = |character| font.covers.iter().any(|range| range.contains(&u32::from(character)));
    cluster.chars().all(|character| is_unseen(character) || has(character))
}

/// Whether a character is invisible in every font: line ends, and characters that join, separate or turn letters.
fn is_unseen(character: char) -> bool {
    let formatting = ['\u{AD}', '\u{34F}', '\u{FEFF}'];
    let ranges = ['\u{200B}'..='\u{200F}', '\u{2028}'..='\u{202E}', '\u{2060}'..='\u{206F}', '\u{FE00}'..='\u{FE0F}'];
    character.is_control() || formatting.contains(&character) || ranges.iter().any(|range| range.contains(&character))
}

fn unshown(run: &RunText<'_>, script: Script, lacking: &[&str]) -> Diagnostic {
    let named: Vec<String> = lacking.iter().take(NAMED).map(|cluster| spelled(cluster)).collect();
    let more = if lacking.len() > NAMED { ", …" } else { "" };
    let (code, named) = (script.code(), named.join(", ") + more);
    let message =
        bilingual!("không có phông chữ nào cho chữ {code} có {named}", "no font for the script {code} has {named}");
    UNCOVERED_TEXT.at(place(run, lacking)).message(message).found(lacking.concat()).help(Bilingual::literal(
        "xem có phải gõ nhầm một chữ trông giống không, như ɓ thay cho ƀ; nếu đúng là chữ ấy, khai báo một phông có nó ở \
         `fonts` trong `theme.yaml`",
        "see whether a look-alike was typed, such as ɓ for ƀ; where the letter is right, declare a font that has it at \
         `fonts` in `theme.yaml`",
    ))
}

fn unserved(run: &RunText<'_>, script: Script) -> Diagnostic {
    let (code, lang) = (script.code(), &run.lang);
    let message = bilingual!(
        "giao diện không có phông chữ nào cho chữ {code} của `{lang}`",
        "the theme has no font for the script {code} of `{lang}`"
    );
    UNCOVERED_TEXT.at(&run.span).message(message).found(&*run.text).help(Bilingual::literal(
        "khai báo một phông ở `fonts` trong `theme.yaml`; nếu lời viết bằng chữ khác, ghi chữ ấy vào mã ngôn ngữ, như \
         `hnj-Latn`",
        "declare a font at `fonts` in `theme.yaml`; where the words are in another script, say so in the language tag, as \
         in `hnj-Latn`",
    ))
}

/// `ɓ (U+0253)`; for a letter with marks all code points, since one of them may be wrong.
fn spelled(cluster: &str) -> String {
    let points: Vec<String> = cluster.chars().map(|character| format!("U+{:04X}", u32::from(character))).collect();
    format!("`{cluster}` ({})", points.join(" "))
}

/// The place of the first cluster, where the words appear unchanged in the file; otherwise that of all the words.
fn place(run: &RunText<'_>, lacking: &[&str]) -> Span {
    let start = run.span.start;
    let first = lacking.first().and_then(|cluster| run.text.find(cluster).map(|at| at..at + cluster.len()));
    match first.filter(|_| run.span.range().len() == run.text.len()) {
        Some(range) => Span::new(run.span.file.clone(), start + range.start..start + range.end),
        None => run.span.clone(),
    }
}
