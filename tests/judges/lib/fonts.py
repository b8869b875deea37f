"""What a reader sees of the languages of the highlands: the fonts of the default theme are what they say they are, and
HarfBuzz finds in them every letter of every run of text in such a language, with its marks in place."""

import io
import unicodedata
from collections import Counter
from pathlib import Path

import uharfbuzz
import yaml
from fontTools import unicodedata as scripts
from fontTools.ttLib import TTFont

from site_folder import Report, Site, arguments, runs_of

THEME = Path(__file__).resolve().parents[3] / "themes/giothong"
LARGEST = 45 * 1024
# Languages whose tag alone means another script than Latin (IANA Language Subtag Registry, CLDR, SIL langtags).
OTHER_THAN_LATIN = {"km": "Khmr", "cjm": "Cham", "cja": "Cham", "blt": "Tavt", "hnj": "Hmnp"}
EVERYWHERE = {"vi", "en"}
DOTTED_CIRCLE = "\u25cc"


class Font:
    def __init__(self, declared):
        self.declared = declared
        self.path = THEME / "assets" / declared["file"]
        self.table = TTFont(self.path)
        self.table.flavor = None
        plain = io.BytesIO()
        self.table.save(plain)
        self.shaper = uharfbuzz.Font(uharfbuzz.Face(plain.getvalue()))
        self.characters = self.table.getBestCmap()
        self.circle = self.shaper.get_nominal_glyph(ord(DOTTED_CIRCLE))

    def shape(self, text):
        """Glyph numbers and how far the pen moves, of text in one script."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self.shaper, buffer)
        glyphs = [info.codepoint for info in buffer.glyph_infos]
        return glyphs, sum(position.x_advance for position in buffer.glyph_positions)


def main():
    values = arguments("fonts", expect={"action": "append", "default": [], "metavar": "TAG", "help": "a language some page must have words in"})
    site, report = Site(values.site, values.base_url), Report("fonts")
    fonts = [Font(declared) for declared in yaml.safe_load((THEME / "theme.yaml").read_text())["fonts"]]
    for font in fonts:
        judge_font(font, report)
    found, shaped = Counter(), {}
    for page in site.pages():
        for lang, text in runs_of(site, page):
            if lang.split("-")[0].lower() in EVERYWHERE:
                continue
            found[lang] += 1
            problems = shaped.setdefault((lang, text), None)
            if problems is None:
                problems = shaped[lang, text] = problems_of(lang, text, fonts)
            for rule, message in problems:
                report.add(page, rule, f"{lang}: {message}")
    for lang in values.expect:
        if not found[lang]:
            report.add(".", "missing-language", f"no page has words in {lang}")
    counted = ", ".join(f"{lang} {count}" for lang, count in sorted(found.items()))
    report.finish(f"fonts: {len(fonts)}; runs: {counted or 'none'}; different ones: {len(shaped)}")


def judge_font(font, report):
    """The declaration against the file."""
    name, covers = font.declared["file"], points(font.declared["covers"])
    if font.path.stat().st_size > LARGEST:
        report.add(name, "weight", f"{font.path.stat().st_size} bytes are more than {LARGEST}")
    for what, differing in [("declares, has not", covers - set(font.characters)), ("has, declares not", set(font.characters) - covers)]:
        if differing:
            report.add(name, "covers", f"{what}: {' '.join(f'U+{point:04X}' for point in sorted(differing))}")
    licence = (THEME / "assets" / font.declared["licence"]).read_text()
    if "SIL OPEN FONT LICENSE Version 1.1" not in licence:
        report.add(name, "licence", f"{font.declared['licence']} is not the SIL Open Font License 1.1")
    for owner in font.table["name"].getDebugName(0).split("; "):
        if owner not in licence:
            report.add(name, "licence", f"{font.declared['licence']} does not name: {owner}")


def points(ranges):
    found = set()
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def problems_of(lang, text, fonts):
    primary, *rest = lang.split("-")
    named = [part.title() for part in rest if len(part) == 4 and part.isalpha()]
    script = named[0] if named else OTHER_THAN_LATIN.get(primary, "Latn")
    font = next((font for font in fonts if script in font.declared["scripts"]), None)
    if font is None:
        return [("no-font", f"no font for {script}: {text}")]
    problems = []
    for run in runs_of_one_script(text):
        glyphs, _ = font.shape(run)
        if 0 in glyphs:
            absent = sorted({char for char in run if ord(char) not in font.characters})
            problems.append(("missing-glyph", f"{' '.join(f'{char} U+{ord(char):04X}' for char in absent)} in {text}"))
        if font.circle in glyphs and DOTTED_CIRCLE not in run:
            problems.append(("dotted-circle", f"a mark without its letter in {text}"))
        problems += [("mark-beside", f"a mark of {letter} takes room of its own in {text}") for letter in marked_letters(run) if font.shape(letter)[1] != font.shape(letter[0])[1]]
    return problems


def runs_of_one_script(text):
    """HarfBuzz shapes one script at a time; what belongs to none, as digits do, goes with what stands before it."""
    run, current = "", None
    for char in text:
        script = scripts.script(char)
        if script not in ("Zyyy", "Zinh"):
            if current not in (None, script):
                yield run
                run = ""
            current = script
        run += char
    if run:
        yield run


def marked_letters(text):
    """Latin letters with the marks that no single character holds."""
    letter = ""
    for char in unicodedata.normalize("NFC", text) + " ":
        if letter and unicodedata.category(char) == "Mn":
            letter += char
        else:
            if len(letter) > 1:
                yield letter
            letter = char if scripts.script(char) == "Latn" else ""


if __name__ == "__main__":
    main()
