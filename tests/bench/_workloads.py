"""The workloads of the engine's bench, made anew each time: the shapes of `performance.md`, no randomness, no clock."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

WHO = Path(__file__).resolve().parents[3] / "shared" / "bench" / "whova_form.xml.xz"
HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">'
)
VALUES = {
    "int": ("21", "35"),
    "decimal": ("21.5", "35.25"),
    "date": ("2020-01-15", "2021-06-20"),
    "string": ("alpha beta", "gamma delta 2"),
    "yn": ("yes", "no"),
    "opt": ("o1", "o2"),
}


@dataclass
class Making:
    """A form being written: questions in the order they are asked, in groups and repeats."""

    form_id: str
    places: list[str] = field(default_factory=list)
    binds: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    plan: list[tuple[str, str, str]] = field(default_factory=list)  # ref, first value, other value
    at: str = "/data"

    def ask(self, kind: str, name: str, label: str = "", **rules: str) -> None:
        """One question; `rules` are bind attributes."""
        self.places.append(f"<{name}/>" if kind not in ("int", "decimal") or "default" not in rules else "")
        if "default" in rules:
            self.places[-1] = f"<{name}>{rules.pop('default')}</{name}>"
        ref = f"{self.at}/{name}"
        self._bind(ref, kind if kind in ("int", "decimal", "date") else "string", rules)
        self.texts[f"{ref}:label"] = label or f"{name}: what applies here?"
        said = f"<label ref=\"jr:itext('{ref}:label')\"/>"
        if kind in ("yn", "opt"):
            values = ("yes", "no") if kind == "yn" else tuple(f"o{number}" for number in range(1, 9))
            items = "".join(f"<item><label>{value}</label><value>{value}</value></item>" for value in values)
            self.body.append(f'<select1 ref="{ref}">{said}{items}</select1>')
        else:
            self.body.append(f'<input ref="{ref}">{said}</input>')
        self.plan.append((ref, *VALUES[kind]))

    def compute(self, name: str, calculation: str) -> None:
        """A calculation."""
        self.places.append(f"<{name}/>")
        self._bind(f"{self.at}/{name}", "string", {"calculate": calculation})

    def _bind(self, ref: str, kind: str, rules: dict[str, str]) -> None:
        said = "".join(f" {name}={quoteattr(rule)}" for name, rule in rules.items())
        self.binds.append(f'<bind nodeset="{ref}" type="{kind}"{said}/>')

    def enter(self, name: str, *, repeat: bool = False) -> None:
        """Begin a group or a repeat."""
        self.places.append(f"<{name}>")
        self.at += f"/{name}"
        self.body.append(f'<group ref="{self.at}">' + (f'<repeat nodeset="{self.at}">' if repeat else ""))

    def leave(self, *, repeat: bool = False) -> None:
        """End it."""
        self.places.append(f"</{self.at.rpartition('/')[2]}>")
        self.at = self.at.rpartition("/")[0]
        self.body.append(("</repeat>" if repeat else "") + "</group>")

    def xml(self, extra: str = "") -> str:
        """The XForm, its texts in two languages."""
        itext = "".join(
            f'<translation lang="{language}">'
            + "".join(f'<text id="{key}"><value>{escape(text)}</value></text>' for key, text in self.texts.items())
            + "</translation>"
            for language in ("Bahasa Indonesia (id)", "English (en)")
        )
        places = "".join(self.places)
        return (
            f"{HEAD}<h:head><h:title>{self.form_id}</h:title><model><itext>{itext}</itext><instance>"
            f'<data id="{self.form_id}" version="1">{places}<meta><instanceID/></meta></data></instance>{extra}'
            f"{''.join(self.binds)}</model></h:head><h:body>{''.join(self.body)}</h:body></h:html>"
        )


def household() -> Making:
    """W1: 138 questions in 8 groups and a member repeat of 12; 40 relevants, 25 constraints, 30 calculations."""
    making = Making("w1")
    numbers: list[str] = []
    kinds = ("decimal", "yn", "int", "opt", "opt", "string")
    for group, size in enumerate((17, 17, 17, 17, 17, 17, 18, 18), 1):
        making.enter(f"g{group}")
        for at in range(1, size + 1):
            name, kind = f"g{group}_q{at}", kinds[at % 6]
            rules: dict[str, str] = {}
            if at in (3, 5, 9, 11):
                rules["relevant"] = f"/data/g{group}/g{group}_q1 = 'yes'"
            elif at == 14 and group <= 4:
                rules["relevant"] = f"/data/g{group}/g{group}_q1 = 'yes' and /data/g{group}/g{group}_q2 > 1"
            if kind in ("int", "decimal"):
                numbers.append(f"{making.at}/{name}")
                if kind == "int" and len(numbers) <= 40:
                    rules["constraint"] = ". >= 0 and . <= 200"
            making.ask(kind, name, **rules)
        if group == 3:
            _members(making)
        making.leave()
    member = "/data/g3/member"
    totals = {
        "n_members": f"count({member})",
        "n_adults": f"sum({member}/m_adult)",
        "income_total": f"sum({member}/m_income)",
        "income_per": "if(/data/n_members > 0, /data/income_total div /data/n_members, 0)",
        "age_max": f"max({member}/m_age)",
        "age_min": f"min({member}/m_age)",
        "weight_sum": f"sum({member}/m_weight)",
        "poor": "if(/data/income_per < 500, 'yes', 'no')",
        "names": f"join(', ', {member}/m_name)",
    }
    for name, calculation in totals.items():
        making.compute(name, calculation)
    for at, ref in enumerate(numbers[:17]):
        making.compute(f"idx{at}", f"coalesce({ref}, 0) * {at + 1} + coalesce({numbers[at + 1]}, 0)")
    return making


def _members(making: Making) -> None:
    making.enter("member", repeat=True)
    making.ask("string", "m_name", required="true()")
    making.ask("yn", "m_present")
    making.ask("int", "m_age", constraint=". >= 0 and . <= 120")
    making.ask("opt", "m_relation")
    making.ask("yn", "m_school", relevant="../m_age >= 3")
    making.ask("opt", "m_grade", relevant="../m_school = 'yes'")
    making.ask("yn", "m_works", relevant="../m_age >= 3")
    making.ask("int", "m_income", relevant="../m_works = 'yes'", constraint=". >= 0 and . < 100000")
    making.ask("opt", "m_assets")
    making.ask("decimal", "m_weight", constraint=". > 0 and . < 250")
    making.ask("decimal", "m_height", constraint=". > 0 and . < 250")
    making.ask("date", "m_birth", constraint=". <= today()")
    making.compute("m_bmi", "if(../m_height > 0, round(../m_weight div (../m_height * ../m_height) * 10000, 1), '')")
    making.compute("m_adult", "if(../m_age >= 18, 1, 0)")
    making.compute("m_label", "concat(../m_name, ' (', ../m_age, ')')")
    making.leave(repeat=True)


def big() -> Making:
    """W2: 1,000 questions; relevants in 20 chains of 20, calculations in 20 chains of 10."""
    making = Making("w2")
    for group in range(1, 21):
        making.enter(f"s{group}")
        numbers: list[str] = []
        for at in range(1, 51):
            kind = "yn" if at <= 21 else ("int", "int", "string", "opt")[at % 4]
            rules = {"relevant": f"{making.at}/q{at - 1} = 'yes'"} if 2 <= at <= 21 else {}
            if kind == "int":
                numbers.append(f"{making.at}/q{at}")
            making.ask(kind, f"q{at}", **rules)
        for at in range(10):
            before = f" + {making.at}/c{at - 1}" if at else ""
            making.compute(f"c{at}", f"coalesce({numbers[at]}, 0){before}")
        making.leave()
    return making


def rows() -> Making:
    """W4: 15 questions and 7 calculations an instance; each refers to the totals of all and to the one before."""
    making = Making("w4")
    making.ask("string", "shop")
    making.enter("item", repeat=True)
    making.ask("string", "i_name")
    making.ask("int", "qty", constraint=". >= 0", default="1")
    making.ask("decimal", "price", constraint=". >= 0", default="10")
    making.ask("opt", "unit")
    making.ask("yn", "discounted")
    making.ask("decimal", "discount", relevant="../discounted = 'yes'", constraint=". >= 0 and . <= 100")
    making.ask("date", "bought")
    making.ask("yn", "stored")
    making.ask("string", "place", relevant="../stored = 'yes'")
    for name in ("shelf", "sold"):
        making.ask("int", name)
    for name in ("brand", "remark", "colour", "maker"):
        making.ask("string", name)
    line = "coalesce(../qty, 0) * coalesce(../price, 0) * (1 - coalesce(../discount, 0) div 100)"
    making.compute("pos", "position(..)")
    making.compute("line", line)
    making.compute("prev_line", "if(../pos > 1, indexed-repeat(/data/item/line, /data/item, ../pos - 1), 0)")
    making.compute("diff", "../line - ../prev_line")
    making.compute("share", "if(/data/grand > 0, ../line div /data/grand, 0)")
    making.compute("above", "if(../line > /data/mean, 1, 0)")
    making.compute("left", "coalesce(../qty, 0) - coalesce(../sold, 0)")
    making.leave(repeat=True)
    making.compute("n_items", "count(/data/item)")
    making.compute("grand", "sum(/data/item/line)")
    making.compute("mean", "if(/data/n_items > 0, /data/grand div /data/n_items, 0)")
    making.compute("n_above", "sum(/data/item/above)")
    making.compute("left_all", "sum(/data/item/left)")
    return making


def rows_there(many: int = 200) -> str:
    """W4 with so many rows from the beginning."""
    text = rows().xml().replace("<shop/>", f"<shop/><many>{many}</many>")
    return text.replace('<repeat nodeset="/data/item">', '<repeat nodeset="/data/item" jr:count="/data/many">')


def wilayah() -> str:
    """W3: a cascade over external lists; a calculation looks the village's label up."""
    making = Making("w3")
    making.ask("string", "respondent")
    body = ""
    above = ""
    for level in ("province", "regency", "district", "village"):
        making.places.append(f"<{level}/>")
        chosen = f"[{above} = /data/{above}]" if above else ""
        body += (
            f'<select1 ref="/data/{level}"><itemset nodeset="instance(\'{level}\')/root/item{chosen}">'
            '<value ref="name"/><label ref="label"/></itemset></select1>'
        )
        above = level
    making.body.append(body)
    making.compute("village_name", "instance('village')/root/item[name = /data/village]/label")
    levels = ("province", "regency", "district", "village")
    return making.xml("".join(f'<instance id="{name}" src="jr://file-csv/{name}.csv"/>' for name in levels))


def regions() -> dict[str, list[tuple[str, str, str]]]:
    """38 provinces, 514 regencies, 7,277 districts, 83,000 villages: name, label, the one above."""
    counts = {"province": 38, "regency": 514, "district": 7277, "village": 83000}
    made: dict[str, list[tuple[str, str, str]]] = {}
    above: list[tuple[str, str, str]] = [("", "", "")]
    for level, count in counts.items():
        made[level] = list(_level(level, count, above))
        above = made[level]
    return made


def _level(level: str, count: int, above: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    for at in range(count):
        upper = above[at * len(above) // count][0]
        yield (f"{upper}{at:05d}", f"{level.capitalize()} {at}", upper)


def verbal_autopsy() -> str | None:
    """W5: the WHO verbal autopsy form; None where it is not at hand."""
    return lzma.decompress(WHO.read_bytes()).decode() if WHO.is_file() else None
