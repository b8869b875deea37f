//! One thing in the schedule, as both files tell it. What is not known is left out.

use chrono::NaiveDate;
use serde::Serialize;

/// A drive, one day of a repeating drive, an event where blood is given, or a host slot without a drive.
#[derive(Clone, Debug, Serialize)]
pub struct Record {
    /// The id of the drive or event; of a slot `<wave>.<folder of the host>.<host>`.
    pub id: String,
    /// The UID in calendars; a slot has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    /// `drive`, `event` or `slot`.
    pub kind: &'static str,
    /// The day, of a drive that is held again and again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance: Option<NaiveDate>,
    /// What it is called; a slot like its host.
    pub title: String,
    /// When, as precisely as is known.
    pub when: When,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<Sessions>,
    /// The hall or yard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The place it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Named>,
    /// The ids of all places it counts to: the places around its own, and those that took over.
    pub areas: Vec<String>,
    /// Latitude in degrees, WGS 84.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Longitude in degrees, WGS 84.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<Named>,
    /// The campaign it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign: Option<Named>,
    /// The wave it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wave: Option<Named>,
    /// The machine word of its state.
    pub status: String,
    /// The word people read.
    pub status_label: String,
    /// How often it changed.
    pub sequence: usize,
    /// The day of its last change, else of its announcement, else the first of its month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<NaiveDate>,
    /// What changed, oldest first.
    pub history: Vec<Was>,
    /// Its page: absolute where the site has an address on the web, else from the site's root.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// How to register for it, where that is not as for the whole site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<Channels>,
    /// Whom to ask about it, where that is not as for the whole site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Channels>,
    pub collects: Vec<&'static str>,
    /// Units of blood hoped for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_units: Option<i64>,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<Counted>,
}

#[derive(Clone, Debug, Serialize)]
pub struct When {
    /// As offices write it, a day with its weekday.
    pub text: String,
    /// EDTF (ISO 8601-2:2019), where it can say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edtf: Option<String>,
    /// The first day, where the days are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveDate>,
    /// The last day, included, where the days are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<NaiveDate>,
}

/// Hours of a day at +07:00.
#[derive(Clone, Debug, Serialize)]
pub struct Sessions {
    /// As people say them.
    pub text: String,
    /// Beginning and end of each, as `07:30`; the last may have no end.
    pub sessions: Vec<Vec<String>>,
}

/// An entry of the site.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// Its id; none where it has no entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What it is called.
    pub name: String,
}

/// What was true until a day.
#[derive(Clone, Debug, Serialize)]
pub struct Was {
    /// The day of the change, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// What was true before, whole.
    pub was: Former,
    /// The reason, as told to the public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// The former values of a change.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Former {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<Sessions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
}

/// Ways to register or to ask: label and value, in the order they are offered. Public by meaning.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Channels(pub Vec<Way>);

#[derive(Clone, Debug, Serialize)]
pub struct Way {
    /// What it is: `Điện thoại`.
    pub label: String,
    /// The number or address as people write it.
    pub value: String,
    /// A link that opens it: `tel:…`, `mailto:…`, `https://…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// What came of a drive. Units may exceed donors: volumes differ.
#[derive(Clone, Debug, Serialize)]
pub struct Counted {
    /// Units of blood collected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collected_units: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub donors: Option<i64>,
    /// The day of the count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted_on: Option<NaiveDate>,
    /// Whether the count may still change.
    pub provisional: bool,
}
