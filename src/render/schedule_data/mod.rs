//! The schedule as data for other programs: `schedule.json` and `schedule.csv` of the same records. Neither needs the
//! site's address on the web, and neither holds a build date, so both change only with the schedule.

mod csv;
mod json;
mod record;
mod records;

#[cfg(test)]
mod tests;

pub use csv::csv;
pub use json::{VERSION, json};
pub use record::Record;
pub use records::{Defaults, defaults, records};
