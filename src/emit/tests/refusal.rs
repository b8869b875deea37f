use super::*;
use crate::diagnostics::Bilingual;

#[test]
fn a_folder_of_somebody_else_is_refused_by_name_and_nothing_is_made_beside_it() {
    let bench = bench();
    fs::create_dir_all(bench.output.join("photos")).unwrap();
    for name in ["a.docx", "b.docx", "c.docx", "d.docx", "e.docx", ".gitignore"] {
        fs::write(bench.output.join(name), "work").unwrap();
    }
    let error = bench.refused(&old());
    let EmitError::Strangers { names, count: 6, built: false, .. } = &error else {
        panic!("{error}");
    };
    assert_eq!(names.join(" "), "a.docx b.docx c.docx d.docx e.docx");
    assert!(error.sentences().vi.contains("và 1 thứ nữa"), "{error}");
    assert!(!bench.work().exists());
}

#[test]
fn a_strangers_file_in_a_built_folder_is_refused_and_kept() {
    for name in ["note.docx", "a/note.docx", "new/deep/note.docx", "a/b/.gitignore"] {
        let bench = bench();
        bench.publish(&old());
        let path = bench.output.join(name);
        std::thread::sleep(std::time::Duration::from_millis(20));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "work").unwrap();
        let error = bench.refused(&new());
        assert!(
            matches!(&error, EmitError::Strangers { names, count: 1, built: true, .. } if names[0] == name),
            "{error}"
        );
        fs::remove_file(&path).unwrap();
        bench.publish(&new());
    }
}

