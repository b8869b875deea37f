//! Labels of fields and choices, names of kinds and languages.

use super::{Locale, Vocabulary, capitalized, marked};
use crate::model::field::{Chosen, Field};
use crate::model::kind::Kind;
use crate::text::language;
use crate::view::words;

/// English labels of fields whose name alone reads badly.
const FIELDS: [(&str, &str); 21] = [
    ("abbr", "Short name"),
    ("aka", "Also known as"),
    ("collected_units", "Units collected"),
    ("group", "A group of units"),
    ("in_person", "In person"),
    ("issued_printed", "Date as printed"),
    ("kinds", "Kind"),
    ("lat", "Latitude"),
    ("lead", "Led by"),
    ("lon", "Longitude"),
    ("month_day", "Day of the year"),
    ("number_printed", "Number as printed"),
    ("phone", "Telephone"),
    ("repeats", "Held again"),
    ("reserve", "Reserve list"),
    ("signer", "Signed by"),
    ("lunar", "Day by the moon"),
    ("target_units", "Target in units"),
    ("url", "Web page"),
    ("was", "Before"),
    ("why", "Reason"),
];

/// English words for choices whose name alone reads badly.
const CHOICES: [(&str, &str); 41] = [
    ("A", "A (Rh(D) positive and negative)"),
    ("AB", "AB (Rh(D) positive and negative)"),
    ("B", "B (Rh(D) positive and negative)"),
    ("O", "O (Rh(D) positive and negative)"),
    ("A+", "A Rh(D) positive (A+)"),
    ("A-", "A Rh(D) negative (A−)"),
    ("AB+", "AB Rh(D) positive (AB+)"),
    ("AB-", "AB Rh(D) negative (AB−)"),
    ("B+", "B Rh(D) positive (B+)"),
    ("B-", "B Rh(D) negative (B−)"),
    ("O+", "O Rh(D) positive (O+)"),
    ("O-", "O Rh(D) negative (O−)"),
    ("ad-hoc", "On request"),
    ("addressed", "To"),
    ("benefit", "Benefits"),
    ("blood", "About blood"),
    ("campaign", "Campaign or event"),
    ("city", "Provincial city"),
    ("copied", "Copies to"),
    ("deferral", "Who must wait"),
    ("district", "District or town"),
    ("donation", "Blood donation day"),
    ("eligibility", "Who can give blood"),
    ("fortnight", "every two weeks"),
    ("honour", "Honours"),
    ("honouring", "Honours ceremony"),
    ("interval", "Time between donations"),
    ("json-feed", "JSON Feed"),
    ("launch", "Launch ceremony"),
    ("month", "every month"),
    ("other", "Other document"),
    ("program", "Work programme"),
    ("province", "Province or city"),
    ("quarter", "every quarter"),
    ("robots", "robots.txt"),
    ("schedule-csv", "Schedule as CSV"),
    ("schedule-json", "Schedule as JSON"),
    ("village", "Village or hamlet"),
    ("volume", "How much is taken"),
    ("week", "every week"),
    ("year", "every year"),
];

impl Locale<'_> {
    /// The label of a field: `Địa điểm`, `Venue`.
    pub fn field(self, field: &Field) -> String {
        self.either(|| field.label.to_owned(), || readable(field.name, &FIELDS))
    }

    /// A word that an enumerated field accepts, by its canonical name and its Vietnamese label: `Tiểu cầu`, `Platelets`.
    pub fn choice(self, name: &str, label: &str) -> String {
        self.either(|| label.to_owned(), || readable(name, &CHOICES))
    }

    /// The word of a value of an enumerated field.
    pub fn chosen(self, value: impl Chosen) -> String {
        let choice = value.choice();
        self.choice(choice.name, choice.label)
    }

    /// What one entry of a kind is called: `Buổi hiến máu`, `Blood drive`.
    pub fn kind(self, kind: Kind) -> String {
        capitalized(&self.say(words::kind(kind)))
    }

    /// The title of a kind's list.
    pub fn list_title(self, kind: Kind) -> String {
        self.say(words::list_title(kind))
    }

    /// The name of a language: `Ê Đê`, `Rade`. `written` is the Vietnamese name given by the site. The result is the
    /// tag where neither the site nor the table has a name.
    pub fn language(self, tag: &str, written: Option<&str>) -> String {
        match (language::find(tag), self.speech) {
            (Some(known), Vocabulary::English) => marked(known.name_en),
            (known, _) => written.or(known.map(|known| known.name_vi)).unwrap_or(tag).to_owned(),
        }
    }
}

/// A canonical name as people read it: `target_units` is "Target units".
fn readable(name: &str, exceptions: &[(&str, &str)]) -> String {
    let exception = exceptions.iter().find(|(known, _)| *known == name);
    exception.map_or_else(|| capitalized(&name.replace(['_', '-'], " ")), |(_, label)| (*label).to_owned())
}
