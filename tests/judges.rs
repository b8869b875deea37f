//! Programs that nobody here wrote look at finished sites: this repository's own and the fictional one. What each of
//! them asserts is told in `judges/README.md`. One that is not installed shows as ignored, with the reason; with
//! `GIOTHONG_REQUIRE_JUDGES=1` it fails.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the harness reads its environment, unpacks an archive and prints how long judges took"
)]

mod support;

use std::fs::File;
use std::process::{Command, ExitCode, Output};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Instant;

use giothong::text::language::note_script;
use libtest_mimic::{Arguments, Completion, Failed, Trial};
use support::{Site, repository};

/// A finished site, made when the first judge asks for it, in `output/` of its own folder.
type Finished = Arc<LazyLock<Site>>;

/// Exit status of a judge that is not installed.
const NOT_INSTALLED: i32 = 3;

/// Pages that stand for all where opening each of them would take too long.
const SAMPLE: &str = "30";

/// A page of each kind in another language: what a language has, words of the theme in it, a drive, words that are
/// older than the Vietnamese, recordings without writing, letters for the eye; and the Vietnamese page that asks for
/// translators.
const IN_OTHER_LANGUAGES: [&str; 10] = [
    "en/index.html",
    "en/lich-hien-mau/buoi/vi-nhu-28-6/index.html",
    "en/kien-thuc/chu-tren-lich/index.html",
    "en/ton-vinh/mh-0001/index.html",
    "rad/index.html",
    "brb/index.html",
    "km/index.html",
    "km/mau-chu/index.html",
    "jra/mau-chu/index.html",
    "kien-thuc/truoc-buoi-hien-mau/index.html",
];

/// Judges that open a browser, which mostly waits. A second one beside the first would only make both of them slow.
const WITH_A_BROWSER: [&str; 8] =
    ["audio", "browser", "first-screen", "font-loads", "hosts", "keyboard", "present", "search"];

/// Queries of the search page with the page that must be found first.
const REAL_QUERIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/judges/queries/real.tsv");
const FICTIONAL_QUERIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/judges/queries/minh-hoa.tsv");

/// How long each judge took, in the order they ended.
static TOOK: Mutex<Vec<(f64, &str)>> = Mutex::new(Vec::new());

/// One judge of each sort works at a time: one with a browser, and beside it one without.
static LANES: [Mutex<()>; 2] = [Mutex::new(()), Mutex::new(())];

