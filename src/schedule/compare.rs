//! Finds unexplained changes since the site was published last: readers, calendars and feeds learn of a change only
//! from its line of history.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::ledger;
use super::problems::{LOST_HISTORY, MOVED_ROW, UNEXPLAINED_CHANGE, UNEXPLAINED_EXCEPTION, VANISHED};
use super::published::{Published, Shown, key, recurrence, target};
use super::recurrence;
use super::unexplained::{clean, unexplained};
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::model::reference::Target;
use crate::model::site::Site;

/// Compares a site with what its readers were shown last. `moved` maps former ids to present ones.
pub fn compare(before: &Published, site: &Site, moved: &BTreeMap<Target, Target>) -> Problems {
    let mut problems = Problems::default();
    if before.site != *site.config.id.value {
        return problems;
    }
    let rows = new_rows(before, site);
    for (name, shown) in &before.things {
        let Some(old) = target(name) else { continue };
        let present = moved.get(&old).unwrap_or(&old);
        match site.entries.occasion(present) {
            Some(occasion) => changes(shown, occasion, site, &mut problems),
            None => problems.push(gone(&rows, &old, shown)),
        }
    }
    problems
}

/// Reports the unexplained changes of one drive or event.
fn changes(shown: &Shown, occasion: Occasion<'_>, site: &Site, problems: &mut Problems) {
    let count = ledger::changes(occasion);
    let days = occasion.repeats.as_ref().map_or(0, |repeats| repeats.changes.len());
    if count < shown.changes || days < shown.changed_days {
        problems.push(lost(shown.changes + shown.changed_days, count + days, occasion));
        return;
    }
    // A row of a table cannot hold the former status, so a new reason is enough to explain a change of status.
    let is_explained = count > shown.changes;
    problems.0.extend(unexplained(shown, is_explained, occasion, site));
    if !is_explained {
        problems.0.extend(fewer_days(shown, occasion, site));
    }
    exceptions(shown, occasion, problems);
}

/// Reports a recurrence that has other days than readers were shown, or ends earlier.
fn fewer_days(shown: &Shown, occasion: Occasion<'_>, site: &Site) -> Option<Diagnostic> {
    let before = shown.recurrence.as_deref()?;
    let (drive, repeats) = (occasion.drive, occasion.drive.repeats.as_ref());
    let until = |text: &str| Period::parse(text).ok().and_then(|until| until.latest());
    let last = repeats.and_then(|repeats| repeats.until.as_ref()?.latest());
    let ends_earlier = match (shown.until.as_deref().and_then(until), last) {
        (before, Some(last)) => before.is_none_or(|before| last < before),
        (_, None) => false,
    };
    if repeats.is_some_and(|repeats| recurrence(repeats) == before) && !ends_earlier {
        return None;
    }
    let place = repeats.and_then(|repeats| Some(&repeats.until.as_ref().filter(|_| ends_earlier)?.span));
    let was = [Some(before), shown.until.as_deref()].into_iter().flatten().map(clean).collect::<Vec<_>>().join(", ");
    let (title, today) = (&occasion.title.value, site.now.written());
    let reported = UNEXPLAINED_CHANGE.at(place.unwrap_or(&drive.when.span)).message(bilingual!(
            "những ngày lặp lại của “{title}” không còn như trang đã dựng (trước là {was}), mà không có dòng nào nói vì sao",
            "“{title}” is no longer held again as in the site built last (it was {was}), and nothing explains the change"
        ));
    Some(reported.found(was).help(bilingual!(
        "từng ngày bị hủy thì ghi vào `Thay đổi` của `Lặp lại`; đổi cả nhịp thì thêm vào `Lịch sử`: `{{Ngày: {today}, Trước đó: {{}}, Lý do: …}}`",
        "write single days that are called off into `changes` of `repeats`; for the whole rhythm add to `history`: `{{on: {today}, was: {{}}, why: …}}`"
    )))
}

/// Reports days of the recurrence that readers were shown and that are exceptions now.
fn exceptions(shown: &Shown, occasion: Occasion<'_>, problems: &mut Problems) {
    let drive = occasion.drive;
    let Some(repeats) = drive.repeats.as_ref().filter(|_| shown.recurrence.is_some()) else { return };
    let known: Vec<Period> = shown.except.iter().filter_map(|except| Period::parse(except).ok()).collect();
    for except in &repeats.except {
        let Some(last) = except.latest() else { continue };
        let held = recurrence::days_with_exceptions(drive, last).unwrap_or_default();
        let is_new = |day: &NaiveDate| except.contains(*day) && !known.iter().any(|known| known.contains(*day));
        let is_changed = |day: &NaiveDate| repeats.changes.iter().any(|change| *change.day == *day);
        let days: Vec<String> =
            held.into_iter().filter(|day| is_new(day) && !is_changed(day)).map(|day| Period::Day(day).vi()).collect();
        if !days.is_empty() {
            let title = &occasion.title.value;
            let lines = |line: &dyn Fn(&String) -> String| days.iter().map(line).collect::<Vec<_>>().join(", ");
            let lines_vi = lines(&|day| format!("`- {{Ngày: {day}, Tình trạng: Đã hủy, Lý do: …}}`"));
            let lines_en = lines(&|day| format!("`- {{day: {day}, status: cancelled, why: …}}`"));
            let day = except.vi();
            let message = bilingual!(
                "người đọc đã thấy “{title}” ngày {day}, nay ngày ấy mất đi mà không ai được báo",
                "readers knew “{title}” on {day}; now that day is gone and nobody is told"
            );
            problems.push(UNEXPLAINED_EXCEPTION.at(&except.span).message(message).found(day).help(bilingual!(
                "chuyển ngày ấy từ `Trừ` sang `Thay đổi` của `Lặp lại`: {lines_vi}",
                "move the day from `except` to `changes` of `repeats`: {lines_en}"
            )));
        }
    }
}

