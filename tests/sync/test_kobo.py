"""KoboToolbox and Ona as they differ from Central: logins, paths, repeats, edits. Against an imitation on loopback."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.forms import library
from desktop.hub import serve
from desktop.hub.running import Running
from desktop.openrosa.login import Login, Scheme, auth_for, clean_address, with_api_token
from desktop.store import servers_table
from desktop.sync.courier import run_round
from desktop.sync.joining import join, read_invitation
from desktop.sync.round import Round
from desktop.trouble import Kind
from tests.hub.province import form_xml
from tests.sync.faults import CLEAN, Fault, FaultyWire
from tests.sync.kobo import Kobo
from tests.sync.laptop import Laptop, new_laptop

DESA = b"name,label\n1,Contoh Kaja\n"


@pytest.fixture
def kobo() -> Kobo:
    made = Kobo(forms={"kunjungan": form_xml(), "prelist": form_xml("prelist", media=["desa.csv"])})
    made.media["prelist"] = {"desa.csv": DESA}
    return made


@pytest.fixture
def there(kobo: Kobo) -> Iterator[Running]:
    with serve(kobo) as running:
        yield running


@pytest.fixture
def wire(there: Running) -> Iterator[FaultyWire]:
    with FaultyWire((there.host, there.port)) as wire:
        yield wire


@pytest.fixture
def laptop(tmp_path: Path, wire: FaultyWire, kobo: Kobo) -> Iterator[Laptop]:
    """Joined with a name and a passphrase, as Kobo's own people are: Digest."""
    made = new_laptop(tmp_path / "sambang")
    joined(made, f"{wire.address}/siti", kobo.name, kobo.secret)
    yield made
    made.close()


def joined(laptop: Laptop, address: str, username: str = "", secret: str = "") -> str:
    """The server's id is the tests' own, so that records of the laptop are bound to it."""
    invitation = read_invitation(address, username=username, secret=secret)
    servers_table.add(laptop.vault, "Kobo", invitation.address, at=laptop.at, server_id="dinsos")
    row, _ = join(laptop.vault, invitation, at=laptop.at)
    return servers_table.login(laptop.vault, row.id).scheme  # type: ignore[union-attr]


def pull(laptop: Laptop) -> Round:
    return run_round(laptop.vault, laptop.lines, now=laptop.now, dice=random.Random(1))


def test_forms_media_and_records_with_a_name_and_a_passphrase(laptop: Laptop, kobo: Kobo) -> None:
    one = laptop.release({"a.jpg": b"x" * 3000, "b.jpg": b"y" * 3000})
    went = pull(laptop)
    assert (went.forms_installed, went.failed, went.stopped, went.words_sent, went.files_sent) == (2, (), (), 1, 2)
    table = library.lists(laptop.vault, "prelist").table("desa.csv")
    assert table is not None and table.version.startswith("md5:")
    assert laptop.fates() == {one: "sent"}
    assert kobo.held[one].files == {"a.jpg": b"x" * 3000, "b.jpg": b"y" * 3000}
    posts = [word for method, _, word in kobo.asked if method == "POST"]
    assert posts and set(posts) == {"Digest"}  # no body went before the nonce was known
    assert sum(word == "" for _, _, word in kobo.asked) == 1  # challenged once a session


def test_a_data_collectors_token_stands_in_the_path(tmp_path: Path, wire: FaultyWire, kobo: Kobo) -> None:
    laptop = new_laptop(tmp_path / "pengumpul")
    assert joined(laptop, f"{wire.address}/collector/{kobo.secret}") == "token"
    one = laptop.release()
    assert (pull(laptop).forms_installed, laptop.fates()) == (2, {one: "sent"})
    assert {word for _, _, word in kobo.asked} == {""}
    laptop.close()


def test_an_api_token_goes_with_its_own_word_and_only_over_tls() -> None:
    login = with_api_token("https://kc.kobotoolbox.org/siti", "abc")
    assert login == Login(Scheme.BEARER, "Token", "abc")
    assert with_api_token("https://pusat.example/v1/projects/1", "abc") == Login(Scheme.BEARER, "", "abc")
    for given, said in ((login, "Token abc"), (Login(Scheme.BEARER, "", "abc"), "Bearer abc")):
        request = _Request()
        auth_for(given, "https://kc.kobotoolbox.org")(request)  # type: ignore[arg-type]
        assert request.headers == {"Authorization": said}


class _Request:
    def __init__(self) -> None:
        self.headers: dict[str, str] = {}


def test_a_password_does_not_go_in_clear(tmp_path: Path, wire: FaultyWire, kobo: Kobo) -> None:
    """Kobo would take Basic over http; we do not send it."""
    laptop = new_laptop(tmp_path / "terang")
    laptop.login(wire.address)
    login = servers_table.Login("dinsos", "", "basic", kobo.name, kobo.secret)
    servers_table.keep_login(laptop.vault, login)
    laptop.release()
    assert (pull(laptop).kind, kobo.asked) == (Kind.NOT_SECURE, [])
    laptop.close()


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("https://kf.kobotoolbox.org/#/forms/aBcDe/summary", "https://kc.kobotoolbox.org"),
        ("https://eu.kobotoolbox.org/#/projects/home", "https://kc-eu.kobotoolbox.org"),
        ("kc.kobotoolbox.org/siti/", "https://kc.kobotoolbox.org/siti"),
    ],
)
def test_the_address_people_see_is_not_the_one_that_takes_records(pasted: str, clean: str) -> None:
    assert clean_address(pasted) == clean


