//! `build`: builds the whole site and replaces the output in one step.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::value::to_raw_value;

use super::arguments::BuildOptions;
use super::timings::timings;
use super::{CONTENT, Call, USAGE, last_build, report};
use crate::bilingual;
use crate::diagnostics::Bilingual;
use crate::emit::{EmitError, FinishedTree, TreeWriter, published_schedule};
use crate::pipeline::{Built, Order, Sink};

/// A site that was built into a folder.
pub struct WrittenSite {
    pub built: Built,
    /// The problems as they were printed.
    problems: String,
    pub tree: FinishedTree,
}

/// Builds and writes the site. With errors the previous site is unchanged.
pub fn run(call: &Call, options: BuildOptions) -> u8 {
    let output = options.output.unwrap_or_else(|| call.output());
    if call.refuses_to_write(&output) {
        return USAGE;
    }
    let order = Order { base_url: options.base_url, ..call.order(options.now, options.drafts) };
    if let Some(status) = last_build::repeat(call, &order, &output) {
        return status;
    }
    let order = match published_schedule(&output) {
        Ok(published) => Order { published: published.map(Arc::new), ..order },
        Err(error) => return report::failure(&error.sentences(), call.speech(None)),
    };
    let WrittenSite { built, problems, tree } = match write(call, &order, &output, options.timings, |_| Ok(())) {
        Ok(written) => written,
        Err(status) => return status,
    };
    let (place, written, total) = (output.display(), tree.files, tree.files.total());
    let (added, changed, removed) = (written.added, written.changed, written.removed);
    let words = bilingual!(
        "đã dựng {total} tệp vào {place}: thêm {added}, đổi {changed}, bỏ {removed}",
        "built {total} files into {place}: {added} added, {changed} changed, {removed} removed"
    );
    let speech = call.speech(built.language.as_deref());
    last_build::remember(call, &order, &output, built, problems, &tree);
    report::result(&words, speech)
}

/// Builds the site into a folder and prints its problems, after `judge` had a look at it. The status of the program
/// where there are errors, `judge` refuses the site, or the folder cannot be written; it is unchanged then.
pub fn write(
    call: &Call,
    order: &Order,
    output: &Path,
    timed: bool,
    judge: impl FnOnce(&mut Built) -> Result<(), Bilingual>,
) -> Result<WrittenSite, u8> {
    let mut tree = Tree { output: output.to_owned(), writer: None };
    let mut built = call.build(order, &mut tree);
    let judged = judge(&mut built);
    let speech = call.speech(built.language.as_deref());
    let problems = report::drawn(&built.problems, &built.sources, speech);
    report::drawn_problems(&problems);
    if timed {
        report::print(timings(&built).trim_end());
    }
    if let Err(words) = judged {
        return Err(report::failure(&words, speech));
    }
    let Some(writer) = tree.writer.filter(|_| !built.problems.has_errors()) else {
        let words = Bilingual::literal(
            "chưa dựng được trang; trang cũ vẫn nguyên",
            "nothing was built; the previous site stands as it was",
        );
        report::failure(&words, speech);
        return Err(CONTENT);
    };
    let schedule = built.schedule.as_ref().and_then(|schedule| to_raw_value(schedule).ok());
    match writer.and_then(|writer| writer.finish(schedule)) {
        Ok(tree) => Ok(WrittenSite { built, problems, tree }),
        Err(error) => Err(report::failure(&error.sentences(), speech)),
    }
}

/// The output folder. It is opened when the files of the site are known; an error is reported after the problems.
struct Tree {
    output: PathBuf,
    writer: Option<Result<TreeWriter, EmitError>>,
}

impl Sink for Tree {
    fn begin(&mut self, paths: &mut dyn Iterator<Item = &str>) {
        self.writer = Some(TreeWriter::open(&self.output, paths.map(str::to_owned)));
    }

    fn take(&self, path: &str, bytes: &[u8]) {
        if let Some(Ok(writer)) = &self.writer {
            writer.write(path, bytes);
        }
    }
}
