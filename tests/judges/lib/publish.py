"""Publishes the site whose `output/` is given to vsftpd, by TLS with sessions that have to be used again and without
TLS: the first time, after a change, over connections that are cut, and with what a server refuses."""

import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import cuts

PASSWORD = "bi-mat-cua-toi"
LONG = 120
OWN = ".giothong"

found = 0
looked = 0


def problem(rule, message):
    global found
    found += 1
    print(f"publish[{rule}]: {message}")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def certificates(root):
    """An authority of our own, and the certificate of `localhost` by it."""
    openssl = lambda *words: subprocess.run(["openssl", *words], cwd=root, check=True, capture_output=True)
    (root / "names").write_text("subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2",
            "-subj", "/CN=thu")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "asked.pem", "-subj", "/CN=localhost")
    openssl("x509", "-req", "-in", "asked.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
            "-extfile", "names", "-out", "cert.pem")


class Server:
    """vsftpd over a folder `web/`; the guest's password is asked for."""

    def __init__(self, root, is_secure):
        self.port, self.web, self.is_secure = free_port(), root / "shown/web", is_secure
        for folder in [self.web, root / "empty"]:
            folder.mkdir(parents=True, exist_ok=True)
        shutil.chown(self.web, "ftp")
        (root / "passwords").write_text(PASSWORD + "\n")
        settings = {
            "listen": True, "listen_address": "127.0.0.1", "listen_port": self.port, "background": False,
            "local_enable": False, "anonymous_enable": True, "write_enable": True, "anon_root": self.web.parent,
            "anon_upload_enable": True, "anon_mkdir_write_enable": True, "anon_other_write_enable": True,
            "anon_world_readable_only": False, "anon_umask": "022", "secure_email_list_enable": True,
            "email_password_file": root / "passwords", "secure_chroot_dir": root / "empty", "seccomp_sandbox": False,
            "isolate": False, "isolate_network": False, "connect_from_port_20": False, "xferlog_enable": False,
            "ssl_enable": is_secure, "allow_anon_ssl": True, "force_anon_logins_ssl": True,
            "force_anon_data_ssl": True, "require_ssl_reuse": True, "rsa_cert_file": root / "cert.pem",
            "rsa_private_key_file": root / "key.pem",
        }
        written = root / f"vsftpd-{self.port}.conf"
        words = {True: "YES", False: "NO"}
        written.write_text("".join(f"{key}={words.get(value, value) if isinstance(value, bool) else value}\n"
                                   for key, value in settings.items()))
        self.process = subprocess.Popen(["vsftpd", str(written)])
        for _ in range(50):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(2)

    def end(self):
        self.process.terminate()
        self.process.wait()

    def files(self):
        """What readers get."""
        return {str(path.relative_to(self.web)): path.read_bytes() for path in self.web.rglob("*")
                if path.is_file() and not path.name.startswith(OWN)}

    def unreadable(self):
        wanted = lambda path: 0o055 if path.is_dir() else 0o044
        return [str(path) for path in self.web.rglob("*") if path.stat().st_mode & wanted(path) != wanted(path)]


class Cutter:
    """A door to a server that is shut after so many files; with `again` it opens at once for the next."""

    def __init__(self, port, files, again):
        self.inner, self.left, self.again, self.files, self.cuts = port, files, again, files, 0
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                outside, _ = self.door.accept()
            except OSError:
                return
            inside = socket.create_connection(("127.0.0.1", self.inner))
            for ends in [(outside, inside, True), (inside, outside, False)]:
                threading.Thread(target=self.carry, args=ends, daemon=True).start()

    def carry(self, source, target, is_asking):
        while True:
            try:
                words = source.recv(65536)
                if is_asking and words.startswith(b"STOR"):
                    self.left -= 1
                    if self.left < 0:
                        words = b""
                        self.cuts += 1
                        if self.again:
                            self.left = self.files
                        else:
                            # The thread that waits there would keep the door open.
                            self.door.shutdown(socket.SHUT_RDWR)
                            self.door.close()
                if words:
                    target.sendall(words)
                    continue
            except OSError:
                pass
            for end in [source, target]:
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
            return


class Office:
    """The site, and the program that publishes it."""

    def __init__(self, program, site, root):
        self.program, self.folder = program, root / "trang"
        shutil.copytree(site, self.folder, ignore=lambda folder, names: {"output"} & set(names))
        written = (self.folder / "content/site.yaml").read_text()
        self.settings = re.sub(r"(?m)^(base_url|pinned_now):.*\n", "", written)
        shutil.copy(root / "ca.pem", self.folder / "ca.pem")

    def publish(self, port, kind, *options, host="localhost", folder="web", password=PASSWORD, trusted=True):
        certificate = ", Chứng chỉ: ca.pem" if trusted else ""
        target = (f"Đăng trang:\n  Nơi đăng:\n    may-chu: {{Loại: {kind}, Máy chủ: {host}, Cổng: {port}, "
                  f"Tài khoản: anonymous, Thư mục: {folder}{certificate}}}\n")
        (self.folder / "content/site.yaml").write_text(self.settings + target)
        environment = {"GIOTHONG_PASSWORD_MAY_CHU": password} if password else {}
        run = subprocess.run([self.program, "publish", "--yes", *options], cwd=self.folder, env=environment,
                             capture_output=True, text=True, timeout=LONG)
        said = run.stdout + run.stderr
        if password and password in said:
            problem("password", f"is printed: {said}")
        return run.returncode, said

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


