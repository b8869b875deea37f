//! Words of an entry that contradict its status and history.

use crate::bilingual;
use crate::diagnostics::{Bilingual, Diagnostic, Problems, Span};
use crate::model::drive::{Change, Repeats, Status};
use crate::model::form::{field_of, written_in};
use crate::model::kind::Kind;
use crate::model::read::{Read, Record};
use crate::model::values::Markdown;
use crate::model::written::{Key, Value, Written};
use crate::problem;
use crate::text::called_off::{Said, find_called_off};

problem! {
    /// Tiêu đề, địa điểm hay ghi chú nói là hoãn, hủy, dời hay chuyển, còn tình trạng thì không. Danh sách, lịch tải về
    /// và máy tìm kiếm chỉ theo tình trạng, nên người dân vẫn thấy buổi diễn ra như cũ. Ghi vào tình trạng, hoặc ghi
    /// ngày, giờ, địa điểm mới kèm cái cũ.
    ///
    /// The title, venue or note says that something is postponed, cancelled, or held at another time or place, and its
    /// status does not. Lists, calendars and search engines go by the status, so people still see it going ahead. Say
    /// it in the status, or give the new day, hours or venue with the former one.
    ///
    /// ```text
    /// Ghi chú: HOÃN do mưa bão
    /// ```
    ///
    /// ```text
    /// Tình trạng: Tạm hoãn, Lý do: mưa bão
    /// ```
    pub static SAID_ELSEWHERE: Warning = "said-elsewhere";
}

/// The fields in which offices write such words, in the order in which they are searched.
const LOOKED_THROUGH: [&str; 5] = ["title", "venue", "address", "summary", "body"];
/// The number of lines of a text that are searched: later lines of an article may be about anything.
const LINES: usize = 2;

/// The status and history of an entry of a kind that can be called off.
pub struct Reported {
    status: Status,
    history: Vec<Change>,
    /// Whether a recurrence has exceptions: words may be about those days.
    has_exceptions: bool,
}

impl Reported {
    /// Reads the status and history. `None` for kinds without a status, and for drafts.
    pub fn of(kind: Kind, fields: &[(Key, Written)]) -> Option<Self> {
        let written = |name: &str| written_in(fields, kind, name);
        let unheard = &mut Problems::default();
        let draft = written("draft").and_then(|draft| bool::read(draft, unheard));
        if !can_be_called_off(kind) || draft == Some(true) {
            return None;
        }
        let status = written("status").filter(|status| !matches!(status.value, Value::Empty));
        let status = status.map_or(Some(Status::Planned), |status| Status::read(status, unheard))?;
        let history = written("history").and_then(|history| Vec::<Change>::read(history, unheard));
        let repeats = written("repeats").map(|repeats| &repeats.value);
        let parts = if let Some(Value::Mapping(parts)) = repeats { parts.as_slice() } else { &[] };
        let of_days = |key: &Key| field_of(&[Repeats::FIELDS], &key.text).map(|field| field.name);
        let has_exceptions = parts.iter().any(|(key, _)| matches!(of_days(key), Some("except" | "changes")));
        Some(Self { status, history: history.unwrap_or_default(), has_exceptions })
    }

    /// Whether the status or history states what the words state.
    pub fn says(&self, said: Said) -> bool {
        let was = |status: Status| self.history.iter().any(|change| change.was.status == Some(status));
        let is_other = self
            .history
            .iter()
            .map(|change| &change.was)
            .any(|was| was.when.is_some() || was.hours.is_some() || was.venue.is_some() || was.area.is_some());
        let is_off = matches!(self.status, Status::Postponed | Status::Cancelled);
        self.has_exceptions
            || match said {
                Said::PutOff => is_off || is_other || was(Status::Postponed),
                Said::CalledOff => self.status == Status::Cancelled || was(Status::Cancelled),
                Said::Changed => is_off || is_other,
            }
    }

    /// The problem of words at a place, unless the status or history states what they state.
    pub fn against(&self, (said, words): (Said, &str), span: Span) -> Option<Diagnostic> {
        if self.says(said) {
            return None;
        }
        let (status, status_en) = (self.status.label(), self.status.name());
        let message =
            bilingual!("“{words}”, mà tình trạng là `{status}`", "“{words}”, and the status is `{status_en}`");
        let help = help(said, span.is_in_table());
        Some(SAID_ELSEWHERE.at(span).message(message).found(words).help(help))
    }
}

/// Searches the fields of an entry and reports the first contradicting words.
pub fn check(kind: Kind, fields: &[(Key, Written)]) -> Option<Diagnostic> {
    if !can_be_called_off(kind) {
        return None;
    }
    let said_in = |name: &&str| match written_in(fields, kind, name)? {
        Written { value: Value::Text { text, .. }, span } => Some((said_first(text)?, span)),
        _ => None,
    };
    let mut found = LOOKED_THROUGH.iter().filter_map(said_in).peekable();
    found.peek()?;
    let reported = Reported::of(kind, fields)?;
    found.find_map(|(said, span)| reported.against(said, span.clone()))
}

/// What the first lines of a text say, with the words that say so.
pub fn said_first(text: &str) -> Option<(Said, &str)> {
    text.lines().filter(|line| !line.trim().is_empty()).take(LINES).find_map(find_called_off)
}

fn can_be_called_off(kind: Kind) -> bool {
    matches!(kind, Kind::Drive | Kind::Event)
}

/// Searches the first lines of the text below the front matter, where the fields have no contradiction.
pub fn check_body(kind: Kind, fields: &[(Key, Written)], body: &Markdown) -> Option<Diagnostic> {
    let (said, words) = Some(kind).filter(|kind| can_be_called_off(*kind)).and_then(|_| said_first(&body.text))?;
    let reported = Reported::of(kind, fields).filter(|_| check(kind, fields).is_none())?;
    let start = body.span.start + body.text.find(words).unwrap_or_default();
    reported.against((said, words), Span::new(body.span.file.clone(), start..start + words.len()))
}

fn help(said: Said, is_table: bool) -> Bilingual {
    let (vi, en) = match (said, is_table) {
        (Said::PutOff, true) => ("ghi `Tạm hoãn` ở cột `Tình trạng`", "write `postponed` in the column `status`"),
        (Said::PutOff, false) => ("ghi `status: postponed`", "write `status: postponed`"),
        (Said::CalledOff, true) => ("ghi `Đã hủy` ở cột `Tình trạng`", "write `cancelled` in the column `status`"),
        (Said::CalledOff, false) => ("ghi `status: cancelled`", "write `status: cancelled`"),
        (Said::Changed, true) => (
            "ghi ngày, giờ, địa điểm mới ở cột của nó, và cái cũ ở cột `Ngày cũ`, `Giờ cũ` hoặc `Địa điểm cũ`",
            "put the new day, hours or venue into its column, and the former one into `Ngày cũ`, `Giờ cũ` or `Địa điểm cũ`",
        ),
        (Said::Changed, false) => (
            "ghi ngày, giờ, địa điểm mới ở dòng của nó, và cái cũ trong `history`: `{on: …, was: {when: …}, why: …}`",
            "put the new day, hours or venue into its line, and the former one into `history`: `{on: …, was: {when: …}, \
             why: …}`",
        ),
    };
    bilingual!(
        "{vi}; nếu không phải vậy thì viết câu này cách khác",
        "{en}; where it means something else, put it in other words"
    )
}
