//! A line of the terminal that says what is being done, for whoever waits longer than a moment.

use std::fmt::Write;
use std::io::IsTerminal;
use std::sync::Arc;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::diagnostics::Speech;
use crate::pipeline::Progress;

/// What takes less shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line is written anew.
const TICK: Duration = Duration::from_millis(100);

/// The line is there until this is dropped. There is none where stderr is a file or a pipe.
pub struct ProgressLine(Option<ProgressBar>);

impl ProgressLine {
    /// Shows the progress of a command from its first second on.
    pub fn of(progress: &Arc<Progress>, speech: Speech) -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let progress = progress.clone();
        let words = move |state: &ProgressState, line: &mut dyn Write| {
            // A line that cannot be written is made again at the next tick.
            let _ = line.write_str(&shown(&progress, state.elapsed(), speech));
        };
        let style = ProgressStyle::with_template("{words}").unwrap_or_else(|_| ProgressStyle::default_spinner());
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.set_style(style.with_key("words", words));
        bar.enable_steady_tick(TICK);
        Self(Some(bar))
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

/// The text of the line; empty in the first second.
fn shown(progress: &Progress, elapsed: Duration, speech: Speech) -> String {
    let words = progress.words().filter(|_| elapsed >= PATIENCE);
    words.map_or_else(String::new, |words| words.in_(speech).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Bilingual;

    #[test]
    fn nothing_is_shown_in_the_first_second() {
        let progress = Progress::default();
        progress.begin(Bilingual::literal("vẽ trang", "drawing pages"), 2);
        assert_eq!(shown(&progress, PATIENCE - Duration::from_millis(1), Speech::Vi), "");
        assert_eq!(shown(&progress, PATIENCE, Speech::Vi), "vẽ trang: 0/2");
        assert_eq!(shown(&progress, PATIENCE, Speech::En), "drawing pages: 0/2");
    }
}
