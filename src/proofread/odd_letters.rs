//! Look-alike letters and unprintable characters.

use std::collections::BTreeMap;

use super::problems::{CONFUSABLE_LETTER, UNPRINTABLE_CHARACTER};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Edit, FilePath, Problems, Span};
use crate::model::written::{Key, Written};
use crate::text::confusable::{Confusable, confusables};
use crate::text::unprintable::{is_noncharacter, is_private, is_unprintable, unprintable};

/// Reports the first unprintable character of a text, and each word with a look-alike letter at its first occurrence.
pub fn in_text(file: &FilePath, text: &str) -> Problems {
    let mut problems = Problems(unprintable_in(file, text, 0).into_iter().collect());
    problems.absorb(look_alikes(file, text));
    problems
}

/// Reports each word with a look-alike letter at its first occurrence.
pub fn look_alikes(file: &FilePath, text: &str) -> Problems {
    let mut words: BTreeMap<String, Vec<Confusable>> = BTreeMap::new();
    for found in confusables(text) {
        words.entry(found.word.clone()).or_default().push(found);
    }
    Problems(words.values().filter_map(|found| look_alike(file, found)).collect())
}

/// Reports the first unprintable character of a text that begins at `base` in the file.
fn unprintable_in(file: &FilePath, text: &str, base: usize) -> Option<Diagnostic> {
    let (at, c) = unprintable(text)?;
    let times = text.chars().filter(|c| is_unprintable(*c)).count();
    Some(no_text(c, times, Span::new(file.clone(), base + at..base + at + c.len_utf8())))
}

/// Reports the first unprintable character in the values of a row, at its cell.
pub fn unprintable_in_fields(fields: &[(Key, Written)]) -> Option<Diagnostic> {
    let mut texts = fields.iter().flat_map(|(_, written)| written.texts());
    texts.find_map(|(text, cell)| unprintable(text).map(|(_, c)| no_text(c, 1, cell.clone())))
}

/// Reports an unprintable character: at the value that contains it where it comes from an escape (`\uFDD0`,
/// `&#xFDD0;`), else at its own place.
pub fn unprintable_in_value(read: &str, written: &str, place: &Span) -> Option<Diagnostic> {
    let (_, c) = unprintable(read)?;
    unprintable_in(&place.file, written, place.start).or_else(|| Some(no_text(c, 1, place.clone())))
}

fn look_alike(file: &FilePath, found: &[Confusable]) -> Option<Diagnostic> {
    let Confusable { range, written, meant, word } = found.first()?;
    let (code, right) = (code_points(written), code_points(meant));
    let message = bilingual!(
        "`{written}` ({code}) trông giống `{meant}` ({right}) nhưng là chữ khác",
        "`{written}` ({code}) looks like `{meant}` ({right}) and is another letter"
    );
    let times = found.len();
    let edits = found.iter().map(|it| Edit::new(Span::new(file.clone(), it.range.clone()), &*it.written, &*it.meant));
    let help = match times {
        1 => bilingual!("viết `{word}`", "write `{word}`"),
        _ => bilingual!("viết `{word}`; tệp có {times} chỗ như vậy", "write `{word}`; the file has it {times} times"),
    };
    let problem = CONFUSABLE_LETTER
        .at(Span::new(file.clone(), range.clone()))
        .message(message)
        .found(written.as_str())
        .edits(edits)
        .accepted([meant.as_str()])
        .label(bilingual!("gõ `{meant}`", "type `{meant}`"))
        .help(help);
    Some(problem)
}

fn no_text(c: char, times: usize, span: Span) -> Diagnostic {
    let (vi, en) = match c {
        '\u{FFFD}' => ("dấu thay cho một chữ đã mất", "the sign of a letter that was lost"),
        '\u{FFF9}'..='\u{FFFC}' => {
            ("dấu thay cho một hình hay bảng không chép theo được", "the sign of an object that was left behind")
        }
        c if is_private(c) => (
            "ký tự của một phông chữ riêng, máy khác không hiện được",
            "a character of a single font, which other machines do not show",
        ),
        c if is_noncharacter(c) => ("mã không phải ký tự", "a code that is no character"),
        _ => ("ký tự điều khiển", "a control character"),
    };
    let code = u32::from(c);
    let mend = match c {
        '\u{FFFD}' => Bilingual::literal("gõ lại chữ ở đây", "type the letter again"),
        c if is_private(c) => Bilingual::literal(
            "xóa đi; nếu là dấu đầu dòng của Word, viết `- `",
            "delete it; for a bullet that came from Word write `- `",
        ),
        _ => Bilingual::literal("xóa ký tự này", "delete the character"),
    };
    let help = match (times, &mend) {
        (1, _) => mend,
        (_, Bilingual { vi, en }) => {
            bilingual!("{vi}; tệp có {times} ký tự như vậy", "{en}; the file has {times} such characters")
        }
    };
    let message = bilingual!("chỗ này có {vi} (U+{code:04X})", "{en} (U+{code:04X}) stands here");
    UNPRINTABLE_CHARACTER.at(span).message(message).help(help)
}

/// The code points of a letter: `U+0063 U+0306`.
fn code_points(letter: &str) -> String {
    letter.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect::<Vec<_>>().join(" ")
}
