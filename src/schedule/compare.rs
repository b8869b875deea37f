//! What changed since the site was published last and was not explained: readers, calendars and feeds learn of a change
//! from its line of history alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::history::{History, Version};
use super::problems::{LOST_HISTORY, MOVED_ROW, UNEXPLAINED_CHANGE, UNEXPLAINED_EXCEPTION, VANISHED};
use super::published::{Published, Shown, key, target};
use super::recurrence;
use super::timetable::Timetable;
use crate::both;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::drive::{Drive, Status};
use crate::model::occasion::Occasion;
use crate::model::reference::{Ref, Target};
use crate::model::site::Site;
use crate::source::is_table;
use crate::text::fold::fold;
use crate::text::hours::Hours;
use crate::text::period::Period;

/// Compares a site with what its readers were shown last. `moved` leads from former ids to present ones.
pub fn compare(
    before: &Published,
    site: &Site,
    timetable: &Timetable<'_>,
    moved: &BTreeMap<Target, Target>,
) -> Problems {
    let mut problems = Problems::default();
    if before.site != *site.config.id.value {
        return problems;
    }
    for (name, shown) in &before.things {
        let Some(old) = target(name) else { continue };
        let present = moved.get(&old).unwrap_or(&old);
        match site.entries.occasion(present) {
            Some(occasion) => changes(shown, occasion, site, timetable, &mut problems),
            None => problems.push(gone(before, &old, shown, site)),
        }
    }
    problems
}

/// What is different of one drive or event.
fn changes(shown: &Shown, occasion: Occasion<'_>, site: &Site, timetable: &Timetable<'_>, problems: &mut Problems) {
    let count = timetable.days_of(&occasion.target()).map(super::ledger::sequence).max().unwrap_or_default();
    if count < shown.changes {
        problems.push(lost(shown.changes, count, occasion));
        return;
    }
    let history = History::of(occasion.drive);
    let versions = || history.former.iter().map(|was| &was.version).chain([&history.present]);
    let untold = Untold {
        when: Period::parse(&shown.when).ok().filter(|when| !versions().any(|it| tells_day(it, when))),
        hours: shown.hours.as_deref().and_then(|hours| Hours::parse(hours).ok()),
        venue: shown.venue.as_deref().filter(|venue| !versions().any(|it| tells_venue(it, venue))),
        area: shown.area.as_deref().filter(|area| !versions().any(|it| tells_area(it, area))),
        status: Status::ALL.iter().find(|status| status.name() == shown.status).copied(),
    };
    let hours = |hours: &Hours| !versions().any(|it| it.hours == Some(hours));
    // A row of a table has no room for the former status: its reason alone says that something changed.
    let is_told = count > shown.changes;
    let status = |status: &Status| !is_told && !versions().any(|it| it.status.unwrap_or(Status::Planned) == *status);
    let untold = Untold { hours: untold.hours.filter(hours), status: untold.status.filter(status), ..untold };
    if !untold.is_empty() {
        problems.push(untold.told(occasion, site));
    }
    exceptions(shown, occasion, problems);
}

/// Whether a version says the day that readers were shown, or says more exactly what they were shown roughly.
fn tells_day(version: &Version<'_>, shown: &Period) -> bool {
    let is_rough = !super::days::is_exact(shown);
    let within = || match (version.when.earliest(), version.when.latest()) {
        (Some(first), Some(last)) => shown.contains(first) && shown.contains(last),
        _ => false,
    };
    let is_unknown = matches!(shown, Period::Unknown { .. });
    version.when.same_meaning(shown) || is_unknown || is_rough && within()
}

fn tells_venue(version: &Version<'_>, shown: &str) -> bool {
    version.venue.is_some_and(|venue| fold(venue) == fold(shown))
}

fn tells_area(version: &Version<'_>, shown: &str) -> bool {
    version.area.and_then(Ref::id).is_some_and(|id| **id == *shown)
}

/// What readers were shown and no version says.
struct Untold<'s> {
    when: Option<Period>,
    hours: Option<Hours>,
    venue: Option<&'s str>,
    area: Option<&'s str>,
    status: Option<Status>,
}

