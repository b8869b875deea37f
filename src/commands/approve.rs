//! `approve`: lists what waits for an approval, makes the sheet to be signed, and writes down what was signed.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use super::approval_sheet::{self, MARK};
use super::arguments::ApproveOptions;
use super::files::{self, BYTE_ORDER_MARK, Replacement, replace, unwritten};
use super::{CONTENT, Call, FINE, USAGE, clock, report};
use crate::bilingual;
use crate::check::{Unapproved, unapproved};
use crate::diagnostics::{Bilingual, FilePath, Speech, nearest, one_of};
use crate::model::approval::{Approval, typed_fingerprint};
use crate::pipeline::{Built, NewApproval, read_site, with_approvals};
use crate::source::{decode, read_bytes};

/// Reads the site, and does what is asked with what waits in it. Drafts do not wait, since nobody sees them.
pub fn run(call: &Call, options: &ApproveOptions) -> u8 {
    let (read, site) = read_site(&call.order(None, false));
    let speech = call.speech(read.language.as_deref());
    if site.config.asks_for_approval().is_none() && !read.problems.has_errors() {
        let words = Bilingual::literal(
            "trang này không đòi duyệt; nếu phải duyệt rồi mới đăng, ghi `Duyệt: bắt buộc` dưới `Đăng trang` trong `site.yaml`",
            "this site asks for no approval; where it must, write `approval: required` below `publish` in `site.yaml`",
        );
        return report::failure(&words, speech);
    }
    let waiting = unapproved(&site);
    if read.problems.has_errors() {
        report::problems(&read.problems, &read.sources, speech);
        if options.sheet.is_none() && options.by.is_none() {
            // What to put into a cell that holds no approval is asked for here.
            list(&waiting, speech);
            return CONTENT;
        }
        let words = Bilingual::literal("sửa các lỗi trên rồi mới duyệt được", "mend these errors before the approval");
        report::failure(&words, speech);
        return CONTENT;
    }
    let chosen = match chosen(waiting, &options.entries) {
        Ok(chosen) => chosen,
        Err(words) => return report::failure(&words, speech),
    };
    match (&options.sheet, &options.by) {
        (Some(sheet), _) => {
            write_sheet(call, sheet, chosen.len(), &approval_sheet::sheet(&site, &chosen, clock().date()), speech)
        }
        (None, None) => list(&chosen, speech),
        (None, Some(_)) if options.entries.is_empty() && !options.all => {
            let words = Bilingual::literal(
                "ghi rõ mục nào đã được duyệt (dấu trên phiếu), hoặc `--all` nếu là tất cả",
                "name what was approved (fingerprints from the sheet), or `--all`",
            );
            report::failure(&words, speech)
        }
        (None, Some(by)) => match by.split_whitespace().collect::<Vec<_>>().join(" ") {
            by if by.is_empty() => {
                let words = Bilingual::literal("`--by` cần họ tên, chức vụ người duyệt", "`--by` needs a name");
                report::failure(&words, speech)
            }
            by => approve(call, &read, &chosen, &by, speech),
        },
    }
}

/// What is meant by fingerprints and ids: everything that waits where none is given.
fn chosen<'s>(waiting: Vec<Unapproved<'s>>, said: &[String]) -> Result<Vec<Unapproved<'s>>, Bilingual> {
    let is_meant = |one: &Unapproved<'_>, said: &str| {
        let fingerprint = typed_fingerprint(said);
        fingerprint.is_some_and(|it| it == one.fingerprint) || one.name == said.trim_start_matches("content/")
    };
    if let Some(unknown) = said.iter().find(|said| !waiting.iter().any(|one| is_meant(one, said))) {
        let names = waiting.iter().flat_map(|one| [one.name.as_str(), &one.fingerprint]);
        let near = one_of(&nearest(unknown, names, 1)).unwrap_or(Bilingual::literal(
            "mục ấy đã duyệt rồi, hoặc đã sửa sau khi in phiếu: `giothong approve` liệt kê các mục đang chờ",
            "it is approved already, or was changed after the sheet was printed: `giothong approve` lists what waits",
        ));
        let (vi, en) = (near.vi, near.en);
        return Err(bilingual!(
            "không có mục nào đang chờ duyệt là `{unknown}`; {vi}",
            "nothing that waits for an approval is `{unknown}`; {en}"
        ));
    }
    let is_said = |one: &Unapproved<'_>| said.is_empty() || said.iter().any(|said| is_meant(one, said));
    Ok(waiting.into_iter().filter(is_said).collect())
}

