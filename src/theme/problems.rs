//! What can be wrong with a theme.

use crate::problems;

problems! {
    /// Giao diện là một thư mục trong `themes/` của trang, hoặc `giothong` có sẵn trong chương trình. Sửa tên ở `theme`
    /// trong `site.yaml` hoặc `extends` trong `theme.yaml`.
    ///
    /// A theme is a folder of the site's `themes/`, or `giothong`, which comes with the program. Mend the name at
    /// `theme` in `site.yaml` or at `extends` in `theme.yaml`.
    ///
    /// ```text
    /// theme: giot-hong
    /// ```
    ///
    /// ```text
    /// theme: giothong
    /// ```
    pub static UNKNOWN_THEME: Error = "unknown-theme";

    /// Giao diện này dựa lên giao diện kia rồi lại quay về chính nó, nên không biết phần nào là gốc. Bỏ một dòng
    /// `extends`.
    ///
    /// The themes extend each other in a circle, so that none of them is the ground. Remove one `extends`.
    ///
    /// ```text
    /// themes/xanh/theme.yaml: extends: xanh
    /// ```
    ///
    /// ```text
    /// themes/xanh/theme.yaml: extends: giothong
    /// ```
    pub static THEME_CYCLE: Error = "theme-cycle";

    /// `contract` cho biết giao diện viết cho bản dữ liệu nào. Khi chương trình đổi bản, mẫu cũ có thể sai mà không ai
    /// thấy: đọc `themes/README.md`, sửa mẫu, rồi đổi số.
    ///
    /// `contract` says which version of the data the theme is written for. With another version its templates may be
    /// wrong unseen: read `themes/README.md`, mend the templates, then change the number.
    ///
    /// ```text
    /// extends: giothong
    /// ```
    ///
    /// ```text
    /// contract: 1
    /// extends: giothong
    /// ```
    pub static THEME_CONTRACT: Error = "theme-contract";

    /// `theme.yaml` có `contract`, `extends`, `options` và `fonts`; mỗi tùy chọn có `type` (text, flag, integer,
    /// colour), `default` và `doc`; mỗi phông chữ có `family`, `file` (tệp .woff2), `scripts` (Latn, Khmr…), `covers`
    /// (U+0020-007E, …) và `licence`.
    ///
    /// `theme.yaml` has `contract`, `extends`, `options` and `fonts`; each option has a `type` (text, flag, integer,
    /// colour), a `default` and a `doc`; each font a `family`, a `file` (.woff2), `scripts` (Latn, Khmr…), what it
    /// `covers` (U+0020-007E, …) and a `licence`.
    ///
    /// ```text
    /// options:
    ///   brand: "#b0122b"
    /// ```
    ///
    /// ```text
    /// options:
    ///   brand:
    ///     type: colour
    ///     default: "#b0122b"
    ///     doc: The colour of links
    /// ```
    pub static BAD_DECLARATION: Error = "theme-declaration";

    /// Giao diện không có tùy chọn này nên nó sẽ không có tác dụng gì. Tên các tùy chọn ở `options` trong `theme.yaml`.
    ///
    /// The theme offers no such option, so it would do nothing. `options` in `theme.yaml` names those there are.
    ///
    /// ```text
    /// options:
    ///   brnad: "#b0122b"
    /// ```
    ///
    /// ```text
    /// options:
    ///   brand: "#b0122b"
    /// ```
    pub static UNKNOWN_OPTION: Error = "unknown-theme-option";

    /// Giá trị không đúng kiểu của tùy chọn: `flag` là true hoặc false, `integer` là số nguyên, `colour` là màu dạng
    /// `#b0122b` đặt trong ngoặc kép.
    ///
    /// The value is not of the option's type: a `flag` is true or false, an `integer` a whole number, a `colour` is
    /// written `#b0122b` in quotation marks.
    ///
    /// ```text
    /// brand: red
    /// ```
    ///
    /// ```text
    /// brand: "#b0122b"
    /// ```
    pub static BAD_OPTION: Error = "bad-theme-option";

    /// Chữ màu này trên nền của giao diện khó đọc với người mắt kém: độ tương phản phải từ 4,5:1 (WCAG 2.1, mức AA). Chọn
    /// màu đậm hơn; chương trình gợi ý màu gần nhất đọc được. Màu cho nền tối chương trình tự tính.
    ///
    /// Text in this colour is hard to read on the theme's paper: the contrast must be 4.5:1 (WCAG 2.1, level AA). Choose a
    /// darker one; the nearest that can be read is offered. The colour for dark paper is made by the program.
    ///
    /// ```text
    /// Tùy chọn giao diện:
    ///   colour: "#f0a020"
    /// ```
    ///
    /// ```text
    /// Tùy chọn giao diện:
    ///   colour: "#9a6100"
    /// ```
    pub static LOW_CONTRAST: Error = "low-contrast";

    /// Mỗi loại trang cần một mẫu trong `templates/pages/`. Viết mẫu ấy, hoặc ghi `extends: giothong` để dùng mẫu có
    /// sẵn.
    ///
    /// Every kind of page needs a template in `templates/pages/`. Write it, or say `extends: giothong` and take the one
    /// that is there.
    ///
    /// ```text
    /// contract: 1
    /// ```
    ///
    /// ```text
    /// contract: 1
    /// extends: giothong
    /// ```
    pub static MISSING_TEMPLATE: Error = "missing-template";

    /// Không trang nào dùng tệp này. Mẫu trang nằm ở `templates/pages/` với tên trong `themes/README.md`; phần dùng
    /// chung ở `templates/layouts/`, `templates/parts/` và `templates/shared/`; tất cả có đuôi `.html`.
    ///
    /// No page would ever use this file. Pages are in `templates/pages/` under the names that `themes/README.md` lists;
    /// what they share is in `templates/layouts/`, `templates/parts/` and `templates/shared/`; all of them end in
    /// `.html`.
    ///
    /// ```text
    /// templates/pages/drives.html
    /// ```
    ///
    /// ```text
    /// templates/pages/drive.html
    /// ```
    pub static UNKNOWN_TEMPLATE: Error = "unknown-template";

    /// Mẫu sai cú pháp Tera. Thường do: thiếu `%}` hoặc `}}`, mở `{% if %}` mà không đóng `{% endif %}`.
    ///
    /// The template is not well-formed Tera. Usual causes: a missing `%}` or `}}`, an `{% if %}` without its `{% endif
    /// %}`.
    ///
    /// ```text
    /// {% if view.hours %}{{ view.hours }}
    /// ```
    ///
    /// ```text
    /// {% if view.hours %}{{ view.hours }}{% endif %}
    /// ```
    pub static TEMPLATE_SYNTAX: Error = "template-syntax";

    /// Mẫu gọi tên một mẫu, khối, bộ lọc hay thành phần không có. Xem lại chính tả và `themes/README.md`.
    ///
    /// The template names a template, block, filter or component that is not there. Check the spelling and
    /// `themes/README.md`.
    ///
    /// ```text
    /// {% include "parts/crad.html" %}
    /// ```
    ///
    /// ```text
    /// {% include "parts/card.html" %}
    /// ```
    pub static TEMPLATE_REFERENCE: Error = "template-reference";

    /// Mẫu dùng một biến hoặc trường không có trong giao ước, nên chỗ ấy sẽ luôn trống. `themes/README.md` liệt kê dữ
    /// liệu của từng mẫu. Lời của giao diện (`t.…`) phải có trong `strings/vi.yaml`.
    ///
    /// The template uses a variable or field that the contract does not have, so the place would always be blank.
    /// `themes/README.md` lists the data of each template. Words of the theme (`t.…`) must be in `strings/vi.yaml`.
    ///
    /// ```text
    /// {% if view.statsu %}
    /// ```
    ///
    /// ```text
    /// {% if view.status %}
    /// ```
    pub static TEMPLATE_VARIABLE: Error = "template-variable";

    /// Mẫu không chạy được với dữ liệu mẫu. Thường do: dùng một giá trị có thể vắng mặt mà không hỏi `{% if %}` trước.
    ///
    /// The template fails with sample data. Usual cause: a value that may be absent is used without asking `{% if %}`
    /// first.
    ///
    /// ```text
    /// {{ view.reviewed.by }}
    /// ```
    ///
    /// ```text
    /// {% if view.reviewed %}{{ view.reviewed.by }}{% endif %}
    /// ```
    pub static TEMPLATE_RENDER: Error = "template-render";

    /// Tệp lời của giao diện là `strings/<mã ngôn ngữ>.yaml`, mỗi dòng một tên và một câu, không lồng nhau.
    ///
    /// The words of a theme are in `strings/<language tag>.yaml`, each line a name and its words, nothing nested.
    ///
    /// ```text
    /// next:
    ///   drives: Buổi hiến máu sắp tới
    /// ```
    ///
    /// ```text
    /// next_drives: Buổi hiến máu sắp tới
    /// ```
    pub static BAD_STRING: Error = "bad-string";

    /// Lời nào cũng phải có bản tiếng Việt trong `strings/vi.yaml`: các ngôn ngữ khác lấy nó khi thiếu.
    ///
    /// Every string has its Vietnamese in `strings/vi.yaml`: other languages take that where they lack one.
    ///
    /// ```text
    /// en.yaml: nxet_drives: Next drives
    /// ```
    ///
    /// ```text
    /// vi.yaml: next_drives: Buổi hiến máu sắp tới
    /// en.yaml: next_drives: Next drives
    /// ```
    pub static UNKNOWN_STRING: Error = "unknown-string";

    /// Tệp không có trong `assets/`. Mỗi giao diện cần `assets/style.css` và `assets/icon.svg`, của mình hoặc của giao
    /// diện mà nó dựa lên; tên trong `url(…)` tính từ thư mục của tệp CSS.
    ///
    /// The file is not in `assets/`. Every theme needs `assets/style.css` and `assets/icon.svg`, its own or those of
    /// the theme it extends; a name in `url(…)` counts from the folder of the style sheet.
    ///
    /// ```text
    /// src: url(noto.wof2)
    /// ```
    ///
    /// ```text
    /// src: url(noto.woff2)
    /// ```
    pub static MISSING_ASSET: Error = "missing-asset";

    /// Trang không gọi tới máy chủ nào khác: chậm hơn, không chạy khi mất mạng, và để lộ người đọc. Chép tệp vào
    /// `assets/`.
    ///
    /// Pages ask no other host for anything: that is slower, breaks offline and tells on the reader. Put the file into
    /// `assets/`.
    ///
    /// ```text
    /// src: url(https://example.org/noto.woff2)
    /// ```
    ///
    /// ```text
    /// src: url(noto.woff2)
    /// ```
    pub static OUTSIDE_ASSET: Error = "outside-asset";

    /// Tên tệp trong `assets/` trở thành địa chỉ: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối.
    ///
    /// File names in `assets/` become addresses: lower-case ASCII letters, digits and hyphens only.
    ///
    /// ```text
    /// assets/Biểu tượng.svg
    /// ```
    ///
    /// ```text
    /// assets/bieu-tuong.svg
    /// ```
    pub static BAD_ASSET_NAME: Error = "bad-asset-name";

    /// Trang tiếng dân tộc tải một tệp phông chữ. Trên mạng di động chậm, tệp nặng làm người đọc chờ lâu mới thấy đúng
    /// chữ, nên mỗi tệp chỉ được tới 45 KB, hay mức `font_budget_kb` trong `site.yaml`. Giữ trong tệp những chữ mà các thứ
    /// tiếng ấy cần.
    ///
    /// A page in a language of the highlands loads a font. On slow data a heavy one keeps readers waiting for the right
    /// letters, so a file may have 45 KB, or what `font_budget_kb` in `site.yaml` says. Keep in it the characters that these
    /// languages need.
    ///
    /// ```text
    /// file: fonts/full.woff2
    /// ```
    ///
    /// ```text
    /// file: fonts/latin.woff2
    /// ```
    pub static HEAVY_FONT: Error = "heavy-font";

    /// Lời tiếng dân tộc có chữ mà không phông nào của giao diện cho loại chữ viết ấy có; chữ và dấu phải ở trong cùng
    /// một phông. Nhiều máy sẽ hiện ô trống hoặc dấu rời khỏi chữ. Thường do gõ nhầm một chữ trông giống (ɓ thay cho ƀ)
    /// hoặc dán từ phông chữ cũ.
    ///
    /// Words in a language of the highlands have a letter that no font of the theme for that script has; a letter and
    /// its marks have to be in one font. Many devices would show an empty box, or marks beside their letter. Usual
    /// causes: a look-alike (ɓ for ƀ), or words pasted from an old font.
    ///
    /// ```text
    /// own_name: Ɓahnar
    /// ```
    ///
    /// ```text
    /// own_name: Ƀahnar
    /// ```
    pub static UNCOVERED_TEXT: Error = "uncovered-text";
}
