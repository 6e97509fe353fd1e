"""The words of the access log: what somebody did with what they saw."""

from __future__ import annotations

from desktop.ui.print_panel import PURPOSES as OF_PAPER
from desktop.ui.translations import mark, tr

DEEDS = {
    "unlock": mark("membuka laptop"),
    "wrong_tries": mark("salah kata sandi sebelum masuk"),
    "open": mark("membuka isian"),
    "print": mark("mencetak atau menyimpan PDF"),
    "copy": mark("menyalin teks"),
    "share": mark("melihat teks laporan bencana"),
    "export": mark("mengekspor"),
    "import_prelist": mark("memakai prelist dari berkas"),
    "know_laptop": mark("mengenali laptop"),
    "let_phone_in": mark("mengizinkan HP mengirim"),
    "turn_phone_away": mark("mencabut izin HP"),
    "forget_laptop": mark("melupakan laptop"),
    "look_into_laptop": mark("melihat isi laptop lain"),
    "lose_laptop": mark("menyatakan laptop hilang"),
    "find_laptop": mark("menyatakan laptop ditemukan"),
    "give_visits": mark("membagi kunjungan per RT"),
    "consent_withdrawn": mark("mencatat persetujuan yang ditarik"),
    "consent_again": mark("membatalkan penarikan persetujuan"),
    "consent_told": mark("memberi tahu provinsi tentang penarikan"),
    "hand_over": mark("menulis berkas kiriman"),
    "take_in": mark("menerima berkas kiriman"),
    "unmask": mark("melihat nomor lengkap"),
    "backup": mark("mencadangkan ke stik"),
    "merge": mark("menggabungkan cadangan"),
    "keep_for": mark("mengubah lama penyimpanan"),
    "enable_office": mark("menyimpan kunci Dinas"),
    "add_person": mark("menambahkan orang"),
    "clock_is_right": mark("menyatakan jam laptop benar"),
    "change_person": mark("mengubah peran"),
    "reset_passphrase": mark("memberi kata sandi baru"),
    "remove_person": mark("mengeluarkan orang"),
    "succeed": mark("meneruskan isian kepada pengganti"),
    "appoint_deputy": mark("menunjuk wakil"),
    "dismiss_deputy": mark("mengakhiri wakil"),
    "release_for": mark("melepas isian sebagai wakil"),
    "note_written": mark("menulis catatan terlindungi"),
    "history": mark("membaca riwayat isian"),
    "note_read": mark("membaca catatan terlindungi"),
}


PURPOSES = {
    ("unlock", "recovery"): mark("dengan lembar pemulihan"),
    ("unlock", "office"): mark("lewat Dinas"),
    ("print", "recovery_sheet"): mark("lembar pemulihan"),
}


def access_said(deed: str) -> str:
    """The deed in words; one of a later Sambang as it is named."""
    return tr(DEEDS[deed]) if deed in DEEDS else deed


def purpose_said(deed: str, purpose: str) -> str:
    """What for in words; a name or what somebody wrote as it stands."""
    if deed == "wrong_tries" and purpose.isdigit():
        return tr("{n} kali", int(purpose))
    if deed == "change_person":
        from desktop.ui.pages.setup import ROLES

        name, _, given = purpose.rpartition(": ")
        role, _, region = given.partition(" ")
        return f"{name}: {tr(dict(ROLES).get(role, role))} {region}".strip() if name else purpose
    if (deed, purpose) in PURPOSES:
        return tr(PURPOSES[deed, purpose])
    key, _, written = purpose.partition(": ")
    return written if key == "other" and written else tr(dict(OF_PAPER).get(purpose, purpose))
