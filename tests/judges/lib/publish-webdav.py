"""Publishes a site to nginx over WebDAV, as an office does: once, again, cut in the middle, with a wrong password. The
folder that nginx writes to is held against what was built."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import cuts

USAGE = "publish-webdav --program PROGRAM FOLDER"
PASSWORD = "mat-khau-bi-mat-7"
PAGE = "content/pages/thu-webdav.md"
OWN = ".giothong"

found = 0
runs = 0


def problem(rule, message):
    global found
    found += 1
    print(f"publish-webdav[{rule}]: {message}")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Nginx:
    """nginx with its own dav module, which knows neither conditions nor folders that a file lacks."""

    def __init__(self, root):
        self.root, self.port, self.web = root, free_port(), root / "dav/trang"
        self.web.mkdir(parents=True)
        self.readers = free_port()
        (root / "users").write_text(f"an:{{PLAIN}}{PASSWORD}\n")
        kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        temporary = " ".join(f"{kind}_temp_path {root}/{kind};" for kind in kinds)
        (root / "nginx.conf").write_text(
            f"daemon off; user root; pid {root}/nginx.pid; error_log {root}/nginx.log; events {{}}\n"
            f"http {{ log_format asked '$status $request_method $uri'; access_log {root}/asked asked; {temporary}\n"
            f"server {{ listen 127.0.0.1:{self.readers}; root {self.web}; access_log off; }}\n"
            f"server {{ listen 127.0.0.1:{self.port}; root {root}; client_max_body_size 50m;\n"
            f"location /dav/ {{ dav_methods PUT DELETE MKCOL MOVE; dav_access user:rw all:r;\n"
            f"auth_basic dav; auth_basic_user_file {root}/users; }} }} }}\n")
        self.process = subprocess.Popen(["nginx", "-c", root / "nginx.conf", "-e", root / "nginx.log"])
        for _ in range(100):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError("nginx does not start")

    def moved(self):
        """The files of the site that were moved to their places since the last time."""
        lines = (line.split() for line in (self.root / "asked").read_text().splitlines())
        (self.root / "asked").write_text("")
        paths = {path for status, method, path in lines if method == "MOVE" and status in ("201", "204")}
        return {path for path in paths if not path.startswith(f"/dav/trang/{OWN}")}

    def files(self):
        return files_of(self.web)


def files_of(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def built(site):
    return {path: data for path, data in files_of(site / "output").items()
            if not path.startswith(OWN) and path != ".gitignore"}


class Office:
    def __init__(self, program, site, readers):
        self.program, self.site = program, site
        lines = (site / "content/site.yaml").read_text().splitlines()
        lines = [line for line in lines if not line.startswith("base_url:")]
        self.config = "\n".join([*lines, f"base_url: http://127.0.0.1:{readers}/"])

    def target(self, port, settings=""):
        (self.site / "content/site.yaml").write_text(
            f"{self.config}\n{settings}Đăng trang:\n  Nơi đăng:\n"
            f'    may-chu: {{Loại: WebDAV, Địa chỉ: "http://127.0.0.1:{port}/dav/", Thư mục: trang, Tên đăng nhập: an}}\n')

    def publish(self, *options, password=PASSWORD):
        """The exit status and the words of a publication."""
        global runs
        runs += 1
        environment = {"PATH": os.environ["PATH"], "GIOTHONG_PASSWORD_MAY_CHU": password}
        command = [self.program, "--site", self.site, "publish", "--yes", *options]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        words = done.stdout + done.stderr
        if password in words or (self.site / "output").exists() and any(
                password.encode() in data for data in files_of(self.site).values()):
            problem("secret", "the password was printed or written")
        return done.returncode, words


def same(rule, nginx, office):
    """Readers have what was built, and what no longer belongs to it only where it may stay."""
    there, here = nginx.files(), built(office.site)
    for path, data in here.items():
        if there.get(path) != data:
            problem(rule, f"{path} is not as it was built")
    for path in there.keys() - here.keys():
        if path != ".giothong-published.json" and not path.startswith("assets/"):
            problem(rule, f"{path} was left behind")
    claims = [path.name for path in nginx.web.iterdir() if path.is_dir() and path.name.startswith(OWN)]
    if claims:
        problem(rule, f"{claims} were left behind")


def expect(rule, outcome, status, words):
    if outcome[0] != status or words not in outcome[1]:
        problem(rule, f"status {outcome[0]} and not {status} with {words!r}: {outcome[1]}")


def judge(nginx, office):
    office.target(nginx.port)
    expect("password", office.publish(password="sai-mat-khau"), 2, "401")
    if nginx.files():
        problem("password", "something was written")
    expect("first", office.publish(), 0, "người đọc đã thấy bản mới")
    same("first", nginx, office)
    if not nginx.moved():
        problem("first", "no file was moved to its place")

    page = office.site / PAGE
    page.parent.mkdir(exist_ok=True)
    page.write_text("---\nTiêu đề: Thử đăng\n---\nMột câu.\n")
    expect("page", office.publish(), 0, "1 trang mới")
    same("page", nginx, office)
    nginx.moved()
    page.write_text("---\nTiêu đề: Thử đăng\n---\nMột câu khác.\n")
    expect("change", office.publish(), 0, "đã đăng lên `may-chu`")
    same("change", nginx, office)
    sent = nginx.moved()
    if not 0 < len(sent) < len(built(office.site)) / 2:
        problem("change", f"{len(sent)} files were sent for one page")
    expect("nothing", office.publish(), 0, "không có gì để gửi")

    # Somebody else is publishing: the folder of nginx shows it, and nothing is written.
    before = nginx.files()
    (nginx.web / ".giothong-lock.json.giothong-claim").mkdir()
    page.write_text("---\nTiêu đề: Thử đăng\n---\nCâu thứ ba.\n")
    expect("lock", office.publish(), 2, "--take-lock")
    if nginx.files() != before:
        problem("lock", "something was written")
    expect("take-lock", office.publish("--take-lock"), 0, "đã đăng lên `may-chu`")
    same("take-lock", nginx, office)

    # Cut in the middle of the first publication: the second one does the rest, and not all of it again.
    shutil.rmtree(nginx.web)
    nginx.web.mkdir()
    expect("emptied", office.publish(), 2, "--adopt")
    shutil.rmtree(office.site / ".giothong")
    total = sum(len(data) for data in built(office.site).values())
    office.target(cuts.Cutter(nginx.port, total // 2).port)
    expect("cut", office.publish(), 2, "Chạy lại")
    cut = len([path for path in nginx.files() if not path.startswith(OWN)])
    if not 0 < cut < len(built(office.site)):
        problem("cut", f"{cut} files arrived")
    nginx.moved()
    office.target(nginx.port)
    expect("resume", office.publish(), 0, "làm tiếp phần còn lại")
    same("resume", nginx, office)
    moved = nginx.moved()
    if len(moved) > len(built(office.site)) - cut + 2:
        problem("resume", f"{len(moved)} files were sent after {cut} had arrived")


def judge_cuts(nginx, program, site):
    """A site of a few pages, cut at many places."""
    cuts.small_site(site)
    shutil.rmtree(nginx.web)
    nginx.web.mkdir()
    office = Office(program, site, nginx.readers)
    cuts.judge(site, lambda settings, port: office.target(port, settings), office.publish, nginx.port,
               cuts.from_folder(nginx.web), problem)


def main():
    if len(sys.argv) != 4 or sys.argv[1] != "--program":
        print(USAGE, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="giothong-webdav-") as folder:
        root = Path(folder)
        # nginx's own user reads what it serves.
        root.chmod(0o755)
        site = root / "trang"
        shutil.copytree(sys.argv[3], site)
        nginx = Nginx(root)
        try:
            judge(nginx, Office(sys.argv[2], site, nginx.readers))
            judge_cuts(nginx, sys.argv[2], root / "nho")
        finally:
            nginx.process.terminate()
            nginx.process.wait()
    print(f"publish-webdav: publications: {runs}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
