//! The phases of registration, at the present and later.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::effective_status::EffectiveStatus;
use crate::dates::period::Period;
use crate::model::contact::Registration;
use crate::model::present::{FirstChange, Now};

/// The kinds of registration phases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseKind {
    Early,
    Open,
    Closed,
    /// No places are left.
    Full,
}

/// A phase of registration.
#[derive(Clone, Debug, PartialEq)]
pub struct RegistrationPhase {
    /// The kind of the phase.
    pub kind: PhaseKind,
    /// The day on which the next phase begins or on which this one ended, as it was written.
    pub day: Option<Period>,
    /// The moment at which it begins; `None` where it has begun already.
    pub begins: Option<NaiveDateTime>,
    /// The moment at which it ends, where it ends.
    pub ends: Option<NaiveDateTime>,
}

/// The present phase of registration and the later ones, in order. Empty where no day is known, and where the present
/// is pinned: an archive shows only the days. A drive without places left is full, whatever the days of registration
/// are.
pub(super) fn phases(
    form: Option<&Registration>,
    effective_status: EffectiveStatus,
    now: Now,
    first: &mut FirstChange,
) -> Vec<RegistrationPhase> {
    let phase = |kind, day: Option<&Period>, begins, ends| RegistrationPhase { kind, day: day.cloned(), begins, ends };
    let form = match form {
        Some(_) if effective_status == EffectiveStatus::Full => return vec![phase(PhaseKind::Full, None, None, None)],
        Some(form) if !now.is_pinned() => form,
        _ => return Vec::new(),
    };
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN);
    let opens = form.opens.as_deref().and_then(|opens| Some((midnight(opens.earliest()?), opens)));
    let closes = form.closes.as_deref().and_then(|closes| Some((midnight(closes.latest()?.succ_opt()?), closes)));
    let ((opening, opens), (closing, closes)) = (opens.unzip(), closes.unzip());
    let early = opens.map(|day| phase(PhaseKind::Early, Some(day), None, opening));
    let open = opens.or(closes).map(|_| phase(PhaseKind::Open, closes, opening, closing));
    let closed = closes.map(|day| phase(PhaseKind::Closed, Some(day), closing, None));
    let mut ahead: Vec<RegistrationPhase> = [early, open, closed].into_iter().flatten().collect();
    ahead.retain(|phase| !now.has_reached(phase.ends).noted(first));
    if let Some(present) = ahead.first_mut() {
        present.begins = None;
    }
    ahead
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

    fn kinds(form: &Registration, effective_status: EffectiveStatus, day: u32, pinned: bool) -> Vec<PhaseKind> {
        let at = NaiveDate::from_ymd_opt(2025, 6, day).unwrap().and_hms_opt(12, 0, 0).unwrap();
        let phases = phases(Some(form), effective_status, Now::new(at, pinned), &mut FirstChange::default());
        assert!(phases.first().is_none_or(|phase| phase.begins.is_none()), "{phases:?}");
        phases.into_iter().map(|phase| phase.kind).collect()
    }

    const ON: EffectiveStatus = EffectiveStatus::Confirmed;

    #[test]
    fn the_present_phase_comes_first_and_later_ones_after() {
        use PhaseKind::{Closed, Early, Open};
        let both = form(Some("05/6/2025"), Some("12/6/2025"));
        assert_eq!(kinds(&both, ON, 4, false), [Early, Open, Closed]);
        assert_eq!(kinds(&both, ON, 5, false), [Open, Closed]);
        assert_eq!(kinds(&both, ON, 12, false), [Open, Closed]);
        assert_eq!(kinds(&both, ON, 13, false), [Closed]);
    }

    #[test]
    fn where_one_day_is_known_the_other_is_not_invented() {
        use PhaseKind::{Closed, Early, Open};
        assert_eq!(kinds(&form(Some("05/6/2025"), None), ON, 4, false), [Early, Open]);
        assert_eq!(kinds(&form(None, Some("12/6/2025")), ON, 4, false), [Open, Closed]);
        assert!(kinds(&form(None, None), ON, 4, false).is_empty());
    }

    #[test]
    fn an_archive_has_no_present_and_a_full_drive_is_full_in_it_too() {
        let both = form(Some("05/6/2025"), Some("12/6/2025"));
        assert!(kinds(&both, ON, 6, true).is_empty());
        assert_eq!(kinds(&both, EffectiveStatus::Full, 6, true), [PhaseKind::Full]);
    }

    #[test]
    fn the_time_of_the_next_phase_is_reported() {
        let both = form(Some("05/6/2025"), Some("12/6/2025"));
        let changes = |day| {
            let at = NaiveDate::from_ymd_opt(2025, 6, day).unwrap().and_hms_opt(12, 0, 0).unwrap();
            let mut first = FirstChange::default();
            phases(Some(&both), ON, Now::new(at, false), &mut first);
            first.0.map(|at| at.to_string())
        };
        assert_eq!(changes(4).as_deref(), Some("2025-06-05 00:00:00"));
        assert_eq!(changes(5).as_deref(), Some("2025-06-13 00:00:00"));
        assert_eq!(changes(13), None);
    }
}
