//! `schema [KIND]`: JSON Schema of the content, for editors.

use clap::ArgMatches;

use super::{Call, FINE, report};
use crate::diagnostics::Speech;
use crate::model::schema::{Subject, schema};

/// Prints the schema of one subject, or of all. Without `--keys` the site's language decides.
pub fn run(call: &Call, options: &ArgMatches) -> u8 {
    let subject = options
        .get_one::<String>("kind")
        .and_then(|word| Subject::all().into_iter().find(|subject| subject.word() == word));
    let keys = match options.get_one::<String>("keys").map(String::as_str) {
        Some("vi") => Speech::Vi,
        Some("en") => Speech::En,
        _ => call.speech(call.site_language().as_deref()),
    };
    report::print(format_args!("{:#}", schema(subject, keys)));
    FINE
}
