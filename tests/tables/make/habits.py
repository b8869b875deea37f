"""What offices do to a table and to its file: numbers under the header, forms above it, odd names of files."""

import shutil

from plain_text import put, text
from table import COLUMNS, ROWS, makes, path, simple, table, workbook

EXCEL = "XlsxWriter"


@makes("drives-numbered-columns.xlsx", EXCEL, "the row (1), (2), (3) under the header is no drive: named in the note; three rows")
def numbered_columns(name):
    simple(name, [[f"({number})" for number in range(1, 10)], *ROWS])


@makes("drives-plainly-numbered-columns.xlsx", EXCEL, "the same with A, B, 1, 2 … as numbers; three rows")
def plainly_numbered_columns(name):
    simple(name, [["A", "B", 1, 2, 3, 4, 5, 6, 7], *ROWS])


@makes("drives-form-above.xlsx", EXCEL, "a form above the header whose labels are names of columns is not taken for the header: three rows")
def form_above(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        sheet.write_row(0, 0, ["Đơn vị", "Hội Nhân ái Thí Dụ", None, "Thời gian", "Quý II/2025"])
        sheet.write_row(1, 0, ["Địa bàn", "Huyện Thí Dụ", None, "Chỉ tiêu", 380])
        table(sheet, ROWS, top=3)


@makes("drives-two-tables.xlsx", EXCEL, "a second table below with its columns in another order: read by its own header, or an error; never by the first")
def two_tables(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        end = table(sheet, [row[:6] for row in ROWS[:2]], COLUMNS[:6])
        sheet.write(end + 1, 0, "B. CÁC BUỔI BỔ SUNG")
        sheet.write_row(end + 2, 0, ["Mã", "Ngày", "Tiêu đề", "Đơn vị tổ chức", "Địa điểm", "Giờ"])
        sheet.write_row(end + 3, 0, ["b-09", "26/4/2025", "Buổi bổ sung", "BVM", "Chợ Mẫu", "8h"])


@makes("drives-side-by-side.xlsx", EXCEL, "two tables beside each other, as months in one print: the second `Ngày` is an error; its rows are not mixed into the first")
def side_by_side(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        table(sheet, [row[:5] for row in ROWS[:2]], COLUMNS[:5])
        table(sheet, [["b-09", "Buổi tháng 5", "10/5/2025", "8h", "Chợ Mẫu"]], COLUMNS[:5], left=6)


@makes("drives-struck-out.xlsx", EXCEL, "a row struck through, which to people means cancelled: told in a warning")
def struck_out(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        table(sheet, ROWS)
        struck = book.add_format({"font_strikeout": True})
        for column, value in enumerate(ROWS[1]):
            sheet.write(2, column, value, struck)


@makes("drives-struck-parts.xlsx", EXCEL, "a number of which the former half is struck through is an error at H2, a single struck cell a warning at D3, two comments are told once")
def struck_parts(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        table(sheet, ROWS)
        struck = book.add_format({"font_strikeout": True})
        plain = book.add_format({})
        column = COLUMNS.index("Chỉ tiêu")
        sheet.write_rich_string(1, column, struck, "100", plain, "150")
        sheet.write(2, 3, ROWS[1][3], struck)
        sheet.write_comment(1, 4, "Đổi sang nhà văn hóa, chưa báo")
        sheet.write_comment(3, 0, "Hỏi lại anh Mẫu")


@makes("drives-inline-strings.xlsx", "XlsxWriter, constant memory", "strings inside the cells, as web systems export: three rows")
def inline_strings(name):
    with workbook(name, constant_memory=True) as book:
        table(book.add_worksheet("Lịch"), ROWS)


@makes("drives-ditto.xlsx", EXCEL, "`nt`, `-nt-`, `\"` and `như trên` for the day above: errors at C3 to C6, never a drive without a day")
def ditto(name):
    rows = [["b-01", "Buổi một", "05/4/2025", "Chợ Mẫu"], *[[f"b-0{number}", f"Buổi {number}", mark, f"Hội trường {number}"] for number, mark in enumerate(["nt", "-nt-", '"', "như trên"], 2)]]
    simple(name, rows, [*COLUMNS[:3], "Địa điểm"])


@makes("drives-day-on-first-row.xlsx", EXCEL, "the day stands in the first of several rows and the cells below are empty, not merged: an error at each empty day, with the cell")
def day_on_first_row(name):
    rows = [["b-01", "Buổi một", "05/4/2025", "Chợ Mẫu"], ["b-02", "Buổi hai", None, "Hội trường 2"], ["b-03", "Buổi ba", None, "Hội trường 3"]]
    simple(name, rows, [*COLUMNS[:3], "Địa điểm"])


@makes("drives-dashes.xlsx", EXCEL, "`-`, `…`, `chưa rõ`, `không` in cells: errors where a value has a form (hours, target, host), words where it is words")
def dashes(name):
    rows = [["b-01", "Buổi một", "05/4/2025", "-", "…", "-", "-", None, "-"], ["b-02", "Buổi hai", "chưa rõ", "chưa rõ", "chưa rõ", None, "…", "…", "không"]]
    simple(name, rows)


@makes("drives-UPPER.XLSX", EXCEL, "an ending in capitals: three rows")
def upper(name):
    simple(name, ROWS)


@makes("drives-Lịch tháng 4 (bản sao) - Copy.xlsx", EXCEL, "spaces, accents and brackets in the name: three rows")
def odd_name(name):
    simple(name, ROWS)


@makes("drives-macros.xlsm", EXCEL, "a workbook with macros: read, or an error that says to save it as .xlsx; never ignored")
def macros(name):
    simple("drives-macros.xlsx", ROWS)
    shutil.move(path("drives-macros.xlsx"), path(name))


@makes("drives-unicode-text.txt", "Python", "the name Excel itself gives to `Unicode Text`: an error that says to rename it, never ignored: an unknown file")
def unicode_text(name):
    put(name, b"\xff\xfe" + text("\t").encode("utf-16-le"))


@makes("drives-drawn-header.xlsx", EXCEL, "merged cells draw a header of two rows: `Số đv máu` below `Chỉ tiêu` is the target, `Số người` is not published and told")
def drawn_header(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        for column, heading in enumerate(["STT", "Đơn vị", "Thời gian", "Địa điểm"]):
            sheet.merge_range(0, column, 1, column, heading)
        sheet.merge_range(0, 4, 0, 5, "Chỉ tiêu")
        sheet.write_row(1, 4, ["Số người", "Số đv máu"])
        sheet.write_row(2, 0, [1, "Hội Nhân ái Thí Dụ", "15/3/2025", "Nhà văn hóa Thí Dụ", 150, 120])
        sheet.write_row(3, 0, [2, "CĐGĐ", "16/3/2025", "Sân trường mẫu", 100, 80])


@makes("drives-halves-of-days.xlsx", EXCEL, "columns `Sáng` and `Chiều` below `Thời gian`: hours of either half, marks of one and of both; 7h30 in the afternoon is an error at E6")
def halves_of_days(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        for column, heading in [(0, "STT"), (1, "Đơn vị"), (2, "Ngày"), (5, "Địa điểm")]:
            sheet.merge_range(0, column, 1, column, heading)
        sheet.merge_range(0, 3, 0, 4, "Thời gian")
        sheet.write_row(1, 3, ["Sáng", "Chiều"])
        rows = [["7h30 - 11h", "13h30 - 16h"], ["x", None], ["x", "x"], [None, "7h30"]]
        for number, (morning, afternoon) in enumerate(rows):
            sheet.write_row(number + 2, 0, [number + 1, "CĐGĐ", f"{15 + number}/3/2025", morning, afternoon, f"Hội trường {number + 1}"])


@makes("drives-bare-days.xlsx", EXCEL, "days alone below a title that names month and year: 5, 19 and 20, 25 to 26 March 2025")
def bare_days(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        sheet.write(0, 0, "LỊCH HIẾN MÁU THÁNG 3/2025")
        table(sheet, [[1, 5, "Nhà văn hóa Thí Dụ"], [2, "19,20", "Sân trường mẫu"], [3, "25-26", "Nhà ăn công ty"]], ["STT", "Ngày", "Địa điểm"], top=1)


@makes("drives-nameless.xlsx", EXCEL, "neither place nor host: an error at D3, in the words of the table")
def nameless(name):
    simple(name, [[1, "CĐGĐ", "15/3/2025", "Sân trường mẫu"], [2, None, "16/3/2025", None]], ["STT", "Đơn vị", "Ngày", "Địa điểm"])


@makes("drives-two-hosts.xlsx", EXCEL, "two hosts in a cell: an error that says how to write it")
def two_hosts(name):
    simple(name, [[1, "CĐGĐ, Hội Nhân ái Thí Dụ", "15/3/2025", "Sân trường mẫu"]], ["STT", "Đơn vị", "Ngày", "Địa điểm"])


@makes("drives-result-units.xlsx", EXCEL, "`312 đơn vị` and `300 người` below their own headings are numbers; people in the column of units are an error at D3")
def result_units(name):
    columns = ["STT", "Ngày", "Địa điểm", "Số đơn vị máu thu được", "Số người hiến"]
    simple(name, [[1, "15/3/2025", "Sân trường mẫu", "312 đơn vị", "300 người"], [2, "16/3/2025", "Nhà ăn công ty", "300 người", 290]], columns)
