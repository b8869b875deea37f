//! Replaces the names of assets in `url(…)` of style sheets by their addresses.

use std::collections::BTreeMap;
use std::ops::Range;

use super::problems::{MISSING_ASSET, OUTSIDE_ASSET};
use crate::bilingual;
use crate::diagnostics::{Bilingual, FilePath, Problems, Span};

/// The style sheet with the address of each asset that it names. Names are relative to `folder`, the folder of the
/// sheet within `assets/`. Fragments and `data:` addresses are kept; comments are skipped.
pub(super) fn rewrite(
    file: &FilePath,
    text: &str,
    folder: &str,
    addresses: &BTreeMap<String, String>,
    problems: &mut Problems,
) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for range in references(text) {
        let written = &text[range.clone()];
        if written.is_empty() || written.starts_with('#') || written.starts_with("data:") {
            continue;
        }
        let span = Span::new(file.clone(), range.clone());
        if written.starts_with("//") || written.contains("://") {
            let message = bilingual!("`{written}` lấy tệp từ nơi khác", "`{written}` is fetched from somewhere else");
            let problem = OUTSIDE_ASSET.at(span).message(message).found(written);
            problems.push(problem.help(Bilingual::literal("chép tệp vào `assets/`", "put a copy into `assets/`")));
            continue;
        }
        let (name, fragment) = written.split_at(written.find(['#', '?']).unwrap_or(written.len()));
        let path = resolve(folder, name);
        match addresses.get(&path) {
            Some(address) => {
                out.push_str(&text[done..range.start]);
                out.push_str(address.strip_prefix("assets/").unwrap_or(address));
                out.push_str(fragment);
                done = range.end;
            }
            None => {
                let message = bilingual!("không có tệp `assets/{path}`", "there is no `assets/{path}`");
                let problem = MISSING_ASSET.at(span).message(message);
                problems.push(problem.meant(&path, addresses.keys().map(String::as_str)));
            }
        }
    }
    out.push_str(&text[done..]);
    out
}

/// The range of the address in each `url(…)`, without quotation marks.
fn references(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = next_of(text, at, &["/*", "url("]) {
        if text[next..].starts_with("/*") {
            at = next_of(text, next + 2, &["*/"]).map_or(text.len(), |end| end + 2);
            continue;
        }
        let start = next + "url(".len();
        let blank = text[start..].len() - text[start..].trim_start().len();
        let quote = text[start + blank..].chars().next().filter(|c| ['"', '\''].contains(c));
        let first = start + blank + quote.map_or(0, char::len_utf8);
        let end = quote.map_or_else(
            || text[first..].find(')').map(|length| first + text[first..first + length].trim_end().len()),
            |quote| text[first..].find(quote).map(|length| first + length),
        );
        let Some(end) = end else { break };
        found.push(first..end);
        at = end;
    }
    found
}

fn next_of(text: &str, from: usize, needles: &[&str]) -> Option<usize> {
    needles.iter().filter_map(|needle| text[from..].find(needle)).min().map(|at| from + at)
}

/// Resolves a name relative to a folder: `../map.svg` in `fonts` is `map.svg`.
fn resolve(folder: &str, name: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
