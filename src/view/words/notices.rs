//! What calendars and feeds say besides. They have one language, so these words have no others.

/// The category of everything in the schedule.
pub const CATEGORY: &str = "Hiến máu";

/// That only the hours changed.
pub const OTHER_HOURS: &str = "Đổi giờ";

/// What stands on the day of a drive that was put off: "Tạm hoãn, …".
pub fn without_new_day(state: &str) -> String {
    format!("{state}, chưa có ngày mới. Ngày ghi ở đây là ngày cũ")
}

/// What stands on a day that was given up for another time.
pub fn day_given_up(state: &str, now: &str) -> String {
    format!("{state}: {now}. Ngày ghi ở đây là ngày cũ")
}

/// A change with what was true before.
pub fn changed_from(change: &str, former: &str) -> String {
    format!("{change} (trước là {former})")
}

/// Where to look before going.
pub fn look_first(url: Option<&str>) -> String {
    match url {
        Some(url) => format!("Xem trang trước khi đi, lịch có thể thay đổi: {url}"),
        None => "Xem trang của chúng tôi trước khi đi, lịch có thể thay đổi.".to_owned(),
    }
}

/// Why something changed, as the beginning of a text.
pub fn reason(why: &str) -> String {
    format!("Lý do: {}", why.trim_end_matches('.'))
}

/// What was true before, as a sentence without its end.
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
