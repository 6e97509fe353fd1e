"""Looking after the laptop: backups and what they bring back, room, how long things stay, the office, wholeness."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.trouble import Trouble
from desktop.ui import formats
from desktop.ui.notices import notice
from desktop.ui.page import Page
from desktop.ui.pages.care_words import backup_said, days_said, gone_said, merged_said, room_said
from desktop.ui.pages.door import Labelled, SecretField
from desktop.ui.pages.settings import Choice
from desktop.ui.pieces import NoticeBar, below, beside, button, column_of, frame, words
from desktop.ui.translations import mark, tr

if TYPE_CHECKING:
    from desktop.roles.upkeep import Looked
    from desktop.store.merge import Merged
    from desktop.store.retention import LetGo

DAYS = (
    ("0", mark("Selamanya")),
    ("30", mark("{n} hari")),
    ("90", mark("{n} hari")),
    ("180", mark("{n} hari")),
    ("365", mark("{n} hari")),
)


class CarePage(Page):
    """`show_looked(Looked)`; one long deed at a time, told in the card it belongs to; Escape goes back to Settings."""

    stick_asked = Signal()
    backup_asked = Signal()
    merge_asked = Signal(str, str, str)  # folder, name, passphrase
    folder_asked = Signal()
    stopped = Signal()
    days_chosen = Signal(int)
    letting_go_asked = Signal()
    office_given = Signal(str)
    check_asked = Signal()
    accesses_asked = Signal()
    rekey_asked = Signal(str)  # one's own passphrase
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._looked: Looked | None = None
        self._now: datetime | None = None
        self._headings = [words(look="heading", wraps=False) for _ in range(5)]
        self._backups, self._stick_hint = words(look="label"), words(look="hint")
        self.here, self.stop = button("", "hard-drive"), button("quiet", "x")
        self.folder, self.name, self.secret = QLineEdit(), QLineEdit(), SecretField()
        self.folder.setReadOnly(True)
        self._folder, self._name, self._secret = Labelled(self.folder), Labelled(self.name), Labelled(self.secret)
        self.choose, self.merge = button("", "folder-open"), button("", "download")
        self._room, self.days = words(look="label"), Choice(DAYS)
        self._days, self._days_hint = Labelled(self.days, hint=False), words(look="hint")
        self.let_go = button("", "trash-2")
        self.office, self.keep_office = QLineEdit(), button("", "check")
        self._office = Labelled(self.office)
        self._lesson = words(look="hint")
        self.check, self.accesses = button("", "shield-check"), button("", "eye")
        self.own, self.rekey = SecretField(), button("danger", "key-round")
        self._own = Labelled(self.own)
        self.notices = {name: NoticeBar() for name in ("backup", "merge", "room", "office", "whole")}
        self._arrange()
        self._wire()
        self.say_words()

    # -- building

    def _arrange(self) -> None:
        self._keepers = [self._merging(), self._offices()]
        self._rekeying = below(self._own, beside(self.rekey, None), gap=8)
        self._rekey = QWidget()
        self._rekey.setLayout(self._rekeying)
        cards = (self._backing(), self._keepers[0], self._rooms(), self._keepers[1], self._whole(), None)
        self.put(column_of(below(*cards, gap=12)))
        self.put_foot(icon_name="usb")
        self.stop.hide()
        for card in (*self._keepers, self._rekey):
            card.hide()

    def _backing(self) -> QWidget:
        rows = below(
            self._headings[0],
            self._backups,
            self._stick_hint,
            self.notices["backup"],
            beside(self.here, self.stop, None),
            gap=8,
        )
        return frame("card", rows, margins=(20, 16, 20, 18))

    def _merging(self) -> QWidget:
        chosen = beside(self._folder, self.choose, gap=8)
        chosen.setStretch(0, 1)
        rows = below(
            self._headings[1],
            chosen,
            self._name,
            self._secret,
            self.notices["merge"],
            beside(self.merge, None),
            gap=4,
        )
        return frame("card", rows, margins=(20, 16, 20, 18))

    def _rooms(self) -> QWidget:
        rows = below(
            self._headings[2],
            self._room,
            4,
            self._days,
            self._days_hint,
            self.notices["room"],
            beside(self.let_go, None),
            gap=8,
        )
        return frame("card", rows, margins=(20, 16, 20, 18))

    def _offices(self) -> QWidget:
        rows = below(self._headings[3], self._office, self.notices["office"], beside(self.keep_office, None), gap=8)
        return frame("card", rows, margins=(20, 16, 20, 18))

    def _whole(self) -> QWidget:
        rows = below(
            self._headings[4],
            self._lesson,
            self.notices["whole"],
            beside(self.check, self.accesses, None),
            self._rekey,
            gap=8,
        )
        return frame("card", rows, margins=(20, 16, 20, 18))

    def _wire(self) -> None:
        if self.primary is not None:
            self.primary.clicked.connect(self.stick_asked)
        self.here.clicked.connect(self.backup_asked)
        self.stop.clicked.connect(self.stopped)
        self.choose.clicked.connect(self.folder_asked)
        self.merge.clicked.connect(self._merge)
        self.secret.returnPressed.connect(self.merge.click)
        self.days.chosen.connect(lambda days: self.days_chosen.emit(int(days)))
        self.let_go.clicked.connect(self.letting_go_asked)
        self.keep_office.clicked.connect(lambda: self.office_given.emit(self.office.text().strip()))
        self.office.returnPressed.connect(self.keep_office.click)
        self.check.clicked.connect(self.check_asked)
        self.accesses.clicked.connect(self.accesses_asked)
        self.rekey.clicked.connect(lambda: self.rekey_asked.emit(self.own.take()))
        for field in (self.folder, self.name, self.secret, self.office, self.own):
            field.textChanged.connect(lambda _text: self._allow())
        QShortcut(QKeySequence("Escape"), self, self.left.emit)

    # -- words

    def say_words(self) -> None:
        self.title.setText(tr("Rawat laptop ini"))
        self.say_subtitle(tr("Cadangan, ruang, dan keutuhan data. Semua cadangan terkunci seperti data di laptop."))
        said = (
            tr("Cadangan"),
            tr("Ambil isi cadangan"),
            tr("Ruang dan lama penyimpanan"),
            tr("Bantuan Dinas bila kata sandi terlupa"),
            tr("Keutuhan dan kunci"),
        )
        for heading, text in zip(self._headings, said, strict=True):
            heading.setText(text)
        if self.primary is not None:
            self.primary.setText(tr("Cadangkan ke stik USB…"))
        self.here.setText(tr("Cadangkan di laptop ini"))
        self.stop.setText(tr("Hentikan"))
        self._folder.say(tr("Folder cadangan"), tr("Isi yang belum ada di sini ditambahkan; yang ada tidak ditimpa."))
        self._name.say(tr("Nama pemilik cadangan"), tr("Seperti dipakai waktu cadangan itu dibuat."))
        self._secret.say(tr("Kata sandinya waktu itu"))
        self.choose.setText(tr("Pilih folder…"))
        self.merge.setText(tr("Gabungkan ke laptop ini"))
        self.days.say_words()
        self._days.say(tr("Isian yang sudah diterima server disimpan di sini selama"))
        self.let_go.setText(tr("Hapus isinya sekarang"))
        self.keep_office.setText(tr("Simpan kunci Dinas"))
        self.check.setText(tr("Periksa keutuhan"))
        self.accesses.setText(tr("Siapa membuka apa"))
        self._lesson.setText(tr("Pemeriksaan membaca seluruh data dan mencocokkan setiap halamannya."))
        hint = tr("Semua data dikunci ulang. Pakai bila orang yang sudah keluar mungkin menyimpan salinan kunci.")
        self._own.say(tr("Ganti kunci data: ketik kata sandi Anda"), hint)
        self.rekey.setText(tr("Kunci program dan ganti kunci data"))
        for field in (self.secret, self.own):
            field.say_words()
        self._say_looked()

    def show_looked(self, looked: Looked, now: datetime) -> None:
        """How it stands now."""
        self._looked, self._now = looked, now
        self.days.show_value(str(looked.days))
        for card in (*self._keepers, self._rekey):
            card.setVisible(looked.keeper)
        for thing in (self._days, self.let_go):
            thing.setVisible(looked.keeper)
        self._say_looked()

    def _say_looked(self) -> None:
        looked = self._looked
        hint = tr("Minta Dinas membacakan barisnya; dimulai dengan sambang-kantor.")
        if looked is None or self._now is None:
            self._office.say(tr("Kunci Dinas"), hint)
            return
        here, stick = backup_said(looked, self._now)
        self._backups.setText(here)
        self._stick_hint.setText(stick)
        self._room.setText(room_said(looked.room))
        self._days_hint.setText(days_said(looked))
        self.let_go.setVisible(looked.keeper and looked.due_to_go > 0)
        kept = tr("Dipakai sekarang: kunci Dinas yang berakhir {letters}.", letters=looked.office)
        self._office.say(tr("Kunci Dinas"), kept if looked.office else hint)
        if looked.needing_passphrase:
            names = ", ".join(looked.needing_passphrase)
            self.notices["whole"].say_sentence(
                tr("Perlu kata sandi baru dari Anda (di Pengaturan): {names}", names=names), "warn"
            )
        self._allow()

    def _allow(self) -> None:
        self.merge.setEnabled(all(field.text() for field in (self.folder, self.name, self.secret)))
        self.keep_office.setEnabled(bool(self.office.text().strip()))
        self.rekey.setEnabled(bool(self.own.text()))

    # -- how it goes

    def begin(self, card: str, sentence: str) -> None:
        """A long deed runs: told where it belongs, and it can be stopped."""
        self.notices[card].say_sentence(sentence, "note")
        self.stop.setVisible(card == "backup")
        for thing in (self.here, self.merge, self.let_go, self.check, self.rekey, self.primary):
            if thing is not None:
                thing.setEnabled(False)

    def going(self, card: str, done: int, of: int) -> None:
        """How far it is, in hundredths."""
        if of:
            self.notices[card].say_sentence(tr("{n} % selesai…", 100 * done // of), "note")

    def end(self, card: str, trouble: Trouble | None, sentence: str = "") -> None:
        """It is done, it was stopped (no sentence), or it went wrong."""
        self.stop.hide()
        for thing in (self.here, self.let_go, self.check, self.primary):
            if thing is not None:
                thing.setEnabled(True)
        self._allow()
        if trouble is not None:
            self.notices[card].say(notice(trouble), "warn")
        elif sentence:
            self.notices[card].say_sentence(sentence)
        else:
            self.notices[card].clear()

    def backed_up(self, at: datetime, where: str) -> None:
        said = tr("Cadangan {moment} sudah dibuat dan diperiksa: {folder}", moment=formats.moment(at), folder=where)
        self.end("backup", None, said)

    def merged(self, told: Merged) -> None:
        self.folder.clear()
        self.name.clear()
        self.end("merge", None, merged_said(told))

    def gone(self, told: LetGo) -> None:
        self.end("room", None, gone_said(told))

    def show_folder(self, folder: str) -> None:
        """Where the backup lies that is to be merged."""
        self.folder.setText(folder)
        (self.secret if self.name.text() else self.name).setFocus()

    def focus_first(self) -> None:
        if self.primary is not None:
            self.primary.setFocus()

    def _merge(self) -> None:
        self.merge_asked.emit(self.folder.text(), self.name.text().strip(), self.secret.take())
