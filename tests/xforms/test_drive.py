"""The engine driven by JSON lines, and forms checked by command."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop import cli
from desktop.cli.drive import Driver, run
from desktop.cli.form import Places
from desktop.xforms.errors import FormProblem
from tests.xforms.test_slice import FORM


def session(*requests: dict[str, Any], form: str = FORM, **load: Any) -> list[Any]:
    """The results of requests after loading a form; an error is its kind."""
    lines = [json.dumps(each) for each in ({"op": "load", "form": form, **load}, *requests)]
    replies = [json.loads(line) for line in run(lines, Driver(now="2026-01-02T03:04:05Z", timezone="Asia/Jakarta"))]
    return [reply["result"] if reply["ok"] else reply["error"]["kind"] for reply in replies]


def test_a_whole_filling() -> None:
    loaded, *rest = session(
        {"op": "set", "ref": "/data/nama", "value": "Siti"},
        {"op": "set", "ref": "/data/ada", "value": ["ya"]},
        {"op": "add_repeat", "ref": "/data/anggota"},
        {"op": "add_repeat", "ref": "/data/anggota", "index": 0},
        {"op": "set", "ref": "/data/anggota[2]/umur", "value": 40},
        {"op": "count", "ref": "/data/anggota"},
        {"op": "get", "ref": "/data/jumlah"},
        {"op": "choices", "ref": "/data/ada"},
        {"op": "remove_repeat", "ref": "/data/anggota[1]"},
        {"op": "evaluate", "expr": "count(/data/anggota)", "to": "string"},
        {"op": "undo"},
        {"op": "problems"},
        {"op": "finalize"},
    )
    assert loaded["form_id"] == "keluarga"
    assert "/data/nama" in rest[0]
    assert rest[5] == 2
    assert rest[6]["value"] == "1"
    assert [choice["label"] for choice in rest[7]] == ["Ya", "Tidak"]
    assert rest[9] == {"type": "string", "value": "1"}
    assert rest[11] == []
    assert rest[12]["xml"].count("<anggota>") == 2
    assert rest[12]["instance_id"].startswith("uuid:")


def test_state_tree_draft_and_reload() -> None:
    _, _, state, tree, draft, _, again, languages = session(
        {"op": "set", "ref": "/data/nama", "value": "Siti"},
        {"op": "state"},
        {"op": "tree"},
        {"op": "draft"},
        {"op": "reload"},
        {"op": "get", "ref": "/data/nama"},
        {"op": "languages"},
    )
    assert {node["ref"]: node["violation"] for node in state}["/data/nama"] is None
    assert [child["label"] for child in tree["children"]] == ["Nama", "Ada anggota?", "Anggota Siti"]
    assert "<nama>Siti</nama>" in draft
    assert again["value"] == "Siti"
    assert languages == []


def test_a_submission_is_corrected() -> None:
    done = session({"op": "set", "ref": "/data/nama", "value": "Siti"}, {"op": "finalize"})[-1]
    again = session({"op": "finalize"}, instance=done["xml"])[-1]
    assert again["deprecated_id"] == done["instance_id"]


@pytest.mark.parametrize(
    ("request_", "kind"),
    [
        ({"op": "nothing"}, "request"),
        ({"op": "get"}, "request"),
        ({"op": "get", "ref": "/data/none"}, "ref"),
        ({"op": "language", "name": "fr"}, "request"),
        ({"op": "evaluate", "expr": "1 +"}, "expression"),
        ({"op": "reload", "instance": "<other id='x'/>"}, "instance"),
        ({"op": "load", "form": "<a/>"}, "form"),
        ({"op": "load", "form": FORM, "timezone": "Nowhere/At all"}, "request"),
        ({"op": "add_repeat", "ref": "/data/anggota", "index": "x"}, "request"),
    ],
)
def test_a_bad_request_is_answered_and_the_session_goes_on(request_: dict[str, Any], kind: str) -> None:
    assert session(request_, {"op": "get", "ref": "/data/nama"})[1:][0] == kind


def test_lines_that_are_no_requests_are_answered_too() -> None:
    replies = list(run(["nonsense", "[]", "", '{"op": "state"}'], Driver()))
    assert [json.loads(reply)["ok"] for reply in replies] == [False, False, False]


def test_expressions_on_any_document() -> None:
    _, value, nodes = session(
        {"op": "evaluate", "expr": "sum(//n)", "document": "<a><n>1</n><n>2</n></a>", "to": "number"},
        {"op": "evaluate", "expr": "n", "document": "<a><n>1</n><n>2</n></a>", "context": "/a"},
    )
    assert value == {"type": "number", "value": 3.0}
    assert [node["value"] for node in nodes["value"]] == ["1", "2"]


def test_check_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_text(FORM, encoding="utf-8")
    bad.write_text(FORM.replace("sum(/data/anggota/dewasa)", "sum(/data/anggota/dewasa"), encoding="utf-8")
    assert cli.run(["form", "check", str(good)]) == 0
    assert cli.run(["form", "check", str(bad)]) == 1
    said = capsys.readouterr().out
    assert "ok" in said
    assert "error: /data/jumlah: calculate" in said
    assert "sum(/data/anggota/dewasa" in said


def test_drive_reads_a_form_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "form.xml"
    path.write_text(FORM, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"op": "get", "ref": "/data/nama"}\n')))
    assert cli.run(["form", "drive", str(path), "--seed", "1"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["result"]["required"] is True


def test_what_is_asked_may_be_named_otherwise() -> None:
    instance = "<data id='keluarga'><nama>Siti</nama></data>"
    _, *rest = session(
        {"op": "reload", "instance_xml": f"\n{instance}"},
        {"op": "evaluate", "expression": "/data/nama", "to": "STRING"},
        {"op": "add_repeat", "ref": "/data/anggota[1]", "after": 1},
        {"op": "count", "ref": "/data/anggota[1]"},
        {"op": "remove_repeat", "ref": "/data/anggota", "index": 1},
        {"op": "set", "ref": "/data/nama", "value": {"not": "an answer"}},
        {"op": "evaluate", "expr": "format-date(now(), '%H')", "to": "string", "timezone": "+09:00"},
        {"op": "evaluate", "expr": "format-date(now(), '%H')", "to": "string"},
        preload={"deviceID": "collect:1"},
        missing_media="ERROR",
    )
    assert rest[1]["value"] == "Siti"
    assert rest[5] == "request"
    assert [each["value"] for each in rest[6:]] == ["12", "10"]


def test_who_may_add_and_take_away_is_the_forms_affair() -> None:
    counted = FORM.replace('<repeat nodeset="/data/anggota"', '<repeat nodeset="/data/anggota" jr:count="2"')
    assert counted != FORM
    _, count, added, removed = session(
        {"op": "count", "ref": "/data/anggota"},
        {"op": "add_repeat", "ref": "/data/anggota"},
        {"op": "remove_repeat", "ref": "/data/anggota[1]"},
        form=counted,
    )
    assert (count, added, removed) == (2, "value", "value")


def test_a_form_that_does_not_load_leaves_none_behind() -> None:
    loaded, failed, got = session({"op": "load", "form": "<a"}, {"op": "get", "ref": "/data/nama"})
    assert loaded["form_id"] == "keluarga"
    assert (failed, got) == ("form", "request")


def test_a_bug_ends_one_request_and_not_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    driver = Driver()

    def broken(_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setitem(driver.operations, "state", broken)
    reply = driver.reply('{"op": "state", "ref": "/data"}')
    assert reply["error"] == {"kind": "bug", "message": "RecursionError: too deep", "ref": "/data"}


def test_half_an_emoji_can_be_told() -> None:
    (reply,) = run([json.dumps({"op": "get\ud83d"})], Driver())
    assert reply.isascii()
    assert json.loads(reply)["ok"] is False


def test_a_problem_is_told_by_the_sheet_that_its_author_knows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    sheet.append(["type", "name", "label"])
    sheet.append(["text", "nama", "Nama"])
    book.save(tmp_path / "form.xlsx")
    places = Places(tmp_path / "form.xlsx")
    assert places.of(FormProblem("expression", "", "/data/nama")) == "sheet survey, row 2, question nama: "
    assert places.of(FormProblem("structure", "", "submission")) == "sheet settings: "
    assert places.of(FormProblem("entities", "", "submission")) == "sheet entities: "
