"""Lines of a special kind: digits that stay text, addresses that open, codes read from a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QImage, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.ui.pictures import thumbnail
from desktop.ui.pieces import button
from desktop.ui.questions.answer import Surroundings, decimal_mark
from desktop.ui.questions.codes import read_codes
from desktop.ui.questions.intake import Intake
from desktop.ui.questions.text import TextAnswer
from desktop.ui.questions.typed_numbers import read_number, written_number
from desktop.ui.questions.wording import open_link, opens
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

_DIGITS = QRegularExpression(r"[-+0-9().,/ *#]*")  # what a keypad has: telephone, house and account numbers
_LONGEST = 2400  # px of a picture that is searched for codes


class DigitsAnswer(TextAnswer):
    """Text of digits (`numbers`): letters do not get in, zeros in front stay. `thousands-sep` groups them."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._grouped = False
        self.line.setMaximumWidth(px(280))
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.line.setValidator(QRegularExpressionValidator(_DIGITS, self.line))
        self.row.addStretch(1)
        self.row.setStretch(0, 3)

    def show_node(self, node: Node) -> None:
        self._grouped = "thousands-sep" in node.appearance
        super().show_node(node)

    def shown(self, value: str) -> str:
        return written_number(value, decimal_mark()) if self._grouped else value

    def kept(self, text: str) -> str:
        return (read_number(text, decimal_mark()) if self._grouped else None) or text.strip()

    def settle(self) -> None:
        if self.line.dirty:
            kept = self.kept(self.line.text())
            self.line.show_settled(self.shown(kept))
            self.answered.emit(kept)


class UrlAnswer(TextAnswer):
    """An address. It opens in the person's own browser, and only when asked to."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.open = button("", "external-link")
        self.row.addWidget(self.open)
        self.open.clicked.connect(lambda: open_link(self.line.text()))
        self.line.setPlaceholderText("https://")

    def show_node(self, node: Node) -> None:
        super().show_node(node)
        self.line.setPlaceholderText("https://")
        self.line.setReadOnly(node.readonly)
        self.open.setText(tr("Buka di peramban"))
        self.open.setEnabled(opens(node.value))

    def _edited(self, text: str) -> None:
        super()._edited(text)
        self.open.setEnabled(opens(text))


class CodeAnswer(TextAnswer):
    """A barcode or QR code: typed, sent by a scanner that types, or read from a picture (chosen, dropped, pasted)."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.pick = button("", "qr-code")
        self.row.addWidget(self.pick)
        self.scan: QPushButton | None = None
        if surroundings.devices is not None:
            self.scan = button("", "camera")
            self.row.addWidget(self.scan)
            self.scan.clicked.connect(self._scan)
        self.intake = Intake(self, self, self.line)
        self.pick.clicked.connect(lambda: self.intake.choose(tr("Pilih gambar kode"), "image"))
        self.intake.file_came.connect(lambda data, _name: self.take_image(thumbnail(data, _LONGEST)))
        self.intake.image_came.connect(self.take_image)
        self.intake.unreadable.connect(lambda: self.take_image(QImage()))

    def show_node(self, node: Node) -> None:
        hidden = {"hidden-answer", "masked"} & set(node.appearance)
        self.line.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        super().show_node(node)
        self.line.setPlaceholderText(tr("Ketik atau pindai kodenya"))
        self.pick.setText(tr("Baca dari gambar…"))
        if self.scan is not None:
            self.scan.setText(tr("Pindai dengan kamera…"))
        self.pick.setToolTip(tr("Gambar kode juga dapat diseret ke sini atau ditempel (Ctrl+V)."))

    def take_image(self, image: QImage) -> None:
        """Look for codes in a picture; the first one is the answer."""
        codes = read_codes(image)
        if not codes:
            self.remarked.emit(
                tr("Tidak ada kode yang terbaca pada gambar itu. Coba foto yang lebih dekat, atau ketik.")
            )
            return
        several = tr("Ada {n} kode pada gambar itu; diambil yang pertama.", len(codes))
        self.remarked.emit(several if len(codes) > 1 else "")
        self._take(codes[0])

    def _take(self, code: str) -> None:
        self.line.show_settled(code)
        self.answered.emit(code)

    def _scan(self) -> None:
        """With the camera: the first code it sees is the answer."""
        from desktop.ui.media.camera_card import CameraCard, Purpose  # loaded when first wanted

        if self.surroundings.devices is not None:
            card = CameraCard(self.window(), self.surroundings.devices(), Purpose.CODE)
            card.found.connect(self._take)
            card.begin()
