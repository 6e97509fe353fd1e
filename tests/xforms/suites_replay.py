"""The recorded cases of other engines, and what became of each of them over `drive`."""

from __future__ import annotations

import json
import lzma
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from tests.xforms.replay import Disagreement, Replay, compare_xml

SUITES = Path(__file__).resolve().parents[2].parent / "shared" / "suites"
KNOWN = Path(__file__).with_name("known_differences.json")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: what it is about, and the expectations that did not hold."""

    case: str
    about: str
    wrong: tuple[str, ...]
    against_author: int = 0


def known() -> dict[str, str]:
    """The cases that differ, each with its reason."""
    found: dict[str, str] = json.loads(KNOWN.read_text(encoding="utf-8"))
    return found


def scenarios() -> Iterator[Outcome]:
    """Scenarios of ODK Web Forms and JavaRosa."""
    with lzma.open(SUITES / "scenarios.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            replay = Replay(case)
            wrong = _ran(replay)
            yield Outcome(case["id"], _about(case), wrong, replay.against_author)


def fills() -> Iterator[Outcome]:
    """Real forms with random answers, as ODK Web Forms took them."""
    with zipfile.ZipFile(SUITES / "forms.zip") as forms, lzma.open(SUITES / "fills.jsonl.xz", "rt") as lines:
        for line in lines:
            case = json.loads(line)
            case["options"] = {"missing_resource_behavior": "blank"}
            replay = Replay(case, form=forms.read(case["file"]).decode(), media=_media(forms, case["file"]))
            yield Outcome(case["id"], "real forms, random answers", _ran(replay, case["final_xml"]))


def _media(forms: zipfile.ZipFile, file: str) -> dict[str, str]:
    folder = f"media/{file}/"
    names = [name for name in forms.namelist() if name.startswith(folder) and not name.endswith("/")]
    return {name.rpartition("/")[2]: forms.read(name).decode("utf-8", "replace") for name in names}


def _ran(replay: Replay, final: str | None = None) -> tuple[str, ...]:
    try:
        wrong = list(replay.run())
        if final is not None and not wrong:
            compare_xml(replay.ask(replay.sessions[0], "submission"), final)
    except (Disagreement, ParseError) as error:  # some recorded XML holds what XML cannot
        return (str(error),)
    return tuple(wrong)


def _about(case: dict[str, Any]) -> str:
    """What a case is about, by the file of the suite it came from."""
    file = case["source"].partition(" ")[2].rpartition(":")[0].rpartition("/")[2]
    return file.removesuffix(".test.ts").removesuffix(".java").removesuffix("Test") or "other"
