//! Whether one can register, at the present and later.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::assemble::state::DriveState;
use crate::model::drive::Status;
use crate::model::party::Registration;
use crate::model::site::Now;
use crate::text::period::Period;
use crate::view::pages::Phase;
use crate::view::times::moment;
use crate::view::tongue::Tongue;
use crate::view::words::{self, Word};

/// What is true of the registration at the present, and what becomes true later, in order. Empty where no day is known,
/// and where the present is pinned: an archive tells the days alone. A drive without places left is full whatever they
/// say.
pub fn phases(tongue: Tongue<'_>, registration: Option<&Registration>, state: DriveState, now: Now) -> Vec<Phase> {
    let Some(form) = registration else { return Vec::new() };
    if state == DriveState::As(Status::Full) {
        return vec![Phase { name: "full".to_owned(), label: tongue.say(words::FULL), ..Phase::default() }];
    }
    if now.pinned {
        return Vec::new();
    }
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN);
    let opens = form.opens.as_deref().and_then(|opens| Some((midnight(opens.earliest()?), opens)));
    let closes = form.closes.as_deref().and_then(|closes| Some((midnight(closes.latest()?.succ_opt()?), closes)));
    let (opening, closing) = (opens.map(|(at, _)| at), closes.map(|(at, _)| at));
    let on = |word: Word, day: &Period| tongue.say_with(word, &[("day", &tongue.period_long(day))]);
    let mut phases = Vec::new();
    if let Some((_, day)) = opens {
        let note = Some(on(words::OPENS, day));
        phases.push(phase("early", tongue.say(words::NOT_OPEN), note, None, opening));
    }
    if !phases.is_empty() || closes.is_some() {
        let note = closes.map(|(_, day)| on(words::CLOSES, day));
        phases.push(phase("open", tongue.say(words::REGISTERING), note, opening, closing));
    }
    if let Some((_, day)) = closes {
        let note = Some(on(words::DEADLINE, day));
        phases.push(phase("closed", tongue.say(words::CLOSED), note, closing, None));
    }
    let mut ahead: Vec<Phase> =
        phases.into_iter().filter(|(_, ends)| ends.is_none_or(|end| end > now.at)).map(|(phase, _)| phase).collect();
    if let Some(present) = ahead.first_mut() {
        present.begins = None;
    }
    ahead
}

/// A phase, and when it ends.
fn phase(
    name: &str,
    label: String,
    note: Option<String>,
    begins: Option<NaiveDateTime>,
    ends: Option<NaiveDateTime>,
) -> (Phase, Option<NaiveDateTime>) {
    let name = name.to_owned();
    (Phase { name, label, note, begins: begins.map(moment), ends: ends.map(moment) }, ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Span, Spanned};
    use crate::model::read::Read;

    fn form(opens: Option<&str>, closes: Option<&str>) -> Registration {
        let period = |text: &str| Spanned { value: Period::parse(text).unwrap(), span: Span::whole("x".into()) };
        Registration { opens: opens.map(period), closes: closes.map(period), ..Registration::missing() }
    }

    fn names(form: &Registration, state: DriveState, day: u32, pinned: bool) -> Vec<String> {
        let at = NaiveDate::from_ymd_opt(2025, 6, day).unwrap().and_hms_opt(12, 0, 0).unwrap();
        let phases = phases(Tongue::VIETNAMESE, Some(form), state, Now { at, pinned, made: at.date() });
        assert!(phases.first().is_none_or(|phase| phase.begins.is_none()), "{phases:?}");
        phases.into_iter().map(|phase| phase.name).collect()
    }

    const ON: DriveState = DriveState::As(Status::Confirmed);

    #[test]
    fn the_present_phase_comes_first_and_later_ones_behind() {
        let both = form(Some("05/6/2025"), Some("12/6/2025"));
        assert_eq!(names(&both, ON, 4, false), ["early", "open", "closed"]);
        assert_eq!(names(&both, ON, 5, false), ["open", "closed"]);
        assert_eq!(names(&both, ON, 12, false), ["open", "closed"]);
        assert_eq!(names(&both, ON, 13, false), ["closed"]);
    }

    #[test]
    fn where_one_day_is_known_the_other_is_not_invented() {
        assert_eq!(names(&form(Some("05/6/2025"), None), ON, 4, false), ["early", "open"]);
        assert_eq!(names(&form(None, Some("12/6/2025")), ON, 4, false), ["open", "closed"]);
        assert!(names(&form(None, None), ON, 4, false).is_empty());
    }

    #[test]
    fn an_archive_has_no_present_and_a_full_drive_is_full_in_it_too() {
        let both = form(Some("05/6/2025"), Some("12/6/2025"));
        assert!(names(&both, ON, 6, true).is_empty());
        assert_eq!(names(&both, DriveState::As(Status::Full), 6, true), ["full"]);
    }
}
