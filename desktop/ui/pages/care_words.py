"""What the page for looking after a laptop says of backups, room, days and what a merge brought."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.ui import formats
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.upkeep import Looked
    from desktop.store.merge import Merged
    from desktop.store.retention import LetGo
    from desktop.store.space import Space

MEGA, GIGA = 1 << 20, 1 << 30


def backup_said(looked: Looked, now: datetime) -> tuple[str, str]:
    """Of the laptop's own backups, and of those outside it."""
    own = (
        tr(
            "Cadangan terakhir di laptop ini: {age}. Dibuat sendiri sekali sehari.",
            age=formats.age(looked.last_backup, now),
        )
        if looked.last_backup is not None
        else tr("Belum ada cadangan di laptop ini. Dibuat sendiri sekali sehari.")
    )
    outside = (
        tr("Terakhir ke stik: {age}.", age=formats.age(looked.stick_backup, now))
        if looked.stick_backup is not None
        else tr("Belum pernah ke stik. Bila laptop hilang atau rusak, hanya cadangan di luar laptop yang menolong.")
    )
    waiting = tr("{n} isian hanya ada di laptop ini.", looked.unsent) if looked.unsent else ""
    return own, f"{outside} {waiting}".strip()


def room_said(room: Space) -> str:
    """What is taken and what is left."""
    return tr(
        "Data {data}, foto {photos}. Sisa ruang di laptop: {free}.",
        data=size(room.vault),
        photos=size(room.photos),
        free=size(room.free),
    )


def days_said(looked: Looked) -> str:
    """What goes, and what stays for ever."""
    kept = tr("Bukti terima, tanggal, dan nomor isian tidak pernah dihapus.")
    if looked.due_to_go:
        return tr("{n} isian sudah melewati batas ini.", looked.due_to_go) + " " + kept
    return kept


def merged_said(told: Merged) -> str:
    """What a backup brought."""
    parts = (
        tr("{n} isian baru", told.new) if told.new else "",
        tr("{n} isian lebih lanjut daripada di sini", told.further) if told.further else "",
        tr("{n} isian sudah ada", told.known) if told.known else "",
        tr("{n} isian berubah di kedua tempat: keduanya disimpan", told.apart) if told.apart else "",
        tr("{n} orang ditambahkan; beri kata sandi baru di Pengaturan", told.people) if told.people else "",
    )
    return tr(
        "Selesai digabungkan: {what}.", what=", ".join(part for part in parts if part) or tr("tidak ada yang baru")
    )


def gone_said(told: LetGo) -> str:
    """What was let go of."""
    return tr("Isi {n} isian dihapus dari laptop ini. Bukti terimanya tetap ada.", told.records)


def size(of_bytes: int) -> str:
    """12 MB, 3,4 GB."""
    if of_bytes >= GIGA:
        return f"{of_bytes / GIGA:.1f} GB".replace(".", ",")
    return f"{max(round(of_bytes / MEGA), 1 if of_bytes else 0)} MB"
