//! One hall holds one drive at a time.

use std::collections::BTreeMap;

use super::days::{is_known_to_the_day, is_on, may_meet};
use crate::bilingual;
use crate::dates::hours::Hours;
use crate::diagnostics::{Bilingual, Diagnostic, Problems};
use crate::model::drive::Drive;
use crate::model::occasion::Occasion;
use crate::model::site::Site;
use crate::problem;
use crate::schedule::days::drive_end;
use crate::text::fold::fold;

problem! {
    /// Hai buổi sắp tới ở cùng một địa điểm, cùng ngày và trùng giờ. Thường là một buổi được ghi hai lần, hoặc ghi nhầm
    /// ngày, giờ hay hội trường; người đến hiến không biết buổi nào có thật.
    ///
    /// Two coming drives share a venue, a day and an hour. Often one drive is written twice, or a day, hour or hall is
    /// wrong; donors cannot tell which one takes place.
    ///
    /// ```text
    /// - {Tiêu đề: Buổi A, Thời gian: 13/4/2025, Giờ: 7h30 - 11h, Địa điểm: Nhà văn hóa xã}
    /// - {Tiêu đề: Buổi B, Thời gian: 13/4/2025, Giờ: 8h - 10h, Địa điểm: Nhà văn hóa xã}
    /// ```
    ///
    /// ```text
    /// - {Tiêu đề: Buổi A, Thời gian: 13/4/2025, Giờ: 7h30 - 11h, Địa điểm: Nhà văn hóa xã}
    /// - {Tiêu đề: Buổi B, Thời gian: 13/4/2025, Giờ: 13h - 16h, Địa điểm: Nhà văn hóa xã}
    /// ```
    pub static SAME_VENUE: Warning = "same-venue";
}

/// Compares the drives of each hall that are still to come.
pub fn check(site: &Site, problems: &mut Problems) {
    let mut halls: BTreeMap<_, Vec<Occasion<'_>>> = BTreeMap::new();
    for drive in site.entries.occasions() {
        let Some(venue) = &drive.drive.venue else { continue };
        let is_over = site.now.has_reached(drive_end(&drive)).answer;
        if is_on(&drive) && !is_over && is_known_to_the_day(&drive.when) && drive.hours.is_some() {
            let area = drive.drive.area.as_ref().and_then(|area| site.entries.targets.id(area));
            halls.entry((fold(venue), area)).or_default().push(drive);
        }
    }
    for mut drives in halls.into_values() {
        drives.sort_by_key(|drive| drive.when.earliest());
        let mut earlier: Vec<Occasion<'_>> = Vec::new();
        for second in drives {
            earlier.retain(|first| first.when.latest() >= second.when.earliest());
            if let Some(first) = earlier.iter().find(|first| collide(first, &second)) {
                problems.push(collision(first, &second));
            }
            earlier.push(second);
        }
    }
}

fn collide(a: &Drive, b: &Drive) -> bool {
    may_meet(&a.when, &b.when)
        && matches!((&a.hours, &b.hours), (Some(first), Some(second)) if share_an_hour(first, second))
}

/// Whether some session of one runs into a session of the other. One without an end is known at its beginning only.
fn share_an_hour(a: &Hours, b: &Hours) -> bool {
    a.sessions().any(|a| {
        b.sessions().any(|b| {
            let begins_within =
                |inner: chrono::NaiveTime, start, end: Option<_>| inner >= start && end.is_some_and(|end| inner < end);
            a.start() == b.start()
                || begins_within(a.start(), b.start(), b.end())
                || begins_within(b.start(), a.start(), a.end())
        })
    })
}

fn collision(first: &Occasion<'_>, second: &Occasion<'_>) -> Diagnostic {
    let (venue, day) = (second.venue.as_deref().unwrap_or_default(), second.when.vi());
    let hours = second.hours.as_ref().map_or(&second.when.span, |hours| &hours.span);
    let other = &first.title.value;
    SAME_VENUE
        .at(hours)
        .message(bilingual!(
            "trùng địa điểm, ngày và giờ với “{other}”: {venue}, {day}",
            "the same venue, day and hours as “{other}”: {venue}, {day}"
        ))
        .help(Bilingual::literal(
            "bỏ một buổi nếu là một, hoặc sửa ngày, giờ hay địa điểm",
            "remove one if both are one drive, or mend the day, the hours or the venue",
        ))
        .related(first.when.span.clone(), Bilingual::literal("buổi kia ở đây", "the other one is here"))
}
