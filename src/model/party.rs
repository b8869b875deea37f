//! Who leads, who takes part, and how to reach somebody.

use super::contact::{Email, Phone};
use super::field::Shape;
use super::kind::Kind;
use super::organization::Organization;
use super::read::{Read, Visitor, read_record};
use super::reference::{Accepts, Ref, RefOrText};
use super::values::Url;
use super::written::{Value, Written};
use crate::dates::period::Period;
use crate::diagnostics::{Problems, Spanned};
use crate::record;

/// A place or an organization: what may host a drive.
#[derive(Clone, Debug)]
pub struct Host;

impl Accepts for Host {
    const KINDS: &'static [Kind] = &[Kind::Organization, Kind::Place];
}

/// Any entry with a page.
#[derive(Clone, Debug)]
pub struct Anything;

impl Accepts for Anything {
    const KINDS: &'static [Kind] = &Kind::ALL;
}

record! {
    /// A partner written out: "Bệnh viện (chỉ đạo Khoa phối hợp)".
    pub struct PartnerForm {
        /// The organization, or free text for a group that has no entry.
        org: RefOrText<Organization> = "Đơn vị",
        /// The unit it directs to take part ("chỉ đạo … phối hợp").
        via: Option<Ref<Organization>> = "Qua" | "Chỉ đạo",
        /// Words in brackets after the name, as "có liên quan".
        note: Option<String> = "Ghi chú",
    }
}

/// An organization that takes part: `org`, or `{org, via, note}`.
#[derive(Clone, Debug)]
pub struct Partner(pub PartnerForm);

impl Read for Partner {
    const SHAPE: Shape = PartnerForm::SHAPE;

    fn read(written: &Written, problems: &mut Problems) -> Option<Self> {
        match written.value {
            Value::Mapping(_) => read_record(written, problems).map(Self),
            _ => RefOrText::read(written, problems).map(|org| Self(PartnerForm { org, via: None, note: None })),
        }
    }

    fn missing() -> Self {
        Self(PartnerForm::missing())
    }

    fn visit(&mut self, visitor: &mut dyn Visitor) {
        self.0.visit(visitor);
    }
}

record! {
    /// How to reach somebody. Public by meaning.
    pub struct Contact {
        /// A person or office to ask for.
        name: Option<String> = "Người liên hệ" | "Đầu mối",
        /// Telephone numbers as people write them, with their leading 0.
        phone: Vec<Phone> = "Điện thoại" | "Điện thoại liên hệ" | "SĐT" | "Số điện thoại",
        /// A number on Zalo.
        zalo: Option<String> = "Zalo",
        /// E-mail addresses, each as `name@office.example`.
        email: Vec<Email> = "Thư điện tử" | "Email",
        /// A page on the web.
        url: Option<Url> = "Trang web" | "Website",
        /// A postal address people can write to.
        address: Option<String> = "Địa chỉ",
        /// When somebody answers, or what else to know.
        note: Option<String> = "Ghi chú",
    }
}

record! {
    /// How to register. Public by meaning.
    pub struct Registration {
        /// Telephone numbers as people dial them.
        phone: Vec<Phone> = "Điện thoại",
        /// A number on Zalo.
        zalo: Option<String> = "Zalo",
        /// A form on the web.
        url: Option<Url> = "Biểu mẫu" | "Đường dẫn đăng ký",
        /// Where one can register in person.
        in_person: Option<String> = "Trực tiếp" | "Đăng ký trực tiếp",
        /// From when on people can register.
        opens: Option<Spanned<Period>> = "Mở đăng ký" | "Bắt đầu",
        /// Until when people can register, included.
        closes: Option<Spanned<Period>> = "Đóng đăng ký" | "Hạn đăng ký",
        /// Whether reserve donors are taken.
        reserve: Option<bool> = "Nhận dự bị" | "Dự bị",
        /// What else to know.
        note: Option<String> = "Ghi chú",
    }
}
