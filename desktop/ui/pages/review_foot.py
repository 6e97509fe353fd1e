"""The foot of a reading: the verdicts, and the line in which remarks and reasons are written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from desktop.frozen import frozen
from desktop.store.stages import Stage
from desktop.ui.pieces import OneLine, button, give_icon
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr


@frozen
class Standing:
    """What can be decided: it waits for a verdict, or one can be taken back; `left`: it was sent first."""

    waits: bool = False
    held: bool = False
    left: bool = False

    @staticmethod
    def of(stage: Stage, *, unverified: bool = False, just_verified: bool = False) -> Standing:
        return Standing(
            stage is Stage.HANDED_IN or unverified,
            stage is Stage.APPROVED or just_verified,
            unverified or just_verified,
        )


NOTHING_TO_DECIDE = Standing()


def _said(standing: Standing) -> str:
    if standing.held and standing.left:
        return tr("Diverifikasi. Ctrl+Z membatalkan, selama server belum diberi tahu.")
    if standing.held:
        return tr("Disetujui dan ditahan sebentar sebelum dikirim. Ctrl+Z membatalkan.")
    if standing.left:
        return tr("Sudah dikirim lebih dulu. A verifikasi · Shift+K kembalikan · R catatan · P perbaiki")
    return tr("A setujui · Shift+K kembalikan · R catatan · S putuskan temuan · P perbaiki") if standing.waits else ""


class ReviewFoot(QFrame):
    """`written(what, ref, words)` when a remark ("remark") or a reason ("send_back") was written and Enter pressed."""

    written = Signal(str, str, str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        tone(self, "foot")
        self.words = OneLine("label")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.approve, self.send_back, self.take_back = button("primary", "check"), button(), button()
        self.about, self.line, self.done, self.cancel = QLabel(), QLineEdit(), button("primary"), button("quiet")
        self.choice = QComboBox()
        self.correct = button("", "pen-line")
        tone(self.about, "labelStrong")
        self.line.returnPressed.connect(self._write)
        self.done.clicked.connect(self._write)
        self.cancel.clicked.connect(self.end)
        self._what, self._ref = "", ""
        self.decision = ""  # what was chosen, of a "settle" that was written
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        row.setSpacing(px(12))
        for widget in (self.words, self.about, self.choice, self.line):
            row.addWidget(widget, {self.words: 1, self.line: 2}.get(widget, 0))
        for one in (self.cancel, self.done, self.take_back, self.correct, self.send_back, self.approve):
            row.addWidget(one)
        self._standing = NOTHING_TO_DECIDE
        self.refuses = False  # it came from a phone, which cannot hear: it is refused instead of sent back
        self._show_writing(False)

    @property
    def writing(self) -> bool:
        """A remark or a reason is being written."""
        return bool(self._what)

    def show_standing(self, standing: Standing, remarks: bool) -> None:
        """Which verdicts can be given now."""
        self._standing = standing
        self.words.setText(_said(standing))
        self.approve.setText(tr("Verifikasi") if standing.left else tr("Setujui"))
        back = tr("Kembalikan dengan catatan") if remarks else tr("Kembalikan")
        self.send_back.setText(tr("Tolak") if self.refuses else back)
        give_icon(self.send_back, "corner-up-left")
        self.take_back.setText(tr("Batalkan verifikasi") if standing.left else tr("Batalkan persetujuan"))
        give_icon(self.take_back, "undo-2")
        self.correct.setText(tr("Perbaiki"))
        self.correct.setToolTip(tr("Perbaiki saat periksa (P): alasan per pertanyaan, isian asli tetap tersimpan"))
        self.done.setText(tr("Simpan"))
        self.cancel.setText(tr("Batal (Esc)"))
        self._show_writing(self.writing)

    def begin(self, what: str, ref: str, about: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        """Ask for a remark ("remark"), the reason of a return ("send_back"), or what a finding is ("settle"), with the
        decisions one may take: value and words."""
        self._what, self._ref = what, ref
        self.choice.clear()
        for value, said in choices:
            self.choice.addItem(said, value)
        self.line.setPlaceholderText(tr("Alasan (wajib)") if choices else "")
        room = max(self.width() // 3, px(160))
        self.about.setText(self.about.fontMetrics().elidedText(about, Qt.TextElideMode.ElideRight, room))
        self.about.setToolTip(about)
        self.line.setAccessibleName(about)
        self.line.clear()
        back = tr("Tolak") if self.refuses else tr("Kembalikan")
        self.done.setText(back if what == "send_back" else tr("Simpan"))
        self._show_writing(True)
        (self.choice if choices else self.line).setFocus()

    def end(self) -> None:
        """Stop writing; what was written is forgotten."""
        self._what = ""
        self._show_writing(False)
        self.ended.emit()

    def _write(self) -> None:
        words = self.line.text().strip()
        what, ref = self._what, self._ref
        if words or what == "send_back":
            self.decision = str(self.choice.currentData() or "")
            self.end()
            self.written.emit(what, ref, words)

    def _show_writing(self, writing: bool) -> None:
        waiting, held = self._standing.waits, self._standing.held
        shown: dict[QWidget, bool] = {
            self.words: not writing,
            self.about: writing,
            self.line: writing,
            self.choice: writing and self.choice.count() > 0,
            self.correct: (waiting or (held and not self._standing.left)) and not writing,
            self.done: writing,
            self.cancel: writing,
            self.approve: waiting and not writing,
            self.send_back: waiting and not writing,
            self.take_back: held and not writing,
        }
        for widget, visible in shown.items():
            widget.setVisible(visible)
