"""A reviewer with a web account: verdicts and reasons reach the server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from desktop.hub.running import serve
from desktop.store import accounts_table, record, retention, servers_table
from desktop.sync import reviews
from desktop.sync.central import Central
from desktop.trouble import Kind, Trouble
from tests.roles.at_central import FORM, RATNA, Pages, empty, known_there, opened
from tests.roles.conftest import Village
from tests.roles.test_corrections import receive, tried
from tests.sync.central_pages import CentralPages


@pytest.fixture
def there() -> CentralPages:
    return empty()


@pytest.fixture
def pages(village: Village, there: CentralPages) -> Iterator[Pages]:
    with serve(there) as running:
        yield opened(village, running)


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
    village: Village, there: CentralPages, pages: Pages
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
