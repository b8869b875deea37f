"""Publishes the site whose `output/` is given to the sshd of OpenSSH: to a server that nobody knows yet, by password and
by keys, after a change, over connections that are cut, and with what a server refuses. It runs where mounts are its
own."""

import os
import pty
import re
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import cuts

USAGE = "usage: publish-sftp --program PROGRAM SITE"
USER = "canbo"
ID = 54321
PASSWORD = "bi-mat-cua-toi"
LONG = 120
OWN = ".giothong"

found = 0
looked = 0


def problem(rule, message):
    global found
    found += 1
    print(f"publish-sftp[{rule}]: {message}")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def run(*words, **more):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True, **more).stdout


def key(place, kind="ed25519", phrase=""):
    run("ssh-keygen", "-q", "-t", kind, "-N", phrase, "-C", "thu", "-f", place)
    return place.with_name(place.name + ".pub").read_text().strip()


def account(root):
    """A user of this machine, as long as the mounts last."""
    hashed = run("openssl", "passwd", "-6", PASSWORD).strip()
    home = root / "home"
    (home / "web").mkdir(parents=True)
    for line, system in [(f"{USER}:x:{ID}:{ID}::{home}:/bin/sh", "passwd"), (f"{USER}:{hashed}:19000::::::", "shadow")]:
        own = root / system
        own.write_text(Path("/etc", system).read_text().rstrip("\n") + f"\n{line}\n")
        shutil.copymode(f"/etc/{system}", own)
        run("mount", "--bind", own, f"/etc/{system}")
    # Where sshd wants an empty folder.
    run("mount", "-t", "tmpfs", "none", "/run")
    Path("/run/sshd").mkdir(mode=0o755)
    for place in [home, home / "web"]:
        os.chown(place, ID, ID)
    return home


class Server:
    """sshd for one user."""

    def __init__(self, root):
        self.port, self.home = free_port(), account(root)
        self.web, self.keys = self.home / "web", root / "authorized"
        self.key = key(root / "host_key")
        self.fingerprint = re.search(r"SHA256:\S+", run("ssh-keygen", "-l", "-f", root / "host_key"))[0]
        self.keys.write_text("")
        settings = {
            "Port": self.port, "ListenAddress": "127.0.0.1", "HostKey": root / "host_key", "PidFile": "none",
            "UsePAM": "no", "PasswordAuthentication": "yes", "KbdInteractiveAuthentication": "no", "StrictModes": "no",
            "AuthorizedKeysFile": self.keys, "Subsystem": "sftp internal-sftp", "LogLevel": "ERROR",
            "AllowUsers": USER, "MaxStartups": "100",
        }
        written = root / "sshd_config"
        # Later ones keep away for a while whoever was refused.
        for more in [{"PerSourcePenalties": "no"}, {}]:
            written.write_text("".join(f"{name} {value}\n" for name, value in (settings | more).items()))
            if subprocess.run([shutil.which("sshd"), "-t", "-f", written], capture_output=True).returncode == 0:
                break
        self.process = subprocess.Popen([shutil.which("sshd"), "-D", "-e", "-f", written])
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit(2)

    def end(self):
        self.process.terminate()
        self.process.wait()

    def files(self):
        """What readers get."""
        return {str(path.relative_to(self.web)): path.read_bytes() for path in self.web.rglob("*")
                if path.is_file() and not path.name.startswith(OWN)}

    def wrong_modes(self):
        wanted = lambda path: 0o755 if path.is_dir() else 0o644
        shown = (path for path in self.web.rglob("*") if not path.name.startswith(OWN))
        return [str(path) for path in shown if path.stat().st_mode & 0o777 != wanted(path)]

    def empty(self):
        shutil.rmtree(self.web)
        self.web.mkdir()
        os.chown(self.web, ID, ID)


