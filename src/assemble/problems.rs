//! What can be wrong between entries.

use crate::problems;

problems! {
    /// Hai mục cùng loại có cùng một mã. Mã là địa chỉ trang nên mỗi mục phải có mã riêng.
    ///
    /// Two entries of one kind have one id. An id is an address, so each entry has its own.
    ///
    /// ```text
    /// content/drives/dot-1.md và mục `id: dot-1` trong content/drives/2023.yaml
    /// ```
    ///
    /// ```text
    /// content/drives/dot-1.md và mục `id: dot-1-sa-thay` trong content/drives/2023.yaml
    /// ```
    pub static DUPLICATE_ID: Error = "duplicate-id";

    /// Không có mục nào mang mã, tên, tên khác hoặc tên viết tắt này. Sửa theo gợi ý, hoặc tạo mục đó.
    ///
    /// No entry has this id, name, alias or abbreviation. Use a suggestion, or create the entry.
    ///
    /// ```text
    /// Đơn vị chủ trì: hctd-kontum
    /// ```
    ///
    /// ```text
    /// Đơn vị chủ trì: hctd-kon-tum
    /// ```
    pub static DANGLING_REFERENCE: Error = "dangling-reference";

    /// Có nhiều mục mang tên này, chương trình không đoán. Ghi mã; nếu mã trùng giữa hai loại, ghi cả thư mục, ví dụ
    /// `places/kon-tum`. Tên một địa bàn hay đơn vị chỉ nơi có thật vào ngày nói đến (`valid_from`, `valid_to`): chỉ khi
    /// ngày ấy vẫn có nhiều nơi cùng tên mới phải ghi mã.
    ///
    /// Several entries have this name, and the program does not guess. Give the id; where two kinds share an id, give
    /// the folder too, as in `places/kon-tum`. A name means the place or organization that exists on the day in question
    /// (`valid_from`, `valid_to`): the id is needed only where several exist on that day.
    ///
    /// ```text
    /// Đơn vị tổ chức: Đăk Hà
    /// ```
    ///
    /// ```text
    /// Đơn vị tổ chức: places/dak-ha
    /// ```
    pub static AMBIGUOUS_REFERENCE: Error = "ambiguous-reference";

    /// Mục này có thật nhưng thuộc loại khác với loại mà trường cần.
    ///
    /// The entry exists, but it is of another kind than the field needs.
    ///
    /// ```text
    /// Chiến dịch: places/kon-tum
    /// ```
    ///
    /// ```text
    /// Chiến dịch: hanh-trinh-do-2023-kt
    /// ```
    pub static WRONG_KIND: Error = "wrong-kind";

    /// Trường này nhận chữ tự do, nhưng chữ ở đây gần giống tên một mục: có lẽ gõ nhầm, và trang sẽ thiếu liên kết.
    ///
    /// The field takes free text, but this is nearly the name of an entry: perhaps a slip, and a link will be missing.
    ///
    /// ```text
    /// Đơn vị phối hợp:
    ///   - Bệnh viện Đa khoa tỉn
    /// ```
    ///
    /// ```text
    /// Đơn vị phối hợp:
    ///   - Bệnh viện Đa khoa tỉnh
    /// ```
    pub static ALMOST_A_NAME: Warning = "almost-a-name";

    /// Mã này là mã cũ của một mục đã đổi mã (trường `Mã cũ`). Liên kết vẫn dẫn đến đúng mục, nhưng sẽ hỏng khi mã cũ bị
    /// xóa hoặc được dùng cho mục khác: hãy ghi mã mới.
    ///
    /// This is a former id (`former_ids`) of an entry that has another id now. The link still leads to that entry, but
    /// fails when the former id is deleted or goes to another entry: write the new id.
    ///
    /// ```text
    /// Đợt: dot-mot   # waves/dot-1.md có `former_ids: [dot-mot]`
    /// ```
    ///
    /// ```text
    /// Đợt: dot-1
    /// ```
    pub static MOVED_LINK: Warning = "moved-link";

    /// Tệp được nhắc đến không nằm ở đó. Kiểm tra tên (chữ hoa, chữ thường, dấu) và thư mục.
    ///
    /// The file that is named is not there. Check its name (capitals, accents) and folder.
    ///
    /// ```text
    /// Tệp: Ke-hoach.pdf
    /// ```
    ///
    /// ```text
    /// Tệp: ke-hoach.pdf
    /// ```
    pub static MISSING_FILE: Error = "missing-file";

    /// Hàng chưa có mã nhận mã từ đơn vị, địa điểm, đợt và tháng của ngày được báo đầu tiên; các hàng trùng nhau thì
    /// thêm ngày, rồi thêm giờ. Những hàng này vẫn trùng. Mã là địa chỉ trang và là mã trong lịch của người đã lưu, nên
    /// không đánh số theo thứ tự hàng: thêm một hàng là địa chỉ đã công bố thành của buổi khác. Thêm cột `Mã` và dán
    /// các mã được in ra.
    ///
    /// A row without an id gets one from host, venue, wave and the month of the day that was announced first; rows that
    /// are alike get their day too, then their hour. These are alike all the same. An id is an address and stands in
    /// saved calendars, so it is not numbered by the order of the rows: one more row, and an address would be another
    /// drive's. Add a column `Mã` and paste the ids that are printed.
    ///
    /// ```text
    /// Ngày,Giờ,Địa điểm
    /// 05/3/2025,7h30,Hội trường
    /// 05/3/2025,7h30,Hội trường
    /// ```
    ///
    /// ```text
    /// Mã,Ngày,Giờ,Địa điểm
    /// hoi-truong-tang-1,05/3/2025,7h30,Hội trường
    /// hoi-truong-tang-2,05/3/2025,7h30,Hội trường
    /// ```
    pub static DERIVED_IDS: Error = "numbered-ids";

    /// Hai tệp trong `content` có cùng các hàng: một là bản sao, như `- Copy`, `(1)`, hay bản xung đột mà OneDrive,
    /// Google Drive để lại. Đăng cả hai thì mỗi buổi hiện hai lần, và sửa ở tệp này thì tệp kia vẫn còn bản cũ. So hai
    /// tệp, giữ tệp đúng, đưa tệp kia ra ngoài.
    ///
    /// Two files in `content` have the same rows: one is a copy, as `- Copy`, `(1)`, or a conflict that OneDrive or
    /// Google Drive left. With both, each drive would be there twice, and what is mended in one stays old in the other.
    /// Compare them, keep the right one, move the other out.
    ///
    /// ```text
    /// content/drives/thang-12.xlsx và content/drives/thang-12 - Copy.xlsx
    /// ```
    ///
    /// ```text
    /// content/drives/thang-12.xlsx
    /// ```
    pub static COPIED_FILE: Error = "copied-file";

    /// Tên tệp như tên một bản sao, mà các hàng khác với bản gốc. Cả hai tệp đều được đăng. Nếu tệp là một bản cũ hay
    /// bản nháp, đưa ra ngoài `content`; nếu là bảng khác, đặt tên riêng.
    ///
    /// The file has the name of a copy, and other rows than the original. Both are published. Where it is an old
    /// version or a draft, move it out of `content`; where it is another table, give it a name of its own.
    ///
    /// ```text
    /// content/drives/thang-11 - Copy.xlsx (các buổi tháng 12)
    /// ```
    ///
    /// ```text
    /// content/drives/thang-12.xlsx (các buổi tháng 12)
    /// ```
    pub static LOOKS_COPIED: Warning = "looks-copied";

    /// Bản dịch là tệp đứng cạnh bản tiếng Việt, cùng mã và thêm mã ngôn ngữ: `truoc-khi-hien.rad.md` dịch
    /// `truoc-khi-hien.md`. Không có mục nào mang mã này, có thể vì mục ấy đã đổi tên.
    ///
    /// A translation is a file beside the Vietnamese, with the same id and a language: `truoc-khi-hien.rad.md`
    /// translates `truoc-khi-hien.md`. No entry has this id; it may have been renamed.
    ///
    /// ```text
    /// content/awareness/truoc-hien.rad.md, không có content/awareness/truoc-hien.md
    /// ```
    ///
    /// ```text
    /// content/awareness/truoc-khi-hien.rad.md bên cạnh content/awareness/truoc-khi-hien.md
    /// ```
    pub static TRANSLATION_ALONE: Error = "translation-alone";

    /// Trang chỉ có những ngôn ngữ ghi trong `Các ngôn ngữ` của `content/site.yaml`: mỗi ngôn ngữ có một trang riêng và
    /// một chỗ trong danh sách. Thêm ngôn ngữ ấy, hoặc sửa tên tệp.
    ///
    /// A site has the languages named in `languages` of `content/site.yaml`: each has a page of its own and a place in
    /// the list. Add the language, or mend the name of the file.
    ///
    /// ```text
    /// Các ngôn ngữ: [{Mã ngôn ngữ: rad}]
    /// ```
    ///
    /// ```text
    /// Các ngôn ngữ: [{Mã ngôn ngữ: rad}, {Mã ngôn ngữ: jra}]
    /// ```
    pub static UNDECLARED_LANGUAGE: Error = "undeclared-language";

    /// Một mục có hai bản dịch sang cùng một ngôn ngữ, chương trình không chọn thay bạn. Gộp lại làm một tệp.
    ///
    /// One entry has two translations into one language, and the program does not choose for you. Join them in one
    /// file.
    ///
    /// ```text
    /// content/drives/dot-1.en.md và content/drives/2023/dot-1.en.md
    /// ```
    ///
    /// ```text
    /// content/drives/dot-1.en.md
    /// ```
    pub static DUPLICATE_TRANSLATION: Error = "duplicate-translation";

    /// Bản dịch có lời cho một trường mà bản tiếng Việt không có, nên lời ấy không có chỗ trên trang. Bản tiếng Việt có
    /// trước, bản dịch theo sau.
    ///
    /// A translation gives words for a field that the Vietnamese does not have, so they have no place on a page. The
    /// Vietnamese comes first, the translation follows it.
    ///
    /// ```text
    /// Tiêu đề: Before you give
    /// Tóm tắt: What to do the day before.   # bản tiếng Việt không có `summary`
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Before you give
    /// ```
    pub static NO_SOURCE_WORDS: Warning = "no-source-words";

    /// `Các ngôn ngữ` kể những thứ tiếng mà trang được dịch sang. Tiếng Việt là bản gốc của mọi trang, nên mục này được bỏ
    /// qua: không có trang `vi/` riêng.
    ///
    /// `languages` lists what the site is translated into. Vietnamese is the source of every page, so the entry is
    /// passed over: there is no page `vi/` of its own.
    ///
    /// ```text
    /// Các ngôn ngữ: [{Mã ngôn ngữ: vi}, {Mã ngôn ngữ: rad}]
    /// ```
    ///
    /// ```text
    /// Các ngôn ngữ: [{Mã ngôn ngữ: rad}]
    /// ```
    pub static SOURCE_LANGUAGE: Warning = "source-language";

    /// Người này không nêu tên nhưng cho nêu đơn vị. Đơn vị có ít hơn 20 người được tôn vinh thì ai trong đơn vị cũng
    /// đoán ra đó là ai, nên trang không nêu đơn vị. Nếu văn phòng vẫn muốn nêu, ghi `privacy: {small_units: true}`
    /// (`Riêng tư: {Nêu đơn vị ít người: có}`) trong `content/site.yaml`.
    ///
    /// This person is not named and agreed to the unit. Where fewer than 20 of a unit are honoured, its people can tell
    /// who it is, so the unit is not named. A site that names it all the same says `privacy: {small_units: true}` in
    /// `content/site.yaml`.
    ///
    /// ```text
    /// Đồng ý công khai: {Tình trạng: Đồng ý, Phạm vi: [Đơn vị], Ngày đồng ý: 01/3/2023}   # đơn vị có 3 người được tôn vinh
    /// ```
    ///
    /// ```text
    /// Đồng ý công khai: {Tình trạng: Đồng ý, Phạm vi: [Họ tên, Đơn vị], Ngày đồng ý: 01/3/2023}
    /// ```
    pub static SMALL_UNIT: Note = "small-unit";
}
