"""A round of the courier: what goes first, what is kept, what a refusal does."""

from __future__ import annotations

import logging

import pytest

from desktop.hub.receiver import base_address
from desktop.hub.shelf import Shelf
from desktop.sync.courier import reachable, run_round
from desktop.sync.outbox import GLANCE
from desktop.sync.round import Phase, Progress, Wanted
from desktop.trouble import Kind
from tests.hub.province import form_xml
from tests.sync.faults import CLEAN, Fault, FaultyWire, plain_answer
from tests.sync.laptop import Laptop


def test_words_and_files_arrive_and_are_receipted(laptop: Laptop, shelf: Shelf, token: str) -> None:
    one = laptop.release({"a.jpg": b"rumah" * 1000, "b.jpg": b"warga"})
    went = laptop.round()
    (received,) = shelf.received()
    assert received.files == {"a.jpg": b"rumah" * 1000, "b.jpg": b"warga"}
    assert (received.device_id, received.user_agent) == ("sambang:uji", "Sambang/0.1")
    assert laptop.fates() == {one: "sent"}
    assert laptop.receipts() == {(one, "/xml"), (one, "a.jpg"), (one, "b.jpg")}
    assert (went.words_sent, went.files_sent, went.waiting, went.stopped) == (1, 2, 0, ())
    assert len(went.completed) == 1 and went.touched.outbox


def test_urgent_words_then_words_then_files_smallest_first(laptop: Laptop, shelf: Shelf) -> None:
    laptop.release({"besar.jpg": b"x" * 9000}, instance="uuid:1")
    laptop.release({"kecil.jpg": b"x"}, instance="uuid:2")
    laptop.release(instance="uuid:3", urgent=True)
    went = laptop.round(batch=1, abreast=1)
    order = [received.instance_id for received in shelf.received()]
    assert order == ["uuid:3", "uuid:1", "uuid:2"]
    assert (went.words_sent, went.files_sent) == (3, 2)


@pytest.mark.parametrize("abreast", [1, 2])
def test_lines_are_used_again(laptop: Laptop, wire: FaultyWire, shelf: Shelf, abreast: int) -> None:
    for _ in range(7):
        laptop.release()
    laptop.round(abreast=abreast)
    assert (len(shelf.received()), wire.connections) == (7, abreast)
    laptop.release()
    laptop.round()
    assert (len(shelf.received()), wire.connections) == (8, abreast)


@pytest.mark.parametrize("fault", [Fault(request=200), Fault(answer=20), Fault(hang=True)])
def test_of_two_lines_one_breaks(laptop: Laptop, wire: FaultyWire, shelf: Shelf, fault: Fault) -> None:
    """What the other line carried is kept; nothing new is begun."""
    released = [laptop.release() for _ in range(9)]
    faults = iter([CLEAN, fault])
    wire.next_fault = lambda: next(faults, CLEAN)
    went = laptop.round()
    assert [server for server, _ in went.stopped] == ["dinsos"]
    fates = laptop.fates()
    sent = [one for one in released if fates[one] == "sent"]
    assert 2 <= len(sent) <= 8 and went.words_sent == len(sent)
    assert {one for one, _ in laptop.receipts()} == set(sent)
    laptop.later(hours=1)
    laptop.round()
    assert set(laptop.fates().values()) == {"sent"}
    assert sorted(one.instance_id for one in shelf.received()) == sorted(released)


def test_cancelled_while_two_are_under_way(laptop: Laptop, wire: FaultyWire, shelf: Shelf) -> None:
    for _ in range(9):
        laptop.release()
    said: list[int] = []

    def told(progress: Progress) -> None:
        said.append(progress.done)

    went = run_round(
        laptop.vault, laptop.lines, now=laptop.now, progress=told, cancelled=lambda: max(said, default=0) >= 3,
        wanted=Wanted(forms=False, lists=False),
    )  # fmt: skip
    assert went.cancelled and 3 <= went.words_sent < 9
    laptop.later(hours=1)
    laptop.round()
    assert set(laptop.fates().values()) == {"sent"} and len(shelf.received()) == 9


