//! Why a site was not published, or not wholly, with what to do about it.

use super::lock::LockOwner;
use super::remote::{RemoteError, RemoteFault};
use crate::bilingual;
use crate::diagnostics::Bilingual;
use crate::schedule::clean;

/// The reason why a publication ended. What readers see is what it was before, or a part of the new site in which nothing
/// is missing; the next publication goes on from there.
#[derive(Debug)]
pub enum PublishError {
    /// The target refused something.
    Remote(RemoteError),
    /// The manifest at the target cannot be read.
    BrokenManifest { detail: String },
    /// The manifest at the target is of a later version of this program.
    NewerProgram { version: u32 },
    /// The target holds a site, and no manifest says whose it is.
    Unknown,
    /// The site was published to the target, and no manifest is there any more.
    Lost,
    /// The target holds another site of this program.
    OtherSite { there: String, here: String },
    /// The target holds a later build.
    Newer { there: String },
    /// Somebody else changed files of the target since it was published, or put some where new ones belong.
    Edited { paths: Vec<String> },
    /// Somebody else is publishing.
    Locked(LockOwner),
    /// Somebody else took the lock over while files were written.
    LockLost,
    /// The target changed after it was said what would be done there.
    Overtaken,
    /// The build has no home page.
    Empty,
    /// A file of the build changed while it was published.
    LocalChanged { path: String },
    /// A file did not arrive whole.
    NotWhole { path: String, wanted: u64, found: Option<u64> },
    /// A file arrived with other content of the same size.
    Garbled { path: String },
}

impl From<RemoteError> for PublishError {
    fn from(error: RemoteError) -> Self {
        Self::Remote(error)
    }
}

impl PublishError {
    /// The message for the user. What a target holds is not trusted for a terminal.
    pub fn sentences(&self) -> Bilingual {
        let Bilingual { vi, en } = self.words();
        Bilingual::new(clean(&vi), clean(&en))
    }

