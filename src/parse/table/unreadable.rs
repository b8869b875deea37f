//! Why a file is no workbook that can be read, in words a person can act on.

use calamine::{OdsError, XlsxError};

use super::problems::{BAD_WORKBOOK, TABLE_TOO_LARGE};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Span};

/// A compound file ([MS-CFB] 2.2): an old `.xls`, or a workbook with a password.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
/// An archive (PKWARE APPNOTE 4.3.7), as new workbooks are.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// Why the cells of a workbook are not read.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// More than anybody wrote.
    TooLarge,
    /// The file ends too early.
    Cut,
    /// Something no program writes.
    Damaged,
    /// Parts of a workbook are missing.
    Lacking,
    Password,
    /// A value that cannot be read.
    BadValue,
    /// What it says of a place or a size, and no workbook has.
    Beyond(String),
}

impl Fault {
    /// The fault where there is one.
    pub fn when(self, is_so: bool) -> Result<(), Self> {
        if is_so { Err(self) } else { Ok(()) }
    }

    /// An attribute whose value is beyond what a workbook has.
    pub fn beyond(name: &str, value: &str) -> Self {
        Fault::Beyond(format!("{name}=\"{}\"", value.chars().take(40).collect::<String>()))
    }

    /// The problem of a file: what its first bytes show, else the fault.
    pub fn problem(self, path: &FilePath, bytes: &[u8]) -> Diagnostic {
        if self == Fault::TooLarge {
            let message =
                bilingual!("bảng tính quá lớn để là bảng do người viết", "no person wrote a table this large");
            let help =
                bilingual!("chép phần có chữ sang một bảng tính mới", "copy the part with words into a new workbook");
            return TABLE_TOO_LARGE.at(Span::whole(path.clone())).message(message).help(help);
        }
        let (message, help) = if bytes.is_empty() {
            let help = bilingual!("chép lại tệp từ nơi nó được lưu", "copy it again from where it was saved");
            (bilingual!("tệp trống, không có byte nào", "the file is empty"), help)
        } else if bytes.starts_with(COMPOUND) {
            let message = bilingual!(
                "bảng tính có mật khẩu, hoặc là tệp .xls cũ đổi tên",
                "the workbook has a password, or is an old .xls under a new name"
            );
            let help = bilingual!(
                "mở bằng Excel, bỏ mật khẩu và lưu thành .xlsx",
                "open it in Excel, remove the password and save it as .xlsx"
            );
            (message, help)
        } else if bytes.starts_with(b"PK") {
            let Bilingual { vi, en } = self.reason();
            let help =
                bilingual!("mở bằng Excel và lưu lại thành .xlsx", "open it in Excel and save it again as .xlsx");
            (bilingual!("không mở được bảng tính: {vi}", "the workbook cannot be opened: {en}"), help)
        } else {
            let help = bilingual!(
                "nếu là văn bản phân cách, đổi đuôi tệp thành .csv",
                "where it is separated text, let its name end in .csv"
            );
            (
                bilingual!("đây không phải bảng tính, dù mang tên như vậy", "this is no workbook, whatever its name"),
                help,
            )
        };
        BAD_WORKBOOK.at(Span::whole(path.clone())).message(message).help(help)
    }

    fn reason(self) -> Bilingual {
        match self {
            Fault::Beyond(found) => bilingual!(
                "bên trong ghi `{found}`, quá giới hạn của một trang tính (1.048.576 hàng, 16.384 cột) hoặc của chính tệp",
                "it says `{found}`, beyond the limits of a sheet (1,048,576 rows, 16,384 columns) or of the file itself"
            ),
            Fault::Cut => {
                bilingual!("tệp bị cắt cụt hoặc hỏng khi chép", "the file was cut short or damaged when it was copied")
            }
            Fault::Lacking => bilingual!(
                "bên trong thiếu phần của một bảng tính; có thể đây là loại tệp khác đổi tên",
                "parts of a workbook are missing in it; perhaps it is another kind of file under a new name"
            ),
            Fault::Password => bilingual!("bảng tính có mật khẩu", "it has a password"),
            Fault::BadValue => {
                bilingual!("bên trong có một giá trị không đọc được", "it holds a value that cannot be read")
            }
            Fault::TooLarge | Fault::Damaged => {
                bilingual!("một trang tính bên trong bị hỏng", "a sheet inside it is damaged")
            }
        }
    }
}

impl From<XlsxError> for Fault {
    fn from(error: XlsxError) -> Self {
        use XlsxError as E;
        match error {
            E::Io(_) | E::Zip(_) => Fault::Cut,
            E::Xml(_) | E::XmlAttr(_) | E::XmlEof(_) | E::UnexpectedNode(_) => Fault::Damaged,
            E::FileNotFound(_) | E::RelationshipNotFound => Fault::Lacking,
            _ => Fault::BadValue,
        }
    }
}

impl From<OdsError> for Fault {
    fn from(error: OdsError) -> Self {
        use OdsError as E;
        match error {
            E::Io(_) | E::Zip(_) => Fault::Cut,
            E::Password => Fault::Password,
            E::Xml(_) | E::XmlAttr(_) | E::Eof(_) => Fault::Damaged,
            E::FileNotFound(_) | E::InvalidMime(_) => Fault::Lacking,
            _ => Fault::BadValue,
        }
    }
}

/// A workbook under the name of separated text.
pub fn renamed_workbook(path: &FilePath, bytes: &[u8]) -> Option<Diagnostic> {
    let (vi, en, help) = if bytes.starts_with(ARCHIVE) {
        let help = bilingual!("đổi đuôi tệp thành .xlsx (hoặc .ods)", "let its name end in .xlsx (or .ods)");
        ("bảng tính", "a workbook", help)
    } else if bytes.starts_with(COMPOUND) {
        let help = bilingual!("mở bằng Excel và lưu thành .xlsx", "open it in Excel and save it as .xlsx");
        ("bảng tính .xls cũ", "an old .xls workbook", help)
    } else {
        return None;
    };
    let message =
        bilingual!("đây là {vi} mang đuôi của văn bản phân cách", "this is {en} under the name of separated text");
    Some(BAD_WORKBOOK.at(Span::whole(path.clone())).message(message).help(help))
}
