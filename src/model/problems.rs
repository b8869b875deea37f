//! What can be wrong with a written value.

use crate::diagnostics::{Bilingual, Problem};

/// Every problem found while reading values.
pub static PROBLEMS: &[&Problem] = &[
    &UNKNOWN_FIELD,
    &MISSING_FIELD,
    &DUPLICATE_FIELD,
    &EMPTY_FIELD,
    &WRONG_TYPE,
    &UNKNOWN_CHOICE,
    &BAD_DATE,
    &WRONG_WEEKDAY,
    &BAD_HOURS,
    &IMPLAUSIBLE_HOURS,
    &BAD_NUMBER,
    &BAD_FLAG,
    &BAD_WAIT,
    &BAD_ADDRESS,
    &BAD_EMAIL,
    &BAD_SITE_ID,
    &BAD_LANGUAGE,
    &BAD_FILE_NAME,
    &BAD_FINGERPRINT,
];

/// A key that no field of the kind has.
pub static UNKNOWN_FIELD: Problem = Problem::error(
    "unknown-field",
    Bilingual::literal(
        "Tên trường không có trong loại nội dung này. Một trường viết sai tên sẽ không bao giờ hiện trên trang, nên \
         chương trình dừng lại thay vì bỏ qua. Sửa tên trường theo gợi ý, hoặc xóa dòng đó.",
        "No field of this kind has that name. A misspelt field would never show on a page, so the program stops \
         rather than skip it. Use the suggested name, or delete the line.",
    ),
    "title: Hiến máu tại hội trường\nwehn: 07/4/2023",
    "title: Hiến máu tại hội trường\nwhen: 07/4/2023",
);

/// A required field that is not there.
pub static MISSING_FIELD: Problem = Problem::error(
    "missing-field",
    Bilingual::literal(
        "Thiếu một trường bắt buộc. Thêm trường đó; nếu chưa biết nội dung, hãy ghi đúng điều đã biết, ví dụ \
         `when: tháng 4/2023`.",
        "A required field is missing. Add it; where the value is not known yet, write what is known, for example \
         `when: tháng 4/2023`.",
    ),
    "title: Hiến máu tại hội trường",
    "title: Hiến máu tại hội trường\nwhen: tháng 4/2023",
);

/// One field written twice, in one language or in both.
pub static DUPLICATE_FIELD: Problem = Problem::error(
    "duplicate-field",
    Bilingual::literal(
        "Một trường được ghi hai lần (có thể một lần bằng tên tiếng Anh, một lần bằng nhãn tiếng Việt). Chương trình \
         không đoán dòng nào đúng: hãy giữ lại một dòng.",
        "One field is written twice (perhaps once by its English name and once by its Vietnamese label). The program \
         does not guess which is right: keep one.",
    ),
    "when: 07/4/2023\nThời gian: 08/4/2023",
    "when: 08/4/2023",
);

/// A required field without a value.
pub static EMPTY_FIELD: Problem = Problem::error(
    "empty-field",
    Bilingual::literal(
        "Trường có tên nhưng không có nội dung. Điền nội dung, hoặc xóa dòng nếu chưa biết.",
        "The field has a name and no value. Fill it in, or delete the line where nothing is known.",
    ),
    "title:\nwhen: 07/4/2023",
    "title: Hiến máu tại hội trường\nwhen: 07/4/2023",
);

/// A list where text belongs, text where fields belong, and the like.
pub static WRONG_TYPE: Problem = Problem::error(
    "wrong-type",
    Bilingual::literal(
        "Giá trị không đúng dạng: ví dụ cần một dòng chữ mà lại là danh sách, hoặc cần các trường con mà lại là chữ.",
        "The value has the wrong form: a list where text belongs, or text where fields belong.",
    ),
    "title:\n  - Hiến máu",
    "title: Hiến máu",
);

/// A word that is not one of the given ones.
pub static UNKNOWN_CHOICE: Problem = Problem::error(
    "unknown-choice",
    Bilingual::literal(
        "Trường này chỉ nhận một số từ nhất định, tiếng Anh hoặc tiếng Việt. Chọn một từ trong danh sách.",
        "This field takes only certain words, English or Vietnamese. Choose one of the list.",
    ),
    "status: hoãn lại",
    "status: Tạm hoãn",
);

