//! The medical and legal rules, each with its source.

use super::context::ViewContext;
use super::locale::Locale;
use super::pages::RuleGroup;
use super::parts::{Rule, Text};
use crate::model::fact::{Fact, Topic};

/// The rules on a topic that are in force, in the order of `facts.yaml`.
pub fn of_topic(cx: ViewContext<'_>, topic: Topic) -> Vec<Rule> {
    let on_topic = cx.site.facts.iter().filter(|fact| fact.topic == topic);
    on_topic.map(|fact| rule(cx.locale, fact)).collect()
}

/// Every rule, by topic; topics without a rule are left out.
pub fn groups(cx: ViewContext<'_>) -> Vec<RuleGroup> {
    groups_of(cx, Topic::ALL)
}

/// The rules on some topics; those without a rule are left out.
pub fn groups_of(cx: ViewContext<'_>, topics: &[Topic]) -> Vec<RuleGroup> {
    let group = |topic: &Topic| RuleGroup {
        heading: cx.locale.choice(topic.name(), topic.label()),
        anchor: format!("quy-dinh-{}", topic.name()),
        rules: of_topic(cx, *topic),
    };
    topics.iter().map(group).filter(|group| !group.rules.is_empty()).collect()
}

/// A rule on a page.
pub fn rule(locale: Locale<'_>, fact: &Fact) -> Rule {
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
    }
}
