"""What the server has is let go of after its days; receipts, times and the chain of the history stay."""

from __future__ import annotations

import contextlib
import random
from datetime import UTC, datetime, timedelta

import pytest

from desktop.store import (
    access_table,
    check,
    delivery,
    history_table,
    photos,
    record,
    records_table,
    retention,
    submission,
)
from desktop.store.records_table import Wish
from desktop.store.seal import Receipt
from desktop.trouble import Cancelled, Kind, Trouble
from tests.store import deeds


def sent(shelf, *, name="Bu Imas Masitoh"):
    """A record with a photo the server has in full."""
    family = shelf.draft({"/data/nama": name}, title=name, keys={"name": (name,), "nik": ("1571014103900002",)})
    seal = shelf.seal(files={f"{name}.jpg": name.encode() * 1000}, instance_name=name)
    submission.hand_in(shelf.vault, family, seal, release=True, by=shelf.author, at=shelf.now())
    one = submission.current(shelf.vault, family)
    delivery.note_attempt(shelf.vault, one.id, at=shelf.now())
    for part in submission.parts(shelf.vault, one.id):
        delivery.keep_receipt(shelf.vault, one.id, part.name, Receipt(shelf.now(), "", 201, "", "dinsos"))
    return family


def later(shelf, days):
    return shelf.now() + timedelta(days=days)


def test_after_its_days_the_content_goes_and_the_receipts_stay(shelf):
    family, other = sent(shelf), shelf.draft({"/data/nama": "Pak Dadang"}, title="Pak Dadang")
    one = submission.current(shelf.vault, family)
    (photo,) = [part.sha256 for part in submission.parts(shelf.vault, one.id) if not part.is_xml]
    retention.keep_for(shelf.vault, 90)
    assert retention.let_go(shelf.vault, later(shelf, 89)).records == 0
    assert retention.waiting(shelf.vault, later(shelf, 91), 90) == 1
    gone = retention.let_go(shelf.vault, max(later(shelf, 91), datetime.now(UTC) + timedelta(days=2)))
    assert (gone.records, gone.photos) == (1, 1)
    assert not photos.has(shelf.vault, photo)
    assert set(delivery.receipts(shelf.vault, one.id)) == {"/xml", "Bu Imas Masitoh.jpg"}
    assert record.get(shelf.vault, family).stage == "sent"
    assert record.load_draft(shelf.vault, other).answers == {"/data/nama": "Pak Dadang"}
    assert records_table.count(shelf.vault, Wish(text="Imas")) == 0
    assert record.with_key(shelf.vault, "nik", "1571014103900002") == []
    assert {line.old for line in history_table.of_record(shelf.vault, family)} == {None}
    assert history_table.first_broken_link(shelf.vault) is None
    assert check.broken_promises(shelf.vault) == []
    with pytest.raises(Trouble, match=Kind.RECORD_LET_GO.value):
        submission.correct(shelf.vault, family, by=shelf.author, at=shelf.now())


def test_nothing_of_the_content_is_left_in_any_table(shelf):
    family = sent(shelf)
    retention.erase(shelf.vault, record.number(shelf.vault, family), family, shelf.now())
    tables = [name for (name,) in shelf.vault.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        if table not in ("parts", "receipts", "records_fts"):  # these name the file, as the receipt does
            for row in shelf.vault.rows(f'SELECT * FROM "{table}"'):
                assert "Imas" not in repr(row) and b"Imas".hex() not in repr(row), table


def test_what_is_not_wholly_sent_never_goes(shelf):
    retention.keep_for(shelf.vault, 30)
    waiting, held, draft = shelf.handed_in(release=True), shelf.handed_in(), shelf.draft({"/data/nama": "x"})
    corrected = sent(shelf)
    submission.correct(shelf.vault, corrected, by=shelf.author, at=shelf.now())
    assert retention.let_go(shelf.vault, later(shelf, 4000)).records == 0
    for family in (waiting, held, draft, corrected):
        assert not retention.is_erased(shelf.vault, family)
    with pytest.raises(Exception, match="sealed"):
        retention.erase(shelf.vault, record.number(shelf.vault, waiting), waiting, shelf.now())
    assert record.get(shelf.vault, waiting).title == "Bu Imas"


def test_for_ever_is_the_usual_and_cut_short_it_goes_on_next_time(shelf):
    for number in range(3):
        sent(shelf, name=f"Bu Imas {number}")
    assert retention.let_go(shelf.vault, later(shelf, 4000)).records == 0
    retention.keep_for(shelf.vault, 30)
    turns = iter([False, True, True])
    with pytest.raises(Cancelled):
        retention.let_go(shelf.vault, later(shelf, 60), cancelled=lambda: next(turns))
    assert retention.waiting(shelf.vault, later(shelf, 60), 30) == 2
    assert retention.let_go(shelf.vault, later(shelf, 60)).records == 2
    assert check.broken_promises(shelf.vault) == []


def test_the_access_log_has_its_own_days(shelf):
    access_table.note(shelf.vault, "open", by=shelf.author, at=shelf.now())
    assert retention.let_go(shelf.vault, later(shelf, retention.ACCESS_DAYS - 1)).lines == 0
    assert retention.let_go(shelf.vault, later(shelf, retention.ACCESS_DAYS + 1)).lines == 1


def test_no_deed_brings_anything_back_to_what_was_let_go_of(shelf):
    """Found by a kill of ten thousand: a note could be written on a record that was let go of."""
    record_id, broken = sent(shelf), {}
    retention.keep_for(shelf.vault, 30)
    retention.let_go(shelf.vault, later(shelf, 60))
    for deed in dict.fromkeys(deeds.DEEDS):
        with contextlib.suppress(Trouble, FileNotFoundError):
            deed(shelf, record_id, random.Random(1), 1, lambda _line: None)
        broken[deed.__name__] = check.broken_promises(shelf.vault)
    assert {name: found for name, found in broken.items() if found} == {}
    assert retention.is_erased(shelf.vault, record_id)
