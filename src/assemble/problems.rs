//! What can be wrong between entries.

use crate::diagnostics::{Bilingual, Problem};

/// Every problem of this stage.
pub static PROBLEMS: &[&Problem] = &[
    &DUPLICATE_ID,
    &DANGLING_REFERENCE,
    &AMBIGUOUS_REFERENCE,
    &WRONG_KIND,
    &ALMOST_A_NAME,
    &MISSING_FILE,
    &DERIVED_IDS,
];

/// Two entries of one kind with one id.
pub static DUPLICATE_ID: Problem = Problem::error(
    "duplicate-id",
    Bilingual::literal(
        "Hai mục cùng loại có cùng một mã. Mã là địa chỉ trang nên mỗi mục phải có mã riêng.",
        "Two entries of one kind have one id. An id is an address, so each entry has its own.",
    ),
    "content/drives/dot-1.md và mục `id: dot-1` trong content/drives/2023.yaml",
    "content/drives/dot-1.md và mục `id: dot-1-sa-thay` trong content/drives/2023.yaml",
);

/// A reference to an entry that does not exist.
pub static DANGLING_REFERENCE: Problem = Problem::error(
    "dangling-reference",
    Bilingual::literal(
        "Không có mục nào mang mã, tên, tên khác hoặc tên viết tắt này. Sửa theo gợi ý, hoặc tạo mục đó.",
        "No entry has this id, name, alias or abbreviation. Use a suggestion, or create the entry.",
    ),
    "lead: hctd-kontum",
    "lead: hctd-kon-tum",
);

/// A name that several entries have.
pub static AMBIGUOUS_REFERENCE: Problem = Problem::error(
    "ambiguous-reference",
    Bilingual::literal(
        "Có nhiều mục mang tên này, chương trình không đoán. Ghi mã; nếu mã trùng giữa hai loại, ghi cả thư mục, \
         ví dụ `places/kon-tum`.",
        "Several entries have this name, and the program does not guess. Give the id; where two kinds share an id, \
         give the folder too, as in `places/kon-tum`.",
    ),
    "host: Đăk Hà",
    "host: places/dak-ha",
);

/// A reference to an entry of a kind that does not belong there.
pub static WRONG_KIND: Problem = Problem::error(
    "wrong-kind",
    Bilingual::literal(
        "Mục này có thật nhưng thuộc loại khác với loại mà trường cần.",
        "The entry exists, but it is of another kind than the field needs.",
    ),
    "campaign: places/kon-tum",
    "campaign: hanh-trinh-do-2023-kt",
);

/// Free text that is nearly the name of an entry.
pub static ALMOST_A_NAME: Problem = Problem::warning(
    "almost-a-name",
    Bilingual::literal(
        "Trường này nhận chữ tự do, nhưng chữ ở đây gần giống tên một mục: có lẽ gõ nhầm, và trang sẽ thiếu liên kết.",
        "The field takes free text, but this is nearly the name of an entry: perhaps a slip, and a link will be missing.",
    ),
    "partners:\n  - Bệnh viện Đa khoa tỉn",
    "partners:\n  - Bệnh viện Đa khoa tỉnh",
);

/// A file that is named and not there.
pub static MISSING_FILE: Problem = Problem::error(
    "missing-file",
    Bilingual::literal(
        "Tệp được nhắc đến không nằm ở đó. Kiểm tra tên (chữ hoa, chữ thường, dấu) và thư mục.",
        "The file that is named is not there. Check its name (capitals, accents) and folder.",
    ),
    "file: Ke-hoach.pdf",
    "file: ke-hoach.pdf",
);

/// Rows without ids of their own that share their words.
pub static DERIVED_IDS: Problem = Problem::warning(
    "numbered-ids",
    Bilingual::literal(
        "Các hàng trong bảng chưa có mã, và mã suy ra từ đơn vị, địa điểm trùng nhau nên phải đánh số theo thứ tự hàng. Đổi \
         thứ tự hàng là đổi địa chỉ trang và lịch của người đã lưu. Thêm cột `Mã` và dán các mã được in ra.",
        "The rows have no ids, and those made from host and venue are the same, so they are numbered by the order of the \
         rows. Moving a row would change addresses and saved calendars. Add a column `Mã` and paste the ids that are printed.",
    ),
    "Ngày,Địa điểm\n05/3/2025,Hội trường\n12/3/2025,Hội trường",
    "Mã,Ngày,Địa điểm\nhoi-truong,05/3/2025,Hội trường\nhoi-truong-2,12/3/2025,Hội trường",
);
