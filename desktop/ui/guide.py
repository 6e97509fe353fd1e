"""The user's guide as a document: resources/guide/panduan.md with its pictures, for the window and for paper."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImageReader,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)

from desktop.paths import RESOURCES

FOLDER = RESOURCES / "guide"
GUIDE = FOLDER / "panduan.md"
FULL = 1000  # px of a picture that is shown as wide as the text
CAPTION = 0.88  # of the size of the text


def write_guide(
    document: QTextDocument, *, wide: float, em: float, line: QColor, accent: QColor, paged: bool = False
) -> list[str]:
    """Fill a document with the guide; returns its chapters, which begin pages of their own if it is `paged`.

    `wide`: of a picture that fills the line, `em`: of its letters, in the units of the document.
    """
    document.setBaseUrl(QUrl.fromLocalFile(f"{FOLDER}/"))
    document.setMarkdown(GUIDE.read_text(encoding="utf-8"))
    chapters: list[str] = []
    block = document.begin()
    while block.isValid():
        cursor, level = QTextCursor(block), block.blockFormat().headingLevel()
        look = QTextBlockFormat()
        look.setLineHeight(125, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
        look.setTopMargin(em * (1.2 if level else 0.25))
        look.setBottomMargin(em * 0.4)
        if paged and level > 1 and chapters:
            look.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        cursor.mergeBlockFormat(look)
        lighten(block)
        if level:
            chapters += [block.text()] if level > 1 else []
            _colour(cursor, accent)
        said = _fit_pictures(block, wide)
        if said:
            block = _say_below(cursor, said, em)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, em, line)
    return chapters


def place_of(document: QTextDocument, chapter: str) -> QTextCursor:
    """Where a chapter begins."""
    block = document.begin()
    while block.isValid() and not (block.blockFormat().headingLevel() and block.text() == chapter):
        block = block.next()
    return QTextCursor(block)


def lighten(block: QTextBlock) -> None:
    """The heaviest face that is bundled is 600: Qt smears any other."""
    pieces, at = [], block.begin()
    while not at.atEnd():
        piece = at.fragment()
        if piece.charFormat().fontWeight() > QFont.Weight.DemiBold:
            pieces.append((piece.position(), piece.length()))
        at += 1
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    for start, length in pieces:
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)


def _colour(cursor: QTextCursor, accent: QColor) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat()
    look.setForeground(QBrush(accent))
    cursor.mergeCharFormat(look)


def _fit_pictures(block: object, wide: float) -> str:
    """At their widths; gives what is said of the picture, "" where there is none."""
    said, at = "", block.begin()  # type: ignore[attr-defined]
    while not at.atEnd():
        piece = at.fragment()
        if piece.charFormat().isImageFormat():
            look = QTextImageFormat(piece.charFormat().toImageFormat())
            size = QImageReader(str(FOLDER / look.name())).size()
            said, width = look.property(QTextFormat.Property.ImageAltText) or "", wide * min(size.width() / FULL, 1)
            look.setWidth(width)
            look.setHeight(width * size.height() / max(size.width(), 1))
            cursor = QTextCursor(block)  # type: ignore[call-overload]
            cursor.setPosition(piece.position())
            cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)
        at += 1
    return str(said)


def _say_below(cursor: QTextCursor, said: str, em: float) -> QTextBlock:
    """A line under a picture that belongs to it."""
    tight = QTextBlockFormat()  # a share of its height would be a gap
    tight.setLineHeight(0, int(QTextBlockFormat.LineHeightTypes.SingleHeight.value))
    cursor.mergeBlockFormat(tight)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    look, letters = QTextBlockFormat(), QTextCharFormat()
    look.setBottomMargin(em)
    font = cursor.document().defaultFont()
    letters.setFontPointSize(font.pointSizeF() * CAPTION)
    cursor.insertBlock(look, letters)
    cursor.insertText(said, letters)
    return cursor.block()


def _dress_table(table: QTextTable, em: float, line: QColor) -> None:
    look = table.format()
    look.setCellPadding(em * 0.35)
    look.setCellSpacing(0)
    look.setBorderCollapse(True)
    look.setBorder(1)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(QBrush(line))
    look.setTopMargin(em * 0.5)
    look.setBottomMargin(em * 0.8)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setProperty(QTextFormat.Property.TableCellLeftPadding, em * 0.5)
    table.setFormat(look)
