//! The password of a target, which stands in the environment and nowhere else.

/// The name of the variable that holds the password of any target.
const PASSWORD: &str = "GIOTHONG_PASSWORD";

/// The variable of a target alone: `GIOTHONG_PASSWORD_MAY_CHU` of `may-chu`.
pub fn variable(target: &str) -> String {
    format!("{PASSWORD}_{}", target.to_uppercase().replace('-', "_"))
}

/// The password of a target: its own, else the one of all targets.
pub fn password(target: &str) -> Option<String> {
    let of = |name: &str| std::env::var_os(name)?.into_string().ok().filter(|password| !password.is_empty());
    of(&variable(target)).or_else(|| of(PASSWORD))
}

#[cfg(test)]
mod tests {
    use super::variable;

    #[test]
    fn the_variable_of_a_target_has_its_name_in_capitals() {
        assert_eq!(variable("may-chu"), "GIOTHONG_PASSWORD_MAY_CHU");
    }
}
