//! Finds facts that readers were shown and that no version contains, and suggests the line or the cells that explain
//! the change.

use super::days::is_exact;
use super::history::{History, Version};
use super::problems::UNEXPLAINED_CHANGE;
use super::published::Shown;
use crate::bilingual;
use crate::dates::hours::Hours;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Diagnostic, Span, Speech};
use crate::model::drive::{Before, Change, Drive, Status};
use crate::model::field::Field;
use crate::model::form::field_of;
use crate::model::occasion::Occasion;
use crate::model::read::Record;
use crate::model::reference::Targets;
use crate::model::site::Site;
use crate::text::fold::fold;

/// A fact that readers were shown and that no version of the drive contains.
struct MissingFact<'d> {
    /// Its field in the former facts of a change, and its column in a table where there is one.
    field: &'static Field,
    column: Option<&'static str>,
    /// The former value, as it is written in content.
    value: Bilingual,
    /// The former value in words.
    was: String,
    /// The place of the present value.
    place: Option<&'d Span>,
}

/// The problem of a drive for which readers were shown a fact that no version contains. Where `is_explained` is true, a
/// changed status is not reported.
pub(super) fn unexplained(
    shown: &Shown,
    is_explained: bool,
    occasion: Occasion<'_>,
    site: &Site,
) -> Option<Diagnostic> {
    let drive = occasion.drive;
    let facts = missing_facts(shown, is_explained, drive, &site.entries.targets);
    if facts.is_empty() {
        return None;
    }
    let was = facts.iter().map(|fact| fact.was.as_str()).collect::<Vec<_>>().join(", ");
    let help = match drive.when.span.is_in_table() {
        true => {
            let old = facts.iter().filter_map(|fact| Some(format!("`{}`: `{}`", fact.column?, fact.value.vi)));
            let day = format!("`Ngày báo đổi`: `{}`", site.now.written());
            let columns = old.chain(["`Lý do`".to_owned(), day]).collect::<Vec<_>>().join(", ");
            bilingual!("điền trong hàng này các cột {columns}", "fill in the columns of this row: {columns}")
        }
        false => {
            let [vi, en] = [Speech::Vi, Speech::En].map(|speech| line(site, drive, &facts, speech));
            bilingual!("thêm vào mục này: {vi}", "add to this entry: {en}")
        }
    };
    let title = &occasion.title.value;
    let message = bilingual!(
        "“{title}” đã đổi so với trang đã dựng (trước là {was}) mà không có dòng nào nói vì sao",
        "“{title}” is not as in the site built last (it was {was}), and nothing explains the change"
    );
    let place = facts.iter().find_map(|fact| fact.place).unwrap_or(&drive.when.span).clone();
    Some(UNEXPLAINED_CHANGE.at(place).message(message).found(was).help(help))
}

/// The facts that readers were shown and that no version of a drive contains.
fn missing_facts<'d>(shown: &Shown, is_explained: bool, drive: &'d Drive, targets: &Targets) -> Vec<MissingFact<'d>> {
    let history = History::of(drive, targets);
    let is_said = |says: &dyn Fn(&Version) -> bool| {
        history.former.iter().map(|was| &was.version).chain([&history.present]).any(says)
    };
    let when = Period::parse(&shown.when).ok().filter(|when| !is_said(&|it| says_day(it, when)));
    let hours = shown.hours.as_deref().and_then(|hours| Hours::parse(hours).ok());
    let hours = hours.filter(|hours| !is_said(&|it| it.hours.as_ref() == Some(hours)));
    let venue = shown.venue.as_deref().filter(|venue| !is_said(&|it| says_venue(it, venue)));
    let area = shown.area.as_deref().filter(|area| !is_said(&|it| says_area(it, area)));
    let status = Status::ALL.iter().find(|status| status.name() == shown.status && !is_explained);
    let status = status.filter(|was| !is_said(&|it| it.status.unwrap_or(Status::Planned) == **was));
    // What was planned and is certain now takes nothing back from anybody.
    let is_certain = history.present.status == Some(Status::Confirmed);
    let status = status.filter(|was| **was != Status::Planned || !is_certain);
    let fact = |name, column, value: Option<String>, place| {
        let (field, was) = (field_of(&[Before::FIELDS], name)?, value?);
        Some(MissingFact { field, column, value: Bilingual::new(was.clone(), was.clone()), was, place })
    };
    let status_place = drive.status.as_ref().map(|status| &status.span);
    let status = status.and_then(|status| {
        let (value, was) = (Bilingual::literal(status.label(), status.name()), status.label().to_owned());
        Some(MissingFact {
            field: field_of(&[Before::FIELDS], "status")?,
            column: None,
            value,
            was,
            place: status_place,
        })
    });
    let facts = [
        fact("when", Some("Ngày cũ"), when.map(|when| when.vi()), Some(&drive.when.span)),
        fact("hours", Some("Giờ cũ"), hours.map(|it| it.vi()), drive.hours.as_ref().map(|it| &it.span)),
        fact("venue", Some("Địa điểm cũ"), venue.map(clean), None),
        fact("area", None, area.map(clean), drive.area.as_ref().map(|area| &area.0.span)),
        status,
    ];
    facts.into_iter().flatten().collect()
}

/// Whether a version has the day that readers were shown, or is a more exact form of an approximate day they were
/// shown.
fn says_day(version: &Version, shown: &Period) -> bool {
    let is_rough = !is_exact(shown);
    let within = || match (version.when.earliest(), version.when.latest()) {
        (Some(first), Some(last)) => shown.contains(first) && shown.contains(last),
        _ => false,
    };
    let is_unknown = shown.is_unknown();
    version.when.same_meaning(shown) || is_unknown || is_rough && within()
}

fn says_venue(version: &Version, shown: &str) -> bool {
    version.venue.as_deref().is_some_and(|venue| fold(venue) == fold(shown))
}

fn says_area(version: &Version, shown: &str) -> bool {
    version.area.as_ref().and_then(|area| area.id.as_ref()).is_some_and(|id| **id == *shown)
}

/// The suggested line of history with the former values.
fn line(site: &Site, drive: &Drive, facts: &[MissingFact<'_>], speech: Speech) -> String {
    let fact = |fact: &MissingFact<'_>| format!("{}: {}", fact.field.key(speech), quoted(fact.value.in_(speech)));
    let was: Vec<String> = facts.iter().map(fact).collect();
    let key = |table, name| field_of(&[table], name).map_or(name, |field| field.key(speech));
    let [on, before, why] = ["on", "was", "why"].map(|name| key(Change::FIELDS, name));
    let history = key(Drive::FIELDS, "history");
    let line = format!("{{{on}: {}, {before}: {{{}}}, {why}: …}}", site.now.written(), was.join(", "));
    if drive.history.is_empty() { format!("`{history}: [{line}]`") } else { format!("`- {line}` (`{history}`)") }
}

/// A value in the form of a YAML flow mapping.
fn quoted(value: &str) -> String {
    let is_plain = value.chars().all(|c| c.is_alphanumeric() || " /-–".contains(c)) && !value.ends_with(' ');
    if is_plain { value.to_owned() } else { format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// A text from the disk, without characters that could control a terminal.
pub fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
