"""The people of this laptop, for whoever keeps them: let somebody in, give a new passphrase, let somebody go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QListView

from desktop.trouble import Trouble
from desktop.ui.notices import notice
from desktop.ui.pages.door import Labelled
from desktop.ui.pages.region_field import FindPlaces
from desktop.ui.pages.settings_person import PersonEditor
from desktop.ui.pages.setup import ROLES
from desktop.ui.pieces import NoticeBar, below, beside, button, frame, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr
from desktop.ui.values import Colleague

ROW, MOST_ROWS = 34, 8


class PeopleCard(QFrame):
    """Rows are people; the buttons below are about the one that is marked. Letting somebody go is asked in place."""

    added = Signal(object)  # NewPerson
    reset = Signal(str, str)  # user id, passphrase
    removed = Signal(str)  # user id
    succeeded = Signal(str, str)  # user id, who goes on with what is not handed in yet
    changed = Signal(str, str, str)  # user id, role, region

    def __init__(self, find_places: FindPlaces) -> None:
        super().__init__()
        tone(self, "card")
        self._people: tuple[Colleague, ...] = ()
        self.heading, self.lesson = words(look="heading", wraps=False), words(look="hint")
        self._rows, self.list = QStringListModel(self), QListView()
        self.list.setModel(self._rows)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tone(self.list, "found")
        self.add, self.renew, self.remove = button("", "plus"), button("", "key-round"), button("quiet", "log-out")
        self.change = button("", "pencil")
        self.notice, self.editor = NoticeBar(), PersonEditor(find_places)
        self._question, self.yes, self.no = words(), button("danger"), button()
        self.heir = QComboBox()
        self._heir = Labelled(self.heir, hint=False)
        asked = below(self._question, self._heir, beside(self.yes, self.no, None), gap=8)
        self._asking = frame("warn", asked, margins=(12, 10, 12, 10))
        self._asking.hide()
        buttons = beside(self.add, self.change, self.renew, self.remove, None)
        inner = below(self.heading, self.lesson, self.list, self.notice, self._asking, self.editor, buttons, gap=8)
        inner.setContentsMargins(px(20), px(16), px(20), px(18))
        self.setLayout(inner)
        self._wire()

    def _wire(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._allow())
        self.add.clicked.connect(self._begin_adding)
        self.renew.clicked.connect(self._begin_reset)
        self.change.clicked.connect(self._begin_change)
        self.editor.changed.connect(self.changed)
        self.remove.clicked.connect(self._ask_removal)
        self.yes.clicked.connect(self._remove)
        self.no.clicked.connect(self._end_asking)
        self.editor.added.connect(self.added)
        self.editor.reset.connect(self.reset)
        self.editor.ended.connect(self.list.setFocus)

    def say_words(self) -> None:
        self.heading.setText(tr("Orang di laptop ini"))
        self.list.setAccessibleName(tr("Orang di laptop ini"))
        self.add.setText(tr("Tambah orang"))
        self.renew.setText(tr("Kata sandi baru"))
        self.change.setText(tr("Ubah peran"))
        self.remove.setText(tr("Keluarkan"))
        self.yes.setText(tr("Ya, keluarkan"))
        self._heir.say(tr("Isian yang belum diajukan diteruskan kepada"))
        self.no.setText(tr("Batal"))
        self.editor.say_words()
        self.show_people(self._people)

    def show_people(self, people: Sequence[Colleague]) -> None:
        """Who works here; the mark stays where it was."""
        marked = self._marked()
        self._people = tuple(people)
        self._rows.setStringList([_row(one) for one in self._people])
        at = next((at for at, one in enumerate(self._people) if marked is not None and one.id == marked.id), 0)
        self.list.setCurrentIndex(self._rows.index(at))
        self.list.setFixedHeight(px(ROW) * min(max(len(self._people), 1), MOST_ROWS) + px(8))
        alone = self._people and not any(one.reviews for one in self._people)
        self.lesson.setText(
            tr("Belum ada pengawas di laptop ini. Tambahkan di sini: isian diperiksa pengawas sebelum dikirim.")
            if alone
            else tr("Setiap orang masuk dengan nama dan kata sandinya sendiri. Tercatat siapa mengisi dan memeriksa.")
        )
        self._allow()

    def say(self, trouble: Trouble | None, sentence: str = "") -> None:
        """How the deed went; the editor stays open where something was wrong."""
        if trouble is not None:
            self.notice.say(notice(trouble), "warn")
        else:
            self.notice.say_sentence(sentence)
            if not self.editor.isHidden():
                self.editor.end()

    def _marked(self) -> Colleague | None:
        at = self.list.currentIndex().row()
        return self._people[at] if 0 <= at < len(self._people) else None

    def _allow(self) -> None:
        marked = self._marked()
        self.renew.setEnabled(marked is not None and marked.may_reset)
        self.change.setEnabled(marked is not None and marked.may_change)
        self.remove.setEnabled(marked is not None and marked.may_remove)

    def _begin_adding(self) -> None:
        self._quiet()
        self.editor.propose_role("enumerator" if any(one.reviews for one in self._people) else "supervisor")
        self.editor.begin_adding()

    def _begin_reset(self) -> None:
        marked = self._marked()
        if marked is not None:
            self._quiet()
            self.editor.begin_reset(marked)

    def _begin_change(self) -> None:
        marked = self._marked()
        if marked is not None:
            self._quiet()
            self.editor.begin_change(marked)

    def _ask_removal(self) -> None:
        marked = self._marked()
        if marked is None:
            return
        self._quiet()
        self._question.setText(
            tr("Keluarkan {name}? Ia tidak dapat masuk lagi. Isiannya tetap tersimpan di laptop ini.", name=marked.name)
        )
        self.heir.clear()
        self.heir.addItem(tr("Tidak diteruskan"), "")
        for one in self._people:
            if one.id != marked.id:
                self.heir.addItem(one.name, one.id)
        self._asking.show()
        self.no.setFocus()

    def _remove(self) -> None:
        marked = self._marked()
        self._end_asking()
        heir = str(self.heir.currentData() or "")
        if marked is not None and heir:
            self.succeeded.emit(marked.id, heir)
        elif marked is not None:
            self.removed.emit(marked.id)

    def _end_asking(self) -> None:
        self._asking.hide()
        self.list.setFocus()

    def _quiet(self) -> None:
        self.notice.clear()
        self._asking.hide()
        self.editor.hide()


def _row(one: Colleague) -> str:
    role = tr(dict(ROLES).get(one.role, one.role))
    return " · ".join(part for part in (one.name, role, one.place, tr("Anda") if one.is_me else "") if part)
