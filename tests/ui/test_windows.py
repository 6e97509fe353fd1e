"""Nothing but the window itself, menus and pop-ups is ever a window: a piece shown without its place would flash."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from pyxform.xls2xform import convert

from desktop.ui.pages.filling import FillingPage
from desktop.xforms import Interview, load_form

FORM = """
| survey |
| | type | name | label | relevant |
| | begin group | keluarga | Keluarga |
| | begin repeat | anggota | Anggota |
| | text | nama | Nama |
| | end repeat | | |
| | integer | jumlah | Jumlah anggota |
| | begin group | rumah | Rumah | ${jumlah} > 1 |
| | text | atap | Atap |
| | end group | | |
| | end group | | |
| | text | catatan | Catatan |
| settings |
| | form_title | form_id |
| | Asesmen | asesmen |
"""


class Watch(QObject):
    """Hears of every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_going_through_a_form_opens_no_other_window(qtbot: QtBot, qapp: QApplication) -> None:
    watch = Watch()
    qapp.installEventFilter(watch)
    interview = Interview(load_form(convert(FORM, validate=False, file_type=".md").xform))
    page = FillingPage(interview, save=lambda _snapshot, done, _failed: done())
    qtbot.addWidget(page)
    page.show()
    for screen in list(page.course.sections.screens):
        page.going.to_screen(screen)
        page.answer(interview.node("/data/keluarga/jumlah"), "2")
    qapp.removeEventFilter(watch)
    assert watch.seen == ["FillingPage"]
