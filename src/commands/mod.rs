//! The command line. Only this folder uses the clock, the environment and the terminal.

mod approval_sheet;
mod approve;
mod argument_values;
mod arguments;
mod blank_table;
mod blank_text;
mod build;
mod check;
mod completions;
mod convert_text;
mod files;
mod fix;
mod help;
mod init;
mod last_build;
mod manpage;
mod new;
mod next_change;
mod old_pack;
mod open_sftp;
mod open_target;
mod pack;
mod progress;
mod publish;
mod report;
mod secrets;
mod serve;
mod stamp;
mod start;
mod timings;
mod translations;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use self::arguments::{CommandLine, CommandOptions};
use self::progress::ProgressLine;
use crate::bilingual;
use crate::diagnostics::{Problems, Speech};
use crate::emit::{EmitError, published_schedule};
use crate::model::config::SiteConfig;
use crate::parse::parse;
use crate::pipeline::{Built, Memory, Order, Sink, build};
use crate::source::{FileState, FoundFile, read};
use chrono::{FixedOffset, NaiveDateTime, Utc};

/// Exit status: the command succeeded.
const FINE: u8 = 0;
/// Exit status: the content has errors.
const CONTENT: u8 = 1;
/// Exit status: wrong usage, or an obstacle outside of the content.
const USAGE: u8 = 2;

/// The offset of Vietnam from UTC in seconds, all year.
const VIETNAM: i32 = 7 * 3600;

/// Runs the program with its arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> ExitCode {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let speech = arguments::speech_of(&arguments).unwrap_or_default();
    let status = match CommandLine::read(arguments, speech) {
        Ok(line) => dispatch(line, speech),
        Err(error) => help::refuse(&error, speech),
    };
    ExitCode::from(report::finish(status, speech))
}

fn dispatch(line: CommandLine, speech: Speech) -> u8 {
    use CommandOptions as Of;
    let is_alone = line.command.is_none() && line.site.is_none();
    let call = Call { site: line.site.unwrap_or_else(|| ".".into()), speech: line.lang };
    let needs_no_site = matches!(
        line.command,
        Some(
            Of::Completions { .. }
                | Of::Explain { .. }
                | Of::Help { .. }
                | Of::Init { .. }
                | Of::Manpage { .. }
                | Of::Schema { .. }
        )
    );
    if !needs_no_site && !call.site.is_dir() {
        let place = call.site.display();
        return report::failure(&bilingual!("không có thư mục `{place}`", "there is no folder `{place}`"), speech);
    }
    match line.command {
        Some(Of::Build(options)) => build::run(&call, options),
        Some(Of::Check(options)) => check::run(&call, &options),
        Some(Of::Serve(options)) => serve::run(&call, &options),
        Some(Of::Pack(options)) => pack::run(&call, &options),
        Some(Of::Publish(options)) => publish::run(&call, &options),
        Some(Of::ConvertText(options)) => convert_text::run(&call, &options),
        Some(Of::Completions { shell }) => completions::run(shell, speech),
        Some(Of::Manpage { command }) => manpage::run(&command, speech),
        Some(Of::Explain { code }) => help::explain(code.as_deref(), speech),
        Some(Of::Help { command }) => help::help(command.as_deref(), speech),
        Some(Of::Init { dir, province, office, ci }) => {
            init::run(&call.site.join(dir), province.as_deref(), office.as_deref(), ci, speech)
        }
        Some(Of::New(options)) => new::run(&call, &options),
        Some(Of::Approve(options)) => approve::run(&call, &options),
        Some(Of::NextChange { now }) => next_change::run(&call, now),
        Some(Of::Translations(options)) => translations::run(&call, &options),
        Some(Of::Schema { kind, keys }) => help::schema(kind, keys.unwrap_or_else(|| call.site_speech())),
        None if is_alone && start::has_a_window() => start::run(call.speech),
        None if start::is_site(&call.site) => serve::run(&call, &serve::AT_ONCE),
        None => help::introduce(speech),
    }
}

/// The time in Vietnam, whatever the machine's time zone. It is read once for each build and passed on.
#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
fn clock() -> NaiveDateTime {
    match FixedOffset::east_opt(VIETNAM) {
        Some(vietnam) => Utc::now().with_timezone(&vietnam).naive_local(),
        None => Utc::now().naive_utc(),
    }
}

/// The options that all commands share.
#[derive(Clone)]
struct Call {
    site: PathBuf,
    /// The language given with `--lang`.
    speech: Option<Speech>,
}

impl Call {
    /// Whether a path is in the content or contains it; commands never write there.
    fn is_content(&self, path: &Path) -> bool {
        let absolute = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path));
        let Ok(content) = absolute(&self.site.join("content")) else { return false };
        let known = path.ancestors().find_map(|ancestor| ancestor.canonicalize().ok());
        absolute(path).is_ok_and(|path| path.starts_with(&content) || content.starts_with(&path))
            || known.is_some_and(|known| known.starts_with(&content))
    }

    /// Reports a path that is in the content or contains it, and returns whether it is one.
    fn refuses_to_write(&self, path: &Path) -> bool {
        let refuses = self.is_content(path);
        if refuses {
            let place = path.display();
            let words = bilingual!(
                "`{place}` chứa hoặc nằm trong nội dung: không ghi vào đó",
                "`{place}` holds or is part of the content: nothing is written there"
            );
            report::failure(&words, self.speech(None));
        }
        refuses
    }

    /// The language given with `--lang`, else the site's, else Vietnamese.
    fn speech(&self, site_language: Option<&str>) -> Speech {
        match (self.speech, site_language) {
            (Some(speech), _) => speech,
            (None, Some("en")) => Speech::En,
            _ => Speech::Vi,
        }
    }

    /// `content/site.yaml` alone, where it can be read.
    fn config(&self) -> Option<Arc<SiteConfig>> {
        let path = "content/site.yaml";
        let file = read(&FoundFile { path: path.into(), absolute: self.site.join(path), state: FileState::default() });
        parse(&file.ok()?).into_value(&mut Problems::default()).config
    }

    /// The same for a command that does not read the whole site: it reads only `content/site.yaml`.
    fn site_speech(&self) -> Speech {
        let config = self.config();
        let language = config.as_ref().and_then(|config| config.language.as_ref());
        self.speech(language.map(|language| language.0.as_str()))
    }

    /// Builds into a sink, and says on the terminal how far it is.
    fn build(&self, order: &Order, sink: &mut dyn Sink) -> Built {
        let _line = ProgressLine::of(&order.progress, self.site_speech());
        build(order, &mut Memory::default(), sink)
    }

    /// The default output folder of the site.
    fn output(&self) -> PathBuf {
        match self.site.as_os_str() == "." {
            true => "output".into(),
            false => self.site.join("output"),
        }
    }

    /// An order for a build as readers see it, or with drafts.
    fn order(&self, now: Option<NaiveDateTime>, drafts: bool) -> Order {
        Order {
            root: self.site.clone(),
            now,
            clock: clock(),
            drafts,
            unreviewed: drafts,
            base_url: None,
            links: None,
            published: None,
            each_unapproved: false,
            progress: Arc::default(),
        }
    }

    /// As [`order`](Self::order), with the schedule of the site in `output` to compare with.
    ///
    /// # Errors
    /// An error where the files in `output` cannot be read.
    fn order_after(&self, output: &Path, now: Option<NaiveDateTime>, drafts: bool) -> Result<Order, EmitError> {
        Ok(Order { published: published_schedule(output)?.map(Arc::new), ..self.order(now, drafts) })
    }
}
