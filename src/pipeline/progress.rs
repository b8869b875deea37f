//! What is being done at the moment: written by the stages, from any thread, and read by whoever shows it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::bilingual;
use crate::diagnostics::Bilingual;

/// The stage that is under way and how far it is. Nobody need look at it: writing costs one atomic addition a piece.
#[derive(Debug, Default)]
pub struct Progress {
    /// The stage, with the number of its pieces; zero where that is not known.
    stage: Mutex<Option<(Bilingual, usize)>>,
    done: AtomicUsize,
}

impl Progress {
    /// A stage begins, with so many pieces; zero where their number is not known.
    pub fn begin(&self, stage: Bilingual, total: usize) {
        let mut under_way = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        self.done.store(0, Ordering::Relaxed);
        *under_way = Some((stage, total));
    }

    /// A piece of the stage is done.
    pub fn advance(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// The stage as words: "vẽ trang: 120/1000". `None` before the first one.
    pub fn words(&self) -> Option<Bilingual> {
        let under_way = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        let (stage, total) = under_way.as_ref()?;
        let (vi, en) = (&stage.vi, &stage.en);
        Some(match (self.done.load(Ordering::Relaxed), *total) {
            (0, 0) => stage.clone(),
            (done, 0) => bilingual!("{vi}: {done}", "{en}: {done}"),
            (done, total) => bilingual!("{vi}: {done}/{total}", "{en}: {done}/{total}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWING: Bilingual = Bilingual::literal("vẽ trang", "drawing pages");

    fn said(progress: &Progress) -> Option<String> {
        progress.words().map(|words| words.vi.into_owned())
    }

    #[test]
    fn a_stage_says_how_far_it_is() {
        let progress = Progress::default();
        assert_eq!(said(&progress), None);
        progress.begin(DRAWING, 3);
        assert_eq!(said(&progress).as_deref(), Some("vẽ trang: 0/3"));
        progress.advance();
        assert_eq!(said(&progress).as_deref(), Some("vẽ trang: 1/3"));
    }

    #[test]
    fn the_next_stage_begins_at_zero_and_may_not_know_its_end() {
        let progress = Progress::default();
        progress.begin(DRAWING, 3);
        progress.advance();
        progress.begin(Bilingual::literal("ghi", "writing"), 0);
        assert_eq!(said(&progress).as_deref(), Some("ghi"));
        progress.advance();
        assert_eq!(said(&progress).as_deref(), Some("ghi: 1"));
    }
}
