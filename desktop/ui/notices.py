"""One sentence and one next step for each kind of Trouble: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.frozen import frozen
from desktop.trouble import Kind, Trouble
from desktop.ui.formats import number
from desktop.ui.notices_wire import REFUSED, WIRE
from desktop.ui.steps import Step as Step
from desktop.ui.translations import mark, tr


@frozen
class Notice:
    """A Trouble in words. `button` is "" where there is nothing to press."""

    sentence: str
    advice: str
    step: Step
    button: str


BUTTONS: Mapping[Step, str] = {
    Step.RETRY: mark("Coba lagi"),
    Step.SETTINGS: mark("Buka Pengaturan"),
    Step.OPEN_RECORD: mark("Buka isian"),
    Step.FETCH_FORMS: mark("Ambil formulir"),
    Step.REOPEN: mark("Muat ulang"),
    Step.WITHDRAW: mark("Tarik kembali"),
    Step.CORRECT: mark("Perbaiki isian"),
    Step.NEW_SHEET: mark("Buat lembar baru"),
    Step.CARE: mark("Rawat laptop ini"),
    Step.ZONE: mark("Pakai zona wilayah"),
    Step.CLOCK: mark("Jam sudah benar"),
    Step.COMPARE: mark("Bandingkan"),
    Step.NONE: "",
}

_VAULT: dict[Kind, tuple[str, str, Step]] = {
    Kind.WRONG_PASSPHRASE: (
        mark("Nama atau kata sandi tidak cocok."),
        mark("Periksa huruf besar-kecil dan Caps Lock, lalu coba lagi."),
        Step.NONE,
    ),
    Kind.TOO_MANY_TRIES: (
        mark("Sudah beberapa kali salah, jadi Sambang menunggu sebentar."),
        mark("Pakai waktu ini untuk mengingat. Bila lupa, pakai lembar pemulihan atau telepon Dinas."),
        Step.NONE,
    ),
    Kind.CODE_MISTYPED: (
        mark("Ada huruf yang keliru dalam kode ini."),
        mark("Baca dan ketik sekali lagi, empat huruf demi empat huruf."),
        Step.NONE,
    ),
    Kind.KEYS_DAMAGED: (
        mark("Berkas kunci di laptop ini rusak."),
        mark("Data tetap ada dan terkunci. Siapkan lembar pemulihan, lalu hubungi Dinas."),
        Step.NONE,
    ),
    Kind.VAULT_MISSING: (
        mark("Data Sambang tidak ditemukan di laptop ini."),
        mark("Bila folder dipindahkan, kembalikan ke tempat semula, lalu coba lagi."),
        Step.RETRY,
    ),
    Kind.BACKUP_MISSING: (
        mark("Di folder itu tidak ada cadangan Sambang yang utuh."),
        mark("Pilih folder tempat cadangan dibuat, misalnya stik USB-nya."),
        Step.NONE,
    ),
    Kind.VAULT_DAMAGED: (
        mark("Berkas data rusak dan tidak dapat dibuka."),
        mark("Jangan hapus apa pun. Pulihkan dari cadangan, atau hubungi Dinas."),
        Step.NONE,
    ),
    Kind.VAULT_NEWER: (
        mark("Data ini dibuat oleh Sambang yang lebih baru."),
        mark("Data tetap aman. Pasang versi terbaru, lalu buka lagi."),
        Step.NONE,
    ),
    Kind.VAULT_OTHER_REALM: (
        mark("Ini data latihan di tempat data sungguhan, atau sebaliknya."),
        mark("Tidak ada yang diubah. Kembalikan folder data ke tempat semula, lalu coba lagi."),
        Step.RETRY,
    ),
    Kind.VAULT_IN_USE: (
        mark("Sambang sudah terbuka di laptop ini."),
        mark("Pakai jendela yang sudah terbuka, atau tutup dulu, lalu coba lagi."),
        Step.RETRY,
    ),
    Kind.DISK_FULL: (
        mark("Penyimpanan laptop penuh, jadi perubahan terakhir belum tersimpan."),
        mark("Yang sudah tersimpan tetap aman. Kosongkan sedikit ruang, lalu coba lagi."),
        Step.RETRY,
    ),
    Kind.NO_ROOM_FOR_PHOTOS: (
        mark("Ruang laptop hampir habis: foto atau berkas ini tidak disimpan."),
        mark("Jawaban tetap tersimpan, dan fotonya masih di tempat asalnya. Kosongkan ruang, lalu masukkan lagi."),
        Step.NONE,
    ),
    Kind.DISK_READ_ONLY: (
        mark("Folder data hanya dapat dibaca, jadi perubahan terakhir belum tersimpan."),
        mark("Periksa izin folder atau kunci pada stik USB, lalu coba lagi."),
        Step.RETRY,
    ),
    Kind.DISK_FAILED: (
        mark("Laptop gagal membaca atau menulis data."),
        mark("Coba lagi. Bila terulang, buat cadangan dan periksakan laptop."),
        Step.RETRY,
    ),
}

_ASKED: dict[Kind, tuple[str, str, Step]] = {
    Kind.NOT_LAWFUL: (
        mark("Langkah ini tidak dapat dilakukan pada keadaan isian sekarang."),
        mark("Isian mungkin baru saja berubah. Muat ulang dan periksa tahapnya."),
        Step.REOPEN,
    ),
    Kind.OWN_RECORD: (
        mark("Isian Anda sendiri diperiksa orang lain."),
        mark("Mintalah pengawas lain. Di Pengaturan, pengawas dapat ditambahkan di laptop ini."),
        Step.NONE,
    ),
    Kind.PERSON_NAME_TAKEN: (
        mark("Nama ini sudah dipakai di laptop ini."),
        mark("Tambahkan nama belakang atau gelar, supaya keduanya dapat dibedakan."),
        Step.NONE,
    ),
    Kind.LAST_ADMINISTRATOR: (
        mark("Ini admin terakhir di laptop ini."),
        mark("Tambahkan admin lain dulu, lalu keluarkan yang ini."),
        Step.NONE,
    ),
    Kind.NOTE_FOR_OTHERS: (
        mark("Catatan ini terkunci untuk orang lain."),
        mark("Hanya penulis dan satu pengawas yang dipilihnya dapat membukanya."),
        Step.NONE,
    ),
    Kind.RECORD_LET_GO: (
        mark("Isi isian ini sudah dihapus dari laptop setelah diterima server."),
        mark("Bukti terimanya tetap ada. Untuk isinya, tanyakan ke Dinas."),
        Step.NONE,
    ),
    Kind.NOT_ALLOWED: (
        mark("Peran Anda tidak mencakup langkah ini."),
        mark("Mintalah pengawas atau admin melakukannya."),
        Step.NONE,
    ),
    Kind.RECORD_MISSING: (
        mark("Isian ini tidak ada lagi di laptop ini."),
        mark("Muat ulang daftar untuk melihat yang terbaru."),
        Step.REOPEN,
    ),
    Kind.RECORD_HAS_PROBLEMS: (
        mark("Masih ada jawaban yang perlu diperbaiki."),
        mark("Buka isian dan tekan Ctrl+E untuk menuju jawaban itu."),
        Step.OPEN_RECORD,
    ),
    Kind.FILE_UNREADABLE: (
        mark("Berkas tidak dapat dibaca."),
        mark("Periksa apakah berkas masih ada dan tidak sedang dibuka program lain."),
        Step.NONE,
    ),
    Kind.PRESET_UNREADABLE: (
        mark("Berkas ini bukan setelan dari Dinas, atau isinya rusak."),
        mark("Tidak ada yang diubah. Minta berkasnya sekali lagi, langsung dari Dinas."),
        Step.NONE,
    ),
    Kind.BOUNDARIES_UNREADABLE: (
        mark("Berkas {name} bukan batas wilayah yang bisa dipakai."),
        mark("Minta GeoJSON berisi poligon dengan koordinat derajat (WGS 84); dari QGIS: Ekspor, lalu pilih GeoJSON."),
        Step.NONE,
    ),
    Kind.PICTURE_UNREADABLE: (
        mark("Gambar tidak dapat dibaca."),
        mark("Pilih foto JPEG atau PNG yang lain."),
        Step.NONE,
    ),
}

_FORMS: dict[Kind, tuple[str, str, Step]] = {
    Kind.FORM_BROKEN: (
        mark("Formulir ini mengandung kesalahan dan tidak dapat dipakai."),
        mark("Beri tahu pembuat formulir di Dinas. Formulir lain tetap dapat dipakai."),
        Step.NONE,
    ),
    Kind.FORM_TOO_NEW: (
        mark("Formulir ini memakai hal yang belum dikenal versi Sambang ini."),
        mark("Pasang versi Sambang terbaru, lalu ambil formulir lagi."),
        Step.NONE,
    ),
    Kind.FORM_MISSING: (
        mark("Versi formulir untuk isian ini belum ada di laptop ini."),
        mark("Sambungkan ke internet, lalu ambil formulir."),
        Step.FETCH_FORMS,
    ),
    Kind.FORM_CHANGED: (
        mark("Formulir berubah di server ketika sedang diambil."),
        mark("Formulir lama masih dipakai. Ambil sekali lagi."),
        Step.FETCH_FORMS,
    ),
    Kind.MEDIA_MISSING: (
        mark("Berkas pendukung formulir belum lengkap."),
        mark("Sambungkan ke internet, lalu ambil formulir lagi."),
        Step.FETCH_FORMS,
    ),
    Kind.LIST_BROKEN: (
        mark("Daftar dari server tidak dapat dibaca, jadi daftar lama masih dipakai."),
        mark("Beri tahu Dinas bahwa daftarnya perlu diperbaiki."),
        Step.NONE,
    ),
    Kind.LIST_SHRANK: (
        mark("Daftar baru dari server jauh lebih pendek daripada yang lama, jadi belum dipakai."),
        mark("Tanyakan ke Dinas apakah wilayah tugas Anda berubah."),
        Step.NONE,
    ),
}

_HANDED: dict[Kind, tuple[str, str, Step]] = {
    Kind.PACKAGE_DAMAGED: (
        mark("Berkas kiriman rusak atau belum tersalin seluruhnya."),
        mark("Tidak ada yang berubah di laptop ini. Minta berkasnya disalin ulang."),
        Step.NONE,
    ),
    Kind.PACKAGE_NOT_FOR_YOU: (
        mark("Berkas kiriman ini ditujukan kepada orang lain."),
        mark("Serahkan kepada penerimanya, atau minta dibuat lagi untuk Anda."),
        Step.NONE,
    ),
    Kind.RELEASE_MISSING: (
        mark("Di situ tidak ada versi baru Sambang untuk laptop ini."),
        mark("Pilih folder yang memuat berkas sambang-rilis.json bersama pemasangnya."),
        Step.NONE,
    ),
    Kind.RELEASE_UNSIGNED: (
        mark("Versi baru itu tidak ditandatangani oleh Dinas, jadi tidak dipakai."),
        mark("Jangan pasang pemasangnya. Tanyakan ke Dinas dari mana berkas itu datang."),
        Step.NONE,
    ),
    Kind.RELEASE_OLDER: (
        mark("Di situ ada Sambang {found}; laptop ini sudah memakai {here}."),
        mark("Tidak ada yang perlu dilakukan."),
        Step.NONE,
    ),
    Kind.PACKAGE_NEWER: (
        mark("Berkas kiriman ini dibuat oleh Sambang yang lebih baru."),
        mark("Perbarui Sambang di laptop ini, lalu buka lagi berkasnya."),
        Step.NONE,
    ),
    Kind.PACKAGE_FROM_STRANGER: (
        mark("Berkas kiriman ini dari laptop yang belum dikenal."),
        mark("Tidak ada yang berubah. Minta kartu laptopnya, cocokkan sidiknya, tambahkan, lalu buka lagi berkasnya."),
        Step.NONE,
    ),
    Kind.LAPTOP_LOST: (
        mark("Laptop itu dinyatakan hilang. Berkas dan kartunya tidak diterima."),
        mark("Tidak ada yang berubah. Jika laptopnya sudah kembali, pengawas menyatakannya di Tukar berkas."),
        Step.NONE,
    ),
    Kind.CODE_WRONG: (
        mark("Kode itu tidak cocok dengan yang tampil di laptop posko."),
        mark("Kodenya berganti setiap kali dipakai. Salin yang sekarang, lalu coba lagi."),
        Step.NONE,
    ),
    Kind.OWN_CARD: (mark("Ini kartu laptop ini sendiri."), mark("Tambahkan kartu laptop lain."), Step.NONE),
    Kind.NOTHING_TO_CARRY: (
        mark("Tidak ada yang perlu dibawa ke laptop itu sekarang."),
        mark("Ajukan isian dulu, atau pilih formulir yang ikut dibawa."),
        Step.NONE,
    ),
    Kind.CARD_UNREADABLE: (
        mark("Ini bukan kartu laptop, atau kartunya terpotong."),
        mark("Salin seluruh teksnya mulai dari sambang-card, atau buka berkas kartunya."),
        Step.NONE,
    ),
    Kind.PACKAGE_OTHER_REALM: (
        mark("Berkas latihan dan data sungguhan tidak boleh bercampur."),
        mark("Buka berkas latihan hanya di Mode latihan."),
        Step.NONE,
    ),
    Kind.HUB_PORT_BUSY: (
        mark("Penerimaan lewat Wi-Fi tidak dapat dimulai karena jalurnya sedang dipakai."),
        mark("Tutup program lain yang menerima data, lalu coba lagi."),
        Step.RETRY,
    ),
    Kind.PRACTICE_HAS_NO_SERVER: (
        mark("Mode latihan tidak pernah mengirim ke server."),
        mark("Keluar dari Mode latihan untuk bekerja dengan data sungguhan."),
        Step.NONE,
    ),
}

WORDS: Mapping[Kind, tuple[str, str, Step]] = {**_VAULT, **_ASKED, **_FORMS, **WIRE, **REFUSED, **_HANDED}


def notice(trouble: Trouble | Kind) -> Notice:
    """The words of a Trouble (or of its kind alone) in the language in force, with what its facts add."""
    kind, facts = (trouble, {}) if isinstance(trouble, Kind) else (trouble.kind, trouble.facts)
    sentence, advice, step = WORDS[kind]
    return Notice(
        " ".join([tr(sentence), *_detail(kind, facts)]),
        tr(advice),
        step,
        tr(BUTTONS[step]) if step is not Step.NONE else "",
    )


def _detail(kind: Kind, facts: Mapping[str, str | int]) -> list[str]:
    """What the facts add in words people know: a form, a file, a number. Other facts stay for the log."""
    if kind is Kind.TOO_MANY_TRIES and "seconds" in facts:
        return [tr("Coba lagi dalam {n} detik.", int(facts["seconds"]))]
    if kind is Kind.CLOCK_WRONG and "minutes" in facts:
        return [_difference(int(facts["minutes"]))]
    if kind is Kind.RECORD_HAS_PROBLEMS and "count" in facts:
        return [tr("Jumlahnya {n}.", int(facts["count"]))]
    if kind is Kind.LIST_SHRANK and {"before", "after"} <= facts.keys():
        before, after = number(int(facts["before"])), number(int(facts["after"]))
        return [tr("Dari {before} baris menjadi {after}.", before=before, after=after)]
    if kind is Kind.SERVER_TROUBLE and "status" in facts:
        return [tr("(Kode {status})", status=facts["status"])]
    if kind is Kind.SERVER_STILL_NEEDED and {"unsent", "drafts"} <= facts.keys():
        counted = (
            (tr("{n} diajukan, belum di server", int(facts["unsent"])), facts["unsent"]),
            (tr("{n} draf", int(facts["drafts"])), facts["drafts"]),
        )
        return [" · ".join(said for said, count in counted if count) + "."]
    if "form" in facts:
        return [tr("Formulir: {name}.", name=facts["form"])]
    if "name" in facts:
        return [tr("Nama: {name}.", name=facts["name"])]
    return []


def _difference(minutes: int) -> str:
    """How far a clock is off, in the largest measure that says it well."""
    if minutes < 120:
        return tr("Selisihnya {n} menit.", minutes)
    hours = round(minutes / 60)
    return tr("Selisihnya {n} jam.", hours) if hours < 48 else tr("Selisihnya {n} hari.", round(hours / 24))
