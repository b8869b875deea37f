//! One struct for each template: the data it gets as `view`.

mod entries;
mod overviews;

pub use entries::*;
pub use overviews::*;
