//! The problems of links and of bold in a text.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Span};
use crate::parse::problems::{BAD_LINK, EMPTY_LINK, STRAY_BOLD};

/// The name of a file that is addressed by its place on somebody's machine: `C:\anh\a.jpg`, `file:///D:/a.pdf`.
pub fn of_a_machine(address: &str) -> Option<&str> {
    let mut letters = address.chars();
    let is_drive = letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next() == Some(':');
    let is_path = is_drive && letters.next().is_some_and(|c| matches!(c, '\\' | '/'));
    let is_local = is_path || address.starts_with("\\\\") || address.to_ascii_lowercase().starts_with("file:");
    is_local.then(|| address.rsplit(['\\', '/']).next().unwrap_or_default())
}

pub fn local_file(address: &str, name: &str, span: Span) -> Diagnostic {
    let message = bilingual!(
        "`{address}` chỉ có trên máy của bạn, người đọc trang không mở được",
        "`{address}` is on your machine alone, where no reader can open it"
    );
    let help = bilingual!(
        "chép tệp vào cùng thư mục với bài viết và chỉ ghi tên tệp: `{name}`",
        "copy the file into the folder of this text and give its name alone: `{name}`"
    );
    BAD_LINK.at(span).message(message).found(address).help(help)
}

pub fn empty_link(span: Span) -> Diagnostic {
    let message = Bilingual::literal("liên kết không có chữ", "a link without words");
    let help = Bilingual::literal("viết chữ trong `[ ]`", "write words between `[ ]`");
    EMPTY_LINK.at(span).message(message).help(help)
}

/// The problem of an opening and a closing `**` that remained in the text, or of a single one.
pub fn stray_bold(pair: &[Span]) -> Diagnostic {
    let (first, last) = (&pair[0], &pair[pair.len() - 1]);
    let message = Bilingual::literal("`**` không in đậm được ở đây", "`**` makes nothing bold here");
    let help = Bilingual::literal(
        "thêm `**` còn thiếu sát chữ ở đầu kia, hoặc viết `\\*\\*` nếu đúng là dấu sao",
        "add the missing `**` at the other end of the words, or write `\\*\\*` for asterisks",
    );
    STRAY_BOLD.at(Span::new(first.file.clone(), first.start..last.end)).message(message).help(help)
}
