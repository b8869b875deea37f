//! Views and a theme to the bytes of files.

pub mod page;
