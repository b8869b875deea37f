//! The language of every run of text on a page that is not in Vietnamese.
//!
//! The page's own words stand between the marks of [`marked`](crate::text::marked); all others are Vietnamese. Here the
//! marks become `lang` attributes, so that no template can get a language wrong.

mod decide;
mod human;
mod letters;
mod open;
mod outline;
mod print;
mod read;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

/// A finished page whose `<html lang>` is `page_language`, each run of text with its language and without any mark.
///
/// What is marked is in the language of the page. What is not and has a letter is in the language of the nearest `lang`
/// below `<html>`, Vietnamese where there is none; a `lang` that begins inside marked words holds there too. Attributes
/// that people read have a language like text, marked for themselves or by the words around them.
///
/// An element gets a `lang` where all that it holds is in one language other than the inherited one, as high up as
/// possible, never above `<body>`. Where its own attributes and its contents differ, the attributes decide. Elsewhere
/// the run of text gets a `<span>`. In an element that holds text alone, the first letters decide. Nothing else of the
/// page is changed.
///
/// *Incremental:* the result depends on the arguments alone. It takes time and space in proportion to the page.
pub fn settle(html: &str, page_language: &str) -> String {
    let outline = read::read(html, page_language);
    let additions = decide::decide(&outline);
    print::print(html, &additions)
}
