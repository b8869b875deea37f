//! Finds the entry that each reference means.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::days_about::days_about;
use super::names::EntryNames;
use super::problems::{ALMOST_A_NAME, AMBIGUOUS_REFERENCE, DANGLING_REFERENCE, MOVED_LINK, WRONG_KIND};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, Problems, Span, nearest};
use crate::model::config::SiteConfig;
use crate::model::kind::Kind;
use crate::model::present::{FirstChange, Now};
use crate::model::read::{Record, Visitor};
use crate::model::reference::{Reference, Target, Targets};
use crate::model::site::AnyEntry;
use crate::model::validity::Validity;
use crate::text::fold::fold;
use crate::text::slug::is_slug;

/// The entry that every reference means. A name that several entries have means the one that is valid on the days that
/// the reference is about; where that is the present, `changes` notes until when.
pub fn targets(
    config: &SiteConfig,
    entries: &[AnyEntry],
    names: &EntryNames<'_>,
    now: Now,
    changes: &mut FirstChange,
) -> Checked<Targets> {
    let mut resolver = Resolver {
        names,
        now,
        owner: None,
        known: HashMap::new(),
        candidates: HashMap::new(),
        targets: Targets::default(),
        changes,
        problems: Problems::default(),
    };
    config.visit_fields(&mut resolver);
    for entry in entries {
        resolver.owner = Some(entry);
        entry.visit(&mut resolver);
    }
    Checked::new(resolver.targets, resolver.problems)
}

/// Looks every text up once for the kinds it may mean, however often it is written.
struct Resolver<'a> {
    names: &'a EntryNames<'a>,
    now: Now,
    /// The entry whose references are looked at; `None` for `site.yaml`.
    owner: Option<&'a AnyEntry>,
    known: HashMap<(Arc<str>, &'static [Kind]), Meaning>,
    /// The names that free text may be meant to be, each with its folded form.
    candidates: HashMap<&'static [Kind], Vec<(&'a str, String)>>,
    targets: Targets,
    changes: &'a mut FirstChange,
    problems: Problems,
}

/// What a text means where entries of some kinds are accepted.
#[derive(Clone, Debug)]
enum Meaning {
    Entry,
    /// The entry had this id before.
    Moved(Target),
    Several(Rc<[NameCandidate]>),
    /// Perhaps an entry that could not be read.
    Unread,
    Nothing,
}

/// An entry that a text may mean.
#[derive(Clone, Debug)]
struct NameCandidate {
    target: Target,
    validity: Validity,
    /// Whether the text is its name, and not another way to call it.
    is_named_so: bool,
    /// Whether the accents are those of its name too.
    is_spelt_so: bool,
}

impl Visitor for Resolver<'_> {
    fn reference(&mut self, reference: &Reference) {
        if reference.text.is_empty() {
            return;
        }
        let key = (reference.text.clone(), reference.accepts);
        let meaning = match self.known.get(&key) {
            Some(Meaning::Entry) => return,
            Some(known) => known.clone(),
            None => {
                let meaning = self.meaning(reference);
                self.known.insert(key, meaning.clone());
                meaning
            }
        };
        match meaning {
            Meaning::Entry | Meaning::Unread => {}
            Meaning::Moved(target) => {
                let new = match reference.text.contains('/') {
                    true => format!("{}/{}", target.kind.facts().folder, target.id),
                    false => target.id.to_string(),
                };
                self.problems.push(moved(&reference.text, &new, reference.span.clone()));
            }
            Meaning::Several(candidates) => self.decide(reference, &candidates),
            Meaning::Nothing if reference.free && !is_id(&reference.text) => self.look_twice(reference),
            Meaning::Nothing => {
                let dangling = self.dangling(reference);
                self.problems.push(dangling);
            }
        }
    }
}

impl<'a> Resolver<'a> {
    fn meaning(&mut self, reference: &Reference) -> Meaning {
        let (text, accepts) = (&*reference.text, reference.accepts);
        match self.found(text, accepts).as_slice() {
            [only] => {
                self.targets.insert(reference, only.target.clone());
                Meaning::Entry
            }
            [] => match self.names.successors(text, accepts).as_slice() {
                [only] => {
                    self.targets.insert(reference, (*only).clone());
                    Meaning::Moved((*only).clone())
                }
                _ if self.names.may_be_unread(accepts) => Meaning::Unread,
                _ => Meaning::Nothing,
            },
            several => Meaning::Several(several.into()),
        }
    }

