"""A reviewer with a web account: verdicts and reasons reach the server, records of the own villages come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from desktop.hub.running import Running, serve
from desktop.store import accounts_table, check, record, retention, servers_table, submission, verifications
from desktop.store.accounts_table import Account
from desktop.store.stages import Stage
from desktop.store.users_table import User
from desktop.sync import reviews
from desktop.sync.central import Central
from desktop.sync.joining import join, read_invitation
from desktop.sync.line import Line
from desktop.trouble import Kind, Trouble
from tests.roles.conftest import Village
from tests.roles.test_corrections import receive, tried
from tests.sync.central_pages import CentralPages, Kept
from tests.sync.laptop import SHORT

RATNA, SECRET = "ratna@dinsos.example", "hujan di kota hulu"
FORM = "asesmen_keluarga"
Pages = Callable[[str], Central | None]


@pytest.fixture
def there() -> CentralPages:
    return CentralPages({RATNA: SECRET}, {FORM: []})


@pytest.fixture
def running(there: CentralPages) -> Iterator[Running]:
    with serve(there) as running:
        yield running


@pytest.fixture
def pages(village: Village, running: Running) -> Pages:
    """The server is known, its forms are bound to it, and Ratna has an account there."""
    address = f"{running.address}/v1/key/{'a' * 64}/projects/1"
    row, _ = join(village.vault, read_invitation(address), user_id=village.siti.user.id, at=village.clock())
    with village.vault.atomic():
        village.vault.write("UPDATE forms SET server = ?", (row.id,))
    account = Account(row.id, village.ratna.user.id, RATNA, SECRET)
    accounts_table.keep(village.vault, account, at=village.clock())
    opened = Central(row.address, account, Line("Sambang/uji", patience=SHORT))
    return lambda server_id: opened if server_id == row.id else None


def known_there(village: Village, there: CentralPages, record_id: str) -> Kept:
    """The server has it as it was sent."""
    seal = submission.of_record(village.vault, record_id)[0]
    kept = Kept(seal.instance_id, seal.instance_id, submission.xml(village.vault, seal.id))
    there.kept[FORM].append(kept)
    return kept


def tell(village: Village, pages: Pages) -> int:
    village.clock.pass_(minutes=6)  # nobody takes it back any more
    return reviews.tell(village.vault, village.ratna.user, pages, now=village.clock())


def test_an_approval_and_a_return_with_its_reason_are_told_once(
    village: Village, there: CentralPages, pages: Pages
) -> None:
    good, bad = village.hand_in(0), village.hand_in(1)
    for record_id in (good, bad):
        receive(village, tried(village, record_id))
        known_there(village, there, record_id)
    village.clock.pass_(minutes=1)
    village.ratna.send_back(bad, "NIK kepala keluarga keliru")
    assert tell(village, pages) == 2
    approved, returned = there.kept[FORM]
    assert (approved.review_state, approved.comments) == ("approved", [])
    assert (returned.review_state, returned.comments) == ("hasIssues", ["NIK kepala keluarga keliru"])
    assert tell(village, pages) == 0


def test_what_the_server_has_not_is_not_told_and_what_it_lost_is_not_asked_again(
    village: Village, there: CentralPages, pages: Pages
) -> None:
    waiting, lost = village.hand_in(0), village.hand_in(1)
    village.ratna.approve(waiting)
    receive(village, tried(village, lost))  # received, and deleted there since
    assert tell(village, pages) == 0
    asked = len(there.asked)
    assert tell(village, pages) == 0 and len(there.asked) == asked


def test_a_wire_that_breaks_leaves_the_word_for_the_next_round(
    village: Village, there: CentralPages, running: Running, pages: Pages
) -> None:
    record_id = village.hand_in()
    receive(village, tried(village, record_id))
    kept = known_there(village, there, record_id)
    password = there.people.pop(RATNA)
    with pytest.raises(Trouble) as said:
        tell(village, pages)
    assert said.value.kind is Kind.ACCOUNT_REJECTED
    there.people[RATNA] = password
    assert tell(village, pages) == 1 and kept.review_state == "approved"


def test_a_comment_is_said_once_and_without_numbers(
    village: Village, there: CentralPages, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_id = village.hand_in()
    receive(village, tried(village, record_id))
    kept = known_there(village, there, record_id)
    village.clock.pass_(minutes=1)
    village.ratna.send_back(record_id, "NIK 1571010101900001 milik tetangga")
    say = Central.comment

    def unheard(central: Central, form_id: str, root_id: str, text: str) -> None:
        say(central, form_id, root_id, text)
        raise Trouble(Kind.TIMED_OUT)

    monkeypatch.setattr(Central, "comment", unheard)
    with pytest.raises(Trouble):
        tell(village, pages)
    assert tell(village, pages) == 0
    assert kept.comments == ["NIK **************** milik tetangga"]


@pytest.mark.parametrize("status, later", [(400, 1), (429, 0)])
def test_what_the_server_will_never_take_holds_up_nobody(
    village: Village, there: CentralPages, pages: Pages, status: int, later: int
) -> None:
    first, second = village.hand_in(0), village.hand_in(1)
    for record_id in (first, second):
        receive(village, tried(village, record_id))
    there.unwilling[known_there(village, there, first).root_id] = status
    after = known_there(village, there, second)
    with nullcontext() if later else pytest.raises(Trouble):
        assert tell(village, pages) == later
    assert (after.review_state == "approved") is bool(later)


def test_what_was_let_go_of_is_not_told_again(village: Village, there: CentralPages, pages: Pages) -> None:
    record_id = village.hand_in()
    receive(village, tried(village, record_id))
    kept = known_there(village, there, record_id)
    assert tell(village, pages) == 1
    kept.review_state = "hasIssues"  # the office looked again
    retention.erase(village.vault, record.number(village.vault, record_id), record_id, village.clock())
    assert tell(village, pages) == 0 and kept.review_state == "hasIssues"
    with village.vault.atomic():  # as vaults did that let go of it before
        village.vault.write("DELETE FROM reviews_to_tell")
    assert tell(village, pages) == 0 and kept.review_state == "hasIssues"


def test_a_new_account_tells_nothing_of_before_it(village: Village, there: CentralPages, pages: Pages) -> None:
    (server,) = servers_table.servers(village.vault)
    account = accounts_table.get(village.vault, server.id, village.ratna.user.id)
    assert account is not None
    accounts_table.forget(village.vault, server.id, account.user)
    before, after = village.hand_in(0), village.hand_in(1)
    receive(village, tried(village, before))
    old, new = known_there(village, there, before), known_there(village, there, after)
    village.clock.pass_(minutes=1)
    accounts_table.keep(village.vault, account, at=village.clock())
    village.clock.pass_(minutes=1)
    receive(village, tried(village, after))
    accounts_table.keep(village.vault, account, at=village.clock())  # a new password only
    assert tell(village, pages) == 1
    assert (old.review_state, new.review_state) == (None, "approved")


def of_a_phone(village: Village, there: CentralPages, record_id: str, made_at: str) -> Kept:
    """The same household as a phone sent it, which this laptop never saw."""
    kept = known_there(village, there, record_id)
    fresh = f"uuid:{uuid4()}"
    kept.xml = kept.xml.replace(kept.instance_id.encode(), fresh.encode())
    kept.root_id = kept.instance_id = fresh
    kept.made_at = made_at
    return kept


def bring(village: Village, pages: Pages, region: str) -> int:
    ratna = village.ratna.user
    reviewer = User(ratna.id, ratna.name, ratna.role, region)
    return reviews.bring(village.vault, reviewer, pages, now=village.clock())[0]


def test_what_is_new_of_the_own_villages_comes_to_be_looked_at(
    village: Village, there: CentralPages, pages: Pages
) -> None:
    own = village.hand_in(0)
    region = record.get(village.vault, own).region_code
    kept = of_a_phone(village, there, own, "2026-11-20T08:00:00.000Z")
    assert bring(village, pages, region) == 1
    found = village.vault.value("SELECT r.id FROM records r JOIN known_there k ON k.record = r.seq")
    brought = record.get(village.vault, found)
    assert (brought.stage, brought.author_name, brought.region_code) == (Stage.SENT, "Tagana Lubuk", region)
    assert submission.current(village.vault, found).instance_id == kept.instance_id
    assert verifications.is_open(village.vault, found)
    assert village.ratna.open(found).xml == kept.xml
    assert check.broken_promises(village.vault) == []
    assert bring(village, pages, region) == 0
    assert datetime.fromisoformat(kept.made_at) < datetime.now(UTC)


def test_other_villages_stay_at_the_server(village: Village, there: CentralPages, pages: Pages) -> None:
    of_a_phone(village, there, village.hand_in(0), "2026-11-20T08:00:00.000Z")
    assert bring(village, pages, "99.99") == 0
