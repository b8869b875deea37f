//! `themes/README.md`.

/// Later.
pub fn contract_readme() -> String {
    String::new()
}
