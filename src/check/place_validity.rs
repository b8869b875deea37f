//! A place exists when something is held there.

use super::days::{is_on, may_fall_within};
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Diagnostic, Problems};
use crate::model::common::Entry;
use crate::model::place::Place;
use crate::model::reference::Ref;
use crate::model::site::{Entries, Site};
use crate::problem;

problem! {
    /// Vào ngày ấy địa bàn này chưa có hoặc không còn (`valid_from`, `valid_to` của địa bàn), ví dụ một huyện sau ngày
    /// 30/6/2025. Hãy ghi địa bàn có thật vào ngày ấy, thường là nơi kế thừa.
    ///
    /// On that day the place does not exist yet or no longer (`valid_from`, `valid_to` of the place), such as a
    /// district after 30 June 2025. Name the place that exists then, usually a successor.
    ///
    /// ```text
    /// Thời gian: 13/7/2025
    /// Địa bàn: huyen-tuong-tuong
    /// ```
    ///
    /// ```text
    /// Thời gian: 13/7/2025
    /// Địa bàn: xa-tuong-tuong
    /// ```
    pub static PLACE_NOT_VALID: Warning = "place-not-valid";
}

/// Looks at where drives that are on, and events, are held.
pub fn check(site: &Site, problems: &mut Problems) {
    let entries = &site.entries;
    for occasion in entries.occasions().filter(|occasion| is_on(occasion)) {
        let (when, Some(area)) = (&occasion.drive.when.value, &occasion.drive.area) else { continue };
        let Some(place) = entries.targets.id(area).and_then(|id| entries.places.get(id)) else { continue };
        let (first, last) = (place.valid_from.as_deref(), place.valid_to.as_deref());
        if !may_fall_within(when, first.map(|first| first.first()), last.map(|last| last.last())) {
            problems.push(not_valid(when, area, place, entries));
        }
    }
}

fn not_valid(when: &Period, area: &Ref<Place>, place: &Entry<Place>, entries: &Entries) -> Diagnostic {
    let name = &place.title.value;
    let (day_vi, day_en) = (when.vi(), when.en());
    let too_late = place.valid_to.as_ref().filter(|last| when.earliest().is_some_and(|day| day > last.last()));
    let (bound, message) = match (too_late, &place.valid_from) {
        (Some(last), _) => {
            let (last_vi, last_en) = (last.vi(), last.en());
            let message = bilingual!(
                "{name} chỉ có đến hết {last_vi}, còn ngày ở đây là {day_vi}",
                "{name} exists until {last_en} only, and the day here is {day_en}"
            );
            (Some(last), message)
        }
        (None, first) => {
            let (first_vi, first_en) = first.as_ref().map(|first| (first.vi(), first.en())).unwrap_or_default();
            let message = bilingual!(
                "{name} chỉ có từ {first_vi}, còn ngày ở đây là {day_vi}",
                "{name} exists from {first_en} only, and the day here is {day_en}"
            );
            (first.as_ref(), message)
        }
    };
    let successors: Vec<&str> = too_late
        .iter()
        .flat_map(|_| &place.successors)
        .filter_map(|place| Some(entries.places.get(entries.targets.id(place)?)?.title.value.as_str()))
        .collect();
    let help = match successors.as_slice() {
        [] => Bilingual::literal(
            "ghi địa bàn có vào ngày ấy, hoặc sửa ngày",
            "name the place of that day, or mend the day",
        ),
        [one] => bilingual!("đổi thành `{one}`", "change it to `{one}`"),
        several => {
            let (vi, en) = (several.join("` hoặc `"), several.join("` or `"));
            bilingual!("đổi thành `{vi}`", "change it to `{en}`")
        }
    };
    let diagnostic = PLACE_NOT_VALID.at(&area.0.span).message(message).found(&*area.0.text).help(help);
    match bound {
        Some(bound) => diagnostic.related(
            bound.span.clone(),
            Bilingual::literal("thời gian của địa bàn ở đây", "the place's time is given here"),
        ),
        None => diagnostic,
    }
}
