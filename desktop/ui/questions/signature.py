"""Signing, drawing, and drawing on a photo; the strokes become a picture when one leaves the question."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.ui.pictures import thumbnail
from desktop.ui.pieces import beside, button
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.files import PhotoAnswer
from desktop.ui.questions.pad import Pad
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop.xforms import Node


class DrawAnswer(PhotoAnswer):
    """A sheet until there is a picture; a file will do as well (a photo of a sketch on paper)."""

    sheet: ClassVar[int] = 260  # px

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.pad = Pad(self.sheet)
        self._drawn = False
        self.back, self.clear = button("quiet", "undo-2"), button("quiet", "eraser")
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.pad)
        layout.addItem(beside(self.back, self.clear, None, gap=4))
        self.pad.drawn.connect(self._touch)
        self.back.clicked.connect(self.pad.take_back)
        self.clear.clicked.connect(self._clear)
        self._offer_tools()

    def show_node(self, node: Node) -> None:
        super().show_node(node)
        self.back.setText(tr("Hapus goresan terakhir"))
        self.clear.setText(tr("Hapus semua"))
        self._show_pad(bool(node.value))

    def settle(self) -> None:
        if self._drawn:
            self._drawn = False
            self.take_image(self.pad.image())

    def _show_pad(self, there: bool) -> None:
        self.pad.setVisible(not there)
        if there:
            self._clear()
        self._offer_tools()

    def _wish(self, there: bool) -> str:
        return tr("Ganti gambar…") if there else tr("Pilih gambar…")

    def _hint(self) -> str:
        return tr("Gambar di bawah dengan tetikus atau pena, atau pilih foto gambar di kertas.")

    def _touch(self) -> None:
        self._drawn = not self.pad.empty
        self._offer_tools()

    def _clear(self) -> None:
        self._drawn = False
        self.pad.clear()
        self._offer_tools()

    def _offer_tools(self) -> None:
        for tool in (self.back, self.clear):
            tool.setVisible(not self.pad.isHidden() and not self.pad.empty)


class SignatureAnswer(DrawAnswer):
    """A small sheet to sign on."""

    sheet: ClassVar[int] = 160

    def _wish(self, there: bool) -> str:
        return tr("Ganti tanda tangan…") if there else tr("Pilih gambar…")

    def _hint(self) -> str:
        return tr("Tanda tangani di bawah dengan tetikus atau pena, atau pilih foto tanda tangan.")


class AnnotateAnswer(DrawAnswer):
    """A photo first, then strokes on it: marked damage, a way, a border."""

    sheet: ClassVar[int] = 360

    def _show_pad(self, there: bool) -> None:
        self.pad.setVisible(there)
        self.shown.setVisible(False)
        self._offer_tools()

    def _show_bytes(self, name: str, data: bytes | None) -> None:
        if name == self._name:
            photo: QImage = thumbnail(data or b"", self.longest)
            self.pad.lay_under(photo)
            self.pad.setVisible(not photo.isNull())
            self._offer_tools()

    def _wish(self, there: bool) -> str:
        return tr("Ganti foto…") if there else tr("Pilih foto…")

    def _hint(self) -> str:
        return tr("Pilih foto dahulu, lalu beri tanda di atasnya dengan tetikus atau pena.")
