"""Builds in turn, with wall time, processor time and peak memory of each."""
import json, os, shlex, shutil, statistics, subprocess, sys, time
from collections import defaultdict
from itertools import islice

from generators import BLADES

COPY = "`cp -r` of Blades' output"
# How many drives are edited in turn, so that no single page is favoured.
EDITED = 5


class Result:
    """What one generator needed, round by round."""

    def __init__(self):
        self.rounds = defaultdict(list)
        self.files = self.bytes = 0

    def median(self, build, what):
        values = [used[what] for used in self.rounds[build]]
        return statistics.median(values) if values else None

    def ratio(self, other, what):
        """Of a clean build to that of another in the same round."""
        if other is None or other is self:
            return None
        pairs = zip(self.rounds["clean"], other.rounds["clean"])
        return statistics.median(own[what] / its[what] for own, its in pairs)


def run(command, folder, log):
    """Peak memory in MB, wall and processor seconds of a program and of what it waited for."""
    with log.open("wb") as errors:
        start = time.monotonic()
        child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{shlex.join(command)} failed:\n{log.read_text('utf-8', 'replace')[-2000:]}")
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024}


def tree(folder):
    files = [path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return len(files), sum(files)


class Edit:
    """The title of an entry, written again and again. It comes first in the entry's file, in every layout."""

    def __init__(self, page):
        self.slug, self.title = page["slug"], page["title"]

    def save(self, path, words):
        """Writes the title with words behind it, in place as an editor does, and gives back the moment after."""
        before, found, after = path.read_text("utf-8").partition(self.title)
        rest = after[after.index('"'):]
        path.write_text(f"{before}{found} {words}{rest}", "utf-8")
        return time.monotonic()


def edits(logical):
    """A few drives spread over the site."""
    with (logical / "pages.jsonl").open(encoding="utf-8") as lines:
        count = sum(1 for _ in lines)
    with (logical / "pages.jsonl").open(encoding="utf-8") as lines:
        pages = (json.loads(line) for line in islice(lines, 0, None, max(1, count // (EDITED * 2))))
        return [Edit(page) for page in pages if page["kind"] == "drive"][:EDITED]


def rounds(named, folder, edit, runs):
    """Every generator in turn, `runs` times and once before that is not counted."""
    results = defaultdict(Result)
    log = folder / "errors.txt"
    for number in range(runs + 1):
        for generator in named:
            print(f"round {number} of {runs}: {generator.name}", file=sys.stderr)
            out = generator.out(folder)
            shutil.rmtree(out if generator.output else out.parent, ignore_errors=True)
            out.parent.mkdir(exist_ok=True)
            command = [str(word).replace("{out}", str(out)) for word in generator.build]
            used = {"clean": run(command, folder / generator.folder, log)}
            result = results[generator.name]
            result.files, result.bytes = tree(out)
            used["same"] = run(command, folder / generator.folder, log)
            edit.save(generator.source(folder, edit.slug), f"lần {number}")
            used["edit"] = run(command, folder / generator.folder, log)
            keep(result, used, number)
            if generator.name == BLADES:
                copy = folder / "copy"
                keep(results[COPY], {"clean": run(["cp", "-r", str(out), str(copy)], folder, log)}, number)
                results[COPY].files, results[COPY].bytes = tree(copy)
                shutil.rmtree(copy)
    return results


def keep(result, used, number):
    if number:
        for build, numbers in used.items():
            result.rounds[build].append(numbers)
