//! What can keep the preview from running, and what is said about it.

use std::fmt;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;

use crate::bilingual;
use crate::diagnostics::Bilingual;

/// Why there is no preview.
#[derive(Debug)]
pub enum ServeError {
    /// Another program has the port that was asked for.
    PortTaken { port: u16 },
    /// No port was asked for, and none of the usual ones can be had.
    NoFreePort { first: u16, last: u16 },
    /// The system does not let us listen at this address.
    Address { address: SocketAddr, source: io::Error },
    /// The folders cannot be watched, neither by the system's notices nor by looking.
    Watch { source: notify::Error },
    /// The thread that builds ended by itself.
    BuildDied,
    /// The system refused a socket or a runtime.
    System(io::Error),
}

impl ServeError {
    /// What to say to the person who wants to preview.
    pub fn sentences(&self) -> Bilingual {
        match self {
            Self::PortTaken { port } => bilingual!(
                "Cổng {port} đang được một chương trình khác dùng, có thể là một lần xem trước chưa tắt. Hãy tắt chương trình ấy, chọn cổng khác bằng `--port`, hoặc bỏ `--port` để tự chọn.",
                "Port {port} is in use by another program, perhaps another preview. End that program, choose another port with `--port`, or leave `--port` out to have one chosen."
            ),
            Self::NoFreePort { first, last } => bilingual!(
                "Không còn cổng trống từ {first} đến {last}. Hãy chọn cổng khác bằng `--port`.",
                "There is no free port from {first} to {last}. Choose another one with `--port`."
            ),
            Self::Address { address, source } => {
                let Bilingual { vi, en } = mend(source);
                bilingual!(
                    "Không mở được địa chỉ {address}: {source}. {vi}",
                    "The address {address} cannot be opened: {source}. {en}"
                )
            }
            Self::Watch { source } => bilingual!(
                "Không theo dõi được thay đổi trong thư mục trang web: {source}. Hãy kiểm tra quyền đọc.",
                "Changes in the site's folder cannot be followed: {source}. Check that it can be read."
            ),
            Self::BuildDied => Bilingual::literal(
                "Phần dựng trang đã dừng đột ngột nên không xem trước tiếp được. Hãy chạy lại `giothong serve`.",
                "The part that builds the site stopped suddenly, so the preview ends. Run `giothong serve` again.",
            ),
            Self::System(source) => bilingual!(
                "Không chạy được máy chủ xem trước: {source}. Hãy chạy lại `giothong serve`.",
                "The preview server cannot run: {source}. Run `giothong serve` again."
            ),
        }
    }
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentences().en)
    }
}

fn mend(source: &io::Error) -> Bilingual {
    let (vi, en) = match source.kind() {
        ErrorKind::PermissionDenied => {
            ("Hãy chọn một cổng từ 1024 trở lên bằng `--port`.", "Choose a port of 1024 or more with `--port`.")
        }
        ErrorKind::AddrNotAvailable => (
            "Máy này không có địa chỉ ấy: hãy bỏ `--host` hoặc dùng `--host 0.0.0.0`.",
            "This machine does not have that address: leave `--host` out or use `--host 0.0.0.0`.",
        ),
        _ => ("Hãy chọn địa chỉ khác bằng `--host` và `--port`.", "Choose another address with `--host` and `--port`."),
    };
    Bilingual::literal(vi, en)
}
