//! Văn bản: a plan, decision or letter of an authority.

use super::organization::Organization;
use super::reference::{Ref, RefOrText};
use super::values::FileName;
use crate::dates::period::Partial;
use crate::diagnostics::Spanned;
use crate::{choices, record};

choices! {
    /// The kind of an official document (Decree 30/2020/NĐ-CP, Article 7).
    pub enum DocumentKind {
        OfficialLetter = "official-letter", "Công văn";
        Program = "program", "Chương trình công tác";
        Decision = "decision", "Quyết định";
        Plan = "plan", "Kế hoạch";
        Notice = "notice", "Thông báo";
        Circular = "circular", "Thông tư";
        Report = "report", "Báo cáo";
        Other = "other", "Văn bản khác";
    }
}

record! {
    pub struct Document {
        /// Its number and symbol; absent where the document leaves it blank.
        number: Option<String> = "Số, ký hiệu" | "Số" | "Số hiệu",
        /// The number line as printed, where that tells more.
        number_printed: Option<String> = "Số in trên văn bản",
        /// The line about its subject as printed: "V/v …".
        subject_printed: Option<String> = "Trích yếu in trên văn bản",
        /// What kind of document it is.
        kind: DocumentKind = "Loại văn bản" | "Loại",
        /// The office that issued the document.
        issuer: Option<RefOrText<Organization>> = "Cơ quan ban hành" | "Nơi ban hành",
        /// When it was issued, as far as is known.
        issued: Option<Spanned<Partial>> = "Ngày ban hành" | "Ngày",
        /// The date line as printed, where that tells more.
        issued_printed: Option<String> = "Ngày in trên văn bản",
        /// The person who signed it, with their office.
        signer: Option<Signer> = "Người ký",
        /// The documents it carries out.
        implements: Vec<Ref<Document>> = "Thực hiện",
        /// The documents it cites.
        cites: Vec<Ref<Document>> = "Trích dẫn" | "Viện dẫn",
        /// The documents it replaces.
        replaces: Vec<Ref<Document>> = "Thay thế",
        /// To whom it is addressed and copied.
        recipients: Vec<Recipient> = "Nơi nhận",
        /// What is attached to it.
        attachments: Vec<String> = "Kèm theo",
        /// Whether the text of the page is the text of the document, without its head, recipients and signature: these
        /// are printed around it from their fields.
        full_text: Option<bool> = "Toàn văn",
        /// The document itself, beside the content.
        file: Option<FileName> = "Tệp" | "Tệp đính kèm",
    }
}

record! {
    /// Who signed a document, in what capacity.
    pub struct Signer {
        /// The name of the person who signed.
        name: String = "Họ tên" | "Tên",
        /// The office, as printed.
        position: Option<String> = "Chức vụ",
        /// A second office, as printed.
        second_position: Option<String> = "Chức vụ thứ hai",
        /// On whose behalf ("KT. CHỦ TỊCH").
        on_behalf: Option<String> = "Ký thay",
    }
}

choices! {
    /// Why somebody receives a document.
    pub enum RecipientRole {
        Copied = "copied", "Nơi nhận";
        Addressed = "addressed", "Kính gửi";
    }
}

record! {
    /// A recipient of a document.
    pub struct Recipient {
        /// As printed, or an organization of this site.
        name: RefOrText<Organization> = "Tên" | "Đơn vị",
        /// Addressed ("Kính gửi") or copied ("Nơi nhận").
        role: Option<RecipientRole> = "Vai trò",
        /// The mode as printed, such as "b/c" (để báo cáo).
        mode: Option<String> = "Hình thức",
    }
}
