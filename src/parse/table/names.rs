//! Derives ids and titles for rows without them.

use chrono::Datelike;

use super::fields::{Fields, find, group_of, text, text_of};
use crate::dates::hours::Hours;
use crate::dates::period::{Partial, Period, YearMonth};
use crate::model::kind::Kind;
use crate::model::written::{Value, Written};
use crate::text::slug::slug;

/// The maximum length of an id made from words, in characters.
const LONGEST: usize = 80;

/// The fields that give a drive without a title its name, the first of them first.
pub const NAMING: [&str; 5] = ["venue", "host", "area", "address", "wave"];

/// The ids that a row without one may get, the shortest first: rows that share an id use the next one. Ids of drives
/// are made from host, venue and wave, and from the time: its month, its day, or its day and hour, each as it was first
/// announced. Ids of events use the title instead of host, venue and wave; those of other kinds use the title or name
/// alone; of a wave without a title its number and year. Empty where the row has none of these, and for people, whose ids are opaque codes.
pub fn derived_ids(kind: Kind, fields: &Fields) -> Vec<String> {
    if let Some(number) = text_of(fields, "number").filter(|_| kind == Kind::Wave && find(fields, "title").is_none()) {
        let year = Period::parse(text_of(fields, "when").unwrap_or_default()).ok().and_then(|when| when.latest());
        let year = year.map_or_else(String::new, |last| format!(" {}", last.year()));
        return vec![slug(&format!("dot {number}{year}"))];
    }
    let (lasting, fallback): (&[&str], &[&str]) = match kind {
        Kind::Drive => (&["host", "venue", "wave"], &["title", "area", "address"]),
        Kind::Quota => (&["for", "year"], &[]),
        kind if !derives_id(kind) => return Vec::new(),
        _ => (&[kind.facts().title_field], &[]),
    };
    let words =
        |names: &[&str]| names.iter().filter_map(|name| first_announced(fields, name)).collect::<Vec<_>>().join(" ");
    let Some(base) = [lasting, fallback].map(|names| slug(&words(names))).into_iter().find(|id| !id.is_empty()) else {
        return Vec::new();
    };
    let base = shortened(base);
    let when = first_announced(fields, "when").filter(|_| matches!(kind, Kind::Drive | Kind::Event));
    let Some(first) = when.and_then(|text| beginning(&Period::parse(text).ok()?)) else { return vec![base] };
    let mut times = vec![match first {
        Partial::Day(_) | Partial::Month(_) => first.first().format("%Y-%m").to_string(),
        Partial::Quarter { year, quarter } => format!("{year}-q{}", quarter.number()),
        Partial::Year(year) => year.to_string(),
    }];
    if let Partial::Day(day) = first {
        times.push(day.to_string());
        let hours = first_announced(fields, "hours").and_then(|text| Hours::parse(text).ok());
        let start = hours.and_then(|hours| hours.start());
        times.extend(start.map(|start| format!("{day}-{}", start.format("%H%M"))));
    }
    times.into_iter().map(|time| format!("{base}-{time}")).collect()
}

/// The value of a field as first announced: before its first change, else the present value.
fn first_announced<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    let lines = match find(fields, "history").map(|history| &history.value) {
        Some(Value::List(lines)) => lines.as_slice(),
        _ => &[],
    };
    let mut former = lines.iter().filter_map(|line| match &line.value {
        Value::Mapping(line) => text_of(group_of(line, "was")?, name),
        _ => None,
    });
    former.next().or_else(|| text_of(fields, name))
}

/// The first time of a period, as precisely as it is known; the last month of a period without a beginning. `None` for
/// ongoing periods and for times in words.
fn beginning(when: &Period) -> Option<Partial> {
    match when {
        Period::Days(days) => days.first().copied().map(Partial::Day),
        Period::Range { start, .. } | Period::Since(start) => Some(*start),
        Period::Quarters { year, quarters } => {
            quarters.first().map(|quarter| Partial::Quarter { year: *year, quarter: *quarter })
        }
        Period::Before(_) | Period::Until(_) | Period::After(_) => {
            when.earliest().or_else(|| when.latest()).map(|day| Partial::Month(YearMonth::of(day)))
        }
        _ => when.as_partial(),
    }
}

/// The id cut to the maximum length after a whole word.
fn shortened(id: String) -> String {
    match id.get(..LONGEST) {
        None => id,
        Some(start) => start.rsplit_once('-').map_or(start, |(words, _)| words).to_owned(),
    }
}

