//! Commands and options, each with its words in both languages.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use crate::check::is_site_address;
use crate::diagnostics::{Bilingual, Speech};
use crate::legacy::Encoding;
use crate::model::kind::Kind;
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
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(say("in phiên bản", "print the version"));
    let commands = [
        init(speech),
        build(speech),
        check(speech),
        serve(speech),
        pack(speech),
        new(speech),
        translations(speech),
        next_change(speech),
        convert_text(speech),
        schema(speech),
        explain(speech),
        help(speech),
    ];
    let heading = Bilingual::literal("Lệnh", "Commands");
    let name = Bilingual::literal("LỆNH", "COMMAND");
    let program = Command::new("giothong")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(
            "Dựng trang thông tin hiến máu từ thư mục nội dung.",
            "Builds a blood-donation website from a folder of content.",
        ))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(heading.word(speech))
        .subcommand_value_name(name.word(speech))
        .args([site, lang, version])
        .subcommands(commands.map(|command| spoken(command, speech)));
    spoken(program, speech)
}

/// A command whose help speaks the language: headings and the words of `--help` are clap's in English otherwise.
fn spoken(command: Command, speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    let (options, values) = (Bilingual::literal("Tùy chọn", "Options"), Bilingual::literal("Giá trị", "Arguments"));
    let help =
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help(say("xem trợ giúp", "show this help"));
    command
        .disable_help_flag(true)
        .arg(help)
        .help_template(say("{about}\n\nCách dùng: {usage}\n\n{all-args}", "{about}\n\nUsage: {usage}\n\n{all-args}"))
        .mut_args(|arg| {
            let heading = if arg.is_positional() { values.word(speech) } else { options.word(speech) };
            arg.help_heading(heading)
        })
}

fn help(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    Command::new("help")
        .about(say("xem trợ giúp của chương trình hoặc của một lệnh", "shows help for the program or for one command"))
        .arg(Arg::new("command").value_name("COMMAND").help(say("tên lệnh", "the command's name")))
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
        .arg(Arg::new("deny").long("deny").value_name("CODE").action(ArgAction::Append).help(say(
            "vấn đề mang mã này là lỗi, như stale-translation; ghi được nhiều lần",
            "problems with this code are errors, such as stale-translation; may be given several times",
        )))
        .arg(Arg::new("external").long("external").action(ArgAction::SetTrue).help(say(
            "hỏi cả các địa chỉ ngoài trang qua mạng; kết quả được nhớ trong .giothong-cache/",
            "ask for addresses outside the site too, over the network; results are kept in .giothong-cache/",
        )))
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
                .value_parser(archive)
                .help(say("tệp sẽ ghi", "the file to write")),
        )
        .arg(now(speech))
        .arg(drafts(speech))
}

fn translations(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    let format = Arg::new("format")
        .long("format")
        .value_parser(["human", "json"])
        .default_value("human")
        .help(say("cách in", "how the list is printed"));
    let files = Arg::new("file")
        .value_name("FILE")
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
        .help(say("tệp bản dịch", "a translation"));
    let stamp = Command::new("stamp")
        .about(say(
            "ghi rằng bản dịch đúng với bản tiếng Việt hôm nay; chỉ sửa các dòng `follows`",
            "marks translations as following today's Vietnamese; changes their `follows` lines alone",
        ))
        .arg(files);
    Command::new("translations")
        .about(say(
            "các bản dịch: còn thiếu, đã cũ, chưa duyệt, còn đúng; `translations stamp FILE…` ghi là còn đúng",
            "translations: missing, stale, unreviewed, current; `translations stamp FILE…` marks as current",
        ))
        .arg(format)
        .subcommand_help_heading(Bilingual::literal("Lệnh", "Commands").word(speech))
        .subcommand(spoken(stamp, speech))
        .args_conflicts_with_subcommands(true)
}

fn next_change(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    Command::new("next-change")
        .about(say(
            "thời điểm kế tiếp mà dựng lại sẽ làm trang đổi, và dòng để máy tự dựng lúc ấy",
            "the next moment at which a rebuild would change the site, with the line for cron, systemd or Windows",
        ))
        .arg(now(speech))
}

fn convert_text(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    Command::new("convert-text")
        .about(say(
            "đổi chữ gõ bằng bảng mã cũ (TCVN3, VNI, VISCII, font Tây Nguyên) sang Unicode; cho xem trước khi ghi",
            "turns text in old encodings (TCVN3, VNI, VISCII, fonts of the highlands) into Unicode; shown before written",
        ))
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .num_args(1..)
                .value_parser(value_parser!(PathBuf))
                .help(say("các tệp .md, .yaml, .csv, .tsv, .txt", "files .md, .yaml, .csv, .tsv, .txt")),
        )
        .arg(Arg::new("write").long("write").action(ArgAction::SetTrue).help(say(
            "ghi tệp; bản gốc được giữ bên cạnh, tên _….goc",
            "write the files; the originals stay beside them, named _….goc",
        )))
        .arg(
            Arg::new("from")
                .long("from")
                .value_name("ENCODING")
                .value_parser(PossibleValuesParser::new(Encoding::ALL.map(Encoding::word)))
                .help(say("bảng mã của tệp, khi chương trình không nhận ra", "the encoding, where it is not found")),
        )
}

fn init(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    Command::new("init").about(say("tạo một trang mới, dựng được ngay", "makes a new site that builds at once")).arg(
        Arg::new("dir")
            .value_name("DIR")
            .required(true)
            .help(say("thư mục mới hoặc còn trống", "a folder that is new or empty")),
    )
}

fn new(speech: Speech) -> Command {
    let say = |vi: &'static str, en: &'static str| Bilingual::literal(vi, en).in_(speech).to_owned();
    Command::new("new")
        .about(say("tạo một tệp nội dung mới để điền", "makes a new content file to fill in"))
        .arg(
            Arg::new("kind")
                .value_name("KIND")
                .required(true)
                .value_parser(PossibleValuesParser::new(Kind::ALL.map(|kind| kind.facts().singular)))
                .help(say("loại nội dung", "a kind of content")),
        )
        .arg(Arg::new("id").value_name("ID").help(say(
            "mã của mục, cũng là tên tệp; không ghi thì chương trình đặt; thêm mã ngôn ngữ (`gioi-thieu.en`) là bản dịch",
            "its id, which names the file; made up without one; with a language (`gioi-thieu.en`) a translation",
        )))
        .arg(
            Arg::new("table")
                .long("table")
                .action(ArgAction::SetTrue)
                .help(say("tạo một bảng Excel để điền, mỗi hàng một mục", "a workbook to fill in, one entry a row")),
        )
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

/// The file of `pack`: named `….zip`, so that a slip never writes over a document.
fn archive(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    match path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
        true => Ok(path),
        false => Err("trang.zip".to_owned()),
    }
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
