//! What readers will see change in the schedule, from what they were shown to what they will be.

use crate::bilingual;
use crate::diagnostics::Bilingual;
use crate::model::drive::Status;
use crate::schedule::{Published, Shown, clean};

/// A change of a drive or event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderChange {
    /// What it is called.
    pub title: String,
    pub what: Change,
}

/// What changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Added {
        when: String,
    },
    /// It is on the site no more.
    Gone {
        when: String,
    },
    /// Its day or hours are others.
    Time {
        from: String,
        to: String,
    },
    /// It is held elsewhere.
    Place {
        from: String,
        to: String,
    },
    /// It is called off, full, confirmed…
    Status {
        from: Bilingual,
        to: Bilingual,
    },
    /// It is called otherwise.
    Title {
        from: String,
    },
}

/// The changes of the schedule, by kind and id. `before` is what readers see now.
pub fn changes(before: &Published, now: &Published) -> Vec<ReaderChange> {
    let mut changes = Vec::new();
    for (key, new) in &now.things {
        let of = |what| ReaderChange { title: new.title.clone(), what };
        match before.things.get(key) {
            None => changes.push(of(Change::Added { when: time(new) })),
            Some(old) => changes.extend(differences(old, new).into_iter().map(of)),
        }
    }
    let gone = before.things.iter().filter(|(key, _)| !now.things.contains_key(*key));
    changes
        .extend(gone.map(|(_, old)| ReaderChange { title: old.title.clone(), what: Change::Gone { when: time(old) } }));
    changes
}

fn differences(old: &Shown, new: &Shown) -> Vec<Change> {
    let mut found = Vec::new();
    if old.status != new.status {
        found.push(Change::Status { from: status(old), to: status(new) });
    }
    if time(old) != time(new) {
        found.push(Change::Time { from: time(old), to: time(new) });
    }
    if (&old.venue, &old.area) != (&new.venue, &new.area) {
        found.push(Change::Place { from: place(old), to: place(new) });
    }
    if old.title != new.title {
        found.push(Change::Title { from: old.title.clone() });
    }
    found
}

/// The days and hours, with what is said of a recurrence.
fn time(shown: &Shown) -> String {
    let except = (!shown.except.is_empty()).then(|| format!("trừ {}", shown.except.join(", ")));
    let parts = [Some(shown.when.clone()), shown.hours.clone(), shown.recurrence.clone(), shown.until.clone(), except];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn place(shown: &Shown) -> String {
    let parts: Vec<&str> = [&shown.venue, &shown.area].into_iter().flatten().map(String::as_str).collect();
    if parts.is_empty() { "—".to_owned() } else { parts.join(", ") }
}

fn status(shown: &Shown) -> Bilingual {
    let found = Status::ALL.iter().find(|status| status.name() == shown.status);
    let (vi, en) =
        found.map_or((shown.status.as_str(), shown.status.as_str()), |status| (status.label(), status.name()));
    bilingual!("{vi}", "{en}")
}

impl ReaderChange {
    /// One line for the officer.
    pub fn sentences(&self) -> Bilingual {
        // What a target holds is not trusted for a terminal.
        let Bilingual { vi, en } = self.words();
        Bilingual::new(clean(&vi), clean(&en))
    }

    fn words(&self) -> Bilingual {
        let title = &self.title;
        match &self.what {
            Change::Added { when } => bilingual!("thêm: {title} – {when}", "added: {title} – {when}"),
            Change::Gone { when } => {
                bilingual!("không còn trên trang: {title} – {when}", "on the site no more: {title} – {when}")
            }
            Change::Time { from, to } => {
                bilingual!("đổi thời gian: {title}: {from} → {to}", "another time: {title}: {from} → {to}")
            }
            Change::Place { from, to } => {
                bilingual!("đổi nơi: {title}: {from} → {to}", "another place: {title}: {from} → {to}")
            }
            Change::Status { from, to } => {
                let (from_vi, from_en, to_vi, to_en) = (&from.vi, &from.en, &to.vi, &to.en);
                bilingual!(
                    "đổi tình trạng: {title}: {from_vi} → {to_vi}",
                    "another state: {title}: {from_en} → {to_en}"
                )
            }
            Change::Title { from } => bilingual!("đổi tên: {from} → {title}", "another name: {from} → {title}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schedule(things: &[(&str, Shown)]) -> Published {
        Published {
            site: "thu".to_owned(),
            things: things.iter().map(|(key, shown)| (format!("drives/{key}"), shown.clone())).collect(),
        }
    }

    fn shown() -> Shown {
        Shown {
            title: "A".to_owned(),
            when: "05/3/2026".to_owned(),
            hours: Some("7 giờ".to_owned()),
            venue: Some("Hội trường".to_owned()),
            status: "planned".to_owned(),
            ..Shown::default()
        }
    }

    fn lines(before: &[(&str, Shown)], now: &[(&str, Shown)]) -> Vec<String> {
        changes(&schedule(before), &schedule(now)).iter().map(|change| change.sentences().vi.into_owned()).collect()
    }

    #[test]
    fn what_readers_see_is_told_and_nothing_else() {
        assert!(lines(&[("a", shown())], &[("a", Shown { file: "khac".into(), changes: 1, ..shown() })]).is_empty());
        assert_eq!(lines(&[], &[("a", shown())]), ["thêm: A – 05/3/2026, 7 giờ"]);
        assert_eq!(lines(&[("a", shown())], &[]), ["không còn trên trang: A – 05/3/2026, 7 giờ"]);
        let later = Shown { when: "06/3/2026".into(), ..shown() };
        assert_eq!(
            lines(&[("a", shown())], &[("a", later)]),
            ["đổi thời gian: A: 05/3/2026, 7 giờ → 06/3/2026, 7 giờ"]
        );
        let sooner = Shown { hours: Some("6 giờ".into()), ..shown() };
        assert_eq!(
            lines(&[("a", shown())], &[("a", sooner)]),
            ["đổi thời gian: A: 05/3/2026, 7 giờ → 05/3/2026, 6 giờ"]
        );
        let moved = Shown { venue: None, ..shown() };
        assert_eq!(lines(&[("a", shown())], &[("a", moved)]), ["đổi nơi: A: Hội trường → —"]);
        let off = Shown { status: "cancelled".into(), ..shown() };
        assert_eq!(lines(&[("a", shown())], &[("a", off)]), ["đổi tình trạng: A: Dự kiến → Đã hủy"]);
    }
}
