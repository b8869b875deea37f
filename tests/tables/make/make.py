"""Writes every file of the corpus, or those whose names are given, and the list of them in README.md."""

import pathlib
import sys

# Each puts its files on the list; those that others are made from come first.
import layout, values, columns, plain_text, damaged, habits, kinds, plans  # noqa: E401, F401
from table import FILES, MADE

README = pathlib.Path(__file__).with_name("README.md")
HEADING = "## Files\n"


def main(wanted):
    """The files on the list, in its order: some are made from others above them."""
    FILES.mkdir(exist_ok=True)
    for name, _, _, write in MADE:
        if not wanted or name in wanted:
            write(name)
    head = README.read_text(encoding="utf-8").split(HEADING)[0]
    rows = [f"| `{name}` | {program} | {intent} |\n" for name, program, intent, _ in sorted(MADE, key=lambda made: made[0])]
    README.write_text(f"{head}{HEADING}\n| file | made by | what should happen |\n|---|---|---|\n{''.join(rows)}", encoding="utf-8")


main(sys.argv[1:])
