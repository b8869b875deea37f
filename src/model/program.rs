//! Chương trình công tác.

use super::document::Document;
use super::observance::Observance;
use super::organization::Organization;
use super::party::Partner;
use super::place::Place;
use super::reference::{Ref, RefOrText};
use super::values::Markdown;
use crate::dates::period::Period;
use crate::diagnostics::Spanned;
use crate::record;

record! {
    /// A year's programme of work.
    pub struct Program {
        /// The year it is for.
        year: Spanned<i64> = "Năm",
        /// The place it is for.
        area: Option<Ref<Place>> = "Địa bàn",
        /// The documents it rests on.
        based_on: Vec<RefOrText<Document>> = "Căn cứ",
        /// Its tasks, in order.
        tasks: Vec<Task> = "Nhiệm vụ",
        /// The peaks of its communication work: not to be confused with waves of donation.
        peaks: Vec<Peak> = "Cao điểm tuyên truyền" | "Cao điểm",
    }
}

record! {
    /// A task of a programme.
    pub struct Task {
        /// What is to be done.
        title: String = "Nhiệm vụ" | "Nội dung" | "Tiêu đề",
        /// More about the task, in Markdown.
        summary: Option<Markdown> = "Tóm tắt" | "Chi tiết",
        /// The organization that leads the task.
        lead: Option<Ref<Organization>> = "Đơn vị chủ trì" | "Chủ trì",
        /// The organizations that take part in it.
        partners: Vec<Partner> = "Đơn vị phối hợp" | "Phối hợp",
        /// When the task is to be done.
        when: Option<Spanned<Period>> = "Thời gian" | "Thời gian thực hiện",
        /// The days it answers to.
        observances: Vec<Ref<Observance>> = "Ngày kỷ niệm",
    }
}

record! {
    /// A peak of communication work (đợt cao điểm tuyên truyền).
    pub struct Peak {
        /// The number of the wave within its year.
        number: i64 = "Đợt" | "Số",
        /// From when to when.
        when: Spanned<Period> = "Thời gian",
        /// What it is about.
        title: Option<String> = "Nội dung",
    }
}