def judge_kind(office, server, kind):
    port = server.port
    expect(kind, office.publish(port, kind), 0, "đã đăng lên `may-chu`")
    same(kind, server, office)
    if server.unreadable():
        problem(kind, f"cannot be read: {server.unreadable()[:3]}")
    expect(kind, office.publish(port, kind), 0, "không có gì để gửi")
    before = {path: path.stat().st_mtime_ns for path in server.web.rglob("*.html")}
    office.change(f"Chữ mới qua {kind}.")
    expect(kind, office.publish(port, kind), 0, "đã đăng lên `may-chu`")
    same(kind, server, office)
    if len([path for path, changed in before.items() if path.stat().st_mtime_ns == changed]) < len(before) / 2:
        problem(kind, "sends pages that did not change")
    expect(kind, office.publish(port, kind, "--check"), 0, "ghi được")
    expect(kind, office.publish(port, kind, password="sai-mat-khau"), 2, "không nhận tài khoản hay mật khẩu")
    expect(kind, office.publish(port, kind, password=None), 2, "GIOTHONG_PASSWORD_MAY_CHU")
    expect(kind, office.publish(port, kind, folder="khong-co"), 2, "khong-co")
    os.chmod(server.web, 0o555)
    office.change("Thư mục chỉ đọc.")
    expect(kind, office.publish(port, kind), 2, "không cho ghi")
    os.chmod(server.web, 0o755)
    same_but = office.publish(port, kind)
    expect(kind, same_but, 0, "đã đăng lên `may-chu`")
    same(kind, server, office)


def emptied(office, server):
    """A folder that somebody emptied is not taken for a new one, until the program's memory is emptied too."""
    shutil.rmtree(server.web)
    server.web.mkdir()
    shutil.chown(server.web, "ftp")
    expect("emptied", office.publish(server.port, "ftp"), 2, "--adopt")
    shutil.rmtree(office.folder / ".giothong")


def judge_places(server, program, root):
    """A site of a few pages, cut at many places of the connection that carries the commands."""
    site = cuts.small_site(root / "nho")
    shutil.rmtree(server.web)
    server.web.mkdir()
    shutil.chown(server.web, "ftp")
    office = Office(program, site, root / "nho-van-phong")
    written = office.settings
    through = [server.port]

    def configure(settings, port):
        office.settings, through[0] = written + settings, port

    cuts.judge(office.folder, configure, lambda *options: office.publish(through[0], "ftp", *options), server.port,
               cuts.from_folder(server.web), problem)


def judge_cuts(office, server):
    office.change("Trước khi đứt.")
    emptied(office, server)
    shut = Cutter(server.port, 12, again=False)
    expect("cut", office.publish(shut.port, "ftp"), 2)
    if not 0 < len(server.files()) < len(office.output()):
        problem("cut", f"{len(server.files())} files arrived")
    expect("cut", office.publish(server.port, "ftp"), 0, "làm tiếp phần còn lại")
    same("cut", server, office)
    emptied(office, server)
    often = Cutter(server.port, 5, again=True)
    expect("often cut", office.publish(often.port, "ftp"), 0, "đã đăng lên `may-chu`")
    if often.cuts < 3:
        problem("often cut", f"was cut {often.cuts} times")
    same("often cut", server, office)


def main():
    if len(sys.argv) != 4 or sys.argv[1] != "--program":
        print("usage: publish --program PROGRAM SITE", file=sys.stderr)
        return 2
    program, site = sys.argv[2], Path(sys.argv[3]).parent
    pwd.getpwnam("ftp")
    with tempfile.TemporaryDirectory(prefix="giothong-publish-") as name:
        root = Path(name)
        root.chmod(0o755)
        certificates(root)
        servers = []
        try:
            for kind, is_secure in [("ftp", False), ("ftps", True)]:
                folder = root / kind
                folder.mkdir()
                for file in ["cert.pem", "key.pem", "ca.pem"]:
                    shutil.copy(root / file, folder)
                server = Server(folder, is_secure)
                servers.append(server)
                office = Office(program, site, folder)
                judge_kind(office, server, kind)
                if is_secure:
                    port = server.port
                    expect(kind, office.publish(port, kind, trusted=False), 2, "Chứng chỉ của máy chủ")
                    expect(kind, office.publish(port, kind, host="127.0.0.1"), 2, "Chứng chỉ của máy chủ")
                    expect(kind, office.publish(port, "ftp"), 2)
                else:
                    judge_cuts(office, server)
                    (folder / "nho-van-phong").mkdir()
                    shutil.copy(folder / "ca.pem", folder / "nho-van-phong")
                    judge_places(server, program, folder)
        finally:
            for server in servers:
                server.end()
    print(f"publish: {looked} publications; problems: {found}", file=sys.stderr)
    return 1 if found else 0


sys.exit(main())
