use super::*;

#[test]
fn the_first_build_makes_the_folder_and_those_above_it() {
    let bench = bench();
    let output = bench.folder.path().join("far/away/output");
    let written = publish_tree(&output, &old(), None).unwrap();
    assert_is(&output, &old());
    assert_eq!(written, WrittenFiles { added: 4, ..WrittenFiles::default() });
}

#[test]
fn a_folder_with_a_gitignore_alone_is_free() {
    let bench = bench();
    fs::create_dir(&bench.output).unwrap();
    bench.publish(&old());
    let other = bench.folder.path().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join(".gitignore"), "*\n!.gitignore\n").unwrap();
    publish_tree(&other, &old(), None).unwrap();
    assert_is(&other, &old());
}

#[test]
fn the_same_site_again_touches_nothing() {
    let bench = bench();
    bench.publish(&old());
    bench.publish(&new());
    let before = (stamps(&bench.output), stamps(&bench.work().join("spare")));
    let written = bench.publish(&new());
    assert_eq!(written, WrittenFiles { unchanged: 4, ..WrittenFiles::default() });
    assert_eq!((stamps(&bench.output), stamps(&bench.work().join("spare"))), before);
}

#[test]
fn a_change_is_counted_and_leaves_no_empty_folder() {
    let bench = bench();
    bench.publish(&old());
    let written = bench.publish(&new());
    assert_eq!(written, WrittenFiles { added: 2, changed: 1, removed: 2, unchanged: 1 });
    let written = bench.publish(&Site::new());
    assert_eq!(written, WrittenFiles { removed: 4, ..WrittenFiles::default() });
}

#[test]
fn the_third_build_writes_only_what_changed() {
    let bench = bench();
    let mut site: Site = (0..50).map(|n| (format!("p{n}/index.html"), Arc::from(*b"page"))).collect();
    bench.publish(&site);
    bench.publish(&site);
    for text in ["one", "two", "three"] {
        site.insert("p7/index.html".to_owned(), Arc::from(text.as_bytes()));
        let disk = Disk::default();
        publish_on(&disk, &bench.output, &site, None).unwrap();
        assert_is(&bench.output, &site);
        let steps = disk.steps.load(Ordering::Relaxed);
        assert!(text == "one" || steps < 12, "{steps} changes for one file");
    }
}

#[test]
fn the_previous_site_waits_in_the_spare() {
    let bench = bench();
    bench.publish(&old());
    bench.publish(&new());
    assert_is(&bench.work().join("spare"), &old());
    assert_eq!(fs::read(bench.work().join(GITIGNORE_NAME)).unwrap(), b"*\n");
}

#[test]
fn the_manifest_is_as_documented() {
    let bench = bench();
    bench.publish(&site(&[("b.txt", ""), ("a/b.txt", "giọt hồng")]));
    let text = fs::read_to_string(bench.output.join(MANIFEST_NAME)).unwrap();
    let hash = |text: &str| blake3::hash(text.as_bytes()).to_hex()[..32].to_owned();
    let expected = format!(
        r#"{{"version":2,"files":{{"a/b.txt":{{"hash":"{}","size":13}},"b.txt":{{"hash":"{}","size":0}}}}}}"#,
        hash("giọt hồng"),
        hash("")
    );
    assert_eq!(text, expected + "\n");
}
