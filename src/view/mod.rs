//! Plain serializable data for each template. The words in it are finished; a theme only arranges them.
//!
//! *Incremental:* a page is a pure function of its view and the theme, so its bytes are kept under the hash of both.

mod any;
mod article;
pub mod audio;
mod changes;
pub mod counterparts;
pub mod contract;
mod donor;
pub mod drive;
mod eligibility;
mod entry;
pub mod facts;
mod file;
mod home;
mod json_ld;
mod list;
mod next_donation;
mod notes;
pub mod page;
pub mod pages;
pub mod parts;
mod plain;
mod program;
mod results;
mod rules;
pub mod context;
pub mod schedule;
pub mod shell;
pub mod site;
pub mod times;
pub mod locale;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
mod translated;
mod wave;
pub mod words;

pub use any::{View, redirect, view};
