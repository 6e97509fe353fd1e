"""A new passphrase, typed twice: how strong it is while it is typed, and which rule it does not keep yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.ui.pages.door import Labelled, SecretField
from desktop.ui.passphrase import SHORTEST, STRENGTHS, Strength, strength
from desktop.ui.pieces import below, beside, words
from desktop.ui.theme import tone
from desktop.ui.translations import tr


class NewSecret(QWidget):
    """`judged` after every key; `ready` says whether it may be taken. Enter in the second field: `entered`."""

    judged = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.secret, self.again = SecretField(), SecretField()
        self._secret, self._again = Labelled(self.secret), Labelled(self.again)
        self._bar, self._level = QProgressBar(), words(look="hint", wraps=False)
        self._bar.setRange(0, 3)
        self._bar.setTextVisible(False)
        meter = beside(self._bar, self._level, gap=12)
        meter.setStretch(0, 1)
        self.setLayout(below(self._secret, meter, self._again, gap=4))
        self.setFocusProxy(self.secret)
        self.secret.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.entered)
        for field in (self.secret, self.again):
            field.textChanged.connect(self._judge)
        self.say_words()

    def say_words(self) -> None:
        """Of both fields, and what is wrong now."""
        for field in (self.secret, self.again):
            field.say_words()
        self._judge()

    def show_name(self, name: str) -> None:
        """Whose passphrase it becomes: it must not be the name."""
        if name != self._name:
            self._name = name
            self._judge()

    @property
    def ready(self) -> bool:
        """The rules are kept and both are the same."""
        return self._strength().level > 0 and self.secret.text() == self.again.text()

    def take(self) -> str:
        """The passphrase; both fields are empty then."""
        self.again.take()
        return self.secret.take()

    def _strength(self) -> Strength:
        return strength(self.secret.text(), self._name)

    def _judge(self) -> None:
        judged, typed = self._strength(), bool(self.secret.text())
        self._bar.setValue(judged.level if typed else 0)
        self._level.setText(tr(STRENGTHS[judged.level]) if typed else "")
        tone(self._level, "hint" if judged.level or not typed else "warn")
        weak = typed and not judged.level
        self._secret.say(tr("Kata sandi baru"), _rule(judged), "warn" if weak else "hint")
        differs = bool(self.again.text()) and not self.secret.text().startswith(self.again.text())
        said = tr("Belum sama dengan kata sandi di atas.") if differs else ""
        self._again.say(tr("Ketik kata sandi sekali lagi"), said, "warn" if differs else "hint")
        self.judged.emit()


def _rule(judged: Strength) -> str:
    """The rule that is not kept yet; the first one stands there from the start."""
    if not judged.not_guessable and judged.long_enough:
        return tr("Bukan kata yang mudah ditebak, urutan, atau ulangan.")
    if not judged.not_the_name and judged.long_enough:
        return tr("Bukan nama orangnya sendiri.")
    return tr("Paling sedikit {n} huruf. Tiga atau empat kata acak mudah diingat.", SHORTEST)
