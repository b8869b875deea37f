//! Errors that keep a site from being written, with their messages: what happened, why, and what to do.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::bilingual;
use crate::diagnostics::Bilingual;

/// The reason why the site was not written. The previous site is unchanged.
#[derive(Debug)]
pub enum EmitError {
    /// A path of the site is not allowed on every system.
    IllegalPath { path: String, fault: PathFault },
    /// Two files of the site conflict: one needs this path as a file, the other as a folder.
    FileAndFolder { path: String },
    /// A file of the site was announced and never made; pages may lead to it.
    NotMade { path: String },
    /// The output is the root of a disk.
    NoName { output: PathBuf },
    /// The output is a file.
    NotAFolder { output: PathBuf },
    /// There is a link in place of a folder or file of the program.
    Link { path: PathBuf },
    /// The output contains files that no build made: the first of their names, and their number. `built` says whether
    /// the folder was ever built into.
    Strangers { output: PathBuf, names: Vec<String>, count: usize, built: bool },
    /// The manifest cannot be read.
    BrokenManifest { path: PathBuf, detail: String },
    /// The manifest lists a path that no build writes.
    ListedPath { manifest: PathBuf, path: String, fault: PathFault },
    /// The manifest has a version that this program does not know.
    UnknownManifest { path: PathBuf, version: u32 },
    /// Another build is using the output.
    Busy { output: PathBuf },
    /// The system refused an operation.
    Io { action: Action, path: PathBuf, source: io::Error },
}

/// The fault of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFault {
    /// It begins with `/`.
    Absolute,
    /// A name is empty, as in `a//b`.
    EmptyName,
    /// A name is `.` or `..`.
    Climbs,
    /// A name has more than 255 bytes.
    TooLong,
    /// A character Windows does not allow in names.
    Character,
    /// A name ends in a dot or a space.
    Ending,
    /// A name of a device on Windows, such as `con` or `lpt1`.
    Device,
    /// A name reserved for this stage.
    Reserved,
    /// The path differs from another one in capitals alone.
    Capitals,
    /// The path is used as a file and as a folder.
    FileAndFolder,
}

/// The operation that the system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Reading or inspecting existing files.
    Read,
    MakeFolder,
    Write,
    Remove,
    /// Replacing the previous site with the new one.
    Switch,
}

impl EmitError {
    pub(super) fn io(action: Action, path: &Path, source: io::Error) -> Self {
        Self::Io { action, path: path.to_owned(), source }
    }

