"""The photo tray: photos out of a phone at the left, the photo questions of a record at the right; a key joins them.

Letters put the photo one is at into that question and go on to the next; x leaves it out, Backspace takes it back,
Enter or PageDown turns to the next record; Ctrl+Enter keeps all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.models.tray import Shot, Slot, Target, Tray
from desktop.ui.page import Page
from desktop.ui.pages.tray_photos import Photos, PhotoView
from desktop.ui.pieces import EmptyPlace, below, beside, button, clear_layout, frame, icon_button, words
from desktop.ui.questions.intake import is_taken
from desktop.ui.theme import px
from desktop.ui.translations import tr

LEAVE_OUT = "x"


class TrayPage(Page):
    """`folder_asked`, `dropped(paths)`, `record_wanted(target)`, `keeping_asked`, `left`."""

    folder_asked = Signal()
    dropped = Signal(list)
    record_wanted = Signal(object)
    keeping_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tray = Tray()
        self._targets: tuple[Target, ...] = ()
        self._at = 0
        self._slots: tuple[Slot, ...] = ()
        self._folder: Path | None = None
        self._warned = False  # that some are not kept yet
        self.photos = Photos(self.tray)
        self.view = PhotoView(self.photos)
        self.empty = EmptyPlace("images")
        self.choose, self.open_folder = button("", "folder-open"), button("", "external-link")
        self.earlier, self.later = icon_button("chevron-left"), icon_button("chevron-right")
        self._title, self._about, self._place = words(look="heading"), words(look="label"), words(look="hint")
        self._hint = words(look="hint")
        self.slots = QVBoxLayout()
        self.slots.setSpacing(px(4))
        self.setAcceptDrops(True)
        self._lay_out()
        self._listen()
        self.say_words()
        self._show_whether_any()

    def _lay_out(self) -> None:
        self.beside_title.addWidget(self.choose)
        turning = beside(self.earlier, self._place, self.later, None, gap=4)
        self._side = frame("card", below(turning, self._title, self._about, 8, self.slots, None, self._hint, gap=6))
        self._side.setFixedWidth(px(320))
        self.work = beside(self.view, self._side, gap=12)
        self.work.setStretch(0, 1)
        holder = QWidget()
        self.work.setContentsMargins(px(28), 0, px(28), px(12))
        holder.setLayout(self.work)
        self._holder = holder
        self.put(holder)
        self.put(self.empty)
        keep = self.put_foot(self.open_folder, icon_name="check")
        keep.clicked.connect(self.keeping_asked)

    def _listen(self) -> None:
        self.choose.clicked.connect(self.folder_asked)
        self.empty.pressed.connect(self.folder_asked)
        QShortcut(QKeySequence("Escape"), self, self.leave)
        self.view.lettered.connect(self.press)
        self.view.taken_back.connect(self.take_back)
        self.view.turned.connect(self.turn)
        self.later.clicked.connect(lambda: self.turn(1))
        self.earlier.clicked.connect(lambda: self.turn(-1))
        self.open_folder.clicked.connect(self._open_folder)

    # -- in

    def show_targets(self, targets: Sequence[Target]) -> None:
        """The records that are open; the first of them is asked for."""
        self._targets, self._at, self._slots = tuple(targets), 0, ()
        self._show_target()
        if self._targets:
            self.record_wanted.emit(self._targets[0])

    def show_slots(self, record_id: str, slots: Sequence[Slot]) -> None:
        """The photo questions of a record; late answers of another one are passed over."""
        if self.target is not None and self.target.record_id == record_id:
            self._slots = tuple(slots)
            self._show_slots()

    def add_shots(self, folder: Path, shots: Iterable[Shot]) -> None:
        """Photos were found; the first one without a place is gone to."""
        begun = bool(self.tray.shots)
        self._folder = folder
        self.tray.add(shots)
        row = self.view.currentIndex().row()
        self.photos.show_tray()
        self._show_whether_any()
        self.view.setCurrentIndex(self.photos.index(max(row, 0) if begun else 0))
        if not begun:
            self.view.setFocus()

    def show_kept(self, kept: Sequence[Path], unreadable: Sequence[Path]) -> None:
        """These are in the vault now: remind that they still lie readable where they came from."""
        self.tray.kept.update(kept)
        for path in unreadable:
            self.tray.leave_out(path)
            self.photos.said[path] = tr("tidak dapat dibaca")
        self.view.viewport().update()
        said = tr("{n} foto tersimpan terkunci di laptop ini.", len(self.tray.kept))
        wish = tr("Hapus sekarang yang asli dari HP dan dari foldernya: di sana siapa pun dapat membukanya.")
        self.notice.say_sentence(f"{said} {wish}", "right")
        self._say_count()

    @property
    def target(self) -> Target | None:
        """The record photos are put into now."""
        return self._targets[self._at] if self._at < len(self._targets) else None

    def focus_first(self) -> None:
        (self.view if self.tray.shots else self.empty.button).setFocus()

    # -- keys

    def press(self, key: str) -> None:
        """A letter: put the photo there, or leave it out."""
        row, target = self.view.currentIndex().row(), self.target
        if not 0 <= row < len(self.tray.shots):
            return
        path = self.tray.shots[row].path
        slot = next((slot for slot in self._slots if slot.key == key), None)
        if self.tray.state(path) == "kept":
            return
        if key == LEAVE_OUT:
            self.tray.leave_out(path)
            self.photos.said.pop(path, None)
        elif slot is not None and target is not None:
            self.tray.put(path, target.record_id, slot.ref)
            self.photos.said[path] = f"{slot.label} · {target.title}"
        else:
            return
        self._changed()
        self.view.setCurrentIndex(self.photos.index(self.tray.next_after(row)))

    def take_back(self) -> None:
        """The photo one is at has no place again."""
        row = self.view.currentIndex().row()
        if 0 <= row < len(self.tray.shots):
            path = self.tray.shots[row].path
            if self.tray.state(path) != "kept":
                self.tray.take_back(path)
                self.photos.said.pop(path, None)
                self._changed()

    def turn(self, step: int) -> None:
        """The next or previous record, round and round."""
        if self._targets:
            self._at = (self._at + step) % len(self._targets)
            self._slots = ()
            self._show_target()
            self.record_wanted.emit(self._targets[self._at])

    def _changed(self) -> None:
        self._warned = False
        placed = self.tray.places
        self.photos.said = {path: said for path, said in self.photos.said.items() if path in placed}
        self.view.viewport().update()
        self._show_slots()
        self._say_count()

    def leave(self) -> None:
        """Away; where photos have a place but are not kept yet, a second Escape is wanted."""
        waiting = sum(len(refs) for refs in self.tray.waiting().values())
        if waiting and not self._warned:
            self._warned = True
            said = tr("{n} foto sudah punya tempat tetapi belum disimpan.", waiting)
            self.notice.say_sentence(
                f"{said} {tr('Ctrl+Enter menyimpan; Escape sekali lagi meninggalkannya.')}", "warn"
            )
            return
        self.left.emit()

    # -- showing

    def _show_whether_any(self) -> None:
        self._holder.setVisible(bool(self.tray.shots))
        self.empty.setVisible(not self.tray.shots)
        self._say_count()

    def _show_target(self) -> None:
        target = self.target
        self._title.setText(target.title if target else tr("Tidak ada isian yang terbuka"))
        self._about.setText(target.about if target else tr("Mulai isian dahulu (Ctrl+N), lalu kembali ke sini."))
        self._place.setText(tr("{at} dari {count}", at=self._at + 1, count=len(self._targets)) if target else "")
        for each in (self.later, self.earlier):
            each.setEnabled(len(self._targets) > 1)
        self._show_slots()

    def _show_slots(self) -> None:
        clear_layout(self.slots)
        target = self.target
        taken = {place: path for path, place in self.tray.places.items()}
        for slot in self._slots:
            key = words(slot.key, "key", wraps=False)
            key.setFixedWidth(px(26))
            key.setAlignment(Qt.AlignmentFlag.AlignCenter)
            there = target is not None and (target.record_id, slot.ref) in taken
            state = tr("foto baru") if there else tr("sudah ada") if slot.answered else ""
            label = words(slot.label)
            holder = QWidget()
            holder.setLayout(beside(key, label, words(state, "right" if there else "hint", wraps=False), gap=8))
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            holder.setAccessibleName(f"{slot.key}: {slot.label} {state}")
            self.slots.addWidget(holder)
        if target is not None and not self._slots:
            self.slots.addWidget(words(tr("Isian ini tidak menanyakan foto."), "label"))

    def _say_count(self) -> None:
        waiting = sum(len(refs) for refs in self.tray.waiting().values())
        if self.primary is not None:
            self.primary.setText(tr("Simpan {n} foto", waiting))
            self.primary.setEnabled(waiting > 0)
            self.primary.setVisible(bool(self.tray.shots))
        left = sum(1 for shot in self.tray.shots if not self.tray.state(shot.path))
        self.say_subtitle(tr("{n} foto belum punya tempat.", left) if self.tray.shots else "")
        self.open_folder.setVisible(bool(self.tray.kept))

    def say_words(self) -> None:
        self.title.setText(tr("Foto dari HP"))
        self.choose.setText(tr("Pilih folder…"))
        self.later.setToolTip(tr("Isian berikutnya (Enter)"))
        self.earlier.setToolTip(tr("Isian sebelumnya (PageUp)"))
        self.later.setAccessibleName(tr("Isian berikutnya"))
        self.earlier.setAccessibleName(tr("Isian sebelumnya"))
        self.open_folder.setText(tr("Buka folder asalnya"))
        keys = tr("Huruf menaruh foto dan maju ke foto berikutnya. x melewati, Backspace membatalkan.")
        self._hint.setText(f"{keys} {tr('Enter ke isian berikutnya.')}")
        self.empty.say(
            tr("Belum ada foto di baki"),
            tr("Sambungkan HP dengan kabel atau salin fotonya, lalu pilih foldernya. Foto diurutkan waktunya."),
            tr("Pilih folder…"),
        )
        self._show_target()
        self._say_count()

    # -- dropping, opening

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_taken(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
