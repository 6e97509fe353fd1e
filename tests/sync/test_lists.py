"""Lists of a server: by login, set aside, large ones, cut off and taken up again, through a gateway."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.forms import library
from desktop.hub import serve
from desktop.hub.gateway import gateway
from desktop.hub.receiver import application, base_address
from desktop.hub.running import Running
from desktop.hub.shelf import Shelf
from desktop.store import forms_table, lists_table, lists_taking, lists_views, record, records_table
from desktop.store.record import RecordSummary
from desktop.store.records_table import Wish
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.sync import list_taking
from desktop.sync.courier import run_round
from desktop.sync.round import Round, Wanted
from desktop.trouble import Kind
from desktop.xforms import ListDocument, ListTable
from tests.hub.conftest import hub, shelf, token
from tests.hub.province import form_xml
from tests.sync.faults import CLEAN, Fault, FaultyWire
from tests.sync.laptop import SERVER, START, Laptop, new_laptop
from tests.sync.test_pull import people

__all__ = ["hub", "shelf", "token"]

Row = tuple[str, ...]
Environ = dict[str, Any]


def pull(laptop: Laptop, *, large: bool | None = None) -> Round:
    return run_round(laptop.vault, laptop.lines, now=laptop.now, dice=random.Random(1), wanted=Wanted(large=large))


def seen(laptop: Laptop, user: User | None = None) -> ListTable:
    """As the form of that person sees it."""
    table = library.lists(laptop.vault, "prelist", user=user.id if user else "").table("keluarga.csv")
    assert table is not None and not isinstance(table, ListDocument)
    return table


def read(laptop: Laptop, user: User | None = None) -> list[Row]:
    """Without what only this laptop adds."""
    return [row[:3] for row in seen(laptop, user).rows()]


def entity(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def begun_with(laptop: Laptop, number: int, by: User) -> str:
    """A draft that stands on that row."""
    form = forms_table.find(laptop.vault, "prelist")
    assert form is not None
    record.begin(laptop.vault, f"draf-{number}", form.key, by=by, at=laptop.at)
    record.save_draft(
        laptop.vault, f"draf-{number}", b"<data/>", {"/data/nama": entity(number)}, RecordSummary("Contoh"), by=by,
        at=laptop.at,
    )  # fmt: skip
    return f"draf-{number}"


@pytest.fixture
def prelist(shelf: Shelf) -> None:
    shelf.put_list("keluarga", people(40))
    shelf.publish(form_xml("prelist", media=["keluarga.csv"]))


# -- by login


@pytest.fixture
def ownd(tmp_path: Path, shelf: Shelf, prelist: None) -> Iterator[tuple[Laptop, Shelf, User]]:
    """A second province behind the same address: its person's token is given other rows (Central: owner only)."""
    other = Shelf(tmp_path / "lain" / "hub.db")
    other.put_list("keluarga", people(25, version=7))
    other.publish(form_xml())
    other.publish(form_xml("prelist", media=["keluarga.csv"]))
    ours, theirs = shelf.add_person("Sri"), other.add_person("Asep")
    apps = {ours: application(shelf), theirs: application(other)}

    def either(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        return apps[str(environ["REQUEST_URI"]).split("/")[3]](environ, start)

    made = new_laptop(tmp_path / "dua")
    with serve(either) as running:
        made.login(base_address(running.address, ours))
        made.login(base_address(running.address, theirs), user=made.author.id)
        yield made, other, made.author
    made.close()
    other.close()


def test_two_logins_read_different_lists(ownd: tuple[Laptop, Shelf, User]) -> None:
    laptop, other, asep = ownd
    assert pull(laptop).failed == ()
    assert (len(read(laptop)), len(read(laptop, asep))) == (40, 25)
    went = pull(laptop)
    assert (went.forms_installed, went.lists_fetched, went.shrank) == (0, 0, ())
    other.put_list("keluarga", people(26, version=8))
    assert pull(laptop).lists_fetched == 1
    assert (len(read(laptop)), len(read(laptop, asep))) == (40, 26)


def test_who_has_no_list_of_their_own_yet_is_shown_nobody_elses(laptop: Laptop, prelist: None, token: str) -> None:
    pull(laptop)
    asep = laptop.author
    assert len(read(laptop, asep)) == 40  # with everyone's login, everyone's list
    laptop.login("http://127.0.0.1:9/v1/key/" + "b" * 64 + "/projects/1", user=asep.id)
    assert library.lists(laptop.vault, "prelist", user=asep.id).table("keluarga.csv") is None


# -- set aside, refused, gone rows


def test_a_refused_list_is_not_offered_again_and_a_newer_one_is(laptop: Laptop, shelf: Shelf, prelist: None) -> None:
    pull(laptop)
    shelf.put_list("keluarga", people(3))
    pull(laptop)
    assert lists_table.sweep(laptop.vault) == 0  # what waits for a person stays
    (waiting,) = lists_views.awaiting(laptop.vault)
    lists_views.refuse(laptop.vault, waiting)
    went = pull(laptop)
    assert (went.shrank, went.lists_fetched, lists_views.awaiting(laptop.vault)) == ((), 0, [])
    assert len(read(laptop)) == 40
    shelf.put_list("keluarga", people(4))
    assert [one.after for one in pull(laptop).shrank] == [4]
    shelf.put_list("keluarga", people(39))
    assert (pull(laptop).shrank, lists_views.awaiting(laptop.vault), len(read(laptop))) == ((), [], 39)


def test_a_gone_row_with_a_draft_is_kept_as_outside(laptop: Laptop, shelf: Shelf, prelist: None) -> None:
    pull(laptop)
    stays, goes = begun_with(laptop, 3, laptop.author), begun_with(laptop, 38, laptop.author)
    shelf.put_list("keluarga", people(30))
    pull(laptop)
    assert lists_views.outside(laptop.vault) == {goes} != {stays}
    shown = {row.id: row.outside for row in records_table.rows(laptop.vault, Wish())}
    assert shown == {goes: True, stays: False}
    assert len(read(laptop)) == 31
    ((_, label, *_),) = seen(laptop, laptop.author).rows_where("name", entity(38))
    assert label == "Keluarga 38"
    shelf.put_list("keluarga", people(29))
    pull(laptop)
    assert len(read(laptop)) == 30  # a further download keeps it too
    record.discard(laptop.vault, goes, by=laptop.author, at=laptop.at)
    assert lists_views.outside(laptop.vault) == frozenset()
    shelf.put_list("keluarga", people(28))
    pull(laptop)
    assert len(read(laptop)) == 28


# -- large, and cut off


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, shelf: Shelf) -> None:
    """A list of 10,000 rows where 100 kB is large, and every line is a thin one."""
    monkeypatch.setattr(list_taking, "LARGE", 100_000)
    monkeypatch.setattr(list_taking, "GOOD", 1 << 60)
    shelf.put_list("keluarga", people(10_000))
    shelf.publish(form_xml("prelist", media=["keluarga.csv"]))


