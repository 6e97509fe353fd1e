"""The head of a reading: which record, whose, since when, and at which stage it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton

from desktop.store.stages import Stage
from desktop.ui.icons import icon
from desktop.ui.pieces import OneLine, icon_button
from desktop.ui.stage_words import stage_said
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

_LOOKS = {
    Stage.APPROVED: "badgeRight",
    Stage.SENT: "badgeRight",
    Stage.RETURNED: "badgeWarn",
    Stage.REFUSED: "badgeWrong",
}


class ReviewHead(QFrame):
    """Back, form, title, author, stage."""

    left = Signal()
    compared = Signal()
    printed = Signal()
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        tone(self, "raised")
        self.back = QToolButton()
        self.back.clicked.connect(self.left)
        self.form, self.title, self.by, self.stage = QLabel(), OneLine("strong"), QLabel(), QLabel()
        tone(self.form, "hint")
        tone(self.by, "hint")
        self.paper, self.copy, self.compare = icon_button("printer"), icon_button("copy"), icon_button("table")
        self.compare.clicked.connect(self.compared)
        self.paper.clicked.connect(self.printed)
        self.copy.clicked.connect(self.copied)
        self.stage.setContentsMargins(px(8), px(2), px(8), px(2))
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(8), px(16), px(8))
        row.setSpacing(px(12))
        for widget in (self.back, self.form, self.title, self.by, self.stage, self.compare, self.copy, self.paper):
            row.addWidget(widget, 1 if widget is self.title else 0)
        row.setAlignment(self.stage, Qt.AlignmentFlag.AlignVCenter)  # as high as its words

    def show_words(self, form: str, title: str, by: str, stage: Stage | None) -> None:
        self.back.setIcon(icon("chevron-left"))
        self.back.setToolTip(tr("Tutup (Esc)"))
        self.back.setAccessibleName(tr("Tutup"))
        for pressed, said, keys in (
            (self.compare, tr("Bandingkan dengan prelist dan versi sebelumnya"), "B"),
            (self.paper, tr("Cetak isian ini"), "Ctrl+P"),
            (self.copy, tr("Salin teks WhatsApp"), "Ctrl+Shift+C"),
        ):
            pressed.setToolTip(f"{said} ({keys})")
            pressed.setAccessibleName(said)
        self.form.setText(form)
        self.title.setText(title)
        self.by.setText(by)
        self.stage.setVisible(stage is not None)
        if stage is not None:
            self.stage.setText(stage_said(stage))
            tone(self.stage, _LOOKS.get(stage, "badge"))
            self.stage.updateGeometry()
