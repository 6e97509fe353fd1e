"""How a read record is painted: label and answer side by side like a printed form, remarks in the margin."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.pages.review_document import ROW_ROLE, Document, Row
from desktop.ui.palette import Tokens, tokens
from desktop.ui.questions.signs import sign
from desktop.ui.theme import WORK_COLUMN, px, sized

Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_MEDIUM, _BOLD = QFont.Weight.Medium, QFont.Weight.DemiBold
_SIGNS = {
    "finding": ("triangle-alert", "warn"),
    "settled": ("circle-check", "ink3"),
    "warning": ("triangle-alert", "warn"),
}
PICTURE = 180  # px: the longest side of a photo in the document


class DocumentLook(QStyledItemDelegate):
    """Paints rows; photos come from the model."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        view = option.widget
        across = view.viewport().width() if view is not None and hasattr(view, "viewport") else option.rect.width()
        if not isinstance(row, Row):
            return QSize(across, 0)
        column, margin = _columns(across)
        height = max(self._body(row, column), _remarks_height(row, margin))
        return QSize(across, height + (px(24) if row.kind == "heading" and row.depth == 0 else px(10)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW_ROLE), QRect(option.rect)
        if not isinstance(row, Row):
            return
        t = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column, margin = _columns(rect.width())
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = option.widget is not None and option.widget.hasFocus()
        card = row.kind in _SIGNS  # which wears a ring of its own
        if here and not card and row.kind != "heading":
            painter.fillRect(rect.adjusted(0, 0, 0, -1), QColor(t.chosen if focused else t.hover))
        if here and focused and not card:
            painter.fillRect(rect.left(), rect.top(), px(3), rect.height() - 1, QColor(t.act))
        work = QRect(rect.left() + px(16), rect.top(), column, rect.height())
        self._paint_row(painter, t, row, work)
        if here and card:
            _paint_ring(painter, QPen(QColor(t.act if focused else t.edge), px(2)), work)
        _paint_remarks(painter, t, row, QRect(work.right() + px(16), rect.top() + px(5), margin, rect.height()))
        painter.restore()

    def _body(self, row: Row, column: int) -> int:
        if row.kind == "heading":
            return _lines(row.label, column, _heading_font(row)) + px(8)
        if row.kind in _SIGNS:
            below = _lines(row.settled, column - px(40), sized(0.9)) if row.settled else 0
            return _lines(row.label, column - px(32), sized()) + below + px(4)
        label, answer = _halves(column)
        height = max(_lines(row.label, label, sized()), _lines(row.answer or "–", answer, sized(1.0, _MEDIUM)))
        for said in (row.changed, row.listed):
            height += _lines(said, answer, sized(0.9))
        image = self._document.pictures.get(row.answer) if row.kind == "photo" else None
        if image is not None and not image.isNull():
            return max(height, round(image.height() / image.devicePixelRatio()) + px(4))
        return height

    def _paint_row(self, painter: QPainter, t: Tokens, row: Row, work: QRect) -> None:
        if row.kind == "heading":
            _paint_heading(painter, t, row, work)
        elif row.kind in _SIGNS:
            _paint_sign(painter, t, row, work)
        else:
            self._paint_answer(painter, t, row, work)

    def _paint_answer(self, painter: QPainter, t: Tokens, row: Row, work: QRect) -> None:
        label, answer = _halves(work.width())
        top = work.top() + px(5)
        painter.setFont(sized())
        painter.setPen(QColor(t.ink2))
        painter.drawText(QRect(work.left(), top, label, work.height()), _WRAP, row.label)
        right = QRect(work.left() + label + px(16), top, answer, work.height())
        image = self._document.pictures.get(row.answer) if row.kind == "photo" else None
        if image is not None and not image.isNull():
            painter.drawImage(right.topLeft(), image)
        else:
            painter.setFont(sized(1.0, _MEDIUM if row.answer else QFont.Weight.Normal))
            painter.setPen(QColor(t.wrong if row.wrong else t.ink if row.answer else t.ink3))
            painter.drawText(right, _WRAP, row.answer or "–")
        if row.changed:
            below = right.adjusted(0, _lines(row.answer or "–", answer, sized(1.0, _MEDIUM)), 0, 0)
            struck = QFont(sized(0.9))
            struck.setStrikeOut(True)
            painter.setFont(struck)
            painter.setPen(QColor(t.ink3))
            painter.drawText(below, _WRAP, row.changed)
        if row.listed:
            used = _lines(row.answer or "–", answer, sized(1.0, _MEDIUM)) + _lines(row.changed, answer, sized(0.9))
            painter.setFont(sized(0.9))
            painter.setPen(QColor(t.warn))
            painter.drawText(right.adjusted(0, used, 0, 0), _WRAP, row.listed)
        painter.setPen(QPen(QColor(t.line), 1))
        painter.drawLine(work.bottomLeft(), work.bottomRight())


def _paint_heading(painter: QPainter, t: Tokens, row: Row, work: QRect) -> None:
    painter.setFont(_heading_font(row))
    painter.setPen(QColor(t.ink if row.depth < 2 else t.ink2))
    bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
    painter.drawText(work.adjusted(0, 0, 0, -px(6)), int(bottom) | int(Qt.TextFlag.TextWordWrap), row.label)
    painter.setPen(QPen(QColor(t.edge if row.depth == 0 else t.line), 1))
    painter.drawLine(work.bottomLeft(), work.bottomRight())


def _paint_sign(painter: QPainter, t: Tokens, row: Row, work: QRect) -> None:
    name, ink = _SIGNS[row.kind]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.sunk if row.settled else t.warn_paper))
    painter.drawRoundedRect(_card(work), px(6), px(6))
    painter.drawPixmap(work.left() + px(8), work.top() + px(8), sign(painter, name, px(16), ink))
    painter.setFont(sized())
    painter.setPen(QColor(t.ink2 if row.settled else t.ink))
    words = work.adjusted(px(32), px(6), -px(8), 0)
    painter.drawText(words, _WRAP, row.label)
    if row.settled:
        painter.setFont(sized(0.9))
        painter.setPen(QColor(t.ink2))
        used = _lines(row.label, work.width() - px(32), sized())
        painter.drawText(words.adjusted(0, used, 0, 0), _WRAP, row.settled)


