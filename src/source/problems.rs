//! What can be wrong with a file before its meaning is looked at.

use crate::diagnostics::{Bilingual, Problem};

/// Every problem of this stage.
pub static PROBLEMS: &[&Problem] = &[
    &UNREADABLE,
    &SYMLINK,
    &TOO_LARGE,
    &NOT_UTF8,
    &UTF16,
    &EMPTY_FOLDER,
    &WINDOWS_NAME,
    &BAD_RECORDING,
    &HEAVY_RECORDING,
];

/// The system would not let us read it.
pub static UNREADABLE: Problem = Problem::error(
    "unreadable-file",
    Bilingual::literal(
        "Máy không cho đọc tệp hoặc thư mục này. Kiểm tra quyền truy cập, và xem tệp có đang mở trong chương trình khác không.",
        "The system does not let the program read this file or folder. Check its permissions and whether another program holds it.",
    ),
    "content/drives/ (không có quyền đọc)",
    "content/drives/ (đọc được)",
);

/// A symbolic link inside the content.
pub static SYMLINK: Problem = Problem::error(
    "symlink",
    Bilingual::literal(
        "Trong thư mục nội dung không được có liên kết tượng trưng (symlink): nó có thể dẫn ra ngoài hoặc dẫn vòng. Chép tệp thật vào đây.",
        "Content holds no symbolic links: one may lead outside or round in a circle. Copy the real file here.",
    ),
    "content/drives -> ../drives-cu",
    "content/drives/",
);

/// A text file of a size no person writes.
pub static TOO_LARGE: Problem = Problem::error(
    "file-too-large",
    Bilingual::literal(
        "Tệp quá lớn để là văn bản do người viết. Chia nhỏ tệp, hoặc kiểm tra xem có phải chép nhầm không.",
        "The file is too large to be text that a person wrote. Split it, or see whether it is there by mistake.",
    ),
    "content/drives/2023.yaml (50 MB)",
    "content/drives/2023.yaml (50 KB)",
);

/// Bytes that are no UTF-8.
pub static NOT_UTF8: Problem = Problem::error(
    "not-utf8",
    Bilingual::literal(
        "Tệp không được lưu bằng bảng mã UTF-8 nên chữ tiếng Việt sẽ hỏng. `giothong convert-text TỆP` đoán bảng mã cũ và \
         cho xem tệp sẽ thành gì; hoặc mở tệp, chọn Lưu thành (Save as), mã hóa UTF-8.",
        "The file is not saved as UTF-8, so its Vietnamese would break. `giothong convert-text FILE` finds the old encoding \
         and shows what it becomes; or open the file and save it again with the encoding UTF-8.",
    ),
    "(tệp lưu bằng Windows-1258)",
    "(tệp lưu bằng UTF-8)",
);

/// Saved as UTF-16, which Notepad calls "Unicode".
pub static UTF16: Problem = Problem::error(
    "utf16",
    Bilingual::literal(
        "Tệp được lưu bằng UTF-16 (Notepad gọi là “Unicode”). Mở tệp, chọn Lưu thành (Save as), mã hóa UTF-8.",
        "The file is saved as UTF-16 (Notepad says “Unicode”). Open it and save it again with the encoding UTF-8.",
    ),
    "(tệp lưu bằng UTF-16)",
    "(tệp lưu bằng UTF-8)",
);

/// No content at all.
pub static EMPTY_FOLDER: Problem = Problem::error(
    "no-content",
    Bilingual::literal(
        "Không thấy thư mục `content/` có tệp `site.yaml`. Hãy mở đúng thư mục của trang, hoặc chỉ nó bằng `--site`.",
        "There is no `content/` folder with a `site.yaml`. Go to the site's folder, or name it with `--site`.",
    ),
    "giothong --site Desktop build",
    "giothong --site Desktop/trang-hien-mau build",
);

/// A name that Windows does not allow.
pub static WINDOWS_NAME: Problem = Problem::error(
    "windows-name",
    Bilingual::literal(
        "Windows không tạo được tệp hay thư mục có tên này, nên không chép hay giải nén được trang trên máy của văn phòng. \
         Tên không chứa < > : \" | ? * \\, không kết thúc bằng dấu chấm hay dấu cách, và không phải con, prn, aux, nul, \
         com1… lpt9.",
        "Windows cannot have a file or folder of this name, so the site cannot be copied or unpacked on the office's \
         machine. A name holds none of < > : \" | ? * \\, ends in no dot or space, and is none of con, prn, aux, nul, \
         com1… lpt9.",
    ),
    "content/documents/Kế hoạch 7:30.pdf",
    "content/documents/ke-hoach-7h30.pdf",
);

/// A recording that browsers may not play.
pub static BAD_RECORDING: Problem = Problem::error(
    "bad-recording",
    Bilingual::literal(
        "Bản nghe là tệp MP3, hoặc M4A (AAC) như điện thoại iPhone ghi: trình duyệt nào cũng nghe được hai loại ấy. Chương \
         trình xem nội dung tệp chứ không tin cái đuôi. Các loại khác (AMR, OGG, WAV, WMA, video) phải xuất lại ra MP3: đổi \
         đuôi tệp không làm tệp nghe được.",
        "A recording is an MP3 file, or M4A (AAC) as an iPhone records it: every browser plays these two. The program looks \
         into the file and does not believe its ending. Other kinds (AMR, OGG, WAV, WMA, video) must be exported as MP3: a \
         new ending does not make a file play.",
    ),
    "audio:\n  file: loi-moi.mp3   # tệp ghi âm AMR đã bị đổi đuôi",
    "audio:\n  file: loi-moi.mp3   # xuất ra MP3 từ phần mềm ghi âm",
);

/// A recording too large for a telephone in the mountains.
pub static HEAVY_RECORDING: Problem = Problem::error(
    "heavy-recording",
    Bilingual::literal(
        "Bản nghe nặng nhất là 2 MB: người nghe dùng mạng yếu và trả tiền theo dung lượng. Giọng nói chỉ cần một kênh (mono) \
         và 32 kbit/s: hai phút chưa tới nửa MB.",
        "A recording has 2 MB at most: people listen over weak networks and pay for what they load. Speech needs one channel \
         (mono) and 32 kbit/s: two minutes make less than half a MB.",
    ),
    "audio:\n  file: loi-moi.mp3   # 3 phút, 192 kbit/s, 4,2 MB",
    "audio:\n  file: loi-moi.mp3   # 3 phút, 32 kbit/s, 0,7 MB",
);
