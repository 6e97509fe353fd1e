"""A question as it stands on the page: its words, its answer, and the room where a message appears beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.icons import picture
from desktop.ui.palette import tokens
from desktop.ui.questions.answer import Answer, Surroundings
from desktop.ui.questions.files import FileAnswer
from desktop.ui.questions.kinds import kind_of, make, stands_beside
from desktop.ui.questions.label_media import LabelMedia
from desktop.ui.questions.limits import limit
from desktop.ui.questions.offers import Offer, OfferRow
from desktop.ui.questions.reason import ReasonField
from desktop.ui.questions.wording import is_plain, open_link, plain, rich
from desktop.ui.theme import px, sized, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.xforms import Node

FADE_MS = 140
_PLAIN, _RICH = Qt.TextFormat.PlainText, Qt.TextFormat.RichText  # told, for Qt guesses by tags and shows "&amp;"
_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
_SIGNS = {"wrong": "circle-alert", "warn": "triangle-alert", "ink2": "info"}


class QuestionCard(QFrame):
    """One question. It knows its node and nothing else; what happens goes out by signal.

    Its pieces are made as its children from the first (whatever changes its parent is dressed anew, with all below it),
    and those that few questions need (hint, message, offers, reason) when they have something to say.
    """

    answered = Signal(object, str)  # node, text
    typed = Signal(object, str)  # node, half-typed text
    advanced = Signal(object)  # node
    file_chosen = Signal(object, bytes, str)  # node, bytes, name or ending
    explained = Signal(object, str)  # node, why it stands though it is warned of
    facts_known = Signal(object, object)  # node, PhotoFacts of the photo just chosen

    def __init__(self, node: Node, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.node = node
        self.surroundings = surroundings
        self._kind = ""
        self._active = False
        self._typing = False  # in mid-word nobody is told that the word is wrong
        self._warning = ""
        self._said: tuple[object, ...] = ()  # what the label was made of
        self._name = ""
        self._told = ""  # what is known of it from elsewhere
        self._remarked = ""
        self._beside = False  # a row of a table: its message takes room only when there is one
        self.media: LabelMedia | None = None
        self._offers: OfferRow | None = None
        self.reason: ReasonField | None = None
        self._fade: QPropertyAnimation | None = None
        self.answer: Answer
        self._build()
        self.show_node()

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.label = self._words()
        self.guidance: QPushButton | None = None  # made where there is guidance
        self.box = QVBoxLayout(self)
        self.box.setSpacing(px(4))
        self._top = QHBoxLayout()
        self._top.addWidget(self.label, 4)
        self.box.addLayout(self._top)

    def _words(self) -> QLabel:
        made = QLabel(self)
        made.setWordWrap(True)
        made.linkActivated.connect(open_link)
        return made

    @cached_property
    def hint(self) -> QLabel:
        """Below the label."""
        made = self._words()
        tone(made, "hint")
        self.box.insertWidget(1, made)
        return made

    @cached_property
    def message(self) -> QLabel:
        """Below the answer, in the room that was kept for it."""
        self._sign = QLabel(self)
        self._sign.setFixedWidth(px(16))
        made = self._words()
        made.setMinimumHeight(0 if self._beside else _room())
        made.setAlignment(Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setSpacing(px(6))
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(made, 1)
        self.box.insertLayout(self._below_answer(), below)
        self.box.setContentsMargins(px(16), px(8), px(16), 0)
        return made

    def _made(self, piece: str) -> bool:
        return piece in self.__dict__

    def _below_words(self) -> int:
        """The place in the box after label, hint and media."""
        return 1 + self._made("hint") + (self.media is not None)

    def _below_answer(self) -> int:
        return self._below_words() + (not self._beside) + (self._offers is not None)

    def show_node(self) -> None:
        """Show the node as it is now."""
        kind = kind_of(self.node, self.surroundings)
        self._show_media(kind)  # before the answer, for Tab passes in the order of making
        if kind != self._kind:
            self._change_answer(kind)
        self._say()
        self.answer.show_node(self.node)
        self.answer.name(self._name, plain(self.node.hint))
        self._show_message()

    def warn(self, warning: str, reason: str = "") -> None:
        """Show a soft rule's sentence ("" takes it away), and why the answer stands all the same."""
        if warning != self._warning:
            self._warning = warning
            self._show_message()
        if self.reason is None and warning:
            self.reason = ReasonField()
            self.reason.explained.connect(lambda text: self.explained.emit(self.node, text))
            self.box.addWidget(self.reason)
        if self.reason is not None:
            self.reason.setVisible(bool(warning))
            self.reason.show_reason(reason, plain(self.node.label))

    def ask_reason(self) -> None:
        """The focus to the line where one says why."""
        if self.reason is not None:
            self.reason.open()

    def _remark(self, words: str) -> None:
        self._remarked = words
        self._show_message()

    def settle(self) -> None:
        """Make an answer of what is half-typed."""
        self.answer.settle()
        if self.reason is not None:
            self.reason.settle()
        self._stop_typing()

    def focus_answer(self) -> None:
        """Put the focus where one answers."""
        target = self.answer.focusProxy() or self.answer
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(target, QLineEdit):
            target.selectAll()  # typing replaces, arrows go into the words

    def set_active(self, active: bool) -> None:
        """Mark the question one is at."""
        if active != self._active:
            self._active = active
            self.update()
            if not active:
                self._stop_typing()
            if self.media is not None:
                self.media.attend(self.node.parameters.get("autoplay", "")) if active else self.media.depart()

    def reveal(self, shown: bool) -> None:
        """Fade in or out where it stands; at once where nobody sees it."""
        if self._fade is not None:
            self._fade.stop()
            self._fade = None
            self.setGraphicsEffect(None)  # type: ignore[arg-type]
        if self.isHidden() != shown:
            return
        parent = self.parentWidget()
        seen = parent is not None and parent.isVisible() and not (self.isVisible() and self.visibleRegion().isEmpty())
        if not seen:
            self.setVisible(shown)
            return
        self._fade_to(shown)

    def _fade_to(self, shown: bool) -> None:
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        fade.setDuration(FADE_MS)
        fade.setStartValue(0.0 if shown else 1.0)
        fade.setEndValue(1.0 if shown else 0.0)
        fade.finished.connect(lambda: self._faded(shown))
        self._fade = fade
        if shown:
            self.setVisible(True)
        fade.start(QAbstractAnimation.DeletionPolicy.DeleteWhenStopped)

    def _faded(self, shown: bool) -> None:
        self._fade = None
        self.setGraphicsEffect(None)  # type: ignore[arg-type]
        self.setVisible(shown)

    def _change_answer(self, kind: str) -> None:
        answer = make(kind, self.node, self.surroundings)
        had_focus, before = False, self.answer if self._kind else None
        if before is not None:
            had_focus = before.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
            before.hide()
            self._top.removeWidget(before)
            self.box.removeWidget(before)
            before.deleteLater()
        self._put(answer, stands_beside(kind))
        self._kind, self.answer = kind, answer
        if had_focus:
            (answer.focusProxy() or answer).setFocus()
        self._hear(answer)

    def _put(self, answer: Answer, beside: bool) -> None:
        """Below the label, or at its right as a row of a table: all rows of it then have the same columns."""
        across = QSizePolicy.Policy.Ignored if beside else QSizePolicy.Policy.Preferred
        self.label.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        self._beside = beside
        if self._made("message"):
            self.message.setMinimumHeight(0 if beside else _room())
        else:
            self.box.setContentsMargins(px(16), px(8), px(16), 0 if beside else px(4) + _room())
        if beside:
            answer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._top.insertWidget(1, answer, 6, Qt.AlignmentFlag.AlignVCenter)
        else:
            self.box.insertWidget(self._below_words(), answer)

    def _hear(self, answer: Answer) -> None:
        answer.answered.connect(self._answered)
        answer.typed.connect(self._typed)
        answer.advanced.connect(lambda: self.advanced.emit(self.node))
        answer.remarked.connect(self._remark)
        if isinstance(answer, FileAnswer):
            answer.file_chosen.connect(lambda data, name: self.file_chosen.emit(self.node, data, name))
            answer.facts_known.connect(lambda facts: self.facts_known.emit(self.node, facts))

    def _answered(self, text: str) -> None:
        self._typing = False
        self.answered.emit(self.node, text)

    def _typed(self, text: str) -> None:
        self._typing = True
        self.typed.emit(self.node, text)

    def _stop_typing(self) -> None:
        if self._typing:
            self._typing = False
            self._show_message()

    def _say(self) -> None:
        star = tr("Wajib diisi") if self.node.required and self._kind not in ("note", "read-only") else ""
        label = self.node.label.strip()  # pyxform puts spaces around what has values in it
        said = (label, star, self._kind == "note", tokens(), px(1000))
        if said != self._said:
            self._said = said
            self._name = plain(self.node.label)
            self._say_label(label, star)
        self._show_hint()

    def _say_label(self, label: str, star: str) -> None:
        strong = label if is_plain(label) and not star else rich(label)
        if star:
            strong += f' <span style="color:{tokens().wrong}" title="{star}">*</span>'
        if self.label.text() != strong:
            self.label.setTextFormat(_PLAIN if strong is label else _RICH)
            self.label.setText(strong)
            if "<a " in strong:  # only then: a label that takes the focus is one more stop for Tab
                self.label.setTextInteractionFlags(_LINKS)
        self.label.setFont(sized(1.0, QFont.Weight.Normal if self._kind == "note" else QFont.Weight.Medium))

    def _show_media(self, kind: str) -> None:
        media = {} if kind == "image-map" else self.node.media  # there the picture is the answer
        if self.media is None and media:
            place = self._below_words()
            self.media = LabelMedia(self.surroundings)
            self.box.insertWidget(place, self.media)
        if self.media is not None:
            self.media.setVisible(bool(media))
            self.media.show_media(media, plain(self.node.label))

    def offer(self, sentence: str, offers: Sequence[Offer]) -> None:
        """Show under the answer what could be taken from it into other questions; "" takes it away."""
        if self._offers is None and sentence:
            place = self._below_answer()
            self._offers = OfferRow()
            self.box.insertWidget(place, self._offers)
        if self._offers is not None:
            self._offers.show_offers(sentence, offers)

    def tell(self, words: str) -> None:
        """Say under the question what is known of it from elsewhere (a prelist); "" takes it away."""
        if words != self._told:
            self._told = words
            self._show_hint()

    def _show_hint(self) -> None:
        guidance, open_ = self.node.guidance, self.guidance is not None and self.guidance.isChecked()
        if guidance and self.guidance is None:
            self.guidance = self._make_guidance()
        if self.guidance is not None:
            self.guidance.setVisible(bool(guidance))
            self.guidance.setText(tr("Sembunyikan petunjuk") if open_ else tr("Petunjuk"))
        parts = [self.node.hint, guidance if open_ else "", self._limit(), self._told]
        said = [part for part in parts if part]
        words = "\n".join(said)
        if not words and not self._made("hint"):
            return
        plainly = is_plain("".join(said))
        self.hint.setTextFormat(_PLAIN if plainly else _RICH)
        self.hint.setText(words if plainly else rich(words))
        self.hint.setVisible(bool(words))

    def _limit(self) -> str:
        devices, app = self.surroundings.devices, self.surroundings.camera_app
        return limit(self.node, camera=devices is not None or app is not None, sound=devices is not None)

    def _make_guidance(self) -> QPushButton:
        made = QPushButton()
        tone(made, "link")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setCheckable(True)
        made.clicked.connect(self._show_hint)
        self._top.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _show_message(self) -> None:
        wrong = self._violation()
        words, name = (wrong, "wrong") if wrong else (self._warning, "warn")
        if not words and self._remarked:
            words, name = self._remarked, "ink2"
        self.answer.mark(name if words and name != "ink2" else "")
        if words or self._made("message"):
            self._say_message(words, name)

    def _say_message(self, words: str, name: str) -> None:
        ink = getattr(tokens(), name)
        self.message.setText(f'<span style="color:{ink}">{rich(words)}</span>' if words else "")
        self.message.setAccessibleName(plain(words))
        ratio = self._sign.devicePixelRatioF()
        self._sign.setPixmap(picture(_SIGNS[name], px(16), name, ratio) if words else QPixmap())
        for part in (self.message, self._sign):
            part.setVisible(bool(words) or not self._beside)

    def _violation(self) -> str:
        kind = self.node.violation
        if kind is None or self._typing:
            return ""
        if self.node.message:
            return str(self.node.message)
        if kind == "required":
            return tr("Wajib diisi.")
        return _type_sentence(self.node.type) if kind == "type" else tr("Jawaban ini tidak diterima formulir.")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._active:
            painter = QPainter(self)
            below = px(14) if self.reason is not None and not self.reason.isHidden() else 0 if self._beside else _room()
            painter.fillRect(0, px(10), px(3), self.height() - px(12) - below, QColor(tokens().act))


def _room() -> int:
    """What is kept free for a message of one line: nothing jumps when it comes."""
    return QFontMetrics(sized()).lineSpacing() + px(4)


def _type_sentence(kind: str) -> str:
    sentences = {
        "int": tr("Isi dengan bilangan bulat, misalnya 4."),
        "decimal": tr("Isi dengan angka, misalnya 2,5."),
        "date": tr("Tanggal tidak dikenali. Contoh: 3/1/2026."),
        "time": tr("Jam tidak dikenali. Contoh: 14.05."),
        "dateTime": tr("Tanggal dan jam tidak dikenali. Contoh: 3/1/2026 dan 14.05."),
        "geopoint": tr("Titik tidak dikenali. Contoh: -1,6101 103,6131."),
        "geotrace": tr("Jalur perlu sedikitnya dua titik, satu per baris. Contoh: -1,6101 103,6131."),
        "geoshape": tr("Bidang perlu sedikitnya tiga titik, satu per baris. Contoh: -1,6101 103,6131."),
    }
    return sentences.get(kind, tr("Jawaban ini tidak dikenali."))
