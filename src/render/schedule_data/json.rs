//! `schedule.json`.

use serde_json::{Map, Value, json};

use super::records::{defaults, records};
use crate::view::context::ViewContext;

/// The version of the format. A field may be added without a new one; none changes its meaning or is taken away.
pub const VERSION: u64 = 1;

/// `{"version", "site", "drives"}`, one record a line, so that two versions of the file can be compared line by line.
pub fn json(cx: ViewContext<'_>) -> String {
    let mut text = format!("{{\"version\": {VERSION},\n\"site\": {},\n\"drives\": [", Value::Object(site(cx)));
    let lines = records(cx).filter_map(|record| serde_json::to_string(&record).ok());
    for (index, line) in lines.enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(&line);
    }
    text.push_str("\n]}\n");
    text
}

/// What a record leaves to the site: its name, its address, its channels.
fn site(cx: ViewContext<'_>) -> Map<String, Value> {
    let config = &cx.site.config;
    let defaults = defaults(cx);
    let mut site = Map::new();
    site.insert("id".into(), (&*config.id.value).into());
    site.insert("title".into(), config.title.value.as_str().into());
    let optional =
        [("url", config.base_url.as_ref().map(|base| base.text.as_str())), ("notice", config.notice.as_deref())];
    site.extend(optional.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.into()))));
    if let Some(day) = cx.site.now.archive_of() {
        site.insert("archive_of".into(), day.to_string().into());
    }
    site.insert("time_zone".into(), "+07:00".into());
    site.insert("registration".into(), json!(defaults.registration));
    site.insert("contact".into(), json!(defaults.contact));
    site
}
