//! Why a file is no workbook that can be read, in words a person can act on.

use calamine::{OdsError, XlsxError};

use super::problems::{BAD_WORKBOOK, TABLE_TOO_LARGE};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Span};

/// A compound file ([MS-CFB] 2.2): an old `.xls`, or a workbook with a password.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
/// An archive (PKWARE APPNOTE 4.3.7), as new workbooks are.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// A workbook that cannot be opened, with the reason its first bytes tell, else the reader's.
pub fn unreadable(path: &FilePath, bytes: &[u8], reason: Bilingual) -> Diagnostic {
    let (message, help) = if bytes.is_empty() {
        (
            Bilingual::literal("tệp trống, không có byte nào", "the file is empty"),
            Bilingual::literal("chép lại tệp từ nơi nó được lưu", "copy it again from where it was saved"),
        )
    } else if bytes.starts_with(COMPOUND) {
        (
            Bilingual::literal(
                "bảng tính có mật khẩu, hoặc là tệp .xls cũ đổi tên",
                "the workbook has a password, or is an old .xls under a new name",
            ),
            Bilingual::literal(
                "mở bằng Excel, bỏ mật khẩu và lưu thành .xlsx",
                "open it in Excel, remove the password and save it as .xlsx",
            ),
        )
    } else if bytes.starts_with(b"PK") {
        let (vi, en) = (reason.vi, reason.en);
        (
            bilingual!("không mở được bảng tính: {vi}", "the workbook cannot be opened: {en}"),
            Bilingual::literal("mở bằng Excel và lưu lại thành .xlsx", "open it in Excel and save it again as .xlsx"),
        )
    } else {
        (
            Bilingual::literal(
                "đây không phải bảng tính, dù mang tên như vậy",
                "this is no workbook, whatever its name",
            ),
            Bilingual::literal(
                "nếu là văn bản phân cách, đổi đuôi tệp thành .csv",
                "where it is separated text, let its name end in .csv",
            ),
        )
    };
    BAD_WORKBOOK.at(Span::whole(path.clone())).message(message).help(help)
}

/// A workbook under the name of separated text.
pub fn renamed_workbook(path: &FilePath, bytes: &[u8]) -> Option<Diagnostic> {
    let (vi, en, ending) = match bytes {
        _ if bytes.starts_with(ARCHIVE) => ("bảng tính", "a workbook", ".xlsx"),
        _ if bytes.starts_with(COMPOUND) => ("bảng tính .xls cũ", "an old .xls workbook", ".xls"),
        _ => return None,
    };
    let message =
        bilingual!("đây là {vi} mang đuôi của văn bản phân cách", "this is {en} under the name of separated text");
    let help = match ending {
        ".xlsx" => Bilingual::literal("đổi đuôi tệp thành .xlsx (hoặc .ods)", "let its name end in .xlsx (or .ods)"),
        _ => Bilingual::literal("mở bằng Excel và lưu thành .xlsx", "open it in Excel and save it as .xlsx"),
    };
    Some(BAD_WORKBOOK.at(Span::whole(path.clone())).message(message).help(help))
}

/// Why a workbook is not handed to the reader.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// More than anybody wrote.
    TooLarge,
    /// Something no program writes.
    Damaged,
    /// What it says of a place or a size, and no workbook has.
    Beyond(String),
}

impl Fault {
    /// The problem of a file.
    pub fn reported(self, path: &FilePath, bytes: &[u8]) -> Diagnostic {
        match self {
            Fault::TooLarge => too_large(path),
            Fault::Damaged => unreadable(path, bytes, DAMAGED),
            Fault::Beyond(found) => {
                let reason = bilingual!(
                    "bên trong ghi `{found}`, quá giới hạn của một trang tính (1.048.576 hàng, 16.384 cột) hoặc của chính tệp",
                    "it says `{found}`, beyond the limits of a sheet (1,048,576 rows, 16,384 columns) or of the file itself"
                );
                unreadable(path, bytes, reason)
            }
        }
    }
}

/// More than anybody wrote.
pub fn too_large(path: &FilePath) -> Diagnostic {
    let message =
        Bilingual::literal("bảng tính quá lớn để là bảng do người viết", "no person wrote a table this large");
    TABLE_TOO_LARGE.at(Span::whole(path.clone())).message(message).help(Bilingual::literal(
        "chép phần có chữ sang một bảng tính mới",
        "copy the part with words into a new workbook",
    ))
}

/// The reason of the reader of `.xlsx`.
pub fn reason_of_xlsx(error: &XlsxError) -> Bilingual {
    match error {
        XlsxError::Io(_) | XlsxError::Zip(_) => CUT,
        XlsxError::Xml(_) | XlsxError::XmlAttr(_) | XlsxError::XmlEof(_) | XlsxError::UnexpectedNode(_) => DAMAGED,
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => LACKING,
        _ => UNKNOWN_VALUE,
    }
}

/// The reason of the reader of `.ods`.
pub fn reason_of_ods(error: &OdsError) -> Bilingual {
    match error {
        OdsError::Io(_) | OdsError::Zip(_) => CUT,
        OdsError::Password => Bilingual::literal("bảng tính có mật khẩu", "it has a password"),
        OdsError::Xml(_) | OdsError::XmlAttr(_) | OdsError::Eof(_) => DAMAGED,
        OdsError::FileNotFound(_) | OdsError::InvalidMime(_) => LACKING,
        _ => UNKNOWN_VALUE,
    }
}

const CUT: Bilingual =
    Bilingual::literal("tệp bị cắt cụt hoặc hỏng khi chép", "the file was cut short or damaged when it was copied");
const DAMAGED: Bilingual = Bilingual::literal("một trang tính bên trong bị hỏng", "a sheet inside it is damaged");
const LACKING: Bilingual = Bilingual::literal(
    "bên trong thiếu phần của một bảng tính; có thể đây là loại tệp khác đổi tên",
    "parts of a workbook are missing in it; perhaps it is another kind of file under a new name",
);
const UNKNOWN_VALUE: Bilingual =
    Bilingual::literal("bên trong có một giá trị không đọc được", "it holds a value that cannot be read");
