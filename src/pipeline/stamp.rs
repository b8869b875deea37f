//! Stamps a translation: its text then states that it follows today's Vietnamese.

use crate::assemble::follows;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Problems, Span};
use crate::model::form::field_of;
use crate::model::read::Record;
use crate::model::site::Site;
use crate::model::translation::{Credit, Follows, Rendition, Translation};
use crate::parse::{edit, parse};
use crate::problems;
use crate::source::{SourceFile, decode};

problems! {
    /// `translations stamp` chỉ ghi vào bản dịch: tệp đứng cạnh bản tiếng Việt và có mã ngôn ngữ trong tên, như
    /// `truoc-khi-hien.rad.md`. Tệp được nêu không phải bản dịch của trang này, hoặc chưa đọc được. Khi nêu nhiều tệp
    /// mà một tệp không được thì không tệp nào bị sửa.
    ///
    /// `translations stamp` writes into translations alone: files beside the Vietnamese with a language in their names,
    /// such as `truoc-khi-hien.rad.md`. The file named is no translation of this site, or it could not be read. Where
    /// one of several files is refused, none is changed.
    ///
    /// ```text
    /// giothong translations stamp content/awareness/truoc-khi-hien.md
    /// ```
    ///
    /// ```text
    /// giothong translations stamp content/awareness/truoc-khi-hien.rad.md
    /// ```
    static NOT_A_TRANSLATION: Error = "not-a-translation";

    /// Chương trình chỉ sửa các dòng `follows` và giữ nguyên mọi chữ khác trong tệp. Ở tệp này không tìm được chỗ ghi
    /// `follows` mà không đụng tới phần khác, nên tệp không bị sửa. Thường là do tệp kết thúc bằng `...`.
    ///
    /// The program changes the `follows` lines and leaves every other letter of a file as it is. In this file there is
    /// no place for `follows` that would leave the rest alone, so nothing was changed. Usually the file ends with
    /// `...`.
    ///
    /// ```text
    /// Tiêu đề: Before you give
    /// ...
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Before you give
    /// ```
    static UNSTAMPED: Error = "unstamped";
}

/// The text of a translation with the present fingerprints of its source; unchanged where it already has them. The
/// result is parsed again as a check: its words must be unchanged, and none of its fields may be stale.
pub fn stamped(file: &SourceFile, site: &Site, problems: &mut Problems) -> Option<String> {
    let Some(rendition) = site.renditions().find(|rendition| rendition.translation.place.file == file.path) else {
        problems.push(not_in_the_site(&file.path));
        return None;
    };
    let wanted = follows(&rendition.translation, &rendition.source);
    let text = with_follows(file, &wanted).filter(|text| is_true(file, text, rendition));
    if text.is_none() {
        let message = Bilingual::literal(
            "không tìm được chỗ ghi `follows` trong tệp này",
            "there is no place in this file where `follows` could be written",
        );
        let help = Bilingual::literal(
            "viết phần khai báo mỗi trường một dòng, không dùng `...` hay ngoặc nhọn",
            "write each field on a line of its own, without `...` or curly brackets",
        );
        problems.push(UNSTAMPED.at(&rendition.translation.place).message(message).help(help));
    }
    text
}

/// The text of a translation with these fingerprints. Only the lines of `follows` change.
fn with_follows(file: &SourceFile, Follows(wanted): &Follows) -> Option<String> {
    edit::edited(&file.path, &file.text, |yaml| {
        let keys = edit::keys(yaml);
        let is_follows = |key: &&String| field_of(&[Credit::FIELDS], key).is_some_and(|field| field.name == "follows");
        let is_vietnamese = !keys.is_empty() && keys.iter().all(|key| !key.is_ascii());
        let new = if is_vietnamese { "Theo bản tiếng Việt" } else { "follows" };
        edit::set_mapping(yaml, keys.iter().find(is_follows).map_or(new, String::as_str), wanted);
    })
}

/// The problem of a file that is no translation of the site and so cannot be stamped.
pub fn not_in_the_site(path: &FilePath) -> Diagnostic {
    NOT_A_TRANSLATION
        .at(Span::whole(path.clone()))
        .message(bilingual!("`{path}` không phải bản dịch của trang này", "`{path}` is no translation of this site"))
        .found(&**path)
        .help(Bilingual::literal(
            "`giothong translations` liệt kê các bản dịch",
            "`giothong translations` lists the translations",
        ))
}

/// Whether a new text of a translation has the same words as the old one and follows the source.
fn is_true(file: &SourceFile, text: &str, rendition: &Rendition) -> bool {
    let read = |text: &str| {
        let parsed = parse(&decode(&file.path, text.as_bytes()).ok()?);
        Some((parsed.value.translations.into_iter().next()?, parsed.problems.has_errors()))
    };
    let (Some((before, _)), Some((after, false))) = (read(&file.text), read(text)) else { return false };
    let all = |translation: &Translation| follows(translation, &translation.words);
    let wanted = follows(&after, &rendition.source);
    let found = after.credit.follows.clone().unwrap_or_default();
    let facts = |translation: &Translation| {
        let credit = &translation.credit;
        let texts = [&credit.translator, &credit.reviewed_by, &credit.specimen];
        texts.map(|text| text.as_ref().map(|text| text.value.clone()))
    };
    all(&before) == all(&after) && facts(&before) == facts(&after) && found == wanted
}
