//! `new KIND [ID]`: makes a content file with valid values in all required fields and examples of all others; with
//! `--table` an empty workbook, in which each row is an entry; `new KIND ID.LANG` a translation.

use super::arguments::NewOptions;
use super::files::{self, unwritten};
use super::{Call, blank_table, blank_text, clock, report};
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech, nearest, one_of};
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::model::site::Site;
use crate::model::translation::About;
use crate::parse::id_and_language;
use crate::pipeline::{known_ids, read_site};
use crate::text::slug::{is_slug, slug, suggest};

/// Writes the file and says how to continue. Existing files are never replaced.
pub fn run(call: &Call, options: &NewOptions) -> u8 {
    let speech = call.site_speech();
    if !call.site.join("content/site.yaml").is_file() {
        let words = Bilingual::literal(
            "ở đây chưa có trang nào (không thấy content/site.yaml)",
            "there is no site here (no content/site.yaml)",
        );
        return report::failure(&words, speech);
    }
    let (kind, id) = (options.kind, options.id.as_deref());
    let made = match (options.table, id.and_then(id_and_language)) {
        (true, _) => table(call, kind, id, speech),
        (false, Some((id, tag))) => translation(call, kind, id, tag, speech),
        (false, None) => entry(call, kind, id, speech),
    };
    report::outcome(made, speech)
}

fn entry(call: &Call, kind: Kind, wanted: Option<&str>, speech: Speech) -> Result<Bilingual, Bilingual> {
    let known = known_ids(&call.order(None, true));
    let folder = kind.facts().folder;
    let taken = |id: &str| known.contains(&Target { kind, id: id.into() });
    let id = free(wanted, &format!("{} mới", kind.facts().singular), taken, |id, other| {
        bilingual!(
            "mã `{id}` đã có trong content/{folder}/ và không bị ghi đè; mã còn trống: `{other}`",
            "the id `{id}` is taken in content/{folder}/ and nothing is replaced; a free one is `{other}`"
        )
    })?;
    let first = |kinds: &[Kind]| known.iter().find(|target| kinds.contains(&target.kind)).cloned();
    let path = format!("content/{folder}/{id}.md");
    create(call, &path, blank_text::entry(kind, speech, clock().date(), &first)?)?;
    Ok(bilingual!(
        "đã tạo {path}: điền các dòng trong tệp, rồi xóa dòng `Bản nháp` để đưa lên trang",
        "made {path}: fill in its lines, then delete the line `draft` to put it on the site"
    ))
}

/// Makes an empty table. Its name is no id, since each row has its own id.
fn table(call: &Call, kind: Kind, wanted: Option<&str>, speech: Speech) -> Result<Bilingual, Bilingual> {
    let path = |name: &str| format!("content/{}/{name}.xlsx", kind.facts().folder);
    let taken = |name: &str| files::is_there(&call.site.join(path(name)));
    let name = free(wanted, speech.choose("bảng mới", "new table"), taken, |name, other| {
        let path = path(name);
        bilingual!(
            "{path} đã có và không bị ghi đè; tên còn trống: `{other}`",
            "{path} is there and is not replaced; a free name is `{other}`"
        )
    })?;
    let path = path(&name);
    create(call, &path, blank_table::workbook(kind, speech).map_err(|error| unwritten(&path, error))?)?;
    Ok(bilingual!(
        "đã tạo {path}: mở bằng Excel, điền mỗi hàng một mục dưới hàng tiêu đề, rồi lưu",
        "made {path}: open it as a spreadsheet, fill in one entry a row below the header, and save it"
    ))
}

/// Makes a translation beside the entry, or beside the table that contains the entry.
fn translation(call: &Call, kind: Kind, id: &str, tag: &str, speech: Speech) -> Result<Bilingual, Bilingual> {
    let (_, site) = read_site(&call.order(None, true));
    let target = Target { kind, id: id.into() };
    let (Some(entry), Some(words)) = (site.entries.find(&target), site.entries.words(&target)) else {
        return Err(no_source(&site, kind, id));
    };
    let language = site.config.meant(tag).ok_or_else(|| no_language(&site, tag))?;
    let there = site.translations.get(&About::Entry(target)).and_then(|tags| tags.get(&language.tag));
    if let Some(there) = there {
        let path = &there.translation.place.file;
        return Err(bilingual!("{path} đã có và không bị ghi đè", "{path} is there and is not replaced"));
    }
    let folder = entry.place.file.rsplit_once('/').map_or("content", |(folder, _)| folder);
    let path = format!("{folder}/{id}.{}.md", language.tag.0);
    create(call, &path, blank_text::translation(kind, id, language, &words, speech))?;
    Ok(bilingual!(
        "đã tạo {path}: dịch xong thì chạy `giothong translations stamp {path}`",
        "made {path}: once it is translated, run `giothong translations stamp {path}`"
    ))
}

fn create(call: &Call, path: &str, contents: impl AsRef<[u8]>) -> Result<(), Bilingual> {
    files::create(&call.site.join(path), contents).map_err(|error| unwritten(path, error))
}

/// The wanted name, if it is an id and free; without one, the first free name made from the usual words.
fn free(
    wanted: Option<&str>,
    usual: &str,
    taken: impl Fn(&str) -> bool,
    refusal: impl Fn(&str, &str) -> Bilingual,
) -> Result<String, Bilingual> {
    let Some(name) = wanted else { return Ok(suggest(usual, taken).unwrap_or_default()) };
    if !is_slug(name) {
        return Err(match slug(name).as_str() {
            "" => bilingual!(
                "`{name}` không dùng làm mã được: dùng chữ a–z, số và dấu gạch nối",
                "`{name}` cannot be an id: use a–z, digits and hyphens"
            ),
            meant => {
                bilingual!("`{name}` không dùng làm mã được; dùng `{meant}`", "`{name}` cannot be an id; use `{meant}`")
            }
        });
    }
    match taken(name) {
        true => Err(refusal(name, &suggest(name, taken).unwrap_or_default())),
        false => Ok(name.to_owned()),
    }
}

fn no_source(site: &Site, kind: Kind, id: &str) -> Bilingual {
    let folder = kind.facts().folder;
    let all = site.entries.all();
    let ids = all.iter().filter(|entry| entry.kind == kind).map(|entry| &**entry.id);
    let hint = one_of(&nearest(id, ids, 3)).map(|Bilingual { vi, en }| bilingual!("; {vi}", "; {en}"));
    let Bilingual { vi, en } = hint.unwrap_or_default();
    bilingual!("không có `{folder}/{id}` để dịch{vi}", "there is no `{folder}/{id}` to translate{en}")
}

fn no_language(site: &Site, tag: &str) -> Bilingual {
    if tag.eq_ignore_ascii_case("vi") {
        return Bilingual::literal(
            "tiếng Việt là bản gốc: sửa thẳng trong tệp của nó, không có bản dịch",
            "Vietnamese is the source: change its own file, there is no translation into it",
        );
    }
    let tags = site.config.languages.iter().map(|language| language.tag.0.as_str());
    let tags = tags.collect::<Vec<_>>().join(", ");
    let Bilingual { vi, en } = match tags.is_empty() {
        true => Bilingual::default(),
        false => bilingual!(" (đang có: {tags})", " (there are: {tags})"),
    };
    bilingual!(
        "trang này chưa khai báo ngôn ngữ `{tag}`: thêm `- tag: {tag}` vào `languages` của content/site.yaml{vi}",
        "the site does not declare the language `{tag}`: add `- tag: {tag}` to `languages` of content/site.yaml{en}"
    )
}
