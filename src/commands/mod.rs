//! The command line. The clock, the environment and the screen are touched here and nowhere else.

mod arguments;
mod build;
mod check;
mod clock;
mod convert_text;
mod explain;
mod init;
mod new;
mod new_note;
mod new_table;
mod new_text;
mod new_translation;
mod next_change;
mod pack;
mod report;
mod schema;
mod serve;
mod stamp;
mod timers;
mod translations;
mod usage;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;

use crate::bilingual;
use crate::diagnostics::{Problems, Speech};
use crate::emit::{EmitError, published_schedule};
use crate::parse::parse;
use crate::pipeline::Order;
use crate::source::{FoundFile, read};

const FINE: u8 = 0;
/// Exit status: the content has errors.
const CONTENT: u8 = 1;
/// Exit status: wrong usage, or something around the program is in the way.
const USAGE: u8 = 2;

/// Runs the program with its arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> ExitCode {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let speech = arguments::speech_of(&arguments);
    let matches = match arguments::command(speech.unwrap_or_default()).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            let speech = speech.unwrap_or_default();
            return ExitCode::from(report::finish(usage::refuse(&error, speech), speech));
        }
    };
    let call = Call { site: matches.get_one::<PathBuf>("site").cloned().unwrap_or_else(|| ".".into()), speech };
    let needs_site = !matches!(matches.subcommand_name(), Some("explain" | "help" | "init" | "schema"));
    if needs_site && !call.site.is_dir() {
        let place = call.site.display();
        report::failure(
            &bilingual!("không có thư mục `{place}`", "there is no folder `{place}`"),
            speech.unwrap_or_default(),
        );
        return ExitCode::from(USAGE);
    }
    let status = match matches.subcommand() {
        Some(("build", options)) => build::run(&call, options),
        Some(("check", options)) => check::run(&call, options),
        Some(("serve", options)) => serve::run(&call, options),
        Some(("pack", options)) => pack::run(&call, options),
        Some(("convert-text", options)) => convert_text::run(&call, options),
        Some(("explain", options)) => explain::run(&call, options),
        Some(("help", options)) => usage::help(options, call.speech(None)),
        Some(("init", options)) => init::run(&call, options),
        Some(("new", options)) => new::run(&call, options),
        Some(("next-change", options)) => next_change::run(&call, options),
        Some(("translations", options)) => translations::run(&call, options),
        Some(("schema", options)) => schema::run(&call, options),
        _ if call.site.join("content/site.yaml").is_file() => serve::run_and_open(&call),
        _ => usage::introduce(speech.unwrap_or_default()),
    };
    ExitCode::from(report::finish(status, call.speech(None)))
}

/// What every command is called with.
struct Call {
    site: PathBuf,
    speech: Option<Speech>,
}

impl Call {
    /// Whether a path leads into the content, where nothing is ever written.
    fn is_content(&self, path: &std::path::Path) -> bool {
        let absolute = |path: &std::path::Path| path.canonicalize().or_else(|_| std::path::absolute(path));
        let Ok(content) = absolute(&self.site.join("content")) else { return false };
        let known = path.ancestors().find_map(|ancestor| ancestor.canonicalize().ok());
        absolute(path).is_ok_and(|path| path.starts_with(&content) || content.starts_with(&path))
            || known.is_some_and(|known| known.starts_with(&content))
    }

    /// Says no, and why, where a path leads into the content.
    fn refuses_to_write(&self, path: &std::path::Path) -> bool {
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

    /// The language asked for, else the site's, else Vietnamese.
    fn speech(&self, site_language: Option<&str>) -> Speech {
        match (self.speech, site_language) {
            (Some(speech), _) => speech,
            (None, Some("en")) => Speech::En,
            _ => Speech::Vi,
        }
    }

    /// The language that `content/site.yaml` names, if there is one to read.
    fn site_language(&self) -> Option<String> {
        let path = "content/site.yaml";
        let file = read(&FoundFile { path: path.into(), absolute: self.site.join(path), size: 0 }).ok()?;
        let config = parse(&file).into_value(&mut Problems::default()).config?;
        config.language.as_ref().map(|language| language.0.clone())
    }

    /// The folder the site is written to unless another is named.
    fn output(&self) -> PathBuf {
        match self.site.as_os_str() == "." {
            true => "output".into(),
            false => self.site.join("output"),
        }
    }

    /// An order for a build, from the options that several commands have in common.
    fn order(&self, options: Option<&ArgMatches>) -> Order {
        let one = |name: &str| options.and_then(|options| options.try_get_one::<String>(name).ok().flatten().cloned());
        let flag =
            |name: &str| options.is_some_and(|options| options.try_get_one::<bool>(name).ok().flatten() == Some(&true));
        Order {
            root: self.site.clone(),
            now: one("now").and_then(|text| arguments::moment(&text).ok()),
            clock: clock::now(),
            drafts: flag("drafts"),
            unreviewed: flag("drafts"),
            base_url: one("base-url"),
            links: None,
            published: None,
        }
    }

    /// As [`order`](Self::order), to be compared with the site that stands in `output`.
    ///
    /// # Errors
    /// What stands there cannot be understood.
    fn order_after(&self, options: Option<&ArgMatches>, output: &Path) -> Result<Order, EmitError> {
        Ok(Order { published: published_schedule(output)?.map(Arc::new), ..self.order(options) })
    }
}
