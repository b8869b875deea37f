//! Parts of a day that are named instead of hours: `Sáng`, `cả ngày`.

use crate::dates::period::token::Cursor;

/// A part of a day whose hours are not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartOfDay {
    Morning,
    Midday,
    Afternoon,
    Evening,
    AllDay,
    /// "giờ hành chính": the hours of the office that holds it.
    OfficeHours,
}

const NAMES: [(PartOfDay, &[&str]); 6] = [
    (PartOfDay::AllDay, &["cả ngày", "nguyên ngày", "suốt ngày"]),
    (PartOfDay::OfficeHours, &["trong giờ hành chính", "giờ hành chính", "hành chính"]),
    (PartOfDay::Morning, &["buổi sáng", "sáng"]),
    (PartOfDay::Midday, &["buổi trưa", "trưa"]),
    (PartOfDay::Afternoon, &["buổi chiều", "chiều"]),
    (PartOfDay::Evening, &["buổi tối", "tối"]),
];

impl PartOfDay {
    pub(super) fn vi(self) -> &'static str {
        match self {
            PartOfDay::Morning => "buổi sáng",
            PartOfDay::Midday => "buổi trưa",
            PartOfDay::Afternoon => "buổi chiều",
            PartOfDay::Evening => "buổi tối",
            PartOfDay::AllDay => "cả ngày",
            PartOfDay::OfficeHours => "giờ hành chính",
        }
    }

    pub(super) fn en(self) -> &'static str {
        match self {
            PartOfDay::Morning => "morning",
            PartOfDay::Midday => "midday",
            PartOfDay::Afternoon => "afternoon",
            PartOfDay::Evening => "evening",
            PartOfDay::AllDay => "all day",
            PartOfDay::OfficeHours => "office hours",
        }
    }
}

/// One part of the day by its Vietnamese name.
pub(super) fn named(c: &mut Cursor<'_>) -> Option<PartOfDay> {
    NAMES.iter().find(|(_, names)| c.any_phrase(names).is_some()).map(|(part, _)| *part)
}

/// One part of the day or several: `sáng`, `cả ngày`, `sáng và chiều`.
pub(in crate::dates) fn part_of_day(c: &mut Cursor<'_>) -> Option<Vec<PartOfDay>> {
    let mut parts = vec![named(c)?];
    while let Some(next) = c.attempt(|c| {
        let comma = c.mark(',').or_else(|| c.mark('+'));
        c.phrase("và").or(comma)?;
        named(c)
    }) {
        parts.push(next);
    }
    Some(parts)
}
