//! "Tôi có hiến được không?": one question a page, put by the rules of `facts.yaml` in their order.

use super::pages::{DeferredView, EligibilityView, EligibleView, QuestionView};
use super::parts::Link;
use super::scene::Scene;
use super::tongue::capitalized;
use super::words::{self, Word};
use super::{rules, schedule};
use crate::model::fact::{Answer, Fact, Question, Topic, questions};
use crate::model::kind::Kind;
use crate::routes::{Page, Step};

/// The topics a donor asks about before coming.
const TOPICS: [Topic; 4] = [Topic::Eligibility, Topic::Interval, Topic::Deferral, Topic::Volume];

/// The way to the questions from elsewhere; `None` where there are none.
pub fn way(scene: Scene<'_>) -> Option<Link> {
    to(scene, Step::Start, words::QUESTIONS)
}

/// The first page of all.
pub fn start(scene: Scene<'_>) -> Option<EligibilityView> {
    let questions = asked(scene);
    let first = questions.first()?;
    Some(EligibilityView {
        first: step_to(scene, question_of(first), first.text)?,
        total: count(questions.len()),
        rules: rules::groups_of(scene, &TOPICS),
        next_donation: scene.way(&Page::NextDonation, words::NEXT_DONATION),
    })
}

/// The question of a rule.
pub fn question(scene: Scene<'_>, id: &str) -> Option<QuestionView> {
    let questions = asked(scene);
    let at = questions.iter().position(|question| question.fact.id.value == id)?;
    let question = questions[at];
    let previous = at.checked_sub(1).map_or(Step::Start, |before| question_of(&questions[before]));
    let onward = questions.get(at + 1).map_or(Step::End, question_of);
    let step = |answer: Answer| match answer == question.defers {
        true => Step::Deferred(id.to_owned()),
        false => onward.clone(),
    };
    let answers = [Answer::Yes, Answer::No].into_iter().map(|answer| to(scene, step(answer), word(answer)));
    Some(QuestionView {
        question: question.text.to_owned(),
        cases: cases(question.fact),
        number: count(at + 1),
        total: count(questions.len()),
        answers: answers.collect::<Option<_>>()?,
        rule: rules::rule(scene.tongue, question.fact),
        previous: to(scene, previous, words::ELIGIBILITY)?,
    })
}

/// What is said where the answer to a rule's question means that one may have to wait.
pub fn deferred(scene: Scene<'_>, id: &str) -> Option<DeferredView> {
    let question = asked(scene).into_iter().find(|question| question.fact.id.value == id)?;
    let fact = question.fact;
    let ways = [
        scene.way(&Page::SCHEDULE, words::SCHEDULE),
        scene.way(&Page::List(Kind::Article), words::list_title(Kind::Article)),
        to(scene, Step::Start, words::ELIGIBILITY),
    ];
    let counts = fact.wait.is_some() && !fact.after.is_empty();
    Some(DeferredView {
        question: step_to(scene, question_of(&question), question.text)?,
        answer: scene.tongue.say(word(question.defers)),
        advice: question.advice.to_owned(),
        wait: fact.wait.map(|wait| scene.tongue.wait(wait)),
        rule: rules::rule(scene.tongue, fact),
        next_donation: scene.way(&Page::NextDonation, words::NEXT_DONATION).filter(|_| counts),
        ways: ways.into_iter().flatten().collect(),
    })
}

/// Behind the last question.
pub fn eligible(scene: Scene<'_>) -> EligibleView {
    EligibleView {
        schedule: scene.way(&Page::SCHEDULE, words::SCHEDULE).unwrap_or_default(),
        upcoming: schedule::coming(scene),
        care: rules::of_topic(scene, Topic::Care),
        start: to(scene, Step::Start, words::ELIGIBILITY).unwrap_or_default(),
    }
}

/// A single thing stands in the question already.
fn cases(fact: &Fact) -> Vec<String> {
    match fact.after.as_slice() {
        [_] => Vec::new(),
        several => several.iter().map(|case| capitalized(&case.value)).collect(),
    }
}

fn asked(scene: Scene<'_>) -> Vec<Question<'_>> {
    questions(&scene.site.facts)
}

fn question_of(question: &Question<'_>) -> Step {
    Step::Question(question.fact.id.value.clone())
}

fn to(scene: Scene<'_>, step: Step, word: Word) -> Option<Link> {
    scene.way(&Page::Eligibility(step), word)
}

fn step_to(scene: Scene<'_>, step: Step, text: &str) -> Option<Link> {
    scene.link(&Page::Eligibility(step), text)
}

fn word(answer: Answer) -> Word {
    match answer {
        Answer::Yes => words::YES,
        Answer::No => words::NO,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
