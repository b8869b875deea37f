//! Only what should be public is public.

use std::collections::BTreeSet;

use crate::diagnostics::{Bilingual, Problems};
use crate::model::personal::PersonalDatum;
use crate::model::site::Site;
use crate::problem;
use crate::text::personal::Personal;

problem! {
    /// Mọi chữ trong nội dung đều lên mạng, kể cả phần trích nguồn. Số căn cước và ngày sinh của một người không bao
    /// giờ được đăng, dù người ấy đồng ý cho nêu tên (năm sinh thì được). Số điện thoại và địa chỉ thư chỉ đăng khi đã
    /// công khai: nằm trong `contact` hoặc `registration` của trang hay của một mục, hoặc được liệt kê trong `privacy`
    /// của `content/site.yaml` (Luật 91/2025/QH15).
    ///
    /// All text of the content goes to the web, quotations of sources included. The id number and the birth date of a
    /// person are never published, even where the person agreed to be named (the year of birth may be). Telephone
    /// numbers and e-mail addresses are published only where they are public: in a `contact` or `registration` of the
    /// site or of an entry, or listed under `privacy` in `content/site.yaml` (Law 91/2025/QH15).
    ///
    /// ```text
    /// Tóm tắt: Ai cần máu gọi anh Mẫu, 0900 000 001
    /// ```
    ///
    /// ```text
    /// Tóm tắt: Ai cần máu gọi văn phòng
    /// ```
    pub static PRIVATE_DATA: Error = "private-data";
}

/// Looks at all personal data that `parse` noted.
pub fn check(site: &Site, problems: &mut Problems) {
    let entries = site.entries.all();
    let noted = || site.personal.iter().chain(entries.iter().flat_map(|entry| entry.personal));
    let public: BTreeSet<String> = noted().filter(|datum| datum.declared).map(PersonalDatum::key).collect();
    for datum in noted().filter(|datum| !datum.declared) {
        if datum.may_be_public() && public.contains(&datum.key()) {
            continue;
        }
        let (message, help) = sentences(datum.kind);
        problems.push(PRIVATE_DATA.at(&datum.span).message(message).found(datum.text.as_str()).help(help));
    }
}

/// What was found, and what to do. The datum itself stays out of the sentence.
fn sentences(kind: Personal) -> (Bilingual, Bilingual) {
    let declare = Bilingual::literal(
        "xóa đi; nếu là của cơ quan, ghi vào `Liên hệ` hoặc vào `Riêng tư: {Liên hệ công khai: […]}` của `content/site.yaml`",
        "delete it; where it is an office's, put it into `contact`, or into `privacy: {public_contacts: […]}` of \
         `content/site.yaml`",
    );
    match kind {
        Personal::CitizenId => (
            Bilingual::literal("số căn cước hoặc chứng minh nhân dân của một người", "a person's identity number"),
            Bilingual::literal("xóa số này", "delete the number"),
        ),
        Personal::BirthDate => (
            Bilingual::literal("ngày sinh của một người", "a person's date of birth"),
            Bilingual::literal("chỉ ghi năm sinh", "give the year alone"),
        ),
        Personal::Phone => (
            Bilingual::literal("số điện thoại chưa được công khai", "a telephone number that is not declared public"),
            declare,
        ),
        Personal::Email => (
            Bilingual::literal("địa chỉ thư chưa được công khai", "an e-mail address that is not declared public"),
            declare,
        ),
    }
}
