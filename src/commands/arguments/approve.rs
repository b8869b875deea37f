//! The options of `approve`.

use std::path::PathBuf;

use clap::Args;

#[derive(Args)]
pub struct ApproveOptions {
    /// dấu ghi trên phiếu (`bcdf-ghjk`), hoặc mã của mục (`drives/cho-thu`) |
    /// a fingerprint from the sheet (`bcdf-ghjk`), or the id of an entry (`drives/cho-thu`)
    #[arg(value_name = "ENTRY")]
    pub entries: Vec<String>,
    /// mọi mục đang chờ | everything that waits
    #[arg(long, conflicts_with = "entries")]
    pub all: bool,
    /// họ tên và chức vụ người đã duyệt: ghi lần duyệt vào các mục | who approved: writes the approval into the entries
    #[arg(long, value_name = "NAME", conflicts_with = "sheet")]
    pub by: Option<String>,
    /// làm phiếu A4 để trình ký | makes an A4 sheet to be signed
    #[arg(long, value_name = "FILE.html", value_parser = web_page)]
    pub sheet: Option<PathBuf>,
}

/// The path of the file for `approve --sheet`. It must end in `.html`, so that a mistake never overwrites a document.
fn web_page(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    match path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("html")) {
        true => Ok(path),
        false => Err("phieu.html".to_owned()),
    }
}
