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
    look_by(&get, marker, pages).unwrap_or_else(|view| view)
}

/// As [`look()`]; the first thing that is not as it was published is the `Err`.
fn look_by(
    get: &dyn Fn(&str) -> Result<Vec<u8>, ReaderView>,
    marker: (&str, &[u8]),
    pages: &[(String, Vec<u8>)],
) -> Result<ReaderView, ReaderView> {
    if get(marker.0)? != marker.1 {
        return Err(ReaderView::OtherFolder);
    }
    for (path, bytes) in pages {
        let address = path.strip_suffix("index.html").unwrap_or(path);
        if get(address)? == *bytes {
            continue;
        }
        // The page itself is there under its name, and the server shows another one for the folder.
        let is_other = address.is_empty() && get(path).is_ok_and(|found| found == *bytes);
        return Err(if is_other { ReaderView::OtherHome } else { ReaderView::Old { path: path.clone() } });
    }
    Ok(ReaderView::New)
}

/// What a reader gets at an address; nothing where there is no such page.
fn get(agent: &Agent, address: &str) -> Result<Vec<u8>, ReaderView> {
    let no_answer = |detail: String| ReaderView::NoAnswer { detail };
    let mut answer = agent.get(address).call().map_err(|error| no_answer(error.to_string()))?;
    match answer.status().as_u16() {
        status @ (401 | 403) => return Err(ReaderView::Refused { status }),
        status @ 500.. => return Err(ReaderView::Failing { status }),
        400.. => return Ok(Vec::new()),
        _ => {}
    }
    let mut bytes = Vec::new();
    let read = answer.body_mut().as_reader().take(MOST).read_to_end(&mut bytes);
    read.map(|_| bytes).map_err(|error| no_answer(error.to_string()))
}

impl ReaderView {
    /// What is to be done; `None` where readers see the new site.
    pub fn sentences(&self, base_url: &str) -> Option<Bilingual> {
        Some(match self {
            Self::New => return None,
            Self::NoAnswer { detail } => bilingual!(
                "Tệp đã tới nơi đăng, nhưng không mở được {base_url} ({detail}). Xem lại địa chỉ trong `site.yaml` và hỏi nơi giữ máy chủ.",
                "The files are at the target, but {base_url} does not open ({detail}). Look at the address in `site.yaml` and ask the host."
            ),
            Self::Refused { status } => bilingual!(
                "Tệp đã tới nơi đăng, nhưng máy chủ không cho người đọc xem {base_url} (mã {status}). Hỏi nơi giữ máy chủ về quyền đọc.",
                "The files are at the target, but the server does not let readers in at {base_url} (status {status}). Ask the host about rights to read."
            ),
            Self::Failing { status } => bilingual!(
                "Tệp đã tới nơi đăng, nhưng máy chủ đang lỗi ở {base_url} (mã {status}). Hỏi nơi giữ máy chủ.",
                "The files are at the target, but the server fails at {base_url} (status {status}). Ask the host."
            ),
            Self::OtherFolder => bilingual!(
                "Tệp đã tới nơi đăng, nhưng chúng không hiện ở {base_url}: `path` của nơi đăng có lẽ không phải thư mục của địa chỉ này.",
                "The files are at the target, but they do not appear at {base_url}: `path` of the target may not be the folder of this address."
            ),
            Self::OtherHome => bilingual!(
                "Tệp đã tới nơi đăng, nhưng máy chủ hiện trang chủ khác ở {base_url} (thường là `index.php` còn sót). Xóa tệp ấy, hoặc nhờ nơi giữ máy chủ đặt `index.html` lên trước.",
                "The files are at the target, but the server shows another home page at {base_url} (usually an `index.php` left over). Delete it, or have the host put `index.html` first."
            ),
            Self::Old { path } => bilingual!(
                "Tệp đã tới nơi đăng, nhưng người đọc còn thấy bản cũ của `{path}` ở {base_url}: có bộ nhớ đệm ở giữa. Đợi ít phút rồi chạy `giothong publish --check`.",
                "The files are at the target, but readers still see the former `{path}` at {base_url}: there is a cache in between. Wait some minutes and run `giothong publish --check`."
            ),
        })
    }
}
