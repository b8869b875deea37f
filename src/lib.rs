//! Giọt Hồng: a static site generator for provincial blood-donation offices.
//!
//! A pipeline of free functions from values to [`diagnostics::Checked`] values. See `ARCHITECTURE.md`.

// Each module imports only from modules above it; a test keeps it so.
pub mod text;
pub mod dates;
pub mod legacy;
pub mod diagnostics;
pub mod model;
pub mod source;
pub mod proofread;
pub mod parse;
pub mod assemble;
pub mod schedule;
pub mod check;
pub mod routes;
pub mod view;
pub mod theme;
pub mod render;
pub mod audit;
pub mod pipeline;
pub mod emit;
pub mod publish;
pub mod server;
pub mod commands;
