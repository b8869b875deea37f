//! `new KIND [ID]`: one new content file, with every required field filled in for now and every other field to hand;
//! with `--table` a workbook to be filled in, a row an entry; `new KIND ID.LANG` a translation.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use clap::ArgMatches;

use super::{Call, FINE, USAGE, clock, new_table, new_text, new_translation, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::parse::{id_and_language, parse, parse_table};
use crate::source::{find, is_table, read, read_table};
use crate::text::slug::{is_slug, slug, suggest};

/// Writes the file. Nothing that stands there is ever replaced.
pub fn run(call: &Call, options: &ArgMatches) -> u8 {
    let speech = call.speech(call.site_language().as_deref());
    let made = options
        .get_one::<String>("kind")
        .and_then(|word| Kind::ALL.into_iter().find(|kind| kind.facts().singular == word))
        .ok_or_else(Bilingual::default)
        .and_then(|kind| {
            let id = options.get_one::<String>("id").map(String::as_str);
            match options.get_flag("table") {
                true => make_table(call, kind, id),
                false => match id.and_then(id_and_language) {
                    Some((id, tag)) => make_translation(call, kind, id, tag),
                    None => make(call, kind, id),
                },
            }
        });
    match made {
        Ok(words) => {
            report::result(&words, speech);
            FINE
        }
        Err(words) => {
            report::failure(&words, speech);
            USAGE
        }
    }
}

/// Makes the file and tells what to do with it.
fn make(call: &Call, kind: Kind, wanted: Option<&str>) -> Result<Bilingual, Bilingual> {
    needs_site(call)?;
    let known = known(&call.site);
    let id = free_id(kind, wanted, &known)?;
    let path = format!("content/{}/{id}.md", kind.facts().folder);
    let speech = call.speech(call.site_language().as_deref());
    let first = |kinds: &[Kind]| known.iter().find(|target| kinds.contains(&target.kind)).cloned();
    let text = new_text::entry(kind, speech, clock::now().date(), &first)?;
    write_new(&call.site.join(&path), &text).map_err(|error| unwritten(&path, &error))?;
    Ok(bilingual!(
        "đã tạo {path}: điền các dòng trong tệp, rồi xóa dòng `Bản nháp` để đưa lên trang",
        "made {path}: fill in its lines, then delete the line `draft` to put it on the site"
    ))
}

/// Makes a translation to be filled in and tells what to do with it.
fn make_translation(call: &Call, kind: Kind, id: &str, tag: &str) -> Result<Bilingual, Bilingual> {
    needs_site(call)?;
    let (path, text) = new_translation::translation(call, kind, id, tag)?;
    write_new(&call.site.join(&path), &text).map_err(|error| unwritten(&path, &error))?;
    Ok(bilingual!(
        "đã tạo {path}: dịch xong thì chạy `giothong translations stamp {path}`",
        "made {path}: once it is translated, run `giothong translations stamp {path}`"
    ))
}

/// Makes a table and tells what to do with it. Its name is no id: each row has its own.
fn make_table(call: &Call, kind: Kind, wanted: Option<&str>) -> Result<Bilingual, Bilingual> {
    needs_site(call)?;
    let folder = kind.facts().folder;
    let path = |name: &str| format!("content/{folder}/{name}.xlsx");
    let taken = |name: &str| std::fs::symlink_metadata(call.site.join(path(name))).is_ok();
    let speech = call.speech(call.site_language().as_deref());
    let usual = bilingual!("bảng mới", "new table");
    let free = |text: &str| suggest(text, taken).unwrap_or_default();
    let name = match wanted {
        None => free(usual.in_(speech)),
        Some(name) => {
            usable(name)?;
            if taken(name) {
                let (path, other) = (path(name), free(name));
                return Err(bilingual!(
                    "{path} đã có và không bị ghi đè; tên còn trống: `{other}`",
                    "{path} is there and is not replaced; a free name is `{other}`"
                ));
            }
            name.to_owned()
        }
    };
    let path = path(&name);
    let bytes = new_table::table(kind, speech).map_err(|error| unwritten(&path, &error))?;
    write_new(&call.site.join(&path), bytes).map_err(|error| unwritten(&path, &error))?;
    Ok(bilingual!(
        "đã tạo {path}: mở bằng Excel, điền mỗi hàng một mục dưới hàng tiêu đề, rồi lưu",
        "made {path}: open it as a spreadsheet, fill in one entry a row below the header, and save it"
    ))
}

fn needs_site(call: &Call) -> Result<(), Bilingual> {
    match call.site.join("content/site.yaml").is_file() {
        true => Ok(()),
        false => Err(Bilingual::literal(
            "ở đây chưa có trang nào (không thấy content/site.yaml)",
            "there is no site here (no content/site.yaml)",
        )),
    }
}

fn unwritten(path: &str, error: &dyn std::fmt::Display) -> Bilingual {
    bilingual!("không ghi được {path}: {error}", "cannot write {path}: {error}")
}

/// Every id of the site, whatever state its entry is in.
fn known(site: &Path) -> BTreeSet<Target> {
    let files = find(site, "content").into_value(&mut Problems::default());
    let parsed = files.iter().filter_map(|file| {
        let ending = file.path.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase());
        let checked = match ending.as_str() {
            "md" | "yaml" | "yml" => parse(&read(file).ok()?),
            _ if is_table(&file.path) => parse_table(&read_table(file).ok()?),
            _ => return None,
        };
        Some(checked.into_value(&mut Problems::default()))
    });
    parsed
        .flat_map(|file| {
            let entries = file.entries.into_iter().map(|entry| Target { kind: entry.own.kind(), id: entry.id });
            entries.chain(file.broken).collect::<Vec<_>>()
        })
        .collect()
}

/// The id asked for, if it is one and free; else the first free one made from the kind's name.
fn free_id(kind: Kind, wanted: Option<&str>, known: &BTreeSet<Target>) -> Result<String, Bilingual> {
    let taken = |id: &str| known.contains(&Target { kind, id: id.into() });
    let free = |text: &str| suggest(text, taken).unwrap_or_default();
    let Some(id) = wanted else { return Ok(free(&format!("{} mới", kind.facts().singular))) };
    usable(id)?;
    if taken(id) {
        let (folder, other) = (kind.facts().folder, free(id));
        return Err(bilingual!(
            "mã `{id}` đã có trong content/{folder}/ và không bị ghi đè; mã còn trống: `{other}`",
            "the id `{id}` is taken in content/{folder}/ and nothing is replaced; a free one is `{other}`"
        ));
    }
    Ok(id.to_owned())
}

/// Whether a word may be an id or the name of a file.
fn usable(id: &str) -> Result<(), Bilingual> {
    if is_slug(id) {
        return Ok(());
    }
    Err(match slug(id).as_str() {
        "" => bilingual!(
            "`{id}` không dùng làm mã được: dùng chữ a–z, số và dấu gạch nối",
            "`{id}` cannot be an id: use a–z, digits and hyphens"
        ),
        meant => bilingual!("`{id}` không dùng làm mã được; dùng `{meant}`", "`{id}` cannot be an id; use `{meant}`"),
    })
}

/// Writes a file that is not there yet, and the folders above it.
///
/// # Errors
/// When something stands there already, and what the system says.
#[expect(clippy::disallowed_methods, reason = "`new` and `init` write the files a person asked for")]
pub fn write_new(path: &Path, contents: impl AsRef<[u8]>) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(contents.as_ref())
}
