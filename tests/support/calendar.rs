//! Calendars as their readers take them: unfolded lines, event by event.

/// A calendar file.
#[derive(Debug)]
pub struct Calendar {
    /// The lines outside events.
    pub about: Vec<String>,
    pub events: Vec<Event>,
}

/// An event, with its alarms apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub lines: Vec<String>,
    pub alarms: Vec<Vec<String>>,
}

impl Calendar {
    /// Reads a file: CRLF, and lines that go on after a space.
    pub fn read(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).expect("calendars are UTF-8");
        let unfolded = text.replace("\r\n ", "");
        let mut calendar = Self { about: Vec::new(), events: Vec::new() };
        let mut event: Option<Event> = None;
        let mut alarm: Option<Vec<String>> = None;
        for line in unfolded.split_terminator("\r\n") {
            assert!(!line.contains(['\r', '\n']), "a line of its own: {line:?}");
            match line {
                "BEGIN:VEVENT" => event = Some(Event { lines: Vec::new(), alarms: Vec::new() }),
                "END:VEVENT" => calendar.events.extend(event.take()),
                "BEGIN:VALARM" => alarm = Some(Vec::new()),
                "END:VALARM" => event.as_mut().expect("alarms stand in events").alarms.extend(alarm.take()),
                _ => match (&mut alarm, &mut event) {
                    (Some(alarm), _) => alarm.push(line.to_owned()),
                    (None, Some(event)) => event.lines.push(line.to_owned()),
                    (None, None) => calendar.about.push(line.to_owned()),
                },
            }
        }
        calendar
    }
}

impl Event {
    /// The value of a property, whatever its parameters.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.lines.iter().find_map(|line| {
            let rest = line.strip_prefix(name)?;
            match rest.strip_prefix(':') {
                Some(value) => Some(value),
                None => rest.strip_prefix(';')?.split_once(':').map(|(_, value)| value),
            }
        })
    }

    /// What the event is known by: its UID, and which of several days it is.
    pub fn name(&self) -> String {
        let uid = self.value("UID").expect("every event has a UID");
        match self.value("RECURRENCE-ID") {
            Some(day) => format!("{uid} {day}"),
            None => uid.to_owned(),
        }
    }
}
