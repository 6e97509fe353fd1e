"""The laptops this one knows: add a card, mark a supervisor's laptop, forget one that is lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QFrame, QLineEdit, QListView

from desktop.trouble import Trouble
from desktop.ui.notices import notice
from desktop.ui.pages.door import Labelled
from desktop.ui.pages.exchange_words import grouped
from desktop.ui.pieces import NoticeBar, below, beside, button, frame, put_in, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.cards import Met
    from desktop.roles.exchanging import Standing
    from desktop.store.contacts_table import Contact
    from desktop.store.lost_table import Lost

ROW, MOST_ROWS = 34, 6


class ContactsCard(QFrame):
    """Rows are laptops; the buttons below are about the one that is marked."""

    introduced = Signal(str, bool)  # the text of a card, as a supervisor's laptop
    card_asked = Signal(bool)  # choose a card file
    marked = Signal(str, bool)  # fingerprint, as a supervisor's laptop
    forgotten = Signal(str)
    asked_about = Signal(str)  # what lies on that laptop; lost, or found again

    def __init__(self) -> None:
        super().__init__()
        tone(self, "card")
        self._contacts: tuple[Contact, ...] = ()
        self._lost: tuple[Lost, ...] = ()
        self.heading, self._lesson = words(look="heading", wraps=False), words(look="hint")
        self._rows, self.list = QStringListModel(self), QListView()
        self.list.setModel(self._rows)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tone(self.list, "found")
        self.add, self.mark, self.forget = button("", "plus"), button("", "shield-check"), button("quiet", "trash-2")
        self.about = button("", "hard-drive")
        self.notice = NoticeBar()
        self.editor, self.asking = self._make_editor(), self._make_question()
        buttons = beside(self.add, self.mark, self.about, self.forget, None)
        rows = (self.heading, self._lesson, self.list, self.notice, self.asking, self.editor, buttons)
        inner = below(*rows, gap=8)
        inner.setContentsMargins(px(20), px(16), px(20), px(18))
        self.setLayout(inner)
        self._wire()

    def _make_editor(self) -> QFrame:
        self.text, self.supervisor = QLineEdit(), QCheckBox()
        put_in(self.text, "clipboard-paste")
        self._text, self._met = Labelled(self.text), words()
        self._whose: Met | None = None
        self.keep, self.file, self.give_up = button("primary", "check"), button("", "folder-open"), button()
        rows = below(self._text, self._met, self.supervisor, beside(self.keep, self.file, self.give_up, None), gap=8)
        made = frame("note", rows, margins=(14, 12, 14, 12))
        QShortcut(QKeySequence("Escape"), made, self._end, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.hide()
        return made

    def _make_question(self) -> QFrame:
        self._question, self.yes, self.no = words(), button("danger"), button()
        asked = beside(self._question, self.yes, self.no, gap=8)
        asked.setStretch(0, 1)
        made = frame("warn", asked, margins=(12, 10, 12, 10))
        made.hide()
        return made

    def _wire(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._allow())
        self.add.clicked.connect(partial(self._begin, None))
        self.give_up.clicked.connect(self._end)
        self.keep.clicked.connect(self._keep)
        self.text.returnPressed.connect(self.keep.click)
        self.file.clicked.connect(lambda: self.card_asked.emit(self.supervisor.isChecked()))
        self.mark.clicked.connect(self._mark)
        self.forget.clicked.connect(self._ask)
        self.about.clicked.connect(lambda: self.asked_about.emit(self._fingerprint()))
        self.yes.clicked.connect(self._forget)
        self.no.clicked.connect(self._stop_asking)

    def say_words(self) -> None:
        self.heading.setText(tr("Laptop yang dikenal"))
        self.list.setAccessibleName(self.heading.text())
        self._lesson.setText(
            tr("Berkas kiriman hanya diterima dari laptop di daftar ini. Putusan hanya berlaku dari laptop pengawas.")
        )
        self._text.say(
            tr("Kartu laptop lain"), tr("Tempel teks yang dimulai dengan sambang-card, atau buka berkas kartu.")
        )
        self.supervisor.setText(tr("Ini laptop pengawas: putusan, formulir, dan petugas darinya berlaku di sini"))
        self._say_met()
        self.add.setText(tr("Tambah kartu"))
        self.keep.setText(tr("Kenali laptop ini"))
        self.file.setText(tr("Buka berkas kartu…"))
        self.give_up.setText(tr("Batal"))
        self.forget.setText(tr("Tidak dipakai lagi"))
        self.about.setText(tr("Isi / hilang…"))
        self.yes.setText(tr("Ya, lupakan"))
        self.no.setText(tr("Batal"))
        self._show()

    def show_values(self, standing: Standing) -> None:
        """The laptops; the mark stays where it was."""
        kept = self._fingerprint()
        self._contacts, self._lost = standing.contacts, standing.lost
        self._show()
        at = next((at for at, one in enumerate(self._fingerprints()) if one == kept), 0)
        self.list.setCurrentIndex(self._rows.index(at))
        self._allow()

    def say(self, trouble: Trouble | None, sentence: str = "") -> None:
        """How the deed went; the editor stays open where something was wrong."""
        if trouble is not None:
            self.notice.say(notice(trouble), "warn")
            return
        self.notice.say_sentence(sentence)
        self._end()

    def _show(self) -> None:
        rows = [_row(one) for one in self._contacts] + [_lost_row(one) for one in self._lost]
        self._rows.setStringList(rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(px(ROW) * min(max(len(rows), 1), MOST_ROWS) + px(8))
        self._allow()

    def _fingerprints(self) -> list[str]:
        return [one.fingerprint for one in self._contacts] + [one.laptop for one in self._lost]

    def _fingerprint(self) -> str:
        """Of the row that is marked, "" for none."""
        at, known = self.list.currentIndex().row(), self._fingerprints()
        return known[at] if 0 <= at < len(known) else ""

    def _marked(self) -> Contact | None:
        at = self.list.currentIndex().row()
        return self._contacts[at] if 0 <= at < len(self._contacts) else None

    def _allow(self) -> None:
        marked = self._marked()
        for one in (self.mark, self.forget):
            one.setVisible(marked is not None)
        self.about.setVisible(bool(self._fingerprint()))
        if marked is not None:
            said = tr("Bukan pengawas") if marked.supervisor else tr("Tandai pengawas")
            self.mark.setText(said)

    def meet(self, found: Met) -> None:
        """A card that came as a file: known only when somebody says so here."""
        self._begin(found)
        self.text.setText(found.card.text())
        self.supervisor.setChecked(found.supervisor)
        self.keep.setFocus()

    def _say_met(self) -> None:
        met = self._whose
        if met is not None:
            name, keys = met.card.name, grouped(met.card.fingerprint)
            said = tr("Kartu dari {name}, sidik jari {keys}.", name=name or keys, keys=keys)
            asked = tr("Sudah dikenal di sini.") if met.known else tr("Cocokkan dengan yang tampil di laptop itu.")
            self._met.setText(f"{said} {asked}")

    def _begin(self, met: Met | None = None) -> None:
        self._whose = met
        for part in (self._text, self.file):
            part.setVisible(met is None)
        self._met.setVisible(met is not None)
        self._say_met()
        self.notice.clear()
        self.asking.hide()
        self.text.clear()
        self.supervisor.setChecked(False)
        self.editor.show()
        self.text.setFocus()

    def _end(self) -> None:
        if not self.editor.isHidden():
            self.add.setFocus()
            self.editor.hide()

    def _keep(self) -> None:
        if self.text.text().strip():
            self.introduced.emit(self.text.text(), self.supervisor.isChecked())

    def _mark(self) -> None:
        marked = self._marked()
        if marked is not None:
            self.marked.emit(marked.fingerprint, not marked.supervisor)

    def _ask(self) -> None:
        marked = self._marked()
        if marked is not None:
            said = tr("Lupakan {name}? Berkas kirimannya tidak diterima lagi. Isian yang sudah ada tetap.",
                      name=marked.name)  # fmt: skip
            self._question.setText(said)
            self.asking.show()
            self.no.setFocus()

    def _forget(self) -> None:
        marked = self._marked()
        self._stop_asking()
        if marked is not None:
            self.forgotten.emit(marked.fingerprint)

    def _stop_asking(self) -> None:
        (self.list if self._fingerprints() else self.add).setFocus()
        self.asking.hide()


def _lost_row(one: Lost) -> str:
    return f"{one.name or grouped(one.laptop)} · {tr('dinyatakan hilang')}"


def _row(one: Contact) -> str:
    role = tr("laptop pengawas") if one.supervisor else ""
    return " · ".join(part for part in (one.name, role, grouped(one.fingerprint)) if part)
