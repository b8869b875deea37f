//! The headings of real plans, schedules, lists and reports, by kind: what each means besides the names and labels of
//! the fields.

mod other_kinds;

use super::kind::Kind;
use other_kinds::{
    APPEAL, ARTICLE, CAMPAIGN, DOCUMENT, DONOR, MATERIAL, NEWS, ORGANIZATION, PLACE, QUOTA, SERVICE, WAVE,
};

/// A part of `when` or `hours` that tables often have in a column of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimePart {
    Weekday,
    FirstDay,
    LastDay,
    FirstHour,
    LastHour,
    /// The half of the day: `Sáng`, `Chiều`, `Cả ngày`.
    HalfDay,
    /// The hours of the morning, or a mark that it is held then.
    Morning,
    /// The hours of the afternoon, likewise.
    Afternoon,
    /// The month of the day, which may name its year too.
    Month,
    Year,
    /// The time in the cell of `when`.
    TimeOfDay,
}

impl TimePart {
    /// The field that it is a part of.
    pub fn field(self) -> &'static str {
        match self {
            TimePart::Weekday | TimePart::FirstDay | TimePart::LastDay | TimePart::Month | TimePart::Year => "when",
            TimePart::FirstHour
            | TimePart::LastHour
            | TimePart::HalfDay
            | TimePart::Morning
            | TimePart::Afternoon
            | TimePart::TimeOfDay => "hours",
        }
    }

    pub fn is_day(self) -> bool {
        matches!(self, TimePart::FirstDay | TimePart::LastDay)
    }
}

/// A meaning and the headings that have it. The meaning is the name of a column (`contact.phone`), a part of a time
/// (`hours:first`), [`ID`], [`ORDINAL`], [`OFFICE`] or [`NO_FIELD`]. Several meanings are parted by `|`; the one marked
/// with `!` holds where neither the cells nor the other headings decide. Headings are parted by commas and are compared
/// folded.
pub type KnownHeadings = (&'static str, &'static str);

pub const ID: &str = "#id";
pub const ORDINAL: &str = "#ordinal";
/// A column of the office's own: money, signatures, who filled in a form.
pub const OFFICE: &str = "#office";
/// An ordinary column for which the site has no field.
pub const NO_FIELD: &str = "#no-field";

/// The parts of times, by their names in [`KnownHeadings`].
pub const PARTS: [(&str, TimePart); 10] = [
    ("when:weekday", TimePart::Weekday),
    ("when:first", TimePart::FirstDay),
    ("when:last", TimePart::LastDay),
    ("hours:first", TimePart::FirstHour),
    ("hours:last", TimePart::LastHour),
    ("hours:half", TimePart::HalfDay),
    ("hours:morning", TimePart::Morning),
    ("hours:afternoon", TimePart::Afternoon),
    ("when:month", TimePart::Month),
    ("when:year", TimePart::Year),
];

/// The headings of a kind, before the labels of its fields.
pub fn of_kind(kind: Kind) -> &'static [&'static [KnownHeadings]] {
    match kind {
        Kind::Drive => &[DRIVE, OCCASION],
        Kind::Event => &[EVENT, OCCASION],
        Kind::Campaign => &[CAMPAIGN],
        Kind::Wave => &[WAVE],
        Kind::Place => &[PLACE],
        Kind::Organization => &[ORGANIZATION],
        Kind::Donor => &[DONOR],
        Kind::Article => &[ARTICLE],
        Kind::News => &[NEWS],
        Kind::Document => &[DOCUMENT],
        Kind::Quota => &[QUOTA],
        Kind::Appeal => &[APPEAL],
        Kind::Service => &[SERVICE],
        Kind::Material => &[MATERIAL],
        _ => &[],
    }
}

