//! One drive is announced and changed ten times. Whatever a reader opens after each change (its page, a list, the page
//! of changes, a calendar, a search engine's data, a feed, the open data), the state, the day, the hours, the place, the
//! host and what was true before are the same. The finished files are read, not the code.

use crate::support::calendar::{Calendar, Event};
use crate::support::page::{Element, Page};
use crate::support::{Site, Tree};
use serde_json::Value;

const CONFIG: &str = "id: thu\ntitle: Trang thử\nnotice: Trang này chỉ để thử.\nbase_url: https://hienmau.example/\n";
const TITLE: &str = "Hiến máu thử";
const HOST: &str = "Hội Mẫu";

/// What is true for a while.
#[derive(Clone, Copy, PartialEq)]
struct Version {
    /// The day, as `2025-05-10`; none while nobody knows it.
    day: Option<&'static str>,
    /// Beginning and end, as `07:30`.
    hours: Option<(&'static str, &'static str)>,
    venue: &'static str,
    status: &'static str,
}

/// A change: its day and reason, what is true from then on, and what readers are to be told of it.
struct Step {
    on: &'static str,
    why: &'static str,
    version: Version,
    /// The machine word of the state.
    state: &'static str,
}

fn steps() -> Vec<Step> {
    let announced =
        Version { day: Some("2025-05-10"), hours: Some(("07:30", "10:30")), venue: "Sân Một", status: "planned" };
    let mut steps: Vec<Step> = Vec::new();
    let mut step = |on, why, state, change: fn(&mut Version)| {
        let mut version = steps.last().map_or(announced, |step| step.version);
        change(&mut version);
        steps.push(Step { on, why, version, state });
    };
    step("2025-04-01", "", "planned", |_| {});
    step("2025-04-03", "Đã đủ giấy tờ", "confirmed", |v| v.status = "confirmed");
    step("2025-04-05", "Trường xin đổi ca", "rescheduled", |v| v.hours = Some(("13:00", "16:00")));
    step("2025-04-07", "Trùng lịch thi", "rescheduled", |v| v.day = Some("2025-05-17"));
    step("2025-04-09", "Sân đang sửa", "rescheduled", |v| v.venue = "Nhà Hai");
    step("2025-04-11", "Mưa bão", "postponed", |v| {
        v.day = None;
        v.status = "postponed";
    });
    step("2025-04-13", "Bão đã tan", "rescheduled", |v| {
        v.day = Some("2025-05-24");
        v.hours = Some(("08:00", "11:00"));
        v.status = "confirmed";
    });
    step("2025-04-15", "Hết chỗ", "full", |v| v.status = "full");
    step("2025-04-17", "Xe hỏng", "cancelled", |v| v.status = "cancelled");
    step("2025-04-19", "Có xe khác", "rescheduled", |v| {
        v.day = Some("2025-05-31");
        v.status = "confirmed";
    });
    step("2025-04-21", "Thêm một đội", "rescheduled", |v| v.hours = Some(("08:00", "15:00")));
    steps
}

/// Words by the machine words of states, in one table for all files.
type Words = fn(&str) -> &'static str;

fn own_words(state: &str) -> &'static str {
    match state {
        "planned" => "Dự kiến",
        "confirmed" => "Đã xác nhận",
        "full" => "Đã đủ đăng ký",
        "postponed" => "Tạm hoãn",
        "cancelled" => "Đã hủy",
        "rescheduled" => "Đổi lịch",
        "ended" => "Đã kết thúc",
        _ => panic!("no word for {state}"),
    }
}

/// What is held: where it stands in the content and on the site.
struct Kind {
    file: &'static str,
    fields: &'static str,
    page: &'static str,
    uid: &'static str,
}

const DRIVE: Kind = Kind {
    file: "content/drives/thu-01.md",
    fields: "host: hoi-mau\n",
    page: "lich-hien-mau/buoi/thu-01/",
    uid: "thu-01@thu",
};

/// Its host is who organizes it, and not who leads the campaign it opens.
const EVENT: Kind = Kind {
    file: "content/events/thu-01.md",
    fields: "kinds: [launch, donation]\nlead: so-mau\nhost: hoi-mau\n",
    page: "su-kien/thu-01/",
    uid: "thu-01.event@thu",
};

