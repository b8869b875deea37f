//! What can be wrong with a file that is published beside the pages.

use crate::problems;

problems! {
    /// Hình được đăng là JPEG, PNG, WebP, GIF, AVIF hoặc SVG, nguyên vẹn và đúng với đuôi tệp. Trước khi đăng, chương
    /// trình gỡ mọi thông tin máy ảnh ghi kèm (nơi chụp, giờ chụp, tên máy, ảnh thu nhỏ, đoạn phim kèm ảnh), chỉ giữ
    /// chiều xoay và bảng màu; hình không đọc được thì không gỡ được, nên không đăng.
    ///
    /// A picture is JPEG, PNG, WebP, GIF, AVIF or SVG, whole, and what its ending says. Before it is published,
    /// everything is taken out that the camera noted (place, time, device, thumbnail, a film behind the picture), but
    /// for which side is up and the colours; where a picture cannot be read, nothing can be taken out.
    ///
    /// ```text
    /// Ảnh bìa: {Tệp: anh.jpg, Mô tả: Bà con xếp hàng}   # ảnh HEIC đã bị đổi đuôi
    /// ```
    ///
    /// ```text
    /// Ảnh bìa: {Tệp: anh.jpg, Mô tả: Bà con xếp hàng}   # lưu thành JPEG
    /// ```
    pub static BAD_PICTURE: Error = "bad-picture";

    /// Ảnh từ điện thoại nặng vài MB, người xem phải trả tiền và chờ lâu trên mạng yếu. Một ảnh rộng 1200 điểm ảnh nặng
    /// dưới 300 KB và vẫn rõ trên mọi màn hình.
    ///
    /// A picture from a phone has several MB; readers pay for it and wait on weak networks. A picture of 1200 pixels
    /// has less than 300 KB and stays clear on every screen.
    ///
    /// ```text
    /// Ảnh bìa: {Tệp: IMG_2025.jpg, Mô tả: Bà con xếp hàng}   # 4,4 MB
    /// ```
    ///
    /// ```text
    /// Ảnh bìa: {Tệp: xep-hang.jpg, Mô tả: Bà con xếp hàng}   # 180 KB
    /// ```
    pub static HEAVY_PICTURE: Warning = "heavy-picture";

    /// Hình SVG có thể chạy lệnh và gọi tệp ở nơi khác như một trang web; người mở hình sẽ chạy lệnh ấy, và máy chủ lạ
    /// biết ai đã xem. Chỉ đăng hình không có lệnh, không nhúng trang, không có liên kết hay hình ở ngoài.
    ///
    /// An SVG drawing can run commands and load files from elsewhere as a page can; whoever opens it runs them, and a
    /// stranger's server learns who looked. Only drawings without commands, pages inside, links and outside pictures
    /// are published.
    ///
    /// ```text
    /// <svg xmlns="http://www.w3.org/2000/svg"><script>…</script><circle r="4"/></svg>
    /// ```
    ///
    /// ```text
    /// <svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>
    /// ```
    pub static UNSAFE_SVG: Error = "unsafe-svg";

    /// Word, Excel và PDF ghi tên người soạn, người lưu sau cùng, người góp ý vào tệp, và ai tải tệp cũng xem được.
    /// Chương trình không sửa văn bản của cơ quan: gỡ tên bằng Word hoặc Excel (Kiểm tra tài liệu) rồi lưu lại.
    ///
    /// Word, Excel and PDF files keep the names of who made them, saved them last and commented on them, and everybody
    /// who loads the file can read them. The program does not change documents: remove the names in Word or Excel
    /// (Inspect Document) and save again.
    ///
    /// ```text
    /// Tệp: ke-hoach.docx   # Tác giả: Nguyễn Văn Mẫu
    /// ```
    ///
    /// ```text
    /// Tệp: ke-hoach.docx   # Tác giả: (trống)
    /// ```
    pub static PERSONAL_AUTHOR: Warning = "personal-author";

    /// Bảng tính khai báo để tải về được đăng nguyên tệp: mọi trang tính, cột ẩn, hàng ẩn và ghi chú đều công khai. Xem
    /// lại từng trang tính, hoặc chép phần cần đăng sang một tệp mới.
    ///
    /// A workbook that is declared as a download is published whole: all sheets, hidden columns and rows and notes are
    /// public. Look at each sheet, or copy what should be public into a new file.
    ///
    /// ```text
    /// Tệp: lich.xlsx   # trang “Lịch” và trang ẩn “Danh sách”
    /// ```
    ///
    /// ```text
    /// Tệp: lich.xlsx   # chỉ có trang “Lịch”
    /// ```
    pub static PUBLIC_SHEETS: Note = "public-sheets";
}
