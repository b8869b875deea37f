//! A site of literal files, for tests of what is made from it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::scene::Scene;
use super::tongue::Tongue;
use crate::assemble::timetable::Timetable;
use crate::assemble::{Circumstances, assemble};
use crate::routes::destination::Destinations;
use crate::routes::routes;
use crate::source::SourceFile;

/// Looks at a site of literal files on 10 June 2023, 8:00.
pub fn with_site<T>(files: &[(&str, &str)], look: impl Fn(Scene<'_>) -> T) -> T {
    let parsed = files.iter().map(|(path, text)| {
        let file = SourceFile { path: (*path).into(), text: (*text).into(), hash: [0; 32] };
        let parsed = crate::parse::parse(&file);
        assert_eq!(parsed.problems.0, [], "{path}");
        parsed.value
    });
    let clock = NaiveDate::from_ymd_opt(2023, 6, 10).and_then(|day| day.and_hms_opt(8, 0, 0)).unwrap();
    let assembled =
        assemble(parsed.collect(), &[], Circumstances { now: None, clock, drafts: true, unreviewed: true }).value;
    let timetable = Timetable::of(&assembled.site);
    let (routes, destinations, sizes) =
        (routes(&assembled.site, &timetable, []).value, Destinations::new(), BTreeMap::new());
    look(Scene {
        site: &assembled.site,
        backlinks: &assembled.backlinks,
        routes: &routes,
        destinations: &destinations,
        timetable: &timetable,
        sizes: &sizes,
        tongue: Tongue::VIETNAMESE,
    })
}
