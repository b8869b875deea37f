//! A place exists when something is held there, and an organization when it holds something.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::days::{is_on, may_fall_within};
use crate::bilingual;
use crate::dates::period::{Partial, Period};
use crate::diagnostics::{Bilingual, Diagnostic, Problem, Problems, Spanned};
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::organization::Organization;
use crate::model::place::Place;
use crate::model::reference::{Ref, Reference, Target};
use crate::model::site::{Entries, Site};
use crate::problem;

problem! {
    /// Vào ngày ấy địa bàn này chưa có hoặc không còn (`valid_from`, `valid_to` của địa bàn), ví dụ một huyện sau ngày
    /// 30/6/2025. Hãy ghi địa bàn có thật vào ngày ấy, thường là nơi kế thừa.
    ///
    /// On that day the place does not exist yet or no longer (`valid_from`, `valid_to` of the place), such as a
    /// district after 30 June 2025. Name the place that exists then, usually a successor.
    ///
    /// ```text
    /// Thời gian: 13/7/2025
    /// Địa bàn: huyen-tuong-tuong
    /// ```
    ///
    /// ```text
    /// Thời gian: 13/7/2025
    /// Địa bàn: xa-tuong-tuong
    /// ```
    pub static PLACE_NOT_VALID: Warning = "place-not-valid";
}

problem! {
    /// Vào ngày ấy cơ quan, đơn vị này chưa có hoặc không còn (`valid_from`, `valid_to` của đơn vị), ví dụ hội cấp huyện
    /// sau ngày 30/6/2025. Hãy ghi đơn vị có thật vào ngày ấy, thường là đơn vị kế thừa.
    ///
    /// On that day the organization does not exist yet or no longer (`valid_from`, `valid_to` of the organization), such
    /// as the office of a district after 30 June 2025. Name the one that exists then, usually a successor.
    ///
    /// ```text
    /// Thời gian: 13/7/2025
    /// Đơn vị tổ chức: hoi-huyen-tuong-tuong
    /// ```
    ///
    /// ```text
    /// Thời gian: 13/7/2025
    /// Đơn vị tổ chức: hoi-xa-tuong-tuong
    /// ```
    pub static ORGANIZATION_NOT_VALID: Warning = "organization-not-valid";
}

/// Looks at where drives that are on, and events, are held.
pub fn check_places(site: &Site, problems: &mut Problems) {
    let entries = &site.entries;
    let units: UnitsInTime<'_> =
        entries.places.values().map(|it| (Target { kind: Kind::Place, id: it.id.clone() }, place(it))).collect();
    for occasion in entries.occasions().filter(|occasion| is_on(occasion)) {
        let area = occasion.drive.area.as_ref().map(|area| &area.0);
        let other = |host: &&Reference| entries.targets.of(host) != area.and_then(|area| entries.targets.of(area));
        for reference in area.into_iter().chain(occasion.host().filter(other)) {
            check(&PLACE_NOT_VALID, &occasion.drive.when, reference, &units, entries, problems);
        }
    }
}

/// Looks at who holds drives that are on, and events.
pub fn check_organizations(site: &Site, problems: &mut Problems) {
    let entries = &site.entries;
    let organizations = entries.organizations.values();
    let units: UnitsInTime<'_> =
        organizations.map(|it| (Target { kind: Kind::Organization, id: it.id.clone() }, organization(it))).collect();
    for occasion in entries.occasions().filter(|occasion| is_on(occasion)) {
        if let Some(host) = occasion.host() {
            check(&ORGANIZATION_NOT_VALID, &occasion.drive.when, host, &units, entries, problems);
        }
    }
}

type UnitsInTime<'e> = BTreeMap<Target, UnitInTime<'e>>;

/// What places and organizations have in common: a time during which they exist, and successors.
struct UnitInTime<'e> {
    name: &'e str,
    first: Option<&'e Spanned<Partial>>,
    last: Option<&'e Spanned<Partial>>,
    successors: Vec<&'e Reference>,
}

impl UnitInTime<'_> {
    fn is_valid(&self, when: &Period) -> bool {
        let (first, last) = (self.first.map(|first| first.first()), self.last.map(|last| last.last()));
        may_fall_within(when, first, last)
    }
}

