//! Additions of the preview to pages: the script that reloads them, and the problems, as data for the script and as a
//! whole page until the first build without errors.

use serde::Serialize;

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Severity, Sources, Span, Speech};

// The path prefix of the preview's own files. No page of a site begins with it.
pub(super) const EVENTS: &str = "/__giothong/events";
pub(super) const PROBLEMS: &str = "/__giothong/problems";
pub(super) const SCRIPT: &str = "/__giothong/overlay.js";
pub(super) const STYLE: &str = "/__giothong/overlay.css";

/// Reloads the page after a build and shows the problems over it.
pub(super) const SCRIPT_TEXT: &str = include_str!("overlay.js");
/// The styles of the problem panel.
pub(super) const STYLE_TEXT: &str = include_str!("overlay.css");
/// The answer for a page that registers the site's service worker: a worker that unregisters itself, since pages cached
/// by a worker would hide changes from the preview.
pub(super) const WORKER_TEXT: &str = "addEventListener(\"install\", () => skipWaiting());\n\
     addEventListener(\"activate\", () => registration.unregister());\n";

/// The element that starts the script on a page; `mark` identifies the served files.
pub(super) fn script(mark: &str) -> String {
    format!("<script src=\"{SCRIPT}\" data-site=\"{mark}\" defer></script>")
}

/// Inserts `addition` before the `</body>` of a page, or appends it where there is none.
pub(super) fn inject(page: &[u8], addition: &str) -> Vec<u8> {
    const END: &[u8] = b"</body";
    let end = page.windows(END.len()).rposition(|window| window.eq_ignore_ascii_case(END)).unwrap_or(page.len());
    [&page[..end], addition.as_bytes(), &page[end..]].concat()
}

/// A list of problems with all labels, in one language.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Panel {
    lang: &'static str,
    /// Identifies this list among others.
    mark: String,
    /// Whether there are errors: the panel then opens by itself.
    urgent: bool,
    /// The number of problems of each severity.
    heading: String,
    /// The consequence for the page below the panel.
    explanation: &'static str,
    /// The label of the button that closes the panel.
    close: &'static str,
    /// The problems: errors first, since only they prevent the build, then the others; both in file order.
    problems: Vec<ShownProblem>,
}

#[derive(Clone, Debug, Serialize)]
struct ShownProblem {
    severity: &'static str,
    word: &'static str,
    code: &'static str,
    message: String,
    place: String,
    facts: Vec<ProblemFact>,
}

/// A labelled fact that helps to fix a problem.
#[derive(Clone, Debug, Serialize)]
struct ProblemFact {
    label: &'static str,
    text: String,
}

/// The page under the panel.
#[derive(Clone, Copy)]
pub(super) enum Behind {
    /// There is no site yet.
    Nothing,
    /// It belongs to a former site.
    Former,
    /// It belongs to the site that has the problems.
    Present,
}

impl Panel {
    /// The panel for problems.
    pub fn of(problems: &Problems, sources: &Sources, behind: Behind, mark: String, speech: Speech) -> Self {
        let (errors, warnings) = (problems.count(Severity::Error), problems.count(Severity::Warning));
        let explanation = match (errors, behind) {
            (_, Behind::Nothing) => speech.choose(
                "Chưa dựng được trang nào. Sửa xong và lưu tệp, trang sẽ tự hiện ra.",
                "Nothing could be built yet. The site appears by itself once the files are mended and saved.",
            ),
            (0, _) => speech.choose(
                "Trang vẫn xuất bản được, nhưng nên xem lại những chỗ này.",
                "The site can be published, but these places deserve a look.",
            ),
            (_, Behind::Former) => speech.choose(
                "Trang phía sau là bản dựng tốt gần nhất. Sửa xong và lưu tệp, trang sẽ tự cập nhật.",
                "The page behind is the last good build. It follows by itself once the files are mended and saved.",
            ),
            (_, Behind::Present) => speech.choose(
                "Trang phía sau là bản vừa lưu; còn lỗi thì chưa xuất bản được. Sửa xong và lưu tệp, trang sẽ tự cập nhật.",
                "The page behind is what was just saved; with errors it cannot be published. It follows by itself once the files are mended and saved.",
            ),
        };
        let mut listed: Vec<&Diagnostic> = problems.0.iter().collect();
        listed.sort_by_key(|problem| problem.severity() != Severity::Error);
        Self {
            lang: speech.choose("vi", "en"),
            mark,
            urgent: errors > 0,
            heading: heading(errors, warnings).in_(speech).to_owned(),
            explanation,
            close: speech.choose("Đóng", "Close"),
            problems: listed.into_iter().map(|problem| ShownProblem::of(problem, sources, speech)).collect(),
        }
    }

