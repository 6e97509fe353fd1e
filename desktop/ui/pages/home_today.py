"""Hari ini, beside Beranda: sitreps that are due, visits left by village, the last days, and where it all is."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import point_map
from desktop.ui.formats import age, clock, number
from desktop.ui.pages.complaint_words import STATES, open_said, state_said
from desktop.ui.pages.work_bars import DayBars
from desktop.ui.palette import tokens
from desktop.ui.pieces import below, beside, button, clear_layout, frame, words
from desktop.ui.questions.map_canvas import MapCanvas
from desktop.ui.row_button import RowButton
from desktop.ui.theme import px, sized
from desktop.ui.translations import tr
from desktop.ui.values import Ground

if TYPE_CHECKING:
    from desktop.reference.tiles import Tiles
    from desktop.roles.complaints import Complaint
    from desktop.roles.today import Due, Today, Visits

WIDTH = 372  # px
VILLAGES, EVENTS, COMPLAINTS = 4, 3, 3  # shown of each
NAMED = 12  # spots with their name on the map; more would lie over each other


class TodayPanel(QScrollArea):
    """`show_today(Today)`; hidden until then."""

    record_opened = Signal(str)
    complaints_asked = Signal()  # all of them, as a list
    giving_out_asked = Signal()  # of visits, by RT
    visits_asked = Signal()
    map_asked = Signal()  # another map, or outlines of villages

    def __init__(self) -> None:
        super().__init__()
        self._today: Today | None = None
        self._gives_out = False
        self.rows: list[RowButton] = []
        self.map = SpotMap()
        self.map.setMinimumHeight(px(150))
        self.map.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # what is left, not more
        self.days = DayBars()
        self.days.setFixedHeight(px(92))
        self._take_out()
        self._ground = Ground()
        self._tiles: Tiles | None = None  # alive while they are shown
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, px(4), px(28), px(16))
        self._body.setSpacing(px(8))
        holder = QWidget()
        holder.setLayout(self._body)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(px(WIDTH))
        self.hide()

    def let_give_out(self) -> None:
        """This person gives visits out to others."""
        self._gives_out = True

    def show_today(self, today: Today, ground: Ground) -> None:
        """Everything anew; the same again changes nothing."""
        known, self._today = (self._today, self._ground), today
        if ground != self._ground:
            self._ground, self._tiles = ground, point_map.lay(self.map, ground)
        if known != (today, ground):
            self.say_words()
        told = bool(today.due or today.complaints or today.families or today.spots or any(n for _, n in today.days))
        self.setVisible(told)  # nothing to tell: the work has the room

    def say_words(self) -> None:
        """All of it, in the language in force."""
        today = self._today
        if today is None:
            return
        self._take_out()
        clear_layout(self._body)
        self.rows = []
        if today.due:
            self._put(tr("Laporan bencana ditunggu"), *(self._due(one, today.now) for one in today.due[:EVENTS]))
        if today.complaints:
            self._put_complaints(today)
        if today.families:
            self._put_visits(today)
        if any(count for _, count in today.days):
            self.days.show_days(today.days)
            self.days.show()
            self._put(tr("Diajukan, 14 hari terakhir"), self.days)
        if today.spots:
            self._put_map(today)
            self._body.setStretch(self._body.count() - 1, 1)  # the map takes the room that is left
        else:
            self._body.addStretch(1)

    def _take_out(self) -> None:
        """Map and bars out of their cards, which are made anew; never windows of their own."""
        for kept in (self.map, self.days):
            kept.setParent(self)
            kept.hide()

    def _put(self, heading: str | QLayout, *things: QWidget) -> None:
        said = words(heading, "strong", wraps=False) if isinstance(heading, str) else heading
        inner = below(said, *things, gap=4)
        inner.setStretch(inner.count() - 1, 1)
        self._body.addWidget(frame("card", inner, margins=(14, 10, 14, 10)))

    def _due(self, one: Due, now: datetime) -> RowButton:
        late = one.due_at <= now
        said = (
            tr("Ditunggu sejak pukul {clock}", clock=clock(one.due_at))
            if late
            else tr("Ditunggu pukul {clock}", clock=clock(one.due_at))
        )
        row = RowButton(
            "siren" if late else "clock", "urgent" if late else "warn", one.event, said, age(one.last_at, now)
        )
        row.key = f"due {one.record_id}"
        row.clicked.connect(lambda _checked=False: self.record_opened.emit(one.record_id))
        self.rows.append(row)
        return row

    def _put_complaints(self, today: Today) -> None:
        """How many in which state; those whose time is over, or nearly, as rows."""
        day, states = today.now.date(), Counter(one.state for one in today.complaints)
        late = sum(one.due < day for one in today.complaints)
        parts = [f"{number(states[state])} {tr(said)}" for state, said in STATES.items() if states[state]]
        said = " · ".join([*parts, *([tr("{n} lewat tenggat", late)] if late else [])])
        more = button("link")
        more.setText(tr("Lihat semua"))
        more.clicked.connect(self.complaints_asked)
        rows = [self._complaint(one, day) for one in today.complaints[:COMPLAINTS]]
        heading = beside(words(tr("Keluhan belum selesai"), "strong", wraps=False), None, more)
        self._put(heading, words(said, "hint"), *rows)

    def _complaint(self, one: Complaint, day: date) -> RowButton:
        late = one.due < day
        said = " · ".join(part for part in (state_said(one, day), one.place.partition(",")[0]) if part)
        icon, ink = ("circle-alert", "wrong") if late else ("message-square", "warn" if one.urgency == "3" else "ink3")
        row = RowButton(icon, ink, one.name, said, open_said(one, day))
        row.key = f"complaint {one.number}"
        row.clicked.connect(lambda _checked=False: self.record_opened.emit(one.record_id))
        self.rows.append(row)
        return row

    def _put_visits(self, today: Today) -> None:
        said = tr(
            "{left} dari {all} keluarga prelist belum dikunjungi", left=number(today.left), all=number(today.families)
        )
        begin = button("link")
        begin.setText(tr("Mulai kunjungan berikutnya") if today.left else tr("Semua sudah dikunjungi"))
        begin.setEnabled(bool(today.left))
        begin.clicked.connect(self.visits_asked)
        bars = VisitBars(today.visits[:VILLAGES])
        heading = beside(words(tr("Kunjungan"), "strong", wraps=False), None)
        if self._gives_out:
            give = button("link")
            give.setText(tr("Bagi per RT…"))
            give.clicked.connect(self.giving_out_asked)
            heading.addWidget(give)
        self._put(heading, words(said, "hint"), bars, begin)

    def _put_map(self, today: Today) -> None:
        spots = sorted(today.spots, key=lambda one: (not one.urgent, -one.records))
        self.map.show_spots(
            [(one.name if at < NAMED else "", one.latitude, one.longitude) for at, one in enumerate(spots)]
        )
        self.map.setAccessibleName(
            ", ".join(tr("{name}: {n} isian", one.records, name=one.name) for one in spots[:NAMED])
        )
        self.map.show()
        other = button("link")
        other.setText(tr("Peta lain…") if self._ground != Ground() else tr("Muat peta…"))
        other.clicked.connect(self.map_asked)
        heading = beside(words(tr("Peta isian dan kejadian"), "strong", wraps=False), None, other)
        self._put(heading, self.map)


class SpotMap(MapCanvas):
    """All spots stay on the sheet while its size changes. Pointed at only: what it shows is told by its name."""

    def __init__(self) -> None:
        super().__init__(aims=False)
        self._spots: list[point_map.Named] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_spots(self, spots: list[point_map.Named]) -> None:
        self._spots = spots
        point_map.show(self, spots)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        point_map.show(self, self._spots)


class VisitBars(QWidget):
    """A line a village: its name, how much is done, how many are left."""

    def __init__(self, visits: tuple[Visits, ...]) -> None:
        super().__init__()
        self._visits = visits
        self.setFixedHeight(px(24) * len(visits))
        self.setAccessibleName(", ".join(tr("{name}: {n} belum", one.left, name=one.name) for one in visits))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, t = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(0.92))
        names, counts, high = px(124), px(58), px(24)
        room = self.width() - names - counts
        for at, one in enumerate(self._visits):
            line = QRectF(0, at * high, self.width(), high)
            painter.setPen(QColor(t.ink2))
            said = painter.fontMetrics().elidedText(one.name, Qt.TextElideMode.ElideRight, names - px(8))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), said)
            painter.drawText(
                line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
                f"{number(one.families - one.left)}/{number(one.families)}",
            )  # fmt: skip
            painter.setPen(Qt.PenStyle.NoPen)
            for share, ink in ((1.0, t.line), ((one.families - one.left) / one.families, t.act)):
                painter.setBrush(QColor(ink))
                if share:
                    painter.drawRoundedRect(QRectF(names, line.top() + px(8), room * share, px(8)), px(3), px(3))
        painter.end()