fn place(place: &Arc<Entry<Place>>) -> UnitInTime<'_> {
    unit(&place.title, &place.valid_from, &place.valid_to, &place.successors)
}

fn organization(organization: &Arc<Entry<Organization>>) -> UnitInTime<'_> {
    unit(&organization.title, &organization.valid_from, &organization.valid_to, &organization.successors)
}

fn unit<'e, K>(
    name: &'e str,
    first: &'e Option<Spanned<Partial>>,
    last: &'e Option<Spanned<Partial>>,
    successors: &'e [Ref<K>],
) -> UnitInTime<'e> {
    let (first, last) = (first.as_ref(), last.as_ref());
    UnitInTime { name, first, last, successors: successors.iter().map(|it| &it.0).collect() }
}

/// Reports a reference to what does not exist at that time.
fn check(
    problem: &'static Problem,
    when: &Period,
    reference: &Reference,
    units: &UnitsInTime<'_>,
    entries: &Entries,
    problems: &mut Problems,
) {
    let Some((target, unit)) = entries.targets.of(reference).and_then(|target| units.get_key_value(target)) else {
        return;
    };
    if unit.is_valid(when) {
        return;
    }
    let too_late = unit.last.filter(|last| when.earliest().is_some_and(|day| day > last.last()));
    let instead: Vec<&str> = match too_late {
        Some(_) => {
            let successors = unit.successors.iter().filter_map(|it| units.get(entries.targets.of(it)?));
            successors.map(|successor| successor.name).collect()
        }
        None => {
            let became = |it: &&UnitInTime<'_>| it.successors.iter().any(|it| entries.targets.of(it) == Some(target));
            units.values().filter(became).filter(|it| it.is_valid(when)).map(|it| it.name).collect()
        }
    };
    problems.push(not_valid(problem, when, reference, unit, too_late, &instead));
}

fn not_valid(
    problem: &'static Problem,
    when: &Period,
    reference: &Reference,
    unit: &UnitInTime<'_>,
    too_late: Option<&Spanned<Partial>>,
    instead: &[&str],
) -> Diagnostic {
    let name = unit.name;
    let (day_vi, day_en) = (when.vi(), when.en());
    let (bound, message) = match (too_late, unit.first) {
        (Some(last), _) => {
            let (last_vi, last_en) = (last.vi(), last.en());
            let message = bilingual!(
                "{name} chỉ có đến hết {last_vi}, còn ngày ở đây là {day_vi}",
                "{name} exists until {last_en} only, and the day here is {day_en}"
            );
            (Some(last), message)
        }
        (None, first) => {
            let (first_vi, first_en) = first.map(|first| (first.vi(), first.en())).unwrap_or_default();
            let message = bilingual!(
                "{name} chỉ có từ {first_vi}, còn ngày ở đây là {day_vi}",
                "{name} exists from {first_en} only, and the day here is {day_en}"
            );
            (first, message)
        }
    };
    let is_place = std::ptr::eq(problem, &PLACE_NOT_VALID);
    let help = match instead {
        [] if is_place => Bilingual::literal(
            "ghi địa bàn có vào ngày ấy, hoặc sửa ngày",
            "name the place of that day, or mend the day",
        ),
        [] => Bilingual::literal(
            "ghi đơn vị có vào ngày ấy, hoặc sửa ngày",
            "name the organization of that day, or mend the day",
        ),
        [one] => bilingual!("đổi thành `{one}`", "change it to `{one}`"),
        several => {
            let (vi, en) = (several.join("` hoặc `"), several.join("` or `"));
            bilingual!("đổi thành `{vi}`", "change it to `{en}`")
        }
    };
    let time = match is_place {
        true => Bilingual::literal("thời gian của địa bàn ở đây", "the place's time is given here"),
        false => Bilingual::literal("thời gian của đơn vị ở đây", "the organization's time is given here"),
    };
    let diagnostic = problem.at(&reference.span).message(message).found(&*reference.text).help(help);
    match bound {
        Some(bound) => diagnostic.related(bound.span.clone(), time),
        None => diagnostic,
    }
}
