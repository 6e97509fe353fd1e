"""Records by day and by village, as bars: on Beranda, and among everybody's work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.formats import date, number, short_place
from desktop.ui.palette import tokens
from desktop.ui.theme import px, sized
from desktop.ui.translations import tr


class DayBars(QWidget):
    """A bar a day; the highest is named, and the first and last day."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[tuple[datetime, int], ...] = ()
        self.setMinimumHeight(px(150))

    def show_days(self, days: Sequence[tuple[datetime, int]]) -> None:
        self._days = tuple(days)
        total = sum(count for _, count in self._days)
        self.setAccessibleName(tr("{n} isian diajukan dalam 30 hari", total))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(600), px(150))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, t = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(0.85))
        most = max((count for _, count in self._days), default=0)
        if not most:
            painter.setPen(QColor(t.ink3))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), tr("Belum ada yang diajukan."))
            painter.end()
            return
        foot, top = px(22), px(20)
        high = self.height() - foot - top
        step = self.width() / len(self._days)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, (_, count) in enumerate(self._days):
            bar = high * count / most
            painter.setBrush(QColor(t.act if count else t.line))
            painter.drawRoundedRect(
                QRectF(at * step + 2, top + high - max(bar, 2), step - 4, max(bar, 2)), px(2), px(2)
            )
        painter.setPen(QColor(t.ink2))
        at = max(range(len(self._days)), key=lambda day: self._days[day][1])
        painter.drawText(QRectF(at * step - 40, 0, step + 80, top), int(Qt.AlignmentFlag.AlignCenter), number(most))
        below_bars = QRectF(0, self.height() - foot, self.width(), foot)
        painter.drawText(
            below_bars, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), date(self._days[0][0])
        )
        painter.drawText(
            below_bars, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), date(self._days[-1][0])
        )
        painter.end()


class VillageBars(QWidget):
    """A line a village: its name, a bar, how many."""

    def __init__(self) -> None:
        super().__init__()
        self._villages: tuple[tuple[str, int], ...] = ()

    def show_villages(self, villages: Sequence[tuple[str, int]]) -> None:
        self._villages = tuple(villages)
        self.setFixedHeight(px(28) * max(len(self._villages), 1))
        self.setAccessibleName(", ".join(f"{short_place(name)} {count}" for name, count in self._villages))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, t = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(0.95))
        most = max((count for _, count in self._villages), default=1)
        names = self.width() * 0.36
        room = self.width() - names - px(70)
        for at, (name, count) in enumerate(self._villages):
            line = QRectF(0, at * px(28), self.width(), px(28))
            painter.setPen(QColor(t.ink2))
            said = painter.fontMetrics().elidedText(
                short_place(name) or tr("tanpa desa"), Qt.TextElideMode.ElideRight, int(names - px(12))
            )
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), said)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.act))
            long = max(room * count / most, px(2))
            painter.drawRoundedRect(QRectF(names, line.top() + px(8), long, px(12)), px(3), px(3))
            painter.setPen(QColor(t.ink2))
            after = QRectF(names + long + px(8), line.top(), px(70), px(28))
            painter.drawText(after, int(Qt.AlignmentFlag.AlignVCenter), number(count))
        painter.end()
