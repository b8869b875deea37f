//! `check`: every rule, nothing written.

use clap::ArgMatches;

use super::{CONTENT, Call, FINE, report};
use crate::diagnostics::{Bilingual, Severity};
use crate::pipeline::{Memory, build};

/// Builds in memory and prints what was found.
pub fn run(call: &Call, options: &ArgMatches) -> u8 {
    let built = build(&call.order(Some(options)), &mut Memory::default());
    let speech = call.speech(built.language.as_deref());
    let failed =
        built.problems.has_errors() || (options.get_flag("strict") && built.problems.count(Severity::Warning) > 0);
    match options.get_one::<String>("format").map(String::as_str) {
        Some("json") => report::json(&built.problems, &built.sources, speech),
        Some("github") => report::github(&built.problems, &built.sources, speech),
        _ => {
            report::human(&built.problems, &built.sources, speech);
            if !failed {
                report::result(&Bilingual::literal("nội dung không có lỗi", "the content has no errors"), speech);
            }
        }
    }
    if failed { CONTENT } else { FINE }
}
