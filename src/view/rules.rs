//! The medical and legal rules, each with its source.

use super::pages::RuleGroup;
use super::parts::{Rule, Text};
use super::scene::Scene;
use super::tongue::Tongue;
use crate::model::fact::{Fact, Topic};

/// The rules on a topic that are in force, in the order of `facts.yaml`.
pub fn of_topic(scene: Scene<'_>, topic: Topic) -> Vec<Rule> {
    let on_topic = scene.site.facts.iter().filter(|fact| fact.topic == topic);
    on_topic.map(|fact| rule(scene.tongue, fact)).collect()
}

/// Every rule, by topic; topics without a rule are left out.
pub fn groups(scene: Scene<'_>) -> Vec<RuleGroup> {
    groups_of(scene, Topic::ALL)
}

/// The rules on some topics; those without a rule are left out.
pub fn groups_of(scene: Scene<'_>, topics: &[Topic]) -> Vec<RuleGroup> {
    let group = |topic: &Topic| RuleGroup {
        heading: scene.tongue.choice(topic.name(), topic.label()),
        anchor: format!("quy-dinh-{}", topic.name()),
        rules: of_topic(scene, *topic),
    };
    topics.iter().map(group).filter(|group| !group.rules.is_empty()).collect()
}

/// A rule on a page.
pub fn rule(tongue: Tongue<'_>, fact: &Fact) -> Rule {
    Rule {
        anchor: fact.id.value.clone(),
        text: fact.text.clone(),
        value: fact.value.clone(),
        source: match &fact.url {
            Some(url) => Text::outside(&fact.source, &url.text),
            None => Text::plain(&fact.source),
        },
        checked_on: fact.checked_on.as_ref().map(|day| tongue.day(day.value)),
        verified: fact.verified == Some(true),
    }
}
