use super::*;

fn disk(without_exchange: bool, fate: Fate) -> Disk {
    Disk { without_exchange, fate, ..Disk::default() }
}

/// Interrupts or hinders a build before each of its changes in turn, and builds again.
fn interrupted_everywhere(without_exchange: bool, fate: fn(usize) -> Fate, prepare: fn(&Bench)) {
    for step in 0.. {
        let bench = bench();
        prepare(&bench);
        let before = bench.output.exists().then(|| tree(&bench.output));
        let broken = disk(without_exchange, fate(step));
        let result = publish_on(&broken, &bench.output, &new(), None);
        let steps = broken.steps.load(Ordering::Relaxed);
        recover(&bench.output).unwrap();
        let after = bench.output.exists().then(|| tree(&bench.output));
        assert!(after == before || after == Some(expected(&new())), "step {step}: {result:?} left {after:?}");
        assert!(result.is_err() || after == Some(expected(&new())), "step {step}");
        let calm = disk(without_exchange, Fate::Works);
        publish_on(&calm, &bench.output, &new(), None).unwrap();
        assert_is(&bench.output, &new());
        publish_on(&calm, &bench.output, &old(), None).unwrap();
        assert_is(&bench.output, &old());
        if steps <= step {
            assert!(step > 8, "the build has more changes than {step}");
            return;
        }
    }
}

fn nothing(_: &Bench) {}

fn one_build(bench: &Bench) {
    bench.publish(&old());
}

fn two_builds(bench: &Bench) {
    bench.publish(&site(&[("index.html", "older"), ("x/y/w.html", "older"), ("q.xml/r", "")]));
    bench.publish(&old());
}

#[test]
fn a_kill_at_any_step_leaves_a_whole_site() {
    for prepare in [nothing, one_build, two_builds] {
        interrupted_everywhere(false, Fate::DiesAt, prepare);
    }
}

#[test]
fn a_failure_at_any_step_leaves_a_whole_site() {
    for prepare in [nothing, one_build, two_builds] {
        interrupted_everywhere(false, Fate::FailsAt, prepare);
    }
}

#[test]
fn a_kill_at_any_step_without_exchange_leaves_a_whole_site() {
    for prepare in [nothing, one_build, two_builds] {
        interrupted_everywhere(true, Fate::DiesAt, prepare);
    }
}

#[test]
fn a_failure_at_any_step_without_exchange_leaves_a_whole_site() {
    for prepare in [nothing, one_build, two_builds] {
        interrupted_everywhere(true, Fate::FailsAt, prepare);
    }
}

#[test]
fn with_exchange_the_site_is_whole_without_recovery() {
    for step in 0..60 {
        let bench = bench();
        bench.publish(&old());
        let result = publish_on(&disk(false, Fate::DiesAt(step)), &bench.output, &new(), None);
        assert_is(&bench.output, &if result.is_ok() { new() } else { old() });
    }
}

#[test]
fn a_gitignore_restored_in_the_midst_of_a_switch_does_not_hide_the_previous_site() {
    let bench = bench();
    bench.publish(&new());
    bench.publish(&old());
    fs::rename(&bench.output, bench.work().join("previous")).unwrap();
    fs::create_dir(&bench.output).unwrap();
    fs::write(bench.output.join(GITIGNORE_NAME), "*\n").unwrap();
    recover(&bench.output).unwrap();
    assert_is(&bench.output, &old());
}

#[test]
fn somebodys_things_in_place_of_a_site_under_way_are_kept_and_so_is_the_site() {
    let bench = bench();
    bench.publish(&old());
    let previous = bench.work().join("previous");
    fs::rename(&bench.output, &previous).unwrap();
    fs::create_dir(&bench.output).unwrap();
    fs::write(bench.output.join("note.docx"), "work").unwrap();
    assert!(matches!(bench.refused(&new()), EmitError::Strangers { built: false, .. }));
    assert_is(&previous, &old());
}

/// Few names, so that files and folders often replace each other.
fn any_site() -> impl Strategy<Value = Site> {
    let name = prop::sample::select(vec!["a", "b", "c.html", "a-b"]);
    let path = prop::collection::vec(name, 1..4).prop_map(|names| names.join("/"));
    let text = prop::sample::select(vec!["", "one", "two", "ba mươi"]);
    prop::collection::btree_map(path, text, 0..8).prop_map(|files| {
        let mut site = Site::new();
        for (path, text) in files {
            let above = |file: &str| paths::folders_above(&path).any(|folder| folder == file);
            if !site.keys().any(|file| above(file) || file.starts_with(&format!("{path}/"))) {
                site.insert(path, Arc::from(text.as_bytes()));
            }
        }
        site
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_sequence_of_sites_and_kills_the_tree_is_the_last_site(
        sites in prop::collection::vec((any_site(), any::<bool>(), 0_usize..40), 1..8),
    ) {
        let bench = bench();
        let mut last = None;
        for (site, without_exchange, end) in sites {
            let killed = publish_on(&disk(without_exchange, Fate::DiesAt(end)), &bench.output, &site, None);
            recover(&bench.output).unwrap();
            match (&killed, &last) {
                (Err(_), Some(last)) if tree(&bench.output) != expected(&site) => assert_is(&bench.output, last),
                _ => {}
            }
            publish_on(&disk(without_exchange, Fate::Works), &bench.output, &site, None).unwrap();
            assert_is(&bench.output, &site);
            last = Some(site);
        }
    }
}
