"""What may be in the repository: no address of a package source, no secrets, the pages a newcomer looks for."""

from __future__ import annotations

import re
import tomllib

import pytest

from desktop import __version__
from tests.house.sources import ROOT, committed, place

# Put together here, so that this file does not hold them either.
SOURCES = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb.de" + "bian.org"]
OPTIONS = ["--index" + "-url", "--extra-index" + "-url", "--find" + "-links", "--trusted" + "-host"]
ADDRESS = re.compile("|".join(map(re.escape, SOURCES + OPTIONS)), re.IGNORECASE)
BINARY = {".png", ".ttf", ".otf", ".xlsx", ".sqlite", ".db", ".jpg", ".ico", ".zip", ".gz", ".xz"}
PAGES = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "ROADMAP.md", "LICENSE"]


def test_no_address_of_a_package_source_is_committed() -> None:
    found = [
        place(path)
        for path in committed()
        if path.suffix not in BINARY and ADDRESS.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_a_newcomer_looks_for_are_there(page: str) -> None:
    assert (ROOT / page).read_text(encoding="utf-8").strip() != ""


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 8


def test_pictures_in_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme) if not (ROOT / name).is_file()]
    assert missing == []


def test_nothing_committed_is_too_large_to_clone_over_a_village_line() -> None:
    large = [place(path) for path in committed() if path.stat().st_size > 5_000_000]
    assert not large, "\n".join(large)


def test_the_program_says_the_version_it_is_packed_as() -> None:
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert __version__ == packed
