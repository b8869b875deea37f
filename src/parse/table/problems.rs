//! What can be wrong with a table.

use crate::diagnostics::{Bilingual, Problem};

/// Every problem of tables.
pub static PROBLEMS: &[&Problem] = &[
    &BAD_WORKBOOK,
    &TABLE_TOO_LARGE,
    &OTHER_ENCODING,
    &OPEN_QUOTE,
    &NO_HEADER,
    &MISSING_COLUMN,
    &UNKNOWN_COLUMN,
    &CELL_ERROR,
    &UNCOMPUTED_FORMULA,
    &UNREAD_ROW,
    &LOST_ZERO,
    &HIDDEN_ROWS,
    &SKIPPED_ROWS,
    &SKIPPED_SHEET,
];

/// A workbook that no reader opens.
pub static BAD_WORKBOOK: Problem = Problem::error(
    "bad-workbook",
    Bilingual::literal(
        "Không mở được bảng tính: tệp hỏng, có mật khẩu, hoặc là loại tệp khác mang đuôi của bảng tính. Mở tệp bằng Excel \
         hay LibreOffice và lưu lại thành .xlsx.",
        "The workbook cannot be opened: it is damaged, has a password, or is another kind of file under its name. Open it \
         in Excel or LibreOffice and save it as .xlsx.",
    ),
    "content/drives/2025.xlsx (tệp .xls cũ đổi tên)",
    "content/drives/2025.xlsx (lưu bằng “Excel Workbook”)",
);

/// More cells than anybody wrote.
pub static TABLE_TOO_LARGE: Problem = Problem::error(
    "table-too-large",
    Bilingual::literal(
        "Bảng tính có quá nhiều ô. Thường là một ô có chữ nằm rất xa, hoặc định dạng được kéo đến cuối trang tính. Chép phần \
         có chữ sang một tệp mới.",
        "The workbook has too many cells. Usually one cell far away holds something, or a format was drawn to the end of \
         the sheet. Copy the part with words into a new file.",
    ),
    "2025.xlsx (có chữ ở ô XFD1048576)",
    "2025.xlsx (200 hàng)",
);

/// Not UTF-8, and read all the same.
pub static OTHER_ENCODING: Problem = Problem::note(
    "table-encoding",
    Bilingual::literal(
        "Bảng không lưu bằng UTF-8; chương trình đã đoán bảng mã và đọc được. Xem lại chữ tiếng Việt, và lần sau lưu bằng \
         “CSV UTF-8”.",
        "The table is not UTF-8; the program found its encoding and read it. Look at the Vietnamese once, and save as \
         “CSV UTF-8” next time.",
    ),
    "2025.csv (Windows-1258)",
    "2025.csv (UTF-8)",
);

/// A quotation mark that swallows the rest of a `.csv`.
pub static OPEN_QUOTE: Problem = Problem::error(
    "open-quote",
    Bilingual::literal(
        "Một ô bắt đầu bằng dấu ngoặc kép mà không có dấu đóng, nên nuốt mọi dòng phía sau.",
        "A cell begins with a quotation mark that is never closed, and swallows every line behind it.",
    ),
    "5/3/2025,\"Hội trường,120",
    "5/3/2025,\"Hội trường\",120",
);

/// No row names the columns.
pub static NO_HEADER: Problem = Problem::error(
    "no-header",
    Bilingual::literal(
        "Không tìm thấy hàng tiêu đề: một hàng có ít nhất hai ô mang tên cột mà chương trình biết, như “Ngày” và “Địa điểm”. \
         `giothong new drive --table` tạo một bảng mẫu có sẵn tiêu đề.",
        "No header row was found: a row with at least two cells that name known columns, as “Ngày” and “Địa điểm”. \
         `giothong new drive --table` makes a template with its header.",
    ),
    "05/3/2025,Hội trường\n12/3/2025,Nhà văn hóa",
    "Ngày,Địa điểm\n05/3/2025,Hội trường\n12/3/2025,Nhà văn hóa",
);

/// A column that every row needs.
pub static MISSING_COLUMN: Problem = Problem::error(
    "missing-column",
    Bilingual::literal(
        "Bảng thiếu một cột bắt buộc của loại nội dung này. Thêm cột đó, với tên ở hàng tiêu đề.",
        "The table lacks a column that every entry of this kind needs. Add it, with its name in the header row.",
    ),
    "Địa điểm,Chỉ tiêu\nHội trường,120",
    "Ngày,Địa điểm,Chỉ tiêu\n05/3/2025,Hội trường,120",
);

/// A heading that no field has, or none at all above a cell with something in it.
pub static UNKNOWN_COLUMN: Problem = Problem::error(
    "unknown-column",
    Bilingual::literal(
        "Chương trình không biết cột này, nên chữ trong đó sẽ mất. Sửa tên cột theo gợi ý. Cột chỉ dùng trong nội bộ thì đặt \
         dấu `_` trước tên: nó được bỏ qua và không bao giờ lên trang.",
        "The program does not know this column, and what stands in it would be lost. Mend its name as suggested. A column \
         for the office alone gets a `_` before its name: it is passed over and never published.",
    ),
    "Ngày,Địa đểm,Người trực\n05/3/2025,Hội trường,Bình",
    "Ngày,Địa điểm,_Người trực\n05/3/2025,Hội trường,Bình",
);

