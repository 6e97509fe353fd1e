"""Who decides on a list that shrank: whose login it came with, or who reviews."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.roles.lists_given import GivenLists
from desktop.store import Role, User, lists_table, lists_views, servers_table
from desktop.store.servers_table import Login
from desktop.trouble import Kind, Trouble
from tests.sync.laptop import SERVER, Laptop, new_laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """Asep's own login was given a list of 30, and then one of 3."""
    made = new_laptop(tmp_path / "sambang")
    login = Login(SERVER, made.author.id, "token", "", "t")
    servers_table.add(made.vault, "Dinas Sosial", "https://pusat.example/{token}", at=made.at, server_id=SERVER)
    servers_table.keep_login(made.vault, login)
    for count in (30, 3):
        rows = [[f"e{number}", "1"] for number in range(count)]
        key = lists_table.import_rows(
            made.vault, ("name", "__version"), rows, name="keluarga.csv", version=str(count), at=made.at, scope=SERVER,
            entities=True,
        )  # fmt: skip
        set_it = lists_views.use if count == 30 else lists_views.set_aside
        set_it(made.vault, key, login, hash=str(count), at=made.at)
    lists_views.too_large(made.vault, login, "warga.csv", hash="x", size=53_000_000)
    yield made
    made.close()


def given(laptop: Laptop, user: User) -> GivenLists:
    return GivenLists(laptop.vault, user, now=laptop.now)


def test_whose_login_it_is_and_who_reviews_see_it(laptop: Laptop) -> None:
    admin = next(user for user in everyone(laptop) if user.role is Role.ADMINISTRATOR)
    for person in (laptop.author, admin):
        (one,) = given(laptop, person).awaiting()
        assert (one.name, one.before, one.after) == ("keluarga.csv", 30, 3)
        assert [(large.name, large.size) for large in given(laptop, person).large()] == [("warga.csv", 53_000_000)]
    lists_views.too_large(
        laptop.vault, Login(SERVER, admin.id, "token", "", "t2"), "warga.csv", hash="x", size=53_000_000
    )
    assert len(given(laptop, admin).large()) == 1  # one asking fetches it for all who have a login
    other = given(laptop, laptop.person("Dewi Lestari"))
    assert (other.awaiting(), other.large()) == ((), ())
    with pytest.raises(Trouble, match=f"^{Kind.NOT_ALLOWED.value}$"):
        other.agree(one)


def test_agreed_or_refused_it_waits_no_more(laptop: Laptop) -> None:
    asep = given(laptop, laptop.author)
    (one,) = asep.awaiting()
    assert asep.refuse(one).lists
    assert asep.awaiting() == ()
    assert not asep.agree(one).lists  # somebody was quicker
    view = lists_views.view(laptop.vault, SERVER, laptop.author.id, "keluarga.csv")
    assert view is not None and (view.hash, view.refused) == ("30", "3")


def everyone(laptop: Laptop) -> list[User]:
    from desktop.store import users_table

    return list(users_table.everyone(laptop.vault))
