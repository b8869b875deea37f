//! Ids that rows of tables get from their words, told apart by ordinals where several rows have the same.

use std::collections::{BTreeMap, BTreeSet};

use super::problems::DERIVED_IDS;
use crate::both;
use crate::diagnostics::{Bilingual, Diagnostic, Problems};
use crate::model::common::Entry;
use crate::model::kind::Kind;
use crate::model::site::Own;
use crate::text::difference::{marks, written};

/// Gives derived ids that are taken an ordinal: `hoi-truong`, `hoi-truong-2`, … Ids that were written keep theirs. The
/// entries that follow one another in a group are warned about together, with the ids to paste: an ordinal hangs on the
/// order of the rows.
pub fn number_derived(entries: &mut [Entry<Own>], derived: &BTreeSet<usize>, problems: &mut Problems) {
    let written = entries.iter().enumerate().filter(|(index, _)| !derived.contains(index));
    let mut taken: BTreeSet<(Kind, String)> =
        written.map(|(_, entry)| (entry.own.kind(), entry.id.to_string())).collect();
    let mut groups: BTreeMap<(Kind, String), Vec<usize>> = BTreeMap::new();
    let mut next: BTreeMap<(Kind, String), u64> = BTreeMap::new();
    for index in derived {
        let Some(entry) = entries.get_mut(*index) else { continue };
        let (kind, base) = (entry.own.kind(), entry.id.to_string());
        groups.entry((kind, base.clone())).or_default().push(*index);
        let ordinal = next.entry((kind, base.clone())).or_insert(1);
        let id = (*ordinal..)
            .map(|n| (n, if n == 1 { base.clone() } else { format!("{base}-{n}") }))
            .find(|(_, id)| !taken.contains(&(kind, id.clone())));
        if let Some((n, id)) = id {
            *ordinal = n + 1;
            entry.id = id.as_str().into();
            taken.insert((kind, id));
        }
    }
    for ((_, base), group) in groups {
        let ids: Vec<String> = group.iter().map(|index| entries[*index].id.to_string()).collect();
        if ids.len() > 1 || ids.iter().any(|id| *id != base) {
            problems.push(numbered(entries, &base, &group, &ids));
        }
    }
}

fn numbered(entries: &[Entry<Own>], base: &str, group: &[usize], ids: &[String]) -> Diagnostic {
    let (first, rest) = (&entries[group[0]].place, &group[1..]);
    let (count, list) = (group.len(), ids.join("`, `"));
    let pairs = written(&differences(entries, group));
    let message = match pairs.is_empty() {
        true => both!(
            "{count} hàng cùng đơn vị, địa điểm hoặc tên nên mã `{base}` được đánh số theo thứ tự hàng",
            "{count} rows share their host, venue or name, so the id `{base}` is numbered by the order of the rows"
        ),
        false => both!(
            "{count} hàng cùng ra mã `{base}` vì mã không có dấu ({pairs}), nên được đánh số theo thứ tự hàng",
            "{count} rows make the id `{base}`, since ids have no marks ({pairs}), so it is numbered by the order of the rows"
        ),
    };
    let help = both!("thêm cột `Mã` và dán lần lượt: `{list}`", "add a column `Mã` and paste, in this order: `{list}`");
    let here = || Bilingual::literal("cùng mã", "the same id");
    let diagnostic = Diagnostic::new(&DERIVED_IDS, first.clone(), message).found(base).help(help);
    rest.iter().take(8).fold(diagnostic, |told, index| told.related(entries[*index].place.clone(), here()))
}

/// The letters in which the words that made one id differ between the first entry of a group and the others.
fn differences(entries: &[Entry<Own>], group: &[usize]) -> Vec<(String, String)> {
    let first = words(&entries[group[0]]);
    let rest = group[1..].iter().flat_map(|index| words(&entries[*index]).into_iter().enumerate());
    let mut pairs: Vec<(String, String)> = rest.flat_map(|(part, other)| marks(first[part], other)).collect();
    pairs.dedup();
    pairs
}

/// The words that an id is made from: of a drive its host and venue, of others the name.
fn words(entry: &Entry<Own>) -> [&str; 2] {
    match &entry.own {
        Own::Drive(drive) => [
            drive.host.as_ref().map_or("", |host| host.0.text.as_str()),
            drive.venue.as_deref().or(drive.address.as_deref()).unwrap_or(&entry.title.value),
        ],
        _ => [&entry.title.value, ""],
    }
}
