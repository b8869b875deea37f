//! The printed form of numbers, sizes, days, hours, waiting times and recurrences in a language.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Locale, Vocabulary, capitalized, marked};
use crate::dates::duration::{duration_en, duration_vi};
use crate::dates::hours::{Hours, Session};
use crate::dates::period::{MonthDay, Partial, Period, YearMonth};
use crate::dates::recurrence::On;
use crate::model::date_time::LocalDateTime;
use crate::model::drive::Repeats;
use crate::model::wait::Wait;
use crate::text::geo::{print_km, print_km_en};
use crate::text::number::{print_integer, print_integer_en};
use crate::text::quantity::Quantity;
use crate::view::parts::When;
use crate::view::words;

impl Locale<'_> {
    /// `1.234`; in English `1,234`.
    pub fn integer(self, number: i64) -> String {
        self.either(|| print_integer(number), || print_integer_en(number))
    }

    /// `khoảng 1.200`, `350–400`; in English `about 1,200`. Words without a number stay in Vietnamese.
    pub fn quantity(self, quantity: &Quantity) -> String {
        match quantity {
            Quantity::InWords(text) => text.clone(),
            _ => self.either(|| quantity.vi(), || quantity.en()),
        }
    }

    /// `95 %`; in English `95%`.
    pub fn percent(self, number: i64) -> String {
        self.either(|| format!("{} %", print_integer(number)), || format!("{}%", print_integer_en(number)))
    }

    /// `3,2 km`; in English `3.2 km`.
    pub fn km(self, km: f64) -> String {
        self.either(|| print_km(km), || print_km_en(km))
    }

    /// `2 phút 05 giây`; in English `2 min 5 s`.
    pub fn duration(self, seconds: u64) -> String {
        self.either(|| duration_vi(seconds), || duration_en(seconds))
    }

    /// `120 KB`, `1,4 MB`: rounded up, so that no download is larger than stated.
    pub fn file_size(self, bytes: u64) -> String {
        let comma = if self.speech == Vocabulary::English { '.' } else { ',' };
        let size = match bytes.div_ceil(1024) {
            kilobytes @ 0..1024 => format!("{kilobytes} KB"),
            kilobytes => {
                let tenths = (kilobytes * 10).div_ceil(1024);
                format!("{}{comma}{} MB", tenths / 10, tenths % 10)
            }
        };
        self.either(|| size.clone(), || size.clone())
    }

    /// `05/3/2023`, `trước 01/4/2023`; in English `5 March 2023`, `before 1 April 2023`. A time written in words stays
    /// in Vietnamese.
    pub fn period(self, period: &Period) -> String {
        match (period, self.speech) {
            (Period::InWords { text, .. }, _) => text.clone(),
            (_, Vocabulary::English) => marked(&period.en()),
            (_, Vocabulary::Vietnamese | Vocabulary::Other) => period.vi(),
        }
    }

    /// As [`period`](Self::period), but a single day has its weekday: `Chủ nhật, 05/3/2023`, `Sunday, 5 March 2023`.
    pub fn period_long(self, period: &Period) -> String {
        match (period, self.speech) {
            (Period::Day(_), Vocabulary::English) => marked(&period.en_long()),
            (Period::Day(day), _) => format!("{}, {}", self.weekday(day.weekday()), period.vi()),
            _ => self.period(period),
        }
    }

    /// A period as a page shows it.
    pub fn when(self, period: &Period) -> When {
        When {
            text: self.period(period),
            long: capitalized(&self.period_long(period)),
            datetime: period.html_datetime(),
            exact: period.is_exact_day(),
        }
    }

    /// A day as a page shows it.
    pub fn day(self, day: NaiveDate) -> When {
        self.when(&Period::Day(day))
    }

    /// A partial date as a page shows it.
    pub fn partial(self, date: Partial) -> When {
        self.when(&Period::from(date))
    }

    /// The name of a weekday: `Chủ nhật`, `Sunday`.
    pub fn weekday(self, weekday: Weekday) -> String {
        self.say(words::weekday(weekday))
    }

    /// `tháng 02/2023`, `February 2023`.
    pub fn month(self, month: YearMonth) -> String {
        let (name, year) = (self.say(words::month(month)), format!("{:04}", month.year()));
        self.say_with(words::MONTH_OF, &[("month", &name), ("year", &year)])
    }

    /// A day without its year: `05/3`, `5 March`.
    pub fn month_day(self, day: MonthDay) -> String {
        self.either(|| day.vi(), || day.en())
    }

    /// The number of a day of the month without month and year: `05`; in English `5`.
    pub fn day_number(self, day: u32) -> String {
        self.either(|| format!("{day:02}"), || day.to_string())
    }

    /// `7 giờ 30 – 11 giờ 30`; in English `7:30–11:30`. Hours with words stay in Vietnamese.
    pub fn hours(self, hours: &Hours) -> String {
        if hours.has_words() {
            return hours.vi();
        }
        self.either(|| hours.vi(), || hours.en())
    }

    /// `8 giờ, Thứ Ba, 10/6/2025`.
    pub fn date_time(self, at: LocalDateTime) -> String {
        let day = self.period_long(&Period::Day(at.0.date()));
        let hours = Session::new(at.0.time(), None).and_then(|session| Hours::new(vec![session]));
        hours.map_or(day.clone(), |hours| format!("{}, {day}", self.hours(&hours)))
    }

    /// `12 tuần`, `12 weeks`.
    pub fn wait(self, wait: Wait) -> String {
        match wait {
            Wait::Days(days) => self.count(days.into(), words::DAY, words::DAYS),
            Wait::Weeks(weeks) => self.count(weeks.into(), words::WEEK, words::WEEKS),
            Wait::Months(months) => self.count(months.into(), words::MONTH, words::MONTHS),
        }
    }

    /// `hằng tuần, thứ Ba, đến 31/12/2025, trừ 01/7/2025`; in English
    /// `every week, Tuesday, until 31 December 2025, except 1 July 2025`. Days that cannot be read stay as written.
    pub fn recurrence(self, repeats: &Repeats) -> String {
        let mut parts = vec![self.choice(repeats.every.name(), repeats.every.label())];
        parts.extend(repeats.on.as_ref().map(|on| match (On::parse(on), self.speech) {
            (Some(days), Vocabulary::English) => marked(&days.en()),
            _ => on.value.clone(),
        }));
        parts.extend(repeats.until.as_ref().map(|until| self.say_with(words::UNTIL, &[("day", &self.period(until))])));
        let except: Vec<String> = repeats.except.iter().map(|day| self.period(day)).collect();
        let days = except.join("; ");
        parts.extend((!except.is_empty()).then(|| self.say_with(words::EXCEPT, &[("days", &days)])));
        parts.join(", ")
    }
}
