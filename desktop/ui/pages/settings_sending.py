"""How this laptop sends: when photos go, what is told beside the window, and what happens behind a locked screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from desktop.settings import NOTIFY, PHOTO_LIMITS, PHOTOS, Settings
from desktop.ui.pages.door import Labelled
from desktop.ui.pages.settings_choice import Choice
from desktop.ui.pieces import below, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import mark, tr

PHOTO_WORDS = (mark("Selalu"), mark("Tidak di jaringan berkuota"), mark("Jangan, hanya teks"))
NOTIFY_WORDS = (mark("Tidak pernah"), mark("Bila perlu saya"), mark("Juga bila terkirim"))


class SendingCard(QFrame):
    """Each choice takes effect at once. The words of records always go; only photos and files can be held."""

    photos_chosen = Signal(str)
    limit_chosen = Signal(int)  # MB in one round, 0 for no limit
    notify_chosen = Signal(str)
    finish_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        tone(self, "card")
        self.heading = words(look="heading", wraps=False)
        self.photos = Choice(tuple(zip(PHOTOS, PHOTO_WORDS, strict=True)))
        limits = ((str(limit), mark("{n} MB") if limit else mark("Tanpa batas")) for limit in PHOTO_LIMITS)
        self.limit = Choice(tuple(limits))
        self.notify = Choice(tuple(zip(NOTIFY, NOTIFY_WORDS, strict=True)))
        self.finish = QCheckBox()
        self._photos, self._limit, self._notify = Labelled(self.photos), Labelled(self.limit), Labelled(self.notify)
        self._finish = words(look="hint")
        rows = (self._photos, self._limit, self._notify, self.finish, self._finish)
        inner = below(self.heading, *rows, gap=8)
        inner.setContentsMargins(px(20), px(16), px(20), px(18))
        self.setLayout(inner)
        self.photos.chosen.connect(self.photos_chosen)
        self.limit.chosen.connect(lambda limit: self.limit_chosen.emit(int(limit)))
        self.notify.chosen.connect(self.notify_chosen)
        self.finish.clicked.connect(self.finish_chosen)
        self.say_words()

    def say_words(self) -> None:
        self.heading.setText(tr("Pengiriman"))
        for choice in (self.photos, self.limit, self.notify):
            choice.say_words()
        self._photos.say(
            tr("Kirim foto dan berkas"), tr("Teks isian selalu dikirim lebih dulu; foto yang ditahan menyusul.")
        )
        self._limit.say(tr("Foto paling banyak dalam sehari"), tr("Berguna bila kuota data sedikit."))
        self._notify.say(
            tr("Pemberitahuan di luar jendela"), tr("Tidak pernah memuat nama, NIK, atau jawaban siapa pun.")
        )
        self.finish.setText(tr("Selesaikan pengiriman yang sedang berjalan saat layar dikunci"))
        self._finish.setText(tr("Tidak ada yang baru dimulai selama terkunci."))

    def show_settings(self, settings: Settings) -> None:
        self.photos.show_value(settings.photos)
        self.limit.show_value(str(settings.photo_limit))
        self.notify.show_value(settings.notify)
        self.finish.setChecked(settings.finish_locked)
