//! One struct for each template: the data it gets as `view`.

mod drive;
mod entries;
mod overviews;

pub use drive::*;
pub use entries::*;
pub use overviews::*;
