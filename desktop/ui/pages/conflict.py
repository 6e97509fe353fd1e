"""A record that was edited at the server too: both versions side by side, field by field; a person chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.frozen import frozen
from desktop.trouble import Trouble
from desktop.ui.notices import notice
from desktop.ui.pages.door import Labelled, SecretField
from desktop.ui.pages.lines import Line, LinesPage
from desktop.ui.pieces import below, beside, button, frame, words
from desktop.ui.theme import px
from desktop.ui.translations import tr


@frozen
class Beside:
    """One question as both versions answer it; "" where it was not asked or not answered."""

    ref: str
    label: str
    mine: str
    theirs: str

    @property
    def differs(self) -> bool:
        return self.mine != self.theirs


class ConflictPage(LinesPage):
    """`show_answers(beside)`; `kept_mine`, `took_theirs`, `left` (nothing is decided). Ctrl+Enter keeps mine."""

    kept_mine = Signal()
    took_theirs = Signal()
    account_given = Signal(str, str)  # e-mail, password

    def __init__(self) -> None:
        super().__init__(wide=0, widths=(0, 330, 330))
        self._beside: tuple[Beside, ...] = ()
        self.all = QCheckBox()
        self.all.toggled.connect(lambda _on: self._show())
        self.beside_title.addWidget(self.all)
        self.account, self.secret, self.enter = QLineEdit(), SecretField(), button("primary", "key-round")
        self._account, self._secret = Labelled(self.account, hint=False), Labelled(self.secret, hint=False)
        self._lesson = words(look="label")
        asked = below(self._lesson, self._account, self._secret, beside(self.enter, None), gap=8)
        self.asking = _indented(frame("card", asked, margins=(20, 16, 20, 18)))
        self.asking.hide()
        self._rows.insertWidget(1, self.asking, 1)
        self.later, self.theirs = button(), button("", "download")
        self.put_foot(self.later, self.theirs, icon_name="send").clicked.connect(self.kept_mine)
        self.theirs.clicked.connect(self.took_theirs)
        self.later.clicked.connect(self.left)
        self.enter.clicked.connect(self._give)
        for field in (self.account, self.secret):
            field.returnPressed.connect(self.enter.click)
        self._decidable(False)
        self.say_words()

    def say_words(self) -> None:
        super().say_words()
        self.title.setText(tr("Diperbaiki juga di kantor"))
        self.all.setText(tr("Tampilkan juga yang sama"))
        self._lesson.setText(
            tr(
                "Versi di server dapat dibaca dengan akun web ODK Central (yang dipakai di peramban)."
                " Bila Anda tidak punya, mintalah pengawas membukanya. Isian Anda tetap aman."
            )
        )
        self._account.say(tr("Surel akun web"))
        self._secret.say(tr("Kata sandi akun web"))
        self.secret.say_words()
        self.enter.setText(tr("Ambil versi di server"))
        self.later.setText(tr("Putuskan nanti"))
        self.theirs.setText(tr("Pakai versi di server"))
        if self.primary is not None:
            self.primary.setText(tr("Pertahankan versi saya"))
        self._show()

    def show_head(self, title: str, editor: str, when: str) -> None:
        """Whose record, and who edited it there when."""
        who = tr("Di server diubah oleh {who}", who=editor) if editor else tr("Di server sudah diubah")
        self.say_subtitle(" · ".join(part for part in (title, who, when) if part))

    def show_answers(self, beside_: Sequence[Beside]) -> None:
        """Every question of both versions, in the order of the form."""
        self._beside = tuple(beside_)
        self._ask(False)
        self._decidable(True)
        self._show()

    def ask_account(self) -> None:
        """The server's version is not here: it is read with a web account."""
        self._ask(True)
        self.account.setFocus()

    def say_trouble(self, trouble: Trouble) -> None:
        self.enter.setEnabled(True)
        self.notice.say(notice(trouble), "warn")

    def focus_first(self) -> None:
        (self.account if not self.asking.isHidden() else self.table).setFocus()

    def _show(self) -> None:
        shown = [one for one in self._beside if one.differs or self.all.isChecked()]
        headings = (tr("Pertanyaan"), tr("Jawaban Anda"), tr("Jawaban di server"))
        empty = tr("(kosong)")
        lines = [Line((one.label, one.mine or empty, one.theirs or empty), one.ref) for one in shown]
        self.show_lines(headings, lines)
        differing = sum(one.differs for one in self._beside)
        self.told.setText(tr("{n} jawaban berbeda", differing) if self._beside else "")

    def _ask(self, asks: bool) -> None:
        self.asking.setVisible(asks)
        for thing in (self.field, self.told, self.table, self.all):
            thing.setVisible(not asks)

    def _decidable(self, there: bool) -> None:
        self.theirs.setEnabled(there)
        if self.primary is not None:
            self.primary.setEnabled(there)

    def _give(self) -> None:
        if not self.account.text().strip() or not self.secret.text():
            (self.secret if self.account.text().strip() else self.account).setFocus()
            return
        self.notice.clear()
        self.enter.setEnabled(False)
        self.account_given.emit(self.account.text().strip(), self.secret.take())


def _indented(card: QWidget) -> QWidget:
    card.setMaximumWidth(px(560))
    holder = QWidget()
    row = beside(card)  # in a row of its own its height is that of the width it gets
    row.setStretch(0, 1)
    row.addStretch(0)
    column = below(row, None)
    column.setContentsMargins(px(28), 0, px(28), 0)
    holder.setLayout(column)
    return holder
