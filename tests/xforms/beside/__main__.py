"""Compares ours with `@getodk/xforms-engine` on whole forms: `python -m tests.xforms.beside [FORM or FOLDER ...]`.

Without arguments: the large real forms at hand (the WHO verbal autopsy, those in ../shared/suites, the bundled ones).
Every form gets the same random answers in both, some instances are added, and after each answer every node is compared:
value, relevant, readonly, required, violation, choices; in the end the submission. `--keep` writes the table that
docs/conformance.md shows. Needs Node 20 and npm; the engine is installed into build/peers/, where the bench has it too.
"""

from __future__ import annotations

import json
import lzma
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop.reference import regions
from desktop.reference.lists import csv_bytes
from tests.xforms.beside.table import RESULTS, Row, page
from tests.xforms.replay import UUID, Disagreement, Replay, compare_xml

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SHARED = ROOT.parent / "shared"
MODULES = ROOT / "build" / "peers"
NOW = "2026-03-04T05:06:07.000Z"
MOST = 1_500_000  # characters of a list that is handed over
LARGE = (
    "xml/getodk--web-forms__bench9.xml",
    "xml/getodk--web-forms__nigeria_wards_external_combined.xml",
    "xml/getodk--web-forms__child_vaccination_VOL_tool_v12-alt.xml",
    "xml/getodk--central-backend__odk-analytics.xml",
    "xml/getodk--central-backend__250q-form.xml",
    "xml/validmeasures--liberiaS3Mforms__liberiaCoverageRound2.xml",
    "xml/r4space--sUAS-ODK-forms__ODK_Experiment_Metadata.xml",
    "xml/getodk--collect__likert_test.xml",
    "xml/getodk--web-forms__4-appearances.xml",
)
Form = dict[str, Any]


def forms_at_hand() -> Iterator[Form]:
    """The large forms of the workplace, then ours."""
    autopsy = SHARED / "bench" / "whova_form.xml.xz"
    if autopsy.exists():
        text = lzma.decompress(autopsy.read_bytes()).decode()
        yield {"name": "WHO verbal autopsy", "xml": text, "sets": 120, "seconds": 120}
    if (SHARED / "suites").is_dir():
        with zipfile.ZipFile(SHARED / "suites" / "forms.zip") as forms:
            for name in LARGE:
                yield {"name": name.rpartition("__")[2], "xml": forms.read(name).decode()}
    yield from forms_of([ROOT / "resources" / "forms"])


def forms_of(paths: Iterable[Path]) -> Iterator[Form]:
    """Forms of files and folders; workbooks are converted, what is no form is left out."""
    for path in paths:
        if path.is_dir():
            files = sorted(each for each in path.iterdir() if each.suffix in (".xml", ".xlsx", ".xls"))
            yield from forms_of(
                each for each in files if not (path / f"{each.stem}.xml").exists() or each.suffix == ".xml"
            )
        elif (xml := xform(path)) is not None:
            yield {"name": path.name, "xml": xml, "media": {**dict(media_of(path, xml)), **dict(regions_of(xml))}}


def xform(path: Path) -> str | None:
    """The XForm of a file."""
    if path.suffix == ".xml":
        text = path.read_text(encoding="utf-8", errors="replace")
        return text if "http://www.w3.org/2002/xforms" in text else None
    from desktop.forms.conversion import ConversionFailed, convert

    try:
        return convert(path).xml.decode()
    except ConversionFailed as error:
        print(f"{path.name}: {error}", file=sys.stderr)
        return None


def media_of(path: Path, xml: str) -> Iterator[tuple[str, str]]:
    """The lists that lie beside a form, or in `lists` and `media` there."""
    for name in set(re.findall(r'src="jr://[^"]*?([^"/]+)"', xml)):
        for folder in (path.parent, path.parent / "lists", path.parent / "media", path.parent / path.stem):
            file = folder / name
            if file.is_file() and file.stat().st_size < MOST:
                yield name, file.read_text(encoding="utf-8-sig", errors="replace")
                break


