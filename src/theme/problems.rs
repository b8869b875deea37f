//! What can be wrong with a theme.

use crate::diagnostics::{Bilingual, Problem};

/// Every problem of this stage.
pub static PROBLEMS: &[&Problem] = &[
    &UNKNOWN_THEME,
    &THEME_CYCLE,
    &THEME_CONTRACT,
    &BAD_DECLARATION,
    &UNKNOWN_OPTION,
    &BAD_OPTION,
    &MISSING_TEMPLATE,
    &UNKNOWN_TEMPLATE,
    &TEMPLATE_SYNTAX,
    &TEMPLATE_REFERENCE,
    &TEMPLATE_VARIABLE,
    &TEMPLATE_RENDER,
    &BAD_STRING,
    &UNKNOWN_STRING,
    &MISSING_ASSET,
    &OUTSIDE_ASSET,
    &BAD_ASSET_NAME,
    &HEAVY_FONT,
    &UNCOVERED_TEXT,
];

/// A theme that is nowhere.
pub static UNKNOWN_THEME: Problem = Problem::error(
    "unknown-theme",
    Bilingual::literal(
        "Giao diện là một thư mục trong `themes/` của trang, hoặc `giothong` có sẵn trong chương trình. Sửa tên ở `theme` \
         trong `site.yaml` hoặc `extends` trong `theme.yaml`.",
        "A theme is a folder of the site's `themes/`, or `giothong`, which comes with the program. Mend the name at \
         `theme` in `site.yaml` or at `extends` in `theme.yaml`.",
    ),
    "theme: giot-hong",
    "theme: giothong",
);

/// Themes that extend each other.
pub static THEME_CYCLE: Problem = Problem::error(
    "theme-cycle",
    Bilingual::literal(
        "Giao diện này dựa lên giao diện kia rồi lại quay về chính nó, nên không biết phần nào là gốc. Bỏ một dòng `extends`.",
        "The themes extend each other in a circle, so that none of them is the ground. Remove one `extends`.",
    ),
    "themes/xanh/theme.yaml: extends: xanh",
    "themes/xanh/theme.yaml: extends: giothong",
);

/// A theme written for another contract.
pub static THEME_CONTRACT: Problem = Problem::error(
    "theme-contract",
    Bilingual::literal(
        "`contract` cho biết giao diện viết cho bản dữ liệu nào. Khi chương trình đổi bản, mẫu cũ có thể sai mà không ai \
         thấy: đọc `themes/README.md`, sửa mẫu, rồi đổi số.",
        "`contract` says which version of the data the theme is written for. With another version its templates may be \
         wrong unseen: read `themes/README.md`, mend the templates, then change the number.",
    ),
    "extends: giothong",
    "contract: 1\nextends: giothong",
);

/// Something in `theme.yaml` that does not belong there.
pub static BAD_DECLARATION: Problem = Problem::error(
    "theme-declaration",
    Bilingual::literal(
        "`theme.yaml` có `contract`, `extends`, `options` và `fonts`; mỗi tùy chọn có `type` (text, flag, integer, colour), \
         `default` và `doc`; mỗi phông chữ có `family`, `file` (tệp .woff2), `scripts` (Latn, Khmr…), `covers` (U+0020-007E, \
         …) và `licence`.",
        "`theme.yaml` has `contract`, `extends`, `options` and `fonts`; each option has a `type` (text, flag, integer, \
         colour), a `default` and a `doc`; each font a `family`, a `file` (.woff2), `scripts` (Latn, Khmr…), what it `covers` \
         (U+0020-007E, …) and a `licence`.",
    ),
    "options:\n  brand: \"#b0122b\"",
    "options:\n  brand:\n    type: colour\n    default: \"#b0122b\"\n    doc: The colour of links",
);

/// An option the theme does not offer.
pub static UNKNOWN_OPTION: Problem = Problem::error(
    "unknown-theme-option",
    Bilingual::literal(
        "Giao diện không có tùy chọn này nên nó sẽ không có tác dụng gì. Tên các tùy chọn ở `options` trong `theme.yaml`.",
        "The theme offers no such option, so it would do nothing. `options` in `theme.yaml` names those there are.",
    ),
    "options:\n  brnad: \"#b0122b\"",
    "options:\n  brand: \"#b0122b\"",
);

