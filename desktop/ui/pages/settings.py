"""Settings: the look and the language at once; the server by a code from the office; the person and the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QWidget

from desktop.settings import LOCK_MINUTES
from desktop.trouble import Trouble
from desktop.ui.notices import BUTTONS, Notice, Step, notice
from desktop.ui.page import Page
from desktop.ui.pages.door import Labelled, SecretField
from desktop.ui.pages.region_field import FindPlaces
from desktop.ui.pages.settings_choice import Choice as Choice
from desktop.ui.pages.settings_contents import Contents
from desktop.ui.pages.settings_maps import MapsCard
from desktop.ui.pages.settings_people import PeopleCard
from desktop.ui.pages.settings_sending import SendingCard
from desktop.ui.pages.settings_servers import ServersCard
from desktop.ui.pages.settings_version import VersionCard
from desktop.ui.pages.setup import ROLES
from desktop.ui.passphrase import SHORTEST, strength
from desktop.ui.pieces import NoticeBar, below, beside, button, column_of, frame, words
from desktop.ui.theme import LARGEST, SMALLEST, px
from desktop.ui.translations import mark, tr
from desktop.ui.values import SettingsValues

THEMES = (("system", mark("Ikut sistem")), ("light", mark("Terang")), ("dark", mark("Gelap")))
LANGUAGES = (("id", "Bahasa Indonesia"), ("en", "English"))
STEP = 10  # per cent


class SettingsPage(Page):
    """Everything takes effect at once; the server is tried before it is kept."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    lock_chosen = Signal(int)  # minutes without a key
    scale_chosen = Signal(int)  # per cent
    passphrase_given = Signal(str, str)  # old, new
    recovery_asked = Signal()
    care_asked = Signal()
    left = Signal()

    def __init__(self, find_places: FindPlaces = lambda _typed: ()) -> None:
        super().__init__()
        self._values: SettingsValues | None = None
        self.servers, self.sending, self.people = ServersCard(), SendingCard(), PeopleCard(find_places)
        self.maps, self.version = MapsCard(), VersionCard()
        self.people.hide()
        self.lock = Choice(tuple((str(minutes), mark("{n} menit")) for minutes in LOCK_MINUTES))
        self._lock = Labelled(self.lock, hint=False)
        self._headings = [words(look="heading", wraps=False) for _ in range(2)]
        self.language, self.theme = Choice(LANGUAGES, names=True), Choice(THEMES)
        self.scale, self._percent = QSlider(Qt.Orientation.Horizontal), words(look="label", wraps=False)
        self.old, self.new, self.again = SecretField(), SecretField(), SecretField()
        self._language, self._theme = Labelled(self.language, hint=False), Labelled(self.theme, hint=False)
        self._scale = Labelled(self.scale, hint=False)
        self._old, self._new, self._again = Labelled(self.old), Labelled(self.new), Labelled(self.again)
        self.keep_passphrase, self.recovery = button("", "key-round"), button("quiet", "printer")
        self.person_notice = NoticeBar()
        self._person, self._about, self._care = words(look="label"), words(look="hint"), words(look="hint")
        self.care = button("", "hard-drive")
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mine = (self._look(), self.servers, self.sending, self._who(), self.people)
        cards = (*mine, self._caring(), self.maps, self.version)
        self._column = column_of(below(*cards, 8, self._about, None, gap=24))
        self.contents = Contents(self._column, cards)
        self.put(self._column)
        self._wire()
        self.say_words()

    def _look(self) -> QWidget:
        self.scale.setRange(SMALLEST // STEP, LARGEST // STEP)
        self.scale.setPageStep(1)
        self.scale.setMaximumWidth(px(320))
        slid = beside(self._scale, self._percent, None, gap=12)
        slid.setAlignment(self._percent, Qt.AlignmentFlag.AlignBottom)
        slid.setStretch(0, 1)
        rows = below(self._headings[0], self._language, self._theme, slid, self._lock, gap=12)
        return frame("card", rows, margins=(20, 16, 20, 18))

    def _caring(self) -> QWidget:
        row = beside(self._care, self.care, gap=12)
        row.setStretch(0, 1)
        return frame("card", row, margins=(20, 16, 20, 16))

    def _who(self) -> QWidget:
        fields = below(self._old, self._new, self._again, gap=2)
        buttons = beside(self.keep_passphrase, self.recovery, None)
        rows = below(self._headings[1], self._person, 4, fields, self.person_notice, buttons, gap=8)
        return frame("card", rows, margins=(20, 16, 20, 18))

    def _wire(self) -> None:
        self.language.chosen.connect(self.language_chosen)
        self.theme.chosen.connect(self.theme_chosen)
        self.lock.chosen.connect(lambda minutes: self.lock_chosen.emit(int(minutes)))
        self.scale.valueChanged.connect(self._say_scale)
        self.scale.sliderReleased.connect(self._scaled)
        self.scale.actionTriggered.connect(lambda _action: None if self.scale.isSliderDown() else self._scaled_soon())
        self.care.clicked.connect(self.care_asked)
        self.keep_passphrase.clicked.connect(self._give_passphrase)
        self.recovery.clicked.connect(self._offer_sheet)
        self.person_notice.pressed.connect(self._person_step)
        for field in (self.old, self.new, self.again):
            field.textChanged.connect(self._judge)

    def say_words(self) -> None:
        self.title.setText(tr("Pengaturan"))
        for heading, said in zip(self._headings, (tr("Tampilan"), tr("Pengguna")), strict=True):
            heading.setText(said)
        self.language.say_words()
        self.theme.say_words()
        self.lock.say_words()
        self._lock.say(tr("Kunci sendiri bila tidak dipakai selama"))
        self.servers.say_words()
        self.sending.say_words()
        self.people.say_words()
        self.maps.say_words()
        self.version.say_words()
        self._language.say(tr("Bahasa program"))
        self._theme.say(tr("Warna"))
        self._scale.say(tr("Ukuran huruf"))
        self.care.setText(tr("Rawat laptop ini…"))
        self._care.setText(tr("Cadangan ke stik, ruang laptop, lama penyimpanan, keutuhan data, siapa membuka apa."))
        self._old.say(tr("Kata sandi sekarang"))
        self.keep_passphrase.setText(tr("Ganti kata sandi"))
        self.recovery.setText(tr("Lembar pemulihan…"))
        for field in (self.old, self.new, self.again):
            field.say_words()
        self._judge()
        self._say_contents()
        if self._values is not None:
            self.show_values(self._values)

    def _say_contents(self) -> None:
        named = (tr("Tampilan"), tr("Server"), tr("Pengiriman"), tr("Pengguna"), tr("Orang di laptop ini"))
        self.contents.say((*named, tr("Rawat laptop ini"), tr("Peta"), tr("Versi program")))

    def show_values(self, values: SettingsValues) -> None:
        self._values = values
        self.language.show_value(values.language)
        self.theme.show_value(values.theme)
        self.lock.show_value(str(values.lock_minutes))
        self.scale.blockSignals(True)
        self.scale.setValue(values.text_scale // STEP)
        self.scale.blockSignals(False)
        self._say_scale()
        self.servers.show_servers(values.servers, practice=values.practice)
        self.sending.show_settings(values.sending)
        self.sending.setVisible(not values.practice)
        role = dict(ROLES).get(values.person.role, values.person.role)
        self._person.setText(" · ".join(part for part in (values.person.name, tr(role), values.person.place) if part))
        self._about.setText(tr("Data tersimpan terkunci di {folder}", folder=values.data_folder))

    def say_person(self, trouble: Trouble | None, sentence: str = "") -> None:
        if trouble is not None:
            self.person_notice.say(notice(trouble), "warn")
        else:
            self.person_notice.say_sentence(sentence)

    def focus_first(self) -> None:
        empty = self._values is not None and not self._values.servers and not self._values.practice
        chosen = next((b for b in self.language.buttons.values() if b.isChecked()), None)
        (self.servers.address if empty else chosen or self.scale).setFocus()

    def focus_maps(self) -> None:
        """The card of the map, brought before the eye."""
        self.maps.load.setFocus()
        self._column.ensureWidgetVisible(self.maps)

    def _say_scale(self) -> None:
        self._percent.setText(f"{self.scale.value() * STEP} %")

    def _scaled(self) -> None:
        self.scale_chosen.emit(self.scale.value() * STEP)

    def _scaled_soon(self) -> None:
        """Keys and clicks: the value is known after the action has been carried out."""
        self.scale.setValue(self.scale.sliderPosition())
        self._scaled()

    def _offer_sheet(self) -> None:
        """A new sheet ends the old one: that cannot be undone, so it is asked."""
        said = Notice(
            tr("Lembar pemulihan membuka laptop ini bila kata sandi terlupa."),
            tr("Lembar yang sudah dicetak sebelumnya tidak berlaku lagi begitu yang baru dibuat."),
            Step.NEW_SHEET,
            tr(BUTTONS[Step.NEW_SHEET]),
        )
        self.person_notice.say(said, "note")
        self.person_notice.focus_button()

    def _person_step(self, step: Step) -> None:
        if step is Step.NEW_SHEET:
            self.person_notice.clear()
            self.recovery_asked.emit()

    def _judge(self) -> None:
        name = self._values.person.name if self._values is not None else ""
        fresh, good = self.new.text(), strength(self.new.text(), name).level > 0
        weak = bool(fresh) and not good
        rule = tr("Paling sedikit {n} huruf. Tiga atau empat kata acak mudah diingat.", SHORTEST)
        self._new.say(tr("Kata sandi baru"), rule, "warn" if weak else "hint")
        differs = bool(self.again.text()) and not fresh.startswith(self.again.text())
        said = tr("Belum sama dengan kata sandi di atas.") if differs else ""
        self._again.say(tr("Ketik kata sandi sekali lagi"), said, "warn" if differs else "hint")
        self.keep_passphrase.setEnabled(bool(self.old.text()) and good and fresh == self.again.text())

    def _give_passphrase(self) -> None:
        self.person_notice.clear()
        self.again.take()
        self.passphrase_given.emit(self.old.take(), self.new.take())
