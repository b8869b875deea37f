#!/usr/bin/env python3
"""Writes a fictional site whose schedule is long.

    schedule.py [--format yaml|csv|md|xlsx] DRIVES AREAS OUT

OUT gets `content/`: AREAS districts of one province, two hosts in each, six campaigns and four waves a year, and DRIVES
drives over the three years around the pinned present, a few of them full, postponed, cancelled, rescheduled or moved,
most of those behind the present with a result. `yaml` (one list a month), `csv` (one table a year), `md` (one file a
drive) and `xlsx` (one workbook a year; needs openpyxl) say the same, but that a table cannot hold a history. Nothing is
random: the same arguments give the same bytes. Everything in such a site is invented and stays inside benchmarks.
"""
import argparse, csv, json
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

FIRST, DAYS, PRESENT = date(2024, 1, 1), 1096, date(2025, 7, 1)
YEARS = range(2024, 2027)
VENUES = ["Nhà Văn hóa", "Hội trường", "Trạm Y tế", "Sân trường", "Chợ"]
HOURS = ["7h30 - 11h00", "07:00-10:30", "13h30 - 16h30", "7h00 - 11h00, 13h30 - 16h00"]
LABELS = {
    "id": "Mã", "title": "Tiêu đề", "when": "Ngày", "hours": "Giờ", "venue": "Địa điểm", "area": "Địa bàn",
    "lat": "Vĩ độ", "lon": "Kinh độ", "host": "Đơn vị tổ chức", "campaign": "Chiến dịch", "wave": "Đợt",
    "status": "Tình trạng", "announced": "Công bố", "target_units": "Chỉ tiêu",
}


def drive(index, count, areas):
    """One drive as fields of its kind. Strides without a common factor mix its properties."""
    day = FIRST + timedelta(days=index * DAYS // count)
    area, half = index * 7 % areas, index * 11 % 2
    venue = f"{VENUES[index * 3 % len(VENUES)]} Tưởng Tượng {area + 1}"
    fields = {
        "id": f"buoi-{index + 1:05}",
        "title": f"Hiến máu tại {venue}",
        "when": day.isoformat(),
        "hours": HOURS[index % len(HOURS)],
        "venue": venue,
        "area": f"huyen-{area + 1:02}",
        "lat": f"{12.5 + area * 0.05 + index % 10 * 0.001:.3f}",
        "lon": f"{107.5 + area * 0.03 + index % 7 * 0.001:.3f}",
        "host": f"hoi-{area + 1:02}-{half + 1}",
        "campaign": f"chien-dich-{day.year}-{(day.month + 1) // 2}",
        "status": "confirmed" if day < PRESENT + timedelta(days=60) else "planned",
        "announced": (day - timedelta(days=30)).isoformat(),
        "target_units": 50 + index % 200,
    }
    if index % 5 == 0:
        fields["wave"] = f"dot-{day.year}-{(day.month + 2) // 3}"
    told, before = (day - timedelta(days=3)).isoformat(), {}
    if index % 37 == 0:
        fields["status"], before = "cancelled", {"status": "confirmed"}
    elif index % 41 == 0:
        fields["status"], before = "postponed", {"status": "confirmed"}
    elif index % 23 == 0 and day >= PRESENT:
        fields["status"], before = "full", {"status": "confirmed"}
    elif index % 29 == 0:
        before = {"when": (day - timedelta(days=7)).isoformat()}
    elif index % 31 == 0:
        before = {"venue": f"Nhà thi đấu Tưởng Tượng {area + 1}"}
    if before and date.fromisoformat(told) <= PRESENT:
        fields["history"] = [{"on": told, "was": before, "why": "Mưa lớn."}]
    elif before:
        fields["status"] = "planned"
    is_held = day < PRESENT and fields["status"] == "confirmed"
    if is_held and index % 4:
        units = 40 + index % 180
        fields["result"] = {"collected_units": units, "donors": units, "counted_on": (day + timedelta(days=1)).isoformat()}
    return fields


def lines(fields):
    """JSON is YAML."""
    return [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]


def write(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def entry(content, folder, id, **fields):
    write(content / folder / f"{id}.md", ["---", *lines(fields), "---"])


def surroundings(content, areas):
    write(content / "site.yaml", [
        "id: do-lich-dai", "title: Lịch hiến máu Tưởng Tượng", "notice: Trang đo tốc độ, mọi nội dung là hư cấu",
        "base_url: https://example.org/do/", f"pinned_now: {PRESENT}"])
    entry(content, "places", "tinh-tuong-tuong", name="Tỉnh Tưởng Tượng", level="province")
    hosts = [f"hoi-{area + 1:02}-{half}" for area in range(areas) for half in (1, 2)]
    for area in range(areas):
        place = f"huyen-{area + 1:02}"
        entry(content, "places", place, name=f"Huyện Tưởng Tượng {area + 1}", level="district", within="tinh-tuong-tuong")
        for half in (1, 2):
            entry(content, "organizations", f"hoi-{area + 1:02}-{half}", name=f"Hội Tưởng Tượng {area + 1}.{half}", area=place)
    for year in YEARS:
        for number in range(1, 7):
            when = f"{year}-{number * 2 - 1:02}/{year}-{number * 2:02}"
            entry(content, "campaigns", f"chien-dich-{year}-{number}", title=f"Chiến dịch {number} năm {year}", when=when)
        for number in range(1, 5):
            when = f"{year}-{number + 32}"
            entry(content, "waves", f"dot-{year}-{number}", title=f"Đợt {number} năm {year}", number=number, when=when, hosts=hosts)


def tables(drives):
    """The years with the drives in them, as rows."""
    years = defaultdict(list)
    for fields in drives:
        years[fields["when"][:4]].append([fields.get(name, "") for name in LABELS])
    return years.items()


def write_yaml(folder, drives):
    months = defaultdict(list)
    for fields in drives:
        first, *rest = lines(fields)
        months[fields["when"][:7]] += [f"- {first}", *(f"  {line}" for line in rest)]
    for month, texts in months.items():
        write(folder / f"{month}.yaml", texts)


def write_csv(folder, drives):
    for year, rows in tables(drives):
        with (folder / f"{year}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([LABELS.values(), *rows])


def write_md(folder, drives):
    for fields in drives:
        id = fields.pop("id")
        write(folder / f"{id}.md", ["---", *lines(fields), "---"])


def write_xlsx(folder, drives):
    from openpyxl import Workbook
    for year, rows in tables(drives):
        book = Workbook()
        for row in [list(LABELS.values()), *rows]:
            book.active.append(row)
        book.save(folder / f"{year}.xlsx")


def main():
    formats = {"yaml": write_yaml, "csv": write_csv, "md": write_md, "xlsx": write_xlsx}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--format", choices=formats, default="yaml")
    parser.add_argument("drives", type=int)
    parser.add_argument("areas", type=int)
    parser.add_argument("out", type=Path)
    values = parser.parse_args()
    content = values.out / "content"
    surroundings(content, values.areas)
    (content / "drives").mkdir(exist_ok=True)
    formats[values.format](content / "drives", [drive(i, values.drives, values.areas) for i in range(values.drives)])
    print(f"{values.drives} drives in {values.areas} areas -> {values.out}")


if __name__ == "__main__":
    main()
