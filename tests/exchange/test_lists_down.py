"""Lists on their way down: with their form, and again when they are newer; entity lists stay entity lists."""

from __future__ import annotations

from datetime import timedelta

from desktop.exchange.list_news import packed_lists
from desktop.forms import library
from desktop.roles.exchanging import Exchange, Extras
from desktop.store import forms_table, lists_table
from desktop.xforms import Interview, ListTable
from tests.exchange.laptops import START, Laptop
from tests.roles.test_entities import FORM

COLUMNS = ("name", "label", "__version", "kepala")
OLD, NEW = ("u1", "Budi", "1", "Budi"), ("u1", "Budi S", "2", "Budi S")


def at(of: Laptop) -> Exchange:
    return Exchange(of.vault, of.person, now=of.now)


def installed(one: Laptop) -> int:
    csv = "\n".join(",".join(line) for line in (COLUMNS, OLD)).encode()
    library.install(one.vault, FORM, {"keluarga.csv": csv}, server_id="", entity_lists=("keluarga.csv",), at=START)
    return key_of(one)


def key_of(one: Laptop) -> int:
    row = forms_table.find(one.vault, "keluarga", "1")
    assert row is not None
    return row.key


def renewed(one: Laptop, rows: list[tuple[str, ...]], hash: str, days: int) -> None:
    """The server's list came down anew."""
    when = START + timedelta(days=days)
    key = lists_table.import_rows(
        one.vault, COLUMNS, rows, name="keluarga.csv", version=hash, at=when, entities=True
    )  # fmt: skip
    lists_table.use(one.vault, key, hash=hash)


def table(one: Laptop) -> ListTable:
    found = library.lists(one.vault, "keluarga").table("keluarga.csv")
    assert found is not None
    assert not hasattr(found, "root")
    return found  # type: ignore[return-value]


def labels(one: Laptop) -> list[str]:
    where = table(one).columns.index("label")
    return [row[where] for row in table(one).rows()]


def carried(sri: Laptop, asep: Laptop) -> bytes:
    return at(sri).write(asep.card.fingerprint, Extras(forms=True), always=True).data


def test_a_newer_list_goes_down_to_who_has_the_form_and_an_older_one_never_takes_its_place(
    asep: Laptop, sri: Laptop
) -> None:
    key = installed(sri)
    first = carried(sri, asep)
    assert at(asep).take(first).forms == ("Keluarga",)
    assert (labels(asep), packed_lists(asep.vault, key_of(asep))) == (["Budi"], packed_lists(sri.vault, key))
    at(sri).take(at(asep).write(sri.card.fingerprint, always=True).data)
    assert at(sri).ready(asep.card.fingerprint).forms == ()

    renewed(sri, [NEW, ("u2", "Rusdi", "1", "Rusdi")], "md5:baru", 1)
    assert at(sri).ready(asep.card.fingerprint).forms == (key,)
    assert at(asep).take(carried(sri, asep)).forms == ("Keluarga",)
    assert labels(asep) == ["Budi S", "Rusdi"]
    at(asep).take(first)  # a stick that was forgotten in a bag
    assert labels(asep) == ["Budi S", "Rusdi"]
    at(sri).take(at(asep).write(sri.card.fingerprint, always=True).data)
    assert at(sri).ready(asep.card.fingerprint).forms == ()


def test_what_was_registered_here_stays_in_sight_and_is_not_taken_for_the_servers(asep: Laptop, sri: Laptop) -> None:
    key = installed(sri)
    at(asep).take(carried(sri, asep))
    form = library.open_form(asep.vault, "keluarga")
    interview = Interview(form, lists=library.lists(asep.vault, "keluarga"))
    interview.answer("/data/nama", "Siti")
    done = interview.finalize()
    from desktop.roles import sealing
    from desktop.store import record, submission
    from desktop.store.record import RecordSummary
    from desktop.store.seal import Seal

    record.begin(asep.vault, "siti", key_of(asep), by=asep.person, at=asep.now())
    snapshot = interview.snapshot()
    summary, entities = RecordSummary("Siti"), sealing.entities_of(done)
    seal = Seal(done.instance_id, done.xml, snapshot.xml(), snapshot.values(), summary, entities=entities)
    submission.hand_in(asep.vault, "siti", seal, release=False, by=asep.person, at=asep.now())
    assert labels(asep) == ["Budi", "Siti"]
    assert at(sri).take(at(asep).write(sri.card.fingerprint).data).new == ("siti",)
    assert labels(sri) == ["Budi", "Siti"]
    at(sri).take(at(asep).write(sri.card.fingerprint, always=True).data)
    renewed(sri, [NEW], "md5:baru", 1)
    at(asep).take(carried(sri, asep))
    assert labels(asep) == ["Budi S", "Siti"]
    stored = lists_table.get(asep.vault, forms_table.media(asep.vault, key_of(asep))["keluarga.csv"].list_key or 0)
    assert stored is not None
    assert (stored.row_count, key) == (1, key)