def test_only_words_on_mobile_data(laptop: Laptop, shelf: Shelf) -> None:
    one = laptop.release({"a.jpg": b"rumah"})
    went = laptop.round(files=False)
    assert (laptop.fates(), went.waiting) == ({one: "released"}, 1)
    assert shelf.received()[0].files == {"a.jpg": None}
    laptop.round()
    assert laptop.fates() == {one: "sent"}


def test_refusals_do_not_stop_the_others(laptop: Laptop, shelf: Shelf) -> None:
    unknown = laptop.release(form_id="entah")
    old = laptop.release(version="9")
    shelf.publish(form_xml("tutup"))
    shelf.set_state("tutup", "closed")
    closed = laptop.release(form_id="tutup")
    good = laptop.release()
    went = laptop.round()
    assert laptop.fates() == {unknown: "refused", old: "refused", closed: "refused", good: "sent"}
    assert laptop.troubles() == {
        unknown: "refused_form_unknown",
        old: "refused_form_unknown",
        closed: "refused_form_closed",
        good: "",
    }
    assert len(went.refused) == 3


def test_an_unassigned_form_is_refused_and_the_rest_goes_on(laptop: Laptop, shelf: Shelf, token: str) -> None:
    shelf.publish(form_xml("lain"))
    shelf.unassign(token, "lain")
    one, other = laptop.release(form_id="lain"), laptop.release()
    went = laptop.round()
    assert laptop.fates() == {one: "refused", other: "sent"}
    assert [refused.kind for refused in went.refused] == [Kind.REFUSED_FORM_NOT_ASSIGNED]
    assert went.rejected == ()


def test_a_dead_token_shuts_out_only_its_user(laptop: Laptop, shelf: Shelf, wire: FaultyWire) -> None:
    second = laptop.person("Neng Lestari")
    dead = shelf.add_person("Neng")
    laptop.login(base_address(wire.address, dead), user=second.id)
    shelf.revoke(dead)
    hers, his = laptop.release(by=second), laptop.release()
    went = laptop.round()
    assert laptop.fates() == {hers: "released", his: "sent"}
    assert (went.rejected, went.kind) == ((("dinsos", second.id),), Kind.TOKEN_REJECTED)
    laptop.login(base_address(wire.address, shelf.add_person("Neng lagi")), user=second.id)
    laptop.later(days=1)
    assert laptop.round().rejected == ()
    assert laptop.fates() == {hers: "sent", his: "sent"}


def test_nobody_logged_in_waits(laptop: Laptop) -> None:
    laptop.vault.db.execute("DELETE FROM logins")
    laptop.release()
    went = laptop.round()
    assert (went.kind, went.waiting) == (Kind.TOKEN_REJECTED, 1)


def test_a_conflict_and_a_deleted_record(laptop: Laptop, shelf: Shelf, token: str) -> None:
    from tests.hub.province import filled, post

    hub_base = base_address(f"http://{laptop_target(laptop)}", token)
    post(hub_base, filled("uuid:1", name="Orang lain"))
    post(hub_base, filled("uuid:2"))
    shelf.delete("kunjungan", "uuid:2")
    laptop.release(instance="uuid:1")
    laptop.release(instance="uuid:2")
    went = laptop.round()
    assert [refused.kind for refused in went.refused] == [Kind.REFUSED_CONFLICT]
    assert laptop.fates() == {"uuid:1": "refused", "uuid:2": "released"}
    assert laptop.round().refused == ()
    laptop.later(seconds=61)
    assert [refused.kind for refused in laptop.round().refused] == [Kind.REFUSED_DELETED]


def laptop_target(laptop: Laptop) -> str:
    from desktop.store import servers_table

    row = servers_table.get(laptop.vault, "dinsos")
    assert row is not None
    return row.address.split("/")[2]