class Office:
    """The site, and the program that publishes it."""

    def __init__(self, program, site, root):
        self.program, self.folder, self.home = program, root / "trang", root / "office"
        self.ssh = self.home / ".ssh"
        self.ssh.mkdir(parents=True)
        self.known_hosts = self.ssh / "known_hosts"
        shutil.copytree(site, self.folder, ignore=lambda folder, names: {"output"} & set(names))
        written = (self.folder / "content/site.yaml").read_text()
        self.settings = re.sub(r"(?m)^(base_url|pinned_now):.*\n", "", written)

    def target(self, port, folder):
        target = (f"Đăng trang:\n  Nơi đăng:\n    may-chu: {{Loại: sftp, Máy chủ: 127.0.0.1, Cổng: {port}, "
                  f"Tài khoản: {USER}, Thư mục: {folder}}}\n")
        (self.folder / "content/site.yaml").write_text(self.settings + target)

    def environment(self, password, agent):
        environment = {"HOME": str(self.home)}
        environment |= {"GIOTHONG_PASSWORD_MAY_CHU": password} if password else {}
        return environment | ({"SSH_AUTH_SOCK": str(agent)} if agent else {})

    def publish(self, port, *options, folder="web", password=PASSWORD, agent=None):
        self.target(port, folder)
        done = subprocess.run([self.program, "publish", "--yes", *options], cwd=self.folder, capture_output=True,
                              env=self.environment(password, agent), text=True, timeout=LONG)
        return self.heard(done.returncode, done.stdout + done.stderr, password)

    def publish_by_hand(self, port, typed):
        """With somebody at a terminal who types lines."""
        self.target(port, "web")
        ours, theirs = pty.openpty()
        begun = subprocess.Popen([self.program, "publish"], cwd=self.folder, env=self.environment(PASSWORD, None),
                                 stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
        os.close(theirs)
        os.write(ours, typed.encode())
        words, end = b"", time.monotonic() + LONG
        while time.monotonic() < end:
            if select.select([ours], [], [], 0.1)[0]:
                try:
                    words += os.read(ours, 65536)
                except OSError:
                    break
            elif begun.poll() is not None:
                break
        os.close(ours)
        return self.heard(begun.wait(timeout=LONG), words.decode(errors="replace"), PASSWORD)

    def heard(self, status, said, password):
        if password and password in said:
            problem("password", f"is printed: {said}")
        return status, said

    def knows(self, key, *ports):
        self.known_hosts.write_text("".join(f"[127.0.0.1]:{port} {key}\n" for port in ports))

    def output(self):
        output = self.folder / "output"
        return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*")
                if path.is_file() and not path.name.startswith(OWN) and path.name != ".gitignore"}

    def change(self, words):
        page = self.folder / "content/pages/gioi-thieu.md"
        page.write_text(page.read_text() + f"\n{words}\n")


def expect(rule, run, status, *words):
    global looked
    looked += 1
    for word in words:
        if word not in run[1]:
            problem(rule, f"does not say {word!r}: {run[1]}")
    if run[0] != status:
        problem(rule, f"ends with {run[0]}: {run[1]}")


def same(rule, server, office):
    there, here = server.files(), office.output()
    wrong = [path for path in here if there.get(path) != here[path]]
    wrong += [path for path in there if path not in here and not path.startswith("assets/")]
    if wrong or not here:
        problem(rule, f"is not as built: {sorted(wrong)[:5]}")
    if list(server.web.rglob("*.giothong-part")) or list(server.web.glob(OWN + "-lock*")):
        problem(rule, "leaves files behind")
    if server.wrong_modes():
        problem(rule, f"other rights: {server.wrong_modes()[:3]}")


def judge_key_of_server(server, office, root):
    port = server.port
    expect("unknown", office.publish(port), 2, "chưa biết máy chủ", server.fingerprint, "--yes")
    expect("no", office.publish_by_hand(port, "\n"), 2, server.fingerprint)
    if server.files() or office.known_hosts.exists():
        problem("unknown", "something was written")
    expect("first", office.publish_by_hand(port, "c\nc\n"), 0, server.fingerprint, "đã đăng lên `may-chu`")
    same("first", server, office)
    if server.key.split()[1] not in office.known_hosts.read_text():
        problem("first", "the key is not remembered")
    expect("known", office.publish(port), 0, "không có gì để gửi")
    office.knows(key(root / "other_key"), port)
    before = office.known_hosts.read_bytes()
    expect("changed", office.publish(port), 2, "khóa khác", server.fingerprint, "known_hosts:1")
    if office.known_hosts.read_bytes() != before:
        problem("changed", "another key was remembered")
    office.knows(server.key, port)
    run("ssh-keygen", "-q", "-H", "-f", office.known_hosts)
    expect("hashed", office.publish(port), 0, "không có gì để gửi")


def judge_login(server, office, root):
    port = server.port
    expect("password", office.publish(port, password="sai-mat-khau"), 2, "không nhận tài khoản hay mật khẩu")
    expect("password", office.publish(port, password=None), 2, "GIOTHONG_PASSWORD_MAY_CHU")
    public = [key(office.ssh / "id_ecdsa", "ecdsa", "mot cau dai")]
    expect("locked key", office.publish(port, password=None), 2, "id_ecdsa (locked)")
    socket, office_key = root / "agent", root / "office_key"
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", socket], stdout=subprocess.DEVNULL)
    try:
        public += [key(root / f"key{number}") for number in range(8)] + [key(office_key, "rsa")]
        for _ in range(100):
            if socket.exists():
                break
            time.sleep(0.05)
        adding = {**os.environ, "SSH_AUTH_SOCK": str(socket)}
        # More keys than sshd lets anybody try over one connection; the last is the right one.
        run("ssh-add", *[root / f"key{number}" for number in range(8)], office_key, env=adding)
        server.keys.write_text(public[-1] + "\n")
        expect("agent", office.publish(port, "--check", password=None, agent=socket), 0, "ghi được")
        server.keys.write_text("")
        expect("agent and password", office.publish(port, "--check", agent=socket), 0, "ghi được")
    finally:
        agent.terminate()
        agent.wait()
    server.keys.write_text(key(office.ssh / "id_rsa", "rsa") + "\n")
    expect("key in a file", office.publish(port, "--check", password=None), 0, "ghi được")
    for name in ["id_ecdsa", "id_rsa"]:
        (office.ssh / name).unlink()


