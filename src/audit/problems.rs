//! What can be wrong with finished pages.

use crate::problems;

problems! {
    /// Một trang đã dựng xong dẫn đến trang hoặc tệp không có: người bấm vào sẽ gặp trang lỗi. Thường do mẫu của giao
    /// diện, hoặc do thẻ HTML viết trong bài. Trong mẫu, viết `{{ page.root }}` trước mọi địa chỉ; địa chỉ của một
    /// trang kết thúc bằng `/`.
    ///
    /// A finished page leads to a page or file that is not there: who follows it meets an error. It usually comes from
    /// a template of the theme, or from HTML in a text. In templates, put `{{ page.root }}` before every address; the
    /// address of a page ends in `/`.
    ///
    /// ```text
    /// <a href="../dot/dot-1">Đợt 1</a>
    /// ```
    ///
    /// ```text
    /// <a href="../dot/dot-1/">Đợt 1</a>
    /// ```
    pub static DEAD_LINK: Error = "dead-link";

    /// Liên kết dẫn đến một phần của trang (`#…`) mà trang ấy không có phần tử nào mang `id` đó: người bấm vào không
    /// được đưa đến đâu. Sửa liên kết, hoặc đặt `id` cho phần muốn đến.
    ///
    /// A link leads to a part of a page (`#…`), and no element of that page has this `id`: who follows it is taken
    /// nowhere. Mend the link, or give the part its `id`.
    ///
    /// ```text
    /// <a href="#lien-he">Liên hệ</a> … <h2>Liên hệ</h2>
    /// ```
    ///
    /// ```text
    /// <a href="#lien-he">Liên hệ</a> … <h2 id="lien-he">Liên hệ</h2>
    /// ```
    pub static DEAD_FRAGMENT: Error = "dead-fragment";

    /// Địa chỉ bắt đầu bằng `/` tính từ gốc máy chủ, nên hỏng khi trang đặt trong một thư mục hoặc mở từ ổ đĩa. Viết
    /// địa chỉ tính từ chính trang đó: trong mẫu, `{{ page.root }}` rồi đến địa chỉ. Chỉ `404.html` cần `/`.
    ///
    /// An address that begins with `/` starts at the root of the server, so it fails where the site is in a folder, or
    /// is opened from a disk. Write it from the page itself: in templates, `{{ page.root }}` and then the address. Only
    /// `404.html` needs `/`.
    ///
    /// ```text
    /// <a href="/lich-hien-mau/">Lịch</a>
    /// ```
    ///
    /// ```text
    /// <a href="{{ page.root }}lich-hien-mau/">Lịch</a>
    /// ```
    pub static ROOTED_ADDRESS: Error = "rooted-address";

    /// Máy chủ hiện `404.html` ở bất kỳ địa chỉ nào, nên địa chỉ tính từ trang sẽ dẫn sai chỗ. Trong mẫu, viết `{{
    /// page.root }}` trước địa chỉ: ở trang này nó bắt đầu bằng `/`.
    ///
    /// A server shows `404.html` at any address, so an address that starts from the page leads astray. In the template,
    /// put `{{ page.root }}` before it: on this page it begins with `/`.
    ///
    /// ```text
    /// <a href="lich-hien-mau/">Lịch</a>
    /// ```
    ///
    /// ```text
    /// <a href="{{ page.root }}lich-hien-mau/">Lịch</a>
    /// ```
    pub static RELATIVE_ON_404: Error = "relative-on-404";

    /// Trang tải hình, kiểu chữ, mã lệnh hay khung từ máy chủ khác: nơi đó biết ai đang xem trang, và khi nơi đó hỏng
    /// thì trang cũng hỏng. Để tệp trong `assets/` của giao diện hoặc cạnh bài viết; với video và bản đồ, chỉ đặt liên
    /// kết.
    ///
    /// The page loads a picture, style, script or frame from another host: that host learns who reads the page, and
    /// when it fails, the page fails. Put the file into the theme's `assets/` or beside the text; link to videos and
    /// maps.
    ///
    /// ```text
    /// <img src="https://anh.example/bang.jpg" alt="Bảng">
    /// ```
    ///
    /// ```text
    /// <img src="../tep/bang.jpg" alt="Bảng">
    /// ```
    pub static THIRD_PARTY: Error = "third-party";

    /// Mã lệnh viết thẳng vào trang (`<script>`, `onclick`, `javascript:`) không chạy dưới chính sách bảo mật của
    /// trang. Để mã lệnh thành tệp trong `assets/` của giao diện. Dữ liệu `application/ld+json` thì được.
    ///
    /// Code written into a page (`<script>`, `onclick`, `javascript:`) does not run under the site's security policy.
    /// Put it into a file of the theme's `assets/`. Data of the type `application/ld+json` is fine.
    ///
    /// ```text
    /// <button onclick="print()">In</button>
    /// ```
    ///
    /// ```text
    /// <script src="{{ page.root }}assets/in.js" defer></script>
    /// ```
    pub static INLINE_SCRIPT: Error = "inline-script";

    /// Thẻ `<html>` phải nói trang viết bằng tiếng gì, để máy đọc màn hình đọc đúng giọng và trình duyệt không dịch
    /// sai.
    ///
    /// `<html>` must say the language of the page, so that screen readers use the right voice and browsers do not
    /// mistranslate.
    ///
    /// ```text
    /// <html>
    /// ```
    ///
    /// ```text
    /// <html lang="{{ page.lang }}">
    /// ```
    pub static MISSING_LANG: Error = "missing-lang";

    /// `lang` ghi mã ngôn ngữ theo BCP 47: `vi`, `en`, `rad`, `km`.
    ///
    /// `lang` holds a language tag as in BCP 47: `vi`, `en`, `rad`, `km`.
    ///
    /// ```text
    /// <p lang="tiếng Việt">
    /// ```
    ///
    /// ```text
    /// <p lang="vi">
    /// ```
    pub static BAD_LANG: Error = "bad-lang";

    /// Trang có bản tiếng khác kể mọi bản bằng `<link rel="alternate" hreflang>`: chính nó, từng bản kia, và một
    /// `x-default`, mỗi thứ tiếng một lần. Bản được kể phải có và phải kể lại trang này; nếu không, máy tìm kiếm bỏ qua
    /// tất cả. Trong mẫu, viết `page.alternates`, đừng tự viết địa chỉ.
    ///
    /// A page with counterparts in other languages lists them all by `<link rel="alternate" hreflang>`: itself, each
    /// other one, and an `x-default`, a language once. Each must be there and list this page in turn; otherwise search
    /// engines ignore them all. In templates, write `page.alternates`, not addresses of your own.
    ///
    /// ```text
    /// <link rel="alternate" hreflang="en" href="https://hienmau.example/en/">
    /// ```
    ///
    /// ```text
    /// {% for a in page.alternates %}<link rel="alternate" hreflang="{{ a.lang }}" href="{{ a.url }}">{% endfor %}
    /// ```
    pub static BAD_ALTERNATE: Error = "bad-alternate";

    /// Một tệp đã dựng xong có mã mà Unicode dành riêng cho bên trong chương trình (như U+FDD0, U+FFFE): nơi khác có
    /// thể từ chối cả tệp. Tìm và xóa nó trong mẫu của giao diện; nếu không có ở đó, đây là lỗi của chương trình.
    ///
    /// A finished file holds a code that Unicode keeps for the inside of programs (such as U+FDD0, U+FFFE): others may
    /// refuse the whole file. Find and delete it in the templates of the theme; if it is not there, it is a mistake of
    /// the program.
    ///
    /// ```text
    /// <p>Xin chào U+FFFE</p>
    /// ```
    ///
    /// ```text
    /// <p>Xin chào</p>
    /// ```
    pub static NONCHARACTER: Error = "noncharacter";

    /// Ảnh phải có `Mô tả` nói trong ảnh có gì, cho người không nhìn thấy ảnh và khi mạng chậm. Ảnh chỉ để trang trí thì
    /// viết `alt=""`. Hình vẽ `<svg role="img">` có tên trong `aria-label` hoặc `<title>`.
    ///
    /// A picture needs an `alt` that says what it shows, for people who do not see it and for slow networks. A picture
    /// that only decorates has `alt=""`. A drawing `<svg role="img">` has its name in `aria-label` or `<title>`.
    ///
    /// ```text
    /// <img src="tep/hoi-truong.jpg">
    /// ```
    ///
    /// ```text
    /// <img src="tep/hoi-truong.jpg" alt="Hội trường ngày hiến máu">
    /// ```
    pub static MISSING_ALT: Error = "missing-alt";

    /// Liên kết hoặc nút không có chữ: người dùng máy đọc màn hình không biết nó để làm gì. Viết chữ bên trong; nếu chỉ
    /// có hình thì thêm `aria-label`, hoặc `Mô tả` của ảnh.
    ///
    /// A link or button has no text: who uses a screen reader cannot know what it is for. Write text into it; where
    /// there is only a picture, add `aria-label` or the picture's `alt`.
    ///
    /// ```text
    /// <a href="tel:…"><svg>…</svg></a>
    /// ```
    ///
    /// ```text
    /// <a href="tel:…" aria-label="Gọi văn phòng"><svg>…</svg></a>
    /// ```
    pub static NAMELESS: Error = "nameless-link";

    /// Ô nhập, ô chọn không có nhãn: người dùng máy đọc màn hình không biết phải điền gì. Đặt `<label for>` với `id` của ô,
    /// đặt ô bên trong `<label>`, hoặc thêm `aria-label`. Chữ mờ trong ô (`placeholder`) không thay được nhãn.
    ///
    /// A field has no label: who uses a screen reader cannot know what to enter. Give it a `<label for>` with its `id`, put
    /// it into a `<label>`, or add `aria-label`. A `placeholder` is no label.
    ///
    /// ```text
    /// <input id="q" type="search" placeholder="Tìm">
    /// ```
    ///
    /// ```text
    /// <label for="q">Tìm</label> <input id="q" type="search">
    /// ```
    pub static UNLABELLED_FIELD: Error = "unlabelled-field";

    /// `for`, `aria-labelledby` hoặc `aria-describedby` nêu một `id` mà trang không có, nên nhãn hay lời mô tả ấy không đến
    /// được ai. Sửa `id`, hoặc bỏ thuộc tính.
    ///
    /// `for`, `aria-labelledby` or `aria-describedby` names an `id` that the page does not have, so nobody gets this label
    /// or description. Mend the `id`, or take the attribute out.
    ///
    /// ```text
    /// <label for="noi">Nơi ở</label> <select id="khu-vuc">…</select>
    /// ```
    ///
    /// ```text
    /// <label for="khu-vuc">Nơi ở</label> <select id="khu-vuc">…</select>
    /// ```
    pub static DEAD_LABEL: Error = "dead-label";

    /// Bảng không có ô tiêu đề (`<th>`): máy đọc màn hình đọc từng số mà không nói số của cái gì. Đặt `<th>` ở đầu cột hoặc
    /// đầu hàng; bảng chỉ để sắp chỗ thì ghi `role="presentation"`.
    ///
    /// A table has no header cell (`<th>`): screen readers read its numbers and not what they are of. Put a `<th>` at the
    /// head of columns or rows; a table that only arranges things says `role="presentation"`.
    ///
    /// ```text
    /// <table><tr><td>Đơn vị<td>Chỉ tiêu</table>
    /// ```
    ///
    /// ```text
    /// <table><tr><th>Đơn vị<th>Chỉ tiêu</table>
    /// ```
    pub static BARE_TABLE: Error = "bare-table";

    /// Người dùng máy đọc màn hình đi trong trang theo các phần lớn: nội dung chính (`<main>`, mỗi trang một), các thanh dẫn
    /// (`<nav>`), các vùng có tên. Hai phần cùng loại phải có tên khác nhau trong `aria-label` hoặc `aria-labelledby`.
    ///
    /// Users of screen readers move by the large parts of a page: its content (`<main>`, one on a page), what leads elsewhere
    /// (`<nav>`), regions with a name. Two of a kind need different names in `aria-label` or `aria-labelledby`.
    ///
    /// ```text
    /// <nav>…</nav> … <nav>…</nav>
    /// ```
    ///
    /// ```text
    /// <nav aria-label="Các phần">…</nav> … <nav aria-label="Các tháng">…</nav>
    /// ```
    pub static REPEATED_LANDMARK: Error = "repeated-landmark";

    /// Khung hiện một tài liệu khác trong trang (`<iframe>`, `<object>`, `<embed>`) cần `title` nói trong đó có gì.
    ///
    /// A frame that shows another document inside the page (`<iframe>`, `<object>`, `<embed>`) needs a `title` that says
    /// what it is.
    ///
    /// ```text
    /// <object data="ban-do.svg"></object>
    /// ```
    ///
    /// ```text
    /// <object data="ban-do.svg" title="Bản đồ các điểm hiến máu"></object>
    /// ```
    pub static UNTITLED_FRAME: Error = "untitled-frame";

    /// Trong một trang, mỗi `id` chỉ có một lần; nếu không, liên kết `#…` và nhãn của ô nhập dẫn đến chỗ đầu tiên.
    ///
    /// An `id` stands once on a page; otherwise `#…` links and labels of fields lead to the first place only.
    ///
    /// ```text
    /// <h2 id="lich">Tháng 4</h2> … <h2 id="lich">Tháng 5</h2>
    /// ```
    ///
    /// ```text
    /// <h2 id="thang-4">Tháng 4</h2> … <h2 id="thang-5">Tháng 5</h2>
    /// ```
    pub static DUPLICATE_HTML_ID: Error = "duplicate-html-id";

    /// Mỗi trang có đúng một `<h1>`: tên của trang. Máy đọc màn hình và máy tìm kiếm dựa vào đó.
    ///
    /// A page has exactly one `<h1>`: its name. Screen readers and search engines rely on it.
    ///
    /// ```text
    /// <h1>Giọt Hồng</h1> … <h1>Lịch hiến máu</h1>
    /// ```
    ///
    /// ```text
    /// <p>Giọt Hồng</p> … <h1>Lịch hiến máu</h1>
    /// ```
    pub static HEADING_ONE: Warning = "page-heading";

    /// Đề mục đi xuống từng cấp: dưới `h2` là `h3`, không phải `h4`. Bỏ cấp làm người dùng máy đọc màn hình tưởng thiếu
    /// một phần.
    ///
    /// Headings go down one level at a time: below `h2` comes `h3`, not `h4`. A missing level makes users of screen
    /// readers think that a part is missing.
    ///
    /// ```text
    /// <h2>Lịch</h2> <h4>Tháng 4</h4>
    /// ```
    ///
    /// ```text
    /// <h2>Lịch</h2> <h3>Tháng 4</h3>
    /// ```
    pub static HEADING_SKIPPED: Error = "heading-skipped";

    /// Trang, khi nén như máy chủ gửi, nặng hơn mức `page_budget_kb` trong `site.yaml` (30 KB nếu không ghi), nên mở chậm với
    /// mạng yếu ở vùng xa. Chia bài thành nhiều trang, hoặc bớt những gì mẫu lặp lại.
    ///
    /// Compressed as servers send it, the page weighs more than `page_budget_kb` in `site.yaml` (30 KB where nothing is
    /// written), so it opens slowly on a weak network. Split the text into several pages, or let the template repeat less.
    ///
    /// ```text
    /// page_budget_kb: 30   # trang có 80 KB khi nén
    /// ```
    ///
    /// ```text
    /// page_budget_kb: 30   # ba trang, mỗi trang dưới 30 KB
    /// ```
    pub static HEAVY_PAGE: Error = "heavy-page";

    /// Trang cùng với CSS và mã lệnh mà nó cần, khi nén, nặng hơn mức `first_view_budget_kb` trong `site.yaml` (50 KB nếu không
    /// ghi): người đọc đợi từng ấy mới thấy trang. Ảnh và phông chữ không tính. Bớt phần nặng hơn.
    ///
    /// The page and the style sheets and scripts that it needs weigh more together, compressed, than `first_view_budget_kb`
    /// in `site.yaml` (50 KB where nothing is written): that much a reader waits for. Pictures and fonts do not count. Make
    /// the larger part smaller.
    ///
    /// ```text
    /// first_view_budget_kb: 50   # trang 28 KB, CSS và mã lệnh 24 KB
    /// ```
    ///
    /// ```text
    /// first_view_budget_kb: 50   # trang 28 KB, CSS và mã lệnh 12 KB
    /// ```
    pub static HEAVY_FIRST_VIEW: Error = "heavy-first-view";

    /// Tệp CSS hay mã lệnh của giao diện, khi nén, nặng hơn mức `style_budget_kb` (12 KB nếu không ghi) hoặc
    /// `script_budget_kb` (10 KB): mọi trang đều phải đợi nó. Bớt những gì không dùng.
    ///
    /// A style sheet or script of the theme weighs more, compressed, than `style_budget_kb` (12 KB where nothing is
    /// written) or `script_budget_kb` (10 KB): every page waits for it. Leave out what is not used.
    ///
    /// ```text
    /// style_budget_kb: 12   # style.css có 40 KB khi nén
    /// ```
    ///
    /// ```text
    /// style_budget_kb: 12   # style.css có 9 KB khi nén
    /// ```
    pub static HEAVY_ASSET: Error = "heavy-asset";
}
