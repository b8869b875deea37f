"""Files that are broken, dangerous, or not what their name says."""

import struct
import zipfile

import openpyxl

from table import COLUMNS, ROWS, convert, makes, path, simple, table, workbook

HEADER = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@makes("drives-csv-renamed.xlsx", "Python", "a CSV called .xlsx: an error that says so, or the one row")
def csv_renamed(name):
    with open(path(name), "w", encoding="utf-8") as file:
        file.write("Mã,Tiêu đề,Ngày\nb-01,Buổi mẫu,05/4/2025\n")


@makes("drives-web-page.xls", "Python", "an HTML table called .xls, as web systems export: an error that says so")
def web_page(name):
    with open(path(name), "w", encoding="utf-8") as file:
        file.write("<html><body><table><tr><th>Mã</th><th>Tiêu đề</th><th>Ngày</th></tr></table></body></html>")


@makes("drives-xlsx-renamed.csv", "XlsxWriter", "a workbook called .csv: an error that says so, no row of garbage")
def xlsx_renamed(name):
    simple(name, ROWS)


@makes("drives-xlsx-renamed.ods", "XlsxWriter", "an Excel workbook called .ods: an error, or the three rows")
def xlsx_as_ods(name):
    simple(name, ROWS)


@makes("drives-truncated.xlsx", "XlsxWriter, cut", "half a file, as a broken copy leaves it: an error at the file")
def truncated(name):
    simple(name, ROWS)
    with open(path(name), "rb") as file:
        whole = file.read()
    with open(path(name), "wb") as file:
        file.write(whole[: len(whole) // 2])


@makes("drives-damaged-sheet.xlsx", "XlsxWriter, damaged", "the archive is whole, the sheet's XML is cut: an error, no half table")
def damaged_sheet(name):
    simple(name, ROWS)
    rewrite(name, "xl/worksheets/sheet1.xml", lambda data: data[: len(data) * 2 // 3])


@makes("drives-far-cell.xlsx", "XlsxWriter", "a stray cell at XFD1048576: no memory or time for the emptiness between; an error or three rows")
def far_cell(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        table(sheet, ROWS)
        sheet.write(1048575, 16383, "x")


@makes("drives-far-cell.ods", "XlsxWriter, saved by LibreOffice", "a stray cell at the end of the sheet: an error, no memory for the emptiness between")
def far_cell_of_calc(name):
    convert("drives-far-cell.xlsx", name)


@makes("drives-far-column.xlsx", "XlsxWriter", "a stray word at XFD1 beside the header: an error at its cell or three rows, no time for what lies between")
def far_column(name):
    with workbook(name) as book:
        sheet = book.add_worksheet("Lịch")
        table(sheet, ROWS)
        sheet.write(2, 16383, "ghi nhầm")


@makes("drives-repeated-rows.ods", "Python", "an .ods whose row is said to repeat a million times, with a value: an error in bounded memory")
def repeated_rows(name):
    ods(name, "1000000", "Buổi mẫu")


@makes("drives-repeated-blank-rows.ods", "Python", "an .ods with a million styled blank rows, as Calc writes when a whole column is coloured: one row")
def repeated_blank_rows(name):
    ods(name, "1048570", "")


@makes("drives-bomb.xlsx", "Python", "a sheet of 200 MB of blanks in 300 KB would not be committed; 20 MB of spaces in 20 KB: an error or one row, in bounded memory")
def bomb(name):
    simple(name, ROWS)
    rewrite(name, "xl/sharedStrings.xml", lambda data: data.replace(b"</sst>", b" " * 20_000_000 + b"</sst>"))


@makes("drives-password.xlsx", "Python", "an OLE container with EncryptionInfo and EncryptedPackage, as Excel writes with a password: an error that says password")
def password(name):
    compound(name, [("EncryptionInfo", b"\x04\x00\x04\x00\x40\x00\x00\x00<encryption/>"), ("EncryptedPackage", b"\x00" * 64)])


@makes("drives-word.xlsx", "Python", "a Word file called .xlsx: an error")
def word(name):
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        archive.writestr("word/document.xml", "<document/>")


@makes("drives-chart-sheet.xlsx", "openpyxl", "a sheet that is only a chart is passed over: three rows")
def chart_sheet(name):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Lịch"
    for row in [COLUMNS, *ROWS]:
        sheet.append(row)
    chart = openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(sheet, min_col=7, min_row=1, max_row=4), titles_from_data=True)
    book.create_chartsheet("Biểu đồ").add_chart(chart)
    book.save(path(name))


@makes("drives-zero.xlsx", "Python", "a file of no bytes: an error at the file")
def zero(name):
    open(path(name), "wb").close()


def rewrite(name, part, change):
    """Changes the bytes of one part of a workbook."""
    with zipfile.ZipFile(path(name)) as archive:
        parts = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for info, data in parts:
            archive.writestr(info.filename, change(data) if info.filename == part else data)


def ods(name, times, word):
    """An OpenDocument spreadsheet with a header, a row, and one more row that is said to repeat."""
    cell = lambda text: f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' if text else "<table:table-cell/>"
    row = lambda texts, more="": f"<table:table-row{more}>" + "".join(map(cell, texts)) + "</table:table-row>"
    rows = row(["Mã", "Tiêu đề", "Ngày"]) + row(["b-01", "Buổi mẫu", "05/4/2025"]) + row([word], f' table:number-rows-repeated="{times}"')
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" xmlns:text="{urn}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Lịch">{rows}</table:table></office:spreadsheet></office:body></office:document-content>')


def compound(name, streams):
    """An OLE compound file of version 3 with small streams, each in whole sectors of its own above the mini stream's limit."""
    sectors, entries = [], []
    chain = [TABLE, END]
    for title, data in streams:
        data = data.ljust(4096, b"\0")
        first = len(chain)
        count = len(data) // 512
        chain += [*range(first + 1, first + count), END]
        sectors.append(data)
        entries.append((title, first, len(data)))
    fat = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    directory = b"".join([entry("Root Entry", 5, END, 0, 1), *[entry(title, 2, first, size, FREE, 2 if number == 0 and len(streams) > 1 else FREE) for number, (title, first, size) in enumerate(entries)]])
    directory = directory.ljust(512, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    with open(path(name), "wb") as file:
        file.write(head + fat + directory + b"".join(sectors))


def entry(title, kind, first, size, child=FREE, right=FREE):
    """A line of the directory of a compound file."""
    words = (title + "\0").encode("utf-16-le")
    return words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words), kind, 1, FREE, right, child) + b"\0" * 36 + struct.pack("<IQ", first, size)
