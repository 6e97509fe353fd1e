"""Who is let in: name, role, region, a first passphrase; a new passphrase or another role for somebody who is here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit

from desktop.ui.pages.door import Labelled
from desktop.ui.pages.new_secret import NewSecret
from desktop.ui.pages.region_field import FindPlaces, RegionField
from desktop.ui.pages.setup import ROLES
from desktop.ui.pieces import below, beside, button, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr
from desktop.ui.values import Colleague, NewPerson, Place


class PersonEditor(QFrame):
    """`added(NewPerson)`, `reset(id, passphrase)` or `changed(id, role, region)`; Escape gives up (`ended`)."""

    added = Signal(object)
    reset = Signal(str, str)
    changed = Signal(str, str, str)
    ended = Signal()

    def __init__(self, find_places: FindPlaces) -> None:
        super().__init__()
        tone(self, "note")
        self._whom: Colleague | None = None
        self._elsewhere = ""
        self._changes = False  # role and region of somebody who is here
        self.heading = words(look="strong")
        self.name, self.role, self.region = QLineEdit(), QComboBox(), RegionField(find_places)
        self.secret = NewSecret()
        self._name, self._role = Labelled(self.name, hint=False), Labelled(self.role, hint=False)
        self._region = Labelled(self.region)
        self.keep, self.give_up = button("primary", "check"), button()
        for value, _ in ROLES:
            self.role.addItem("", value)
        inner = below(
            self.heading,
            self._name,
            self._role,
            self._region,
            self.secret,
            beside(self.keep, self.give_up, None),
            gap=8,
        )
        inner.setContentsMargins(px(14), px(12), px(14), px(12))
        self.setLayout(inner)
        self._wire()
        self.hide()

    def _wire(self) -> None:
        self.name.textChanged.connect(self._judge)
        self.name.returnPressed.connect(self.role.setFocus)
        self.region.returnPressed.connect(lambda: self.keep.click() if self._changes else self.secret.setFocus())
        self.secret.judged.connect(self._allow)
        self.secret.entered.connect(self.keep.click)
        self.keep.clicked.connect(self._keep)
        self.give_up.clicked.connect(self.end)
        QShortcut(QKeySequence("Escape"), self, self.end, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def say_words(self) -> None:
        self._name.say(tr("Nama"))
        self._role.say(tr("Peran"))
        for at, (_, said) in enumerate(ROLES):
            self.role.setItemText(at, tr(said))
        self._region.say(tr("Wilayah kerja"), tr("Boleh kosong. Ketik nama kabupaten, kecamatan, atau desa."))
        self.secret.say_words()
        self.give_up.setText(tr("Batal"))
        self._say_heading()

    def begin_adding(self, heading: str = "") -> None:
        """Empty fields; the usual newcomer is an enumerator, and a supervisor where nobody reviews. `heading`: where
        else than on this laptop."""
        self._elsewhere = heading
        self._begin(None)
        self.name.setFocus()

    def begin_reset(self, whom: Colleague) -> None:
        """Only the passphrase of somebody who is here."""
        self._begin(whom)
        self.secret.setFocus()

    def begin_change(self, whom: Colleague) -> None:
        """Role and region of somebody who is here."""
        self._begin(whom, changes=True)
        self.propose_role(whom.role)
        self.region.show_place(Place(whom.region, whom.place))
        self.role.setFocus()

    def propose_role(self, role: str) -> None:
        self.role.setCurrentIndex(max(self.role.findData(role), 0))

    def end(self) -> None:
        """Nothing typed is left behind."""
        self.secret.take()
        self.hide()
        self.ended.emit()

    def _begin(self, whom: Colleague | None, *, changes: bool = False) -> None:
        self._whom, self._changes = whom, changes
        self.name.setText(whom.name if whom is not None else "")
        self.region.show_nothing()
        self.secret.take()
        self._name.setVisible(whom is None)
        self.secret.setVisible(not changes)
        for thing in (self._role, self._region):
            thing.setVisible(whom is None or changes)
        self._say_heading()
        self._judge()
        self.show()

    def _say_heading(self) -> None:
        if self._whom is not None and self._changes:
            self.heading.setText(tr("Peran dan wilayah {name}", name=self._whom.name))
            self.keep.setText(tr("Simpan"))
        elif self._whom is not None:
            self.heading.setText(tr("Kata sandi baru untuk {name}", name=self._whom.name))
            self.keep.setText(tr("Ganti kata sandinya"))
        else:
            self.heading.setText(self._elsewhere or tr("Orang baru di laptop ini"))
            self.keep.setText(tr("Tambahkan"))

    def _judge(self) -> None:
        self.secret.show_name(self.name.text())
        self._allow()

    def _allow(self) -> None:
        self.keep.setEnabled(bool(self.name.text().strip()) and (self._changes or self.secret.ready))

    def _keep(self) -> None:
        if not self.keep.isEnabled():
            return
        self.keep.setEnabled(False)
        role, region = str(self.role.currentData()), self.region.code
        if self._whom is not None and self._changes:
            self.changed.emit(self._whom.id, role, region)
        elif self._whom is not None:
            self.reset.emit(self._whom.id, self.secret.take())
        else:
            self.added.emit(NewPerson(self.name.text().strip(), role, self.secret.take(), region))
