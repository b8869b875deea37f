"""Publishes a site to a bucket, as an office does: once, again, cut in the middle, with a wrong secret and a wrong bucket.

The bucket is moto's, which asks every request for a key with the right to do it. What is signed in an address moto does
not look at: botocore makes the signature once more in front of it, and moto gets the request signed in a header."""

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from email.utils import formatdate
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote

import boto3
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from moto import settings
from moto.core.authorization import ActionAuthenticatorMixin
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

import cuts

USAGE = "publish-s3 --program PROGRAM FOLDER"
PAGE = "content/pages/thu-bucket.md"
OWN = ".giothong"
BUCKET, OTHER, ABSENT, REGION, PREFIX = "trang-mau", "cua-nguoi-khac", "khong-co", "ap-southeast-1", "thu/"
TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8", ".xml": "application/xml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json", ".zip": "application/zip", ".pdf": "application/pdf",
}
REFUSED = ("<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
           "403 Forbidden")

found = 0
runs = 0


def problem(rule, message):
    global found
    found += 1
    print(f"publish-s3[{rule}]: {message}")


class Door:
    """Stands in front of moto: checks what is signed in an address, and hands the request on signed in a header."""

    def __init__(self, moto):
        self.moto, self.secrets, self.asked, self.odd, self.expired = moto, {}, [], set(), False

    def __call__(self, environ, start):
        query = dict(parse_qsl(environ["QUERY_STRING"], keep_blank_values=True))
        if "X-Amz-Signature" not in query:
            return self.moto(environ, start)
        if self.expired:
            start(REFUSED[1], [("Content-Type", "application/xml"), ("Date", formatdate(usegmt=True))])
            return [REFUSED[0].encode()]
        headers = {name[5:].replace("_", "-").lower(): value for name, value in environ.items()
                   if name.startswith("HTTP_")}
        if "CONTENT_TYPE" in environ:
            headers["content-type"] = environ["CONTENT_TYPE"]
        self.odd |= {name for name in headers if name.startswith("x-amz") or name == "content-md5"}
        secret = self.secret(environ, query, headers)
        rest = {name: value for name, value in query.items() if not name.startswith("X-Amz-")}
        environ["QUERY_STRING"] = "&".join(f"{quote(name)}={quote(value)}" for name, value in rest.items())
        self.sign(environ, query, headers, secret)
        told = []

        def kept(status, answer, *more):
            told.append(status)
            return start(status, answer, *more)

        answer = self.moto(environ, kept)
        self.asked.append((environ["REQUEST_METHOD"], unquote(environ["PATH_INFO"]), int(told[0].split()[0])))
        return answer

    def secret(self, environ, query, headers):
        """The secret of the key, or a wrong one where the address was signed with a wrong one."""
        key, day, region, service, _ = query["X-Amz-Credential"].split("/")
        own = self.secrets.get(key, "unknown")
        request = AWSRequest(method=environ["REQUEST_METHOD"], url=address(environ), headers={})
        for name in query["X-Amz-SignedHeaders"].split(";"):
            request.headers[name] = headers[name]
        request.context["timestamp"] = query["X-Amz-Date"]
        request.params = {name: value for name, value in query.items() if name != "X-Amz-Signature"}
        auth = S3SigV4QueryAuth(Credentials(key, own), service, region)
        text = auth.string_to_sign(request, auth.canonical_request(request))
        age = time.time() - time.mktime(time.strptime(query["X-Amz-Date"], "%Y%m%dT%H%M%SZ")) + time.timezone
        is_signed = auth.signature(text, request) == query["X-Amz-Signature"] and age <= int(query["X-Amz-Expires"])
        return own if is_signed else "wrong"

    def sign(self, environ, query, headers, secret):
        key, _, region, service, _ = query["X-Amz-Credential"].split("/")
        url = address(environ) + (f"?{environ['QUERY_STRING']}" if environ["QUERY_STRING"] else "")
        request = AWSRequest(method=environ["REQUEST_METHOD"], url=url, headers={"host": headers["host"]})
        request.headers["X-Amz-Content-SHA256"] = "UNSIGNED-PAYLOAD"
        S3SigV4Auth(Credentials(key, secret), service, region).add_auth(request)
        for name in ("Authorization", "X-Amz-Date", "X-Amz-Content-SHA256"):
            environ["HTTP_" + name.upper().replace("-", "_")] = request.headers[name]

    def written(self):
        """The files of the site that were written since the last time."""
        asked, self.asked = self.asked, []
        start = f"/{BUCKET}/{PREFIX}"
        return [path.removeprefix(start) for method, path, status in asked
                if method == "PUT" and status == 200 and not path.startswith(start + OWN)]


