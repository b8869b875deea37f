//! What can be wrong with a written value.

use crate::problems;

problems! {
    /// Tên trường không có trong loại nội dung này. Một trường viết sai tên sẽ không bao giờ hiện trên trang, nên
    /// chương trình dừng lại thay vì bỏ qua. Sửa tên trường theo gợi ý, hoặc xóa dòng đó.
    ///
    /// No field of this kind has that name. A misspelt field would never show on a page, so the program stops rather
    /// than skip it. Use the suggested name, or delete the line.
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tại hội trường
    /// wehn: 07/4/2023
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tại hội trường
    /// Thời gian: 07/4/2023
    /// ```
    pub static UNKNOWN_FIELD: Error = "unknown-field";

    /// Thiếu một trường bắt buộc. Thêm trường đó; nếu chưa biết nội dung, hãy ghi đúng điều đã biết, ví dụ `when: tháng
    /// 4/2023`.
    ///
    /// A required field is missing. Add it; where the value is not known yet, write what is known, for example `when:
    /// tháng 4/2023`.
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tại hội trường
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tại hội trường
    /// Thời gian: tháng 4/2023
    /// ```
    pub static MISSING_FIELD: Error = "missing-field";

    /// Một trường được ghi hai lần (có thể một lần bằng tên tiếng Anh, một lần bằng nhãn tiếng Việt). Chương trình
    /// không đoán dòng nào đúng: hãy giữ lại một dòng.
    ///
    /// One field is written twice (perhaps once by its English name and once by its Vietnamese label). The program does
    /// not guess which is right: keep one.
    ///
    /// ```text
    /// Ngày: 07/4/2023
    /// Thời gian: 08/4/2023
    /// ```
    ///
    /// ```text
    /// Thời gian: 08/4/2023
    /// ```
    pub static DUPLICATE_FIELD: Error = "duplicate-field";

    /// Trường có tên nhưng không có nội dung. Điền nội dung, hoặc xóa dòng nếu chưa biết.
    ///
    /// The field has a name and no value. Fill it in, or delete the line where nothing is known.
    ///
    /// ```text
    /// Tiêu đề:
    /// Thời gian: 07/4/2023
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu tại hội trường
    /// Thời gian: 07/4/2023
    /// ```
    pub static EMPTY_FIELD: Error = "empty-field";

    /// Giá trị không đúng dạng: ví dụ cần một dòng chữ mà lại là danh sách, hoặc cần các trường con mà lại là chữ.
    ///
    /// The value has the wrong form: a list where text belongs, or text where fields belong.
    ///
    /// ```text
    /// Tiêu đề:
    ///   - Hiến máu
    /// ```
    ///
    /// ```text
    /// Tiêu đề: Hiến máu
    /// ```
    pub static WRONG_TYPE: Error = "wrong-type";

    /// Trường này chỉ nhận một số từ nhất định, tiếng Anh hoặc tiếng Việt. Chọn một từ trong danh sách.
    ///
    /// This field takes only certain words, English or Vietnamese. Choose one of the list.
    ///
    /// ```text
    /// Tình trạng: hoãn lại
    /// ```
    ///
    /// ```text
    /// Tình trạng: Tạm hoãn
    /// ```
    pub static UNKNOWN_CHOICE: Error = "unknown-choice";

    /// Không đọc được ngày, hoặc ngày đó không có. Viết ngày trước, tháng sau như thường lệ (07/4/2023), hoặc
    /// 2023-04-07. Được viết kém chính xác hơn: tháng 4/2023, quý II/2023, trước 01/4/2023, thường xuyên.
    ///
    /// The date cannot be read, or does not exist. Write day first (07/4/2023) or 2023-04-07. Less precise is fine:
    /// tháng 4/2023, quý II/2023, trước 01/4/2023, thường xuyên; or in words: đầu quý II/2023, sẽ thông báo sau.
    ///
    /// ```text
    /// Thời gian: 03/25/2023
    /// ```
    ///
    /// ```text
    /// Thời gian: 25/3/2023
    /// ```
    pub static BAD_DATE: Error = "bad-date";

    /// Chữ ở ô thời gian không nói ngày, tháng hay lúc nào mà chương trình biết. Trang in nguyên văn, xếp sau những mục
    /// có ngày và không đưa vào lịch tải về. Nếu đúng là thời gian, cứ để nguyên; thường là tên hay ghi chú ghi nhầm ô.
    ///
    /// The words in the field of a time say no day, month or moment that the program knows. The site prints them as they
    /// are, lists them after what has a day, and leaves them out of calendars. If it is a time, leave it; usually it is
    /// a name or a remark in the wrong field.
    ///
    /// ```text
    /// Thời gian: Hội trường xã
    /// ```
    ///
    /// ```text
    /// Thời gian: sẽ thông báo sau
    /// ```
    pub static WORDS_AS_TIME: Warning = "words-as-time";

    /// Thứ và ngày không khớp nhau. Người dân có thể đến nhầm ngày: hãy kiểm tra lại cả hai.
    ///
    /// The weekday and the date do not belong together. People may come on the wrong day: check both.
    ///
    /// ```text
    /// Thời gian: Thứ Hai, 19/03/2023
    /// ```
    ///
    /// ```text
    /// Thời gian: Chủ nhật, 19/03/2023
    /// ```
    pub static WRONG_WEEKDAY: Error = "wrong-weekday";

    /// Không đọc được giờ, hoặc giờ kết thúc đứng trước giờ bắt đầu. Viết 7h30 - 11h30, 07:30-11:30, hoặc 07 giờ 30 đến
    /// 11 giờ 30.
    ///
    /// The hours cannot be read, or end before they start. Write 7h30 - 11h30, 07:30-11:30, or 07 giờ 30 đến 11 giờ 30.
    ///
    /// ```text
    /// Giờ: 11h30 - 7h30
    /// ```
    ///
    /// ```text
    /// Giờ: 7h30 - 11h30
    /// ```
    pub static BAD_HOURS: Error = "bad-hours";

    /// Giờ nằm ngoài khoảng từ 5 giờ đến 21 giờ, hoặc gọi là chiều mà lại là tối. Thường là giờ chiều viết theo kiểu 12
    /// giờ (`1h30` cho 13 giờ 30), hoặc ghi nhầm buổi. Người dân đến sai giờ thì không ai đón. Nếu đúng, cứ để nguyên.
    ///
    /// The hours lie outside of 5 to 21 o'clock, or are called an afternoon and lie in the evening. Usually they are of
    /// an afternoon in twelve-hour time (`1h30` for 13:30), or the half of the day is mistaken. Who comes at the wrong
    /// hour finds nobody. If they are right, leave them.
    ///
    /// ```text
    /// Giờ: 1h30 - 4h30
    /// ```
    ///
    /// ```text
    /// Giờ: 13h30 - 16h30
    /// ```
    pub static IMPLAUSIBLE_HOURS: Warning = "implausible-hours";

    /// Cần một con số. Số nguyên viết 1.000 hoặc 1000; tọa độ viết 14.35 hoặc 14,35.
    ///
    /// A number is needed. Whole numbers are written 1.000 or 1000; coordinates 14.35 or 14,35.
    ///
    /// ```text
    /// Chỉ tiêu: 300/350
    /// ```
    ///
    /// ```text
    /// Chỉ tiêu: khoảng 300
    /// ```
    pub static BAD_NUMBER: Error = "bad-number";

    /// Cần `có` hoặc `không` (`true` hoặc `false`).
    ///
    /// Needs `true` or `false` (`có` or `không`).
    ///
    /// ```text
    /// Bản nháp: chưa
    /// ```
    ///
    /// ```text
    /// Bản nháp: có
    /// ```
    pub static BAD_FLAG: Error = "bad-flag";

    /// Thời gian chờ gồm một con số và một đơn vị: ngày, tuần, tháng hoặc năm. Trang tính ngày hiến tiếp theo từ đó,
    /// nên chương trình không đoán.
    ///
    /// A waiting time is one number and one unit: days, weeks, months or years (ngày, tuần, tháng, năm). The site works
    /// out the day of the next donation from it, so the program does not guess.
    ///
    /// ```text
    /// Thời gian chờ: vài tuần
    /// ```
    ///
    /// ```text
    /// Thời gian chờ: 12 tuần
    /// ```
    pub static BAD_WAIT: Error = "bad-wait";

    /// Địa chỉ phải bắt đầu bằng https://, http://, tel: hoặc mailto:. Các địa chỉ khác (javascript:, file:) không dùng
    /// được trên trang.
    ///
    /// An address starts with https://, http://, tel: or mailto:. Others (javascript:, file:) cannot stand on a page.
    ///
    /// ```text
    /// Địa chỉ: www.example.org
    /// ```
    ///
    /// ```text
    /// Địa chỉ: https://www.example.org/
    /// ```
    pub static BAD_ADDRESS: Error = "bad-address";

    /// Địa chỉ thư điện tử có dạng ten@donvi.vn: chữ không dấu, một dấu @, không có dấu cách. Địa chỉ hỏng làm hỏng cả
    /// lịch của người theo dõi. Nhiều địa chỉ thì cách nhau bằng dấu chấm phẩy hoặc xuống dòng.
    ///
    /// An e-mail address looks like name@office.example: unaccented letters, one @, no spaces. A broken one would break
    /// the calendar of everybody who follows it. Put a semicolon or a line break between several addresses.
    ///
    /// ```text
    /// Thư điện tử: hienmau(at)mau.example
    /// ```
    ///
    /// ```text
    /// Thư điện tử: hienmau@mau.example
    /// ```
    pub static BAD_EMAIL: Error = "bad-email";

    /// Số này bấm gọi không được: thiếu hay thừa chữ số, có chữ xen giữa, hoặc dùng mã vùng và đầu số đã đổi (năm 2017,
    /// 2018). Trang in đúng như đã viết mà không thành nút gọi. Hai số viết gộp như `0900 000 001/002` thì viết đủ cả
    /// hai. Số di động có 10 chữ số, số cố định kể cả mã vùng có 10 hoặc 11.
    ///
    /// This number cannot be dialled: a digit is missing or too many, a letter stands among the digits, or the area code
    /// or prefix was replaced (in 2017 and 2018). The site prints it as written, without a link to call. Two numbers
    /// written as `0900 000 001/002` need all their digits. Mobile numbers have 10 digits; others 10 or 11 with the area
    /// code.
    ///
    /// ```text
    /// Điện thoại: 0900 000 00
    /// ```
    ///
    /// ```text
    /// Điện thoại: 0900 000 001
    /// ```
    pub static BAD_PHONE: Warning = "bad-phone";

    /// Mã trang là một từ gồm chữ, số và các dấu `.`, `-`, `_`: lịch và nguồn tin của trang dùng mã này mãi mãi.
    ///
    /// The id of a site is one word of letters, digits and `.`, `-`, `_`: its calendars and feeds carry it for ever.
    ///
    /// ```text
    /// Mã trang: hiến máu @ mẫu
    /// ```
    ///
    /// ```text
    /// Mã trang: hienmau-mau
    /// ```
    pub static BAD_SITE_ID: Error = "bad-site-id";

    /// Mã ngôn ngữ không có trong bảng ngôn ngữ của chương trình. Ví dụ: vi, rad (Ê Đê), jra (Gia Rai), bdq (Ba Na),
    /// sed (Xơ Đăng), cmo (M'Nông).
    ///
    /// The language tag is not in the program's table. For example: vi, rad (Ê Đê), jra (Gia Rai), bdq (Ba Na), sed (Xơ
    /// Đăng), cmo (M'Nông).
    ///
    /// ```text
    /// Ngôn ngữ: ede
    /// ```
    ///
    /// ```text
    /// Ngôn ngữ: rad
    /// ```
    pub static BAD_LANGUAGE: Error = "bad-language";

    /// Tên tệp phải là tên một tệp nằm cạnh nội dung, không có `..` và không bắt đầu bằng `/`.
    ///
    /// A file name must name a file beside the content, without `..` and not beginning with `/`.
    ///
    /// ```text
    /// Tệp: ../../bi-mat.pdf
    /// ```
    ///
    /// ```text
    /// Tệp: ke-hoach.pdf
    /// ```
    pub static BAD_FILE_NAME: Error = "bad-file-name";

    /// `follows` ghi dấu vân tay của từng đoạn tiếng Việt mà bản dịch dựa theo, để biết khi nào bản dịch đã cũ. Dấu vân
    /// tay là tám chữ cái do chương trình tính ra; lệnh `giothong translations stamp` viết chúng.
    ///
    /// `follows` holds a fingerprint of each Vietnamese text that the translation was made from, to tell when it is out
    /// of date. A fingerprint is eight letters which the program works out; `giothong translations stamp` writes them.
    ///
    /// ```text
    /// Theo bản tiếng Việt:
    ///   Tiêu đề: bản mới nhất
    /// ```
    ///
    /// ```text
    /// Theo bản tiếng Việt:
    ///   Tiêu đề: kdgmrtbf
    /// ```
    pub static BAD_FINGERPRINT: Error = "bad-fingerprint";
}
