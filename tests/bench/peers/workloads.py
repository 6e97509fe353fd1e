"""Writes the workloads W1 to W5 into a folder: `python -m tests.bench.peers.workloads FOLDER`.

Every workload is an XForm and a plan: each settable node once, in document order, with its control, its type and two
values. All peers walk the same plan. W5 is the WHO verbal autopsy form, where it is at hand.
"""

from __future__ import annotations

import csv
import json
import lzma
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree
from pyxform.xls2xform import convert

from tests.bench.peers import sheets
from tests.bench.peers.sheets import Row, Sheets

WHO = Path(__file__).resolve().parents[4] / "shared" / "bench" / "whova_form.xml.xz"
XF = "{http://www.w3.org/2002/xforms}"
COUNTS = {"provinces": 38, "regencies": 514, "districts": 7277, "villages": 83000}
SAID = "ba ca da ga ja ka la ma na pa ra sa ta wa bu cu du gu ju ku lu mu nu pu ru su tu ri li ngi"
SYLLABLES = tuple(SAID.split(" "))
VALUES = {
    "int": ("21", "35"),
    "decimal": ("21.5", "35.25"),
    "date": ("2020-01-15", "2021-06-20"),
    "time": ("08:30:00.000+07:00", "17:45:00.000+07:00"),
    "dateTime": ("2020-01-15T08:30:00.000+07:00", "2021-06-20T17:45:00.000+07:00"),
    "string": ("alpha beta", "gamma delta 2"),
}


def write(folder: Path) -> list[str]:
    """All workloads; the names of those there are."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {"W1": sheets.household(), "W2": sheets.big(), "W3": _cascade(folder), "W4": sheets.repeats()}
    for name, each in made.items():
        (folder / f"{name}.xml").write_text(_xform(each), encoding="utf-8")
    if WHO.is_file():
        (folder / "W5.xml").write_bytes(lzma.decompress(WHO.read_bytes()))
    names = [*made, *(["W5"] if WHO.is_file() else [])]
    for name in names:
        said = json.dumps(list(plan(folder / f"{name}.xml")), indent=0)
        (folder / f"{name}.plan.json").write_text(said, encoding="utf-8")
    return names


def _xform(each: Sheets) -> str:
    book = {"survey": list(each.survey), "choices": list(each.choices), "settings": [each.settings]}
    return str(convert(book, validate=False).xform)


# W3: 83,000 villages in four files


def _cascade(folder: Path) -> Sheets:
    provinces = [(f"{11 + at}", f"Provinsi {_name(at)}") for at in range(COUNTS["provinces"])]
    regencies = list(_below("regencies", "Kabupaten", 77, provinces))
    districts = list(_below("districts", "Kecamatan", 991, regencies))
    villages = list(_below("villages", "Desa", 5003, districts))
    _dump(folder, "provinces", ("name", "label"), provinces)
    _dump(folder, "regencies", ("name", "label", "province"), regencies)
    _dump(folder, "districts", ("name", "label", "regency"), districts)
    _dump(folder, "villages", ("name", "label", "district"), villages)
    (folder / "W3.walk.json").write_text(json.dumps(_walk(regencies, districts, villages)), encoding="utf-8")
    return Sheets(list(_cascade_rows()), [], sheets.settings("Wilayah", "w3_wilayah"))


def _cascade_rows() -> Iterator[Row]:
    yield {"type": "text", "name": "respondent", "label": "Respondent"}
    above = ""
    for level, files in (
        ("province", "provinces"), ("regency", "regencies"), ("district", "districts"), ("village", "villages")
    ):  # fmt: skip
        row = {"type": f"select_one_from_file {files}.csv", "name": level, "label": level.capitalize()}
        if above:
            row["choice_filter"] = f"{above} = ${{{above}}}"
        if level == "village":
            row["appearance"] = "minimal"
        yield row
        above = level
    label = "instance('villages')/root/item[name = ${village}]/label"
    yield {"type": "calculate", "name": "village_name", "calculation": label}
    yield {"type": "integer", "name": "hh_no", "label": "Household number"}


def _below(level: str, title: str, start: int, above: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    many, syllables = COUNTS[level], 4 if level == "villages" else 3
    for at in range(many):
        upper = above[at * len(above) // many][0]
        number = {"regencies": f"{at % 100:02d}{at:03d}", "districts": f"{at:04d}", "villages": f"{at:05d}"}[level]
        yield f"{upper}{number}", f"{title} {_name(at + start, syllables)}", upper


def _name(number: int, syllables: int = 3) -> str:
    said = ""
    for _ in range(syllables):
        said += SYLLABLES[number % 30]
        number = number // 30 + number * 7 + 3
    return said.capitalize()


def _dump(folder: Path, name: str, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([heading, *rows])


def _walk(
    regencies: Sequence[tuple[str, ...]], districts: Sequence[tuple[str, ...]], villages: Sequence[tuple[str, ...]]
) -> list[list[str]]:
    """25 ways down, spread over the country."""
    province_of = {each[0]: each[2] for each in regencies}
    first: dict[str, str] = {}
    for village in villages:
        first.setdefault(village[2], village[0])
    chosen = districts[3 :: len(districts) // 25][:25]
    return [[province_of[each[2]], each[2], each[0], first[each[0]]] for each in chosen]


# The plan


def plan(xform: Path) -> Iterator[list[str]]:
    """path, control, type, value, other value of each settable node; repeats by their first instance."""
    root = etree.parse(str(xform)).getroot()
    model = root.find(f".//{XF}model")
    binds = {bind.get("nodeset"): bind for bind in model.findall(f"{XF}bind")}
    lists = {each.get("id"): each for each in model.findall(f"{XF}instance") if each.get("id") and not each.get("src")}
    repeats = sorted((each.get("nodeset") for each in root.iter(f"{XF}repeat")), key=len)
    for control in root[-1].iter(*(f"{XF}{tag}" for tag in ("input", "select1", "select", "range", "trigger"))):
        bind = binds.get(control.get("ref"))
        kind = (bind.get("type") if bind is not None else None) or "string"
        readonly = bind is not None and (bind.get("readonly") or "").startswith("true")
        found = None if readonly else _values(control, kind.split(":")[-1], lists)
        if found is not None:
            path = _with_positions(control.get("ref"), repeats)
            yield [path, etree.QName(control).localname, kind.split(":")[-1], *found]


def _values(control: etree._Element, kind: str, lists: dict[str, etree._Element]) -> tuple[str, str] | None:
    tag = etree.QName(control).localname
    if tag == "trigger":
        return "OK", "OK"
    if tag not in ("select", "select1"):
        return VALUES.get(kind)
    values = [each.text for each in control.iterfind(f"{XF}item/{XF}value")]
    itemset = control.find(f"{XF}itemset")
    if not values and itemset is not None:
        named = re.match(r"instance\('([^']+)'\)", itemset.get("nodeset"))
        if named and named.group(1) in lists:
            ref = itemset.find(f"{XF}value").get("ref")
            values = [each.text for each in lists[named.group(1)].iter(f"{XF}{ref}")]
    if not values:
        return None
    other = f"{values[1]} {values[2]}" if tag == "select" and len(values) > 2 else values[min(1, len(values) - 1)]
    return values[0], other


def _with_positions(path: str, repeats: Sequence[str]) -> str:
    for each in repeats:
        if path == each or path.startswith(each + "/"):
            path = f"{each}[1]{path[len(each) :]}"
    return path


if __name__ == "__main__":
    print(" ".join(write(Path(sys.argv[1]))))
