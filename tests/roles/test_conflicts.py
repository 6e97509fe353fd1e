"""A record that was edited at the server too: mine as an edit of theirs, theirs in place of mine, or later."""

from __future__ import annotations

from uuid import uuid4

import pytest

from desktop.forms import library
from desktop.roles.conflicts import Compared, Conflicts
from desktop.store import access_table, check, delivery, history_table, record, submission
from desktop.store.adopting import Copy
from desktop.store.stages import Fate, Outcome, Stage
from desktop.trouble import Kind, Trouble
from desktop.xforms import Interview, Snapshot
from tests.roles.conftest import Village
from tests.roles.test_corrections import HEAD, edit, receive, tried
from tests.roles.test_deeds import reopened, stage

OFFICE = f"uuid:{uuid4()}"


def refused(village: Village) -> str:
    """Sent, edited at the office, corrected here, and refused for it."""
    family = village.hand_in()
    receive(village, tried(village, family))
    village.siti.correct(family)
    edit(village, family, "Nama Dari Desa")
    opened = village.siti.open(family)
    interview = reopened(opened)
    village.siti.hand_in(opened, interview.snapshot(), interview.finalize())
    seal = tried(village, family)
    delivery.refuse(
        village.vault, seal.id, Kind.REFUSED_OUTDATED, "out of date", at=village.clock(), outcome=Outcome.NOT_TAKEN
    )
    return family


def edited_there(village: Village, family: str) -> Copy:
    """What Central gives back after its web form was used on the first version."""
    first = submission.of_record(village.vault, family)[0]
    xml = submission.xml(village.vault, first.id).decode()
    head = submission.answers(village.vault, first.id)[HEAD]
    meta = f"<instanceID>{first.instance_id}</instanceID>"
    assert meta in xml
    edit_of = f"<instanceID>{OFFICE}</instanceID><deprecatedID>{first.instance_id}</deprecatedID>"
    return Copy(OFFICE, xml.replace(meta, edit_of).replace(f">{head}<", ">Nama Dari Kantor<").encode(), "Bu Rini")


def conflicts_of(village: Village) -> Conflicts:
    return Conflicts(village.vault, village.siti.user, now=village.clock)


def theirs(village: Village, compared: Compared) -> Snapshot:
    lists = library.FormLists(village.vault, compared.theirs.form_key, None)
    return Interview(compared.theirs.form, lists=lists, draft=compared.theirs.draft).snapshot()


def compared(village: Village, family: str) -> tuple[Conflicts, Snapshot]:
    role = conflicts_of(village)
    role.keep(family, edited_there(village, family))
    found = role.compare(family)
    assert found.editor == "Bu Rini"
    assert access_table.entries(village.vault, record_id=family)[0].deed == "open"
    return role, theirs(village, found)


def test_the_wire_asks_by_the_first_id_the_server_knew(village: Village) -> None:
    family = refused(village)
    first, latest = submission.of_record(village.vault, family)
    errand = conflicts_of(village).errand(latest.id)
    assert (errand.record_id, errand.root_id) == (family, first.instance_id)


def test_mine_goes_again_as_an_edit_of_theirs(village: Village) -> None:
    family = refused(village)
    role, snapshot = compared(village, family)
    role.keep_mine(family, snapshot)
    opened = village.siti.open(family)
    interview = reopened(opened)
    assert interview.node(HEAD).value == "Nama Dari Desa"
    village.siti.hand_in(opened, interview.snapshot(), interview.finalize())
    assert submission.current(village.vault, family).deprecated_id == OFFICE
    assert "keep_mine" in {entry.deed for entry in history_table.of_record(village.vault, family)}
    assert not role.kept(family)
    assert check.broken_promises(village.vault) == []


def test_theirs_stands_and_mine_is_in_the_history(village: Village) -> None:
    family = refused(village)
    role, snapshot = compared(village, family)
    role.take_theirs(family, snapshot)
    assert stage(village, family) is Stage.SENT
    assert record.get(village.vault, family).title == "Keluarga Nama Dari Kantor"
    seals = submission.of_record(village.vault, family)
    assert [seal.fate for seal in seals] == [Fate.SENT, Fate.VOID, Fate.SENT]
    turned = next(line for line in history_table.of_record(village.vault, family) if line.ref == HEAD)
    assert (turned.deed, turned.old, turned.new) == ("take_theirs", "Nama Dari Desa", "Nama Dari Kantor")
    assert delivery.unsent(village.vault) == 0
    village.siti.correct(family)
    assert village.siti.open(family).deprecates == OFFICE
    assert check.broken_promises(village.vault) == []


def test_nothing_is_decided_before_the_servers_version_is_here(village: Village) -> None:
    family = refused(village)
    with pytest.raises(Trouble) as said:
        conflicts_of(village).compare(family)
    assert said.value.kind is Kind.RECORD_MISSING
    assert stage(village, family) is Stage.REFUSED


def test_nobody_decides_on_anothers_record(village: Village) -> None:
    family = refused(village)
    role, snapshot = compared(village, family)
    other = Conflicts(village.vault, village.budi.user, now=village.clock)
    for deed in (lambda: other.compare(family), lambda: other.take_theirs(family, snapshot)):
        with pytest.raises(Trouble) as said:
            deed()
        assert said.value.kind is Kind.NOT_ALLOWED
    with pytest.raises(Trouble):
        Conflicts(village.vault, village.ratna.user, now=village.clock).keep_mine(family, snapshot)
    assert role.kept(family)
