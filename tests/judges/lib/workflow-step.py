"""The step of the workflow that gets the program, run by a shell as the service runs it, with releases in a folder: the
program is there only where its checksum is the released one."""

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import yaml

from site_folder import Report

WORKFLOW = ".github/workflows/publish.yml"
ADDRESS = "https://releases.example/download"
# Takes from the folder what the step asks the service for.
CURL = """#!/bin/sh
while [ $# -gt 1 ]; do
  [ "$1" = --output ] && out="$2"
  shift
done
cp "$RELEASED/${1#https://releases.example/}" "$out"
"""


def main():
    path, report = Path(sys.argv[-1], WORKFLOW), Report("workflows")
    job = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["jobs"]["publish"]
    [step] = [step for step in job["steps"] if "SHA256SUMS" in step.get("run", "")]
    file = step["env"]["FILE"]
    with tempfile.TemporaryDirectory() as folder:
        released, room = Path(folder, "download", step["env"]["VERSION"]), Path(folder)
        released.mkdir(parents=True)
        room.joinpath("giothong").write_text("the program\n")
        with tarfile.open(released / file, "w:gz") as archive:
            archive.add(room / "giothong", "giothong")
        room.joinpath("curl").write_text(CURL)
        room.joinpath("curl").chmod(0o755)
        right, wrong = hashlib.sha256((released / file).read_bytes()).hexdigest(), "0" * 64
        for rule, sums, address, gets in [
            ("right", f"{wrong}  giothong.exe\n{right}  {file}\n", ADDRESS, True),
            ("wrong-checksum", f"{wrong}  {file}\n", ADDRESS, False),
            ("no-checksum", f"{right}  x{file}\n", ADDRESS, False),
            ("no-address", f"{right}  {file}\n", "", False),
        ]:
            (released / "SHA256SUMS").write_text(sums)
            if got(step, room, address) != gets:
                report.add(WORKFLOW, rule, f"the program is {'not ' if gets else ''}there")
    report.finish("steps: 4")


def got(step, room, address):
    """Whether the step ends well and leaves the program."""
    with tempfile.TemporaryDirectory() as runner:
        own = {**step["env"], "RELEASES": address, "RUNNER_TEMP": runner, "RELEASED": str(room)}
        environment = {**os.environ, **own, "PATH": f"{room}:{os.environ['PATH']}"}
        # The shell of a step that names none.
        done = subprocess.run(["bash", "-e", "-c", step["run"]], env=environment, capture_output=True, check=False)
        return done.returncode == 0 and Path(runner, "giothong", "giothong").exists()


if __name__ == "__main__":
    main()
