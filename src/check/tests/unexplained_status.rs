use super::{assert_count, of_drive};
use crate::check::unexplained_status::UNEXPLAINED_STATUS;

#[test]
fn what_is_called_off_names_the_former_status_or_the_day_given_up() {
    let found = |status: &str, was: &str| {
        let history =
            if was.is_empty() { String::new() } else { format!("\nhistory: [{{on: 01/3/2025, was: {was}}}]") };
        of_drive(&UNEXPLAINED_STATUS, &format!("when: 13/4/2025\nstatus: {status}{history}"))
    };
    for status in ["cancelled", "postponed"] {
        assert_count(&found(status, ""), 1);
        assert_count(&found(status, "{venue: Sân}"), 1);
        assert_count(&found(status, "{status: confirmed}"), 0);
        assert_count(&found(status, "{when: 06/4/2025}"), 0);
        assert_count(&found(status, "{}, why: Mưa lớn"), 0);
        for other in ["hours: 7h", "venue: Sân", "area: Xã Mẫu"] {
            assert_count(&found(status, &format!("{{{other}}}, why: Sân đang sửa")), 1);
        }
    }
    for status in ["planned", "confirmed", "full"] {
        assert_count(&found(status, ""), 0);
    }
}
