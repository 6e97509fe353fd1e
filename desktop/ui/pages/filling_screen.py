"""One screen of questions: cards made when shown, changed ones shown again, the focus kept in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.models.outline_sections import Screen, Tally
from desktop.ui.pages.filling_making import Making
from desktop.ui.pages.filling_roster import Roster
from desktop.ui.palette import tokens
from desktop.ui.pieces import own_viewport
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.card import QuestionCard
from desktop.ui.questions.wording import plain, rich
from desktop.ui.theme import WORK_COLUMN, px, tone

if TYPE_CHECKING:
    from desktop.xforms import Node

FADED = 2  # cards that fade in or out with one answer; where more come at once they are simply there


class Heading(QLabel):
    """A group's label above its questions."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node
        self.setWordWrap(True)
        self.setContentsMargins(px(16), px(12), px(16), px(4))
        tone(self, "heading")
        self.show_node()

    def show_node(self) -> None:
        label = self.node.label
        self.setText(rich(label))
        shown = self.node.relevant and any(letter.isalpha() for letter in label)  # "1. " names nobody yet
        if self.parent() is not None or not shown:  # without its place it would flash as a window; the layout shows it
            self.setVisible(shown)


class _Paper(QWidget):
    """The ground the questions lie on. It paints all of itself: what is scrolled is moved, only the rest painted."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens().paper))
        painter.end()


Row = QuestionCard | Roster | Heading


class SectionScreen(QScrollArea):
    """The questions of one screen, in the order of the form."""

    made = Signal(object)  # a row widget, once: the page connects it
    tabbed = Signal(int)  # Tab (+1) or Shift+Tab (-1) out of a question

    def __init__(
        self,
        section: Screen,
        title: str,
        surroundings_of: Callable[[Node], Surroundings],
        tallies_of: Callable[[Node], list[Tally]],
    ) -> None:
        super().__init__()
        own_viewport(self)
        self.section = section
        self._surroundings_of = surroundings_of
        self._tallies_of = tallies_of
        self.stale: set[Node] = set()  # moved while another screen was in front
        self._rows: dict[int, Row] = {}
        self._active: QuestionCard | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, px(16), 0, px(40))
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.title.setContentsMargins(px(16), 0, px(16), px(8))
        tone(self.title, "title")
        self._column.addWidget(self.title)
        self._column.addStretch(1)
        self._lay_out()
        self.say_title(title)
        self.making = Making(self._rows_to_make, self._make, lambda node: node.key in self._rows, self)

    def _lay_out(self) -> None:
        page = self._page = _Paper()
        column = QWidget()
        column.setLayout(self._column)
        column.setMaximumWidth(px(WORK_COLUMN))
        across = self._across = QHBoxLayout(page)
        across.setContentsMargins(px(16), 0, px(16), 0)
        across.addWidget(column, 100)
        across.addStretch(1)
        self.setWidget(page)

    def say_title(self, name: str) -> None:
        """The section's name; an instance is named by the label of its first group, once that says something."""
        first = self._own_heading()
        label = plain(first.label) if first is not None else ""
        words = label if any(letter.isalpha() for letter in label) else name
        if self.title.text() != words:
            self.title.setText(words)

    def _own_heading(self) -> Node | None:
        first = self.section.rows[0] if self.section.rows else None
        return first if self.section.owner.kind == "instance" and first is not None and first.kind == "group" else None

    def _rows_to_make(self) -> list[Node]:
        own = self._own_heading()  # stands above as the title
        return [row for row in self.section.rows if row is not own]

    def row(self, node: Node) -> Row | None:
        """The widget of a node, made if it was not yet; None for what is not relevant or not here."""
        if node.key not in self._rows and node.relevant and any(r.key == node.key for r in self.section.rows):
            self._make(node)
            self._rows[node.key].show()  # the layout would, but only when the events come round
        return self._rows.get(node.key)

    def made_row(self, node: Node) -> Row | None:
        """The widget of a node, if it was made."""
        return self._rows.get(node.key)

    def made_card(self, key: int) -> QuestionCard | None:
        """The card of a question by its key, if it was made."""
        row = self._rows.get(key)
        return row if isinstance(row, QuestionCard) else None

    def cards(self) -> list[QuestionCard]:
        return [row for row in self._rows.values() if isinstance(row, QuestionCard)]

    def show_nodes(self, nodes: Iterable[Node]) -> None:
        """Show these again: only what changed."""
        here = {row.key for row in self.section.rows}
        moved = [node for node in nodes if node.key in here and node.key in self._rows]
        turned = [node for node in moved if self._rows[node.key].isHidden() == node.relevant]
        with self._as_one():
            for node in moved:
                self._show_row(node, fades=len(turned) <= FADED)
        if turned and self.isVisible():
            self._give_room()
            self._settle_layout()
        self.making.go_on()

    def show_stale(self) -> None:
        """Show what moved while the screen was not in front."""
        moved, self.stale = self.stale, set()
        if moved:
            self.show_nodes(moved)

    def show_all(self) -> None:
        """Show every row again (another language, another look)."""
        with self._as_one():
            for node in self.section.rows:
                if node.key in self._rows:
                    self._show_row(node)

    def show_rosters(self) -> None:
        """Show the rosters again: instances came, went, or moved on."""
        for row in self._rows.values():
            if isinstance(row, Roster):
                row.show_node(self._tallies_of(row.node))

    def focus_row(self, node: Node) -> bool:
        """Put the focus on a question and bring it into sight."""
        row = self.row(node)
        if row is None or isinstance(row, Heading):
            return False
        self._settle_layout()
        row.focus_answer()
        self.bring(row)
        return True

    def bring(self, row: QWidget) -> None:
        """Scroll so that a row and the room of its message are seen."""
        top = row.mapTo(self._page, row.rect().topLeft()).y()
        bar, room, margin = self.verticalScrollBar(), self.viewport().height(), px(48)
        if row.height() + margin > room or top - margin < bar.value():
            bar.setValue(max(top - margin, 0))
        elif top + row.height() + margin > bar.value() + room:
            bar.setValue(top + row.height() + margin - room)

    def activate(self, card: QuestionCard | None) -> None:
        """Mark the question one is at."""
        if self._active is not None and self._active is not card:
            self._active.set_active(False)
        self._active = card
        if card is not None:
            card.set_active(True)
            self.making.at(card.node)

    def focusNextPrevChild(self, forward: bool) -> bool:
        focus = QApplication.focusWidget()
        if focus is not None and not focus.isVisibleTo(self.window()):
            return False  # it is being hidden: no Tab was pressed, and the page knows where to go
        row = next((r for r in self._rows.values() if focus is not None and r.isAncestorOf(focus)), None)
        if row is None or focus is None:
            return super().focusNextPrevChild(forward)
        inside = [w for w in row.findChildren(QWidget) if _stops_tab(w, row)]
        place = inside.index(focus) if focus in inside else -1
        then = place + (1 if forward else -1)
        if place >= 0 and 0 <= then < len(inside):
            inside[then].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.tabbed.emit(1 if forward else -1)
        return True

    @contextmanager
    def _as_one(self) -> Iterator[None]:
        """Rows come and go: all are laid out once when that is over, while Qt would do it for each that is shown."""
        layouts = (self._column, self._across)
        for layout in layouts:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for layout in layouts:
                layout.setEnabled(True)

    def _settle_layout(self) -> None:
        for layout in (self._column, self._across) if self.isVisible() else ():
            layout.activate()

    def _make(self, node: Node) -> None:
        row: Row
        if node.kind == "question":
            row = QuestionCard(node, self._surroundings_of(node), self._column.parentWidget())
        elif node.kind == "repeat":
            row = Roster(node, titled=len(self.section.rows) > 1)
            row.show_node(self._tallies_of(node))
        else:
            row = Heading(node)
        before = 0
        for other in self.section.rows:
            if other.key == node.key:
                break
            before += other.key in self._rows
        self._rows[node.key] = row
        if not node.relevant:
            row.hide()
        with self._as_one():
            self._column.insertWidget(before + 1, row)
            self.made.emit(row)
            if isinstance(row, QuestionCard) and node.relevant and self.isVisible():
                row.show()  # the layout would, some events later, and lay all out for each
        if not (node.relevant and self.isVisible()):
            self._prepare(row)
        else:
            self._give_room()

    def _give_room(self) -> None:
        """At once: the scroll area asks some events later, and until then every row would be squeezed."""
        needed = self._column.minimumSize().height()
        if self._page.height() < needed:
            self._page.resize(self._page.width(), needed)

    def _prepare(self, row: QWidget) -> None:
        """All that showing it will cost, while nobody waits: its look, and its height at this width."""
        row.ensurePolished()  # and with it all inside
        around = None if self.isVisible() else self.parentWidget()  # behind another screen it has no width yet
        wide = self._column.geometry().width()
        if around is not None:
            wide = min(px(WORK_COLUMN), around.width() - 2 * px(16))
        row.resize(wide, row.sizeHint().height())
        _lay_out_all(row)
        row.resize(wide, row.sizeHint().height())  # lists have their height now
        _lay_out_all(row)

    def _show_row(self, node: Node, *, fades: bool = True) -> None:
        row = self._rows[node.key]
        if isinstance(row, Roster):
            row.show_node(self._tallies_of(node))
            row.setVisible(node.relevant)
            return
        if node.relevant:
            row.show_node()
        row.reveal(node.relevant) if fades and isinstance(row, QuestionCard) else row.setVisible(node.relevant)


def _lay_out_all(widget: QWidget) -> None:
    """What is hidden is laid out by nobody until it is shown: from the outside in, lists by the width they get."""
    if isinstance(widget, QAbstractItemView):
        QApplication.sendEvent(widget, QResizeEvent(widget.size(), QSize()))
        return
    layout = widget.layout()
    if (
        layout is None
    ):  # what is inside a line or a number is Qt's own: PySide would load every kind of object to name it
        return
    layout.activate()
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isHidden():
            _lay_out_all(child)


def _stops_tab(widget: QWidget, row: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return bool(
        widget.focusPolicy() & tab == tab
        and widget.isVisibleTo(row)
        and widget.isEnabled()
        and widget.focusProxy() is None
    )