fn list(waiting: &[Unapproved<'_>], speech: Speech) -> u8 {
    for one in waiting {
        let (fingerprint, name, title, reason) = (&one.fingerprint, &one.name, one.title, one.reason());
        report::print(format_args!("{fingerprint}  {name}  “{title}” {}", reason.in_(speech)));
    }
    let count = waiting.len();
    let words = match count {
        0 => Bilingual::literal("mọi mục đã được duyệt như đang viết", "everything is approved as it is written"),
        _ => bilingual!("{count} mục chờ duyệt", "{count} to be approved"),
    };
    report::result(&words, speech)
}

/// Writes the sheet. It replaces an older sheet and no other file.
fn write_sheet(call: &Call, file: &Path, count: usize, sheet: &str, speech: Speech) -> u8 {
    if call.refuses_to_write(file) {
        return USAGE;
    }
    let place = file.display();
    let is_ours = || files::read(file).is_ok_and(|bytes| bytes.windows(MARK.len()).any(|part| part == MARK.as_bytes()));
    if files::is_there(file) && !is_ours() {
        let words = bilingual!(
            "`{place}` đã có và không phải phiếu của chương trình: hãy chọn tên khác",
            "`{place}` is there already and is no sheet of this program: choose another name"
        );
        return report::failure(&words, speech);
    }
    match files::write_whole(file, sheet.as_bytes()) {
        Ok(()) => report::result(
            &bilingual!(
                "đã làm phiếu {count} mục: {place}; mở bằng trình duyệt và in trên giấy A4",
                "made a sheet of {count}: {place}; open it in a browser and print it on A4"
            ),
            speech,
        ),
        Err(error) => report::failure(&unwritten(place, error), speech),
    }
}

/// Writes the approval of today into the entries; what stands in a table, or in a text that has no place for it, is printed
/// to be pasted.
fn approve(call: &Call, read: &Built, chosen: &[Unapproved<'_>], by: &str, speech: Speech) -> u8 {
    let on = clock().date();
    let mut by_file: BTreeMap<&FilePath, Vec<&Unapproved<'_>>> = BTreeMap::new();
    for one in chosen {
        by_file.entry(&one.place.file).or_default().push(one);
    }
    let (mut replacements, mut to_paste, mut count) = (Vec::new(), Vec::new(), 0);
    for (file, of_file) in by_file {
        match replacement(call, file, &of_file, by, on) {
            Some(replacement) => {
                replacements.push(replacement);
                count += of_file.len();
            }
            None => to_paste.extend(of_file),
        }
    }
    if let Err((name, error)) = replace(&replacements) {
        return report::failure(&unwritten(name, error), speech);
    }
    let files = replacements.len();
    if count > 0 || to_paste.is_empty() {
        let words =
            bilingual!("đã ghi duyệt vào {count} mục trong {files} tệp", "wrote {count} approvals into {files} files");
        report::result(&words, speech);
    }
    if !to_paste.is_empty() {
        to_paste.sort_by_key(|one| one.title_place);
        let rest = to_paste.len();
        let words = bilingual!(
            "{rest} mục máy không tự ghi được, hãy dán vào (bảng chưa có cột `Duyệt đăng` thì thêm):",
            "{rest} cannot be written for you and are to be pasted (add the column `approved` to a table without it):"
        );
        report::result(&words, speech);
        to_paste.iter().for_each(|one| report::print(pasted(read, one, by, on, speech)));
    }
    FINE
}

/// A file with approvals; `None` where they cannot be written into it.
fn replacement(
    call: &Call,
    file: &FilePath,
    of_file: &[&Unapproved<'_>],
    by: &str,
    on: NaiveDate,
) -> Option<Replacement> {
    let path = call.site.join(&**file);
    let before = read_bytes(&path, file).ok().filter(|_| !of_file.iter().any(|one| one.place.is_in_table()))?;
    let approvals: Vec<_> =
        of_file.iter().map(|one| NewApproval { place: one.place, by, on, of: &one.fingerprint }).collect();
    let text = with_approvals(&decode(file, &before).ok()?, &approvals)?;
    let mark = if before.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
    Some(Replacement { name: file.clone(), path, bytes: [mark, text.as_bytes()].concat() })
}

/// What is to be pasted, and where: a line of an entry, or a cell of a row.
fn pasted(read: &Built, one: &Unapproved<'_>, by: &str, on: NaiveDate, speech: Speech) -> String {
    let is_in_table = one.place.is_in_table();
    let line = Approval::written(by, on, &one.fingerprint, is_in_table);
    let at = read.sources.position(one.title_place);
    let (file, line, row) = (&one.place.file, line.in_(speech), at.line);
    let sheet = at.sheet.map(|sheet| bilingual!("trang “{sheet}”, ", "sheet “{sheet}”, "));
    let sheet = sheet.as_ref().map_or("", |sheet| sheet.in_(speech));
    let words = match is_in_table {
        true => bilingual!(
            "{file}, {sheet}hàng {row}, cột Duyệt đăng: {line}",
            "{file}, {sheet}row {row}, column approved: {line}"
        ),
        false => bilingual!("{file}, dòng {row}: {line}", "{file}, line {row}: {line}"),
    };
    words.in_(speech).to_owned()
}
