//! What can be wrong with links that lead out of the site.

use crate::problems;

problems! {
    /// Liên kết ra ngoài trang không còn mở được: máy chủ nói không có trang ấy, không có máy nào mang tên ấy, hoặc
    /// không kết nối an toàn được. Người đọc bấm vào sẽ gặp trang lỗi, và nguồn của một quy định không còn xem được. Mở
    /// thử bằng trình duyệt, rồi thay bằng địa chỉ đúng hoặc bỏ liên kết. Kết quả xấu được nhớ một ngày trong
    /// `.giothong-cache/`; xóa thư mục ấy để hỏi lại ngay.
    ///
    /// A link out of the site does not open any more: the server says there is no such page, no machine has the name,
    /// or no secure connection comes about. Who follows it meets an error, and the source of a rule can no longer be
    /// read. Open it in a browser, then put the right address there or take the link out. A bad result is remembered
    /// for a day in `.giothong-cache/`; delete that folder to ask again at once.
    ///
    /// ```text
    /// url: https://bao.example.org/bai-da-go
    /// ```
    ///
    /// ```text
    /// url: https://bao.example.org/luu-tru/bai-da-go
    /// ```
    pub static DEAD_EXTERNAL_LINK: Warning = "dead-external-link";

    /// Máy chủ của liên kết lần này không trả lời được: quá chậm, đang lỗi, hoặc chuyển hướng vòng quanh. Có thể chỉ là
    /// tạm thời. Kiểm tra lại vào ngày khác; nếu vẫn vậy, mở thử bằng trình duyệt.
    ///
    /// The server of a link gave no usable answer this time: too slow, out of order, or redirects in a circle. It may
    /// pass. Check again another day; if it stays so, open the link in a browser.
    ///
    /// ```text
    /// url: https://may-chu-dang-ban.example.org/
    /// ```
    ///
    /// ```text
    /// url: https://may-chu-tra-loi.example.org/
    /// ```
    pub static UNANSWERED_LINK: Note = "unanswered-link";

    /// Trang được liên kết đã chuyển hẳn sang địa chỉ khác. Hôm nay liên kết cũ vẫn dẫn đến đó, nhưng lời chỉ đường ấy
    /// thường bị gỡ sau một thời gian. Mở địa chỉ mới, xem có còn đúng bài ấy không, rồi ghi địa chỉ mới.
    ///
    /// The page has moved to another address for good. The old link still leads there today, but such signposts are
    /// usually taken down after a while. Open the new address, see that it is still the same page, and write the new
    /// address.
    ///
    /// ```text
    /// url: http://bao.example.org/bai
    /// ```
    ///
    /// ```text
    /// url: https://bao.example.org/bai
    /// ```
    pub static LINK_MOVED_PERMANENTLY: Note = "link-moved-permanently";

    /// Không kết nối được với máy chủ nào, nên chưa biết các liên kết ra ngoài còn mở được không. Thường là máy này
    /// chưa có mạng. Nối mạng rồi chạy lại `giothong check --external`.
    ///
    /// No server could be reached at all, so nothing is known of the links out of the site. Usually this machine has no
    /// network. Connect it and run `giothong check --external` again.
    ///
    /// ```text
    /// giothong check --external (không có mạng)
    /// ```
    ///
    /// ```text
    /// giothong check --external (có mạng)
    /// ```
    pub static EXTERNAL_UNREACHABLE: Note = "external-unreachable";

    /// Mỗi lần chạy chỉ hỏi một số địa chỉ có hạn, và máy chủ nào xin được để yên thì không bị hỏi nữa. Các địa chỉ còn
    /// lại chưa được kiểm tra. Chạy lại lệnh: những địa chỉ đã hỏi được nhớ, nên lần sau sẽ hỏi tiếp phần còn lại.
    ///
    /// One run makes no more than a certain number of requests, and a server that asks to be left alone is not asked
    /// again. The other addresses were not checked. Run the command again: what was asked is remembered, so the next
    /// run goes on with the rest.
    ///
    /// ```text
    /// giothong check --external (còn 12 địa chỉ chưa hỏi)
    /// ```
    ///
    /// ```text
    /// giothong check --external (hỏi xong)
    /// ```
    pub static EXTERNAL_UNFINISHED: Note = "external-unfinished";
}
