use chrono::NaiveTime;
use proptest::prelude::*;

use super::{Hours, HoursError, Session};

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn machine(text: &str) -> String {
    Hours::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}")).machine()
}

#[test]
fn a_beginning_is_read_in_every_form() {
    for text in [
        "07:30",
        "7:30",
        "7h30",
        "07H30",
        "7g30",
        "07 giờ 30",
        "7 giờ 30 phút",
        " 7\u{a0}giờ 30 ",
        "07:30:00",
        "7h30'",
        "từ 7h30p",
    ] {
        assert_eq!(machine(text), "07:30", "{text}");
    }
    assert_eq!((machine("chiều 12h30"), machine("chiều 1h30")), ("12:30".to_owned(), "13:30".to_owned()));
    for text in ["7h", "07g00", "07 giờ", "7 GIỜ", "07 giờ 00", "7 gio\u{31b}\u{300}"] {
        assert_eq!(machine(text), "07:00", "{text}");
    }
}

#[test]
fn a_beginning_and_an_end_are_read_in_every_form() {
    for text in [
        "7h30 - 11h30",
        "7h30–11h30",
        "07:30-11:30",
        "07:30/11:30",
        "từ 7h30 đến 11h30",
        "Từ 07 giờ 30 đến 11 giờ 30",
        "7 giờ 30 phút — 11 giờ 30 phút",
        "Buổi sáng: từ 7h30 đến 11h30",
        "sáng 7h30 - 11h30.",
    ] {
        assert_eq!(machine(text), "07:30/11:30", "{text}");
    }
    assert_eq!(machine("Từ 07 giờ đến 15 giờ 30"), "07:00/15:30");
    assert_eq!(machine("07 giờ 00 đến 10 giờ 30"), "07:00/10:30");
    assert_eq!(machine("sáng từ 7h đến 13h"), "07:00/13:00");
    assert_eq!(machine("7 - 11 giờ"), "07:00/11:00");
    assert_eq!(machine("từ 7-11h30"), "07:00/11:30");
}

#[test]
fn halves_of_the_day_stand_before_or_behind_the_clock() {
    for (texts, expected) in [
        (&["7h00 sáng", "7 giờ sáng", "sáng 7h", "7:00 SA", "07:00 AM", "lúc 7h", "bắt đầu từ 7h"][..], "07:00"),
        (&["1h30 chiều", "1:30 CH", "1:30:00 CH", "1:30 PM", "13h30 chiều", "1h30 trưa"], "13:30"),
        (&["12:30 CH", "12h30 trưa"], "12:30"),
        (&["7:30-11:30 AM", "7.30 - 11.30", "7.30h - 11.30h", "7h30 ~ 11h30", "Sáng (7h30 - 11h30)"], "07:30/11:30"),
        (&["1:30 - 4:30 PM", "1h30 - 4h30 chiều", "Chiều: 1h30 - 4h30"], "13:30/16:30"),
        (
            &["7:30 SA - 4:30 CH", "7h30 sáng đến 16h30 chiều", "7h30 - 4h30 chiều", "Cả ngày (7h30 - 16h30)"],
            "07:30/16:30",
        ),
        (&["Sáng từ 7h30, chiều từ 13h30"], "07:30,13:30"),
        (
            &["7h30 - 11h30\n13h30 - 16h30", "Sáng: 7h30 - 11h30\nChiều: 1h30 - 4h30", "7h30-11h30 / 13h30-16h30"],
            "07:30/11:30,13:30/16:30",
        ),
        (&["7h30 -\n11h30"], "07:30/11:30"),
    ] {
        for text in texts {
            assert_eq!(machine(text), expected, "{text}");
        }
    }
    for text in ["13h30 sáng", "sáng 13h", "4h trưa"] {
        assert!(Hours::parse(text).is_err(), "{text}: {:?}", Hours::parse(text));
    }
}

#[test]
fn hours_in_words_are_no_clock_times() {
    for (text, vi, en) in [
        ("Sáng", "buổi sáng", "morning"),
        ("Buổi chiều", "buổi chiều", "afternoon"),
        ("Sáng\nChiều", "buổi sáng, buổi chiều", "morning, afternoon"),
        ("Cả ngày", "cả ngày", "all day"),
        ("Trong giờ hành chính", "giờ hành chính", "office hours"),
        ("Theo thông báo", "Theo thông báo", "Theo thông báo"),
        ("sau 13h", "sau 13h", "sau 13h"),
        ("trước 7h30", "trước 7h30", "trước 7h30"),
    ] {
        let hours = Hours::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!((hours.vi().as_str(), hours.en().as_str(), hours.machine().as_str()), (vi, en, ""), "{text}");
        assert!(!hours.are_by_the_clock() && hours.start().is_none() && hours.end().is_none(), "{text}");
        assert_eq!(Hours::parse(&hours.vi()), Ok(hours), "{text}");
    }
    let mixed = Hours::parse("7h30 - 11h30, chiều").unwrap();
    assert!(!mixed.are_by_the_clock());
    assert_eq!((mixed.start(), mixed.end(), mixed.sessions().count()), (Some(at(7, 30)), None, 1));
}

