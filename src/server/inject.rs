//! What a page gets on its way to the browser, and the files it then asks for.

use super::served::Marks;

/// Where the preview's own things are; no page of a site begins with it.
macro_rules! own {
    ($name:literal) => {
        concat!("/__giothong/", $name)
    };
}

pub(super) const EVENTS: &str = own!("events");
pub(super) const PROBLEMS: &str = own!("problems");
pub(super) const SCRIPT: &str = own!("overlay.js");
pub(super) const STYLE: &str = own!("overlay.css");

/// Reloads the page after a build and lays the problems over it.
pub(super) const SCRIPT_TEXT: &str = include_str!("overlay.js");
/// How the panel of problems looks.
pub(super) const STYLE_TEXT: &str = include_str!("overlay.css");
/// Answers a page that registers the site's service worker: one that leaves at once, because pages kept by a worker
/// would hide every change from the person who previews.
pub(super) const WORKER_TEXT: &str = "addEventListener(\"install\", () => skipWaiting());\n\
     addEventListener(\"activate\", () => registration.unregister());\n";

/// The element that starts the script on a page of the site.
pub(super) fn script(marks: &Marks) -> String {
    format!("<script src=\"{SCRIPT}\" data-site=\"{}\" defer></script>", marks.site)
}

/// A page with `addition` before its `</body>`, or after its end where it has none.
pub(super) fn inject(page: &[u8], addition: &str) -> Vec<u8> {
    const END: &[u8] = b"</body";
    let end = page.windows(END.len()).rposition(|window| window.eq_ignore_ascii_case(END)).unwrap_or(page.len());
    [&page[..end], addition.as_bytes(), &page[end..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addition_stands_before_the_last_end_of_the_body() {
        assert_eq!(inject(b"<body></body>!</BODY></html>", "+"), b"<body></body>!+</BODY></html>");
    }

    #[test]
    fn a_page_without_an_end_gets_it_behind() {
        assert_eq!(inject(b"<p>a", "+"), b"<p>a+");
    }
}
