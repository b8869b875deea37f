//! What an [`EmitError`] says: what happened, why, and what to do.

use std::fmt;
use std::io::{self, ErrorKind};

use super::error::{Action, EmitError, PathFault};

impl EmitError {
    /// In Vietnamese and in English.
    pub fn sentences(&self) -> (String, String) {
        match self {
            Self::IllegalPath { path, fault } => {
                let (vi, en) = path_fault(*fault);
                (
                    format!("Không ghi được tệp `{path}` vì {vi}. Hãy đổi tên trang hoặc tệp sinh ra đường dẫn này."),
                    format!("The file `{path}` cannot be written: {en}. Rename the page or file this path comes from."),
                )
            }
            Self::FileAndFolder { path } => (
                format!(
                    "`{path}` vừa phải là tệp vừa phải là thư mục. Hãy đổi tên một trong hai trang hoặc tệp sinh ra đường dẫn này."
                ),
                format!(
                    "`{path}` would have to be a file and a folder at once. Rename one of the two pages or files it comes from."
                ),
            ),
            Self::NoName { output } => (
                format!(
                    "Không thể xuất trang web ra `{}` vì đây là gốc của ổ đĩa hoặc không phải tên thư mục. Hãy chọn một thư mục riêng, ví dụ `output`.",
                    output.display()
                ),
                format!(
                    "The site cannot be written to `{}`: it is the root of a disk or names no folder. Choose a folder of its own, such as `output`.",
                    output.display()
                ),
            ),
            Self::NotAFolder { output } => (
                format!(
                    "`{}` là một tệp, không phải thư mục. Hãy dời tệp ấy đi hoặc chọn thư mục khác bằng `--output`.",
                    output.display()
                ),
                format!(
                    "`{}` is a file, not a folder. Move it away or choose another folder with `--output`.",
                    output.display()
                ),
            ),
            Self::Link { path } => (
                format!(
                    "`{}` là một liên kết (link), trong khi chỗ này phải là thư mục hoặc tệp của chương trình; không có gì bị thay đổi. Hãy xóa liên kết (nơi nó trỏ tới vẫn còn) hoặc chọn thư mục khác, rồi chạy lại.",
                    path.display()
                ),
                format!(
                    "`{}` is a link where a folder or file of the program belongs; nothing was changed. Remove the link (what it leads to stays) or choose another folder, and try again.",
                    path.display()
                ),
            ),
            Self::Strangers { output, names, count, built } => {
                let (vi_list, en_list) = listed(names, *count);
                let output = output.display();
                if *built {
                    (
                        format!(
                            "Trong `{output}` có thứ không do lần dựng trang nào tạo ra: {vi_list}. Dựng tiếp sẽ làm mất, nên chương trình dừng lại; trang web cũ vẫn nguyên. Hãy chuyển chúng ra ngoài (tệp muốn đăng thì đặt vào `content/`) rồi dựng lại."
                        ),
                        format!(
                            "`{output}` holds things no build made: {en_list}. Going on would lose them, so nothing was done; the previous site is untouched. Move them out (what should be published belongs in `content/`) and build again."
                        ),
                    )
                } else {
                    (
                        format!(
                            "Thư mục `{output}` đã có thứ khác: {vi_list}. Chương trình chỉ ghi vào thư mục trống hoặc thư mục do chính nó tạo ra, để không xóa nhầm. Hãy chọn thư mục khác bằng `--output`, hoặc chuyển chúng đi rồi dựng lại."
                        ),
                        format!(
                            "The folder `{output}` already holds other things: {en_list}. A site is only written to an empty folder or one of its own, so that nothing is deleted by mistake. Choose another folder with `--output`, or move them away and build again."
                        ),
                    )
                }
            }
            Self::BrokenManifest { path, detail } => (
                format!(
                    "Không đọc được danh sách tệp `{}` ({detail}), nên không biết tệp nào do chương trình tạo ra. Hãy kiểm tra rằng thư mục chứa nó không có gì cần giữ, xóa cả thư mục, rồi dựng lại.",
                    path.display()
                ),
                format!(
                    "The list of files `{}` cannot be understood ({detail}), so it is not known which files were built. Make sure that its folder holds nothing you need, delete the folder, and build again.",
                    path.display()
                ),
            ),
            Self::ListedPath { manifest, path, fault } => {
                let (vi, en) = path_fault(*fault);
                let (place, path) = (manifest.display(), path.escape_debug());
                (
                    format!(
                        "Danh sách tệp `{place}` đã hỏng: nó kể `{path}`, mà {vi}. Không có gì bị xóa hay thay đổi. Hãy kiểm tra rằng thư mục chứa nó không có gì cần giữ, xóa cả thư mục, rồi dựng lại."
                    ),
                    format!(
                        "The list of files `{place}` is damaged: it names `{path}`, and {en}. Nothing was removed or changed. Make sure that its folder holds nothing you need, delete the folder, and build again."
                    ),
                )
            }
            Self::UnknownManifest { path, version } => (
                format!(
                    "`{}` do một phiên bản khác của chương trình ghi ra (danh sách bản {version}). Hãy dùng phiên bản mới hơn, hoặc chọn thư mục khác bằng `--output`.",
                    path.display()
                ),
                format!(
                    "`{}` was written by another version of this program (list version {version}). Use a newer version, or choose another folder with `--output`.",
                    path.display()
                ),
            ),
            Self::Busy { output } => (
                format!(
                    "Một lần dựng trang khác đang ghi vào `{}`. Hãy đợi lần ấy xong, hoặc đóng cửa sổ đang chạy nó, rồi thử lại.",
                    output.display()
                ),
                format!(
                    "Another build is writing to `{}`. Wait for it to end, or close the window it runs in, and try again.",
                    output.display()
                ),
            ),
            Self::Io { action, path, source } => {
                let (vi_action, en_action) = doing(*action);
                let (vi_mend, en_mend) = mend(*action, source);
                let path = path.display();
                (
                    format!("Không {vi_action} được `{path}`: {source}. {vi_mend} Trang web cũ vẫn nguyên."),
                    format!("Could not {en_action} `{path}`: {source}. {en_mend} The previous site is untouched."),
                )
            }
        }
    }
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentences().1)
    }
}

