//! What can be wrong with addresses and links.

use crate::problems;

problems! {
    /// Hai trang có cùng một địa chỉ. Thường do đường dẫn (`slug`) của một trang trùng với thư mục có sẵn.
    ///
    /// Two pages have one address. Usually the `slug` of a page is also the name of a built-in folder.
    ///
    /// ```text
    /// Đường dẫn: don-vi
    /// ```
    ///
    /// ```text
    /// Đường dẫn: cac-don-vi-dong-hanh
    /// ```
    pub static ADDRESS_TAKEN: Error = "address-taken";

    /// Một tên trong địa chỉ dài quá 255 chữ: không máy nào có tệp tên dài như vậy. Thường do cả một câu được dán vào ô `Mã`.
    ///
    /// A name in the address is longer than 255 letters: no machine has a file of such a name. Usually a whole sentence was
    /// pasted into an id.
    ///
    /// ```text
    /// Mã: buoi-hien-mau-tai-nha-van-hoa-…   # 300 chữ
    /// ```
    ///
    /// ```text
    /// Mã: nha-van-hoa-thang-7
    /// ```
    pub static LONG_NAME: Error = "long-name";

    /// Địa chỉ dài hơn 200 chữ. Máy chủ Windows thường chỉ nhận đường dẫn 260 chữ, kể cả thư mục của máy chủ, nên trang có thể
    /// không chép lên được.
    ///
    /// The address has more than 200 letters. Servers on Windows often take paths of 260 letters, with their own folders,
    /// so the page may not get there.
    ///
    /// ```text
    /// Mã: hien-mau-…-…   # 190 chữ
    /// ```
    ///
    /// ```text
    /// Mã: nha-van-hoa-thang-7
    /// ```
    pub static LONG_ADDRESS: Warning = "long-address";

    /// Đường dẫn chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, và không trùng tên dành riêng của chương trình.
    ///
    /// A slug has lower-case ASCII letters, digits and hyphens, and is none of the program's own names.
    ///
    /// ```text
    /// Đường dẫn: Giới thiệu
    /// ```
    ///
    /// ```text
    /// Đường dẫn: gioi-thieu
    /// ```
    pub static BAD_SLUG: Error = "bad-slug";

    /// Mã cũ để chuyển hướng địa chỉ cũ về trang này. Nó phải từng là một mã hợp lệ và không còn trang nào dùng.
    ///
    /// A former id redirects an old address to this page. It must have been a valid id and be in use nowhere else.
    ///
    /// ```text
    /// Mã cũ: [dot-1]   # trong khi waves/dot-1.md vẫn còn
    /// ```
    ///
    /// ```text
    /// Mã cũ: [dot-1-cu]
    /// ```
    pub static BAD_FORMER_ID: Error = "bad-former-id";

    /// Liên kết trong bài dẫn đến một mục hoặc tệp không có. Liên kết đến mục viết theo thư mục và mã, ví dụ
    /// `waves/dot-1`; liên kết đến tệp viết tên tệp nằm cạnh bài.
    ///
    /// A link in the text leads to an entry or file that is not there. Link to an entry by folder and id, as in
    /// `waves/dot-1`; link to a file by the name it has beside the text.
    ///
    /// ```text
    /// [đợt 1](waves/dot-mot)
    /// ```
    ///
    /// ```text
    /// [đợt 1](waves/dot-1)
    /// ```
    pub static BROKEN_LINK: Error = "broken-link";

    /// Tệp loại này không được đăng từ trong bài viết, vì bảng tính và tệp Word hay chứa dữ liệu riêng. Nếu đúng là tài
    /// liệu cho mọi người, hãy khai báo nó trong trường `Tệp` của một văn bản, báo cáo hoặc tài liệu.
    ///
    /// Files of this kind are not published from inside a text: spreadsheets and Word files often hold private data. If
    /// it is meant for everybody, declare it in the `file` field of a document, report or material.
    ///
    /// ```text
    /// [danh sách](danh-sach.xlsx)
    /// ```
    ///
    /// ```text
    /// [danh sách](documents/danh-sach-2023)
    /// ```
    pub static NOT_PUBLISHED: Error = "not-published";
}