def address(environ):
    """What was asked for, letter by letter as it was sent, without its `?`."""
    return f"http://{environ['HTTP_HOST']}{environ['RAW_URI'].split('?')[0]}"


class Server:
    def __init__(self):
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.door = Door(DomainDispatcherApplication(create_backend_app))
        self.server = make_server("127.0.0.1", 0, self.door, threaded=True)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        of = {"endpoint_url": f"http://127.0.0.1:{self.port}", "region_name": REGION,
              "aws_access_key_id": "first", "aws_secret_access_key": "first"}
        iam = boto3.client("iam", **of)
        iam.create_user(UserName="office")
        key = iam.create_access_key(UserName="office")["AccessKey"]
        iam.put_user_policy(UserName="office", PolicyName="site", PolicyDocument=policy(BUCKET, ABSENT))
        self.key, self.password = key["AccessKeyId"], key["SecretAccessKey"]
        self.door.secrets[self.key] = self.password
        iam.create_user(UserName="host")
        iam.put_user_policy(UserName="host", PolicyName="all", PolicyDocument=policy("*"))
        host = iam.create_access_key(UserName="host")["AccessKey"]
        of |= {"aws_access_key_id": host["AccessKeyId"], "aws_secret_access_key": host["SecretAccessKey"]}
        self.s3 = boto3.client("s3", **of)
        for bucket in (BUCKET, OTHER):
            self.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
        # From here on nobody does anything without a key.
        settings.INITIAL_NO_AUTH_ACTION_COUNT = 0
        ActionAuthenticatorMixin.request_count = 1

    def keys(self, bucket=BUCKET):
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        return [thing["Key"] for page in pages for thing in page.get("Contents", [])]

    def files(self):
        """The bytes and headers of everything in the bucket, by path below the prefix."""
        there = {}
        for key in self.keys():
            if not key.startswith(PREFIX):
                problem("prefix", f"{key} lies beside the folder of the site")
            got = self.s3.get_object(Bucket=BUCKET, Key=key)
            there[key.removeprefix(PREFIX)] = (got["Body"].read(), got["ContentType"], got.get("CacheControl"))
        return there

    def empty(self):
        for key in self.keys():
            self.s3.delete_object(Bucket=BUCKET, Key=key)


def policy(*buckets):
    """The right to do everything in these buckets."""
    resources = [f"arn:aws:s3:::{bucket}{below}" for bucket in buckets for below in ("", "/*")]
    allowed = {"Effect": "Allow", "Action": "s3:*", "Resource": resources}
    return json.dumps({"Version": "2012-10-17", "Statement": [allowed]})


def files_of(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def built(site):
    return {path: data for path, data in files_of(site / "output").items()
            if not path.startswith(OWN) and path != ".gitignore"}


class Office:
    def __init__(self, program, site, server):
        self.program, self.site, self.server = program, site, server
        lines = (site / "content/site.yaml").read_text().splitlines()
        # Nobody reads in this bucket: the site has no address.
        self.config = "\n".join(line for line in lines if not line.startswith("base_url:"))

    def target(self, port, bucket=BUCKET, settings=""):
        (self.site / "content/site.yaml").write_text(
            f"{self.config}\n{settings}Đăng trang:\n  Nơi đăng:\n    kho:\n      Loại: s3\n"
            f'      Địa chỉ: "http://127.0.0.1:{port}"\n      Bucket: {bucket}\n      Vùng: {REGION}\n'
            f"      Thư mục: {PREFIX}\n      Tài khoản: {self.server.key}\n")

    def publish(self, *options, password=None):
        """The exit status and the words of a publication."""
        global runs
        runs += 1
        password = password or self.server.password
        environment = {"PATH": os.environ["PATH"], "GIOTHONG_PASSWORD_KHO": password}
        command = [self.program, "--site", self.site, "publish", "--yes", *options]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        words = done.stdout + done.stderr
        is_written = any(password.encode() in data for data in files_of(self.site).values())
        if password in words or "X-Amz" in words or is_written:
            problem("secret", "the secret or a signature was printed or written")
        return done.returncode, words

    def page(self, words):
        page = self.site / PAGE
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"---\nTiêu đề: Thử đăng\n---\n{words}\n")


def same(rule, server, office):
    """Readers have what was built with the right headers, and what no longer belongs to it only where it may stay."""
    there, here = server.files(), built(office.site)
    for path, data in here.items():
        bytes_there, kind, kept = there.get(path, (None, None, None))
        if bytes_there != data:
            problem(rule, f"{path} is not as it was built")
            continue
        wanted = TYPES.get(Path(path).suffix, "application/octet-stream")
        if kind != wanted:
            problem(rule, f"{path} is {kind} and not {wanted}")
        wanted = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
        if kept != wanted:
            problem(rule, f"{path} is kept {kept} and not {wanted}")
    for path in there.keys() - here.keys():
        if path != ".giothong-published.json" and not path.startswith("assets/"):
            problem(rule, f"{path} was left behind")


