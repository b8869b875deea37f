//! Commands and options. What `--help` says of each stands beside it in both languages: `Vietnamese | English`.

mod approve;
mod translations;

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

pub use approve::ApproveOptions;
use chrono::NaiveDateTime;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand};
use clap_complete::Shell;
pub use translations::{StampOptions, TranslationsOptions};

use super::argument_values::{archive, date_time, kind, language, one_of, site_address};
use crate::check::UNAPPROVED;
use crate::diagnostics::Speech;
use crate::legacy::Encoding;
use crate::model::kind::Kind;
use crate::model::schema::Subject;
use crate::schedule::PROBLEMS as UNEXPLAINED;

#[derive(Parser)]
#[command(
    name = "giothong",
    version,
    about = "Dựng trang thông tin hiến máu từ thư mục nội dung. | Builds a blood-donation website from a folder of content.",
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub struct CommandLine {
    /// thư mục của trang, nơi có content/ | the site's folder, which holds content/
    #[arg(long, value_name = "DIR", global = true)]
    pub site: Option<PathBuf>,
    /// ngôn ngữ của thông báo | the language of messages
    #[arg(long, value_name = "lang", global = true, value_parser = language())]
    pub lang: Option<Speech>,
    /// in phiên bản | print the version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub command: Option<CommandOptions>,
}

