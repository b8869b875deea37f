"""Tables of other kinds than drives."""

import datetime

from plain_text import put, windows
from table import convert, makes, simple, table, workbook

EXCEL = "XlsxWriter"
OFFICE = "XlsxWriter, saved by LibreOffice"


@makes("quotas-plan.xlsx", EXCEL, "titles, STT, `Đơn vị` as whose quota, number formats and a total row: three rows")
def quotas(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Chỉ tiêu 2025")
        bold = book.add_format({"bold": True, "align": "center", "text_wrap": True})
        sheet.merge_range("A1:G1", "PHÂN BỔ CHỈ TIÊU HIẾN MÁU NĂM 2025 (MẪU)", bold)
        columns = ["TT", "Mã", "Tên", "Năm", "Đơn vị", "Chỉ tiêu\n(đơn vị)", "Kết quả"]
        rows = [[1, "q-01", "Chỉ tiêu Huyện Thí Dụ", 2025, "Huyện Thí Dụ", 1200, 310], [2, "q-02", "Chỉ tiêu Cao đẳng", 2025, "CĐGĐ", 400, None], [3, "q-03", "Chỉ tiêu toàn tỉnh", "2025", "Tỉnh Minh Họa", "12.000", 0]]
        end = table(sheet, rows, columns, top=2, style=bold, widths=False)
        sheet.set_column(5, 6, 12, book.add_format({"num_format": "#,##0"}))
        sheet.write_row(end, 1, ["Tổng", None, None, None, 13600])


@makes("quotas-years.csv", "Python", "no `Mã`: ids from year and whose quota; a column in percent is an error at its header")
def quota_years(name):
    put(name, "Tiêu đề;Năm;Địa bàn;Chỉ tiêu;Đã tiếp nhận;Tỷ lệ (%);Ngày chốt số;Tạm tính\r\nThí Dụ 2024;2024;Huyện Thí Dụ;1.000;850;85%;31/12/2024;không\r\nThí Dụ 2025;2025;Huyện Thí Dụ;1.200;310;26%;28/02/2025;có\r\n")


@makes("donors-honours.xlsx", EXCEL, "people without recorded consent are not shown by name; `Số lần hiến` a number; ids are given")
def donors(name):
    columns = ["Mã", "Họ và tên", "Đối tượng", "Số lần hiến", "Đơn vị công tác", "Đồng ý công khai.Tình trạng", "consent.scope", "consent.given_on"]
    rows = [["md-01", "Người Mẫu Một", "Cá nhân", 12, "HNA", "Đồng ý", "Họ tên; Số lần hiến máu", "01/02/2025"], ["md-02", "Người Mẫu Hai", "Cá nhân", 5, "HNA", None, None, None], ["md-03", "Tập thể Mẫu", "Tập thể", None, None, None, None, None]]
    simple(name, rows, columns)


@makes("donors-no-id.csv", "Python", "ids of donors are never made from names: an error that asks for a column `Mã`")
def donors_no_id(name):
    put(name, "Họ tên,Loại,Số lần hiến\nNgười Mẫu Ba,Cá nhân,7\n")


@makes("donors-private.xlsx", EXCEL, "`Ngày sinh`, `CCCD`, `Nhóm máu`, `Điện thoại`, `Kết quả xét nghiệm` are errors at their headers; no value of theirs is printed")
def donors_private(name):
    columns = ["STT", "Mã", "Họ tên", "Loại", "Ngày sinh", "CCCD", "Nhóm máu", "Điện thoại", "Kết quả xét nghiệm"]
    simple(name, [[1, "md-09", "Người Mẫu Chín", "Cá nhân", datetime.date(1990, 1, 1).isoformat(), "000000000009", "O+", "0000 000 009", "không đọc được"]], columns)


@makes("donors-tiers.csv", "Python", "one honour in a row: `Mức`, `Khen thưởng`, `Ngày` reach honors[0] or are errors that say how; never a donor without the honour silently")
def donors_tiers(name):
    put(name, "Mã;Tên;Loại;Mức;Cơ quan tặng;Ngày\nmd-20;Tập thể Mẫu Hai;Tập thể;10 lần (mức mẫu);HNA;14/6/2024\n")


@makes("organizations-contacts.xlsx", EXCEL, "names, abbreviations, a telephone number typed as a number, e-mail addresses as links")
def organizations(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Danh bạ")
        columns = ["Mã", "Tên", "Viết tắt", "Địa bàn", "Điện thoại", "Email"]
        rows = [["tram-mau", "Trạm Y tế Mẫu", "TYTM", "Xã Giả Sử", "0000 000 031", None], ["phong-mau", "Phòng Mẫu", None, "Huyện Thí Dụ", 2600000032, None]]
        table(sheet, rows, columns, widths=False)
        sheet.write_url("F2", "mailto:tram@bang-mau.example", string="tram@bang-mau.example")
        sheet.write("F3", "phong@bang-mau.example")


@makes("organizations-contacts.ods", OFFICE, "the same as organizations-contacts.xlsx")
def organizations_ods(name):
    convert("organizations-contacts.xlsx", name)


@makes("organizations-tree.csv", "Python", "a unit under a unit further down the same table is found")
def organizations_tree(name):
    put(name, "Mã,Tên,Trực thuộc,Cấp,Nhóm đơn vị\nkhoa-mau,Khoa Mẫu,Trung tâm Mẫu,,\ntrung-tam-mau,Trung tâm Mẫu,,Tỉnh,không\nkhoi-mau,Các đơn vị khối Mẫu,,,x\n")


@makes("places-windows-1258.csv", "Python", "Windows-1258 with a note; latitude and longitude with a decimal comma are read or are errors at their cells")
def places(name):
    put(name, windows("Mã;Tên;Cấp;Thuộc;Vĩ độ;Kinh độ;Từ ngày\r\nxa-mau-hai;Xã Mẫu Hai;Xã;Huyện Thí Dụ;14,35;108,00;01/7/2025\r\nthon-mau;Thôn Mẫu;Thôn, buôn, làng;Xã Mẫu Hai;;;\r\n"))


@makes("places-coordinates.xlsx", EXCEL, "coordinates as numbers keep their digits; a year in `Từ ngày` is a year and not a day of 1905")
def places_coordinates(name):
    simple(name, [["xa-mau-ba", "Xã Mẫu Ba", "Xã", "Huyện Ví Như", 14.349783, 108.0, 2025], ["xa-mau-bon", "Xã Mẫu Bốn", "commune", "Huyện Ví Như", "14.5", "107.9", "01/7/2025"]], ["Mã", "Tên", "Cấp", "Thuộc", "Vĩ độ", "Kinh độ", "Từ ngày"])


@makes("services-clubs.xlsx", EXCEL, "`Giờ làm việc` is free words; languages in one cell; contacts in columns; a `Ghi chú` column of the contact")
def services(name):
    columns = ["Mã", "Tên", "Loại dịch vụ", "Đơn vị phụ trách", "Địa bàn", "Giờ làm việc", "SĐT", "Ngôn ngữ"]
    simple(name, [["clb-mau", "Câu lạc bộ Mẫu", "Câu lạc bộ", "HNA", "Huyện Thí Dụ", "Thứ Hai đến thứ Sáu, 8h - 16h", "0000 000 041", "vi; rad"], ["doi-mau", "Đội lưu động Mẫu", "mobile-team", "Một nhóm tự do", None, None, 900000042, "vi"]], columns)


@makes("appeals-groups.csv", "Python", "moments as text, several groups in one cell, `O−` with a minus sign")
def appeals(name):
    put(name, "Mã;Tiêu đề;Nhóm máu;Cơ quan kêu gọi;Bắt đầu;Hết hạn;SĐT\nkg-01;Cần nhóm O (mẫu);O+;BVM;28/02/2025 8h00;;\n"
        'kg-02;Cần nhóm hiếm (mẫu);"O−, AB-";BVM;8 giờ 00 ngày 28/02/2025;03/3/2025;0000 000 051\n')


@makes("appeals-moments.xlsx", EXCEL, "real day-and-time cells give the moment: 28 February 2025, 8h15")
def appeals_moments(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Kêu gọi")
        sheet.write_row(0, 0, ["Mã", "Tiêu đề", "Nhóm máu", "Đơn vị", "Bắt đầu", "Hết hạn"])
        sheet.write_row(1, 0, ["kg-03", "Cần nhóm A (mẫu)", "A-", "BVM"])
        pattern = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_datetime(1, 4, datetime.datetime(2025, 2, 28, 8, 15), pattern)
        sheet.write_datetime(1, 5, datetime.datetime(2025, 3, 2), pattern)