    /// The entries with this id, else those that are named or called so.
    fn found(&self, text: &str, accepts: &[Kind]) -> Vec<NameCandidate> {
        let candidate = |target: &Target, is_named_so| {
            let validity = self.names.validity(target);
            NameCandidate { target: target.clone(), validity, is_named_so, is_spelt_so: false }
        };
        let by_id = self.names.by_id(text, accepts);
        let named = if by_id.is_empty() { self.names.by_name(text, accepts) } else { by_id };
        let mut found: Vec<NameCandidate> = named.iter().map(|target| candidate(target, true)).collect();
        if !is_id(text) {
            let called = self.names.places_called(text, accepts).into_iter().filter(|target| !named.contains(target));
            found.extend(called.map(|target| candidate(target, false)));
        }
        if found.len() > 1 {
            for candidate in &mut found {
                candidate.is_spelt_so = self.names.is_spelt_so(text, &candidate.target);
            }
        }
        found
    }

    /// Takes the entry that is valid on the days of the reference, and among several the one that is named so, with
    /// its accents. Of places of different times the accents say nothing.
    fn decide(&mut self, reference: &Reference, candidates: &[NameCandidate]) {
        let valid = self.valid(reference, candidates);
        let left = if valid.is_empty() { candidates.to_vec() } else { valid };
        let (named, called): (Vec<_>, Vec<_>) = left.into_iter().partition(|candidate| candidate.is_named_so);
        let mut left = if named.is_empty() { called } else { named };
        let common = left.iter().fold(Validity::default(), |common, candidate| common.within(candidate.validity));
        if common.has_days() && left.iter().any(|candidate| candidate.is_spelt_so) {
            left.retain(|candidate| candidate.is_spelt_so);
        }
        match left.as_slice() {
            [only] if self.targets.insert_here(reference, only.target.clone()) => {}
            // Rows of different days share the cell.
            [_] => self.problems.push(ambiguous(reference, candidates)),
            several => self.problems.push(ambiguous(reference, several)),
        }
    }

    fn valid(&mut self, reference: &Reference, candidates: &[NameCandidate]) -> Vec<NameCandidate> {
        let days = self.owner.and_then(|owner| days_about(owner, reference));
        candidates.iter().filter(|candidate| self.is_valid(candidate.validity, days)).cloned().collect()
    }

    /// Whether something exists on some days; without days, at present.
    fn is_valid(&mut self, validity: Validity, days: Option<Validity>) -> bool {
        match days {
            Some(days) => validity.meets(days),
            None => validity.holds(self.now).noted(self.changes),
        }
    }

    fn dangling(&mut self, reference: &Reference) -> Diagnostic {
        let text = &reference.text;
        let wanted = kinds(reference);
        if let [elsewhere, ..] = self.names.anywhere(text).as_slice() {
            let (id, label, folder) = (&elsewhere.id, elsewhere.kind.facts().label, elsewhere.kind.facts().folder);
            let (vi, en) = (wanted.vi, wanted.en);
            let message =
                bilingual!("`{id}` là {label}, ở đây cần {vi}", "`{id}` is in `{folder}`; {en} is needed here");
            return WRONG_KIND.at(&reference.span).message(message).found(&**text);
        }
        let (vi, en) = (wanted.vi, wanted.en);
        if let Some(first) = self.first_of_several(reference) {
            let message = bilingual!("ở đây chỉ ghi được một {vi}", "one {en} alone can stand here");
            let help = bilingual!(
                "giữ một tên, ví dụ `{first}`; tên kia ghi ở phần mô tả, hoặc tách thành hai mục",
                "keep one name, such as `{first}`; write the other into the description, or make two entries"
            );
            return DANGLING_REFERENCE.at(&reference.span).message(message).found(&**text).help(help);
        }
        let near = self.similar(reference);
        let message = bilingual!("không có {vi} nào tên `{text}`", "there is no {en} `{text}`");
        let diagnostic =
            DANGLING_REFERENCE.at(&reference.span).message(message).found(&**text).accepted(near.iter().copied());
        let change = |meant: &str| bilingual!("đổi `{text}` thành `{meant}`", "change `{text}` to `{meant}`");
        let new = reference.accepts.first().map(|kind| kind.facts());
        let (word, singular) =
            new.map_or(("", ""), |new| (new.label.split(',').next_back().unwrap_or_default(), new.singular));
        let word = word.trim();
        let otherwise = bilingual!(
            "nếu viết sai thì sửa tên; nếu chưa có mục ấy thì tạo: `giothong new \"{word}\"`",
            "mend the name where it is misspelt; where there is no such entry, make it: `giothong new {singular}`"
        );
        diagnostic.change_to(&near, change, otherwise)
    }

