//! What is said of a published file: each problem at the place that asks for it.

use std::collections::BTreeSet;

use super::authors;
use super::boxes::{self, NotClean};
use super::problems::{BAD_PICTURE, HEAVY_PICTURE, PERSONAL_AUTHOR, PUBLIC_SHEETS, UNSAFE_SVG};
use super::{mp3, svg};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Problem, Problems, Span};
use crate::model::values::FileName;
use crate::source::media::{Format, NotMedia, media};
use crate::source::problems::BAD_RECORDING;
use crate::source::recording::refused as refused_recording;

/// Names that a sentence holds.
const MOST_NAMES: usize = 20;

/// Bytes above which a picture on a page is heavy.
const HEAVY: usize = 300 * 1024;

/// A file and where it is asked for.
pub struct FileReport<'a> {
    pub path: &'a FilePath,
    /// Where an entry or a text names it.
    pub asked: &'a Span,
}

impl FileReport<'_> {
    fn name(&self) -> &str {
        self.path.rsplit_once('/').map_or(self.path, |(_, name)| name)
    }

    fn problem(&self, problem: &'static Problem, message: Bilingual, help: Bilingual) -> Diagnostic {
        problem.at(self.asked).message(message).found(self.name()).help(help)
    }

    /// A picture that cannot be read as what its ending says.
    pub fn bad_picture(&self, kind: &str, bytes: &[u8]) -> Diagnostic {
        let name = self.name();
        let (message, help) = match kind_of(bytes) {
            Some(other) if other != kind => (
                bilingual!("`{name}` không phải {kind} mà là {other}", "`{name}` is not {kind} but {other}"),
                bilingual!(
                    "mở hình bằng Paint hoặc Ảnh (Photos), lưu lại (Save as) thành {kind}; đổi đuôi tệp thì không đủ",
                    "open the picture and save it again as {kind}; another ending alone is not enough"
                ),
            ),
            _ => (
                bilingual!(
                    "`{name}` hỏng, bị cắt cụt hoặc không phải hình {kind}",
                    "`{name}` is damaged, cut short or no {kind}"
                ),
                Bilingual::literal(
                    "chép lại hình từ máy gốc, hoặc mở ra rồi lưu lại (Save as) bằng Paint",
                    "copy the original again, or open it and save it again",
                ),
            ),
        };
        self.problem(&BAD_PICTURE, message, help)
    }

    /// A file of boxes that is no picture to publish.
    pub fn bad_avif(&self, why: NotClean) -> Diagnostic {
        let name = self.name();
        let message = match why {
            NotClean::Broken => {
                bilingual!(
                    "`{name}` hỏng, bị cắt cụt hoặc không phải hình AVIF",
                    "`{name}` is damaged, cut short or no AVIF"
                )
            }
            NotClean::Items => bilingual!(
                "`{name}` mang thông tin của máy chụp, có thể cả nơi chụp, mà chương trình không gỡ được",
                "`{name}` holds what the camera noted, perhaps the place, and it cannot be taken out"
            ),
        };
        let help = Bilingual::literal("lưu hình thành JPEG hoặc WebP", "save the picture as JPEG or WebP");
        self.problem(&BAD_PICTURE, message, help)
    }

    /// A picture that no browser shows.
    pub fn unseen(&self, ending: &str) -> Diagnostic {
        let message = bilingual!(
            "trình duyệt không hiện được hình `.{ending}`",
            "browsers show no picture of the kind `.{ending}`"
        );
        let help = Bilingual::literal("lưu hình thành JPEG (Save as)", "save the picture as JPEG");
        self.problem(&BAD_PICTURE, message, help).accepted(["JPEG", "PNG", "WebP", "GIF", "AVIF", "SVG"])
    }

    /// A picture on a page. What stands among the materials is there to be loaded and printed.
    pub fn heavy(&self, bytes: usize) -> Option<Diagnostic> {
        if bytes <= HEAVY || self.path.starts_with("content/materials/") {
            return None;
        }
        let (name, kilobytes) = (self.name(), bytes.div_ceil(1024));
        let message = bilingual!(
            "hình `{name}` nặng {kilobytes} KB; nên dưới 300 KB",
            "the picture `{name}` has {kilobytes} KB; below 300 KB is better"
        );
        let help = Bilingual::literal(
            "thu nhỏ hình còn rộng khoảng 1200 điểm ảnh (Paint: Resize) rồi lưu thành JPEG",
            "make it about 1200 pixels wide and save it as JPEG",
        );
        Some(self.problem(&HEAVY_PICTURE, message, help))
    }

    /// Looks at a drawing.
    pub fn svg(&self, bytes: &[u8], problems: &mut Problems) {
        let text = std::str::from_utf8(bytes).ok();
        let Some(found) = text.filter(|text| says_utf8(text)).and_then(svg::refused) else {
            problems.push(self.bad_picture("SVG", bytes));
            return;
        };
        let name = self.name();
        for svg::Refused { place, found, why } in found {
            let (vi, en) = (why.vi, why.en);
            let message = bilingual!("hình `{name}` có {vi}", "the drawing `{name}` holds {en}");
            let help = Bilingual::literal(
                "xóa phần này, hoặc mở hình bằng Inkscape, lưu thành “Plain SVG” hay PNG",
                "remove it, or open the drawing in Inkscape and save it as “Plain SVG” or PNG",
            );
            problems.push(
                UNSAFE_SVG
                    .at(Span::new(self.path.clone(), place))
                    .message(message)
                    .found(found)
                    .help(help)
                    .related(self.asked.clone(), Bilingual::literal("được đăng từ đây", "published from here")),
            );
        }
    }

    /// Looks at a recording and returns what leaves of it.
    pub fn recording(&self, bytes: Vec<u8>, problems: &mut Problems) -> Vec<u8> {
        let file = FileName { name: self.name().to_owned(), span: self.asked.clone() };
        let clean = match media(&bytes) {
            Ok(found) if found.format == Format::Mp3 => mp3::without_metadata(&bytes),
            Ok(_) => boxes::without_metadata(bytes).ok(),
            Err(why) => {
                problems.push(refused_recording(&file, why));
                return bytes;
            }
        };
        clean.unwrap_or_else(|| {
            problems.push(refused_recording(&file, NotMedia::Unknown));
            Vec::new()
        })
    }

    /// Returns what leaves of a film.
    pub fn film(&self, bytes: Vec<u8>, problems: &mut Problems) -> Vec<u8> {
        boxes::without_metadata(bytes).unwrap_or_else(|_| {
            let name = self.name();
            let message = bilingual!("`{name}` hỏng hoặc không phải phim MP4", "`{name}` is damaged or no MP4");
            let help = Bilingual::literal("chép hoặc xuất lại từ tệp gốc", "copy or export the original again");
            problems.push(self.problem(&BAD_RECORDING, message, help));
            Vec::new()
        })
    }

    /// Looks at a document of Word, Excel or LibreOffice.
    pub fn office(&self, bytes: &[u8], problems: &mut Problems) {
        let Some(office) = authors::of_office(bytes) else { return };
        problems.0.extend(self.authors(office.people));
        if office.sheets.is_empty() {
            return;
        }
        let (name, sheets) = (self.name(), some_of(office.sheets.iter().map(|name| format!("“{name}”"))));
        let message = bilingual!(
            "cả tệp `{name}` được đăng, với mọi trang tính, kể cả trang ẩn: {sheets}",
            "the whole of `{name}` is published, with all sheets, hidden ones too: {sheets}"
        );
        problems.push(PUBLIC_SHEETS.at(self.asked).message(message));
    }

    /// A PDF that cannot be looked into.
    pub fn locked(&self) -> Diagnostic {
        let name = self.name();
        let message = bilingual!(
            "`{name}` có khóa, nên không biết được tệp có ghi tên người soạn hay không",
            "`{name}` is locked: whether it names who made it cannot be seen"
        );
        let help = Bilingual::literal("xuất lại PDF không đặt khóa", "export the PDF again without a lock");
        self.problem(&PERSONAL_AUTHOR, message, help)
    }

    /// The people that a document names.
    pub fn authors(&self, people: BTreeSet<String>) -> Option<Diagnostic> {
        if people.is_empty() {
            return None;
        }
        let (name, people) = (self.name(), some_of(people));
        let message = bilingual!("`{name}` ghi tên người soạn: {people}", "`{name}` names who made it: {people}");
        let help = match name.to_lowercase().ends_with(".pdf") {
            true => Bilingual::literal(
                "mở tệp Word gốc, vào Tệp > Thông tin > Kiểm tra vấn đề > Kiểm tra tài liệu (File > Info > Inspect \
                 Document), bấm Xóa tất cả, rồi lưu lại thành PDF",
                "in Word, File > Info > Check for Issues > Inspect Document > Remove All, then save it as PDF again",
            ),
            false => Bilingual::literal(
                "trong Word hoặc Excel vào Tệp > Thông tin > Kiểm tra vấn đề > Kiểm tra tài liệu (File > Info > Inspect \
                 Document), bấm Xóa tất cả rồi lưu",
                "in Word or Excel, File > Info > Check for Issues > Inspect Document > Remove All, then save",
            ),
        };
        Some(PERSONAL_AUTHOR.at(self.asked).message(message).found(people).help(help))
    }
}