    fn words(&self) -> Bilingual {
        match self {
            Self::Remote(error) => error.sentences(),
            Self::BrokenManifest { detail } => bilingual!(
                "Bản kê trên nơi đăng bị hỏng ({detail}). Không có gì bị đổi. Nếu chắc đây là nơi đăng của trang này, chạy lại với `--adopt`: mọi tệp được gửi lại, không tệp nào bị xóa.",
                "The manifest at the target is damaged ({detail}). Nothing was changed. If this surely is the target of this site, run again with `--adopt`: every file is sent again and none is deleted."
            ),
            Self::NewerProgram { version } => bilingual!(
                "Nơi đăng do bản mới hơn của chương trình ghi (bản kê số {version}). Hãy dùng bản giothong mới.",
                "The target was written by a later version of the program (manifest {version}). Use the new giothong."
            ),
            Self::Unknown => bilingual!(
                "Nơi đăng đã có một trang web mà không có bản kê của chương trình: có thể sai thư mục, hoặc ai đó đã xóa bản kê. Không có gì bị đổi. Nếu chắc là đúng nơi, chạy lại với `--adopt`: mọi tệp được gửi lại, không tệp nào bị xóa.",
                "The target holds a web site and no manifest of this program: it may be the wrong folder, or somebody deleted the manifest. Nothing was changed. If this surely is the right place, run again with `--adopt`: every file is sent again and none is deleted."
            ),
            Self::Lost => Bilingual::literal(
                "Máy này từng đăng trang lên đây, nay nơi đăng không còn bản kê: có thể thư mục đã bị xóa, bị thay, hoặc ổ đĩa chưa nối. Không có gì bị đổi. Nếu chắc là đúng nơi, chạy lại với `--adopt`: mọi tệp được gửi lại.",
                "This machine published the site here before, and the target has no manifest any more: the folder may have been emptied or replaced, or a drive is not connected. Nothing was changed. If this surely is the right place, run again with `--adopt`: every file is sent again.",
            ),
            Self::OtherSite { there, here } => bilingual!(
                "Nơi đăng đang giữ trang `{there}`, không phải trang này (`{here}`). Không có gì bị đổi. Xem lại `path` của nơi đăng trong `site.yaml`.",
                "The target holds the site `{there}` and not this one (`{here}`). Nothing was changed. Look at `path` of the target in `site.yaml`."
            ),
            Self::Newer { there } => bilingual!(
                "Nơi đăng đang giữ bản dựng mới hơn ({there}), có lẽ từ máy khác. Không có gì bị đổi. Lấy nội dung mới về máy này rồi đăng lại, hoặc xem lại đồng hồ của máy.",
                "The target holds a later build ({there}), perhaps from another machine. Nothing was changed. Bring the new content to this machine and publish again, or look at this machine's clock."
            ),
            Self::Edited { paths } => {
                let (count, shown) = (paths.len(), some(paths));
                bilingual!(
                    "Có {count} tệp trên nơi đăng do người khác đặt hay sửa: {shown}. Không có gì bị đổi. Nếu muốn ghi đè, chạy lại với `--overwrite`.",
                    "{count} files at the target were put there or changed by somebody else: {shown}. Nothing was changed. To replace them, run again with `--overwrite`."
                )
            }
            Self::Locked(LockOwner { name, since, .. }) => {
                // A program that died between taking the lock and writing its name leaves none.
                let name = if name.is_empty() { "?" } else { name };
                bilingual!(
                    "`{name}` đang đăng trang (từ {since}). Đợi xong rồi chạy lại; nếu máy ấy đã dừng giữa chừng, chạy lại với `--take-lock`.",
                    "`{name}` is publishing (since {since}). Wait and run again; if that machine stopped half way, run again with `--take-lock`."
                )
            }
            Self::LockLost => Bilingual::literal(
                "Máy khác đã giành quyền đăng giữa chừng nên dừng lại ở đây. Trang trên mạng vẫn xem được; chạy lại khi máy kia xong.",
                "Another machine took over half way, so this one stopped. The site can be read; run again when the other is done.",
            ),
            Self::Overtaken => Bilingual::literal(
                "Có người vừa đăng lên đây, nên những gì vừa cho xem không còn đúng. Không có gì bị đổi; chạy lại lệnh này để xem lại.",
                "Somebody has just published here, so what was shown is true no more. Nothing was changed; run the command again to see what is to be done.",
            ),
            Self::Empty => Bilingual::literal(
                "Bản dựng không có trang chủ nên không đăng. Không có gì bị đổi.",
                "The build has no home page, so it is not published. Nothing was changed.",
            ),
            Self::LocalChanged { path } => bilingual!(
                "Tệp `{path}` của bản dựng đổi trong khi đang đăng. Chạy lại lệnh này; chương trình làm tiếp phần còn lại.",
                "The file `{path}` of the build changed while it was published. Run the command again; it goes on from here."
            ),
            Self::NotWhole { path, wanted, found } => {
                let found = found.map_or_else(|| "—".to_owned(), |size| size.to_string());
                bilingual!(
                    "Tệp `{path}` đến nơi không đủ: {found} trên {wanted} byte. Chạy lại lệnh này; chương trình làm tiếp phần còn lại.",
                    "The file `{path}` did not arrive whole: {found} of {wanted} bytes. Run the command again; it goes on from here."
                )
            }
            Self::Garbled { path } => bilingual!(
                "Tệp `{path}` đến nơi không nguyên vẹn: nội dung ở nơi đăng khác nội dung đã gửi. Chạy lại lệnh này; chương trình làm tiếp phần còn lại.",
                "The file `{path}` arrived damaged: its content at the target is not what was sent. Run the command again; it goes on from here."
            ),
        }
    }
}

/// The first of several names.
fn some(names: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN { shown + "…" } else { shown }
}

