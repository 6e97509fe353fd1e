"""The card of an entity that two sides changed: its versions side by side, under each the button that lets it stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from desktop.ui import formats
from desktop.ui.pieces import below, button, frame, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.store.entity_conflicts import EntityConflict, Version

SHOWN = 4  # versions side by side: what both began with, and the last ones

_SHORT = {"nik", "kk", "rt", "rw", "sls", "hp", "pkh", "ppks", "id"}  # said by their letters


def conflict_card(one: EntityConflict, server: str, choose: Callable[[int], None]) -> QFrame:
    """`choose` is called with the number of the version that is to stand. The focus is on the one that stands now."""
    said = (
        tr("Dua orang mengubah bagian yang sama tanpa saling tahu. Yang tiba terakhir berlaku sekarang.")
        if one.hard
        else tr("Dua orang mengubah bagian yang berbeda tanpa saling tahu. Keduanya sudah digabung; periksalah.")
    )
    head = (words(one.newest.label, "heading"), words(f"{tr('Daftar {name}', name=one.list)} · {server}", "hint"))
    grid, now = _versions(one, choose)
    card = frame("card", below(*head, 4, words(said), 4, grid, gap=4))
    card.setFocusProxy(now)
    return card


def _versions(one: EntityConflict, choose: Callable[[int], None]) -> tuple[QGridLayout, QPushButton]:
    versions = (*one.versions[:1], *one.versions[1:][-(SHOWN - 1) :])
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(20))
    grid.setVerticalSpacing(px(6))
    for row, name in enumerate(one.differing, start=1):
        grid.addWidget(words(in_words(name), "hint", wraps=False), row, 0)
    now = button()
    for column, version in enumerate(versions, start=1):
        grid.addWidget(_head(version, _standing(version, versions)), 0, column)
        for row, name in enumerate(one.differing, start=1):
            value = version.values.get(name, "")
            changed = value != versions[0].values.get(name, "")  # what this one made other is seen at once
            grid.addWidget(words(value or tr("(kosong)"), "strong" if changed else ""), row, column)
        stands = version is versions[-1]
        pressed = now if stands else button()
        pressed.setText(tr("Biarkan yang ini") if stands else tr("Pakai yang ini"))
        pressed.setAccessibleName(f"{pressed.text()}: {version.by}")
        pressed.clicked.connect(lambda _on=False, number=version.number: choose(number))
        grid.addWidget(pressed, len(one.differing) + 1, column, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(column, 1)
    return grid, now


def in_words(name: str) -> str:
    """A property of a list as people write it: `no_kk` is No KK. Lists come without labels."""
    said = [word.upper() if word in _SHORT else word for word in name.replace("-", "_").split("_") if word]
    return " ".join([said[0][:1].upper() + said[0][1:], *said[1:]]) if said else name


def _standing(version: Version, versions: Sequence[Version]) -> str:
    """What it is among them."""
    if version is versions[-1]:
        return tr("Berlaku sekarang")
    return tr("Semula") if version is versions[0] else tr("Perubahan lain")


def _head(version: Version, standing: str) -> QWidget:
    """What it is, who made it, and when."""
    who = words(version.by or tr("Tidak diketahui"))
    tone(who, "strong")
    when = words(formats.moment(version.at) if version.at is not None else "", "hint")
    holder, told = QWidget(), below(words(standing, "label"), who, when, gap=0)
    told.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(told)
    return holder