#[test]
fn a_drive_changed_ten_times_has_one_history_wherever_it_is_read() {
    read_after_each_change(&DRIVE, &site(), own_words);
}

#[test]
fn an_event_where_blood_is_given_has_one_history_like_a_drive() {
    read_after_each_change(
        &EVENT,
        &site().file("content/organizations/so-mau.md", "---\nname: Sở Mẫu\n---\n"),
        own_words,
    );
}

#[test]
fn a_theme_that_renames_a_state_renames_it_wherever_it_is_read() {
    let renamed = |state: &str| match state {
        "rescheduled" => "Dời ngày",
        "ended" => "Đã xong",
        state => own_words(state),
    };
    let site = site().file("content/site.yaml", format!("{CONFIG}theme: rieng\n"));
    let site = site.file("themes/rieng/theme.yaml", "contract: 1\nextends: giothong\n");
    let strings = "say_rescheduled: Dời ngày\nsay_ended: Đã xong\n";
    read_after_each_change(&DRIVE, &site.file("themes/rieng/strings/vi.yaml", strings), renamed);
}

fn site() -> Site {
    let host = format!("---\nname: {HOST}\ncontact:\n  email: hoi@hienmau.example\n---\n");
    Site::new().file("content/site.yaml", CONFIG).file("content/organizations/hoi-mau.md", host)
}

fn read_after_each_change(kind: &Kind, site: &Site, words: Words) {
    let steps = steps();
    for count in 1..=steps.len() {
        let reported = &steps[..count];
        let step = &reported[count - 1];
        site.write(kind.file, written(kind, reported));
        let tree = built(site, &format!("{}T08:00", step.on));
        Reading { kind, words, reported, state: step.state, tree: &tree }.everything();
    }
    // Nothing is written, and the day goes by.
    let tree = built(site, "2025-06-01T08:00");
    Reading { kind, words, reported: &steps, state: "ended", tree: &tree }.everything();
}

fn built(site: &Site, now: &str) -> Tree {
    site.run(["build", "--now", now]).ends_with(0);
    site.tree("output")
}

/// The entry after some steps: what is true now, and a line of history for each change.
fn written(kind: &Kind, reported: &[Step]) -> String {
    let fields = |version: &Version, than: Option<&Version>| {
        let differs = |same: fn(&Version, &Version) -> bool| than.is_none_or(|than| !same(version, than));
        let mut fields = Vec::new();
        if differs(|a, b| a.day == b.day) {
            fields.push(format!("when: {}", version.day.unwrap_or("sau khi có thông báo mới")));
        }
        if differs(|a, b| a.hours == b.hours) {
            fields.extend(version.hours.map(|(start, end)| format!("hours: \"{start} - {end}\"")));
        }
        if differs(|a, b| a.venue == b.venue) {
            fields.push(format!("venue: {}", version.venue));
        }
        if differs(|a, b| a.status == b.status) {
            fields.push(format!("status: {}", version.status));
        }
        fields
    };
    let present = fields(&reported[reported.len() - 1].version, None).join("\n");
    let mut text = format!("---\ntitle: {TITLE}\n{}announced: {}\n{present}\n", kind.fields, reported[0].on);
    if reported.len() > 1 {
        text.push_str("history:\n");
    }
    for pair in reported.windows(2) {
        let was = fields(&pair[0].version, Some(&pair[1].version)).join(", ");
        text.push_str(&format!("  - {{on: {}, was: {{{was}}}, why: {}}}\n", pair[1].on, pair[1].why));
    }
    text + "---\n"
}

impl Version {
    /// The day as offices write it.
    fn day(&self) -> Option<String> {
        let (year, rest) = self.day?.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        Some(format!("{day}/{}/{year}", month.trim_start_matches('0')))
    }

    /// The hours as people say them.
    fn hours(&self) -> Option<String> {
        let said = |time: &str| {
            let (hour, minute) = time.split_once(':').expect("hour and minute");
            let minute = if minute == "00" { String::new() } else { format!(" {minute}") };
            format!("{} giờ{minute}", hour.trim_start_matches('0'))
        };
        self.hours.map(|(start, end)| format!("{} – {}", said(start), said(end)))
    }

