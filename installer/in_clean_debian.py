"""The optional proof in a Debian that has nothing: apt installs the .deb, the program makes its journey, is removed.

In between a package of a higher number is installed over it, as an update is. `python -m installer.in_clean_debian`
as root, with debootstrap: about 700 MB, a few minutes. The root is thrown away.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from installer import smoke
from installer.facts import HERE, OUT, WORK, CannotBuild, run, size_mb, tool, version

ROOT = WORK / "debian"
RELEASE = "bookworm"
SOMEBODY, HOME = "1234:1234", "/home/somebody"
LATER = "9.9.9"
LEFT = ("usr/lib/sambang", "usr/bin/sambang", "usr/share/doc/sambang", "usr/share/applications/sambang.desktop")


def main() -> int:
    """0 if all went well or the proof cannot be made here (which is said); 1 if something did not."""
    package = OUT / f"sambang_{version()}_amd64.deb"
    lacking = [word for word in ("debootstrap", "apt-get") if shutil.which(word) is None]
    if lacking or os.geteuid() != 0:
        print(f"in_clean_debian: skipped, needs root and {', '.join(lacking) or 'nothing else'}")
        return 0
    try:
        if not package.is_file():
            raise CannotBuild(f"{package.name} is not built yet: python3 dev.py installer deb")
        prepare()
        installed(package)
        updated(package)
        removed()
    except CannotBuild as why:
        print(f"in_clean_debian: {why}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
    return 0


def prepare() -> None:
    """A minimal root, from the source this machine's own packages come from."""
    shutil.rmtree(ROOT, ignore_errors=True)
    sources = run(["apt-get", "indextargets", "--format", "$(RELEASE) $(REPO_URI)"]).split("\n")
    source = next((line.split()[1] for line in sources if line.startswith(f"{RELEASE} ")), "")
    run([tool("debootstrap", "debootstrap"), "--variant=minbase", RELEASE, ROOT, *([source] if source else [])])
    home = ROOT / HOME.strip("/")
    home.mkdir(parents=True)
    os.chown(home, *(int(number) for number in SOMEBODY.split(":")))


def installed(package: Path) -> None:
    """By this machine's apt, into the root: it finds and fetches what the package asks for."""
    before = size_mb(ROOT)
    archives = WORK / "archives" / "partial"
    archives.mkdir(parents=True, exist_ok=True)
    there = {
        "Dir::State::status": ROOT / "var/lib/dpkg/status",
        "Dir::State::extended_states": ROOT / "var/lib/apt/extended_states",
        "Dir::Cache::archives": archives.parent,
        "DPkg::Options::": f"--root={ROOT}",
        "APT::Sandbox::User": "root",
    }
    options = [word for name, value in there.items() for word in ("-o", f"{name}={value}")]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "install", "-q", "-y", "--no-install-recommends", *options, package], env=quiet)
    own = size_mb(ROOT / "usr/lib/sambang")
    print(f"installed by apt: the program {own:.0f} MB, with what it asks of Debian {size_mb(ROOT) - before:.0f} MB")
    print(smoke.prove(_program(), f"{HOME}/journey", {"PATH": os.environ["PATH"]}))


def updated(package: Path) -> None:
    """The same program under a higher number over it: records as before, and a backup of before."""
    first = inside()
    run(["dpkg", f"--root={ROOT}", "--install", later(package)])
    then = inside()
    told = {"version": LATER, "records": first["records"], "backups": first["backups"] + 1}
    if then != told:
        raise CannotBuild(f"after the update: {then}, before it: {first}")
    print(f"updated to {LATER}: {then['records']} records as before, a backup of before made")


def later(package: Path) -> Path:
    """The package under a higher number."""
    tree, out = WORK / "debian-later", WORK / f"sambang_{LATER}_amd64.deb"
    shutil.rmtree(tree, ignore_errors=True)
    run(["dpkg-deb", "--raw-extract", package, tree])
    app = tree / "usr/lib/sambang/app"
    told = app / f"sambang-{LATER}.dist-info"
    (app / f"sambang-{version()}.dist-info").rename(told)
    for file in (told / "METADATA", tree / "DEBIAN/control"):
        words = file.read_text(encoding="utf-8")
        file.write_text(words.replace(f"Version: {version()}\n", f"Version: {LATER}\n"), encoding="utf-8")
    run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, out])
    shutil.rmtree(tree)
    return out


def inside() -> dict[str, int]:
    """What `installer/inside.py` says, run by the installed program's own Python as a person without rights."""
    shutil.copyfile(HERE / "inside.py", ROOT / "tmp/inside.py")
    python = next((ROOT / "usr/lib/sambang/bin").iterdir()).name
    words = ["env", f"HOME={HOME}", "PYTHONPATH=/tmp", "QT_QPA_PLATFORM=offscreen", f"/usr/lib/sambang/bin/{python}"]
    somebody = ["chroot", f"--userspec={SOMEBODY}", str(ROOT)]
    asked = ["-m", "inside", "records", f"{HOME}/journey"]
    said = smoke.ask([*somebody, *words], asked, {"PATH": os.environ["PATH"]})
    told: dict[str, int] = json.loads(said.splitlines()[-1])
    return told


def removed() -> None:
    """Nothing is left but what the person made."""
    run(["dpkg", f"--root={ROOT}", "--purge", "sambang"])
    left = [place for place in LEFT if (ROOT / place).exists()]
    if left:
        raise CannotBuild(f"left behind: {', '.join(left)}")
    vaults = list((ROOT / HOME.strip("/")).rglob("vault.db"))
    if not vaults:
        raise CannotBuild("the data is gone")
    print("removed without leftovers; data stayed")


def _program() -> list[str]:
    inside = ["env", f"HOME={HOME}", "QT_QPA_PLATFORM=offscreen", "LANG=C.UTF-8", "sambang"]
    return ["chroot", f"--userspec={SOMEBODY}", str(ROOT), *inside]


if __name__ == "__main__":
    raise SystemExit(main())
