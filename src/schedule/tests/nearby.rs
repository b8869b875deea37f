use super::at;
use crate::model::kind::Kind;
use crate::model::occasion::Occasion;
use crate::schedule::nearby::position;

const PLACES: [(&str, &str); 4] = [
    ("places/xa-mau.md", "---\nname: Xã Mẫu\nlat: 14.1\nlon: 108.1\n---\n"),
    ("places/xa-hai.md", "---\nname: Xã Hai\nlat: 14.2\nlon: 108.2\n---\n"),
    ("places/xa-xa.md", "---\nname: Xã Xa\n---\n"),
    ("organizations/xi-nghiep.md", "---\nname: Xí nghiệp\n---\n"),
];

/// The point at which a drive with some lines is, and the place whose centre it is.
fn held_at(lines: &str) -> Option<(f64, f64, String)> {
    let drive = format!("---\ntitle: Buổi mẫu\nwhen: 20/5/2025\n{lines}---\n");
    let files: Vec<(&str, &str)> = PLACES.into_iter().chain([("drives/a.md", drive.as_str())]).collect();
    at("2025-04-01T08:00", &files, |site, _| {
        let drive = site.entries.occasions().find(|it: &Occasion<'_>| it.kind == Kind::Drive)?;
        let found = position(drive, &site.entries)?;
        Some((found.at.0, found.at.1, found.centre_of.map_or_else(String::new, |id| id.to_string())))
    })
}

#[test]
fn a_drive_is_at_its_own_point_else_in_its_area_else_at_the_place_that_holds_it() {
    let point = |lat, lon, place: &str| Some((lat, lon, place.to_owned()));
    assert_eq!(held_at("lat: 14.5\nlon: 108.5\narea: xa-mau\nhost: xa-hai\n"), point(14.5, 108.5, ""));
    assert_eq!(held_at("area: xa-mau\nhost: xa-hai\n"), point(14.1, 108.1, "xa-mau"));
    assert_eq!(held_at("area: xa-xa\nhost: xa-hai\n"), point(14.2, 108.2, "xa-hai"), "no centre is known of its area");
    assert_eq!(held_at("host: xa-hai\n"), point(14.2, 108.2, "xa-hai"));
    assert_eq!(held_at("host: xi-nghiep\n"), None);
    assert_eq!(held_at(""), None);
}

#[test]
fn the_nearest_drives_are_open_and_each_is_counted_once() {
    let held = |place: &str, more: &str| format!("---\ntitle: Buổi mẫu\narea: {place}\n{more}---\n");
    let weekly = held("xa-mau", "when: 05/5/2025\nrepeats: { every: week, until: 26/5/2025 }\n");
    let once = held("xa-hai", "when: 20/5/2025\n");
    let cancelled = held("xa-hai", "when: 21/5/2025\nstatus: cancelled\n");
    let nowhere = held("xa-xa", "when: 22/5/2025\n");
    let drives =
        [("drives/a.md", &*weekly), ("drives/b.md", &*once), ("drives/c.md", &*cancelled), ("drives/d.md", &*nowhere)];
    let files: Vec<(&str, &str)> = PLACES.into_iter().chain(drives).collect();
    let found = at("2025-04-01T08:00", &files, |_, timetable| {
        let nearest = timetable.nearby.nearest((14.2, 108.2), 9, |_| false);
        let line = |index: usize| {
            let item = &timetable.items[index];
            format!("{} {}", item.occasion().map_or("", |it| &**it.id), item.when().vi())
        };
        nearest.iter().map(|neighbour| line(neighbour.index)).collect::<Vec<_>>()
    });
    assert_eq!(found, ["b 20/5/2025", "a 05/5/2025"]);
}
