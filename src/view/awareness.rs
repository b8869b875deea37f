//! Awareness: articles, and the medical and legal rules on which they are based, each with its source.

use std::sync::Arc;

use super::prelude::*;
use crate::model::article::Article;
use crate::model::fact::{SourcedFact, Topic};
use crate::text::fold::fold;
use crate::text::slug::slug;

/// The page of an article.
pub fn article(cx: ViewContext<'_>, article: &Entry<Article>) -> ArticleView {
    ArticleView {
        entry: entry(cx, Kind::Article, article, facts!(cx, article.own; topic, audience)),
        plain: article.plain.clone(),
        reviewed: article.reviewed_by.as_ref().map(|by| ReviewView {
            by: by.clone(),
            on: article.reviewed_on.as_ref().map(|day| cx.locale.day(day.value)),
        }),
        rules: topic_of(article).map_or_else(Vec::new, |topic| rules_of(cx, topic)),
    }
}

/// The topic of the rules that belong to an article: the topic with the same name as that of the article.
fn topic_of(article: &Article) -> Option<Topic> {
    let topic = fold(article.topic.as_deref()?);
    Topic::ALL.iter().copied().find(|candidate| fold(candidate.label()) == topic || fold(candidate.name()) == topic)
}

/// The page of all articles, by topic, and every rule.
pub fn awareness(cx: ViewContext<'_>) -> AwarenessView {
    let mut articles: Vec<&Entry<Article>> = cx.site.entries.articles.values().map(Arc::as_ref).collect();
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
    AwarenessView { topics: topics.collect(), rules: rule_groups(cx, Topic::ALL) }
}

fn topic_name(article: &Entry<Article>) -> &str {
    article.topic.as_deref().unwrap_or(words::OTHER_TOPICS.vi)
}

/// The rules on a topic that are in force, in the order of `facts.yaml`.
pub fn rules_of(cx: ViewContext<'_>, topic: Topic) -> Vec<Rule> {
    let on_topic = cx.site.facts.iter().filter(|fact| fact.topic == topic);
    on_topic.map(|fact| rule(cx.locale, fact)).collect()
}

/// The laws and circulars that rules come from, each once, without article and clause: "Thông tư 26/2013/TT-BYT".
pub fn laws(rules: &[Rule]) -> Vec<String> {
    let mut laws: Vec<String> = Vec::new();
    for law in rules.iter().filter_map(|rule| rule.source.text.split(", ").next()) {
        if laws.iter().all(|other| other != law) {
            laws.push(law.to_owned());
        }
    }
    laws
}

/// The rules on some topics; those without a rule are left out.
pub fn rule_groups(cx: ViewContext<'_>, topics: &[Topic]) -> Vec<RuleGroup> {
    let group = |topic: &Topic| RuleGroup {
        heading: cx.locale.chosen(*topic),
        anchor: format!("quy-dinh-{}", topic.name()),
        rules: rules_of(cx, *topic),
    };
    topics.iter().map(group).filter(|group| !group.rules.is_empty()).collect()
}

/// A rule on a page.
pub fn rule(locale: Locale<'_>, fact: &SourcedFact) -> Rule {
    Rule {
        anchor: fact.id.value.clone(),
        text: fact.text.clone(),
        value: fact.value.clone(),
        source: match &fact.url {
            Some(url) => Text::outside(&fact.source, &url.text),
            None => Text::plain(&fact.source),
        },
        checked_on: fact.checked_on.as_ref().map(|day| locale.day(day.value)),
        verified: fact.verified == Some(true),
        until: fact.valid_to.as_ref().map(|last| locale.partial(last.value)),
        unlisted: fact.unlisted.as_ref().map(|list| list.value.clone()),
    }
}