/// A date that cannot be read, does not exist, or is month-first.
pub static BAD_DATE: Problem = Problem::error(
    "bad-date",
    Bilingual::literal(
        "Không đọc được ngày, hoặc ngày đó không có. Viết ngày trước, tháng sau như thường lệ (07/4/2023), hoặc \
         2023-04-07. Được viết kém chính xác hơn: tháng 4/2023, quý II/2023, trước 01/4/2023, thường xuyên.",
        "The date cannot be read, or does not exist. Write day first (07/4/2023) or 2023-04-07. Less precise is fine: \
         tháng 4/2023, quý II/2023, trước 01/4/2023, thường xuyên.",
    ),
    "when: 03/25/2023",
    "when: 25/3/2023",
);

/// A weekday that is not the weekday of its date.
pub static WRONG_WEEKDAY: Problem = Problem::error(
    "wrong-weekday",
    Bilingual::literal(
        "Thứ và ngày không khớp nhau. Người dân có thể đến nhầm ngày: hãy kiểm tra lại cả hai.",
        "The weekday and the date do not belong together. People may come on the wrong day: check both.",
    ),
    "when: Thứ Hai, 19/03/2023",
    "when: Chủ nhật, 19/03/2023",
);

/// Hours that cannot be read or end before they start.
pub static BAD_HOURS: Problem = Problem::error(
    "bad-hours",
    Bilingual::literal(
        "Không đọc được giờ, hoặc giờ kết thúc đứng trước giờ bắt đầu. Viết 7h30 - 11h30, 07:30-11:30, hoặc \
         07 giờ 30 đến 11 giờ 30.",
        "The hours cannot be read, or end before they start. Write 7h30 - 11h30, 07:30-11:30, or \
         07 giờ 30 đến 11 giờ 30.",
    ),
    "hours: 11h30 - 7h30",
    "hours: 7h30 - 11h30",
);

/// Hours that are probably mistyped.
pub static IMPLAUSIBLE_HOURS: Problem = Problem::warning(
    "implausible-hours",
    Bilingual::literal(
        "Giờ nằm ngoài khoảng từ 5 giờ đến 21 giờ, hoặc gọi là chiều mà lại là tối. Thường là giờ chiều viết theo kiểu 12 giờ \
         (`1h30` cho 13 giờ 30), hoặc ghi nhầm buổi. Người dân đến sai giờ thì không ai đón. Nếu đúng, cứ để nguyên.",
        "The hours lie outside of 5 to 21 o'clock, or are called an afternoon and lie in the evening. Usually they are of an \
         afternoon in twelve-hour time (`1h30` for 13:30), or the half of the day is mistaken. Who comes at the wrong hour \
         finds nobody. If they are right, leave them.",
    ),
    "hours: 1h30 - 4h30",
    "hours: 13h30 - 16h30",
);

/// A number that is not a whole number.
pub static BAD_NUMBER: Problem = Problem::error(
    "bad-number",
    Bilingual::literal(
        "Cần một con số. Số nguyên viết 1.000 hoặc 1000; tọa độ viết 14.35 hoặc 14,35.",
        "A number is needed. Whole numbers are written 1.000 or 1000; coordinates 14.35 or 14,35.",
    ),
    "target_units: khoảng 300",
    "target_units: 300",
);

/// Neither yes nor no.
pub static BAD_FLAG: Problem = Problem::error(
    "bad-flag",
    Bilingual::literal("Cần `có` hoặc `không` (`true` hoặc `false`).", "Needs `true` or `false` (`có` or `không`)."),
    "draft: chưa",
    "draft: có",
);