    /// The message for the user.
    pub fn sentences(&self) -> Bilingual {
        match self {
            Self::IllegalPath { path, fault } => {
                let Bilingual { vi, en } = fault.words();
                bilingual!(
                    "Không ghi được tệp `{path}` vì {vi}. Hãy đổi tên trang hoặc tệp sinh ra đường dẫn này.",
                    "The file `{path}` cannot be written: {en}. Rename the page or file this path comes from."
                )
            }
            Self::FileAndFolder { path } => bilingual!(
                "`{path}` vừa phải là tệp vừa phải là thư mục. Hãy đổi tên một trong hai trang hoặc tệp sinh ra đường dẫn này.",
                "`{path}` would have to be a file and a folder at once. Rename one of the two pages or files it comes from."
            ),
            Self::NotMade { path } => bilingual!(
                "Chương trình không làm được tệp `{path}` dù trang có tệp này. Trang cũ vẫn nguyên. Hãy tạm chuyển mục sinh ra nó đi, và báo lỗi này cho người làm chương trình.",
                "The program made no file `{path}`, although the site has it. The previous site stands as it was. Move the entry it comes from away for now, and report this fault to the makers of the program."
            ),
            Self::NoName { output } => {
                let output = output.display();
                bilingual!(
                    "Không thể xuất trang web ra `{output}` vì đây là gốc của ổ đĩa hoặc không phải tên thư mục. Hãy chọn một thư mục riêng, ví dụ `output`.",
                    "The site cannot be written to `{output}`: it is the root of a disk or names no folder. Choose a folder of its own, such as `output`."
                )
            }
            Self::NotAFolder { output } => {
                let output = output.display();
                bilingual!(
                    "`{output}` là một tệp, không phải thư mục. Hãy dời tệp ấy đi hoặc chọn thư mục khác bằng `--output`.",
                    "`{output}` is a file, not a folder. Move it away or choose another folder with `--output`."
                )
            }
            Self::Link { path } => {
                let path = path.display();
                bilingual!(
                    "`{path}` là một liên kết (link), trong khi chỗ này phải là thư mục hoặc tệp của chương trình; không có gì bị thay đổi. Hãy xóa liên kết (nơi nó trỏ tới vẫn còn) hoặc chọn thư mục khác, rồi chạy lại.",
                    "`{path}` is a link where a folder or file of the program belongs; nothing was changed. Remove the link (what it leads to stays) or choose another folder, and try again."
                )
            }
            Self::Strangers { output, names, count, built: true } => {
                let (output, Bilingual { vi, en }) = (output.display(), listed(names, *count));
                bilingual!(
                    "Trong `{output}` có thứ không do lần dựng trang nào tạo ra: {vi}. Dựng tiếp sẽ làm mất, nên chương trình dừng lại; trang web cũ vẫn nguyên. Hãy chuyển chúng ra ngoài (tệp muốn đăng thì đặt vào `content/`) rồi dựng lại.",
                    "`{output}` holds things no build made: {en}. Going on would lose them, so nothing was done; the previous site is untouched. Move them out (what should be published belongs in `content/`) and build again."
                )
            }
            Self::Strangers { output, names, count, built: false } => {
                let (output, Bilingual { vi, en }) = (output.display(), listed(names, *count));
                bilingual!(
                    "Thư mục `{output}` đã có thứ khác: {vi}. Chương trình chỉ ghi vào thư mục trống hoặc thư mục do chính nó tạo ra, để không xóa nhầm. Hãy chọn thư mục khác bằng `--output`, hoặc chuyển chúng đi rồi dựng lại.",
                    "The folder `{output}` already holds other things: {en}. A site is only written to an empty folder or one of its own, so that nothing is deleted by mistake. Choose another folder with `--output`, or move them away and build again."
                )
            }
            Self::BrokenManifest { path, detail } => {
                let path = path.display();
                bilingual!(
                    "Không đọc được danh sách tệp `{path}` ({detail}), nên không biết tệp nào do chương trình tạo ra. Hãy kiểm tra rằng thư mục chứa nó không có gì cần giữ, xóa cả thư mục, rồi dựng lại.",
                    "The list of files `{path}` cannot be understood ({detail}), so it is not known which files were built. Make sure that its folder holds nothing you need, delete the folder, and build again."
                )
            }
            Self::ListedPath { manifest, path, fault } => {
                let Bilingual { vi, en } = fault.words();
                let (manifest, path) = (manifest.display(), path.escape_debug());
                bilingual!(
                    "Danh sách tệp `{manifest}` đã hỏng: nó kể `{path}`, mà {vi}. Không có gì bị xóa hay thay đổi. Hãy kiểm tra rằng thư mục chứa nó không có gì cần giữ, xóa cả thư mục, rồi dựng lại.",
                    "The list of files `{manifest}` is damaged: it names `{path}`, and {en}. Nothing was removed or changed. Make sure that its folder holds nothing you need, delete the folder, and build again."
                )
            }
            Self::UnknownManifest { path, version } => {
                let path = path.display();
                bilingual!(
                    "`{path}` do một phiên bản khác của chương trình ghi ra (danh sách bản {version}). Hãy dùng phiên bản mới hơn, hoặc chọn thư mục khác bằng `--output`.",
                    "`{path}` was written by another version of this program (list version {version}). Use a newer version, or choose another folder with `--output`."
                )
            }
            Self::Busy { output } => {
                let output = output.display();
                bilingual!(
                    "Một lần dựng trang khác đang ghi vào `{output}`. Hãy đợi lần ấy xong, hoặc đóng cửa sổ đang chạy nó, rồi thử lại.",
                    "Another build is writing to `{output}`. Wait for it to end, or close the window it runs in, and try again."
                )
            }
            Self::Io { action, path, source } => {
                let (path, act, mend) = (path.display(), action.words(), mend(*action, source));
                let (act_vi, act_en, mend_vi, mend_en) = (act.vi, act.en, mend.vi, mend.en);
                bilingual!(
                    "Không {act_vi} được `{path}`: {source}. {mend_vi} Trang web cũ vẫn nguyên.",
                    "Could not {act_en} `{path}`: {source}. {mend_en} The previous site is untouched."
                )
            }
        }
    }
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentences().en)
    }
}

