//! Letters and words as people in the highlands write them. Knows nothing of sites.

pub mod called_off;
pub mod char_table;
pub mod cluster;
pub mod collation;
pub mod confusable;
pub mod difference;
pub mod fingerprint;
pub mod fold;
pub mod geo;
pub mod html;
pub mod language;
pub mod marked;
pub mod normal;
pub mod number;
pub mod orthography;
pub mod personal;
pub mod quantity;
pub mod slug;
pub mod telephone;
pub mod unprintable;
