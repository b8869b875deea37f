//! A wave lists as many hosts as its document says.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problem, Problems};
use crate::model::site::Site;

/// The number of hosts differs from the number declared.
pub static DECLARED_HOSTS: Problem = Problem::error(
    "declared-hosts",
    Bilingual::literal(
        "Số đơn vị liệt kê trong `hosts` khác với số đơn vị mà văn bản nêu (`declared_hosts`). Có thể sót hoặc thừa \
         một đơn vị.",
        "The hosts listed are not as many as the document says (`declared_hosts`). One may be missing or too many.",
    ),
    "declared_hosts: 3\nhosts: [cong-an-kt, kon-ray]",
    "declared_hosts: 2\nhosts: [cong-an-kt, kon-ray]",
);

/// Counts.
pub fn check(site: &Site, problems: &mut Problems) {
    for wave in site.entries.waves.values() {
        let Some(declared) = &wave.declared_hosts else { continue };
        let (said, listed) = (declared.value, wave.hosts.len());
        if i64::try_from(listed) != Ok(said) {
            problems.push(
                Diagnostic::new(
                    &DECLARED_HOSTS,
                    declared.span.clone(),
                    bilingual!(
                        "văn bản nêu {said} đơn vị, nhưng liệt kê {listed}",
                        "{said} hosts are declared and {listed} listed"
                    ),
                )
                .found(said.to_string())
                .accepted([listed.to_string()]),
            );
        }
    }
}
