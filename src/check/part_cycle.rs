//! Nothing is part of itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::reference::{Id, Ref, Targets};
use crate::model::site::Site;
use crate::problem;

problem! {
    /// Đi theo `Thuộc` (địa bàn) hoặc `Trực thuộc` (đơn vị) thì gặp lại chính mục đầu, nên không biết nơi nào thuộc nơi
    /// nào. Một trong các dòng ấy ngược chiều: xã thuộc tỉnh, không phải tỉnh thuộc xã.
    ///
    /// Following `within` (places) or `part_of` (organizations) leads back to the first entry, so nobody can say which
    /// belongs to which. One of these lines points the wrong way: a commune is within its province.
    ///
    /// ```text
    /// Tên: Tỉnh Tưởng Tượng
    /// Thuộc: xa-tuong-tuong
    /// ```
    ///
    /// ```text
    /// Tên: Tỉnh Tưởng Tượng
    /// ```
    pub static PART_CYCLE: Error = "part-cycle";
}

/// The whole that each entry says it is part of, and where it says so.
type Wholes<'a> = BTreeMap<&'a Id, (&'a Id, &'a Span)>;

/// Follows every place and every organization upwards.
pub fn check(site: &Site, problems: &mut Problems) {
    let (entries, targets) = (&site.entries, &site.entries.targets);
    let places = entries.places.values().filter_map(|place| part(&place.id, place.within.as_ref(), targets)).collect();
    let organizations =
        entries.organizations.values().filter_map(|unit| part(&unit.id, unit.part_of.as_ref(), targets)).collect();
    for wholes in [places, organizations] {
        problems.0.extend(cycles(&wholes).iter().filter_map(|cycle| reported(cycle, &wholes)));
    }
}

fn part<'a, K>(id: &'a Id, whole: Option<&'a Ref<K>>, targets: &'a Targets) -> Option<(&'a Id, (&'a Id, &'a Span))> {
    let whole = whole?;
    Some((id, (targets.id(whole)?, &whole.0.span)))
}

/// Every cycle once, beginning with the smallest of its ids.
fn cycles<'a>(wholes: &Wholes<'a>) -> Vec<Vec<&'a Id>> {
    let mut cycles = Vec::new();
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    for &start in wholes.keys() {
        let mut path: Vec<&Id> = Vec::new();
        let mut at = start;
        while seen.insert(at) {
            path.push(at);
            match wholes.get(at) {
                Some(&(whole, _)) => at = whole,
                None => break,
            }
        }
        let Some(first) = path.iter().position(|&id| id == at && wholes.contains_key(id)) else { continue };
        let mut cycle = path.split_off(first);
        let smallest = (0..cycle.len()).min_by_key(|&index| cycle[index]).unwrap_or(0);
        cycle.rotate_left(smallest);
        cycles.push(cycle);
    }
    cycles
}

fn reported(cycle: &[&Id], wholes: &Wholes<'_>) -> Option<Diagnostic> {
    let (first, others) = cycle.split_first()?;
    let chain: Vec<String> = cycle.iter().chain([first]).map(|id| format!("`{id}`")).collect();
    let chain = chain.join(" → ");
    let diagnostic = PART_CYCLE
        .at(wholes.get(first)?.1)
        .message(bilingual!("{first} lại thuộc chính nó: {chain}", "{first} is part of itself: {chain}"))
        .help(Bilingual::literal("xóa dòng ngược chiều", "delete the line that points the wrong way"));
    Some(others.iter().filter_map(|id| wholes.get(id)).fold(diagnostic, |diagnostic, (_, span)| {
        diagnostic.related((*span).clone(), Bilingual::literal("rồi ở đây", "then here"))
    }))
}