def _card(work: QRect) -> QRectF:
    """The ground of a finding, within its row."""
    return QRectF(work).adjusted(0, px(2), 0, -px(2))


def _paint_ring(painter: QPainter, pen: QPen, work: QRect) -> None:
    """Round the card the cursor is on, as a button with the focus has it."""
    half = pen.widthF() / 2
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(_card(work).adjusted(half, half, -half, -half), px(6), px(6))


def _paint_remarks(painter: QPainter, t: Tokens, row: Row, margin: QRect) -> None:
    if not row.remarks:
        return
    words = "\n".join(row.remarks)
    painter.setFont(sized(0.95))
    height = _lines(words, margin.width() - px(20), sized(0.95)) + px(6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.warn_paper))
    painter.drawRoundedRect(QRectF(margin.left(), margin.top() - px(2), margin.width(), height), px(4), px(4))
    painter.fillRect(margin.left(), margin.top() - px(2), px(3), height, QColor(t.warn))
    painter.setPen(QColor(t.ink))
    painter.drawText(margin.adjusted(px(12), px(1), -px(8), 0), _WRAP, words)


def _remarks_height(row: Row, margin: int) -> int:
    return _lines("\n".join(row.remarks), margin - px(20), sized(0.95)) + px(6) if row.remarks else 0


def _heading_font(row: Row) -> QFont:
    return sized((1.25, 1.1, 1.0)[min(row.depth, 2)], _BOLD)


def _columns(across: int) -> tuple[int, int]:
    """The work column, and the margin for remarks beside it."""
    margin = min(px(260), max(across // 4, px(120)))
    return max(min(across - margin - px(48), px(WORK_COLUMN)), px(240)), margin


def _halves(column: int) -> tuple[int, int]:
    label = int(column * 0.46)
    return label, column - label - px(16)


def _lines(text: str, width: int, font: QFont) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 40), 100_000), _WRAP, text).height() if text else 0