CENTRAL_SAYS_DELETED = plain_answer(
    "409 Conflict",
    b'\n  <OpenRosaResponse xmlns="http://openrosa.org/http/response" items="0">\n    <message nature="error">This'
    b" submission has been deleted. You may not resubmit it.</message>\n  </OpenRosaResponse>",
)


def test_centrals_false_deleted_is_not_believed_at_once(laptop: Laptop, wire: FaultyWire, shelf: Shelf) -> None:
    one = laptop.release()
    faults = iter([Fault(instead=plain_answer("204 No Content")), Fault(instead=CENTRAL_SAYS_DELETED)])
    wire.next_fault = lambda: next(faults, CLEAN)
    went = laptop.round()
    assert (laptop.fates(), went.postponed[0].kind) == ({one: "released"}, Kind.REFUSED_DELETED)
    laptop.later(seconds=61)
    laptop.round()
    assert laptop.fates() == {one: "sent"}
    assert len(shelf.received()) == 1


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (plain_answer("200 OK", b"<html>Masuk WiFi</html>", openrosa=False), Kind.LOGIN_PAGE),
        (plain_answer("302 Found", b"", "Location: http://portal.example/login\r\n", openrosa=False), Kind.LOGIN_PAGE),
        (plain_answer("201 Created", b"<html>iklan</html>", openrosa=False), Kind.LOGIN_PAGE),
        (plain_answer("204 No Content"), Kind.LOGIN_PAGE),
        (plain_answer("403 Forbidden", b"<html>diblokir</html>", openrosa=False), Kind.LOGIN_PAGE),
        (plain_answer("511 Network Authentication Required", b"", openrosa=False), Kind.LOGIN_PAGE),
        (plain_answer("503 Service Unavailable", b"<html/>", openrosa=False), Kind.SERVER_TROUBLE),
        (plain_answer("429 Too Many Requests"), Kind.SERVER_TROUBLE),
        (plain_answer("402 Payment Required"), Kind.SERVER_LIMIT),
        (plain_answer("201 Created", b"x" * 1_000_000), Kind.SERVER_ANSWER_BROKEN),
        (
            plain_answer(
                "201 Created",
                b'<OpenRosaResponse xmlns="http://openrosa.org/http/response"><message>ok</message><submissionMetadata'
                b' xmlns="http://www.opendatakit.org/xforms" instanceID="uuid:lain"/></OpenRosaResponse>',
            ),
            Kind.SERVER_ANSWER_BROKEN,
        ),
        (b"HTTP/1.1 201 Created\r\nX-OpenRosa-Version: 1.0\r\nContent-Length: 99\r\n\r\n<Open", Kind.NO_CONNECTION),
        (b"bukan http sama sekali\r\n\r\n", Kind.NO_CONNECTION),
        (b"HTTP/1.1 201 Created\r\n" + b"A: " + b"x" * 200_000, Kind.NO_CONNECTION),
    ],
)
def test_who_else_may_answer_a_post(laptop: Laptop, wire: FaultyWire, shelf: Shelf, answer: bytes, kind: Kind) -> None:
    one, other = laptop.release(), laptop.release()
    faults = iter([Fault(instead=plain_answer("204 No Content")), Fault(instead=answer)])
    wire.next_fault = lambda: next(faults, CLEAN)
    went = laptop.round()
    assert went.stopped == (("dinsos", kind),)
    assert (laptop.fates(), laptop.receipts()) == ({one: "released", other: "released"}, set())
    laptop.round()
    assert laptop.fates() == {one: "sent", other: "sent"}
    assert [received.posts for received in shelf.received()] == [1, 1]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (plain_answer("200 OK", b"<html>Masuk WiFi</html>", openrosa=False), Kind.LOGIN_PAGE),
        (plain_answer("204 No Content", openrosa=False), Kind.LOGIN_PAGE),
        (plain_answer("204 No Content", b"", "Location: https://jahat.example/submission\r\n"), Kind.LOGIN_PAGE),
        (plain_answer("401 Unauthorized", b"", 'WWW-Authenticate: Digest realm="x"\r\n'), Kind.TOKEN_REJECTED),
    ],
)
def test_who_else_may_answer_a_preflight(laptop: Laptop, wire: FaultyWire, answer: bytes, kind: Kind) -> None:
    one = laptop.release()
    wire.next_fault = lambda: Fault(instead=answer)
    assert laptop.round().kind is kind
    assert laptop.fates() == {one: "released"}