def expect(rule, outcome, status, words, never=None):
    if outcome[0] != status or words not in outcome[1] or never and never in outcome[1]:
        problem(rule, f"status {outcome[0]} and not {status} with {words!r}, without {never!r}: {outcome[1]}")


def judge(server, office):
    office.target(server.port)
    expect("secret", office.publish(password="sai-mat-khau"), 2, "SignatureDoesNotMatch")
    office.target(server.port, ABSENT)
    expect("bucket", office.publish(), 2, f"không có bucket `{ABSENT}`")
    office.target(server.port, OTHER)
    expect("rights", office.publish(), 2, "s3:ListBucket")
    office.target(server.port)
    server.door.expired = True
    expect("clock", office.publish(), 2, "Đồng hồ của máy này lệch")
    server.door.expired = False
    if server.keys() or server.keys(OTHER):
        problem("refused", "something was written")
    server.door.written()
    expect("first", office.publish(), 0, "đã đăng lên `kho`")
    same("first", server, office)
    sent = server.door.written()
    marker = [path for path in sent if path.startswith("giothong-")]
    if sorted(set(sent) - set(marker)) != sorted(built(office.site)) or len(sent) != len(set(sent)):
        problem("first", f"{len(sent)} files were written for {len(built(office.site))}")
    if server.door.odd:
        problem("headers", f"{server.door.odd} were sent")

    office.page("Một câu.")
    expect("page", office.publish(), 0, "1 trang mới")
    server.door.written()
    office.page("Một câu khác.")
    expect("change", office.publish(), 0, "đã đăng lên `kho`", never="bản cũ")
    same("change", server, office)
    sent = server.door.written()
    if not 0 < len(sent) < len(built(office.site)) / 2:
        problem("change", f"{len(sent)} files were written for one page")
    expect("nothing", office.publish(), 0, "không có gì để gửi")

    # Somebody else is publishing.
    lock = {"Bucket": BUCKET, "Key": f"{PREFIX}.giothong-lock.json"}
    server.s3.put_object(**lock, Body=b'{"name":"an@may-khac","since":"05/03/2026 07:00","token":"x"}')
    before = server.files()
    office.page("Câu thứ ba.")
    expect("lock", office.publish(), 2, "an@may-khac")
    if server.files() != before:
        problem("lock", "something was written")
    expect("take-lock", office.publish("--take-lock"), 0, "đã đăng lên `kho`")
    same("take-lock", server, office)

    # Cut in the middle of the first publication: the second one does the rest, and nothing twice.
    server.empty()
    expect("emptied", office.publish(), 2, "--adopt")
    shutil.rmtree(office.site / ".giothong")
    total = sum(len(data) for data in built(office.site).values())
    office.target(cuts.Cutter(server.port, total // 2).port)
    server.door.written()
    expect("cut", office.publish(), 2, "Chạy lại")
    cut = set(server.door.written())
    if not 0 < len(cut) < len(built(office.site)):
        problem("cut", f"{len(cut)} files arrived")
    office.target(server.port)
    expect("resume", office.publish(), 0, "làm tiếp phần còn lại")
    same("resume", server, office)
    if twice := cut & set(server.door.written()):
        problem("resume", f"{sorted(twice)} were sent twice")

    server.s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    (office.site / PAGE).unlink()
    expect("versions", office.publish(), 0, "NoncurrentVersionExpiration")


def judge_cuts(server, program, site):
    """A site of a few pages, cut at many places."""
    cuts.small_site(site)
    server.empty()
    office = Office(program, site, server)

    def read(path):
        try:
            return server.s3.get_object(Bucket=BUCKET, Key=PREFIX + path)["Body"].read()
        except server.s3.exceptions.NoSuchKey:
            return None

    cuts.judge(site, lambda settings, port: office.target(port, settings=settings), office.publish, server.port, read,
               problem)


def main():
    if len(sys.argv) != 4 or sys.argv[1] != "--program":
        print(USAGE, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="giothong-s3-") as folder:
        site = Path(folder) / "trang"
        shutil.copytree(sys.argv[3], site)
        server = Server()
        judge(server, Office(sys.argv[2], site, server))
        judge_cuts(server, sys.argv[2], Path(folder) / "nho")
    print(f"publish-s3: publications: {runs}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
