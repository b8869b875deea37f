//! Publications over targets in memory that break wherever one likes, and over folders.

mod headers;
pub mod server;
mod target;

use std::collections::BTreeSet;

use super::*;
use target::*;

#[test]
fn a_publication_cut_anywhere_breaks_nothing_and_the_next_one_does_the_rest() {
    let mut cuts = 0;
    for left in 0.. {
        let mut target = published(1, 1);
        target.written.clear();
        target.left = Some(left);
        let cut = publish_on(2, &mut target, &site(2), plain);
        target.left = None;
        if cut.is_ok() {
            break;
        }
        cuts += 1;
        let arrived: BTreeSet<String> = target.written.drain(..).collect();
        publish_on(2, &mut target, &site(2), plain).unwrap();
        let again = target.written.iter().find(|path| !path.starts_with(".giothong") && arrived.contains(*path));
        assert_eq!(again, None, "sent twice after {left} changes");
        let expected: Files =
            site(2).into_iter().chain(site(1).into_iter().filter(|(path, _)| path.ends_with(".css"))).collect();
        assert_eq!(target.site(), expected, "cut after {left} changes");
        assert!(!target.files.keys().any(|path| path.contains("journal") || path.contains("lock")));
    }
    assert!(cuts > 6, "{cuts}");
}

#[test]
fn a_first_publication_that_was_cut_goes_on_too() {
    for left in 1..8 {
        let mut target = Target { left: Some(left), ..Target::default() };
        let _ = publish_on(1, &mut target, &site(1), plain);
        target.left = None;
        publish_on(1, &mut target, &site(1), plain).unwrap();
        assert_eq!(target.site(), site(1), "cut after {left} changes");
    }
}

#[test]
fn files_of_a_cut_publication_that_no_page_needs_any_more_go() {
    let mut target = published(1, 1);
    target.left = Some(4);
    assert!(publish_on(2, &mut target, &site(2), plain).is_err());
    assert!(target.files.contains_key("only-2.html"), "the cut came after the new page: {:?}", target.files.keys());
    target.left = None;
    publish_on(3, &mut target, &site(3), plain).unwrap();
    assert!(!target.files.contains_key("only-2.html") && !target.files.contains_key("only-1.html"));
}

#[test]
fn the_rest_is_sent_and_nothing_twice() {
    let mut files = site(1);
    files.extend((0..250).map(|number| (format!("tep/{number:03}.txt"), b"x".to_vec())));
    let mut target = Target { left: Some(220), ..Target::default() };
    assert!(publish_on(1, &mut target, &files, plain).is_err());
    let first: BTreeSet<String> = target.written.drain(..).filter(|path| path.starts_with("tep/")).collect();
    target.left = None;
    publish_on(1, &mut target, &files, plain).unwrap();
    let second: BTreeSet<String> = target.written.iter().filter(|path| path.starts_with("tep/")).cloned().collect();
    assert_eq!(first.intersection(&second).count(), 0);
    assert_eq!(first.union(&second).count(), 250);
}

#[test]
fn the_journal_grows_with_the_files_and_not_with_their_square() {
    let of = |count: usize| {
        let mut files = site(1);
        files.extend((0..count).map(|number| (format!("tep/{number:05}.txt"), b"x".to_vec())));
        let mut target = Target::default();
        publish_on(1, &mut target, &files, plain).unwrap();
        assert!(!target.files.keys().any(|path| path.contains("journal")), "{:?}", target.files.keys());
        target.noted
    };
    let (few, many) = (of(500), of(4000));
    assert!(many < few * 9, "{few} bytes for 500 files, {many} for 4,000");
}

#[test]
fn parts_of_a_journal_that_ended_are_passed_over() {
    let mut files = site(1);
    files.extend((0..250).map(|number| (format!("tep/{number:03}.txt"), b"x".to_vec())));
    let mut target = Target { left: Some(230), ..Target::default() };
    assert!(publish_on(1, &mut target, &files, plain).is_err());
    let stale: Files = target
        .files
        .iter()
        .filter(|(path, _)| path.contains("journal-"))
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect();
    assert!(!stale.is_empty());
    // It was ended, but for its later parts; then its files were lost, and another publication was cut.
    let mut target = published(1, 1);
    target.files.extend(stale);
    target.left = Some(3);
    let mut changed = files.clone();
    changed.extend(site(2));
    let other = |publication: &mut Publication<'_>| publication.owner = owner("hai");
    assert!(publish_on(2, &mut target, &changed, other).is_err());
    target.left = None;
    target.files.remove(".giothong-lock.json");
    publish_on(2, &mut target, &changed, other).unwrap();
    assert!(changed.iter().all(|(path, bytes)| target.files.get(path) == Some(bytes)));
    assert!(!target.files.keys().any(|path| path.contains("journal")));
}

