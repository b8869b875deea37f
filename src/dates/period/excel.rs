//! Dates and times as spreadsheets keep them: days since the end of 1899, and parts of a day.

use chrono::{Days, NaiveDate, NaiveTime};

/// 1 March 1900. Earlier serials count a 29 February 1900 that never was.
const FIRST_SERIAL: u64 = 61;

const MINUTES_A_DAY: f64 = 1440.0;

/// The day of a serial number of the 1900 date system (ECMA-376, part 1, 18.17.4.1): 45023 is
/// 07/4/2023. `None` for a serial with a time of day, before March 1900 or after the year 9999.
pub fn day_of_serial(serial: f64) -> Option<NaiveDate> {
    const LAST_SERIAL: f64 = 2_958_465.0;
    let whole = serial.fract() == 0.0 && (0.0..=LAST_SERIAL).contains(&serial);
    let days = whole.then_some(serial as u64)?;
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    (days >= FIRST_SERIAL).then(|| epoch.checked_add_days(Days::new(days))).flatten()
}

/// The time of day of a fraction, to the nearest minute: 0.3125 is 07:30. `None` outside 0 ≤
/// fraction < 1.
pub fn time_of_fraction(fraction: f64) -> Option<NaiveTime> {
    let minutes = (0.0..1.0).contains(&fraction).then(|| (fraction * MINUTES_A_DAY).round() as u32)?;
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_are_days() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        assert_eq!(day_of_serial(45023.0), day(2023, 4, 7));
        assert_eq!(day_of_serial(61.0), day(1900, 3, 1));
        assert_eq!(day_of_serial(2_958_465.0), day(9999, 12, 31));
        for serial in [60.0, -1.0, 45023.5, 3e6, f64::NAN, f64::INFINITY] {
            assert_eq!(day_of_serial(serial), None, "{serial}");
        }
    }

    #[test]
    fn fractions_are_times_of_day() {
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        assert_eq!(time_of_fraction(0.3125), time(7, 30));
        assert_eq!(time_of_fraction(0.291_666_666_666_67), time(7, 0));
        assert_eq!(time_of_fraction(0.0), time(0, 0));
        for fraction in [1.0, -0.1, 0.999_99, f64::NAN] {
            assert_eq!(time_of_fraction(fraction), None, "{fraction}");
        }
    }
}