#[derive(Subcommand)]
pub enum CommandOptions {
    /// tạo một trang mới, dựng được ngay | makes a new site that builds at once
    Init {
        /// thư mục mới hoặc còn trống | a folder that is new or empty
        dir: String,
        /// ghi sẵn xã, phường, đặc khu và huyện cũ của tỉnh, thành phố này, ví dụ "Đắk Lắk" |
        /// write the communes, wards and former districts of this province, such as "Đắk Lắk"
        #[arg(long, value_name = "NAME")]
        province: Option<String>,
        /// ghi sẵn cơ quan làm trang | write the office that runs the site
        #[arg(long, value_name = "NAME")]
        office: Option<String>,
        /// ghi thêm tệp để dịch vụ chứa mã nguồn tự đăng trang; trang đã có thì chỉ thêm tệp ấy |
        /// write a workflow with which the service that keeps the source publishes; a site that is there gets it alone
        #[arg(long)]
        ci: bool,
    },
    /// dựng cả trang vào thư mục output/ | builds the whole site into output/
    Build(BuildOptions),
    /// kiểm tra mọi quy tắc, không ghi gì | checks every rule and writes nothing
    Check(CheckOptions),
    /// xem trước trên máy này, tự dựng lại khi nội dung đổi | previews on this machine and rebuilds on change
    Serve(ServeOptions),
    /// gói cả trang vào một tệp .zip, giải nén là mở xem được | packs the site into one .zip that opens from a disk
    Pack(PackOptions),
    /// dựng trang, cho xem người đọc sẽ thấy gì đổi, rồi gửi lên nơi đăng ghi trong site.yaml |
    /// builds the site, says what readers will see change, and sends it to a target of site.yaml
    Publish(PublishOptions),
    /// tạo một tệp nội dung mới để điền | makes a new content file to fill in
    New(NewOptions),
    /// các bản dịch: còn thiếu, đã cũ, chưa duyệt, còn đúng; `translations stamp FILE…` ghi là còn đúng |
    /// translations: missing, stale, unreviewed, current; `translations stamp FILE…` marks as current
    #[command(args_conflicts_with_subcommands = true)]
    Translations(TranslationsOptions),
    /// các mục chờ lãnh đạo duyệt; làm phiếu trình ký, ghi lại khi đã ký |
    /// what waits for an approval; makes the sheet to be signed, and writes down what was signed
    Approve(ApproveOptions),
    /// thời điểm kế tiếp mà dựng lại sẽ làm trang đổi, và dòng để máy tự dựng lúc ấy |
    /// the next moment at which a rebuild would change the site, with the line for cron, systemd or Windows
    NextChange {
        /// coi đây là hiện tại, ví dụ 2023-02-05T07:30 | take this for the present, such as 2023-02-05T07:30
        #[arg(long, value_name = "DATE[THH:MM]", value_parser = date_time)]
        now: Option<NaiveDateTime>,
    },
    /// đổi chữ gõ bằng bảng mã cũ (TCVN3, VNI, VISCII, font Tây Nguyên) sang Unicode; cho xem trước khi ghi |
    /// turns text in old encodings (TCVN3, VNI, VISCII, fonts of the highlands) into Unicode; shown before written
    ConvertText(ConvertTextOptions),
    /// in JSON Schema của nội dung, cho trình soạn thảo | prints JSON Schema of the content, for editors
    Schema {
        /// loại nội dung, hoặc `site`, `facts`; không ghi thì mọi loại |
        /// a kind of content, or `site`, `facts`; all of them without one
        #[arg(value_parser = one_of(Subject::all(), Subject::word))]
        kind: Option<Subject>,
        /// ngôn ngữ của tên trường; mặc định theo trang | the language of field names; the site's by default
        #[arg(long, value_name = "keys", value_parser = language())]
        keys: Option<Speech>,
    },
    /// giải thích một vấn đề và cách sửa | explains a problem and how to mend it
    Explain {
        /// mã của vấn đề; không ghi thì liệt kê mọi mã | the problem's code; lists every code without one
        code: Option<String>,
    },
    /// in phần gợi ý khi bấm Tab cho một trình lệnh | prints what a shell needs to complete commands with Tab
    Completions {
        /// trình lệnh | the shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// in trang hướng dẫn cho lệnh `man`, của chương trình hoặc của một lệnh |
    /// prints a page for `man`, about the program or about one command
    Manpage {
        /// tên lệnh, như `check` hay `translations stamp` | the command's name, such as `check` or `translations stamp`
        command: Vec<String>,
    },
    /// xem trợ giúp của chương trình hoặc của một lệnh | shows help for the program or for one command
    Help {
        /// tên lệnh | the command's name
        command: Option<String>,
    },
}

#[derive(Args)]
pub struct BuildOptions {
    /// ghi trang vào thư mục này | write the site into this folder
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// coi đây là hiện tại, ví dụ 2023-02-05T07:30 | take this for the present, such as 2023-02-05T07:30
    #[arg(long, value_name = "DATE[THH:MM]", value_parser = date_time)]
    pub now: Option<NaiveDateTime>,
    /// địa chỉ của trang trên mạng, thay cho base_url | the site's address on the web, instead of base_url
    #[arg(long, value_name = "URL", value_parser = site_address)]
    pub base_url: Option<String>,
    /// dựng cả bản nháp | build drafts too
    #[arg(long)]
    pub drafts: bool,
    /// in thời gian từng bước | print how long each stage took
    #[arg(long)]
    pub timings: bool,
}

#[derive(Args)]
pub struct PublishOptions {
    /// tên nơi đăng trong site.yaml; không ghi thì dùng nơi mặc định. Mật khẩu của nơi đăng `may-chu` lấy từ biến môi
    /// trường GIOTHONG_PASSWORD_MAY_CHU, không có thì GIOTHONG_PASSWORD, không có nữa thì tệp mat-khau.txt của người dùng |
    /// the target's name; the default one without it.
    /// The password of the target `may-chu` is taken from the environment variable GIOTHONG_PASSWORD_MAY_CHU, else
    /// from GIOTHONG_PASSWORD, else from the user's file mat-khau.txt
    pub target: Option<String>,
    /// chỉ xem sẽ gửi gì, không gửi | looks at what would be sent and sends nothing
    #[arg(long)]
    pub dry_run: bool,
    /// không hỏi lại, để máy tự chạy theo giờ | asks nothing, for schedules
    #[arg(long)]
    pub yes: bool,
    /// chỉ dựng và gửi khi có gì khác đi ngoài ngày dựng; để máy chạy theo giờ |
    /// builds and sends only when something but the day of the build differs; for schedules
    #[arg(long, conflicts_with_all = ["dry_run", "check"])]
    pub when_due: bool,
    /// đưa chữ và giao diện (trang, bài viết, tin, tài liệu, site.yaml) về lần đăng trước; lịch, quy định và sự đồng ý vẫn
    /// của hôm nay | brings words and look (pages, articles, news, materials, site.yaml) back to the publication before;
    /// schedule, rules and consents stay today's
    #[arg(long, conflicts_with_all = ["when_due", "check", "adopt"])]
    pub rollback: bool,
    /// thử cả đường với một tệp: ghi, đọc lại, xem như người đọc, xóa |
    /// tries the whole way with one file: written, read back, seen as a reader, deleted
    #[arg(long, conflicts_with = "dry_run")]
    pub check: bool,
    /// cho phép bỏ tới ngần ấy trang | allows so many pages to be deleted
    #[arg(long, value_name = "N")]
    pub delete: Option<usize>,
    /// vẫn đăng dù có vấn đề mang mã này, như unexplained-change; ghi được nhiều lần |
    /// publishes although there is a problem with this code, such as unexplained-change; may be given several times
    #[arg(long, value_name = "CODE", value_parser = PossibleValuesParser::new(UNEXPLAINED.iter().map(|problem| problem.code).chain([UNAPPROVED.code])))]
    pub allow: Vec<String>,
    /// giành quyền đăng của một lần đăng đã dừng giữa chừng | takes the lock of a publication that stopped half way
    #[arg(long)]
    pub take_lock: bool,
    /// nhận nơi đăng đã mất bản kê: gửi lại mọi tệp, không xóa gì |
    /// takes over a target without a manifest: sends every file, deletes none
    #[arg(long)]
    pub adopt: bool,
    /// ghi đè những tệp người khác đặt hay sửa trên nơi đăng | replaces files that somebody else put or changed at the target
    #[arg(long)]
    pub overwrite: bool,
}

#[derive(Args)]
pub struct CheckOptions {
    /// cách in các vấn đề | how problems are printed
    #[arg(long, value_name = "format", value_parser = ["human", "json", "github"], default_value = "human")]
    pub format: String,
    /// cảnh báo cũng là lỗi | warnings fail too
    #[arg(long)]
    pub strict: bool,
    /// vấn đề mang mã này là lỗi, như stale-translation; ghi được nhiều lần |
    /// problems with this code are errors, such as stale-translation; may be given several times
    #[arg(long, value_name = "CODE")]
    pub deny: Vec<String>,
    /// hỏi cả các địa chỉ ngoài trang qua mạng; kết quả được nhớ trong .giothong-cache/ |
    /// ask for addresses outside the site too, over the network; results are kept in .giothong-cache/
    #[arg(long)]
    pub external: bool,
    /// cho xem những chỗ máy sửa được trong tệp chữ (.md, .yaml) | shows what can be mended for you in texts (.md, .yaml)
    #[arg(long, conflicts_with = "format")]
    pub fix: bool,
    /// ghi những chỗ ấy vào tệp, rồi kiểm tra lại | writes it into the files, then checks again
    #[arg(long, requires = "fix")]
    pub write: bool,
    /// dựng cả bản nháp | build drafts too
    #[arg(long)]
    pub drafts: bool,
}

#[derive(Args)]
pub struct ServeOptions {
    /// cổng; mặc định 7414 hoặc cổng trống kế tiếp | the port; 7414 or the next free one by default
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// địa chỉ máy để nghe | the address to listen on
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// mở trình duyệt | open the browser
    #[arg(long)]
    pub open: bool,
    /// dựng cả bản nháp | build drafts too
    #[arg(long)]
    pub drafts: bool,
    /// coi đây là hiện tại, ví dụ 2023-02-05T07:30 | take this for the present, such as 2023-02-05T07:30
    #[arg(long, value_name = "DATE[THH:MM]", value_parser = date_time)]
    pub now: Option<NaiveDateTime>,
}

#[derive(Args)]
pub struct PackOptions {
    /// tệp sẽ ghi | the file to write
    #[arg(value_name = "FILE.zip", value_parser = archive)]
    pub file: PathBuf,
    /// gói lần trước đã giải nén lên máy chủ: trang và tệp đã gỡ từ đó được ghi đè, vì giải nén không xóa gì |
    /// the archive unpacked on the host last time: pages and files that went since are overwritten, as unpacking deletes nothing
    #[arg(long, value_name = "OLD.zip")]
    pub since: Option<PathBuf>,
    /// coi đây là hiện tại, ví dụ 2023-02-05T07:30 | take this for the present, such as 2023-02-05T07:30
    #[arg(long, value_name = "DATE[THH:MM]", value_parser = date_time)]
    pub now: Option<NaiveDateTime>,
    /// dựng cả bản nháp | build drafts too
    #[arg(long)]
    pub drafts: bool,
}

#[derive(Args)]
pub struct NewOptions {
    /// loại nội dung, như `buổi` hay `"tin tức"` | a kind of content, such as `drive` or `news`
    #[arg(value_parser = kind)]
    pub kind: Kind,
    /// mã của mục, cũng là tên tệp; không ghi thì chương trình đặt; thêm mã ngôn ngữ (`gioi-thieu.en`) là bản dịch |
    /// its id, which names the file; made up without one; with a language (`gioi-thieu.en`) a translation
    pub id: Option<String>,
    /// tạo một bảng Excel để điền, mỗi hàng một mục | a workbook to fill in, one entry a row
    #[arg(long)]
    pub table: bool,
}

#[derive(Args)]
pub struct ConvertTextOptions {
    /// các tệp .md, .yaml, .csv, .tsv, .txt | files .md, .yaml, .csv, .tsv, .txt
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// ghi tệp; bản gốc được giữ bên cạnh, tên _….goc | write the files; the originals stay beside them, named _….goc
    #[arg(long)]
    pub write: bool,
    /// bảng mã của tệp, khi chương trình không nhận ra | the encoding, where it is not found
    #[arg(long, value_name = "ENCODING", value_parser = one_of(Encoding::ALL, Encoding::word))]
    pub from: Option<Encoding>,
}

impl CommandLine {
    /// Parses the arguments, or returns clap's error, in one language.
    pub fn read(arguments: Vec<OsString>, speech: Speech) -> Result<Self, clap::Error> {
        Self::from_arg_matches(&command(speech).try_get_matches_from(arguments)?)
    }
}

/// The language chosen with `--lang`, which is found before any message is printed.
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

/// The whole command line with its help in one language.
pub fn command(speech: Speech) -> Command {
    translated(CommandLine::command().subcommand_value_name(speech.choose("LỆNH", "COMMAND")), speech)
}

/// A command with its help in one language. Otherwise clap prints headings and the text of `--help` in English.
fn translated(command: Command, speech: Speech) -> Command {
    let part = |text: String| text.split_once(" | ").map_or(text.clone(), |(vi, en)| speech.choose(vi, en).to_owned());
    let about = command.get_about().map(|about| part(about.to_string()));
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    command
        .about(about.unwrap_or_default())
        .disable_help_flag(true)
        .subcommand_help_heading(speech.choose("Lệnh", "Commands"))
        .arg(help.help(speech.choose("xem trợ giúp", "show this help")))
        .help_template(
            speech.choose("{about}\n\nCách dùng: {usage}\n\n{all-args}", "{about}\n\nUsage: {usage}\n\n{all-args}"),
        )
        .mut_args(|arg| {
            let help = arg.get_help().map(|help| part(help.to_string())).unwrap_or_default();
            let heading = if arg.is_positional() {
                speech.choose("Giá trị", "Arguments")
            } else {
                speech.choose("Tùy chọn", "Options")
            };
            arg.help(help).help_heading(heading)
        })
        .mut_subcommands(|command| translated(command, speech))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_both(command: &Command) {
        let name = command.get_name();
        assert!(command.get_about().is_some_and(|about| about.to_string().contains(" | ")), "{name}");
        for arg in command.get_arguments() {
            assert!(arg.get_help().is_some_and(|help| help.to_string().contains(" | ")), "{name} {}", arg.get_id());
        }
        command.get_subcommands().for_each(assert_both);
    }

    #[test]
    fn every_command_and_option_speaks_both_languages() {
        assert_both(&CommandLine::command());
        CommandLine::command().debug_assert();
    }
}
