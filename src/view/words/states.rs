//! The states of drives, appeals and registrations.

use super::{Word, words};
use crate::model::appeal::AppealState;
use crate::schedule::EffectiveStatus;

/// What the effective status of something in the schedule is called: everywhere, in calendars and feeds too.
pub fn effective_status(effective_status: EffectiveStatus) -> Word {
    match effective_status {
        EffectiveStatus::Planned => PLANNED,
        EffectiveStatus::Confirmed => CONFIRMED,
        EffectiveStatus::Full => FULL,
        EffectiveStatus::Postponed => POSTPONED,
        EffectiveStatus::Cancelled => CANCELLED,
        EffectiveStatus::Rescheduled => RESCHEDULED,
        EffectiveStatus::Moved => MOVED,
        EffectiveStatus::Ended => ENDED,
        EffectiveStatus::ToCome => TO_COME,
        EffectiveStatus::Unscheduled => UNSCHEDULED,
    }
}

/// What the state of an appeal is called.
pub fn appeal_state(state: AppealState) -> Word {
    match state {
        AppealState::Announced => ANNOUNCED,
        AppealState::Open => NEEDED,
        AppealState::Met => MET,
        AppealState::Expired => EXPIRED,
    }
}

words! { STATES:
    /// A drive that is not certain yet.
    PLANNED "say_planned": "Dự kiến", "Planned";
    /// A drive that is certain.
    CONFIRMED "say_confirmed": "Đã xác nhận", "Confirmed";
    /// A drive without places left.
    FULL "say_full": "Đã đủ đăng ký", "Full";
    /// A drive that will be held later.
    POSTPONED "say_postponed": "Tạm hoãn", "Postponed";
    /// A drive that will not be held.
    CANCELLED "say_cancelled": "Đã hủy", "Cancelled";
    /// A drive at another time than announced.
    RESCHEDULED "say_rescheduled": "Đổi lịch", "Rescheduled";
    /// A drive at another place than announced.
    MOVED "say_moved": "Đổi địa điểm", "Moved";
    /// A drive that is over.
    ENDED "say_ended": "Đã kết thúc", "Over";
    /// An event to come.
    TO_COME "say_to_come": "Sắp diễn ra", "To come";
    /// A host slot without a drive.
    UNSCHEDULED "say_unscheduled": "Chưa có lịch cụ thể", "No date yet";

    /// An appeal whose time has not come.
    ANNOUNCED "say_announced": "Chưa đến lúc", "Not yet open";
    /// An appeal for blood that is needed now.
    NEEDED "say_needed": "Đang cần máu", "Blood needed now";
    /// An appeal that was met.
    MET "say_met": "Đã đủ, xin cảm ơn", "Met, thank you";
    /// An appeal that nobody renewed.
    EXPIRED "say_expired": "Đã hết hạn", "Expired";

    NOT_OPEN "say_not_open": "Chưa mở đăng ký", "Registration not open yet";
    OPENS "say_opens": "mở từ {day}", "opens {day}";
    REGISTERING "say_registering": "Đang nhận đăng ký", "Registration open";
    /// Its last day, before it.
    CLOSES "say_closes": "đến hết {day}", "until {day}";
    CLOSED "say_closed": "Đã hết hạn đăng ký", "Registration closed";
    /// Its last day, after it.
    DEADLINE "say_deadline": "hạn là {day}", "the last day was {day}";
}
