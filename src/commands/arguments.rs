//! Commands and options, each with its words in both languages.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use crate::check::is_site_address;
use crate::diagnostics::{Bilingual, Speech};
use crate::model::moment::Moment;
use crate::model::schema::Subject;

/// The language asked for with `--lang`, found before anything else is said.
pub fn speech_of(arguments: &[OsString]) -> Option<Speech> {
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next().map(|value| value.into_owned()),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        match value.as_deref() {
            Some("en") => return Some(Speech::En),
            Some("vi") => return Some(Speech::Vi),
            _ => {}
        }
    }
    None
}

/// The whole command line, speaking one language.
pub fn command(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    let site = Arg::new("site")
        .long("site")
        .value_name("DIR")
        .global(true)
        .value_parser(value_parser!(PathBuf))
        .help(say("thư mục của trang, nơi có content/", "the site's folder, which holds content/"));
    let lang = Arg::new("lang")
        .long("lang")
        .value_parser(["vi", "en"])
        .global(true)
        .help(say("ngôn ngữ của thông báo", "the language of messages"));
    Command::new("giothong")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(
            "Dựng trang thông tin hiến máu từ thư mục nội dung.",
            "Builds a blood-donation website from a folder of content.",
        ))
        .args([site, lang])
        .subcommands([build(speech), check(speech), serve(speech), pack(speech), schema(speech), explain(speech)])
        .disable_help_subcommand(false)
}

fn build(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    Command::new("build")
        .about(say("dựng cả trang vào thư mục output/", "builds the whole site into output/"))
        .arg(
            Arg::new("output")
                .long("output")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .help(say("ghi trang vào thư mục này", "write the site into this folder")),
        )
        .arg(now(speech))
        .arg(base_url(speech))
        .arg(drafts(speech))
        .arg(
            Arg::new("timings")
                .long("timings")
                .action(ArgAction::SetTrue)
                .help(say("in thời gian từng bước", "print how long each stage took")),
        )
}

fn check(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    Command::new("check")
        .about(say("kiểm tra mọi quy tắc, không ghi gì", "checks every rule and writes nothing"))
        .arg(
            Arg::new("format")
                .long("format")
                .value_parser(["human", "json", "github"])
                .default_value("human")
                .help(say("cách in các vấn đề", "how problems are printed")),
        )
        .arg(
            Arg::new("strict")
                .long("strict")
                .action(ArgAction::SetTrue)
                .help(say("cảnh báo cũng là lỗi", "warnings fail too")),
        )
        .arg(drafts(speech))
}

fn serve(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    Command::new("serve")
        .about(say(
            "xem trước trên máy này, tự dựng lại khi nội dung đổi",
            "previews on this machine and rebuilds on change",
        ))
        .arg(
            Arg::new("port").long("port").value_name("N").value_parser(value_parser!(u16)).help(say(
                "cổng; mặc định 7414 hoặc cổng trống kế tiếp",
                "the port; 7414 or the next free one by default",
            )),
        )
        .arg(
            Arg::new("host")
                .long("host")
                .value_name("ADDR")
                .value_parser(value_parser!(std::net::IpAddr))
                .default_value("127.0.0.1")
                .help(say("địa chỉ máy để nghe", "the address to listen on")),
        )
        .arg(Arg::new("open").long("open").action(ArgAction::SetTrue).help(say("mở trình duyệt", "open the browser")))
        .arg(drafts(speech))
        .arg(now(speech))
}

fn pack(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    Command::new("pack")
        .about(say(
            "gói cả trang vào một tệp .zip, giải nén là mở xem được",
            "packs the site into one .zip that opens from a disk",
        ))
        .arg(
            Arg::new("file")
                .value_name("FILE.zip")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(say("tệp sẽ ghi", "the file to write")),
        )
        .arg(now(speech))
        .arg(drafts(speech))
}

fn schema(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    Command::new("schema")
        .about(say(
            "in JSON Schema của nội dung, cho trình soạn thảo",
            "prints JSON Schema of the content, for editors",
        ))
        .arg(
            Arg::new("kind")
                .value_name("KIND")
                .value_parser(PossibleValuesParser::new(Subject::all().into_iter().map(Subject::word)))
                .help(say(
                    "loại nội dung, hoặc `site`, `facts`; không ghi thì mọi loại",
                    "a kind of content, or `site`, `facts`; all of them without one",
                )),
        )
        .arg(Arg::new("keys").long("keys").value_parser(["vi", "en"]).help(say(
            "ngôn ngữ của tên trường; mặc định theo trang",
            "the language of field names; the site's by default",
        )))
}

fn explain(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    Command::new("explain")
        .about(say("giải thích một vấn đề và cách sửa", "explains a problem and how to mend it"))
        .arg(Arg::new("code").value_name("CODE").help(say(
            "mã của vấn đề; không ghi thì liệt kê mọi mã",
            "the problem's code; lists every code without one",
        )))
}

fn now(speech: Speech) -> Arg {
    let help = Bilingual::literal(
        "coi đây là hiện tại, ví dụ 2023-02-05T07:30",
        "take this for the present, such as 2023-02-05T07:30",
    );
    Arg::new("now")
        .long("now")
        .value_name("DATE[THH:MM]")
        .value_parser(|text: &str| moment(text).map(|_| text.to_owned()))
        .help(help.in_(speech).to_owned())
}

fn base_url(speech: Speech) -> Arg {
    let help = Bilingual::literal(
        "địa chỉ của trang trên mạng, thay cho base_url",
        "the site's address on the web, instead of base_url",
    );
    Arg::new("base-url").long("base-url").value_name("URL").value_parser(site_address).help(help.in_(speech).to_owned())
}

fn drafts(speech: Speech) -> Arg {
    let help = Bilingual::literal("dựng cả bản nháp", "build drafts too");
    Arg::new("drafts").long("drafts").action(ArgAction::SetTrue).help(help.in_(speech).to_owned())
}

/// The value of `--base-url`.
fn site_address(text: &str) -> Result<String, String> {
    match is_site_address(text) {
        true => Ok(text.to_owned()),
        false => Err("https://example.org/, https://example.org/hien-mau/".to_owned()),
    }
}

/// The value of `--now`.
pub fn moment(text: &str) -> Result<NaiveDateTime, String> {
    Moment::parse(text).map(|moment| moment.0).ok_or_else(|| "2023-02-05, 2023-02-05T07:30".to_owned())
}