    /// The panel as a page of its own, readable without a script. With a script, it reloads after the next build.
    pub fn page(&self) -> String {
        let (lang, heading, explanation) = (self.lang, escape(&self.heading), escape(self.explanation));
        let problems: String = self.problems.iter().map(ShownProblem::html).collect();
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

impl ShownProblem {
    fn of(problem: &Diagnostic, sources: &Sources, speech: Speech) -> Self {
        let mut facts = Vec::new();
        let mut fact = |vi, en, text| facts.push(ProblemFact { label: speech.choose(vi, en), text });
        if let Some(found) = &problem.found {
            fact("Tìm thấy", "Found", found.clone());
        }
        if !problem.accepted.is_empty() {
            fact("Nhận", "Accepted", problem.accepted.join(", "));
        }
        if let Some(help) = problem.fix() {
            fact("Cách sửa", "Help", help.in_(speech).to_owned());
        }
        for related in &problem.related {
            let said = format!("{}: {}", place(&related.span, sources, speech), related.message.in_(speech));
            fact("Xem thêm", "See also", said);
        }
        Self {
            severity: problem.severity().name(),
            word: problem.severity().word().word(speech),
            code: problem.problem.code,
            message: problem.message.in_(speech).to_owned(),
            place: place(&problem.span, sources, speech),
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
            escape(self.word),
            escape(self.code),
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
fn place(span: &Span, sources: &Sources, speech: Speech) -> String {
    let (file, position) = (&span.file, sources.position(span));
    match position.in_table(speech) {
        Some(cell) => format!("{file} · {cell}"),
        None => format!("{file}:{}:{}", position.line, position.column),
    }
}

/// Text as it stands in HTML and in its attributes.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem;

    problem! {
        ///
        ///
        /// ```text
        ///
        /// ```
        ///
        /// ```text
        ///
        /// ```
        static PROBLEM: Error = "unknown-field";
    }
    problem! {
        ///
        ///
        /// ```text
        ///
        /// ```
        ///
        /// ```text
        ///
        /// ```
        static NOTE: Note = "no-base-url";
    }

    fn panel(speech: Speech) -> Panel {
        let span = |file: &str, range| Span::new(file.into(), range);
        let said = |text: &'static str| Bilingual::literal(text, text);
        let mut sources = Sources::default();
        sources.insert("content/drives/a.yaml".into(), "a\n  <b>".into());
        sources.insert("content/x.yaml".into(), "x".into());
        let error = PROBLEM
            .at(span("content/drives/a.yaml", 4..7))
            .message(said("there is no `<b>`"))
            .found("<b>")
            .accepted(["when", "hours"])
            .help(said("write `when`"))
            .related(span("content/x.yaml", 1..1), said("here"));
        let note = NOTE.at(span("content/a.yaml", 0..0)).message(said("no address"));
        Panel::of(&Problems(vec![note, error]), &sources, Behind::Former, String::new(), speech)
    }

    #[test]
    fn the_page_says_everything_without_a_script_and_escapes_it() {
        let page = panel(Speech::En).page();
        for said in [
            "<h1>1 error to mend</h1>",
            "error[unknown-field]: there is no `&lt;b&gt;`",
            "content/drives/a.yaml:2:3",
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
        let panel = panel(Speech::Vi);
        assert_eq!((panel.lang, panel.heading.as_str(), panel.close), ("vi", "1 lỗi cần sửa", "Đóng"));
        assert_eq!(heading(1, 2).en, "1 error to mend, 2 warnings");
    }

    #[test]
    fn errors_stand_before_what_only_deserves_a_look() {
        let codes: Vec<&str> = panel(Speech::Vi).problems.into_iter().map(|shown| shown.code).collect();
        assert_eq!(codes, ["unknown-field", "no-base-url"]);
    }

    #[test]
    fn the_addition_stands_before_the_last_end_of_the_body() {
        assert_eq!(inject(b"<body></body>!</BODY></html>", "+"), b"<body></body>!+</BODY></html>");
    }

    #[test]
    fn a_page_without_an_end_gets_it_after() {
        assert_eq!(inject(b"<p>a", "+"), b"<p>a+");
    }
}
