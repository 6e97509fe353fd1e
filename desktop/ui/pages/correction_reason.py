"""Why a record that was handed in before was changed: asked once at the end, of the author, with what changed above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.store.stages import Stage
from desktop.ui.floating import Floating
from desktop.ui.pages.door import Labelled
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.translations import tr
from desktop.xforms.audit import audit_settings

if TYPE_CHECKING:
    from desktop.roles.values import Opened
    from desktop.ui.pages.correcting import Mended
    from desktop.ui.pages.filling import FillingPage
    from desktop.xforms import Interview

SHOWN = 5  # changes told on the card; the history has all
Told = Callable[[str], None]


def wanted_for(opened: Opened, interview: Interview) -> tuple[Mended, ...]:
    """The changed answers a reason is asked for; none where nobody asks.

    The form may want it of every record that had been handed in (`track-changes-reasons=on-form-edit`, ODK); without
    that it is offered where what left the laptop is corrected, which its reader will wonder about.
    """
    if opened.handed_in is None or not (must_say(opened) or opened.stage is Stage.DRAFT):
        return ()
    from desktop.ui.pages.correcting import changes_between

    return tuple(changes_between(interview, opened.handed_in))


def must_say(opened: Opened) -> bool:
    """The form takes no change without a reason."""
    wanted = audit_settings(opened.form)
    return opened.handed_in is not None and wanted is not None and wanted.reasons


def ask_why(page: FillingPage, opened: Opened, then: Told) -> None:
    """Have the reason typed where one is asked for, then go on with it ("" where none was)."""
    mended = wanted_for(opened, page.interview)
    if not mended:
        then("")
        return
    card = page.findChild(ReasonCard) or ReasonCard(page)
    card.show_mended(mended, required=must_say(opened), then=then)


class ReasonCard(Floating):
    """Over the page. Enter hands in; Escape goes back to the answers."""

    def __init__(self, parent: QWidget) -> None:
        self.title, self.changed = words(look="heading"), words()
        self.line = QLineEdit()
        self._asked = Labelled(self.line)
        self.cancel, self.take = button(), button("primary")
        foot = beside(None, self.cancel, self.take)
        super().__init__(parent, below(self.title, self.changed, 4, self._asked, 4, foot, gap=8), 620)
        self._required = False
        self._then: Told = _nobody
        self.cancel.clicked.connect(self.leave)
        self.take.clicked.connect(self._done)
        self.line.textChanged.connect(lambda _text: self._allow())

    def show_mended(self, mended: Sequence[Mended], *, required: bool, then: Told) -> None:
        """What changed since it was handed in, and the line for why."""
        self._required, self._then = required, then
        lines = [
            f"{one.label}: " + tr("{before} menjadi {after}", before=one.before or "–", after=one.after or "–")
            for one in mended[:SHOWN]
        ]
        if len(mended) > SHOWN:
            lines.append(tr("dan {n} jawaban lain", n=len(mended) - SHOWN))
        self.title.setText(tr("Alasan perbaikan"))
        self.changed.setText("\n".join(lines))
        hint = tr("Formulir ini mewajibkan alasan.") if required else tr("Boleh dikosongkan.")
        self._asked.say(tr("Mengapa diubah?"), hint + " " + tr("Pengawas membacanya di isian ini."))
        self.cancel.setText(tr("Kembali ke isian"))
        self.take.setText(tr("Ajukan perbaikan"))
        self.setAccessibleName(self.title.text())
        self._allow()
        self.bring()
        self.line.setFocus()

    def _allow(self) -> None:
        self.take.setEnabled(not self._required or bool(self.line.text().strip()))

    def _done(self) -> None:
        then, reason = self._then, self.line.text().strip()
        self.leave()
        then(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.take.isEnabled():
                self._done()
        else:
            super().keyPressEvent(event)


def _nobody(_reason: str) -> None:
    """Nothing waits for a reason."""
