//! Địa bàn: a province, district, commune or ward, as long as it exists.

use super::reference::Ref;
use super::validity::Validity;
use super::values::Decimal;
use crate::dates::period::Partial;
use crate::diagnostics::Spanned;
use crate::{choices, record};

choices! {
    /// The level of a place or organization.
    pub enum Level {
        National = "national", "Trung ương";
        /// Province or city under the central government.
        Province = "province", "Tỉnh, thành phố" | "Tỉnh" | "Thành phố trực thuộc trung ương";
        /// District, town or provincial city; abolished on 1 July 2025 (Resolution 202/2025/QH15).
        District = "district", "Huyện, thị xã" | "Huyện" | "Thị xã" | "Quận";
        /// Provincial city; abolished as a level on 1 July 2025.
        City = "city", "Thành phố thuộc tỉnh";
        Commune = "commune", "Xã";
        Ward = "ward", "Phường";
        /// A zone of the commune level, since 1 July 2025 (Law on the Organization of Local Government 2025).
        SpecialZone = "special-zone", "Đặc khu";
        /// The town of a district; abolished with the districts on 1 July 2025.
        Township = "township", "Thị trấn";
        Village = "village", "Thôn, buôn, làng" | "Thôn" | "Buôn" | "Làng" | "Bon" | "Plei" | "Tổ dân phố" | "Khu phố";
    }
}

record! {
    /// A place, with the time during which it exists.
    pub struct Place {
        /// Its level, where that is known.
        level: Option<Level> = "Cấp",
        /// The place it is part of: a province, a district, or a region of the office's own, under which its drives are
        /// listed too.
        within: Option<Ref<Place>> = "Thuộc",
        /// Latitude in degrees, WGS 84.
        lat: Option<Spanned<Decimal>> = "Vĩ độ",
        /// Longitude in degrees, WGS 84.
        lon: Option<Spanned<Decimal>> = "Kinh độ",
        /// First day, month or year of its existence.
        valid_from: Option<Spanned<Partial>> = "Từ ngày" | "Có hiệu lực từ",
        /// Last day, month or year of its existence.
        valid_to: Option<Spanned<Partial>> = "Đến ngày" | "Hết hiệu lực",
        /// The places that took over.
        successors: Vec<Ref<Place>> = "Đơn vị kế thừa" | "Nay là",
        /// Other spellings and names.
        aka: Vec<String> = "Tên khác",
    }
}

impl Place {
    /// The days on which it exists.
    pub fn validity(&self) -> Validity {
        Validity::new(self.valid_from.as_deref(), self.valid_to.as_deref())
    }
}
