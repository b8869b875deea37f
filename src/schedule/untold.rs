//! What readers were shown and nothing explains any more, with the line or the cells that would.

use super::problems::UNEXPLAINED_CHANGE;
use crate::bilingual;
use crate::dates::hours::Hours;
use crate::dates::period::Period;
use crate::diagnostics::{Diagnostic, Span};
use crate::model::drive::{Drive, Status};
use crate::model::occasion::Occasion;
use crate::model::site::Site;
use crate::source::is_table;

/// What readers were shown and no version says.
pub(super) struct Untold<'s> {
    pub when: Option<Period>,
    pub hours: Option<Hours>,
    pub venue: Option<&'s str>,
    pub area: Option<&'s str>,
    pub status: Option<Status>,
}

impl Untold<'_> {
    pub fn is_empty(&self) -> bool {
        let Untold { when, hours, venue, area, status } = self;
        when.is_none() && hours.is_none() && venue.is_none() && area.is_none() && status.is_none()
    }

    /// The problem, with the line or the cells that explain the change.
    pub fn reported(&self, occasion: Occasion<'_>, site: &Site) -> Diagnostic {
        let drive = occasion.drive;
        let when = self.when.as_ref().map(Period::vi);
        let hours = self.hours.as_ref().map(Hours::vi);
        let (venue, area) = (self.venue.map(clean), self.area.map(clean));
        let label = self.status.map(Status::label);
        let was = [&when, &hours, &venue, &area, &label.map(str::to_owned)];
        let was: Vec<&str> = was.into_iter().flatten().map(String::as_str).collect();
        let was = was.join(", ");
        let line = line(
            site,
            drive,
            &[
                ("when", when.clone()),
                ("hours", hours.clone()),
                ("venue", venue.clone()),
                ("area", area),
                ("status", self.status.map(|status| status.name().to_owned())),
            ],
        );
        let columns: Vec<String> = [("Ngày cũ", when), ("Giờ cũ", hours), ("Địa điểm cũ", venue)]
            .into_iter()
            .filter_map(|(column, value)| Some(format!("`{column}`: `{}`", value?)))
            .chain(["`Lý do`".to_owned(), format!("`Ngày báo đổi`: `{}`", site.now.written())])
            .collect();
        let columns = columns.join(", ");
        let help = match is_table(&drive.when.span.file) {
            true => bilingual!("điền trong hàng này các cột {columns}", "fill in the columns of this row: {columns}"),
            false => bilingual!("thêm vào mục này: {line}", "add to this entry: {line}"),
        };
        let title = &occasion.title.value;
        UNEXPLAINED_CHANGE
            .at(self.place(drive))
            .message(bilingual!(
                "“{title}” đã đổi so với trang đã dựng (trước là {was}) mà không có dòng nào nói vì sao",
                "“{title}” is not as in the site built last (it was {was}), and nothing explains the change"
            ))
            .found(was)
            .help(help)
    }

    /// Where the first of what changed is written.
    fn place(&self, drive: &Drive) -> Span {
        let hours = drive.hours.as_ref().map(|hours| &hours.span).filter(|_| self.hours.is_some());
        let area = drive.area.as_ref().map(|area| &area.0.span).filter(|_| self.area.is_some());
        let status = drive.status.as_ref().map(|status| &status.span).filter(|_| self.status.is_some());
        let when = Some(&drive.when.span).filter(|_| self.when.is_some());
        when.or(hours).or(area).or(status).unwrap_or(&drive.when.span).clone()
    }
}

/// The line of history that says what was true before.
fn line(site: &Site, drive: &Drive, was: &[(&str, Option<String>)]) -> String {
    let was: Vec<String> =
        was.iter().filter_map(|(name, value)| Some(format!("{name}: {}", quoted(value.as_ref()?)))).collect();
    let line = format!("{{on: {}, was: {{{}}}, why: …}}", site.now.written(), was.join(", "));
    if drive.history.is_empty() { format!("`history: [{line}]`") } else { format!("`- {line}` (`history`)") }
}

/// A value of a YAML flow mapping.
fn quoted(value: &str) -> String {
    let is_plain = value.chars().all(|c| c.is_alphanumeric() || " /-–".contains(c)) && !value.ends_with(' ');
    if is_plain { value.to_owned() } else { format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// A text that was read back from the disk, without characters that could drive a terminal.
pub(super) fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
