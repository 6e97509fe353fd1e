"""The open doors of this room: looked for by one key, chosen by one more; a new one wants its mark compared, a code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, QStringListModel
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QWidget

from desktop.ui.pages.door import Labelled
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.posko import Found

ROW, MOST_ROWS = 20, 5  # px at least; doors shown at once
CODE = r"\s*(\d\s*){6}"


def spaced(text: str, group: int = 4) -> str:
    """As people read it to each other."""
    return " ".join(text[at : at + group] for at in range(0, len(text), group))


class AroundPart(QWidget):
    """`picked(Found)`: a laptop that was met before; `introduced(Found, code)`: one that is new here."""

    def __init__(self, picked: Callable[[Found], object], introduced: Callable[[Found, str], object]) -> None:
        super().__init__()
        self._picked, self._introduced = picked, introduced
        self._found: tuple[Found, ...] | None = None
        self.look, self.said = button("", "search"), words(look="hint")
        self.list, self._rows = QListView(), QStringListModel(self)
        self.list.setModel(self._rows)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setMaximumWidth(px(520))
        self.code, self.enter = QLineEdit(), button("", "wifi")
        self.code.setValidator(QRegularExpressionValidator(QRegularExpression(CODE), self.code))
        self.code.setMaximumWidth(px(160))
        self._code, self._compare = Labelled(self.code, hint=False), words()
        inner = below(
            beside(self.look, None), self.said, self.list, self._compare, self._code, beside(self.enter, None), gap=8
        )
        inner.setContentsMargins(0, 0, 0, 0)
        self.setLayout(inner)
        self.list.activated.connect(lambda _at: self._choose())
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._say_chosen())
        self.code.returnPressed.connect(self._enter)
        self.enter.clicked.connect(self._enter)
        self._say()

    def say_words(self) -> None:
        self._code.say(tr("Kode enam angka di layar posko"))
        self.enter.setText(tr("Berkenalan dan tukar"))
        self.list.setAccessibleName(tr("Posko di jaringan ini"))
        self._say()

    def wait(self) -> None:
        """Asked; answers take a moment."""
        self.look.setEnabled(False)
        self.said.setText(tr("Mencari posko di jaringan ini…"))
        self.said.show()

    def show_found(self, found: Sequence[Found]) -> None:
        """What answered."""
        self._found = tuple(found)
        self.look.setEnabled(True)
        self._rows.setStringList([_row(one) for one in self._found])
        self._say()
        if self._found:
            self.list.setCurrentIndex(self._rows.index(0))
            self.list.setFocus()
        else:
            self.look.setFocus()

    # -- inside

    def _chosen(self) -> Found | None:
        at = self.list.currentIndex().row()
        return self._found[at] if self._found and 0 <= at < len(self._found) else None

    def _choose(self) -> None:
        one = self._chosen()
        if one is not None and one.fingerprint:
            self._picked(one)
        elif one is not None:
            self.code.setFocus()

    def _enter(self) -> None:
        one, code = self._chosen(), "".join(self.code.text().split())
        if one is not None and not one.fingerprint and self.code.hasAcceptableInput():
            self._introduced(one, code)
            self.code.clear()

    def _say(self) -> None:
        found = self._found
        self.look.setText(tr("Cari posko di jaringan ini"))
        self.said.setVisible(found is not None)
        if found is not None:
            self.said.setText(_said(found))
            self._rows.setStringList([_row(one) for one in found])
        self.list.setVisible(bool(found))
        row = max(self.list.sizeHintForRow(0), px(ROW))
        self.list.setFixedHeight(row * min(max(len(found or ()), 1), MOST_ROWS) + px(8))
        self._say_chosen()

    def _say_chosen(self) -> None:
        one = self._chosen()
        new = one is not None and not one.fingerprint
        for part in (self._compare, self._code, self.enter):
            part.setVisible(new)
        if one is not None and new:
            mark = spaced(one.heard.door.mark)
            self._compare.setText(
                tr("Cocokkan dengan sidik pintu di layar posko: {mark}. Kalau berbeda, jangan lanjutkan.", mark=mark)
            )


def _row(one: Found) -> str:
    name = one.name or tr("Posko yang belum dikenal")
    return f"{name} · {one.heard.address}"


def _said(found: Sequence[Found]) -> str:
    if found:
        return tr("{n} posko menjawab. Pilih, lalu tekan Enter.", len(found))
    return tr(
        "Tidak ada posko yang menjawab. Pastikan satu Wi-Fi dan posko sudah membuka pintunya, atau ketik alamatnya."
    )