impl Untold<'_> {
    fn is_empty(&self) -> bool {
        let Untold { when, hours, venue, area, status } = self;
        when.is_none() && hours.is_none() && venue.is_none() && area.is_none() && status.is_none()
    }

    /// The problem, with the line or the cells that explain the change.
    fn told(&self, occasion: Occasion<'_>, site: &Site) -> Diagnostic {
        let drive = occasion.drive;
        let when = self.when.as_ref().map(Period::vi);
        let hours = self.hours.as_ref().map(Hours::vi);
        let clean = |text: &str| text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
        let (venue, area) = (self.venue.map(clean), self.area.map(clean));
        let label = self.status.map(Status::label);
        let was = [&when, &hours, &venue, &area, &label.map(str::to_owned)];
        let was: Vec<&str> = was.into_iter().flatten().map(String::as_str).collect();
        let was = was.join(", ");
        let line = line(
            site,
            drive,
            &[
                ("when", when.clone()),
                ("hours", hours.clone()),
                ("venue", venue.clone()),
                ("area", area),
                ("status", self.status.map(|status| status.name().to_owned())),
            ],
        );
        let columns: Vec<String> = [("Ngày cũ", when), ("Giờ cũ", hours), ("Địa điểm cũ", venue)]
            .into_iter()
            .filter_map(|(column, value)| Some(format!("`{column}`: `{}`", value?)))
            .chain(["`Lý do`".to_owned(), format!("`Ngày báo đổi`: `{}`", site.now.written())])
            .collect();
        let columns = columns.join(", ");
        let help = match is_table(&drive.when.span.file) {
            true => both!("điền trong hàng này các cột {columns}", "fill in the columns of this row: {columns}"),
            false => both!("thêm vào mục này: {line}", "add to this entry: {line}"),
        };
        let title = &occasion.title.value;
        Diagnostic::new(
            &UNEXPLAINED_CHANGE,
            self.place(drive),
            both!(
                "“{title}” đã đổi so với trang đã dựng (trước là {was}) mà không có dòng nào nói vì sao",
                "“{title}” is not as in the site built last (it was {was}), and nothing explains the change"
            ),
        )
        .found(was)
        .help(help)
    }

    /// Where the first of what changed is written.
    fn place(&self, drive: &Drive) -> Span {
        let hours = drive.hours.as_ref().map(|hours| &hours.span).filter(|_| self.hours.is_some());
        let area = drive.area.as_ref().map(|area| &area.0.span).filter(|_| self.area.is_some());
        let status = drive.status.as_ref().map(|status| &status.span).filter(|_| self.status.is_some());
        let when = Some(&drive.when.span).filter(|_| self.when.is_some());
        when.or(hours).or(area).or(status).unwrap_or(&drive.when.span).clone()
    }
}

/// The line of history that says what was true before.
fn line(site: &Site, drive: &Drive, was: &[(&str, Option<String>)]) -> String {
    let was: Vec<String> =
        was.iter().filter_map(|(name, value)| Some(format!("{name}: {}", quoted(value.as_ref()?)))).collect();
    let line = format!("{{on: {}, was: {{{}}}, why: …}}", site.now.written(), was.join(", "));
    if drive.history.is_empty() { format!("`history: [{line}]`") } else { format!("`- {line}` (`history`)") }
}

