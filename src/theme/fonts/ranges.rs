//! The characters a font has, written as style sheets write them.

use std::ops::RangeInclusive;

/// Code points in ranges, as declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranges(Vec<RangeInclusive<u32>>);

impl Ranges {
    /// Whether the character is in one of the ranges.
    pub fn contains(&self, character: char) -> bool {
        self.0.iter().any(|range| range.contains(&u32::from(character)))
    }
}

/// Reads `U+0020-007E, U+0180`: the `unicode-range` of [CSS Fonts], without its wildcards. The error is the part that
/// is no range.
///
/// [CSS Fonts]: https://www.w3.org/TR/css-fonts-4/#unicode-range-desc
pub fn parse(text: &str) -> Result<Ranges, &str> {
    text.split(',').map(str::trim).map(|part| range(part).ok_or(part)).collect::<Result<_, _>>().map(Ranges)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_style_sheets_write_them() {
        let ranges = parse("U+0020-007E,u+180 , U+1EA0-1EF9").expect("three ranges");
        for (character, inside) in [(' ', true), ('~', true), ('\u{7f}', false), ('ƀ', true), ('ỹ', true), ('ɓ', false)]
        {
            assert_eq!(ranges.contains(character), inside, "{character}");
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
            assert_eq!(parse(text), Err(part), "{text}");
        }
    }
}