def test_too_large_at_a_proxy_goes_one_by_one(laptop: Laptop, wire: FaultyWire, shelf: Shelf) -> None:
    one = laptop.release({"a.jpg": b"1" * 5000, "b.jpg": b"2" * 5000})
    laptop.round(files=False)
    too_large = plain_answer("413 Content Too Large", b"<html/>", openrosa=False)
    faults = iter([Fault(instead=plain_answer("204 No Content")), Fault(instead=too_large)])
    wire.next_fault = lambda: next(faults, CLEAN)
    laptop.lines.close()
    assert laptop.round().files_sent == 2
    assert laptop.fates() == {one: "sent"}
    assert shelf.received()[0].posts == 3


def test_one_file_no_proxy_takes_is_refused(laptop: Laptop, wire: FaultyWire) -> None:
    one = laptop.release({"a.jpg": b"1" * 5000})
    laptop.round(files=False)
    laptop.lines.close()
    faults = iter(
        [Fault(instead=plain_answer("204 No Content")), Fault(instead=plain_answer("413 Too Large", openrosa=False))]
    )
    wire.next_fault = lambda: next(faults, CLEAN)
    went = laptop.round()
    assert [refused.kind for refused in went.refused] == [Kind.REFUSED_TOO_LARGE]
    assert laptop.fates() == {one: "refused"}


def test_a_server_that_stumbles_over_one_record_gets_the_others(laptop: Laptop, wire: FaultyWire) -> None:
    one, other = laptop.release(), laptop.release()
    faults = iter(
        [Fault(instead=plain_answer("204 No Content")), Fault(instead=plain_answer("500 Internal Server Error", b"{}"))]
    )
    wire.next_fault = lambda: next(faults, CLEAN)
    went = laptop.round()
    assert (laptop.fates(), went.stopped) == ({one: "released", other: "sent"}, ())
    assert laptop.round().words_sent == 0
    laptop.later(minutes=1)
    assert laptop.round().words_sent == 1


def test_a_server_that_hangs_or_drips_is_given_up(laptop: Laptop, wire: FaultyWire) -> None:
    one = laptop.release()
    for fault in (Fault(hang=True), Fault(drip=True)):
        wire.next_fault = lambda fault=fault: fault
        laptop.lines.close()
        assert laptop.round().stopped == (("dinsos", Kind.TIMED_OUT),)
    assert laptop.fates() == {one: "released"}


def test_nobody_listens(laptop: Laptop, wire: FaultyWire) -> None:
    assert reachable(laptop.vault, laptop.lines)
    wire.close()
    laptop.lines.close()
    laptop.release()
    assert laptop.round().kind is Kind.NO_CONNECTION
    assert not reachable(laptop.vault, laptop.lines)


def test_a_probe_is_not_taken_in_by_a_portal(laptop: Laptop, wire: FaultyWire, shelf: Shelf, token: str) -> None:
    wire.next_fault = lambda: Fault(instead=plain_answer("200 OK", b"<html/>", openrosa=False))
    assert not reachable(laptop.vault, laptop.lines)
    shelf.revoke(token)
    wire.next_fault = lambda: CLEAN
    assert reachable(laptop.vault, laptop.lines)


def test_words_released_during_the_files_overtake_them(laptop: Laptop, shelf: Shelf) -> None:
    for number in range(2 * GLANCE):
        laptop.release({"a.jpg": b"x"}, instance=f"uuid:{number}")
    late: list[str] = []
    arrived_after: list[int] = []

    def told(progress: Progress) -> None:
        if progress.phase is Phase.FILES and not late:
            late.append(laptop.release(urgent=True))
        elif progress.phase is Phase.FILES and any(one.instance_id == late[0] for one in shelf.received()):
            arrived_after.append(progress.done)

    run_round(laptop.vault, laptop.lines, now=laptop.now, progress=told, wanted=Wanted(forms=False, lists=False))
    assert set(laptop.fates().values()) == {"sent"}
    assert arrived_after[0] == GLANCE


