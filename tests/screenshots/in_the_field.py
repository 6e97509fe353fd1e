"""An enumerator's day: what waits, a family filled section by section, a disaster report, the palette."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt

from desktop.demo.workspace import ENUMERATOR
from desktop.store.stages import Stage
from desktop.ui.pages.filling import FillingPage
from desktop.xforms import Node
from tests.screenshots.album import Album


def walk(album: Album) -> None:
    album.come_in(ENUMERATOR)
    album.take("20-home")
    album.go("records")
    album.take("21-records")
    album.hands.press(Qt.Key.Key_F, ctrl=True)
    album.hands.type("tidak ada")
    album.take("22-records-nothing-found", 500)
    album.hands.desk.records.show_all()
    album.go("new")
    album.take("23-new")
    album.go("home")
    palette(album)
    drafted(album)
    begun(album)
    disaster(album)
    album.go("outbox")
    album.take("60-outbox-refused")
    album.go("settings")
    album.take("61-settings")


def palette(album: Album) -> None:
    hands = album.hands
    hands.press(Qt.Key.Key_K, ctrl=True)
    album.take("24-palette")
    hands.type("kel")
    hands.wait(lambda: hands.desk.finder.model.rowCount() > 1, "records are found")
    album.take("25-palette-search")
    hands.press(Qt.Key.Key_Escape)


def drafted(album: Album) -> None:
    """A draft with its answers, section by section, in both languages of the form."""
    page = open_record(album, Stage.DRAFT)
    hands = album.hands
    page.going.to_screen(next(screen for screen in page.course.sections.screens if screen.shown))
    for number in range(16):
        album.take(f"30-filled-{number:02}")
        before = page.place()
        hands.press(Qt.Key.Key_Down, ctrl=True)
        if page.place() == before:
            break
    hands.press(Qt.Key.Key_L, ctrl=True)
    album.take("31-other-language")
    hands.press(Qt.Key.Key_L, ctrl=True)
    hands.press(Qt.Key.Key_K, ctrl=True)
    album.take("32-palette-questions", 400)
    hands.press(Qt.Key.Key_Escape)
    leave(album)


def begun(album: Album) -> None:
    """A form just begun: empty, half filled, and handed in too early."""
    page = start(album, "Asesmen Keluarga")
    album.take("40-begun")
    hands = album.hands
    hands.press(Qt.Key.Key_Return, ctrl=True)
    album.take("41-not-yet-complete", 300)
    for name, text in (("nama_kepala", "Rusdi bin Hasan"), ("kunjungan", "1"), ("setuju", "1")):
        answer(page, name, text)
    roster = next(node for node in nodes(page.interview.root) if node.kind == "repeat")
    page.go_to(roster.ref)
    album.take("42-roster")
    page.add(roster)
    album.take("43-roster-member", 300)
    for name, text in (("nama", "Rusdi"), ("keberadaan", "1"), ("jk", "2"), ("nik", "15710141039000")):
        answer(page, name, text)
    album.take("43-violation", 300)
    hands.press(Qt.Key.Key_E, ctrl=True)
    album.take("44-next-problem", 300)
    leave(album)


def answer(page: FillingPage, name: str, text: str) -> None:
    """Answer the first relevant question of that name."""
    asked = (node for node in nodes(page.interview.root) if node.kind == "question" and node.relevant)
    node = next((node for node in asked if node.ref.rpartition("/")[2] == name), None)
    if node is not None:
        page.answer(node, text)
        page.go_to(node.ref)


def nodes(node: Node) -> Iterator[Node]:
    """Every place below, in document order."""
    yield node
    for child in node.children:
        yield from nodes(child)


def disaster(album: Album) -> None:
    page = start(album, "Laporan Awal Bencana")
    for name, text in (("jenis", "BJ"), ("tgl_kejadian", "2026-11-20"), ("kronologis", "Hujan lebat semalaman.")):
        answer(page, name, text)
    hands = album.hands
    page.going.to_screen(next(screen for screen in page.course.sections.screens if screen.shown))
    for number in range(9):
        album.take(f"50-disaster-{number:02}")
        before = page.place()
        hands.press(Qt.Key.Key_Down, ctrl=True)
        if page.place() == before:
            break
    leave(album)


def start(album: Album, title: str) -> FillingPage:
    session = album.hands.desk.session
    forms = session.store.post(lambda _ticket: session.enumerator.forms()).result(10)
    album.hands.desk.form_chosen.emit(next(form.key for form in forms if form.title == title))
    return opened(album)


def open_record(album: Album, stage: Stage) -> FillingPage:
    hands = album.hands
    album.go("records")
    hands.wait(lambda: hands.desk.records.model.rowCount() > 0, "the list")
    model = hands.desk.records.model
    rows = [model.record(at) for at in range(model.rowCount())]
    row = next(row for row in rows if row is not None and row.stage is stage and "Keluarga" in row.form_title)
    hands.desk.record_opened.emit(row.id)
    return opened(album)


def opened(album: Album) -> FillingPage:
    hands = album.hands
    hands.wait(lambda: hands.filling is not None, "the form opens")
    assert hands.filling is not None
    hands.breathe(300)
    return hands.filling


def leave(album: Album) -> None:
    album.hands.press(Qt.Key.Key_Escape)
    album.hands.wait(lambda: album.hands.filling is None, "the form is left")