/// The first names of a list, as many as a sentence holds.
fn some_of(names: impl IntoIterator<Item = String>) -> String {
    let mut names = names.into_iter();
    let first: Vec<String> = names.by_ref().take(MOST_NAMES).collect();
    first.join(", ") + if names.next().is_some() { ", …" } else { "" }
}

/// Whether a drawing says of itself that it is UTF-8, or nothing.
fn says_utf8(text: &str) -> bool {
    let declaration =
        text.trim_start_matches('\u{FEFF}').strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
    let encoding = declaration.and_then(|declaration| declaration.split_once("encoding")).map(|(_, rest)| rest);
    encoding.is_none_or(|rest| {
        let name = rest.trim_start_matches([' ', '=', '"', '\'']).to_ascii_lowercase();
        name.starts_with("utf-8") || name.starts_with("us-ascii")
    })
}

/// What a file is by its first bytes.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    let named: [(&[u8], &'static str); 7] = [
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"\x89PNG", "PNG"),
        (b"GIF8", "GIF"),
        (b"%PDF", "PDF"),
        (b"PK\x03\x04", "ZIP, Word, Excel"),
        (b"BM", "BMP"),
        (b"<svg", "SVG"),
    ];
    let in_boxes = bytes.get(4..12).and_then(|kind| match kind {
        b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftyphevc" => Some("HEIC"),
        b"ftypavif" | b"ftypavis" => Some("AVIF"),
        _ => None,
    });
    let in_riff = (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")).then_some("WebP");
    named.into_iter().find(|(first, _)| bytes.starts_with(first)).map(|(_, name)| name).or(in_boxes).or(in_riff)
}
