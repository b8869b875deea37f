"""CSV and TSV as Excel, old Macs and other programs write them."""

import csv
import io
import unicodedata

from table import COLUMNS, ROWS, convert, makes, path

PYTHON = "Python"


def text(delimiter=",", ending="\r\n", rows=None):
    """The usual table, quoted as Excel quotes."""
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter, lineterminator=ending).writerows([COLUMNS, *(rows or ROWS)])
    return made.getvalue()


def put(name, data):
    """Writes bytes, or text as UTF-8."""
    with open(path(name), "wb") as file:
        file.write(data.encode() if isinstance(data, str) else data)


@makes("drives-comma.csv", PYTHON, "UTF-8, comma, LF: three rows")
def comma(name):
    put(name, text(ending="\n"))


@makes("drives-excel-vietnamese.csv", PYTHON, "what a Vietnamese Excel calls `CSV UTF-8`: byte-order mark, semicolons, CRLF: three rows")
def excel_vietnamese(name):
    put(name, b"\xef\xbb\xbf" + text(";").encode())


@makes("drives-tab.tsv", PYTHON, "tabs: three rows")
def tab(name):
    put(name, text("\t"))


@makes("drives-tab.csv", PYTHON, "tabs in a file called .csv: three rows")
def tab_csv(name):
    put(name, text("\t"))


@makes("drives-windows-1258.csv", PYTHON, "an older Excel's `CSV` in Vietnamese: Windows-1258, read with a note, in NFC")
def windows_1258(name):
    put(name, windows(text(";")))


@makes("drives-windows-1252.csv", PYTHON, "an English Excel's `CSV`, where Vietnamese letters have become question marks: an error, no row with `?` for letters is published")
def windows_1252(name):
    put(name, text(";").encode("cp1252", "replace"))


@makes("drives-unicode-text.tsv", PYTHON, "Excel's `Unicode Text`: UTF-16LE with a byte-order mark and tabs, read with a note")
def unicode_text(name):
    put(name, b"\xff\xfe" + text("\t").encode("utf-16-le"))


@makes("drives-unicode-text.csv", PYTHON, "the same under the name .csv")
def unicode_text_csv(name):
    put(name, b"\xff\xfe" + text("\t").encode("utf-16-le"))


@makes("drives-utf16-no-mark.csv", PYTHON, "UTF-16 without a mark: an error or a correct reading, no letters with NUL between them")
def utf16_no_mark(name):
    put(name, text(";").encode("utf-16-le"))


@makes("drives-decomposed.csv", PYTHON, "UTF-8 with decomposed marks, as macOS writes: three rows in NFC")
def decomposed(name):
    put(name, unicodedata.normalize("NFD", text(";")))


@makes("drives-tcvn3.csv", PYTHON, "TCVN3 (.VnTime) bytes: an error at the file; no row of garbled letters is published")
def tcvn3(name):
    put(name, b"M\xb7;Ti\xaau \xae\xd2;Ng\xb5y\r\nb-01;Hi\xd5n m\xb8u m\xc9u;05/4/2025\r\n")


@makes("drives-sep-line.csv", PYTHON, "`sep=;` in the first line is Excel's, no row: three rows")
def sep_line(name):
    put(name, "\ufeffsep=;\r\n" + text(";"))


@makes("drives-cr-only.csv", PYTHON, "lines end in CR alone, as `CSV (Macintosh)` does: three rows")
def cr_only(name):
    put(name, text(";", "\r"))


@makes("drives-quoted.csv", PYTHON, "line breaks, delimiters and doubled quotes inside quotes; the cell of the error on the last row is C4")
def quoted(name):
    put(name, 'Mã;"Tiêu\nđề";Ngày;Địa điểm\r\n'
        'b-01;"Hiến máu ""Giọt hồng"" mẫu";05/4/2025;"Nhà văn hóa;\r\nthôn Mẫu"\r\n'
        'b-02;"";06/4/2025;"Chợ Mẫu"\r\n'
        'b-03;Ngày sai;31/4/2025;Chợ "Mẫu" cũ\r\n')


@makes("drives-unclosed-quote.csv", PYTHON, "a quote that never closes: an error at its row; the rows below do not vanish into one cell silently")
def unclosed_quote(name):
    put(name, 'Mã,Tiêu đề,Ngày\nb-01,"Hiến máu,05/4/2025\nb-02,Buổi hai,06/4/2025\nb-03,Buổi ba,07/4/2025\n')


@makes("drives-ragged.csv", PYTHON, "a short row is read with empty cells; a cell beyond the header (E4) is an error, as with an unquoted comma")
def ragged(name):
    put(name, "Mã,Tiêu đề,Ngày,Địa điểm\nb-01,Buổi mẫu một,05/4/2025\nb-02,Buổi mẫu hai,06/4/2025,Chợ Mẫu\nb-03,Buổi mẫu ba,07/4/2025,Nhà văn hóa, thôn Mẫu\n")


@makes("drives-trailing-delimiters.csv", PYTHON, "empty columns and empty rows at the end, as Excel saves them, say nothing: three rows")
def trailing(name):
    lines = [line + ";;;;" for line in text(";", "\n").splitlines()]
    put(name, "\r\n".join([*lines, ";" * 12, ";" * 12]) + "\r\n")


