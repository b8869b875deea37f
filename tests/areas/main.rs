//! Tests of finished sites and of the program as a whole, by the folder of `src/` they are about:
//! `cargo area schedule::` runs those of `schedule/` here and in the library.

#[path = "../support/mod.rs"]
mod support;

mod architecture;
mod expectations;
mod golden;
mod hostile;

mod assemble {
    mod place_names;
    mod publish_from;
    mod row_ids;
    mod translations;
}
mod commands {
    mod approve;
    mod explained_keys;
    mod convert_text;
    mod first_steps;
    mod hosts;
    mod init_ci;
    mod mistakes;
    mod pack;
    mod provinces;
    mod publish;
}
mod dates {
    mod wordings;
}
mod parse {
    mod closed_lists;
    mod private_tables;
    mod small_units;
    mod spelling;
    mod programme;
    mod yaml;
}
mod pipeline {
    mod external;
    mod same_bytes;
    mod unchanged;
}
mod schedule {
    mod changes;
    mod publication;
    mod recurrences;
    mod ten_changes;
    mod times_in_words;
}
mod source {
    mod private_files;
}
mod theme {
    mod bench;
    mod own_theme;
    mod parts;
}
mod view {
    mod documents_as_read;
    mod eligibility;
    mod minh_hoa;
    mod open_data;
    mod standing;
    mod translations_site;
}
