//! `init DIR`: a new site that builds at once, with an example of what is written most, a guide for the officer with
//! pictures, and a table of every kind to be copied into the content.

mod guide;

use std::path::Path;

use clap::ArgMatches;

use super::new::write_new;
use super::new_table::table;
use super::{Call, FINE, USAGE, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech};
use crate::model::kind::Kind;
use crate::text::slug::slug;

/// The files of a new site. Only `site.yaml` is not the same for every site.
const FILES: [(&str, &str); 5] = [
    ("content/site.yaml", include_str!("init/site.yaml")),
    ("content/places/dia-ban-vi-du.md", include_str!("init/place.md")),
    ("content/organizations/don-vi-vi-du.md", include_str!("init/organization.md")),
    ("content/drives/buoi-vi-du.md", include_str!("init/drive.md")),
    ("content/pages/gioi-thieu.md", include_str!("init/page.md")),
];

/// Where the tables to be copied stand: beside the content, so that they are no part of it.
const TABLES: &str = "mau-bang";

/// Makes the site in a folder that is not there yet or holds nothing.
pub fn run(call: &Call, options: &ArgMatches) -> u8 {
    let speech = call.speech(None);
    let Some(name) = options.get_one::<String>("dir") else { return USAGE };
    match make(&call.site.join(name)) {
        Ok(()) => {
            let place = call.site.join(name);
            let place = place.strip_prefix(".").unwrap_or(&place).display();
            let words = bilingual!(
                "đã tạo trang mới trong {place}; đọc {place}/HUONG-DAN.html, rồi xem thử: giothong --site {place} serve",
                "made a new site in {place}; read {place}/HUONG-DAN.html (in Vietnamese), then: giothong --site {place} \
                 serve"
            );
            report::result(&words, speech);
            FINE
        }
        Err(words) => {
            report::failure(&words, speech);
            USAGE
        }
    }
}

fn make(folder: &Path) -> Result<(), Bilingual> {
    let place = folder.display();
    let failed =
        |error: std::io::Error| bilingual!("không ghi được vào {place}: {error}", "cannot write into {place}: {error}");
    if holds_something(folder).map_err(failed)? {
        return Err(bilingual!(
            "thư mục {place} đã có thứ khác; hãy chọn một thư mục mới hoặc còn trống",
            "the folder {place} holds something already; choose a new or an empty one"
        ));
    }
    let id = site_id(folder);
    for (path, text) in FILES {
        write_new(&folder.join(path), text.replace("{id}", &id)).map_err(failed)?;
    }
    write_new(&folder.join("HUONG-DAN.md"), guide::TEXT).map_err(failed)?;
    write_new(&folder.join("HUONG-DAN.html"), guide::page()).map_err(failed)?;
    for (path, bytes) in guide::PICTURES {
        write_new(&folder.join(path), bytes).map_err(failed)?;
    }
    for kind in Kind::ALL {
        let bytes = table(kind, Speech::Vi).map_err(|error| failed(std::io::Error::other(error)))?;
        let name = format!("{}.xlsx", kind.facts().folder);
        write_new(&folder.join(TABLES).join(name), bytes).map_err(failed)?;
    }
    Ok(())
}

/// Whether a folder holds anything, hidden files too. One that is not there holds nothing.
#[expect(clippy::disallowed_methods, reason = "`init` looks whether a folder is empty before it writes there")]
fn holds_something(folder: &Path) -> std::io::Result<bool> {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// The folder's name as an id: it follows from nothing else, so that the same call makes the same site.
fn site_id(folder: &Path) -> String {
    let whole = std::path::absolute(folder).and_then(|folder| folder.canonicalize().or(Ok(folder)));
    let name = whole.ok().and_then(|folder| folder.file_name().map(|name| slug(&name.to_string_lossy())));
    name.filter(|id| !id.is_empty()).unwrap_or_else(|| "trang-moi".to_owned())
}
