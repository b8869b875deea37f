//! What the fuzz targets do with bytes, as plain functions: `tests/damage/fuzzing.rs` calls them too. Each reads the bytes as
//! a build would and panics where a promise is broken.

#![allow(dead_code, reason = "every target uses one of them")]

use chrono::Datelike;
use giothong::dates::hours::Hours;
use giothong::dates::period::{MonthDay, Partial, Period};
use giothong::diagnostics::{FilePath, Problems, Sources, Speech, to_terminal};
use giothong::model::date_time::LocalDateTime;
use giothong::model::kind::Kind;
use giothong::model::prose::Piece;
use giothong::parse::{markdown::prose, parse, parse_table};
use giothong::source::media::media;
use giothong::source::{TableFile, decode};
use giothong::text::number::{parse_integer, print_integer};

/// A file of `content/`: the first byte says which, the rest is the file.
pub fn front_matter(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    let kind = usize::from(*first) % (Kind::ALL.len() + 1);
    let path = match (Kind::ALL.get(kind).map(|kind| kind.facts().folder), first.is_ascii_lowercase()) {
        (Some(folder), true) => format!("content/{folder}/mot.md"),
        (Some(folder), false) => format!("content/{folder}/2025.yaml"),
        (None, true) => "content/site.yaml".to_owned(),
        (None, false) => "content/facts.yaml".to_owned(),
    };
    let path: FilePath = path.into();
    let mut sources = Sources::default();
    let problems = match decode(&path, rest) {
        Ok(file) => {
            sources.insert(path, file.text.clone());
            parse(&file).problems
        }
        Err(problem) => Problems(vec![problem]),
    };
    every_problem_has_a_place(problems, &sources);
}

/// Lines, each read as everything that a line can be: what was read is read again from what was printed.
pub fn dates(bytes: &[u8]) {
    for line in String::from_utf8_lossy(bytes).lines() {
        period(line);
        partial(line);
        hours(line);
        if let Ok(day) = MonthDay::parse(line) {
            assert_eq!(MonthDay::parse(&day.vi()), Ok(day), "{line:?}");
        }
        if let Some(at) = LocalDateTime::parse(line) {
            let printed = at.0.format("%Y-%m-%dT%H:%M").to_string();
            assert_eq!(LocalDateTime::parse(&printed), Some(at), "{line:?} as {printed}");
        }
        if let Ok(number) = parse_integer(line) {
            assert_eq!(parse_integer(&print_integer(number)), Ok(number), "{line:?}");
        }
    }
}

fn period(line: &str) {
    match Period::parse(line) {
        Ok(period) => {
            assert_eq!(Period::parse(&period.vi()), Ok(period.clone()), "{line:?} as {}", period.vi());
            assert_eq!(Period::parse(&period.vi_long()), Ok(period.clone()), "{line:?} as {}", period.vi_long());
            assert!(!period.en().is_empty(), "{line:?}");
            if let Some(edtf) = period.edtf() {
                let read = Period::parse(&edtf);
                assert!(read.is_ok_and(|read| read.same_meaning(&period)), "{line:?} as {edtf}");
            }
            if let Some((first, second)) = day_and_month(line) {
                let Period::Day(day) = period else { panic!("{line:?} is a day") };
                assert_eq!((day.day(), day.month()), (first, second), "{line:?} has its day first");
            }
        }
        Err(error) => {
            let (vi, en) = error.sentences();
            assert!(!vi.is_empty() && !en.is_empty(), "{line:?}");
            if let Some(meant) = error.suggestion() {
                assert!(Period::parse(&meant).is_ok() || MonthDay::parse(&meant).is_ok(), "{line:?}: {meant}");
            }
        }
    }
}

