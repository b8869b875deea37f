//! Renders views with a theme into the bytes of files.

pub mod annotate_lang;
pub mod calendar;
pub mod feeds;
pub mod file_headers;
pub mod hosts;
pub mod page;
pub mod qr;
pub mod schedule_data;
pub mod search;
pub mod security;
pub mod sitemap;
pub mod xml;
