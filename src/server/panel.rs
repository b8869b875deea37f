//! The problems as the browser shows them: as data for the script that lays them over a page, and as a whole page for
//! the time before the first good build.

use serde::Serialize;
use serde_json::Value;

use super::inject::{SCRIPT, STYLE};
use super::served::{Served, summed};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Severity, Speech};

/// A list of problems with every word it needs, in one language.
#[derive(Debug, Serialize)]
pub(super) struct Panel {
    lang: &'static str,
    /// Tells this list from others.
    mark: String,
    /// True when there are errors: the panel opens by itself.
    urgent: bool,
    /// How many of which weight.
    heading: String,
    /// What that means for the page after it.
    explanation: &'static str,
    /// The button that closes the panel.
    close: &'static str,
    /// The problems: errors first, for they alone keep the site from being built; then in file order.
    problems: Vec<Shown>,
}

#[derive(Debug, Serialize)]
struct Shown {
    severity: &'static str,
    word: String,
    code: String,
    message: String,
    place: String,
    facts: Vec<Fact>,
}

/// Something that helps to mend a problem.
#[derive(Debug, Serialize)]
struct Fact {
    label: &'static str,
    text: String,
}

static CLOSE: Bilingual = Bilingual::literal("Đóng", "Close");
static FOUND: Bilingual = Bilingual::literal("Tìm thấy", "Found");
static ACCEPTED: Bilingual = Bilingual::literal("Nhận", "Accepted");
static HELP: Bilingual = Bilingual::literal("Cách sửa", "Help");
static RELATED: Bilingual = Bilingual::literal("Xem thêm", "See also");
static KEPT: Bilingual = Bilingual::literal(
    "Trang phía sau là bản dựng tốt gần nhất. Sửa xong và lưu tệp, trang sẽ tự cập nhật.",
    "The page behind is the last good build. It follows by itself once the files are mended and saved.",
);
static NOTHING_YET: Bilingual = Bilingual::literal(
    "Chưa dựng được trang nào. Sửa xong và lưu tệp, trang sẽ tự hiện ra.",
    "Nothing could be built yet. The site appears by itself once the files are mended and saved.",
);
static MAY_BE_PUBLISHED: Bilingual = Bilingual::literal(
    "Trang vẫn xuất bản được, nhưng nên xem lại những chỗ này.",
    "The site can be published, but these places deserve a look.",
);

impl Panel {
    /// The problems of a moment.
    pub fn of(served: &Served, speech: Speech) -> Self {
        let (errors, warnings) = (summed(&served.problems, "errors"), summed(&served.problems, "warnings"));
        let explanation = match (errors, &served.files) {
            (_, None) => NOTHING_YET.in_(speech),
            (0, _) => MAY_BE_PUBLISHED.in_(speech),
            _ => KEPT.in_(speech),
        };
        let listed = served.problems["problems"].as_array().map(Vec::as_slice).unwrap_or_default();
        let mut listed: Vec<&Value> = listed.iter().collect();
        listed.sort_by_key(|problem| problem["severity"] != Severity::Error.name());
        Self {
            lang: match speech {
                Speech::Vi => "vi",
                Speech::En => "en",
            },
            mark: served.marks().problems,
            urgent: errors > 0,
            heading: heading(errors, warnings).in_(speech).to_owned(),
            explanation,
            close: CLOSE.in_(speech),
            problems: listed.into_iter().map(|problem| Shown::of(problem, speech)).collect(),
        }
    }

    /// A page of its own, readable without a script; with one, it reloads after the next build.
    pub fn page(&self) -> String {
        let (lang, heading, explanation) = (self.lang, escape(&self.heading), escape(self.explanation));
        let problems: String = self.problems.iter().map(Shown::html).collect();
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{heading}</title>\n\
             <link rel=\"stylesheet\" href=\"{STYLE}\">\n<body class=\"alone\">\n<main class=\"panel\">\n\
             <h1>{heading}</h1>\n<p>{explanation}</p>\n<ol>\n{problems}</ol>\n</main>\n\
             <script src=\"{SCRIPT}\" data-problems=\"{}\" defer></script>\n</body>\n</html>\n",
            self.mark
        )
    }
}

