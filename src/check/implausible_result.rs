//! Results as large as results can be.

use super::days::is_known_to_the_day;
use super::drafts::is_finished;
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Spanned};
use crate::model::drive::Drive;
use crate::model::site::Site;
use crate::problem;
use crate::text::number::print_integer;

/// Units for one donor above which both numbers deserve a second look. Units may exceed donors: volumes differ.
const UNITS_OF_A_DONOR: i64 = 5;
/// Units or donors in a day above which a number deserves a second look.
const A_DAY: i64 = 3000;

problem! {
    /// Kết quả lớn hơn mức thường gặp: hơn 5 đơn vị máu cho mỗi người hiến, hoặc hơn 3.000 trong một ngày. Thường là gõ
    /// thừa một chữ số hoặc ghi nhầm hai ô. Nếu đúng, cứ để nguyên.
    ///
    /// The result is larger than results are: more than 5 units for each donor, or more than 3,000 in a day. Usually a
    /// digit is typed twice or two fields are exchanged. If it is right, leave it.
    ///
    /// ```text
    /// Kết quả: {Số đơn vị máu: 1200, Số người hiến: 112}
    /// ```
    ///
    /// ```text
    /// Kết quả: {Số đơn vị máu: 120, Số người hiến: 112}
    /// ```
    pub static IMPLAUSIBLE_RESULT: Warning = "implausible-result";
}

/// Looks at the results of drives and quotas that are no drafts.
pub fn check(site: &Site, problems: &mut Problems) {
    for drive in site.entries.occasions().filter(|drive| is_finished(drive.common)) {
        let Some(result) = &drive.result else { continue };
        let (units, donors) = (&result.collected_units, &result.donors);
        let days = days(&drive);
        let too_many = |number: &&Spanned<i64>| days.is_some_and(|days| number.value > days.saturating_mul(A_DAY));
        match [units, donors].into_iter().flatten().find(too_many) {
            Some(number) => problems.push(too_many_a_day(number, days.unwrap_or(1))),
            None => problems.0.extend(too_many_a_donor(units.as_ref(), donors.as_ref())),
        }
    }
    for quota in site.entries.quotas.values().filter(|quota| is_finished(&quota.common)) {
        problems.0.extend(too_many_a_donor(quota.collected_units.as_ref(), quota.donors.as_ref()));
    }
}

/// How many days a drive lasts, where that is known.
fn days(drive: &Drive) -> Option<i64> {
    match &drive.when.value {
        _ if drive.repeats.is_some() => None,
        Period::Days(days) => i64::try_from(days.len()).ok(),
        when if is_known_to_the_day(when) => Some((when.latest()? - when.earliest()?).num_days() + 1),
        _ => None,
    }
}

fn too_many_a_day(number: &Spanned<i64>, days: i64) -> Diagnostic {
    let count = print_integer(number.value);
    let plural = if days == 1 { "day" } else { "days" };
    IMPLAUSIBLE_RESULT
        .at(&number.span)
        .message(bilingual!("{count} trong {days} ngày là rất nhiều", "{count} in {days} {plural} is very many"))
        .found(count)
        .help(Bilingual::literal("xem lại số này có thừa chữ số không", "see whether the number has a digit too many"))
}

fn too_many_a_donor(units: Option<&Spanned<i64>>, donors: Option<&Spanned<i64>>) -> Option<Diagnostic> {
    let (units, donors) = (units?, donors?);
    if donors.value < 0 || units.value <= donors.value.saturating_mul(UNITS_OF_A_DONOR) {
        return None;
    }
    let (count, people) = (print_integer(units.value), print_integer(donors.value));
    Some(
        IMPLAUSIBLE_RESULT
            .at(&units.span)
            .message(bilingual!(
                "{count} đơn vị máu từ {people} người hiến là rất nhiều",
                "{count} units from {people} donors is very many"
            ))
            .found(count)
            .help(Bilingual::literal("xem lại cả hai số", "look at both numbers again"))
            .related(donors.span.clone(), Bilingual::literal("số người hiến ở đây", "the donors are given here")),
    )
}
