use super::super::unapproved::{UNAPPROVED, each_unapproved, unapproved};
use super::{check, site};

const NOW: &str = "2026-11-29T08:00";
const CONFIG: &str =
    "id: thu\ntitle: Trang thử\npublish: {approval: required, targets: {o: {kind: folder, path: web}}}\n";

/// What waits in a site that asks for approval, with the reason.
#[track_caller]
fn waiting(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<_> = [("site.yaml", CONFIG)].into_iter().chain(files.iter().copied()).collect();
    let site = site(NOW, false, &files);
    let waiting = unapproved(&site);
    assert_eq!(each_unapproved(&site).0.len(), waiting.len());
    let told = check(&site).0.iter().filter(|it| it.problem.code == UNAPPROVED.code).count();
    assert_eq!(told, usize::from(!waiting.is_empty()), "one note for all");
    waiting.iter().map(|one| format!("{} {}", one.name, one.reason().en)).collect()
}

fn fingerprint(path: &str, text: &str) -> String {
    unapproved(&site(NOW, false, &[("site.yaml", CONFIG), (path, text)]))[0].fingerprint.clone()
}

fn page(approved: &str) -> String {
    format!("---\ntitle: Giới thiệu\n{approved}---\nChữ.\n")
}

#[test]
fn an_approval_holds_for_what_was_approved_and_from_its_day() {
    let path = "pages/gioi-thieu.md";
    let of = fingerprint(path, &page(""));
    let approved = |on: &str, of: &str| page(&format!("approved: {{by: Người Mẫu, on: {on}, of: {of}}}\n"));
    assert_eq!(waiting(&[(path, &page(""))]), ["pages/gioi-thieu was never approved"]);
    for typed in [of.clone(), of.to_uppercase(), format!("{}-{}", &of[..4], &of[4..])] {
        assert!(waiting(&[(path, &approved("2026-11-29", &typed))]).is_empty(), "{typed}");
    }
    let changed = approved("2026-11-29", &of).replace("Chữ.", "Chữ khác.");
    let is_not = "pages/gioi-thieu is not as it was approved on 29/11/2026 (Người Mẫu)";
    assert_eq!(waiting(&[(path, &changed)]), [is_not]);
    assert_eq!(waiting(&[(path, &approved("2026-11-29", "bcdfghjk"))]), [is_not]);
    assert_eq!(waiting(&[(path, &approved("2026-11-29", "sai"))]), [is_not]);
    let ahead = waiting(&[(path, &approved("2026-11-30", &of))]);
    assert_eq!(ahead, ["pages/gioi-thieu has an approval of 30/11/2026, which lies in the future"]);
    // The same text under another name is another entry.
    assert_eq!(waiting(&[("pages/ban-sao.md", &approved("2026-11-29", &of))]).len(), 1);
}

#[test]
fn what_readers_do_not_see_waits_for_nobody() {
    let note = |more: &str| format!("---\nbody: Before you give\ntranslator: Mẫu\n{more}---\n");
    let reviewed = "reviewed_by: Mẫu\nreviewed_on: 2026-11-01\n";
    let of = fingerprint("pages/a.md", &page(""));
    let page = page(&format!("approved: {{by: Mẫu, on: 2026-11-29, of: {of}}}\n"));
    let with = |more: &str| {
        let config = format!("{CONFIG}languages: [{{tag: en, name: tiếng Anh}}]\n");
        let site = site(NOW, false, &[("site.yaml", &config), ("pages/a.md", &page), ("pages/a.en.md", &note(more))]);
        unapproved(&site).iter().map(|one| one.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(with(reviewed), ["pages/a.en"]);
    assert!(with("").is_empty(), "nobody reviewed it");
    assert!(with(&format!("{reviewed}draft: true\n")).is_empty());
    assert!(waiting(&[("pages/b.md", "---\ntitle: B\ndraft: true\n---\n")]).is_empty());
    assert!(waiting(&[("pages/b.md", "---\ntitle: B\npublish_from: 2027-01-01\n---\n")]).is_empty());
}

#[test]
fn a_site_that_does_not_ask_says_nothing() {
    for rule in ["", "publish: {approval: none, targets: {o: {kind: folder, path: web}}}\n"] {
        let config = format!("id: thu\ntitle: Trang thử\n{rule}");
        let site = site(NOW, false, &[("site.yaml", &config), ("pages/a.md", &page(""))]);
        assert!(each_unapproved(&site).0.is_empty());
        assert!(!check(&site).0.iter().any(|it| it.problem.code == UNAPPROVED.code));
    }
}

#[test]
fn a_moved_drive_needs_no_approval_and_a_new_one_does() {
    let drive = |more: &str| format!("---\ntitle: Buổi mẫu\n{more}---\nMời đến.\n");
    let of = fingerprint("drives/a.md", &drive("when: 2027-04-07\nhours: 7h30\nvenue: Chợ\n"));
    let approved = format!("approved: {{by: Mẫu, on: 2026-11-29, of: {of}}}\n");
    let with = |lines: &str| waiting(&[("drives/a.md", &drive(&format!("{lines}{approved}")))]);
    for lines in [
        "when: 2027-04-07\nhours: 7h30\nvenue: Chợ\n",
        "when: 2027-04-07\nhours: 8h\nvenue: Chợ\n",
        "when: 2027-04-08\nvenue: Sân\naddress: 1 đường Mẫu\n",
        "when: 2027-04-07\nstatus: cancelled\nhistory: [{on: 2026-11-28, was: {status: confirmed}, why: Bão}]\n",
        "when: 2027-04-07\nstatus: full\n",
    ] {
        assert!(with(lines).is_empty(), "{lines}");
    }
    assert_eq!(with("when: 2027-04-07\ntarget_units: 200\n").len(), 1);
    assert_eq!(with("when: 2027-04-07\nrepeats: {every: week}\n").len(), 1, "a new drive every week");
    assert_eq!(waiting(&[("drives/moi.md", &drive(&format!("when: 2027-05-07\n{approved}")))]).len(), 1);
}
