//! Đợt hiến máu tập trung.

use super::organization::Organization;
use super::party::{Host, Partner};
use super::program::Program;
use super::reference::Ref;
use crate::dates::period::Period;
use crate::diagnostics::Spanned;
use crate::record;

record! {
    /// A wave of donation: hosts that each hold a drive before a day.
    pub struct Wave {
        /// Its number within the programme.
        number: Spanned<i64> = "Đợt" | "Số đợt",
        /// The programme it belongs to.
        program: Option<Ref<Program>> = "Chương trình",
        /// When it runs, often only "trước" a day.
        when: Spanned<Period> = "Thời gian" | "Hoàn thành",
        /// The places and organizations that each hold a drive.
        hosts: Vec<Ref<Host>> = "Đơn vị tổ chức" | "Đơn vị",
        /// The organization that leads the wave.
        lead: Option<Ref<Organization>> = "Đơn vị chủ trì" | "Chủ trì",
        /// The organizations that take part in it.
        partners: Vec<Partner> = "Đơn vị phối hợp" | "Phối hợp",
        /// How many hosts the document says there are.
        declared_hosts: Option<Spanned<i64>> = "Số đơn vị",
    }
}
