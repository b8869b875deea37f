//! `serve`: the site served from memory, rebuilt and reloaded on change, with problems shown over the page.

use std::collections::HashSet;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use super::arguments::ServeOptions;
use super::{Call, FINE, USAGE, clock, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, FilePath, Problems, Severity, Speech};
use crate::pipeline::{Built, Memory, Order, Pace, ReadySite, finish, prepare};
use crate::server::{Changes, Door, MadeOnRequest, Preparer, PreviewEvent, PreviewOptions, Report, serve};

/// The options of `giothong` without arguments in the folder of a site.
pub const AT_ONCE: ServeOptions =
    ServeOptions { port: None, host: IpAddr::V4(Ipv4Addr::LOCALHOST), open: true, drafts: false, now: None };

pub fn run(call: &Call, options: &ServeOptions) -> u8 {
    preview(call, options, None, None)
}

/// The preview of a program that was started by itself: its window says what runs and that closing it is the end. At a
/// door that is open already a browser waits; otherwise one is opened.
pub fn run_in_window(call: &Call, door: Option<Door>) -> u8 {
    let folder = std::path::absolute(&call.site).unwrap_or_else(|_| call.site.clone());
    preview(call, &ServeOptions { open: door.is_none(), ..AT_ONCE }, door, Some(folder))
}

/// Previews the site; `window` is its folder, where somebody reads in a window of the program what runs.
fn preview(call: &Call, options: &ServeOptions, door: Option<Door>, window: Option<PathBuf>) -> u8 {
    // Unreviewed translations are included, since reviewers read them in the preview.
    let order = Order { unreviewed: true, ..call.order(options.now, options.drafts) };
    let mut memory = Memory::default();
    // The first site gives the language of messages and the base path.
    let first = prepare(&order, &mut memory);
    let speech = call.speech(first.0.language.as_deref());
    let open = options.open;
    let door = match door.map_or_else(|| Door::open(options.host, options.port), Ok) {
        Ok(door) => door,
        Err(error) => return report::failure(&error.sentences(), speech),
    };
    let options = PreviewOptions {
        base_path: first.0.base_path.clone(),
        watch: vec![order.root.join("content"), order.root.join("themes")],
        speech,
    };
    let preview = Preview { order, memory, first: Some(first) };
    let printed = Mutex::new(HashSet::new());
    match serve(door, &options, preview, move |event| report(event, &printed, speech, open, window.as_deref())) {
        Ok(()) => FINE,
        Err(error) => report::failure(&error.sentences(), speech),
    }
}

/// The site of this folder, read again for each change.
struct Preview {
    order: Order,
    memory: Memory,
    /// What was prepared before the preview began.
    first: Option<(Built, Option<ReadySite>)>,
}

impl Preparer for Preview {
    type Site = ReadySite;

    fn prepare(&mut self, changes: Changes) -> (Report, Option<ReadySite>) {
        if let Changes::Written(files) = changes {
            self.memory.only_written(files);
        }
        let order = Order { clock: clock(), ..self.order.clone() };
        let (built, site) = self.first.take().unwrap_or_else(|| prepare(&order, &mut self.memory));
        (Report { problems: built.problems, sources: built.sources }, site)
    }

    fn is_behind(&self) -> bool {
        !self.memory.is_present(&self.order)
    }

    fn audit(&self, site: &ReadySite, stops: &dyn Fn() -> bool) -> Option<Report> {
        let finished = finish(site, &mut (), Pace::Until(stops))?;
        Some(Report { problems: finished.problems, sources: finished.sources })
    }
}

impl MadeOnRequest for ReadySite {
    fn has(&self, path: &str) -> bool {
        self.output(path).is_some()
    }

    fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        self.make(path)
    }
}

