//! A translation says what the Vietnamese says today.

use crate::assemble::openings;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::site::Site;
use crate::model::translation::{Rendition, Stale};
use crate::model::words::Words;
use crate::parse::markdown::blocks;
use crate::problem;

problem! {
    /// Bản tiếng Việt đã đổi lời từ khi bản này được dịch, nên trang báo cho người đọc biết bản dịch có thể chưa theo
    /// kịp. Ngày, nơi chốn, con số thì luôn lấy từ bản tiếng Việt. Đọc lại, sửa chỗ đã đổi, rồi chạy `giothong
    /// translations stamp` với tên tệp; cách dấu cách, xuống dòng thì không tính là đổi.
    ///
    /// The Vietnamese has changed its words since they were translated, so pages tell readers that the translation may
    /// be behind. Dates, places and numbers always come from the Vietnamese. Read it again, mend what changed, then run
    /// `giothong translations stamp` with the name of the file. Spaces and line ends are no change.
    ///
    /// ```text
    /// Tiêu đề: Before you give
    /// follows:
    ///   Tiêu đề: bcdfghjk   # của tiêu đề cũ
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Before you give blood
    /// follows:
    ///   Tiêu đề: nnbqkhsd   # do `translations stamp` ghi
    /// ```
    pub static STALE_TRANSLATION: Warning = "stale-translation";
}

/// One problem a translation, at the first field that changed.
pub fn check(site: &Site, problems: &mut Problems) {
    problems.0.extend(site.renditions().filter_map(|rendition| Some(stale(rendition, rendition.stale.first()?))));
}

fn stale(rendition: &Rendition, first: &Stale) -> Diagnostic {
    let translation = &rendition.translation;
    let file = &translation.place.file;
    let place = match (translation.spans.get(&first.field), translation.words.get(&first.field)) {
        (Some(span), Some(words)) => beginning(span, words, &[]),
        _ => translation.place.clone(),
    };
    STALE_TRANSLATION
        .at(place)
        .message(what_changed(rendition))
        .help(bilingual!(
            "đọc lại bản dịch, sửa cho khớp, rồi chạy `giothong translations stamp {file}`",
            "read the translation again, mend it, then run `giothong translations stamp {file}`"
        ))
        .related(source_of(rendition, first), Bilingual::literal("bản tiếng Việt ở đây", "the Vietnamese is here"))
}

/// Every field whose Vietnamese changed since it was translated, and of texts the paragraphs.
pub fn what_changed(rendition: &Rendition) -> Bilingual {
    if rendition.translation.credit.follows.is_none() {
        return Bilingual::literal(
            "chưa ghi là dịch theo bản tiếng Việt nào",
            "it does not say which Vietnamese it follows",
        );
    }
    let fields: Vec<Bilingual> = rendition.stale.iter().map(|stale| changed(rendition, stale)).collect();
    let vi = fields.iter().map(|field| field.vi.as_ref()).collect::<Vec<_>>().join("; ");
    let en = fields.iter().map(|field| field.en.as_ref()).collect::<Vec<_>>().join("; ");
    bilingual!("tiếng Việt đã đổi từ khi dịch: {vi}", "the Vietnamese has changed since: {en}")
}

/// A field and what changed in it: "`body` (đoạn 3: “Ăn nhẹ trước khi …”)".
fn changed(rendition: &Rendition, stale: &Stale) -> Bilingual {
    let field = &stale.field;
    let Some(words @ Words::Prose(_)) = rendition.source.get(field) else {
        return bilingual!("`{field}`", "`{field}`");
    };
    let paragraphs = openings(words, &stale.blocks);
    let listed = |word: &str| {
        let each = paragraphs.iter().map(|(number, opening)| format!("{word} {number}: “{opening}”"));
        each.collect::<Vec<_>>().join(", ")
    };
    match paragraphs.is_empty() {
        true => bilingual!("`{field}` (có đoạn đã bỏ hoặc đổi chỗ)", "`{field}` (a paragraph is gone or has moved)"),
        false => {
            let (vi, en) = (listed("đoạn"), listed("paragraph"));
            bilingual!("`{field}` ({vi})", "`{field}` ({en})")
        }
    }
}

/// Where the Vietnamese of a field stands; of a text, the first paragraph that changed.
fn source_of(rendition: &Rendition, stale: &Stale) -> Span {
    match rendition.source.get(&stale.field) {
        Some(words @ Words::Prose(markdown)) => beginning(&markdown.span, words, &stale.blocks),
        _ => rendition.source_place.clone(),
    }
}

/// The place of a paragraph of a text, the first one where none is named; of a text whose lines YAML has indented, and of
/// other words, the place as a whole.
fn beginning(place: &Span, words: &Words, numbers: &[usize]) -> Span {
    let Words::Prose(markdown) = words else { return place.clone() };
    let number = numbers.first().copied().unwrap_or(1);
    let block = blocks(&markdown.text).into_iter().nth(number.saturating_sub(1));
    match block.filter(|_| markdown.text.len() == place.range().len()) {
        Some(block) => Span::new(place.file.clone(), place.start + block.start..place.start + block.end),
        None => place.clone(),
    }
}
