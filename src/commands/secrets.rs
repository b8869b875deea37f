//! Passwords of targets. They come from the environment alone, so that none stands in a file that is published, and are
//! never printed.

use crate::bilingual;
use crate::diagnostics::Bilingual;

/// The variable for every target that has none of its own.
const PASSWORD: &str = "GIOTHONG_PASSWORD";

/// The password of a target: `GIOTHONG_PASSWORD_MAY_CHU` for `may-chu`, else `GIOTHONG_PASSWORD`.
///
/// # Errors
/// What to set where there is none.
pub fn password(target: &str) -> Result<String, Bilingual> {
    let own = variable(target);
    let found = [&own, PASSWORD].into_iter().find_map(std::env::var_os).filter(|found| !found.is_empty());
    let missing = || {
        bilingual!(
            "chưa có mật khẩu của nơi đăng `{target}`: đặt biến môi trường `{own}` (hoặc `{PASSWORD}`) rồi chạy lại; đừng ghi mật khẩu vào `site.yaml`",
            "there is no password for the target `{target}`: set the environment variable `{own}` (or `{PASSWORD}`) and run again; do not write a password into `site.yaml`"
        )
    };
    found.and_then(|found| found.into_string().ok()).ok_or_else(missing)
}

/// The variable of a target: its name in capitals, `-` as `_`.
fn variable(target: &str) -> String {
    format!("{PASSWORD}_{}", target.to_uppercase().replace('-', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_has_a_variable_of_its_own() {
        assert_eq!(variable("may-chu-2"), "GIOTHONG_PASSWORD_MAY_CHU_2");
        let said = password("khong-co-noi-nay").expect_err("nothing is set");
        assert!(said.vi.contains("`GIOTHONG_PASSWORD_KHONG_CO_NOI_NAY`"), "{}", said.vi);
    }
}