#[test]
fn one_page_changed_is_one_page_sent() {
    let mut target = published(1, 1);
    target.written.clear();
    let mut files = site(1);
    files.insert("a.html".to_owned(), b"assets/style.1.css\n".to_vec());
    let plan = publish_on(2, &mut target, &files, plain).unwrap();
    assert_eq!(plan.uploads.len(), 1);
    let sent: Vec<&String> = target.written.iter().filter(|path| !path.starts_with(".giothong")).collect();
    assert_eq!(sent, ["a.html"]);
    assert_eq!(publish_on(3, &mut target, &files, plain).unwrap(), Plan::default(), "nothing to do");
}

#[test]
fn what_was_not_shown_is_not_done() {
    let mut target = published(1, 1);
    let files = site(2);
    let read = reader(&files);
    let publication = publication_on(2, &files, &read);
    let shown = publication.plan(&standing(&mut target, false, false).unwrap()).unwrap();
    // Another machine publishes one page more, which this one would delete unseen.
    let mut others = site(1);
    others.insert("them.html".to_owned(), Vec::new());
    publish_on(1, &mut target, &others, plain).unwrap();
    let done = publish(&mut target, &publication, &shown, &mut |_| {});
    assert!(matches!(done, Err(PublishError::Overtaken)), "{done:?}");
    assert_eq!(target.site(), others);
}

#[test]
fn a_journal_of_another_site_is_a_damaged_one() {
    let mut target = published(1, 1);
    target.files.insert(
        ".giothong-journal.json".to_owned(),
        br#"{"site":"khac","written":{},"open":{},"deleted":[]}"#.to_vec(),
    );
    assert!(matches!(publish_on(2, &mut target, &site(2), plain), Err(PublishError::BrokenManifest { .. })));
    assert_eq!(target.files["index.html"], site(1)["index.html"]);
}

#[test]
fn what_this_program_did_not_write_is_never_touched() {
    let mut target = published(1, 1);
    target.files.insert("wp-admin/index.php".to_owned(), b"x".to_vec());
    publish_on(2, &mut target, &site(2), plain).unwrap();
    assert_eq!(target.files["wp-admin/index.php"], b"x");
}

#[test]
fn a_target_with_a_site_and_no_manifest_is_no_first_publication() {
    let mut target = Target::default();
    target.files.insert("index.html".to_owned(), Vec::new());
    assert!(matches!(publish_on(1, &mut target, &site(1), plain), Err(PublishError::Unknown)));
    assert_eq!(target.files["index.html"], b"");
    let mut lost = published(1, 1);
    lost.files.remove(MANIFEST);
    lost.files.insert("la.html".to_owned(), Vec::new());
    assert!(matches!(publish_on(2, &mut lost, &site(2), plain), Err(PublishError::Unknown)));
    publish_on(2, &mut lost, &site(2), |publication| publication.adopt = true).unwrap();
    assert!(lost.files.contains_key("la.html") && lost.files.contains_key("only-1.html"), "nothing is deleted");
    assert_eq!(lost.files["index.html"], site(2)["index.html"]);
}

#[test]
fn where_names_may_have_no_dot_the_own_ones_have_none() {
    let mut target = Target { has_no_dots: true, ..Target::default() };
    publish_on(1, &mut target, &site(1), plain).unwrap();
    let own: Vec<&String> = target.files.keys().filter(|path| path.contains("giothong")).collect();
    assert_eq!(own, ["giothong-published.json"]);
    publish_on(2, &mut target, &site(2), plain).unwrap();
    assert_eq!(target.files["index.html"], site(2)["index.html"]);
    owner("hai").lock(&mut target, false, &[]).unwrap();
    // A cut one is known by its journal alone.
    let mut cut = Target { has_no_dots: true, left: Some(4), ..Target::default() };
    assert!(publish_on(1, &mut cut, &site(1), plain).is_err());
    assert!(cut.files.contains_key("giothong-journal.json") && !cut.files.contains_key("giothong-published.json"));
    assert!(standing(&mut cut, false, false).unwrap().cut.is_some());
    cut.left = None;
    publish_on(1, &mut cut, &site(1), plain).unwrap();
    assert_eq!(cut.site(), site(1));
    let mut plain_names = Target::default();
    publish_on(1, &mut plain_names, &site(1), plain).unwrap();
    assert!(plain_names.files.contains_key(MANIFEST) && !plain_names.files.keys().any(|path| path.contains("probe")));
}