#[test]
fn a_manifest_that_cannot_be_understood_is_refused() {
    let bench = bench();
    bench.publish(&old());
    fs::write(bench.output.join(MANIFEST_NAME), r#"{"version":3,"trees":[]}"#).unwrap();
    let error = bench.refused(&new());
    assert!(matches!(error, EmitError::UnknownManifest { version: 3, .. }), "{error}");
    fs::write(bench.output.join(MANIFEST_NAME), "{").unwrap();
    let error = bench.refused(&new());
    assert!(matches!(error, EmitError::BrokenManifest { .. }), "{error}");
}

/// Adds a path to the manifest of a tree, as a manual edit would.
fn list(tree: &Path, path: &str) {
    let text = fs::read_to_string(tree.join(MANIFEST_NAME)).unwrap();
    let more = format!("\"files\":{{\"{path}\":{{\"hash\":\"0\",\"size\":1}},");
    fs::write(tree.join(MANIFEST_NAME), text.replacen("\"files\":{", &more, 1)).unwrap();
}

#[test]
fn a_list_with_a_path_no_build_writes_is_damaged_and_nothing_is_removed() {
    let faults = [
        ("../../x", PathFault::Climbs),
        ("/etc/x", PathFault::Absolute),
        ("a/../../x", PathFault::Climbs),
        (r"..\\x", PathFault::Character),
        ("C:/x", PathFault::Character),
        ("index.html/x", PathFault::FileAndFolder),
    ];
    for (path, expected) in faults {
        let bench = bench();
        bench.publish(&old());
        bench.publish(&new());
        let spare = bench.work().join("spare");
        for damaged in [bench.output.clone(), spare] {
            let whole = fs::read(damaged.join(MANIFEST_NAME)).unwrap();
            list(&damaged, path);
            let before = stamps(bench.folder.path());
            let error = bench.refused(&old());
            assert!(
                matches!(&error, EmitError::ListedPath { manifest, fault, .. }
                    if *fault == expected && *manifest == damaged.join(MANIFEST_NAME)),
                "{path}: {error}"
            );
            assert_eq!(stamps(bench.folder.path()), before, "{path}");
            fs::write(damaged.join(MANIFEST_NAME), whole).unwrap();
        }
        bench.publish(&old());
    }
}

#[cfg(unix)]
#[test]
fn a_link_where_a_folder_or_file_of_ours_belongs_is_refused() {
    use std::os::unix::fs::symlink;
    let places = [
        "output",
        ".output.giothong",
        ".output.giothong/spare",
        ".output.giothong/previous",
        ".output.giothong/lock",
        "output/.giothong-manifest.json",
    ];
    for place in places {
        let bench = bench();
        bench.publish(&old());
        bench.publish(&new());
        let (there, home) = (bench.folder.path().join(place), bench.folder.path().join("home"));
        match there.is_file() {
            true => fs::rename(&there, &home).unwrap(),
            false => {
                fs::create_dir(&home).unwrap();
                fs::write(home.join("letter.txt"), "precious").unwrap();
                if there.exists() {
                    fs::rename(&there, bench.folder.path().join("aside")).unwrap();
                }
            }
        }
        symlink(&home, &there).unwrap();
        let before = stamps(bench.folder.path());
        for output in [bench.output.clone(), bench.output.join("")] {
            let error = publish_tree(&output, &old(), None).unwrap_err();
            assert!(matches!(&error, EmitError::Link { path } if path.ends_with(place)), "{place}: {error}");
        }
        assert_eq!(stamps(bench.folder.path()), before, "{place}");
    }
}

#[cfg(unix)]
#[test]
fn what_the_program_keeps_for_itself_is_not_written_through_a_link() {
    let bench = bench();
    let (cache, home) = (bench.folder.path().join("cache"), bench.folder.path().join("home"));
    fs::create_dir(&home).unwrap();
    std::os::unix::fs::symlink(&home, &cache).unwrap();
    assert!(matches!(keep(&cache, "kept.json", b"x"), Err(EmitError::Link { .. })));
    assert_eq!(fs::read_dir(&home).unwrap().count(), 0);
}

#[test]
fn only_one_build_writes_at_a_time() {
    let bench = bench();
    bench.publish(&old());
    let places = OutputPlaces::of(&bench.output).unwrap();
    let held = places::lock(&Disk::default(), &places).unwrap();
    let error = bench.refused(&new());
    assert!(matches!(error, EmitError::Busy { .. }), "{error}");
    drop(held);
    bench.publish(&new());
}

#[test]
fn an_output_that_cannot_be_a_folder_of_its_own_is_refused() {
    let bench = bench();
    fs::write(&bench.output, "a file").unwrap();
    assert!(matches!(bench.refused(&old()), EmitError::NotAFolder { .. }));
    let error = publish_tree(Path::new("/"), &old(), None).unwrap_err();
    assert!(matches!(error, EmitError::NoName { .. }), "{error}");
}

#[test]
fn every_refusal_says_in_both_languages_what_to_do() {
    let output = PathBuf::from("output");
    let io = |kind: std::io::ErrorKind, action| EmitError::io(action, Path::new("output/x"), kind.into());
    let errors = [
        EmitError::IllegalPath { path: "nul".to_owned(), fault: PathFault::Device },
        EmitError::FileAndFolder { path: "a".to_owned() },
        EmitError::NotMade { path: "a".to_owned() },
        EmitError::NoName { output: output.clone() },
        EmitError::NotAFolder { output: output.clone() },
        EmitError::Link { path: output.clone() },
        EmitError::ListedPath { manifest: output.clone(), path: "../x".to_owned(), fault: PathFault::Climbs },
        EmitError::BrokenManifest { path: output.clone(), detail: "EOF".to_owned() },
        EmitError::UnknownManifest { path: output.clone(), version: 2 },
        EmitError::Busy { output },
        io(std::io::ErrorKind::StorageFull, Action::Write),
        io(std::io::ErrorKind::PermissionDenied, Action::MakeFolder),
        io(std::io::ErrorKind::PermissionDenied, Action::Switch),
        io(std::io::ErrorKind::NotFound, Action::Read),
    ];
    let verbs =
        ["Choose", "choose", "Rename", "Remove", "Move", "Make", "Use", "Wait", "free", "get", "close", "Check"];
    for error in errors {
        let Bilingual { vi, en } = error.sentences();
        assert!(vi.contains("ãy "), "{vi}");
        assert!(verbs.iter().any(|verb| en.contains(verb)), "{en}");
        assert_eq!(error.to_string(), en);
    }
}

#[test]
fn a_site_that_lacks_an_announced_file_is_not_published() {
    let bench = bench();
    bench.publish(&old());
    let writer = TreeWriter::open(&bench.output, ["index.html", "a.html"].map(str::to_owned)).unwrap();
    writer.write("index.html", b"new");
    assert!(matches!(writer.finish(None), Err(EmitError::NotMade { path }) if path == "a.html"));
    assert_is(&bench.output, &old());
    bench.publish(&new());
}
