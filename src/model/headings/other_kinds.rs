//! The headings of the kinds that are neither drives nor events.

use super::{KnownHeadings, NO_FIELD};

pub const CAMPAIGN: &[KnownHeadings] = &[
    ("title", "tên chiến dịch, chiến dịch, tên chương trình"),
    ("when", "thời gian thực hiện, thời gian tổ chức"),
    ("slogan", "chủ đề"),
];

pub const WAVE: &[KnownHeadings] = &[
    ("title", "tên đợt, tên đợt hiến máu"),
    ("number", "đợt số, đợt hiến máu"),
    ("when", "hoàn thành trước, thời gian hoàn thành, thời gian thực hiện, thời gian tổ chức, ngày"),
    ("hosts", "các đơn vị, tên các đơn vị, đơn vị thực hiện, đơn vị tham gia"),
    ("declared_hosts", "tổng số đơn vị"),
];

pub const PLACE: &[KnownHeadings] = &[
    (
        "name",
        "tên xã, tên xã phường, tên đơn vị hành chính, đơn vị hành chính, xã phường đặc khu, tên đvhc, tên địa bàn, \
         xã phường, phường xã, tên gọi mới, tên mới, đơn vị hành chính mới, địa bàn, tên đơn vị, địa phương, \
         tên xã phường đặc khu",
    ),
    ("level", "loại, loại đơn vị, loại hình, cấp hành chính, phân loại"),
    ("within", "tỉnh, tỉnh thành phố, thuộc tỉnh, thuộc huyện, huyện, cấp trên, trực thuộc"),
    ("successors", "nhập vào, sáp nhập vào, sáp nhập thành, đơn vị mới, xã mới, tên sau sáp nhập"),
    ("valid_from", "thành lập từ, ngày thành lập, hiệu lực từ"),
    ("valid_to", "chấm dứt từ, kết thúc hoạt động"),
    ("aka", "tên thường gọi, tên gọi khác, tên tiếng dân tộc"),
    (
        NO_FIELD,
        "mã đvhc, mã xã, mã đơn vị, mã số đvhc, mã tỉnh, trước sáp nhập, sáp nhập từ, đơn vị cũ, tên cũ, \
         đơn vị hành chính cũ, hình thành từ, được thành lập trên cơ sở, các xã cũ, xã cũ, huyện cũ, tỉnh cũ, \
         trước 1 7 2025, diện tích, diện tích km2, diện tích tự nhiên, dân số, quy mô dân số, trụ sở, nơi đặt trụ sở, \
         trung tâm hành chính",
    ),
];

pub const ORGANIZATION: &[KnownHeadings] = &[
    (
        "name",
        "tên đơn vị, tên cơ quan, tên cơ quan đơn vị, đơn vị, cơ quan đơn vị, tên tổ chức, tên trường, \
         tên doanh nghiệp, tên câu lạc bộ, cơ quan",
    ),
    ("abbr", "tên viết tắt, tên tắt"),
    ("aka", "tên cũ, tên giao dịch, tên thường gọi"),
    ("part_of", "thuộc, cơ quan chủ quản, đơn vị chủ quản, cấp trên, cơ quan cấp trên"),
    ("level", "cấp hành chính"),
    ("area", "xã phường, phường xã, xã phường đặc khu, xã, huyện"),
    ("contact.name", "người đại diện"),
    ("contact.email", "địa chỉ email"),
    ("contact.address", "trụ sở, địa chỉ trụ sở, nơi đặt trụ sở, địa chỉ cơ quan"),
    (NO_FIELD, "lãnh đạo, thủ trưởng, trưởng ban, chủ tịch hội, họ tên lãnh đạo"),
];

pub const DONOR: &[KnownHeadings] = &[
    ("name", "tên cá nhân gia đình tập thể, tên tập thể, tên cá nhân tập thể"),
    ("kind", "hình thức tôn vinh"),
    ("donations", "tổng số lần hiến, số lần, lần hiến máu, tổng số lần hiến máu"),
    ("honors", "hình thức khen thưởng, thành tích"),
    ("member_of", "nơi công tác, cơ quan, cơ quan đơn vị"),
    ("consent", "đồng ý"),
];

pub const ARTICLE: &[KnownHeadings] = &[
    ("title", "tên bài, tên bài viết, câu hỏi, nội dung tuyên truyền"),
    ("title|topic!", "chủ đề"),
    ("body", "trả lời, nội dung bài"),
    ("summary", "mô tả"),
    ("reviewed_by", "duyệt, người kiểm duyệt"),
    (NO_FIELD, "tác giả, người viết, người soạn, nguồn tin"),
];

pub const NEWS: &[KnownHeadings] = &[
    ("title", "tên tin, tin, tên bài, tên bài viết, tiêu đề bài viết"),
    ("date", "ngày phát, ngày xuất bản, đăng ngày"),
    ("outlet", "đăng trên, nơi đăng, đài, báo đài, kênh, tên báo"),
    ("url", "đường dẫn, link, link bài, đường link"),
];

