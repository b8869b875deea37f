//! A wave lists as many hosts as its document says.

use crate::bilingual;
use crate::diagnostics::Problems;
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Số đơn vị liệt kê trong `Đơn vị tổ chức` khác với số đơn vị mà văn bản nêu (`Số đơn vị`). Có thể sót hoặc thừa một
    /// đơn vị.
    ///
    /// The hosts listed are not as many as the document says (`declared_hosts`). One may be missing or too many.
    ///
    /// ```text
    /// Số đơn vị: 3
    /// Đơn vị tổ chức: [cong-an-kt, kon-ray]
    /// ```
    ///
    /// ```text
    /// Số đơn vị: 2
    /// Đơn vị tổ chức: [cong-an-kt, kon-ray]
    /// ```
    pub static DECLARED_HOSTS: Error = "declared-hosts";
}

pub fn check(site: &Site, problems: &mut Problems) {
    for wave in site.entries.waves.values() {
        let Some(declared) = &wave.declared_hosts else { continue };
        let (said, listed) = (declared.value, wave.hosts.len());
        if i64::try_from(listed) != Ok(said) {
            problems.push(
                DECLARED_HOSTS
                    .at(&declared.span)
                    .message(bilingual!(
                        "văn bản nêu {said} đơn vị, nhưng liệt kê {listed}",
                        "{said} hosts are declared and {listed} listed"
                    ))
                    .found(said.to_string())
                    .accepted([listed.to_string()]),
            );
        }
    }
}
