//! `serve`: the site served from memory, rebuilt and reloaded on change, with problems shown over the page.

use std::net::{IpAddr, Ipv4Addr};
use std::process::{Command, Stdio};
use std::sync::Arc;

use super::arguments::ServeOptions;
use super::{Call, FINE, USAGE, clock, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech};
use crate::pipeline::{Built, Memory, Order, Pace, ReadySite, finish, prepare};
use crate::server::{MadeOnRequest, Preparer, PreviewEvent, PreviewOptions, Report, serve};

/// The options of `giothong` without arguments in the folder of a site.
pub const AT_ONCE: ServeOptions =
    ServeOptions { port: None, host: IpAddr::V4(Ipv4Addr::LOCALHOST), open: true, drafts: false, now: None };

pub fn run(call: &Call, options: &ServeOptions) -> u8 {
    // Unreviewed translations are included, since reviewers read them in the preview.
    let order = Order { unreviewed: true, ..call.order(options.now, options.drafts) };
    let mut memory = Memory::default();
    // The first site gives the language of messages and the base path.
    let first = prepare(&order, &mut memory);
    let speech = call.speech(first.0.language.as_deref());
    let open = options.open;
    let options = PreviewOptions {
        host: options.host,
        port: options.port,
        base_path: first.0.base_path.clone(),
        watch: vec![order.root.join("content"), order.root.join("themes")],
        speech,
    };
    let preview = Preview { order, memory, first: Some(first) };
    match serve(&options, preview, move |event| report(event, speech, open)) {
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

    fn prepare(&mut self) -> (Report, Option<ReadySite>) {
        let order = Order { clock: clock(), ..self.order.clone() };
        let (built, site) = self.first.take().unwrap_or_else(|| prepare(&order, &mut self.memory));
        (Report { problems: built.problems, sources: built.sources }, site)
    }

    fn audit(&self, site: &ReadySite, stops: &dyn Fn() -> bool) -> Option<Report> {
        let finished = finish(site, &mut (), Pace::Until(stops))?;
        Some(Report { problems: finished.problems, sources: finished.sources })
    }
}

impl MadeOnRequest for ReadySite {
    fn has(&self, path: &str) -> bool {
        self.outputs().contains_key(path)
    }

    fn file(&self, path: &str) -> Option<Arc<[u8]>> {
        self.make(path)
    }
}

fn report(event: PreviewEvent, speech: Speech, open: bool) {
    let begins = matches!(event, PreviewEvent::Listening { .. });
    let words = match event {
        PreviewEvent::Built { errors, is_present, report } => {
            report::problems(&report.problems, &report.sources, speech);
            match (errors, is_present) {
                (0, _) => Bilingual::literal("đã xem hết các trang, không có lỗi", "every page looked at, no errors"),
                (_, true) => bilingual!("{errors} lỗi: chưa xuất bản được", "{errors} errors: it cannot be published"),
                (_, false) => {
                    bilingual!(
                        "{errors} lỗi: vẫn đang xem bản trước",
                        "{errors} errors: the former site is still shown"
                    )
                }
            }
        }
        PreviewEvent::Listening { url, taken } => {
            if open {
                browse(&url);
            }
            match taken {
                Some(port) => bilingual!(
                    "xem tại {url} (cổng {port} đang bận) – Ctrl+C để dừng",
                    "preview at {url} (port {port} is taken) – Ctrl+C to stop"
                ),
                None => bilingual!("xem tại {url} – Ctrl+C để dừng", "preview at {url} – Ctrl+C to stop"),
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

/// Opens the user's browser. If that fails, the address is still on the terminal.
fn browse(url: &str) {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "windows" => ("cmd", &["/C", "start", ""]),
        "macos" => ("open", &[]),
        _ => ("xdg-open", &[]),
    };
    let quiet = Command::new(program).args(arguments).arg(url).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    drop(quiet);
}
