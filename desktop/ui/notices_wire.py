"""The words for what goes wrong on the wire, and for what a server will not take: sentence, advice, next step."""

from __future__ import annotations

from desktop.trouble import Kind
from desktop.ui.steps import Step
from desktop.ui.translations import mark

WIRE: dict[Kind, tuple[str, str, Step]] = {
    Kind.ADDRESS_WRONG: (
        mark("Alamat server tidak benar."),
        mark("Tempel lagi alamat atau kode dari Dinas."),
        Step.SETTINGS,
    ),
    Kind.NO_CONNECTION: (
        mark("Belum ada koneksi ke server."),
        mark("Isian aman di laptop ini dan akan dikirim sendiri begitu tersambung."),
        Step.RETRY,
    ),
    Kind.TIMED_OUT: (
        mark("Server terlalu lama menjawab."),
        mark("Isian tetap aman; akan dicoba lagi sendiri."),
        Step.RETRY,
    ),
    Kind.NOT_SECURE: (
        mark("Keamanan sambungan ke server tidak dapat dipastikan, jadi tidak ada yang dikirim."),
        mark("Periksa tanggal laptop dan alamat server. Bila tetap begini, hubungi Dinas."),
        Step.SETTINGS,
    ),
    Kind.CERTIFICATE_UNTIMELY: (
        mark("Menurut tanggal laptop ini, sertifikat server sedang tidak berlaku, jadi tidak ada yang dikirim."),
        mark("Betulkan tanggal dan jam laptop, lalu coba lagi. Bila tanggalnya sudah benar, beri tahu Dinas."),
        Step.RETRY,
    ),
    Kind.CLOCK_WRONG: (
        mark("Jam laptop berbeda dari jam server."),
        mark("Betulkan tanggal, jam, dan zona waktu laptop, lalu coba lagi."),
        Step.RETRY,
    ),
    Kind.LOGIN_PAGE: (
        mark("Jaringan ini meminta Anda masuk dulu sebelum internet dapat dipakai."),
        mark("Buka peramban, masuk ke jaringan Wi-Fi itu, lalu coba lagi."),
        Step.RETRY,
    ),
    Kind.SERVER_TROUBLE: (
        mark("Server sedang bermasalah."),
        mark("Isian tetap aman; akan dicoba lagi sendiri."),
        Step.RETRY,
    ),
    Kind.SERVER_ANSWER_BROKEN: (
        mark("Jawaban server tidak dapat dipahami."),
        mark("Isian tetap aman. Periksa alamat server, atau coba lagi nanti."),
        Step.RETRY,
    ),
    Kind.TOKEN_REJECTED: (
        mark("Server tidak lagi menerima kode akses Anda."),
        mark("Isian tetap aman. Minta kode baru ke Dinas, lalu tempel di Pengaturan."),
        Step.SETTINGS,
    ),
    Kind.ACCOUNT_REJECTED: (
        mark("Nama atau kata sandi akun web tidak diterima server."),
        mark("Ini akun yang dipakai untuk masuk ke halaman web ODK Central, bukan kode akses laptop."),
        Step.NONE,
    ),
    Kind.ACCOUNT_MAY_NOT: (
        mark("Akun web Anda hanya boleh melihat di server ini."),
        mark("Minta Dinas memberi akun itu peran pengelola proyek, atau minta pengelola memutuskannya."),
        Step.NONE,
    ),
    Kind.CONFLICT_MOVED: (
        mark("Data ini baru saja berubah lagi di server."),
        mark("Keadaan terbaru sudah diambil. Lihat sekali lagi, lalu putuskan."),
        Step.NONE,
    ),
    Kind.SERVER_HAS_NO_PAGES: (
        mark("Server ini tidak dapat dibaca kembali dari Sambang."),
        mark("Hanya ODK Central yang bisa. Bandingkan di halaman web server, lalu putuskan di sini."),
        Step.NONE,
    ),
    Kind.SERVER_STILL_NEEDED: (
        mark("Server ini masih dipakai, jadi belum dapat dilepas."),
        mark("Kirim, selesaikan, atau buang dulu yang terikat padanya; sesudah itu server dapat dilepas."),
        Step.NONE,
    ),
    Kind.SERVER_LIMIT: (
        mark("Ruang di server penuh."),
        mark("Isian tetap aman. Beri tahu Dinas, lalu coba lagi."),
        Step.RETRY,
    ),
}

REFUSED: dict[Kind, tuple[str, str, Step]] = {
    Kind.REFUSED_FORM_CLOSED: (
        mark("Server menolak isian ini karena formulirnya sudah ditutup."),
        mark("Isian tetap aman di laptop. Hubungi Dinas, lalu tekan Coba lagi."),
        Step.RETRY,
    ),
    Kind.REFUSED_FORM_UNKNOWN: (
        mark("Server tidak mengenal formulir atau versi formulir isian ini."),
        mark("Isian tetap aman. Minta Dinas memasang formulirnya, lalu tekan Coba lagi."),
        Step.RETRY,
    ),
    Kind.REFUSED_FORM_NOT_ASSIGNED: (
        mark("Akun Anda belum diberi tugas untuk formulir ini."),
        mark("Isian tetap aman. Minta Dinas memberi akses, lalu tekan Coba lagi."),
        Step.RETRY,
    ),
    Kind.REFUSED_CONFLICT: (
        mark("Server sudah punya isian lain dengan nomor yang sama."),
        mark("Isian tetap aman. Hubungi Dinas; jangan buat isian baru."),
        Step.OPEN_RECORD,
    ),
    Kind.REFUSED_DELETED: (
        mark("Isian ini sudah pernah diterima, lalu dihapus di server."),
        mark("Isian tetap aman. Tanyakan ke Dinas apakah perlu dikirim lagi."),
        Step.OPEN_RECORD,
    ),
    Kind.REFUSED_OUTDATED: (
        mark("Isian ini sudah diperbaiki di kantor setelah Anda mengirimnya."),
        mark("Isian tetap aman. Bandingkan kedua versinya, lalu pilih yang benar."),
        Step.COMPARE,
    ),
    Kind.REFUSED_INVALID: (
        mark("Server menolak isi isian ini."),
        mark("Isian tetap aman. Buka isian, periksa jawabannya, lalu ajukan lagi."),
        Step.OPEN_RECORD,
    ),
    Kind.REFUSED_TOO_LARGE: (
        mark("Foto atau berkas pada isian ini terlalu besar untuk server."),
        mark("Buka isian, ganti dengan foto yang lebih kecil, lalu ajukan lagi."),
        Step.OPEN_RECORD,
    ),
}