/// An error value.
pub static CELL_ERROR: Problem = Problem::error(
    "cell-error",
    Bilingual::literal(
        "Ô chứa một giá trị lỗi của bảng tính, như #REF! hoặc #N/A. Sửa công thức, hoặc gõ giá trị vào.",
        "The cell holds an error value of the spreadsheet, as #REF! or #N/A. Mend the formula, or type the value.",
    ),
    "Chỉ tiêu: #REF!",
    "Chỉ tiêu: 120",
);

/// A formula without a stored value.
pub static UNCOMPUTED_FORMULA: Problem = Problem::error(
    "uncomputed-formula",
    Bilingual::literal(
        "Ô có công thức nhưng tệp không lưu kết quả của nó; thường vì bảng do một chương trình khác tạo ra. Mở bằng Excel và \
         lưu lại, hoặc gõ giá trị vào.",
        "The cell has a formula and the file does not hold its result, usually because another program made it. Open it in \
         Excel and save it again, or type the value.",
    ),
    "Chỉ tiêu: =B2+B3 (chưa tính)",
    "Chỉ tiêu: =B2+B3 (đã lưu giá trị 120)",
);

/// A row that is no entry and nothing else that is known.
pub static UNREAD_ROW: Problem = Problem::error(
    "unread-row",
    Bilingual::literal(
        "Hàng này chỉ có một ô có chữ, không đủ để thành một mục. Nếu là tên nhóm hay lời ghi chú, xóa hàng đó hoặc đưa lên \
         trên hàng tiêu đề; nếu là một mục, điền các ô còn lại.",
        "This row has a single cell with something in it, which makes no entry. Where it is the name of a group or a remark, \
         delete the row or move it above the header; where it is an entry, fill in its other cells.",
    ),
    "Ngày,Địa điểm\nI. Khu vực phía bắc,\n05/3/2025,Hội trường",
    "Ngày,Địa điểm\n05/3/2025,Hội trường",
);

/// A telephone number typed as a number.
pub static LOST_ZERO: Problem = Problem::warning(
    "lost-zero",
    Bilingual::literal(
        "Số điện thoại được gõ như một con số nên bảng tính đã bỏ số 0 đứng đầu. Chương trình thêm lại số 0; hãy xem số có \
         đúng không, và định dạng cột là Văn bản (Text) rồi gõ lại.",
        "The telephone number was typed as a number, so the spreadsheet dropped its leading 0. The program puts it back; see \
         whether the number is right, format the column as Text and type it again.",
    ),
    "Điện thoại: 262000000 (ô số)",
    "Điện thoại: 0262000000 (ô văn bản)",
);

/// Rows that nobody sees and that are published.
pub static HIDDEN_ROWS: Problem = Problem::note(
    "hidden-rows",
    Bilingual::literal(
        "Trong bảng có hàng đang bị ẩn hoặc bị lọc. Chúng vẫn là nội dung và vẫn lên trang. Không muốn đăng thì xóa hàng đó, \
         hoặc ghi `có` ở cột “Bản nháp”.",
        "Rows of the table are hidden or filtered out. They are content all the same and are published. Delete a row that is \
         not to be published, or write `có` in its column “Bản nháp”.",
    ),
    "hàng 7 (ẩn)",
    "hàng 7 (hiện)",
);

/// Rows that are no entries.
pub static SKIPPED_ROWS: Problem = Problem::note(
    "skipped-rows",
    Bilingual::literal(
        "Các hàng trống, hàng tiêu đề lặp lại, dòng tổng cộng và mọi hàng dưới nó không phải là mục nên được bỏ qua. Xem lại \
         nếu trong đó có hàng bạn muốn đăng.",
        "Blank rows, repeated headers, the total and every row below it are no entries and are passed over. Look whether a \
         row that you want published is among them.",
    ),
    "Tổng cộng,,350\nNgười lập bảng,,",
    "05/3/2025,Hội trường,350",
);

/// A sheet without a header, or one that nobody sees.
pub static SKIPPED_SHEET: Problem = Problem::note(
    "skipped-sheet",
    Bilingual::literal(
        "Trang tính không có hàng tiêu đề, hoặc đang bị ẩn, nên được bỏ qua. Thêm hàng tiêu đề hoặc cho hiện trang tính nếu \
         nó chứa nội dung của trang.",
        "The sheet has no header row, or is hidden, and is passed over. Give it a header or unhide it where it holds content \
         of the site.",
    ),
    "trang tính “Ghi chú”",
    "trang tính “Tháng 3” có hàng Ngày, Địa điểm",
);