/// The headings of every kind that has the column, after the labels of its fields.
pub const ANY: &[KnownHeadings] = &[
    (ORDINAL, "stt, tt, số tt, s tt, số thứ tự, thứ tự, no"),
    (ID, "id, mã, mã số"),
    ("when:weekday", "thứ, thứ trong tuần, ngày trong tuần, weekday"),
    ("when:first", "từ ngày, ngày bắt đầu, bắt đầu từ ngày, ngày khai mạc, từ ngày thời gian, first day"),
    ("when:last", "đến ngày, ngày kết thúc, đến hết ngày, ngày bế mạc, đến ngày thời gian, last day"),
    ("hours:first", "từ giờ, giờ bắt đầu, giờ khai mạc, giờ đón tiếp, first hour, start time"),
    ("hours:last", "đến giờ, giờ kết thúc, last hour, end time"),
    ("hours:first!|when:first", "bắt đầu, bắt đầu thời gian"),
    ("hours:last!|when:last", "kết thúc, kết thúc thời gian"),
    ("when:first|hours:first", "từ, từ thời gian"),
    ("when:last|hours:last", "đến, đến thời gian"),
    ("summary", "ghi chú thêm, ghi chú khác, chú thích, lưu ý, chú ý, diễn giải, thông tin thêm, gc"),
    (
        "contact.name",
        "đầu mối liên hệ, người phụ trách, cán bộ phụ trách, cán bộ đầu mối, phụ trách, người phụ trách điểm, \
         cán bộ theo dõi, trưởng điểm, họ tên người liên hệ, họ và tên người liên hệ, họ tên cán bộ phụ trách, \
         họ tên liên hệ, họ và tên liên hệ, họ tên đầu mối liên hệ, họ và tên đầu mối liên hệ, họ tên người phụ trách, \
         họ và tên người phụ trách, họ tên đầu mối, họ và tên đầu mối, cán bộ liên hệ, tên người liên hệ",
    ),
    (
        "contact.phone",
        "đt, điện thoại, sđt, số điện thoại, đt liên hệ, sđt liên hệ, số điện thoại liên hệ, hotline, đường dây nóng, \
         số đt, di động, đtdđ, số máy, tel, phone, số liên hệ, sđt người liên hệ, số điện thoại người liên hệ, \
         đt người liên hệ, đt người phụ trách, sđt người phụ trách, số điện thoại người phụ trách, \
         điện thoại người liên hệ, điện thoại người phụ trách, sđt đầu mối liên hệ, sđt đầu mối, đt đầu mối, \
         điện thoại đầu mối, số điện thoại đầu mối, điện thoại đầu mối liên hệ, số điện thoại đầu mối liên hệ, \
         đt cơ quan, số điện thoại cố định, điện thoại bàn",
    ),
    (
        "contact",
        "liên lạc, thông tin liên hệ, thông tin liên lạc, liên hệ đăng ký, đầu mối điện thoại, họ tên sđt liên hệ, \
         người liên hệ sđt, người liên hệ số điện thoại, người liên hệ và số điện thoại, đầu mối liên hệ sđt, \
         người phụ trách sđt, người phụ trách số điện thoại, họ tên số điện thoại liên hệ, người liên hệ điện thoại",
    ),
    ("contact.email", "email, e mail, thư điện tử, hộp thư, mail, email công vụ, email liên hệ"),
    ("contact.zalo", "zalo, nhóm zalo, zalo liên hệ, link zalo, số zalo"),
    ("contact.url", "website, trang web, web, fanpage, facebook, trang facebook, trang thông tin điện tử"),
    (
        "registration.url",
        "link đăng ký, đường dẫn đăng ký, biểu mẫu, link form, form đăng ký, mã qr đăng ký, biểu mẫu đăng ký, \
         đăng ký trực tuyến, đăng ký online, mẫu đăng ký",
    ),
    ("registration", "hình thức đăng ký, cách đăng ký"),
    ("registration.closes", "hạn đăng ký, đăng ký trước ngày, đóng đăng ký, hạn chót đăng ký, thời hạn đăng ký"),
    ("registration.phone", "điện thoại đăng ký, sđt đăng ký, đăng ký qua số, số điện thoại đăng ký"),
    ("lat", "lat, latitude"),
    ("lon", "long, lng, longitude"),
    (
        OFFICE,
        "dấu thời gian, timestamp, completion time, last modified time, tên người dùng, username, kinh phí, dự trù kinh phí, kinh phí thực hiện, định mức, thành tiền, đơn giá, \
         số tiền, ký tên, ký nhận, chữ ký, xe, biển số xe, lái xe, nhân lực, phân công, quà tặng, số suất quà, cột 1, \
         người nhập, ngày nhập, người cập nhật, ngày cập nhật",
    ),
    (
        NO_FIELD,
        "tỷ lệ %, tỷ lệ, tỉ lệ, % đạt, đạt tỷ lệ, tỷ lệ đạt, tỷ lệ đạt %, đạt %, so với kh %, % kh, so với chỉ tiêu, \
         tỷ lệ so với cùng kỳ, tỷ lệ % kết quả, tỷ lệ kết quả, tọa độ, bản đồ, link bản đồ, google maps, định vị, fax, \
         số fax, chức vụ liên hệ, chức vụ người liên hệ, đơn vị tính, đvt",
    ),
];

