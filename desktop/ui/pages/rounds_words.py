"""Rounds in words: one line for the list, the facts in full, and by what they can be filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.formats import number
from desktop.ui.translations import mark, tr

if TYPE_CHECKING:
    from desktop.roles.rounds import RoundSeen

FILTERS = (
    ("all", mark("Semua")),
    ("sent", mark("Ada yang terkirim")),
    ("refused", mark("Ada yang ditolak")),
    ("trouble", mark("Terhalang")),
)


def fits(one: RoundSeen, wish: str) -> bool:
    """Whether a round is let through by that chip."""
    told = one.told
    return {
        "sent": bool(told.words or told.files or one.of("sent")),
        "refused": bool(told.refused),
        "trouble": bool(told.trouble),
    }.get(wish, True)


def look_of(one: RoundSeen) -> tuple[str, str]:
    """Icon and ink: what wants a person first."""
    if any(each.wants_person for each in one.happened):
        return "circle-x", "wrong"
    if one.told.trouble:
        return "cloud-off", "ink3"
    if one.told.refused:
        return "circle-x", "ink3"
    return ("circle-check", "right") if one.told.words or one.told.files else ("cloud-check", "ink3")


def round_said(one: RoundSeen) -> str:
    """E.g. "2 isian terkirim · 1 ditolak"; a round in which nothing moved says why."""
    told = one.told
    parts = [
        tr("{n} isian terkirim", told.words) if told.words else "",
        tr("{n} foto dan berkas", told.files) if told.files else "",
        tr("{n} ditolak", told.refused) if told.refused else "",
        tr("{n} formulir baru", told.forms) if told.forms else "",
        tr("{n} daftar baru", told.lists) if told.lists else "",
    ]
    said = " · ".join(part for part in parts if part)
    if said:
        return said
    return tr("Terhalang sebelum ada yang terkirim") if told.trouble else tr("Tidak ada yang baru")


def told_in_full(one: RoundSeen) -> str:
    """What a round took, and what was left."""
    told = one.told
    seconds = max(1, round((told.ended_at - told.at).total_seconds()))
    lasted = tr("{n} detik", seconds) if seconds < 120 else tr("{n} menit", round(seconds / 60))
    left = tr("{n} isian masih menunggu", told.waiting) if told.waiting else tr("Tidak ada yang menunggu lagi")
    size = tr("{size} kB dikirim", size=number(told.bytes / 1000, 0)) if told.bytes else ""
    return " · ".join(part for part in (round_said(one), size, tr("selama {time}", time=lasted), left) if part)