/// A derived title for a row without one, with its span. Only for kinds whose tables seldom have a column for the
/// title.
pub fn derived_title(kind: Kind, fields: &Fields) -> Option<Written> {
    let of = |name: &str| text_of(fields, name);
    let (title, from) = match kind {
        Kind::Drive => {
            let name = NAMING.into_iter().find(|name| of(name).is_some())?;
            let place = of(name)?;
            let place = ["Tại ", "tại "].iter().find_map(|word| place.strip_prefix(word)).unwrap_or(place);
            (format!("Hiến máu tại {place}"), name)
        }
        Kind::Quota => (format!("{}, năm {}", of("for")?, of("year")?), "for"),
        Kind::Wave => (format!("Đợt {:0>2}", of("number")?), "number"),
        _ => return None,
    };
    let title = title.split('\n').next().unwrap_or_default();
    Some(Written { value: text(title), span: find(fields, from)?.span.clone() })
}

/// Whether rows of a kind may lack an id. Ids of people are opaque codes and must be given.
pub fn derives_id(kind: Kind) -> bool {
    kind != Kind::Donor
}

/// Whether rows of a kind may lack a column for the title.
pub fn derives_title(kind: Kind) -> bool {
    matches!(kind, Kind::Drive | Kind::Quota | Kind::Wave)
}

#[cfg(test)]
mod tests {
    use super::super::fields::{add, field};
    use super::super::times::history_as_written;
    use super::*;
    use crate::diagnostics::{Problems, Span};

    fn ids(kind: Kind, cells: &[(&str, &str)], former: &[(&str, &str)]) -> String {
        let span = Span::whole("a.csv".into());
        let (mut fields, mut was) = (Fields::new(), Fields::new());
        cells.iter().for_each(|(name, text)| add(&mut fields, name, (*text).to_owned(), &span));
        former.iter().for_each(|(name, text)| add(&mut was, name, (*text).to_owned(), &span));
        if !was.is_empty() {
            let was = field("was", Value::Mapping(was), &span);
            fields.push(field("history", Value::Mapping(vec![was]), &span));
            history_as_written(&mut fields, &mut Problems::default());
        }
        derived_ids(kind, &fields).join(" ")
    }

    #[test]
    fn the_time_of_an_id_is_as_precise_as_what_was_announced() {
        let cases = [
            ("05/9/2027", "cho-2027-09 cho-2027-09-05"),
            ("19, 12/9/2027", "cho-2027-09 cho-2027-09-12"),
            ("30/9/2027 - 02/10/2027", "cho-2027-09 cho-2027-09-30"),
            ("từ 05/9/2027", "cho-2027-09 cho-2027-09-05"),
            ("tháng 9/2027", "cho-2027-09"),
            ("quý III/2027", "cho-2027-q3"),
            ("quý III, IV/2027", "cho-2027-q3"),
            ("năm 2027", "cho-2027"),
            ("trước 01/10/2027", "cho-2027-09"),
            ("đến hết 30/9/2027", "cho-2027-09"),
            ("sau 31/8/2027", "cho-2027-09"),
            ("thường xuyên", "cho"),
            ("sau khi có lịch", "cho"),
        ];
        for (when, expected) in cases {
            assert_eq!(ids(Kind::Drive, &[("venue", "Chợ"), ("when", when)], &[]), expected, "{when}");
        }
    }

    #[test]
    fn an_id_is_made_from_what_was_announced_first() {
        let now = [("venue", "Sân"), ("when", "03/11/2027"), ("hours", "9h")];
        assert_eq!(ids(Kind::Drive, &now, &[]), "san-2027-11 san-2027-11-03 san-2027-11-03-0900");
        assert_eq!(
            ids(Kind::Drive, &now, &[("when", "05/9/2027; 03/10/2027"), ("hours", "7h30; 8h"), ("venue", "Chợ")]),
            "cho-2027-09 cho-2027-09-05 cho-2027-09-05-0730"
        );
        assert_eq!(ids(Kind::Drive, &now, &[("hours", "7h30")]), "san-2027-11 san-2027-11-03 san-2027-11-03-0730");
    }

    #[test]
    fn rows_of_other_kinds_are_known_by_name() {
        let quota = [("for", "Xã Mẫu"), ("year", "2027")];
        assert_eq!(ids(Kind::Quota, &quota, &[]), "xa-mau-2027");
        assert_eq!(ids(Kind::Organization, &[("name", "Hội Mẫu")], &[]), "hoi-mau");
        assert_eq!(ids(Kind::Event, &[("title", "Lễ mẫu"), ("when", "tháng 9/2027")], &[]), "le-mau-2027-09");
        assert_eq!(ids(Kind::Donor, &[("name", "Bình")], &[]), "");
    }
}