/// A waiting time that is not one number and one unit.
pub static BAD_WAIT: Problem = Problem::error(
    "bad-wait",
    Bilingual::literal(
        "Thời gian chờ gồm một con số và một đơn vị: ngày, tuần, tháng hoặc năm. Trang tính ngày hiến tiếp theo từ đó, \
         nên chương trình không đoán.",
        "A waiting time is one number and one unit: days, weeks, months or years (ngày, tuần, tháng, năm). The site \
         works out the day of the next donation from it, so the program does not guess.",
    ),
    "wait: vài tuần",
    "wait: 12 tuần",
);

/// A web address that cannot be used on a page.
pub static BAD_ADDRESS: Problem = Problem::error(
    "bad-address",
    Bilingual::literal(
        "Địa chỉ phải bắt đầu bằng https://, http://, tel: hoặc mailto:. Các địa chỉ khác (javascript:, file:) không \
         dùng được trên trang.",
        "An address starts with https://, http://, tel: or mailto:. Others (javascript:, file:) cannot stand on a page.",
    ),
    "url: www.example.org",
    "url: https://www.example.org/",
);

/// An e-mail address nobody can write to.
pub static BAD_EMAIL: Problem = Problem::error(
    "bad-email",
    Bilingual::literal(
        "Địa chỉ thư điện tử có dạng ten@donvi.vn: chữ không dấu, một dấu @, không có dấu cách. Địa chỉ hỏng làm hỏng cả \
         lịch của người theo dõi. Nhiều địa chỉ thì cách nhau bằng dấu chấm phẩy hoặc xuống dòng.",
        "An e-mail address looks like name@office.example: unaccented letters, one @, no spaces. A broken one would break \
         the calendar of everybody who follows it. Put a semicolon or a line break between several addresses.",
    ),
    "email: hienmau(at)mau.example",
    "email: hienmau@mau.example",
);

/// An id of a site that calendars and feeds cannot carry.
pub static BAD_SITE_ID: Problem = Problem::error(
    "bad-site-id",
    Bilingual::literal(
        "Mã trang là một từ gồm chữ, số và các dấu `.`, `-`, `_`: lịch và nguồn tin của trang dùng mã này mãi mãi.",
        "The id of a site is one word of letters, digits and `.`, `-`, `_`: its calendars and feeds carry it for ever.",
    ),
    "id: hiến máu @ mẫu",
    "id: hienmau-mau",
);

/// A language tag nobody knows.
pub static BAD_LANGUAGE: Problem = Problem::error(
    "bad-language",
    Bilingual::literal(
        "Mã ngôn ngữ không có trong bảng ngôn ngữ của chương trình. Ví dụ: vi, rad (Ê Đê), jra (Gia Rai), bdq (Ba Na), \
         sed (Xơ Đăng), cmo (M'Nông).",
        "The language tag is not in the program's table. For example: vi, rad (Ê Đê), jra (Gia Rai), bdq (Ba Na), \
         sed (Xơ Đăng), cmo (M'Nông).",
    ),
    "language: ede",
    "language: rad",
);

/// A file name that cannot be published.
pub static BAD_FILE_NAME: Problem = Problem::error(
    "bad-file-name",
    Bilingual::literal(
        "Tên tệp phải là tên một tệp nằm cạnh nội dung, không có `..` và không bắt đầu bằng `/`.",
        "A file name must name a file beside the content, without `..` and not beginning with `/`.",
    ),
    "file: ../../bi-mat.pdf",
    "file: ke-hoach.pdf",
);

/// A line of `follows` that nobody but the program writes.
pub static BAD_FINGERPRINT: Problem = Problem::error(
    "bad-fingerprint",
    Bilingual::literal(
        "`follows` ghi dấu vân tay của từng đoạn tiếng Việt mà bản dịch dựa theo, để biết khi nào bản dịch đã cũ. Dấu \
         vân tay là tám chữ cái do chương trình tính ra; lệnh `giothong translations stamp` viết chúng.",
        "`follows` holds a fingerprint of each Vietnamese text that the translation was made from, to tell when it is \
         out of date. A fingerprint is eight letters which the program works out; `giothong translations stamp` writes \
         them.",
    ),
    "follows:\n  title: bản mới nhất",
    "follows:\n  title: kdgmrtbf",
);
