"""What others handed in comes to the reviewer of those villages, with its photos; and what becomes of it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from desktop.hub.running import serve
from desktop.store import (
    adopting,
    check,
    forms_table,
    history_table,
    record,
    submission,
    there_table,
    verdicts_table,
    verifications,
)
from desktop.store.stages import Stage
from desktop.sync import bringing, reviews
from desktop.sync.bringing import Brought, Wish
from desktop.sync.central import Central
from desktop.trouble import Kind, Trouble
from tests.roles.at_central import FORM, Pages, empty, known_there, opened
from tests.roles.conftest import Village
from tests.roles.test_corrections import receive, tried
from tests.sync.central_pages import CentralPages, Kept

HEAD = "/data/pengenalan/nama_kepala"


@pytest.fixture
def there() -> CentralPages:
    return empty()


@pytest.fixture
def pages(village: Village, there: CentralPages) -> Iterator[Pages]:
    with serve(there) as running:
        yield opened(village, running)


@pytest.fixture
def region(village: Village) -> str:
    """Of the household a phone of the same village has sent, too."""
    return record.get(village.vault, village.hand_in(0)).region_code


def again(kept: Kept, *, edits: int = 0) -> str:
    """Another version of it, under a fresh id."""
    fresh = f"uuid:{uuid4()}"
    kept.xml = kept.xml.replace(kept.instance_id.encode(), fresh.encode())
    kept.instance_id, kept.edits = fresh, edits
    return fresh


def of_a_phone(
    village: Village, there: CentralPages, *, number: int = 0, made: str = "2026-11-20T08:00:00.000Z"
) -> Kept:
    """A household as a phone sent it, which this laptop never saw."""
    kept = known_there(village, there, village.hand_in(number, seed=2))
    kept.root_id = again(kept)
    kept.made_at = made
    return kept


def bring(village: Village, pages: Pages, region: str = "", *, wish: Wish | None = None) -> Brought:
    brought, reviewer = Brought(), replace(village.ratna.user, region=region)
    bringing.bring(village.vault, reviewer, pages, brought, now=village.clock(), wish=wish or Wish())
    return brought


def only_brought(village: Village) -> str:
    return str(village.vault.value("SELECT r.id FROM records r JOIN known_there k ON k.record = r.seq"))


def words_of(village: Village, record_id: str) -> list[tuple[str, str]]:
    return [(one.by_name, one.text) for one in verdicts_table.remarks(village.vault, record_id)]


def test_what_is_new_of_the_own_villages_comes_to_be_looked_at(
    village: Village, there: CentralPages, pages: Pages, region: str
) -> None:
    kept = of_a_phone(village, there)
    kept.comments.append("Rumahnya di belakang musala")
    assert bring(village, pages, region).records == 1
    brought = record.get(village.vault, only_brought(village))
    assert (brought.stage, brought.author_name, brought.region_code) == (Stage.SENT, "Tagana Lubuk", region)
    assert submission.current(village.vault, brought.id).instance_id == kept.instance_id
    assert verifications.is_open(village.vault, brought.id)
    assert words_of(village, brought.id) == [("Pak Yusuf", "Rumahnya di belakang musala")]
    assert village.ratna.open(brought.id).xml == kept.xml
    assert check.broken_promises(village.vault) == []
    assert bring(village, pages, region).touched == Brought().touched


def test_one_question_a_form_when_nothing_is_new_and_none_where_nothing_was_handed_in(
    village: Village, there: CentralPages, pages: Pages
) -> None:
    of_a_phone(village, there)
    bring(village, pages)
    there.asked.clear()
    bring(village, pages)
    assert [path.rpartition("/")[2] for _, path in there.asked] == ["forms", "Submissions", "Submissions"]


def test_other_villages_and_what_somebody_settled_stay_at_the_server(
    village: Village, there: CentralPages, pages: Pages
) -> None:
    kept = of_a_phone(village, there)
    assert bring(village, pages, "99.99").records == 0
    kept.review_state, kept.changed_at = "approved", "2026-11-20T09:00:00.000Z"
    assert bring(village, pages).records == 0


def test_one_that_appeared_late_behind_the_newest_is_not_missed(
    village: Village, there: CentralPages, pages: Pages
) -> None:
    of_a_phone(village, there, made="2026-11-20T08:00:01.000Z")
    assert bring(village, pages).records == 1
    of_a_phone(village, there, number=1, made="2026-11-20T08:00:00.500Z")  # its transaction took longer
    assert bring(village, pages).records == 1


def test_photos_come_after_the_words_as_far_as_they_may(village: Village, there: CentralPages, pages: Pages) -> None:
    kept = of_a_phone(village, there)
    kept.xml = kept.xml.replace(b"<foto_rumah/>", b"<foto_rumah>rumah.jpg</foto_rumah>")
    kept.files = {"rumah.jpg": b"\xff\xd8 rumah", "dalam.jpg": None}
    assert bring(village, pages, wish=Wish(photos=False)).photos == 0
    found = only_brought(village)
    assert village.ratna.open(found).photos == ()
    assert bring(village, pages, wish=Wish(budget=0)).photos == 0
    assert bring(village, pages).photos == 1
    assert village.ratna.open(found).photos == ("rumah.jpg",)
    assert village.ratna.photo(found, "rumah.jpg") == b"\xff\xd8 rumah"
    kept.files["dalam.jpg"] = b"\xff\xd8 dalam"  # the phone found a line
    assert bring(village, pages).photos == 0  # it was just asked for
    village.clock.pass_(hours=2)
    assert bring(village, pages).photos == 1
    village.clock.pass_(hours=2)
    there.asked.clear()
    bring(village, pages)
    assert not [path for _, path in there.asked if "attachments" in path]
    assert check.broken_promises(village.vault) == []


@pytest.mark.parametrize("kind", [Kind.RECORD_MISSING, Kind.SERVER_ANSWER_BROKEN])
def test_a_photo_that_cannot_be_had_keeps_no_other_away(
    village: Village, there: CentralPages, pages: Pages, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    kept = of_a_phone(village, there)
    kept.xml = kept.xml.replace(b"<foto_rumah/>", b"<foto_rumah>rumah.jpg</foto_rumah>")
    kept.files = {"film.mp4": b"larger than any photo", "rumah.jpg": b"\xff\xd8 rumah"}
    read, asked = Central.attachment, list[str]()

    def had(central: Central, form_id: str, root_id: str, name: str) -> tuple[bytes, str]:
        asked.append(name)
        if name == "film.mp4":
            raise Trouble(kind)
        return read(central, form_id, root_id, name)

    monkeypatch.setattr(Central, "attachment", had)
    assert bring(village, pages).photos == 1
    assert village.ratna.open(only_brought(village)).photos == ("rumah.jpg",)
    village.clock.pass_(hours=2)
    assert bring(village, pages).photos == 0
    assert asked == ["film.mp4", "rumah.jpg"]  # its bytes are not paid for with every round


def changed(kept: Kept, state: str | None, minute: int = 0) -> None:
    kept.review_state, kept.changed_at = state, f"2026-11-20T10:{minute:02d}:00.000Z"


def test_who_else_looked_at_it_there_is_told_and_it_waits_here_no_more(
    village: Village, there: CentralPages, pages: Pages
) -> None:
    kept = of_a_phone(village, there)
    bring(village, pages)
    found = only_brought(village)
    changed(kept, "approved")
    assert bring(village, pages).changed == 1
    assert not verifications.is_open(village.vault, found)
    newest = history_table.of_record(village.vault, found)[0]
    assert (newest.deed, newest.by_name) == ("there_approved", "Pak Yusuf")
    changed(kept, "hasIssues", minute=1)
    kept.comments.append("NIK tidak terbaca")
    bring(village, pages)
    assert verifications.is_open(village.vault, found)
    assert words_of(village, found) == [("Pak Yusuf", "NIK tidak terbaca")]
    assert check.broken_promises(village.vault) == []


def test_what_was_told_from_here_does_not_come_back_as_news(
    village: Village, there: CentralPages, pages: Pages
) -> None:
    own = village.hand_in(1)
    receive(village, tried(village, own))
    kept = known_there(village, there, own)
    village.clock.pass_(minutes=1)
    village.ratna.send_back(own, "NIK kepala keluarga keliru")
    village.clock.pass_(minutes=6)
    assert reviews.tell(village.vault, village.ratna.user, pages, now=village.clock()) == 1
    changed(kept, "hasIssues")
    assert bring(village, pages).changed == 0
    assert words_of(village, own) == [("Ratna", "NIK kepala keluarga keliru")]  # as it was said here


def test_a_version_edited_there_stands_from_then_on(village: Village, there: CentralPages, pages: Pages) -> None:
    kept = of_a_phone(village, there)
    bring(village, pages)
    found = only_brought(village)
    village.ratna.approve(found)
    head = submission.answers(village.vault, submission.current(village.vault, found).id)[HEAD]
    fresh = again(kept, edits=1)
    kept.xml = kept.xml.replace(head.encode(), b"Nama Yang Betul")
    changed(kept, "edited")
    assert bring(village, pages).changed == 1
    assert submission.current(village.vault, found).instance_id == fresh
    assert submission.earlier(village.vault, found) == submission.Earlier(fresh, False)
    (entry,) = history_table.of_record(village.vault, found, ref=HEAD)
    assert (entry.old, entry.new, entry.by_name) == (head, "Nama Yang Betul", "Bu Rini")
    assert verifications.is_open(village.vault, found)
    assert check.broken_promises(village.vault) == []


def test_who_is_at_work_on_it_is_not_interrupted_and_finds_the_other_version_beside(
    village: Village, there: CentralPages, pages: Pages
) -> None:
    own = village.hand_in(1)
    receive(village, tried(village, own))
    kept = known_there(village, there, own)
    village.siti.correct(own)
    again(kept, edits=1)
    changed(kept, "edited")
    bring(village, pages)
    assert record.get(village.vault, own).stage is Stage.DRAFT
    beside = adopting.get(village.vault, own)
    assert beside is not None and beside.instance_id == kept.instance_id
    assert check.broken_promises(village.vault) == []


def test_a_version_of_the_form_that_was_replaced_comes_from_the_server_and_is_offered_to_nobody(
    village: Village, there: CentralPages, pages: Pages
) -> None:
    kept = of_a_phone(village, there)
    row = forms_table.get(village.vault, village.family_form)
    assert row is not None
    xml = forms_table.xml(village.vault, row.key)
    kept.xml = kept.xml.replace(row.version.encode(), b"2025010101")
    there.versions[FORM, "2025010101"] = xml.replace(row.version.encode(), b"2025010101")
    assert bring(village, pages).records == 1
    found = record.get(village.vault, only_brought(village))
    older = forms_table.get(village.vault, found.form)
    assert older is not None and (older.version, older.retired) == ("2025010101", True)
    assert [form.version for form in village.siti.forms() if form.form_id == FORM] == [row.version]
    assert village.ratna.open(found.id).photos == ()


def test_a_broken_line_keeps_what_came_before(
    village: Village, there: CentralPages, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_a_phone(village, there)
    late = of_a_phone(village, there, number=1, made="2026-11-20T08:01:00.000Z")
    read = Central.xml

    def cut(central: Central, form_id: str, root_id: str) -> bytes:
        if root_id == late.root_id:
            raise Trouble(Kind.TIMED_OUT)
        return read(central, form_id, root_id)

    monkeypatch.setattr(Central, "xml", cut)
    brought = Brought()
    with pytest.raises(Trouble):
        bringing.bring(village.vault, village.ratna.user, pages, brought, now=village.clock(), wish=Wish())
    assert (brought.records, len(brought.touched.records)) == (1, 1)
    monkeypatch.undo()
    assert bring(village, pages).records == 1


def test_the_walk_remembers_what_it_took_in_the_last_seconds() -> None:
    at = datetime.fromisoformat("2026-11-20T08:00:00+00:00")
    mark = bringing._Mark().after("a", at).after("b", at + timedelta(seconds=3)).after("c", at + timedelta(seconds=9))
    assert mark.had == (("c", at + timedelta(seconds=9)),)
    assert bringing._Mark.read(mark.written()) == mark
    assert mark.since == at + timedelta(seconds=4)
    assert there_table.GIVE_UP > there_table.ASK_AGAIN
