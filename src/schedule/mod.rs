//! The schedule: which drives and events are held, when, and how they changed. Only this folder derives these facts;
//! pages, lists, calendars, feeds and data take them from here.
//!
//! *Incremental:* cheap, recomputed for every build.

mod compare;
pub mod days;
mod filter;
pub mod history;
mod item;
pub mod ledger;
pub mod missing_notes;
pub mod nearby;
pub mod notice;
mod problems;
mod published;
pub mod recurrence;
pub mod registration;
mod effective_status;
mod timetable;
mod reported;
mod season;
mod unexplained;

#[cfg(test)]
mod tests;

pub use compare::compare;
pub use effective_status::EffectiveStatus;
pub use filter::{Areas, Filter, Listed, month_of};
pub use item::{Dated, Item, ItemSubject};
pub use problems::PROBLEMS;
pub use published::{Published, Shown, published};
pub use reported::{Announcement, What};
pub use timetable::Timetable;
pub use unexplained::clean;
