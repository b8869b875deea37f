"""The generators that are measured: how each builds, serves and lays out its site."""
import shutil, subprocess, sys
from dataclasses import dataclass
from pathlib import Path

OURS, DEFAULT, HUGO, BLADES, ZOLA = "ours, bench theme", "ours, default theme", "Hugo", "Blades", "Zola"


@dataclass
class Generator:
    name: str
    # The folder of its site, below that of the size.
    folder: str
    # `{out}` is a folder that may not exist yet, `{port}` a free port; both run in the folder of the site.
    build: list
    serve: list | None
    # The flavour of `gen_corpus.py`, or the script that writes its site from the logical one, with its options.
    flavour: str | None = None
    writer: tuple = ()
    # The file of an entry, from the site's folder.
    drives: str = "content/lich-hien-mau"
    # Where it always writes.
    output: str | None = None

    def out(self, folder):
        return folder / self.folder / self.output if self.output else folder / f"{self.folder}-out" / "site"

    def source(self, folder, slug):
        return folder / self.folder / self.drives / f"{slug}.md"


def program(named):
    """The path of a program. The one of a Python package is a script that starts another: that other one is meant."""
    found = shutil.which(str(named))
    if not found:
        return None
    path = Path(found).absolute()
    with path.open("rb") as file:
        is_script = file.read(2) == b"#!"
    inside = sorted(path.parent.parent.glob(f"lib/python*/site-packages/{path.name}/binaries/{path.name}*"))
    return str(inside[0]) if is_script and inside else str(path)


def installed(values, here):
    """The generators that can be measured, and the names of those that are not installed."""
    own = program(values.program)
    if not own:
        sys.exit(f"there is no program {values.program}: cargo build --release")
    build, serve = [own, "build", "--output", "{out}"], [own, "serve", "--port", "{port}"]
    flavour = here / "flavour.py"
    named = [Generator(OURS, "bench", build, serve, writer=(flavour, "--theme", "bench"), drives="content/drives"),
             Generator(DEFAULT, "default", build, serve, writer=(flavour,), drives="content/drives")]
    hugo, blades, zola = map(program, (values.hugo, values.blades, values.zola))
    if hugo:
        # By default its server leaves lists as they were.
        named.append(Generator(HUGO, "hugo", [hugo, "--quiet", "-d", "{out}"], [
            hugo, "server", "--quiet", "--disableFastRender", "--renderToMemory", "--port", "{port}", "--baseURL",
            "http://127.0.0.1:{port}/"], flavour="hugo"))
    if blades:
        named.append(Generator(BLADES, "blades", [blades, "build"], None, output="public",
                               writer=(values.corpus / "blades_flavour.py",)))
    if zola:
        version = subprocess.run([zola, "--version"], capture_output=True, text=True).stdout.split()[-1].split(".")
        layout = "zola-next" if tuple(map(int, version[:2])) >= (0, 23) else "zola"
        named.append(Generator(ZOLA, layout, [zola, "build", "--force", "-o", "{out}"], [
            zola, "serve", "--port", "{port}", "--interface", "127.0.0.1"], flavour=layout))
    return named, [name for name, path in ((HUGO, hugo), (BLADES, blades), (ZOLA, zola)) if not path]
