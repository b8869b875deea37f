use super::{assert_count, reported};
use crate::check::consent::MISSING_CONSENT;

fn found(lines: &str) -> Vec<String> {
    let donor = format!("---\nname: Người mẫu\n{lines}\n---\n");
    reported(&MISSING_CONSENT, "2025-04-01T08:00", &[("donors/mau-01.md", &donor)])
}

#[test]
fn people_and_families_need_a_record_and_collectives_none() {
    assert_eq!(found("kind: person"), ["mau-01.md: `mau-01` chưa có ghi nhận đồng ý, nên không hiện tên"]);
    assert_count(&found("kind: family"), 1);
    assert_count(&found("kind: collective"), 0);
    assert_count(&found("kind: person\nconsent: {status: none}"), 0);
}
