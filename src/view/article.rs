//! Awareness: articles and the rules they rest on.

use super::context::ViewContext;
use super::entry::entry;
use super::locale::capitalized;
use super::pages::{ArticleView, AwarenessView, ReviewView};
use super::parts::{Section, Text};
use super::{facts::Rows, rules, words};
use crate::model::article::Article;
use crate::model::common::Entry;
use crate::model::fact::Topic;
use crate::model::kind::Kind;
use crate::model::reference::Target;
use crate::text::collation::collation_key;
use crate::text::fold::fold;
use crate::text::slug::slug;

/// The page of an article.
pub fn article(cx: ViewContext<'_>, article: &Entry<Article>, root: &str) -> ArticleView {
    let rows = Rows::of::<Article>(cx.locale)
        .add("topic", article.topic.as_ref().map(Text::plain))
        .add("audience", article.audience.as_ref().map(Text::plain))
        .done();
    ArticleView {
        entry: entry(cx, Kind::Article, article, root, rows, &[Kind::Material, Kind::News]),
        plain: article.plain.clone(),
        reviewed: article.reviewed_by.as_ref().map(|by| ReviewView {
            by: by.clone(),
            on: article.reviewed_on.as_ref().map(|day| cx.locale.day(day.value)),
        }),
        rules: topic_of(article).map_or_else(Vec::new, |topic| rules::of_topic(cx, topic)),
    }
}

/// The rules an article is about: those on the topic of the same name.
fn topic_of(article: &Article) -> Option<Topic> {
    let topic = fold(article.topic.as_deref()?);
    Topic::ALL.iter().copied().find(|candidate| fold(candidate.label()) == topic || fold(candidate.name()) == topic)
}

/// The page of all articles, by topic, and every rule.
pub fn awareness(cx: ViewContext<'_>) -> AwarenessView {
    let mut articles: Vec<&Entry<Article>> = cx.site.entries.articles.values().collect();
    articles.sort_by_cached_key(|article| (collation_key(topic_name(article)), collation_key(&article.title)));
    let topics = articles.chunk_by(|a, b| topic_name(a) == topic_name(b)).map(|group| Section {
        heading: match &group[0].topic {
            Some(topic) => capitalized(topic),
            None => cx.locale.say(words::OTHER_TOPICS),
        },
        anchor: format!("chu-de-{}", slug(topic_name(group[0]))),
        cards: group
            .iter()
            .filter_map(|article| cx.card(&Target { kind: Kind::Article, id: article.id.clone() }))
            .collect(),
        empty: None,
    });
    AwarenessView { topics: topics.collect(), rules: rules::groups(cx) }
}

fn topic_name(article: &Entry<Article>) -> &str {
    article.topic.as_deref().unwrap_or(words::OTHER_TOPICS.vi)
}
