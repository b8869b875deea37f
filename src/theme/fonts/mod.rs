//! Fonts: which letters a page in a language of the highlands can count on.
//!
//! Devices have letters for Vietnamese and English. Few of them have ƀ or place a breve on ê, so a theme brings a font
//! for each script it wants to show, and a text that no such font can show is reported before a reader sees it broken.

mod declared;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::RangeInclusive;

use unicode_segmentation::UnicodeSegmentation;

pub(super) use declared::{gather, read};

use super::problems::UNCOVERED_TEXT;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, Spanned};
use crate::text::language::{Script, note_script};
use crate::text::normal::canonical;

/// Bytes a font may have: a page in a language of the highlands loads one, on slow data.
pub const LARGEST: usize = 45 * 1024;

/// Clusters that one problem names.
const NAMED: usize = 3;

/// A font of a theme.
#[derive(Clone, Debug)]
pub struct Font {
    /// Its family, as the style sheet names it.
    pub family: String,
    /// Its name in `assets/`.
    pub file: Spanned<String>,
    /// The scripts whose pages it is loaded on.
    pub scripts: Vec<Script>,
    /// The code points it has.
    pub covers: Vec<RangeInclusive<u32>>,
    /// The name of its licence in `assets/`.
    pub licence: Spanned<String>,
}

/// Words in one language, and where they were written.
#[derive(Clone, Debug)]
pub struct RunText<'a> {
    /// Their place. Where it is as long as the words, a problem points at the letter.
    pub span: Span,
    /// The language tag that a page will say of them.
    pub lang: Cow<'a, str>,
    /// The words, as pages print them.
    pub text: &'a str,
}

/// The grapheme clusters of a text that no single font for the script shows as a whole, in their order, none twice.
/// Letter and marks have to be in one font, since browsers change fonts between two clusters ([CSS Fonts, section 5.3]).
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

/// The problems of words in languages other than Vietnamese and English, one for each run of words. A theme that
/// declares no font leaves all of them to the reader's device, and nothing is reported.
pub fn check<'a>(runs: impl IntoIterator<Item = RunText<'a>>, fonts: &[Font]) -> Problems {
    let mut problems = Problems::default();
    for run in runs.into_iter().filter(|_| !fonts.is_empty()) {
        let Some(script) = note_script(&run.lang) else { continue };
        let lacking = uncovered(fonts, script, run.text);
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

/// Whether nothing is drawn for the character, whatever the font: line ends, and what joins, parts or turns letters.
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
    UNCOVERED_TEXT.at(&run.span).message(message).found(run.text).help(Bilingual::literal(
        "khai báo một phông ở `fonts` trong `theme.yaml`; nếu lời viết bằng chữ khác, ghi chữ ấy vào mã ngôn ngữ, như \
         `hnj-Latn`",
        "declare a font at `fonts` in `theme.yaml`; where the words are in another script, say so in the language tag, as \
         in `hnj-Latn`",
    ))
}

/// `ɓ (U+0253)`; of a letter with its marks every code point, since they may be what is wrong.
fn spelled(cluster: &str) -> String {
    let points: Vec<String> = cluster.chars().map(|character| format!("U+{:04X}", u32::from(character))).collect();
    format!("`{cluster}` ({})", points.join(" "))
}

/// The first cluster, where the words stand in the file as they are; else all the words.
fn place(run: &RunText<'_>, lacking: &[&str]) -> Span {
    let start = run.span.start;
    let first = lacking.first().and_then(|cluster| run.text.find(cluster).map(|at| at..at + cluster.len()));
    match first.filter(|_| run.span.range().len() == run.text.len()) {
        Some(range) => Span::new(run.span.file.clone(), start + range.start..start + range.end),
        None => run.span.clone(),
    }
}
