//! What can be wrong with the raw text of a file.

use crate::problems;

problems! {
    /// Một dòng dài hơn 65.536 byte không phải do người viết: có lẽ tệp bị hỏng, hoặc dấu xuống dòng bị mất khi chép.
    /// Xuống dòng giữa các đoạn văn và các mục.
    ///
    /// No person wrote a line of more than 65,536 bytes: the file is probably damaged, or its line ends were lost in
    /// copying. Break the line between paragraphs and items.
    ///
    /// ```text
    /// Tiêu đề: Hiến máu hiến máu hiến máu …
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu
    /// ```
    pub static LONG_LINE: Error = "long-line";

    /// Chữ này trông giống chữ cần viết nhưng là ký tự khác: ɓ (móc) thay cho ƀ (gạch), Ð của tiếng Iceland thay cho Đ,
    /// c̆ thay cho č, chữ Nga hay Hy Lạp giữa chữ Việt, chữ “đậm” kiểu mạng xã hội. Tìm trong trình duyệt không ra từ
    /// ấy, máy đọc màn hình đọc sai, và phông chữ có thể không có. Gõ lại từ như gợi ý.
    ///
    /// The letter looks like the one that was meant and is another: hooked ɓ for barred ƀ, the Icelandic Ð for Đ, c̆
    /// for č, a Cyrillic or Greek letter among Latin ones, the “bold” letters of social networks. Browsers do not find
    /// such a word, screen readers misread it, and a font may not have it. Type the word as suggested.
    ///
    /// ```text
    /// Địa điểm: Nhà văn hóa Ɓuôn Hồ
    /// ```
    ///
    /// ```text
    /// Địa điểm: Nhà văn hóa Ƀuôn Hồ
    /// ```
    pub static CONFUSABLE_LETTER: Warning = "confusable-letter";

    /// Ký tự này không phải chữ: ký tự điều khiển, mã dành riêng cho chương trình, dấu đầu dòng riêng của Word, hoặc
    /// dấu thay cho chữ đã mất khi chép. Trên máy người khác nó hiện thành ô vuông hay không hiện. Xóa đi và gõ lại chỗ
    /// ấy.
    ///
    /// The character is no text: a control character, a code kept for use inside programs, a bullet of Word's own
    /// fonts, or the sign of a letter that was lost in copying. Other people's machines show a box or nothing. Delete
    /// it and type the place again.
    ///
    /// ```text
    /// Tóm tắt: "\uF0B7 Hiến máu tháng 4"
    /// ```
    ///
    /// ```text
    /// Tóm tắt: Hiến máu tháng 4
    /// ```
    pub static UNPRINTABLE_CHARACTER: Error = "unprintable-character";

    /// Chữ này gõ bằng bảng mã cũ (TCVN3, VNI, VISCII hoặc font Tây Nguyên), chỉ đúng khi máy có đúng phông chữ ấy.
    /// Trên trang, người đọc sẽ thấy chữ hỏng, và máy đọc màn hình, tìm kiếm đều không hiểu. `giothong convert-text
    /// TỆP` cho xem từng dòng trước và sau khi đổi sang Unicode; thêm `--write` thì ghi, và giữ bản gốc bên cạnh.
    ///
    /// This was typed in an old encoding (TCVN3, VNI, VISCII or a font of the highlands), which is right in its own
    /// font alone. On the site readers would see broken words, and neither screen readers nor search would understand
    /// them. `giothong convert-text FILE` shows every line before and after; with `--write` it writes, and keeps the
    /// original beside.
    ///
    /// ```text
    /// Tiêu đề: HiÕn m¸u t×nh nguyÖn
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tình nguyện
    /// ```
    pub static LEGACY_TEXT: Error = "legacy-text";

    /// Chữ có dấu ở đây đã thành hai, ba ký tự lạ: tệp vốn là UTF-8, nhưng một chương trình đã mở nó bằng bảng mã khác
    /// (Windows-1252, Windows-1258 hay của máy Mac cũ) rồi lưu lại. Đăng lên thì không ai đọc được. `giothong
    /// convert-text TỆP` cho xem từng dòng trước và sau khi đổi lại; thêm `--write` thì ghi, và giữ bản gốc bên cạnh.
    /// Chữ nào đã mất hẳn (�) thì phải gõ lại, nên nếu còn tệp gốc thì mở tệp gốc rồi lưu bằng “CSV UTF-8”.
    ///
    /// Letters with marks have become two or three strange characters here: the file was UTF-8, and a program opened it
    /// as another code page (Windows-1252, Windows-1258 or that of older Macintoshes) and saved it. Nobody could read
    /// it on the site. `giothong convert-text FILE` shows every line before and after; with `--write` it writes, and
    /// keeps the original beside. Letters that are lost (�) must be typed again, so where there is an original, open
    /// that and save it as “CSV UTF-8”.
    ///
    /// ```text
    /// Tiêu đề: Hiáº¿n mÃ¡u tÃ¬nh nguyá»‡n
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tình nguyện
    /// ```
    pub static MISREAD_UTF8: Error = "misread-utf8";
}
