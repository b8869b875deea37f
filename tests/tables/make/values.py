"""What stands in cells: days, times, numbers, telephone numbers, formulas, texts."""

import datetime

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from table import COLUMNS, ROWS, convert, day, makes, path, simple, table, through_office, with_values, workbook

EXCEL = "XlsxWriter"
OFFICE = "XlsxWriter, saved by LibreOffice"
DAY = 2
HOURS = 3

FORMATS = ["dd/mm/yyyy", "d-mmm-yy", "mm/dd/yyyy", "yyyy-mm-dd", '"ngày "dd" tháng "mm" năm "yyyy', "[$-42A]dddd, d mmmm, yyyy", "m/d/yy", "mmm-yy", "dd.mm.yyyy;@"]


def days(name, formats, **options):
    with workbook(name, **options) as book:
        sheet = book.add_worksheet("Lịch")
        columns = [*COLUMNS[:3], *COLUMNS[4:6]]
        sheet.write_row(0, 0, columns)
        for number, pattern in enumerate(formats, 1):
            sheet.write_row(number, 0, [f"b-{number:02}", f"Định dạng {number}"])
            sheet.write_datetime(number, 2, day(f"2025-04-{number:02}"), book.add_format({"num_format": pattern}))
            sheet.write_row(number, 3, [f"Hội trường {number}", "BVM"])


@makes("drives-date-formats.xlsx", EXCEL, "whatever the format shows, the day is the value: 1 to 9 April 2025")
def date_formats(name):
    days(name, FORMATS)


@makes("drives-date-formats.ods", OFFICE, "1 to 9 April 2025")
def date_formats_ods(name):
    convert("drives-date-formats.xlsx", name)


@makes("drives-date-formats.xls", OFFICE, "as drives-binary.xls")
def date_formats_xls(name):
    convert("drives-date-formats.xlsx", name)


@makes("drives-1904.xlsx", EXCEL, "a workbook that counts from 1904: 1 to 3 April 2025, four years later or earlier is wrong")
def from_1904(name):
    days(name, FORMATS[:3], date_1904=True)