#[test]
fn what_is_said_beside_the_clock_is_kept() {
    for (text, vi) in [
        ("7h30 - 11h30 (nghỉ trưa)", "7 giờ 30 – 11 giờ 30 (nghỉ trưa)"),
        ("13h30 - hết", "13 giờ 30 (đến hết)"),
        ("7h30 đến khi đủ chỉ tiêu", "7 giờ 30 (đến khi đủ chỉ tiêu)"),
        ("khoảng 7h30", "7 giờ 30 (khoảng)"),
    ] {
        let hours = Hours::parse(text).unwrap();
        assert_eq!(hours.vi(), vi, "{text}");
        assert_eq!(Hours::parse(vi), Ok(hours));
    }
}

#[test]
fn several_sessions_are_read() {
    for text in [
        "7h30 - 11h30, 13h30 - 16h30",
        "7h30-11h30; 13h30-16h30",
        "7h30 - 11h30 và 13h30 - 16h30",
        "sáng 7h30 - 11h30, chiều 13h30 - 16h30",
        "Sáng: 7h30 - 11h30; Chiều: 1h30 - 4h30",
    ] {
        assert_eq!(machine(text), "07:30/11:30,13:30/16:30", "{text}");
    }
    let hours = Hours::parse("7h - 11h, 13h30").unwrap();
    assert_eq!((hours.start(), hours.end()), (Some(at(7, 0)), None));
    assert_eq!(hours.sessions().count(), 2);
}

#[test]
fn each_session_has_its_beginning_and_its_end() {
    let hours = Hours::parse("7h30 - 11h30, 13h - 16h05").unwrap();
    let sessions: Vec<_> = hours.sessions().map(|session| (session.start(), session.end())).collect();
    assert_eq!(sessions, [(at(7, 30), Some(at(11, 30))), (at(13, 0), Some(at(16, 5)))]);
    assert_eq!((hours.start(), hours.end()), (Some(at(7, 30)), Some(at(16, 5))));
    assert_eq!(machine("7h - 11h, 11h - 12h"), "07:00/11:00,11:00/12:00");
    assert!(matches!(Hours::parse("7h - 11h, 10h59 - 12h"), Err(HoursError::Overlapping { .. })));
}

#[test]
fn hours_are_printed_for_readers() {
    let hours = Hours::parse("07:30-11:30,13:00-16:05").unwrap();
    assert_eq!(hours.vi(), "7 giờ 30 – 11 giờ 30, 13 giờ – 16 giờ 05");
    assert_eq!(hours.en(), "7:30–11:30, 13:00–16:05");
}

#[test]
fn an_end_not_after_its_start_is_refused_with_both() {
    let error = Hours::parse("7h - 1h30").unwrap_err();
    assert_eq!(error, HoursError::Reversed { start: at(7, 0), end: at(1, 30) });
    assert_eq!(error.suggestion().as_deref(), Some("7 giờ – 13 giờ 30"));
    let backwards = Hours::parse("13h - 12h").unwrap_err();
    assert_eq!(backwards.suggestion(), None);
    assert!(Hours::parse("7h - 7h").is_err());
}

#[test]
fn what_the_day_does_not_have_is_refused() {
    for (text, hour, minute) in [("24h", 24, 0), ("25:10", 25, 10), ("7h60", 7, 60)] {
        let error = HoursError::Impossible { hour, minute };
        assert_eq!(Hours::parse(text), Err(error), "{text}");
    }
    assert!(matches!(Hours::parse("7h-11h, 10h-12h"), Err(HoursError::Overlapping { .. })));
    assert!(matches!(Hours::parse("7h, 9h"), Err(HoursError::Overlapping { .. })));
    for text in [
        "7",
        "7 - 11",
        "0,3125",
        "sáng 13h",
        "7h30 - ",
        "7:3",
        "7:30:15",
        "7h30 hoặc 8h",
        "- 11h30",
        "1.25",
        "7.5",
        "01 buổi 5",
        "x",
    ] {
        assert!(matches!(Hours::parse(text), Err(HoursError::NotUnderstood { .. })), "{text}");
    }
    assert_eq!(Hours::parse(" \u{a0}"), Err(HoursError::Empty));
}

proptest! {
    #[test]
    fn printed_hours_are_read_back(minutes in proptest::collection::btree_set(0u32..1440, 1..7)) {
        let times: Vec<NaiveTime> = minutes.into_iter().map(|m| at(m / 60, m % 60)).collect();
        let sessions = times
            .chunks(2)
            .map(|pair| Session::new(pair[0], pair.get(1).copied()).unwrap())
            .collect();
        let hours = Hours::new(sessions).unwrap();
        prop_assert_eq!(&Hours::parse(&hours.vi()).unwrap(), &hours);
        prop_assert_eq!(&Hours::parse(&hours.en()).unwrap(), &hours);
        prop_assert_eq!(&Hours::parse(&hours.machine()).unwrap(), &hours);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        if let Err(error) = Hours::parse(&text) {
            prop_assert!(!error.sentences().0.is_empty());
        }
    }

    #[test]
    fn any_line_of_its_own_words_is_read_or_refused(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "7", "30", "24", "h", "giờ", ":", "-", ",", "đến", "từ", "chiều", "phút",
            ]),
            0..10,
        )
    ) {
        if let Ok(hours) = Hours::parse(&words.join(" ")) {
            prop_assert_eq!(Hours::parse(&hours.vi()), Ok(hours));
        }
    }
}