def test_a_large_list_waits_until_it_is_asked_for(laptop: Laptop, large: None) -> None:
    went = pull(laptop)
    assert [(one.filename, one.size > 100_000) for one in went.large] == [("keluarga.csv", True)]
    assert (went.forms_installed, went.failed) == (2, ())
    (form,) = [form for form in library.installed(laptop.vault) if form.form_id == "prelist"]
    assert not form.usable
    assert [one.name for one in lists_views.large(laptop.vault)] == ["keluarga.csv"]
    again = pull(laptop)
    assert (len(again.large), again.forms_installed, again.lists_fetched) == (1, 0, 0)
    assert pull(laptop, large=True).lists_fetched == 1
    assert (len(read(laptop)), lists_views.large(laptop.vault)) == (10_000, [])
    assert [form.usable for form in library.installed(laptop.vault)] == [True, True]
    assert pull(laptop).large == ()


def test_what_was_cut_off_goes_on_where_it_was(laptop: Laptop, wire: FaultyWire, large: None) -> None:
    """A server that ignores `Range`, as Central does: the bytes come again, the rows are not taken in again."""
    pull(laptop)
    laptop.lines.close()
    wire.next_fault = lambda: Fault(answer=400_000)
    assert pull(laptop, large=True).stopped
    (before,) = laptop.vault.rows("SELECT list, rows, place FROM list_takings")
    assert 2000 < before[1] < 10_000 and before[2] > 100_000
    assert lists_table.sweep(laptop.vault, START) == 0  # it may still be taken up
    wire.next_fault = lambda: CLEAN
    laptop.lines.close()
    pull(laptop, large=True)
    assert read(laptop) == as_sent(10_000)
    assert laptop.vault.rows("SELECT list FROM list_takings") == []
    assert laptop.vault.value("SELECT list FROM list_views") == before[0]


def test_what_was_cut_off_before_its_first_rows_begins_anew(laptop: Laptop, wire: FaultyWire, shelf: Shelf) -> None:
    """Its heading is not read as a row."""
    shelf.put_list("keluarga", people(300).replace(b"Keluarga", b"K" * 1000))
    shelf.publish(form_xml("prelist", media=["keluarga.csv"]))
    wire.next_fault = lambda: Fault(answer=200_000)
    assert pull(laptop).stopped
    assert laptop.vault.rows("SELECT place, rows FROM list_takings") == [(0, 0)]
    wire.next_fault = lambda: CLEAN
    laptop.lines.close()
    pull(laptop)
    assert [row[0] for row in read(laptop)] == [entity(n) for n in range(300)]


