//! Words of a change that stand in a table and in no field of it: beside a row, above its header, below its total.

use super::header::Header;
use super::layout::Placed;
use super::rows::Skipped;
use crate::bilingual;
use crate::diagnostics::{Bilingual, Problems};
use crate::parse::said_elsewhere::{Reported, SAID_ELSEWHERE};
use crate::text::called_off::heard;

/// Tells the first words in each row that is no entry, where no entry of the sheet says the same.
pub fn tell(placed: Placed<'_>, headers: &[Header], skipped: &Skipped, reported: &[Reported], problems: &mut Problems) {
    let Some(first) = headers.first().filter(|_| !reported.is_empty()) else { return };
    let is_aside = |number: u32| number < first.rows.0 || skipped.below.binary_search(&number).is_ok();
    for row in placed.sheet.rows.iter().filter(|row| is_aside(row.number)) {
        let words = row.cells.iter().find_map(|cell| {
            let shown = cell.content.shown();
            let (said, words) = heard(&shown)?;
            reported.iter().all(|reported| !reported.says(said)).then(|| (cell.column, words.to_owned()))
        });
        let Some((column, words)) = words else { continue };
        let message = bilingual!(
            "“{words}”, mà không buổi nào trong bảng ghi như vậy",
            "“{words}”, and no entry of the table says so"
        );
        let help = Bilingual::literal(
            "ghi điều đó ở hàng của buổi ấy: cột `Tình trạng`, hoặc `Ngày cũ`, `Giờ cũ`, `Địa điểm cũ`",
            "say so in the row of the entry it is about: `status`, or `Ngày cũ`, `Giờ cũ`, `Địa điểm cũ`",
        );
        let span = placed.cell(row.number, column);
        problems.push(SAID_ELSEWHERE.at(span).message(message).found(words).help(help));
    }
}