/// A value that is not of the option's type.
pub static BAD_OPTION: Problem = Problem::error(
    "bad-theme-option",
    Bilingual::literal(
        "Giá trị không đúng kiểu của tùy chọn: `flag` là true hoặc false, `integer` là số nguyên, `colour` là màu dạng \
         `#b0122b` đặt trong ngoặc kép.",
        "The value is not of the option's type: a `flag` is true or false, an `integer` a whole number, a `colour` is \
         written `#b0122b` in quotation marks.",
    ),
    "brand: red",
    "brand: \"#b0122b\"",
);

/// A template that every theme must have.
pub static MISSING_TEMPLATE: Problem = Problem::error(
    "missing-template",
    Bilingual::literal(
        "Mỗi loại trang cần một mẫu trong `templates/pages/`. Viết mẫu ấy, hoặc ghi `extends: giothong` để dùng mẫu có sẵn.",
        "Every kind of page needs a template in `templates/pages/`. Write it, or say `extends: giothong` and take the one \
         that is there.",
    ),
    "contract: 1",
    "contract: 1\nextends: giothong",
);

/// A template that nothing asks for.
pub static UNKNOWN_TEMPLATE: Problem = Problem::error(
    "unknown-template",
    Bilingual::literal(
        "Không trang nào dùng tệp này. Mẫu trang nằm ở `templates/pages/` với tên trong `themes/README.md`; phần dùng \
         chung ở `templates/layouts/` và `templates/parts/`; tất cả có đuôi `.html`.",
        "No page would ever use this file. Pages are in `templates/pages/` under the names that `themes/README.md` lists; \
         what they share is in `templates/layouts/` and `templates/parts/`; all of them end in `.html`.",
    ),
    "templates/pages/drives.html",
    "templates/pages/drive.html",
);

/// A template that cannot be read.
pub static TEMPLATE_SYNTAX: Problem = Problem::error(
    "template-syntax",
    Bilingual::literal(
        "Mẫu sai cú pháp Tera. Thường do: thiếu `%}` hoặc `}}`, mở `{% if %}` mà không đóng `{% endif %}`.",
        "The template is not well-formed Tera. Usual causes: a missing `%}` or `}}`, an `{% if %}` without its `{% endif %}`.",
    ),
    "{% if view.hours %}{{ view.hours }}",
    "{% if view.hours %}{{ view.hours }}{% endif %}",
);

/// A template that names something that is not there.
pub static TEMPLATE_REFERENCE: Problem = Problem::error(
    "template-reference",
    Bilingual::literal(
        "Mẫu gọi tên một mẫu, khối, bộ lọc hay thành phần không có. Xem lại chính tả và `themes/README.md`.",
        "The template names a template, block, filter or component that is not there. Check the spelling and \
         `themes/README.md`.",
    ),
    "{% include \"parts/crad.html\" %}",
    "{% include \"parts/card.html\" %}",
);

/// A variable or field that the contract does not have.
pub static TEMPLATE_VARIABLE: Problem = Problem::error(
    "template-variable",
    Bilingual::literal(
        "Mẫu dùng một biến hoặc trường không có trong giao ước, nên chỗ ấy sẽ luôn trống. `themes/README.md` liệt kê dữ \
         liệu của từng mẫu. Lời của giao diện (`t.…`) phải có trong `strings/vi.yaml`.",
        "The template uses a variable or field that the contract does not have, so the place would always be blank. \
         `themes/README.md` lists the data of each template. Words of the theme (`t.…`) must be in `strings/vi.yaml`.",
    ),
    "{% if view.statsu %}",
    "{% if view.status %}",
);

/// A template that fails.
pub static TEMPLATE_RENDER: Problem = Problem::error(
    "template-render",
    Bilingual::literal(
        "Mẫu không chạy được với dữ liệu mẫu. Thường do: dùng một giá trị có thể vắng mặt mà không hỏi `{% if %}` trước.",
        "The template fails with sample data. Usual cause: a value that may be absent is used without asking `{% if %}` \
         first.",
    ),
    "{{ view.reviewed.by }}",
    "{% if view.reviewed %}{{ view.reviewed.by }}{% endif %}",
);

