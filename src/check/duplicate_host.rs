//! A wave names each host once.

use std::collections::BTreeMap;

use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems, Span};
use crate::model::reference::Target;
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Một đơn vị đứng hai lần trong `hosts` của một đợt, nên trang đếm thừa một đơn vị. Hai tên khác nhau cũng có thể
    /// là một đơn vị: tên đầy đủ và tên viết tắt.
    ///
    /// A host stands twice among the `hosts` of a wave, so the page counts one too many. Two different names may be one
    /// host: the full name and its abbreviation.
    ///
    /// ```text
    /// Đơn vị tổ chức: [Đoàn xã, Hội Chữ thập đỏ xã, doan-xa]
    /// ```
    ///
    /// ```text
    /// Đơn vị tổ chức: [Đoàn xã, Hội Chữ thập đỏ xã]
    /// ```
    pub static DUPLICATE_HOST: Error = "duplicate-host";
}

/// Looks every host up among those before it.
pub fn check(site: &Site, problems: &mut Problems) {
    for wave in site.entries.waves.values() {
        let mut first: BTreeMap<&Target, &Span> = BTreeMap::new();
        for host in &wave.hosts {
            let Some(target) = site.entries.targets.target(host) else { continue };
            let (name, span) = (&host.0.text, &host.0.span);
            match first.get(target) {
                None => {
                    first.insert(target, span);
                }
                Some(&place) => problems.push(
                    DUPLICATE_HOST
                        .at(span)
                        .message(bilingual!("`{name}` đã có trong đợt này", "`{name}` is in this wave already"))
                        .found(&**name)
                        .help(Bilingual::literal(
                            "xóa một trong hai, hoặc ghi đơn vị còn thiếu",
                            "delete one of the two, or name the host that is meant",
                        ))
                        .related(place.clone(), Bilingual::literal("lần đầu ở đây", "first here")),
                ),
            }
        }
    }
}
