#!/usr/bin/env python3
"""Compares the HTML of the benchmark theme with that of another generator, kind by kind.

    weight.py LOGICAL OURS THEIRS

OURS and THEIRS are built sites. A page of theirs belongs to an entry where its address is that of a page of
`pages.jsonl`; every other page that lists or leads to entries is a list. Ends with status 1 where a kind, or all of
them together, differs by more than a tenth.
"""
import json, sys
from collections import Counter
from pathlib import Path

MOST = 0.10


def weights(out, kinds):
    """Bytes of HTML by kind; the slug of an entry is the name of its folder or file."""
    sums, counts = Counter(), Counter()
    for path in out.rglob("*.html"):
        slug = path.parent.name if path.name == "index.html" else path.stem
        kind = kinds.get(slug, "list")
        sums[kind] += path.stat().st_size
        counts[kind] += 1
    return sums, counts


def kinds_of(logical):
    """The kind of each entry, by its slug."""
    with (logical / "pages.jsonl").open(encoding="utf-8") as lines:
        return {page["slug"]: page["kind"] for page in map(json.loads, lines)}


def compare(logical, ours, theirs):
    """Rows of (kind, our pages, our bytes, their pages, their bytes), the sum last."""
    kinds = kinds_of(logical)
    (own, own_counts), (other, other_counts) = weights(ours, kinds), weights(theirs, kinds)
    rows = [(kind, own_counts[kind], own[kind], other_counts[kind], other[kind]) for kind in sorted(own | other)]
    return rows + [("all", *(sum(row[i] for row in rows) for i in range(1, 5)))]


def table(rows):
    yield "| HTML | pages | KB | theirs | KB | ratio |"
    yield "|---|---|---|---|---|---|"
    for kind, count, size, their_count, their_size in rows:
        ratio = size / their_size if their_size else float("inf")
        yield f"| {kind} | {count:,} | {size / 1e3:,.0f} | {their_count:,} | {their_size / 1e3:,.0f} | {ratio:.2f} |"


def is_fair(rows):
    return all(abs(size - their_size) <= MOST * their_size for _, _, size, _, their_size in rows)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    rows = compare(*map(Path, sys.argv[1:]))
    print("\n".join(table(rows)))
    sys.exit(not is_fair(rows))
