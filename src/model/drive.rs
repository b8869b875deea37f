//! Buổi hiến máu: a blood drive, its changes and its results.

use chrono::NaiveDate;

use super::campaign::Campaign;
use super::contact::{Contact, Registration};
use super::party::Host;
use super::place::Place;
use super::reference::Ref;
use super::values::{Asked, Decimal};
use super::wave::Wave;
use crate::dates::hours::Hours;
use crate::dates::period::Period;
use crate::diagnostics::Spanned;
use crate::text::geo::Point;
use crate::text::quantity::Quantity;
use crate::{choices, record};

choices! {
    /// Whether a drive goes ahead. What follows from its history (rescheduled, moved, ended) is derived, not written.
    pub enum Status {
        /// Announced, not yet certain.
        Planned = "planned", "Dự kiến" | "Chờ xác nhận" | "Chưa xác nhận" | "Chưa chốt";
        Confirmed = "confirmed", "Đã xác nhận" | "Xác nhận" | "Đã chốt" | "Chốt" | "Chính thức";
        /// Goes ahead, no places left.
        Full = "full", "Đã đủ đăng ký" | "Đã đủ" | "Đủ" | "Đủ đăng ký" | "Đã đủ người" | "Đủ người" | "Hết chỗ" | "Đã hết chỗ";
        /// Will be held later; the new day may be unknown.
        Postponed = "postponed", "Tạm hoãn" | "Hoãn" | "Đã hoãn" | "Bị hoãn" | "Hoãn lại";
        /// Will not be held.
        Cancelled = "cancelled", "Đã hủy" | "Hủy" | "Hủy bỏ" | "Đã hủy bỏ" | "Bị hủy" | "Hủy lịch" | "Không tổ chức";
    }
}

choices! {
    pub enum Component {
        WholeBlood = "whole-blood", "Máu toàn phần";
        Platelets = "platelets", "Tiểu cầu";
        Plasma = "plasma", "Huyết tương";
        /// Red cells, by apheresis.
        RedCells = "red-cells", "Hồng cầu";
    }
}

choices! {
    /// How often a drive is held again.
    pub enum Recurrence {
        Week = "week", "hằng tuần" | "tuần" | "hàng tuần";
        Fortnight = "fortnight", "hai tuần một lần" | "hai tuần" | "2 tuần" | "2 tuần một lần";
        Month = "month", "hằng tháng" | "tháng" | "hàng tháng";
        Quarter = "quarter", "hằng quý" | "quý" | "hàng quý";
        Year = "year", "hằng năm" | "năm" | "hàng năm";
    }
}

record! {
    /// A blood drive: one host, one venue, one day or a few.
    pub struct Drive {
        /// When, as precisely as is known.
        when: Spanned<Period> = "Ngày" | "Thời gian" | "Ngày hiến máu" | "Ngày tổ chức",
        /// From when to when on the day.
        hours: Option<Spanned<Hours>> = "Giờ" | "Thời gian trong ngày",
        /// The same day by the moon, as people write it.
        lunar: Option<String> = "Ngày âm lịch" | "Âm lịch",
        /// The hall or yard, as people call it.
        venue: Option<String> = "Địa điểm" | "Điểm hiến máu" | "Nơi hiến máu",
        /// Street and number of the venue.
        address: Option<String> = "Địa chỉ",
        /// The place it is in.
        area: Option<Ref<Place>> = "Địa bàn" | "Huyện" | "Xã, phường",
        /// Latitude in degrees, WGS 84.
        lat: Option<Spanned<Decimal>> = "Vĩ độ",
        /// Longitude in degrees, WGS 84.
        lon: Option<Spanned<Decimal>> = "Kinh độ",
        /// The organization or place that holds it.
        host: Option<Ref<Host>> = "Đơn vị tổ chức" | "Đơn vị" | "organizer",
        /// The campaign it belongs to.
        campaign: Option<Ref<Campaign>> = "Chiến dịch",
        /// The wave it belongs to.
        wave: Option<Ref<Wave>> = "Đợt" | "Đợt hiến máu",
        /// Whether it goes ahead; planned where nothing is written.
        status: Option<Spanned<Status>> = "Tình trạng" | "Trạng thái",
        /// What changed, oldest first.
        history: Vec<Change> = "Lịch sử" | "Thay đổi",
        /// The day it was first made public.
        announced: Option<Spanned<NaiveDate>> = "Ngày công bố" | "Công bố",
        /// Units of blood hoped for.
        target_units: Option<Spanned<Quantity>> = "Chỉ tiêu" | "Chỉ tiêu (đơn vị)" | "Số lượng dự kiến",
        /// What is collected; whole blood where nothing is written is not assumed.
        collects: Vec<Component> = "Tiếp nhận" | "Thành phần",
        /// How and where people can register.
        registration: Option<Registration> = "Đăng ký",
        /// Whom people can ask about it.
        contact: Option<Contact> = "Liên hệ",
        /// How people with a disability get in and around.
        accessibility: Option<String> = words "Tiếp cận" | "Lối vào",
        /// What donors are to bring along.
        bring: Vec<String> = words "Mang theo",
        /// Held again and again.
        repeats: Option<Repeats> = "Lặp lại",
        /// What came of it.
        result: Option<Outcome> = "Kết quả",
    }
}

