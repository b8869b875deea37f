//! `build`: the whole site, switched in at once.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{CONTENT, Call, FINE, USAGE, report};
use crate::bilingual;
use crate::diagnostics::Bilingual;
use crate::emit::publish_tree;
use crate::pipeline::{Memory, build};

/// Builds and writes. With errors nothing is written and the previous site stands.
pub fn run(call: &Call, options: &ArgMatches) -> u8 {
    let output = options.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| call.output());
    if call.refuses_to_write(&output) {
        return USAGE;
    }
    let order = match call.order_after(Some(options), &output) {
        Ok(order) => order,
        Err(error) => {
            report::failure(&error.sentences().into(), call.speech(None));
            return USAGE;
        }
    };
    let built = build(&order, &mut Memory::default());
    let speech = call.speech(built.language.as_deref());
    report::human(&built.problems, &built.sources, speech);
    if options.get_flag("timings") {
        for (stage, time) in &built.timings {
            let milliseconds = time.as_millis();
            report::result(
                &Bilingual::new(format!("{stage}: {milliseconds} ms"), format!("{stage}: {milliseconds} ms")),
                speech,
            );
        }
    }
    let Some(files) = built.files else {
        let words = Bilingual::literal(
            "chưa dựng được trang; trang cũ vẫn nguyên",
            "nothing was built; the previous site stands as it was",
        );
        report::failure(&words, speech);
        return CONTENT;
    };
    let schedule = built.schedule.and_then(|schedule| serde_json::to_value(schedule).ok());
    match publish_tree(&output, &files, schedule) {
        Ok(written) => {
            let (place, total) = (output.display(), files.len());
            let (added, changed, removed) = (written.added, written.changed, written.removed);
            let words = bilingual!(
                "đã dựng {total} tệp vào {place}: thêm {added}, đổi {changed}, bỏ {removed}",
                "built {total} files into {place}: {added} added, {changed} changed, {removed} removed"
            );
            report::result(&words, speech);
            FINE
        }
        Err(error) => {
            report::failure(&error.sentences().into(), speech);
            USAGE
        }
    }
}
