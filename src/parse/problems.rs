//! What can be wrong with the form of a file.

use crate::problems;

problems! {
    /// Phần YAML không đúng cú pháp nên cả tệp chưa đọc được. Thường do: thiếu dấu cách sau dấu hai chấm, thụt đầu dòng
    /// lệch, dấu ngoặc kép mở mà không đóng.
    ///
    /// The YAML is not well-formed, so the file cannot be read yet. Usual causes: no space behind a colon, uneven
    /// indentation, a quotation mark that is never closed.
    ///
    /// ```text
    /// Tiêu đề: "Hiến máu
    /// Thời gian: 07/4/2023
    /// ```
    ///
    /// ```text
    /// Tiêu đề: "Hiến máu"
    /// Thời gian: 07/4/2023
    /// ```
    pub static BAD_YAML: Error = "bad-yaml";

    /// Đầu dòng YAML phải thụt bằng dấu cách, không bằng phím Tab.
    ///
    /// YAML lines are indented with spaces, not with tabs.
    ///
    /// ```text
    /// Kết quả:
    /// 	Số người hiến: 120
    /// ```
    ///
    /// ```text
    /// Kết quả:
    ///   Số người hiến: 120
    /// ```
    pub static TAB_INDENT: Error = "tab-indent";

    /// Một trường bắt đầu bằng dấu cách, dưới một trường đã có nội dung, nên YAML coi nó là phần tiếp theo của nội dung
    /// ấy. Các trường của một mục bắt đầu ở cùng một cột. Thường là do xóa dấu `#` của một dòng mẫu mà để lại dấu cách.
    ///
    /// A field begins with a space, below a field that has a value, so that YAML takes it for more of that value. The
    /// fields of an entry begin in one column. Usually the `#` of a line of the template was deleted and the space
    /// stayed.
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tại chợ
    ///  Địa điểm: Chợ Mẫu
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tại chợ
    /// Địa điểm: Chợ Mẫu
    /// ```
    pub static INDENTED_FIELD: Error = "indented-field";

    /// Sau dấu hai chấm của tên trường phải có một dấu cách; không có thì cả dòng bị coi là chữ.
    ///
    /// The colon behind the name of a field needs a space behind it; without one the whole line is taken for text.
    ///
    /// ```text
    /// Tiêu đề:Hiến máu tại chợ
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tại chợ
    /// ```
    pub static MISSING_SPACE: Error = "missing-space";

    /// Nội dung có dấu hai chấm kèm dấu cách thì phải đặt trong ngoặc kép, nếu không YAML hiểu là một trường mới.
    ///
    /// Text that holds a colon and a space stands in quotation marks, or YAML takes it for a new field.
    ///
    /// ```text
    /// Tiêu đề: Thông báo: hiến máu tháng 4
    /// ```
    ///
    /// ```text
    /// Tiêu đề: "Thông báo: hiến máu tháng 4"
    /// ```
    pub static UNQUOTED_COLON: Error = "unquoted-colon";

    /// Nội dung không dùng bí danh YAML (`&tên`, `*tên`): hãy viết lại giá trị ở từng chỗ.
    ///
    /// Content uses no YAML aliases (`&name`, `*name`): write the value out at each place.
    ///
    /// ```text
    /// Đơn vị chủ trì: *hoi
    /// ```
    ///
    /// ```text
    /// Đơn vị chủ trì: hctd-kon-tum
    /// ```
    pub static ALIAS: Error = "yaml-alias";

    /// YAML coi mọi thứ sau dấu cách và dấu # là ghi chú rồi bỏ đi. Nếu dấu # thuộc nội dung, đặt cả nội dung trong
    /// ngoặc kép; nếu là ghi chú, thêm một dấu cách sau #.
    ///
    /// YAML takes everything behind a space and # for a comment and drops it. Where # belongs to the text, put the text
    /// in quotation marks; for a comment put a space behind #.
    ///
    /// ```text
    /// Địa điểm: Phòng họp #2
    /// ```
    ///
    /// ```text
    /// Địa điểm: "Phòng họp #2"
    /// ```
    pub static COMMENT_IN_TEXT: Error = "comment-in-text";

    /// Các nhóm lồng nhau quá sâu. Không trường nào cần quá vài tầng: có lẽ tệp bị hỏng.
    ///
    /// Groups are nested too deeply. No field needs more than a few levels: the file is probably damaged.
    ///
    /// ```text
    /// Tiêu đề: [[[[[[[[…]]]]]]]]
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu
    /// ```
    pub static TOO_DEEP: Error = "too-deep";

    /// Một tệp YAML chỉ chứa một tài liệu. Bỏ dòng `---` ở giữa, hoặc tách thành hai tệp.
    ///
    /// A YAML file holds one document. Remove the `---` in the middle, or split the file.
    ///
    /// ```text
    /// - Tiêu đề: Một
    /// ---
    /// - Tiêu đề: Hai
    /// ```
    ///
    /// ```text
    /// - Tiêu đề: Một
    /// - Tiêu đề: Hai
    /// ```
    pub static SEVERAL_DOCUMENTS: Error = "several-documents";

    /// Tệp .md phải bắt đầu bằng phần khai báo giữa hai dòng `---`.
    ///
    /// A .md file begins with front matter between two lines `---`.
    ///
    /// ```text
    /// # Hiến máu
    /// ```
    ///
    /// ```text
    /// ---
    /// Tiêu đề: Hiến máu
    /// Thời gian: 07/4/2023
    /// ---
    /// Nội dung…
    /// ```
    pub static NO_FRONT_MATTER: Error = "no-front-matter";

    /// Phần khai báo mở bằng `---` nhưng không có dòng `---` đóng lại.
    ///
    /// The front matter opens with `---` and no second line `---` closes it.
    ///
    /// ```text
    /// ---
    /// Tiêu đề: Hiến máu
    /// Nội dung…
    /// ```
    ///
    /// ```text
    /// ---
    /// Tiêu đề: Hiến máu
    /// ---
    /// Nội dung…
    /// ```
    pub static OPEN_FRONT_MATTER: Error = "open-front-matter";

    /// Ở đây cần các dòng `tên trường: giá trị` (hoặc, trong tệp bảng, một danh sách các nhóm như thế).
    ///
    /// Lines `field: value` belong here (or, in a table file, a list of such groups).
    ///
    /// ```text
    /// Hiến máu ngày 07/4/2023
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu
    /// Thời gian: 07/4/2023
    /// ```
    pub static NOT_A_MAPPING: Error = "not-fields";

    /// Mỗi mục trong tệp danh sách cần một mã (`id` hoặc `Mã`): mã trở thành địa chỉ trang và không đổi về sau.
    ///
    /// Each row of a list needs an `id` (`Mã`): it becomes the address of the page and never changes.
    ///
    /// ```text
    /// - Tiêu đề: Hiến máu
    ///   Thời gian: 07/4/2023
    /// ```
    ///
    /// ```text
    /// - id: hien-mau-07-4
    ///   Tiêu đề: Hiến máu
    ///   Thời gian: 07/4/2023
    /// ```
    pub static MISSING_ROW_ID: Error = "missing-row-id";

    /// Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, và không phải tên mà Windows giữ cho thiết bị (con,
    /// prn, aux, nul, com1…).
    ///
    /// An id has lower-case ASCII letters, digits and hyphens only, and is no name that Windows keeps for a device
    /// (con, prn, aux, nul, com1…).
    ///
    /// ```text
    /// id: Đợt 1
    /// ```
    ///
    /// ```text
    /// id: dot-1
    /// ```
    pub static BAD_ID: Error = "bad-id";

    /// Thư mục này không thuộc loại nội dung nào, nên tệp trong đó sẽ không bao giờ lên trang.
    ///
    /// The folder belongs to no kind of content, so its files would never reach the site.
    ///
    /// ```text
    /// content/drive/hien-mau.md
    /// ```
    ///
    /// ```text
    /// content/drives/hien-mau.md
    /// ```
    pub static UNKNOWN_FOLDER: Error = "unknown-folder";

    /// Nội dung được viết trong tệp .md, .yaml, hoặc trong bảng .xlsx, .ods, .csv, .tsv. Bảng loại khác (.xls cũ,
    /// .numbers…) không được đọc: mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx.
    ///
    /// Content is written in .md or .yaml files, or in tables: .xlsx, .ods, .csv, .tsv. Tables of other kinds (an old
    /// .xls, .numbers…) are not read: open one in Excel or LibreOffice and save it as .xlsx.
    ///
    /// ```text
    /// content/drives/2023.xls
    /// ```
    ///
    /// ```text
    /// content/drives/2023.xlsx
    /// ```
    pub static UNKNOWN_FILE: Error = "unknown-file";

    /// Tệp Word hay PDF trong thư mục nội dung không được đọc: trang chỉ đăng nó để tải về, khi một mục khai báo nó. Bảng
    /// lịch trong tệp Word thì chép sang Excel, lưu thành .xlsx vào cùng thư mục.
    ///
    /// A Word or PDF file among the content is not read: the site publishes it only as a download, where an entry
    /// declares it. Copy a schedule in a Word file into Excel and save it as .xlsx in the same folder.
    ///
    /// ```text
    /// content/drives/Lịch tháng 12.docx
    /// ```
    ///
    /// ```text
    /// content/drives/Lịch tháng 12.xlsx
    /// ```
    pub static UNREAD_DOCUMENT: Note = "unread-document";

    /// Trong bài viết không dùng mã HTML: nó có thể làm hỏng trang hoặc gọi ra trang khác. Dùng Markdown; muốn hiện dấu
    /// < hãy viết \<.
    ///
    /// Text holds no HTML: it may break the page or call other sites. Use Markdown; write \< for a plain <.
    ///
    /// ```text
    /// <font color=red>Quan trọng</font>
    /// ```
    ///
    /// ```text
    /// **Quan trọng**
    /// ```
    pub static RAW_HTML: Error = "raw-html";

    /// Liên kết chỉ được dẫn đến https://, http://, tel:, mailto:, một mục của trang (ví dụ `waves/dot-1`) hoặc một tệp
    /// cạnh nội dung.
    ///
    /// A link leads to https://, http://, tel:, mailto:, an entry of the site (such as `waves/dot-1`) or a file beside
    /// the content.
    ///
    /// ```text
    /// [bấm đây](javascript:alert(1))
    /// ```
    ///
    /// ```text
    /// [đợt 1](waves/dot-1)
    /// ```
    pub static BAD_LINK: Error = "bad-link";

    /// Tiêu đề cấp 1 (`#`) của trang là tiêu đề của mục. Trong bài hãy bắt đầu từ cấp 2 (`##`) và không nhảy cấp.
    ///
    /// The page's heading of level 1 (`#`) is the entry's title. Begin the text with level 2 (`##`) and skip none.
    ///
    /// ```text
    /// # Thời gian
    /// ```
    ///
    /// ```text
    /// ## Thời gian
    /// ```
    pub static HEADING_ONE: Error = "heading-one";

    /// Word, Zalo và trang web hay mang theo ký tự trông giống dấu cách, dấu ngoặc kép hay dấu hai chấm nhưng không
    /// phải. Ở tên trường, đầu dòng và sau dấu hai chấm, YAML chỉ hiểu dấu thường. Xóa ký tự ấy rồi gõ lại bằng bàn
    /// phím.
    ///
    /// Word and web pages bring along characters that look like a space, a quotation mark or a colon and are others. In
    /// names of fields, at the start of a line and behind a colon, YAML knows the plain ones only. Delete the character
    /// and type it again.
    ///
    /// ```text
    /// “title”: Hiến máu tháng 4
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tháng 4
    /// ```
    pub static ODD_CHARACTER: Error = "odd-character";

    /// Liên kết không có chữ thì không ai thấy để bấm, và máy đọc màn hình không biết đọc gì. Viết chữ trong ngoặc
    /// vuông; nếu trong đó là ảnh, tả ảnh.
    ///
    /// Nobody sees a link without words, and a screen reader has nothing to say. Write words between the square
    /// brackets; where a picture stands there, describe it.
    ///
    /// ```text
    /// [](waves/dot-1)
    /// ```
    ///
    /// ```text
    /// [Đợt 1](waves/dot-1)
    /// ```
    pub static EMPTY_LINK: Error = "empty-link";

    /// Hai dấu sao ở đây sẽ hiện nguyên trên trang: chữ đậm cần `**` ở cả hai đầu. Thêm dấu còn thiếu ngay sát chữ; nếu
    /// đúng là dấu sao, viết `\*\*`.
    ///
    /// These two asterisks would stand on the page: bold needs `**` at both ends. Add the missing ones right at the words;
    /// for plain asterisks write `\*\*`.
    ///
    /// ```text
    /// **Lưu ý: mang theo căn cước
    /// ```
    ///
    /// ```text
    /// **Lưu ý:** mang theo căn cước
    /// ```
    pub static STRAY_BOLD: Warning = "stray-bold";

    /// Bản dịch chỉ có lời: tên, tóm tắt, bài viết. Ngày, giờ, nơi, tình trạng, con số và mọi dữ kiện khác được ghi một
    /// lần trong bản tiếng Việt và hiện đúng như thế ở mọi thứ tiếng, nên khi sửa chỉ phải sửa một chỗ. Xóa trường này
    /// khỏi bản dịch.
    ///
    /// A translation holds words: title, summary, text. Days, hours, places, states, numbers and every other fact are
    /// written once in the Vietnamese and shown alike in every language, so that a change is made in one place. Delete
    /// the field from the translation.
    ///
    /// ```text
    /// Tiêu đề: Blood drive at the town hall
    /// Thời gian: 07/4/2025
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Blood drive at the town hall
    /// ```
    pub static TRANSLATED_FACT: Error = "translated-fact";


    also super::beside_days::DAY_SAYS_OTHERWISE;
    also super::outline::BAD_OUTLINE;
    also super::said_elsewhere::SAID_ELSEWHERE;
    also super::several_venues::SEVERAL_VENUES;
}
