"""UU 27/2022 in the forms (domain 6.4): who is asked for a NIK heard the words first and may refuse; or it is vital."""

from __future__ import annotations

import pytest

from desktop.forms import bundled, semantics
from desktop.xforms import Form, Interview, load_form

ASKING = [
    path.stem for path in sorted(bundled.FOLDER.glob("*.xml"))
    if "nik" in semantics.read(load_form(path.read_bytes())).meanings.values()
]  # fmt: skip
VITAL = {"korban_bnba", "rumah_rusak"}  # a disaster: vital interest, recorded
BY_OUTCOME = {"verval"}  # a family that refuses is an outcome, and nothing more is asked


def form(stem: str) -> Form:
    return load_form((bundled.FOLDER / f"{stem}.xml").read_bytes())


def names(of: Form) -> set[str]:
    return {spec.name for spec in of.definition.specs}


@pytest.mark.parametrize("stem", ASKING)
def test_the_ground_of_recording_is_recorded(stem: str) -> None:
    there = names(form(stem))
    if stem in VITAL:
        assert "dasar" in there
    else:
        assert "teks_persetujuan" in there
        assert stem in BY_OUTCOME or {"setuju", "lanjut"} <= there


@pytest.mark.parametrize("stem", ["kube_profil", "psks"])
def test_who_refuses_is_asked_no_more(stem: str) -> None:
    interview = Interview(form(stem))
    if stem == "psks":
        interview.answer("/data/psks/jenis", "03")
    section = "/data/bagian_anggota" if stem == "kube_profil" else "/data/pribadi"
    interview.answer("/data/persetujuan/setuju", "1")
    assert interview.node(section).relevant
    interview.answer("/data/persetujuan/setuju", "2")
    assert not interview.node(section).relevant
