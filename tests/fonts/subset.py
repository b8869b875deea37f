"""Makes the fonts of the default theme anew: `themes/giothong/assets/fonts/`.

    python3 -m venv ../fonts && ../fonts/bin/pip install --requirement tests/fonts/requirements.txt
    ../fonts/bin/python tests/fonts/subset.py      # and Debian's fonts-noto-core 20201225, for Cham and Tai Viet

One file for each script, because a page loads one font at most. `latin.woff2` holds the letters of Vietnamese and of
the highland languages, and keeps its weights from 400 to 700. Each other file holds a script and the same Latin letters,
figures and punctuation, at weight 400: a note in Khmer names villages in Latin letters, and a browser changes fonts
between two clusters, never inside one.

Every layout feature is kept: marks are placed, and Khmer is stacked, by them. Hinting instructions are left out. The
same sources give the same bytes. Printed at the end: what each file covers, as `theme.yaml` declares it.
"""

import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from fontTools.merge import Merger, Options as MergeOptions
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parents[2] / "themes/giothong/assets/fonts"
DEBIAN = Path("/usr/share/fonts/truetype/noto")
LARGEST = 45 * 1024

# What the Latin letters of every language in `src/text/language.rs` need: ASCII and Latin-1; the letters with breve,
# caron, tilde, circumflex and horn; ƀ Ƀ; the marks that stand on vowels no letter is composed for; the apostrophes that
# are letters; Vietnamese; punctuation, ₫, minus; the dotted circle that shows a mark without its letter.
LATIN = (
    "0020-007E 00A0-00FF 0102-0103 0106-010D 0110-0115 0128-0129 012C-012D 0143-0148 014E-014F 0168-0169 016C-016D 0180 "
    "01A0-01A1 01AF-01B0 0243 02BC 0300-0304 0306 0309 030C 031B 0323 0325 0331 1EA0-1EF9 2010-2026 20AB 2212 "
    "25CC A78B-A78C"
)
# The blocks as far as they are assigned, and the invisible characters that part or join their letters.
SCRIPTS = {
    "khmer": "1780-17DD 17E0-17E9 17F0-17F9 19E0-19FF 200B-200D 25CC",
    "cham": "AA00-AA36 AA40-AA4D AA50-AA59 AA5C-AA5F 200C-200D 25CC",
    "tai-viet": "AA80-AAC2 AADB-AADF 200C-200D 25CC",
}


def main():
    latin = packaged("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf")
    sources = {
        "khmer": packaged("fontpkg_noto_sans_khmer", "NotoSansKhmer[wdth,wght].ttf"),
        "cham": DEBIAN / "NotoSansCham-Regular.ttf",
        "tai-viet": DEBIAN / "NotoSansTaiViet-Regular.ttf",
    }
    made = {"latin": subset(latin, points(LATIN), weights=(400, 700))}
    for name, source in sources.items():
        own = points(SCRIPTS[name])
        made[name] = merged(subset(source, own), subset(latin, points(LATIN) - own))
    for name, font in made.items():
        path = FONTS / f"{name}.woff2"
        font.flavor = "woff2"
        font.save(path)
        print(f"{path.name}: {path.stat().st_size} bytes\n  covers: {words(font.getBestCmap())}")
        if path.stat().st_size > LARGEST:
            sys.exit(f"{path.name} is larger than {LARGEST} bytes")


def packaged(package, name):
    return files(package) / "files" / name


def subset(path, wanted, weights=400):
    """The wanted characters of a font, as it is at normal width, at one weight or at those between two."""
    font = TTFont(path, recalcTimestamp=False)
    missing = wanted - set(font.getBestCmap())
    if missing:
        sys.exit(f"{path} lacks {words(missing)}")
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wdth": 100, "wght": weights})
    for table in [font["gvar"]] if "gvar" in font else []:
        for glyph in font.getGlyphOrder():
            table.variations.setdefault(glyph, [])
    options = Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    # Beside the names that a font cannot do without: its licence, and where that is read.
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    return font


def merged(script, latin):
    """One font of two, of whose names and measures those of the first count; both are thanked."""
    copyrights = [font["name"].getDebugName(0) for font in (script, latin)]
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder) / name) for name in ("script.ttf", "latin.ttf")]
        for font, path in zip((script, latin), paths):
            for unneeded in ("STAT", "gasp", "prep"):
                if unneeded in font:
                    del font[unneeded]
            font.save(path)
        options = MergeOptions(drop_tables=["STAT", "meta"])
        font = Merger(options=options).merge(paths)
        font["name"] = TTFont(paths[0])["name"]
    font["head"].created = font["head"].modified = script["head"].modified
    font.recalcTimestamp = False
    for record in font["name"].names:
        if record.nameID == 0:
            record.string = "; ".join(copyrights)
    return font


def points(ranges):
    found = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def words(points):
    """Code points as CSS writes them: `U+0020-007E, U+00A0`."""
    runs = []
    for point in sorted(points):
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return ", ".join(f"U+{a:04X}" if a == b else f"U+{a:04X}-{b:04X}" for a, b in runs)


if __name__ == "__main__":
    main()
