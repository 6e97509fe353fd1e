"""The door: who comes in, with which passphrase; the way to the first set-up and to practice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.trouble import Kind, Trouble
from desktop.ui.icons import icon
from desktop.ui.notices import notice
from desktop.ui.pages.door_office import OfficeQuestion
from desktop.ui.pages.door_scene import NEEDS, DoorScene
from desktop.ui.pieces import NoticeBar, below, beside, button, frame, line, put_in, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr
from desktop.ui.values import Progress

CARD = 420  # px


class SecretField(QLineEdit):
    """A passphrase: dots, with an eye to look (Alt+L), never offered to the clipboard history or the spell checker."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = put_in(self, "eye", "ink2", trailing=True)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._look)

    def say_words(self) -> None:
        self._eye.setText(tr("Lihat kata sandi"))
        self._eye.setToolTip(tr("Lihat kata sandi"))

    def take(self) -> str:
        """The passphrase, and the field is empty and hidden again."""
        text = self.text()
        self.clear()
        self._eye.setChecked(False)
        return text

    def show_plain(self, plain: bool) -> None:
        """What is typed from paper may be seen from the start."""
        self._eye.setChecked(plain)

    def _look(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setIcon(icon("eye-off" if shown else "eye"))


class Labelled(QWidget):
    """A field with its label above and room for a hint below, so that nothing jumps."""

    def __init__(self, field: QWidget, *, hint: bool = True) -> None:
        super().__init__()
        self.field = field
        self.label, self.hint = words(look="labelStrong"), words(look="hint")
        self.hint.setParent(self)  # also where it is not shown: a label of nobody would outlive its page
        self.label.setBuddy(field)
        self.setFocusProxy(field)
        rows: list[QWidget] = [self.label, field]
        if hint:
            rows.append(self.hint)
        else:
            self.hint.hide()
        self.setLayout(below(*rows, gap=4))

    def say(self, label: str, hint: str = "", look: str = "hint") -> None:
        self.label.setText(label)
        self.field.setAccessibleName(label.replace("&", ""))
        self.field.setAccessibleDescription(hint)
        self.hint.setText(hint or " ")
        tone(self.hint, look)


class DoorCard(QWidget):
    """A card in the middle of the window: what unlock and set-up share."""

    def __init__(self) -> None:
        super().__init__()
        tone(self, "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name_mark = words("Sambang", "title", wraps=False)
        self.greeting = words(look="label")
        self.notice = NoticeBar()
        self.language, self.practice = button("quiet", "languages"), button("quiet", "graduation-cap")
        self.inside = QVBoxLayout()
        self.inside.setSpacing(px(8))
        self.card: QFrame = frame("card", self.inside, margins=(28, 24, 28, 24))
        self.card.setFixedWidth(px(CARD))
        centred = below(None, beside(None, self.card, None), None)
        centred.setStretch(2, 1)
        holder = QWidget()
        tone(holder, "plain")
        holder.setLayout(centred)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        way_in = below(beside(None, self.language, gap=0), area, gap=0)
        way_in.setContentsMargins(px(16), px(12), px(16), px(12))
        self.scene = DoorScene()
        whole = beside(self.scene, way_in, gap=0)
        whole.setStretch(0, 2)
        whole.setStretch(1, 3)
        self.setLayout(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card comes first; where the window is narrow or the letters are large it stands alone."""
        self.scene.setVisible(event.size().width() >= px(CARD) * NEEDS)
        super().resizeEvent(event)

    def say_words(self) -> None:
        """Overridden by all doors."""

    def say_trouble(self, trouble: Trouble) -> None:
        """In place, and everything may be tried again."""
        self.practice.setEnabled(True)
        usual = trouble.kind in (Kind.WRONG_PASSPHRASE, Kind.TOO_MANY_TRIES)
        self.notice.say(notice(trouble), "warn" if usual else "wrong")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.scene.say_words()
            self.say_words()
        super().changeEvent(event)


class UnlockPage(DoorCard):
    """`unlock_asked(name, passphrase)`; the passphrase leaves the field with it. Enter goes on."""

    unlock_asked = Signal(str, str)
    practice_asked = Signal()
    language_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._by_code, self._by_office = False, False
        self._question = ""
        self._waits = 0  # seconds until the next try is listened to
        self._names = QStringListModel(self)
        self.name, self.secret, self.asked = QLineEdit(), SecretField(), OfficeQuestion()
        self.asked.hide()
        self._name, self._secret = Labelled(self.name, hint=False), Labelled(self.secret)
        self.open = button("primary", "lock-open")
        self.open.setSizePolicy(self.name.sizePolicy())
        self.recovery, self.office = button("link"), button("link")
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._wait_less)
        for thing in (self.name_mark, self.greeting, 8, self.notice, self._name, self.asked, self._secret, self.open):
            self.inside.addSpacing(px(thing)) if isinstance(thing, int) else self.inside.addWidget(thing)
        self.inside.addLayout(below(beside(self.recovery, None), beside(self.office, None), gap=0))
        self.inside.addWidget(line())
        self.inside.addLayout(beside(None, self.practice, None))
        self._wire()
        self.say_words()

    def _wire(self) -> None:
        self.open.clicked.connect(self._ask)
        self.secret.returnPressed.connect(self.open.click)
        self.name.returnPressed.connect(self.secret.setFocus)
        self.secret.textEdited.connect(self.notice.clear)
        self.secret.installEventFilter(self)
        self.recovery.clicked.connect(lambda: self.ask_code(not self._by_code))
        self.office.clicked.connect(self.ask_office)
        who = QCompleter(self._names, self)
        who.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        who.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.name.setCompleter(who)
        self.practice.clicked.connect(self.practice_asked)
        self.language.clicked.connect(self.language_asked)
        self.setTabOrder(self.practice, self.language)

    def say_words(self) -> None:
        self.name_mark.setText(tr("Buka Sambang"))
        self.greeting.setText(tr("Data di laptop ini terkunci. Buka dengan kata sandi Anda."))
        self._name.say(tr("Nama"))
        self._say_secret()
        self.secret.say_words()
        self.open.setText(tr("Buka"))
        self.practice.setText(tr("Masuk Mode latihan"))
        self.language.setText(tr("English"))
        self.language.setToolTip(tr("Ganti bahasa program (Ctrl+Shift+L)"))

    def ask_code(self, by_code: bool) -> None:
        """The code of the recovery sheet in place of the passphrase; it is read from paper, so it may be seen."""
        self._by_code, self._by_office = by_code, False
        self.asked.hide()
        self.secret.take()
        self.secret.show_plain(by_code)
        self.notice.clear()
        self._say_secret()
        (self.secret if self.name.text() else self.name).setFocus()

    def ask_office(self) -> None:
        """The question to read aloud, and the code that is read back in place of the passphrase."""
        self.ask_code(True)
        self._by_office = True
        self.asked.show_question(self._question)
        self.asked.show()
        self._say_secret()

    def offer_office(self, question: str) -> None:
        """Whether an office can help here, and what it is asked."""
        self._question = question
        self._say_secret()

    def know_names(self, names: Sequence[str]) -> None:
        """Who has been here since the program began (in memory only): offered while a name is typed."""
        self._names.setStringList(list(names))

    def _say_secret(self) -> None:
        self.office.setText(tr("Tidak punya lembarnya? Telepon Dinas"))
        self.office.setVisible(bool(self._question) and not self._by_office)
        if self._by_office:
            self._secret.say(tr("Kode balasan dari Dinas"), tr("24 huruf dan angka, empat demi empat."))
            self.recovery.setText(tr("Kembali ke kata sandi"))
        elif self._by_code:
            hint = tr("24 huruf dan angka dari kertas; tanda hubung dan huruf kecil tidak masalah.")
            self._secret.say(tr("Kode pemulihan"), hint)
            self.recovery.setText(tr("Kembali ke kata sandi"))
        else:
            self._secret.say(tr("Kata sandi"))
            self.recovery.setText(tr("Lupa kata sandi? Pakai lembar pemulihan"))

    def show_name(self, name: str) -> None:
        """Who was here last (kept in memory only), so that only the passphrase is typed after F9."""
        self.name.setText(name)
        (self.secret if name else self.name).setFocus()

    def busy(self, opening: bool) -> None:
        """While the key is worked out (about a quarter of a second): words, no spinner."""
        self.open.setEnabled(not opening and not self._waits)
        waits = tr("Tunggu {n} detik", self._waits) if self._waits else tr("Buka")
        self.open.setText(tr("Membuka…") if opening else waits)

    def say_growing(self, told: Progress) -> None:
        """The data is of an earlier Sambang and is brought to today's: it may take a while on a large one."""
        share = tr("{n} % selesai…", 100 * told.done // max(told.total, 1))
        self.notice.say_sentence(f"{tr('Menyesuaikan data dengan versi baru. Jangan matikan laptop.')} {share}", "note")

    def say_trouble(self, trouble: Trouble) -> None:
        if trouble.kind is Kind.TOO_MANY_TRIES:
            self._waits = int(trouble.facts.get("seconds", 0))
            self._clock.start()
        self.busy(False)
        super().say_trouble(trouble)
        self.secret.setFocus()

    def _wait_less(self) -> None:
        """Seconds are counted down on the button; at none it may be pressed again."""
        self._waits = max(self._waits - 1, 0)
        if not self._waits:
            self._clock.stop()
            self.notice.clear()
        self.busy(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.secret and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._watch_caps(event)
        return super().eventFilter(watched, event)

    def _watch_caps(self, event: QKeyEvent) -> None:
        """Caps Lock shows itself: a capital without Shift."""
        letter, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if letter.isalpha() and not self._by_code:
            locked = letter.isupper() != shift
            self._secret.say(tr("Kata sandi"), tr("Caps Lock menyala.") if locked else "", "warn" if locked else "hint")

    def _ask(self) -> None:
        if not self.name.text().strip():
            self.name.setFocus()
        elif not self.secret.text():
            self.secret.setFocus()
        elif not self._waits:
            self.notice.clear()
            self.busy(True)
            self.unlock_asked.emit(self.name.text().strip(), self.secret.take())
