//! One struct for each template: the data it gets as `view`.

mod eligibility;
mod entries;
mod overviews;

pub use eligibility::*;
pub use entries::*;
pub use overviews::*;
