//! Whether one can register, in words.

use crate::dates::period::Period;
use crate::schedule::registration::{Phase as Known, PhaseKind};
use crate::view::locale::Locale;
use crate::view::pages::Phase;
use crate::view::times::moment;
use crate::view::words::{self, Word};

/// The phases of registration, the present one first.
pub fn phases(locale: Locale<'_>, known: Vec<Known<'_>>) -> Vec<Phase> {
    let on =
        |word: Word, day: Option<&Period>| day.map(|day| locale.say_with(word, &[("day", &locale.period_long(day))]));
    let phase = |known: Known<'_>| {
        let (name, label, note) = match known.kind {
            PhaseKind::Early => ("early", words::NOT_OPEN, on(words::OPENS, known.day)),
            PhaseKind::Open => ("open", words::REGISTERING, on(words::CLOSES, known.day)),
            PhaseKind::Closed => ("closed", words::CLOSED, on(words::DEADLINE, known.day)),
            PhaseKind::Full => ("full", words::FULL, None),
        };
        let (begins, ends) = (known.begins.map(moment), known.ends.map(moment));
        Phase { name: name.to_owned(), label: locale.say(label), note, begins, ends }
    };
    known.into_iter().map(phase).collect()
}
