use super::*;

#[test]
fn what_the_system_leaves_after_and_empty_folders_are_swept() {
    let bench = bench();
    bench.publish(&old());
    std::thread::sleep(std::time::Duration::from_millis(20));
    fs::write(bench.output.join("a/Thumbs.db"), "thumbs").unwrap();
    fs::create_dir_all(bench.output.join("a/New folder/in it")).unwrap();
    bench.publish(&old());
    bench.publish(&new());
    bench.publish(&old());
}

#[test]
fn damage_is_put_right() {
    type Harm = fn(&Path);
    let harms: [Harm; 6] = [
        |output| fs::remove_file(output.join("index.html")).unwrap(),
        |output| fs::write(output.join("index.html"), "longer than it was").unwrap(),
        |output| fs::write(output.join("index.html"), "odl").unwrap(),
        |output| fs::remove_dir_all(output.join("a")).unwrap(),
        |output| fs::write(output.join(GITIGNORE_NAME), "x").unwrap(),
        |output| fs::remove_dir_all(output).unwrap(),
    ];
    for harm in harms {
        let bench = bench();
        bench.publish(&new());
        bench.publish(&old());
        std::thread::sleep(std::time::Duration::from_millis(20));
        harm(&bench.output);
        bench.publish(&old());
        // The damaged files are in the spare now.
        bench.publish(&new());
        bench.publish(&old());
    }
}

#[test]
fn a_spare_in_any_state_is_made_good() {
    type Harm = fn(&Path);
    let harms: [Harm; 6] = [
        |spare| fs::remove_file(spare.join(MANIFEST_NAME)).unwrap(),
        |spare| fs::write(spare.join(MANIFEST_NAME), "{\"version\":9}").unwrap(),
        |spare| fs::write(spare.join("x"), "elif").unwrap(),
        |spare| fs::write(spare.join("a/extra"), "extra").unwrap(),
        |spare| fs::remove_dir_all(spare).unwrap(),
        |spare| {
            fs::remove_dir_all(spare.join("a")).unwrap();
            fs::write(spare.join("a"), "a file now").unwrap();
        },
    ];
    for harm in harms {
        let bench = bench();
        bench.publish(&old());
        bench.publish(&new());
        std::thread::sleep(std::time::Duration::from_millis(20));
        harm(&bench.work().join("spare"));
        bench.publish(&old());
    }
}

#[cfg(unix)]
#[test]
fn a_listed_folder_replaced_by_a_link_never_leads_outside() {
    use std::os::unix::fs::symlink;
    let bench = bench();
    bench.publish(&old());
    bench.publish(&new());
    std::thread::sleep(std::time::Duration::from_millis(20));
    let outside = bench.folder.path().join("outside");
    let spare = bench.work().join("spare");
    fs::rename(spare.join("a"), &outside).unwrap();
    symlink(&outside, spare.join("a")).unwrap();
    let before = stamps(&outside);
    bench.publish(&old());
    assert_eq!(stamps(&outside), before);
}

#[test]
fn damage_that_size_and_time_hide_is_not_copied_into_the_next_site() {
    let bench = bench();
    bench.publish(&old());
    let path = bench.output.join("a/index.html");
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, "SAME").unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(before).unwrap();
    bench.publish(&new());
}

#[test]
fn an_empty_folder_alone_is_swept() {
    let bench = bench();
    bench.publish(&old());
    std::thread::sleep(std::time::Duration::from_millis(20));
    fs::create_dir(bench.output.join("a/New folder")).unwrap();
    bench.publish(&old());
}