impl RemoteError {
    /// The message for the user.
    pub fn sentences(&self) -> Bilingual {
        let Self { path, detail, words, .. } = self;
        if let Some(words) = words {
            return words.clone();
        }
        match self.fault {
            RemoteFault::Missing => bilingual!(
                "Không thấy nơi đăng `{path}` ({detail}). Với thư mục mạng, xem ổ đĩa đã nối chưa; thư mục phải có sẵn.",
                "The target `{path}` is not there ({detail}). For a network folder see whether the drive is connected; the folder must exist."
            ),
            RemoteFault::Denied => bilingual!(
                "Nơi đăng không cho vào hay không cho ghi `{path}` ({detail}). Xem lại tên đăng nhập và mật khẩu, rồi hỏi người quản trị máy chủ về quyền ghi.",
                "The target does not let you in, or may not be written: `{path}` ({detail}). Look at the user name and the password, then ask the administrator of the server for the right to write."
            ),
            RemoteFault::Login => bilingual!(
                "Máy chủ không nhận tài khoản hay mật khẩu của `{path}` ({detail}). Xem lại `Tài khoản` trong `site.yaml` và mật khẩu trong biến môi trường; nếu máy chủ đòi mã hóa thì đổi `Loại`. Chưa gửi gì.",
                "The server does not take the user or the password of `{path}` ({detail}). Look at `user` in `site.yaml` and at the password in the environment variable; if the server asks for encryption, change `kind`. Nothing was sent."
            ),
            RemoteFault::Certificate => bilingual!(
                "Chứng chỉ của máy chủ `{path}` không đáng tin ({detail}). Mật khẩu chưa được gửi. Viết `Máy chủ` đúng tên ghi trong chứng chỉ, hoặc hỏi người quản trị máy chủ.",
                "The certificate of the server `{path}` is not trusted ({detail}). The password was not sent. Write `host` as the certificate names it, or ask the administrator of the server."
            ),
            RemoteFault::HostKeyUnknown => bilingual!(
                "Máy này chưa biết máy chủ `{path}`; dấu vân tay khóa của nó là {detail}. Chưa gửi gì, kể cả mật khẩu. Hỏi người quản trị máy chủ xem dấu vân tay có đúng không, rồi tự tay chạy `giothong publish` một lần trong cửa sổ lệnh, không thêm `--yes`, và trả lời có.",
                "This machine does not know the server `{path}`; the fingerprint of its key is {detail}. Nothing was sent, nor was the password. Ask the administrator of the server whether the fingerprint is right, then run `giothong publish` once by hand on a terminal, without `--yes`, and answer yes."
            ),
            RemoteFault::HostKeyChanged => bilingual!(
                "Máy chủ `{path}` đưa ra khóa khác với khóa đã nhớ ({detail}): có thể có kẻ giả làm máy chủ. Chưa gửi gì, kể cả mật khẩu. Hỏi người quản trị máy chủ; chỉ khi họ nói đã đổi khóa thì mới xóa dòng ấy rồi chạy lại.",
                "The server `{path}` shows another key than the one that is remembered ({detail}): somebody may be pretending to be it. Nothing was sent, nor was the password. Ask the administrator of the server; only if they say that they changed the key, delete that line and run again."
            ),
            RemoteFault::Full => bilingual!(
                "Nơi đăng hết chỗ khi ghi `{path}` ({detail}). Dọn bớt rồi chạy lại; chương trình làm tiếp phần còn lại.",
                "The target has no room for `{path}` ({detail}). Make room and run again; the program goes on from here."
            ),
            RemoteFault::InTheWay => bilingual!(
                "Ở nơi đăng, `{path}` vướng một liên kết hay tệp khác ({detail}). Dời nó đi rồi chạy lại.",
                "At the target something is in the way of `{path}` ({detail}). Move it away and run again."
            ),
            RemoteFault::Passing => bilingual!(
                "Kết nối với nơi đăng bị đứt ở `{path}` ({detail}). Chạy lại lệnh này; chương trình làm tiếp phần còn lại.",
                "The connection to the target broke at `{path}` ({detail}). Run the command again; it goes on from here."
            ),
            RemoteFault::Other => bilingual!(
                "Nơi đăng báo lỗi ở `{path}`: {detail}.",
                "The target reported a fault at `{path}`: {detail}."
            ),
        }
    }
}
