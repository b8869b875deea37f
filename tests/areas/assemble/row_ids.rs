//! Rows of tables without ids of their own keep their addresses, whatever other rows and files come, go or are renamed.

use std::collections::BTreeMap;

use crate::support::Site;

const HEADER: &str = "Ngày,Giờ,Địa điểm,Ngày cũ\n";
const SEPTEMBER: &str = "05/9/2025,7h30,Hội trường Mẫu,\n12/9/2025,7h30,Chợ Mẫu,\n";
const OCTOBER: &str = "03/10/2025,7h30,Hội trường Mẫu,\n12/10/2025,7h30,Sân Mẫu,\n";

/// The day of each drive by its address, of a site with these tables.
fn days(tables: &[(&str, &[&str])]) -> BTreeMap<String, String> {
    let mut site = Site::small();
    for (name, rows) in tables {
        site = site.file(&format!("content/drives/{name}"), format!("{HEADER}{}", rows.concat()));
    }
    let run = site.run(["build"]);
    assert_eq!(run.status, 0, "{}", run.transcript());
    let schedule: serde_json::Value = serde_json::from_slice(&site.tree("output")["schedule.json"]).expect("JSON");
    let drives = schedule["drives"].as_array().expect("drives").iter();
    drives
        .map(|drive| (drive["id"].as_str().unwrap_or_default().to_owned(), drive["when"]["text"].to_string()))
        .collect()
}

#[test]
fn another_month_another_name_and_a_deleted_row_hand_no_address_on() {
    let alone = days(&[("thang-9.csv", &[SEPTEMBER])]);
    assert_eq!(alone.keys().collect::<Vec<_>>(), ["cho-mau-2025-09", "hoi-truong-mau-2025-09"]);
    let both = days(&[("thang-9.csv", &[SEPTEMBER]), ("thang-10.csv", &[OCTOBER])]);
    assert!(alone.iter().all(|(id, day)| both[id] == *day), "{both:?}");
    assert_eq!(both.len(), 4);
    assert_eq!(both, days(&[("a.csv", &[OCTOBER, SEPTEMBER])]));
    let rest = days(&[("thang-9.csv", &["12/9/2025,7h30,Chợ Mẫu,\n"]), ("thang-10.csv", &[OCTOBER])]);
    assert!(rest.iter().all(|(id, day)| both[id] == *day), "{rest:?}");
}

#[test]
fn all_rows_that_are_alike_in_a_month_carry_their_day_and_on_a_day_their_hour() {
    let rows = ["05/9/2025,7h30,Chợ Mẫu,\n", "12/9/2025,7h30,Chợ Mẫu,\n", "12/9/2025,14h,Chợ Mẫu,\n"];
    let ids = days(&[("a.csv", &rows)]);
    assert_eq!(
        ids.keys().collect::<Vec<_>>(),
        ["cho-mau-2025-09-05", "cho-mau-2025-09-12-0730", "cho-mau-2025-09-12-1400"]
    );
    assert_eq!(ids, days(&[("a.csv", &[rows[2]]), ("b.csv", &[rows[1], rows[0]])]));
}

#[test]
fn a_drive_that_moved_to_another_month_keeps_the_address_of_the_first() {
    let moved = days(&[("a.csv", &["03/10/2025,8h,Chợ Mẫu,07/9/2025; 12/9/2025\n", "05/10/2025,8h,Chợ Mẫu,\n"])]);
    let ids: Vec<&String> = moved.keys().collect();
    assert_eq!(ids, ["cho-mau-2025-09", "cho-mau-2025-10"]);
    assert!(moved["cho-mau-2025-09"].contains("03/10/2025"), "{moved:?}");
}
