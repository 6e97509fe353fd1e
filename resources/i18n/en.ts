<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>sambang</name>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Buka Pengaturan</source>
        <translation>Open Settings</translation>
    </message>
    <message>
        <source>Buka isian</source>
        <translation>Open the record</translation>
    </message>
    <message>
        <source>Ambil formulir</source>
        <translation>Fetch forms</translation>
    </message>
    <message>
        <source>Muat ulang</source>
        <translation>Reload</translation>
    </message>
    <message>
        <source>Nama atau kata sandi tidak cocok.</source>
        <translation>The name or the passphrase does not match.</translation>
    </message>
    <message>
        <source>Periksa huruf besar-kecil dan Caps Lock, lalu coba lagi.</source>
        <translation>Check capital letters and Caps Lock, then try again.</translation>
    </message>
    <message>
        <source>Berkas kunci di laptop ini rusak.</source>
        <translation>The key file on this laptop is damaged.</translation>
    </message>
    <message>
        <source>Data tetap ada dan terkunci. Siapkan lembar pemulihan, lalu hubungi Dinas.</source>
        <translation>The data is still there and locked. Have your recovery sheet ready and call the office.</translation>
    </message>
    <message>
        <source>Data Sambang tidak ditemukan di laptop ini.</source>
        <translation>No Sambang data was found on this laptop.</translation>
    </message>
    <message>
        <source>Bila folder dipindahkan, kembalikan ke tempat semula, lalu coba lagi.</source>
        <translation>If the folder was moved, put it back, then try again.</translation>
    </message>
    <message>
        <source>Berkas data rusak dan tidak dapat dibuka.</source>
        <translation>The data file is damaged and cannot be opened.</translation>
    </message>
    <message>
        <source>Jangan hapus apa pun. Pulihkan dari cadangan, atau hubungi Dinas.</source>
        <translation>Delete nothing. Restore from a backup, or call the office.</translation>
    </message>
    <message>
        <source>Data ini dibuat oleh Sambang yang lebih baru.</source>
        <translation>This data was made by a newer Sambang.</translation>
    </message>
    <message>
        <source>Data tetap aman. Pasang versi terbaru, lalu buka lagi.</source>
        <translation>The data is safe. Install the latest version, then open it again.</translation>
    </message>
    <message>
        <source>Ini data latihan di tempat data sungguhan, atau sebaliknya.</source>
        <translation>This is practice data in the place of real data, or the other way round.</translation>
    </message>
    <message>
        <source>Tidak ada yang diubah. Kembalikan folder data ke tempat semula, lalu coba lagi.</source>
        <translation>Nothing was changed. Put the data folder back where it was, then try again.</translation>
    </message>
    <message>
        <source>Sambang sudah terbuka di laptop ini.</source>
        <translation>Sambang is already open on this laptop.</translation>
    </message>
    <message>
        <source>Pakai jendela yang sudah terbuka, atau tutup dulu, lalu coba lagi.</source>
        <translation>Use the window that is open, or close it first and try again.</translation>
    </message>
    <message>
        <source>Penyimpanan laptop penuh, jadi perubahan terakhir belum tersimpan.</source>
        <translation>The laptop's disk is full, so the last change is not saved yet.</translation>
    </message>
    <message>
        <source>Yang sudah tersimpan tetap aman. Kosongkan sedikit ruang, lalu coba lagi.</source>
        <translation>What was saved is safe. Free some space, then try again.</translation>
    </message>
    <message>
        <source>Folder data hanya dapat dibaca, jadi perubahan terakhir belum tersimpan.</source>
        <translation>The data folder is read-only, so the last change is not saved yet.</translation>
    </message>
    <message>
        <source>Periksa izin folder atau kunci pada stik USB, lalu coba lagi.</source>
        <translation>Check the folder's permissions or the lock on the USB stick, then try again.</translation>
    </message>
    <message>
        <source>Laptop gagal membaca atau menulis data.</source>
        <translation>The laptop failed to read or write data.</translation>
    </message>
    <message>
        <source>Coba lagi. Bila terulang, buat cadangan dan periksakan laptop.</source>
        <translation>Try again. If it happens again, make a backup and have the laptop checked.</translation>
    </message>
    <message>
        <source>Langkah ini tidak dapat dilakukan pada keadaan isian sekarang.</source>
        <translation>This cannot be done at the record's present stage.</translation>
    </message>
    <message>
        <source>Isian mungkin baru saja berubah. Muat ulang dan periksa tahapnya.</source>
        <translation>The record may just have changed. Reload and look at its stage.</translation>
    </message>
    <message>
        <source>Peran Anda tidak mencakup langkah ini.</source>
        <translation>Your role does not include this.</translation>
    </message>
    <message>
        <source>Mintalah pengawas atau admin melakukannya.</source>
        <translation>Ask a supervisor or an administrator to do it.</translation>
    </message>
    <message>
        <source>Isian ini tidak ada lagi di laptop ini.</source>
        <translation>This record is no longer on this laptop.</translation>
    </message>
    <message>
        <source>Muat ulang daftar untuk melihat yang terbaru.</source>
        <translation>Reload the list to see the latest.</translation>
    </message>
    <message>
        <source>Masih ada jawaban yang perlu diperbaiki.</source>
        <translation>Some answers still need mending.</translation>
    </message>
    <message>
        <source>Buka isian dan tekan Ctrl+E untuk menuju jawaban itu.</source>
        <translation>Open the record and press Ctrl+E to go to them.</translation>
    </message>
    <message>
        <source>Berkas tidak dapat dibaca.</source>
        <translation>The file cannot be read.</translation>
    </message>
    <message>
        <source>Periksa apakah berkas masih ada dan tidak sedang dibuka program lain.</source>
        <translation>Check that the file is still there and not open in another program.</translation>
    </message>
    <message>
        <source>Gambar tidak dapat dibaca.</source>
        <translation>The picture cannot be read.</translation>
    </message>
    <message>
        <source>Pilih foto JPEG atau PNG yang lain.</source>
        <translation>Choose another JPEG or PNG photo.</translation>
    </message>
    <message>
        <source>Formulir ini mengandung kesalahan dan tidak dapat dipakai.</source>
        <translation>This form has a mistake in it and cannot be used.</translation>
    </message>
    <message>
        <source>Beri tahu pembuat formulir di Dinas. Formulir lain tetap dapat dipakai.</source>
        <translation>Tell the form's author at the office. Other forms still work.</translation>
    </message>
    <message>
        <source>Formulir ini memakai hal yang belum dikenal versi Sambang ini.</source>
        <translation>This form uses something this version of Sambang does not know yet.</translation>
    </message>
    <message>
        <source>Pasang versi Sambang terbaru, lalu ambil formulir lagi.</source>
        <translation>Install the latest Sambang, then fetch forms again.</translation>
    </message>
    <message>
        <source>Versi formulir untuk isian ini belum ada di laptop ini.</source>
        <translation>This record's version of the form is not on this laptop yet.</translation>
    </message>
    <message>
        <source>Sambungkan ke internet, lalu ambil formulir.</source>
        <translation>Connect to the internet, then fetch forms.</translation>
    </message>
    <message>
        <source>Formulir berubah di server ketika sedang diambil.</source>
        <translation>The form changed on the server while it was being fetched.</translation>
    </message>
    <message>
        <source>Formulir lama masih dipakai. Ambil sekali lagi.</source>
        <translation>The old form is still in use. Fetch it once more.</translation>
    </message>
    <message>
        <source>Berkas pendukung formulir belum lengkap.</source>
        <translation>Some of the form's files are missing.</translation>
    </message>
    <message>
        <source>Sambungkan ke internet, lalu ambil formulir lagi.</source>
        <translation>Connect to the internet, then fetch forms again.</translation>
    </message>
    <message>
        <source>Daftar dari server tidak dapat dibaca, jadi daftar lama masih dipakai.</source>
        <translation>The list from the server cannot be read, so the old one is still in use.</translation>
    </message>
    <message>
        <source>Beri tahu Dinas bahwa daftarnya perlu diperbaiki.</source>
        <translation>Tell the office that the list needs mending.</translation>
    </message>
    <message>
        <source>Daftar baru dari server jauh lebih pendek daripada yang lama, jadi belum dipakai.</source>
        <translation>The server's new list is much shorter than the old one, so it is not in use yet.</translation>
    </message>
    <message>
        <source>Tanyakan ke Dinas apakah wilayah tugas Anda berubah.</source>
        <translation>Ask the office whether your area has changed.</translation>
    </message>
    <message>
        <source>Alamat server tidak benar.</source>
        <translation>The server address is not right.</translation>
    </message>
    <message>
        <source>Tempel lagi alamat atau kode dari Dinas.</source>
        <translation>Paste the address or code from the office again.</translation>
    </message>
    <message>
        <source>Belum ada koneksi ke server.</source>
        <translation>There is no connection to the server yet.</translation>
    </message>
    <message>
        <source>Isian aman di laptop ini dan akan dikirim sendiri begitu tersambung.</source>
        <translation>Records are safe on this laptop and will be sent by themselves once connected.</translation>
    </message>
    <message>
        <source>Server terlalu lama menjawab.</source>
        <translation>The server took too long to answer.</translation>
    </message>
    <message>
        <source>Isian tetap aman; akan dicoba lagi sendiri.</source>
        <translation>Records are safe; it will be tried again by itself.</translation>
    </message>
    <message>
        <source>Keamanan sambungan ke server tidak dapat dipastikan, jadi tidak ada yang dikirim.</source>
        <translation>The connection to the server could not be verified as secure, so nothing was sent.</translation>
    </message>
    <message>
        <source>Periksa tanggal laptop dan alamat server. Bila tetap begini, hubungi Dinas.</source>
        <translation>Check the laptop's date and the server address. If it stays like this, call the office.</translation>
    </message>
    <message>
        <source>Jam laptop berbeda dari jam server.</source>
        <translation>The laptop's clock differs from the server's.</translation>
    </message>
    <message>
        <source>Betulkan tanggal, jam, dan zona waktu laptop, lalu coba lagi.</source>
        <translation>Correct the laptop's date, time and time zone, then try again.</translation>
    </message>
    <message>
        <source>Jaringan ini meminta Anda masuk dulu sebelum internet dapat dipakai.</source>
        <translation>This network wants you to log in before the internet can be used.</translation>
    </message>
    <message>
        <source>Buka peramban, masuk ke jaringan Wi-Fi itu, lalu coba lagi.</source>
        <translation>Open a browser, log in to that Wi-Fi, then try again.</translation>
    </message>
    <message>
        <source>Server sedang bermasalah.</source>
        <translation>The server has trouble at the moment.</translation>
    </message>
    <message>
        <source>Jawaban server tidak dapat dipahami.</source>
        <translation>The server's answer could not be understood.</translation>
    </message>
    <message>
        <source>Isian tetap aman. Periksa alamat server, atau coba lagi nanti.</source>
        <translation>Records are safe. Check the server address, or try again later.</translation>
    </message>
    <message>
        <source>Server tidak lagi menerima kode akses Anda.</source>
        <translation>The server no longer accepts your access code.</translation>
    </message>
    <message>
        <source>Isian tetap aman. Minta kode baru ke Dinas, lalu tempel di Pengaturan.</source>
        <translation>Records are safe. Ask the office for a new code and paste it in Settings.</translation>
    </message>
    <message>
        <source>Ruang di server penuh.</source>
        <translation>The server has run out of space.</translation>
    </message>
    <message>
        <source>Isian tetap aman. Beri tahu Dinas, lalu coba lagi.</source>
        <translation>Records are safe. Tell the office, then try again.</translation>
    </message>
    <message>
        <source>Server menolak isian ini karena formulirnya sudah ditutup.</source>
        <translation>The server refused this record because its form is closed.</translation>
    </message>
    <message>
        <source>Isian tetap aman di laptop. Hubungi Dinas, lalu tekan Coba lagi.</source>
        <translation>The record is safe on the laptop. Call the office, then press Try again.</translation>
    </message>
    <message>
        <source>Server tidak mengenal formulir atau versi formulir isian ini.</source>
        <translation>The server does not know this record's form or version.</translation>
    </message>
    <message>
        <source>Isian tetap aman. Minta Dinas memasang formulirnya, lalu tekan Coba lagi.</source>
        <translation>The record is safe. Ask the office to install the form, then press Try again.</translation>
    </message>
    <message>
        <source>Akun Anda belum diberi tugas untuk formulir ini.</source>
        <translation>Your account has not been assigned to this form.</translation>
    </message>
    <message>
        <source>Isian tetap aman. Minta Dinas memberi akses, lalu tekan Coba lagi.</source>
        <translation>The record is safe. Ask the office for access, then press Try again.</translation>
    </message>
    <message>
        <source>Server sudah punya isian lain dengan nomor yang sama.</source>
        <translation>The server already has another record under the same number.</translation>
    </message>
    <message>
        <source>Isian tetap aman. Hubungi Dinas; jangan buat isian baru.</source>
        <translation>The record is safe. Call the office; do not fill a new one.</translation>
    </message>
    <message>
        <source>Isian ini sudah pernah diterima, lalu dihapus di server.</source>
        <translation>This record was received once and then deleted on the server.</translation>
    </message>
    <message>
        <source>Isian tetap aman. Tanyakan ke Dinas apakah perlu dikirim lagi.</source>
        <translation>The record is safe. Ask the office whether it should be sent again.</translation>
    </message>
    <message>
        <source>Isian ini sudah diperbaiki di kantor setelah Anda mengirimnya.</source>
        <translation>This record was corrected at the office after you sent it.</translation>
    </message>
    <message>
        <source>Buka isian dan bandingkan sebelum memperbaikinya lagi.</source>
        <translation>Open the record and compare before correcting it again.</translation>
    </message>
    <message>
        <source>Server menolak isi isian ini.</source>
        <translation>The server refused what is in this record.</translation>
    </message>
    <message>
        <source>Isian tetap aman. Buka isian, periksa jawabannya, lalu ajukan lagi.</source>
        <translation>The record is safe. Open it, check its answers, then hand it in again.</translation>
    </message>
    <message>
        <source>Foto atau berkas pada isian ini terlalu besar untuk server.</source>
        <translation>A photo or file of this record is too large for the server.</translation>
    </message>
    <message>
        <source>Buka isian, ganti dengan foto yang lebih kecil, lalu ajukan lagi.</source>
        <translation>Open the record, replace it with a smaller photo, then hand it in again.</translation>
    </message>
    <message>
        <source>Berkas kiriman ini dibuat oleh Sambang yang lebih baru.</source>
        <translation>This package was made by a newer Sambang.</translation>
    </message>
    <message>
        <source>Perbarui Sambang di laptop ini, lalu buka lagi berkasnya.</source>
        <translation>Update Sambang on this laptop, then open the package again.</translation>
    </message>
    <message>
        <source>Berkas kiriman rusak atau belum tersalin seluruhnya.</source>
        <translation>The package is damaged or was not copied completely.</translation>
    </message>
    <message>
        <source>Tidak ada yang berubah di laptop ini. Minta berkasnya disalin ulang.</source>
        <translation>Nothing changed on this laptop. Have the file copied again.</translation>
    </message>
    <message>
        <source>Berkas kiriman ini ditujukan kepada orang lain.</source>
        <translation>This package is meant for someone else.</translation>
    </message>
    <message>
        <source>Serahkan kepada penerimanya, atau minta dibuat lagi untuk Anda.</source>
        <translation>Give it to its recipient, or have it made again for you.</translation>
    </message>
    <message>
        <source>Berkas latihan dan data sungguhan tidak boleh bercampur.</source>
        <translation>Practice files and real data must not mix.</translation>
    </message>
    <message>
        <source>Buka berkas latihan hanya di Mode latihan.</source>
        <translation>Open practice files in Practice mode only.</translation>
    </message>
    <message>
        <source>Penerimaan lewat Wi-Fi tidak dapat dimulai karena jalurnya sedang dipakai.</source>
        <translation>Receiving over Wi-Fi cannot start because its port is in use.</translation>
    </message>
    <message>
        <source>Tutup program lain yang menerima data, lalu coba lagi.</source>
        <translation>Close the other program that receives data, then try again.</translation>
    </message>
    <message>
        <source>Mode latihan tidak pernah mengirim ke server.</source>
        <translation>Practice mode never sends to the server.</translation>
    </message>
    <message>
        <source>Keluar dari Mode latihan untuk bekerja dengan data sungguhan.</source>
        <translation>Leave Practice mode to work with real data.</translation>
    </message>
    <message numerus="yes">
        <source>Selisihnya {n} menit.</source>
        <translation><numerusform>It is off by {n} minute.</numerusform><numerusform>It is off by {n} minutes.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Jumlahnya {n}.</source>
        <translation><numerusform>There is {n}.</numerusform><numerusform>There are {n}.</numerusform></translation>
    </message>
    <message>
        <source>Dari {before} baris menjadi {after}.</source>
        <translation>From {before} rows to {after}.</translation>
    </message>
    <message>
        <source>(Kode {status})</source>
        <translation>(Code {status})</translation>
    </message>
    <message>
        <source>Formulir: {name}.</source>
        <translation>Form: {name}.</translation>
    </message>
    <message>
        <source>Nama: {name}.</source>
        <translation>Name: {name}.</translation>
    </message>
    <message>
        <source>Belum ada pilihan; jawab dahulu pertanyaan sebelumnya.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buka kalender (Alt+↓)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3/1/2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perlihatkan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sembunyikan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