#[test]
fn a_manifest_that_was_there_is_missed() {
    let mut emptied = Target::default();
    assert!(matches!(standing(&mut emptied, false, true), Err(PublishError::Lost)));
    assert!(standing(&mut emptied, true, true).is_ok() && standing(&mut emptied, false, false).is_ok());
    assert!(standing(&mut published(1, 1), false, true).is_ok());
}

#[test]
fn the_lock_of_a_publication_that_runs_no_more_is_taken() {
    let mut target = published(1, 1);
    owner("hai").lock(&mut target, false, &[]).unwrap();
    let ended = |publication: &mut Publication<'_>| publication.ended = vec!["ba".to_owned()];
    assert!(matches!(publish_on(2, &mut target, &site(2), ended), Err(PublishError::Locked(_))));
    publish_on(2, &mut target, &site(2), |publication| publication.ended = vec!["hai".to_owned()]).unwrap();
    assert!(!target.files.keys().any(|path| path.contains("lock")));
}

#[test]
fn rules_that_a_server_fails_on_are_put_back() {
    let rules = |version: &str| {
        let mut files = site(1);
        files.insert(".htaccess".to_owned(), version.as_bytes().to_vec());
        files.insert("web.config".to_owned(), version.as_bytes().to_vec());
        files
    };
    let mut target = Target::default();
    let mut first = rules("mot");
    first.remove("web.config");
    publish_on(1, &mut target, &first, plain).unwrap();
    let files = rules("hai");
    let read = reader(&files);
    let publication = publication_on(2, &files, &read);
    let plan = publication.plan(&standing(&mut target, false, false).unwrap()).unwrap();
    let former = [(".htaccess".to_owned(), Some(b"mot".to_vec())), ("web.config".to_owned(), None)];
    let published = publish(&mut target, &publication, &plan, &mut |_| {}).unwrap();
    take_back(&mut target, &publication, published, &former).unwrap();
    assert_eq!(target.site(), first);
    let there = standing(&mut target, false, false).unwrap();
    assert_eq!(publication.plan(&there).unwrap().uploads.len(), 2, "the next publication knows of it");
}

#[test]
fn a_damaged_manifest_is_told_and_leads_nowhere_else() {
    for broken in ["", "{}", "{\"version\":1}", "[]"] {
        let mut target = published(1, 1);
        target.files.insert(MANIFEST.to_owned(), broken.as_bytes().to_vec());
        let found = publish_on(2, &mut target, &site(2), plain);
        assert!(matches!(found, Err(PublishError::BrokenManifest { .. })), "{broken}: {found:?}");
        assert_eq!(target.files["index.html"], site(1)["index.html"]);
    }
    let mut target = published(1, 1);
    let text = String::from_utf8(target.files[MANIFEST].clone()).unwrap().replace("only-1.html", "../only-1.html");
    target.files.insert(MANIFEST.to_owned(), text.into_bytes());
    assert!(matches!(publish_on(2, &mut target, &site(2), plain), Err(PublishError::BrokenManifest { .. })));
    let mut later = published(1, 1);
    let text = String::from_utf8(later.files[MANIFEST].clone()).unwrap().replace("\"version\":1", "\"version\":2");
    later.files.insert(MANIFEST.to_owned(), text.into_bytes());
    assert!(matches!(publish_on(2, &mut later, &site(2), plain), Err(PublishError::NewerProgram { version: 2 })));
}

#[test]
fn another_site_a_later_build_and_an_empty_one_are_refused() {
    let mut target = published(2, 1);
    let other = |publication: &mut Publication<'_>| publication.site.site = "khac".to_owned();
    assert!(matches!(publish_on(3, &mut target, &site(2), other), Err(PublishError::OtherSite { .. })));
    assert!(matches!(publish_on(1, &mut target, &site(2), plain), Err(PublishError::Newer { .. })));
    assert!(matches!(publish_on(3, &mut target, &Files::new(), plain), Err(PublishError::Empty)));
    assert_eq!(target.site(), site(1));
}

#[test]
fn what_somebody_else_changed_is_told_before_anything_is_written() {
    let mut target = published(1, 1);
    target.files.insert("a.html".to_owned(), b"assets/style.1.css\nassets/style.1.css".to_vec());
    let found = publish_on(2, &mut target, &site(2), plain);
    assert!(matches!(&found, Err(PublishError::Edited { paths }) if paths == &["a.html"]), "{found:?}");
    assert_eq!(target.files["index.html"], site(1)["index.html"]);
    publish_on(2, &mut target, &site(2), |publication| publication.overwrite = true).unwrap();
    assert_eq!(target.files["a.html"], site(2)["a.html"]);
}

