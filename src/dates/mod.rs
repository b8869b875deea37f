//! Times as offices in the highlands write them: periods, hours, recurrences, durations. Knows nothing of sites.

pub mod duration;
pub mod hours;
pub mod period;
pub mod recurrence;

/// A list in words: "a, b và c".
fn listed(and: &str, items: impl IntoIterator<Item = String>) -> String {
    let mut items: Vec<String> = items.into_iter().collect();
    match items.pop() {
        Some(last) if !items.is_empty() => format!("{} {and} {last}", items.join(", ")),
        last => last.unwrap_or_default(),
    }
}
