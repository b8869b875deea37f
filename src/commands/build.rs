//! `build`: builds the whole site and replaces the output in one step.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::value::to_raw_value;

use super::arguments::BuildOptions;
use super::timings::timings;
use super::{CONTENT, Call, USAGE, last_build, report};
use crate::bilingual;
use crate::diagnostics::Bilingual;
use crate::emit::{EmitError, TreeWriter, published_schedule};
use crate::pipeline::{Order, Sink};

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
    let mut tree = Tree { output, writer: None };
    let built = call.build(&order, &mut tree);
    let speech = call.speech(built.language.as_deref());
    let problems = report::drawn(&built.problems, &built.sources, speech);
    report::drawn_problems(&problems);
    if options.timings {
        report::print(timings(&built).trim_end());
    }
    let Some(writer) = tree.writer.filter(|_| !built.problems.has_errors()) else {
        let words = Bilingual::literal(
            "chưa dựng được trang; trang cũ vẫn nguyên",
            "nothing was built; the previous site stands as it was",
        );
        report::failure(&words, speech);
        return CONTENT;
    };
    let schedule = built.schedule.as_ref().and_then(|schedule| to_raw_value(schedule).ok());
    let written = writer.and_then(|writer| writer.finish(schedule)).map(|tree_written| {
        let (place, written, total) = (tree.output.display(), tree_written.files, tree_written.files.total());
        let (added, changed, removed) = (written.added, written.changed, written.removed);
        let words = bilingual!(
            "đã dựng {total} tệp vào {place}: thêm {added}, đổi {changed}, bỏ {removed}",
            "built {total} files into {place}: {added} added, {changed} changed, {removed} removed"
        );
        last_build::remember(call, &order, &tree.output, built, problems, &tree_written);
        words
    });
    report::outcome(written.map_err(|error| error.sentences()), speech)
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
