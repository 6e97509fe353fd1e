"""Small pieces every page is made of: words in a tone, buttons, rows, notices in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.icons import icon, mark, picture
from desktop.ui.notices import Notice, Step
from desktop.ui.theme import WORK_COLUMN, px, tone


def words(text: str = "", look: str = "", *, wraps: bool = True) -> QLabel:
    """A label in one of the stylesheet's tones."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if look:
        tone(label, look)
    return label


class OneLine(QLabel):
    """One line that ends in … where the room ends; the whole of it is in the tool tip then."""

    def __init__(self, look: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        if look:
            tone(self, look)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + px(2), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if cut != self.text() else "")
        if cut != self.text() and self.width() < px(56):
            cut = ""  # a letter or two say nothing
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)
        painter.end()


class Picture(QLabel):
    """An icon as a label, drawn again when the palette or the screen changes."""

    def __init__(self, name: str = "", size: int = 20, ink: str = "ink2") -> None:
        super().__init__()
        self._name, self._measure, self._ink = name, size, ink
        self._draw()

    def show_icon(self, name: str, ink: str) -> None:
        self._name, self._ink = name, ink
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        if self._name:
            side = px(self._measure)
            self.setPixmap(picture(self._name, side, self._ink, self.devicePixelRatioF()))
            self.setFixedWidth(side)


class Mark(QLabel):
    """The program's mark as a picture, at the text size in force."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._side = side
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        side = px(self._side)
        self.setFixedSize(side, side)
        self.setPixmap(mark().pixmap(self.size(), self.devicePixelRatioF()))
        self.setScaledContents(True)


def button(look: str = "", icon_name: str = "", ink: str = "ink2") -> QPushButton:
    """A push button in one of the stylesheet's tones; its words are given by the page."""
    made = QPushButton()
    if look:
        tone(made, look)
    if icon_name:
        give_icon(made, icon_name, "act_ink" if look == "primary" else ink)
    made.setAutoDefault(True)  # Enter presses what has the focus, as people expect of a form
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def give_icon(to: QAbstractButton, name: str, ink: str = "ink2") -> None:
    """An icon before the words of a button, at the text size in force."""
    to.setIcon(icon(name, ink))
    to.setIconSize(QSize(px(20), px(16)))  # 4 px more than the icon: air before the words


def icon_button(name: str, ink: str = "ink2") -> QPushButton:
    """A quiet button of one icon; its words are its tool tip and its accessible name."""
    made = button("quiet", name, ink)
    made.setIconSize(QSize(px(16), px(16)))
    return made


def put_in(line: QLineEdit, name: str, ink: str = "ink3", *, trailing: bool = False) -> QToolButton:
    """An icon within a field, at its beginning or its end, as large as the text (an action's stays small).

    It takes no focus: what it does has a key of its own.
    """
    made = QToolButton()
    tone(made, "within")
    made.setIcon(icon(name, ink))
    made.setIconSize(QSize(px(16), px(16)))
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setCursor(Qt.CursorShape.ArrowCursor)
    row = QHBoxLayout(line)
    row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    row.setContentsMargins(px(8), 0, px(8), 0)
    row.addWidget(made, 0, Qt.AlignmentFlag.AlignRight if trailing else Qt.AlignmentFlag.AlignLeft)
    line.setTextMargins(0 if trailing else px(22), 0, px(22) if trailing else 0, 0)
    return made


def beside(*things: QWidget | QLayout | int | None, gap: int = 8) -> QHBoxLayout:
    """Things from left to right; an int is a space in px, None takes what is left over."""
    row = QHBoxLayout()
    _fill(row, things, gap)
    return row


def below(*things: QWidget | QLayout | int | None, gap: int = 8) -> QVBoxLayout:
    """Things from top to bottom."""
    column = QVBoxLayout()
    _fill(column, things, gap)
    return column


def _fill(box: QBoxLayout, things: tuple[QWidget | QLayout | int | None, ...], gap: int) -> None:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(px(gap))
    for thing in things:
        if thing is None:
            box.addStretch(1)
        elif isinstance(thing, int):
            box.addSpacing(px(thing))
        elif isinstance(thing, QWidget):
            box.addWidget(thing)
        else:
            box.addLayout(thing)


def frame(look: str, inner: QLayout, *, margins: tuple[int, int, int, int] = (16, 12, 16, 12)) -> QFrame:
    """A ground of the stylesheet (card, rail, foot, warn …) around a layout."""
    ground = QFrame()
    tone(ground, look)
    inner.setContentsMargins(*(px(m) for m in margins))
    ground.setLayout(inner)
    return ground


def line() -> QFrame:
    """1 px between things."""
    drawn = QFrame()
    tone(drawn, "line")
    drawn.setFixedHeight(1)
    return drawn


def own_viewport(area: QAbstractScrollArea) -> QWidget:
    """A viewport like Qt's, made here: to name one of Qt's own, PySide first loads every kind of widget there is."""
    ground = QWidget()
    ground.setAutoFillBackground(True)
    area.setViewport(ground)
    return ground


