//! `init --ci`: a workflow that checks and publishes a site, for the service that keeps its source. It gets the released
//! program of this very version, and holds its checksum against the one that was released beside it.

use std::path::Path;

use crate::bilingual;
use crate::commands::files;
use crate::diagnostics::Bilingual;

/// The path below the site's folder.
pub const PATH: &str = ".github/workflows/publish.yml";

const TEXT: &str = include_str!("publish.yml");

/// Where the program was released, such as `https://example.org/x/giothong/releases/download`: the folder that holds a
/// folder for each version. A program that was built elsewhere does not know it, and the workflow asks for it.
const RELEASES: Option<&str> = option_env!("GIOTHONG_RELEASES");

/// The workflow for a program that was released there.
pub fn text(releases: Option<&str>) -> String {
    let releases = releases.unwrap_or_default();
    let setup = match releases {
        "" => {
            "# - Điền RELEASES ở dưới: địa chỉ các bản phát hành của chương trình, phần đứng trước tên bản, có dạng\n\
             #   https://…/releases/download. Chép từ trang phát hành nơi anh chị đã tải giothong.\n"
        }
        _ => "",
    };
    let version = env!("CARGO_PKG_VERSION");
    // The quotation marks are YAML's too.
    TEXT.replace("{setup}", setup).replace("{releases}", &format!("{releases:?}")).replace("{version}", version)
}

/// The workflow of this program.
pub fn own_text() -> String {
    text(RELEASES)
}

/// Adds the workflow, and nothing else, to a site that is there already.
///
/// # Errors
/// What is in the way: a workflow that is there stays as it is.
pub fn add(folder: &Path) -> Result<(), Bilingual> {
    let file = folder.join(PATH);
    let place = file.display();
    if files::is_there(&file) {
        return Err(bilingual!(
            "{place} đã có, nên được giữ nguyên; muốn có bản mới thì đổi tên tệp ấy rồi chạy lại",
            "{place} is there already and was left as it is; to get a new one, rename that file and run this again"
        ));
    }
    files::create(&file, own_text()).map_err(|error| files::unwritten(place, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How this program itself is released.
    const RELEASE: &str = include_str!("../../../.github/workflows/release.yml");

    #[test]
    fn the_workflow_gets_what_a_release_holds_by_the_actions_that_the_release_is_made_with() {
        let text = text(None);
        for line in text.lines().filter_map(|line| line.trim().strip_prefix("- uses: ")) {
            assert!(RELEASE.contains(&format!("- uses: {line}\n")), "{line}");
        }
        assert!(RELEASE.contains("> SHA256SUMS") && text.contains("SHA256SUMS"));
        let file = text.lines().find_map(|line| line.trim().strip_prefix("FILE: ")).unwrap_or_default();
        assert!(RELEASE.contains(&format!("file: {file},")), "{file}");
        assert!(text.contains(concat!("VERSION: v", env!("CARGO_PKG_VERSION"), "\n")));
        // The release builds the program with the address of its releases.
        assert!(
            RELEASE.contains("GIOTHONG_RELEASES: ${{ github.server_url }}/${{ github.repository }}/releases/download")
        );
    }

    #[test]
    fn the_address_of_the_releases_is_the_programs_own_or_asked_for() {
        let known = text(Some("https://thu.example/x/releases/download"));
        assert!(known.contains("RELEASES: \"https://thu.example/x/releases/download\"\n"), "{known}");
        assert!(!known.contains("Điền"), "{known}");
        for unknown in [text(None), text(Some(""))] {
            assert!(unknown.contains("RELEASES: \"\"\n") && unknown.contains("# - Điền RELEASES"), "{unknown}");
        }
    }
}
