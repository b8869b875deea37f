//! A year as one picture: peaks of communication work, what happens in it, and its waves with their deadlines and hosts.
//! What is drawn is a [`Mark`]; [`drawing`] puts it on a sheet for wide screens and on one for phones. The list of its
//! items says the same in words.

mod drawing;

use chrono::{Datelike, NaiveDate};

use super::prelude::*;
use crate::dates::period::Period;
use crate::model::program::Program;
use crate::model::wave::Wave;
use drawing::draw;

/// The maximum number of marks besides those of waves; of more, those that begin last are in the list alone.
const MOST: usize = 60;

/// What a picture of a year is about.
#[derive(Clone, Copy)]
pub enum Scope<'i> {
    /// All programmes of the present year.
    Site,
    Program(&'i Id),
    Campaign(&'i Id),
}

/// The kind of a mark, and so the lane it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lane {
    Peak,
    Happening,
    Wave,
}

/// Something with a place in the year.
#[derive(Clone, Debug)]
struct Mark {
    lane: Lane,
    /// The first day; a wave with a deadline alone has none.
    from: Option<NaiveDate>,
    /// The last day, included.
    to: NaiveDate,
    /// What it is called in the list.
    name: Text,
    /// A word for it in the picture.
    short: String,
    when: When,
    /// Of a wave: whether each of its hosts has held its drive.
    hosts: Vec<bool>,
}

/// The picture of a year. `None` where nothing of it has a known place in that year.
pub fn year(cx: ViewContext<'_>, scope: Scope<'_>) -> Option<YearView> {
    let year = match scope {
        Scope::Site => cx.timetable.present.year(),
        Scope::Program(id) => i32::try_from(cx.site.entries.programs.get(id)?.year.value).ok()?,
        Scope::Campaign(id) => cx.site.entries.campaigns.get(id)?.when.latest()?.year(),
    };
    let is_in = |program: &Option<Ref<Program>>| match scope {
        Scope::Site => true,
        Scope::Campaign(_) => false,
        Scope::Program(id) => program.as_ref().and_then(|program| cx.site.entries.targets.id(program)) == Some(id),
    };
    let programs = cx.site.entries.programs.values().filter(|program| i32::try_from(program.year.value) == Ok(year));
    let programs: Vec<_> =
        programs.filter(|program| matches!(scope, Scope::Site) || is_scope(scope, &program.id)).collect();
    if matches!(scope, Scope::Site) && programs.is_empty() {
        return None;
    }
    let mut marks: Vec<Mark> = programs.iter().flat_map(|program| of_program(cx, program)).collect();
    for occasion in cx.site.entries.occasions() {
        let of_campaign = occasion.campaign.as_ref().and_then(|campaign| cx.site.entries.targets.id(campaign));
        let is_shown = match (scope, occasion.event) {
            (Scope::Campaign(id), _) => of_campaign == Some(id),
            (_, Some(event)) => is_in(&event.program),
            (_, None) => false,
        };
        if is_shown {
            marks.extend(happening(cx, occasion.target(), &occasion.drive.when));
        }
    }
    for campaign in cx.site.entries.campaigns.values() {
        let is_shown = match scope {
            Scope::Site => true,
            Scope::Program(_) => false,
            Scope::Campaign(id) => campaign.id == *id,
        };
        let target = Target { kind: Kind::Campaign, id: campaign.id.clone() };
        marks.extend(happening(cx, target, &campaign.when).filter(|_| is_shown));
    }
    if matches!(scope, Scope::Site) {
        for observance in cx.site.entries.observances.values() {
            let day = observance.month_day.value.in_year(year).map(Period::Day);
            let target = Target { kind: Kind::Observance, id: observance.id.clone() };
            // Nobody wrote the day of this year: it is printed as kept every year.
            let when = cx.locale.when(&Period::Yearly(observance.month_day.value));
            marks.extend(day.and_then(|day| Some(Mark { when, ..happening(cx, target, &day)? })));
        }
    }
    marks.extend(
        cx.site.entries.waves.values().filter(|wave| is_in(&wave.program)).filter_map(|wave| of_wave(cx, wave)),
    );
    marks.retain(|mark| {
        mark.to.year() >= year && mark.from.is_none_or(|from| from.year() <= year) && !is_whole(mark, year)
    });
    marks.sort_by_key(|mark| (mark.lane, mark.from, mark.to));
    let mut happenings = 0;
    marks.retain(|mark| {
        happenings += usize::from(mark.lane == Lane::Happening);
        mark.lane != Lane::Happening || happenings <= MOST
    });
    if marks.iter().all(|mark| mark.lane == Lane::Happening) && marks.len() < 2 {
        return None;
    }
    number(cx, &mut marks);
    let month = cx.timetable.present;
    // A campaign may be over long before its year is.
    let is_of_year = month.year() == year && !matches!(scope, Scope::Campaign(_));
    let present = is_of_year.then_some(month.month());
    let months: Vec<String> =
        (1..=12).map(|month| cx.locale.say_with(words::SHORT_MONTH, &[("month", &month.to_string())])).collect();
    let [wide, tall] = draw(&marks, year, present, &months);
    Some(YearView {
        title: cx.locale.say_with(words::YEAR_AT_A_GLANCE, &[("year", &format!("{year:04}"))]),
        description: cx.locale.say(words::YEAR_DESCRIBED),
        wide,
        tall,
        items: marks
            .into_iter()
            .map(|mark| YearItem { number: mark.short, name: mark.name, when: mark.when })
            .collect(),
    })
}

