//! `serve`: the site from memory, rebuilt and reloaded on change, problems shown over the page.

use std::net::{IpAddr, Ipv4Addr};
use std::process::{Command, Stdio};
use std::sync::Arc;

use clap::ArgMatches;

use super::{Call, FINE, USAGE, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech, to_json};
use crate::pipeline::{self, Memory, Order};
use crate::server::{Built, Event, Options, serve};

pub fn run(call: &Call, options: &ArgMatches) -> u8 {
    let host = options.get_one::<IpAddr>("host").copied().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let port = options.get_one::<u16>("port").copied();
    preview(call, call.order(Some(options)), host, port, options.get_flag("open"))
}

/// `giothong` alone, in the folder of a site.
pub fn run_and_open(call: &Call) -> u8 {
    preview(call, call.order(None), IpAddr::V4(Ipv4Addr::LOCALHOST), None, true)
}

fn preview(call: &Call, order: Order, host: IpAddr, port: Option<u16>, open: bool) -> u8 {
    // A preview is where a translation is read before it is published.
    let order = Order { unreviewed: true, ..order };
    let mut memory = Memory::lasting();
    // The first build tells the language to speak and the folder to serve under; the server then gets it as its first.
    let first = pipeline::build(&order, &mut memory);
    let speech = call.speech(first.language.as_deref());
    let options = Options {
        host,
        port,
        base_path: first.base_path.clone(),
        watch: vec![order.root.join("content"), order.root.join("themes")],
        speech,
    };
    let mut ready = Some(first);
    let build = move || {
        let built = ready
            .take()
            .unwrap_or_else(|| pipeline::build(&Order { clock: super::clock::now(), ..order.clone() }, &mut memory));
        report::human(&built.problems, &built.sources, speech);
        Built { files: built.files.map(Arc::new), problems: to_json(&built.problems, &built.sources, speech) }
    };
    match serve(&options, build, move |event| tell(event, speech, open)) {
        Ok(()) => FINE,
        Err(error) => {
            report::failure(&error.sentences().into(), speech);
            USAGE
        }
    }
}

fn tell(event: Event, speech: Speech, open: bool) {
    let begins = matches!(event, Event::Listening { .. });
    let words = match event {
        Event::Building => return,
        Event::Built { errors: 0, changed, .. } => {
            bilingual!("đã dựng xong, {changed} tệp đổi", "built, {changed} files changed")
        }
        Event::Built { errors, .. } => {
            bilingual!("{errors} lỗi: vẫn đang xem bản trước", "{errors} errors: the former site is still shown")
        }
        Event::Listening { url, taken } => {
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
        Event::Polling => Bilingual::literal(
            "máy không báo khi tệp đổi, nên chương trình tự xem lại mỗi giây",
            "the system gives no notice of changes, so the folders are looked through every second",
        ),
    };
    report::result(&words, speech);
    // Where nobody can read the address, nobody can use it.
    if begins && report::finish(FINE, speech) != FINE {
        std::process::exit(USAGE.into());
    }
}

/// Opens the person's browser. Where that fails the address on the screen is enough.
fn browse(url: &str) {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "windows" => ("cmd", &["/C", "start", ""]),
        "macos" => ("open", &[]),
        _ => ("xdg-open", &[]),
    };
    let quiet = Command::new(program).args(arguments).arg(url).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    drop(quiet);
}