def judge_changes(server, office):
    port = server.port
    before = {path: path.stat().st_mtime_ns for path in server.web.rglob("*.html")}
    office.change("Chữ mới qua SFTP.")
    expect("change", office.publish(port), 0, "đã đăng lên `may-chu`")
    same("change", server, office)
    if len([path for path, changed in before.items() if path.stat().st_mtime_ns == changed]) < len(before) / 2:
        problem("change", "sends pages that did not change")


def judge_refusals(server, office):
    port = server.port
    expect("folder", office.publish(port, folder="khong-co"), 2, "khong-co")
    os.chmod(server.web, 0o555)
    office.change("Thư mục chỉ đọc.")
    expect("read-only", office.publish(port), 2, "không cho ghi")
    os.chmod(server.web, 0o755)
    expect("written again", office.publish(port), 0, "đã đăng lên `may-chu`")
    same("written again", server, office)
    full = server.home / "full"
    full.mkdir()
    run("mount", "-t", "tmpfs", "-o", f"size=120k,uid={ID},gid={ID}", "none", full)
    expect("full", office.publish(port, folder="full"), 2, "hết chỗ")
    if list(full.rglob("*.giothong-part")):
        problem("full", "leaves files behind")
    (server.home / "lien-ket").mkdir()
    os.chown(server.home / "lien-ket", ID, ID)
    os.symlink(server.web / "assets", server.home / "lien-ket/assets")
    expect("link", office.publish(port, folder="lien-ket"), 2, "`assets` vướng một liên kết")


def judge_cuts(server, office):
    total = sum(len(data) for data in office.output().values())
    server.empty()
    shutil.rmtree(office.folder / ".giothong")
    shut = cuts.Cutter(server.port, total // 2, again=False)
    often = cuts.Cutter(server.port, total // 6, again=True)
    office.knows(server.key, server.port, shut.port, often.port)
    expect("cut", office.publish(shut.port), 2, "Chạy lại")
    arrived = len(server.files())
    if not 0 < arrived < len(office.output()):
        problem("cut", f"{arrived} files arrived")
    before = {path: path.stat().st_mtime_ns for path in server.web.rglob("*") if not path.name.startswith(OWN)}
    expect("cut", office.publish(server.port), 0, "làm tiếp phần còn lại")
    same("cut", server, office)
    again = [path for path, changed in before.items() if path.is_file() and path.stat().st_mtime_ns != changed]
    if len(again) > 1:
        problem("cut", f"{len(again)} files that had arrived were sent again")
    server.empty()
    expect("emptied", office.publish(often.port), 2, "--adopt")
    shutil.rmtree(office.folder / ".giothong")
    expect("often cut", office.publish(often.port), 0, "đã đăng lên `may-chu`")
    if often.cuts < 3:
        problem("often cut", f"was cut {often.cuts} times")
    same("often cut", server, office)


def judge_places(server, program, root):
    """A site of a few pages, cut at many places."""
    site = cuts.small_site(root / "nho")
    server.empty()
    office = Office(program, site, root / "nho-van-phong")
    written, through = office.settings, [server.port]

    def configure(settings, port):
        office.settings, through[0] = written + settings, port
        office.knows(server.key, server.port, port)

    cuts.judge(office.folder, configure, lambda *options: office.publish(through[0], *options), server.port,
               cuts.from_folder(server.web), problem)


def main():
    if len(sys.argv) != 4 or sys.argv[1] != "--program":
        print(USAGE, file=sys.stderr)
        return 2
    program, site = sys.argv[2], Path(sys.argv[3]).parent
    with tempfile.TemporaryDirectory(prefix="giothong-sftp-") as name:
        root = Path(name)
        root.chmod(0o755)
        server = Server(root)
        try:
            office = Office(program, site, root)
            judge_key_of_server(server, office, root)
            judge_login(server, office, root)
            judge_changes(server, office)
            judge_refusals(server, office)
            judge_cuts(server, office)
            judge_places(server, program, root)
        finally:
            server.end()
            subprocess.run(["umount", server.home / "full"], capture_output=True)
    print(f"publish-sftp: {looked} publications; problems: {found}", file=sys.stderr)
    return 1 if found else 0


sys.exit(main())
