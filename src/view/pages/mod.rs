//! One struct for each template: the data it gets as `view`.

mod drive;
mod eligibility;
mod entries;
mod map;
mod overviews;
mod schedule;
mod year;

pub use drive::*;
pub use eligibility::*;
pub use entries::*;
pub use map::*;
pub use overviews::*;
pub use schedule::*;
pub use year::*;
