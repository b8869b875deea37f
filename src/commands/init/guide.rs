//! The guide of a new site: the text that opens anywhere, the page with its pictures, and the pictures.

use pulldown_cmark::{Options, Parser, html};

/// The guide as Markdown.
pub const TEXT: &str = include_str!("HUONG-DAN.md");

/// The pictures, made by `tests/guide/shoot`, by their paths from the guide.
pub const PICTURES: [(&str, &[u8]); 5] = [
    ("huong-dan/bang-mau.png", include_bytes!("huong-dan/bang-mau.png")),
    ("huong-dan/lich-dien-thoai.png", include_bytes!("huong-dan/lich-dien-thoai.png")),
    ("huong-dan/loi-cua-so-lenh.png", include_bytes!("huong-dan/loi-cua-so-lenh.png")),
    ("huong-dan/loi-tren-trang.png", include_bytes!("huong-dan/loi-tren-trang.png")),
    ("huong-dan/trang-chu.png", include_bytes!("huong-dan/trang-chu.png")),
];

/// What stands around the guide as a page: it opens from a disk and asks nobody for anything.
const OPENING: &str = "<!doctype html>\n<html lang=\"vi\">\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width\">\n<title>Hướng dẫn cho người viết trang</title>\n<style>\n\
    body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 system-ui, sans-serif; color: #1f1a1b }\n\
    h1, h2, h3 { line-height: 1.25; color: #8f1023 }\n\
    img { display: block; max-width: 100%; max-height: 40rem; border: 1px solid #cfc6c7; border-radius: 6px }\n\
    pre { overflow-x: auto; padding: .8rem 1rem; background: #f6f1f1; border-radius: 6px; line-height: 1.4 }\n\
    code { background: #f6f1f1; padding: 0 .2em; border-radius: 3px }\n\
    table { display: block; overflow-x: auto; border-collapse: collapse; font-size: .95rem }\n\
    th, td { border: 1px solid #cfc6c7; padding: .3rem .6rem; text-align: left }\n</style>\n";

/// The guide as a page with its pictures.
pub fn page() -> String {
    let mut page = OPENING.to_owned();
    html::push_html(&mut page, Parser::new_ext(TEXT, Options::ENABLE_TABLES));
    page
}
