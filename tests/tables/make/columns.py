"""Which columns a table has, and how they are written."""

import unicodedata

from table import COLUMNS, ROWS, makes, path, simple, table, workbook

EXCEL = "XlsxWriter"


@makes("drives-column-spellings.xlsx", EXCEL, "capitals, no accents, line breaks, decomposed marks, no-break and trailing spaces: the columns are known, three rows")
def spellings(name):
    nfd = unicodedata.normalize("NFD", "Địa điểm")
    columns = ["MÃ", "Tieu de ", "NGÀY\nHIẾN MÁU", "  giờ", nfd, "Đơn\u00a0vị\u00a0tổ\u00a0chức", "Chỉ tiêu\n(đơn vị)", "TRẠNG THÁI:", "Số  điện\nthoại"]
    simple(name, ROWS, columns)


@makes("drives-english-columns.csv", "Python csv", "canonical names with `contact.phone`: three rows")
def english(name):
    columns = "id,title,when,hours,venue,host,target_units,status,contact.phone"
    lines = [columns, *[",".join(str(cell) for cell in row) for row in ROWS]]
    write(name, "\n".join(lines) + "\n")


@makes("drives-mixed-columns.tsv", "Python", "Vietnamese and English names beside each other, words of status in English: three rows")
def mixed(name):
    columns = ["id", "Nội dung", "when", "Giờ", "venue", "Đơn vị", "target_units", "Trạng thái", "contact.phone"]
    rows = [[*row[:7], english, row[8]] for row, english in zip(ROWS, ["confirmed", "planned", "full"])]
    write(name, "".join("\t".join(str(cell) for cell in row) + "\r\n" for row in [columns, *rows]))


@makes("drives-group-columns.csv", "Python", "`registration.phone`, `Kết quả.Số đơn vị máu`, `Liên hệ: Zalo`, `contact.note` reach their groups")
def groups(name):
    columns = "Mã;Tiêu đề;Ngày;registration.phone;Kết quả.Số đơn vị máu;result.donors;contact.zalo;contact.note"
    rows = ["b-01;Buổi mẫu một;05/02/2025;0000 000 001;118;115;0000 000 002;Giờ hành chính", "b-02;Buổi mẫu hai;05/4/2025;;;;;"]
    write(name, "\n".join([columns, *rows]) + "\n")


@makes("drives-no-id.xlsx", EXCEL, "ids derived from host, venue and the month of the day")
def no_id(name):
    simple(name, [row[1:] for row in ROWS], COLUMNS[1:])


@makes("drives-no-id-moved.xlsx", EXCEL, "other days, hours, venue and status than drives-no-id.xlsx, which the columns of former ones tell, and the same ids")
def no_id_moved(name):
    former = ["Ngày cũ", "Giờ cũ", "Địa điểm cũ"]
    rows = [[row[1], "28/6/2025", "8h", f"Nơi khác {row[0]}", *row[5:7], "Dự kiến", row[8], *row[2:5]] for row in ROWS]
    simple(name, rows, [*COLUMNS[1:], *former])


@makes("drives-no-id-same-host.xlsx", EXCEL, "two drives of one host and venue in two months: each has the month in its id")
def no_id_same_host(name):
    again = [ROWS[0][1], "17/5/2025", *ROWS[0][3:]]
    simple(name, [ROWS[0][1:], ROWS[1][1:], again], COLUMNS[1:])


@makes("drives-no-id-no-host.xlsx", EXCEL, "neither host nor venue: nothing to derive an id from, an error or a stable id with a warning")
def no_id_no_host(name):
    rows = [["Buổi mẫu một", "05/4/2025"], ["Buổi mẫu hai", "06/4/2025"]]
    simple(name, rows, ["Tiêu đề", "Ngày"])


@makes("drives-no-title.xlsx", EXCEL, "no column of titles, as in most plans: a title from host or venue, or one error (not one for each row)")
def no_title(name):
    simple(name, [[row[0], *row[2:]] for row in ROWS], [COLUMNS[0], *COLUMNS[2:]])


@makes("drives-no-day.xlsx", EXCEL, "no column of days: one error that names the missing column")
def no_day(name):
    simple(name, [[*row[:2], *row[3:]] for row in ROWS], [*COLUMNS[:2], *COLUMNS[3:]])


