//! What can be wrong with a table.

use crate::problems;

problems! {
    /// Không mở được bảng tính: tệp hỏng, có mật khẩu, hoặc là loại tệp khác mang đuôi của bảng tính. Mở tệp bằng Excel
    /// hay LibreOffice và lưu lại thành .xlsx.
    ///
    /// The workbook cannot be opened: it is damaged, has a password, or is another kind of file under its name. Open it
    /// in Excel or LibreOffice and save it as .xlsx.
    ///
    /// ```text
    /// content/drives/2025.xlsx (tệp .xls cũ đổi tên)
    /// ```
    ///
    /// ```text
    /// content/drives/2025.xlsx (lưu bằng “Excel Workbook”)
    /// ```
    pub static BAD_WORKBOOK: Error = "bad-workbook";

    /// Bảng tính có macro (.xlsm). Chương trình đọc các ô như ở tệp .xlsx và không bao giờ chạy macro.
    ///
    /// The workbook has macros (.xlsm). Its cells are read as those of an .xlsx; macros are never run.
    ///
    /// ```text
    /// content/drives/2025.xlsm
    /// ```
    ///
    /// ```text
    /// content/drives/2025.xlsx
    /// ```
    pub static MACROS: Note = "workbook-macros";

    /// Bảng tính có quá nhiều ô, hơn 50.000 hàng, hơn 16.384 cột, hoặc một ô dài hơn 32.767 chữ. Thường là một ô có chữ
    /// nằm rất xa, hoặc một hàng được kéo đến cuối trang tính. Chép phần có chữ sang một tệp mới.
    ///
    /// The workbook has too many cells, more than 50,000 rows, more than 16,384 columns, or a cell of more than 32,767
    /// letters. Usually one cell far away holds something, or a row was drawn to the end of the sheet. Copy the part
    /// with words into a new file.
    ///
    /// ```text
    /// 2025.xlsx (có chữ ở ô XFD1048576)
    /// ```
    ///
    /// ```text
    /// 2025.xlsx (200 hàng)
    /// ```
    pub static TABLE_TOO_LARGE: Error = "table-too-large";

    /// Bảng không lưu bằng UTF-8; chương trình đã đoán bảng mã và đọc được. Xem lại chữ tiếng Việt, và lần sau lưu bằng
    /// “CSV UTF-8”.
    ///
    /// The table is not UTF-8; the program found its encoding and read it. Look at the Vietnamese once, and save as
    /// “CSV UTF-8” next time.
    ///
    /// ```text
    /// 2025.csv (Windows-1258)
    /// ```
    ///
    /// ```text
    /// 2025.csv (UTF-8)
    /// ```
    pub static OTHER_ENCODING: Note = "table-encoding";

    /// Một ô bắt đầu bằng dấu ngoặc kép mà không có dấu đóng, nên nuốt mọi dòng phía sau.
    ///
    /// A cell begins with a quotation mark that is never closed, and swallows every line behind it.
    ///
    /// ```text
    /// 5/3/2025,"Hội trường,120
    /// ```
    ///
    /// ```text
    /// 5/3/2025,"Hội trường",120
    /// ```
    pub static OPEN_QUOTE: Error = "open-quote";

    /// Trong bảng có ký tự điều khiển, thường vì tệp bị hỏng khi chép, hoặc không phải là văn bản phân cách. Mở bảng
    /// gốc và lưu lại bằng “CSV UTF-8”.
    ///
    /// The table holds control characters, usually because the file was damaged when it was copied, or is no separated
    /// text. Open the original and save it as “CSV UTF-8”.
    ///
    /// ```text
    /// 05/3/2025,Hội tr␀␀ng
    /// ```
    ///
    /// ```text
    /// 05/3/2025,Hội trường
    /// ```
    pub static CONTROL_CHARACTER: Error = "control-character";

    /// Bảng được lưu bằng một bảng mã không có chữ Việt, nên các chữ có dấu đã thành dấu hỏi và không đọc lại được. Mở
    /// bảng gốc rồi lưu bằng “CSV UTF-8”, hoặc dùng .xlsx.
    ///
    /// The table was saved in an encoding without Vietnamese letters: they became question marks and are lost. Open the
    /// original and save it as “CSV UTF-8”, or use .xlsx.
    ///
    /// ```text
    /// Ti?u ??,Ng?y
    /// ```
    ///
    /// ```text
    /// Tiêu đề,Ngày
    /// ```
    pub static LOST_LETTERS: Error = "lost-letters";

    /// Không tìm thấy hàng tiêu đề: một hàng có ít nhất hai ô mang tên cột mà chương trình biết, như “Ngày” và “Địa
    /// điểm”. `giothong new drive --table` tạo một bảng mẫu có sẵn tiêu đề.
    ///
    /// No header row was found: a row with at least two cells that name known columns, as “Ngày” and “Địa điểm”.
    /// `giothong new drive --table` makes a template with its header.
    ///
    /// ```text
    /// 05/3/2025,Hội trường
    /// 12/3/2025,Nhà văn hóa
    /// ```
    ///
    /// ```text
    /// Ngày,Địa điểm
    /// 05/3/2025,Hội trường
    /// 12/3/2025,Nhà văn hóa
    /// ```
    pub static NO_HEADER: Error = "no-header";

    /// Bảng thiếu một cột bắt buộc của loại nội dung này. Thêm cột đó, với tên ở hàng tiêu đề.
    ///
    /// The table lacks a column that every entry of this kind needs. Add it, with its name in the header row.
    ///
    /// ```text
    /// Địa điểm,Chỉ tiêu
    /// Hội trường,120
    /// ```
    ///
    /// ```text
    /// Ngày,Địa điểm,Chỉ tiêu
    /// 05/3/2025,Hội trường,120
    /// ```
    pub static MISSING_COLUMN: Error = "missing-column";

    /// Bảng có cột về từng người: số căn cước, ngày sinh, giới tính, họ tên kèm điện thoại. Đó là danh sách người đăng
    /// ký, không phải nội dung để đăng, nên cả bảng không được đọc, dù cột có dấu `_` trước tên: các cột còn lại vẫn
    /// thành nội dung (Luật 91/2025/QH15). Giữ danh sách ở ngoài thư mục `content/`, hoặc đặt `_` trước tên trang tính.
    ///
    /// The table has columns about persons: identity numbers, birth dates, names with telephone numbers. It is a list
    /// of people who registered and no content, so the whole table is not read, also where the column has a `_` before
    /// its name: the others would become content (Law 91/2025/QH15). Keep the list outside `content/`, or put `_`
    /// before the name of the sheet.
    ///
    /// ```text
    /// trang “DS đăng ký”: Họ và tên,_CCCD,Điện thoại,Ngày,Địa điểm
    /// ```
    ///
    /// ```text
    /// trang “_DS đăng ký”: Họ và tên,CCCD,Điện thoại,Ngày,Địa điểm
    /// ```
    pub static PRIVATE_COLUMN: Error = "private-column";

    /// Chương trình không biết cột này, nên chữ trong đó sẽ mất. Sửa tên cột theo gợi ý. Cột chỉ dùng trong nội bộ thì
    /// đặt dấu `_` trước tên: nó được bỏ qua và không bao giờ lên trang.
    ///
    /// The program does not know this column, and what stands in it would be lost. Mend its name as suggested. A column
    /// for the office alone gets a `_` before its name: it is passed over and never published.
    ///
    /// ```text
    /// Ngày,Địa đểm,Người trực
    /// 05/3/2025,Hội trường,Bình
    /// ```
    ///
    /// ```text
    /// Ngày,Địa điểm,_Người trực
    /// 05/3/2025,Hội trường,Bình
    /// ```
    pub static UNKNOWN_COLUMN: Error = "unknown-column";

    /// Bảng có một cột thường gặp trong kế hoạch mà trang chưa có chỗ để đăng, như “Đối tượng” hay “Tỷ lệ”. Các cột khác
    /// vẫn được đăng. Điều người dân cần biết thì chép sang “Ghi chú”; đặt dấu `_` trước tên cột thì chương trình không
    /// nhắc lại.
    ///
    /// The table has a column that plans often have and for which the site has no field, as “Đối tượng” or “Tỷ lệ”. The
    /// other columns are published. Copy what people should know into “Ghi chú”; with a `_` before its name the column
    /// is not mentioned again.
    ///
    /// ```text
    /// Ngày,Địa điểm,Đối tượng
    /// 05/3/2025,Hội trường,Đoàn viên
    /// ```
    ///
    /// ```text
    /// Ngày,Địa điểm,Ghi chú
    /// 05/3/2025,Hội trường,Mời đoàn viên
    /// ```
    pub static UNPUBLISHED_COLUMN: Warning = "unpublished-column";

    /// Ô chứa một giá trị lỗi của bảng tính, như #REF! hoặc #N/A. Sửa công thức, hoặc gõ giá trị vào.
    ///
    /// The cell holds an error value of the spreadsheet, as #REF! or #N/A. Mend the formula, or type the value.
    ///
    /// ```text
    /// Chỉ tiêu: #REF!
    /// ```
    ///
    /// ```text
    /// Chỉ tiêu: 120
    /// ```
    pub static CELL_ERROR: Error = "cell-error";

    /// Ô có công thức nhưng tệp không lưu kết quả của nó; thường vì bảng do một chương trình khác tạo ra. Mở bằng Excel
    /// và lưu lại, hoặc gõ giá trị vào.
    ///
    /// The cell has a formula and the file does not hold its result, usually because another program made it. Open it
    /// in Excel and save it again, or type the value.
    ///
    /// ```text
    /// Chỉ tiêu: =B2+B3 (chưa tính)
    /// ```
    ///
    /// ```text
    /// Chỉ tiêu: =B2+B3 (đã lưu giá trị 120)
    /// ```
    pub static UNCOMPUTED_FORMULA: Error = "uncomputed-formula";

    /// Hàng này chỉ có một ô có chữ, không đủ để thành một mục. Nếu là tên nhóm hay lời ghi chú, xóa hàng đó hoặc đưa
    /// lên trên hàng tiêu đề; nếu là một mục, điền các ô còn lại.
    ///
    /// This row has a single cell with something in it, which makes no entry. Where it is the name of a group or a
    /// remark, delete the row or move it above the header; where it is an entry, fill in its other cells.
    ///
    /// ```text
    /// Ngày,Địa điểm
    /// I. Khu vực phía bắc,
    /// 05/3/2025,Hội trường
    /// ```
    ///
    /// ```text
    /// Ngày,Địa điểm
    /// 05/3/2025,Hội trường
    /// ```
    pub static UNREAD_ROW: Error = "unread-row";

    /// Ngày hoặc giờ chia ra nhiều cột mà các cột không ghép được với nhau: có giờ kết thúc mà không có giờ bắt đầu, có
    /// thứ mà không có một ngày cụ thể, hoặc hai cột cùng nói về một việc mà khác nhau. Một lý do mà hàng không ghi đã
    /// đổi điều gì cũng vậy.
    ///
    /// A day or hours stand in several columns that do not go together: an end without a beginning, a weekday without
    /// one day, or two columns that say different things of the same; or a reason beside nothing that changed.
    ///
    /// ```text
    /// Giờ bắt đầu: (trống), Giờ kết thúc: 11h30
    /// ```
    ///
    /// ```text
    /// Giờ bắt đầu: 7h30, Giờ kết thúc: 11h30
    /// ```
    pub static UNUSED_CELL: Error = "unused-cell";

    /// Một con số (chỉ tiêu, kết quả) nằm trong ô gộp qua nhiều hàng. Ngày hay địa điểm gộp ô là của từng hàng, còn con
    /// số là của cả nhóm: ghi cho từng hàng thì tổng bị nhân lên. Bỏ gộp ô và ghi số của từng buổi; chưa có số riêng
    /// thì để trống.
    ///
    /// A number (a target, a result) stands in a cell merged over several rows. A day or a venue merged so is each
    /// row's, and a number is of all together: given to each, it would be counted several times. Unmerge the cell and
    /// give each drive its own number; where there is none, leave it blank.
    ///
    /// ```text
    /// Kết quả: 300 (ô gộp F2:F4)
    /// ```
    ///
    /// ```text
    /// Kết quả: 120, 100, 80 (F2, F3, F4)
    /// ```
    pub static MERGED_NUMBER: Error = "merged-number";

    /// Máy cài tiếng Anh (Mỹ) hiểu `05/01` là ngày 1 tháng 5. Gõ ngày trước tháng sau vào Excel trên máy ấy thì các
    /// ngày đến 12 bị đổi chỗ ngày và tháng, các ngày sau 12 còn lại thành chữ. Xem lại các ô này: định dạng cột là Văn
    /// bản (Text) rồi gõ lại.
    ///
    /// A machine set to English (US) takes `05/01` for 1 May. Where days are typed day first into Excel there, those up
    /// to 12 get day and month swapped, and those after 12 stay text. Look at these cells: format the column as Text
    /// and type them again.
    ///
    /// ```text
    /// Ngày: ô ngày 01/5/2027, chữ 19/01/2027 (trang tính “Tháng 1”)
    /// ```
    ///
    /// ```text
    /// Ngày: chữ 05/01/2027, chữ 19/01/2027
    /// ```
    pub static SWAPPED_DAYS: Warning = "swapped-days";

    /// Cột hẹp quá nên Excel viết gọn số điện thoại thành dạng như 9.00E+08, và khi lưu thành CSV các chữ số còn lại
    /// mất hẳn. Định dạng cột là Văn bản (Text) rồi gõ lại số.
    ///
    /// The column was too narrow, so Excel shortened the telephone number to a form as 9.00E+08, and its other digits
    /// were lost when the table was saved as CSV. Format the column as Text and type the number again.
    ///
    /// ```text
    /// Điện thoại: 9.00E+08
    /// ```
    ///
    /// ```text
    /// Điện thoại: 0900 000 000
    /// ```
    pub static LOST_DIGITS: Error = "lost-digits";

    /// Số điện thoại được gõ như một con số nên bảng tính đã bỏ số 0 đứng đầu. Chương trình thêm lại số 0; hãy xem số
    /// có đúng không, và định dạng cột là Văn bản (Text) rồi gõ lại.
    ///
    /// The telephone number was typed as a number, so the spreadsheet dropped its leading 0. The program puts it back;
    /// see whether the number is right, format the column as Text and type it again.
    ///
    /// ```text
    /// Điện thoại: 262000000 (ô số)
    /// ```
    ///
    /// ```text
    /// Điện thoại: 0262000000 (ô văn bản)
    /// ```
    pub static LOST_ZERO: Warning = "lost-zero";

    /// Một hàng bị gạch ngang trong bảng tính, mà trang web không thấy nét gạch: mục vẫn được đăng như thường. Nếu là
    /// buổi đã hủy, ghi `Đã hủy` ở cột “Tình trạng”; nếu không muốn đăng, xóa hàng.
    ///
    /// A row is struck through in the workbook, and the site does not see the line: the entry is published all the
    /// same. Where it is cancelled, write `cancelled` in the column `status`; where it is not to be published, delete
    /// the row.
    ///
    /// ```text
    /// hàng 3 (gạch ngang)
    /// ```
    ///
    /// ```text
    /// hàng 3, Tình trạng: Đã hủy
    /// ```
    pub static STRUCK_OUT: Warning = "struck-out";

    /// Trong bảng có hàng đang bị ẩn hoặc bị lọc. Chúng vẫn là nội dung và vẫn lên trang. Không muốn đăng thì xóa hàng
    /// đó, hoặc ghi `có` ở cột “Bản nháp”.
    ///
    /// Rows of the table are hidden or filtered out. They are content all the same and are published. Delete a row that
    /// is not to be published, or write `có` in its column “Bản nháp”.
    ///
    /// ```text
    /// hàng 7 (ẩn)
    /// ```
    ///
    /// ```text
    /// hàng 7 (hiện)
    /// ```
    pub static HIDDEN_ROWS: Note = "hidden-rows";

    /// Các hàng trống, hàng tiêu đề lặp lại, hàng đánh số cột, dòng cộng từng phần, dòng tổng cộng và mọi hàng dưới nó
    /// không phải là mục nên được bỏ qua. Xem lại nếu trong đó có hàng bạn muốn đăng.
    ///
    /// Blank rows, repeated headers, numbers of the columns, sums, the total and every row below it are no entries and
    /// are passed over. Look whether a row that you want published is among them.
    ///
    /// ```text
    /// Tổng cộng,,350
    /// Người lập bảng,,
    /// ```
    ///
    /// ```text
    /// 05/3/2025,Hội trường,350
    /// ```
    pub static SKIPPED_ROWS: Note = "skipped-rows";

    /// Trang tính không có hàng tiêu đề, hoặc đang bị ẩn, nên được bỏ qua. Thêm hàng tiêu đề hoặc cho hiện trang tính
    /// nếu nó chứa nội dung của trang.
    ///
    /// The sheet has no header row, or is hidden, and is passed over. Give it a header or unhide it where it holds
    /// content of the site.
    ///
    /// ```text
    /// trang tính “Ghi chú”
    /// ```
    ///
    /// ```text
    /// trang tính “Tháng 3” có hàng Ngày, Địa điểm
    /// ```
    pub static SKIPPED_SHEET: Note = "skipped-sheet";

    also super::annotations::CELL_COMMENT;
    also super::annotations::STRUCK_TEXT;
    also super::blank_below::BLANK_BELOW;
    also super::columns::OFFICE_COLUMN;
    also super::document_kind::UNKNOWN_DOCUMENT_KIND;
    also super::group::GROUP_ROW;
    also super::group::UNREAD_GROUP;
}
