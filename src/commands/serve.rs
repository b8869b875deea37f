//! `serve`: the site served from memory, rebuilt and reloaded on change, with problems shown over the page.

use std::net::{IpAddr, Ipv4Addr};
use std::process::{Command, Stdio};

use super::arguments::ServeOptions;
use super::{Call, FINE, USAGE, clock, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech};
use crate::pipeline::{self, Memory, Order};
use crate::server::{PreviewEvent, PreviewOptions, serve};

/// The options of `giothong` without arguments in the folder of a site.
pub const AT_ONCE: ServeOptions =
    ServeOptions { port: None, host: IpAddr::V4(Ipv4Addr::LOCALHOST), open: true, drafts: false, now: None };

pub fn run(call: &Call, options: &ServeOptions) -> u8 {
    // Unreviewed translations are included, since reviewers read them in the preview.
    let order = Order { unreviewed: true, ..call.order(options.now, options.drafts) };
    let mut memory = Memory::lasting();
    // The first build gives the language of messages and the base path; the server then uses its result as the first
    // build.
    let first = pipeline::build(&order, &mut memory);
    let speech = call.speech(first.language.as_deref());
    let open = options.open;
    let options = PreviewOptions {
        host: options.host,
        port: options.port,
        base_path: first.base_path.clone(),
        watch: vec![order.root.join("content"), order.root.join("themes")],
        speech,
    };
    let mut ready = Some(first);
    let build = move || {
        let built =
            ready.take().unwrap_or_else(|| pipeline::build(&Order { clock: clock(), ..order.clone() }, &mut memory));
        report::problems(&built.problems, &built.sources, speech);
        built
    };
    match serve(&options, build, move |event| report(event, speech, open)) {
        Ok(()) => FINE,
        Err(error) => report::failure(&error.sentences(), speech),
    }
}

fn report(event: PreviewEvent, speech: Speech, open: bool) {
    let begins = matches!(event, PreviewEvent::Listening { .. });
    let words = match event {
        PreviewEvent::Built { errors: 0, changed, .. } => {
            bilingual!("đã dựng xong, {changed} tệp đổi", "built, {changed} files changed")
        }
        PreviewEvent::Built { errors, .. } => {
            bilingual!("{errors} lỗi: vẫn đang xem bản trước", "{errors} errors: the former site is still shown")
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
