//! Giọt Hồng: a static site generator for provincial blood-donation offices.
//!
//! A pipeline of free functions from values to [`diagnostics::Checked`] values. See `ARCHITECTURE.md`.

pub mod diagnostics;
pub mod model;
pub mod parse;
pub mod source;
pub mod text;
pub mod view;