@pytest.mark.parametrize("ona", [False, True])
def test_a_lost_answer_then_duplicate_with_202_is_a_receipt(
    laptop: Laptop, kobo: Kobo, wire: FaultyWire, ona: bool
) -> None:
    kobo.ona = ona
    laptop.round()
    one = laptop.release({"a.jpg": b"x" * 3000})
    laptop.lines.close()
    wire.next_fault = lambda: Fault(answer=700)  # the challenge and the preflight come through
    laptop.round()
    assert one in kobo.held and laptop.fates() == {one: "released"}
    wire.next_fault = lambda: CLEAN
    laptop.later(hours=1)
    laptop.round()
    assert laptop.fates() == {one: "sent"}
    assert kobo.held[one].files == {"a.jpg": b"x" * 3000}


ROWS: tuple[tuple[int, str, str, Kind | None], ...] = (
    (402, "The owner of this survey has exceeded their submission limit.", "released", Kind.SERVER_LIMIT),
    (405, "Form is not active", "refused", Kind.REFUSED_FORM_CLOSED),
    (409, "Submission with this instance ID already exists", "refused", Kind.REFUSED_CONFLICT),
    (410, "Submission has been edited", "refused", Kind.REFUSED_OUTDATED),
    (423, "Submission is currently being processed. Try again later.", "released", Kind.SERVER_TROUBLE),
    (404, "Form does not exist on this account", "refused", Kind.REFUSED_FORM_UNKNOWN),  # Ona
    (403, "Access denied", "released", Kind.SERVER_TROUBLE),  # its form is in the list: not the token, not the form
)


@pytest.mark.parametrize(("status", "text", "fate", "kind"), ROWS)
def test_each_answer_of_theirs(laptop: Laptop, kobo: Kobo, status: int, text: str, fate: str, kind: Kind) -> None:
    kobo.says = [(status, text)]
    one = laptop.release()
    laptop.round()
    assert (laptop.fates(), laptop.troubles()) == ({one: fate}, {one: kind.value})


def test_a_bare_404_is_a_form_that_is_gone_and_stops_nobody_else(laptop: Laptop, kobo: Kobo) -> None:
    """Kobo answers so for a form that was deleted: a page without the mark, as of a wrong address."""
    del kobo.forms["prelist"]
    gone, good = laptop.release(form_id="prelist"), laptop.release()
    kobo.says = [(404, "")]
    went = laptop.round()
    assert laptop.fates() == {gone: "refused", good: "sent"}
    assert [one.kind for one in went.refused] == [Kind.REFUSED_FORM_NOT_ASSIGNED]


def test_a_bare_404_of_a_form_that_is_there_passes(laptop: Laptop, kobo: Kobo) -> None:
    kobo.says = [(404, "")]
    one, other = laptop.release(), laptop.release()
    laptop.round()
    assert (laptop.fates(), laptop.troubles()[one]) == ({one: "released", other: "sent"}, Kind.SERVER_TROUBLE.value)
    laptop.later(hours=1)
    laptop.round()
    assert set(laptop.fates().values()) == {"sent"}


@pytest.mark.parametrize(("ona", "told"), [(False, "refused"), (True, "sent")])
def test_an_edit_of_what_was_edited_there(laptop: Laptop, kobo: Kobo, ona: bool, told: str) -> None:
    """Kobo says 410; Ona as it is set up may let the last one win."""
    kobo.ona = ona
    first = laptop.release()
    laptop.round()
    kobo.held[first].edited = True
    second = laptop.release(deprecated=first)
    laptop.round()
    assert laptop.fates() == {first: "sent", second: told}


def test_ona_drops_changes_silently_so_the_bytes_never_change(laptop: Laptop, kobo: Kobo, wire: FaultyWire) -> None:
    """It answers 202 to other bytes under the same id and keeps the first: every attempt of ours is the same."""
    kobo.ona = True
    one = laptop.release({"a.jpg": b"x" * 3000, "b.jpg": b"y" * 90_000})
    cuts: Iterator[Fault] = iter([Fault(request=3000), Fault(request=40_000), Fault(answer=1200)])
    wire.next_fault = cut_by(cuts)
    for _ in range(6):
        laptop.lines.close()
        laptop.round()
        laptop.later(hours=2)
    assert laptop.fates() == {one: "sent"}
    assert kobo.held[one].files == {"a.jpg": b"x" * 3000, "b.jpg": b"y" * 90_000}


def cut_by(faults: Iterator[Fault]) -> Callable[[], Fault]:
    return lambda: next(faults, CLEAN)


def test_a_wrong_passphrase_shuts_out_only_its_person(laptop: Laptop, kobo: Kobo) -> None:
    kobo.secret = "lain"
    one = laptop.release()
    assert laptop.round().kind is Kind.TOKEN_REJECTED
    assert laptop.fates() == {one: "released"}
