"""First set-up: who works on this laptop, and the passphrase that locks everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QProgressBar, QWidget

from desktop.trouble import Trouble
from desktop.ui import choosing
from desktop.ui.pages.door import DoorCard, Labelled, SecretField
from desktop.ui.pages.setup_start import StartOpener
from desktop.ui.passphrase import SHORTEST, STRENGTHS, Strength, strength
from desktop.ui.pieces import Picture, below, beside, button, line, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import mark, tr
from desktop.ui.values import NewPerson

if TYPE_CHECKING:
    from desktop.roles.starting import Beginning

ROLES = (
    ("enumerator", mark("Petugas lapangan (TKSK, SLRT, pendamping)")),
    ("tagana", mark("Tagana (laporan bencana)")),
    ("supervisor", mark("Pengawas (memeriksa isian)")),
    ("administrator", mark("Admin laptop ini")),
)


def ask_folder(parent: QWidget) -> str:
    """The system's own dialog for the folder of a backup; "" for none."""
    return choosing.folder(parent, tr("Pilih folder cadangan"))


class SetupPage(DoorCard):
    """`created(NewPerson)` once the rules are met; the rules say beforehand what they want."""

    created = Signal(object)
    restore_asked = Signal(str)  # the folder of a backup
    start_asked = Signal(str, str)  # the file of a start package, and its code
    practice_asked = Signal()
    language_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.role = QLineEdit(), QComboBox()
        self.secret, self.again = SecretField(), SecretField()
        self._name, self._role = Labelled(self.name, hint=False), Labelled(self.role)
        self._secret, self._again = Labelled(self.secret, hint=False), Labelled(self.again)
        self._bar = QProgressBar()
        self._bar.setRange(0, 3)
        self._bar.setTextVisible(False)
        self._level = words(look="hint", wraps=False)
        self._rules = [(Picture("circle", 16, "ink3"), words(look="hint")) for _ in range(3)]
        self.begin, self.restore = button("primary"), button("quiet", "history")
        self.start, self._region = StartOpener(), ""
        self.choose: Callable[[QWidget], str] = ask_folder
        self.begin.setSizePolicy(self.name.sizePolicy())
        for value, _ in ROLES:
            self.role.addItem("", value)
        self._arrange()
        self._wire()
        self.say_words()

    def _arrange(self) -> None:
        meter = beside(self._bar, self._level, gap=12)
        meter.setStretch(0, 1)
        rules = [beside(art, said, gap=8) for art, said in self._rules]
        for row, (art, _) in zip(rules, self._rules, strict=True):
            row.setStretch(1, 1)
            row.setAlignment(art, Qt.AlignmentFlag.AlignTop)
        inner = below(self._name, 4, self._role, 4, self._secret, meter, *rules, 4, self._again, self.begin, gap=4)
        self.inside.addWidget(self.name_mark)
        self.inside.addWidget(self.greeting)
        self.inside.addSpacing(px(4))
        self.inside.addWidget(self.start)
        self.inside.addWidget(self.notice)
        self.inside.addLayout(inner)
        self.inside.addWidget(line())
        self.inside.addLayout(beside(None, self.practice, None))
        self.inside.addLayout(beside(None, self.restore, None))

    def _wire(self) -> None:
        self.begin.clicked.connect(self._create)
        self.name.returnPressed.connect(self.role.setFocus)
        self.secret.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.begin.click)
        for field in (self.name, self.secret, self.again):
            field.textChanged.connect(self._judge)
        self.role.currentIndexChanged.connect(lambda _at: self._say_role())
        self.practice.clicked.connect(self.practice_asked)
        self.restore.clicked.connect(self._restore)
        self.start.opened.connect(self.start_asked)
        self.language.clicked.connect(self.language_asked)
        self.setTabOrder(self.practice, self.language)

    def say_words(self) -> None:
        self.name_mark.setText(tr("Siapkan Sambang di laptop ini"))
        tone(self.name_mark, "heading")
        self.greeting.setText(tr("Semua isian disimpan terkunci di laptop ini. Hanya kata sandi Anda yang membukanya."))
        self._name.say(tr("Nama Anda"))
        for at, (_, said) in enumerate(ROLES):
            self.role.setItemText(at, tr(said))
        self._say_role()
        self._secret.say(tr("Kata sandi"))
        self._again.say(tr("Ketik kata sandi sekali lagi"))
        for field in (self.secret, self.again):
            field.say_words()
        self.begin.setText(tr("Mulai"))
        self.practice.setText(tr("Coba dulu di Mode latihan"))
        self.restore.setText(tr("Pulihkan dari cadangan…"))
        self.language.setText(tr("English"))
        self._judge()

    def _say_role(self) -> None:
        """Who comes first keeps the people of this laptop, whatever the role; the others are let in later."""
        reviews = self.role.currentData() in ("supervisor", "administrator")
        self._role.say(
            tr("Peran"),
            tr("Anda menambahkan petugas lain nanti, di Pengaturan.")
            if reviews
            else tr("Pengawas dapat ditambahkan nanti di Pengaturan; ia memeriksa isian sebelum dikirim."),
        )

    def show_start(self, opened: Beginning) -> None:
        """A start package is open: who it is for is told by it, only the passphrase is still theirs to choose."""
        self.name.setText(opened.name)
        self.role.setCurrentIndex(self.role.findData(opened.role))
        self._region = opened.region
        for field in (self.name, self.role):
            field.setEnabled(False)
        self.start.done()
        said = tr("Paket mulai untuk {name} sudah terbuka: {forms}. Pilih kata sandi Anda sendiri.",
                  name=opened.name, forms=tr("{n} formulir", opened.forms))  # fmt: skip
        self.notice.say_sentence(said)
        self.secret.setFocus()

    def say_trouble(self, trouble: Trouble) -> None:
        self._judge()
        self.start.open.setEnabled(True)
        super().say_trouble(trouble)

    def _judge(self) -> None:
        judged = strength(self.secret.text(), self.name.text())
        typed = bool(self.secret.text())
        self._bar.setValue(judged.level if typed else 0)
        self._level.setText(tr(STRENGTHS[judged.level]) if typed else "")
        self._level.setVisible(typed)
        tone(self._level, "hint" if judged.level or not typed else "warn")
        self._show_rules(judged, typed)
        differs = bool(self.again.text()) and not self.secret.text().startswith(self.again.text())
        self._again.say(
            tr("Ketik kata sandi sekali lagi"),
            tr("Belum sama dengan kata sandi di atas.") if differs else "",
            "warn" if differs else "hint",
        )
        self.begin.setEnabled(bool(self.name.text().strip()) and judged.level > 0 and self._same())

    def _show_rules(self, judged: Strength, typed: bool) -> None:
        said = (
            (judged.long_enough, tr("Paling sedikit {n} huruf. Tiga atau empat kata acak mudah diingat.", SHORTEST)),
            (judged.not_guessable, tr("Bukan kata yang mudah ditebak, urutan, atau ulangan.")),
            (judged.not_the_name, tr("Bukan nama Anda sendiri.")),
        )
        for (art, label), (kept, text) in zip(self._rules, said, strict=True):
            met = kept and typed
            art.show_icon("circle-check" if met else "circle", "right" if met else "ink3")
            label.setText(text)

    def _same(self) -> bool:
        return self.secret.text() == self.again.text()

    def _restore(self) -> None:
        folder = self.choose(self)
        if folder:
            self.restore_asked.emit(folder)

    def _create(self) -> None:
        if self.begin.isEnabled():
            self.notice.clear()
            self.begin.setEnabled(False)
            self.again.take()
            self.created.emit(
                NewPerson(self.name.text().strip(), str(self.role.currentData()), self.secret.take(), self._region)
            )
