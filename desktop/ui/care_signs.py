"""What a laptop has to say unasked: one thing at a time, the most pressing; where it stands, and what to do."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.local_zone import can_follow
from desktop.ui import formats
from desktop.ui.notices import BUTTONS, Notice, Step
from desktop.ui.pages.care_words import size
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.upkeep import Looked


def most_pressing(looked: Looked, now: datetime, *, practice: bool = False) -> tuple[Notice | None, str]:
    """The notice for Beranda and its look; None while all is well."""
    if looked.room.very_low:
        return _care(
            tr("Ruang laptop hampir habis: tinggal {free}.", free=size(looked.room.free)),
            tr("Jawaban masih tersimpan, foto mungkin tidak. Kosongkan ruang sekarang."),
        ), "wrong"
    if looked.behind is not None:
        said = tr("Jam laptop mundur: sekarang {now}, padahal yang terakhir ditulis {last}.",
                  now=formats.moment(now), last=formats.moment(looked.behind))  # fmt: skip
        todo = tr("Betulkan tanggal dan jam laptop. Sampai itu, pengiriman bisa gagal dan tanggal jawaban keliru.")
        return Notice(said, todo, Step.CLOCK, tr(BUTTONS[Step.CLOCK])), "wrong"
    if looked.room.low:
        return _care(
            tr("Ruang laptop tinggal {free}.", free=size(looked.room.free)),
            tr("Kosongkan ruang sebelum penuh, atau hapus isi isian yang sudah lama terkirim."),
        ), "warn"
    if looked.zone and not practice:
        said = tr("Laptop memakai zona waktu lain. Wilayah kerja Anda memakai {zone}.", zone=looked.zone)
        todo = tr("Ubah zona waktu laptop, supaya jam pada isian benar.")
        if not can_follow():
            return Notice(said, todo, Step.NONE, ""), "warn"
        return Notice(said, tr("Sambang dapat memakai zona itu sendiri."), Step.ZONE, tr(BUTTONS[Step.ZONE])), "warn"
    if looked.stick_due and not practice:
        return _care(
            tr("{n} isian sudah lebih dari seminggu hanya ada di laptop ini.", looked.unsent),
            tr("Colokkan stik USB dan cadangkan sekarang."),
        ), "warn"
    return None, "note"


def _care(sentence: str, advice: str) -> Notice:
    return Notice(sentence, advice, Step.CARE, tr(BUTTONS[Step.CARE]))