impl PathFault {
    pub(super) const fn words(self) -> Bilingual {
        let (vi, en) = match self {
            Self::Absolute => ("đường dẫn bắt đầu bằng `/`", "the path begins with `/`"),
            Self::EmptyName => ("đường dẫn có một tên rỗng", "the path has an empty name in it"),
            Self::Climbs => (
                "đường dẫn có `.` hoặc `..`, có thể ra ngoài thư mục",
                "the path has `.` or `..` in it and may leave the folder",
            ),
            Self::TooLong => {
                ("một tên trong đường dẫn dài quá 255 byte", "a name in the path is longer than 255 bytes")
            }
            Self::Character => {
                ("có ký tự mà Windows không cho dùng trong tên tệp", "a character is not allowed in names on Windows")
            }
            Self::Ending => (
                "có tên kết thúc bằng dấu chấm hoặc dấu cách, Windows không cho phép",
                "a name ends in a dot or a space, which Windows does not allow",
            ),
            Self::Device => (
                "có tên mà Windows dành cho thiết bị (như `con`, `nul`, `com1`)",
                "a name means a device on Windows (like `con`, `nul`, `com1`)",
            ),
            Self::FileAndFolder => ("đường dẫn vừa là tệp vừa là thư mục", "the path is a file and a folder at once"),
            Self::Capitals => (
                "đường dẫn chỉ khác một đường dẫn khác ở chữ hoa, Windows coi là một",
                "the path differs from another one only in capitals, which are one on Windows",
            ),
            Self::Reserved => ("tên này dành riêng cho chương trình", "this name is kept for the program itself"),
        };
        Bilingual::literal(vi, en)
    }
}

impl Action {
    const fn words(self) -> Bilingual {
        let (vi, en) = match self {
            Self::Read => ("đọc", "read"),
            Self::MakeFolder => ("tạo thư mục", "make the folder"),
            Self::Write => ("ghi", "write"),
            Self::Remove => ("xóa", "remove"),
            Self::Switch => ("thay trang web mới vào", "switch in the new site at"),
        };
        Bilingual::literal(vi, en)
    }
}

fn mend(action: Action, source: &io::Error) -> Bilingual {
    let (vi, en) = match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            "Ổ đĩa đã đầy: hãy giải phóng dung lượng rồi dựng lại.",
            "The disk is full: free some space and build again.",
        ),
        ErrorKind::ReadOnlyFilesystem => (
            "Ổ đĩa chỉ cho đọc: hãy chọn nơi khác bằng `--output`.",
            "The disk is read-only: choose another place with `--output`.",
        ),
        ErrorKind::CrossesDevices | ErrorKind::ResourceBusy if action == Action::Switch => (
            "Thư mục xuất có thể là một ổ đĩa được gắn vào: hãy chọn một thư mục bên trong nó bằng `--output`.",
            "The output may be a mounted disk: choose a folder inside it with `--output`.",
        ),
        ErrorKind::PermissionDenied if action == Action::Switch => (
            "Có thể một chương trình khác đang mở thư mục này: hãy đóng nó rồi dựng lại.",
            "Another program may have this folder open: close it and build again.",
        ),
        ErrorKind::PermissionDenied => (
            "Trang mới được dựng trong một thư mục cạnh thư mục xuất, nên cần quyền ghi ở cả hai nơi: hãy xin quyền hoặc chọn nơi khác bằng `--output`.",
            "The new site is made in a folder beside the output, so both places must be writable: get the permission or choose another place with `--output`.",
        ),
        _ => ("Hãy kiểm tra ổ đĩa và quyền ghi rồi dựng lại.", "Check the disk and the permissions and build again."),
    };
    Bilingual::literal(vi, en)
}

/// `a, b, c and 4 more`.
fn listed(names: &[String], count: usize) -> Bilingual {
    let shown = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match count.saturating_sub(names.len()) {
        0 => bilingual!("{shown}", "{shown}"),
        more => bilingual!("{shown} và {more} thứ nữa", "{shown} and {more} more"),
    }
}
