"""Plans, lists and reports as offices lay them out: groups, signatures, two rows of headings, columns of their own."""

import zipfile
from xml.sax.saxutils import escape

from plain_text import PYTHON, put
from table import makes, path

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def cell(place, value):
    """A cell; numbers have no format."""
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def plain(name, rows, merged=(), since_1904=False):
    """A workbook of one sheet without any format, as other systems export it; `None` is a blank cell, `[]` a blank row."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    lines = "".join(
        f'<row r="{number}">{"".join(cell(letters[at] + str(number), value) for at, value in enumerate(row) if value is not None)}</row>'
        for number, row in enumerate(rows, 1)
        if row
    )
    joined = "".join(f'<mergeCell ref="{place}"/>' for place in merged)
    joined = f'<mergeCells count="{len(merged)}">{joined}</mergeCells>' if merged else ""
    epoch = '<workbookPr date1904="1"/>' if since_1904 else ""
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATIONS}">{epoch}<sheets><sheet name="Trang 1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{SPREADSHEET}"><sheetData>{lines}</sheetData>{joined}</worksheet>',
    }
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(zipfile.ZipInfo(part, (2025, 3, 1, 0, 0, 0)), text)


def lines(*rows):
    """Rows of a CSV with semicolons."""
    return "".join(f"{row}\r\n" for row in rows)


@makes("drives-1904-general.xlsx", PYTHON, "a workbook that counts from 1904, its days without a format: 5 and 12 April 2025; 120 stays a number")
def general_1904(name):
    plain(
        name,
        [["STT", "Ngày", "Giờ", "Địa điểm", "Chỉ tiêu"], [1, 44290, "7h-11h", "Chợ Mẫu", 120], [2, "44297", "7h", "Sân Mẫu", 80]],
        since_1904=True,
    )


@makes("drives-from-to-hours.xlsx", PYTHON, "`Thời gian` beside `Từ ngày` and `Đến ngày` is the hours: 5 to 6 April, 8h30 to 17h30")
def from_to_hours(name):
    plain(
        name,
        [
            ["STT", "Từ ngày", "Đến ngày", "Thời gian", "Địa điểm"],
            [1, "05/4/2025", "06/4/2025", "08:30 - 17:30", "Chợ Mẫu"],
            [2, "07/4/2025", "07/4/2025", "09:00 - 16:00", "Trường Mẫu"],
        ],
    )


@makes("drives-signature-no-total.xlsx", PYTHON, "the names of who made and who signs the plan, without a total before them: two rows, the rest in a note, no drive without a day")
def signature(name):
    plain(
        name,
        [
            ["STT", "Ngày", "Giờ", "Địa điểm", "Chỉ tiêu"],
            [1, "05/4/2025", "7h", "Chợ Mẫu", 100],
            [2, "06/4/2025", "7h", "Sân Mẫu", 10],
            [],
            [None, None, None, "NGƯỜI LẬP BIỂU", "GIÁM ĐỐC"],
            [None, None, None, "Nguyễn Văn Mẫu", "Trần Thị Mẫu"],
            ["Nơi nhận:"],
            ["- Như trên;"],
        ],
    )


@makes("drives-signature-dated.csv", PYTHON, "the place and day of the signature right below the last row, in the column of days: one row")
def signature_dated(name):
    put(name, lines("STT;Địa điểm;Ngày", "1;Chợ Mẫu;05/4/2025", ";;Thí Dụ, ngày 28 tháng 3 năm 2025", ";KT. CHỦ TỊCH;", ";Nguyễn Văn Mẫu;"))


@makes("drives-after-a-blank-row.csv", PYTHON, "after a blank row, a row with a day is a drive as before; the one behind it without a day, with a number, is an error at its day")
def after_blank(name):
    put(name, lines("STT;Ngày;Địa điểm;Chỉ tiêu", "1;05/4/2025;Chợ Mẫu;100", ";;;", "2;06/4/2025;Sân Mẫu;80", ";;;", "3;;Đình Mẫu;90"))


@makes("drives-two-row-header-unknown.xlsx", PYTHON, "two rows of headings, one name in the second unknown: an error at D2 alone; the row below is a drive")
def two_rows_unknown(name):
    plain(
        name,
        [
            ["TT", "Thời gian", None, "Địa điểm", None, "Chỉ tiêu"],
            [None, "Ngày", "Giờ", "Cơ sở vật chất", "Địa chỉ"],
            [1, "05/4/2025", "7h-11h", "Chợ Mẫu", "12 đường Mẫu", 100],
        ],
        merged=["B1:C1", "D1:E1", "A1:A2", "F1:F2"],
    )


@makes("drives-merged-result.xlsx", PYTHON, "a result merged over three rows is not the result of each: an error at C2, no result anywhere")
def merged_result(name):
    plain(
        name,
        [["Ngày", "Địa điểm", "Kết quả"], ["05/4/2025", "Chợ Mẫu", 300], ["05/4/2025", "Trường Mẫu"], ["05/4/2025", "Sân Mẫu"]],
        merged=["C2:C4"],
    )


@makes("drives-group-rows.xlsx", PYTHON, "months give days their month and year, a place is the place of its rows alone; a group that is neither is told and gives nothing")
def group_rows(name):
    plain(
        name,
        [
            ["STT", "Ngày", "Địa điểm", "Chỉ tiêu"],
            ["THÁNG 4 NĂM 2025"],
            ["I. Huyện Thí Dụ"],
            [1, 5, "Chợ Mẫu", 100],
            [2, "12/4", "Sân Mẫu", 80],
            ["II. Khối trường học"],
            [3, "19/4/2025", "Trường Mẫu", 90],
            [4, None, "Đình Mẫu", 60],
            ["THÁNG 5 NĂM 2025"],
            [5, "3", "Nhà văn hóa Mẫu", 70],
        ],
        merged=["A2:D2", "A9:D9"],
    )


@makes("drives-google-forms.csv", PYTHON, "answers of a form: when they were sent and by whom is left out with a note that suggests `_` alone; the rest is one row")
def google_forms(name):
    put(
        name,
        "Dấu thời gian,Địa chỉ email,Đơn vị đăng ký tổ chức,Ngày tổ chức,Giờ,Địa điểm,Số lượng dự kiến,Người phụ trách,Số điện thoại\n"
        "2025/03/01 8:15:00 SA GMT+7,mau@thi-du.example,Hội Nhân ái Thí Dụ,05/4/2025,7:30:00,Hội trường,100,Chị Mẫu,0000000001\n",
    )


@makes("drives-plan-headings.csv", PYTHON, "the headings of an ordinary plan: all known, `Số lượng` is the target of a plan; who is invited has no field and money is the office's: told")
def plan_headings(name):
    put(
        name,
        lines(
            "KẾ HOẠCH TIẾP NHẬN MÁU QUÝ II NĂM 2025;;;;;;;;;",
            "TT;Thứ;Ngày, tháng;Khung giờ;Nơi tổ chức;Xã/Phường;Số lượng (đơn vị);Người phụ trách;ĐT;Đối tượng;Kinh phí",
            "1;Thứ bảy;05/4/2025;7h30 - 11h00;Hội trường A;Huyện Thí Dụ;120;Chị Mẫu;0000 000 001;Đoàn viên;2.000.000",
            "2;Chủ nhật;13/4/2025;7h00 - 10h30;Sân Mẫu;;80;;;Nhân dân;1.500.000",
        ),
    )


@makes("drives-month-column.csv", PYTHON, "a month and a year in columns of their own belong to the day beside them: 5 April and 3 May 2025; `x` is told")
def month_column(name):
    put(name, lines("Năm;Tháng;Ngày;Địa điểm", "2025;4;5;Chợ Mẫu", "2025;5;3;Sân Mẫu", "2025;6;;Đình Mẫu", "2025;x;07/6/2025;Trường Mẫu"))


@makes("drives-blank-below.csv", PYTHON, "a district on the first row of each group alone, blank below: not repeated, told once")
def blank_below(name):
    put(
        name,
        lines(
            "Huyện;Ngày;Địa điểm",
            "Huyện Thí Dụ;05/4/2025;Chợ Mẫu",
            ";06/4/2025;Sân Mẫu",
            "Huyện Ví Như;12/4/2025;Đình Mẫu",
            ";13/4/2025;Trường Mẫu",
        ),
    )


@makes("drives-status-words.csv", PYTHON, "the words of offices for a status: cancelled, postponed, full, confirmed; what is none is an error with the words, Vietnamese first")
def status_words(name):
    words = ["Hủy", "Huỷ", "HOÃN", "dời", "Đã đủ", "Đã chốt", "Chờ duyệt"]
    put(name, lines("Ngày;Địa điểm;Trạng thái;Lý do;Ngày báo đổi", *(f"0{at}/4/2025;Điểm {at};{word};{'Mưa' if at < 5 else ''};{'28/02/2025' if at < 5 else ''}" for at, word in enumerate(words, 1))))


@makes("drives-moved-status.csv", PYTHON, "`Dời` beside the former day is no status: the drive is held on its new day; without a former day it is put off")
def moved_status(name):
    put(name, lines("Ngày;Địa điểm;Tình trạng;Ngày cũ;Lý do;Ngày báo đổi", "12/4/2025;Chợ Mẫu;Dời;05/4/2025;Mưa;28/02/2025", "19/4/2025;Sân Mẫu;Dời;;Mưa;28/02/2025"))


@makes("drives-two-facts.csv", PYTHON, "a column of a day and a venue, and a number that may be two things: errors that name both columns")
def two_facts(name):
    put(name, lines("Ngày, địa điểm;Giờ;Số lượng", "05/4/2025, Chợ Mẫu;7h;100"))


@makes("drives-half-days.csv", PYTHON, "hours beside half days: they go together, but 1h30 in the afternoon is 13h30")
def half_days(name):
    put(name, lines("Ngày;Buổi;Giờ;Địa điểm", "05/4/2025;Sáng;7h30 - 11h30;Chợ Mẫu", "06/4/2025;Chiều;1h30 - 4h30;Sân Mẫu"))


@makes("places-names-alone.xlsx", PYTHON, "the program's own empty table with names alone filled in: each row is a place")
def names_alone(name):
    plain(name, [["Mã", "Tên", "Cấp", "Thuộc", "Tóm tắt"], [None, "Xã Mẫu A"], [None, "Phường Mẫu B"]])


@makes("organizations-name-or-group.csv", PYTHON, "a row of a name alone is an office; one with an ordinal before it is a group, told")
def name_or_group(name):
    put(name, lines("STT;Tên đơn vị;Viết tắt;Địa chỉ", ";I. Khối cơ quan;;", ";Khối Dân vận Mẫu;;", ";Trường Mẫu;TM;12 đường Mẫu"))


@makes("places-signature.csv", PYTHON, "a list of places with the names of who made and who signs it below: two places, the rest in a note")
def places_signature(name):
    put(name, lines("Tên;Cấp;Thuộc", "Xã Mẫu;Xã;Huyện Thí Dụ", "Xã Thử;;", ";;", "NGƯỜI LẬP BIỂU;;CHỦ TỊCH", "(Ký, ghi rõ họ tên);;", "Nguyễn Văn Mẫu;;Trần Thị Mẫu"))


@makes("drives-two-levels.csv", PYTHON, "a district and a commune in two columns: an error at the second that says which to keep")
def two_levels(name):
    put(name, lines("Huyện;Xã/Phường;Ngày;Địa điểm", "Huyện Thí Dụ;Xã Giả Sử;05/4/2025;Chợ Mẫu"))


@makes("drives-waves.csv", PYTHON, "the wave above its rows, whose name is that of an entry; the second is none: an error at its row")
def waves(name):
    put(name, lines("STT;Ngày;Địa điểm", "Đợt 1 năm 2025;;", "1;05/4/2025;Chợ Mẫu", "Đợt 2;;", "2;05/8/2025;Sân Mẫu", "3;06/8/2025;Đình Mẫu"))


@makes("documents-list.csv", PYTHON, "`Trích yếu` is the title, and the number says the kind; one that does not is an error at the number")
def documents_list(name):
    put(
        name,
        lines(
            "STT;Số, ký hiệu;Ngày ban hành;Cơ quan ban hành;Trích yếu",
            "1;12/KH-BCĐ;05/02/2025;Hội Nhân ái Thí Dụ;Tổ chức hiến máu đợt 1",
            "2;13/CV-CTĐ;07/02/2025;Hội Nhân ái Thí Dụ;V/v hiến máu đợt 2",
            "3;14/HM;08/02/2025;Hội Nhân ái Thí Dụ;V/v hiến máu đợt 3",
        ),
    )


@makes("quotas-year-in-headings.csv", PYTHON, "the year of the rows is in the headings: 2025")
def year_in_headings(name):
    put(name, lines("Đơn vị;Chỉ tiêu năm 2025;Thực hiện năm 2025;Tỷ lệ %", "Huyện Thí Dụ;120;60;50"))


@makes("quotas-year-in-title.csv", PYTHON, "the year of the rows is in the title; the year of the letter it goes with is not")
def year_in_title(name):
    put(name, lines("CHỈ TIÊU HIẾN MÁU NĂM 2025;", "(Kèm theo Công văn ngày 25 tháng 12 năm 2024);", "Địa phương;Chỉ tiêu", "Huyện Thí Dụ;120"))


@makes("quotas-two-years.csv", PYTHON, "headings of two years: an error that names both, once")
def two_years(name):
    put(name, lines("Địa phương;KH 2025;TH 2024", "Huyện Thí Dụ;120;60"))
