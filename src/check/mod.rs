//! Editorial rules over the assembled site. A rule is a file with its problem and its check; this is the registry.
//!
//! *Incremental:* cheap, recomputed for every build.

mod base_url;
mod consent;
mod declared_hosts;
mod tiers;

pub use base_url::is_site_address;

use crate::diagnostics::{Problem, Problems};
use crate::model::site::Site;

/// A rule: what it finds, and how.
struct Rule {
    problem: &'static Problem,
    check: fn(&Site, &mut Problems),
}

static RULES: &[Rule] = &[
    Rule { problem: &base_url::BAD_BASE_URL, check: base_url::check },
    Rule { problem: &base_url::NO_BASE_URL, check: base_url::note },
    Rule { problem: &consent::MISSING_CONSENT, check: consent::check },
    Rule { problem: &declared_hosts::DECLARED_HOSTS, check: declared_hosts::check },
    Rule { problem: &tiers::UNKNOWN_TIER, check: tiers::check },
];

/// Runs every rule.
pub fn check(site: &Site) -> Problems {
    let mut problems = Problems::default();
    for rule in RULES {
        (rule.check)(site, &mut problems);
    }
    problems
}

/// Every problem of this stage.
pub fn problems() -> impl Iterator<Item = &'static Problem> {
    RULES.iter().map(|rule| rule.problem)
}
