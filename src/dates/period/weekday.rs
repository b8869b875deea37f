//! Names of the days of the week.

use chrono::Weekday;

use super::token::Cursor;

/// `Chủ nhật`, `Thứ Hai` …
pub fn weekday_vi(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Thứ Hai",
        Weekday::Tue => "Thứ Ba",
        Weekday::Wed => "Thứ Tư",
        Weekday::Thu => "Thứ Năm",
        Weekday::Fri => "Thứ Sáu",
        Weekday::Sat => "Thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}

pub fn weekday_en(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// `chủ nhật`, `cn`, `thứ hai`, `thứ 2`, `t2`.
pub(in crate::dates) fn weekday(c: &mut Cursor<'_>) -> Option<Weekday> {
    sunday(c).or_else(|| {
        c.attempt(|c| {
            c.any_phrase(&["thứ", "t"])?;
            after_thu(c)
        })
    })
}

pub(in crate::dates) fn sunday(c: &mut Cursor<'_>) -> Option<Weekday> {
    c.any_phrase(&["chủ nhật", "chúa nhật", "cn"]).map(|()| Weekday::Sun)
}

/// What stands after "thứ": `hai`, `2`.
pub(in crate::dates) fn after_thu(c: &mut Cursor<'_>) -> Option<Weekday> {
    const NAMES: [(&str, u32); 7] = [("hai", 2), ("ba", 3), ("tư", 4), ("năm", 5), ("sáu", 6), ("bảy", 7), ("bẩy", 7)];
    c.attempt(|c| {
        let named = NAMES.iter().find(|(name, _)| c.phrase(name).is_some());
        let number = named.map_or_else(|| c.number(1, 1), |(_, number)| Some(*number))?;
        let after_monday = u8::try_from(number.checked_sub(2)?).ok()?;
        // An eighth day would be Sunday, which has no number.
        Weekday::try_from(after_monday).ok().filter(|weekday| *weekday != Weekday::Sun)
    })
}
