//! How offices write times, hours and targets in a cell: `tests/words/`, collected from public plans and notices. What is
//! read is one of the accepted meanings, without exception; nearly all of what has a meaning is read.

use chrono::NaiveDate;
use giothong::dates::hours::Hours;
use giothong::dates::period::{ParsedPeriod, Period};
use giothong::text::quantity::Quantity;

type Stretches = Vec<(Option<NaiveDate>, Option<NaiveDate>)>;

/// What was read of a wording.
enum Reading {
    Right,
    Misread(String),
    /// Refused where it has a meaning.
    Unread(String),
}

/// The rows of a list, as columns.
fn rows(list: &str) -> impl Iterator<Item = Vec<String>> {
    let rows = list.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|line| line.split('\t').map(|cell| cell.replace("\\n", "\n").replace("\\u00a0", "\u{a0}")).collect())
}

fn accepted(cell: &str) -> Vec<&str> {
    cell.split(" ; ").map(str::trim).collect()
}

/// Holds readings against their list: none is wrong, and at most `unread` of a hundred are not read.
fn judge(readings: Vec<(String, Reading)>, unread: usize) {
    let (mut wrong, mut refused) = (Vec::new(), Vec::new());
    let count = readings.len();
    for (text, reading) in readings {
        match reading {
            Reading::Right => {}
            Reading::Misread(read) => wrong.push(format!("{text:?} is read as {read}")),
            Reading::Unread(why) => refused.push(format!("{text:?}: {why}")),
        }
    }
    assert!(count > 100, "the list is long");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(refused.len() * 100 <= count * unread, "{} of {count}:\n{}", refused.len(), refused.join("\n"));
}

/// A refusal is right where one is accepted.
fn refusal(accepted: &[&str], why: String) -> Reading {
    match accepted.iter().any(|meaning| ["ASK", "ERROR", "empty"].contains(meaning)) {
        true => Reading::Right,
        false => Reading::Unread(why),
    }
}

#[test]
fn times_are_read_as_they_are_meant() {
    let of_one_cell = |row: &Vec<String>| row[1] == "-" || row[1].starts_with("năm ");
    let readings = rows(include_str!("../../words/times.tsv")).filter(of_one_cell).map(|row| {
        let year = row[1].strip_prefix("năm ").map(|year| year.parse().expect("a year"));
        let accepted = accepted(&row[2]);
        let reading = match ParsedPeriod::parse_with_hours(&row[0], year) {
            Err(error) => refusal(&accepted, error.sentences().0),
            Ok(parsed) if parsed.wrong_weekday().is_some() => refusal(&accepted, "a wrong weekday".to_owned()),
            Ok(parsed) if accepted.iter().any(|meaning| is_meant(&parsed, meaning)) => Reading::Right,
            Ok(parsed) => Reading::Misread(format!("{parsed:?}")),
        };
        (row[0].clone(), reading)
    });
    judge(readings.collect(), 5);
}

fn is_meant(parsed: &ParsedPeriod, meaning: &str) -> bool {
    let is_planned = meaning.contains("(dự kiến)");
    let (meaning, hours) = meaning.split_once('@').unwrap_or((meaning, ""));
    let says_planned = match &parsed.period {
        Period::InWords { text, .. } => text.to_lowercase().contains("dự kiến"),
        _ => parsed.beside.is_planned,
    };
    let has_hours = parsed.beside.hours.as_deref().map(|hours| printed(&Hours::parse(hours).expect("hours")));
    let hours = hours.trim_end_matches("(dự kiến)").trim();
    let has_those = has_hours.as_deref().unwrap_or_default() == hours;
    let bare = meaning.replace("(dự kiến)", "").replace("(about)", "").replace(" + WARNING", "");
    // Hours of each day apart have no field.
    let is_whole = bare.starts_with('{') == bare.trim().ends_with('}');
    is_whole && (!is_planned || says_planned) && has_those && is_period(&parsed.period, bare.trim())
}

