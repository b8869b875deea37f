//! What can be wrong with a file before its meaning is looked at.

use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Span};
use crate::{bilingual, problems};

problems! {
    /// Máy không cho đọc tệp hoặc thư mục này. Kiểm tra quyền truy cập, và xem tệp có đang mở trong chương trình khác
    /// không.
    ///
    /// The system does not let the program read this file or folder. Check its permissions and whether another program
    /// holds it.
    ///
    /// ```text
    /// content/drives/ (không có quyền đọc)
    /// ```
    ///
    /// ```text
    /// content/drives/ (đọc được)
    /// ```
    pub static UNREADABLE: Error = "unreadable-file";

    /// Trong thư mục nội dung không được có liên kết tượng trưng (symlink): nó có thể dẫn ra ngoài hoặc dẫn vòng. Chép
    /// tệp thật vào đây.
    ///
    /// Content holds no symbolic links: one may lead outside or round in a circle. Copy the real file here.
    ///
    /// ```text
    /// content/drives -> ../drives-cu
    /// ```
    ///
    /// ```text
    /// content/drives/
    /// ```
    pub static SYMLINK: Error = "symlink";

    /// Tệp quá lớn để là văn bản do người viết. Chia nhỏ tệp, hoặc kiểm tra xem có phải chép nhầm không.
    ///
    /// The file is too large to be text that a person wrote. Split it, or see whether it is there by mistake.
    ///
    /// ```text
    /// content/drives/2023.yaml (50 MB)
    /// ```
    ///
    /// ```text
    /// content/drives/2023.yaml (50 KB)
    /// ```
    pub static TOO_LARGE: Error = "file-too-large";

    /// Tệp không được lưu bằng bảng mã UTF-8 nên chữ tiếng Việt sẽ hỏng. `giothong convert-text TỆP` đoán bảng mã cũ và
    /// cho xem tệp sẽ thành gì; hoặc mở tệp, chọn Lưu thành (Save as), mã hóa UTF-8.
    ///
    /// The file is not saved as UTF-8, so its Vietnamese would break. `giothong convert-text FILE` finds the old
    /// encoding and shows what it becomes; or open the file and save it again with the encoding UTF-8.
    ///
    /// ```text
    /// (tệp lưu bằng Windows-1258)
    /// ```
    ///
    /// ```text
    /// (tệp lưu bằng UTF-8)
    /// ```
    pub static NOT_UTF8: Error = "not-utf8";

    /// Tệp được lưu bằng UTF-16 (Notepad gọi là “Unicode”). Mở tệp, chọn Lưu thành (Save as), mã hóa UTF-8.
    ///
    /// The file is saved as UTF-16 (Notepad says “Unicode”). Open it and save it again with the encoding UTF-8.
    ///
    /// ```text
    /// (tệp lưu bằng UTF-16)
    /// ```
    ///
    /// ```text
    /// (tệp lưu bằng UTF-8)
    /// ```
    pub static UTF16: Error = "utf16";

    /// Không thấy thư mục `content/` có tệp `site.yaml`. Hãy mở đúng thư mục của trang, hoặc chỉ nó bằng `--site`.
    ///
    /// There is no `content/` folder with a `site.yaml`. Go to the site's folder, or name it with `--site`.
    ///
    /// ```text
    /// giothong --site Desktop build
    /// ```
    ///
    /// ```text
    /// giothong --site Desktop/trang-hien-mau build
    /// ```
    pub static EMPTY_FOLDER: Error = "no-content";

    /// Windows không tạo được tệp hay thư mục có tên này, nên không chép hay giải nén được trang trên máy của văn
    /// phòng. Tên không chứa < > : " | ? * \, không kết thúc bằng dấu chấm hay dấu cách, và không phải con, prn, aux,
    /// nul, com1… lpt9.
    ///
    /// Windows cannot have a file or folder of this name, so the site cannot be copied or unpacked on the office's
    /// machine. A name holds none of < > : " | ? * \, ends in no dot or space, and is none of con, prn, aux, nul, com1…
    /// lpt9.
    ///
    /// ```text
    /// content/documents/Kế hoạch 7:30.pdf
    /// ```
    ///
    /// ```text
    /// content/documents/ke-hoach-7h30.pdf
    /// ```
    pub static WINDOWS_NAME: Error = "windows-name";

    /// Bản nghe là tệp MP3, hoặc M4A (AAC) như điện thoại iPhone ghi: trình duyệt nào cũng nghe được hai loại ấy.
    /// Chương trình xem nội dung tệp chứ không tin cái đuôi. Các loại khác (AMR, OGG, WAV, WMA, video) phải xuất lại ra
    /// MP3: đổi đuôi tệp không làm tệp nghe được.
    ///
    /// A recording is an MP3 file, or M4A (AAC) as an iPhone records it: every browser plays these two. The program
    /// looks into the file and does not believe its ending. Other kinds (AMR, OGG, WAV, WMA, video) must be exported as
    /// MP3: a new ending does not make a file play.
    ///
    /// ```text
    /// Bản nghe:
    ///   Tệp: loi-moi.mp3   # tệp ghi âm AMR đã bị đổi đuôi
    /// ```
    ///
    /// ```text
    /// Bản nghe:
    ///   Tệp: loi-moi.mp3   # xuất ra MP3 từ phần mềm ghi âm
    /// ```
    pub static BAD_RECORDING: Error = "bad-recording";

    /// Bản nghe nặng nhất là 2 MB: người nghe dùng mạng yếu và trả tiền theo dung lượng. Giọng nói chỉ cần một kênh
    /// (mono) và 32 kbit/s: hai phút chưa tới nửa MB.
    ///
    /// A recording has 2 MB at most: people listen over weak networks and pay for what they load. Speech needs one
    /// channel (mono) and 32 kbit/s: two minutes make less than half a MB.
    ///
    /// ```text
    /// Bản nghe:
    ///   Tệp: loi-moi.mp3   # 3 phút, 192 kbit/s, 4,2 MB
    /// ```
    ///
    /// ```text
    /// Bản nghe:
    ///   Tệp: loi-moi.mp3   # 3 phút, 32 kbit/s, 0,7 MB
    /// ```
    pub static HEAVY_RECORDING: Error = "heavy-recording";
}

/// What the system said, in both languages where it is one of the usual reasons.
pub(super) fn unreadable(path: &FilePath, error: &std::io::Error) -> Diagnostic {
    use std::io::ErrorKind;
    let why = match error.kind() {
        ErrorKind::PermissionDenied => Bilingual::literal("không có quyền đọc", "permission denied"),
        ErrorKind::NotFound => Bilingual::literal("tệp vừa bị xóa hoặc đổi tên", "it was removed or renamed just now"),
        ErrorKind::NotADirectory => Bilingual::literal("đây là tệp, không phải thư mục", "it is a file, not a folder"),
        _ => Bilingual::new(error.to_string(), error.to_string()),
    };
    let (vi, en) = (why.vi, why.en);
    UNREADABLE
        .at(Span::whole(path.clone()))
        .message(bilingual!("không đọc được `{path}`: {vi}", "cannot read `{path}`: {en}"))
}
