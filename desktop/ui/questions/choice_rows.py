"""Choices as rows: a model of them, and how a row is painted. No widget a row."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPen,
    QPixmap,
    QStaticText,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.palette import Tokens, tokens
from desktop.ui.questions.choice_keys import keys_of, label_without_code
from desktop.ui.questions.signs import once, sign
from desktop.ui.questions.wording import plain
from desktop.ui.theme import px, sized

if TYPE_CHECKING:
    from desktop.xforms import Choice

Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = int(Qt.ItemDataRole.UserRole)
PICKED_ROLE = KEY_ROLE + 1
MULTIPLE_ROLE = KEY_ROLE + 2
IMAGE_ROLE = KEY_ROLE + 3  # QImage, or None
_USUAL, _PICKED = QFont.Weight.Normal, QFont.Weight.Medium
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


class ChoiceRows(QAbstractListModel):
    """The choices of one question and which of them are picked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.multiple = False
        self.values: list[str] = []
        self.labels: list[str] = []
        self.keys: tuple[str, ...] = ()
        self.picked: frozenset[str] = frozenset()
        self.images: dict[str, QImage] = {}  # by value

    def show_choices(self, choices: Sequence[Choice], picked: Sequence[str], multiple: bool) -> None:
        """Show these; rows are kept where only the picking changed."""
        values = [choice.value for choice in choices]
        labels = [label_without_code(plain(choice.label), choice.value) for choice in choices]
        self.multiple = multiple
        if values != self.values or labels != self.labels:
            self.beginResetModel()
            self.values, self.labels, self.keys = values, labels, keys_of(values)
            self.images = {}
            self.picked = frozenset(picked)
            self.endResetModel()
        elif frozenset(picked) != self.picked:
            self.picked = frozenset(picked)
            self.dataChanged.emit(self.index(0), self.index(len(values) - 1))

    def show_image(self, value: str, image: QImage) -> None:
        """The picture of a choice has come."""
        if value in self.values:
            self.images[value] = image
            place = self.index(self.values.index(value))
            self.dataChanged.emit(place, place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not 0 <= row < len(self.values):
            return None
        picked = self.values[row] in self.picked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.labels[row]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if picked else Qt.CheckState.Unchecked
        if role == IMAGE_ROLE:
            return self.images.get(self.values[row])
        return {KEY_ROLE: self.keys[row], PICKED_ROLE: picked, MULTIPLE_ROLE: self.multiple}.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


def row_padding() -> int:
    """Above and below the words of a row, so that one line makes 32 px."""
    return px(6)


def text_left(keyed: bool, marked: bool = True) -> int:
    """Where the words begin: after the mark and the key."""
    return px(10) + (px(18) + px(8) if marked else 0) + (px(30) if keyed else 0)


class ChoiceLook(QStyledItemDelegate):
    """Paints a row: mark (ring or box), the key that picks it, the words."""

    keyed = True
    marked = True  # `no-buttons` leaves ring and box away
    columns = 0  # 0: as wide as its words (packed); else so many share the width

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sizes: dict[tuple[object, ...], QSize] = {}
        self._set: dict[tuple[object, ...], QStaticText] = {}

    def width_for(self, text: str) -> int:
        """The width a row needs for its words on one line."""
        bold = QFontMetrics(sized(1.0, QFont.Weight.Medium))
        return text_left(self.keyed, self.marked) + bold.horizontalAdvance(text) + px(16)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        across = view.viewport().width() if view is not None and hasattr(view, "viewport") else option.rect.width()
        return self._size(str(index.data() or ""), across)

    def _size(self, text: str, across: int) -> QSize:
        """Qt asks for each row several times: reckoned once for a text, a width and a text size."""
        key = (text, across, self.columns, self.keyed, self.marked, px(1000))
        if key not in self._sizes:
            self._sizes[key] = self._reckoned(text, across)
        return self._sizes[key]

    def _reckoned(self, text: str, across: int) -> QSize:
        width = max((across - 2) // self.columns, px(80)) if self.columns else min(self.width_for(text), across)
        room = max(width - text_left(self.keyed, self.marked) - px(12), px(40))
        metrics = QFontMetrics(sized(1.0, QFont.Weight.Medium))
        height = metrics.boundingRect(QRect(0, 0, room, 4000), _WRAP, text).height()
        return QSize(width, max(height + 2 * row_padding(), px(32)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows, row = index.model(), index.row()
        if not isinstance(rows, ChoiceRows) or not 0 <= row < len(rows.values):
            return
        t, rect, state = tokens(), QRect(option.rect), option.state
        picked, here = rows.values[row] in rows.picked, bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, t, rect, picked, bool(state & QStyle.StateFlag.State_MouseOver), here)
        front = self._front(painter, t, rows.keys[row] if self.keyed else "", picked, rows.multiple)
        painter.drawPixmap(rect.topLeft(), front)
        left = rect.left() + px(10) + (px(16) + px(8) if self.marked else 0) + (px(30) if self.keyed else 0)
        painter.setPen(QColor(t.ink))
        room = QRect(left, rect.top(), rect.right() + 1 - left - px(8), rect.height())
        self._words(painter, room, rows.labels[row], sized(1.0, _PICKED if picked else _USUAL))
        painter.restore()

    def _words(self, painter: QPainter, room: QRect, text: str, font: QFont, *, centred: bool = False) -> None:
        """Text in the middle of a room, at its left unless `centred`: laid out once for a text, a width and a font."""
        key = (text, room.width(), centred, font.weight(), font.pointSizeF())
        laid = self._set.get(key)
        if laid is None:
            laid = self._set[key] = _laid_out(text, room.width(), font, centred)
        painter.setFont(font)
        above = ceil((room.height() - laid.size().height()) / 2)
        if not centred:  # one line in a row as high as its neighbour's two begins where box and code stand
            line = min(laid.size().height(), painter.fontMetrics().lineSpacing() + 1.0)
            above = min(above, ceil((max(line + 2 * row_padding(), px(32)) - line) / 2))
        painter.drawStaticText(QPointF(room.left(), room.top() + above), laid)

    def _front(self, painter: QPainter, t: Tokens, key: str, picked: bool, multiple: bool) -> QPixmap:
        """Ring or box, and code: what all rows with this code have alike."""
        size = QSize(text_left(self.keyed, self.marked), 2 * row_padding() + px(20))

        def draw(inner: QPainter) -> None:
            rect, left = QRect(QPoint(0, 0), size), px(10)
            if self.marked:
                left = _mark(inner, t, rect, picked, multiple)
            if self.keyed:
                self._key(inner, t, rect, left, key, picked)

        return once(painter, f"choice/{key}/{picked}/{multiple}/{self.marked}", size, draw)

    def _key(self, painter: QPainter, t: Tokens, rect: QRect, left: int, key: str, picked: bool) -> int:
        box = QRect(left, rect.top() + row_padding() + px(1), px(24), px(18))
        if key:
            painter.setPen(QPen(QColor(t.act if picked else t.line), 1))
            painter.setBrush(QColor(t.raised if picked else t.sunk))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
            painter.setPen(QColor(t.act if picked else t.ink2))
            self._words(painter, box, key, sized(0.85, QFont.Weight.Medium), centred=True)
        return left + px(30)


def _laid_out(text: str, width: int, font: QFont, centred: bool) -> QStaticText:
    laid = QStaticText(text)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    how = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
    how.setWrapMode(QTextOption.WrapMode.WordWrap)
    laid.setTextOption(how)
    laid.setTextWidth(width)
    laid.prepare(QTransform(), font)
    return laid


def paint_ground(painter: QPainter, t: Tokens, rect: QRect, picked: bool, hover: bool, here: bool) -> None:
    """What lies behind a choice: picked, under the mouse, or where the cursor is."""
    if picked or hover:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.chosen if picked else t.hover))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), px(5), px(5))
    if here:
        painter.setPen(QPen(QColor(t.act), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), px(5), px(5))


def _mark(painter: QPainter, t: Tokens, rect: QRect, picked: bool, multiple: bool) -> int:
    side = px(16)
    box = QRect(rect.left() + px(10), rect.top() + row_padding() + px(2), side, side)
    if picked:
        painter.setPen(QPen(QColor(t.act), 1.5))
        painter.setBrush(QColor(t.act) if multiple else QColor(t.raised))
    else:
        painter.setPen(QPen(QColor(t.edge), 1.5))
        painter.setBrush(QColor(t.raised))
    shape = QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75)
    if multiple:
        painter.drawRoundedRect(shape, px(4), px(4))
    else:
        painter.drawEllipse(shape)
    if picked and multiple:
        inner = px(12)
        tick = sign(painter, "check", inner, "act_ink")
        painter.drawPixmap(box.topLeft() + QPoint((side - inner) // 2, (side - inner) // 2), tick)
    elif picked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.act))
        painter.drawEllipse(shape.adjusted(px(4), px(4), -px(4), -px(4)))
    return box.right() + 1 + px(8)