fn main() -> ExitCode {
    let real = finished(|| built(".", &[]));
    let below = finished(|| built(".", &["--base-url", "https://example.org/a/b/"]));
    let packed = finished(|| unpacked("."));
    let fictional = finished(|| built("tests/sites/minh-hoa", &[]));
    let tongues = finished(tongues);
    let drawn = finished(drawn);
    let small = finished(|| built("tests/sites/nho", &[]));
    let day = finished(|| built("tests/sites/hom-nay", &["--now", "2026-03-05T07:00"]));
    let day_packed = finished(|| unpacked_at("tests/sites/hom-nay", &["--now", "2026-03-05T07:00"]));
    let hosted = finished(|| with_rules(&[]));
    let hosted_below = finished(|| with_rules(&["--base-url", "https://example.org/a/b/"]));
    let timers = finished(timers);
    let nothing = finished(|| Site::new().file("output/.trong", ""));
    let printed = finished(printed);
    let letters = finished(letters);
    let unpublished = finished(unpublished);
    let workflows = finished(workflows);
    let fictional_packed = finished(|| unpacked("tests/sites/minh-hoa"));

    let sampled = ["--sample", SAMPLE, "--width", "360,768,1280"];
    let without_script = ["--sample", SAMPLE, "--no-script"];
    let walked = ["--walk", "--mode", "file"];
    let named = IN_OTHER_LANGUAGES.into_iter().flat_map(|page| ["--page", page]);
    let sampled_and_named: Vec<&str> = sampled.into_iter().chain(named).collect();
    let previewed = ["--preview", env!("CARGO_BIN_EXE_giothong"), "--expect", "2"];
    let trials = vec![
        trial_of("nu-html: every site", &[&real, &fictional, &drawn, &tongues], &[]),
        trial("crawl: the real site at /", &real, &[]),
        trial("crawl: the real site in a folder", &below, &["--base-path", "/a/b/"]),
        trial("crawl: the packed real site on a server", &packed, &[]),
        trial("crawl: the fictional site at /", &fictional, &[]),
        trial("crawl: the fictional site in its own folder", &fictional, &["--base-path", "/giot-hong/"]),
        trial("crawl: the site in several languages", &drawn, &["--base-path", "/tieng/"]),
        trial("browser: the real site on phones and wide screens", &real, &sampled),
        trial("browser: the fictional site on phones and wide screens", &fictional, &sampled_and_named),
        trial("browser: the real site without script", &real, &without_script),
        trial("browser: the fictional site without script", &fictional, &without_script),
        trial("browser: the site in several languages", &drawn, &["--sample", SAMPLE]),
        trial("browser: the packed real site walked on a disk", &packed, &walked),
        trial("browser: the packed fictional site walked on a disk", &fictional_packed, &walked),
        trial("present: a day before, at and behind its ends", &day, &[]),
        trial("present: the same day opened from a disk", &day_packed, &["--mode", "file"]),
        trial("search: the real site", &real, &["--queries", REAL_QUERIES]),
        trial("search: the fictional site", &fictional, &["--queries", FICTIONAL_QUERIES]),
        trial(
            "search: the packed fictional site on a disk",
            &fictional_packed,
            &["--mode", "file", "--queries", FICTIONAL_QUERIES],
        ),
        trial("first-screen: the real site", &real, &["--sample", "10", "--year"]),
        trial("first-screen: the fictional site", &fictional, &["--sample", "10", "--print", "30"]),
        trial("keyboard: the real site", &real, &["--query", "kon tum"]),
        trial("keyboard: the fictional site", &fictional, &["--query", "thi du"]),
        trial("hosts: the real site at /", &hosted, &[]),
        trial("hosts: the real site in a folder", &hosted_below, &["--base-path", "/a/b/"]),
        trial("timers: cron and systemd accept what next-change prints", &timers, &[]),
        trial("shells: bash and man accept what the program prints for them", &printed, &[]),
        trial("publish-webdav: the small site on nginx", &unpublished, &["--program", env!("CARGO_BIN_EXE_giothong")]),
        trial("publish-s3: the small site in a bucket", &unpublished, &["--program", env!("CARGO_BIN_EXE_giothong")]),
        trial("workflows: the one that init writes, and those of this repository", &workflows, &["--expect", "2"]),
        trial("start: a program in a window", &nothing, &["--program", env!("CARGO_BIN_EXE_giothong")]),
        trial("publish: the small site by FTP", &small, &["--program", env!("CARGO_BIN_EXE_giothong")]),
        trial("publish-sftp: the small site by SFTP", &small, &["--program", env!("CARGO_BIN_EXE_giothong")]),
        trial("feeds: the real site with an address", &below, &[]),
        trial("feeds: the real site without an address", &real, &[]),
        trial("feeds: the fictional site", &fictional, &[]),
        trial("schedule: the real site with an address", &below, &[]),
        trial("schedule: the fictional site", &fictional, &[]),
        trial("calendars: the real site with an address", &below, &[]),
        trial("calendars: the real site without an address", &real, &[]),
        trial("calendars: the fictional site", &fictional, &[]),
        trial("calendars: the small site", &small, &[]),
        trial("qr: the fictional site", &fictional, &[]),
        trial("structured: the real site with an address", &below, &expecting(["BreadcrumbList", "Organization"])),
        trial("structured: the real site without an address", &real, &expecting(["Organization"])),
        trial(
            "fonts: the fictional site and the letters of every language",
            &letters,
            &expecting(["rad", "jra", "km", "blt", "cjm-Cham", "blt-Latn"]),
        ),
        trial("fonts: the real site", &real, &expecting(["rad", "jra", "km", "blt"])),
        trial("fonts: the site in several languages", &drawn, &expecting(["jra", "km", "bdq"])),
        trial("fonts: the small site", &small, &[]),
        trial(
            "font-loads: the fictional site and the letters of every language",
            &letters,
            &["--sample", SAMPLE, "--expect", "15"],
        ),
        trial("font-loads: the real site", &real, &["--sample", SAMPLE, "--expect", "10"]),
        trial("languages: the real site", &real, &expecting(["rad", "jra", "km", "blt"])),
        trial("languages: the fictional site", &fictional, &with_counterparts("18", ["en", "jra", "km", "rad", "brb"])),
        trial("font-loads: the site in several languages", &drawn, &["--sample", SAMPLE, "--expect", "5"]),
        trial("languages: the site in several languages", &drawn, &with_counterparts("16", ["en", "jra", "km"])),
        trial(
            "languages: the site in several languages in the barest theme",
            &tongues,
            &with_counterparts("16", ["en", "jra", "km"]),
        ),
        trial("audio: the fictional site", &fictional, &previewed),
        trial("audio: the site in several languages", &drawn, &previewed),
        trial("structured: the fictional site", &fictional, &expecting(["Event", "BreadcrumbList", "Organization"])),
    ];
    let mut arguments = Arguments::from_args();
    // Every judge waits for its lane in a thread of its own, so that neither lane is ever empty.
    arguments.test_threads = arguments.test_threads.or(Some(trials.len()));
    let conclusion = libtest_mimic::run(&arguments, trials);
    let mut took = std::mem::take(&mut *TOOK.lock().unwrap_or_else(PoisonError::into_inner));
    took.sort_by(|(left, _), (right, _)| right.total_cmp(left));
    for (seconds, name) in took {
        println!("{seconds:6.1} s  {name}");
    }
    conclusion.exit_code()
}

