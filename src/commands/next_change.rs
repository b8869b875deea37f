//! `next-change`: when a rebuild would make something else, and how a machine is told to build then.

use chrono::{NaiveDateTime, NaiveTime};
use clap::ArgMatches;

use super::timers::{self, Hours, Task};
use super::{CONTENT, Call, FINE, clock, report};
use crate::bilingual;
use crate::dates::period::Period;
use crate::diagnostics::{Bilingual, Speech};
use crate::pipeline::{MOST_LOOKS, Memory, NextChange, next_change};

/// The daily build: early in the day, when months have turned and changes have moved near.
const DAILY: NaiveTime = NaiveTime::from_hms_opt(0, 5, 0).unwrap();

/// Looks for the moment and prints it with the lines of three schedulers.
pub fn run(call: &Call, options: &ArgMatches) -> u8 {
    let order = call.order(Some(options));
    let speech = call.speech(call.site_language().as_deref());
    let reported = |looks| report::looks(looks, speech);
    let (built, next) = next_change(&order, &mut Memory::lasting(), &reported);
    report::looks(0, speech);
    report::human(&built.problems, &built.sources, speech);
    let Some(next) = next else {
        let words = Bilingual::literal("chưa dựng được trang", "the site cannot be built");
        report::failure(&words, speech);
        return CONTENT;
    };
    match next {
        NextChange::Pinned => report::result(
            &Bilingual::literal(
                "trang này ghim ở một thời điểm (`pinned_now`): dựng lại không đổi gì",
                "the present of this site is fixed by `pinned_now`: a rebuild changes nothing",
            ),
            speech,
        ),
        NextChange::Never => report::result(
            &Bilingual::literal(
                "không có gì trên trang đổi theo thời gian: chỉ dựng lại khi sửa nội dung",
                "nothing on the site changes with time: rebuild when the content changes",
            ),
            speech,
        ),
        NextChange::At(at) => {
            let moment = printed(at);
            let words = bilingual!(
                "lần dựng lại tiếp theo có ích: {moment}",
                "the next rebuild that changes something: {moment}, Vietnam time"
            );
            report::result(&words, speech);
            lines(call, at, speech);
        }
        NextChange::NotBefore(at) => {
            let moment = printed(at);
            let words = bilingual!(
                "đã xem {MOST_LOOKS} thời điểm: đến {moment} dựng lại vẫn không đổi gì; lấy lúc ấy cho chắc",
                "looked at {MOST_LOOKS} moments: up to {moment}, Vietnam time, a rebuild changes nothing; take that one"
            );
            report::result(&words, speech);
            lines(call, at, speech);
        }
    }
    FINE
}

fn printed(at: NaiveDateTime) -> String {
    format!("{} {}", Period::Day(at.date()).vi(), at.format("%H:%M"))
}

/// What to give to a scheduler, each after a line that says where it goes.
fn lines(call: &Call, at: NaiveDateTime, speech: Speech) {
    let absolute = |path: &std::path::Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let program = std::env::current_exe().map_or_else(|_| "giothong".to_owned(), |path| path.display().to_string());
    let site = absolute(&call.site).display().to_string();
    let task = Task { program: &program, site: &site };
    let vietnam = Hours { once: at, daily: DAILY };
    let here = Hours { once: clock::here(at), daily: clock::here(at.date().and_time(DAILY)).time() };
    let say = |words: Bilingual| report::result(&words, speech);
    say(Bilingual::literal(
        "Chọn một cách dưới đây: máy dựng vào lúc ấy và mỗi ngày lúc 00:05. Dựng xong thì chạy lại lệnh này để có \
         thời điểm kế tiếp.\n",
        "Choose one of these: the machine builds then, and every day at 00:05. Run this command again after that build \
         for the moment that follows.\n",
    ));
    if here.once != vietnam.once {
        say(Bilingual::literal(
            "# đồng hồ của máy này không theo giờ Việt Nam: cron và Windows dưới đây ghi giờ của máy\n",
            "# this machine's clock is not on Vietnam time: the lines for cron and Windows have the machine's hours\n",
        ));
    }
    let tab = timers::crontab(task, here);
    say(bilingual!("# cron: `crontab -e`\n{tab}", "# cron: `crontab -e`\n{tab}"));
    let (service, timer) = (timers::systemd_service(task), timers::systemd_timer(vietnam));
    let folder = "/etc/systemd/system";
    say(bilingual!(
        "# systemd: {folder}/giothong.service\n{service}",
        "# systemd: {folder}/giothong.service\n{service}"
    ));
    say(bilingual!(
        "# systemd: {folder}/giothong.timer, rồi `systemctl enable --now giothong.timer`\n{timer}",
        "# systemd: {folder}/giothong.timer, then `systemctl enable --now giothong.timer`\n{timer}"
    ));
    let tasks = timers::schtasks(task, here);
    say(bilingual!(
        "# Windows: cửa sổ lệnh; `/SD` là ngày/tháng/năm, máy ghi tháng trước thì đổi chỗ\n{tasks}",
        "# Windows: a command window; `/SD` is day/month/year, to be turned round where Windows writes the month first\n\
         {tasks}"
    ));
}