pub const DOCUMENT: &[KnownHeadings] = &[
    (
        "title",
        "trích yếu, trích yếu nội dung, về việc, nội dung trích yếu, tên văn bản, tên loại và trích yếu, v v, \
         về việc trích yếu, tên loại và trích yếu nội dung văn bản, tên loại và trích yếu nội dung, nội dung văn bản, \
         trích yếu văn bản, trích yếu nội dung văn bản, tên loại trích yếu nội dung",
    ),
    (
        "number",
        "số ký hiệu, tên số ký hiệu, ký hiệu, số văn bản, số và ký hiệu, số vb, số công văn, số qđ, \
         số ký hiệu văn bản, số hiệu văn bản",
    ),
    (
        "issued",
        "ngày văn bản, ngày tháng văn bản, ngày tháng, ngày ký, ngày vb, ban hành, ngày tháng năm, \
         ngày tháng năm ban hành, ngày tháng ban hành, thời gian ban hành",
    ),
    ("kind", "thể loại, hình thức, hình thức văn bản, tên loại, loại vb, tên loại văn bản"),
    ("issuer", "tác giả, cơ quan, đơn vị ban hành, nơi gửi, tên cơ quan ban hành, cơ quan tổ chức ban hành"),
    ("signer", "ký ban hành, họ tên người ký"),
    ("signer.position", "chức vụ người ký"),
    ("recipients", "kính gửi, gửi"),
    ("cites", "căn cứ, căn cứ pháp lý"),
    ("replaces", "thay thế văn bản, văn bản bị thay thế"),
    ("implements", "triển khai văn bản"),
    ("file", "file, file đính kèm, đính kèm, tài liệu, tải về, download, link tải, văn bản đính kèm, tập tin"),
    ("attachments", "phụ lục, phụ lục kèm theo"),
    (
        NO_FIELD,
        "mã văn bản, ngày đến, số đến, ngày đi, số đi, ngày nhận, ngày hiệu lực, ngày có hiệu lực, hiệu lực, \
         tình trạng, tình trạng hiệu lực, tình trạng văn bản, hết hiệu lực, lĩnh vực, độ mật, độ khẩn, số trang, \
         số bản, hạn xử lý, người xử lý, lưu",
    ),
];

pub const QUOTA: &[KnownHeadings] = &[
    (
        "for",
        "địa phương, tên đơn vị, xã phường, phường xã, xã phường đặc khu, huyện thành phố, đơn vị địa phương, \
         cơ quan đơn vị, cơ quan đơn vị địa phương, tên cơ quan đơn vị, đơn vị được giao, cơ quan, xã, phường, huyện, \
         tên địa phương, tên xã phường, huyện thị xã thành phố, đơn vị thực hiện",
    ),
    (
        "target_units",
        "chỉ tiêu giao, chỉ tiêu năm, kế hoạch năm, kh, kế hoạch, kế hoạch giao, phân bổ, chỉ tiêu phân bổ, \
         số đơn vị máu giao, chỉ tiêu được giao, giao, kh năm, chỉ tiêu vận động, chỉ tiêu đvm, chỉ tiêu đơn vị máu, \
         chỉ tiêu đv, chỉ tiêu kế hoạch",
    ),
    (
        "collected_units",
        "thực hiện, kết quả thực hiện, đã thực hiện, th, thực hiện năm, th năm, lũy kế, lũy kế từ đầu năm, cộng dồn, \
         kết quả năm, số đơn vị tiếp nhận, số đơn vị máu tiếp nhận, kết quả tiếp nhận, thực tế, đơn vị máu",
    ),
    ("target_units|collected_units", "số lượng, số lượng đơn vị máu, đvm, số đvm"),
    ("donors", "lượt người, số lượt người hiến máu, số người hiến máu, số lượt người hiến"),
    ("year", "năm kế hoạch"),
    ("allotted_by", "quyết định giao, theo văn bản"),
    ("counted_on", "tính đến ngày, số liệu đến ngày, thời điểm báo cáo"),
    ("provisional", "số liệu tạm tính"),
    (
        NO_FIELD,
        "đợt 1, đợt 2, đợt 3, đợt 4, đợt i, đợt ii, đợt iii, đợt iv, quý i, quý ii, quý iii, quý iv, quý 1, quý 2, \
         quý 3, quý 4, 6 tháng đầu năm, 6 tháng cuối năm, tháng 1, tháng 2, tháng 3, tháng 4, tháng 5, tháng 6, \
         tháng 7, tháng 8, tháng 9, tháng 10, tháng 11, tháng 12, ước thực hiện, chỉ tiêu người, số người, \
         số người đăng ký",
    ),
];

pub const APPEAL: &[KnownHeadings] = &[
    ("blood_groups", "nhóm, nhóm máu cần, cần nhóm"),
    ("issued_by", "đơn vị kêu gọi, bệnh viện, nơi cần máu"),
    ("issued_at", "ngày kêu gọi, thời điểm kêu gọi"),
    ("expires_at", "đến ngày, hạn, kết thúc"),
    (NO_FIELD, "số lượng, số đơn vị cần, cần đơn vị, số lượng cần"),
];

pub const SERVICE: &[KnownHeadings] = &[
    ("name", "tên dịch vụ, tên câu lạc bộ, câu lạc bộ, tên clb, tên đội"),
    ("provider", "cơ quan phụ trách, đơn vị quản lý, đơn vị thực hiện"),
    ("hours", "thời gian làm việc, thời gian hoạt động, thời gian"),
    ("area", "xã phường, phường xã, huyện, khu vực"),
    ("contact.email", "địa chỉ email"),
];

pub const MATERIAL: &[KnownHeadings] = &[
    ("title", "tên tài liệu, nội dung tuyên truyền, khẩu hiệu"),
    ("kind", "hình thức, loại hình"),
    ("language", "tiếng"),
    ("file", "file, tên tệp, link tải, tập tin"),
    ("licence", "bản quyền"),
    (NO_FIELD, "kích thước, khổ, số lượng in, số lượng, chất liệu"),
];
