use super::{assert_count, drive, mends, of_drive, reported};
use crate::check::coordinates::{BAD_COORDINATES, OUTSIDE_VIETNAM};

fn at(lat: &str, lon: &str) -> (usize, usize) {
    let lines = format!("when: 13/4/2025\nlat: {lat}\nlon: {lon}");
    (of_drive(&BAD_COORDINATES, &lines).len(), of_drive(&OUTSIDE_VIETNAM, &lines).len())
}

#[test]
fn the_earth_ends_at_90_and_180_degrees() {
    assert_eq!(at("90", "180"), (0, 1));
    assert_eq!(at("-90", "-180"), (0, 1));
    assert_eq!(at("90.1", "108"), (1, 0));
    assert_eq!(at("-90.1", "108"), (1, 0));
    assert_eq!(at("14", "180.1"), (1, 0));
    assert_eq!(at("14", "-180.1"), (1, 0));
    assert_eq!(at("-91", "181"), (2, 0));
}

#[test]
fn vietnam_lies_between_8_and_24_and_between_102_and_118() {
    assert_eq!(at("8", "102"), (0, 0));
    assert_eq!(at("24", "118"), (0, 0));
    for (lat, lon) in [("7.9", "108"), ("24.1", "108"), ("14", "101.9"), ("14", "118.1")] {
        assert_eq!(at(lat, lon), (0, 1), "{lat} {lon}");
    }
    assert_eq!(at("1", "1"), (0, 1), "one word for one point");
}

#[test]
fn places_are_looked_at_like_drives() {
    let place = [("places/a.md", "---\nname: Xã Thí Dụ\nlat: 95\nlon: 10\n---\n")];
    assert_count(&reported(&BAD_COORDINATES, "2025-04-01T08:00", &place), 1);
    let place = [("places/a.md", "---\nname: Xã Thí Dụ\nlat: 14\nlon: 10\n---\n")];
    assert_count(&reported(&OUTSIDE_VIETNAM, "2025-04-01T08:00", &place), 1);
}

#[test]
fn two_numbers_in_vietnam_the_other_way_round_are_reported() {
    let mend = |lat: &str, lon: &str| {
        let drive = drive(&format!("when: 13/4/2025\nlat: {lat}\nlon: {lon}"));
        mends(&BAD_COORDINATES, "2025-04-01T08:00", &[("drives/a.md", &drive)]).join("; ")
    };
    assert_eq!(mend("108.5", "14.5"), "đổi chỗ vĩ độ và kinh độ: `Vĩ độ: 14.5`, `Kinh độ: 108.5`");
    assert_eq!(mend("108.5", "25"), "ghi một số từ −90 đến 90");
    assert_eq!(mend("98.5", "14.5"), "ghi một số từ −90 đến 90");
    assert_eq!(mend("14.5", "181"), "ghi một số từ −180 đến 180");
}
