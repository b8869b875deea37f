use super::{assert_count, found, mends, reported};
use crate::check::overlapping_facts::OVERLAPPING_FACTS;

const NOW: &str = "2025-04-01T08:00";

/// A site with rules, each with an id, a text that is its own, and some lines.
fn facts(rules: &[&str]) -> String {
    let rule = |(at, lines): (usize, &&str)| {
        format!(
            "  - id: quy-dinh-{at}\n    text: Câu hư cấu số {at}.\n    source: Nguồn hư cấu, Điều {at}\n    {lines}\n"
        )
    };
    format!("facts:\n{}", rules.iter().enumerate().map(rule).collect::<String>())
}

fn at(rules: &[&str]) -> Vec<String> {
    reported(&OVERLAPPING_FACTS, NOW, &[("facts.yaml", &facts(rules))])
}

#[test]
fn the_day_after_the_last_is_free() {
    let later = "topic: benefit\n    valid_from: 01/7/2025\n    replaces: quy-dinh-0";
    let pair = |last: &str| at(&[&format!("topic: benefit\n    valid_to: {last}"), later]);
    assert_count(&pair("30/6/2025"), 0);
    assert_count(&pair("tháng 6/2025"), 0);
    assert_count(&pair("01/7/2025"), 1);
    assert_count(&pair("2025"), 1);
}

#[test]
fn one_thing_is_one_topic_with_the_same_question_text_or_case() {
    let same = "wait: 2 tuần\n    after: hiến mẫu";
    let of = |topic: &str| format!("topic: {topic}\n    {same}");
    assert_count(&at(&[&of("interval"), &of("interval")]), 1);
    assert_count(&at(&[&of("interval"), &of("deferral")]), 0);
    assert_count(&at(&["topic: interval", "topic: interval"]), 0);
    let asked = "topic: eligibility\n    question: Bạn có mẫu không?\n    if_yes: Chờ nhé.";
    assert_count(&at(&[asked, asked]), 1);
}

#[test]
fn a_long_rule_is_held_against_every_later_one_and_each_pair_told_once() {
    let case = "topic: interval\n    wait: 2 tuần\n    after: [hiến mẫu, hiến mẫu khác]";
    let long = format!("{case}\n    valid_from: 2010");
    let short = |year: u32| format!("{case}\n    valid_from: {year}\n    valid_to: {year}");
    assert_count(&at(&[&long, &short(2015), &short(2020)]), 2);
    assert_count(&at(&[&short(2015), &short(2020)]), 0);
}

#[test]
fn one_sentence_with_other_numbers_is_about_one_thing_where_two_legal_texts_say_it() {
    let pair = |texts: [&str; 2], sources: [&str; 2]| {
        let rule = |at: usize| {
            let (text, source) = (texts[at], sources[at]);
            format!("  - {{id: m{at}, topic: benefit, text: \"{text}\", source: \"{source}\"}}\n")
        };
        let facts = format!("facts:\n{}{}", rule(0), rule(1));
        reported(&OVERLAPPING_FACTS, NOW, &[("facts.yaml", &facts)])
    };
    let amounts = ["Quà hư cấu cho 10 ml là 1.000 đồng.", "Quà hư cấu cho 20 ml là 2.000 đồng."];
    assert_count(&pair(amounts, ["Thông tư hư cấu 1, Điều 1", "Thông tư hư cấu 2, Điều 1"]), 1);
    assert_count(&pair(amounts, ["Thông tư hư cấu 1, Điều 1", "Thông tư hư cấu 1, Điều 2 (dẫn lại)"]), 0);
    let short = |after: &str| format!("topic: interval\n    wait: 2 tuần\n    after: {after}");
    let same_text = facts(&[&short("hiến mẫu"), &short("hiến mẫu khác")]).replace("số 1", "số 0");
    assert_count(&reported(&OVERLAPPING_FACTS, NOW, &[("facts.yaml", &same_text)]), 0);
    let others = ["Quà hư cấu là 1.000 đồng.", "Tiền xe hư cấu là 2.000 đồng."];
    assert_count(&pair(others, ["Thông tư hư cấu 1", "Thông tư hư cấu 2"]), 0);
}

#[test]
fn the_mend_is_the_day_before_and_what_it_says_mends() {
    let later = "topic: benefit\n    valid_from: 01/3/2024\n    replaces: quy-dinh-0";
    let mend = |former: &str| mends(&OVERLAPPING_FACTS, NOW, &[("facts.yaml", &facts(&[former, later]))]);
    assert_eq!(mend("topic: benefit"), ["ghi `Hiệu lực đến: 29/02/2024` cho `quy-dinh-0`"]);
    assert_eq!(mend("topic: benefit\n    valid_to: 2024"), ["đổi `Hiệu lực đến` của `quy-dinh-0` thành 29/02/2024"]);
    assert!(mend("topic: benefit\n    Hiệu lực đến: 29/02/2024").is_empty());
}

#[test]
fn a_thousand_rules_about_one_thing_make_no_million_of_pairs() {
    let rules = vec!["topic: interval\n    wait: 2 tuần\n    after: hiến mẫu"; 1000];
    let site = facts(&rules);
    assert_eq!(found(&OVERLAPPING_FACTS, NOW, &[("facts.yaml", &site)]).len(), 999);
}
