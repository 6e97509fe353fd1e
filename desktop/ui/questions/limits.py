"""What a laptop cannot do that a form asks for, and the next best way, in one sentence beside the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.translations import mark, tr

if TYPE_CHECKING:
    from desktop.xforms import Node

_NEW_PHOTO = {"new", "new-front", "front", "selfie"}

# An appearance (up to a "(" or ":"), and what is said of it.
_SAID = {
    "bearing": mark("Laptop tidak punya kompas: ketik arahnya dalam derajat, 0 sampai 359."),
    "ex": mark("Formulir meminta aplikasi HP yang tidak ada di laptop: ketik jawabannya."),
    "printer": mark("Pencetak label hanya ada di HP: di laptop cetak seluruh isian dengan Ctrl+P."),
    "map": mark("Pilihan tidak membawa letaknya: ditampilkan sebagai daftar, ketik untuk mencari."),
}
_MEDIA = {
    "audio": mark("Tambahan suara belum dipasang di laptop ini: rekam dengan HP, lalu pilih berkasnya."),
    "video": mark("Tambahan kamera belum dipasang di laptop ini: rekam videonya dengan HP, lalu pilih berkasnya."),
}


def limit(node: Node, *, camera: bool = False, sound: bool = False) -> str:
    """The sentence for a question, or "" where nothing is missing. `camera`, `sound`: it can be taken or recorded."""
    if node.readonly:
        return ""
    if node.control == "upload":
        return _of_upload(node, camera=camera, sound=sound)
    named = (word.partition("(")[0].partition(":")[0] for word in node.appearance)
    said = (_SAID.get(name, "") for name in named if name != "map" or not any(one.place for one in node.choices))
    found = next((sentence for sentence in said if sentence), "")
    return tr(found) if found else ""


def _of_upload(node: Node, *, camera: bool, sound: bool) -> str:
    medium = node.parameters.get("mediatype", "").partition("/")[0]
    if medium in _MEDIA and not sound:
        return tr(_MEDIA[medium])
    if medium == "image" and _NEW_PHOTO & set(node.appearance) and not camera:
        return tr("Tambahan kamera belum dipasang di laptop ini: ambil fotonya sekarang dengan HP, lalu pilih.")
    return ""
