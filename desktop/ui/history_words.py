"""The words of a record's history: what was done to it."""

from __future__ import annotations

from desktop.ui.translations import mark, tr

DEEDS = {
    "begin": mark("memulai isian"),
    "save": mark("menjawab"),
    "keep_file": mark("menyimpan foto atau berkas"),
    "hand_in": mark("mengajukan"),
    "hand_in_released": mark("mengajukan untuk dikirim"),
    "withdraw": mark("menarik kembali"),
    "reseal": mark("memperbaiki saat memeriksa"),
    "approve": mark("menyetujui"),
    "unapprove": mark("membatalkan persetujuan"),
    "release": mark("melepas untuk dikirim"),
    "send_back": mark("mengembalikan"),
    "sent": mark("diterima server"),
    "refuse": mark("ditolak server"),
    "retry": mark("mencoba kirim lagi"),
    "correct": mark("membuka untuk perbaikan"),
    "take_theirs": mark("memakai versi dari server"),
    "keep_mine": mark("mempertahankan versi sendiri"),
    "abandon": mark("membatalkan perbaikan"),
    "discard": mark("membuang"),
    "restore": mark("mengembalikan ke daftar"),
    "custody_stick": mark("menyerahkan lewat stik"),
    "shown": mark("meminta laptop lain memeriksa"),
    "custody_hub": mark("menyerahkan lewat Wi-Fi"),
    "custody_gateway": mark("menyerahkan ke posko"),
    "custody_here": mark("menerima kembali"),
    "consent_withdrawn": mark("mencatat persetujuan yang ditarik"),
    "consent_again": mark("membatalkan penarikan persetujuan"),
    "merged": mark("digabungkan dari cadangan"),
    "new_version": mark("memindahkan ke versi formulir yang baru"),
    "clock_mended": mark("membetulkan tanggal, sebab jam laptop salah"),
    "clock_left": mark("membiarkan tanggal, walau jam laptop salah"),
    "given_to": mark("diteruskan kepada"),
    "there_approved": mark("menyetujui di server"),
    "there_rejected": mark("menolak di server"),
    "there_hasIssues": mark("menandai bermasalah di server"),
    "there_received": mark("meminta diperiksa lagi di server"),
}


def deed_said(deed: str) -> str:
    """The deed in words; one of a later Sambang as it is named."""
    return tr(DEEDS[deed]) if deed in DEEDS else deed
