//! Numbers, distances and sizes.

use super::{Locale, Speech};
use crate::dates::duration::{duration_en, duration_vi};
use crate::text::geo::{print_km, print_km_en};
use crate::text::number::{print_integer, print_integer_en};

impl Locale<'_> {
    /// `1.234`; in English `1,234`.
    pub fn integer(self, number: i64) -> String {
        self.either(|| print_integer(number), || print_integer_en(number))
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

    /// `120 KB`, `1,4 MB`: rounded up, so that nobody is surprised.
    pub fn file_size(self, bytes: u64) -> String {
        let comma = if self.speech == Speech::English { '.' } else { ',' };
        let size = match bytes.div_ceil(1024) {
            kilobytes @ 0..1024 => format!("{kilobytes} KB"),
            kilobytes => {
                let tenths = (kilobytes * 10).div_ceil(1024);
                format!("{}{comma}{} MB", tenths / 10, tenths % 10)
            }
        };
        self.either(|| size.clone(), || size.clone())
    }
}