/// A problem without its place, which moves when lines are added above it.
type KnownProblem = (&'static str, FilePath, Bilingual);

/// The problems that were not yet printed; `printed` becomes all of them.
fn new_problems(problems: &Problems, printed: &Mutex<HashSet<KnownProblem>>) -> Problems {
    let mut printed = printed.lock().unwrap_or_else(PoisonError::into_inner);
    let known = |problem: &Diagnostic| (problem.problem.code, problem.span.file.clone(), problem.message.clone());
    let new = problems.0.iter().filter(|problem| !printed.contains(&known(problem))).cloned().collect();
    *printed = problems.0.iter().map(known).collect();
    Problems(new)
}

fn report(
    event: PreviewEvent,
    printed: &Mutex<HashSet<KnownProblem>>,
    speech: Speech,
    open: bool,
    window: Option<&Path>,
) {
    let begins = matches!(event, PreviewEvent::Listening { .. });
    let words = match event {
        PreviewEvent::Built { is_present, report } => {
            report::problems(&new_problems(&report.problems, printed), &report.sources, speech);
            let (errors, warnings) = (report.problems.count(Severity::Error), report.problems.count(Severity::Warning));
            match (errors, is_present) {
                (0, _) => bilingual!(
                    "đã xem hết các trang: 0 lỗi, {warnings} cảnh báo",
                    "all pages looked at: 0 errors, {warnings} warnings"
                ),
                (_, true) => bilingual!("{errors} lỗi: chưa xuất bản được", "{errors} errors: it cannot be published"),
                (_, false) => bilingual!(
                    "{errors} lỗi: vẫn đang xem bản trước",
                    "{errors} errors: the former site is still shown"
                ),
            }
        }
        PreviewEvent::Listening { url, taken } => {
            if open {
                browse(&url);
            }
            match (window, taken) {
                (Some(folder), _) => in_window(&url, folder),
                (None, Some(port)) => bilingual!(
                    "xem tại {url} (cổng {port} đang bận) – Ctrl+C để dừng",
                    "preview at {url} (port {port} is taken) – Ctrl+C to stop"
                ),
                (None, None) => bilingual!("xem tại {url} – Ctrl+C để dừng", "preview at {url} – Ctrl+C to stop"),
            }
        }
        PreviewEvent::Polling => Bilingual::literal(
            "máy không báo khi tệp đổi, nên chương trình tự xem lại mỗi giây",
            "the system gives no notice of changes, so the folders are looked through every second",
        ),
    };
    report::result(&words, speech);
    // If the address could not be printed, the preview is of no use.
    if begins && report::finish(FINE, speech) != FINE {
        std::process::exit(USAGE.into());
    }
}

/// What the window of the program says, for somebody who has never seen one.
fn in_window(url: &str, folder: &Path) -> Bilingual {
    let folder = folder.display();
    bilingual!(
        "\nGiọt Hồng đang chạy trang xem thử của thư mục\n  {folder}\n\n\
         Trình duyệt mở trang ở địa chỉ\n  {url}\nChỉ máy này xem được. Cứ sửa tệp trong thư mục rồi lưu, trang tự cập nhật.\n\n\
         ĐÓNG CỬA SỔ NÀY LÀ DỪNG XEM THỬ. Trang và các tệp vẫn còn nguyên; muốn xem lại thì mở lại chương trình.\n",
        "\nGiọt Hồng runs the preview of the folder\n  {folder}\n\n\
         The browser shows it at\n  {url}\nOnly this machine can see it. Change a file in the folder and save it, and the page follows.\n\n\
         CLOSING THIS WINDOW ENDS THE PREVIEW. The site and its files stay; start the program again to see them.\n"
    )
}

/// Opens the user's browser. If that fails, the address is still on the terminal.
pub fn browse(url: &str) {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "windows" => ("cmd", &["/C", "start", ""]),
        "macos" => ("open", &[]),
        _ => ("xdg-open", &[]),
    };
    let quiet = Command::new(program).args(arguments).arg(url).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    drop(quiet);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Span;
    use crate::parse::UNKNOWN_FILE;

    #[test]
    fn a_problem_is_printed_once_as_long_as_it_stays() {
        let at = |file: &str, start| {
            let problem = UNKNOWN_FILE.at(Span::new(file.into(), start..start + 1));
            problem.message(Bilingual::literal("không rõ", "unknown"))
        };
        let printed = Mutex::new(HashSet::new());
        let count = |problems: Vec<Diagnostic>| new_problems(&Problems(problems), &printed).0.len();
        assert_eq!(count(vec![at("a", 1), at("b", 1)]), 2);
        assert_eq!(count(vec![at("a", 9), at("b", 1)]), 0, "a problem that moved");
        assert_eq!(count(vec![at("b", 1), at("c", 1)]), 1);
        assert_eq!(count(vec![at("a", 1)]), 1, "a problem that came back");
    }
}