    /// The first of several names in a row, where each of them is one.
    fn first_of_several<'t>(&self, reference: &'t Reference) -> Option<&'t str> {
        let parts = reference.text.split([',', ';', '\n', '&', '+']).flat_map(|part| part.split(" và "));
        let mut names = parts.map(str::trim).filter(|part| !part.is_empty());
        let first = names.next()?;
        let is_name = |name: &str| !self.found(name, reference.accepts).is_empty();
        let mut rest = names.peekable();
        (rest.peek().is_some() && is_name(first) && rest.all(is_name)).then_some(first)
    }

    /// Up to three names that are similar: of what is valid on the days of the reference, and only without such a name of
    /// the rest. Places of the same name and another level come first.
    fn similar(&mut self, reference: &Reference) -> Vec<&'a str> {
        let days = self.owner.and_then(|owner| days_about(owner, reference));
        let names = self.names;
        let mut valid = |target: &Target| self.is_valid(names.validity(target), days);
        let other_levels = names.places_of_another_level(&reference.text, reference.accepts);
        let (now, once): (Vec<_>, Vec<_>) = other_levels.into_iter().partition(|target| valid(target));
        let other_levels = if now.is_empty() { once } else { now };
        if !other_levels.is_empty() {
            return other_levels.into_iter().filter_map(|target| names.title(target)).take(3).collect();
        }
        let (valid, rest): (Vec<_>, Vec<_>) =
            names.candidates(reference.accepts).into_iter().partition(|(_, target)| valid(target));
        let near = |part: Vec<(&'a str, Target)>| nearest(&reference.text, part.into_iter().map(|(name, _)| name), 3);
        let near_valid = near(valid);
        if near_valid.is_empty() { near(rest) } else { near_valid }
    }

    /// Reports free text that differs from a name by at most two slips: it is probably that name.
    fn look_twice(&mut self, reference: &Reference) {
        let wanted = fold(&reference.text);
        if wanted.len() <= 8 {
            return;
        }
        let folded = |name: &'a str| (name, fold(name));
        let candidates =
            || self.names.candidates(reference.accepts).into_iter().map(|(name, _)| folded(name)).collect();
        let candidates = self.candidates.entry(reference.accepts).or_insert_with(candidates);
        let near = candidates
            .iter()
            .find(|(_, folded)| folded.len().abs_diff(wanted.len()) <= 2 && strsim::osa_distance(folded, &wanted) <= 2);
        if let Some((name, _)) = near {
            let text = &reference.text;
            self.problems.push(
                ALMOST_A_NAME
                    .at(&reference.span)
                    .message(bilingual!("`{text}` gần giống `{name}`", "`{text}` is nearly `{name}`"))
                    .found(&**text)
                    .help(bilingual!("nếu đúng là một, viết `{name}`", "if it is the same, write `{name}`")),
            );
        }
    }
}

/// The problem of a reference by a former id.
pub fn moved(text: &str, new: &str, span: Span) -> Diagnostic {
    let message = bilingual!("`{text}` là mã cũ, nay là `{new}`", "`{text}` is a former id, now `{new}`");
    MOVED_LINK.at(span).message(message).found(text).help(bilingual!("đổi thành `{new}`", "change it to `{new}`"))
}

fn ambiguous(reference: &Reference, several: &[NameCandidate]) -> Diagnostic {
    let text = &reference.text;
    let id = |target: &Target| format!("{}/{}", target.kind.facts().folder, target.id);
    let ids: Vec<String> = several.iter().map(|candidate| id(&candidate.target)).collect();
    let list = ids.join(", ");
    let message = bilingual!("`{text}` có thể là nhiều mục: {list}", "`{text}` may be several entries: {list}");
    AMBIGUOUS_REFERENCE
        .at(&reference.span)
        .message(message)
        .found(&**text)
        .accepted(ids)
        .help(Bilingual::literal("ghi một trong các mã đó", "write one of those ids"))
}

/// Whether a text has the form of an id: lower-case ASCII without spaces, which nobody writes as free text.
fn is_id(text: &str) -> bool {
    is_slug(text) || text.split_once('/').is_some_and(|(folder, id)| is_slug(folder) && is_slug(id))
}

fn kinds(reference: &Reference) -> Bilingual {
    let (vi, en): (Vec<_>, Vec<_>) =
        reference.accepts.iter().map(|kind| (kind.facts().label, kind.facts().singular)).unzip();
    match reference.accepts.len() {
        0..=3 => Bilingual::new(vi.join(" hoặc "), en.join(" or ")),
        _ => Bilingual::literal("mục", "entry"),
    }
}