/// A string that is not words, or a file of strings of no language.
pub static BAD_STRING: Problem = Problem::error(
    "bad-string",
    Bilingual::literal(
        "Tệp lời của giao diện là `strings/<mã ngôn ngữ>.yaml`, mỗi dòng một tên và một câu, không lồng nhau.",
        "The words of a theme are in `strings/<language tag>.yaml`, each line a name and its words, nothing nested.",
    ),
    "next:\n  drives: Buổi hiến máu sắp tới",
    "next_drives: Buổi hiến máu sắp tới",
);

/// A string that the Vietnamese strings do not have.
pub static UNKNOWN_STRING: Problem = Problem::error(
    "unknown-string",
    Bilingual::literal(
        "Lời nào cũng phải có bản tiếng Việt trong `strings/vi.yaml`: các ngôn ngữ khác lấy nó khi thiếu.",
        "Every string has its Vietnamese in `strings/vi.yaml`: other languages take that where they lack one.",
    ),
    "en.yaml: nxet_drives: Next drives",
    "vi.yaml: next_drives: Buổi hiến máu sắp tới\nen.yaml: next_drives: Next drives",
);

/// A file that a style sheet names, or that every theme has.
pub static MISSING_ASSET: Problem = Problem::error(
    "missing-asset",
    Bilingual::literal(
        "Tệp không có trong `assets/`. Mỗi giao diện cần `assets/style.css` và `assets/icon.svg`, của mình hoặc của giao \
         diện mà nó dựa lên; tên trong `url(…)` tính từ thư mục của tệp CSS.",
        "The file is not in `assets/`. Every theme needs `assets/style.css` and `assets/icon.svg`, its own or those of the \
         theme it extends; a name in `url(…)` counts from the folder of the style sheet.",
    ),
    "src: url(noto.wof2)",
    "src: url(noto.woff2)",
);

/// A file fetched from another host.
pub static OUTSIDE_ASSET: Problem = Problem::error(
    "outside-asset",
    Bilingual::literal(
        "Trang không gọi tới máy chủ nào khác: chậm hơn, không chạy khi mất mạng, và để lộ người đọc. Chép tệp vào `assets/`.",
        "Pages ask no other host for anything: that is slower, breaks offline and tells on the reader. Put the file into \
         `assets/`.",
    ),
    "src: url(https://example.org/noto.woff2)",
    "src: url(noto.woff2)",
);

/// An asset whose name cannot be an address.
pub static BAD_ASSET_NAME: Problem = Problem::error(
    "bad-asset-name",
    Bilingual::literal(
        "Tên tệp trong `assets/` trở thành địa chỉ: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối.",
        "File names in `assets/` become addresses: lower-case ASCII letters, digits and hyphens only.",
    ),
    "assets/Biểu tượng.svg",
    "assets/bieu-tuong.svg",
);

/// A font that is too heavy for a phone.
pub static HEAVY_FONT: Problem = Problem::error(
    "heavy-font",
    Bilingual::literal(
        "Trang tiếng dân tộc tải một tệp phông chữ. Trên mạng di động chậm, tệp nặng làm người đọc chờ lâu mới thấy đúng \
         chữ, nên mỗi tệp chỉ được tới 45 KB. Giữ trong tệp những chữ mà các thứ tiếng ấy cần.",
        "A page in a language of the highlands loads a font. On slow data a heavy one keeps readers waiting for the right \
         letters, so a file may have 45 KB. Keep in it the characters that these languages need.",
    ),
    "file: fonts/full.woff2",
    "file: fonts/latin.woff2",
);

/// Words with letters that no font of the theme shows.
pub static UNCOVERED_TEXT: Problem = Problem::error(
    "uncovered-text",
    Bilingual::literal(
        "Lời tiếng dân tộc có chữ mà không phông nào của giao diện cho loại chữ viết ấy có; chữ và dấu phải ở trong cùng \
         một phông. Nhiều máy sẽ hiện ô trống hoặc dấu rời khỏi chữ. Thường do gõ nhầm một chữ trông giống (ɓ thay cho ƀ) \
         hoặc dán từ phông chữ cũ.",
        "Words in a language of the highlands have a letter that no font of the theme for that script has; a letter and its \
         marks have to be in one font. Many devices would show an empty box, or marks beside their letter. Usual causes: a \
         look-alike (ɓ for ƀ), or words pasted from an old font.",
    ),
    "own_name: Ɓahnar",
    "own_name: Ƀahnar",
);
