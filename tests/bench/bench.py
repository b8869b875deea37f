#!/usr/bin/env python3
"""Measures this program beside other generators on one logical site, and prints a table in Markdown.

    bench.py --corpus DIR [--sizes 1000,10000,50000] [--runs 3] [--saves 50,300] [--program target/release/giothong]

DIR holds `gen_corpus.py` (`gen_corpus.py N OUT --flavour X` writes OUT/X, of which `logical` is the site itself) and
`blades_flavour.py LOGICAL OUT`. Measured are this program with the theme beside this script, which shows what the
templates of the others show, and with its own theme; Hugo, Blades and Zola where they are installed (on the PATH, or
named by --hugo, --blades, --zola); and `cp -r` of what Blades wrote, the floor.

At each size every generator takes its turn, round after round, and in its turn builds three times: into nothing, again
with nothing changed, again with one title edited. The first round warms up and is not counted. Numbers are medians;
ratios are taken round by round. Then each server runs in turn: a title is saved, and the time counts from the end of
the write to the answer in which the entry's page and a list both show it. `--saves 50,300` times the first 50 saves and
reads the server's memory (now/most) after 50 and after 300; `--saves 0` starts no server. All files are on --out (a
memory disk) and are gone in the end. Quote the ratios: seconds are those of one machine in one hour. A peak of memory
below that of this script, some 25 MB, shows as that.
"""
import argparse, math, shutil, signal, subprocess, sys, tempfile
from pathlib import Path

# The folder stays as it is.
sys.dont_write_bytecode = True

import generators
import growth
import measure
import served
import weight

HERE = Path(__file__).resolve().parent


def script(path, *arguments):
    """Runs a script that writes a site, in a process of its own: what this one holds counts as its children's."""
    command = [sys.executable, path, *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def write_sites(values, folder, size, named):
    """The folder of each generator's site."""
    flavours = {"logical"} | {generator.flavour for generator in named if generator.flavour}
    script(values.corpus / "gen_corpus.py", size, folder, *(f"--flavour={name}" for name in sorted(flavours)))
    for generator in named:
        if generator.writer:
            path, *options = generator.writer
            script(path, folder / "logical", folder / generator.folder, *options)


def number(value, digits=2):
    return "–" if value is None else "never" if value == math.inf else f"{value:,.{digits}f}"


def rows(named, size, results, servers):
    """The lines of the table of one size."""
    heads = [f"{size:,} pages", "wall s", "CPU s", "peak MB", "files", "MB", "no change s", "one edit s",
             "wall / Blades", "CPU / Blades", "wall / Hugo", "CPU / Hugo", "first answer s", "served p50 ms", "p95 ms",
             "server MB (now/most)"]
    yield "| " + " | ".join(heads) + " |"
    yield "|---" * len(heads) + "|"
    for name in [generator.name for generator in named] + [measure.COPY]:
        if name not in results:
            continue
        result, server = results[name], servers.get(name)
        others = [results.get(other) for other in (generators.BLADES, generators.HUGO)]
        ratios = [number(result.ratio(other, what)) for other in others for what in ("wall", "cpu")]
        cells = [number(result.median("clean", "wall")), number(result.median("clean", "cpu")),
                 number(result.median("clean", "peak"), 0), f"{result.files:,}", number(result.bytes / 1e6, 0),
                 number(result.median("same", "wall")), number(result.median("edit", "wall")), *ratios]
        if server:
            memory = ", ".join(f"{saves}: {now:,.0f}/{most:,.0f}" for saves, now, most in server.memory)
            cells += [number(server.first), number(server.percentile(50), 0), number(server.percentile(95), 0), memory]
        else:
            cells += ["–"] * 4
        yield f"| {name} | " + " | ".join(cells) + " |"


def bench(values, named, base):
    sizes = {}
    for size in values.sizes:
        folder = base / str(size)
        folder.mkdir()
        print(f"{size} pages: writing the sites", file=sys.stderr)
        write_sites(values, folder, size, named)
        edits = measure.edits(folder / "logical")
        results = measure.rounds(named, folder, edits[0], values.runs)
        servers = served.serve_each(named, folder, edits, values.saves) if values.saves else {}
        print("\n".join(rows(named, size, results, servers)), end="\n\n")
        theirs = next((generator for generator in named if generator.name == generators.HUGO), None)
        if theirs:
            ours = next(generator for generator in named if generator.name == generators.OURS)
            compared = weight.compare(folder / "logical", ours.out(folder), theirs.out(folder))
            print("\n".join(weight.table(compared)))
            verdict = "" if weight.is_fair(compared) else "NOT "
            print(f"{verdict}as heavy as Hugo's within a tenth", end="\n\n")
        sizes[size] = results
        shutil.rmtree(folder)
    if len(sizes) > 1:
        print("\n".join(growth.table(sizes)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    numbers = lambda text: [int(word) for word in text.split(",") if int(word)]
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--sizes", type=numbers, default=[1000, 10000, 50000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--saves", type=numbers, default=[50, 300])
    parser.add_argument("--program", default=HERE.parent.parent / "target/release/giothong")
    for name in ("hugo", "blades", "zola"):
        parser.add_argument(f"--{name}", default=name)
    parser.add_argument("--out", type=Path, default=Path("/dev/shm"))
    values = parser.parse_args()
    named, missing = generators.installed(values, HERE)
    for name in missing:
        print(f"{name} is not installed: not measured")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    with tempfile.TemporaryDirectory(dir=values.out, prefix="bench-") as base:
        bench(values, named, Path(base))


if __name__ == "__main__":
    main()
