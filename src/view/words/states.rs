//! The states of drives, appeals and registrations.

use super::{Phrase, words, words_of};
use crate::model::appeal::AppealState;
use crate::schedule::EffectiveStatus;

words_of! { STANDINGS:
    /// The name of an effective status, used everywhere, also in calendars and feeds.
    effective_status(EffectiveStatus)
    PLANNED "say_planned": "Dự kiến", "Planned" => Planned;
    CONFIRMED "say_confirmed": "Đã xác nhận", "Confirmed" => Confirmed;
    FULL "say_full": "Đã đủ đăng ký", "Full" => Full;
    POSTPONED "say_postponed": "Tạm hoãn", "Postponed" => Postponed;
    CANCELLED "say_cancelled": "Đã hủy", "Cancelled" => Cancelled;
    RESCHEDULED "say_rescheduled": "Đổi lịch", "Rescheduled" => Rescheduled;
    MOVED "say_moved": "Đổi địa điểm", "Moved" => Moved;
    ENDED "say_ended": "Đã kết thúc", "Over" => Ended;
    TO_COME "say_to_come": "Sắp diễn ra", "To come" => ToCome;
    UNSCHEDULED "say_unscheduled": "Chưa có lịch cụ thể", "No date yet" => Unscheduled;
}

words_of! { APPEAL_STATES:
    /// The name of an appeal's state.
    appeal_state(AppealState)
    ANNOUNCED "say_announced": "Chưa đến lúc", "Not yet open" => Announced;
    NEEDED "say_needed": "Đang cần máu", "Blood needed now" => Open;
    MET "say_met": "Đã đủ, xin cảm ơn", "Met, thank you" => Met;
    EXPIRED "say_expired": "Đã hết hạn", "Expired" => Expired;
}

words! { REGISTRATION:
    /// The note that registration has not begun.
    NOT_OPEN "say_not_open": "Chưa mở đăng ký", "Registration not open yet";
    /// The first day of registration.
    OPENS "say_opens": "mở từ {day}", "opens {day}";
    /// The note that registration is open.
    REGISTERING "say_registering": "Đang nhận đăng ký", "Registration open";
    /// The last day of registration, while it is in the future.
    CLOSES "say_closes": "đến hết {day}", "until {day}";
    /// The note that registration is over.
    CLOSED "say_closed": "Đã hết hạn đăng ký", "Registration closed";
    /// The last day of registration, once it is past.
    DEADLINE "say_deadline": "hạn là {day}", "the last day was {day}";
}
