//! The page of a programme: its tasks and the peaks of its communication work.

use super::entry::entry;
use super::facts::{self, Rows};
use super::pages::{PeakView, ProgramView, TaskView};
use super::parts::Text;
use super::scene::Scene;
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::program::{Program, Task};

/// The view of a programme.
pub fn program(scene: Scene<'_>, program: &Entry<Program>, root: &str) -> ProgramView {
    let rows = Rows::of::<Program>(scene.tongue)
        .add("year", [Text::plain(program.year.value.to_string())])
        .add("area", program.area.as_ref().map(|area| scene.reference(area)))
        .add("based_on", program.based_on.iter().map(|document| scene.reference_or_text(document)))
        .done();
    let peaks = program.peaks.iter().map(|peak| PeakView {
        number: scene.tongue.integer(peak.number),
        title: peak.title.clone(),
        when: scene.tongue.when(&peak.when),
    });
    ProgramView {
        entry: entry(scene, Kind::Program, program, root, rows, &[Kind::Wave, Kind::Event, Kind::News, Kind::Report]),
        tasks: program.tasks.iter().map(|task| task_view(scene, task, root)).collect(),
        peaks: peaks.collect(),
    }
}

fn task_view(scene: Scene<'_>, task: &Task, root: &str) -> TaskView {
    let rows = Rows::of::<Task>(scene.tongue)
        .add("lead", task.lead.as_ref().map(|lead| scene.reference(lead)))
        .add("partners", facts::partners(scene, &task.partners))
        .add("when", task.when.as_ref().map(|when| Text::plain(scene.tongue.period(when))))
        .add("observances", task.observances.iter().map(|day| scene.reference(day)))
        .done();
    TaskView {
        title: task.title.clone(),
        body: task.summary.as_ref().and_then(|summary| scene.html(summary, root)),
        facts: rows,
    }
}