record! {
    /// A line of the ledger: what was true until a day, and why it changed.
    pub struct Change {
        /// The day of the change. Known, but for rows of tables.
        on: Asked<Spanned<NaiveDate>> = "Ngày" | "Ngày báo đổi",
        /// What was true before.
        was: Before = "Trước đó" | "Cũ",
        /// The reason, as told to the public.
        why: Option<String> = "Lý do" | "Lý do hoãn" | "Lý do hủy" | "Lý do đổi lịch" | "Lý do dời",
    }
}

record! {
    /// What was true before a change; only what changed is written.
    pub struct Before {
        /// The day that readers were told before.
        when: Option<Spanned<Period>> = "Ngày" | "Thời gian",
        /// The hours that readers were told before.
        hours: Option<Spanned<Hours>> = "Giờ",
        /// The venue that readers were told before.
        venue: Option<String> = "Địa điểm",
        /// The place that readers were told before.
        area: Option<Ref<Place>> = "Địa bàn",
        /// The status that readers were told before.
        status: Option<Status> = "Tình trạng" | "Trạng thái",
    }
}

record! {
    pub struct Repeats {
        /// Whether it is held every week, month or year.
        every: Recurrence = "Mỗi" | "Nhịp",
        /// On which day of it, in words; [`On`](crate::dates::recurrence::On) reads them.
        on: Option<Spanned<String>> = "Vào",
        /// The last day on which it can be held.
        until: Option<Spanned<Period>> = "Đến",
        /// Days on which it is not held and of which nobody was told otherwise.
        except: Vec<Spanned<Period>> = "Trừ",
        /// Days that readers were told of and that are held otherwise, or not at all.
        changes: Vec<DayChange> = "Thay đổi" | "Ngày thay đổi",
    }
}

record! {
    /// What is different on one day of a recurrence; what is not written is as on the other days.
    pub struct DayChange {
        /// The day of the recurrence.
        day: Spanned<NaiveDate> = "Ngày",
        /// The day on which people were told.
        on: Option<Spanned<NaiveDate>> = "Ngày báo",
        /// Whether it goes ahead.
        status: Option<Spanned<Status>> = "Tình trạng" | "Trạng thái",
        /// The day on which it is held instead.
        when: Option<Spanned<Period>> = "Ngày mới" | "Thời gian mới",
        /// The hours of that day.
        hours: Option<Spanned<Hours>> = "Giờ" | "Giờ mới",
        /// The venue of that day.
        venue: Option<String> = "Địa điểm" | "Địa điểm mới",
        /// The place it is in on that day.
        area: Option<Ref<Place>> = "Địa bàn",
        /// The reason, as told to the public.
        why: Option<String> = "Lý do",
    }
}

record! {
    /// What came of a drive. Units may exceed donors: volumes differ.
    pub struct Outcome {
        /// Units of blood collected.
        collected_units: Option<Spanned<i64>> = "Số đơn vị máu" | "Đơn vị máu",
        /// The number of people who gave blood.
        donors: Option<Spanned<i64>> = "Số người hiến" | "Lượt người hiến",
        /// The day of the count.
        counted_on: Option<Spanned<NaiveDate>> = "Ngày thống kê" | "Ngày chốt số",
        /// Whether the count may still change.
        provisional: Option<bool> = "Tạm tính",
    }
}

impl Drive {
    /// Its own position, where it gives both numbers.
    pub fn position(&self) -> Option<Point> {
        Some((self.lat.as_ref()?.value.0, self.lon.as_ref()?.value.0))
    }
}
