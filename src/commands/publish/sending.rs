//! How far the sending of a site is.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::super::progress::ProgressLine;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech};
use crate::pipeline::Progress;
use crate::publish::{Plan, Publication, PublishError, PublishedSite, Remote, publish};

const MINUTE: Duration = Duration::from_secs(60);
/// How long it takes until the speed is known.
const SETTLED: Duration = Duration::from_secs(3);

/// Publishes, with a line that says how far it is.
///
/// # Errors
/// As [`publish`].
pub fn send(
    remote: &mut dyn Remote,
    publication: &Publication<'_>,
    plan: &Plan,
    speech: Speech,
) -> Result<PublishedSite, PublishError> {
    let progress = Arc::new(Progress::default());
    let (begun, all) = (Instant::now(), (plan.uploads.len() + plan.deletions.len(), plan.bytes()));
    let mut done = (0, 0);
    let tell = |done| progress.begin(sending(done, all, begun.elapsed()), 0);
    tell(done);
    let _line = ProgressLine::of(&progress, speech);
    publish(remote, publication, plan, &mut |bytes| {
        done = (done.0 + 1, done.1 + bytes);
        tell(done);
    })
}

/// How far the sending is: files, megabytes, and about how long the rest takes.
fn sending(done: (usize, u64), all: (usize, u64), elapsed: Duration) -> Bilingual {
    let ((files, bytes), (all_files, all_bytes)) = (done, all);
    let (mb, all_mb) = (megabytes(bytes), megabytes(all_bytes));
    let (vi, en) = match left(bytes, all_bytes, elapsed) {
        None => (String::new(), String::new()),
        Some(left) if left < MINUTE => (", còn dưới 1 phút".to_owned(), ", less than a minute left".to_owned()),
        Some(left) => {
            let minutes = left.as_secs().div_ceil(60);
            (format!(", còn khoảng {minutes} phút"), format!(", about {minutes} min left"))
        }
    };
    bilingual!(
        "gửi tệp: {files}/{all_files}, {mb}/{all_mb} MB{vi}",
        "sending files: {files}/{all_files}, {mb}/{all_mb} MB{en}"
    )
}

fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(104_858);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// How long the rest takes at the speed until now.
fn left(done: u64, all: u64, elapsed: Duration) -> Option<Duration> {
    if elapsed < SETTLED || done == 0 || done >= all {
        return None;
    }
    let rest = u128::from(all - done).saturating_mul(elapsed.as_millis()) / u128::from(done);
    u64::try_from(rest).ok().map(Duration::from_millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_takes_as_long_as_it_took_until_now() {
        const MB: u64 = 1024 * 1024;
        let said = |done, elapsed| sending((1, done), (4, 4 * MB), Duration::from_secs(elapsed)).vi.into_owned();
        assert_eq!(said(MB, 2), "gửi tệp: 1/4, 1.0/4.0 MB", "nobody knows yet");
        assert_eq!(said(MB, 19), "gửi tệp: 1/4, 1.0/4.0 MB, còn dưới 1 phút");
        assert_eq!(said(MB, 20), "gửi tệp: 1/4, 1.0/4.0 MB, còn khoảng 1 phút");
        assert_eq!(said(MB, 21), "gửi tệp: 1/4, 1.0/4.0 MB, còn khoảng 2 phút");
        assert_eq!(said(4 * MB, 21), "gửi tệp: 1/4, 4.0/4.0 MB");
        assert_eq!(said(0, 21), "gửi tệp: 1/4, 0.0/4.0 MB");
    }
}
