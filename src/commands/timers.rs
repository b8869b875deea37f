//! A build at set hours, in the words of three schedulers: cron, systemd and the Task Scheduler of Windows.

use chrono::{NaiveDateTime, NaiveTime};

/// Name of the units and tasks.
const NAME: &str = "giothong";

/// What is to be run: `PROGRAM --site SITE build`, both paths absolute.
#[derive(Clone, Copy, Debug)]
pub struct Task<'a> {
    /// The path of the program.
    pub program: &'a str,
    /// The path of the site's folder.
    pub site: &'a str,
}

/// The hours at which it is run.
#[derive(Clone, Copy, Debug)]
pub struct Hours {
    /// The moment on which something changes.
    pub once: NaiveDateTime,
    /// The time of every day.
    pub daily: NaiveTime,
}

/// Two lines of a crontab(5), by the machine's clock. The first comes round every year, which does no harm.
pub fn crontab(task: Task<'_>, hours: Hours) -> String {
    let command = [task.program, "--site", task.site, "build"].map(in_crontab).join(" ");
    let (once, daily) = (hours.once.format("%-M %-H %-d %-m"), hours.daily.format("%-M %-H"));
    format!("{once} * {command}\n{daily} * * * {command}\n")
}

/// A word for the shell that cron starts; an unescaped `%` would end the command.
fn in_crontab(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:,@".contains(c);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''").replace('%', r"\%")),
    }
}

/// `giothong.service`, as systemd.service(5) has it.
pub fn systemd_service(task: Task<'_>) -> String {
    let program = in_unit(task.program);
    // A variable is looked for in the arguments, but not in the program's name.
    let site = in_unit(task.site).replace('$', "$$");
    format!("[Unit]\nDescription={NAME} build\n[Service]\nType=oneshot\nExecStart={program} --site {site} build\n")
}

fn in_unit(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', r"\\").replace('"', "\\\"").replace('%', "%%"))
}

/// `giothong.timer`, as systemd.timer(5) has it, at +07:00 whatever the machine's clock. A moment that passed while the
/// machine was off is made up for.
pub fn systemd_timer(hours: Hours) -> String {
    let zone = "Asia/Ho_Chi_Minh";
    let (once, daily) = (hours.once.format("%Y-%m-%d %H:%M:%S"), hours.daily.format("%H:%M:%S"));
    format!(
        "[Unit]\nDescription={NAME} build\n[Timer]\nOnCalendar={once} {zone}\nOnCalendar=*-*-* {daily} {zone}\n\
         Persistent=true\n[Install]\nWantedBy=timers.target\n"
    )
}

/// Two commands for Windows, by the machine's clock; the day as Windows in Vietnamese writes it.
pub fn schtasks(task: Task<'_>, hours: Hours) -> String {
    let Task { program, site } = task;
    let command = format!(r#""\"{program}\" --site \"{site}\" build""#);
    let (day, time, daily) = (hours.once.format("%d/%m/%Y"), hours.once.format("%H:%M"), hours.daily.format("%H:%M"));
    format!(
        "schtasks /Create /F /TN {NAME}-once /SC ONCE /SD {day} /ST {time} /TR {command}\n\
         schtasks /Create /F /TN {NAME}-daily /SC DAILY /ST {daily} /TR {command}\n"
    )
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    const TASK: Task<'_> = Task { program: "/usr/bin/giothong", site: "/srv/trang 100% máu's $x" };

    fn hours() -> Hours {
        let once = NaiveDate::from_ymd_opt(2026, 3, 5).and_then(|day| day.and_hms_opt(11, 30, 0)).unwrap();
        Hours { once, daily: NaiveTime::from_hms_opt(0, 5, 0).unwrap() }
    }

    #[test]
    fn a_path_with_spaces_and_signs_stays_one_word_for_every_scheduler() {
        assert_eq!(
            crontab(TASK, hours()).lines().next(),
            Some(r"30 11 5 3 * /usr/bin/giothong --site '/srv/trang 100\% máu'\''s $x' build")
        );
        assert!(
            systemd_service(TASK)
                .contains("ExecStart=\"/usr/bin/giothong\" --site \"/srv/trang 100%% máu's $$x\" build\n")
        );
        let windows = Task { program: r"C:\Giọt Hồng\giothong.exe", site: r"D:\Trang hiến máu" };
        let line = r#"schtasks /Create /F /TN giothong-once /SC ONCE /SD 05/03/2026 /ST 11:30 /TR "\"C:\Giọt Hồng\giothong.exe\" --site \"D:\Trang hiến máu\" build""#;
        assert_eq!(schtasks(windows, hours()).lines().next(), Some(line));
    }
}
