//! The page of a programme: its tasks and the peaks of its communication work.

use super::context::ViewContext;
use super::entry::entry;
use super::facts::{self, Rows};
use super::pages::{PeakView, ProgramView, TaskView};
use super::parts::Text;
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::program::{Program, Task};

/// The view of a programme.
pub fn program(cx: ViewContext<'_>, program: &Entry<Program>, root: &str) -> ProgramView {
    let rows = Rows::of::<Program>(cx.locale)
        .add("year", [Text::plain(program.year.value.to_string())])
        .add("area", program.area.as_ref().map(|area| cx.reference(area)))
        .add("based_on", program.based_on.iter().map(|document| cx.reference_or_text(document)))
        .done();
    let peaks = program.peaks.iter().map(|peak| PeakView {
        number: cx.locale.integer(peak.number),
        title: peak.title.clone(),
        when: cx.locale.when(&peak.when),
    });
    ProgramView {
        entry: entry(cx, Kind::Program, program, root, rows, &[Kind::Wave, Kind::Event, Kind::News, Kind::Report]),
        tasks: program.tasks.iter().map(|task| task_view(cx, task, root)).collect(),
        peaks: peaks.collect(),
    }
}

fn task_view(cx: ViewContext<'_>, task: &Task, root: &str) -> TaskView {
    let rows = Rows::of::<Task>(cx.locale)
        .add("lead", task.lead.as_ref().map(|lead| cx.reference(lead)))
        .add("partners", facts::partners(cx, &task.partners))
        .add("when", task.when.as_ref().map(|when| Text::plain(cx.locale.period(when))))
        .add("observances", task.observances.iter().map(|day| cx.reference(day)))
        .done();
    TaskView {
        title: task.title.clone(),
        body: task.summary.as_ref().and_then(|summary| cx.html(summary, root)),
        facts: rows,
    }
}
