//! One struct for each template: the data it gets as `view`.

mod drive;
mod eligibility;
mod entries;
mod overviews;
mod schedule;

pub use drive::*;
pub use eligibility::*;
pub use entries::*;
pub use overviews::*;
pub use schedule::*;
