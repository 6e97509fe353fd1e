"""After the recovery sheet let somebody in: a new passphrase, before anything else is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.trouble import Trouble
from desktop.ui.pages.door import DoorCard
from desktop.ui.pages.new_secret import NewSecret
from desktop.ui.pieces import button
from desktop.ui.theme import px
from desktop.ui.translations import tr


class RenewPage(DoorCard):
    """`renewed(passphrase)`; F9 gives up and locks."""

    renewed = Signal(str)
    practice_asked = Signal()
    language_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._by_office = False
        self.secret, self.go_on = NewSecret(), button("primary", "key-round")
        for thing in (self.name_mark, self.greeting, 8, self.notice, self.secret, 4, self.go_on):
            self.inside.addSpacing(px(thing)) if isinstance(thing, int) else self.inside.addWidget(thing)
        self.practice.hide()
        self.practice.setParent(self)
        self.secret.judged.connect(lambda: self.go_on.setEnabled(self.secret.ready))
        self.secret.entered.connect(self.go_on.click)
        self.go_on.clicked.connect(self._renew)
        self.language.clicked.connect(self.language_asked)
        self.say_words()

    def begin(self, name: str, *, by_office: bool = False) -> None:
        """Whose passphrase it becomes, and which code let them in."""
        self._by_office = by_office
        self.say_words()
        self.secret.take()
        self.secret.show_name(name)
        self.notice.clear()
        self.go_on.setEnabled(False)
        self.secret.setFocus()

    def say_words(self) -> None:
        self.greeting.setText(
            tr("Kode dari Dinas diterima dan sudah tidak berlaku lagi. Buat kata sandi baru sekarang.")
            if self._by_office
            else tr(
                "Kode pemulihan diterima. Buat kata sandi baru sekarang; yang lama tidak berlaku lagi. "
                "Bila lembarnya pernah dilihat orang lain, buat lembar baru di Pengaturan."
            )
        )
        self.secret.say_words()
        self.go_on.setText(tr("Pakai kata sandi ini"))
        self.language.setText(tr("English"))

    def say_trouble(self, trouble: Trouble) -> None:
        super().say_trouble(trouble)
        self.secret.setFocus()

    def _renew(self) -> None:
        if self.secret.ready:
            self.go_on.setEnabled(False)
            self.renewed.emit(self.secret.take())
