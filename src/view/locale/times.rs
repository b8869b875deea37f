//! Days, hours, waiting times and recurrences.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Locale, Speech, capitalized, marked};
use crate::dates::hours::{Hours, Session};
use crate::dates::period::{MonthDay, Partial, Period, YearMonth};
use crate::dates::recurrence::On;
use crate::model::drive::Repeats;
use crate::model::moment::Moment;
use crate::model::wait::Wait;
use crate::view::parts::When;
use crate::view::words;

impl Locale<'_> {
    /// `05/3/2023`, `trước 01/4/2023`; in English `5 March 2023`, `before 1 April 2023`. A time told in words is told
    /// in Vietnamese.
    pub fn period(self, period: &Period) -> String {
        match (period, self.speech) {
            (Period::Unknown { text }, _) => text.clone(),
            (_, Speech::English) => marked(&period.en()),
            (_, Speech::Vietnamese | Speech::Other) => period.vi(),
        }
    }

    /// As [`period`](Self::period), a single day with its weekday: `Chủ nhật, 05/3/2023`, `Sunday, 5 March 2023`.
    pub fn period_long(self, period: &Period) -> String {
        match (period, self.speech) {
            (Period::Day(_), Speech::English) => marked(&period.en_long()),
            (Period::Day(day), _) => format!("{}, {}", self.weekday(day.weekday()), period.vi()),
            _ => self.period(period),
        }
    }

    /// A time on a page.
    pub fn when(self, period: &Period) -> When {
        When {
            text: self.period(period),
            long: capitalized(&self.period_long(period)),
            datetime: period.html_datetime(),
            exact: period.is_exact_day(),
        }
    }

    /// A day on a page.
    pub fn day(self, day: NaiveDate) -> When {
        self.when(&Period::Day(day))
    }

    /// A partial date on a page.
    pub fn partial(self, date: Partial) -> When {
        self.when(&Period::from(date))
    }

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

    /// The number of a day of the month where it stands alone: `05`; in English `5`.
    pub fn day_number(self, day: u32) -> String {
        self.either(|| format!("{day:02}"), || day.to_string())
    }

    /// `7 giờ 30 – 11 giờ 30`; in English `7:30–11:30`.
    pub fn hours(self, hours: &Hours) -> String {
        self.either(|| hours.vi(), || hours.en())
    }

    /// `8 giờ, Thứ Ba, 10/6/2025`.
    pub fn moment(self, moment: Moment) -> String {
        let day = self.period_long(&Period::Day(moment.0.date()));
        let hours = Session::new(moment.0.time(), None).and_then(|session| Hours::new(vec![session]));
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
            (Some(days), Speech::English) => marked(&days.en()),
            _ => on.value.clone(),
        }));
        parts.extend(repeats.until.as_ref().map(|until| self.say_with(words::UNTIL, &[("day", &self.period(until))])));
        let except: Vec<String> = repeats.except.iter().map(|day| self.period(day)).collect();
        let days = except.join("; ");
        parts.extend((!except.is_empty()).then(|| self.say_with(words::EXCEPT, &[("days", &days)])));
        parts.join(", ")
    }
}
