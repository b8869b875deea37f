//! Whether one can register, in words.

use crate::schedule::registration::{Phase as Known, PhaseKind};
use crate::text::period::Period;
use crate::view::pages::Phase;
use crate::view::times::moment;
use crate::view::tongue::Tongue;
use crate::view::words::{self, Word};

/// The phases of registration, the present one first.
pub fn phases(tongue: Tongue<'_>, known: Vec<Known<'_>>) -> Vec<Phase> {
    let on =
        |word: Word, day: Option<&Period>| day.map(|day| tongue.say_with(word, &[("day", &tongue.period_long(day))]));
    let phase = |known: Known<'_>| {
        let (name, label, note) = match known.kind {
            PhaseKind::Early => ("early", words::NOT_OPEN, on(words::OPENS, known.day)),
            PhaseKind::Open => ("open", words::REGISTERING, on(words::CLOSES, known.day)),
            PhaseKind::Closed => ("closed", words::CLOSED, on(words::DEADLINE, known.day)),
            PhaseKind::Full => ("full", words::FULL, None),
        };
        let (begins, ends) = (known.begins.map(moment), known.ends.map(moment));
        Phase { name: name.to_owned(), label: tongue.say(label), note, begins, ends }
    };
    known.into_iter().map(phase).collect()
}
