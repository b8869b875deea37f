//! Sites made of literal files, for tests of views and later stages.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::assemble::{Circumstances, assemble};
use crate::diagnostics::FilePath;
use crate::routes::destination::Destinations;
use crate::routes::routes;
use crate::schedule::Timetable;
use crate::source::SourceFile;
use crate::source::recording::FileFacts;
use crate::view::context::ViewContext;
use crate::view::locale::Locale;

/// Calls `look` with a folder of the repository, as [`with_site`] does, using its Markdown and YAML files.
#[allow(clippy::disallowed_methods, reason = "reads a site of the repository")]
pub fn with_folder<T>(folder: &str, look: impl Fn(ViewContext<'_>, &str) -> T) -> T {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Vec::new();
    let mut folders = vec![root.join("content")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if (name.ends_with(".md") || name.ends_with(".yaml")) && !name.contains("/_") {
                files.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    let all: String = files.iter().map(|(_, text)| text.as_str()).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    with_site(&files, |cx| look(cx, &all))
}

/// Calls `look` with a site of literal files on 10 June 2023, 8:00.
pub fn with_site<T>(files: &[(&str, &str)], look: impl Fn(ViewContext<'_>) -> T) -> T {
    with_files(files, &BTreeMap::new(), look)
}

/// As [`with_site`], with additional files that are not text.
pub fn with_files<T>(
    files: &[(&str, &str)],
    sizes: &BTreeMap<FilePath, FileFacts>,
    look: impl Fn(ViewContext<'_>) -> T,
) -> T {
    let published: Vec<FilePath> = sizes.keys().cloned().collect();
    let parsed = files.iter().map(|(path, text)| {
        let file = SourceFile { path: (*path).into(), text: (*text).into(), hash: [0; 32] };
        let parsed = crate::parse::parse(&file);
        assert_eq!(parsed.problems.0, [], "{path}");
        parsed.value
    });
    let clock = NaiveDate::from_ymd_opt(2023, 6, 10).and_then(|day| day.and_hms_opt(8, 0, 0)).unwrap();
    let assembled =
        assemble(parsed.collect(), &published, Circumstances { now: None, clock, drafts: true, unreviewed: true })
            .value;
    let timetable = Timetable::of(&assembled.site);
    let routes = routes(&assembled.site, &timetable).with_files(published).value;
    let destinations = Destinations::default();
    look(ViewContext {
        site: &assembled.site,
        backlinks: &assembled.backlinks,
        routes: &routes,
        destinations: &destinations,
        timetable: &timetable,
        sizes,
        locale: Locale::VIETNAMESE,
        root: "",
    })
}
