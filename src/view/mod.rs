//! Plain serializable data for each template. The words in it are finished; a theme only arranges them.

pub mod contract;
pub mod page;
pub mod pages;
pub mod parts;
