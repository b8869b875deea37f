//! Values of arguments: each is read, or refused with what would do.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::check::is_site_address;
use crate::diagnostics::Speech;
use crate::model::date_time::LocalDateTime;
use crate::model::kind::Kind;

/// Accepts one of some values, each by its word.
pub fn one_of<T: Copy + Send + Sync + 'static>(
    values: impl IntoIterator<Item = T>,
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let values: Vec<T> = values.into_iter().collect();
    let words: Vec<&str> = values.iter().map(|value| word(*value)).collect();
    PossibleValuesParser::new(words)
        .try_map(move |said| values.iter().copied().find(|value| word(*value) == said).ok_or("no such word"))
}

/// The language of messages, or of names of fields.
pub fn language() -> impl TypedValueParser<Value = Speech> {
    one_of([Speech::Vi, Speech::En], |speech| speech.choose("vi", "en"))
}

/// The path of the file for `pack`. It must end in `.zip`, so that a mistake never overwrites a document.
pub fn archive(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    match path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
        true => Ok(path),
        false => Err("trang.zip".to_owned()),
    }
}

/// A kind of content by any of its names, or the names there are.
pub fn kind(text: &str) -> Result<Kind, String> {
    let words = || Kind::ALL.map(|kind| format!("{} ({})", kind.facts().label, kind.facts().singular)).join("; ");
    Kind::named(text).ok_or_else(words)
}

/// An address that a site can have, or examples.
pub fn site_address(text: &str) -> Result<String, String> {
    match is_site_address(text) {
        true => Ok(text.to_owned()),
        false => Err("https://example.org/, https://example.org/hien-mau/".to_owned()),
    }
}

/// A moment in Vietnam, or examples.
pub fn date_time(text: &str) -> Result<NaiveDateTime, String> {
    LocalDateTime::parse(text).map(|at| at.0).ok_or_else(|| "2023-02-05, 2023-02-05T07:30".to_owned())
}
