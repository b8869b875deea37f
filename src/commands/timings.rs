//! What `build --timings` says: the stages, the slowest pages and the most memory that was in use.

use std::fmt::Write;
use std::path::Path;

use crate::pipeline::Built;
use crate::source::read_bytes;

/// The lines for a build.
pub fn timings(built: &Built) -> String {
    let mut lines = String::new();
    for (stage, time) in &built.timings {
        let _ = writeln!(lines, "{stage}: {} ms", time.as_millis());
    }
    for (path, time) in &built.slowest {
        let _ = writeln!(lines, "{path}: {:.1} ms", time.as_secs_f64() * 1000.0);
    }
    if let Some(kilobytes) = most_memory() {
        let _ = writeln!(lines, "memory: {} MB", kilobytes / 1024);
    }
    lines
}

/// The most memory that was in use at once, in kilobytes, where the system says so: proc(5) on Linux.
fn most_memory() -> Option<u64> {
    let path = "/proc/self/status";
    let status = read_bytes(Path::new(path), &path.into()).ok()?;
    peak_in(&String::from_utf8_lossy(&status))
}

/// The peak of the resident set in the text of proc(5) `status`, in kilobytes.
fn peak_in(status: &str) -> Option<u64> {
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn stages_come_first_and_then_the_slowest_files() {
        let page = |number: u64| (format!("trang-{number}/index.html"), Duration::from_micros(12_340 - number));
        let built = Built {
            timings: vec![("parse", Duration::from_millis(5)), ("audit", Duration::from_millis(7))],
            slowest: (0..3).map(page).collect(),
            ..Built::default()
        };
        let said = timings(&built);
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines[..3], ["parse: 5 ms", "audit: 7 ms", "trang-0/index.html: 12.3 ms"]);
        assert_eq!(lines.iter().filter(|line| line.starts_with("trang-")).count(), 3);
    }

    #[test]
    fn the_peak_is_read_and_not_the_present_size() {
        let status = "Name:\tgiothong\nVmPeak:\t  900000 kB\nVmHWM:\t  204800 kB\nVmRSS:\t  100000 kB\n";
        assert_eq!(peak_in(status), Some(204_800));
        assert_eq!(peak_in("Name:\tgiothong\n"), None);
    }
}
