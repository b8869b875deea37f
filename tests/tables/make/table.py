"""What every maker of files uses: the list of files with their intents, the usual columns and rows, and workbooks."""

import datetime
import pathlib
import subprocess
import tempfile

import xlsxwriter

FILES = pathlib.Path(__file__).resolve().parent.parent / "files"
MADE = []

COLUMNS = ["Mã", "Tiêu đề", "Ngày", "Giờ", "Địa điểm", "Đơn vị tổ chức", "Chỉ tiêu", "Tình trạng", "SĐT"]
WIDTHS = [10, 32, 14, 16, 26, 28, 12, 16, 16]
ROWS = [
    ["b-01", "Hiến máu tại Huyện Thí Dụ", "05/4/2025", "7h30 - 11h30", "Nhà văn hóa Thí Dụ", "Hội Nhân ái Thí Dụ", 120, "Đã xác nhận", "0000 000 001"],
    ["b-02", "Hiến máu tại Trường Giả Định", "12/4/2025", "7h00 - 10h30", "Sân trường mẫu", "CĐGĐ", 200, "Dự kiến", "0000 000 002"],
    ["b-03", "Hiến máu tại Công ty May", "19/4/2025", "13h30 - 16h30", "Nhà ăn công ty", "Công ty May Tưởng Tượng", 60, "Đã đủ đăng ký", "0000 000 003"],
]


def makes(name, program, intent):
    """Puts a function that writes a file on the list, with the program that made it and what the reader should do."""

    def enlist(write):
        MADE.append((name, program, intent, write))
        return write

    return enlist


def path(name):
    """Where a file of the corpus stands."""
    return str(FILES / name)


def day(text):
    """A day from `2025-04-05`."""
    return datetime.date.fromisoformat(text)


def workbook(name, **options):
    """An XlsxWriter workbook whose properties are always the same."""
    book = xlsxwriter.Workbook(path(name), options)
    book.set_properties({"title": "Bảng mẫu, hư cấu", "created": datetime.datetime(2025, 3, 1)})
    return book


def table(sheet, rows, columns=COLUMNS, top=0, left=0, style=None, widths=True):
    """Writes a header and rows."""
    for number, row in enumerate([columns, *rows]):
        for offset, value in enumerate(row):
            if value is not None:
                sheet.write(top + number, left + offset, value, style if number == 0 else None)
    if widths:
        for offset, width in enumerate(WIDTHS[: len(columns)]):
            sheet.set_column(left + offset, left + offset, width)
    return top + len(rows) + 1


def simple(name, rows, columns=COLUMNS, **options):
    """A workbook with one sheet that holds a header and rows."""
    with workbook(name, **options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True})
        table(book.add_worksheet("Lịch"), rows, columns, style=bold)


def with_values(field, values, columns=COLUMNS):
    """One row for each value of a column; the other cells are good."""
    at = columns.index(field)
    rows = []
    for number, value in enumerate(values, 1):
        row = list(ROWS[number % 3])
        row[0] = f"b-{number:02}"
        row[1] = f"Buổi mẫu số {number}"
        row[at] = value
        rows.append(row)
    return rows


def convert(source, target, options=""):
    """Has LibreOffice write `target` from the file of the corpus, or the path, `source`."""
    source = pathlib.Path(source) if "/" in source else FILES / source
    ending = target.rsplit(".", 1)[1]
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", ending + options]
        subprocess.run([*command, "--outdir", folder, str(source)], check=True, capture_output=True)
        made = pathlib.Path(folder) / f"{source.stem}.{ending}"
        (FILES / target).write_bytes(made.read_bytes())


def through_office(name, write, ending="xlsx"):
    """Writes a workbook aside and has LibreOffice open, recalculate and save it as `name`."""
    with tempfile.TemporaryDirectory() as folder:
        aside = pathlib.Path(folder) / f"aside.{ending}"
        write(str(aside))
        convert(str(aside), name)
