//! Reads one file into records with spans: YAML, front matter, Markdown.
//!
//! *Incremental:* the result depends on the file alone, so it is cached under the file's content hash.

mod beside_days;
mod contact_in_words;
pub mod edit;
mod entry;
mod front_matter;
mod indentation;
mod lent_year;
pub mod markdown;
mod odd_character;
pub mod outline;
mod page;
mod problems;
mod quoting;
mod rows;
mod said_elsewhere;
mod several_venues;
mod table;
mod translation;
mod yaml;

pub use entry::{Parsed, parse};
pub use problems::{PROBLEMS, UNKNOWN_FILE, UNREAD_DOCUMENT};
pub use table::{PROBLEMS as TABLE_PROBLEMS, derives_id, derives_title, parse_table, people_in_download};
pub use translation::id_and_language;
pub use yaml::yaml;
