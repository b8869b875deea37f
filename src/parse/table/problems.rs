//! What can be wrong with a table.

use crate::diagnostics::{Bilingual, Problem};

/// Every problem of tables.
pub static PROBLEMS: &[&Problem] = &[
    &BAD_WORKBOOK,
    &TABLE_TOO_LARGE,
    &OTHER_ENCODING,
    &OPEN_QUOTE,
    &CONTROL_CHARACTER,
    &LOST_LETTERS,
    &NO_HEADER,
    &MISSING_COLUMN,
    &UNKNOWN_COLUMN,
    &PRIVATE_COLUMN,
    &CELL_ERROR,
    &UNCOMPUTED_FORMULA,
    &UNREAD_ROW,
    &UNUSED_CELL,
    &MERGED_NUMBER,
    &SWAPPED_DAYS,
    &LOST_DIGITS,
    &LOST_ZERO,
    &STRUCK_OUT,
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
        "Bảng tính có quá nhiều ô, hơn 50.000 hàng, hơn 16.384 cột, hoặc một ô dài hơn 32.767 chữ. Thường là một ô có chữ nằm \
         rất xa, hoặc một hàng được kéo đến cuối trang tính. Chép phần có chữ sang một tệp mới.",
        "The workbook has too many cells, more than 50,000 rows, more than 16,384 columns, or a cell of more than 32,767 \
         letters. Usually one cell far away holds something, or a row was drawn to the end of the sheet. Copy the part with \
         words into a new file.",
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

/// Characters that no text has.
pub static CONTROL_CHARACTER: Problem = Problem::error(
    "control-character",
    Bilingual::literal(
        "Trong bảng có ký tự điều khiển, thường vì tệp bị hỏng khi chép, hoặc không phải là văn bản phân cách. Mở bảng gốc và \
         lưu lại bằng “CSV UTF-8”.",
        "The table holds control characters, usually because the file was damaged when it was copied, or is no separated \
         text. Open the original and save it as “CSV UTF-8”.",
    ),
    "05/3/2025,Hội tr␀␀ng",
    "05/3/2025,Hội trường",
);

/// Question marks in place of letters.
pub static LOST_LETTERS: Problem = Problem::error(
    "lost-letters",
    Bilingual::literal(
        "Bảng được lưu bằng một bảng mã không có chữ Việt, nên các chữ có dấu đã thành dấu hỏi và không đọc lại được. Mở bảng \
         gốc rồi lưu bằng “CSV UTF-8”, hoặc dùng .xlsx.",
        "The table was saved in an encoding without Vietnamese letters: they became question marks and are lost. Open the \
         original and save it as “CSV UTF-8”, or use .xlsx.",
    ),
    "Ti?u ??,Ng?y",
    "Tiêu đề,Ngày",
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

/// A column about persons in a table of something else.
pub static PRIVATE_COLUMN: Problem = Problem::error(
    "private-column",
    Bilingual::literal(
        "Bảng có cột về từng người: số căn cước, ngày sinh, giới tính, họ tên kèm điện thoại. Đó là danh sách người đăng \
         ký, không phải nội dung để đăng, nên cả bảng không được đọc, dù cột có dấu `_` trước tên: các cột còn lại vẫn \
         thành nội dung (Luật 91/2025/QH15). Giữ danh sách ở ngoài thư mục `content/`, hoặc đặt `_` trước tên trang tính.",
        "The table has columns about persons: identity numbers, birth dates, names with telephone numbers. It is a list of \
         people who registered and no content, so the whole table is not read, also where the column has a `_` before its \
         name: the others would become content (Law 91/2025/QH15). Keep the list outside `content/`, or put `_` before the \
         name of the sheet.",
    ),
    "trang “DS đăng ký”: Họ và tên,_CCCD,Điện thoại,Ngày,Địa điểm",
    "trang “_DS đăng ký”: Họ và tên,CCCD,Điện thoại,Ngày,Địa điểm",
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

/// A part of a day or of hours that no other part goes with.
pub static UNUSED_CELL: Problem = Problem::error(
    "unused-cell",
    Bilingual::literal(
        "Ngày hoặc giờ chia ra nhiều cột mà các cột không ghép được với nhau: có giờ kết thúc mà không có giờ bắt đầu, có thứ \
         mà không có một ngày cụ thể, hoặc hai cột cùng nói về một việc mà khác nhau. Một lý do mà hàng không ghi đã đổi \
         điều gì cũng vậy.",
        "A day or hours stand in several columns that do not go together: an end without a beginning, a weekday without one \
         day, or two columns that say different things of the same; or a reason beside nothing that changed.",
    ),
    "Giờ bắt đầu: (trống), Giờ kết thúc: 11h30",
    "Giờ bắt đầu: 7h30, Giờ kết thúc: 11h30",
);

/// One number beside several rows.
pub static MERGED_NUMBER: Problem = Problem::error(
    "merged-number",
    Bilingual::literal(
        "Một con số (chỉ tiêu, kết quả) nằm trong ô gộp qua nhiều hàng. Ngày hay địa điểm gộp ô là của từng hàng, còn con số \
         là của cả nhóm: ghi cho từng hàng thì tổng bị nhân lên. Bỏ gộp ô và ghi số của từng buổi; chưa có số riêng thì để \
         trống.",
        "A number (a target, a result) stands in a cell merged over several rows. A day or a venue merged so is each row's, \
         and a number is of all together: given to each, it would be counted several times. Unmerge the cell and give each \
         drive its own number; where there is none, leave it blank.",
    ),
    "Kết quả: 300 (ô gộp F2:F4)",
    "Kết quả: 120, 100, 80 (F2, F3, F4)",
);

/// Days that were typed day first into a spreadsheet that reads them month first.
pub static SWAPPED_DAYS: Problem = Problem::warning(
    "swapped-days",
    Bilingual::literal(
        "Máy cài tiếng Anh (Mỹ) hiểu `05/01` là ngày 1 tháng 5. Gõ ngày trước tháng sau vào Excel trên máy ấy thì các ngày đến \
         12 bị đổi chỗ ngày và tháng, các ngày sau 12 còn lại thành chữ. Xem lại các ô này: định dạng cột là Văn bản (Text) \
         rồi gõ lại.",
        "A machine set to English (US) takes `05/01` for 1 May. Where days are typed day first into Excel there, those up to \
         12 get day and month swapped, and those after 12 stay text. Look at these cells: format the column as Text and type \
         them again.",
    ),
    "Ngày: ô ngày 01/5/2027, chữ 19/01/2027 (trang tính “Tháng 1”)",
    "Ngày: chữ 05/01/2027, chữ 19/01/2027",
);

/// A telephone number that a spreadsheet shortened.
pub static LOST_DIGITS: Problem = Problem::error(
    "lost-digits",
    Bilingual::literal(
        "Cột hẹp quá nên Excel viết gọn số điện thoại thành dạng như 9.00E+08, và khi lưu thành CSV các chữ số còn lại mất \
         hẳn. Định dạng cột là Văn bản (Text) rồi gõ lại số.",
        "The column was too narrow, so Excel shortened the telephone number to a form as 9.00E+08, and its other digits were \
         lost when the table was saved as CSV. Format the column as Text and type the number again.",
    ),
    "Điện thoại: 9.00E+08",
    "Điện thoại: 0900 000 000",
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

/// Rows with a line through them.
pub static STRUCK_OUT: Problem = Problem::warning(
    "struck-out",
    Bilingual::literal(
        "Một hàng bị gạch ngang trong bảng tính, mà trang web không thấy nét gạch: mục vẫn được đăng như thường. Nếu là buổi đã \
         hủy, ghi `Đã hủy` ở cột “Tình trạng”; nếu không muốn đăng, xóa hàng.",
        "A row is struck through in the workbook, and the site does not see the line: the entry is published all the same. \
         Where it is cancelled, write `cancelled` in the column `status`; where it is not to be published, delete the row.",
    ),
    "hàng 3 (gạch ngang)",
    "hàng 3, Tình trạng: Đã hủy",
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
        "Các hàng trống, hàng tiêu đề lặp lại, hàng đánh số cột, dòng cộng từng phần, dòng tổng cộng và mọi hàng dưới nó không \
         phải là mục nên được bỏ qua. Xem lại nếu trong đó có hàng bạn muốn đăng.",
        "Blank rows, repeated headers, numbers of the columns, sums, the total and every row below it are no entries and are \
         passed over. Look whether a row that you want published is among them.",
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
