"""A draft on a version of its form in which a question stands in another section: its answer goes along."""

from __future__ import annotations

from desktop.forms import library
from desktop.roles.beginnings import Beginnings
from desktop.store import record
from desktop.xforms import Interview
from tests.roles.conftest import Village
from tests.roles.test_beginnings import XML, draft


def test_an_answer_goes_along_to_the_section_its_question_moved_to(village: Village) -> None:
    """As the remark of most forms did, from the end of the form into a section of its own."""
    record_id, beginnings = draft(village), Beginnings(village.siti)
    opened = village.siti.open(record_id)
    interview = Interview(opened.form, draft=opened.draft, now=village.clock)
    was = next(spec.ref for spec in opened.form.definition.specs if spec.name == "nama_pelapor")
    xml = XML.replace(f'version="{opened.form.version}"'.encode(), b'version="2099010101"')
    inner = b"<nama_pelapor/>" if b"<nama_pelapor/>" in xml else b"<nama_pelapor />"
    assert xml.count(inner) == 1 and was == "/data/pelapor/nama_pelapor"
    xml = xml.replace(inner, b"").replace(b"<pelapor>", b"<siapa>" + inner + b"</siapa><pelapor>", 1)
    library.install(village.vault, xml.replace(was.encode(), b"/data/siapa/nama_pelapor"), {}, server_id="")
    moved = beginnings.on_newest(record_id)
    assert moved.lost == ()
    shown = Interview(moved.opened.form, draft=moved.opened.draft, now=village.clock)
    assert shown.node("/data/siapa/nama_pelapor").value == "Hamdani"
    interview.answer(was, "Hamdani Saputra")  # typed on while the card was there
    village.siti.save_draft(opened, interview.snapshot(), "")
    beginnings.keep_on(moved.opened)
    again = village.siti.open(record_id)
    kept = Interview(again.form, draft=again.draft, now=village.clock)
    assert kept.node("/data/siapa/nama_pelapor").value == "Hamdani Saputra"
    assert kept.node("/data/kejadian/tgl_kejadian").value == "2026-11-20"
    kept_draft = record.load_draft(village.vault, record_id)
    assert kept_draft is not None and was not in kept_draft.answers
