//! `next-change`: the next moment at which a rebuild would change the site, with settings for cron, systemd and the
//! Windows Task Scheduler to build at that moment.

use chrono::{FixedOffset, Local, NaiveDateTime, NaiveTime, TimeZone};

use super::progress::ProgressLine;
use super::{CONTENT, Call, FINE, VIETNAM, report};
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Speech};
use crate::pipeline::{MOST_LOOKS, Memory, NextChange, next_change};

/// The time of the daily build: just after midnight, when months have changed and changes have come within their week.
const DAILY: NaiveTime = NaiveTime::from_hms_opt(0, 5, 0).unwrap();

/// Searches the moment and prints it with the settings for three schedulers.
pub fn run(call: &Call, now: Option<NaiveDateTime>) -> u8 {
    let speech = call.site_speech();
    let order = call.order(now, false);
    let line = ProgressLine::of(&order.progress, speech);
    let (built, next) = next_change(&order, &mut Memory::default());
    drop(line);
    report::problems(&built.problems, &built.sources, speech);
    let Some(next) = next else {
        report::failure(&Bilingual::literal("chưa dựng được trang", "the site cannot be built"), speech);
        return CONTENT;
    };
    let (words, at) = match next {
        NextChange::Pinned => {
            let words = Bilingual::literal(
                "trang này ghim ở một thời điểm (`pinned_now`): dựng lại không đổi gì",
                "the present of this site is fixed by `pinned_now`: a rebuild changes nothing",
            );
            (words, None)
        }
        NextChange::Never => {
            let words = Bilingual::literal(
                "không có gì trên trang đổi theo thời gian: chỉ dựng lại khi sửa nội dung",
                "nothing on the site changes with time: rebuild when the content changes",
            );
            (words, None)
        }
        NextChange::At(at) => {
            let moment = printed(at);
            let words = bilingual!(
                "lần dựng lại tiếp theo có ích: {moment}",
                "the next rebuild that changes something: {moment}, Vietnam time"
            );
            (words, Some(at))
        }
        NextChange::NotBefore(at) => {
            let moment = printed(at);
            let words = bilingual!(
                "đã xem {MOST_LOOKS} thời điểm: đến {moment} dựng lại vẫn không đổi gì; lấy lúc ấy cho chắc",
                "looked at {MOST_LOOKS} moments: up to {moment}, Vietnam time, a rebuild changes nothing; take that one"
            );
            (words, Some(at))
        }
    };
    report::result(&words, speech);
    if let Some(at) = at {
        schedulers(call, at, speech);
    }
    FINE
}

/// A moment in Vietnamese form: "05/3/2026 11:30".
fn printed(at: NaiveDateTime) -> String {
    format!("{} {}", Period::Day(at.date()).vi(), at.format("%H:%M"))
}

/// Prints the settings for each scheduler, each after a line that says where they go.
fn schedulers(call: &Call, at: NaiveDateTime, speech: Speech) {
    let program = std::env::current_exe().map_or_else(|_| "giothong".to_owned(), |path| path.display().to_string());
    let site = std::path::absolute(&call.site).unwrap_or_else(|_| call.site.clone()).display().to_string();
    // Where a target is named, a build alone would leave readers with the former site.
    let publishes =
        call.config().is_some_and(|config| config.publish.as_ref().is_some_and(|it| it.target(None).is_some()));
    let command = if publishes { "publish --when-due" } else { "build" };
    let task = RebuildTask { program: &program, site: &site, command };
    let (here, daily) = (on_this_machine(at), on_this_machine(at.date().and_time(DAILY)).time());
    let say = |words: Bilingual| report::result(&words, speech);
    say(Bilingual::literal(
        "Chọn một cách dưới đây: máy dựng vào lúc ấy và mỗi ngày lúc 00:05. Dựng xong thì chạy lại lệnh này để có \
         thời điểm kế tiếp.\n",
        "Choose one of these: the machine builds then, and every day at 00:05. Run this command again after that build \
         for the moment that follows.\n",
    ));
    if here != at {
        say(Bilingual::literal(
            "# đồng hồ của máy này không theo giờ Việt Nam: cron và Windows dưới đây ghi giờ của máy\n",
            "# this machine's clock is not on Vietnam time: the lines for cron and Windows have the machine's hours\n",
        ));
    }
    let tab = task.crontab(here, daily);
    say(bilingual!("# cron: `crontab -e`\n{tab}", "# cron: `crontab -e`\n{tab}"));
    let (service, timer) = (task.systemd_service(), systemd_timer(at, DAILY));
    let folder = "/etc/systemd/system";
    say(bilingual!(
        "# systemd: {folder}/giothong.service\n{service}",
        "# systemd: {folder}/giothong.service\n{service}"
    ));
    say(bilingual!(
        "# systemd: {folder}/giothong.timer, rồi `systemctl enable --now giothong.timer`\n{timer}",
        "# systemd: {folder}/giothong.timer, then `systemctl enable --now giothong.timer`\n{timer}"
    ));
    let tasks = task.schtasks(here, daily);
    say(bilingual!(
        "# Windows: cửa sổ lệnh; `/SD` là ngày/tháng/năm, máy ghi tháng trước thì đổi chỗ\n{tasks}",
        "# Windows: a command window; `/SD` is day/month/year, to be turned round where Windows writes the month first\n\
         {tasks}"
    ));
}

