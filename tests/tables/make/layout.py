"""Where things stand on a sheet: titles, headers, merges, totals, hidden rows, several sheets."""

import openpyxl

from table import COLUMNS, ROWS, convert, makes, path, simple, table, workbook

EXCEL = "XlsxWriter"
OFFICE = "XlsxWriter, saved by LibreOffice"


@makes("drives-plain.xlsx", EXCEL, "three rows, nothing to say")
def plain(name):
    simple(name, ROWS)


@makes("drives-plain.ods", OFFICE, "the same three rows")
def plain_ods(name):
    convert("drives-plain.xlsx", name)


@makes("drives-binary.xls", OFFICE, "one error: an old binary workbook, save it as .xlsx; or the same three rows")
def binary(name):
    convert("drives-plain.xlsx", name)


@makes("drives-title-rows.xlsx", EXCEL, "titles above are passed over, STT ignored, header in row 6, total and signatures one note, three rows")
def title_rows(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("KẾ HOẠCH QUÝ II")
        middle = book.add_format({"align": "center", "bold": True})
        sheet.merge_range("A1:D1", "ỦY BAN HƯ CẤU TỈNH MINH HỌA", middle)
        sheet.merge_range("F1:J1", "CỘNG HÒA TƯỞNG TƯỢNG\nĐộc lập - Tự do - Hạnh phúc", middle)
        sheet.merge_range("A2:D2", "BAN VẬN ĐỘNG HIẾN MÁU MẪU", middle)
        sheet.merge_range("A3:J3", "KẾ HOẠCH TIẾP NHẬN MÁU QUÝ II NĂM 2025", middle)
        sheet.merge_range("A4:J4", "(Kèm theo Kế hoạch số 00/KH-HC ngày 01/3/2025 của Ban Vận động mẫu)", middle)
        rows = [[number, *row] for number, row in enumerate(ROWS, 1)]
        end = table(sheet, rows, ["STT", *COLUMNS], top=5, style=middle, widths=False)
        sheet.merge_range(end, 0, end, 6, "TỔNG CỘNG", middle)
        sheet.write_formula(end, 7, f"=SUM(H7:H{end})", middle, 380)
        sheet.write(end + 2, 0, "Ghi chú: các buổi có thể thay đổi, xem trang của Ban Vận động mẫu.")
        sheet.merge_range(end + 4, 6, end + 4, 9, "Thí Dụ, ngày 01 tháng 3 năm 2025", middle)
        sheet.write(end + 5, 1, "NGƯỜI LẬP BIỂU")
        sheet.write(end + 5, 7, "TRƯỞNG BAN")


@makes("drives-title-rows.ods", OFFICE, "the same three rows and the same note")
def title_rows_ods(name):
    convert("drives-title-rows.xlsx", name)


def two_row_header(sheet, book):
    style = book.add_format({"align": "center", "valign": "vcenter", "bold": True, "text_wrap": True})
    sheet.merge_range("A1:H1", "LỊCH HIẾN MÁU THÁNG 4/2025 (MẪU)", style)
    for column, text in [("A", "STT"), ("B", "Tiêu đề"), ("E", "Địa điểm"), ("F", "Đơn vị\ntổ chức")]:
        sheet.merge_range(f"{column}3:{column}4", text, style)
    sheet.merge_range("C3:D3", "Thời gian", style)
    sheet.write("C4", "Ngày", style)
    sheet.write("D4", "Giờ", style)
    sheet.merge_range("G3:H3", "Liên hệ", style)
    sheet.write("G4", "Người liên hệ", style)
    sheet.write("H4", "Điện thoại", style)
    for number, row in enumerate(ROWS):
        values = [number + 1, *row[1:6], f"Người Mẫu {number + 1}", row[8]]
        for column, value in enumerate(values):
            sheet.write(4 + number, column, value)


@makes("drives-two-row-header.xlsx", EXCEL, "`Thời gian` over `Ngày`, `Giờ` gives when and hours; `Liên hệ` over two gives contact.name, contact.phone; derived ids")
def two_rows(name):
    with workbook(name) as book:
        two_row_header(book.add_worksheet("Tháng 4"), book)


@makes("drives-two-row-header.ods", OFFICE, "the same as drives-two-row-header.xlsx")
def two_rows_ods(name):
    convert("drives-two-row-header.xlsx", name)


@makes("drives-merged-header.xlsx", EXCEL, "a header merged across two columns: the second has no name and its cells are an error, or it continues the first; never a silent loss of `Sân sau`")
def merged_header(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        style = book.add_format({"bold": True, "align": "center"})
        for column, text in [(0, "Mã"), (1, "Tiêu đề"), (2, "Ngày"), (5, "Đơn vị tổ chức")]:
            sheet.write(0, column, text, style)
        sheet.merge_range(0, 3, 0, 4, "Địa điểm", style)
        for number, row in enumerate(ROWS, 1):
            for column, value in enumerate([*row[:3], row[4], "Sân sau" if number == 2 else "", row[5]]):
                sheet.write(number, column, value)


@makes("drives-vertical-merge.xlsx", EXCEL, "a day merged over three drives is the day of all three; never an empty day")
def vertical_merge(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        style = book.add_format({"valign": "vcenter"})
        rows = [[row[0], row[1], None, row[3], row[4], None, row[6]] for row in ROWS]
        table(sheet, rows, COLUMNS[:7])
        sheet.merge_range("C2:C4", "05/4/2025", style)
        sheet.merge_range("F2:F3", "Hội Nhân ái Thí Dụ", style)
        sheet.write("F4", "BVM")
        table_end = 5
        sheet.write_row(table_end - 1, 0, ["b-04", "Buổi sau ô gộp", "26/4/2025", "8h", "Chợ Mẫu", "BVM", 40])


@makes("drives-vertical-merge.ods", OFFICE, "the same as drives-vertical-merge.xlsx, or an error at each row without a day")
def vertical_merge_ods(name):
    convert("drives-vertical-merge.xlsx", name)


@makes("drives-offset.xlsx", EXCEL, "the table begins at C5: three rows")
def offset(name):
    with workbook(name) as book:
        table(book.add_worksheet("Lịch"), ROWS, top=4, left=2, widths=False)


@makes("drives-printed-pages.xlsx", EXCEL, "group rows, blank rows, the header again on the second page, footnotes and a page total: all named in one note; four rows read")
def printed_pages(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Bản in")
        bold = book.add_format({"bold": True})
        columns = COLUMNS[:7]
        sheet.write_row(0, 0, columns, bold)
        sheet.merge_range(1, 0, 1, 6, "I. Khu vực phía bắc", bold)
        sheet.write_row(2, 0, ROWS[0][:7])
        sheet.write_row(4, 0, ROWS[1][:7])
        sheet.merge_range(5, 0, 5, 6, "Trang 1/2", bold)
        sheet.write_row(7, 0, columns, bold)
        sheet.write(8, 0, "II. Khu vực phía nam", bold)
        sheet.write_row(9, 0, ROWS[2][:7])
        sheet.write_row(10, 0, ["b-04", "Hiến máu tại Chợ Mẫu", "26/4/2025", "8h - 11h", "Chợ Mẫu", "BVM", 40])
        sheet.write_row(11, 0, ["Cộng", None, None, None, None, None, 420], bold)
        sheet.write(12, 0, "(*) Số liệu dự kiến, có thể thay đổi.")


@makes("drives-rows-after-total.xlsx", EXCEL, "drives that stand below a subtotal must not vanish silently: read, or named with their rows in the note")
def after_total(name):
    columns = COLUMNS[:7]
    rows = [ROWS[0][:7], ["Cộng tháng 4", None, None, None, None, None, 120], ROWS[1][:7], ROWS[2][:7]]
    simple(name, [*rows, ["Tổng cộng", None, None, None, None, None, 380]], columns)


@makes("drives-total-as-a-name.xlsx", EXCEL, "`Tổng công ty …` as host and `Cộng đồng …` as title are no totals: three rows")
def total_as_a_name(name):
    rows = [list(row) for row in ROWS]
    rows[1][1] = "Cộng đồng giọt hồng mẫu"
    rows[1][0] = "cong-dong"
    rows[2][4] = "Tổng công ty Mẫu (hội trường)"
    simple(name, rows)


@makes("drives-sheets.xlsx", EXCEL, "two months read, `Ghi chú chung` without a header and the empty sheet skipped with a note each, hidden sheets skipped and named")
def sheets(name):
    with workbook(name) as book:
        table(book.add_worksheet("Tháng 4"), ROWS[:2])
        may = [["b-05", "Buổi tháng 5", "10/5/2025", "7h30", "Chợ Mẫu", "BVM", 80, "Dự kiến", "0000 000 005"]]
        table(book.add_worksheet("Tháng 5 (dự kiến)"), may)
        notes = book.add_worksheet("Ghi chú chung")
        notes.write(0, 0, "Nhớ gọi lại cho trạm y tế mẫu.")
        notes.write(1, 0, "In 50 áp phích.")
        book.add_worksheet("Sheet4")
        table(book.add_worksheet("Nháp"), [["b-99", "Buổi không được hiện", "11/5/2025"]], COLUMNS[:3])
        book.get_worksheet_by_name("Nháp").hide()
        table(book.add_worksheet("_cu"), [["b-98", "Buổi năm cũ", "11/5/2024"]], COLUMNS[:3])
        book.get_worksheet_by_name("_cu").very_hidden()


@makes("drives-sheets.ods", OFFICE, "the same as drives-sheets.xlsx")
def sheets_ods(name):
    convert("drives-sheets.xlsx", name)


@makes("drives-sheets-same-id.xlsx", EXCEL, "one id on two sheets: an error that names both cells")
def sheets_same_id(name):
    with workbook(name) as book:
        table(book.add_worksheet("Tháng 4"), ROWS[:1])
        table(book.add_worksheet("Tháng 4 (2)"), ROWS[:1])


@makes("drives-sheet-errors.xlsx", EXCEL, "a mistake on the second sheet is told with sheet `Tháng 5 (bản 2)` and cell C3")
def sheet_errors(name):
    with workbook(name) as book:
        table(book.add_worksheet("Tháng 4"), ROWS[:1])
        wrong = [ROWS[1], [*ROWS[2][:2], "31/4/2025", *ROWS[2][3:]]]
        table(book.add_worksheet("Tháng 5 (bản 2)"), wrong)


@makes("drives-hidden.xlsx", EXCEL, "the hidden row is read and named in a note; the hidden column is read")
def hidden(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        table(sheet, ROWS)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(6, 6, None, None, {"hidden": True})


@makes("drives-hidden.ods", OFFICE, "the same as drives-hidden.xlsx, at least without losing the row")
def hidden_ods(name):
    convert("drives-hidden.xlsx", name)


@makes("drives-filtered.xlsx", EXCEL, "a filter hides two rows: all three are read and the two named in a note")
def filtered(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        table(sheet, ROWS)
        sheet.autofilter(0, 0, 3, 8)
        sheet.filter_column(7, 'x == "Đã xác nhận"')
        for row in (2, 3):
            sheet.set_row(row, None, None, {"hidden": True})


@makes("drives-pictures-and-notes.xlsx", EXCEL, "comments, a chart, a drop-down and conditional colours change nothing: three rows")
def pictures_and_notes(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        table(sheet, ROWS)
        sheet.write_comment("C2", "Chờ xác nhận của trạm y tế mẫu", {"author": "Cán bộ mẫu"})
        sheet.data_validation("H2:H50", {"validate": "list", "source": ["Dự kiến", "Đã xác nhận"]})
        sheet.conditional_format("G2:G4", {"type": "data_bar"})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Lịch!$G$2:$G$4"})
        sheet.insert_chart("A8", chart)
        sheet.write_url("K1", "https://bang-mau.example/", string="")


@makes("drives-excel-table.xlsx", EXCEL, "a formatted Excel table with banded rows and its own total row: three rows, the total in a note")
def excel_table(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        headers = [{"header": column} for column in COLUMNS]
        headers[0]["total_string"] = "Tổng"
        headers[6]["total_function"] = "sum"
        sheet.add_table(0, 0, 4, 8, {"columns": headers, "data": ROWS, "total_row": True, "name": "LichMau"})


@makes("drives-styled-blank-rows.xlsx", "openpyxl", "four hundred rows with borders and nothing in them say nothing: three rows")
def styled_blank_rows(name):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Lịch"
    for row in [COLUMNS, *ROWS]:
        sheet.append(row)
    border = openpyxl.styles.Border(bottom=openpyxl.styles.Side(style="thin"))
    for row in sheet.iter_rows(min_row=1, max_row=400, max_col=9):
        for cell in row:
            cell.border = border
    book.save(path(name))


@makes("drives-late-header.xlsx", EXCEL, "a header in row 45 is beyond where one is looked for: an error that says so, never a silent empty table")
def late_header(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        for row in range(40):
            sheet.write(row, 0, f"Căn cứ mẫu số {row + 1} về việc vận động hiến máu")
        table(sheet, ROWS, top=44, widths=False)


@makes("drives-header-only.xlsx", EXCEL, "a header and no rows: a note or nothing, no error")
def header_only(name):
    simple(name, [])


@makes("drives-only-title.xlsx", EXCEL, "no header in any sheet: an error at the file")
def only_title(name):
    with workbook(name) as book:
        book.add_worksheet("Sheet1").merge_range("A1:F1", "KẾ HOẠCH HIẾN MÁU MẪU NĂM 2025", None)


@makes("drives-merged-number.xlsx", EXCEL, "a target merged over two rows and a result over three are one number each: errors at G2 and F3; a day over both rows is the day of both; a number over one row and a blank one is that row's")
def merged_number(name):
    columns = ["STT", "Ngày", "Địa điểm", "Tiêu đề", "Giờ", "Kết quả", "Chỉ tiêu"]
    rows = [[number, None, f"Hội trường {number}", f"Buổi {number}", "7h30"] for number in range(1, 6)]
    with workbook(name) as book:
        middle = book.add_format({"align": "center", "valign": "vcenter"})
        sheet = book.add_worksheet("Lịch")
        table(sheet, rows, columns)
        sheet.merge_range("B2:B6", "05/4/2025", middle)
        sheet.merge_range("G2:G3", 120, middle)
        sheet.merge_range("F3:F5", 300, middle)
        sheet.merge_range("G6:G7", 80, middle)


@makes("drives-merged-remark.xlsx", EXCEL, "a row merged over every column that says HOÃN: an error at A3, never a blank row")
def merged_remark(name):
    columns = ["STT", "Ngày", "Địa điểm", "Chỉ tiêu"]
    rows = [[1, "05/4/2025", "Trường Mẫu", 100], [None], [2, "06/4/2025", "Chợ Mẫu", 80]]
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        table(sheet, rows, columns)
        sheet.merge_range("A3:D3", "HOÃN: buổi tại Trường Mẫu chuyển sang tháng 5/2025", book.add_format({"bold": True}))