    /// When it begins, as schema.org is told.
    fn begins(&self) -> Option<String> {
        let (day, (start, _)) = (self.day?, self.hours?);
        Some(format!("{day}T{start}+07:00"))
    }

    fn at_time_and_place_of(&self, other: &Version) -> bool {
        (self.day, self.hours, self.venue) == (other.day, other.hours, other.venue)
    }

    /// Its day, hours and venue, as far as they are known.
    fn values(&self) -> Vec<String> {
        [self.day(), self.hours(), Some(self.venue.to_owned())].into_iter().flatten().collect()
    }
}

/// The finished files after some steps.
struct Reading<'a> {
    kind: &'a Kind,
    words: Words,
    reported: &'a [Step],
    state: &'a str,
    tree: &'a Tree,
}

impl Reading<'_> {
    fn everything(&self) {
        self.page();
        self.lists();
        self.calendars();
        self.json_ld();
        self.feeds();
        self.open_data();
    }

    fn step(&self) -> &Step {
        &self.reported[self.reported.len() - 1]
    }

    fn present(&self) -> &Version {
        &self.step().version
    }

    /// The version people knew before: the last one with a day, at another time or place than the present one.
    fn before(&self) -> Option<&Version> {
        let mut versions = self.reported.iter().rev().map(|step| &step.version).filter(|version| version.day.is_some());
        versions.find(|version| !version.at_time_and_place_of(self.present()))
    }

    fn word(&self) -> &'static str {
        (self.words)(self.state)
    }

    /// Whether people who knew it must notice.
    fn is_change(&self) -> bool {
        !["planned", "confirmed", "ended"].contains(&self.state)
    }

    fn is_off(&self) -> bool {
        ["postponed", "cancelled"].contains(&self.state)
    }

    /// The title, with the word before it where people must notice.
    fn shouted(&self) -> String {
        match self.is_change() {
            true => format!("[{}] {TITLE}", self.word().to_uppercase()),
            false => TITLE.to_owned(),
        }
    }

    /// Asserts that a text names nothing that belongs to another version.
    #[track_caller]
    fn names_only(&self, version: &Version, text: &str, place: &str) {
        let own = version.values();
        for other in self.reported {
            for value in other.version.values() {
                assert!(own.contains(&value) || !text.contains(&value), "`{value}` in {place}: {text}");
            }
        }
    }

    /// Asserts that a text tells what was true before, all of one version.
    #[track_caller]
    fn tells_before(&self, text: &str, place: &str) {
        if text.is_empty() {
            return;
        }
        let before = self.before().unwrap_or_else(|| panic!("nothing was before in {place}: {text}"));
        self.names_only(before, text, place);
        let differs = before.values().into_iter().filter(|value| !self.present().values().contains(value));
        let reported = differs.into_iter().any(|value| text.contains(&value));
        assert!(reported, "what was different before in {place}: {text}");
    }

    /// Asserts that a text tells what is true, and nothing that is no longer.
    #[track_caller]
    fn tells_present(&self, text: &str, place: &str) {
        self.names_only(self.present(), text, place);
        for value in self.present().values() {
            assert!(text.contains(&value), "`{value}` in {place}: {text}");
        }
    }

    fn at(&self, place: &str) -> String {
        format!("{place} on {} ({})", self.step().on, self.state)
    }

    fn page_of_it(&self) -> Page {
        Page::read(&self.tree[&format!("{}index.html", self.kind.page)])
    }

    fn page(&self) {
        let page = self.page_of_it();
        let place = &self.at("the page");
        let facts = page.facts();
        assert_eq!(facts[0], format!("title: {} – Trang thử", self.shouted()), "{place}");

        let (verdict, answer) = (page.of_class("verdict")[0], page.of_class("answer")[0]);
        assert_eq!(verdict.text().split(" ~~").next(), Some(self.word()), "{place}");

        // What is cancelled is struck through itself.
        let of_verdict = struck(verdict);
        let of_verdict = match self.state {
            "cancelled" => {
                self.names_only(self.present(), &of_verdict.join("; "), place);
                Vec::new()
            }
            _ => of_verdict,
        };
        let former: Vec<String> = of_verdict.into_iter().chain(of_was(answer)).collect();
        match self.state {
            "ended" => assert_eq!(former, [""; 0], "{place}: nothing is told of before"),
            _ => self.tells_before(&former.join("; "), place),
        }
        self.tells_present(&answer.without("was").text(), place);

        let history = page.of_class("history");
        let lines: Vec<String> = history.first().map_or_else(Vec::new, |history| {
            history.all(&|element| element.name == "li").into_iter().map(Element::text).collect()
        });
        assert_eq!(lines.len(), self.reported.len() - 1, "{place}: {lines:?}");
        for (line, pair) in lines.iter().rev().zip(self.reported.windows(2)) {
            self.names_only(&pair[0].version, line, place);
            assert!(line.contains(pair[1].on) && line.contains(pair[1].why), "{place}: {line}");
        }
        assert!(facts.contains(&format!("Đơn vị tổ chức: {HOST}")), "{place}");
    }

    /// Every row of every list is the same.
    fn lists(&self) {
        let mut found: Vec<(&str, String)> = Vec::new();
        for (path, html) in self.tree.iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = Page::read(html);
            for row in page.of_class("row") {
                let title = row.all(&|element| element.name == "h3");
                if title.first().is_some_and(|title| title.text() == TITLE) {
                    self.row(row, path);
                    found.push((path.as_str(), row.without("reach").text()));
                }
            }
        }
        assert!(found.windows(2).all(|pair| pair[0].1 == pair[1].1), "{}: {found:#?}", self.at("lists"));
        let listed = |path: &str| found.iter().any(|(own, _)| *own == path);
        let schedule =
            if self.state == "ended" { "lich-hien-mau/thang/2025-05/index.html" } else { "lich-hien-mau/index.html" };
        assert!(listed(schedule), "{}", self.at("the schedule"));
        assert_eq!(listed("hom-nay/index.html"), self.is_change(), "{}", self.at("the page of changes"));
    }

    fn row(&self, row: &Element, path: &str) {
        let place = &self.at(path);
        assert_eq!(row.of_class("state")[0].text(), self.word(), "{place}");
        let former: Vec<String> = row.of_class("former").into_iter().map(Element::text).collect();
        self.tells_before(&former.join("; "), place);
        let now = row.without("former").text();
        self.tells_present(&now, place);
        assert!(now.contains(HOST), "{place}: {now}");
        if self.is_change() {
            assert!(now.contains(self.step().why), "{place}: {now}");
        }
    }

    fn calendars(&self) {
        let place = &self.at("the calendar");
        let events = Calendar::read(&self.tree["lich.ics"]).events;
        let [event] = events.as_slice() else { panic!("{place}: {events:#?}") };
        let own = Calendar::read(&self.tree[&format!("{}lich.ics", self.kind.page)]).events;
        assert_eq!(own, events, "{place}");

        assert_eq!(event.value("UID"), Some(self.kind.uid), "{place}");
        assert_eq!(event.value("SEQUENCE"), Some((self.reported.len() - 1).to_string().as_str()), "{place}");
        // The first minute of the day at +07:00.
        let changed = Some(day_before(self.step().on).replace('-', "") + "T170000Z");
        assert_eq!(event.value("LAST-MODIFIED").map(str::to_owned), changed, "{place}");
        assert_eq!(event.value("DTSTAMP"), event.value("LAST-MODIFIED"), "{place}");

        // What has no day keeps the one that people noted, and says so.
        let held = match self.present().day {
            Some(_) => *self.present(),
            None => {
                *self.reported.iter().rev().map(|step| &step.version).find(|version| version.day.is_some()).unwrap()
            }
        };
        let moment = |time: &str| Some(format!("{}T{}00", held.day.unwrap(), time).replace(['-', ':'], ""));
        let (start, end) = held.hours.unwrap();
        assert_eq!(event.value("DTSTART").map(str::to_owned), moment(start), "{place}");
        assert_eq!(event.value("DTEND").map(str::to_owned), moment(end), "{place}");

        let status = match (self.is_off(), self.present().status) {
            (true, _) => "CANCELLED",
            (false, "planned") => "TENTATIVE",
            (false, _) => "CONFIRMED",
        };
        assert_eq!(event.value("STATUS"), Some(status), "{place}");
        self.words_of(event, place);
    }

    fn words_of(&self, event: &Event, place: &str) {
        // A calendar does not follow the present: what was held stays as it was told last.
        let state = if self.state == "ended" { self.step().state } else { self.state };
        let word = (self.words)(state);
        let summary = event.value("SUMMARY").unwrap();
        let shouted = format!("[{}] {TITLE}", word.to_uppercase());
        match state {
            "full" | "postponed" | "cancelled" => assert_eq!(summary, shouted, "{place}"),
            "rescheduled" => assert!([TITLE, &shouted].contains(&summary), "{place}: {summary}"),
            _ => assert_eq!(summary, TITLE, "{place}"),
        }
        let reported = event.value("DESCRIPTION").unwrap().replace("\\n", "\n").replace('\\', "");
        let lines: Vec<&str> = reported.lines().collect();
        let state = lines[0].strip_prefix("Tình trạng: ").unwrap_or_default();
        let ends = |rest: &str| rest.is_empty() || rest.starts_with([',', ':', '.', ' ']);
        assert!(state.strip_prefix(word).is_some_and(ends), "{place}: {reported}");

        let of_before = |line: &&str| line.contains("trước");
        let before: Vec<&str> = lines.iter().copied().filter(of_before).filter(|l| !l.contains("trước khi")).collect();
        self.tells_before(&before.join("; "), place);
        let why = lines.iter().find_map(|line| line.strip_prefix("Lý do: "));
        if self.reported.len() > 1 {
            assert_eq!(why, Some(self.step().why), "{place}");
        }
        let row = |label: &str| lines.iter().find_map(|line| line.strip_prefix(label)).unwrap_or_default().to_owned();
        assert_eq!(row("Địa điểm: "), self.present().venue, "{place}");
        assert_eq!(Some(row("Giờ: ")), self.present().hours(), "{place}");
        assert_eq!(row("Đơn vị tổ chức: "), HOST, "{place}");
        assert_eq!(event.value("LOCATION"), Some(self.present().venue), "{place}");
        let organizer = event.lines.iter().find(|line| line.starts_with("ORGANIZER"));
        assert_eq!(organizer.unwrap(), &format!("ORGANIZER;CN=\"{HOST}\":mailto:hoi@hienmau.example"), "{place}");
    }

    fn json_ld(&self) {
        let place = &self.at("JSON-LD");
        let reported = self.page_of_it().json_ld();
        let [event] = reported.as_slice() else { panic!("{place}: {reported:#?}") };
        let state = match self.state {
            "postponed" => "EventPostponed",
            "cancelled" => "EventCancelled",
            "rescheduled" => "EventRescheduled",
            _ => "EventScheduled",
        };
        assert_eq!(event["eventStatus"], format!("https://schema.org/{state}"), "{place}");
        assert_eq!(event["location"]["name"], self.present().venue, "{place}");
        assert_eq!(event["organizer"]["name"], HOST, "{place}");

        let mut begun: Vec<String> = self.reported.iter().rev().filter_map(|step| step.version.begins()).collect();
        begun.dedup();
        assert_eq!(event["startDate"], begun[0].as_str(), "{place}: the last day that is known");
        let former = match &event["previousStartDate"] {
            Value::Array(all) => all.iter().map(|one| one.as_str().unwrap()).collect(),
            Value::String(one) => vec![one.as_str()],
            _ => Vec::new(),
        };
        match self.state {
            "rescheduled" => assert_eq!(former, begun[1..], "{place}: the last one first"),
            _ => assert!(former.is_empty() || former == begun[1..], "{place}: {former:?}"),
        }
    }

    fn feeds(&self) {
        let place = &self.at("the feed");
        let feed: Value = serde_json::from_slice(&self.tree["feed.json"]).unwrap();
        let items = feed["items"].as_array().unwrap();
        let [item] = items.as_slice() else { panic!("{place}: {items:#?}") };
        assert_eq!(item["url"], format!("https://hienmau.example/{}", self.kind.page), "{place}");
        assert_eq!(item["date_published"], format!("{}T00:00:00+07:00", self.step().on), "{place}");
        let title = item["title"].as_str().unwrap();
        match self.is_change() || self.reported.len() == 1 || self.state == "ended" {
            true => assert_eq!(title, self.shouted(), "{place}"),
            // That it is certain now is news.
            false => assert_eq!(title, format!("[{}] {TITLE}", self.word().to_uppercase()), "{place}"),
        }
        let text = item["content_text"].as_str().unwrap();
        let (now, before) = text.split_once("Trước đó:").unwrap_or((text, ""));
        self.tells_present(now, place);
        self.tells_before(before, place);
        if self.reported.len() > 1 {
            assert!(now.contains(&format!("Lý do: {}", self.step().why)), "{place}: {text}");
        }

        let atom = String::from_utf8(self.tree["feed.xml"].clone()).unwrap();
        let (_, entry) = atom.split_once("<entry>").unwrap_or_else(|| panic!("{place}: {atom}"));
        for (name, value) in
            [("title", title), ("summary", text), ("updated", &format!("{}T00:00:00+07:00", self.step().on))]
        {
            assert!(entry.contains(&format!("<{name}>{value}</{name}>")), "{place}: {entry}");
        }
    }

    fn open_data(&self) {
        let place = &self.at("schedule.json");
        let data: Value = serde_json::from_slice(&self.tree["schedule.json"]).unwrap();
        let records = data["drives"].as_array().unwrap();
        let [record] = records.as_slice() else { panic!("{place}: {records:#?}") };
        assert_eq!(record["uid"], self.kind.uid, "{place}");
        assert_eq!(record["status"], self.state, "{place}");
        assert_eq!(record["status_label"], self.word(), "{place}");
        assert_eq!(record["sequence"], self.reported.len() - 1, "{place}");
        assert_eq!(record["last_modified"], self.step().on, "{place}");
        assert_eq!(record["host"]["name"], HOST, "{place}");
        let value = |field: &str| record[field].as_str().unwrap_or_default().to_owned();
        assert_eq!(record["when"]["start"].as_str(), self.present().day, "{place}");
        assert_eq!(record["hours"]["text"].as_str().map(str::to_owned), self.present().hours(), "{place}");
        assert_eq!(value("venue"), self.present().venue, "{place}");

        let history = record["history"].as_array().unwrap();
        assert_eq!(history.len(), self.reported.len() - 1, "{place}");
        for (line, pair) in history.iter().zip(self.reported.windows(2)) {
            let (was, before) = (&line["was"], &pair[0].version);
            assert_eq!((&line["on"], &line["why"]), (&pair[1].on.into(), &pair[1].why.into()), "{place}");
            let same = |reported: &Value, value: Option<&str>| reported.is_null() || reported.as_str() == value;
            assert!(same(&was["when"]["start"], before.day), "{place}: {line}");
            assert!(same(&was["hours"]["text"], before.hours().as_deref()), "{place}: {line}");
            assert!(same(&was["venue"], Some(before.venue)), "{place}: {line}");
            assert!(same(&was["status"], Some(before.status)), "{place}: {line}");
        }
        let table = String::from_utf8(self.tree["schedule.csv"].clone()).unwrap();
        assert!(
            table.contains(&format!(",{},{},{},", self.state, self.word(), self.reported.len() - 1)),
            "{place}: {table}"
        );
    }
}

/// What is struck through in an element.
fn struck(element: &Element) -> Vec<String> {
    element.all(&|element| element.name == "s").into_iter().map(Element::text).collect()
}

/// What is told of before in the answers.
fn of_was(answer: &Element) -> Vec<String> {
    answer.of_class("was").into_iter().flat_map(struck).collect()
}

/// The day before another, of one month.
fn day_before(day: &str) -> String {
    let (month, day) = day.rsplit_once('-').unwrap();
    match day.parse::<u32>().unwrap() {
        1 => "2025-03-31".to_owned(),
        day => format!("{month}-{:02}", day - 1),
    }
}
