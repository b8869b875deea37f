//! Editorial rules over the assembled site. A rule is a file with its problem and its check; this is the registry.
//!
//! *Incremental:* cheap, recomputed for every build.

mod base_url;
mod consent;
mod coordinates;
mod day_changes;
mod days;
mod declared_hosts;
mod drafts;
mod duplicate_host;
mod duplicate_language;
mod empty_alt;
mod fact_ids;
mod far_years;
mod history;
mod implausible_result;
mod incomplete_fact;
mod language_script;
mod missing_result;
mod needless_exception;
mod negative;
mod outside_period;
mod part_cycle;
mod place_validity;
mod private_data;
mod same_venue;
mod stale_fact;
mod stale_translation;
mod tiers;
mod transcripts;
mod unexplained_status;
mod unread_recurrence;
mod unreviewed;
mod unreviewed_translation;
mod unwritten_language;

#[cfg(test)]
mod tests;

pub use base_url::is_site_address;
pub use stale_translation::what_changed;

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
    Rule { problem: &coordinates::BAD_COORDINATES, check: coordinates::check_earth },
    Rule { problem: &coordinates::OUTSIDE_VIETNAM, check: coordinates::check_country },
    Rule { problem: &day_changes::UNUSED_DAY_CHANGE, check: day_changes::check },
    Rule { problem: &declared_hosts::DECLARED_HOSTS, check: declared_hosts::check },
    Rule { problem: &duplicate_host::DUPLICATE_HOST, check: duplicate_host::check },
    Rule { problem: &duplicate_language::DUPLICATE_LANGUAGE, check: duplicate_language::check },
    Rule { problem: &empty_alt::EMPTY_ALT, check: empty_alt::check },
    Rule { problem: &language_script::BAD_SCRIPT, check: language_script::check },
    Rule { problem: &fact_ids::DUPLICATE_FACT, check: fact_ids::check },
    Rule { problem: &far_years::FAR_YEAR, check: far_years::check },
    Rule { problem: &history::HISTORY_ORDER, check: history::check_order },
    Rule { problem: &history::HISTORY_DATE, check: history::check_dates },
    Rule { problem: &implausible_result::IMPLAUSIBLE_RESULT, check: implausible_result::check },
    Rule { problem: &incomplete_fact::INCOMPLETE_FACT, check: incomplete_fact::check },
    Rule { problem: &missing_result::MISSING_RESULT, check: missing_result::check },
    Rule { problem: &needless_exception::NEEDLESS_EXCEPTION, check: needless_exception::check },
    Rule { problem: &negative::NEGATIVE_NUMBER, check: negative::check },
    Rule { problem: &outside_period::OUTSIDE_PERIOD, check: outside_period::check },
    Rule { problem: &part_cycle::PART_CYCLE, check: part_cycle::check },
    Rule { problem: &place_validity::PLACE_NOT_VALID, check: place_validity::check },
    Rule { problem: &private_data::PRIVATE_DATA, check: private_data::check },
    Rule { problem: &same_venue::SAME_VENUE, check: same_venue::check },
    Rule { problem: &stale_fact::STALE_FACT, check: stale_fact::check },
    Rule { problem: &stale_translation::STALE_TRANSLATION, check: stale_translation::check },
    Rule { problem: &tiers::UNKNOWN_TIER, check: tiers::check },
    Rule { problem: &transcripts::NO_TRANSCRIPT, check: transcripts::check },
    Rule { problem: &transcripts::UNWRITTEN_TRANSCRIPT, check: transcripts::check_writing },
    Rule { problem: &unexplained_status::UNEXPLAINED_STATUS, check: unexplained_status::check },
    Rule { problem: &unread_recurrence::UNREAD_RECURRENCE, check: unread_recurrence::check },
    Rule { problem: &unreviewed::UNREVIEWED_ARTICLE, check: unreviewed::check },
    Rule { problem: &unreviewed_translation::UNREVIEWED_TRANSLATION, check: unreviewed_translation::check },
    Rule { problem: &unwritten_language::UNWRITTEN_LANGUAGE, check: unwritten_language::check },
];

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
