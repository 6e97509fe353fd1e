"""One photo out of a phone's browser, at the desk: the door opened on the store lane, in the words of the laptop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.trouble import Trouble
from desktop.ui.questions.phone_photo import FromPhone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


def from_phone(desk: Desk) -> FromPhone | None:
    """The way for the questions of a filling; None where no door can be opened."""
    photos = desk.session.phone_photo
    if photos is None:
        return None

    def begin(shown: Callable[[str], None], came: Callable[[bytes], None], failed: Callable[[Trouble], None]) -> None:
        hear = desk.signals.on_screen(came, owner=desk.frame)
        said = words()
        desk.ask(lambda: photos.open(said, hear), shown, failed)

    return FromPhone(begin, photos.close)


def words() -> dict[str, str]:
    """What the page on the phone says."""
    return {
        "title": tr("Kirim foto ke laptop"),
        "lesson": tr("Ambil atau pilih satu foto. Foto masuk ke isian yang sedang terbuka di laptop."),
        "send": tr("Kirim"),
        "sent": tr("Foto sudah sampai di laptop. Hapus dari HP bila memuat orang atau rumahnya."),
        "refused": tr("Itu bukan foto yang dapat dibaca. Pilih foto JPEG atau PNG."),
        "too_large": tr("Foto itu terlalu besar (paling besar 25 MB)."),
        "ended": tr("Kode ini sudah dipakai. Untuk foto lain, buka kode baru di laptop."),
    }
