//! What is said of a sheet that is a list of people.

use super::super::layout::Placed;
use super::super::problems::PRIVATE_COLUMN;
use super::PrivateColumn;
use super::words::Reported;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic};
use crate::model::kind::Kind;

/// The refusal of a sheet, at the first heading that tells of persons.
pub fn refused(placed: Placed<'_>, kind: Kind, found: &[PrivateColumn]) -> Option<Diagnostic> {
    let first = found.first()?;
    let names = names_of(found);
    let message = bilingual!(
        "bảng có cột về từng người: {names}; không đọc bảng này",
        "the table has columns about persons: {names}; it is not read"
    );
    // Those honoured are content; what else the table knows of them is not.
    let is_list = kind != Kind::Donor && (found.len() > 1 || first.reported == Reported::Name);
    let help = match (is_list, &placed.sheet.name) {
        (false, _) => bilingual!(
            "chuyển cột {names} sang một tệp ngoài thư mục `content/`",
            "move the column {names} into a file outside `content/`"
        ),
        (true, Some(sheet)) => bilingual!(
            "danh sách người thì chuyển sang một tệp ngoài thư mục `content/`, hoặc đổi tên trang tính thành `_{sheet}` để \
             chương trình không đọc",
            "move a list of people into a file outside `content/`, or call the sheet `_{sheet}`, so that it is not read"
        ),
        (true, None) => {
            let file = placed.file.rsplit_once('/').map_or(&**placed.file, |(_, name)| name);
            bilingual!(
                "danh sách người thì chuyển tệp ra ngoài thư mục `content/`, hoặc đổi tên tệp thành `_{file}` để chương \
                 trình không đọc",
                "move a list of people out of `content/`, or call the file `_{file}`, so that it is not read"
            )
        }
    };
    let span = placed.cell(first.row, first.column);
    Some(PRIVATE_COLUMN.at(span).message(message).found(first.text.as_str()).help(help))
}

/// The refusal of a sheet of a file that is published whole. A list of names alone may be one of those honoured.
pub fn refused_download(placed: Placed<'_>, found: &[PrivateColumn]) -> Option<Diagnostic> {
    let first = found.first().filter(|_| found.iter().any(|it| it.reported != Reported::Name))?;
    let names = names_of(found);
    let message = bilingual!(
        "tệp được đăng nguyên vẹn mà có cột về từng người: {names}",
        "the file is published whole and has columns about persons: {names}"
    );
    let help = Bilingual::literal(
        "chép phần được công khai sang một tệp mới rồi khai báo tệp ấy: cột hay trang tính ẩn, hoặc có tên bắt đầu bằng \
         `_`, vẫn nằm trong tệp",
        "copy what may be public into a new file and declare that one: hidden sheets and columns, and those called `_…`, \
         stay in the file",
    );
    let span = placed.cell(first.row, first.column);
    Some(PRIVATE_COLUMN.at(span).message(message).found(first.text.as_str()).help(help))
}

fn names_of(found: &[PrivateColumn]) -> String {
    found.iter().map(|it| format!("`{}`", it.text)).collect::<Vec<_>>().join(", ")
}