@makes("drives-plan.csv", PYTHON, "a whole plan saved as CSV: titles, STT, two-row header, group row, total, signatures; two rows")
def plan(name):
    put(name, "\ufeff" + "\r\n".join([
        "ỦY BAN HƯ CẤU TỈNH MINH HỌA;;;;;;", "KẾ HOẠCH QUÝ II NĂM 2025;;;;;;", ";;;;;;",
        "STT;Tên gọi;Thời gian;;Địa điểm;Đơn vị;Chỉ tiêu", ";;Ngày;Giờ;;;",
        "I;Khu vực phía bắc;;;;;", "1;Buổi mẫu một;05/4/2025;7h30;Chợ Mẫu;BVM;40", "2;Buổi mẫu hai;12/4/2025;7h30;Sân trường mẫu;CĐGĐ;60",
        ";Tổng cộng;;;;;100", ";;;;;;", ";;;;;TRƯỞNG BAN;", ""]))


@makes("drives-english-days.csv", PYTHON, "an English Excel wrote days month first: `4/13/2025` is an error with both readings; `4/5/2025` beside it is 4 May and cannot be told")
def english_days(name):
    put(name, "Mã,Tiêu đề,Ngày\nb-01,Buổi mẫu một,4/13/2025\nb-02,Buổi mẫu hai,4/5/2025\n")


@makes("drives-exponent-phone.csv", PYTHON, "`9.00E+08` is what Excel leaves of a telephone number: an error at D2; `900000002` lost its 0")
def exponent_phone(name):
    put(name, "Mã,Tiêu đề,Ngày,SĐT\nb-01,Buổi mẫu một,05/4/2025,9.00E+08\nb-02,Buổi mẫu hai,06/4/2025,900000002\n")


@makes("drives-error-words.csv", PYTHON, "`#REF!` and `#N/A` in a CSV are what Excel prints for broken formulas: an error at each cell")
def error_words(name):
    put(name, "Mã,Tiêu đề,Ngày,Địa điểm\nb-01,#REF!,05/4/2025,#N/A\nb-02,Buổi mẫu,########,Chợ Mẫu\n")


@makes("drives-by-office.csv", "XlsxWriter, saved by LibreOffice", "three rows")
def by_office(name):
    convert("drives-plain.xlsx", name, ':Text - txt - csv (StarCalc):44,34,76,1')


@makes("drives-office-dates.csv", "XlsxWriter, saved by LibreOffice", "days as an English office prints them: `2-Apr-25`, `4/7/25` and `Apr-25` are errors; `04/03/2025` was 3 April and is 4 March, which nobody can tell")
def office_dates(name):
    convert("drives-date-formats.xlsx", name, ':Text - txt - csv (StarCalc):44,34,76,1')


@makes("drives-one-column.csv", PYTHON, "one column alone is no header: an error at the file")
def one_column(name):
    put(name, "Tiêu đề\nBuổi mẫu một\nBuổi mẫu hai\n")


@makes("drives-empty.csv", PYTHON, "no byte: a note or an error, no crash")
def empty(name):
    put(name, b"")


@makes("drives-empty-lines.csv", PYTHON, "delimiters alone: as an empty file")
def empty_lines(name):
    put(name, ";;;;\r\n;;;;\r\n\r\n")


@makes("drives-nul-bytes.csv", PYTHON, "NUL bytes inside: an error at the file, with the line")
def nul_bytes(name):
    put(name, b"M\xc3\xa3,Ti\xc3\xaau \xc4\x91\xe1\xbb\x81,Ng\xc3\xa0y\nb-01,Bu\x00\x00\x00,05/4/2025\n")


def windows(words):
    """Windows-1258 has the tone marks behind their letters, and â ê ô ă ơ ư whole."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    made = []
    for letter in unicodedata.normalize("NFC", words):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in tones)
        made.append(unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones)) + tone)
    return "".join(made).encode("cp1258")


@makes("drives-changes.csv", PYTHON, "`Ngày cũ`, `Giờ cũ`, `Địa điểm cũ`, `Lý do`, `Ngày báo đổi` become history; two former days are two lines, oldest first; a reason beside no change is an error at G9")
def changes(name):
    columns = ["Tiêu đề", "Ngày", "Giờ", "Địa điểm", "Ngày cũ", "Giờ cũ", "Lý do", "Ngày báo đổi", "Địa điểm cũ", "Tình trạng"]
    rows = [
        ["Dời ngày", "03/4/2025", "7h30", "Nhà văn hóa mẫu", "05/3/2025", "", "mưa lớn", "", "", ""],
        ["Dời hai lần", "17/4/2025", "8h00", "Chợ Mẫu", "05/3/2025; 06/4/2025", "7h30", "mưa lớn; trùng lịch thi", "20/2/2025; 26/2/2025", "", ""],
        ["Dời hai lần, một lý do", "17/4/2025", "8h00", "Sân Mẫu", "05/3/2025, 03/4/2025", "", "trùng lịch thi", "26/2/2025", "", ""],
        ["Hủy", "24/4/2025", "8h00", "Hội trường Mẫu", "", "", "không đủ người", "28/02/2025", "", "Đã hủy"],
        ["Đổi chỗ và giờ", "25/4/2025", "8h00", "Trường Mẫu", "", "7h30 - 10h30", "", "", "Trạm Mẫu", "Đã xác nhận"],
        ["Không đổi", "26/4/2025", "8h00", "Kho Mẫu", "-", "", "", "", "", ""],
        ["Nhiều ngày", "26, 27/4/2025", "8h00", "Bến Mẫu", "19/4/2025, 20/4/2025", "", "", "", "", ""],
        ["Lý do thừa", "28/4/2025", "8h00", "Đình Mẫu", "", "", "mưa lớn", "", "", "Đã xác nhận"],
    ]
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows([columns, *rows])
    put(name, made.getvalue())
