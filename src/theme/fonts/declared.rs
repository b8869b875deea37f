//! Reads `fonts` in `theme.yaml`.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::Font;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span, Spanned};
use crate::model::written::{Value, Written};
use crate::text::language::Script;
use crate::theme::assets::Assets;
use crate::theme::chain::Layer;
use crate::theme::declaration::{fields, text_of, unknown_key};
use crate::theme::problems::{BAD_DECLARATION, MISSING_ASSET};

const KEYS: [&str; 5] = ["family", "file", "scripts", "covers", "licence"];

/// Reads the list. An invalid font is reported at its place and left out.
pub(in crate::theme) fn read(written: &Written, problems: &mut Problems) -> Vec<Font> {
    match &written.value {
        Value::List(fonts) => fonts.iter().filter_map(|font| read_font(font, problems)).collect(),
        Value::Empty => Vec::new(),
        _ => {
            problems.push(unfit(&written.span, Bilingual::literal("ở đây cần một danh sách", "a list belongs here")));
            Vec::new()
        }
    }
}

/// The fonts of a chain, those of the nearest theme first. Where several have the same family, the nearest one is used.
/// Their files must be among the assets of the chain.
pub(in crate::theme) fn gather(chain: &[Layer<'_>], assets: &Assets, problems: &mut Problems) -> Vec<Font> {
    let mut fonts: Vec<Font> = Vec::new();
    for font in chain.iter().flat_map(|layer| &layer.declaration.fonts) {
        if fonts.iter().any(|nearer| nearer.family == font.family) {
            continue;
        }
        let absent = [&font.file, &font.licence].into_iter().filter(|file| assets.bytes(file).is_none());
        absent.for_each(|file| problems.push(missing(file, &assets.addresses)));
        fonts.push(font.clone());
    }
    fonts
}

fn read_font(written: &Written, problems: &mut Problems) -> Option<Font> {
    let (mut texts, mut scripts) = (BTreeMap::new(), None);
    for (key, value) in fields(written, problems)? {
        match key.text.as_str() {
            "scripts" => scripts = Some(read_scripts(value, problems)),
            name if KEYS.contains(&name) => {
                texts.insert(name, text_of(value, problems));
            }
            _ => problems.push(unknown_key(key, &KEYS).help(help())),
        }
    }
    let has = |key: &str| texts.contains_key(key) || key == "scripts" && scripts.is_some();
    for key in KEYS.into_iter().filter(|key| !has(key)) {
        problems.push(unfit(&written.span, bilingual!("phông chữ thiếu `{key}`", "the font has no `{key}`")));
    }
    let mut text = |key: &str| texts.remove(key).flatten();
    let (family, file, covers, licence) = (text("family"), text("file"), text("covers"), text("licence"));
    let covers = covers.and_then(|covers| read_covers(&covers, problems));
    let file = file.filter(|file| is_woff2(file, problems));
    Some(Font { family: family?.value, file: file?, scripts: scripts??, covers: covers?, licence: licence? })
}

fn read_scripts(written: &Written, problems: &mut Problems) -> Option<Vec<Script>> {
    let items = match &written.value {
        Value::List(items) if !items.is_empty() => items.as_slice(),
        Value::Text { .. } => std::slice::from_ref(written),
        _ => {
            let message = Bilingual::literal("ở đây cần một hay nhiều mã chữ viết", "codes of scripts belong here");
            problems.push(unfit(&written.span, message).accepted(Script::ALL.map(Script::code)));
            return None;
        }
    };
    let read: Vec<Option<Script>> = items.iter().map(|item| read_script(item, problems)).collect();
    read.into_iter().collect()
}

fn read_script(written: &Written, problems: &mut Problems) -> Option<Script> {
    let name = text_of(written, problems)?;
    let script = Script::ALL.into_iter().find(|script| script.code().eq_ignore_ascii_case(&name));
    if script.is_none() {
        let (found, codes) = (&name.value, Script::ALL.map(Script::code));
        let problem = unfit(&name.span, bilingual!("không có chữ viết `{found}`", "there is no script `{found}`"));
        problems.push(problem.meant(found, codes).accepted(codes).help(Bilingual::literal(
            "dùng mã bốn chữ cái của ISO 15924, như `Latn`",
            "use a code of ISO 15924, such as `Latn`",
        )));
    }
    script
}

fn read_covers(written: &Spanned<String>, problems: &mut Problems) -> Option<Vec<RangeInclusive<u32>>> {
    let unread = |part: &str| {
        let message = bilingual!("`{part}` không phải là một dải ký tự", "`{part}` is not a range of characters");
        problems.push(unfit(&written.span, message).found(part).help(Bilingual::literal(
            "ghi như trong CSS: `U+0020-007E, U+0180`",
            "write it as CSS does: `U+0020-007E, U+0180`",
        )));
    };
    parse_ranges(written).map_err(unread).ok()
}

/// Reads `U+0020-007E, U+0180`: the `unicode-range` of [CSS Fonts], without wildcards. The error is the part that is
/// not a range.
///
/// [CSS Fonts]: https://www.w3.org/TR/css-fonts-4/#unicode-range-desc
pub(super) fn parse_ranges(text: &str) -> Result<Vec<RangeInclusive<u32>>, &str> {
    text.split(',').map(str::trim).map(|part| range(part).ok_or(part)).collect()
}

fn range(part: &str) -> Option<RangeInclusive<u32>> {
    let points = part.strip_prefix("U+").or_else(|| part.strip_prefix("u+"))?;
    let (first, last) = points.split_once('-').unwrap_or((points, points));
    let (first, last) = (point(first)?, point(last)?);
    (first <= last).then_some(first..=last)
}

fn point(digits: &str) -> Option<u32> {
    let written = (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| written)?;
    (value <= u32::from(char::MAX)).then_some(value)
}

fn is_woff2(file: &Spanned<String>, problems: &mut Problems) -> bool {
    let (found, fits) = (&file.value, file.ends_with(".woff2"));
    if !fits {
        let message = bilingual!("`{found}` không phải là tệp `.woff2`", "`{found}` is not a `.woff2` file");
        problems.push(unfit(&file.span, message).found(found).help(Bilingual::literal(
            "đổi phông sang `.woff2`, nhẹ nhất trong các kiểu, thí dụ bằng fonttools",
            "turn it into `.woff2`, the lightest kind, for example with fonttools",
        )));
    }
    fits
}

fn unfit(span: &Span, message: Bilingual) -> Diagnostic {
    BAD_DECLARATION.at(span).message(message).help(help())
}

fn help() -> Bilingual {
    Bilingual::literal(
        "mỗi phông chữ ghi `family`, `file`, `scripts`, `covers` và `licence`; xem `themes/README.md`",
        "give every font a `family`, `file`, `scripts`, `covers` and `licence`; see `themes/README.md`",
    )
}

fn missing(file: &Spanned<String>, addresses: &BTreeMap<String, String>) -> Diagnostic {
    let name = &file.value;
    let message = bilingual!("không có tệp `assets/{name}`", "there is no `assets/{name}`");
    MISSING_ASSET.at(&file.span).message(message).meant(name, addresses.keys().map(String::as_str)).help(bilingual!(
        "đặt tệp vào `assets/{name}` của giao diện, hoặc sửa tên",
        "put the file at `assets/{name}` of the theme, or mend the name"
    ))
}