fn is_period(period: &Period, meaning: &str) -> bool {
    let is_in_words = matches!(period, Period::InWords { .. });
    match (meaning.strip_prefix("IN "), meaning) {
        (Some(within), _) => {
            let (outer, inner) = (stretches(within), period.spans());
            let ends = |of: &Stretches| Some((of.first()?.0?, of.last()?.1?));
            is_in_words
                && ends(&inner).zip(ends(&outer)).is_some_and(|(inner, outer)| outer.0 <= inner.0 && inner.1 <= outer.1)
        }
        (None, "TEXT") => period.is_unknown() || *period == Period::Ongoing,
        (None, "ASK" | "ERROR" | "empty") => false,
        (None, yearly) if yearly.starts_with("--") => Period::parse(yearly).is_ok_and(|yearly| yearly == *period),
        (None, days) => joined(stretches(days)) == joined(period.spans()),
    }
}

/// The stretches of a meaning: EDTF, where the members of a set may be intervals.
fn stretches(meaning: &str) -> Stretches {
    let members = meaning.strip_prefix('{').and_then(|inside| inside.strip_suffix('}'));
    let members = members.map_or(vec![meaning], |members| members.split(',').collect());
    let read = |member: &str| Period::parse(member).unwrap_or_else(|_| panic!("{member} is EDTF")).spans();
    members.into_iter().flat_map(read).collect()
}

fn joined(stretches: Stretches) -> Stretches {
    let mut found: Stretches = Vec::new();
    for (start, end) in stretches {
        match found.last_mut() {
            Some((_, last)) if last.and_then(|last| last.succ_opt()).is_some_and(|next| Some(next) == start) => {
                *last = end
            }
            _ => found.push((start, end)),
        }
    }
    found
}

/// Hours in the notation of the lists.
fn printed(hours: &Hours) -> String {
    match hours.are_by_the_clock() {
        true => hours.machine(),
        false => hours.vi().replace("buổi ", ""),
    }
}

#[test]
fn hours_are_read_as_they_are_meant() {
    let readings = rows(include_str!("../../words/hours.tsv")).map(|row| {
        let accepted = accepted(&row[1]);
        let reading = match Hours::parse(&row[0]) {
            Err(error) => refusal(&accepted, error.sentences().0),
            Ok(hours) => {
                let read = printed(&hours);
                let bare = |meaning: &&str| meaning.split(" (").next() == Some(&read) || *meaning == read;
                let is_text = !hours.are_by_the_clock() && accepted.contains(&"TEXT");
                match accepted.iter().any(bare) || is_text {
                    true => Reading::Right,
                    false => Reading::Misread(read),
                }
            }
        };
        (row[0].clone(), reading)
    });
    judge(readings.collect(), 0);
}

#[test]
fn targets_are_read_as_they_are_meant() {
    let readings = rows(include_str!("../../words/quotas.tsv")).map(|row| {
        let accepted = accepted(&row[1]);
        let reading = match Quantity::parse(&row[0]) {
            Err(error) => refusal(&accepted, error.sentences().0),
            // A number below zero is refused by a rule of its own.
            Ok(Quantity::Exactly(..0)) => refusal(&accepted, "below zero".to_owned()),
            Ok(quantity) => {
                let read = noted(&quantity);
                let bare = |meaning: &&str| meaning.split(" (").next() == Some(&read);
                if accepted.iter().any(bare) { Reading::Right } else { Reading::Misread(read) }
            }
        };
        (row[0].clone(), reading)
    });
    judge(readings.collect(), 0);
}

/// A quantity in the notation of the list.
fn noted(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Exactly(number) => number.to_string(),
        Quantity::About(number) => format!("~{number}"),
        Quantity::AtLeast(number) => format!(">={number}"),
        Quantity::MoreThan(number) => format!(">{number}"),
        Quantity::AtMost(number) => format!("<={number}"),
        Quantity::FewerThan(number) => format!("<{number}"),
        Quantity::Between(least, most) => format!("{least}..{most}"),
        Quantity::InWords(_) => "TEXT".to_owned(),
    }
}
