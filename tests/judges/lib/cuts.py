"""Publishes a small site again and again over a connection that is cut at another place each time, and reads it as a
reader does, from the home page on, while files are sent and after each cut."""

import shutil
import socket
import threading
import time
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag

# What a page cannot do without, and where it leads.
ADDRESSES = {"a": "href", "link": "href", "script": "src", "img": "src", "audio": "src", "source": "src", "form": "action"}


class Addresses(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        address = dict(attributes).get(ADDRESSES.get(tag, ""))
        if address and ":" not in address and not address.startswith(("#", "//")):
            self.found.append(unquote(urldefrag(address)[0]))


def missing(read):
    """The addresses that a reader meets and that lead nowhere, each with the page it stands on."""
    open_pages, seen, there, lost = ["index.html"], set(), set(), []
    if read("index.html") is None:
        return lost
    while open_pages:
        page = open_pages.pop()
        if page in seen:
            continue
        seen.add(page)
        data = read(page)
        if data is None:
            continue
        for address in Addresses(data.decode()).found:
            folder = PurePosixPath("/", page).parent
            parts = []
            for part in (folder / address.split("?")[0]).parts[1:]:
                parts = parts[:-1] if part == ".." else [*parts, part]
            path = "/".join(parts)
            if address.endswith("/") or not path or "." not in parts[-1]:
                path = f"{path}/index.html".lstrip("/")
            if path.endswith(".html"):
                open_pages.append(path)
            if path in there or read(path) is not None:
                there.add(path)
                continue
            # What goes is looked for a second time: a page that was read before it went may name it.
            if (again := read(page)) is not None and address in Addresses(again.decode()).found:
                if read(path) is None:
                    lost.append(f"{page} → {address}")
    return lost


class Cutter:
    """A door to a server that is shut for good once so many bytes went in; with `again` it opens at once for the next."""

    def __init__(self, port, after, again=False):
        self.left, self.after, self.again, self.to = after, after, again, port
        self.passed = self.cuts = 0
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            client, _ = self.door.accept()
            if self.left <= 0:
                client.close()
                continue
            server = socket.create_connection(("127.0.0.1", self.to))
            threading.Thread(target=self.carry, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self.carry, args=(server, client, False), daemon=True).start()

    def carry(self, source, target, is_asking):
        try:
            while data := source.recv(4096):
                if is_asking:
                    self.passed += len(data)
                    self.left -= len(data)
                    if self.left <= 0:
                        self.cuts += 1
                        self.left = self.after if self.again else 0
                        break
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


class Reader:
    """Reads the site over and over while it is published."""

    def __init__(self, read):
        self.read, self.lost, self.walks, self.is_over = read, [], 0, threading.Event()
        self.thread = threading.Thread(target=self.walk)
        self.thread.start()

    def walk(self):
        while not self.is_over.is_set():
            self.lost += missing(self.read)
            self.walks += 1
            time.sleep(0.05)

    def end(self):
        self.is_over.set()
        self.thread.join()
        return self.lost


def small_site(site):
    """A site of a few pages, begun."""
    (site / "content").mkdir(parents=True)
    (site / "content/site.yaml").write_text("id: thu\ntitle: Trang thử\nnotice: Trang này chỉ để thử, không có thật.\n")
    return site


def from_folder(web):
    """What a reader gets of a folder that a server shows."""
    def read(path):
        try:
            return (web / path).read_bytes()
        except OSError:
            return None
    return read


def write_version(site, version):
    """The same site with other words, another colour and so another style sheet, a page more and a page less."""
    content = site / "content"
    shutil.rmtree(content / "pages", ignore_errors=True)
    (content / "pages").mkdir(parents=True)
    for name in ["gioi-thieu", "lien-he", f"trang-{version}"]:
        (content / f"pages/{name}.md").write_text(f"---\nTiêu đề: Trang thử {name}\n---\nChữ số {version}.\n")
    return f"options:\n  colour: \"#{0x600000 + version * 0x010203:06x}\"\n"


def judge(site, configure, publish, port, read, problem, places=8):
    """Cuts at `places` places of the same publication, and at none. `configure(settings, port)` writes `site.yaml`,
    `publish(*options)` returns a status and words, `read(path)` the bytes that a reader gets."""
    def step(version, through, *options):
        configure(write_version(site, version), through)
        reader = Reader(read)
        outcome = publish(*options)
        for lost in sorted(set(reader.end()))[:3]:
            problem("crawl", f"version {version}, while it is sent: {lost}")
        for lost in missing(read)[:3]:
            problem("crawl", f"version {version}, after {outcome[0]}: {lost}")
        if not reader.walks:
            problem("crawl", "nobody read")
        return outcome

    for version in (1, 2):
        status, words = step(version, port)
        if status:
            problem("cuts", f"version {version}: {words}")
            return
    whole = Cutter(port, 1 << 40)
    step(3, whole.port)
    cuts = 0
    for place in range(1, places + 1):
        version = 3 + place
        status, words = step(version, Cutter(port, whole.passed * place // (places + 1)).port)
        cuts += status != 0
        status, words = step(version, port)
        if status:
            problem("cuts", f"after the cut at {place} of {places}: {words}")
        page = read(f"trang-{version}/index.html")
        if page is None or f"Chữ số {version}.".encode() not in page or read(f"trang-{version - 1}/index.html") is not None:
            problem("cuts", f"after the cut at {place} of {places} the site is not the new one")
    if cuts < places * 2 // 3:
        problem("cuts", f"only {cuts} of {places} were cut")