fn finished(make: fn() -> Site) -> Finished {
    Arc::new(LazyLock::new(make))
}

fn expecting<const N: usize>(types: [&'static str; N]) -> Vec<&'static str> {
    types.into_iter().flat_map(|name| ["--expect", name]).collect()
}

fn with_counterparts<const N: usize>(pages: &'static str, tags: [&'static str; N]) -> Vec<&'static str> {
    [vec!["--counterparts", pages], expecting(tags)].concat()
}

/// A test whose name begins with the judge that makes it.
fn trial(name: &'static str, site: &Finished, options: &[&'static str]) -> Trial {
    trial_of(name, &[site], options)
}

/// As [`trial`], of a judge that takes several sites at once.
fn trial_of(name: &'static str, sites: &[&Finished], options: &[&'static str]) -> Trial {
    let judge = name.split(':').next().unwrap_or(name);
    let sites: Vec<Finished> = sites.iter().map(|site| Arc::clone(site)).collect();
    let options = options.to_vec();
    Trial::ignorable_test(name, move || {
        if let Err(reason) = installed(judge) {
            return match std::env::var("GIOTHONG_REQUIRE_JUDGES").as_deref() {
                Ok("1") => Err(Failed::from(reason)),
                _ => Ok(Completion::ignored_with(reason)),
            };
        }
        let lane = &LANES[usize::from(WITH_A_BROWSER.contains(&judge))];
        let _alone = lane.lock().unwrap_or_else(PoisonError::into_inner);
        let folders: Vec<_> = sites.iter().map(|site| site.path("output").into_os_string()).collect();
        let begun = Instant::now();
        let said = run(judge, options.into_iter().map(Into::into).chain(folders))?;
        TOOK.lock().unwrap_or_else(PoisonError::into_inner).push((begun.elapsed().as_secs_f64(), name));
        match said.status.code() {
            Some(0) => Ok(Completion::Completed),
            Some(1) => Err(words(&said).into()),
            _ => Err(format!("the judge itself failed ({})\n{}", said.status, words(&said)).into()),
        }
    })
}

/// A judge that is called without a site says at once whether it could work; if not, why.
fn installed(judge: &str) -> Result<(), String> {
    let said = run(judge, []).map_err(|error| format!("not installed: {error}"))?;
    match said.status.code() {
        Some(NOT_INSTALLED) => Err(words(&said).trim().to_owned()),
        _ => Ok(()),
    }
}

fn run(judge: &str, arguments: impl IntoIterator<Item = std::ffi::OsString>) -> std::io::Result<Output> {
    Command::new(repository("tests/judges").join(judge)).args(arguments).output()
}