fn is_scope(scope: Scope<'_>, program: &Id) -> bool {
    matches!(scope, Scope::Program(id) if id == program)
}

/// Whether a mark takes the whole year, so that it says nothing about when.
fn is_whole(mark: &Mark, year: i32) -> bool {
    mark.lane == Lane::Happening
        && mark.from.is_none_or(|from| from.year() < year || from.ordinal() == 1)
        && (mark.to.year() > year || (mark.to.month(), mark.to.day()) == (12, 31))
}

/// The peaks of a programme, and its tasks that have a time.
fn of_program(cx: ViewContext<'_>, program: &Entry<Program>) -> Vec<Mark> {
    let target = Target { kind: Kind::Program, id: program.id.clone() };
    let href = cx.entry_href(&target);
    let peaks = program.peaks.iter().filter_map(|peak| {
        let number = cx.locale.integer(peak.number);
        let name = cx.locale.say_with(words::PEAK, &[("number", &number)]);
        let name = Text { text: name, href: href.clone(), ..Text::default() };
        Some(Mark { short: number, ..mark(cx, Lane::Peak, name, &peak.when)? })
    });
    let tasks = program.tasks.iter().filter_map(|task| {
        let name = Text { text: task.title.clone(), href: href.clone(), ..Text::default() };
        mark(cx, Lane::Happening, name, task.when.as_ref()?)
    });
    peaks.chain(tasks).collect()
}

fn happening(cx: ViewContext<'_>, target: Target, when: &Period) -> Option<Mark> {
    mark(cx, Lane::Happening, cx.name(&target)?, when)
}

fn of_wave(cx: ViewContext<'_>, wave: &Entry<Wave>) -> Option<Mark> {
    let name = cx.name(&Target { kind: Kind::Wave, id: wave.id.clone() })?;
    let is_held =
        |drive: &Target| cx.timetable.shown(drive).is_some_and(|item| item.effective_status == EffectiveStatus::Ended);
    let slots = cx.timetable.slots.of_wave(wave, &cx.site.entries);
    let hosts = slots.map(|(_, drives)| drives.iter().any(is_held)).collect();
    let short = cx.locale.say_with(words::SHORT_WAVE, &[("number", &cx.locale.integer(wave.number.value))]);
    Some(Mark { short, hosts, ..mark(cx, Lane::Wave, name, &wave.when)? })
}

/// A mark at the time that bounds a period. `None` where it has no end.
fn mark(cx: ViewContext<'_>, lane: Lane, name: Text, when: &Period) -> Option<Mark> {
    let bounds = when.within().unwrap_or(when);
    let when = cx.locale.when(when);
    Some(Mark {
        lane,
        from: bounds.earliest(),
        to: bounds.latest()?,
        name,
        short: String::new(),
        when,
        hosts: Vec::new(),
    })
}

/// Numbers what happens, in the order of the list.
fn number(cx: ViewContext<'_>, marks: &mut [Mark]) {
    let happenings = marks.iter_mut().filter(|mark| mark.lane == Lane::Happening);
    for (number, mark) in (1..).zip(happenings) {
        mark.short = cx.locale.integer(number);
    }
}
