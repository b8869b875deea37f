//! Views and a theme to the bytes of files.

mod absolute;
pub mod annotate_lang;
pub mod calendar;
pub mod feeds;
pub mod page;
pub mod robots;
pub mod schedule_data;
pub mod sitemap;
mod xml;
