//! Finds the entry that each reference means.

use std::collections::HashMap;
use std::sync::Arc;

use super::names::EntryNames;
use super::problems::{ALMOST_A_NAME, AMBIGUOUS_REFERENCE, DANGLING_REFERENCE, MOVED_LINK, WRONG_KIND};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Checked, Diagnostic, Problems, Span, nearest};
use crate::model::config::SiteConfig;
use crate::model::kind::Kind;
use crate::model::read::{Record, Visitor};
use crate::model::reference::{Reference, Target, Targets};
use crate::model::site::AnyEntry;
use crate::text::fold::fold;
use crate::text::slug::is_slug;

/// The entry that every reference means.
pub fn targets(config: &SiteConfig, entries: &[AnyEntry], names: &EntryNames<'_>) -> Checked<Targets> {
    let mut resolver = Resolver {
        names,
        known: HashMap::new(),
        candidates: HashMap::new(),
        targets: Targets::default(),
        problems: Problems::default(),
    };
    config.visit_fields(&mut resolver);
    entries.iter().for_each(|entry| entry.visit(&mut resolver));
    Checked::new(resolver.targets, resolver.problems)
}

/// Looks every text up once for the kinds it may mean, however often it is written.
struct Resolver<'a> {
    names: &'a EntryNames<'a>,
    known: HashMap<(Arc<str>, &'static [Kind]), Meaning>,
    /// The names that free text may be meant to be, each with its folded form.
    candidates: HashMap<&'static [Kind], Vec<(&'a str, String)>>,
    targets: Targets,
    problems: Problems,
}

/// What a text means where entries of some kinds are accepted.
#[derive(Clone, Debug)]
enum Meaning {
    Entry,
    /// The entry had this id before.
    Moved(Target),
    Several(Vec<Target>),
    /// Perhaps an entry that could not be read.
    Unread,
    Nothing,
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
            Meaning::Several(targets) => self.problems.push(ambiguous(reference, &targets)),
            Meaning::Nothing if reference.free && !is_id(&reference.text) => self.look_twice(reference),
            Meaning::Nothing => self.problems.push(self.dangling(reference)),
        }
    }
}

impl<'a> Resolver<'a> {
    fn meaning(&mut self, reference: &Reference) -> Meaning {
        let (text, accepts) = (&*reference.text, reference.accepts);
        match self.names.find(text, accepts).as_slice() {
            [only] => {
                self.targets.insert(reference, (*only).clone());
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
            several => Meaning::Several(several.iter().map(|target| (*target).clone()).collect()),
        }
    }

    fn dangling(&self, reference: &Reference) -> Diagnostic {
        let text = &reference.text;
        let wanted = kinds(reference);
        if let [elsewhere, ..] = self.names.anywhere(text).as_slice() {
            let (id, label, folder) = (&elsewhere.id, elsewhere.kind.facts().label, elsewhere.kind.facts().folder);
            let (vi, en) = (wanted.vi, wanted.en);
            let message =
                bilingual!("`{id}` là {label}, ở đây cần {vi}", "`{id}` is in `{folder}`; {en} is needed here");
            return WRONG_KIND.at(&reference.span).message(message).found(&**text);
        }
        let near = nearest(text, self.names.candidates(reference.accepts), 3);
        let (vi, en) = (wanted.vi, wanted.en);
        let message = bilingual!("không có {vi} nào tên `{text}`", "there is no {en} `{text}`");
        let diagnostic =
            DANGLING_REFERENCE.at(&reference.span).message(message).found(&**text).accepted(near.iter().copied());
        let change = |meant: &str| bilingual!("đổi `{text}` thành `{meant}`", "change `{text}` to `{meant}`");
        let otherwise = Bilingual::literal("tạo mục đó, hoặc sửa tên", "create the entry, or mend the name");
        diagnostic.change_to(&near, change, otherwise)
    }

    /// Reports free text that differs from a name by at most two slips: it is probably that name.
    fn look_twice(&mut self, reference: &Reference) {
        let wanted = fold(&reference.text);
        if wanted.len() <= 8 {
            return;
        }
        let folded = |name: &'a str| (name, fold(name));
        let candidates = || self.names.candidates(reference.accepts).into_iter().map(folded).collect();
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

fn ambiguous(reference: &Reference, several: &[Target]) -> Diagnostic {
    let text = &reference.text;
    let ids: Vec<String> =
        several.iter().map(|target| format!("{}/{}", target.kind.facts().folder, target.id)).collect();
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
