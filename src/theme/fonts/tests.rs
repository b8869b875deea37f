//! The fonts of the default theme contain the letters of its languages; letters that no font contains are reported.

use super::declared::parse_ranges;
use super::*;
use crate::diagnostics::Spanned;
use crate::model::values::Options;
use crate::text::language::{LANGUAGES, script_of};
use crate::theme::{ThemeFile, load};

/// A language tag, a tab, its letters.
const ALPHABETS: &str = include_str!("../../../tests/fonts/alphabets.txt");

fn alphabets() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALPHABETS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once('\t').expect("a tag and letters"))
}

fn shipped() -> Vec<Font> {
    let checked = load(&[], None, &Options::default());
    assert_eq!(checked.problems, Problems::default());
    checked.value.expect("the default theme loads").fonts
}

fn spanned(text: &str) -> Spanned<String> {
    Spanned { value: text.to_owned(), span: Span::whole("themes/x/theme.yaml".into()) }
}

fn font(family: &str, scripts: &[Script], covers: &str) -> Font {
    Font {
        family: family.to_owned(),
        file: spanned(&format!("{family}.woff2")),
        scripts: scripts.to_vec(),
        covers: parse_ranges(covers).expect("ranges"),
        licence: spanned("ofl.txt"),
    }
}

fn run<'a>(lang: &'a str, text: &'a str, start: usize, end: usize) -> RunText<'a> {
    RunText { span: Span::new("content/site.yaml".into(), start..end), lang: lang.into(), text: text.into() }
}

fn reported(fonts: &[Font], run: RunText<'_>) -> Vec<(usize, usize, String)> {
    let line = |problem: &Diagnostic| (problem.span.start, problem.span.end, problem.message.en.to_string());
    check([run], fonts).0.iter().map(line).collect()
}

#[test]
fn the_fonts_of_the_default_theme_have_every_letter_of_every_alphabet() {
    let fonts = shipped();
    assert_eq!(alphabets().count(), 15);
    for (tag, letters) in alphabets() {
        let script = script_of(tag).expect("a written language");
        assert_eq!(uncovered(&fonts, script, letters), [""; 0], "{tag}");
        assert_eq!(
            uncovered(&fonts, script, "Thứ Bảy, 07/4/2023 – 7 giờ 30: “ABO, Rh+” (1.234 ₫) 45 kg"),
            [""; 0],
            "{tag}"
        );
    }
}

#[test]
fn letters_typed_as_base_and_marks_are_covered_as_well() {
    use unicode_normalization::UnicodeNormalization;
    let fonts = shipped();
    for (tag, letters) in alphabets() {
        let apart: String = letters.nfd().collect();
        assert_eq!(uncovered(&fonts, script_of(tag).expect("a written language"), &apart), [""; 0], "{tag}");
    }
}

#[test]
fn the_fonts_of_the_default_theme_have_the_own_name_of_every_language() {
    let names = LANGUAGES.iter().filter(|language| language.script != Some(Script::NyiakengPuachueHmong));
    let runs = names.filter_map(|language| Some(run(language.tag, language.own_name?, 0, 0)));
    assert_eq!(check(runs, &shipped()), Problems::default());
}

#[test]
fn no_two_fonts_serve_one_script_so_that_a_page_loads_one() {
    let fonts = shipped();
    for script in [Script::Latin, Script::Khmer, Script::Cham, Script::TaiViet] {
        assert_eq!(serving(&fonts, script).count(), 1, "{script:?}");
    }
}

#[test]
fn letter_and_mark_have_to_be_in_one_font() {
    let letters = font("letters", &[Script::Latin], "U+0020-007E, U+00EA");
    let marks = font("marks", &[Script::Latin], "U+0300-036F");
    let both = font("both", &[Script::Latin], "U+00EA, U+0306");
    let text = "ê̆ ê ê̆";
    assert_eq!(uncovered(&[letters.clone(), marks.clone()], Script::Latin, text), ["ê̆"]);
    assert_eq!(uncovered(&[letters, marks, both], Script::Latin, text), [""; 0]);
}

