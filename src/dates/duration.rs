//! How long a recording lasts: `2 phút 05 giây`.

/// As Vietnamese offices write it, without parts that are zero in front or after: `45 giây`, `2 phút`,
/// `2 phút 05 giây`, `1 giờ 00 phút 09 giây`.
pub fn duration_vi(seconds: u64) -> String {
    let [hours, minutes, rest] = parts(seconds);
    match (hours, minutes, rest) {
        (0, 0, rest) => format!("{rest} giây"),
        (0, minutes, 0) => format!("{minutes} phút"),
        (0, minutes, rest) => format!("{minutes} phút {rest:02} giây"),
        (hours, 0, 0) => format!("{hours} giờ"),
        (hours, minutes, 0) => format!("{hours} giờ {minutes:02} phút"),
        (hours, minutes, rest) => format!("{hours} giờ {minutes:02} phút {rest:02} giây"),
    }
}

/// In English, with the symbols of the SI: `2 min 5 s`. Parts that are zero are left out.
pub fn duration_en(seconds: u64) -> String {
    let units = parts(seconds).into_iter().zip(["h", "min", "s"]);
    let said: Vec<String> = units.filter(|(number, _)| *number > 0).map(|(n, unit)| format!("{n} {unit}")).collect();
    if said.is_empty() { "0 s".to_owned() } else { said.join(" ") }
}

/// For machines, as ISO 8601 and `<time datetime>` have it: `PT2M5S`.
pub fn duration_iso(seconds: u64) -> String {
    let units = parts(seconds).into_iter().zip(['H', 'M', 'S']);
    let said: String = units.filter(|(number, _)| *number > 0).map(|(n, unit)| format!("{n}{unit}")).collect();
    if said.is_empty() { "PT0S".to_owned() } else { format!("PT{said}") }
}

fn parts(seconds: u64) -> [u64; 3] {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_printed_in_vietnamese_in_english_and_for_machines() {
        for (seconds, vi, en, iso) in [
            (0, "0 giây", "0 s", "PT0S"),
            (45, "45 giây", "45 s", "PT45S"),
            (60, "1 phút", "1 min", "PT1M"),
            (125, "2 phút 05 giây", "2 min 5 s", "PT2M5S"),
            (3600, "1 giờ", "1 h", "PT1H"),
            (3900, "1 giờ 05 phút", "1 h 5 min", "PT1H5M"),
            (3609, "1 giờ 00 phút 09 giây", "1 h 9 s", "PT1H9S"),
            (90_000, "25 giờ", "25 h", "PT25H"),
        ] {
            assert_eq!((&*duration_vi(seconds), &*duration_en(seconds), &*duration_iso(seconds)), (vi, en, iso));
        }
    }
}
