"""Dates, times and instants: typed forgivingly, echoed as understood, or picked from a calendar."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLabel, QToolButton, QVBoxLayout

from desktop.ui.icons import icon
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.calendars import in_other_calendar
from desktop.ui.questions.line import Line
from desktop.ui.questions.text import TextAnswer
from desktop.ui.questions.typed_dates import (
    read_date,
    read_month,
    read_time,
    read_year,
    stored_date,
    stored_instant,
    stored_time,
)
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node


def written_date(day: date, appearance: tuple[str, ...] = ()) -> str:
    """A day as the interface's language writes it: 3 Jan 2026; or its month or year only."""
    pattern = "yyyy" if "year" in appearance else "MMM yyyy" if "month-year" in appearance else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def written_time(clock: time) -> str:
    return f"{clock:%H.%M.%S}" if clock.second else f"{clock:%H.%M}"


class DateAnswer(TextAnswer):
    """A day. The weekday beside it shows that it was understood; arrows go a day up and down."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._appearance: tuple[str, ...] = ()
        self.line.setMaximumWidth(px(180))
        self._pick = QToolButton()
        self._pick.setIcon(icon("calendar"))
        self._pick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pick.clicked.connect(self._open)
        self._echo = QLabel()
        tone(self._echo, "hint")
        for widget in (self._pick, self._echo):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        self.row.setStretch(0, 3)
        self.line.stepped.connect(self._step)
        self.line.opened.connect(self._open)

    def show_node(self, node: Node) -> None:
        self._appearance = node.appearance
        plain = any(kind in node.appearance for kind in ("no-calendar", "month-year", "year"))
        self._pick.setVisible(not plain)
        self._pick.setToolTip(tr("Buka kalender (Alt+↓)"))
        super().show_node(node)
        self.line.setPlaceholderText(self._example())
        self._say(stored_date(node.value))

    def read(self, text: str) -> date | None:
        """The day meant by what is typed."""
        today = self.surroundings.now().date()
        if "year" in self._appearance:
            return read_year(text, today)
        return read_month(text, today) if "month-year" in self._appearance else read_date(text, today)

    def shown(self, value: str) -> str:
        day = stored_date(value)
        return written_date(day, self._appearance) if day else value

    def kept(self, text: str) -> str:
        day = self.read(text)
        return day.isoformat() if day else text.strip()

    def settle(self) -> None:
        if self.line.dirty:
            kept = self.kept(self.line.text())
            self.line.show_settled(self.shown(kept))
            self.answered.emit(kept)

    def _example(self) -> str:
        if "year" in self._appearance:
            return "2026"
        return tr("1/2026") if "month-year" in self._appearance else tr("3/1/2026")

    def _edited(self, text: str) -> None:
        self._say(self.read(text), typing=True)
        self.typed.emit(self.kept(text))

    def _say(self, day: date | None, typing: bool = False) -> None:
        short = day is None or any(kind in self._appearance for kind in ("month-year", "year"))
        words = "" if short or day is None else QLocale().toString(QDate(day.year, day.month, day.day), "dddd")
        said = f"{words}, {written_date(day)}" if typing and day and words else words
        other = in_other_calendar(day, self._appearance) if day else ""
        self._echo.setText(" · ".join(part for part in (said, other) if part))

    def _step(self, step: int) -> None:
        day = self.read(self.line.text())
        self._set(day + timedelta(days=step) if day else self.surroundings.now().date())

    def _set(self, day: date) -> None:
        self.line.setText(written_date(day, self._appearance))
        self._say(day)
        self.settle()

    def _open(self) -> None:
        if not self._pick.isVisibleTo(self):
            return
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tone(frame, "floating")
        calendar = QCalendarWidget(frame)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        day = self.read(self.line.text()) or self.surroundings.now().date()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        QVBoxLayout(frame).addWidget(calendar)

        def picked(chosen: QDate) -> None:
            frame.close()
            self._set(date(chosen.year(), chosen.month(), chosen.day()))
            self.line.setFocus()

        calendar.activated.connect(picked)
        calendar.clicked.connect(picked)
        frame.move(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        frame.show()
        calendar.setFocus()


class TimeAnswer(TextAnswer):
    """A time of day by the laptop's clock; its zone is kept with it."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.line.setMaximumWidth(px(120))
        self.line.setPlaceholderText("14.05")
        self.row.addStretch(1)
        self.row.setStretch(0, 3)

    def shown(self, value: str) -> str:
        clock = stored_time(value)
        return written_time(clock) if clock else value

    def kept(self, text: str) -> str:
        clock = read_time(text)
        return zoned(clock, self.surroundings.now()) if clock else text.strip()

    def settle(self) -> None:
        if self.line.dirty:
            kept = self.kept(self.line.text())
            self.line.show_settled(self.shown(kept))
            self.answered.emit(kept)

    def show_node(self, node: Node) -> None:
        super().show_node(node)
        self.line.setPlaceholderText("14.05")


class InstantAnswer(DateAnswer):
    """A day and a time, in two fields side by side."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.clock = Line()
        self.clock.setMaximumWidth(px(96))
        self.clock.setPlaceholderText("14.05")
        self.row.insertWidget(2, self.clock)
        self.line.editingFinished.disconnect(self.settle)
        for part in (self.line, self.clock):
            part.editingFinished.connect(self._part_finished)
        self.clock.textEdited.connect(lambda _text: self.typed.emit(self._whole()))

    def name(self, label: str, description: str) -> None:
        super().name(label, description)
        self.clock.setAccessibleName(tr("{label}: jam", label=label))

    def show_node(self, node: Node) -> None:
        super().show_node(node)
        instant = stored_instant(node.value)
        if instant is not None:
            self.clock.show_stored(written_time(instant.time().replace(microsecond=0)))
        elif not node.value:
            self.clock.show_stored("")

    def shown(self, value: str) -> str:
        """What is no instant yet stands where it was typed, in two fields; read from the disk it is one piece."""
        half = value and stored_instant(value) is None and value == self._whole()
        return self.line.text() if half else super().shown(value)

    def settle(self) -> None:
        """Leaving it: half of it stands as it was typed, and is told to be half. No time of day is made up."""
        if self.line.dirty or self.clock.dirty:
            whole = self._whole()
            self.line.settle()
            self.clock.settle()
            self.answered.emit(whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        )
        if enter and self.line.hasFocus() and self.line.text().strip() and not self.clock.text().strip():
            self.clock.setFocus(Qt.FocusReason.TabFocusReason)  # the day is there: now the time
        else:
            super().keyPressEvent(event)

    def _part_finished(self) -> None:
        half = bool(self.line.text().strip()) != bool(self.clock.text().strip())
        if not half or not (self.line.hasFocus() or self.clock.hasFocus()):  # else the other half is still to come
            self.settle()

    def _whole(self) -> str:
        day, clock = self.read(self.line.text()), read_time(self.clock.text())
        if day is None or clock is None:
            return " ".join((self.line.text(), self.clock.text())).strip()
        return f"{day.isoformat()}T{zoned(clock, self.surroundings.now())}"


def zoned(clock: time, now: datetime) -> str:
    """A time of day as ODK keeps it, with the offset of the zone that `now` is in."""
    offset = now.utcoffset() or timedelta(0)
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{clock:%H:%M:%S}.000{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
