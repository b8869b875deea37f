//! Views and a theme to the bytes of files.

mod absolute;
pub mod calendar;
pub mod feeds;
#[cfg(test)]
mod literal;
pub mod page;
pub mod robots;
pub mod sitemap;
mod xml;