@makes("drives-empty-required.xlsx", EXCEL, "an empty day and an empty title: an error at each cell, C3 and B4")
def empty_required(name):
    rows = [list(row) for row in ROWS]
    rows[1][2] = None
    rows[2][1] = "  "
    simple(name, rows)


@makes("drives-ids.xlsx", EXCEL, "ids as people type them: `B 01` and `đợt.1` are errors with a proposal, 7 is the id `7`, an empty one is derived, a repeated one an error with both cells")
def ids(name):
    given = ["B 01", 7, "đợt.1", "b-04", "b-04", None]
    days = ["05/4/2025", "12/4/2025", "13/4/2025", "19/4/2025", "20/4/2025", "26/4/2025"]
    rows = [[mark, f"Buổi mẫu {number}", when, "8h", f"Hội trường {number}", "BVM"] for number, (mark, when) in enumerate(zip(given, days), 1)]
    simple(name, rows, COLUMNS[:6])


@makes("drives-unknown-column.xlsx", EXCEL, "`Kinh phí (đồng)` and `Dự kiến số xe` are errors at their header cells G1 and H1, with the way to keep them (`_` in front)")
def unknown_column(name):
    simple(name, [[*row[:6], 1500000, 2] for row in ROWS], [*COLUMNS[:6], "Kinh phí (đồng)", "Dự kiến số xe"])


@makes("drives-misspelt-column.xlsx", EXCEL, "`Đia điêm tổ chưc`, `Chi tieu dv`: errors at the header cell with the nearest field, or read")
def misspelt_column(name):
    simple(name, [row[:7] for row in ROWS], [*COLUMNS[:4], "Đia điểm tổ chức", "Đơn vị tổ chúc", "Chi tieu (dv)"])


@makes("drives-nameless-column.xlsx", EXCEL, "cells in a column whose header is empty are never lost silently: an error at the column")
def nameless_column(name):
    simple(name, [[*row[:3], "chờ duyệt", *row[3:6]] for row in ROWS], [*COLUMNS[:3], None, *COLUMNS[3:6]])


@makes("drives-duplicate-column.csv", "Python", "`Ngày` twice: an error at the second header cell, D1")
def duplicate_column(name):
    write(name, "Mã,Tiêu đề,Ngày,Ngày\nb-01,Buổi mẫu,05/4/2025,06/4/2025\n")


@makes("drives-two-columns-one-field.xlsx", EXCEL, "`Ngày` and `when`, `Địa điểm` and `Điểm hiến máu`: an error at the later header of each")
def two_columns(name):
    simple(name, [["b-01", "Buổi mẫu", "05/4/2025", "05/4/2025", "Chợ Mẫu", "Chợ Mẫu"]], ["Mã", "Tiêu đề", "Ngày", "when", "Địa điểm", "Điểm hiến máu"])


@makes("drives-internal-columns.xlsx", EXCEL, "columns that begin with `_` are left out and nothing of them is told: two rows")
def internal(name):
    rows = [[*row[:3], "KHÔNG ĐƯỢC HIỆN: chờ tiền", *row[3:6], "KHÔNG ĐƯỢC HIỆN"] for row in ROWS[:2]]
    simple(name, rows, [*COLUMNS[:3], "_ghi chú nội bộ", *COLUMNS[3:6], " _Kinh phí"])


@makes("drives-note-column.xlsx", EXCEL, "`Ghi chú` is the summary, shown with the drive; `_Ghi chú` keeps it in the office")
def note_column(name):
    simple(name, [[*row[:6], note] for row, note in zip(ROWS, ["Mang nước uống", "", "Gọi trước cho ông Mẫu"])], [*COLUMNS[:6], "Ghi chú"])


@makes("drives-personal-number.xlsx", EXCEL, "a column of citizen numbers (CCCD) is an error at its header, and no value of it is printed")
def personal_number(name):
    simple(name, [[*row[:6], f"00000000000{number}"] for number, row in enumerate(ROWS)], [*COLUMNS[:6], "Số CCCD"])


@makes("drives-ambiguous-phone.xlsx", EXCEL, "`Điện thoại` is the label of contact and of registration: contact (people ask there), or an error that offers both")
def ambiguous_phone(name):
    simple(name, ROWS, [*COLUMNS[:8], "Điện thoại"])


