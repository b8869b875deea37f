//! The theme: templates, strings, options and assets, checked against the contract when it is loaded.
//!
//! A theme is data: [`load()`] is a function from files in memory to a [`Theme`] and its problems. It never reads the
//! disk; the default theme is part of the program.

mod assets;
mod chain;
mod colour;
mod check;
mod declaration;
mod files;
pub mod fonts;
mod load;
mod locate;
mod names;
mod options;
mod origins;
mod problems;
mod sample;
mod stylesheet;
mod strings;
mod templates;
mod written_tags;
#[cfg(test)]
mod tests;

pub use files::ThemeFile;
pub use load::{DEFAULT, Theme, load};
pub use locate::located;
pub use origins::{Origins, Written};
pub use problems::PROBLEMS;
pub use templates::shared_path;
