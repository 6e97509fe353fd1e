"""The rows of the outbox: what was refused first, then what waits, then what was received lately."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.store.stages import Fate
from desktop.trouble import Kind
from desktop.ui.formats import clock, moment
from desktop.ui.notices import Notice, Step, notice
from desktop.ui.translations import tr
from desktop.ui.values import OutboxValues

if TYPE_CHECKING:
    from desktop.store.delivery import OutboxRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_ORDER = {Fate.REFUSED: 0, Fate.RELEASED: 1}


class OutboxModel(QAbstractListModel):
    """Tens of rows; read whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutboxRow, ...] = ()

    def show_values(self, values: OutboxValues) -> None:
        """Refused ones first: they want a person. Then the urgent, then the oldest; what went, newest first."""
        waiting = [row for row in values.rows if row.fate is not Fate.SENT]
        waiting.sort(key=lambda row: (_ORDER.get(row.fate, 2), not row.urgent, row.sealed_at))
        gone = sorted((row for row in values.rows if row.fate is Fate.SENT), key=lambda row: row.fate_at, reverse=True)
        self.beginResetModel()
        self._rows = (*waiting, *gone)
        self.endResetModel()

    def row(self, at: int) -> OutboxRow:
        return self._rows[at]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or tr("Belum bernama")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join([row.title or tr("Belum bernama"), row.form_title, *(said for said, _ in steps(row))])
        return None


def belongs(row: OutboxRow, *, several: bool) -> str:
    """The form, and where there are several servers the one it is bound to."""
    return f"{row.form_title} · {row.server}" if several and row.server else row.form_title


def refusal(row: OutboxRow) -> Notice | None:
    """Why the server will not have it, in words; None if it was not refused."""
    if row.fate is not Fate.REFUSED:
        return None
    known = row.trouble in {kind.value for kind in Kind}
    return notice(Kind(row.trouble) if known else Kind.REFUSED_INVALID)


def steps(row: OutboxRow) -> list[tuple[str, str]]:
    """The steps of a submission in words, each with the token of its ink: text, photos, receipt."""
    refused = refusal(row)
    if refused is not None:
        return [(refused.sentence, "wrong"), (refused.advice, "ink2")]
    if row.fate is Fate.SENT:
        return [(tr("Diterima server {moment}", moment=moment(row.fate_at)), "right")]
    if row.holder:
        return [(tr("Dititipkan: {holder}", holder=row.holder), "ink2")]
    if row.behind:
        return [(tr("Menunggu kiriman sebelumnya untuk isian atau keluarga ini."), "ink3")]
    return [*_parts(row), *_again(row)]


def _parts(row: OutboxRow) -> list[tuple[str, str]]:
    """The text goes first, so the first part received is the text."""
    said = [(tr("teks ✓"), "right") if row.parts_received else (tr("teks menunggu"), "ink3")]
    photos, sent = row.parts - 1, max(row.parts_received - 1, 0)
    if photos > 0:
        counted = tr("foto {sent}/{all}", sent=sent, all=photos)
        said.append((f"{counted} ✓", "right") if sent >= photos else (counted, "ink3"))
    return [*said, (tr("bukti terima belum"), "ink3")]


def _again(row: OutboxRow) -> list[tuple[str, str]]:
    if not row.attempts:
        return []
    tried = tr("dicoba {n}×", row.attempts)
    again: datetime | None = row.next_attempt_at
    return [(f"{tried}, {tr('lagi {clock}', clock=clock(again))}" if again else tried, "ink3")]


def next_step(row: OutboxRow) -> tuple[Step, str]:
    """What the button of a row does, and its words; NONE where there is nothing to press."""
    refused = refusal(row)
    return (refused.step, refused.button) if refused is not None else (Step.NONE, "")
