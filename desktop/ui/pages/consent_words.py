"""The words about a consent that was taken back: what follows, what is next, how long there is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.ui import formats
from desktop.ui.translations import mark, tr

if TYPE_CHECKING:
    from desktop.roles.consent import Standing

SAID_BY = {
    "sendiri": mark("Yang bersangkutan sendiri"),
    "keluarga": mark("Anggota keluarga"),
    "wali": mark("Orang tua atau wali"),
    "pendamping": mark("Pendamping atau kuasa"),
}
SHORT = {
    "erasing": mark("Tidak dikirim; isinya akan dihapus"),
    "elsewhere": mark("Ada di laptop lain: kirim kabarnya"),
    "being_told": mark("Kabar ke provinsi menunggu dikirim"),
    "to_tell": mark("Beri tahu provinsi"),
    "going": mark("Provinsi sudah tahu; isinya akan dihapus"),
    "done": mark("Isinya sudah dihapus"),
}


def follows(is_open: bool, is_sent: bool) -> str:
    """What will happen, before it does."""
    common = tr(
        "Sejak dicatat, isian ini tidak ikut di daftar, rekap, dokumen, dan ekspor mana pun. Penarikan tercatat di "
        "riwayat dan di catatan akses."
    )
    if is_sent:
        return common + " " + tr(
            "Isian ini sudah diterima server: provinsi diberi tahu lewat tinjauan, atau oleh Anda, dalam tiga kali 24 "
            "jam. Sesudah itu isinya dihapus dari laptop ini; bukti terima tetap ada."
        )  # fmt: skip
    if is_open:
        return common + " " + tr(
            "Isian ini belum dikirim dan tidak akan dikirim. Isinya dihapus dari laptop ini setelah satu hari; sampai "
            "saat itu penarikan dapat dibatalkan."
        )  # fmt: skip
    return common + " " + tr(
        "Yang belum dikirim ditarik dan isinya dihapus setelah satu hari. Yang mungkin sudah sampai harus dikabarkan "
        "ke provinsi dalam tiga kali 24 jam. Laptop lain yang memegangnya mendengar lewat berkas kiriman berikutnya."
    )  # fmt: skip


def step_said(standing: Standing) -> str:
    """What is next, and by whom."""
    said = {
        "erasing": tr(
            "Isian ini tidak pernah dikirim dan tidak akan dikirim. Isinya dihapus satu hari setelah penarikan."
        ),
        "elsewhere": tr(
            "Laptop lain memegang isian ini. Tulis berkas kiriman untuknya, atau bertemu lewat Wi-Fi: di sana isian "
            "ini ditarik juga."
        ),
        "being_told": tr(
            "Tinjauan berisi penarikan ini ada di kotak keluar dan dikirim bersama yang lain. Setelah diterima, isinya "
            "dihapus dari laptop ini."
        ),
        "to_tell": tr(
            "Server tidak mengenal kabar penarikan, atau belum jelas apakah isian ini sampai. Beri tahu Dinas dengan "
            "surat atau telepon, lalu catat di bawah. Nomor isian ada di tanda terima."
        ),
        "going": tr("Provinsi sudah tahu. Isinya dihapus dari laptop ini saat laptop dirapikan; bukti terima tetap."),
        "done": tr("Isinya sudah tidak ada di laptop ini. Yang tersisa hanya nomor, waktu, dan bukti terima."),
    }
    return said[standing.step.value]


def left_said(standing: Standing, now: datetime) -> str:
    """How long there is."""
    if standing.step.value in ("done", "going"):
        return tr(SHORT[standing.step.value])
    hours = int((standing.due_at - now) // timedelta(hours=1))
    until = formats.moment(standing.due_at)
    if now >= standing.due_at:
        return tr("Lewat batas sejak {until}", until=until)
    return tr("Sisa {n} jam, sampai {until}", hours, until=until)


def short_said(standing: Standing) -> str:
    """The same for a line of Beranda."""
    return tr(SHORT[standing.step.value])


def clock_said(standing: Standing, now: datetime) -> str:
    """How many hours, or that it is late."""
    if now >= standing.due_at:
        return tr("lewat batas")
    return tr("{n} jam lagi", int((standing.due_at - now) // timedelta(hours=1)))
