"""Outbox and sync: what waits, what went, what was refused and why; a round, its progress, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListView, QProgressBar, QPushButton, QStackedWidget, QWidget

from desktop.store.stages import Fate
from desktop.trouble import Trouble
from desktop.ui.connection_words import Waits, connection_said
from desktop.ui.formats import age, clock
from desktop.ui.models.outbox import OutboxModel, next_step
from desktop.ui.models.outbox_rows import OutboxRows
from desktop.ui.notices import Step, notice
from desktop.ui.page import Page
from desktop.ui.pieces import EmptyPlace, Picture, below, beside, button, frame, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr
from desktop.ui.values import OutboxValues, Progress


class OutboxPage(Page):
    """`show_values(OutboxValues)`, `show_progress(Progress)` while a round runs, `end_round()`."""

    round_asked = Signal()
    round_stopped = Signal()
    step_asked = Signal(str, object)  # submission id, Step
    opened = Signal(str, str)  # record id, submission id
    settings_asked = Signal()
    new_asked = Signal()
    printed = Signal()  # the receipts sheet
    rounds_asked = Signal()  # the history of rounds
    updates_asked = Signal()  # the first update form that is still to be filled
    lists_asked = Signal()  # lists that wait for a person

    def __init__(self) -> None:
        super().__init__()
        self._values: OutboxValues | None = None
        self._running = False
        self._progress = Progress()
        self.model, self.list = OutboxModel(self), QListView()
        self.empty, self._stack = EmptyPlace("send"), QStackedWidget()
        self.sentence, self._last = words(look="strong"), words(look="hint")
        self.held = words()
        self._picture, self._bar = Picture("cloud-check"), QProgressBar()
        self._going = words(look="hint", wraps=False)
        self.stop, self.paper = button(), button("", "printer")
        self.rounds, self.lists = button("", "history"), button("", "list", "warn")
        self.lists.hide()
        self._lists = 0
        self.updates = button("", "pencil", "warn")
        self.updates.hide()
        self._updates = 0
        self._asks = QWidget()
        self._asks.hide()
        self.beside_title.addWidget(self.rounds)
        self.beside_title.addWidget(self.paper)
        self._arrange()
        self._wire()
        self.say_words()

    def _arrange(self) -> None:
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._rows_painted = OutboxRows(self.list)
        self.list.setItemDelegate(self._rows_painted)
        self._bar.setTextVisible(False)
        self.stop.hide()
        self._bar.hide()
        self._going.hide()
        top = beside(self._picture, below(self.sentence, self.held, self._last, gap=2), gap=12)
        top.setStretch(1, 1)
        top.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        self._band = frame("note", top, margins=(14, 10, 14, 10))
        for page in (self.list, self.empty):
            self._stack.addWidget(page)
        self._asks.setLayout(beside(self.updates, self.lists, None))
        rows = below(self._band, self._asks, self._stack, gap=12)
        rows.setStretch(2, 1)
        rows.setContentsMargins(px(28), 0, px(28), 0)
        self.put(rows)
        running = below(self._going, self._bar, gap=4)
        holder = QWidget()
        holder.setLayout(running)
        holder.setMinimumWidth(px(320))
        self.put_foot(holder, icon_name="send").clicked.connect(self.round_asked)
        foot = self.primary.parentWidget() if self.primary is not None else None
        layout = foot.layout() if foot is not None else None
        if layout is not None:
            layout.addWidget(self.stop)

    def _wire(self) -> None:
        self.stop.clicked.connect(self._stop)
        self.paper.clicked.connect(self.printed)
        self.rounds.clicked.connect(self.rounds_asked)
        self.lists.clicked.connect(self.lists_asked)
        self.updates.clicked.connect(self.updates_asked)
        QShortcut(QKeySequence("Ctrl+P"), self, self.paper.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.list.activated.connect(lambda index: self._activate(index.row()))
        self._rows_painted.pressed.connect(self._activate)
        self.empty.pressed.connect(self._begin)
        self.notice.pressed.connect(self._notice_step)

    def say_words(self) -> None:
        self.title.setText(tr("Kotak keluar"))
        self.list.setAccessibleName(tr("Kotak keluar"))
        if self.primary is not None:
            self.primary.setText(tr("Kirim sekarang"))
        self.stop.setText(tr("Hentikan"))
        self.paper.setText(tr("Cetak bukti terima"))
        self.paper.setToolTip("Ctrl+P")
        self.rounds.setText(tr("Riwayat pengiriman"))
        self.show_lists(self._lists)
        self.show_updates(self._updates)
        self._say_empty()
        if self._values is not None:
            self.show_values(self._values)
        self._say_progress()

    def show_values(self, values: OutboxValues) -> None:
        """The place in the list stays."""
        self._values = values
        kept = (
            self.model.row(self.list.currentIndex().row()).submission_id if self.list.currentIndex().isValid() else ""
        )
        self._rows_painted.several = len({row.server for row in values.rows if row.server}) > 1
        self.model.show_values(values)
        for at in range(self.model.rowCount()):
            if self.model.row(at).submission_id == kept:
                self.list.setCurrentIndex(self.model.index(at))
        self._stack.setCurrentWidget(self.list if self.model.rowCount() else self.empty)
        self._say_empty()
        self._band.setVisible(bool(values.rows) or values.connection.trouble is not None)  # else the rest says it all
        self._say_sentence(values)
        self._allow()
        if self.hasFocus():
            self.focus_first()

    def _connected(self) -> bool:
        """Whether there is a server that could be sent to."""
        return self._values is None or self._values.practice or bool(self._values.connection.server)

    def _begin(self) -> None:
        (self.new_asked if self._connected() else self.settings_asked).emit()

    def _say_empty(self) -> None:
        """Where no server is set up that comes first: the form after it."""
        self.empty.say(
            tr("Tidak ada yang menunggu") if self._connected() else tr("Server belum diatur"),
            tr("Isian yang diajukan dan disetujui menunggu di sini sampai server memberi bukti terima."),
            tr("Isi formulir") if self._connected() else tr("Atur server"),
        )

    def show_lists(self, count: int) -> None:
        """How many lists wait for a person's yes or no."""
        self._lists = count
        self._count(self.lists, tr("{n} daftar perlu keputusan", count), count)

    def show_updates(self, count: int) -> None:
        """How many corrections a list at the server has not been told of."""
        self._updates = count
        self._count(self.updates, tr("{n} perubahan daftar belum diisi", count), count)
        self.updates.setToolTip(tr("Perbaikan isian tidak mengubah daftar di server; formulir perubahannya mengubah."))

    def _count(self, shown: QPushButton, said: str, count: int) -> None:
        shown.setText(said)
        if shown.hasFocus() and not count:
            self.focus_first()
        shown.setVisible(count > 0)
        self._asks.setVisible(self._lists + self._updates > 0)

    def counts(self) -> Waits:
        rows = self._values.rows if self._values is not None else ()
        here = [row for row in rows if row.fate is Fate.RELEASED and not row.holder]
        return Waits(len(here), sum(row.urgent for row in here), sum(row.fate is Fate.REFUSED for row in rows))

    def begin_round(self) -> None:
        """A round runs: words and a bar in the foot, and a way to stop."""
        pressed = self.primary is not None and self.primary.hasFocus()
        self._running, self._progress = True, Progress()
        self.notice.clear()
        self._say_progress()
        if pressed:
            self.stop.show()
            self.stop.setFocus()  # before its neighbour is hidden, or the focus would go astray
        self._allow()
        self.stop.setEnabled(True)

    def show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self._say_progress()

    def end_round(self, trouble: Trouble | None = None) -> None:
        self._running = False
        self._say_progress()
        if self.stop.hasFocus():
            (self.list if self.model.rowCount() else self).setFocus()
        self._allow()
        if trouble is not None:
            self.notice.say(notice(trouble), "warn")

    def focus_first(self) -> None:
        if self.model.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()
        else:
            self.setFocus()

    def _say_sentence(self, values: OutboxValues) -> None:
        counts = self.counts()
        told = not self.notice.isHidden()
        self.sentence.setText(connection_said(counts, values.connection, practice=values.practice, told=told))
        last = values.connection.last_round
        self._last.setText(tr("Terakhir tersambung {age}.", age=age(last, values.now)) if last else "")
        self._last.setVisible(last is not None)
        self.held.setText(_held_said(values))
        self.held.setVisible(bool(self.held.text()))
        look = "wrong" if counts.refused else "urgent" if counts.urgent_waiting else "note"
        tone(self._band, look)
        name = {"wrong": "circle-alert", "urgent": "siren"}.get(look, "cloud-check")
        if look == "note" and not values.connection.reachable:
            name = "cloud-off"
        self._picture.show_icon(name, "ink2" if look == "note" else look)

    def _say_progress(self) -> None:
        self._bar.setVisible(self._running)
        self._going.setVisible(self._running)
        self._bar.setRange(0, max(self._progress.total, 0))
        self._bar.setValue(self._progress.done)
        if not self._progress.total:
            self._going.setText(tr("Menghubungi server…"))
        else:
            done, total = self._progress.done, self._progress.total
            said = tr("{what}: {done} dari {total}", what=tr(self._progress.what), done=done, total=total)
            self._going.setText(said + _left_said(self._progress.left))

    def _allow(self) -> None:
        self.stop.setVisible(self._running)
        if self.primary is not None:
            self.primary.setVisible(not self._running and self._connected())
            self.primary.setEnabled(self._values is None or not self._values.practice)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._going.setText(tr("Menghentikan… yang sudah terkirim tetap tercatat."))
        self.round_stopped.emit()

    def _activate(self, at: int) -> None:
        row = self.model.row(at)
        step, _ = next_step(row)
        if step in (Step.NONE, Step.OPEN_RECORD):
            self.opened.emit(row.record_id, row.submission_id)
        else:
            self.step_asked.emit(row.submission_id, step)

    def _notice_step(self, step: Step) -> None:
        if step is Step.SETTINGS:
            self.settings_asked.emit()
        elif step is Step.RETRY:
            self.round_asked.emit()


def _left_said(seconds: int) -> str:
    """A slow line is told with the time it takes; a quick one needs no words."""
    minutes = round(seconds / 60)
    return " · " + tr("sekitar {n} menit lagi", minutes) if minutes >= 2 else ""


def _held_said(values: OutboxValues) -> str:
    """E.g. "3 disetujui, ditahan sampai 09.15; Kirim sekarang melepasnya." """
    if values.photos_held and any(row.fate is Fate.RELEASED and row.parts > 1 for row in values.rows):
        return tr("Foto ditahan oleh pilihan di Pengaturan: sekarang hanya teks yang dikirim.")
    if not values.on_hold or values.held_until is None:
        return ""
    until = clock(values.held_until)
    return tr("{n} disetujui, ditahan sampai {time}; Kirim sekarang melepasnya.", values.on_hold, time=until)
