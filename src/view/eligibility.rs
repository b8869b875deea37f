//! "Tôi có hiến được không?": one question per page, made from the rules of `facts.yaml` in their order.

use super::prelude::*;
use crate::model::fact::{Answer, Question, SourcedFact, Topic, questions};
use crate::routes::Step;

/// The topics a donor asks about before coming.
const TOPICS: [Topic; 4] = [Topic::Eligibility, Topic::Interval, Topic::Deferral, Topic::Volume];

/// A link to the questions. `None` where there are no questions.
pub fn way(cx: ViewContext<'_>) -> Option<Link> {
    to(cx, Step::Start, words::QUESTIONS)
}

/// The start page of the questions.
pub fn start(cx: ViewContext<'_>) -> Option<EligibilityView> {
    let questions = asked(cx);
    let first = questions.first()?;
    Some(EligibilityView {
        first: step_to(cx, question_of(first), first.text)?,
        total: count(questions.len()),
        rules: awareness::rule_groups(cx, &TOPICS),
        next_donation: cx.to(&PageId::NextDonation),
    })
}

/// The question of a rule.
pub fn question(cx: ViewContext<'_>, id: &str) -> Option<QuestionView> {
    let questions = asked(cx);
    let at = questions.iter().position(|question| question.fact.id.value == id)?;
    let question = questions[at];
    let previous = at.checked_sub(1).map_or(Step::Start, |before| question_of(&questions[before]));
    let onward = questions.get(at + 1).map_or(Step::End, question_of);
    let step = |answer: Answer| match answer == question.defers {
        true => Step::Deferred(id.to_owned()),
        false => onward.clone(),
    };
    let answers = [Answer::Yes, Answer::No].into_iter().map(|answer| to(cx, step(answer), word(answer)));
    Some(QuestionView {
        question: question.text.to_owned(),
        cases: cases(question.fact),
        number: count(at + 1),
        total: count(questions.len()),
        answers: answers.collect::<Option<_>>()?,
        rule: awareness::rule(cx.locale, question.fact),
        previous: cx.to(&PageId::Eligibility(previous))?,
    })
}

/// The advice page for an answer to a rule's question that means that one may have to wait.
pub fn deferred(cx: ViewContext<'_>, id: &str) -> Option<DeferredView> {
    let question = asked(cx).into_iter().find(|question| question.fact.id.value == id)?;
    let fact = question.fact;
    let ways = [PageId::SCHEDULE, PageId::List(Kind::Article), PageId::Eligibility(Step::Start)];
    let counts = fact.wait.is_some() && !fact.after.is_empty();
    Some(DeferredView {
        question: step_to(cx, question_of(&question), question.text)?,
        answer: cx.locale.say(word(question.defers)),
        advice: question.advice.to_owned(),
        wait: fact.wait.map(|wait| cx.locale.wait(wait)),
        rule: awareness::rule(cx.locale, fact),
        next_donation: cx.to(&PageId::NextDonation).filter(|_| counts),
        ways: ways.iter().filter_map(|page| cx.to(page)).collect(),
    })
}

/// The page after the last question.
pub fn eligible(cx: ViewContext<'_>) -> EligibleView {
    EligibleView {
        to_ask: to_ask(cx).map(capitalized).collect(),
        schedule: cx.to(&PageId::SCHEDULE).unwrap_or_default(),
        upcoming: schedule::coming(cx),
        care: awareness::rules_of(cx, Topic::Care),
        start: cx.to(&PageId::Eligibility(Step::Start)).unwrap_or_default(),
    }
}

/// What the rules in force list and this site does not.
pub fn to_ask(cx: ViewContext<'_>) -> impl Iterator<Item = &str> {
    cx.site.facts.iter().filter_map(|fact| Some(fact.unlisted.as_ref()?.value.as_str()))
}

/// The cases of a question, listed only where there are several: a single case is already named in the question.
fn cases(fact: &SourcedFact) -> Vec<String> {
    match fact.asked_about() {
        [_] => Vec::new(),
        several => several.iter().map(|case| capitalized(&case.value)).collect(),
    }
}

fn asked(cx: ViewContext<'_>) -> Vec<Question<'_>> {
    questions(&cx.site.facts)
}

fn question_of(question: &Question<'_>) -> Step {
    Step::Question(question.fact.id.value.clone())
}

fn to(cx: ViewContext<'_>, step: Step, word: Phrase) -> Option<Link> {
    step_to(cx, step, &cx.locale.say(word))
}

fn step_to(cx: ViewContext<'_>, step: Step, text: &str) -> Option<Link> {
    cx.link(&PageId::Eligibility(step), text)
}

fn word(answer: Answer) -> Phrase {
    match answer {
        Answer::Yes => words::YES,
        Answer::No => words::NO,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
