"""From a saved file to the answer that shows it, over one connection that stays open."""
import http.client, math, socket, subprocess, sys, time
from pathlib import Path

from weight import kinds_of

# Seconds after which a server that does not show what was saved is given up.
LONGEST = 60


class Served:
    def __init__(self):
        # Seconds to the first answer, seconds of each timed save, and (saves, MB now, MB at most).
        self.first, self.times, self.memory = 0.0, [], []

    def percentile(self, percent):
        """In milliseconds."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))] * 1000 if ordered else None


class Reader:
    """Asks for pages over one connection, and for the connection again where the server closes it."""

    def __init__(self, port):
        self.port, self.connection = port, None

    def get(self, path):
        """The page, or nothing where there is no good answer."""
        try:
            self.connection = self.connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
            body = answer.read()
            return body if answer.status == 200 else None
        except (OSError, http.client.HTTPException):
            self.connection = None
            return None

    def until(self, path, words):
        """The moment at which a page shows some words; never is infinite."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            body = self.get(path)
            if body is not None and words in body:
                return time.monotonic()
            if body is None:
                time.sleep(0.002)
        return math.inf


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def memory(pid):
    """(now, at most) in MB."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    return tuple(int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))


def addresses(out, edits, kinds):
    """For each edit the address of its page and of the first list that leads to it."""
    entries, lists = {}, {}
    wanted = {edit.slug: edit.slug.encode() for edit in edits}
    for path in sorted(out.rglob("index.html"), key=lambda path: (len(path.parts), path)):
        address = "/" + "".join(f"{part}/" for part in path.parent.relative_to(out).parts)
        if path.parent.name in wanted:
            entries[path.parent.name] = address
        elif path.parent.name not in kinds:
            text = path.read_bytes()
            for slug, found in wanted.items():
                if slug not in lists and found in text:
                    lists[slug] = address
    return {slug: (entries[slug], lists[slug]) for slug in wanted}


def serve(generator, folder, edits, saves):
    """Starts a server, saves, asks and stops it."""
    pages = addresses(generator.out(folder), edits, kinds_of(folder / "logical"))
    port, served = free_port(), Served()
    command = [str(word).replace("{port}", str(port)) for word in generator.serve]
    start = time.monotonic()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=folder / generator.folder, **quiet)
    try:
        reader = Reader(port)
        served.first = reader.until(pages[edits[0].slug][0], b"<html") - start
        for number in range(1, max(saves) + 1):
            edit = edits[number % len(edits)]
            words = f"lưu{number}xong"
            # Some servers renew only what somebody has looked at.
            for address in pages[edit.slug]:
                reader.get(address)
            written = edit.save(generator.source(folder, edit.slug), words)
            shown = max(reader.until(address, words.encode()) for address in pages[edit.slug])
            if shown == math.inf:
                print(f"{generator.name} never shows what was saved in {pages[edit.slug]}", file=sys.stderr)
                served.times.append(shown)
                break
            if number <= saves[0]:
                served.times.append(shown - written)
            if number in saves:
                served.memory.append((number, *memory(server.pid)))
    finally:
        server.kill()
        server.wait()
    return served


def serve_each(named, folder, edits, saves):
    results = {}
    for generator in (generator for generator in named if generator.serve):
        print(f"server: {generator.name}", file=sys.stderr)
        results[generator.name] = serve(generator, folder, edits, saves)
    return results