/// The first two numbers of a line that is three numbers, the last of four digits, with one mark between them.
fn day_and_month(line: &str) -> Option<(u32, u32)> {
    let mark = line.chars().find(|c| ['/', '.', '-'].contains(c))?;
    let [first, second, year]: [&str; 3] = line.split(mark).collect::<Vec<_>>().try_into().ok()?;
    let digits = |part: &str, most| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let wanted = digits(first, 2) && digits(second, 2) && digits(year, 4) && year.len() == 4;
    wanted.then(|| Some((first.parse().ok()?, second.parse().ok()?))).flatten()
}

fn partial(line: &str) {
    if let Ok(partial) = Partial::parse(line) {
        assert_eq!(Partial::parse(&partial.vi()), Ok(partial), "{line:?} as {}", partial.vi());
    }
}

fn hours(line: &str) {
    match Hours::parse(line) {
        Ok(hours) => {
            assert_eq!(Hours::parse(&hours.vi()), Ok(hours.clone()), "{line:?} as {}", hours.vi());
            // The form for machines has the sessions by the clock and no words.
            let again = Hours::parse(&hours.machine());
            let again = again.iter().flat_map(Hours::sessions).collect::<Vec<_>>();
            assert_eq!(again, hours.sessions().collect::<Vec<_>>(), "{line:?} as {}", hours.machine());
        }
        Err(error) => {
            if let Some(meant) = error.suggestion() {
                assert!(Hours::parse(&meant).is_ok(), "{line:?}: {meant}");
            }
        }
    }
}

/// A table of drives: its first bytes say in which format.
pub fn tables(bytes: &[u8]) {
    let endings: &[&str] = if bytes.starts_with(b"PK") { &["xlsx", "ods"] } else { &["csv", "tsv"] };
    for ending in endings {
        let path: FilePath = format!("content/drives/2025.{ending}").into();
        let file = TableFile { path: path.clone(), bytes: bytes.into(), hash: [0; 32] };
        let parsed = parse_table(&file);
        let mut sources = Sources::default();
        if let Some(sheets) = parsed.value.sheets {
            sources.insert_table(path, sheets);
        }
        every_problem_has_a_place(parsed.problems, &sources);
    }
}

/// A recording: known or refused, and the same twice.
pub fn recordings(bytes: &[u8]) {
    let found = media(bytes);
    assert_eq!(found, media(bytes));
    assert!(found.is_err() || found.is_ok_and(|media| media.seconds > 0));
}

/// A text below a front matter: no tag but those that Markdown makes comes out of it.
pub fn markdown(bytes: &[u8]) {
    const TAGS: [&str; 34] = [
        "a",
        "blockquote",
        "br",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    let text = String::from_utf8_lossy(bytes);
    let path: FilePath = "content/pages/mot.md".into();
    let mut problems = Problems::default();
    let prose = prose(&path, &text, 0..text.len(), &mut problems);
    for piece in &prose.pieces {
        let html = match piece {
            Piece::Html(html) => html,
            Piece::Destination(destination) => {
                assert!(text.get(destination.span.range()).is_some(), "{destination:?}");
                continue;
            }
        };
        for behind in html.split('<').skip(1) {
            let name = behind.strip_prefix('/').unwrap_or(behind);
            let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
            assert!(TAGS.contains(&&name[..end]), "<{behind}");
        }
    }
    let mut sources = Sources::default();
    sources.insert(path, text.into());
    every_problem_has_a_place(problems, &sources);
}

/// Every problem lies in its file between two letters, has words in both languages, and can be drawn.
fn every_problem_has_a_place(problems: Problems, sources: &Sources) {
    for problem in &problems.0 {
        let (span, message) = (&problem.span, &problem.message);
        let there = sources.text(&span.file).map_or(span.range() == (0..0), |text| text.get(span.range()).is_some());
        assert!(there && !span.file.is_empty(), "{span:?}: {}", message.en);
        assert!(!message.vi.is_empty() && !message.en.is_empty(), "{span:?}");
    }
    // A few are enough: drawing is slow beside reading.
    let drawn = Problems(problems.ordered().0.into_iter().take(3).collect());
    to_terminal(&drawn, sources, Speech::Vi, true);
}