#[test]
fn what_somebody_else_put_at_the_top_is_not_written_over_unasked() {
    let mut files = site(1);
    files.insert(".htaccess".to_owned(), b"ours".to_vec());
    files.insert("tep/a.txt".to_owned(), b"ours".to_vec());
    let mut target = Target::default();
    target.files.insert(".htaccess".to_owned(), b"php settings of the host".to_vec());
    let found = publish_on(1, &mut target, &files, plain);
    assert!(matches!(&found, Err(PublishError::Edited { paths }) if paths == &[".htaccess"]), "{found:?}");
    assert_eq!(target.site().len(), 1, "nothing was written");
    publish_on(1, &mut target, &files, |publication| publication.overwrite = true).unwrap();
    assert_eq!(target.site(), files);
}

#[test]
fn one_publishes_at_a_time() {
    let mut target = published(1, 1);
    owner("hai").lock(&mut target, false, &[]).unwrap();
    let found = publish_on(2, &mut target, &site(2), plain);
    assert!(matches!(&found, Err(PublishError::Locked(by)) if by.name == "an@hai"), "{found:?}");
    let told = PublishError::Locked(LockOwner { name: "a\u{1b}[2Jb".to_owned(), ..owner("hai") }).sentences();
    assert!(!told.vi.contains(char::is_control) && !told.en.contains(char::is_control), "{told:?}");
    publish_on(2, &mut target, &site(2), |publication| publication.take_lock = true).unwrap();
    assert_eq!(target.files["index.html"], site(2)["index.html"]);
}

#[test]
fn a_lock_that_was_taken_over_ends_the_publication_before_pages_change() {
    // Another machine takes it while files are written.
    let rob = |target: &mut Target, path: &str| match path.starts_with("assets/") {
        true => owner("hai").lock(target, true, &[]).map_err(|_| RemoteError::new(RemoteFault::Other, path, "no lock")),
        false => Ok(()),
    };
    let mut target = Hooked(published(1, 1), rob);
    assert!(matches!(publish_on(2, &mut target, &site(2), plain), Err(PublishError::LockLost)));
    assert_eq!(target.0.files["index.html"], site(1)["index.html"]);
    assert!(target.0.files.keys().any(|path| path.contains("lock")), "the other's lock stays");
}

#[test]
fn a_full_target_keeps_the_former_site() {
    let mut target = published(1, 1);
    target.is_full = true;
    let found = publish_on(2, &mut target, &site(2), plain);
    assert!(matches!(&found, Err(PublishError::Remote(error)) if error.fault == RemoteFault::Full), "{found:?}");
    assert_eq!(target.files["index.html"], site(1)["index.html"]);
}

#[test]
fn what_fails_for_a_passing_reason_is_tried_again() {
    let mut is_broken = false;
    let shake = |_: &mut Target, path: &str| {
        is_broken = !is_broken;
        if is_broken { Err(RemoteError::new(RemoteFault::Passing, path, "421")) } else { Ok(()) }
    };
    let mut target = Hooked(Target::default(), shake);
    publish_on(1, &mut target, &site(1), plain).unwrap();
    assert_eq!(target.0.site(), site(1));
}

#[test]
fn a_folder_gets_the_site_and_nothing_is_followed_out_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut target = FolderTarget::open(folder.path()).unwrap();
    let mut files = site(1);
    files.insert("a/b/c.html".to_owned(), b"assets/style.1.css".to_vec());
    publish_on(1, &mut target, &files, plain).unwrap();
    for (path, bytes) in &files {
        assert_eq!(std::fs::read(folder.path().join(path)).unwrap(), *bytes, "{path}");
    }
    publish_on(2, &mut target, &site(2), plain).unwrap();
    assert!(!folder.path().join("a").exists(), "empty folders go");
    assert!(FolderTarget::open(&folder.path().join("khong-co")).is_err(), "a folder that is not there is not made");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(folder.path().join("index.html")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o644);
        let elsewhere = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("tep")).unwrap();
        let mut files = site(3);
        files.insert("tep/a.txt".to_owned(), b"x".to_vec());
        let found = publish_on(3, &mut target, &files, plain);
        assert!(
            matches!(&found, Err(PublishError::Remote(error)) if error.fault == RemoteFault::InTheWay),
            "{found:?}"
        );
        assert!(std::fs::read_dir(elsewhere.path()).unwrap().next().is_none());
    }
}
