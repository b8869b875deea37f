//! What VS Code is told of a new site: by which schema it checks and completes each YAML file, and the extension that
//! does it.

use serde_json::{Map, Value, json};

use crate::diagnostics::Speech;
use crate::model::schema::{Subject, schema};

/// The extension that checks YAML by a schema.
const EXTENSION: &str = "redhat.vscode-yaml";

/// The files, by their paths below the site's folder.
pub fn files() -> Vec<(String, String)> {
    let path = |subject: Subject| format!(".vscode/schemas/{}.json", subject.word());
    let schemas: Map<String, Value> =
        Subject::all().into_iter().map(|subject| (format!("./{}", path(subject)), json!(places(subject)))).collect();
    let settings = json!({
        "yaml.schemas": schemas,
        // A tab at the beginning of a line is a mistake in YAML.
        "[yaml]": { "editor.insertSpaces": true, "editor.tabSize": 2, "editor.detectIndentation": false },
        "files.encoding": "utf8",
    });
    let own =
        [(".vscode/settings.json", settings), (".vscode/extensions.json", json!({ "recommendations": [EXTENSION] }))];
    let schemas = Subject::all().into_iter().map(|subject| (path(subject), schema(Some(subject), Speech::Vi)));
    let files = own.into_iter().map(|(path, value)| (path.to_owned(), value)).chain(schemas);
    files.map(|(path, value)| (path, format!("{value:#}\n"))).collect()
}

/// The files that a schema is for, as patterns from the folder that is open in the editor.
fn places(subject: Subject) -> Vec<String> {
    match subject {
        Subject::Kind(kind) => {
            let folder = kind.facts().folder;
            ["yaml", "yml"].map(|ending| format!("/content/{folder}/**/*.{ending}")).into()
        }
        Subject::Site | Subject::Facts => vec![format!("/content/{}.yaml", subject.word())],
    }
}