/// The problems a judge found, all of them, and its closing line.
fn words(said: &Output) -> String {
    let [problems, closing] = [&said.stdout, &said.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    format!("{problems}{closing}")
}

/// The site in several languages, drawn with the barest theme.
fn tongues() -> Site {
    let site = Site::from("tests/sites/tieng").folder("tests/sites/nho/themes", "themes");
    site.run(["build"]).ends_with(0);
    site
}

/// The same, drawn with the default theme.
fn drawn() -> Site {
    let site = Site::from("tests/sites/tieng");
    let config = std::fs::read_to_string(site.path("content/site.yaml")).expect("the site has a configuration");
    site.write("content/site.yaml", config.replace("theme: tran", "theme: giothong"));
    site.run(["build"]).ends_with(0);
    site
}

/// A folder of this repository, built as it would be published.
fn built(folder: &str, options: &[&str]) -> Site {
    let site = Site::from(folder);
    site.run(["build"].iter().chain(options)).ends_with(0);
    site
}

/// The real site with the rules of two web servers.
fn with_rules(options: &[&str]) -> Site {
    let site = Site::from(".");
    let config = site.tree("content").remove("site.yaml").expect("the settings of the site");
    site.write("content/site.yaml", [&config[..], b"\nhosts: [apache, nginx]\n"].concat());
    site.run(["build"].iter().chain(options)).ends_with(0);
    site
}

/// A folder of this repository, packed and unpacked again.
fn unpacked(folder: &str) -> Site {
    unpacked_at(folder, &[])
}

/// As [`unpacked`], with options of `pack`.
fn unpacked_at(folder: &str, options: &[&str]) -> Site {
    let site = Site::from(folder);
    site.run(["pack", "site.zip"].iter().chain(options)).ends_with(0);
    let archive = File::open(site.path("site.zip")).expect("the archive is there");
    let mut archive = zip::ZipArchive::new(archive).expect("the archive is a zip file");
    archive.extract(site.path("output")).expect("the archive can be unpacked");
    site
}

/// What `next-change` prints for a site whose folder has a difficult name: in `output/`, a file for each scheduler.
fn timers() -> Site {
    let name = "trang 50% máu's $x";
    let site = Site::new().folder("tests/sites/hom-nay/content", &format!("{name}/content"));
    let said = site.run(["--site", name, "next-change", "--now", "2026-03-05T07:00"]).ends_with(0).stdout;
    let files = ["crontab", "giothong.service", "giothong.timer"];
    for (file, head) in files.into_iter().zip(["# cron: ", "/giothong.service", "/giothong.timer"]) {
        let part = said.split("\n\n").find(|part| part.lines().next().is_some_and(|line| line.contains(head)));
        let body = part.and_then(|part| part.split_once('\n')).map(|(_, body)| body.trim_end());
        site.write(&format!("output/{file}"), format!("{}\n", body.expect("a part for each scheduler")));
    }
    site
}

/// The small site as an office has it, in `output/`: content and theme, and nothing built.
fn unpublished() -> Site {
    let parts = ["content", "themes"];
    parts
        .into_iter()
        .fold(Site::new(), |site, part| site.folder(&format!("tests/sites/nho/{part}"), &format!("output/{part}")))
}

/// The workflow that `init --ci` writes, and in a folder of their own those of this repository.
fn workflows() -> Site {
    let site = Site::new();
    site.run(["init", "output", "--ci"]).ends_with(0);
    site.folder(".github/workflows", "output/own/.github/workflows")
}

/// What the program prints for shells and for `man`: in `output/`, a file for each shell, and a page for the program and
/// for each command.
fn printed() -> Site {
    let site = Site::new();
    for shell in ["bash", "zsh", "fish"] {
        site.write(&format!("output/giothong.{shell}"), site.run(["completions", shell]).ends_with(0).stdout);
    }
    let whole = site.run(["manpage"]).ends_with(0).stdout;
    let names = whole.split("giothong\\-").skip(1).filter_map(|rest| rest.split_once("(1)"));
    for (name, _) in names {
        let name = name.replace('\\', "");
        for language in ["vi", "en"] {
            let page = site.run(["--lang", language, "manpage", name.as_str()]).ends_with(0).stdout;
            site.write(&format!("output/giothong-{name}.{language}.1"), page);
        }
    }
    site.write("output/giothong.1", whole);
    site
}

/// The fictional site with a page more for each line of `fonts/alphabets.txt`: letters, in light and bold, in the
/// default theme's style.
fn letters() -> Site {
    let site = built("tests/sites/minh-hoa", &[]);
    let assets = site.tree("output/assets");
    let style = assets.keys().find(|name| name.starts_with("style.")).expect("the site has a style sheet");
    let alphabets =
        std::fs::read_to_string(repository("tests/fonts/alphabets.txt")).expect("the repository is readable");
    for line in alphabets.lines().filter(|line| !line.starts_with('#')) {
        let (tag, letters) = line.split_once('\t').expect("a tag and letters");
        let script = note_script(tag).expect("a written language").code();
        let page = format!(
            "<!DOCTYPE html><html lang=\"{tag}\" data-script=\"{script}\"><meta charset=\"utf-8\"><title>{letters}</title>\
             <link rel=\"stylesheet\" href=\"../../assets/{style}\"><body><h1>{letters}</h1><p>{letters}</p>\
             <p><b>{letters}</b> <span lang=\"vi\">Hiến máu cứu người</span></p>"
        );
        site.write(&format!("output/chu-cai/{tag}/index.html"), page);
    }
    site
}