#[test]
fn a_font_for_another_script_does_not_count_and_what_is_not_drawn_needs_none() {
    let fonts = [font("khmer", &[Script::Khmer], "U+1780-17FF"), font("latin", &[Script::Latin], "U+0020-007E")];
    assert_eq!(uncovered(&fonts, Script::Khmer, "ក\u{200B}ខ\r\nA"), ["A"]);
    assert_eq!(uncovered(&fonts, Script::Latin, "co\u{AD}op\tA"), [""; 0]);
}

#[test]
fn a_problem_names_the_cluster_with_its_code_points_and_points_at_it() {
    let fonts = shipped();
    assert_eq!(
        reported(&fonts, run("bdq", "Ɓahnar", 10, 17)),
        [(10, 12, "no font for the script Latn has `Ɓ` (U+0181)".to_owned())]
    );
    assert_eq!(
        reported(&fonts, run("rad", "e Д\u{306}", 5, 40)),
        [(5, 40, "no font for the script Latn has `Д\u{306}` (U+0414 U+0306)".to_owned())]
    );
    assert_eq!(
        reported(&fonts, run("rad", "αβγδ", 0, 8)),
        [(0, 2, "no font for the script Latn has `α` (U+03B1), `β` (U+03B2), `γ` (U+03B3), …".to_owned())]
    );
    assert_eq!(
        reported(&fonts, run("hnj", "Moob", 3, 7)),
        [(3, 7, "the theme has no font for the script Hmnp of `hnj`".to_owned())]
    );
}

#[test]
fn vietnamese_english_and_themes_without_fonts_are_left_to_the_device() {
    assert_eq!(reported(&shipped(), run("vi", "Ɓ", 0, 2)), []);
    assert_eq!(reported(&shipped(), run("en-x-plain", "Ɓ", 0, 2)), []);
    assert_eq!(reported(&[], run("rad", "Ɓ", 0, 2)), []);
}

#[test]
fn a_theme_has_the_fonts_of_the_one_it_extends_and_replaces_one_by_its_family() {
    let declared = "contract: 1\nextends: giothong\nfonts:\n  - family: Noto Sans Highlands\n    file: fonts/own.woff2\n    \
                    scripts: [Latn, Hmnp]\n    covers: U+0041\n    licence: fonts/ofl.txt\n";
    let file = |path: &str, bytes: &[u8]| ThemeFile { path: path.into(), bytes: bytes.into() };
    let files =
        [file("themes/child/theme.yaml", declared.as_bytes()), file("themes/child/assets/fonts/own.woff2", b"a font")];
    let name = Spanned { value: "child".to_owned(), span: Span::whole("content/site.yaml".into()) };
    let checked = load(&files, Some(&name), &Options::default());
    assert_eq!(checked.problems, Problems::default());
    let fonts = checked.value.expect("the child theme loads").fonts;
    assert_eq!(fonts.len(), shipped().len());
    assert_eq!(fonts[0].file.value, "fonts/own.woff2");
    assert_eq!(uncovered(&fonts, Script::Latin, "AƁA"), ["Ɓ"]);
    assert_eq!(uncovered(&fonts, Script::NyiakengPuachueHmong, "A"), [""; 0]);
    assert_eq!(uncovered(&fonts, Script::Khmer, "កA"), [""; 0]);
}

#[test]
fn ranges_are_read_as_style_sheets_write_them() {
    let ranges = parse_ranges("U+0020-007E,u+180 , U+1EA0-1EF9").expect("three ranges");
    for (character, inside) in [(' ', true), ('~', true), ('\u{7f}', false), ('ƀ', true), ('ỹ', true), ('ɓ', false)]
    {
        let found = ranges.iter().any(|range| range.contains(&u32::from(character)));
        assert_eq!(found, inside, "{character}");
    }
}

#[test]
fn the_part_that_is_no_range_is_given_back() {
    for (text, part) in [
        ("", ""),
        ("U+41,", ""),
        ("U+41, 42", "42"),
        ("U+5A-41", "U+5A-41"),
        ("U+4?", "U+4?"),
        ("U+41-42-43", "U+41-42-43"),
        ("U+110000", "U+110000"),
        ("U+", "U+"),
        ("U++41", "U++41"),
        ("U+0000041", "U+0000041"),
    ] {
        assert_eq!(parse_ranges(text), Err(part), "{text}");
    }
}