/// The local time of this machine at a moment given at +07:00.
fn on_this_machine(at: NaiveDateTime) -> NaiveDateTime {
    let moment = FixedOffset::east_opt(VIETNAM).and_then(|vietnam| vietnam.from_local_datetime(&at).single());
    moment.map_or(at, |moment| moment.with_timezone(&Local).naive_local())
}

/// The command to run: `PROGRAM --site SITE build`, with both paths absolute.
struct RebuildTask<'a> {
    program: &'a str,
    site: &'a str,
    /// `build`, or `publish --when-due`.
    command: &'static str,
}

impl RebuildTask<'_> {
    /// Two lines of a crontab(5), in the machine's local time. The first one repeats every year, which does no harm.
    fn crontab(&self, once: NaiveDateTime, daily: NaiveTime) -> String {
        let words = [self.program, "--site", self.site].map(in_crontab).join(" ");
        let command = format!("{words} {}", self.command);
        let (once, daily) = (once.format("%-M %-H %-d %-m"), daily.format("%-M %-H"));
        format!("{once} * {command}\n{daily} * * * {command}\n")
    }

    /// The file `giothong.service` for systemd.service(5).
    fn systemd_service(&self) -> String {
        let in_unit = |word: &str| format!("\"{}\"", word.replace('\\', r"\\").replace('"', "\\\"").replace('%', "%%"));
        // systemd expands variables in the arguments, but not in the name of the program.
        let (program, site) = (in_unit(self.program), in_unit(self.site).replace('$', "$$"));
        let command = self.command;
        format!("[Unit]\nDescription=giothong\n[Service]\nType=oneshot\nExecStart={program} --site {site} {command}\n")
    }

    /// Two commands for Windows, in the machine's local time; the date is in the form of a Vietnamese Windows.
    fn schtasks(&self, once: NaiveDateTime, daily: NaiveTime) -> String {
        let command = format!(r#""\"{}\" --site \"{}\" {}""#, self.program, self.site, self.command);
        let (day, time, daily) = (once.format("%d/%m/%Y"), once.format("%H:%M"), daily.format("%H:%M"));
        format!(
            "schtasks /Create /F /TN giothong-once /SC ONCE /SD {day} /ST {time} /TR {command}\n\
             schtasks /Create /F /TN giothong-daily /SC DAILY /ST {daily} /TR {command}\n"
        )
    }
}

/// Quotes a word for the shell that cron starts; an unescaped `%` would end the command.
fn in_crontab(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:,@".contains(c);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''").replace('%', r"\%")),
    }
}

/// The file `giothong.timer` for systemd.timer(5), at +07:00 whatever the machine's time zone. A build that was missed
/// while the machine was off is made up for.
fn systemd_timer(once: NaiveDateTime, daily: NaiveTime) -> String {
    let zone = "Asia/Ho_Chi_Minh";
    let (once, daily) = (once.format("%Y-%m-%d %H:%M:%S"), daily.format("%H:%M:%S"));
    format!(
        "[Unit]\nDescription=giothong\n[Timer]\nOnCalendar={once} {zone}\nOnCalendar=*-*-* {daily} {zone}\n\
         Persistent=true\n[Install]\nWantedBy=timers.target\n"
    )
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_path_with_spaces_and_signs_stays_one_word_for_every_scheduler() {
        let once = NaiveDate::from_ymd_opt(2026, 3, 5).and_then(|day| day.and_hms_opt(11, 30, 0)).unwrap();
        let task = RebuildTask { program: "/usr/bin/giothong", site: "/srv/trang 100% máu's $x", command: "build" };
        assert_eq!(
            task.crontab(once, DAILY).lines().next(),
            Some(r"30 11 5 3 * /usr/bin/giothong --site '/srv/trang 100\% máu'\''s $x' build")
        );
        assert!(
            task.systemd_service()
                .contains("ExecStart=\"/usr/bin/giothong\" --site \"/srv/trang 100%% máu's $$x\" build\n")
        );
        let publishing = RebuildTask { command: "publish --when-due", ..task };
        assert!(publishing.crontab(once, DAILY).lines().all(|line| line.ends_with("$x' publish --when-due")));
        assert!(publishing.systemd_service().contains("$$x\" publish --when-due\n"));
        assert!(publishing.schtasks(once, DAILY).lines().all(|line| line.ends_with("$x\\\" publish --when-due\"")));
        let site = r"D:\Trang hiến máu";
        let windows = RebuildTask { program: r"C:\Giọt Hồng\giothong.exe", site, command: "build" };
        let line = r#"schtasks /Create /F /TN giothong-once /SC ONCE /SD 05/03/2026 /ST 11:30 /TR "\"C:\Giọt Hồng\giothong.exe\" --site \"D:\Trang hiến máu\" build""#;
        assert_eq!(windows.schtasks(once, DAILY).lines().next(), Some(line));
    }
}