fn path_fault(fault: PathFault) -> (&'static str, &'static str) {
    match fault {
        PathFault::Absolute => ("đường dẫn bắt đầu bằng `/`", "the path begins with `/`"),
        PathFault::EmptyName => ("đường dẫn có một tên rỗng", "the path has an empty name in it"),
        PathFault::Climbs => (
            "đường dẫn có `.` hoặc `..`, có thể ra ngoài thư mục",
            "the path has `.` or `..` in it and may leave the folder",
        ),
        PathFault::TooLong => {
            ("một tên trong đường dẫn dài quá 255 byte", "a name in the path is longer than 255 bytes")
        }
        PathFault::Character => {
            ("có ký tự mà Windows không cho dùng trong tên tệp", "a character is not allowed in names on Windows")
        }
        PathFault::Ending => (
            "có tên kết thúc bằng dấu chấm hoặc dấu cách, Windows không cho phép",
            "a name ends in a dot or a space, which Windows does not allow",
        ),
        PathFault::Device => (
            "có tên mà Windows dành cho thiết bị (như `con`, `nul`, `com1`)",
            "a name means a device on Windows (like `con`, `nul`, `com1`)",
        ),
        PathFault::FileAndFolder => ("đường dẫn vừa là tệp vừa là thư mục", "the path is a file and a folder at once"),
        PathFault::Reserved => ("tên này dành riêng cho chương trình", "this name is kept for the program itself"),
    }
}

fn doing(action: Action) -> (&'static str, &'static str) {
    match action {
        Action::Read => ("đọc", "read"),
        Action::MakeFolder => ("tạo thư mục", "make the folder"),
        Action::Write => ("ghi", "write"),
        Action::Remove => ("xóa", "remove"),
        Action::Switch => ("thay trang web mới vào", "switch in the new site at"),
    }
}

fn mend(action: Action, source: &io::Error) -> (&'static str, &'static str) {
    match source.kind() {
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
    }
}

/// `a, b, c and 4 more`.
fn listed(names: &[String], count: usize) -> (String, String) {
    let shown = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match count.saturating_sub(names.len()) {
        0 => (shown.clone(), shown),
        more => (format!("{shown} và {more} thứ nữa"), format!("{shown} and {more} more")),
    }
}