def regions_of(xml: str) -> Iterator[tuple[str, str]]:
    """The bundled lists of regions that a form asks for."""
    for name in ("provinsi.csv", "kabupaten.csv", "kecamatan.csv", "desa.csv"):
        if f"/{name}" in xml:
            yield name, region_lists()[name]


@cache
def region_lists() -> Mapping[str, str]:
    """One province, and the beginning of each list below it: 83,000 villages would take Web Forms minutes."""
    found: dict[str, str] = {}
    with TemporaryDirectory() as folder:
        regions.build(Path(folder) / "regions.db")
        with closing(regions.Regions(Path(folder) / "regions.db")) as known:
            for name in ("provinsi.csv", "kabupaten.csv", "kecamatan.csv", "desa.csv"):
                header, *rows = csv_bytes(known, name).decode("utf-8-sig").splitlines()
                found[name] = "\n".join([header, *[row for row in rows if re.search(r"\b15", row)][:200]]) + "\n"
    return found


def install() -> str | None:
    """What is missing, if anything."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "needs Node 20 and npm"
    MODULES.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "tests" / "bench" / "peers" / "package.json", MODULES / "package.json")
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if not (MODULES / "node_modules" / "@getodk").is_dir() and subprocess.call(command, cwd=MODULES):
        return "its packages could not be installed"
    return None


def filled(forms: Iterable[Form]) -> Iterator[Form]:
    """What Web Forms did with each form."""
    lines = "".join(json.dumps({"now": NOW, "seed": at, **form}) + "\n" for at, form in enumerate(forms, 1))
    command = ["node", str(HERE / "fill.mjs"), str(MODULES)]
    environment = {**os.environ, "TZ": "Asia/Jakarta"}
    done = subprocess.run(command, input=lines, capture_output=True, text=True, env=environment, check=True)
    yield from map(json.loads, filter(None, done.stdout.split("\n")))


def masked(value: Any) -> Any:
    """Record ids are invented anew by each: told apart they cannot be compared."""
    if isinstance(value, str):
        return UUID.sub("__UUID__", value)
    if isinstance(value, list):
        return [masked(each) for each in value]
    return {key: masked(each) for key, each in value.items()} if isinstance(value, dict) else value


def compared(case: Mapping[str, Any]) -> Row:
    """One form: how much was compared, and what differs."""
    if "crashed" in case or case["steps"][0]["op"] == "expect_load_error":
        said = case.get("crashed") or case["steps"][0]["error"]
        return Row(case["id"], 0, 0, 0, (f"Web Forms cannot load it: {said.splitlines()[0][:100]}",))
    steps = case["steps"]
    answers = sum(step["op"] in ("set", "add_repeat") for step in steps)
    nodes = sum(len(step.get("nodes", ())) for step in steps)
    replay = Replay({**case, "steps": [_told(step) for step in steps]})
    try:
        wrong = list(replay.run())
        compare_xml(replay.ask(replay.sessions[0], "submission"), masked(case["final_xml"]))
    except (Disagreement, KeyError) as error:
        wrong = [*replay.wrong, f"submission {error}"]
    differing = [found for said in wrong for found in said.split("; ")]
    return Row(case["id"], len(case["form_xml"]), answers, nodes, tuple(differing[:60]))


def _told(step: Mapping[str, Any]) -> dict[str, Any]:
    return {key: masked(value) if key == "nodes" else value for key, value in step.items()}


def main(arguments: list[str]) -> int:
    """Exit status 1 if the other engine is not there."""
    missing = install()
    if missing is not None:
        print(missing)
        return 1
    paths = [Path(each) for each in arguments if not each.startswith("-")]
    rows = [compared(case) for case in filled(forms_of(paths) if paths else forms_at_hand())]
    if "--keep" in arguments:
        kept = {row.form: row for row in (*_kept(), *rows)}
        RESULTS.write_text(json.dumps([row.plain() for row in kept.values()], indent=1, ensure_ascii=False) + "\n")
    print(page(rows))
    for row in rows:
        for said in row.differs[:8]:
            print(f"{row.form}: {said[:300]}")
    return 0


def _kept() -> list[Row]:
    return [Row.of(each) for each in json.loads(RESULTS.read_text(encoding="utf-8"))] if RESULTS.exists() else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