/// The headings of drives alone.
const DRIVE: &[KnownHeadings] = &[
    (
        "title",
        "tên buổi, tên chương trình, tên hoạt động, hoạt động, tên ngày hội, nội dung hoạt động, sự kiện, \
         nội dung công việc, tên buổi hiến máu",
    ),
    (
        "host",
        "cơ quan đơn vị, tên đơn vị, đơn vị đăng cai, đơn vị đăng ký, đơn vị đăng ký tổ chức, cơ quan tổ chức, \
         ban tổ chức, đơn vị thực hiện, đơn vị hiến máu, đơn vị chủ trì, chủ trì, đơn vị vận động, cơ quan, \
         tên đơn vị tổ chức, tên cơ quan đơn vị, đơn vị tham gia",
    ),
    ("campaign|title", "chương trình"),
    ("campaign", "thuộc chiến dịch, hưởng ứng"),
    (NO_FIELD, "đơn vị phối hợp, phối hợp, cơ quan phối hợp, đơn vị phối hợp tổ chức"),
];

/// The headings of drives and of events, which have the same fields.
const OCCASION: &[KnownHeadings] = &[
    (ID, "mã buổi, mã điểm"),
    (
        "when",
        "ngày thực hiện, thời gian tổ chức, thời gian hiến máu, thời gian thực hiện, ngày tháng, ngày tháng năm, \
         thời điểm, lịch, lịch hiến máu, ngày tiếp nhận, ngày tiếp nhận máu, ngày dự kiến, thời gian dự kiến, \
         dự kiến thời gian, dự kiến ngày, ngày lấy máu, ngày giờ, thời gian tiếp nhận, thời gian diễn ra, \
         ngày diễn ra, ngày đi, ngày tổ chức tiêm, ngày thời gian",
    ),
    ("when|when:weekday", "thứ ngày"),
    ("when:month", "tháng, tháng thời gian"),
    ("when:year", "năm, năm thời gian"),
    ("when!|#no-field", "tuần, quý"),
    ("when|target_units|status", "dự kiến"),
    (
        "hours",
        "giờ hiến máu, giờ tổ chức, khung giờ, giờ tiếp nhận, giờ bắt đầu kết thúc, giờ làm việc, \
         thời gian tiếp nhận máu trong ngày, ca, giờ thời gian",
    ),
    ("hours:half", "buổi, buổi sáng chiều, sáng chiều, ca sáng chiều, buổi thời gian"),
    ("hours:morning", "sáng, buổi sáng, ca sáng, giờ sáng, sáng thời gian, sáng giờ, buổi sáng thời gian"),
    ("hours:afternoon", "chiều, buổi chiều, ca chiều, giờ chiều, chiều thời gian, chiều giờ, buổi chiều thời gian"),
    ("hours:first!|#no-field", "giờ tập trung"),
    (
        "venue",
        "nơi tổ chức, địa điểm tổ chức, địa điểm hiến máu, địa điểm tiếp nhận, địa điểm tiếp nhận máu, điểm tiếp nhận, \
         điểm tiếp nhận máu, tên điểm, tên điểm hiến máu, tên địa điểm, nơi tiếp nhận, nơi lấy máu, điểm lấy máu, \
         địa điểm lấy máu, hội trường, hội trường địa điểm, địa điểm thực hiện, nơi thực hiện, địa điểm dự kiến, \
         dự kiến địa điểm, tại, vị trí, điểm, điểm tổ chức, điểm hiến, nơi hiến",
    ),
    (
        "address",
        "địa chỉ cụ thể, địa chỉ điểm hiến máu, địa chỉ tổ chức, số nhà đường, địa chỉ chi tiết, địa chỉ địa điểm",
    ),
    (
        "area",
        "xã, phường, phường xã, xã phường đặc khu, xã phường thị trấn, huyện thành phố, huyện tp, \
         huyện thị xã thành phố, quận huyện, tỉnh, tỉnh thành phố, tỉnh thành, khu vực, thôn buôn, cấp xã, \
         xã phường địa điểm, thành phố, thị xã",
    ),
    ("host!|area", "địa phương, đơn vị địa phương, cơ quan đơn vị địa phương, địa phương đơn vị"),
    ("host!|target_units|result.collected_units", "đơn vị"),
    ("wave", "đợt số, đợt hm, thuộc đợt"),
    ("status", "tình hình, xác nhận, trạng thái buổi"),
    ("announced", "ngày đăng"),
    (
        "target_units",
        "chỉ tiêu đv, chỉ tiêu đvm, chỉ tiêu giao, chỉ tiêu đơn vị máu, chỉ tiêu vận động, chỉ tiêu phân bổ, \
         chỉ tiêu tiếp nhận, chỉ tiêu được giao, dự kiến số lượng, dự kiến tiếp nhận, số đơn vị máu dự kiến, \
         số đơn vị dự kiến, đơn vị máu dự kiến, đvm dự kiến, số đvm dự kiến, số lượng máu dự kiến, \
         số lượng đơn vị máu dự kiến, số lượng cần, kế hoạch đơn vị, số túi dự kiến, lượng máu dự kiến, \
         nhu cầu đơn vị, kế hoạch, kế hoạch giao, mục tiêu, giao chỉ tiêu, tỉnh giao chỉ tiêu, đơn vị máu chỉ tiêu, \
         dự kiến số lượng, chỉ tiêu số đơn vị máu, kế hoạch số đơn vị máu, chỉ tiêu số lượng, kế hoạch số lượng, \
         số đơn vị máu chỉ tiêu, dự kiến đơn vị, tiếp nhận chỉ tiêu, tiếp nhận dự kiến, tiếp nhận kế hoạch, sl dự kiến, \
         sl chỉ tiêu, số lượng dự kiến, chỉ tiêu sl, kế hoạch sl",
    ),
    (
        "target_units|result.collected_units",
        "số lượng, đơn vị máu, số đơn vị máu, số lượng đơn vị, đvm, số đvm, số lượng máu, sl, số lượng đơn vị máu, \
         số túi, lượng máu, số lượng đvm, số đơn vị, đv máu, số đv máu, số lượng đv máu, số túi máu",
    ),
    (
        "result.collected_units",
        "số đơn vị máu thu được, đơn vị máu thu được, số đơn vị tiếp nhận, số đvm tiếp nhận, đã tiếp nhận, \
         tiếp nhận được, số đơn vị máu tiếp nhận, số đơn vị máu tiếp nhận được, thực hiện, kết quả đơn vị, \
         kết quả thực hiện, số lượng tiếp nhận, thực hiện đvm, số túi máu thu được, thu được, kết quả tiếp nhận, th, \
         tổng số đơn vị máu, thực tế, thực tế số lượng, thực hiện chỉ tiêu, thực hiện số đơn vị máu, \
         đơn vị máu kết quả, số đơn vị máu kết quả, số đơn vị kết quả, thực hiện số lượng, số đơn vị thu được",
    ),
    ("collects!|result.collected_units", "tiếp nhận"),
    ("collects", "thành phần máu, loại hiến, hiến máu tiểu cầu, chế phẩm"),
    ("collects|#no-field", "thành phần"),
    (
        "result.donors",
        "số người hiến máu, số lượt người hiến, số lượt người hiến máu, số người hiến được máu, số người đủ điều kiện, \
         lượt hiến, số tnv hiến máu, số người kết quả, số người hiến kết quả, kết quả người, kết quả người hiến, \
         thực hiện người",
    ),
    ("result.provisional", "tạm tính, số liệu tạm tính"),
    ("result.counted_on", "ngày thống kê, tính đến ngày, ngày chốt số, số liệu đến ngày, thời điểm báo cáo"),
    ("history.why", "lý do thay đổi, lý do đổi, nguyên nhân"),
    ("bring", "giấy tờ mang theo, cần mang theo, giấy tờ cần mang theo"),
    ("registration.in_person|host", "nơi đăng ký"),
    (OFFICE, "địa chỉ email, email address"),
    (
        NO_FIELD,
        "giờ xuất phát, giờ xe đi, thời gian xuất phát, thời gian khảo sát, ngày khảo sát, thời gian tuyên truyền, \
         thời gian vận động, thời gian đăng ký, đơn vị tiếp nhận, đơn vị tiếp nhận máu, bệnh viện, \
         bệnh viện tiếp nhận, đoàn tiếp nhận, đội lấy máu, đoàn lấy máu, kíp, đơn vị lấy máu, cơ sở tiếp nhận, \
         trung tâm truyền máu, đối tượng, thành phần tham gia, đối tượng tham gia, lực lượng, đối tượng vận động, \
         số người dự kiến, số người đăng ký, số lượng người, số người vận động, dự kiến số người, số tnv dự kiến, \
         số người tham gia, số lượng đăng ký, chỉ tiêu người, số người chỉ tiêu, đăng ký chỉ tiêu, đăng ký số lượng, \
         phấn đấu chỉ tiêu, dự kiến người, kế hoạch người, người chỉ tiêu, người số lượng, toàn phần, máu toàn phần, \
         tiểu cầu, toàn phần chỉ tiêu, tiểu cầu chỉ tiêu, máu toàn phần chỉ tiêu, toàn phần số lượng, \
         tiểu cầu số lượng, chỉ tiêu năm, chỉ tiêu cả năm, số người đăng ký hiến máu, \
         lượt đăng ký, số đăng ký, số người khám, số người khám sàng lọc, số người tham gia khám, không đủ điều kiện, \
         số người bị hoãn, tạm hoãn hiến, đăng ký kết quả, 250ml, 350ml, 450ml, loại 250ml, loại 350ml, loại 450ml, \
         túi 250, túi 350, túi 450, thể tích 250 ml, thể tích 350 ml, thể tích 450 ml, 250ml kết quả, 350ml kết quả, \
         450ml kết quả",
    ),
];

/// The headings of events alone.
const EVENT: &[KnownHeadings] = &[
    ("title", "tên sự kiện, sự kiện, hoạt động, tên hoạt động, nội dung hoạt động, nội dung công việc, công việc"),
    ("program!|title", "chương trình"),
    ("when", "thời gian hoàn thành, thời hạn, thời hạn hoàn thành, tiến độ, hoàn thành, tiến độ thực hiện"),
    (
        "lead",
        "cơ quan chủ trì, đơn vị thực hiện, trách nhiệm, trách nhiệm thực hiện, bộ phận chủ trì, cơ quan thực hiện",
    ),
    ("partners", "cơ quan phối hợp, đơn vị phối hợp tổ chức"),
    ("kinds", "hình thức, loại hình"),
];