def test_cancelled_while_waiting_and_while_sending(laptop: Laptop, wire: FaultyWire, shelf: Shelf) -> None:
    one = laptop.release({"a.jpg": b"x" * 400_000})
    wire.next_fault = lambda: Fault(hang=True)
    looks = iter([False] * 3)
    went = run_round(laptop.vault, laptop.lines, cancelled=lambda: next(looks, True), now=laptop.now)
    assert (went.cancelled, laptop.fates()) == (True, {one: "released"})
    wire.next_fault = lambda: CLEAN
    looks = iter([False] * 14)
    went = run_round(laptop.vault, laptop.lines, cancelled=lambda: next(looks, True), now=laptop.now)
    assert (went.cancelled, went.words_sent, went.files_sent) == (True, 1, 0)
    assert shelf.received()[0].files == {"a.jpg": None}
    laptop.later(hours=1)
    laptop.round()
    assert laptop.fates() == {one: "sent"}


def test_no_token_in_logs_or_troubles(
    laptop: Laptop, wire: FaultyWire, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    laptop.release()
    faults = [Fault(instead=b"rusak\r\n\r\n"), Fault(request=10), Fault(hang=True), CLEAN]
    for fault in faults:
        wire.next_fault = lambda fault=fault: fault
        laptop.lines.close()
        laptop.round()
    assert "sent" in laptop.fates().values()
    assert token not in caplog.text
    assert token not in "".join(str(row) for row in laptop.vault.rows("SELECT trouble, message FROM submissions"))


def test_a_wrong_clock_is_told(laptop: Laptop, wire: FaultyWire) -> None:
    laptop.release()
    server = laptop.lines.to(laptop.vault, "dinsos", "").server
    server.preflight()
    assert server.clock_ahead is not None and abs(server.clock_ahead.total_seconds()) < 60
    wire.next_fault = lambda: Fault(
        instead=plain_answer("204 No Content", b"", "Date: Sat, 21 Nov 2020 07:00:00 GMT\r\n")
    )
    laptop.lines.close()
    assert laptop.round().minutes_ahead > 60 * 24 * 365


def test_a_budget_of_the_day_holds_over_all_its_rounds(laptop: Laptop) -> None:
    first = laptop.release({"a.jpg": b"x" * 3000})
    second = laptop.release({"b.jpg": b"y" * 4000})
    went = laptop.round(budget_a_day=5000)
    assert (went.words_sent, went.files_sent, went.over_budget) == (2, 1, True)
    again = laptop.round(budget_a_day=5000)  # another round, the same day
    assert (again.files_sent, again.over_budget, laptop.fates()) == (0, True, {first: "sent", second: "released"})
    laptop.later(days=1)
    went = laptop.round(budget_a_day=5000)
    assert (went.files_sent, went.over_budget, laptop.fates()[second]) == (1, False, "sent")


def test_one_file_larger_than_the_budget_of_the_day_goes_where_none_went_yet(laptop: Laptop) -> None:
    first = laptop.release({"a.jpg": b"x" * 6000})
    second = laptop.release({"b.jpg": b"y" * 7000})
    assert laptop.round(budget_a_day=0).files_sent == 0
    went = laptop.round(budget_a_day=5000)
    assert (went.files_sent, went.over_budget) == (1, True)
    again = laptop.round(budget_a_day=5000)
    assert (again.files_sent, again.over_budget, laptop.fates()) == (0, True, {first: "sent", second: "released"})
    laptop.later(days=1)
    assert (laptop.round(budget_a_day=5000).files_sent, laptop.fates()[second]) == (1, "sent")
