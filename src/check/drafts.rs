//! What is not finished is not judged by rules about what the public reads.

use crate::model::common::Common;

/// Whether an entry is more than a draft, which may still hold the placeholders it began with.
pub fn is_finished(common: &Common) -> bool {
    common.draft != Some(true)
}