def column_of(inner: QLayout, *, width: int = WORK_COLUMN, margin: int = 28) -> QScrollArea:
    """A scrolling page with one work column, as wide as a line may be, at the left where the eye begins."""
    column = QWidget()
    column.setMaximumWidth(px(width) + 2 * px(margin))
    inner.setContentsMargins(px(margin), px(4), px(margin), px(24))
    column.setLayout(inner)
    holder = QWidget()
    tone(holder, "plain")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(column, 1)
    row.addStretch(0)
    area = QScrollArea()
    own_viewport(area)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(holder)
    return area


NOTICE_ICONS = {"warn": "triangle-alert", "wrong": "circle-alert", "right": "circle-check", "note": "info"}


class NoticeBar(QFrame):
    """A sentence in place, with its next step as a button; hidden while there is nothing to say."""

    pressed = Signal(object)  # Step

    def __init__(self) -> None:
        super().__init__()
        self._picture = Picture("info", 20)
        self._sentence, self._advice = words(look="strong"), words()
        self._button = button()
        self._said: Notice | None = None
        self._button.clicked.connect(self._press)
        inner = beside(self._picture, below(self._sentence, self._advice, gap=2), self._button, gap=12)
        inner.setAlignment(self._picture, Qt.AlignmentFlag.AlignTop)
        inner.setStretch(1, 1)
        inner.setContentsMargins(px(12), px(10), px(12), px(10))
        self.setLayout(inner)
        self.hide()

    def say(self, notice: Notice, look: str = "wrong") -> None:
        """Show a Trouble's notice; `look` is warn, wrong, right or note."""
        self._said = notice
        tone(self, look)
        self._picture.show_icon(NOTICE_ICONS[look], "ink2" if look == "note" else look)
        self._sentence.setText(notice.sentence)
        self._advice.setText(notice.advice)
        self._advice.setVisible(bool(notice.advice))
        self._button.setText(notice.button)
        self._button.setVisible(bool(notice.button))
        self.setAccessibleName(f"{notice.sentence} {notice.advice}")
        self.show()

    def say_sentence(self, sentence: str, look: str = "right") -> None:
        """A plain sentence that something went well."""
        self.say(Notice(sentence, "", Step.NONE, ""), look)

    def advise(self, words: str) -> None:
        """A second line under what is said; said by itself where nothing is."""
        if self._said is None:
            self.say_sentence(words, "note")
            return
        self._advice.setText(words)
        self._advice.show()
        self.setAccessibleName(f"{self._said.sentence} {words}")

    def clear(self) -> None:
        self._said = None
        self.hide()

    def focus_button(self) -> None:
        """What was asked for is one press away."""
        self._button.setFocus()

    def _press(self) -> None:
        if self._said is not None:
            self.pressed.emit(self._said.step)


class EmptyPlace(QWidget):
    """What an empty screen teaches: what will be here, and the one button that makes the first one."""

    pressed = Signal()

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._heading, self._lesson = words(look="heading", wraps=False), words(look="label")
        self.button = button("primary")
        for label in (self._heading, self._lesson):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._lesson.setFixedWidth(px(420))
        self.button.clicked.connect(self.pressed)
        seal = beside(Picture(icon_name, 32, "act"), gap=0)
        art = frame("emptyArt", seal, margins=(20, 20, 20, 20))
        art.setFixedSize(px(72), px(72))
        inner = below(None, art, 8, self._heading, self._lesson, 8, self.button, None, gap=8)
        for thing in (art, self._heading, self._lesson, self.button):
            inner.setAlignment(thing, Qt.AlignmentFlag.AlignHCenter)
        inner.setStretch(inner.count() - 1, 2)
        self.setLayout(inner)

    def say(self, heading: str, lesson: str, button_words: str = "") -> None:
        self._heading.setText(heading)
        self._lesson.setText(lesson)
        self._lesson.ensurePolished()
        self._lesson.setMinimumHeight(self._lesson.heightForWidth(px(420)))  # the layout gives it one line otherwise
        self.button.setText(button_words)
        self.button.setVisible(bool(button_words))


def focus_soon(widget: QWidget, after: QWidget) -> None:
    """Hand the focus from `after` to what was just put into a layout: it is shown, and can have it, an event later."""
    QTimer.singleShot(0, widget, lambda: widget.setFocus() if after.hasFocus() else None)


def bold(widget: QWidget) -> None:
    """Semi-bold in place (for widgets the stylesheet does not name)."""
    font = QFont(widget.font())
    font.setWeight(QFont.Weight.DemiBold)
    widget.setFont(font)


def clear_layout(layout: QLayout, forget: Callable[[QWidget], None] | None = None) -> None:
    """Take everything out of a layout that is filled again."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear_layout(inner, forget)
        if (widget := item.widget()) is not None:
            widget.hide()
            if forget is not None:
                forget(widget)
            widget.deleteLater()