impl Shown {
    /// From one problem as [`crate::diagnostics::to_json`] writes it.
    fn of(problem: &Value, speech: Speech) -> Self {
        let severity = [Severity::Error, Severity::Warning]
            .into_iter()
            .find(|severity| severity.name() == text(problem, "severity"))
            .unwrap_or(Severity::Note);
        let fact = |label: &'static Bilingual, text| Fact { label: label.in_(speech), text };
        let mut facts = Vec::new();
        if let Some(found) = problem["found"].as_str() {
            facts.push(fact(&FOUND, found.to_owned()));
        }
        if let Some(accepted) = problem["accepted"].as_array() {
            facts.push(fact(&ACCEPTED, accepted.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")));
        }
        if let Some(help) = problem["help"].as_str() {
            facts.push(fact(&HELP, help.to_owned()));
        }
        for related in problem["related"].as_array().into_iter().flatten() {
            facts.push(fact(&RELATED, format!("{}: {}", place(related), text(related, "message"))));
        }
        Self {
            severity: severity.name(),
            word: severity.word().in_(speech).to_owned(),
            code: text(problem, "code").to_owned(),
            message: text(problem, "message").to_owned(),
            place: place(problem),
            facts,
        }
    }

    fn html(&self) -> String {
        let facts: String = self
            .facts
            .iter()
            .map(|fact| format!("<dt>{}</dt><dd>{}</dd>", escape(fact.label), escape(&fact.text)))
            .collect();
        format!(
            "<li class=\"{}\"><h2>{}[{}]: {}</h2><p><code>{}</code></p><dl>{facts}</dl></li>\n",
            self.severity,
            escape(&self.word),
            escape(&self.code),
            escape(&self.message),
            escape(&self.place)
        )
    }
}

fn heading(errors: usize, warnings: usize) -> Bilingual {
    let (e, w) = (plural(errors), plural(warnings));
    match (errors, warnings) {
        (0, 0) => Bilingual::literal("Lưu ý", "Notes"),
        (0, _) => bilingual!("{warnings} cảnh báo", "{warnings} warning{w}"),
        (_, 0) => bilingual!("{errors} lỗi cần sửa", "{errors} error{e} to mend"),
        _ => {
            bilingual!("{errors} lỗi cần sửa, {warnings} cảnh báo", "{errors} error{e} to mend, {warnings} warning{w}")
        }
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// `file:line:column`, or the file with its sheet and cell.
fn place(problem: &Value) -> String {
    let file = text(problem, "file");
    match (problem["sheet"].as_str(), problem["cell"].as_str()) {
        (Some(sheet), Some(cell)) => format!("{file} · {sheet}!{cell}"),
        (None, Some(cell)) => format!("{file} · {cell}"),
        _ => format!("{file}:{}:{}", problem["line"], problem["column"]),
    }
}

fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object[key].as_str().unwrap_or_default()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn served() -> Served {
        let problem = json!({
            "file": "content/drives/a.yaml", "line": 14, "column": 5, "code": "unknown-field", "severity": "error",
            "message": "there is no `<b>`", "found": "<b>", "accepted": ["when", "hours"], "help": "write `when`",
            "related": [{"file": "content/x.yaml", "line": 1, "column": 2, "message": "here"}],
        });
        let problems = json!({"version": 1, "problems": [problem], "summary": {"errors": 1, "warnings": 2}});
        Served { problems, ..Served::default() }
    }

    #[test]
    fn the_page_says_everything_without_a_script_and_escapes_it() {
        let page = Panel::of(&served(), Speech::En).page();
        for said in [
            "<h1>1 error to mend, 2 warnings</h1>",
            "error[unknown-field]: there is no `&lt;b&gt;`",
            "content/drives/a.yaml:14:5",
            "<dt>Found</dt><dd>&lt;b&gt;</dd>",
            "<dt>Accepted</dt><dd>when, hours</dd>",
            "<dt>Help</dt><dd>write `when`</dd>",
            "<dt>See also</dt><dd>content/x.yaml:1:2: here</dd>",
        ] {
            assert!(page.contains(said), "{said}\n{page}");
        }
        assert!(!page.contains("<b>"));
    }

    #[test]
    fn the_panel_speaks_the_language_asked_for() {
        let panel = Panel::of(&served(), Speech::Vi);
        assert_eq!((panel.lang, panel.heading.as_str(), panel.close), ("vi", "1 lỗi cần sửa, 2 cảnh báo", "Đóng"));
    }

    #[test]
    fn errors_stand_before_what_only_deserves_a_look() {
        let mut served = served();
        let error = served.problems["problems"][0].clone();
        let mut note = error.clone();
        (note["severity"], note["code"]) = ("note".into(), "no-base-url".into());
        served.problems["problems"] = json!([note, error]);
        let codes: Vec<String> = Panel::of(&served, Speech::Vi).problems.into_iter().map(|shown| shown.code).collect();
        assert_eq!(codes, ["unknown-field", "no-base-url"]);
    }

    #[test]
    fn a_place_in_a_table_is_its_cell() {
        assert_eq!(place(&json!({"file": "a.xlsx", "sheet": "Lịch", "cell": "B3"})), "a.xlsx · Lịch!B3");
        assert_eq!(place(&json!({"file": "a.csv", "line": 3, "column": 1})), "a.csv:3:1");
    }
}
