use std::sync::Arc;

use chrono::NaiveDateTime;

use crate::assemble::{Circumstances, assemble};
use crate::model::common::Entry;
use crate::model::donor::Donor;
use crate::parse::parse;
use crate::source::SourceFile;

/// A donor with all fields, as shown at a moment by a site that names every unit.
fn donor(now: &str, kind: &str, consent: &str) -> Arc<Entry<Donor>> {
    donor_among(now, kind, consent, "privacy: {small_units: true}\n", &[])
}

/// The same in a site with other settings, and with other donors of some units.
fn donor_among(now: &str, kind: &str, consent: &str, settings: &str, units: &[&str]) -> Arc<Entry<Donor>> {
    let now = NaiveDateTime::parse_from_str(now, "%Y-%m-%dT%H:%M").unwrap();
    let text = format!(
        "---\nname: Người Mẫu\nkind: {kind}\nsort_as: Mẫu Người\nformer_ids: [nguoi-mau]\n\
         summary: Một câu về người ấy.\nstory: Chuyện của người ấy.\n\
         sources: [{{text: Báo mẫu viết về Người Mẫu}}]\ncorrections: [{{on: 01/3/2025, text: Sửa tên}}]\n\
         cover: {{file: bia.png, alt: Người ấy cười}}\nphoto: {{file: anh.png, alt: Người ấy đứng}}\n\
         member_of: Công ty Mẫu\ndonations: 7\nhonors: [{{award: Giấy khen}}]\n{consent}\n---\n\nBài viết.\n"
    );
    let others = units.iter().enumerate().map(|(index, unit)| {
        let text = format!("---\nname: Người khác\nkind: person\nmember_of: {unit}\n---\n");
        (format!("content/donors/mau-{:02}.md", index + 2), text)
    });
    let site_file = ("content/site.yaml".to_owned(), format!("id: thu\ntitle: Thử\n{settings}"));
    let files = [site_file, ("content/donors/mau-01.md".to_owned(), text)].into_iter().chain(others);
    let circumstances = Circumstances { now: Some(now), clock: now, drafts: false, unreviewed: false };
    let parsed = files.map(|(path, text)| {
        let parsed = parse(&SourceFile { path: path.into(), text: text.as_str().into(), hash: [0; 32] });
        assert_eq!(parsed.problems.0, [], "{text}");
        parsed.value
    });
    let donors = assemble(parsed.collect(), &[], circumstances).value.site.entries.donors;
    donors.into_values().next().unwrap()
}

/// The shown facts of a donor, in words.
fn shown(donor: &Entry<Donor>) -> String {
    let Entry { title, common, own, .. } = donor;
    let known = [
        (title.value == "Người Mẫu", "name"),
        (own.sort_as.is_some(), "sort_as"),
        (!common.former_ids.is_empty(), "former_ids"),
        (own.photo.is_some(), "photo"),
        (common.cover.is_some(), "cover"),
        (own.story.is_some(), "story"),
        (common.body.is_some(), "body"),
        (common.summary.is_some(), "summary"),
        (!common.sources.is_empty(), "sources"),
        (!common.corrections.is_empty(), "corrections"),
        (own.member_of.is_some(), "unit"),
        (own.donations.is_some(), "donations"),
        (!own.honors.is_empty(), "honors"),
    ];
    known.into_iter().filter(|(known, _)| *known).map(|(_, what)| what).collect::<Vec<_>>().join(" ")
}

const EVERYTHING: &str =
    "name sort_as former_ids photo cover story body summary sources corrections unit donations honors";

fn person(consent: &str) -> String {
    shown(&donor("2025-04-01T08:00", "person", &format!("consent: {{{consent}}}")))
}

#[test]
fn each_thing_is_shown_by_its_own_consent_and_what_says_something_of_a_person_by_the_name_too() {
    for (scope, expected) in [
        ("", "honors"),
        ("name", "name sort_as former_ids honors"),
        ("photo", "honors"),
        ("story", "honors"),
        ("photo, story", "honors"),
        ("unit", "unit honors"),
        ("donations", "donations honors"),
        ("name, photo", "name sort_as former_ids photo cover honors"),
        ("name, story", "name sort_as former_ids story body summary sources corrections honors"),
        ("unit, donations", "unit donations honors"),
        ("name, photo, story, unit, donations", EVERYTHING),
    ] {
        assert_eq!(person(&format!("status: granted, scope: [{scope}]")), expected, "{scope}");
    }
}

#[test]
fn only_a_consent_that_was_given_and_not_taken_back_counts() {
    let scope = "scope: [name, photo, story, unit, donations]";
    for status in ["none", "withdrawn"] {
        assert_eq!(person(&format!("status: {status}, {scope}")), "honors", "{status}");
    }
    assert_eq!(shown(&donor("2025-04-01T08:00", "person", "")), "honors");
    assert_eq!(shown(&donor("2025-04-01T08:00", "family", "")), "honors");
}

#[test]
fn a_consent_holds_from_the_first_minute_of_its_day_to_the_last_of_its_end() {
    let at = |now: &str| {
        let consent = "consent: {status: granted, scope: [name], given_on: 10/4/2025, expires_on: tháng 6/2025}";
        shown(&donor(now, "person", consent)).starts_with("name")
    };
    assert!(!at("2025-04-09T23:59"));
    assert!(at("2025-04-10T00:00"));
    assert!(at("2025-06-30T23:59"));
    assert!(!at("2025-07-01T00:00"));
}

#[test]
fn a_collective_needs_no_consent_and_keeps_to_the_one_it_gave() {
    let collective = |consent: &str| shown(&donor("2025-04-01T08:00", "collective", consent));
    assert_eq!(collective(""), EVERYTHING);
    assert_eq!(collective("consent: {status: granted}"), EVERYTHING);
    assert_eq!(collective("consent: {status: granted, scope: [name]}"), "name sort_as former_ids honors");
    assert_eq!(collective("consent: {status: withdrawn}"), "honors");
    assert_eq!(collective("consent: {status: granted, expires_on: 31/3/2025}"), "honors");
}

#[test]
fn who_is_not_named_is_called_by_what_they_are() {
    let called = |kind: &str| donor("2025-04-01T08:00", kind, "consent: {status: withdrawn}").title.value.clone();
    assert_eq!(called("person"), "Một người hiến máu");
    assert_eq!(called("family"), "Một gia đình hiến máu");
    assert_eq!(called("collective"), "Một tập thể");
}

#[test]
fn a_unit_of_fewer_than_twenty_is_not_named_beside_somebody_without_a_name() {
    let with = |settings: &str, scope: &str, others: &[&str]| {
        let consent = format!("consent: {{status: granted, scope: [{scope}]}}");
        shown(&donor_among("2025-04-01T08:00", "person", &consent, settings, others)).contains("unit")
    };
    let (eighteen, nineteen) = (["công ty mẫu"; 18], ["CÔNG TY MẪU"; 19]);
    assert!(!with("", "unit", &eighteen));
    assert!(with("", "unit", &nineteen));
    assert!(!with("", "unit", &["Công ty khác"; 19]));
    assert!(with("", "name, unit", &[]));
    assert!(!with("", "name", &nineteen));
    assert!(with("privacy: {small_units: true}\n", "unit", &[]));
}