@makes("drives-date-time.xlsx", EXCEL, "a day with a time in one cell: the day is read, 7h30 is never lost silently; midnight is a plain day")
def date_time(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        pattern = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_row(0, 0, [*COLUMNS[:3], "Địa điểm"])
        moments = [datetime.datetime(2025, 4, 5, 7, 30), datetime.datetime(2025, 4, 6), datetime.datetime(2025, 4, 7, 13, 45, 30)]
        for number, moment in enumerate(moments, 1):
            sheet.write_row(number, 0, [f"b-{number:02}", f"Buổi mẫu {number}"])
            sheet.write_datetime(number, 2, moment, pattern)
            sheet.write(number, 3, f"Hội trường {number}")


@makes("drives-time-cells.xlsx", EXCEL, "real times in `Giờ bắt đầu` and `Giờ kết thúc`: 7h30-11h30, 13h-16h30, and 7h from a cell that shows AM")
def time_cells(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        sheet.write_row(0, 0, ["Mã", "Tiêu đề", "Ngày", "Giờ bắt đầu", "Giờ kết thúc", "Địa điểm"])
        hours = [(7, 30, 11, 30, "hh:mm"), (13, 0, 16, 30, 'h"h"mm'), (7, 0, 10, 0, "h:mm AM/PM")]
        for number, (a, b, c, d, pattern) in enumerate(hours, 1):
            shown = book.add_format({"num_format": pattern})
            sheet.write_row(number, 0, [f"b-{number:02}", f"Buổi mẫu {number}", f"0{number}/4/2025"])
            sheet.write_datetime(number, 3, datetime.time(a, b), shown)
            sheet.write_datetime(number, 4, datetime.time(c, d), shown)
            sheet.write(number, 5, f"Hội trường {number}")


@makes("drives-time-cells.ods", OFFICE, "the same as drives-time-cells.xlsx")
def time_cells_ods(name):
    convert("drives-time-cells.xlsx", name)


@makes("drives-serials.xlsx", EXCEL, "days and times whose format was lost: 45752 is 5 April 2025, 0.3125 is 7h30; 2025 alone is the year; 45752.3125 loses no hour silently; 5.4 is an error")
def serials(name):
    values = [(45752, 0.3125), ("45753", "0.5625"), (45754.3125, None), (2025, None), (5.4, None), (45755, 7.5), (45756, 1.25)]
    rows = [[f"b-{n:02}", f"Buổi mẫu {n}", when, hours, f"Hội trường {n}"] for n, (when, hours) in enumerate(values, 1)]
    simple(name, rows, COLUMNS[:5])


@makes("drives-date-texts.xlsx", EXCEL, "every form of DESIGN §4 is read")
def date_texts(name):
    texts = [
        "07/4/2025", "7-4-2025", "07.4.2025", "ngày 07 tháng 4 năm 2025", "Chủ nhật, 06/04/2025", "Thứ Bảy ngày 05/4/2025",
        "27–30/4/2025", "5, 12, 19/4/2025", "tháng 4/2025", "Quý II/2025", "trước 01/7/2025", "từ 01/4 đến 15/4/2025",
        "2025-04-07", "2025-04", "05/4/2025 - 06/4/2025", "thường xuyên", "sau khi có thông báo của bệnh viện mẫu", "'08/4/2025",
    ]
    simple(name, [[f"b-{n:02}", f"Buổi mẫu {n}", text, f"Hội trường {n}"] for n, text in enumerate(texts, 1)], [*COLUMNS[:3], "Địa điểm"])


@makes("drives-bad-dates.xlsx", EXCEL, "impossible and month-first days: an error at C2 to C9, month-first with both readings")
def bad_dates(name):
    texts = ["31/02/2025", "04/25/2025", "25.13.2025", "07/4", "7/4/25", "00/4/2025", "April 7, 2025", "Thứ Hai, 06/4/2025"]
    simple(name, [[f"b-{n:02}", f"Buổi mẫu {n}", text, f"Hội trường {n}"] for n, text in enumerate(texts, 1)], [*COLUMNS[:3], "Địa điểm"])


@makes("drives-hours-texts.xlsx", EXCEL, "hours as people write them are read; the last two are errors at D9 and D10")
def hours_texts(name):
    texts = ["7h30 - 11h30", "07 giờ 00 đến 10 giờ 30", "7g30", "07:30-11:30", "7h30 – 11h; 13h30 - 16h", "Từ 7h đến 11h", "8h", "25h00", "sáng"]
    simple(name, with_values("Giờ", texts))


@makes("drives-phones.xlsx", EXCEL, "a number typed as a number gets its 0 back or an error, never nine digits published; spaces, dots and +84 stay as written, 84… gets its +, two numbers are two")
def phones(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        values = ["0000 000 001", "0000.000.002", "+84 000 000 003", 900000004, 2600000005, "0000000006 - 0000000007", "0000 000 008 (anh Mẫu)", 84900000009]
        table(sheet, with_values("SĐT", values))
        sheet.write_number(9, 8, 900000010, book.add_format({"num_format": "0000000000"}))
        sheet.write_row(9, 0, ["b-09", "Buổi mẫu số 9", "05/4/2025"])


@makes("drives-phones.ods", OFFICE, "the same as drives-phones.xlsx")
def phones_ods(name):
    convert("drives-phones.xlsx", name)


@makes("drives-numbers.xlsx", EXCEL, "350.0, currency and `1.000` are whole numbers; `1,000`, `350 đv`, 350.5, 85 % and -5 are errors or warnings at their cells; 1e15 is not printed as 1E15")
def numbers(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        table(sheet, with_values("Chỉ tiêu", ["1.000", "1,000", "350 đv", "~350", 350.0, 350.5, -5, "'350", "1 200", 1e15, 0, "-", "350\u00a0"]))
        for row, (number, value, pattern) in enumerate([("b-14", 0.85, "0%"), ("b-15", 350, '#,##0 "₫"'), ("b-16", 1200, "#,##0"), ("b-17", 349.99999999999994, "0")], 14):
            sheet.write_row(row, 0, [number, f"Buổi mẫu {number}", "05/4/2025"])
            sheet.write_number(row, 6, value, book.add_format({"num_format": pattern}))


@makes("drives-booleans.xlsx", EXCEL, "TRUE, `x`, `Có` and 1 in `Bản nháp` keep a drive out; FALSE, `không`, 0 and nothing do not; `chưa rõ` is an error")
def booleans(name):
    values = [True, "x", "Có", 1, False, "không", 0, None, "chưa rõ"]
    simple(name, [[f"b-{n:02}", f"Nháp: {value}", f"{n:02}/4/2025", value] for n, value in enumerate(values, 1)], ["Mã", "Tiêu đề", "Ngày", "Bản nháp"])


def formulas(target):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Lịch"
    sheet.append(["Mã", "Tiêu đề", "Ngày", "Giờ", "Địa điểm", "Chỉ tiêu"])
    sheet.append(["b-01", '="Hiến máu "&"mẫu"', "=DATE(2025,4,5)", "=TIME(7,30,0)", '=UPPER("chợ mẫu")', "=40*3"])
    sheet.append(["b-02", "=B2", "=C2+7", '=TEXT(TIME(8,0,0),"hh:mm")', '=E2&" 2"', "=F2/7"])
    sheet.append(["b-03", "=B2", "=C2+14", '=""', '=IF(FALSE,"x","")', '=IF(FALSE,1,"")'])
    for row in (2, 3, 4):
        sheet.cell(row, 3).number_format = "dd/mm/yyyy"
        sheet.cell(row, 4).number_format = "hh:mm"
    book.save(target)


@makes("drives-formulas.xlsx", "openpyxl, recalculated by LibreOffice", "the values of formulas count; 120/7 is no whole number (F3); an empty text is an empty cell")
def formulas_xlsx(name):
    through_office(name, formulas)


@makes("drives-formulas.ods", "openpyxl, recalculated by LibreOffice", "the same as drives-formulas.xlsx")
def formulas_ods(name):
    through_office(name, formulas)


@makes("drives-formulas-without-values.xlsx", "openpyxl", "formulas that no program has computed: an error at each cell that counts, with the advice to open and save; never an empty cell or 0")
def formulas_without_values(name):
    formulas(path(name))


@makes("drives-formula-errors.xlsx", "openpyxl, recalculated by LibreOffice", "#REF!, #N/A, #DIV/0!, #NAME?, #VALUE! are an error at each cell")
def formula_errors(name):
    def write(target):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Lịch"
        sheet.append(["Mã", "Tiêu đề", "Ngày", "Địa điểm", "Chỉ tiêu"])
        sheet.append(["b-01", "=NA()", "05/4/2025", '=#REF!&"x"', "=1/0"])
        sheet.append(["b-02", "Buổi mẫu hai", '=DATEVALUE("không")', "=CHUACO()", '=1+"a"'])
        sheet.append(["=NA()", "Buổi mẫu ba", "06/4/2025", "Chợ Mẫu", 5])
        book.save(target)

    through_office(name, write)


@makes("drives-error-outside.xlsx", "openpyxl, recalculated by LibreOffice", "an error value in a `_` column, above the header or in the total row is nobody's concern: one row")
def error_outside(name):
    def write(target):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["=NA()"])
        sheet.append(["Mã", "Tiêu đề", "Ngày", "Chỉ tiêu", "_tính"])
        sheet.append(["b-01", "Buổi mẫu", "05/4/2025", 120, "=1/0"])
        sheet.append(["Tổng cộng", None, None, "=1/0"])
        book.save(target)

    through_office(name, write)


@makes("drives-cell-texts.xlsx", "openpyxl", "line breaks, rich text, no-break spaces, decomposed marks, tabs and an apostrophe in front: the words alone, in NFC")
def cell_texts(name):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Lịch"
    sheet.append(COLUMNS[:6])
    rich = CellRichText("Hiến máu ", TextBlock(InlineFont(b=True, color="FFFF0000"), "tại chợ"), " Mẫu")
    sheet.append(["b-01", rich, "05/4/2025\u00a0", "7h30 -\n11h30", "Nhà văn hóa\nThí Dụ", "Hội Nhân ái\u00a0Thí Dụ\u00a0"])
    sheet.append([" b-02 ", "Hie\u0302\u0301n ma\u0301u", "\t06/4/2025", "7h30\u00a0-\u00a010h30", "Cho\u031b\u0323 Ma\u0302\u0303u", "BVM "])
    sheet.append(["b-03", "Tiêu đề có \u200bký tự ẩn", "07/4/2025", "8h", "  Hai   khoảng  trắng ", "BVM"])
    sheet.append(["b-04", "'Dấu nháy đơn ở đầu", "08/4/2025", "8h", '"Chợ Mẫu"', "BVM"])
    sheet["B5"].quotePrefix = True
    book.save(path(name))


@makes("drives-markup.xlsx", EXCEL, "`_x000D_` is an escaped line end and vanishes; `<b>`, `&amp;`, Markdown and a formula as text are plain words in a title; the page shows them as written")
def markup(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        sheet.write_row(0, 0, COLUMNS[:3])
        texts = ["<b>Hiến máu</b>", "Máu &amp; người", "Hai dòng_x000D_\nở đây", "**Đậm** [liên kết](https://bang-mau.example/)", "=1+1", "{{ title }}"]
        for number, text in enumerate(texts, 1):
            sheet.write(number, 0, f"b-{number:02}")
            sheet.write_string(number, 1, text)
            sheet.write(number, 2, f"0{number}/4/2025")


@makes("drives-long-text.xlsx", EXCEL, "thirty thousand characters in one cell: read, in reasonable time")
def long_text(name):
    rows = [["b-01", "Buổi có bài dài", "05/4/2025", "Một đoạn văn mẫu rất dài, không nói gì. " * 800]]
    simple(name, rows, ["Mã", "Tiêu đề", "Ngày", "Nội dung chi tiết"])


@makes("drives-phone-as-number.xlsx", "openpyxl", "a telephone number typed as a number in an otherwise good row: its 0 is put back with a warning")
def phone_as_number(name):
    small(name, [["Mã", "Tiêu đề", "Ngày", "Điện thoại liên hệ"], ["b-01", "Buổi mẫu một", "05/4/2025", 900000001]])


@makes("drives-hidden-row.xlsx", "openpyxl", "one of two rows is hidden: both are read, the hidden one is named in a note")
def hidden_row(name):
    rows = [["Mã", "Tiêu đề", "Ngày"], ["b-01", "Buổi mẫu một", "05/4/2025"], ["b-02", "Buổi mẫu hai", "06/4/2025"]]
    small(name, rows, hidden=3)


def small(name, rows, hidden=None):
    """A workbook with a few rows, one of them hidden."""
    book = openpyxl.Workbook()
    book.active.title = "Lịch"
    for row in rows:
        book.active.append(row)
    if hidden:
        book.active.row_dimensions[hidden].hidden = True
    book.save(path(name))


def typed(name, sheet, days, **options):
    """A day cell for each date, text for everything else, on a sheet of a name."""
    with workbook(name, **options) as book:
        shown = book.add_format({"num_format": 14})
        page = book.add_worksheet(sheet)
        table(page, [[None, "7h30", f"Hội trường {number}"] for number, _ in enumerate(days, 1)], ["Ngày", "Giờ", "Địa điểm"])
        for number, value in enumerate(days, 1):
            if isinstance(value, datetime.date):
                page.write_datetime(number, 0, datetime.datetime.combine(value, datetime.time()), shown)
            else:
                page.write_string(number, 0, value)


@makes("drives-us-typed.xlsx", EXCEL, "05, 12, 19 and 26 January typed on a machine set to English: two days of May and December, two texts: a warning at A2 that points at A3")
def us_typed(name):
    typed(name, "Lịch", [day("2025-05-01"), day("2025-12-01"), "19/01/2025", "26/01/2025"])


@makes("drives-us-month.xlsx", EXCEL, "a sheet called Tháng 4 with a day of 4 March (typed 03/04) and one of 4 April: a warning at A2 alone")
def us_month(name):
    typed(name, "Tháng 4", [day("2025-03-04"), day("2025-04-04"), day("2025-04-20")])


@makes("drives-days-and-texts.xlsx", EXCEL, "days and texts of April, the days as they are: no warning, since the other reading scatters them")
def days_and_texts(name):
    typed(name, "Lịch", [day("2025-04-05"), day("2025-04-12"), "19/4/2025", "26/4/2025"])
