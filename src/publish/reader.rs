//! Looks at a published site as its readers do: over the web, at its address.

use std::io::Read;
use std::time::Duration;

use ureq::Agent;

use crate::bilingual;
use crate::diagnostics::Bilingual;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// The largest answer that is read.
const MOST: u64 = 8 * 1024 * 1024;

/// What a reader gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReaderView {
    /// The site that was just published.
    New,
    /// No server answers at the address.
    NoAnswer { detail: String },
    /// The server does not let readers in.
    Refused { status: u16 },
    /// The server fails.
    Failing { status: u16 },
    /// What was written to the target is not at the address: it is another folder.
    OtherFolder,
    /// The file is there, but the home page is another one, such as `index.php`.
    OtherHome,
    /// A copy from before is served.
    Old { path: String },
}

/// Asks for the marker file and for pages. `marker` is a file that was written under a name that nobody knew, and its
/// content; `pages` are paths with the bytes that were published, the home page first.
pub fn look(base_url: &str, marker: (&str, &[u8]), pages: &[(String, Vec<u8>)]) -> ReaderView {
    let agent: Agent =
        Agent::config_builder().timeout_global(Some(PATIENCE)).http_status_as_error(false).build().into();
    let get = |path: &str| get(&agent, &format!("{base_url}{path}"));
    match get(marker.0) {
        Err(detail) => return ReaderView::NoAnswer { detail },
        Ok((401 | 403, _)) => return ReaderView::Refused { status: 403 },
        Ok((status @ 500.., _)) => return ReaderView::Failing { status },
        Ok((_, bytes)) if bytes != marker.1 => return ReaderView::OtherFolder,
        Ok(_) => {}
    }
    for (path, bytes) in pages {
        let address = path.strip_suffix("index.html").unwrap_or(path);
        match get(address) {
            Err(detail) => return ReaderView::NoAnswer { detail },
            Ok((status @ (401 | 403), _)) => return ReaderView::Refused { status },
            Ok((status @ 500.., _)) => return ReaderView::Failing { status },
            Ok((_, found)) if found == *bytes => {}
            // The page itself is there under its name, and the server shows another one for the folder.
            Ok(_) if address.is_empty() && get(path).is_ok_and(|(_, found)| found == *bytes) => {
                return ReaderView::OtherHome;
            }
            Ok(_) => return ReaderView::Old { path: path.clone() },
        }
    }
    ReaderView::New
}

fn get(agent: &Agent, address: &str) -> Result<(u16, Vec<u8>), String> {
    let mut answer = agent.get(address).call().map_err(|error| error.to_string())?;
    let status = answer.status().as_u16();
    let mut bytes = Vec::new();
    answer.body_mut().as_reader().take(MOST).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok((status, bytes))
}

impl ReaderView {
    /// What is to be done; `None` where readers see the new site.
    pub fn sentences(&self, base_url: &str) -> Option<Bilingual> {
        Some(match self {
            Self::New => return None,
            Self::NoAnswer { detail } => bilingual!(
                "Đã gửi đủ tệp, nhưng không mở được {base_url} ({detail}). Xem lại địa chỉ trong `site.yaml` và hỏi nơi giữ máy chủ.",
                "Every file was sent, but {base_url} does not open ({detail}). Look at the address in `site.yaml` and ask the host."
            ),
            Self::Refused { status } => bilingual!(
                "Đã gửi đủ tệp, nhưng máy chủ không cho người đọc xem {base_url} (mã {status}). Hỏi nơi giữ máy chủ về quyền đọc.",
                "Every file was sent, but the server does not let readers in at {base_url} (status {status}). Ask the host about rights to read."
            ),
            Self::Failing { status } => bilingual!(
                "Đã gửi đủ tệp, nhưng máy chủ đang lỗi ở {base_url} (mã {status}). Hỏi nơi giữ máy chủ.",
                "Every file was sent, but the server fails at {base_url} (status {status}). Ask the host."
            ),
            Self::OtherFolder => bilingual!(
                "Đã gửi đủ tệp, nhưng chúng không hiện ở {base_url}: `path` của nơi đăng có lẽ không phải thư mục của địa chỉ này.",
                "Every file was sent, but they do not appear at {base_url}: `path` of the target may not be the folder of this address."
            ),
            Self::OtherHome => bilingual!(
                "Đã gửi đủ tệp, nhưng máy chủ hiện trang chủ khác ở {base_url} (thường là `index.php` còn sót). Xóa tệp ấy, hoặc nhờ nơi giữ máy chủ đặt `index.html` lên trước.",
                "Every file was sent, but the server shows another home page at {base_url} (usually an `index.php` left over). Delete it, or have the host put `index.html` first."
            ),
            Self::Old { path } => bilingual!(
                "Đã gửi đủ tệp, nhưng người đọc còn thấy bản cũ của `{path}` ở {base_url}: có bộ nhớ đệm ở giữa. Đợi ít phút rồi chạy `giothong publish --check`.",
                "Every file was sent, but readers still see the former `{path}` at {base_url}: there is a cache in between. Wait some minutes and run `giothong publish --check`."
            ),
        })
    }
}
