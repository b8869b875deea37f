//! Times as offices in the highlands write them: periods, hours, recurrences, durations. Knows nothing of sites.

pub mod duration;
pub mod hours;
pub mod period;
pub mod recurrence;
