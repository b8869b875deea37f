//! Problems in formats for programs: the JSON of `check --format json`, version 1, and annotations of GitHub Actions.

use serde_json::{Value, json};

use super::{Diagnostic, Edit, Problems, Severity, Sources, Span, Speech};

/// `{"version": 1, "problems": […], "summary": {"errors", "warnings"}}`, problems in the order given. The
/// `edits` of a problem mend it: bytes `start` to `end` of the file, without a byte-order mark, become `text`.
pub fn to_json(problems: &Problems, sources: &Sources, speech: Speech) -> Value {
    let list: Vec<Value> = problems.0.iter().map(|problem| one(problem, sources, speech)).collect();
    json!({
        "version": 1,
        "problems": list,
        "summary": {"errors": problems.count(Severity::Error), "warnings": problems.count(Severity::Warning)},
    })
}

fn one(problem: &Diagnostic, sources: &Sources, speech: Speech) -> Value {
    let mut object = place(&problem.span, sources);
    object.insert("code".into(), problem.problem.code.into());
    object.insert("severity".into(), problem.severity().name().into());
    object.insert("message".into(), problem.message.in_(speech).into());
    if let Some(found) = &problem.found {
        object.insert("found".into(), found.as_str().into());
    }
    if !problem.accepted.is_empty() {
        object.insert("accepted".into(), problem.accepted.clone().into());
    }
    if let Some(help) = problem.fix() {
        object.insert("help".into(), help.in_(speech).into());
    }
    let edits: Vec<Value> = problem
        .edits
        .iter()
        .map(|Edit { span, text, .. }| json!({"file": &*span.file, "start": span.start, "end": span.end, "text": text}))
        .collect();
    if !edits.is_empty() {
        object.insert("edits".into(), edits.into());
    }
    let related: Vec<Value> = problem
        .related
        .iter()
        .map(|related| {
            let mut object = place(&related.span, sources);
            object.insert("message".into(), related.message.in_(speech).into());
            Value::Object(object)
        })
        .collect();
    object.insert("related".into(), related.into());
    Value::Object(object)
}

fn place(span: &Span, sources: &Sources) -> serde_json::Map<String, Value> {
    let position = sources.position(span);
    let mut object = serde_json::Map::new();
    object.insert("file".into(), (&*span.file).into());
    object.insert("line".into(), position.line.into());
    object.insert("column".into(), position.column.into());
    if let Some(sheet) = position.sheet {
        object.insert("sheet".into(), (&*sheet).into());
    }
    if let Some(cell) = position.cell {
        object.insert("cell".into(), cell.into());
    }
    object
}

/// Annotations of GitHub Actions ("workflow commands"), one per line.
pub fn to_github(problems: &Problems, sources: &Sources, speech: Speech) -> Vec<String> {
    let line = |problem: &Diagnostic| {
        let word = match problem.severity() {
            Severity::Note => "notice",
            severity => severity.name(),
        };
        let position = sources.position(&problem.span);
        let file = escaped(&problem.span.file).replace(':', "%3A").replace(',', "%2C");
        let cell = position.in_table(speech).map_or_else(String::new, |cell| escaped(&format!("{cell}: ")));
        let (line, column, code) = (position.line, position.column, problem.problem.code);
        let message = escaped(problem.message.in_(speech));
        format!("::{word} file={file},line={line},col={column},title={code}::{cell}{message}")
    };
    problems.0.iter().map(line).collect()
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