def test_a_server_that_bears_ranges_is_asked_for_the_rest(laptop: Laptop, hub: Running, token: str) -> None:
    data = people(10_000)
    asked: list[str] = []

    def ranged(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        """All of it, or the rest to who asks for it."""
        asked.append(str(environ.get("HTTP_RANGE", "")))
        first = int(asked[-1].removeprefix("bytes=").rstrip("-") or 0)
        marks = [("Content-Type", "text/csv"), ("ETag", '"a"'), ("Accept-Ranges", "bytes")]
        if first:
            marks.append(("Content-Range", f"bytes {first}-{len(data) - 1}/{len(data)}"))
        start("206 Partial Content" if first else "200 OK", [*marks, ("Content-Length", str(len(data) - first))])
        return [data[first:]]

    cut = iter([Fault(answer=len(data) // 2)])
    with serve(ranged) as running, FaultyWire((running.host, running.port), lambda: next(cut, CLEAN)) as wire:
        taken = direct(laptop, f"{wire.address}/keluarga.csv")
        with pytest.raises(Exception, match=Kind.NO_CONNECTION.value):
            taken()
        key = taken()
    row = lists_table.get(laptop.vault, key)
    assert row is not None and (row.row_count, row.size) == (10_000, len(data))
    assert asked[0] == "" and int(asked[1].removeprefix("bytes=").rstrip("-")) > 100_000 and len(asked) == 2


def direct(laptop: Laptop, url: str) -> Callable[[], int]:
    """One list from one address, as a round would take it."""
    from desktop.openrosa.manifest import MediaFile, MediaKind
    from desktop.sync.list_taking import Asked, take
    from desktop.sync.round import Going

    wished = lists_taking.Wished("keluarga.csv", "md5:a", SERVER, "", "entities")
    going = Going(lambda: False, lambda _progress: None, Wanted(), laptop.now, random.Random(1))
    file = MediaFile("keluarga.csv", "a", url, MediaKind.ENTITY_LIST)

    def taken() -> int:
        called = laptop.lines.to(laptop.vault, SERVER, "")
        return take(laptop.vault, Asked(called, file, wished), going, even_large=True)

    return taken


def test_a_forms_own_long_file_comes_by_pieces_too(
    laptop: Laptop, wire: FaultyWire, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_taking, "LARGE", 100_000)
    monkeypatch.setattr(list_taking, "GOOD", 1 << 60)
    shelf.publish(form_xml("prelist", media=["keluarga.csv"]), {"keluarga.csv": people(50)})
    assert pull(laptop).forms_installed == 2
    shelf.put_medium("prelist", "keluarga.csv", people(10_000).replace(b",", b";"))
    went = pull(laptop)
    assert ([one.filename for one in went.large], len(read(laptop))) == (["keluarga.csv"], 50)  # the one before, still
    assert (pull(laptop).forms_installed, pull(laptop).lists_fetched) == (0, 0)
    laptop.lines.close()
    wire.next_fault = lambda: Fault(answer=300_000)
    assert pull(laptop, large=True).stopped
    assert laptop.vault.value("SELECT rows FROM list_takings") > 1000
    wire.next_fault = lambda: CLEAN
    laptop.lines.close()
    assert pull(laptop, large=True).lists_fetched == 1
    assert [row[0] for row in read(laptop)] == [entity(n) for n in range(10_000)]
    again = pull(laptop)
    assert (again.large, again.forms_installed, again.lists_fetched) == ((), 0, 0)


def test_a_long_file_that_is_not_what_was_promised_is_not_used(
    laptop: Laptop, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_taking, "LARGE", 100_000)
    shelf.publish(form_xml("prelist", media=["keluarga.csv"]), {"keluarga.csv": people(10_000)})
    with shelf.writing() as db:
        db.execute("update medium set md5 = ?", ("0" * 32,))
    went = pull(laptop, large=True)
    assert [(one.name, one.kind) for one in went.failed] == [("keluarga.csv", Kind.FORM_CHANGED)]
    assert laptop.vault.rows("SELECT key FROM lists") == []


def as_sent(count: int) -> list[Row]:
    return [(entity(n), f"Keluarga {n}", str(n)) for n in range(count)]


# -- a gateway


@pytest.fixture
def far(laptop: Laptop, hub: Running, token: str) -> Iterator[tuple[Laptop, FaultyWire]]:
    with serve(gateway(hub.address)) as beside, FaultyWire((beside.host, beside.port)) as wire:
        laptop.login(base_address(wire.address, token))
        yield laptop, wire


def test_a_gateway_sends_only_what_is_new(far: tuple[Laptop, FaultyWire], shelf: Shelf, prelist: None) -> None:
    laptop, wire = far
    shelf.put_list("keluarga", people(5_000))
    pull(laptop)
    assert read(laptop) == as_sent(5_000)
    lines = people(5_000).splitlines(keepends=True)
    moved = [lines[0], b"%s,Baru,1,9\n" % entity(7001).encode(), *lines[3:2000], *lines[2001:]]
    moved[100] = lines[102].replace(b",1,", b",2,")
    shelf.put_list("keluarga", b"".join(moved))
    laptop.lines.close()
    went = pull(laptop)
    assert (went.lists_fetched, went.failed) == (1, ())
    assert wire.passed_down < 4_000  # the form list and the manifest among it; the list is 330,000
    wanted = [tuple(line.decode().strip().split(",")) for line in moved[1:]]
    assert read(laptop) == [(name, label, rt) for name, label, _version, rt in wanted]
    assert {len(row) for row in seen(laptop).rows()} == {6}


def test_a_gateways_list_cut_off_goes_on_by_frames(
    far: tuple[Laptop, FaultyWire], shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.openrosa import list_frames

    laptop, wire = far
    monkeypatch.setattr(list_frames, "FRAME", 40_000)
    shelf.put_list("keluarga", people(10_000))
    shelf.publish(form_xml("prelist", media=["keluarga.csv"]))
    cut = iter([Fault(answer=14_000), Fault(answer=14_000)])
    wire.next_fault = lambda: next(cut, CLEAN)
    places = []
    for _ in range(6):
        laptop.lines.close()
        if not pull(laptop, large=True).stopped:
            break
        places += [place for (place,) in laptop.vault.rows("SELECT place FROM list_takings")]
    assert read(laptop) == as_sent(10_000)
    assert places == sorted(places) and len(set(places)) == 2


def test_a_gateway_that_does_not_add_up_is_passed_by(
    far: tuple[Laptop, FaultyWire], shelf: Shelf, prelist: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.hub import list_deltas

    laptop, _ = far
    monkeypatch.setattr(list_deltas, "further", lambda before, row: row)
    went = pull(laptop)
    assert (went.failed, read(laptop)) == ((), as_sent(40))


def test_a_hostile_gateway_list_is_no_list() -> None:
    import bz2

    from desktop.openrosa.list_frames import Broken, Heading, Whole, read_frames, write_frames

    good = b"".join(write_frames([Heading(("name",)), ("a",), Whole(b"x" * 16)]))
    assert [len(said) for said, _ in read_frames([good[:5], good[5:]])] == [3]
    huge = bz2.compress(b" " * 40_000_000)
    framed = [
        len(data).to_bytes(4, "big") + data for data in (huge, b"bukan", bz2.compress(b'{"from": -1, "rows": 2}'))
    ]
    for bad in (good[:-3], b"\xff\xff\xff\xff", *framed):
        with pytest.raises(Broken):
            list(read_frames([bad]))


def test_rows_of_a_frame_that_was_cut_go_again(laptop: Laptop) -> None:
    wished = lists_taking.Wished("d.csv", "1", SERVER)
    taking = lists_taking.begin(laptop.vault, ("name",), wished, way='["frames"]', at=START)
    taking = lists_taking.take(laptop.vault, taking, [("a",), ("b",)], place=9, whole=b"x")
    lists_taking.add(laptop.vault, taking, [("c",)])
    again = lists_taking.begun(laptop.vault, wished)
    assert again == taking and again is not None and again.rows == 2
    assert count(laptop.vault, taking.key) == 2


def count(vault: Vault, key: int) -> object:
    return vault.value(f"SELECT count(*) FROM list_{key}")


def test_what_nobody_reads_is_let_go_at_once_and_taken_away_in_its_own_time(laptop: Laptop) -> None:
    key = lists_table.import_csv(laptop.vault, people(3000), name="lama.csv", version="1", at=START)
    assert lists_table.let_go(laptop.vault) == [key]
    assert lists_table.find(laptop.vault, "lama.csv") is None
    stop = iter([False, True])
    lists_taking.drop(laptop.vault, key, cancelled=lambda: next(stop))
    assert count(laptop.vault, key) == 2000
    assert lists_table.let_go(laptop.vault) == [key]
    assert (lists_table.sweep(laptop.vault), lists_table.let_go(laptop.vault)) == (1, [])
