//! `check`: checks every rule. It writes nothing except the results of `--external`, and content with `--fix --write`.

use std::sync::Arc;

use super::arguments::CheckOptions;
use super::help::unknown_code;
use super::progress::ProgressLine;
use super::{CONTENT, Call, FINE, clock, fix, report};
use crate::check::UNAPPROVED;
use crate::diagnostics::{Bilingual, Problems, Severity, Speech, to_github, to_json};
use crate::emit::{EmitError, keep};
use crate::model::values::Url;
use crate::pipeline::external::{self, Remembered, RequestPolicy};
use crate::pipeline::{Order, every_problem};
use crate::source::read_bytes;

/// The folder beside the content with the data kept between two runs.
const KEPT: &str = ".giothong-cache";
/// The file with the results of requests to other servers.
const EXTERNAL: &str = "external.json";

/// Builds in memory and prints the problems.
pub fn run(call: &Call, options: &CheckOptions) -> u8 {
    let denied: Vec<&str> = options.deny.iter().map(String::as_str).collect();
    let known = every_problem();
    if let Some(code) = denied.iter().find(|code| !known.iter().any(|problem| problem.code == **code)) {
        return unknown_code(code, call.site_speech());
    }
    // A fault of the output is no fault of the content: it is reported, and the content is still checked.
    let (order, unread) = match call.order_after(&call.output(), None, options.drafts) {
        Ok(order) => (order, None),
        Err(error) => (call.order(None, options.drafts), Some(error)),
    };
    let order = Order { each_unapproved: denied.contains(&UNAPPROVED.code), ..order };
    let mut built = call.build(&order, &mut ());
    let speech = call.speech(built.language.as_deref());
    if options.fix {
        match fix::run(call, &built, options.write, speech) {
            Ok(true) => built = call.build(&order, &mut ()),
            Ok(false) => {}
            Err(status) => return status,
        }
    }
    if let Some(error) = unread {
        report::failure(&error.sentences(), speech);
    }
    if options.external {
        built.problems.absorb(ask(call, &built.links.list(), speech));
        built.problems = built.problems.ordered();
    }
    built.problems.deny(&denied);
    let (problems, sources) = (&built.problems, &built.sources);
    let failed = problems.has_errors() || (options.strict && problems.count(Severity::Warning) > 0);
    match options.format.as_str() {
        "json" => report::print(format_args!("{:#}", to_json(problems, sources, speech))),
        "github" => to_github(problems, sources, speech).iter().for_each(report::print),
        _ => {
            report::problems(problems, sources, speech);
            if !failed {
                report::result(&Bilingual::literal("nội dung không có lỗi", "the content has no errors"), speech);
            }
        }
    }
    if failed { CONTENT } else { FINE }
}

/// Requests the links out of the site. If the results cannot be stored, the next run requests them again; this is no
/// fault of the content.
fn ask(call: &Call, links: &[Url], speech: Speech) -> Problems {
    let folder = call.site.join(KEPT);
    let kept = read_bytes(&folder.join(EXTERNAL), &format!("{KEPT}/{EXTERNAL}").into());
    let before = kept.map(|bytes| Remembered::read(&bytes)).unwrap_or_default();
    let policy = RequestPolicy { proxy: ureq::Proxy::try_from_env(), ..RequestPolicy::default() };
    let mut problems = Problems::default();
    let progress = Arc::default();
    let line = ProgressLine::of(&progress, speech);
    let after = external::check(links, before.clone(), clock(), &policy, &progress).into_value(&mut problems);
    drop(line);
    if after != before
        && let Err(error @ EmitError::Link { .. }) = keep(&folder, EXTERNAL, &after.to_bytes())
    {
        report::failure(&error.sentences(), speech);
    }
    problems
}
