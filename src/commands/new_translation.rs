//! `new KIND ID.LANG`: a translation to be filled in, the Vietnamese above each empty field.

use super::Call;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Speech, nearest, one_of};
use crate::model::config::SiteLanguage;
use crate::model::field::{Field, Shape};
use crate::model::kind::Kind;
use crate::model::read::Record;
use crate::model::reference::Target;
use crate::model::schema::kind_tables;
use crate::model::site::Site;
use crate::model::translation::{About, Credit};
use crate::model::words::{Words, WordsByField};
use crate::pipeline::read_site;
use crate::text::language;

/// The path of a new translation and its text: a file beside the entry, or beside the table whose row the entry is.
///
/// # Errors
/// When there is no such entry or language, or a translation is there already.
pub fn translation(call: &Call, kind: Kind, id: &str, tag: &str) -> Result<(String, String), Bilingual> {
    let mut order = call.order(None);
    (order.drafts, order.unreviewed) = (true, true);
    let (_, site) = read_site(&order);
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
    let keys = call.speech(site.config.language.as_ref().map(|language| language.0.as_str()));
    Ok((path, text(kind, id, language, &words, keys)))
}

fn no_source(site: &Site, kind: Kind, id: &str) -> Bilingual {
    let folder = kind.facts().folder;
    let all = site.entries.all();
    let ids = all.iter().filter(|entry| entry.kind == kind).map(|entry| &**entry.id);
    let hint = one_of(&nearest(id, ids, 3));
    let (vi, en) = hint.map_or_else(Default::default, |hint| (format!("; {}", hint.vi), format!("; {}", hint.en)));
    bilingual!("không có `{folder}/{id}` để dịch{vi}", "there is no `{folder}/{id}` to translate{en}")
}

fn no_language(site: &Site, tag: &str) -> Bilingual {
    if tag.eq_ignore_ascii_case("vi") {
        return Bilingual::literal(
            "tiếng Việt là bản gốc: sửa thẳng trong tệp của nó, không có bản dịch",
            "Vietnamese is the source: change its own file, there is no translation into it",
        );
    }
    let tags = site.config.languages.iter().map(|language| language.tag.0.as_str()).collect::<Vec<_>>().join(", ");
    let (vi, en) = match tags.is_empty() {
        true => (String::new(), String::new()),
        false => (format!(" (đang có: {tags})"), format!(" (there are: {tags})")),
    };
    bilingual!(
        "trang này chưa khai báo ngôn ngữ `{tag}`: thêm `- tag: {tag}` vào `languages` của content/site.yaml{vi}",
        "the site does not declare the language `{tag}`: add `- tag: {tag}` to `languages` of content/site.yaml{en}"
    )
}

/// The text: what can be translated of an entry, and who answers for it.
fn text(kind: Kind, id: &str, language: &SiteLanguage, words: &WordsByField, keys: Speech) -> String {
    let tag = &language.tag.0;
    let name = language.name.as_deref().or(language::find(tag).map(|known| known.name_vi)).unwrap_or(tag);
    let opening = bilingual!(
        "## Bản dịch sang tiếng {name}. Dòng bắt đầu bằng # không lên trang.\n\
         ## Dịch vào sau dấu hai chấm; phần nào chưa dịch thì để trống, trang hiện tiếng Việt ở đó.\n\
         ## Ngày, giờ, nơi và con số lấy từ bản tiếng Việt, không ghi ở đây.\n",
        "## A translation into `{tag}`. Lines that begin with # are not published.\n\
         ## Translate behind the colons; what is left blank is shown in Vietnamese.\n\
         ## Days, hours, places and numbers come from the Vietnamese and do not stand here.\n"
    );
    let mut text = format!("---\n{}", opening.in_(keys));
    if !language.is_audio_only() {
        let [title, common, own] = kind_tables(kind);
        let fields = title.iter().chain(common).chain(own).copied();
        let is_asked = |path: &str| path != "body" && !(kind == Kind::Donor && path == "name");
        let words: WordsByField = words
            .iter()
            .filter(|(path, _)| is_asked(path))
            .map(|(path, words)| (path.clone(), words.clone()))
            .collect();
        text += &asked(&fields.collect::<Vec<_>>(), &words, "", "", keys);
    }
    let credit = |name: &str, value: &str| {
        let field = Credit::FIELDS.iter().find(|field| field.name == name);
        field.map_or_else(String::new, |field| format!("# {}: {value}\n", key(field, keys)))
    };
    text += bilingual!(
        "## Khi có bản thu, có người dịch và người đọc duyệt: xóa dấu # ở đầu dòng rồi điền.\n",
        "## Once there is a recording, a translator, a reader: take the # away and fill in.\n"
    )
    .in_(keys);
    text += &credit("audio", &format!("{{ file: {id}.{tag}.mp3, speaker: …, transcript_vi: … }}"));
    text += &["translator", "reviewed_by", "reviewed_on"].map(|name| credit(name, "…")).concat();
    if let Some(Words::Prose(body)) = words.get("body").filter(|_| !language.is_audio_only()) {
        text += bilingual!(
            "## Bài viết: dịch dưới dòng --- cuối cùng. Tiếng Việt:\n",
            "## The text: translate it below the last line ---. The Vietnamese:\n"
        )
        .in_(keys);
        text += &commented(body.text.trim(), "");
    }
    text + "---\n"
}

/// Empty fields, each below its Vietnamese; groups of fields as groups.
fn asked(fields: &[&'static Field], words: &WordsByField, before: &str, indent: &str, keys: Speech) -> String {
    let mut text = String::new();
    for field in fields.iter().filter(|field| field.words) {
        let path = format!("{before}{}", field.name);
        let lines = match (words.get(&path), field.shape) {
            (Some(words), _) => format!("{}{indent}{}:\n", vietnamese(words, indent), key(field, keys)),
            (None, Shape::Record(inner)) => {
                match asked(inner, words, &format!("{path}."), &format!("{indent}  "), keys).as_str() {
                    "" => continue,
                    inner => format!("{indent}{}:\n{inner}", key(field, keys)),
                }
            }
            _ => continue,
        };
        text += &lines;
    }
    text
}

fn vietnamese(words: &Words, indent: &str) -> String {
    let text = match words {
        Words::Text(text) => text.trim().to_owned(),
        Words::Lines(lines) => lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n"),
        Words::Prose(markdown) => markdown.text.trim().to_owned(),
    };
    match text.contains('\n') {
        true => format!("{indent}# tiếng Việt:\n{}", commented(&text, indent)),
        false => format!("{indent}# tiếng Việt: {text}\n"),
    }
}

fn commented(text: &str, indent: &str) -> String {
    text.lines().map(|line| format!("{}\n", format!("{indent}#   {line}").trim_end())).collect()
}

fn key(field: &Field, keys: Speech) -> &'static str {
    match keys {
        Speech::Vi => field.label,
        Speech::En => field.name,
    }
}
