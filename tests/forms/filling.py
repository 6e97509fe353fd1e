"""Filling a form from a table of answers by path: `path = answer`, `+ path` adds an instance, # is a remark."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.xforms import Interview, Node


def fill(interview: Interview, table: str) -> Interview:
    """Answer in the order of the table; every question must be relevant when it is answered."""
    for line in table.strip().splitlines():
        path, _, answer = (part.strip() for part in line.partition("#")[0].partition("="))
        if not path:
            continue
        if path.startswith("+"):
            interview.add(f"/data/{path[1:].strip()}")
            continue
        node = interview.node(f"/data/{path}")
        assert node.relevant, f"{path} is not asked"
        interview.answer(node.ref, answer)
    return interview


def answer_the_rest(interview: Interview, *, longest: bool = False, known: Mapping[str, str] | None = None) -> int:
    """Give every required (or every) open question a possible answer, as the form unfolds; says how many.

    `known`: the answers of questions by their name, where not just any will do.
    """
    given, said = 0, known or {}
    while open_question := next((node for node in _open(interview.root, longest=longest)), None):
        name = open_question.ref.rpartition("/")[2]
        interview.answer(open_question.ref, said.get(name) or _possible(open_question, first=longest))
        given += 1
        assert given < 2000, open_question.ref
    return given


def _open(node: Node, *, longest: bool) -> list[Node]:
    found: list[Node] = []
    for child in node.children:
        if not child.relevant:
            continue
        if child.kind != "question":
            found += _open(child, longest=longest)
        elif _is_open(child, longest=longest):
            found.append(child)
    return found


def _is_open(node: Node, *, longest: bool) -> bool:
    """Still to be answered; people here are not in the prelist."""
    asked = not node.readonly and node.control is not None and "prelist" not in node.ref.rpartition("/")[2]
    return asked and not node.value and (node.required or longest)


def _possible(node: Node, *, first: bool) -> str:
    if node.control in ("select1", "select"):
        return node.choices[0 if first else -1].value if len(node.choices) else ""
    by_type = {"int": "1", "decimal": "1.5", "date": "2026-01-02", "time": "08:15:00.000", "geopoint": "-1.6 103.7 0 0"}
    return {"upload": "foto.jpg"}.get(node.control or "", by_type.get(node.type, _text(node.ref)))


def _text(ref: str) -> str:
    """A text that keeps the rule of the question."""
    if "/nik" in ref:
        return f"15710141039090{_instance(ref):02d}"
    said = {
        "no_kk": "1571010204169000", "no_kk_anggota": "1571010204169000",
        "no_hp": "081234567890", "rt": "003", "rw": "001", "kode_sls": "0001",
        "no_kks": "6013010000000001", "id_pelanggan": "12345678901", "hp_ketua": "081234567890",
        "hp_pelapor": "081234567890", "hp_waris": "081234567890", "hp_keluarga": "081234567890", "inisial": "S.A.",
    }  # fmt: skip
    return said.get(ref.rpartition("/")[2], "Keterangan")


def _instance(ref: str) -> int:
    """The position of the innermost instance a question is in."""
    return int(ref.rpartition("[")[2].partition("]")[0] or 1) if "[" in ref else 1


def violations(interview: Interview) -> dict[str, str]:
    """What `problems` finds, by path without /data/."""
    return {problem.ref.removeprefix("/data/"): problem.kind for problem in interview.problems()}


def warnings(interview: Interview) -> set[str]:
    """The soft rules that speak now, by the name of their note."""
    return {node.ref.rpartition("/")[2] for node in _all(interview.root) if node.relevant and "/w_" in node.ref}


def _all(node: Node) -> list[Node]:
    return [node, *(found for child in node.children for found in _all(child))]
