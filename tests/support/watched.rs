//! The program run under watch: whatever it is given, it ends by itself, soon and in little memory.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Site;

/// Memory that one run may take, in kilobytes.
const MOST_MEMORY: u64 = 1_000_000;
/// Time of a processor that one run may take: several times what it may in a finished program, since tests run one that
/// is not optimised. However busy the machine is, it stays the same.
const MOST_WORK: Duration = Duration::from_secs(25);
/// Time that one run may take, waiting included.
const LONGEST: Duration = Duration::from_secs(300);
/// The unit of times in `/proc`.
const TICKS_PER_SECOND: u64 = 100;

/// What a run did that was watched.
pub struct Watched {
    /// The exit status; `None` where a signal ended it.
    pub status: Option<i32>,
    /// Results and problems.
    pub said: String,
    /// The most memory it took, in kilobytes; 0 where the system does not tell.
    pub memory: u64,
}

/// Runs the program in a site; why it must not go on, where it takes too long or too much.
pub fn run(site: &Site, arguments: &[&str]) -> Result<Watched, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_giothong"));
    command.current_dir(site.root()).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let outputs = [child.stdout.take().map(reader), child.stderr.take().map(reader)];
    let (begun, mut memory) = (Instant::now(), 0);
    let status = loop {
        memory = memory.max(peak(&child.id().to_string()));
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        let worked = work(&child.id().to_string());
        if begun.elapsed() > LONGEST || worked > MOST_WORK || memory > MOST_MEMORY {
            child.kill().expect("a child that runs");
            child.wait().expect("a child");
            return Err(format!("after {:?}, {worked:?} of them at work, with {memory} kB", begun.elapsed()));
        }
        thread::sleep(Duration::from_millis(2));
    };
    let said = outputs.into_iter().flatten().map(|reader| reader.join().expect("all of it")).collect();
    Ok(Watched { status: status.code(), said, memory })
}

fn reader(mut from: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut said = Vec::new();
        from.read_to_end(&mut said).expect("what it says");
        String::from_utf8(said).expect("UTF-8")
    })
}

/// The time of a processor that a process has taken, where the system is Linux; else 0.
fn work(process: &str) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name of the program may hold anything; after it, the times are the twelfth and thirteenth word.
    let after_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks: u64 = after_name.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 1000 / TICKS_PER_SECOND)
}

/// The most memory a process has taken, in kilobytes, where the system is Linux; else 0.
pub fn peak(process: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or_default()
}
