"""The past of a laptop, vouched for by another: going on is proved, a past that was made over or put back shows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from desktop.exchange import Consignment, pack, read
from desktop.exchange.chain import MOST, known
from desktop.roles.losses import Losses
from desktop.store import Vault, history_table, record
from desktop.store.history_table import Change
from tests.exchange.laptops import Laptop


def send(one: Laptop, other: Laptop) -> bytes:
    return pack(one.vault, Consignment(), other.card, by=one.person, at=one.now()).data


def take(one: Laptop, data: bytes) -> None:
    read(one.vault, data, at=one.now(), by=one.person)


def there_and_back(asep: Laptop, sri: Laptop) -> None:
    """Sri has Asep's past, and Asep knows that she has."""
    take(sri, send(asep, sri))
    take(asep, send(sri, asep))


def suspected(sri: Laptop, asep: Laptop) -> bool:
    return Losses(sri.vault, sri.person, now=sri.now).on_it(asep.card.fingerprint).broken_at is not None


def lines(one: Laptop, many: int) -> None:
    """So many changes of a record of its own."""
    seq = record.number(one.vault, one.handed_in("Siti"))
    changes = [Change(f"/d/{number}", None, "x") for number in range(many)]
    with one.vault.atomic():
        history_table.note_changes(one.vault, seq, changes, at=one.now(), by=one.person, deed="save")


def rewrite(vault: Vault) -> None:
    """As somebody with the key does who knows how: another answer in the first line, and every link made anew."""
    vault.connection.executescript("DROP TRIGGER history_stays")
    rows = vault.rows("SELECT id, record, at, by, deed, ref, old, new, reason, salt, digest FROM history ORDER BY id")
    link = history_table.FIRST_LINK
    with vault.atomic():
        for number, (line, *content, salt, digest) in enumerate(rows):
            if number == 0:
                content[-1] = "lain"
                digest = history_table._digest(salt, *content)
                vault.write("UPDATE history SET reason = 'lain', digest = ? WHERE id = ?", (digest, line))
            link = hashlib.sha256(link + digest).digest()
            vault.write("UPDATE history SET link = ? WHERE id = ?", (link, line))
    assert history_table.first_broken_link(vault) is None


def test_a_past_that_goes_on_is_not_suspected(asep: Laptop, sri: Laptop) -> None:
    lines(asep, 3)
    late = send(asep, sri)
    for _ in range(3):
        there_and_back(asep, sri)
        lines(asep, 2)
    take(sri, late)
    take(sri, send(asep, sri))
    found = known(sri.vault, asep.card.fingerprint)
    assert found is not None and found.head == history_table.head(asep.vault) and not suspected(sri, asep)


def test_erased_content_leaves_the_chain_as_it_was(asep: Laptop, sri: Laptop) -> None:
    lines(asep, 3)
    there_and_back(asep, sri)
    (record_id,) = [row[0] for row in asep.vault.rows("SELECT id FROM records")]
    history_table.erase(asep.vault, record_id)
    lines(asep, 1)
    take(sri, send(asep, sri))
    assert not suspected(sri, asep)


@pytest.mark.parametrize("acknowledged", [True, False])
@pytest.mark.parametrize("after", [lambda _one: None, lambda one: lines(one, 4)])
def test_a_past_that_was_made_over_shows(
    asep: Laptop, sri: Laptop, acknowledged: bool, after: Callable[[Laptop], None]
) -> None:
    lines(asep, 3)
    take(sri, send(asep, sri))
    if acknowledged:
        take(asep, send(sri, asep))
    rewrite(asep.vault)
    after(asep)
    take(sri, send(asep, sri))
    assert suspected(sri, asep)


def test_an_older_copy_put_back_shows_and_what_follows_is_compared_with_it(asep: Laptop, sri: Laptop) -> None:
    lines(asep, 9)
    there_and_back(asep, sri)
    asep.vault.connection.executescript("DROP TRIGGER history_is_kept")
    with asep.vault.atomic():
        asep.vault.write("DELETE FROM history WHERE id > 4")
        asep.vault.write("UPDATE sqlite_sequence SET seq = 4 WHERE name = 'history'")
    take(sri, send(asep, sri))
    first = known(sri.vault, asep.card.fingerprint)
    lines(asep, 1)
    take(sri, send(asep, sri))
    second = known(sri.vault, asep.card.fingerprint)
    assert first is not None and second is not None
    assert first.broken_at is not None and second.broken_at == first.broken_at


def test_a_past_of_many_days_is_proved_in_pieces(asep: Laptop, sri: Laptop) -> None:
    """A day's typing is more digests than one text of a package may hold."""
    lines(asep, 3)
    there_and_back(asep, sri)
    lines(asep, 2_500)
    take(sri, send(asep, sri))
    found = known(sri.vault, asep.card.fingerprint)
    assert found is not None and found.head == history_table.head(asep.vault) and not suspected(sri, asep)


def test_a_long_past_is_told_by_its_newest_link_alone(asep: Laptop, sri: Laptop) -> None:
    lines(asep, MOST + 1)
    assert len(send(asep, sri)) < 100_000
    there_and_back(asep, sri)
    lines(asep, 2)
    take(sri, send(asep, sri))
    found = known(sri.vault, asep.card.fingerprint)
    assert found is not None and found.head == history_table.head(asep.vault) and not suspected(sri, asep)