/// A value of a YAML flow mapping.
fn quoted(value: &str) -> String {
    let is_plain = value.chars().all(|c| c.is_alphanumeric() || " /-–".contains(c)) && !value.ends_with(' ');
    if is_plain { value.to_owned() } else { format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// Days of the rhythm that readers knew and that are exceptions now.
fn exceptions(shown: &Shown, occasion: Occasion<'_>, problems: &mut Problems) {
    let drive = occasion.drive;
    let Some(repeats) = drive.repeats.as_ref().filter(|_| shown.rhythm.is_some()) else { return };
    let known: Vec<Period> = shown.except.iter().filter_map(|except| Period::parse(except).ok()).collect();
    for except in &repeats.except {
        let Some(last) = except.latest() else { continue };
        let held = recurrence::days_with_exceptions(drive, last).unwrap_or_default();
        let is_new = |day: &NaiveDate| except.contains(*day) && !known.iter().any(|known| known.contains(*day));
        let is_changed = |day: &NaiveDate| repeats.changes.iter().any(|change| *change.day == *day);
        let lines: Vec<String> = held
            .into_iter()
            .filter(|day| is_new(day) && !is_changed(day))
            .map(|day| format!("`- {{day: {}, status: cancelled, why: …}}`", Period::Day(day).vi()))
            .collect();
        if !lines.is_empty() {
            let (title, lines) = (&occasion.title.value, lines.join(", "));
            let day = except.vi();
            let message = both!(
                "người đọc đã thấy “{title}” ngày {day}, nay ngày ấy mất đi mà không ai được báo",
                "readers knew “{title}” on {day}; now that day is gone and nobody is told"
            );
            problems.push(Diagnostic::new(&UNEXPLAINED_EXCEPTION, except.span.clone(), message).found(day).help(
                both!(
                    "chuyển ngày ấy từ `except` sang `changes` của `repeats`: {lines}",
                    "move the day from `except` to `changes` of `repeats`: {lines}"
                ),
            ));
        }
    }
}

fn lost(before: usize, now: usize, occasion: Occasion<'_>) -> Diagnostic {
    let (title, drive) = (&occasion.title.value, occasion.drive);
    let place = drive.history.last().and_then(|change| change.on.as_ref()).map_or(&drive.when.span, |on| &on.span);
    Diagnostic::new(
        &LOST_HISTORY,
        place.clone(),
        both!(
            "“{title}” có {before} lần thay đổi trên trang đã dựng, nay còn {now}",
            "“{title}” had {before} changes in the site built last and has {now} now"
        ),
    )
    .found(now.to_string())
    .help(Bilingual::literal(
        "ghi lại những dòng thay đổi đã bỏ; việc đã báo cho người đọc thì không rút lại được",
        "write the lines of the changes again: what readers were told cannot be taken back",
    ))
}

/// A drive that readers knew and that is not there.
fn gone(before: &Published, old: &Target, shown: &Shown, site: &Site) -> Diagnostic {
    let clean = |text: &str| text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let (title, when, id, address) = (clean(&shown.title), clean(&shown.when), clean(&old.id), clean(&shown.address));
    if let Some(row) = moved_row(before, old, site) {
        let new = row.id;
        return Diagnostic::new(
            &MOVED_ROW,
            row.drive.when.span.clone(),
            both!(
                "hàng này nay có mã `{new}`; trên trang đã dựng nó là `{id}` ({when}), nên địa chỉ cũ mất đi",
                "this row now has the id `{new}`; in the site built last it was `{id}` ({when}), so that its address is lost"
            ),
        )
        .found(&**new)
        .help(both!(
            "buổi đổi ngày thì ghi `{when}` vào cột `Ngày cũ`; chỉ sửa ngày ghi nhầm thì ghi `{id}` vào cột `Mã`",
            "if the day was moved, write `{when}` into the column `Ngày cũ`; if a mistake was mended, write `{id}` into `Mã`"
        ));
    }
    let file = clean(&shown.file);
    Diagnostic::new(
        &VANISHED,
        Span::whole(shown.file.as_str().into()),
        both!(
            "“{title}” ({when}) có trên trang đã dựng, nay không còn; địa chỉ `{address}` sẽ mất",
            "“{title}” ({when}) stands in the site built last and is gone; its address `{address}` will be lost"
        ),
    )
    .found(id.clone())
    .help(both!(
        "buổi không diễn ra thì ghi lại trong `{file}` với tình trạng `Đã hủy`; nếu đổi mã thì thêm `{id}` vào \
         `former_ids` (Mã cũ) của mục mới",
        "if it is not held, write it again in `{file}` as `cancelled`; if its id changed, add `{id}` to `former_ids` of \
         the new entry"
    ))
}

/// The row of a table that has the words of a vanished one and another month, and that readers have not seen yet.
fn moved_row<'a>(before: &Published, old: &Target, site: &'a Site) -> Option<Occasion<'a>> {
    let is_new = |it: &Occasion<'_>| !before.things.contains_key(&key(&it.target()));
    let same_words = |it: &Occasion<'_>| it.kind == old.kind && stem(it.id) == stem(&old.id) && stem(it.id) != &**it.id;
    let mut rows =
        site.entries.occasions().filter(|it| is_table(&it.drive.when.span.file) && is_new(it) && same_words(it));
    rows.next().filter(|_| rows.next().is_none())
}

/// An id without the time at its end: `-2027`, `-2027-q3`, `-2027-09`, `-2027-09-05`, `-2027-09-05-0730`.
fn stem(id: &str) -> &str {
    let is_digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_quarter = |part: &str| matches!(part, "q1" | "q2" | "q3" | "q4");
    let parts: Vec<&str> = id.split('-').collect();
    let year = parts.iter().enumerate().find(|(at, part)| {
        let behind = &parts[at + 1..];
        let month = behind.first().is_none_or(|part| is_digits(part, 2) || is_quarter(part) && behind.len() == 1);
        let day = behind.get(1).is_none_or(|part| is_digits(part, 2));
        let hour = behind.get(2).is_none_or(|part| is_digits(part, 4));
        *at > 0 && is_digits(part, 4) && month && day && hour
    });
    match year {
        Some((at, _)) => &id[..parts[..at].iter().map(|part| part.len() + 1).sum::<usize>() - 1],
        None => id,
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn the_stem_of_an_id_has_no_time() {
        for id in
            ["nha-rong-2027", "nha-rong-2027-q3", "nha-rong-2027-09", "nha-rong-2027-09-05", "nha-rong-2027-09-05-0730"]
        {
            assert_eq!(stem(id), "nha-rong", "{id}");
        }
        for id in ["nha-rong", "nha-rong-2", "2027", "2027-09", "nha-rong-2027-9", "nha-rong-2027-q5"] {
            assert!(stem(id) == id, "{id}: {}", stem(id));
        }
    }
}
