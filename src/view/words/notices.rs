//! Additional words of calendars and feeds. Calendars and feeds are in Vietnamese only, so these have no translations.

/// The category of every item in the schedule.
pub const CATEGORY: &str = "Hiến máu";

/// The note that only the hours changed.
pub const OTHER_HOURS: &str = "Đổi giờ";

/// The state on the former day of a postponed drive: "Tạm hoãn, …".
pub fn without_new_day(state: &str) -> String {
    format!("{state}, chưa có ngày mới. Ngày ghi ở đây là ngày cũ")
}

/// The state on a former day of a drive that has another time now.
pub fn day_given_up(state: &str, now: &str) -> String {
    format!("{state}: {now}. Ngày ghi ở đây là ngày cũ")
}

/// A change, followed by what was true before.
pub fn changed_from(change: &str, former: &str) -> String {
    format!("{change} (trước là {former})")
}

/// The advice to check the site before going.
pub fn look_first(url: Option<&str>) -> String {
    match url {
        Some(url) => format!("Xem trang trước khi đi, lịch có thể thay đổi: {url}"),
        None => "Xem trang của chúng tôi trước khi đi, lịch có thể thay đổi.".to_owned(),
    }
}

/// The reason of a change, at the beginning of a text.
pub fn reason(why: &str) -> String {
    format!("Lý do: {}", why.trim_end_matches('.'))
}

/// The former time and place, as a sentence without its full stop.
pub fn before(former: &str) -> String {
    format!("Trước đó: {former}")
}

/// The title of a correction.
pub fn correction(title: &str) -> String {
    format!("Đính chính: {title}")
}

/// The blood groups of an appeal.
pub fn blood_groups(groups: &str) -> String {
    format!("Nhóm máu: {groups}.")
}
