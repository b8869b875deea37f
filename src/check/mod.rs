//! Editorial rules over the assembled site. A rule is a file with its problem and its check; this is the registry.
//!
//! *Incremental:* cheap, recomputed for every build.

mod base_url;
mod consent;
mod days;
mod declared_hosts;
mod fact_ids;
mod missing_result;
mod outside_period;
mod place_validity;
mod same_venue;
mod stale_fact;
mod tiers;
mod unreviewed;

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
    Rule { problem: &missing_result::MISSING_RESULT, check: missing_result::check },
    Rule { problem: &outside_period::OUTSIDE_PERIOD, check: outside_period::check },
    Rule { problem: &place_validity::PLACE_NOT_VALID, check: place_validity::check },
    Rule { problem: &same_venue::SAME_VENUE, check: same_venue::check },
    Rule { problem: &stale_fact::STALE_FACT, check: stale_fact::check },
    Rule { problem: &fact_ids::DUPLICATE_FACT, check: fact_ids::check },
    Rule { problem: &tiers::UNKNOWN_TIER, check: tiers::check },
    Rule { problem: &unreviewed::UNREVIEWED_ARTICLE, check: unreviewed::check },
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
