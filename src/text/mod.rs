//! Words, dates and hours as people in the highlands write them. Knows nothing of sites.

pub mod collation;
pub mod duration;
pub mod fingerprint;
pub mod fold;
pub mod geo;
pub mod hours;
pub mod language;
pub mod marked;
pub mod normal;
pub mod number;
pub mod personal;
pub mod period;
pub mod rhythm;
pub mod slug;
