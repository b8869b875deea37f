//! The Vietnamese words that views put between the facts.

use crate::model::kind::Kind;
use crate::text::language;
use crate::text::number::print_integer;

/// Stands where nothing is known.
pub const UNKNOWN: &str = "chưa có thông tin";
/// The way to results that are not listed.
pub const OLDER_RESULTS: &str = "Kết quả các buổi trước đó: xem từng buổi trong lịch";
/// The state of a host slot without a drive.
pub const UNSCHEDULED: &str = "Chưa có lịch cụ thể";
/// The first link of the breadcrumbs.
pub const HOME: &str = "Trang chủ";
/// The schedule.
pub const SCHEDULE: &str = "Lịch hiến máu";
/// What changed.
pub const CHANGES: &str = "Thay đổi lịch hiến máu";
/// The link to a calendar file.
pub const CALENDAR: &str = "Thêm vào lịch";
/// The page before.
pub const PREVIOUS: &str = "Trang trước";
/// The page behind.
pub const NEXT: &str = "Trang sau";
/// The search page.
pub const SEARCH: &str = "Tìm trên trang";
/// The page for addresses that do not exist.
pub const NOT_FOUND: &str = "Không tìm thấy trang này";
/// The questions of the rules.
pub const ELIGIBILITY: &str = "Tôi có hiến được không?";
/// The way to the questions from a list of rules.
pub const QUESTIONS: &str = "Trả lời từng câu hỏi";
/// An answer.
pub const YES: &str = "Có";
/// The other answer.
pub const NO: &str = "Không";
/// The heading where an answer means that one may have to wait.
pub const DEFERRED: &str = "Có thể bạn chưa hiến được";
/// The heading behind the last question.
pub const ELIGIBLE: &str = "Có vẻ bạn hiến được";
/// The day from which a donor may give again.
pub const NEXT_DONATION: &str = "Khi nào tôi hiến lại được?";
/// The heading of a redirect.
pub const MOVED: &str = "Trang đã chuyển sang địa chỉ mới";

/// With a capital first letter.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "do Bệnh viện … chỉ đạo phối hợp": how a unit that is directed to take part is noted.
pub fn via(director: &str) -> String {
    format!("{director} chỉ đạo phối hợp")
}

/// "trang 2".
pub fn page_number(number: usize) -> String {
    format!("trang {number}")
}

/// "1.234 đơn vị máu".
pub fn units(number: i64) -> String {
    format!("{} đơn vị máu", print_integer(number))
}

/// "1.234 người".
pub fn people(number: i64) -> String {
    format!("{} người", print_integer(number))
}

/// "20 lần hiến máu".
pub fn donations(number: i64) -> String {
    format!("{} lần hiến máu", print_integer(number))
}

/// The title of a kind's list.
pub fn list_title(kind: Kind) -> &'static str {
    match kind {
        Kind::Campaign => "Chiến dịch",
        Kind::Program => "Chương trình công tác",
        Kind::Wave => "Đợt hiến máu tập trung",
        Kind::Drive => "Buổi hiến máu",
        Kind::Event => "Sự kiện",
        Kind::Observance => "Ngày kỷ niệm",
        Kind::Place => "Địa bàn",
        Kind::Organization => "Cơ quan, đơn vị",
        Kind::Donor => "Tôn vinh",
        Kind::Article => "Kiến thức hiến máu",
        Kind::News => "Tin tức",
        Kind::Document => "Văn bản",
        Kind::Quota => "Chỉ tiêu và kết quả",
        Kind::Report => "Báo cáo",
        Kind::Appeal => "Lời kêu gọi",
        Kind::Service => "Dịch vụ, câu lạc bộ, kênh thông tin",
        Kind::Material => "Tài liệu truyền thông",
        Kind::Page => "Trang",
    }
}

/// What a list without entries says.
pub fn empty_list(kind: Kind) -> String {
    format!("Chưa có {} nào trên trang này.", kind.facts().label)
}

/// "120 KB", "1,4 MB": rounded up, so that nobody is surprised.
pub fn file_size(bytes: u64) -> String {
    match bytes.div_ceil(1024) {
        kilobytes @ 0..1024 => format!("{kilobytes} KB"),
        kilobytes => {
            let tenths = (kilobytes * 10).div_ceil(1024);
            format!("{},{} MB", tenths / 10, tenths % 10)
        }
    }
}

/// The Vietnamese name of a language; its tag where the table has none.
pub fn language_name(tag: &str) -> String {
    language::find(tag).map_or(tag, |language| language.name_vi).to_owned()
}

/// The title of a language's page.
pub fn language_title(name: &str) -> String {
    format!("Tiếng {name}")
}
