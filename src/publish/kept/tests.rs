use super::*;

fn set(of: &[&str]) -> BTreeSet<String> {
    digests("thu", of.iter().copied())
}

/// A site with one page, one drive and one donor, published once.
fn published(site: &Path, kept: &Kept, text: &str, persons: &[&str]) -> usize {
    for (path, text) in [("content/pages/a.md", text), ("content/drives/b.md", "buổi"), ("content/donors/c.md", "An")]
    {
        fs::create_dir_all(site.join(path).parent().unwrap()).unwrap();
        fs::write(site.join(path), text).unwrap();
    }
    let mut claim = kept.claim().unwrap();
    let place = site.join("content/pages/a.md");
    let aside = kept.set_aside([("content/pages/a.md", &*place)], &set(persons)).unwrap();
    claim.begin(text).unwrap();
    claim.done();
    kept.keep(&aside, b"{}", &set(persons), false).unwrap()
}

#[test]
fn words_and_look_are_kept_and_nothing_else() {
    for path in [
        "content/site.yaml",
        "content/site.en.yaml",
        "themes/a/b.html",
        "content/pages/a.md",
        "content/awareness/a.md",
        "content/news/a.md",
        "content/materials/a.md",
    ] {
        assert!(is_kept(path), "{path}");
    }
    for path in [
        "content/facts.yaml",
        "content/donors/a.md",
        "content/drives/a.md",
        "content/pagesx/a.md",
        "content/site.d/a.yaml",
        "themes",
        "output/index.html",
    ] {
        assert!(!is_kept(path), "{path}");
    }
}

#[test]
fn persons_are_told_apart_and_not_named() {
    let digests = set(&["nguyen-van-a: name", "nguyen-van-a: photo"]);
    assert_eq!(digests.len(), 2);
    assert!(digests.iter().all(|digest| digest.len() == 16 && !digest.contains("nguyen")));
    assert_ne!(super::digests("khac", ["a"]), super::digests("thu", ["a"]));
}

#[test]
fn the_publication_before_is_put_together_with_what_is_so_today() {
    let folder = tempfile::tempdir().unwrap();
    let (site, kept) = (folder.path(), Kept::of(folder.path(), "../../o-mang"));
    assert!(!kept.was_published());
    published(site, &kept, "mot", &["a"]);
    assert!(kept.was_published() && kept.before().unwrap().is_none());
    published(site, &kept, "hai", &["a", "b"]);
    fs::write(site.join("content/drives/b.md"), "buổi hoãn").unwrap();
    let mut before = kept.before().unwrap().unwrap();
    let today: Vec<_> = ["content/pages/a.md", "content/drives/b.md"].map(|path| (path, site.join(path))).into();
    let together = before.with(today.iter().map(|(path, place)| (*path, &**place))).unwrap();
    let read = |path: &str| fs::read_to_string(together.folder().join(path)).unwrap();
    assert_eq!((read("content/pages/a.md"), read("content/drives/b.md")), ("mot".to_owned(), "buổi hoãn".to_owned()));
    let place = together.folder().to_owned();
    drop(together);
    assert!(!place.exists() && site.join("content/drives/b.md").exists());
    assert!(!folder.path().parent().unwrap().join("o-mang").exists(), "no name leads out of the site");
}

#[test]
fn what_named_somebody_who_is_named_no_more_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (site, kept) = (folder.path(), Kept::of(folder.path(), "o-mang"));
    published(site, &kept, "mot", &["a", "b"]);
    assert_eq!(published(site, &kept, "hai", &["a", "b"]), 0);
    assert_eq!(kept.before().unwrap().unwrap().withdrawn(&set(&["a"])), 1);
    assert_eq!(published(site, &kept, "ba", &["a"]), 1);
    assert!(kept.before().unwrap().is_none());
    let files = walkdir::WalkDir::new(site.join(".giothong")).into_iter().filter_map(Result::ok);
    assert_eq!(files.filter(|file| file.path().extension().is_some_and(|ending| ending == "zip")).count(), 1);
    kept.last().unwrap().unwrap().forget().unwrap();
    assert!(kept.last().unwrap().is_none());
}

#[test]
fn one_program_publishes_and_learns_whose_publication_was_cut() {
    let folder = tempfile::tempdir().unwrap();
    let kept = Kept::of(folder.path(), "o-mang");
    let mut first = kept.claim().unwrap();
    assert_eq!(kept.claim().err().map(|error| error.kind()), Some(ErrorKind::WouldBlock));
    first.begin("mot").unwrap();
    drop(first);
    // One that did not begin leaves nothing and forgets nothing.
    drop(kept.claim().unwrap());
    let second = kept.claim().unwrap();
    assert_eq!(second.ended, ["mot"]);
    second.done();
    drop(second);
    assert!(kept.claim().unwrap().ended.is_empty());
}

#[test]
fn a_file_that_leads_elsewhere_is_refused() {
    for name in ["../content/pages/a.md", "content/pages/../../../a.md", "content/drives/a.md", "/content/pages/a.md"] {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept::of(folder.path(), "o-mang");
        published(folder.path(), &kept, "mot", &[]);
        let mut zip = ZipWriter::new(File::create(kept.folder.join(LAST)).unwrap());
        for (name, text) in [(PERSONS, "[]"), (name, "x")] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap();
        let done = kept.last().unwrap().unwrap().with([]);
        assert_eq!(done.err().map(|error| error.kind()), Some(ErrorKind::InvalidData), "{name}");
    }
}
