//! What browsers see when files change.

use super::*;

#[test]
fn browsers_hear_of_a_change_and_get_the_new_page() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    let mut heard = preview.listen();
    let first: Value = serde_json::from_str(&heard.next().unwrap()).unwrap();
    let mark = first["site"].as_str().unwrap();
    assert!(preview.get("/").contains(&format!("data-site=\"{mark}\"")));
    preview.write("index.html", "<body>Mới</body>");
    assert!(heard.any(|marks| !marks.contains(&format!("\"site\":\"{mark}\""))));
    assert!(preview.get("/").contains("Mới"));
}

#[test]
fn a_new_folder_a_removal_and_a_rename_are_changes_too() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    let content = preview.folder.path().join("content");
    preview.write("moi/index.html", PAGE);
    preview.wait_until(|preview| preview.get("/moi/").contains("Chào"));
    fs::rename(content.join("moi"), content.join("khac")).unwrap();
    preview.wait_until(|preview| preview.get("/khac/").contains("Chào"));
    assert!(preview.get("/moi/").starts_with("HTTP/1.1 404 "));
    fs::remove_dir_all(content.join("khac")).unwrap();
    preview.wait_until(|preview| preview.get("/khac/").starts_with("HTTP/1.1 404 "));
}

#[test]
fn a_file_that_is_written_in_place_is_a_change() {
    let preview = Preview::of(&[("index.html", PAGE), ("a.txt", "fine")]);
    let content = preview.folder.path().join("content");
    for number in 1..4 {
        fs::write(content.join("a.txt"), number.to_string()).unwrap();
        preview.wait_until(|preview| preview.get("/a.txt").ends_with(&format!("\r\n{number}")));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_change_of_which_the_system_does_not_tell_is_shown_with_the_next_one() {
    let preview = Preview::of(&[("index.html", PAGE), ("a.txt", "fine"), ("b.txt", "fine")]);
    let (content, elsewhere) = (preview.folder.path().join("content"), preview.folder.path().join("elsewhere"));
    fs::hard_link(content.join("b.txt"), &elsewhere).unwrap();
    preview.wait_until(|_| true);
    fs::write(&elsewhere, "written elsewhere").unwrap();
    fs::write(content.join("a.txt"), "written here").unwrap();
    preview.wait_until(|preview| preview.get("/b.txt").ends_with("written elsewhere"));
    assert!(preview.get("/a.txt").ends_with("written here"));
}

#[test]
fn a_watched_folder_may_come_later() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    let themes = preview.folder.path().join("themes");
    fs::create_dir(&themes).unwrap();
    preview.wait_until(|_| true);
    fs::write(themes.join("theme.yaml"), "").unwrap();
    preview.wait_until(|_| true);
}

#[test]
fn a_watched_folder_may_be_exchanged_for_another() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    let (content, other) = (preview.folder.path().join("content"), preview.folder.path().join("other"));
    write(&other, "index.html", "<body>Khác</body>");
    fs::rename(&content, preview.folder.path().join("former")).unwrap();
    fs::rename(&other, &content).unwrap();
    preview.wait_until(|preview| preview.get("/").contains("Khác"));
    preview.write("index.html", "<body>Lần ba</body>");
    preview.wait_until(|preview| preview.get("/").contains("Lần ba"));
}

#[test]
fn a_build_that_reads_its_files_is_no_change() {
    let preview = Preview::of(&[("index.html", PAGE)]);
    preview.wait_until(|_| true);
    preview.get("/");
    assert!(preview.events.recv_timeout(Duration::from_millis(300)).is_err());
}

#[test]
fn a_failed_build_keeps_the_former_site_and_lists_its_problems_until_mended() {
    let preview = Preview::of(&[("index.html", PAGE), ("a.txt", "fine")]);
    let mut heard = preview.listen();
    let before: Value = serde_json::from_str(&heard.next().unwrap()).unwrap();
    preview.write("a.txt", "error");
    preview.wait_for(|event| match event {
        PreviewEvent::Built { is_present: false, report } => report.problems.has_errors().then_some(()),
        _ => None,
    });
    assert!(preview.get("/").contains("Chào") && preview.get("/a.txt").ends_with("fine"));
    let problems = preview.get(overlay::PROBLEMS);
    assert!(problems.contains("\"urgent\":true") && problems.contains("\"place\":\"a.txt:1:2\""), "{problems}");
    let failed: Value = serde_json::from_str(&heard.next().unwrap()).unwrap();
    assert_eq!(failed["site"], before["site"], "a page is not reloaded for problems");
    assert_ne!(failed["problems"], before["problems"]);

    preview.write("a.txt", "fine again");
    preview.wait_until(|preview| preview.get("/a.txt").ends_with("fine again"));
    let problems = preview.get(overlay::PROBLEMS);
    assert!(problems.contains("\"urgent\":false") && problems.contains("\"problems\":[]"), "{problems}");
}

#[test]
fn what_is_wrong_with_a_page_is_shown_over_the_present_site() {
    let preview = Preview::of(&[("index.html", PAGE), ("a.txt", "fine")]);
    preview.write("a.txt", "wrong");
    preview.wait_for(|event| match event {
        PreviewEvent::Built { is_present: true, report } => report.problems.has_errors().then_some(()),
        _ => None,
    });
    assert!(preview.get("/a.txt").ends_with("wrong"));
    let problems = preview.get(overlay::PROBLEMS);
    assert!(problems.contains("\"urgent\":true") && problems.contains("just saved"), "{problems}");
}

#[test]
fn a_page_that_cannot_be_made_is_that_of_the_last_good_site() {
    let preview = Preview::of(&[("index.html", PAGE), ("a.html", "fine")]);
    preview.wait_until(|_| true);
    preview.write("index.html", "<body>wrong");
    preview.write("index.html", "wrong");
    preview.write("a.html", "unmakeable");
    preview.wait_until(|preview| preview.get("/a.html").contains("fine"));
    preview.write("b.html", "unmakeable");
    preview.wait_until(|preview| preview.get("/b.html").starts_with("HTTP/1.1 503 "));
}

#[test]
fn a_first_build_with_errors_is_a_page_that_lists_them_until_there_is_a_site() {
    let preview = Preview::of(&[("index.html", "error")]);
    let page = preview.get("/any/page/");
    assert!(page.starts_with("HTTP/1.1 503 "), "{page}");
    assert!(page.contains("error[wrong]: no &lt;good&gt;") && page.contains("index.html:1:2"), "{page}");
    preview.write("index.html", PAGE);
    preview.wait_until(|preview| preview.get("/").contains("Chào"));
}
