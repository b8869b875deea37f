//! Calendar files (RFC 5545): of the whole schedule, of each of its parts, of each drive and event.

mod text;
mod write;

#[cfg(test)]
mod tests;

pub use write::{WrittenEvents, events, file};
