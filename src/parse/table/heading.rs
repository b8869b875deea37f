//! The meaning of a heading by itself, and whether it is about persons.

pub use crate::model::column::Meaning;
use crate::model::column::Columns;
pub use crate::model::headings::TimePart;
use crate::text::fold::fold;

#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// The number of its row.
    pub row: u32,
    pub text: String,
    pub folded: String,
    pub meaning: Meaning,
}

/// A heading about persons.
pub struct PrivateColumn {
    pub row: u32,
    pub column: u32,
    pub text: String,
    pub about: PersonalFact,
}

/// What a column says about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonalFact {
    /// The number of an identity card, passport or insurance.
    Identity,
    /// The day or year of birth.
    Birth,
    Gender,
    /// Blood pressure, weight, former donations, illnesses.
    Health,
    /// Age, ethnicity, religion or occupation.
    Trait,
    /// The name of a person who does not act for an office.
    Name,
    /// A telephone number, an address or another contact.
    Reach,
}

/// The signs and words in brackets behind a heading that count something else than units of blood, folded.
const OTHER_UNITS: [&str; 8] = ["nguoi", "luot", "luot nguoi", "tnv", "ml", "lit", "%", "doi"];

/// Whether a heading means something, also a column that is not published.
pub fn is_known(text: &str, columns: &Columns) -> bool {
    !matches!(meaning(text, columns), Meaning::Unknown | Meaning::LeftOut)
}

/// The meaning of a heading. Words in brackets and signs after the name are ignored where needed: `Chỉ tiêu (đvm) *`.
/// A number that is counted in something else than units of blood has no field.
pub fn meaning(text: &str, columns: &Columns) -> Meaning {
    if text.starts_with('_') {
        return Meaning::LeftOut;
    }
    // Without its mark, the word for year is the word for male, which often stands beside the one for female.
    if text.eq_ignore_ascii_case("nam") {
        return Meaning::Unknown;
    }
    if let Some(found) = columns.find(text) {
        return found;
    }
    let (Some(open), Some(close)) = (text.find('('), text.rfind(')')) else { return Meaning::Unknown };
    let Some(inside) = text.get(open + 1..close) else { return Meaning::Unknown };
    let bare = format!("{} {}", &text[..open], &text[close + 1..]);
    let found = columns.find(&bare).unwrap_or(Meaning::Unknown);
    let counts_other = inside.contains('%') || OTHER_UNITS.contains(&fold(inside).as_str());
    if counts_other && counts_units(&found, columns) { Meaning::NoField } else { found }
}

/// Whether a meaning, or one of several, is a number of units of blood.
fn counts_units(meaning: &Meaning, columns: &Columns) -> bool {
    match meaning {
        Meaning::OneOf { of, .. } => of.iter().any(|one| counts_units(one, columns)),
        meaning => meaning
            .column(columns)
            .is_some_and(|column| matches!(column.field().name, "target_units" | "collected_units" | "result")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::header::in_group;
    use super::super::people::about;
    use super::*;
    use crate::model::kind::Kind;

    fn name(meaning: &Meaning, columns: &Columns) -> String {
        match meaning {
            Meaning::Field(index) => columns.all()[*index].name(),
            Meaning::Id => "#id".into(),
            Meaning::Ordinal => "#ordinal".into(),
            Meaning::Part(TimePart::HalfDay) => "hours".into(),
            Meaning::Part(TimePart::Month | TimePart::Year) => "when".into(),
            Meaning::Part(part) => crate::model::headings::PARTS.iter().find(|(_, it)| it == part).unwrap().0.into(),
            Meaning::OneOf { otherwise: Some(one), .. } => name(one, columns),
            Meaning::OneOf { of, .. } => of.iter().map(|it| name(it, columns)).collect::<Vec<_>>().join(" / "),
            Meaning::Office => "_office".into(),
            Meaning::NoField => "no-field".into(),
            Meaning::LeftOut | Meaning::Unknown => "?".into(),
        }
    }

    #[test]
    fn tsv() {
        let text = std::fs::read_to_string("/tmp/t-headings.tsv").unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let parts: Vec<&str> = line.split('\t').collect();
            let kind = Kind::ALL.into_iter().find(|kind| kind.facts().singular == parts[1]).unwrap_or(Kind::Drive);
            let columns = Columns::of(kind);
            let (own, group) = parts[0].split_once(" > ").map_or((parts[0], ""), |(group, own)| (own, group));
            let mut found = match group {
                "" => name(&meaning(own, &columns), &columns),
                group => name(&in_group(own, group, &columns), &columns),
            };
            if about(own, group).is_some() && kind != Kind::Donor { found += " PRIVATE"; }
            let wanted = parts[2].split(':').next().unwrap();
            if found != parts[2] && !(wanted == "no-field" && found == wanted) && !(parts[2] == "_private" && found.ends_with("PRIVATE")) {
                eprintln!("{} | {} | want {} | {}", parts[0], parts[1], parts[2], found);
            }
        }
    }
}
