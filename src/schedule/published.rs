//! The schedule as readers were shown it, stored with a built site. It follows from the content alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ledger;
use crate::model::drive::{Repeats, Status};
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::model::reference::{Target, Targets};
use crate::model::site::Site;

/// The published schedule of a built site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The id of the site.
    pub site: String,
    /// Drives and events, by folder and id: `drives/nha-rong`.
    pub things: BTreeMap<String, Shown>,
}

/// A drive or an event as readers were shown it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Its page, from the site's root.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// The period, as offices write it.
    pub when: String,
    /// The hours, as offices write them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hours: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub venue: Option<String>,
    /// The id of its place.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub area: Option<String>,
    /// The name of its [`Status`].
    pub status: String,
    /// The interval and days of its recurrence, in fixed words for programs.
    #[serde(rename = "rhythm", skip_serializing_if = "Option::is_none", default)]
    pub recurrence: Option<String>,
    /// The end of its recurrence, as offices write it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<String>,
    /// The exceptions of the recurrence.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub except: Vec<String>,
    /// The number of changes as a whole.
    pub changes: usize,
    /// The number of changed days of the recurrence.
    #[serde(skip_serializing_if = "is_zero", default)]
    pub changed_days: usize,
    /// The file that contains it.
    pub file: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// The schedule of a site in the form in which its readers are shown it.
pub fn published(site: &Site) -> Published {
    let things =
        site.entries.occasions().map(|occasion| (key(&occasion.target()), shown(occasion, &site.entries.targets)));
    Published { site: site.config.id.value.to_string(), things: things.collect() }
}

pub(super) fn key(target: &Target) -> String {
    format!("{}/{}", target.kind.facts().folder, target.id)
}

/// The drive or event with a key.
pub(super) fn target(key: &str) -> Option<Target> {
    let (folder, id) = key.split_once('/')?;
    let kind = [Kind::Drive, Kind::Event].into_iter().find(|kind| kind.facts().folder == folder)?;
    Some(Target { kind, id: id.into() })
}

pub(super) fn recurrence(repeats: &Repeats) -> String {
    let on = repeats.on.as_ref().map_or("", |on| on.value.as_str());
    format!("{}: {on}", repeats.every.name()).trim_end_matches([':', ' ']).to_owned()
}

fn shown(occasion: Occasion<'_>, targets: &Targets) -> Shown {
    let drive = occasion.drive;
    let repeats = drive.repeats.as_ref();
    Shown {
        address: format!("{}/{}/", occasion.kind.facts().address, occasion.id),
        title: occasion.title.value.clone(),
        when: drive.when.vi(),
        hours: drive.hours.as_ref().map(|hours| hours.vi()),
        venue: drive.venue.clone(),
        area: drive.area.as_ref().and_then(|area| targets.id(area)).map(|id| id.to_string()),
        status: drive.status.as_deref().copied().unwrap_or(Status::Planned).name().to_owned(),
        recurrence: repeats.map(recurrence),
        until: repeats.and_then(|repeats| repeats.until.as_ref()).map(|until| until.vi()),
        except: repeats.iter().flat_map(|repeats| &repeats.except).map(|except| except.vi()).collect(),
        changes: ledger::changes(occasion),
        changed_days: repeats.map_or(0, |repeats| repeats.changes.len()),
        file: drive.when.span.file.to_string(),
    }
}
