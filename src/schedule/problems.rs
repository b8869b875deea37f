//! Problems of the comparison with the site built last.

use crate::problems;

problems! {
    /// Ngày, giờ, địa điểm hoặc tình trạng của một buổi khác với trang đã dựng lần trước, mà `Lịch sử` không có dòng
    /// nào nói điều trước đó. Người đã ghi lịch cũ chỉ được báo qua dòng ấy: không có nó thì lịch trong điện thoại,
    /// trang “Hôm nay” và nguồn tin đều không nói là có đổi. Trong bảng, các cột `Ngày cũ`, `Giờ cũ`, `Địa điểm cũ`,
    /// `Lý do` nói thay cho `Lịch sử`. So sánh với thư mục `output`; trang dựng với `--drafts` hay `--now` không được
    /// so.
    ///
    /// The day, hours, place or status of a drive is not as in the site built last, and no line of `history` says what
    /// was true before. People who noted the old time learn of the change from that line alone: without it calendars,
    /// the page of changes and feeds do not say that anything changed. In a table the columns `Ngày cũ`, `Giờ cũ`, `Địa
    /// điểm cũ` and `Lý do` take the place of `history`. The folder `output` is compared; a site built with `--drafts`
    /// or `--now` is not.
    ///
    /// ```text
    /// Thời gian: 27/3/2026
    /// ```
    ///
    /// ```text
    /// Thời gian: 27/3/2026
    /// Lịch sử: [{Ngày: 10/3/2026, Trước đó: {Thời gian: 20/3/2026}, Lý do: Trùng lịch}]
    /// ```
    pub static UNEXPLAINED_CHANGE: Warning = "unexplained-change";

    /// `Trừ` là những ngày chưa ai được báo là có. Ngày này đã có trên trang dựng lần trước, nên bỏ nó đi là hủy một
    /// buổi: hãy ghi nó vào `Thay đổi` của `Lặp lại`, với tình trạng và lý do. Khi đó ngày ấy vẫn còn trong lịch, ghi là
    /// đã hủy.
    ///
    /// `except` holds days that nobody was told of. This day stands in the site built last, so that leaving it out
    /// calls off a drive: write it into `changes` of `repeats`, with its status and the reason. Then it stays in
    /// calendars, as cancelled.
    ///
    /// ```text
    /// Lặp lại:
    ///   Mỗi: tuần
    ///   Trừ: [16/3/2026]
    /// ```
    ///
    /// ```text
    /// Lặp lại:
    ///   Mỗi: tuần
    ///   Thay đổi:
    ///     - {Ngày: 16/3/2026, Tình trạng: Đã hủy, Lý do: Mất điện}
    /// ```
    pub static UNEXPLAINED_EXCEPTION: Warning = "unexplained-exception";

    /// Buổi này có ít thay đổi hơn trên trang dựng lần trước. Số thay đổi là số lần sửa (SEQUENCE) trong lịch; khi nó
    /// giảm, lịch trong điện thoại bỏ qua mọi thay đổi sau đó.
    ///
    /// This drive has fewer changes than in the site built last. Their number is the SEQUENCE of its calendar entry;
    /// once it falls, calendar programs ignore every later change.
    ///
    /// ```text
    /// Thời gian: 27/3/2026
    /// ```
    ///
    /// ```text
    /// Thời gian: 27/3/2026
    /// Lịch sử: [{Ngày: 10/3/2026, Trước đó: {Thời gian: 20/3/2026}, Lý do: Trùng lịch}]
    /// ```
    pub static LOST_HISTORY: Warning = "lost-history";

    /// Một buổi có trên trang dựng lần trước nay không còn trong nội dung. Người đã lưu địa chỉ sẽ gặp trang lỗi, người
    /// đã ghi lịch không biết là buổi không diễn ra. Buổi bị hủy thì giữ lại ít nhất 90 ngày với tình trạng `Đã hủy`;
    /// buổi đổi mã thì ghi mã cũ vào `Mã cũ` của mục mới.
    ///
    /// A drive of the site built last is no longer in the content. Who saved its address meets an error, who noted its
    /// day does not learn that it is off. Keep a cancelled drive for at least 90 days, as `cancelled`; where an id
    /// changed, put the old one into `former_ids` of the new entry.
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tại Nhà rông
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tại Nhà rông
    /// Mã cũ: [nha-rong]
    /// ```
    pub static VANISHED: Warning = "vanished";

    /// Mã của một hàng lấy theo tháng của ngày được báo lần đầu. Hàng này nay ở tháng khác mà không có `Ngày cũ`, nên
    /// nó thành một buổi mới và địa chỉ cũ mất đi. Buổi đổi ngày thì ghi ngày trước vào cột `Ngày cũ`; chỉ sửa ngày ghi
    /// nhầm thì ghi mã cũ vào cột `Mã`.
    ///
    /// The id of a row carries the month of the day readers were told first. This row stands in another month now and
    /// has no `Ngày cũ`, so that it is a new drive and its old address is lost. If the day was moved, write the former
    /// one into the column `Ngày cũ`; if a mistake was mended, write the old id into the column `Mã`.
    ///
    /// ```text
    /// Ngày: 03/10/2027
    /// ```
    ///
    /// ```text
    /// Ngày: 03/10/2027; Ngày cũ: 26/9/2027
    /// ```
    pub static MOVED_ROW: Warning = "moved-row";
}