@makes("drives-start-and-end.xlsx", EXCEL, "`Giờ bắt đầu` and `Giờ kết thúc` make the hours; an end alone is an error at its cell; two sessions are not mixed up")
def start_and_end(name):
    columns = ["Mã", "Tiêu đề", "Ngày", "Giờ bắt đầu", "Giờ kết thúc", "Địa điểm"]
    rows = [
        ["b-01", "Cả hai", "05/4/2025", "7h30", "11h30", "Chợ Mẫu"],
        ["b-02", "Chỉ bắt đầu", "06/4/2025", "7h30", None, "Chợ Mẫu"],
        ["b-03", "Chỉ kết thúc", "07/4/2025", None, "11h30", "Chợ Mẫu"],
        ["b-04", "Ngược", "08/4/2025", "11h30", "7h30", "Chợ Mẫu"],
    ]
    simple(name, rows, columns)


@makes("drives-from-to-days.xlsx", EXCEL, "`Từ ngày` and `Đến ngày` are unknown columns for a drive: errors that say how a range is written, or a range")
def from_to(name):
    columns = ["Mã", "Tiêu đề", "Từ ngày", "Đến ngày", "Địa điểm"]
    simple(name, [["b-01", "Hai ngày giọt hồng", "05/4/2025", "06/4/2025", "Chợ Mẫu"]], columns)


@makes("drives-lists.csv", "Python", "several values in one cell: `Máu toàn phần; Tiểu cầu`, two phones, three things to bring; a comma inside one thing to bring")
def lists(name):
    write(name, "Mã;Tiêu đề;Ngày;Tiếp nhận;SĐT;Mang theo\n"
          'b-01;Buổi mẫu một;05/4/2025;"Máu toàn phần; Tiểu cầu";"0000 000 001; 0000 000 002";"CCCD; thẻ hiến máu; nước uống"\n'
          'b-02;Buổi mẫu hai;06/4/2025;Máu toàn phần, Tiểu cầu;0000 000 001, 0000 000 002;Giấy tờ tùy thân\n'
          'b-03;Buổi mẫu ba;07/4/2025;"Máu toàn phần\nTiểu cầu";0000 000 001 / 0000 000 002;"CCCD, nếu có"\n')


@makes("drives-references.xlsx", EXCEL, "an abbreviation, a folded name and an id are found; `Hội Nhân Aí Thí Du.` is too; `Hội Chữ Nhật Xanh` and `Đợt 2` are errors with cell")
def references(name):
    columns = ["Mã", "Tiêu đề", "Ngày", "Đơn vị", "Địa bàn", "Đợt hiến máu", "Chiến dịch"]
    rows = [
        ["b-01", "Viết tắt", "05/4/2025", "HNA", "huyện thí dụ", "Đợt 1 năm 2025", "Giọt hồng mẫu 2025"],
        ["b-02", "Không dấu", "06/4/2025", "Hoi nhan ai Thi Du", "XÃ GIẢ SỬ", "dot-1-2025", None],
        ["b-03", "Dấu lệch", "07/4/2025", "Hội Nhân Aí Thí Du.", "Huyện Ví Như ", None, None],
        ["b-04", "Sai", "08/4/2025", "Hội Chữ Nhật Xanh", "Huyện Thí Đụng", "Đợt 2", None],
        ["b-05", "Số đợt", "09/4/2025", "BVM", None, 1, None],
    ]
    simple(name, rows, columns)


@makes("drives-unknown-status.xlsx", EXCEL, "`Đã hoản`, `hủy bỏ`, `OK`: an error at each cell with the words that are accepted; `ĐÃ XÁC NHẬN` and `da huy` are read")
def unknown_status(name):
    rows = [[f"b-0{number}", f"Buổi mẫu {number}", f"0{number}/4/2025", status] for number, status in enumerate(["Đã hoản", "hủy bỏ", "OK", "ĐÃ XÁC NHẬN", "da huy"], 1)]
    simple(name, rows, ["Mã", "Tiêu đề", "Ngày", "Tình trạng"])


def write(name, text):
    with open(path(name), "w", encoding="utf-8", newline="") as file:
        file.write(text)
