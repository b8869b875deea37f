//! The workflow that `init --ci` writes, as an outside reader of YAML sees it.

#![allow(clippy::disallowed_methods, reason = "what the program wrote is read")]

use crate::support::Site;
use serde_yaml::Value;

const PATH: &str = ".github/workflows/publish.yml";

fn workflow(site: &Site) -> (String, Value) {
    let text = std::fs::read_to_string(site.path(PATH)).expect("the workflow is there");
    let read = serde_yaml::from_str(&text).expect("the workflow is YAML");
    (text, read)
}

#[test]
fn a_workflow_checks_and_publishes_on_time_on_push_and_by_hand_one_run_after_the_other() {
    let site = Site::new();
    site.run(["init", ".", "--ci"]).ends_with(0);
    let (text, read) = workflow(&site);
    let mapping = |value: &Value| value.as_mapping().expect("a mapping").keys().cloned().collect::<Vec<_>>();
    assert_eq!(mapping(&read["on"]), ["push", "schedule", "workflow_dispatch"]);
    let hours = read["on"]["schedule"][0]["cron"].as_str().and_then(|cron| cron.split(' ').nth(1)).expect("hours");
    // Morning in Vietnam, which is seven hours ahead of the service's clock.
    assert!(hours.split(',').all(|hour| (5..=9).contains(&((hour.parse::<u8>().unwrap() + 7) % 24))), "{hours}");
    assert_eq!(read["concurrency"]["cancel-in-progress"], Value::Bool(false));
    assert_eq!(read["concurrency"]["group"], "publish");
    assert!(mapping(&read["permissions"]).is_empty());
    let job = &read["jobs"]["publish"];
    assert_eq!(mapping(&job["permissions"]), ["contents"]);
    assert_eq!(job["permissions"]["contents"], "read");
    let steps = job["steps"].as_sequence().expect("steps");
    let commands: Vec<&str> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    assert_eq!(commands.len(), 3);
    assert!(commands[0].contains("sha256sum --check --strict"), "{}", commands[0]);
    assert!(commands[1].ends_with("/giothong\" check"), "{}", commands[1]);
    assert!(commands[2].ends_with("/giothong\" publish --when-due --yes"), "{}", commands[2]);
    // Secrets are told to the last step alone, and only through its environment.
    assert_eq!(text.matches("secrets.").count(), 1);
    assert_eq!(steps[3]["env"]["GIOTHONG_PASSWORD"], "${{ secrets.GIOTHONG_PASSWORD }}");
    assert!(commands.iter().all(|command| !command.contains("${{")));
    let comments: String = text.lines().filter(|line| line.starts_with('#')).collect();
    assert!(comments.contains("60 ngày") && comments.contains("ở nước ngoài"), "{comments}");
}

#[test]
fn a_site_that_is_there_gets_the_workflow_alone_and_one_that_is_there_is_kept() {
    let site = Site::small();
    site.run(["init", "."]).ends_with(2).says("đã có thứ khác");
    site.run(["init", ".", "--ci", "--office", "Cơ quan thử"]).ends_with(2).says("đã có thứ khác");
    site.run(["init", ".", "--ci"]).ends_with(0).says("đã thêm .github/workflows/publish.yml");
    assert_eq!(site.tree(".").into_keys().collect::<Vec<_>>(), [PATH, "content/site.yaml"]);
    site.write(PATH, "name: own\n");
    site.run(["init", ".", "--ci"]).ends_with(2).says("đã có, nên được giữ nguyên");
    site.run(["--lang", "en", "init", ".", "--ci"]).ends_with(2).says("was left as it is");
    assert_eq!(workflow(&site).0, "name: own\n");
    let other = Site::new();
    other.run(["init", "trang"]).ends_with(0);
    assert!(!other.path("trang/.github").exists());
}
