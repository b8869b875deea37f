//! Weekdays, months, waiting times and recurrences.

use chrono::Weekday;

use super::{Phrase, words, words_of};
use crate::dates::period::YearMonth;

words_of! { WEEKDAYS:
    /// The name of a weekday.
    weekday(Weekday)
    MONDAY "say_monday": "Thứ Hai", "Monday" => Mon;
    TUESDAY "say_tuesday": "Thứ Ba", "Tuesday" => Tue;
    WEDNESDAY "say_wednesday": "Thứ Tư", "Wednesday" => Wed;
    THURSDAY "say_thursday": "Thứ Năm", "Thursday" => Thu;
    FRIDAY "say_friday": "Thứ Sáu", "Friday" => Fri;
    SATURDAY "say_saturday": "Thứ Bảy", "Saturday" => Sat;
    SUNDAY "say_sunday": "Chủ nhật", "Sunday" => Sun;
}

/// The name of a month of the year.
pub fn month(month: YearMonth) -> Phrase {
    let index = usize::try_from(month.month()).unwrap_or_default().saturating_sub(1);
    MONTHS_OF_THE_YEAR.get(index).copied().unwrap_or(DECEMBER)
}

words! { MONTHS_OF_THE_YEAR:
    JANUARY "say_january": "tháng 01", "January";
    FEBRUARY "say_february": "tháng 02", "February";
    MARCH "say_march": "tháng 3", "March";
    APRIL "say_april": "tháng 4", "April";
    MAY "say_may": "tháng 5", "May";
    JUNE "say_june": "tháng 6", "June";
    JULY "say_july": "tháng 7", "July";
    AUGUST "say_august": "tháng 8", "August";
    SEPTEMBER "say_september": "tháng 9", "September";
    OCTOBER "say_october": "tháng 10", "October";
    NOVEMBER "say_november": "tháng 11", "November";
    DECEMBER "say_december": "tháng 12", "December";
}

words! { TIMES:
    /// A month of a year.
    MONTH_OF "say_month_of": "{month}/{year}", "{month} {year}";

    /// Days to wait, one.
    DAY "say_day": "{number} ngày", "{number} day";
    /// Days to wait, several.
    DAYS "say_days": "{number} ngày", "{number} days";
    /// Weeks to wait, one.
    WEEK "say_week": "{number} tuần", "{number} week";
    /// Weeks to wait, several.
    WEEKS "say_weeks": "{number} tuần", "{number} weeks";
    /// Months to wait, one.
    MONTH "say_month": "{number} tháng", "{number} month";
    /// Months to wait, several.
    MONTHS "say_months": "{number} tháng", "{number} months";
    /// How to add a waiting time in days: one day.
    ADD_DAY "say_add_day": "cộng {number} ngày", "add {number} day";
    /// How to add a waiting time in days: several days.
    ADD_DAYS "say_add_days": "cộng {number} ngày", "add {number} days";
    /// How to add a waiting time in weeks.
    ADD_WEEKS "say_add_weeks": "cộng {number} ngày, rơi vào cùng thứ trong tuần",
        "add {number} days, which falls on the same weekday";
    /// How to add a waiting time in months: one month.
    ADD_MONTH "say_add_month": "cùng ngày của tháng, {number} tháng sau",
        "the same day of the month, {number} month later";
    /// How to add a waiting time in months: several months.
    ADD_MONTHS "say_add_months": "cùng ngày của tháng, {number} tháng sau",
        "the same day of the month, {number} months later";
    /// A day in the next year.
    NEXT_YEAR "say_next_year": "{day} năm sau", "{day} of the next year";
    /// A day of a later year.
    YEARS_LATER "say_years_later": "{day} sau {years} năm", "{day}, {years} years later";

    /// The end of a recurrence.
    UNTIL "say_until": "đến {day}", "until {day}";
    /// Days on which a recurring drive is not held.
    EXCEPT "say_except": "trừ {days}", "except {days}";
}
