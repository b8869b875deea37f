use super::*;
use crate::diagnostics::Problem;
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
    static BAD_YAML: Error = "bad-yaml";
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
    static OTHER: Error = "unknown-field";
}

fn read(text: &str) -> (TextNotes, Vec<(&'static str, usize)>) {
    let file = SourceFile { path: "content/drives/a.yaml".into(), text: text.into(), hash: [0; 32] };
    let Checked { value, problems } = proofread(&file);
    (value, problems.0.iter().map(|problem| (problem.problem.code, problem.span.start)).collect())
}

#[test]
fn on_a_line_of_an_old_font_nothing_else_is_reported() {
    let text = "- title: HiÕn m¸u t×nh nguyÖn Ɓuôn\n- title: Xã Ɓon\n";
    let (notes, reported) = read(text);
    let second = text.rfind('Ɓ').unwrap();
    assert_eq!(reported, [("confusable-letter", second), ("legacy-text", "- title: ".len())]);
    assert!(notes.hides_names() && !notes.is_too_long);
}

#[test]
fn an_old_font_explains_its_line_and_the_syntax_after_it() {
    let text = "title: a\nvenue: HiÕn m¸u t×nh nguyÖn\nsummary: b\n";
    let (notes, _) = read(text);
    let explains = |problem: &'static Problem, word: &str| {
        let start = text.find(word).unwrap();
        let span = Span::new("content/drives/a.yaml".into(), start..start + word.len());
        notes.explains(&problem.at(span).message(Bilingual::literal("", "")))
    };
    let found = ["title", "venue", "summary"].map(|word| (explains(&OTHER, word), explains(&BAD_YAML, word)));
    assert_eq!(found, [(false, false), (true, true), (false, true)]);
}

#[test]
fn a_line_that_no_person_wrote_is_reported_and_nothing_is_looked_for_in_it() {
    let (notes, reported) = read(&format!("title: \u{E000}\nbody: {}\n", "a".repeat(LONGEST_LINE)));
    assert!(notes.is_too_long && notes.hides_names());
    assert_eq!(reported, [("long-line", "title: \u{E000}\n".len())]);
}
