//! Plain serializable data for each template. All words in it are final; a theme only arranges them.
//!
//! *Incremental:* a view is made when its page is wanted, and never kept.

mod any;
mod awareness;
pub mod calendar;
pub mod contract;
mod donor;
pub mod drive;
mod eligibility;
mod entries;
mod entry;
pub mod facts;
pub mod feed;
mod home;
pub mod json_ld;
pub mod languages;
mod letter;
mod map;
mod next_donation;
pub mod page;
pub mod pages;
pub mod parts;
pub mod policy;
mod prelude;
pub mod record;
mod results;
pub mod context;
pub mod schedule;
pub mod shell;
pub mod site;
mod standing;
pub mod search;
pub mod times;
mod year;
pub mod locale;
#[cfg(test)]
pub mod tests;
mod translated;
pub mod words;

pub use any::{View, gone, redirect, view};
#[cfg(test)]
pub use tests::testing;