fn lost(before: usize, now: usize, occasion: Occasion<'_>) -> Diagnostic {
    let (title, drive) = (&occasion.title.value, occasion.drive);
    let place = drive.history.last().and_then(|change| change.on.as_ref()).map_or(&drive.when.span, |on| &on.span);
    LOST_HISTORY
        .at(place)
        .message(bilingual!(
            "“{title}” có {before} lần thay đổi trên trang đã dựng, nay còn {now}",
            "“{title}” had {before} changes in the site built last and has {now} now"
        ))
        .found(now.to_string())
        .help(Bilingual::literal(
            "ghi lại những dòng thay đổi đã bỏ; việc đã báo cho người đọc thì không rút lại được",
            "write the lines of the changes again: what readers were told cannot be taken back",
        ))
}

/// The problem of a drive that readers were shown and that no longer exists.
fn gone(rows: &NewRows<'_>, old: &Target, shown: &Shown) -> Diagnostic {
    let (title, when, id, address) = (clean(&shown.title), clean(&shown.when), clean(&old.id), clean(&shown.address));
    if let Some(row) = moved_row(rows, old, shown) {
        let new = row.id;
        let help = match row.drive.when.vi() == shown.when {
            true => bilingual!("ghi `{id}` vào cột `Mã` của hàng này", "write `{id}` into the column `Mã` of this row"),
            false => bilingual!(
                "buổi đổi ngày thì ghi `{when}` vào cột `Ngày cũ`; chỉ sửa ngày ghi nhầm thì ghi `{id}` vào cột `Mã`",
                "if the day was moved, write `{when}` into the column `Ngày cũ`; if a mistake was mended, write `{id}` into \
                 `Mã`"
            ),
        };
        return MOVED_ROW.at(&row.drive.when.span).message(bilingual!(
                "hàng này nay có mã `{new}`; trên trang đã dựng nó là `{id}` ({when}), nên địa chỉ cũ mất đi",
                "this row now has the id `{new}`; in the site built last it was `{id}` ({when}), so that its address is lost"
            ))
        .found(&**new)
        .help(help);
    }
    let file = clean(&shown.file);
    VANISHED.at(Span::whole(file.as_str().into())).message(bilingual!(
            "“{title}” ({when}) có trên trang đã dựng, nay không còn; địa chỉ `{address}` sẽ mất",
            "“{title}” ({when}) stands in the site built last and is gone; its address `{address}` will be lost"
        ))
    .found(id.clone())
    .help(bilingual!(
        "buổi không diễn ra thì ghi lại trong `{file}` với tình trạng `Đã hủy`; nếu đổi mã thì thêm `{id}` vào \
         `Mã cũ` của mục mới",
        "if it is not held, write it again in `{file}` as `cancelled`; if its id changed, add `{id}` to `former_ids` of \
         the new entry"
    ))
}

/// Rows of tables that readers have not seen yet and whose id contains a time, by kind and by the id without the time.
type NewRows<'a> = BTreeMap<(Kind, &'a str), Vec<Occasion<'a>>>;

fn new_rows<'a>(before: &Published, site: &'a Site) -> NewRows<'a> {
    let mut rows = NewRows::new();
    for row in site.entries.occasions().filter(|it| it.drive.when.span.is_in_table()) {
        let words = stem(row.id);
        if words != &**row.id && !before.things.contains_key(&key(&row.target())) {
            rows.entry((row.kind, words)).or_default().push(row);
        }
    }
    rows
}

/// The new row whose id has the same words as that of a vanished row: the one on the same day, else the only one.
fn moved_row<'a>(rows: &NewRows<'a>, old: &Target, shown: &Shown) -> Option<Occasion<'a>> {
    let rows = rows.get(&(old.kind, stem(&old.id)))?;
    let same_day = rows.iter().find(|it| it.drive.when.vi() == shown.when);
    same_day.or(rows.first().filter(|_| rows.len() == 1)).copied()
}

/// An id without the time at its end: `-2027`, `-2027-q3`, `-2027-09`, `-2027-09-05`, `-2027-09-05-0730`.
fn stem(id: &str) -> &str {
    let is_digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_quarter = |part: &str| matches!(part, "q1" | "q2" | "q3" | "q4");
    let parts: Vec<&str> = id.split('-').collect();
    let year = parts.iter().enumerate().find(|(at, part)| {
        let after = &parts[at + 1..];
        let month = after.first().is_none_or(|part| is_digits(part, 2) || is_quarter(part) && after.len() == 1);
        let day = after.get(1).is_none_or(|part| is_digits(part, 2));
        let hour = after.get(2).is_none_or(|part| is_digits(part, 4));
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
