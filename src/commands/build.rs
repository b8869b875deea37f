//! `build`: builds the whole site and replaces the output in one step.

use super::arguments::BuildOptions;
use super::{CONTENT, Call, USAGE, report};
use crate::bilingual;
use crate::diagnostics::Bilingual;
use crate::emit::publish_tree;
use crate::pipeline::{Memory, Order, build};

/// Builds and writes the site. With errors nothing is written and the previous site is unchanged.
pub fn run(call: &Call, options: BuildOptions) -> u8 {
    let output = options.output.unwrap_or_else(|| call.output());
    if call.refuses_to_write(&output) {
        return USAGE;
    }
    let order = match call.order_after(&output, options.now, options.drafts) {
        Ok(order) => Order { base_url: options.base_url, ..order },
        Err(error) => return report::failure(&error.sentences(), call.speech(None)),
    };
    let built = build(&order, &mut Memory::default());
    let speech = call.speech(built.language.as_deref());
    report::problems(&built.problems, &built.sources, speech);
    if options.timings {
        for (stage, time) in &built.timings {
            report::print(format_args!("{stage}: {} ms", time.as_millis()));
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
    let written = publish_tree(&output, &files, schedule).map(|written| {
        let (place, total) = (output.display(), files.len());
        let (added, changed, removed) = (written.added, written.changed, written.removed);
        bilingual!(
            "đã dựng {total} tệp vào {place}: thêm {added}, đổi {changed}, bỏ {removed}",
            "built {total} files into {place}: {added} added, {changed} changed, {removed} removed"
        )
    });
    report::outcome(written.map_err(|error| error.sentences()), speech)
}
