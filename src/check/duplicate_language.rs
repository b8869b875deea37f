//! A language is offered once.

use std::collections::BTreeSet;

use crate::bilingual;
use crate::diagnostics::{Problems, Span};
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Mỗi tiếng có một mã và một trang của nó. Hai mục cùng mã trong `Các ngôn ngữ` thì hai trang giành nhau một địa chỉ.
    ///
    /// Every language has one tag and one page. With two entries of one tag in `languages`, two pages would want one
    /// address.
    ///
    /// ```text
    /// Các ngôn ngữ:
    ///   - {Mã ngôn ngữ: rad, Tên tự gọi: Êđê}
    ///   - {Mã ngôn ngữ: rad, Tên: Ê Đê}
    /// ```
    ///
    /// ```text
    /// Các ngôn ngữ:
    ///   - {Mã ngôn ngữ: rad, Tên tự gọi: Êđê, Tên: Ê Đê}
    /// ```
    pub static DUPLICATE_LANGUAGE: Error = "duplicate-language";
}

/// Looks every tag up among those before it. One that could not be read is empty.
pub fn check(site: &Site, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for tag in site.config.languages.iter().map(|language| &language.tag.0).filter(|tag| !tag.is_empty()) {
        if !seen.insert(tag.to_lowercase()) {
            problems.push(
                DUPLICATE_LANGUAGE
                    .at(Span::whole("content/site.yaml".into()))
                    .message(bilingual!(
                        "mã ngôn ngữ `{tag}` được ghi hai lần",
                        "the language tag `{tag}` is given twice"
                    ))
                    .found(tag.as_str())
                    .help(bilingual!("gộp hai mục `{tag}` làm một", "make one entry of the two with `{tag}`")),
            );
        }
    }
}
