"""A timed reading test: the items, a clock that counts down, what was read wrong, and how far it came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.forms.timed_grid import Countdown, Outcome, Rules, is_mark, outcome_of, rules_of, streak, sums
from desktop.ui.palette import tokens
from desktop.ui.pieces import below, beside, bold, button, words
from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.choice_list import Rows
from desktop.ui.questions.choice_rows import ChoiceLook, ChoiceRows, Index, paint_ground
from desktop.ui.questions.simple import spoken_test
from desktop.ui.theme import px, sized
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

# Waiting to begin; running; standing; asked whether to end; asked for the last item; over.
State = Literal["new", "running", "paused", "asked", "last", "over"]
Limit = Literal["ahead", "met", "passed"]  # of wrong ones on end; passed: it was wished to go on
TICK_MS = 200
_CENTRE = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
_GOING: dict[Qt.Key, State] = {Qt.Key.Key_S: "running", Qt.Key.Key_U: "over"}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ItemLook(ChoiceLook):
    """An item of the test: struck through where it was wrong, ringed where the reading ended, faint where no matter."""

    last = ""
    open_from = 0  # items before this one cannot be taken now

    def _reckoned(self, text: str, across: int) -> QSize:
        metrics = QFontMetrics(sized(1.15, QFont.Weight.Medium))
        width = (across - 2) // self.columns if self.columns else metrics.horizontalAdvance(text) + px(20)
        room = QRect(0, 0, max(width - px(8), px(16)), 4000)
        return QSize(width, max(metrics.boundingRect(room, _CENTRE, text).height() + px(14), px(38)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows, row, t, rect = index.model(), index.row(), tokens(), QRect(option.rect)
        if not isinstance(rows, ChoiceRows) or not 0 <= row < len(rows.values):
            return
        value = rows.values[row]
        wrong, here = value in rows.picked, bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, t, rect, value == self.last, bool(option.state & QStyle.StateFlag.State_MouseOver), here)
        box = rect.adjusted(3, 3, -3, -3)
        painter.setPen(QPen(QColor(t.wrong if wrong else t.act if value == self.last else t.line), 1.5))
        painter.setBrush(QColor(t.wrong_paper) if wrong else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, px(5), px(5))
        font = sized(1.15, QFont.Weight.Medium)
        font.setStrikeOut(wrong)
        painter.setFont(font)
        painter.setPen(QColor(t.wrong if wrong else t.ink if row >= self.open_from else t.ink3))
        painter.drawText(box, _CENTRE, rows.labels[row])
        painter.restore()


class ItemGrid(Rows):
    """The items; while the test runs, Esc is its own and does not leave the page."""

    held = False

    def event(self, event: QEvent) -> bool:
        asked = self.held and event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)


class TimedGridAnswer(Answer):
    """One test. Nothing is answered until it is over; then all of it is one answer."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.rules = Rules()
        self.state: State = "new"
        self._ref, self._stored = "", ""
        self._wrong: set[str] = set()
        self._last = ""
        self._limit: Limit = "ahead"
        self.clock = Countdown(0, surroundings.ticks)
        self.grid = ItemGrid(self._key, self)
        self.look = ItemLook(self.grid)
        self.grid.paint_as(self.look)
        self.grid.picked.connect(self._take)
        self.setFocusProxy(self.grid)
        self.left, self.told = words(), words("", "hint")
        bold(self.left)
        self.first, self.second = button("primary"), button()  # what comes next, and the other thing
        self.first.clicked.connect(self._go)
        self.second.clicked.connect(self._other)
        row = beside(self.first, self.second, self.left, None)
        box = below(row, self.told, self.grid, gap=6)
        box.setContentsMargins(0, 0, 0, 0)
        self.setLayout(box)
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self.tick)

    # -- showing

    def show_node(self, node: Node) -> None:
        self.rules = rules_of(node.appearance) or Rules()
        choices = [choice for choice in node.choices if choice.value != self.rules.all_right]
        outcome = outcome_of(node.selected, self.rules)
        if node.value != self._stored or (self.state == "new" and outcome is not None):
            self._stored = node.value
            self._wrong, self._last = set(outcome.wrong if outcome else ()), outcome.last if outcome else ""
            self.state = "over" if outcome else "new"
            self._ticking.stop()
        self._ref = node.ref
        self.grid.rows.show_choices(choices, tuple(self._wrong), True)
        packed = self.rules.columns == 1 and self.rules.type == "reading"
        self.grid.arrange(("columns-pack",) if packed else (f"columns-{self.rules.columns}",))
        self._show()

    def _show(self) -> None:
        self.grid.rows.picked = frozenset(self._wrong)
        self.grid.held = self.state in ("running", "paused", "asked", "last")
        self.look.last, self.look.open_from = self._last, self._open_from()
        self.grid.viewport().update()
        firsts = {"new": tr("Mulai"), "running": tr("Selesai"), "paused": tr("Teruskan"), "over": tr("Ulangi")}
        self.first.setText(tr("Akhiri tes") if self.state == "asked" else firsts.get(self.state, ""))
        self.first.setVisible(self.state != "last")
        self.second.setText(tr("Teruskan") if self.state == "asked" else tr("Jeda"))
        self.second.setVisible(self.state == "asked" or (self.state == "running" and self.rules.pause))
        self._say()

    def _open_from(self) -> int:
        """The last item reached is none before the last one that was wrong."""
        values = self.grid.rows.values
        wrong = [values.index(value) for value in self._wrong if value in values]
        return max(wrong, default=0) if self.state == "last" else 0

    def _say(self) -> None:
        seconds = self.rules.seconds if self.state == "new" else int(self.clock.left)
        self.left.setText(tr("{n} detik", n=seconds) if self.state != "over" else "")
        self.told.setText(self._how())

    def _how(self) -> str:
        if self.state == "new":
            return tr("Spasi memulai. Lalu tandai yang salah dibaca: panah memindahkan, Spasi atau Enter menandai.")
        if self.state == "running" and not self.clock.left:
            return tr("Waktu habis. S menyelesaikan tes.")
        said = {
            "running": tr("Spasi atau Enter menandai yang salah, S menyelesaikan, Esc menjeda.")
            if self.rules.pause
            else tr("Spasi atau Enter menandai yang salah, S menyelesaikan."),
            "paused": tr("Tes dijeda. Spasi melanjutkan."),
            "asked": tr("Akhiri tes sekarang? S mengakhiri, Esc melanjutkan."),
            "last": tr("Pilih butir terakhir yang dibaca: panah, lalu Enter."),
        }
        return said.get(self.state) or f"{spoken_test(self._outcome(), dict(self._items()))} {tr('U mengulangi tes.')}"

    def _outcome(self) -> Outcome:
        return Outcome(tuple(value for value in self.grid.rows.values if value in self._wrong), self._last)

    def _items(self) -> list[tuple[str, str]]:
        return list(zip(self.grid.rows.values, self.grid.rows.labels, strict=True))

    # -- going

    def tick(self) -> None:
        """The clock is looked at: somebody is there, and perhaps the time is over."""
        self.surroundings.attended()
        if not self.clock.left and self.rules.strict:
            self._end(asks=True)
        self._say()

    def _go(self) -> None:
        """What the first button says."""
        if self.state in ("new", "over"):
            self._wrong, self._last, self._limit = set(), "", "ahead"
            self.clock = Countdown(self.rules.seconds, self.surroundings.ticks)
            self.grid.go_to(0)
        if self.state in ("new", "over", "paused"):
            self._run()
        elif self.state == "asked" or self.rules.finish == "last at once":
            self._end()
        else:
            self.state = "asked"
        self._show()
        self.grid.setFocus()

    def _run(self) -> None:
        self.state = "running"
        self.clock.start()
        self._ticking.start()

    def _other(self) -> None:
        """Pause, or no end yet."""
        if self.state == "running" and self.rules.pause:
            self.clock.stop()
            self._ticking.stop()
            self.state = "paused"
        elif self.state == "asked":
            self.state = "running"
            self._limit = "passed" if self._limit == "met" else self._limit
            self.remarked.emit("")
        elif self.state == "paused":
            self._run()
        self._show()
        self.grid.setFocus()

    def _take(self, row: int) -> None:
        """An item: marked as wrong or not, or the last one reached."""
        values = self.grid.rows.values
        if not 0 <= row < len(values):
            return
        if self.state == "last" and row >= self._open_from():
            self._last = values[row]
            self._finish()
        elif self.state == "running" and not (self.rules.type == "reading" and is_mark(self.grid.rows.labels[row])):
            self._wrong ^= {values[row]}
            if values[row] in self._wrong:
                self._stop_early(row)
            self._show()

    def _stop_early(self, row: int) -> None:
        on_end = streak(self._items(), frozenset(self._wrong), row, self.rules)
        if not 0 < self.rules.end_after <= on_end or self._limit == "passed":
            return
        self.remarked.emit(tr("{n} salah berturut-turut.", n=self.rules.end_after))
        if self.rules.strict:
            self._end()
        else:
            self.state, self._limit = "asked", "met"

    def _end(self, *, asks: bool = False) -> None:
        """No more is read. `asks` (the time is over): for the last item, though the form takes the list's last."""
        self.clock.stop()
        self._ticking.stop()
        final = self.grid.rows.values[-1] if self.grid.rows.values else ""
        if final in self._wrong or (self.rules.finish != "pick" and not asks):
            self._last = final
            self._finish()
            return
        self.state = "last"
        self._show()
        self.grid.go_to(self._open_from())

    def _finish(self) -> None:
        self.state = "over"
        outcome = self._outcome()
        self._stored = outcome.stored(self.rules)
        self.remarked.emit("")
        self._show()
        self._give(self._stored, sums(self._items(), outcome, self.clock.left, self.rules))

    def _give(self, text: str, kept: dict[str, str]) -> None:
        if self.surroundings.together is None:
            self.answered.emit(text)
        else:
            self.surroundings.together(self._ref, text, kept)

    # -- keys

    def _key(self, event: QKeyEvent) -> None:
        key, across = Qt.Key(event.key()), max(self.look.columns, 1)
        steps = {**_STEPS, Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across}
        here = self.grid.currentIndex().row()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or (enter and not self.grid.held):
            event.ignore()  # the page goes on
        elif key in steps and 0 <= here + steps[key] < self.grid.rows.rowCount():
            self.grid.go_to(here + steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.grid.go_to(0 if key == Qt.Key.Key_Home else self._furthest())
        elif key == Qt.Key.Key_Space or enter:
            self._press(here)
        elif key == Qt.Key.Key_Escape and self.grid.held:
            self._other()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self.state == "over":
            self._give("", dict.fromkeys(sums(self._items(), Outcome((), ""), 0, self.rules), ""))
        elif _GOING.get(key) == self.state or (key == Qt.Key.Key_S and self.state == "asked"):
            self._go()
        else:
            event.ignore()

    def _press(self, row: int) -> None:
        """Space or Enter: never what ends a test, for the next mark may come fast."""
        if self.state in ("new", "paused"):
            self._go()
        else:
            self._take(row)

    def _furthest(self) -> int:
        """End: the last item that was marked, or the very last."""
        marked = [row for row, value in enumerate(self.grid.rows.values) if value in self._wrong]
        return max(marked, default=self.grid.rows.rowCount() - 1)
