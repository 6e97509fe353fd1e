<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>sambang</name>
    <message>
        <source>membuka laptop</source>
        <translation>unlocked the laptop</translation>
    </message>
    <message>
        <source>salah kata sandi sebelum masuk</source>
        <translation>wrong passphrases before coming in</translation>
    </message>
    <message>
        <source>membuka isian</source>
        <translation>opened a record</translation>
    </message>
    <message>
        <source>mencetak atau menyimpan PDF</source>
        <translation>printed or saved a PDF</translation>
    </message>
    <message>
        <source>menyalin teks</source>
        <translation>copied a text</translation>
    </message>
    <message>
        <source>melihat teks laporan bencana</source>
        <translation>saw the text of a disaster report</translation>
    </message>
    <message>
        <source>mengekspor</source>
        <translation>exported</translation>
    </message>
    <message>
        <source>memakai prelist dari berkas</source>
        <translation>took a prelist from a file</translation>
    </message>
    <message>
        <source>mengenali laptop</source>
        <translation>got to know a laptop</translation>
    </message>
    <message>
        <source>mengizinkan HP mengirim</source>
        <translation>let a phone hand in</translation>
    </message>
    <message>
        <source>mencabut izin HP</source>
        <translation>turned a phone away</translation>
    </message>
    <message>
        <source>melupakan laptop</source>
        <translation>forgot a laptop</translation>
    </message>
    <message>
        <source>melihat isi laptop lain</source>
        <translation>looked into another laptop</translation>
    </message>
    <message>
        <source>menyatakan laptop hilang</source>
        <translation>declared a laptop lost</translation>
    </message>
    <message>
        <source>menyatakan laptop ditemukan</source>
        <translation>declared a laptop found</translation>
    </message>
    <message>
        <source>membagi kunjungan per RT</source>
        <translation>gave visits out by RT</translation>
    </message>
    <message>
        <source>mencatat persetujuan yang ditarik</source>
        <translation>wrote down a consent taken back</translation>
    </message>
    <message>
        <source>membatalkan penarikan persetujuan</source>
        <translation>undid the withdrawal of a consent</translation>
    </message>
    <message>
        <source>memberi tahu provinsi tentang penarikan</source>
        <translation>told the province of a withdrawal</translation>
    </message>
    <message>
        <source>menulis berkas kiriman</source>
        <translation>wrote a parcel</translation>
    </message>
    <message>
        <source>menerima berkas kiriman</source>
        <translation>took in a parcel</translation>
    </message>
    <message>
        <source>melihat nomor lengkap</source>
        <translation>saw a full number</translation>
    </message>
    <message>
        <source>mencadangkan ke stik</source>
        <translation>backed up to a stick</translation>
    </message>
    <message>
        <source>menggabungkan cadangan</source>
        <translation>merged a backup</translation>
    </message>
    <message>
        <source>mengubah lama penyimpanan</source>
        <translation>changed how long things stay</translation>
    </message>
    <message>
        <source>menyimpan kunci Dinas</source>
        <translation>kept the office's key</translation>
    </message>
    <message>
        <source>menambahkan orang</source>
        <translation>added a person</translation>
    </message>
    <message>
        <source>menyatakan jam laptop benar</source>
        <translation>said that the laptop's clock is right</translation>
    </message>
    <message>
        <source>mengubah peran</source>
        <translation>changed a role</translation>
    </message>
    <message>
        <source>memberi kata sandi baru</source>
        <translation>gave a new passphrase</translation>
    </message>
    <message>
        <source>mengeluarkan orang</source>
        <translation>removed a person</translation>
    </message>
    <message>
        <source>meneruskan isian kepada pengganti</source>
        <translation>handed records to a successor</translation>
    </message>
    <message>
        <source>menunjuk wakil</source>
        <translation>named a deputy</translation>
    </message>
    <message>
        <source>mengakhiri wakil</source>
        <translation>ended a deputy</translation>
    </message>
    <message>
        <source>melepas isian sebagai wakil</source>
        <translation>released a record as deputy</translation>
    </message>
    <message>
        <source>menulis catatan terlindungi</source>
        <translation>wrote a protected note</translation>
    </message>
    <message>
        <source>membaca riwayat isian</source>
        <translation>read the history of a record</translation>
    </message>
    <message>
        <source>membaca catatan terlindungi</source>
        <translation>read protected notes</translation>
    </message>
    <message>
        <source>dengan lembar pemulihan</source>
        <translation>with the recovery sheet</translation>
    </message>
    <message>
        <source>lewat Dinas</source>
        <translation>through the office</translation>
    </message>
    <message>
        <source>lembar pemulihan</source>
        <translation>recovery sheet</translation>
    </message>
    <message numerus="yes">
        <source>{n} kali</source>
        <translation><numerusform>{n} time</numerusform><numerusform>{n} times</numerusform></translation>
    </message>
    <message>
        <source>Pola teks WhatsApp</source>
        <translation>Template of the WhatsApp text</translation>
    </message>
    <message>
        <source>Buka atau tandai isiannya dulu, di Isian.</source>
        <translation>Open or mark the record first, in Records.</translation>
    </message>
    <message>
        <source>Sambang versi {version} tersedia. Lihat di Pengaturan.</source>
        <translation>Sambang version {version} is available. See Settings.</translation>
    </message>
    <message>
        <source>Jam laptop mundur: sekarang {now}, padahal yang terakhir ditulis {last}.</source>
        <translation>The laptop's clock went back: it says {now}, but the last thing written was at {last}.</translation>
    </message>
    <message>
        <source>Betulkan tanggal dan jam laptop. Sampai itu, pengiriman bisa gagal dan tanggal jawaban keliru.</source>
        <translation>Set the laptop's date and time right. Until then sending may fail, and dates of answers are wrong.</translation>
    </message>
    <message>
        <source>Laptop memakai zona waktu lain. Wilayah kerja Anda memakai {zone}.</source>
        <translation>The laptop runs on another time zone. Your region uses {zone}.</translation>
    </message>
    <message>
        <source>Ubah zona waktu laptop, supaya jam pada isian benar.</source>
        <translation>Change the laptop's time zone, so that times in records are right.</translation>
    </message>
    <message>
        <source>Ruang laptop hampir habis: tinggal {free}.</source>
        <translation>The laptop is almost full: {free} left.</translation>
    </message>
    <message>
        <source>Jawaban masih tersimpan, foto mungkin tidak. Kosongkan ruang sekarang.</source>
        <translation>Answers are still saved, photos perhaps not. Make room now.</translation>
    </message>
    <message>
        <source>Ruang laptop tinggal {free}.</source>
        <translation>The laptop has {free} of room left.</translation>
    </message>
    <message>
        <source>Kosongkan ruang sebelum penuh, atau hapus isi isian yang sudah lama terkirim.</source>
        <translation>Make room before it is full, or remove the content of records sent long ago.</translation>
    </message>
    <message>
        <source>Sambang dapat memakai zona itu sendiri.</source>
        <translation>Sambang can use that zone by itself.</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian sudah lebih dari seminggu hanya ada di laptop ini.</source>
        <translation><numerusform>{n} record has been on this laptop only for more than a week.</numerusform><numerusform>{n} records have been on this laptop only for more than a week.</numerusform></translation>
    </message>
    <message>
        <source>Colokkan stik USB dan cadangkan sekarang.</source>
        <translation>Plug in a USB stick and back up now.</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Maju</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Folder di atasnya</source>
        <translation>Folder above</translation>
    </message>
    <message>
        <source>Folder baru</source>
        <translation>New folder</translation>
    </message>
    <message>
        <source>Daftar</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Rincian</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Pilih</source>
        <translation>Pick</translation>
    </message>
    <message>
        <source>Di:</source>
        <translation>In:</translation>
    </message>
    <message>
        <source>Nama:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Jenis:</source>
        <translation>Kind:</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Rekap {form}</source>
        <translation>Recap: {form}</translation>
    </message>
    <message>
        <source>Jumlah</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Yang dihitung</source>
        <translation>What is counted</translation>
    </message>
    <message>
        <source>Menurut</source>
        <translation>Broken down by</translation>
    </message>
    <message>
        <source>Sejak</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Isian</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Kode BPS</source>
        <translation>BPS code</translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu dikirim.</source>
        <translation>Nothing is waiting to be sent.</translation>
    </message>
    <message>
        <source>Mode latihan: tidak ada yang dikirim ke server.</source>
        <translation>Practice mode: nothing is sent to the server.</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian ditolak server dan perlu Anda lihat.</source>
        <translation><numerusform>{n} record was refused by the server and needs your attention.</numerusform><numerusform>{n} records were refused by the server and need your attention.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} laporan mendesak menunggu dikirim.</source>
        <translation><numerusform>{n} urgent report is waiting to be sent.</numerusform><numerusform>{n} urgent reports are waiting to be sent.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian menunggu dikirim, {urgent} di antaranya mendesak.</source>
        <translation><numerusform>{n} record is waiting to be sent, {urgent} of them urgent.</numerusform><numerusform>{n} records are waiting to be sent, {urgent} of them urgent.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian menunggu dikirim.</source>
        <translation><numerusform>{n} record is waiting to be sent.</numerusform><numerusform>{n} records are waiting to be sent.</numerusform></translation>
    </message>
    <message>
        <source>Server belum diatur.</source>
        <translation>No server is set up yet.</translation>
    </message>
    <message>
        <source>Belum ada koneksi; akan dicoba lagi sendiri.</source>
        <translation>No connection yet; it will be tried again by itself.</translation>
    </message>
    <message>
        <source>Belum ada koneksi.</source>
        <translation>No connection yet.</translation>
    </message>
    <message numerus="yes">
        <source>{n} lainnya menunggu dikirim.</source>
        <translation><numerusform>{n} more is waiting to be sent.</numerusform><numerusform>{n} more are waiting to be sent.</numerusform></translation>
    </message>
    <message>
        <source>Dibuang.</source>
        <translation>Discarded.</translation>
    </message>
    <message>
        <source>Belum bernama</source>
        <translation>No name yet</translation>
    </message>
    <message>
        <source>Mode latihan</source>
        <translation>Practice mode</translation>
    </message>
    <message>
        <source>Isi formulir baru</source>
        <translation>Fill a new form</translation>
    </message>
    <message>
        <source>Ajukan semua draf yang sudah lengkap</source>
        <translation>Hand in all complete drafts</translation>
    </message>
    <message>
        <source>Kirim sekarang</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Ambil formulir dari server</source>
        <translation>Fetch forms from the server</translation>
    </message>
    <message>
        <source>Riwayat pengiriman</source>
        <translation>Sending history</translation>
    </message>
    <message>
        <source>Foto dari HP</source>
        <translation>Photos from a phone</translation>
    </message>
    <message>
        <source>Persetujuan ditarik…</source>
        <translation>Consent taken back…</translation>
    </message>
    <message>
        <source>Ganti bahasa program</source>
        <translation>Switch the program's language</translation>
    </message>
    <message>
        <source>Kartu tombol</source>
        <translation>Card of keys</translation>
    </message>
    <message>
        <source>Kunci</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Rawat laptop ini</source>
        <translation>Look after this laptop</translation>
    </message>
    <message>
        <source>Ganti pengguna</source>
        <translation>Switch user</translation>
    </message>
    <message>
        <source>Dikembalikan ke daftar.</source>
        <translation>Back in the list.</translation>
    </message>
    <message>
        <source>Server belum diatur</source>
        <translation>No server set up</translation>
    </message>
    <message>
        <source>Belum dicoba</source>
        <translation>Not tried yet</translation>
    </message>
    <message>
        <source>Terhalang</source>
        <translation>Held up</translation>
    </message>
    <message>
        <source>Tidak ada koneksi</source>
        <translation>No connection</translation>
    </message>
    <message>
        <source>Terhubung</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Kode pilihan kini langsung melanjutkan, tanpa Enter.</source>
        <translation>The code of a choice now goes on by itself, without Enter.</translation>
    </message>
    <message>
        <source>Daftar kunjungan</source>
        <translation>Visit list</translation>
    </message>
    <message numerus="yes">
        <source>{n} jawaban disalin dari isian sebelumnya.</source>
        <translation><numerusform>{n} answer copied from the previous record.</numerusform><numerusform>{n} answers copied from the previous record.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian diajukan.</source>
        <translation><numerusform>{n} record handed in.</numerusform><numerusform>{n} records handed in.</numerusform></translation>
    </message>
    <message>
        <source>No</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Kepala keluarga</source>
        <translation>Head of family</translation>
    </message>
    <message>
        <source>Alamat</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Jiwa</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Ditemui</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>sudah didata</source>
        <translation>recorded</translation>
    </message>
    <message>
        <source>Sesudah kode pilihan, Enter melanjutkan.</source>
        <translation>After the code of a choice, Enter goes on.</translation>
    </message>
    <message>
        <source>Kuesioner kosong</source>
        <translation>Blank questionnaire</translation>
    </message>
    <message>
        <source>Salin alamat dari isian sebelumnya</source>
        <translation>Copy the address of the previous record</translation>
    </message>
    <message>
        <source>Tempel baris dari Excel</source>
        <translation>Paste a row from Excel</translation>
    </message>
    <message>
        <source>Gandakan isian ini</source>
        <translation>Duplicate this record</translation>
    </message>
    <message>
        <source>Kode langsung melanjutkan: nyalakan atau matikan</source>
        <translation>A code goes on by itself: turn on or off</translation>
    </message>
    <message>
        <source>Hari ini belum ada isian lain yang beralamat.</source>
        <translation>No other record of today has an address.</translation>
    </message>
    <message numerus="yes">
        <source>{n} masih perlu dilengkapi.</source>
        <translation><numerusform>{n} still needs completing.</numerusform><numerusform>{n} still need completing.</numerusform></translation>
    </message>
    <message>
        <source>Membuat cadangan…</source>
        <translation>Making a backup…</translation>
    </message>
    <message>
        <source>Pilih stik USB atau folder untuk cadangan</source>
        <translation>Choose a USB stick or folder for the backup</translation>
    </message>
    <message>
        <source>Pilih folder cadangan</source>
        <translation>Choose the folder of the backup</translation>
    </message>
    <message>
        <source>Membuka cadangan…</source>
        <translation>Opening the backup…</translation>
    </message>
    <message>
        <source>Menghapus…</source>
        <translation>Removing…</translation>
    </message>
    <message>
        <source>Menyimpan…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Memeriksa seluruh data…</source>
        <translation>Checking all data…</translation>
    </message>
    <message>
        <source>Siapa membuka apa</source>
        <translation>Who opened what</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Siapa</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Yang dilakukan</source>
        <translation>What they did</translation>
    </message>
    <message>
        <source>Keperluan</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Membuat cadangan. Jangan cabut stiknya dulu…</source>
        <translation>Making a backup. Do not pull the stick yet…</translation>
    </message>
    <message>
        <source>Cadangan sudah dibuat.</source>
        <translation>The backup is made.</translation>
    </message>
    <message>
        <source>Dinas sekarang dapat menolong lewat telepon di pintu masuk.</source>
        <translation>The office can now help by telephone at the door.</translation>
    </message>
    <message>
        <source>Semua data utuh.</source>
        <translation>All data is whole.</translation>
    </message>
    <message numerus="yes">
        <source>{n} hal tidak cocok. Buat cadangan ke stik, lalu hubungi Dinas.</source>
        <translation><numerusform>{n} thing does not fit. Back up to a stick, then call the office.</numerusform><numerusform>{n} things do not fit. Back up to a stick, then call the office.</numerusform></translation>
    </message>
    <message>
        <source>Sambang sekarang memakai {zone}.</source>
        <translation>Sambang uses {zone} now.</translation>
    </message>
    <message>
        <source>Versi Anda terbuka lagi. Ajukan untuk menggantikan versi di server.</source>
        <translation>Your version is open again. Hand it in to replace the server's version.</translation>
    </message>
    <message>
        <source>Versi di server dipakai. Versi Anda tetap terbaca di riwayat (Ctrl+H).</source>
        <translation>The server's version is used. Yours can still be read in the history (Ctrl+H).</translation>
    </message>
    <message>
        <source>Penarikan dibatalkan. Isian dapat dilanjutkan.</source>
        <translation>The withdrawal was undone. The record can go on.</translation>
    </message>
    <message>
        <source>Data keluarga tidak dipakai lagi di daftar, rekap, dan dokumen sejak penarikan dicatat.</source>
        <translation>The family's data are used no more on lists, in recaps and documents from now on.</translation>
    </message>
    <message>
        <source>Yang belum dikirim tidak akan dikirim ke provinsi.</source>
        <translation>What was not sent will not be sent to the province.</translation>
    </message>
    <message>
        <source>Isinya dihapus dari laptop petugas; yang tersisa hanya nomor, waktu, dan bukti terima.</source>
        <translation>The content is erased from the enumerator's laptop; what is left are numbers, times and receipts.</translation>
    </message>
    <message>
        <source>Tanda terima penarikan persetujuan</source>
        <translation>Receipt: consent taken back</translation>
    </message>
    <message>
        <source>Sesuai UU 27/2022 tentang Pelindungan Data Pribadi, paling lambat {until}:</source>
        <translation>By Law 27/2022 on Personal Data Protection, at the latest on {until}:</translation>
    </message>
    <message>
        <source>Penarikan tidak mengurangi hak keluarga atas bantuan sosial, tetapi bantuan yang memerlukan data ini mungkin tidak dapat diusulkan.</source>
        <translation>The withdrawal does not lessen the family's right to social aid, but aid that needs these data may not be proposed.</translation>
    </message>
    <message>
        <source>Persetujuan ditarik</source>
        <translation>Consent taken back</translation>
    </message>
    <message>
        <source>Keluarga atau kejadian</source>
        <translation>Family or event</translation>
    </message>
    <message>
        <source>Formulir</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Desa/kelurahan</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>Petugas</source>
        <translation>Enumerator</translation>
    </message>
    <message>
        <source>Ditarik oleh</source>
        <translation>Taken back by</translation>
    </message>
    <message>
        <source>Dikatakan</source>
        <translation>Said</translation>
    </message>
    <message>
        <source>Dicatat oleh</source>
        <translation>Written down by</translation>
    </message>
    <message>
        <source>Nomor isian</source>
        <translation>Number of the record</translation>
    </message>
    <message>
        <source>Provinsi diberi tahu supaya data yang sudah diterima tidak diproses lagi.</source>
        <translation>The province is told, so that the data it received are processed no more.</translation>
    </message>
    <message>
        <source>Tanda terima penarikan</source>
        <translation>Receipt of the withdrawal</translation>
    </message>
    <message>
        <source>Yang menarik persetujuan</source>
        <translation>Who takes the consent back</translation>
    </message>
    <message>
        <source>Perbaikan disimpan. Petugas membaca alasannya.</source>
        <translation>The corrections were saved. The enumerator reads why.</translation>
    </message>
    <message>
        <source>perbaiki saat periksa</source>
        <translation>correct while reviewing</translation>
    </message>
    <message>
        <source>dilihat saat periksa</source>
        <translation>seen while reviewing</translation>
    </message>
    <message>
        <source>Simpan rekap</source>
        <translation>Save the recap</translation>
    </message>
    <message>
        <source>Rekap</source>
        <translation>Recap</translation>
    </message>
    <message>
        <source>Menyusun dokumen…</source>
        <translation>Setting the document…</translation>
    </message>
    <message>
        <source>Tidak ada isian untuk dokumen ini.</source>
        <translation>There is no record for this document.</translation>
    </message>
    <message>
        <source>Tersimpan di {path}</source>
        <translation>Saved in {path}</translation>
    </message>
    <message>
        <source>Simpan ke stik</source>
        <translation>Save to the stick</translation>
    </message>
    <message>
        <source>Buka berkas</source>
        <translation>Open a file</translation>
    </message>
    <message>
        <source>Membaca berkas kiriman. Jangan cabut stiknya dulu…</source>
        <translation>Reading the package. Do not pull the stick out yet…</translation>
    </message>
    <message>
        <source>Tersimpan: {name}. Cabut stik dengan aman, lalu serahkan.</source>
        <translation>Saved: {name}. Remove the stick safely, then hand it over.</translation>
    </message>
    <message>
        <source>Menulis ke stik. Jangan cabut stiknya dulu…</source>
        <translation>Writing to the stick. Do not pull it out yet…</translation>
    </message>
    <message>
        <source>Berkas kiriman (*.sambang)</source>
        <translation>Packages (*.sambang)</translation>
    </message>
    <message>
        <source>Memeriksa berkas kiriman…</source>
        <translation>Checking the package…</translation>
    </message>
    <message>
        <source>Laptop itu sekarang dikenal.</source>
        <translation>That laptop is known now.</translation>
    </message>
    <message>
        <source>Putusan dari laptop itu sekarang berlaku.</source>
        <translation>Decisions from that laptop count now.</translation>
    </message>
    <message>
        <source>Putusannya tidak berlaku lagi.</source>
        <translation>Its decisions count no longer.</translation>
    </message>
    <message>
        <source>Berkas dari laptop itu tidak diterima lagi.</source>
        <translation>Packages from that laptop are no longer taken.</translation>
    </message>
    <message>
        <source>Kartu laptop sudah disalin.</source>
        <translation>The card was copied.</translation>
    </message>
    <message>
        <source>Kartu laptop tersimpan.</source>
        <translation>The card was saved.</translation>
    </message>
    <message>
        <source>Tunggu sampai yang ini selesai, atau hentikan dulu.</source>
        <translation>Wait until this one is done, or stop it first.</translation>
    </message>
    <message>
        <source>Kartu laptop (*.kartu)</source>
        <translation>Laptop cards (*.kartu)</translation>
    </message>
    <message>
        <source>{n} isian belum muat: tulis satu berkas lagi.</source>
        <translation>{n} records did not fit: write one more package.</translation>
    </message>
    <message>
        <source>Tersimpan di laptop ini.</source>
        <translation>Saved on this laptop.</translation>
    </message>
    <message>
        <source>{name} diajukan · menunggu dikirim</source>
        <translation>{name} handed in · waiting to be sent</translation>
    </message>
    <message>
        <source>{name} diajukan · menunggu pemeriksaan</source>
        <translation>{name} handed in · waiting for review</translation>
    </message>
    <message>
        <source>Lihat</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Lihat atau tarik kembali</source>
        <translation>Show or take back</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu diperbaiki.</source>
        <translation>Nothing needs correcting.</translation>
    </message>
    <message>
        <source>Temuan</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Server sudah diberi tahu.</source>
        <translation>The server has been told.</translation>
    </message>
    <message>
        <source>Kapan dan bagaimana hilang</source>
        <translation>When and how it was lost</translation>
    </message>
    <message>
        <source>Yang sudah dilakukan</source>
        <translation>What has been done</translation>
    </message>
    <message>
        <source>Yang dapat dihubungi</source>
        <translation>Whom to contact</translation>
    </message>
    <message>
        <source>Tahap</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Ada di sini</source>
        <translation>Here too</translation>
    </message>
    <message>
        <source>No. isian</source>
        <translation>Record no.</translation>
    </message>
    <message>
        <source>Isi laptop yang hilang</source>
        <translation>What was on the lost laptop</translation>
    </message>
    <message>
        <source>belum</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>Daftar isi laptop hilang</source>
        <translation>Contents of a lost laptop</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Dipakai oleh</source>
        <translation>Used by</translation>
    </message>
    <message>
        <source>Dinyatakan hilang</source>
        <translation>Declared lost</translation>
    </message>
    <message>
        <source>Isi</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Data pribadi di dalamnya</source>
        <translation>Personal data in it</translation>
    </message>
    <message>
        <source>Perlindungan</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>Semua data terenkripsi (AES-256); terbuka hanya dengan kata sandi petugas.</source>
        <translation>All data is encrypted (AES-256); it opens only with an officer's passphrase.</translation>
    </message>
    <message>
        <source>ada</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>belum ada</source>
        <translation>no</translation>
    </message>
    <message>
        <source>{name}, {n} wilayah</source>
        <translation>{name}, {n} areas</translation>
    </message>
    <message numerus="yes">
        <source>{n} tanggal dibetulkan.</source>
        <translation><numerusform>{n} date corrected.</numerusform><numerusform>{n} dates corrected.</numerusform></translation>
    </message>
    <message>
        <source>Simpan PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Simpan Excel atau CSV</source>
        <translation>Save as Excel or CSV</translation>
    </message>
    <message>
        <source>Cetak isian ini</source>
        <translation>Print this record</translation>
    </message>
    <message>
        <source>Laporan situasi</source>
        <translation>Situation report</translation>
    </message>
    <message>
        <source>Ekspor ke Excel atau CSV</source>
        <translation>Export to Excel or CSV</translation>
    </message>
    <message>
        <source>Menyusun berkas…</source>
        <translation>Making the file…</translation>
    </message>
    <message>
        <source>Cetak bukti terima</source>
        <translation>Print receipts</translation>
    </message>
    <message>
        <source>Bukti terima</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Lembar pemulihan</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>Teks laporan sudah disalin. Tempel di WhatsApp. QR dan SMS: {keys}</source>
        <translation>The text of the report is copied. Paste it into WhatsApp. QR and SMS: {keys}</translation>
    </message>
    <message>
        <source>Teks laporan sudah disalin. Tempel di WhatsApp.</source>
        <translation>The report's text was copied. Paste it in WhatsApp.</translation>
    </message>
    <message>
        <source>Simpan…</source>
        <translation>Save…</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian tersimpan di {path}</source>
        <translation><numerusform>{n} record saved in {path}</numerusform><numerusform>{n} records saved in {path}</numerusform></translation>
    </message>
    <message>
        <source>PDF tersimpan di {path}</source>
        <translation>PDF saved in {path}</translation>
    </message>
    <message>
        <source>Salin teks WhatsApp</source>
        <translation>Copy WhatsApp text</translation>
    </message>
    <message>
        <source>Sudah dikirim ke pencetak.</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>Pola teks tersimpan.</source>
        <translation>The template is saved.</translation>
    </message>
    <message>
        <source>Riwayat isian</source>
        <translation>History of the record</translation>
    </message>
    <message>
        <source>Catatan terlindungi</source>
        <translation>Protected notes</translation>
    </message>
    <message>
        <source>Draf dikembalikan. Yang tadi tetap ada di riwayat (Ctrl+H).</source>
        <translation>The draft was turned back. What it was is in its history (Ctrl+H).</translation>
    </message>
    <message>
        <source>Kirim foto ke laptop</source>
        <translation>Send a photo to the laptop</translation>
    </message>
    <message>
        <source>Ambil atau pilih satu foto. Foto masuk ke isian yang sedang terbuka di laptop.</source>
        <translation>Take or choose one photo. It goes into the record that is open on the laptop.</translation>
    </message>
    <message>
        <source>Kirim</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Foto sudah sampai di laptop. Hapus dari HP bila memuat orang atau rumahnya.</source>
        <translation>The photo has reached the laptop. Delete it from the phone if it shows people or their home.</translation>
    </message>
    <message>
        <source>Itu bukan foto yang dapat dibaca. Pilih foto JPEG atau PNG.</source>
        <translation>That is not a photo that can be read. Choose a JPEG or PNG photo.</translation>
    </message>
    <message>
        <source>Foto itu terlalu besar (paling besar 25 MB).</source>
        <translation>That photo is too large (25 MB at most).</translation>
    </message>
    <message>
        <source>Kode ini sudah dipakai. Untuk foto lain, buka kode baru di laptop.</source>
        <translation>This code has been used. For another photo, open a new code on the laptop.</translation>
    </message>
    <message>
        <source>Posko {name}</source>
        <translation>Posko {name}</translation>
    </message>
    <message>
        <source>Ctrl+R menjawab</source>
        <translation>Ctrl+R answers</translation>
    </message>
    <message>
        <source>isian ini</source>
        <translation>this record</translation>
    </message>
    <message>
        <source>Dikembalikan pengawas: {reason}</source>
        <translation>Sent back by the supervisor: {reason}</translation>
    </message>
    <message>
        <source>Catatan pengawas</source>
        <translation>Supervisor's remarks</translation>
    </message>
    <message>
        <source>Jawaban Anda tersimpan bersama catatan itu.</source>
        <translation>Your answer is kept with the remark.</translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu pemeriksaan.</source>
        <translation>Nothing is waiting for review.</translation>
    </message>
    <message>
        <source>Isian ini sudah diajukan.</source>
        <translation>This record has been handed in.</translation>
    </message>
    <message>
        <source>Untuk mengubahnya, tarik kembali dulu.</source>
        <translation>To change it, withdraw it first.</translation>
    </message>
    <message>
        <source>Isian ini sudah keluar dari laptop.</source>
        <translation>This record has left the laptop.</translation>
    </message>
    <message>
        <source>Perbaikan dikirim sebagai versi baru.</source>
        <translation>A correction is sent as a new version.</translation>
    </message>
    <message>
        <source>{name} ditambahkan. Sampaikan kata sandinya langsung; ia dapat menggantinya sendiri.</source>
        <translation>{name} was added. Tell them the passphrase in person; they can change it themselves.</translation>
    </message>
    <message>
        <source>Kata sandinya sudah diganti. Yang lama tidak berlaku lagi.</source>
        <translation>The passphrase was changed. The old one no longer works.</translation>
    </message>
    <message>
        <source>Sudah diubah. Berlaku saat orangnya masuk lagi.</source>
        <translation>Changed. It holds from the next time they come in.</translation>
    </message>
    <message>
        <source>Sudah dikeluarkan. Isian yang belum diajukan diteruskan.</source>
        <translation>Removed. Records not handed in yet were handed on.</translation>
    </message>
    <message>
        <source>Terhubung. Server sudah disimpan.</source>
        <translation>Connected. The server is saved.</translation>
    </message>
    <message>
        <source>Akun web dihapus dari laptop ini.</source>
        <translation>The web account has been removed from this laptop.</translation>
    </message>
    <message>
        <source>Nama server sudah diganti.</source>
        <translation>The server has been renamed.</translation>
    </message>
    <message>
        <source>Server sudah dilepas dari laptop ini.</source>
        <translation>The server has been taken off this laptop.</translation>
    </message>
    <message>
        <source>Sudah dikeluarkan dari laptop ini.</source>
        <translation>Removed from this laptop.</translation>
    </message>
    <message>
        <source>Setelan dari Dinas sudah dipakai.</source>
        <translation>The settings of the office are in use.</translation>
    </message>
    <message>
        <source>Akun web diterima. Kiriman dari desa Anda datang bersama pengiriman berikutnya.</source>
        <translation>The web account was accepted. Records of your villages come with the next sending.</translation>
    </message>
    <message>
        <source>Kata sandi sudah diganti.</source>
        <translation>The passphrase is changed.</translation>
    </message>
    <message>
        <source>Mengirim isian</source>
        <translation>Sending records</translation>
    </message>
    <message>
        <source>Mengirim foto dan berkas</source>
        <translation>Sending photos and files</translation>
    </message>
    <message>
        <source>Mengambil formulir</source>
        <translation>Fetching forms</translation>
    </message>
    <message>
        <source>Mengambil daftar</source>
        <translation>Fetching lists</translation>
    </message>
    <message>
        <source>Mengambil formulir…</source>
        <translation>Fetching forms…</translation>
    </message>
    <message>
        <source>Formulir baru sudah diambil.</source>
        <translation>New forms have been fetched.</translation>
    </message>
    <message>
        <source>Formulir sudah yang terbaru.</source>
        <translation>Forms are up to date.</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian diterima server.</source>
        <translation><numerusform>{n} record received by the server.</numerusform><numerusform>{n} records received by the server.</numerusform></translation>
    </message>
    <message>
        <source>Batas foto hari ini tercapai. Sisanya menyusul besok.</source>
        <translation>The limit of photos for today is reached. The rest follows tomorrow.</translation>
    </message>
    <message>
        <source>Folder foto HP</source>
        <translation>Folder of the phone's photos</translation>
    </message>
    <message>
        <source>Tidak ada foto di folder itu.</source>
        <translation>There are no photos in that folder.</translation>
    </message>
    <message>
        <source>Server tidak mengubah daftar {list} dari perbaikan ini.</source>
        <translation>The server does not change the list {list} by this correction.</translation>
    </message>
    <message>
        <source>Isi {form}</source>
        <translation>Fill in {form}</translation>
    </message>
    <message>
        <source>Ada versi baru formulir ini ({version}). Draf tetap pada versinya.</source>
        <translation>There is a new version of this form ({version}). The draft stays on its own.</translation>
    </message>
    <message>
        <source>Server tidak lagi menawarkan formulir ini: ajukan isian ini sebelum formulirnya ditutup.</source>
        <translation>The server no longer offers this form: hand this record in before the form is closed.</translation>
    </message>
    <message>
        <source>Isian ini dibuka pada versi formulirnya, {version}.</source>
        <translation>This record was opened on its own version of the form, {version}.</translation>
    </message>
    <message>
        <source>Pindahkan ke versi baru…</source>
        <translation>Move to the new version…</translation>
    </message>
    <message>
        <source>Ada versi baru, {version} ({keys}).</source>
        <translation>There is a new version, {version} ({keys}).</translation>
    </message>
    <message>
        <source>Lihat perubahannya</source>
        <translation>See what changes</translation>
    </message>
    <message>
        <source>Bagi kunjungan per RT</source>
        <translation>Give visits out by RT</translation>
    </message>
    <message>
        <source>Laptop lain mendengarnya lewat berkas kiriman atau Wi-Fi.</source>
        <translation>Other laptops hear it by a package or over Wi-Fi.</translation>
    </message>
    <message numerus="yes">
        <source>{n} RT diserahkan kepada {name}.</source>
        <translation><numerusform>{n} RT given to {name}.</numerusform><numerusform>{n} RTs given to {name}.</numerusform></translation>
    </message>
    <message>
        <source>Petugas dikosongkan.</source>
        <translation>Nobody goes there now.</translation>
    </message>
    <message>
        <source>Undangan sudah disalin.</source>
        <translation>The invitation was copied.</translation>
    </message>
    <message>
        <source>Sudah bertukar dengan {name}.</source>
        <translation>Exchanged with {name}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian diserahkan kepada {name}.</source>
        <translation><numerusform>{n} record was handed on to {name}.</numerusform><numerusform>{n} records were handed on to {name}.</numerusform></translation>
    </message>
    <message>
        <source>{name} boleh melepas isian yang sudah disetujui, mulai saat masuk berikutnya.</source>
        <translation>{name} may release approved records, from the next time they come in.</translation>
    </message>
    <message>
        <source>Hanya isian yang dikembalikan dapat diserahkan ke petugas lain.</source>
        <translation>Only records that were sent back can be handed on to somebody else.</translation>
    </message>
    <message>
        <source>{name} tidak lagi menjadi wakil.</source>
        <translation>{name} is no longer a deputy.</translation>
    </message>
    <message>
        <source>Belum ada petugas lain di laptop ini</source>
        <translation>Nobody else is on this laptop yet</translation>
    </message>
    <message>
        <source>Cari isian, formulir, halaman, atau perintah</source>
        <translation>Find a record, form, page or command</translation>
    </message>
    <message>
        <source>Cari</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Yang ditemukan</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok. Coba sebagian kata saja.</source>
        <translation>Nothing matches. Try only part of a word.</translation>
    </message>
    <message>
        <source>baru saja</source>
        <translation>just now</translation>
    </message>
    <message numerus="yes">
        <source>{n} menit lalu</source>
        <translation><numerusform>{n} minute ago</numerusform><numerusform>{n} minutes ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} jam lalu</source>
        <translation><numerusform>{n} hour ago</numerusform><numerusform>{n} hours ago</numerusform></translation>
    </message>
    <message>
        <source>kemarin {clock}</source>
        <translation>yesterday {clock}</translation>
    </message>
    <message numerus="yes">
        <source>{n} hari lalu</source>
        <translation><numerusform>{n} day ago</numerusform><numerusform>{n} days ago</numerusform></translation>
    </message>
    <message>
        <source>Panduan ini berbahasa Indonesia</source>
        <translation>The guide is in Indonesian</translation>
    </message>
    <message>
        <source>Panduan pengguna</source>
        <translation>User guide</translation>
    </message>
    <message>
        <source>Cari dalam panduan (Ctrl+F)</source>
        <translation>Search the guide (Ctrl+F)</translation>
    </message>
    <message>
        <source>Cari dalam panduan</source>
        <translation>Search the guide</translation>
    </message>
    <message>
        <source>Bab</source>
        <translation>Chapters</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tutup (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok</source>
        <translation>Nothing matches</translation>
    </message>
    <message>
        <source>Di mana saja</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Saat mengisi</source>
        <translation>While filling</translation>
    </message>
    <message>
        <source>Di daftar dan pemeriksaan</source>
        <translation>In lists and review</translation>
    </message>
    <message>
        <source>Tombol</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Panduan pengguna (F1)</source>
        <translation>User guide (F1)</translation>
    </message>
    <message>
        <source>Cari isian, halaman, perintah</source>
        <translation>Find records, pages, commands</translation>
    </message>
    <message>
        <source>Langkah utama halaman ini</source>
        <translation>The page's primary action</translation>
    </message>
    <message>
        <source>Simpan sekarang</source>
        <translation>Save now</translation>
    </message>
    <message>
        <source>Pengaturan</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Lipat bilah kiri</source>
        <translation>Fold the rail</translation>
    </message>
    <message>
        <source>Bahasa program</source>
        <translation>Language of the program</translation>
    </message>
    <message>
        <source>Kartu tombol ini</source>
        <translation>This card</translation>
    </message>
    <message>
        <source>Pertanyaan berikut · sebelumnya</source>
        <translation>Next · previous question</translation>
    </message>
    <message>
        <source>Pilih jawaban menurut kodenya</source>
        <translation>Pick a choice by its code</translation>
    </message>
    <message>
        <source>Bagian berikut · sebelumnya</source>
        <translation>Next · previous section</translation>
    </message>
    <message>
        <source>Yang belum terjawab · yang wajib saja</source>
        <translation>Not answered yet · only required ones</translation>
    </message>
    <message>
        <source>Yang perlu diperbaiki</source>
        <translation>Next problem</translation>
    </message>
    <message>
        <source>Daftar yang perlu diperbaiki</source>
        <translation>List of what needs correcting</translation>
    </message>
    <message>
        <source>Anggota sebagai tabel atau kartu</source>
        <translation>Members as table or cards</translation>
    </message>
    <message>
        <source>Tambah · buang baris tabel</source>
        <translation>Add · remove a row of the table</translation>
    </message>
    <message>
        <source>Tempel dari Excel · isi ke bawah</source>
        <translation>Paste from Excel · fill down</translation>
    </message>
    <message>
        <source>Urungkan · ulangi jawaban</source>
        <translation>Undo · redo answers</translation>
    </message>
    <message>
        <source>Kalender, peta, daftar, isi tersembunyi</source>
        <translation>Calendar, map, list, hidden text</translation>
    </message>
    <message>
        <source>Ambil kata yang ditawarkan</source>
        <translation>Take the words that are offered</translation>
    </message>
    <message>
        <source>Jawab catatan pengawas</source>
        <translation>Answer the supervisor's remark</translation>
    </message>
    <message>
        <source>Kode langsung melanjutkan</source>
        <translation>A code goes on by itself</translation>
    </message>
    <message>
        <source>Bahasa formulir</source>
        <translation>Language of the form</translation>
    </message>
    <message>
        <source>Tahan: tombol tiap bagian terlihat</source>
        <translation>Hold: shows the key of each part</translation>
    </message>
    <message>
        <source>Simpan dan tutup</source>
        <translation>Save and close</translation>
    </message>
    <message>
        <source>Cari dalam daftar</source>
        <translation>Search in the list</translation>
    </message>
    <message>
        <source>Buang (dapat diurungkan)</source>
        <translation>Discard (can be undone)</translation>
    </message>
    <message>
        <source>Setujui</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Kembalikan dengan catatan</source>
        <translation>Send back with a remark</translation>
    </message>
    <message>
        <source>Catatan · catatan sudah diindahkan</source>
        <translation>Remark · the remarks were heeded</translation>
    </message>
    <message>
        <source>Putuskan temuan</source>
        <translation>Decide on a finding</translation>
    </message>
    <message>
        <source>Perbaiki saat periksa</source>
        <translation>Correct while reviewing</translation>
    </message>
    <message>
        <source>Bandingkan · peta</source>
        <translation>Compare · map</translation>
    </message>
    <message>
        <source>Serahkan ke petugas lain</source>
        <translation>Hand on to somebody else</translation>
    </message>
    <message>
        <source>memulai isian</source>
        <translation>began the record</translation>
    </message>
    <message>
        <source>menjawab</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>menyimpan foto atau berkas</source>
        <translation>kept a photo or file</translation>
    </message>
    <message>
        <source>mengajukan</source>
        <translation>handed in</translation>
    </message>
    <message>
        <source>mengajukan untuk dikirim</source>
        <translation>handed in to be sent</translation>
    </message>
    <message>
        <source>menarik kembali</source>
        <translation>took back</translation>
    </message>
    <message>
        <source>memperbaiki saat memeriksa</source>
        <translation>corrected while reviewing</translation>
    </message>
    <message>
        <source>menyetujui</source>
        <translation>approved</translation>
    </message>
    <message>
        <source>membatalkan persetujuan</source>
        <translation>took the approval back</translation>
    </message>
    <message>
        <source>melepas untuk dikirim</source>
        <translation>released to be sent</translation>
    </message>
    <message>
        <source>mengembalikan</source>
        <translation>sent back</translation>
    </message>
    <message>
        <source>diterima server</source>
        <translation>received by the server</translation>
    </message>
    <message>
        <source>ditolak server</source>
        <translation>refused by the server</translation>
    </message>
    <message>
        <source>mencoba kirim lagi</source>
        <translation>tried to send again</translation>
    </message>
    <message>
        <source>membuka untuk perbaikan</source>
        <translation>opened for a correction</translation>
    </message>
    <message>
        <source>memakai versi dari server</source>
        <translation>took the server's version</translation>
    </message>
    <message>
        <source>mempertahankan versi sendiri</source>
        <translation>kept the own version</translation>
    </message>
    <message>
        <source>membatalkan perbaikan</source>
        <translation>gave the correction up</translation>
    </message>
    <message>
        <source>membuang</source>
        <translation>discarded</translation>
    </message>
    <message>
        <source>mengembalikan ke daftar</source>
        <translation>brought back to the list</translation>
    </message>
    <message>
        <source>menyerahkan lewat stik</source>
        <translation>handed over by a stick</translation>
    </message>
    <message>
        <source>meminta laptop lain memeriksa</source>
        <translation>asked another laptop to verify</translation>
    </message>
    <message>
        <source>menyerahkan lewat Wi-Fi</source>
        <translation>handed over by Wi-Fi</translation>
    </message>
    <message>
        <source>menyerahkan ke posko</source>
        <translation>handed over to a posko</translation>
    </message>
    <message>
        <source>menerima kembali</source>
        <translation>took back into custody</translation>
    </message>
    <message>
        <source>digabungkan dari cadangan</source>
        <translation>merged from a backup</translation>
    </message>
    <message>
        <source>memindahkan ke versi formulir yang baru</source>
        <translation>moved to the new version of the form</translation>
    </message>
    <message>
        <source>membetulkan tanggal, sebab jam laptop salah</source>
        <translation>corrected dates, as the laptop's clock was wrong</translation>
    </message>
    <message>
        <source>membiarkan tanggal, walau jam laptop salah</source>
        <translation>left dates, though the laptop's clock was wrong</translation>
    </message>
    <message>
        <source>diteruskan kepada</source>
        <translation>handed on to</translation>
    </message>
    <message>
        <source>menyetujui di server</source>
        <translation>approved at the server</translation>
    </message>
    <message>
        <source>menolak di server</source>
        <translation>rejected at the server</translation>
    </message>
    <message>
        <source>menandai bermasalah di server</source>
        <translation>marked as having issues at the server</translation>
    </message>
    <message>
        <source>meminta diperiksa lagi di server</source>
        <translation>asked for another look at the server</translation>
    </message>
    <message>
        <source>Terkunci sendiri karena tidak dipakai. Semua yang diketik tersimpan.</source>
        <translation>Locked by itself because nobody used it. Everything typed is kept.</translation>
    </message>
    <message>
        <source>Isian tetap terbuka dan dicoba simpan lagi sendiri.</source>
        <translation>The record stays open and is tried again by itself.</translation>
    </message>
    <message>
        <source>Isian belum tersimpan</source>
        <translation>The record is not saved yet</translation>
    </message>
    <message>
        <source>Kembali ke isian</source>
        <translation>Back to the record</translation>
    </message>
    <message>
        <source>Coba lagi</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Tutup, yang belum tersimpan hilang</source>
        <translation>Close; what is not saved is lost</translation>
    </message>
    <message>
        <source>Kunci, yang belum tersimpan hilang</source>
        <translation>Lock; what is not saved is lost</translation>
    </message>
    <message>
        <source>Menyiapkan Mode latihan dengan keluarga rekaan. Sebentar…</source>
        <translation>Getting practice mode ready with invented families. One moment…</translation>
    </message>
    <message>
        <source>Mengganti kunci data. Jangan matikan laptop…</source>
        <translation>Changing the data key. Do not switch off the laptop…</translation>
    </message>
    <message>
        <source>Memulihkan cadangan…</source>
        <translation>Restoring the backup…</translation>
    </message>
    <message>
        <source>Cadangan {moment} sudah dipulihkan. Masuk dengan nama dan kata sandi waktu itu.</source>
        <translation>The backup of {moment} was restored. Come in with the name and passphrase of that time.</translation>
    </message>
    <message numerus="yes">
        <source>{n} % selesai…</source>
        <translation><numerusform>{n} % done…</numerusform><numerusform>{n} % done…</numerusform></translation>
    </message>
    <message>
        <source>Kunci data sudah diganti. Masuk dengan kata sandi Anda seperti biasa.</source>
        <translation>The data key was changed. Come in with your passphrase as usual.</translation>
    </message>
    <message>
        <source>LATIHAN</source>
        <translation>PRACTICE</translation>
    </message>
    <message>
        <source>Formulir ini meminta rekaman suara selama wawancara.</source>
        <translation>This form asks for sound to be recorded during the interview.</translation>
    </message>
    <message>
        <source>Tambahan kamera dan suara belum dipasang.</source>
        <translation>The addition for camera and sound is not installed.</translation>
    </message>
    <message>
        <source>Laptop ini tidak punya mikrofon.</source>
        <translation>This laptop has no microphone.</translation>
    </message>
    <message>
        <source>Sambang merekam sejak sekarang; beri tahu keluarga. Tombolnya di kanan atas menghentikan.</source>
        <translation>Sambang is recording from now on; tell the family. The button at the top right stops it.</translation>
    </message>
    <message>
        <source>● Merekam suara {time}</source>
        <translation>● Recording sound {time}</translation>
    </message>
    <message>
        <source>Formulir meminta rekaman ini. Tekan untuk menghentikan.</source>
        <translation>The form asks for this recording. Press to stop it.</translation>
    </message>
    <message>
        <source>Rekaman berhenti · lanjutkan</source>
        <translation>Recording stopped · go on</translation>
    </message>
    <message>
        <source>Tekan untuk merekam lagi; yang sudah terekam tetap ada.</source>
        <translation>Press to record again; what was recorded stays.</translation>
    </message>
    <message>
        <source>Kali ini tidak direkam: ini bukan wawancaranya.</source>
        <translation>Nothing is recorded this time: this is not the interview itself.</translation>
    </message>
    <message>
        <source>Tidak ada yang direkam.</source>
        <translation>Nothing is recorded.</translation>
    </message>
    <message>
        <source>Ambil foto di aplikasi Kamera, lalu kembali ke sini: foto terbaru diambil sendiri.</source>
        <translation>Take the photo in the Camera app, then come back here: the newest photo is fetched by itself.</translation>
    </message>
    <message>
        <source>Aplikasi Kamera tidak dapat dibuka. Ambil foto dengan HP, atau pilih berkasnya.</source>
        <translation>The Camera app cannot be opened. Take the photo with a phone, or choose a file.</translation>
    </message>
    <message>
        <source>Foto ini masih ada di folder Camera Roll: hapus di sana bila memuat orang atau rumahnya.</source>
        <translation>This photo is still in the Camera Roll folder: delete it there if it shows people or their home.</translation>
    </message>
    <message>
        <source>Kamera lain</source>
        <translation>Other camera</translation>
    </message>
    <message>
        <source>Yang dilihat kamera</source>
        <translation>What the camera sees</translation>
    </message>
    <message>
        <source>Membuka kamera…</source>
        <translation>Opening the camera…</translation>
    </message>
    <message>
        <source>Kamera tidak dapat dibuka: mungkin dipakai program lain, atau dilarang di setelan privasi laptop.</source>
        <translation>The camera cannot be opened: another program may be using it, or the laptop's privacy settings forbid it.</translation>
    </message>
    <message>
        <source>Ambil foto dengan HP, lalu kirim dengan tombol Dari HP…, seret berkasnya, atau tempel (Ctrl+V).</source>
        <translation>Take the photo with a phone, then send it with From a phone…, drag the file here, or paste it (Ctrl+V).</translation>
    </message>
    <message>
        <source>Ketik kodenya, pakai alat pemindai, atau baca dari foto.</source>
        <translation>Type the code, use a scanner, or read it from a photo.</translation>
    </message>
    <message>
        <source>Rekam dengan HP, lalu pilih berkasnya di sini.</source>
        <translation>Record with a phone, then choose the file here.</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Tidak ada kamera pada laptop ini.</source>
        <translation>This laptop has no camera.</translation>
    </message>
    <message>
        <source>Rekaman tidak berhasil di laptop ini.</source>
        <translation>Recording did not work on this laptop.</translation>
    </message>
    <message>
        <source>Arahkan kamera ke kode</source>
        <translation>Point the camera at the code</translation>
    </message>
    <message>
        <source>Kodenya terbaca sendiri. Dekatkan sampai mengisi sepertiga gambar, tanpa pantulan cahaya.</source>
        <translation>The code is read by itself. Come close until it fills a third of the picture, without glare.</translation>
    </message>
    <message>
        <source>Paling lama 3 menit. Rekaman disimpan terenkripsi di isian ini saja.</source>
        <translation>3 minutes at most. The recording is kept encrypted, in this record only.</translation>
    </message>
    <message>
        <source>Selesai merekam</source>
        <translation>Stop recording</translation>
    </message>
    <message>
        <source>Mulai merekam</source>
        <translation>Start recording</translation>
    </message>
    <message>
        <source>Kamera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Pakai foto ini</source>
        <translation>Use this photo</translation>
    </message>
    <message>
        <source>Ambil foto</source>
        <translation>Take photo</translation>
    </message>
    <message>
        <source>Sudah jelas?</source>
        <translation>Is it clear?</translation>
    </message>
    <message>
        <source>Enter memakai foto ini.</source>
        <translation>Enter uses this photo.</translation>
    </message>
    <message>
        <source>Enter mengambil foto. Foto disimpan terenkripsi di isian ini saja.</source>
        <translation>Enter takes the photo. It is kept encrypted, in this record only.</translation>
    </message>
    <message>
        <source>Tempat dalam rekaman</source>
        <translation>Place in the recording</translation>
    </message>
    <message>
        <source>Spasi menjeda, panah maju dan mundur 5 detik, Escape menutup.</source>
        <translation>Space pauses, arrows go 5 seconds on and back, Escape closes.</translation>
    </message>
    <message>
        <source>Rekaman ini tidak dapat diputar di sini. Simpan dahulu, lalu buka dengan pemutar lain.</source>
        <translation>This recording cannot be played here. Save it first, then open it with another player.</translation>
    </message>
    <message>
        <source>Jeda</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Putar</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Selesai, simpan rekaman</source>
        <translation>Done, keep the recording</translation>
    </message>
    <message>
        <source>Buang</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Merekam {time}</source>
        <translation>Recording {time}</translation>
    </message>
    <message>
        <source>Mikrofon: {name}. Enter menyelesaikan.</source>
        <translation>Microphone: {name}. Enter ends it.</translation>
    </message>
    <message>
        <source>Tidak ada mikrofon pada laptop ini.</source>
        <translation>This laptop has no microphone.</translation>
    </message>
    <message>
        <source>Rekaman tidak berhasil: mikrofon tidak memberi suara.</source>
        <translation>Recording did not work: the microphone gave no sound.</translation>
    </message>
    <message>
        <source>dicoba {n}×</source>
        <translation>tried {n}×</translation>
    </message>
    <message>
        <source>foto {sent}/{all}</source>
        <translation>photos {sent}/{all}</translation>
    </message>
    <message>
        <source>bukti terima belum</source>
        <translation>no receipt yet</translation>
    </message>
    <message>
        <source>Diterima server {moment}</source>
        <translation>Received by the server {moment}</translation>
    </message>
    <message>
        <source>Dititipkan: {holder}</source>
        <translation>Handed over: {holder}</translation>
    </message>
    <message>
        <source>Menunggu kiriman sebelumnya untuk isian atau keluarga ini.</source>
        <translation>Waits for an earlier one of this record or family.</translation>
    </message>
    <message>
        <source>teks ✓</source>
        <translation>text ✓</translation>
    </message>
    <message>
        <source>teks menunggu</source>
        <translation>text waiting</translation>
    </message>
    <message>
        <source>lagi {clock}</source>
        <translation>again {clock}</translation>
    </message>
    <message>
        <source>Mendesak</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>lanjutan</source>
        <translation>continued</translation>
    </message>
    <message>
        <source>lanjutan {n}</source>
        <translation>continued {n}</translation>
    </message>
    <message>
        <source>Kabupaten/kota</source>
        <translation>Regency/city</translation>
    </message>
    <message>
        <source>Kecamatan</source>
        <translation>Sub-district</translation>
    </message>
    <message>
        <source>Tidak dijawab</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>tanpa wilayah</source>
        <translation>no region</translation>
    </message>
    <message>
        <source>Judul</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Diubah</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Di luar wilayah Anda: keluarga ini tidak ada lagi di daftar dari server.</source>
        <translation>Outside your area: this family is no longer in the list from the server.</translation>
    </message>
    <message>
        <source>Isi sudah dihapus, bukti terima ada</source>
        <translation>Content removed, receipts kept</translation>
    </message>
    <message>
        <source>di luar wilayah Anda</source>
        <translation>outside your area</translation>
    </message>
    <message>
        <source>belum diverifikasi</source>
        <translation>not verified yet</translation>
    </message>
    <message numerus="yes">
        <source>{n} temuan</source>
        <translation><numerusform>{n} finding</numerusform><numerusform>{n} findings</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} catatan</source>
        <translation><numerusform>{n} remark</numerusform><numerusform>{n} remarks</numerusform></translation>
    </message>
    <message>
        <source>“{typed}” {why}.</source>
        <translation>“{typed}” {why}.</translation>
    </message>
    <message>
        <source>Wajib diisi.</source>
        <translation>An answer is required.</translation>
    </message>
    <message>
        <source>Jawaban ini tidak diterima formulir.</source>
        <translation>The form does not accept this answer.</translation>
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
        <source>Tarik kembali</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Perbaiki isian</source>
        <translation>Correct the record</translation>
    </message>
    <message>
        <source>Buat lembar baru</source>
        <translation>Make a new sheet</translation>
    </message>
    <message>
        <source>Pakai zona wilayah</source>
        <translation>Use the zone of the region</translation>
    </message>
    <message>
        <source>Jam sudah benar</source>
        <translation>The clock is right</translation>
    </message>
    <message>
        <source>Bandingkan</source>
        <translation>Compare</translation>
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
        <source>Sudah beberapa kali salah, jadi Sambang menunggu sebentar.</source>
        <translation>Several tries were wrong, so Sambang waits for a moment.</translation>
    </message>
    <message>
        <source>Pakai waktu ini untuk mengingat. Bila lupa, pakai lembar pemulihan atau telepon Dinas.</source>
        <translation>Use this time to remember. If you forgot it, use the recovery sheet or call the office.</translation>
    </message>
    <message>
        <source>Ada huruf yang keliru dalam kode ini.</source>
        <translation>A letter of this code is wrong.</translation>
    </message>
    <message>
        <source>Baca dan ketik sekali lagi, empat huruf demi empat huruf.</source>
        <translation>Read and type it once more, four letters at a time.</translation>
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
        <source>Di folder itu tidak ada cadangan Sambang yang utuh.</source>
        <translation>There is no whole Sambang backup in that folder.</translation>
    </message>
    <message>
        <source>Pilih folder tempat cadangan dibuat, misalnya stik USB-nya.</source>
        <translation>Choose the folder the backup was made in, for example the USB stick.</translation>
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
        <source>Ruang laptop hampir habis: foto atau berkas ini tidak disimpan.</source>
        <translation>The laptop is nearly full: this photo or file was not kept.</translation>
    </message>
    <message>
        <source>Jawaban tetap tersimpan, dan fotonya masih di tempat asalnya. Kosongkan ruang, lalu masukkan lagi.</source>
        <translation>The answers are saved, and the photo is still where it came from. Make some room, then put it in again.</translation>
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
        <source>Isian Anda sendiri diperiksa orang lain.</source>
        <translation>Your own records are reviewed by somebody else.</translation>
    </message>
    <message>
        <source>Mintalah pengawas lain. Di Pengaturan, pengawas dapat ditambahkan di laptop ini.</source>
        <translation>Ask another supervisor. In Settings a supervisor can be added to this laptop.</translation>
    </message>
    <message>
        <source>Nama ini sudah dipakai di laptop ini.</source>
        <translation>This name is already used on this laptop.</translation>
    </message>
    <message>
        <source>Tambahkan nama belakang atau gelar, supaya keduanya dapat dibedakan.</source>
        <translation>Add a last name or a title, so that the two can be told apart.</translation>
    </message>
    <message>
        <source>Ini admin terakhir di laptop ini.</source>
        <translation>This is the last administrator of this laptop.</translation>
    </message>
    <message>
        <source>Tambahkan admin lain dulu, lalu keluarkan yang ini.</source>
        <translation>Add another administrator first, then remove this one.</translation>
    </message>
    <message>
        <source>Catatan ini terkunci untuk orang lain.</source>
        <translation>This note is locked for other people.</translation>
    </message>
    <message>
        <source>Hanya penulis dan satu pengawas yang dipilihnya dapat membukanya.</source>
        <translation>Only its author and the one supervisor they chose can open it.</translation>
    </message>
    <message>
        <source>Isi isian ini sudah dihapus dari laptop setelah diterima server.</source>
        <translation>The content of this record was removed from the laptop after the server received it.</translation>
    </message>
    <message>
        <source>Bukti terimanya tetap ada. Untuk isinya, tanyakan ke Dinas.</source>
        <translation>The receipt is kept. For the content, ask the office.</translation>
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
        <source>Berkas ini bukan setelan dari Dinas, atau isinya rusak.</source>
        <translation>This file is no settings of the office, or it is damaged.</translation>
    </message>
    <message>
        <source>Tidak ada yang diubah. Minta berkasnya sekali lagi, langsung dari Dinas.</source>
        <translation>Nothing was changed. Ask the office for the file once more, directly.</translation>
    </message>
    <message>
        <source>Berkas {name} bukan batas wilayah yang bisa dipakai.</source>
        <translation>The file {name} has no boundaries that can be used.</translation>
    </message>
    <message>
        <source>Minta GeoJSON berisi poligon dengan koordinat derajat (WGS 84); dari QGIS: Ekspor, lalu pilih GeoJSON.</source>
        <translation>Ask for GeoJSON with polygons in degrees (WGS 84); from QGIS: Export, then choose GeoJSON.</translation>
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
        <source>Di situ tidak ada versi baru Sambang untuk laptop ini.</source>
        <translation>There is no newer Sambang for this laptop there.</translation>
    </message>
    <message>
        <source>Pilih folder yang memuat berkas sambang-rilis.json bersama pemasangnya.</source>
        <translation>Choose the folder that holds sambang-rilis.json beside the installer.</translation>
    </message>
    <message>
        <source>Versi baru itu tidak ditandatangani oleh Dinas, jadi tidak dipakai.</source>
        <translation>That newer version is not signed by the office, so it is not used.</translation>
    </message>
    <message>
        <source>Jangan pasang pemasangnya. Tanyakan ke Dinas dari mana berkas itu datang.</source>
        <translation>Do not install it. Ask the office where the file came from.</translation>
    </message>
    <message>
        <source>Di situ ada Sambang {found}; laptop ini sudah memakai {here}.</source>
        <translation>Sambang {found} is there; this laptop already uses {here}.</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu dilakukan.</source>
        <translation>Nothing needs doing.</translation>
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
        <source>Berkas kiriman ini dari laptop yang belum dikenal.</source>
        <translation>This package is from a laptop that is not known here.</translation>
    </message>
    <message>
        <source>Tidak ada yang berubah. Minta kartu laptopnya, cocokkan sidiknya, tambahkan, lalu buka lagi berkasnya.</source>
        <translation>Nothing changed. Ask for that laptop's card, compare its fingerprint, add it, then open the file again.</translation>
    </message>
    <message>
        <source>Laptop itu dinyatakan hilang. Berkas dan kartunya tidak diterima.</source>
        <translation>That laptop is declared lost. Its packages and its card are refused.</translation>
    </message>
    <message>
        <source>Tidak ada yang berubah. Jika laptopnya sudah kembali, pengawas menyatakannya di Tukar berkas.</source>
        <translation>Nothing has changed. If the laptop is back, a supervisor says so in Exchange.</translation>
    </message>
    <message>
        <source>Kode itu tidak cocok dengan yang tampil di laptop posko.</source>
        <translation>That code does not match the one shown on the posko laptop.</translation>
    </message>
    <message>
        <source>Kodenya berganti setiap kali dipakai. Salin yang sekarang, lalu coba lagi.</source>
        <translation>The code changes each time it is used. Copy the present one, then try again.</translation>
    </message>
    <message>
        <source>Ini kartu laptop ini sendiri.</source>
        <translation>This is the card of this laptop itself.</translation>
    </message>
    <message>
        <source>Tambahkan kartu laptop lain.</source>
        <translation>Add the card of another laptop.</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu dibawa ke laptop itu sekarang.</source>
        <translation>There is nothing to carry to that laptop now.</translation>
    </message>
    <message>
        <source>Ajukan isian dulu, atau pilih formulir yang ikut dibawa.</source>
        <translation>Hand a record in first, or choose forms to take along.</translation>
    </message>
    <message>
        <source>Ini bukan kartu laptop, atau kartunya terpotong.</source>
        <translation>This is no laptop card, or the card is cut.</translation>
    </message>
    <message>
        <source>Salin seluruh teksnya mulai dari sambang-card, atau buka berkas kartunya.</source>
        <translation>Copy all of its text beginning with sambang-card, or open the card file.</translation>
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
        <source>Selisihnya {n} jam.</source>
        <translation><numerusform>It is off by {n} hour.</numerusform><numerusform>It is off by {n} hours.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Selisihnya {n} hari.</source>
        <translation><numerusform>It is off by {n} day.</numerusform><numerusform>It is off by {n} days.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Coba lagi dalam {n} detik.</source>
        <translation><numerusform>Try again in {n} second.</numerusform><numerusform>Try again in {n} seconds.</numerusform></translation>
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
    <message numerus="yes">
        <source>{n} diajukan, belum di server</source>
        <translation><numerusform>{n} handed in, not at the server yet</numerusform><numerusform>{n} handed in, not at the server yet</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} draf</source>
        <translation><numerusform>{n} draft</numerusform><numerusform>{n} drafts</numerusform></translation>
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
        <source>Menurut tanggal laptop ini, sertifikat server sedang tidak berlaku, jadi tidak ada yang dikirim.</source>
        <translation>By this laptop's date, the server's certificate is not valid now, so nothing is sent.</translation>
    </message>
    <message>
        <source>Betulkan tanggal dan jam laptop, lalu coba lagi. Bila tanggalnya sudah benar, beri tahu Dinas.</source>
        <translation>Put the laptop's date and time right, then try again. If the date is right already, tell the office.</translation>
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
        <source>Nama atau kata sandi akun web tidak diterima server.</source>
        <translation>The server did not accept the name or password of the web account.</translation>
    </message>
    <message>
        <source>Ini akun yang dipakai untuk masuk ke halaman web ODK Central, bukan kode akses laptop.</source>
        <translation>This is the account used for the web pages of ODK Central, not the laptop's access code.</translation>
    </message>
    <message>
        <source>Akun web Anda hanya boleh melihat di server ini.</source>
        <translation>Your web account may only look at this server.</translation>
    </message>
    <message>
        <source>Minta Dinas memberi akun itu peran pengelola proyek, atau minta pengelola memutuskannya.</source>
        <translation>Ask the office to make that account a project manager, or ask a manager to decide.</translation>
    </message>
    <message>
        <source>Data ini baru saja berubah lagi di server.</source>
        <translation>This entry has just changed again on the server.</translation>
    </message>
    <message>
        <source>Keadaan terbaru sudah diambil. Lihat sekali lagi, lalu putuskan.</source>
        <translation>Its newest state is here. Look once more, then decide.</translation>
    </message>
    <message>
        <source>Server ini tidak dapat dibaca kembali dari Sambang.</source>
        <translation>This server cannot be read back from Sambang.</translation>
    </message>
    <message>
        <source>Hanya ODK Central yang bisa. Bandingkan di halaman web server, lalu putuskan di sini.</source>
        <translation>Only ODK Central can. Compare on the server's web pages, then decide here.</translation>
    </message>
    <message>
        <source>Server ini masih dipakai, jadi belum dapat dilepas.</source>
        <translation>This server is still needed, so it cannot be taken off yet.</translation>
    </message>
    <message>
        <source>Kirim, selesaikan, atau buang dulu yang terikat padanya; sesudah itu server dapat dilepas.</source>
        <translation>Send, finish or discard what is bound to it first; then the server can be taken off.</translation>
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
        <source>Isian tetap aman. Bandingkan kedua versinya, lalu pilih yang benar.</source>
        <translation>The record is safe. Compare both versions, then choose the right one.</translation>
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
        <source>Buka Sambang</source>
        <translation>Open Sambang</translation>
    </message>
    <message numerus="yes">
        <source>{n} daftar menunggu persetujuan Anda.</source>
        <translation><numerusform>{n} list awaits your agreement.</numerusform><numerusform>{n} lists await your agreement.</numerusform></translation>
    </message>
    <message>
        <source>Selamanya</source>
        <translation>For ever</translation>
    </message>
    <message numerus="yes">
        <source>{n} hari</source>
        <translation><numerusform>{n} day</numerusform><numerusform>{n} days</numerusform></translation>
    </message>
    <message>
        <source>Semua data dikunci ulang. Pakai bila orang yang sudah keluar mungkin menyimpan salinan kunci.</source>
        <translation>All data is locked anew. Use it if somebody who left may have kept a copy of the key.</translation>
    </message>
    <message>
        <source>Minta Dinas membacakan barisnya; dimulai dengan sambang-kantor.</source>
        <translation>Ask the office for its line; it begins with sambang-kantor.</translation>
    </message>
    <message>
        <source>Dipakai sekarang: kunci Dinas yang berakhir {letters}.</source>
        <translation>In use: the office's key that ends in {letters}.</translation>
    </message>
    <message>
        <source>Cadangan {moment} sudah dibuat dan diperiksa: {folder}</source>
        <translation>Backup of {moment} made and verified: {folder}</translation>
    </message>
    <message>
        <source>Cadangan, ruang, dan keutuhan data. Semua cadangan terkunci seperti data di laptop.</source>
        <translation>Backups, room and whole data. All backups are locked like the data on the laptop.</translation>
    </message>
    <message>
        <source>Cadangan</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Ambil isi cadangan</source>
        <translation>Bring in a backup</translation>
    </message>
    <message>
        <source>Ruang dan lama penyimpanan</source>
        <translation>Room, and how long things stay</translation>
    </message>
    <message>
        <source>Bantuan Dinas bila kata sandi terlupa</source>
        <translation>Help by the office when a passphrase is forgotten</translation>
    </message>
    <message>
        <source>Keutuhan dan kunci</source>
        <translation>Wholeness and keys</translation>
    </message>
    <message>
        <source>Cadangkan di laptop ini</source>
        <translation>Back up on this laptop</translation>
    </message>
    <message>
        <source>Hentikan</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Folder cadangan</source>
        <translation>Folder of the backup</translation>
    </message>
    <message>
        <source>Isi yang belum ada di sini ditambahkan; yang ada tidak ditimpa.</source>
        <translation>What is lacking here is added; what is here is not overwritten.</translation>
    </message>
    <message>
        <source>Nama pemilik cadangan</source>
        <translation>Name of who made the backup</translation>
    </message>
    <message>
        <source>Seperti dipakai waktu cadangan itu dibuat.</source>
        <translation>As it was used when the backup was made.</translation>
    </message>
    <message>
        <source>Kata sandinya waktu itu</source>
        <translation>Their passphrase at that time</translation>
    </message>
    <message>
        <source>Pilih folder…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Gabungkan ke laptop ini</source>
        <translation>Merge into this laptop</translation>
    </message>
    <message>
        <source>Isian yang sudah diterima server disimpan di sini selama</source>
        <translation>Records the server has received stay here for</translation>
    </message>
    <message>
        <source>Hapus isinya sekarang</source>
        <translation>Remove their content now</translation>
    </message>
    <message>
        <source>Simpan kunci Dinas</source>
        <translation>Keep the office's key</translation>
    </message>
    <message>
        <source>Periksa keutuhan</source>
        <translation>Check wholeness</translation>
    </message>
    <message>
        <source>Pemeriksaan membaca seluruh data dan mencocokkan setiap halamannya.</source>
        <translation>The check reads all data and verifies every page of it.</translation>
    </message>
    <message>
        <source>Ganti kunci data: ketik kata sandi Anda</source>
        <translation>Change the data key: type your passphrase</translation>
    </message>
    <message>
        <source>Kunci program dan ganti kunci data</source>
        <translation>Lock, and change the data key</translation>
    </message>
    <message>
        <source>Kunci Dinas</source>
        <translation>Key of the office</translation>
    </message>
    <message>
        <source>Cadangkan ke stik USB…</source>
        <translation>Back up to a USB stick…</translation>
    </message>
    <message>
        <source>Perlu kata sandi baru dari Anda (di Pengaturan): {names}</source>
        <translation>Need a new passphrase from you (in Settings): {names}</translation>
    </message>
    <message>
        <source>Data {data}, foto {photos}. Sisa ruang di laptop: {free}.</source>
        <translation>Data {data}, photos {photos}. Room left on the laptop: {free}.</translation>
    </message>
    <message>
        <source>Bukti terima, tanggal, dan nomor isian tidak pernah dihapus.</source>
        <translation>Receipts, dates and record ids are never removed.</translation>
    </message>
    <message>
        <source>Selesai digabungkan: {what}.</source>
        <translation>Merged: {what}.</translation>
    </message>
    <message numerus="yes">
        <source>Isi {n} isian dihapus dari laptop ini. Bukti terimanya tetap ada.</source>
        <translation><numerusform>The content of {n} record was removed from this laptop. Its receipts stay.</numerusform><numerusform>The content of {n} records was removed from this laptop. Their receipts stay.</numerusform></translation>
    </message>
    <message>
        <source>Cadangan terakhir di laptop ini: {age}. Dibuat sendiri sekali sehari.</source>
        <translation>Last backup on this laptop: {age}. Made by itself once a day.</translation>
    </message>
    <message>
        <source>Belum ada cadangan di laptop ini. Dibuat sendiri sekali sehari.</source>
        <translation>No backup on this laptop yet. Made by itself once a day.</translation>
    </message>
    <message>
        <source>Terakhir ke stik: {age}.</source>
        <translation>Last to a stick: {age}.</translation>
    </message>
    <message>
        <source>Belum pernah ke stik. Bila laptop hilang atau rusak, hanya cadangan di luar laptop yang menolong.</source>
        <translation>Never yet to a stick. If the laptop is lost or broken, only a backup outside it helps.</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian hanya ada di laptop ini.</source>
        <translation><numerusform>{n} record is on this laptop only.</numerusform><numerusform>{n} records are on this laptop only.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian baru</source>
        <translation><numerusform>{n} new record</numerusform><numerusform>{n} new records</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian lebih lanjut daripada di sini</source>
        <translation><numerusform>{n} record further than here</numerusform><numerusform>{n} records further than here</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian sudah ada</source>
        <translation><numerusform>{n} record was here already</numerusform><numerusform>{n} records were here already</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian berubah di kedua tempat: keduanya disimpan</source>
        <translation><numerusform>{n} record changed in both places: both are kept</numerusform><numerusform>{n} records changed in both places: both are kept</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} orang ditambahkan; beri kata sandi baru di Pengaturan</source>
        <translation><numerusform>{n} person added; give them a new passphrase in Settings</numerusform><numerusform>{n} people added; give them new passphrases in Settings</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian sudah melewati batas ini.</source>
        <translation><numerusform>{n} record is past this limit.</numerusform><numerusform>{n} records are past this limit.</numerusform></translation>
    </message>
    <message>
        <source>tidak ada yang baru</source>
        <translation>nothing new</translation>
    </message>
    <message>
        <source>baru</source>
        <translation>new</translation>
    </message>
    <message>
        <source>diverifikasi</source>
        <translation>verified</translation>
    </message>
    <message>
        <source>diproses</source>
        <translation>in work</translation>
    </message>
    <message>
        <source>dirujuk</source>
        <translation>referred</translation>
    </message>
    <message>
        <source>ditindaklanjuti</source>
        <translation>followed up</translation>
    </message>
    <message>
        <source>dikembalikan</source>
        <translation>sent back</translation>
    </message>
    <message numerus="yes">
        <source>{state} {n} hari</source>
        <translation><numerusform>{state} for {n} day</numerusform><numerusform>{state} for {n} days</numerusform></translation>
    </message>
    <message>
        <source>{state} sejak hari ini</source>
        <translation>{state} since today</translation>
    </message>
    <message numerus="yes">
        <source>lewat {n} hari</source>
        <translation><numerusform>{n} day over</numerusform><numerusform>{n} days over</numerusform></translation>
    </message>
    <message>
        <source>(kosong)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Diperbaiki juga di kantor</source>
        <translation>Corrected at the office too</translation>
    </message>
    <message>
        <source>Tampilkan juga yang sama</source>
        <translation>Also show what is the same</translation>
    </message>
    <message>
        <source>Versi di server dapat dibaca dengan akun web ODK Central (yang dipakai di peramban). Bila Anda tidak punya, mintalah pengawas membukanya. Isian Anda tetap aman.</source>
        <translation>The server's version can be read with a web account of ODK Central (the one used in a browser). If you have none, ask a supervisor to open it. Your record is safe.</translation>
    </message>
    <message>
        <source>Surel akun web</source>
        <translation>E-mail of the web account</translation>
    </message>
    <message>
        <source>Kata sandi akun web</source>
        <translation>Password of the web account</translation>
    </message>
    <message>
        <source>Ambil versi di server</source>
        <translation>Fetch the server's version</translation>
    </message>
    <message>
        <source>Putuskan nanti</source>
        <translation>Decide later</translation>
    </message>
    <message>
        <source>Pakai versi di server</source>
        <translation>Use the server's version</translation>
    </message>
    <message>
        <source>Di server diubah oleh {who}</source>
        <translation>Changed at the server by {who}</translation>
    </message>
    <message>
        <source>Di server sudah diubah</source>
        <translation>Changed at the server</translation>
    </message>
    <message>
        <source>Pertanyaan</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Jawaban Anda</source>
        <translation>Your answer</translation>
    </message>
    <message>
        <source>Jawaban di server</source>
        <translation>Answer at the server</translation>
    </message>
    <message>
        <source>Pertahankan versi saya</source>
        <translation>Keep my version</translation>
    </message>
    <message numerus="yes">
        <source>{n} jawaban berbeda</source>
        <translation><numerusform>{n} answer differs</numerusform><numerusform>{n} answers differ</numerusform></translation>
    </message>
    <message>
        <source>Siapa yang menariknya?</source>
        <translation>Who takes it back?</translation>
    </message>
    <message>
        <source>Kapan dikatakan</source>
        <translation>When it was said</translation>
    </message>
    <message>
        <source>Batas tiga kali 24 jam dihitung sejak saat itu.</source>
        <translation>The limit of three times 24 hours counts from then.</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Boleh dikosongkan. Tanpa nama dan NIK.</source>
        <translation>May be left empty. Without names and NIK.</translation>
    </message>
    <message>
        <source>Bagaimana provinsi diberi tahu?</source>
        <translation>How was the province told?</translation>
    </message>
    <message>
        <source>Misalnya nomor surat, atau dengan siapa Anda bicara.</source>
        <translation>For instance the number of a letter, or whom you spoke to.</translation>
    </message>
    <message>
        <source>Batalkan penarikan</source>
        <translation>Undo the withdrawal</translation>
    </message>
    <message>
        <source>Cetak tanda terima…</source>
        <translation>Print a receipt…</translation>
    </message>
    <message>
        <source>Catat penarikan</source>
        <translation>Write the withdrawal down</translation>
    </message>
    <message>
        <source>Dicatat {who}, {when}. Yang menarik: {family}.</source>
        <translation>Written down by {who}, {when}. Taken back by: {family}.</translation>
    </message>
    <message>
        <source>Provinsi sudah diberi tahu</source>
        <translation>The province was told</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Yang bersangkutan sendiri</source>
        <translation>The person concerned</translation>
    </message>
    <message>
        <source>Anggota keluarga</source>
        <translation>A member of the family</translation>
    </message>
    <message>
        <source>Orang tua atau wali</source>
        <translation>A parent or guardian</translation>
    </message>
    <message>
        <source>Pendamping atau kuasa</source>
        <translation>A companion or proxy</translation>
    </message>
    <message>
        <source>Tidak dikirim; isinya akan dihapus</source>
        <translation>Not sent; its content will be erased</translation>
    </message>
    <message>
        <source>Ada di laptop lain: kirim kabarnya</source>
        <translation>At another laptop: send the word</translation>
    </message>
    <message>
        <source>Kabar ke provinsi menunggu dikirim</source>
        <translation>The word to the province waits to be sent</translation>
    </message>
    <message>
        <source>Beri tahu provinsi</source>
        <translation>Tell the province</translation>
    </message>
    <message>
        <source>Provinsi sudah tahu; isinya akan dihapus</source>
        <translation>The province knows; its content will be erased</translation>
    </message>
    <message>
        <source>Isinya sudah dihapus</source>
        <translation>Its content was erased</translation>
    </message>
    <message>
        <source>Sejak dicatat, isian ini tidak ikut di daftar, rekap, dokumen, dan ekspor mana pun. Penarikan tercatat di riwayat dan di catatan akses.</source>
        <translation>Once written down, this record is on no list, recap, document or export. The withdrawal stands in the history and in the access log.</translation>
    </message>
    <message numerus="yes">
        <source>Sisa {n} jam, sampai {until}</source>
        <translation><numerusform>{n} hour left, until {until}</numerusform><numerusform>{n} hours left, until {until}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} jam lagi</source>
        <translation><numerusform>{n} hour left</numerusform><numerusform>{n} hours left</numerusform></translation>
    </message>
    <message>
        <source>Yang belum dikirim ditarik dan isinya dihapus setelah satu hari. Yang mungkin sudah sampai harus dikabarkan ke provinsi dalam tiga kali 24 jam. Laptop lain yang memegangnya mendengar lewat berkas kiriman berikutnya.</source>
        <translation>What was not sent is taken back and its content erased after a day. Of what may have arrived the province has to be told within three times 24 hours. Another laptop that holds it hears by the next package.</translation>
    </message>
    <message>
        <source>Isian ini tidak pernah dikirim dan tidak akan dikirim. Isinya dihapus satu hari setelah penarikan.</source>
        <translation>This record was never sent and will not be. Its content is erased a day after the withdrawal.</translation>
    </message>
    <message>
        <source>Laptop lain memegang isian ini. Tulis berkas kiriman untuknya, atau bertemu lewat Wi-Fi: di sana isian ini ditarik juga.</source>
        <translation>Another laptop holds this record. Write a package for it, or meet it over Wi-Fi: there the record is taken back too.</translation>
    </message>
    <message>
        <source>Tinjauan berisi penarikan ini ada di kotak keluar dan dikirim bersama yang lain. Setelah diterima, isinya dihapus dari laptop ini.</source>
        <translation>A review form with this withdrawal is in the outbox and goes with the rest. Once it is received, the content is erased from this laptop.</translation>
    </message>
    <message>
        <source>Server tidak mengenal kabar penarikan, atau belum jelas apakah isian ini sampai. Beri tahu Dinas dengan surat atau telepon, lalu catat di bawah. Nomor isian ada di tanda terima.</source>
        <translation>The server does not know this kind of word, or it is not clear whether the record arrived. Tell the Dinas by letter or telephone, then write it down below. The number of the record is on the receipt.</translation>
    </message>
    <message>
        <source>Provinsi sudah tahu. Isinya dihapus dari laptop ini saat laptop dirapikan; bukti terima tetap.</source>
        <translation>The province knows. The content is erased from this laptop when it is tidied; the receipts stay.</translation>
    </message>
    <message>
        <source>Isinya sudah tidak ada di laptop ini. Yang tersisa hanya nomor, waktu, dan bukti terima.</source>
        <translation>The content is no longer on this laptop. What is left are numbers, times and receipts.</translation>
    </message>
    <message>
        <source>Lewat batas sejak {until}</source>
        <translation>Past the limit since {until}</translation>
    </message>
    <message>
        <source>lewat batas</source>
        <translation>past the limit</translation>
    </message>
    <message>
        <source>Isian ini sudah diterima server: provinsi diberi tahu lewat tinjauan, atau oleh Anda, dalam tiga kali 24 jam. Sesudah itu isinya dihapus dari laptop ini; bukti terima tetap ada.</source>
        <translation>The server has this record: the province is told by a review form, or by you, within three times 24 hours. After that its content is erased from this laptop; the receipts stay.</translation>
    </message>
    <message>
        <source>Isian ini belum dikirim dan tidak akan dikirim. Isinya dihapus dari laptop ini setelah satu hari; sampai saat itu penarikan dapat dibatalkan.</source>
        <translation>This record was not sent and will not be. Its content is erased from this laptop after a day; until then the withdrawal can be undone.</translation>
    </message>
    <message>
        <source>Perbaiki saat periksa: ubah jawabannya, lalu Ctrl+Enter untuk menulis alasannya.</source>
        <translation>Correct while reviewing: change the answers, then Ctrl+Enter to write why.</translation>
    </message>
    <message>
        <source>Alasan perbaikan</source>
        <translation>Reason for the correction</translation>
    </message>
    <message>
        <source>Petugas membacanya di pertanyaan itu. Isian asli tetap tersimpan.</source>
        <translation>The enumerator reads it at that question. The original record is kept.</translation>
    </message>
    <message>
        <source>Alasan pertama untuk semuanya</source>
        <translation>The first reason for all</translation>
    </message>
    <message>
        <source>{before} menjadi {after}</source>
        <translation>{before} becomes {after}</translation>
    </message>
    <message>
        <source>Simpan perbaikan</source>
        <translation>Save the corrections</translation>
    </message>
    <message>
        <source>Belum ada jawaban yang diubah.</source>
        <translation>No answer has been changed yet.</translation>
    </message>
    <message>
        <source>Formulir ini mewajibkan alasan.</source>
        <translation>This form requires a reason.</translation>
    </message>
    <message>
        <source>Boleh dikosongkan.</source>
        <translation>It may be left empty.</translation>
    </message>
    <message>
        <source>Mengapa diubah?</source>
        <translation>Why was it changed?</translation>
    </message>
    <message>
        <source>Ajukan perbaikan</source>
        <translation>Hand in the correction</translation>
    </message>
    <message numerus="yes">
        <source>dan {n} jawaban lain</source>
        <translation><numerusform>and {n} more answer</numerusform><numerusform>and {n} more answers</numerusform></translation>
    </message>
    <message>
        <source>Pengawas membacanya di isian ini.</source>
        <translation>The supervisor reads it in this record.</translation>
    </message>
    <message>
        <source>Saat ini diisi, jam laptop salah: {claimed}.</source>
        <translation>When this was filled in, the laptop's clock was wrong: {claimed}.</translation>
    </message>
    <message>
        <source>Betulkan tanggal</source>
        <translation>Correct the dates</translation>
    </message>
    <message>
        <source>Diketahui dari saat jam dibetulkan.</source>
        <translation>Known from the moment the clock was set right.</translation>
    </message>
    <message>
        <source>Perkiraan. Ubah bila keliru.</source>
        <translation>An estimate. Change it if it is wrong.</translation>
    </message>
    <message>
        <source>Hari yang sebenarnya</source>
        <translation>The day it really was</translation>
    </message>
    <message>
        <source>Biarkan, lalu ajukan</source>
        <translation>Leave them and hand in</translation>
    </message>
    <message>
        <source>Betulkan, lalu ajukan</source>
        <translation>Correct and hand in</translation>
    </message>
    <message>
        <source>Saat mulai diisi</source>
        <translation>Start of filling</translation>
    </message>
    <message>
        <source>Jawaban yang lama tetap tercatat di riwayat.</source>
        <translation>The old answers stay in the history.</translation>
    </message>
    <message>
        <source>Berita acara musyawarah</source>
        <translation>Minutes of the village meeting</translation>
    </message>
    <message>
        <source>Dihitung dari daftar keluarga; bertanda DRAF bila angkanya belum cocok</source>
        <translation>Counted from the list of families; marked DRAF while the figures do not agree</translation>
    </message>
    <message>
        <source>Prelist akhir</source>
        <translation>Final prelist</translation>
    </message>
    <message>
        <source>Keluarga yang tetap dan usulan baru satu desa</source>
        <translation>Families that stay and new proposals of a village</translation>
    </message>
    <message>
        <source>Daftar RTLH</source>
        <translation>List of unfit houses (RTLH)</translation>
    </message>
    <message>
        <source>Hasil validasi untuk Dinas Perkim dan BAZNAS</source>
        <translation>Result of the validation for Dinas Perkim and BAZNAS</translation>
    </message>
    <message>
        <source>Daftar penerima</source>
        <translation>List of recipients</translation>
    </message>
    <message>
        <source>By name by address, dengan tempat tanda tangan</source>
        <translation>By name by address, with room to sign</translation>
    </message>
    <message>
        <source>Berita acara serah terima</source>
        <translation>Minutes of a handover</translation>
    </message>
    <message>
        <source>Barang atau uang yang diserahkan, nilainya terbilang, tempat tanda tangan</source>
        <translation>Goods or money handed over, the value in words, room to sign</translation>
    </message>
    <message>
        <source>Laporan situasi bencana</source>
        <translation>Situation report of a disaster</translation>
    </message>
    <message>
        <source>Sitrep dengan angka, peta titik, dan foto</source>
        <translation>Sitrep with figures, a map of points and photos</translation>
    </message>
    <message>
        <source>Laporan harian posko</source>
        <translation>Daily report of the command post</translation>
    </message>
    <message>
        <source>Kejadian, pengungsian, dan logistik menurut laporan terakhir</source>
        <translation>Events, shelters and goods by the last reports</translation>
    </message>
    <message>
        <source>nama kantor</source>
        <translation>name of the office</translation>
    </message>
    <message>
        <source>alamat</source>
        <translation>address</translation>
    </message>
    <message>
        <source>nama pejabat</source>
        <translation>name of the official</translation>
    </message>
    <message>
        <source>Kop surat diambil dari daftar kop.csv yang dikirim Dinas bersama formulir.</source>
        <translation>Letterheads come from the list kop.csv, which the office sends with a form.</translation>
    </message>
    <message>
        <source>Dokumen</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Disusun di laptop ini dari isian yang sudah diajukan, disimpan ke tempat yang Anda pilih.</source>
        <translation>Set on this laptop from what was handed in, saved where you choose.</translation>
    </message>
    <message>
        <source>Kembali ke rekap</source>
        <translation>Back to the recap</translation>
    </message>
    <message>
        <source>wilayah Anda</source>
        <translation>your region</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian</source>
        <translation><numerusform>{n} record</numerusform><numerusform>{n} records</numerusform></translation>
    </message>
    <message>
        <source>belum ada isian</source>
        <translation>no records yet</translation>
    </message>
    <message>
        <source>Belum diisi Dinas untuk {office}: {parts}.</source>
        <translation>Not yet filled in by {office}: {parts}.</translation>
    </message>
    <message>
        <source>Lihat kata sandi</source>
        <translation>Show the passphrase</translation>
    </message>
    <message>
        <source>Data di laptop ini terkunci. Buka dengan kata sandi Anda.</source>
        <translation>The data on this laptop is locked. Open it with your passphrase.</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Masuk Mode latihan</source>
        <translation>Enter Practice mode</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Bahasa Indonesia</translation>
    </message>
    <message>
        <source>Ganti bahasa program (Ctrl+Shift+L)</source>
        <translation>Switch the program's language (Ctrl+Shift+L)</translation>
    </message>
    <message>
        <source>Tidak punya lembarnya? Telepon Dinas</source>
        <translation>No sheet? Call the office</translation>
    </message>
    <message numerus="yes">
        <source>Tunggu {n} detik</source>
        <translation><numerusform>Wait {n} second</numerusform><numerusform>Wait {n} seconds</numerusform></translation>
    </message>
    <message>
        <source>Kode balasan dari Dinas</source>
        <translation>Code from the office</translation>
    </message>
    <message>
        <source>24 huruf dan angka, empat demi empat.</source>
        <translation>24 letters and digits, four at a time.</translation>
    </message>
    <message>
        <source>Kembali ke kata sandi</source>
        <translation>Back to the passphrase</translation>
    </message>
    <message>
        <source>24 huruf dan angka dari kertas; tanda hubung dan huruf kecil tidak masalah.</source>
        <translation>24 letters and digits from the paper; hyphens and small letters do not matter.</translation>
    </message>
    <message>
        <source>Membuka…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Kata sandi</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Kode pemulihan</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Lupa kata sandi? Pakai lembar pemulihan</source>
        <translation>Forgot it? Use the recovery sheet</translation>
    </message>
    <message>
        <source>Menyesuaikan data dengan versi baru. Jangan matikan laptop.</source>
        <translation>Bringing the data to the new version. Do not switch off the laptop.</translation>
    </message>
    <message>
        <source>Caps Lock menyala.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <source>Telepon Dinas, sebutkan nama Anda seperti tertulis di atas, lalu bacakan:</source>
        <translation>Call the office, say your name as written above, then read aloud:</translation>
    </message>
    <message>
        <source>Petugas Dinas membacakan kode balasan. Ketik di bawah ini.</source>
        <translation>The office reads a code back to you. Type it below.</translation>
    </message>
    <message>
        <source>Yang dibacakan kepada Dinas</source>
        <translation>What is read to the office</translation>
    </message>
    <message>
        <source>Bekerja penuh tanpa internet</source>
        <translation>Works in full without the internet</translation>
    </message>
    <message>
        <source>Semua isian terkunci di laptop ini</source>
        <translation>Every record is locked on this laptop</translation>
    </message>
    <message>
        <source>Terkirim sendiri begitu ada koneksi</source>
        <translation>Sent by itself as soon as there is a connection</translation>
    </message>
    <message>
        <source>Mendata dari pintu ke pintu, sampai ke dusun tanpa sinyal.</source>
        <translation>From door to door, as far as the hamlets without a signal.</translation>
    </message>
    <message>
        <source>Dua orang mengubah bagian yang sama tanpa saling tahu. Yang tiba terakhir berlaku sekarang.</source>
        <translation>Two people changed the same part without knowing of each other. What came last holds now.</translation>
    </message>
    <message>
        <source>Dua orang mengubah bagian yang berbeda tanpa saling tahu. Keduanya sudah digabung; periksalah.</source>
        <translation>Two people changed different parts without knowing of each other. Both were merged; please check.</translation>
    </message>
    <message>
        <source>Berlaku sekarang</source>
        <translation>Holds now</translation>
    </message>
    <message>
        <source>Semula</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Perubahan lain</source>
        <translation>Other change</translation>
    </message>
    <message>
        <source>Tidak diketahui</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Biarkan yang ini</source>
        <translation>Keep this one</translation>
    </message>
    <message>
        <source>Pakai yang ini</source>
        <translation>Use this one</translation>
    </message>
    <message>
        <source>Daftar {name}</source>
        <translation>List: {name}</translation>
    </message>
    <message>
        <source>Tukar berkas</source>
        <translation>Exchange files</translation>
    </message>
    <message>
        <source>Lewat stik USB, tanpa internet. Berkasnya terkunci: hanya laptop penerima yang membuka.</source>
        <translation>By USB stick, without internet. The file is locked: only the receiving laptop opens it.</translation>
    </message>
    <message>
        <source>Ajukan atau kirim ke…</source>
        <translation>Hand in or send to…</translation>
    </message>
    <message>
        <source>Terima berkas kiriman</source>
        <translation>Take a package in</translation>
    </message>
    <message>
        <source>Laptop penerima</source>
        <translation>Receiving laptop</translation>
    </message>
    <message>
        <source>Buka berkas kiriman dari stik, atau seret ke sini. Boleh dibuka berulang: tidak ada yang ganda.</source>
        <translation>Open a package from the stick, or drop it here. It may be opened again: nothing gets doubled.</translation>
    </message>
    <message>
        <source>Buka berkas kiriman…</source>
        <translation>Open a package…</translation>
    </message>
    <message>
        <source>Mulai memeriksa</source>
        <translation>Start reviewing</translation>
    </message>
    <message>
        <source>Kenali dan terima</source>
        <translation>Know it and take it</translation>
    </message>
    <message>
        <source>Kenali sebagai pengawas</source>
        <translation>Know it as a supervisor's</translation>
    </message>
    <message>
        <source>Jangan terima</source>
        <translation>Do not take it</translation>
    </message>
    <message>
        <source>Tulis ke stik</source>
        <translation>Write to the stick</translation>
    </message>
    <message>
        <source>Tidak ada posko yang menjawab. Pastikan satu Wi-Fi dan posko sudah membuka pintunya, atau ketik alamatnya.</source>
        <translation>No posko answered. Make sure both are on the same Wi-Fi and the posko has opened its door, or type its address.</translation>
    </message>
    <message>
        <source>Posko yang belum dikenal</source>
        <translation>Posko not known yet</translation>
    </message>
    <message numerus="yes">
        <source>{n} posko menjawab. Pilih, lalu tekan Enter.</source>
        <translation><numerusform>{n} posko answered. Choose it, then press Enter.</numerusform><numerusform>{n} poskos answered. Choose one, then press Enter.</numerusform></translation>
    </message>
    <message>
        <source>Kode enam angka di layar posko</source>
        <translation>Six-digit code on the posko's screen</translation>
    </message>
    <message>
        <source>Berkenalan dan tukar</source>
        <translation>Introduce and swap</translation>
    </message>
    <message>
        <source>Posko di jaringan ini</source>
        <translation>Poskos on this network</translation>
    </message>
    <message>
        <source>Mencari posko di jaringan ini…</source>
        <translation>Looking for poskos on this network…</translation>
    </message>
    <message>
        <source>Cari posko di jaringan ini</source>
        <translation>Look for poskos on this network</translation>
    </message>
    <message>
        <source>Cocokkan dengan sidik pintu di layar posko: {mark}. Kalau berbeda, jangan lanjutkan.</source>
        <translation>Compare with the door's fingerprint on the posko's screen: {mark}. If it differs, do not go on.</translation>
    </message>
    <message>
        <source>Kartu laptop ini</source>
        <translation>Card of this laptop</translation>
    </message>
    <message>
        <source>Berikan kepada laptop yang akan bertukar berkas dengan Anda. Isinya tidak rahasia.</source>
        <translation>Give it to the laptop that will exchange files with you. Nothing in it is secret.</translation>
    </message>
    <message>
        <source>Nama laptop</source>
        <translation>Name of the laptop</translation>
    </message>
    <message>
        <source>Salin kartu</source>
        <translation>Copy the card</translation>
    </message>
    <message>
        <source>Simpan kartu…</source>
        <translation>Save the card…</translation>
    </message>
    <message>
        <source>Kode QR kartu laptop ini</source>
        <translation>QR code of this laptop's card</translation>
    </message>
    <message>
        <source>Sidik: {mark}</source>
        <translation>Fingerprint: {mark}</translation>
    </message>
    <message>
        <source>laptop pengawas</source>
        <translation>supervisor's laptop</translation>
    </message>
    <message>
        <source>Laptop yang dikenal</source>
        <translation>Laptops known here</translation>
    </message>
    <message>
        <source>Berkas kiriman hanya diterima dari laptop di daftar ini. Putusan hanya berlaku dari laptop pengawas.</source>
        <translation>Packages are taken only from the laptops in this list. Decisions count only from a supervisor's laptop.</translation>
    </message>
    <message>
        <source>Kartu laptop lain</source>
        <translation>Card of another laptop</translation>
    </message>
    <message>
        <source>Tempel teks yang dimulai dengan sambang-card, atau buka berkas kartu.</source>
        <translation>Paste the text that begins with sambang-card, or open a card file.</translation>
    </message>
    <message>
        <source>Ini laptop pengawas: putusan, formulir, dan petugas darinya berlaku di sini</source>
        <translation>This is a supervisor's laptop: its decisions, forms and people count here</translation>
    </message>
    <message>
        <source>Tambah kartu</source>
        <translation>Add a card</translation>
    </message>
    <message>
        <source>Kenali laptop ini</source>
        <translation>Know this laptop</translation>
    </message>
    <message>
        <source>Buka berkas kartu…</source>
        <translation>Open a card file…</translation>
    </message>
    <message>
        <source>Tidak dipakai lagi</source>
        <translation>No longer used</translation>
    </message>
    <message>
        <source>Isi / hilang…</source>
        <translation>Contents / lost…</translation>
    </message>
    <message>
        <source>Ya, lupakan</source>
        <translation>Yes, forget it</translation>
    </message>
    <message>
        <source>Kartu dari {name}, sidik jari {keys}.</source>
        <translation>Card of {name}, fingerprint {keys}.</translation>
    </message>
    <message>
        <source>Lupakan {name}? Berkas kirimannya tidak diterima lagi. Isian yang sudah ada tetap.</source>
        <translation>Forget {name}? Its packages are no longer taken. Records that are here stay.</translation>
    </message>
    <message>
        <source>dinyatakan hilang</source>
        <translation>declared lost</translation>
    </message>
    <message>
        <source>Bukan pengawas</source>
        <translation>Not a supervisor</translation>
    </message>
    <message>
        <source>Tandai pengawas</source>
        <translation>Mark as supervisor</translation>
    </message>
    <message>
        <source>Sudah dikenal di sini.</source>
        <translation>Known here already.</translation>
    </message>
    <message>
        <source>Cocokkan dengan yang tampil di laptop itu.</source>
        <translation>Compare it with what that laptop shows.</translation>
    </message>
    <message>
        <source>Orang baru di {name}</source>
        <translation>A new person on {name}</translation>
    </message>
    <message>
        <source>Sertakan orang baru…</source>
        <translation>Send along a new person…</translation>
    </message>
    <message>
        <source>Tidak jadi</source>
        <translation>Rather not</translation>
    </message>
    <message>
        <source>Ikut dibawa, orang baru: {names}</source>
        <translation>Goes along, new person: {names}</translation>
    </message>
    <message numerus="yes">
        <source>Sertakan lagi {n} isian yang belum dikabarkan sampai</source>
        <translation><numerusform>Once more the {n} record of which there is no word yet</numerusform><numerusform>Once more the {n} records of which there is no word yet</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Serahkan {n} isian yang disetujui di sini: laptop itu yang mengirim</source>
        <translation><numerusform>Hand over {n} record approved here: that laptop sends it</numerusform><numerusform>Hand over {n} records approved here: that laptop sends them</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Serahkan {n} isian dari laptop yang hilang</source>
        <translation><numerusform>Give on {n} record from a lost laptop</numerusform><numerusform>Give on {n} records from lost laptops</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Sertakan {n} formulir atau daftar terbarunya</source>
        <translation><numerusform>Include {n} form or its newest lists</numerusform><numerusform>Include {n} forms or their newest lists</numerusform></translation>
    </message>
    <message>
        <source>Sertakan program Sambang versi {version}</source>
        <translation>Send along Sambang version {version}</translation>
    </message>
    <message>
        <source>Kemajuan</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Ke {name}</source>
        <translation>To {name}</translation>
    </message>
    <message>
        <source>Dari {name}</source>
        <translation>From {name}</translation>
    </message>
    <message>
        <source>Riwayat pertukaran</source>
        <translation>What was exchanged</translation>
    </message>
    <message numerus="yes">
        <source>{n} putusan</source>
        <translation><numerusform>{n} decision</numerusform><numerusform>{n} decisions</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} formulir</source>
        <translation><numerusform>{n} form</numerusform><numerusform>{n} forms</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} orang</source>
        <translation><numerusform>{n} person</numerusform><numerusform>{n} people</numerusform></translation>
    </message>
    <message>
        <source>sudah sampai, stik boleh dihapus</source>
        <translation>arrived, the stick may be wiped</translation>
    </message>
    <message>
        <source>belum ada kabar sampai</source>
        <translation>no word yet that it arrived</translation>
    </message>
    <message>
        <source>Terbuka di {where}. Tertutup lagi saat Anda mengunci.</source>
        <translation>Open at {where}. It closes again when you lock.</translation>
    </message>
    <message>
        <source>Tertutup: HP tidak dapat menghubungi laptop ini.</source>
        <translation>Closed: no phone can reach this laptop.</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian diterima</source>
        <translation><numerusform>{n} record received</numerusform><numerusform>{n} records received</numerusform></translation>
    </message>
    <message>
        <source>Terima dari HP dengan ODK Collect</source>
        <translation>Receive from phones with ODK Collect</translation>
    </message>
    <message>
        <source>HP petugas mengambil formulir dari laptop ini dan mengirim isiannya ke sini, tanpa internet. Setelah disetujui, isian diteruskan ke server provinsi apa adanya.</source>
        <translation>Phones take the forms from this laptop and hand their records in here, without internet. Once approved, a record goes on to the provincial server just as it came.</translation>
    </message>
    <message>
        <source>Jalur ke HP tidak terkunci: siapa pun di Wi-Fi yang sama dapat membaca isian saat dikirim, kecuali formulirnya terenkripsi. Pakailah hotspot sendiri, dan tutup setelah selesai.</source>
        <translation>The line to a phone is not locked: anybody on the same Wi-Fi can read a record while it is sent, unless its form is encrypted. Use a hotspot of your own, and close it when you are done.</translation>
    </message>
    <message>
        <source>HP yang boleh mengirim ke sini</source>
        <translation>Phones that may hand in here</translation>
    </message>
    <message>
        <source>Nama HP atau petugasnya</source>
        <translation>Name of the phone or its owner</translation>
    </message>
    <message>
        <source>Muncul sebagai asal isian, misalnya: HP Bu Rina.</source>
        <translation>Shown as where a record came from, for example: Rina's phone.</translation>
    </message>
    <message>
        <source>Tambah HP</source>
        <translation>Add a phone</translation>
    </message>
    <message>
        <source>Cabut HP ini</source>
        <translation>Turn this phone away</translation>
    </message>
    <message>
        <source>Kode QR untuk ODK Collect</source>
        <translation>QR code for ODK Collect</translation>
    </message>
    <message>
        <source>Terima tanpa foto yang kurang</source>
        <translation>Take them without the missing photos</translation>
    </message>
    <message>
        <source>Di ODK Collect: tambah proyek, lalu pindai kode ini. Kode ini hanya untuk satu HP.</source>
        <translation>In ODK Collect: add a project, then scan this code. It is for one phone only.</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian menunggu {files} foto yang masih di HP.</source>
        <translation><numerusform>{n} record waits for {files} photos still on the phone.</numerusform><numerusform>{n} records wait for {files} photos still on the phone.</numerusform></translation>
    </message>
    <message>
        <source>Terima dari HP</source>
        <translation>Receive from phones</translation>
    </message>
    <message>
        <source>Tutup untuk HP</source>
        <translation>Close for phones</translation>
    </message>
    <message>
        <source>Kalau laptop lain tidak bisa masuk: izinkan Sambang di Windows Firewall (jaringan pribadi), matikan isolasi perangkat di hotspot, atau pakai stik.</source>
        <translation>If other laptops cannot get in: allow Sambang in Windows Firewall (private networks), turn off device isolation on the hotspot, or use a stick.</translation>
    </message>
    <message numerus="yes">
        <source>Sudah diuji: {n} perangkat lain sampai ke laptop ini.</source>
        <translation><numerusform>Tested: {n} other device reached this laptop.</numerusform><numerusform>Tested: {n} other devices reached this laptop.</numerusform></translation>
    </message>
    <message>
        <source>Sudah diuji dari laptop ini: menjawab di {where}.</source>
        <translation>Tested from this laptop: it answers at {where}.</translation>
    </message>
    <message>
        <source>Laptop ini belum terhubung ke Wi-Fi atau hotspot mana pun.</source>
        <translation>This laptop is not connected to any Wi-Fi or hotspot yet.</translation>
    </message>
    <message>
        <source>Tukar lewat Wi-Fi, tanpa internet</source>
        <translation>Exchange by Wi-Fi, without internet</translation>
    </message>
    <message>
        <source>Undangan atau alamat laptop posko</source>
        <translation>Invitation or address of the posko laptop</translation>
    </message>
    <message>
        <source>Tempel teks sambang-posko, atau ketik alamat laptop posko yang sudah dikenal.</source>
        <translation>Paste the sambang-posko text, or type the address of a posko laptop that is known.</translation>
    </message>
    <message>
        <source>Hubungi dan tukar</source>
        <translation>Contact and exchange</translation>
    </message>
    <message>
        <source>Laptop posko yang sudah dikenal</source>
        <translation>Posko laptops known already</translation>
    </message>
    <message>
        <source>Tukar sekarang</source>
        <translation>Exchange now</translation>
    </message>
    <message>
        <source>Salin undangan</source>
        <translation>Copy the invitation</translation>
    </message>
    <message>
        <source>Uji lagi</source>
        <translation>Test again</translation>
    </message>
    <message>
        <source>Pakai stik saja</source>
        <translation>Use a stick instead</translation>
    </message>
    <message>
        <source>Kode QR undangan</source>
        <translation>QR code of the invitation</translation>
    </message>
    <message>
        <source>Menghubungi laptop posko…</source>
        <translation>Contacting the posko laptop…</translation>
    </message>
    <message>
        <source>Terbuka di {where}; {came}. Tertutup lagi saat Anda mengunci.</source>
        <translation>Open at {where}; {came}. It closes when you lock.</translation>
    </message>
    <message>
        <source>Kode perkenalan: {code} · sidik pintu: {mark}</source>
        <translation>Code to introduce: {code} · fingerprint of the door: {mark}</translation>
    </message>
    <message>
        <source>Kedua laptop di Wi-Fi atau hotspot yang sama. Isinya terkunci untuk penerima, seperti lewat stik.</source>
        <translation>Both laptops in the same Wi-Fi or hotspot. Contents are locked for the receiver, as by stick.</translation>
    </message>
    <message>
        <source>Terima lewat Wi-Fi</source>
        <translation>Receive by Wi-Fi</translation>
    </message>
    <message>
        <source>Tertutup: tidak ada yang dapat menghubungi laptop ini.</source>
        <translation>Closed: nobody can reach this laptop.</translation>
    </message>
    <message>
        <source>belum ada yang datang</source>
        <translation>nobody has come yet</translation>
    </message>
    <message numerus="yes">
        <source>Berkas ini dari laptop yang belum dikenal: {name}, {n} isian</source>
        <translation><numerusform>This package is from a laptop that is not known yet: {name}, {n} record</numerusform><numerusform>This package is from a laptop that is not known yet: {name}, {n} records</numerusform></translation>
    </message>
    <message>
        <source>Cocokkan sidik laptopnya dengan yang tertulis di kartunya:</source>
        <translation>Compare the laptop's fingerprint with the one on its card:</translation>
    </message>
    <message>
        <source>Belum ada laptop lain yang dikenal. Tukar kartu dengan laptop pengawas atau petugas Anda di bawah.</source>
        <translation>No other laptop is known yet. Exchange cards with your supervisor's or enumerator's laptop below.</translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu dibawa ke laptop ini.</source>
        <translation>Nothing waits to be carried to this laptop.</translation>
    </message>
    <message>
        <source>sekitar {size} MB</source>
        <translation>about {size} MB</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian dari {name} berbenturan dengan isian di sini; tidak ada yang ditimpa.</source>
        <translation><numerusform>{n} record from {name} conflicts with a record here; nothing was overwritten.</numerusform><numerusform>{n} records from {name} conflict with records here; nothing was overwritten.</numerusform></translation>
    </message>
    <message>
        <source>Keputusan di dalamnya tidak dipakai: {name} tidak ditandai sebagai laptop pengawas.</source>
        <translation>The decisions in it were not used: {name} is not marked as a supervisor's laptop.</translation>
    </message>
    <message>
        <source>Diterima dari {name}. Isi stik ini sudah tersimpan; berkasnya boleh dihapus.</source>
        <translation>Taken from {name}. What is on this stick is saved here; the file may be deleted.</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian yang sudah dikirim, untuk diperiksa di sana</source>
        <translation><numerusform>{n} record that was sent already, to be verified there</numerusform><numerusform>{n} records that were sent already, to be verified there</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} di antaranya mendesak</source>
        <translation><numerusform>{n} of them urgent</numerusform><numerusform>{n} of them urgent</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} foto dan berkas</source>
        <translation><numerusform>{n} photo or file</numerusform><numerusform>{n} photos and files</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>kabar tentang {n} isian (putusan, catatan, bukti terima)</source>
        <translation><numerusform>news of {n} record (decision, remarks, receipt)</numerusform><numerusform>news of {n} records (decisions, remarks, receipts)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} persetujuan yang ditarik</source>
        <translation><numerusform>{n} consent taken back</numerusform><numerusform>{n} consents taken back</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian untuk dilanjutkan di sana</source>
        <translation><numerusform>{n} record to go on with there</numerusform><numerusform>{n} records to go on with there</numerusform></translation>
    </message>
    <message>
        <source>Berkas dari {name} ini sudah pernah diterima. Tidak ada yang berubah.</source>
        <translation>This package from {name} was taken before. Nothing changed.</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian baru di meja pemeriksaan</source>
        <translation><numerusform>{n} new record on the review desk</numerusform><numerusform>{n} new records on the review desk</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} di antaranya sudah dikirim petugas, tinggal diperiksa</source>
        <translation><numerusform>{n} of them was sent by its enumerator already and only has to be verified</numerusform><numerusform>{n} of them were sent by their enumerators already and only have to be verified</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian sudah ada di sini</source>
        <translation><numerusform>{n} record was here already</numerusform><numerusform>{n} records were here already</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian Anda sudah diperiksa</source>
        <translation><numerusform>{n} record of yours was reviewed</numerusform><numerusform>{n} records of yours were reviewed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian Anda sudah diterima server</source>
        <translation><numerusform>{n} record of yours was received by the server</numerusform><numerusform>{n} records of yours were received by the server</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian untuk Anda lanjutkan</source>
        <translation><numerusform>{n} record for you to go on with</numerusform><numerusform>{n} records for you to go on with</numerusform></translation>
    </message>
    <message>
        <source>Formulir baru: {names}</source>
        <translation>New forms: {names}</translation>
    </message>
    <message>
        <source>Orang baru di laptop ini: {names}</source>
        <translation>New people on this laptop: {names}</translation>
    </message>
    <message>
        <source>Program Sambang versi {version}: pasang dari Pengaturan</source>
        <translation>Sambang version {version}: install it from Settings</translation>
    </message>
    <message>
        <source>Laptop yang dinyatakan hilang: {names}</source>
        <translation>Laptops declared lost: {names}</translation>
    </message>
    <message numerus="yes">
        <source>{n} berkas kiriman Anda sudah sampai; stiknya boleh dihapus</source>
        <translation><numerusform>{n} package of yours arrived; its stick may be wiped</numerusform><numerusform>{n} packages of yours arrived; their sticks may be wiped</numerusform></translation>
    </message>
    <message>
        <source>Isian yang berbenturan ditandai di meja pemeriksaan: bandingkan kedua versinya.</source>
        <translation>Conflicting records are marked on the review desk: compare both versions.</translation>
    </message>
    <message>
        <source>tugas Anda</source>
        <translation>yours to visit</translation>
    </message>
    <message>
        <source>Mulai dari prelist</source>
        <translation>Begin from the prelist</translation>
    </message>
    <message>
        <source>{form}: cari keluarga, isian mulai dengan yang sudah diketahui.</source>
        <translation>{form}: find the family; the record begins with what is known.</translation>
    </message>
    <message>
        <source>Nama, NIK, No KK, atau alamat</source>
        <translation>Name, NIK, family card number or address</translation>
    </message>
    <message>
        <source>Cari keluarga</source>
        <translation>Find a family</translation>
    </message>
    <message>
        <source>Tidak ada keluarga seperti itu di prelist. Isi formulir tanpa prelist.</source>
        <translation>No such family in the prelist. Fill the form without the prelist.</translation>
    </message>
    <message>
        <source>Kembali (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>Cetak daftar kunjungan (Ctrl+P)</source>
        <translation>Print the visit list (Ctrl+P)</translation>
    </message>
    <message>
        <source>sudah didata; Enter membukanya</source>
        <translation>recorded already; Enter opens it</translation>
    </message>
    <message>
        <source>tugas {name}</source>
        <translation>for {name}</translation>
    </message>
    <message>
        <source>Mulai mengisi</source>
        <translation>Start filling</translation>
    </message>
    <message>
        <source>Dibuang</source>
        <translation>Discarded</translation>
    </message>
    <message>
        <source>{answered} dari {asked} terjawab</source>
        <translation>{answered} of {asked} answered</translation>
    </message>
    <message numerus="yes">
        <source>{n} peringatan</source>
        <translation><numerusform>{n} warning</numerusform><numerusform>{n} warnings</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} perlu diperbaiki</source>
        <translation><numerusform>{n} to correct</numerusform><numerusform>{n} to correct</numerusform></translation>
    </message>
    <message>
        <source>Ajukan</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Urungkan semua</source>
        <translation>Undo all</translation>
    </message>
    <message>
        <source>Urungkan (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Simpan dan tutup (Esc)</source>
        <translation>Save and close (Esc)</translation>
    </message>
    <message>
        <source>Bahasa formulir (Ctrl+L)</source>
        <translation>Language of the form (Ctrl+L)</translation>
    </message>
    <message>
        <source>Lainnya</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Dari kertas · wawancara {day}</source>
        <translation>From paper · interview {day}</translation>
    </message>
    <message>
        <source>Tersimpan di laptop ini, terenkripsi.</source>
        <translation>Kept on this laptop, encrypted.</translation>
    </message>
    <message>
        <source>Belum tersimpan; mencoba lagi</source>
        <translation>Not saved yet; trying again</translation>
    </message>
    <message>
        <source>Tersimpan {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Isi “{label}”</source>
        <translation>Fill in “{label}”</translation>
    </message>
    <message>
        <source>Foto ini diambil {when} di {where}.</source>
        <translation>This photo was taken {when} at {where}.</translation>
    </message>
    <message>
        <source>Foto ini diambil {when}.</source>
        <translation>This photo was taken {when}.</translation>
    </message>
    <message>
        <source>Foto ini diambil di {where}.</source>
        <translation>This photo was taken at {where}.</translation>
    </message>
    <message>
        <source>Ganti “{label}”</source>
        <translation>Change “{label}”</translation>
    </message>
    <message>
        <source>Nomor {n}</source>
        <translation>Number {n}</translation>
    </message>
    <message>
        <source>lengkap</source>
        <translation>complete</translation>
    </message>
    <message>
        <source>belum dimulai</source>
        <translation>not begun</translation>
    </message>
    <message>
        <source>Bagian formulir</source>
        <translation>Sections of the form</translation>
    </message>
    <message numerus="yes">
        <source>{n} sel diisi dari tabel</source>
        <translation><numerusform>{n} cell filled from the table</numerusform><numerusform>{n} cells filled from the table</numerusform></translation>
    </message>
    <message>
        <source>Papan klip kosong. Salin dahulu barisnya di Excel.</source>
        <translation>The clipboard is empty. Copy the rows in Excel first.</translation>
    </message>
    <message>
        <source>{name} dan {count} nama lain</source>
        <translation>{name} and {count} more names</translation>
    </message>
    <message>
        <source>prelist: {value}</source>
        <translation>prelist: {value}</translation>
    </message>
    <message>
        <source>daftar: {value}</source>
        <translation>list: {value}</translation>
    </message>
    <message>
        <source>Semua sama dengan prelist</source>
        <translation>All as in the prelist</translation>
    </message>
    <message>
        <source>Semua sama dengan daftar</source>
        <translation>All as in the list</translation>
    </message>
    <message>
        <source>dari prelist</source>
        <translation>from the prelist</translation>
    </message>
    <message>
        <source>dari daftar</source>
        <translation>from the list</translation>
    </message>
    <message>
        <source>{question}: prelist {value}</source>
        <translation>{question}: prelist {value}</translation>
    </message>
    <message>
        <source>{question}: di daftar {value}</source>
        <translation>{question}: {value} in the list</translation>
    </message>
    <message>
        <source>Prelist</source>
        <translation>Prelist</translation>
    </message>
    <message>
        <source>Sudah didata</source>
        <translation>On record</translation>
    </message>
    <message>
        <source>Masih ada peringatan. Perbaiki jawabannya, atau tulis alasannya.</source>
        <translation>There is still a warning. Correct the answer, or write why it stands.</translation>
    </message>
    <message>
        <source>Tambah (+)</source>
        <translation>Add (+)</translation>
    </message>
    <message>
        <source>Tambah ke {roster}</source>
        <translation>Add to {roster}</translation>
    </message>
    <message>
        <source>Tabel (F4)</source>
        <translation>Table (F4)</translation>
    </message>
    <message>
        <source>Enter membuka, Delete membuang.</source>
        <translation>Enter opens, Delete removes.</translation>
    </message>
    <message>
        <source>Belum ada isi. Tekan + untuk menambah yang pertama.</source>
        <translation>Nothing here yet. Press + to add the first one.</translation>
    </message>
    <message>
        <source>Belum bisa ditutup: isian ini belum tersimpan. {why}</source>
        <translation>It cannot be closed yet: this record is not saved. {why}</translation>
    </message>
    <message numerus="yes">
        <source>{n} tidak ditanyakan menurut jawaban lain</source>
        <translation><numerusform>{n} is not asked, by another answer</numerusform><numerusform>{n} are not asked, by other answers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} sel disalin</source>
        <translation><numerusform>{n} cell copied</numerusform><numerusform>{n} cells copied</numerusform></translation>
    </message>
    <message>
        <source>{done} dari {all} diputuskan</source>
        <translation>{done} of {all} decided</translation>
    </message>
    <message>
        <source>Tambah baris</source>
        <translation>Add row</translation>
    </message>
    <message>
        <source>Buang baris</source>
        <translation>Remove row</translation>
    </message>
    <message>
        <source>Tempel</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Kartu</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>Kode memilih dan turun ke baris berikut · → catatan baris ini · Ctrl+K cari · Ctrl+D isi ke bawah</source>
        <translation>A code picks and goes down a row · → remark of this row · Ctrl+K find · Ctrl+D fill down</translation>
    </message>
    <message>
        <source>Enter ke sel berikut · kode memilih · F2 mengubah · Ctrl+D isi ke bawah · Alt+↑↓ memindahkan baris</source>
        <translation>Enter to the next cell · codes pick · F2 edits · Ctrl+D fills down · Alt+↑↓ moves the row</translation>
    </message>
    <message>
        <source>tidak ada pertanyaannya</source>
        <translation>has no question here</translation>
    </message>
    <message>
        <source>Baris terakhir. Insert menambah baris, Enter lagi melanjutkan formulir.</source>
        <translation>The last row. Insert adds a row, Enter again goes on with the form.</translation>
    </message>
    <message>
        <source>tidak ditanyakan di baris ini</source>
        <translation>not asked in this row</translation>
    </message>
    <message>
        <source>Setiap perubahan tercatat dan tidak dapat dihapus. Yang terbaru di atas.</source>
        <translation>Every change is written down and cannot be removed. The newest is at the top.</translation>
    </message>
    <message>
        <source>Menjadi</source>
        <translation>After</translation>
    </message>
    <message>
        <source>(dikosongkan)</source>
        <translation>(emptied)</translation>
    </message>
    <message>
        <source>Kembalikan draf ke sebelum baris ini</source>
        <translation>Turn the draft back to before this line</translation>
    </message>
    <message>
        <source>Selamat malam, {name}</source>
        <translation>Good evening, {name}</translation>
    </message>
    <message>
        <source>Belum ada formulir. Pilih dari mana formulir Dinas datang; sesudah itu tidak perlu internet.</source>
        <translation>No forms yet. Choose where the forms of the office come from; after that no internet is needed.</translation>
    </message>
    <message>
        <source>Selamat pagi, {name}</source>
        <translation>Good morning, {name}</translation>
    </message>
    <message>
        <source>Selamat siang, {name}</source>
        <translation>Good afternoon, {name}</translation>
    </message>
    <message>
        <source>Selamat sore, {name}</source>
        <translation>Good afternoon, {name}</translation>
    </message>
    <message>
        <source>Menunggu pemeriksaan Anda</source>
        <translation>Waiting for your review</translation>
    </message>
    <message>
        <source>Formulirnya akan ditutup: selesaikan dan ajukan dulu</source>
        <translation>Their form is about to close: finish and hand in first</translation>
    </message>
    <message>
        <source>Dikembalikan untuk diperbaiki</source>
        <translation>Sent back to be corrected</translation>
    </message>
    <message>
        <source>Lanjutkan</source>
        <translation>Go on with</translation>
    </message>
    <message>
        <source>Langkah pertama</source>
        <translation>First steps</translation>
    </message>
    <message>
        <source>Sambungkan ke server Dinas</source>
        <translation>Connect to the server of the office</translation>
    </message>
    <message>
        <source>Dengan kode atau gambar QR dari Dinas</source>
        <translation>With a code or QR picture from the office</translation>
    </message>
    <message>
        <source>Lihat semua</source>
        <translation>See all</translation>
    </message>
    <message>
        <source>Terima dari laptop pengawas</source>
        <translation>Receive from the laptop of a supervisor</translation>
    </message>
    <message>
        <source>Lewat stik USB atau Wi-Fi, tanpa internet</source>
        <translation>By USB stick or Wi-Fi, without internet</translation>
    </message>
    <message>
        <source>Baca panduan singkat</source>
        <translation>Read the short guide</translation>
    </message>
    <message>
        <source>Cara mengisi, mengajukan, dan mengirim; selalu ada di F1</source>
        <translation>How to fill, hand in and send; always there under F1</translation>
    </message>
    <message>
        <source>Mendesak: dikirim lebih dulu</source>
        <translation>Urgent: sent first</translation>
    </message>
    <message>
        <source>{left} dari {all} keluarga prelist belum dikunjungi</source>
        <translation>{left} of {all} families of the prelist not visited yet</translation>
    </message>
    <message>
        <source>Ditunggu sejak pukul {clock}</source>
        <translation>Waited for since {clock}</translation>
    </message>
    <message>
        <source>Ditunggu pukul {clock}</source>
        <translation>Waited for at {clock}</translation>
    </message>
    <message>
        <source>Laporan bencana ditunggu</source>
        <translation>Disaster reports awaited</translation>
    </message>
    <message>
        <source>Diajukan, 14 hari terakhir</source>
        <translation>Handed in, the last 14 days</translation>
    </message>
    <message>
        <source>Keluhan belum selesai</source>
        <translation>Complaints going on</translation>
    </message>
    <message>
        <source>Mulai kunjungan berikutnya</source>
        <translation>Begin the next visit</translation>
    </message>
    <message>
        <source>Semua sudah dikunjungi</source>
        <translation>All are visited</translation>
    </message>
    <message>
        <source>Kunjungan</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Bagi per RT…</source>
        <translation>Give out by RT…</translation>
    </message>
    <message>
        <source>Peta lain…</source>
        <translation>Another map…</translation>
    </message>
    <message>
        <source>Muat peta…</source>
        <translation>Load a map…</translation>
    </message>
    <message>
        <source>Peta isian dan kejadian</source>
        <translation>Map of records and events</translation>
    </message>
    <message>
        <source>{name}: {n} isian</source>
        <translation>{name}: {n} records</translation>
    </message>
    <message>
        <source>{name}: {n} belum</source>
        <translation>{name}: {n} left</translation>
    </message>
    <message numerus="yes">
        <source>{n} lewat tenggat</source>
        <translation><numerusform>{n} overdue</numerusform><numerusform>{n} overdue</numerusform></translation>
    </message>
    <message>
        <source>Cari dalam daftar (Ctrl+F)</source>
        <translation>Search the list (Ctrl+F)</translation>
    </message>
    <message numerus="yes">
        <source>{n} baris</source>
        <translation><numerusform>{n} line</numerusform><numerusform>{n} lines</numerusform></translation>
    </message>
    <message>
        <source>Semula {before} baris, sekarang {after}.</source>
        <translation>It had {before} rows, now {after}.</translation>
    </message>
    <message>
        <source>Bila wilayah tugas Anda memang berubah, pakai yang baru. Keluarga yang sedang Anda isi tetap ada, ditandai “di luar wilayah Anda”. Bila ragu, tanyakan ke Dinas.</source>
        <translation>If your area has really changed, use the new one. Households you are filling in stay, marked “outside your area”. If in doubt, ask the office.</translation>
    </message>
    <message>
        <source>Besarnya sekitar {size} MB atau lebih.</source>
        <translation>It is about {size} MB or more.</translation>
    </message>
    <message>
        <source>Diambil sendiri bila jaringan bagus. Sampai saat itu, yang ada di laptop ini yang dipakai.</source>
        <translation>Fetched by itself on a good line. Until then, what is on this laptop is used.</translation>
    </message>
    <message>
        <source>Daftar dari server</source>
        <translation>Lists from the server</translation>
    </message>
    <message>
        <source>Daftar dan data yang perlu keputusan Anda.</source>
        <translation>Lists and entries that need your decision.</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu diputuskan</source>
        <translation>Nothing to decide</translation>
    </message>
    <message>
        <source>Daftar yang tiba-tiba jauh lebih pendek, atau terlalu besar untuk jaringan, menunggu di sini.</source>
        <translation>A list that is suddenly much shorter, or too large for the line, waits here.</translation>
    </message>
    <message>
        <source>Tetap yang lama</source>
        <translation>Keep the old one</translation>
    </message>
    <message>
        <source>Pakai yang baru</source>
        <translation>Use the new one</translation>
    </message>
    <message>
        <source>Ambil sekarang</source>
        <translation>Fetch now</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>nomor KK</source>
        <translation>family card number</translation>
    </message>
    <message>
        <source>nama</source>
        <translation>name</translation>
    </message>
    <message>
        <source>nama kepala keluarga</source>
        <translation>name of the head of household</translation>
    </message>
    <message>
        <source>tanggal lahir</source>
        <translation>date of birth</translation>
    </message>
    <message>
        <source>jenis kelamin</source>
        <translation>sex</translation>
    </message>
    <message>
        <source>nomor HP</source>
        <translation>phone number</translation>
    </message>
    <message>
        <source>letak rumah</source>
        <translation>place of the house</translation>
    </message>
    <message>
        <source>{parts}, menurut kabar yang sampai {when}.</source>
        <translation>{parts}, as told in what arrived {when}.</translation>
    </message>
    <message>
        <source>Laptop itu belum pernah mengabarkan isinya ke sini. Isinya dikabarkan di setiap berkas kiriman.</source>
        <translation>That laptop has never told this one what lies on it. It tells in every package.</translation>
    </message>
    <message numerus="yes">
        <source>{n} NIK</source>
        <translation><numerusform>{n} NIK</numerusform><numerusform>{n} NIK</numerusform></translation>
    </message>
    <message>
        <source>Cetak daftar untuk pemberitahuan…</source>
        <translation>Print the list for the notice…</translation>
    </message>
    <message>
        <source>Isi {name}</source>
        <translation>Contents of {name}</translation>
    </message>
    <message>
        <source>Dinyatakan hilang {when} oleh {who}. Berkas dan kartunya ditolak di sini, dan di laptop lain begitu berkas kiriman dari sini sampai.</source>
        <translation>Declared lost {when} by {who}. Its packages and its card are refused here, and on other laptops as soon as a package from here arrives.</translation>
    </message>
    <message>
        <source>Cabut juga izinnya di server: hapus pengguna aplikasi (App User) laptop itu di halaman web server.</source>
        <translation>Also take away its access at the server: delete that laptop's app user on the server's web page.</translation>
    </message>
    <message>
        <source>Sudah ditemukan lagi</source>
        <translation>Found again</translation>
    </message>
    <message>
        <source>Nyatakan hilang</source>
        <translation>Declare lost</translation>
    </message>
    <message>
        <source>Riwayat laptop itu tidak menyambung dengan yang dikenal sebelumnya ({when}).</source>
        <translation>That laptop's history does not go on from the one known before ({when}).</translation>
    </message>
    <message>
        <source>Mungkin cadangan lama dipulihkan, atau riwayatnya diubah. Tanyakan kepada pemakainya.</source>
        <translation>An old backup may have been restored, or its history was changed. Ask who uses it.</translation>
    </message>
    <message numerus="yes">
        <source>{n} baris {name}</source>
        <translation><numerusform>{n} row of {name}</numerusform><numerusform>{n} rows of {name}</numerusform></translation>
    </message>
    <message>
        <source>foto</source>
        <translation>photos</translation>
    </message>
    <message>
        <source>diambil {date}</source>
        <translation>fetched {date}</translation>
    </message>
    <message>
        <source>{form}: mulai dari prelist</source>
        <translation>{form}: begin from the prelist</translation>
    </message>
    <message>
        <source>Belum lengkap: {names}</source>
        <translation>Incomplete: {names}</translation>
    </message>
    <message>
        <source>Isi formulir</source>
        <translation>Fill a form</translation>
    </message>
    <message>
        <source>Pilih formulir. Isian tersimpan di laptop ini sejak huruf pertama.</source>
        <translation>Choose a form. Answers are saved on this laptop from the first letter.</translation>
    </message>
    <message>
        <source>Ketik sebagian nama formulir</source>
        <translation>Type part of the form's name</translation>
    </message>
    <message>
        <source>Cari formulir</source>
        <translation>Search forms</translation>
    </message>
    <message>
        <source>Menyalin dari kertas</source>
        <translation>Copying from paper</translation>
    </message>
    <message>
        <source>3/1/2026</source>
        <translation>3/1/2026</translation>
    </message>
    <message>
        <source>Tanggal wawancara</source>
        <translation>Date of the interview</translation>
    </message>
    <message>
        <source>Cetak kuesioner kosong (Ctrl+P)</source>
        <translation>Print a blank questionnaire (Ctrl+P)</translation>
    </message>
    <message>
        <source>Tidak ada formulir dengan nama itu di sini.</source>
        <translation>No form of that name here.</translation>
    </message>
    <message>
        <source>Belum ada formulir</source>
        <translation>No forms yet</translation>
    </message>
    <message>
        <source>Formulir dari Dinas akan ada di sini setelah diambil dari server. Sesudah itu tidak perlu internet.</source>
        <translation>Forms from the office will be here once fetched from the server. After that no internet is needed.</translation>
    </message>
    <message>
        <source>Cari keluarga; yang sudah diketahui terisi sendiri</source>
        <translation>Find the family; what is known fills itself in</translation>
    </message>
    <message>
        <source>Semua server</source>
        <translation>All servers</translation>
    </message>
    <message>
        <source>tanggal sebelum hari ini</source>
        <translation>a date before today</translation>
    </message>
    <message>
        <source>Paling sedikit {n} huruf. Tiga atau empat kata acak mudah diingat.</source>
        <translation>At least {n} letters. Three or four random words are easy to remember.</translation>
    </message>
    <message>
        <source>Bukan kata yang mudah ditebak, urutan, atau ulangan.</source>
        <translation>No easily guessed word, sequence or repetition.</translation>
    </message>
    <message>
        <source>Bukan nama orangnya sendiri.</source>
        <translation>Not the person's own name.</translation>
    </message>
    <message>
        <source>Kata sandi baru</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>Belum sama dengan kata sandi di atas.</source>
        <translation>Not the same as the passphrase above yet.</translation>
    </message>
    <message>
        <source>Ketik kata sandi sekali lagi</source>
        <translation>Type the passphrase once more</translation>
    </message>
    <message>
        <source>{author}, untuk {reader} · {moment}</source>
        <translation>{author}, for {reader} · {moment}</translation>
    </message>
    <message>
        <source>Belum ada pengawas yang pernah masuk di laptop ini, jadi catatan belum dapat dikunci untuk siapa pun.</source>
        <translation>No supervisor ever came in on this laptop, so a note cannot be locked for anybody yet.</translation>
    </message>
    <message>
        <source>Terkunci sekali lagi: hanya penulis dan satu pengawas pilihannya dapat membaca. Tidak ikut terkirim.</source>
        <translation>Locked once more: only the author and one supervisor they choose can read it. Never sent along.</translation>
    </message>
    <message>
        <source>Catatan baru</source>
        <translation>New note</translation>
    </message>
    <message>
        <source>Untuk hal yang membahayakan orangnya bila diketahui orang lain.</source>
        <translation>For what would endanger the person if others knew it.</translation>
    </message>
    <message>
        <source>Pengawas yang boleh membaca</source>
        <translation>Supervisor who may read it</translation>
    </message>
    <message>
        <source>Catatan terkunci dan tersimpan.</source>
        <translation>The note is locked and kept.</translation>
    </message>
    <message>
        <source>Ia membacanya di laptop ini dengan kata sandinya sendiri.</source>
        <translation>They read it on this laptop with their own passphrase.</translation>
    </message>
    <message>
        <source>Terkunci untuk orang lain.</source>
        <translation>Locked for other people.</translation>
    </message>
    <message>
        <source>Kunci dan simpan catatan</source>
        <translation>Lock and keep the note</translation>
    </message>
    <message numerus="yes">
        <source>{n} disetujui, ditahan sampai {time}; Kirim sekarang melepasnya.</source>
        <translation><numerusform>{n} approved, on hold until {time}; Send now releases it.</numerusform><numerusform>{n} approved, on hold until {time}; Send now releases them.</numerusform></translation>
    </message>
    <message>
        <source>Foto ditahan oleh pilihan di Pengaturan: sekarang hanya teks yang dikirim.</source>
        <translation>Photos are held by your choice in Settings: only text is sent now.</translation>
    </message>
    <message>
        <source>Kotak keluar</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>Isian yang diajukan dan disetujui menunggu di sini sampai server memberi bukti terima.</source>
        <translation>Records that were handed in and approved wait here until the server gives a receipt.</translation>
    </message>
    <message numerus="yes">
        <source>{n} daftar perlu keputusan</source>
        <translation><numerusform>{n} list needs a decision</numerusform><numerusform>{n} lists need a decision</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} perubahan daftar belum diisi</source>
        <translation><numerusform>{n} list update still to be filled in</numerusform><numerusform>{n} list updates still to be filled in</numerusform></translation>
    </message>
    <message>
        <source>Perbaikan isian tidak mengubah daftar di server; formulir perubahannya mengubah.</source>
        <translation>Correcting a record does not change the list at the server; its update form does.</translation>
    </message>
    <message>
        <source>{what}: {done} dari {total}</source>
        <translation>{what}: {done} of {total}</translation>
    </message>
    <message>
        <source>Menghentikan… yang sudah terkirim tetap tercatat.</source>
        <translation>Stopping… what was sent stays sent.</translation>
    </message>
    <message numerus="yes">
        <source>sekitar {n} menit lagi</source>
        <translation><numerusform>about {n} minute left</numerusform><numerusform>about {n} minutes left</numerusform></translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu</source>
        <translation>Nothing is waiting</translation>
    </message>
    <message>
        <source>Atur server</source>
        <translation>Set up the server</translation>
    </message>
    <message>
        <source>Terakhir tersambung {age}.</source>
        <translation>Last connected {age}.</translation>
    </message>
    <message>
        <source>Menghubungi server…</source>
        <translation>Reaching the server…</translation>
    </message>
    <message>
        <source>Tempel dari tabel</source>
        <translation>Paste from a table</translation>
    </message>
    <message>
        <source>Kolom yang tidak ada di formulir: {names}</source>
        <translation>Columns that the form does not have: {names}</translation>
    </message>
    <message>
        <source>Baris</source>
        <translation>Row</translation>
    </message>
    <message numerus="yes">
        <source>{n} sel akan diisi</source>
        <translation><numerusform>{n} cell will be filled</numerusform><numerusform>{n} cells will be filled</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} baris baru</source>
        <translation><numerusform>{n} new row</numerusform><numerusform>{n} new rows</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} sel ditolak</source>
        <translation><numerusform>{n} cell refused</numerusform><numerusform>{n} cells refused</numerusform></translation>
    </message>
    <message>
        <source>kolom dikenali dari judulnya</source>
        <translation>columns told by their headings</translation>
    </message>
    <message>
        <source>Daftar keluarga dari Dinas sebagai Excel atau CSV. Prelist dari server tidak diganti.</source>
        <translation>A list of families from the office as Excel or CSV. A prelist from the server is not replaced.</translation>
    </message>
    <message>
        <source>Buka berkas, atau seret ke sini. Berkas asli tidak diubah.</source>
        <translation>Open a file, or drag it here. The original is not changed.</translation>
    </message>
    <message>
        <source>Buka berkas…</source>
        <translation>Open a file…</translation>
    </message>
    <message>
        <source>Prelist…</source>
        <translation>Prelist…</translation>
    </message>
    <message>
        <source>Desa/kelurahan untuk baris tanpa desa</source>
        <translation>Village for rows without one</translation>
    </message>
    <message>
        <source>Ketik sebagian namanya.</source>
        <translation>Type a part of its name.</translation>
    </message>
    <message>
        <source>Yang perlu dilihat</source>
        <translation>To be looked at</translation>
    </message>
    <message>
        <source>Tidak ada formulir di laptop ini yang menunggu prelist: prelist dari server tetap dipakai.</source>
        <translation>No form on this laptop waits for a prelist: the server's stays in use.</translation>
    </message>
    <message>
        <source>Prelist dipakai: {count} keluarga.</source>
        <translation>Prelist taken in: {count} families.</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Isi kolom</source>
        <translation>What the columns hold</translation>
    </message>
    <message>
        <source>Hasil pembacaan</source>
        <translation>What was read</translation>
    </message>
    <message>
        <source>Pakai prelist ini</source>
        <translation>Use this prelist</translation>
    </message>
    <message>
        <source>{name} · {count} baris</source>
        <translation>{name} · {count} rows</translation>
    </message>
    <message>
        <source>Nomor KK</source>
        <translation>Family card number</translation>
    </message>
    <message>
        <source>Nama kepala keluarga</source>
        <translation>Name of the head of family</translation>
    </message>
    <message>
        <source>ID keluarga (BDT, DTKS)</source>
        <translation>Family ID (BDT, DTKS)</translation>
    </message>
    <message>
        <source>NIK anggota</source>
        <translation>NIK of the member</translation>
    </message>
    <message>
        <source>Nama anggota</source>
        <translation>Name of the member</translation>
    </message>
    <message>
        <source>Jenis kelamin</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Tanggal lahir</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Hubungan dalam keluarga</source>
        <translation>Relation in the family</translation>
    </message>
    <message>
        <source>Status perkawinan</source>
        <translation>Marital status</translation>
    </message>
    <message>
        <source>Dusun/lingkungan</source>
        <translation>Hamlet</translation>
    </message>
    <message>
        <source>RT</source>
        <translation>RT</translation>
    </message>
    <message>
        <source>RW</source>
        <translation>RW</translation>
    </message>
    <message>
        <source>Desil (hanya dibaca)</source>
        <translation>Decile (read only)</translation>
    </message>
    <message>
        <source>Petugas (pembagian tugas)</source>
        <translation>Worker (assignment)</translation>
    </message>
    <message>
        <source>tanpa nama: baris dilewati</source>
        <translation>no name: row left out</translation>
    </message>
    <message>
        <source>desa tidak dikenal: baris dilewati</source>
        <translation>unknown village: row left out</translation>
    </message>
    <message>
        <source>ada beberapa desa bernama itu, isi kolom kecamatan: baris dilewati</source>
        <translation>several villages have that name, give the sub-district: row left out</translation>
    </message>
    <message>
        <source>kode desa tidak dikenal atau milik wilayah lain (mungkin kode BPS): baris dilewati</source>
        <translation>village code unknown, or of another region (perhaps a BPS code): row left out</translation>
    </message>
    <message>
        <source>NIK rusak oleh Excel, angka terakhirnya hilang: dikosongkan</source>
        <translation>NIK ruined by Excel, its last digits are gone: left empty</translation>
    </message>
    <message>
        <source>struktur NIK tidak benar: dikosongkan</source>
        <translation>the structure of the NIK is wrong: left empty</translation>
    </message>
    <message>
        <source>ada huruf yang mirip angka (O, I, l): dikosongkan; betulkan di berkas bila memang angka</source>
        <translation>letters that look like digits (O, I, l): emptied; mend them in the file if they are digits</translation>
    </message>
    <message>
        <source>NIK ini sudah ada di baris lain</source>
        <translation>this NIK is in another row already</translation>
    </message>
    <message>
        <source>nomor KK rusak oleh Excel, angka terakhirnya hilang: dikosongkan</source>
        <translation>card number ruined by Excel, its last digits are gone: left empty</translation>
    </message>
    <message>
        <source>struktur nomor KK tidak benar: dikosongkan</source>
        <translation>the structure of the card number is wrong: left empty</translation>
    </message>
    <message>
        <source>tanggal tidak terbaca: dikosongkan</source>
        <translation>unreadable date: left empty</translation>
    </message>
    <message>
        <source>{families} keluarga dan {people} orang di {villages} desa.</source>
        <translation>{families} families and {people} people in {villages} villages.</translation>
    </message>
    <message>
        <source>Baris {n}, {column}</source>
        <translation>Row {n}, {column}</translation>
    </message>
    <message>
        <source>Baris {n}</source>
        <translation>Row {n}</translation>
    </message>
    <message>
        <source>{count} perlu dilihat, {out} baris dilewati.</source>
        <translation>{count} to be looked at, {out} rows left out.</translation>
    </message>
    <message>
        <source>{n} wilayah</source>
        <translation>{n} regions</translation>
    </message>
    <message>
        <source>Semua waktu</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>7 hari terakhir</source>
        <translation>The last 7 days</translation>
    </message>
    <message>
        <source>30 hari terakhir</source>
        <translation>The last 30 days</translation>
    </message>
    <message>
        <source>Tahun ini</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>Rekap &amp; cetak</source>
        <translation>Recaps &amp; prints</translation>
    </message>
    <message>
        <source>Dihitung di laptop ini dari isian yang sudah diajukan. Draf tidak dihitung.</source>
        <translation>Counted on this laptop from what was handed in. Drafts do not count.</translation>
    </message>
    <message>
        <source>Dirinci per</source>
        <translation>Region level</translation>
    </message>
    <message>
        <source>Hanya yang sudah disetujui</source>
        <translation>Approved ones only</translation>
    </message>
    <message>
        <source>Dokumen…</source>
        <translation>Documents…</translation>
    </message>
    <message>
        <source>Laporan, berita acara, dan daftar (Ctrl+D)</source>
        <translation>Reports, minutes and lists (Ctrl+D)</translation>
    </message>
    <message>
        <source>Belum ada yang dapat direkap</source>
        <translation>Nothing to count yet</translation>
    </message>
    <message>
        <source>Rekap per desa, kecamatan, dan kabupaten/kota ada di sini begitu isian pertama diajukan.</source>
        <translation>Recaps by village, sub-district and regency/city are here once the first record is handed in.</translation>
    </message>
    <message>
        <source>Laporan satu kejadian tidak dijumlahkan: hanya angka terbaru tiap kejadian yang dihitung.</source>
        <translation>Reports of one event are not added up: only the newest figures of each event count.</translation>
    </message>
    <message>
        <source>Formulir terlindungi hanya dirinci sampai kabupaten/kota.</source>
        <translation>A protected form is split no finer than by regency/city.</translation>
    </message>
    <message>
        <source>Dihitung per baris “{name}”.</source>
        <translation>Counted by rows of “{name}”.</translation>
    </message>
    <message>
        <source>Simpan rekap…</source>
        <translation>Save the recap…</translation>
    </message>
    <message>
        <source>PDF, Excel, atau CSV (Ctrl+E)</source>
        <translation>PDF, Excel or CSV (Ctrl+E)</translation>
    </message>
    <message>
        <source>Tidak dirinci</source>
        <translation>Not split</translation>
    </message>
    <message>
        <source>Banyaknya isian</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Semua</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Draf</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Dikembalikan</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>Diajukan</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>Menunggu dikirim</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Terkirim</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Cari nama, desa, atau NIK (Ctrl+F)</source>
        <translation>Search name, village or NIK (Ctrl+F)</translation>
    </message>
    <message>
        <source>Cari isian</source>
        <translation>Search records</translation>
    </message>
    <message>
        <source>Cetak</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Cetak isian yang ditandai (Ctrl+P)</source>
        <translation>Print the selected record (Ctrl+P)</translation>
    </message>
    <message>
        <source>Ekspor</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Daftar ini ke Excel, tanpa draf (Ctrl+E)</source>
        <translation>This list to Excel, without drafts (Ctrl+E)</translation>
    </message>
    <message>
        <source>Belum ada isian</source>
        <translation>No records yet</translation>
    </message>
    <message>
        <source>Setiap keluarga atau kejadian yang Anda data akan ada di sini, tersimpan terkunci di laptop ini.</source>
        <translation>Every family or event you record will be here, kept locked on this laptop.</translation>
    </message>
    <message>
        <source>Isi formulir pertama</source>
        <translation>Fill the first form</translation>
    </message>
    <message>
        <source>Tidak ada isian dengan saringan ini. Coba kata yang lebih pendek atau tahap lain.</source>
        <translation>No record passes this filter. Try a shorter word or another stage.</translation>
    </message>
    <message>
        <source>Tampilkan semua</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Semua formulir</source>
        <translation>All forms</translation>
    </message>
    <message numerus="yes">
        <source>{count} isian</source>
        <translation><numerusform>{count} record</numerusform><numerusform>{count} records</numerusform></translation>
    </message>
    <message>
        <source>Cetak…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Kode ini hanya ditunjukkan sekali. Cetak atau tulis di kertas sebelum menutup halaman ini.</source>
        <translation>This code is shown only once. Print it or write it on paper before you close this page.</translation>
    </message>
    <message>
        <source>Siapa pun yang memegang kode ini dan laptop Anda dapat membuka semua isian. Simpan terpisah dari laptop. Lembar yang lama tidak berlaku lagi.</source>
        <translation>Whoever has this code and your laptop can open every record. Keep it apart from the laptop. Any earlier sheet no longer works.</translation>
    </message>
    <message>
        <source>Pemakaiannya: di pintu masuk, pilih “Lupa kata sandi? Pakai lembar pemulihan”.</source>
        <translation>How to use it: at the door, choose “Forgot it? Use the recovery sheet”.</translation>
    </message>
    <message>
        <source>Sudah saya simpan</source>
        <translation>I have kept it</translation>
    </message>
    <message>
        <source>Simpan PDF…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Pakai kata sandi ini</source>
        <translation>Use this passphrase</translation>
    </message>
    <message>
        <source>Kode dari Dinas diterima dan sudah tidak berlaku lagi. Buat kata sandi baru sekarang.</source>
        <translation>The office's code was accepted and is no longer valid. Make a new passphrase now.</translation>
    </message>
    <message>
        <source>Kode pemulihan diterima. Buat kata sandi baru sekarang; yang lama tidak berlaku lagi. Bila lembarnya pernah dilihat orang lain, buat lembar baru di Pengaturan.</source>
        <translation>The recovery code was accepted. Set a new passphrase now; the old one will no longer work. If anybody else has seen the sheet, make a new one in Settings.</translation>
    </message>
    <message>
        <source>Pengawas membacanya di pertanyaan itu. ↑ ↓ memilih catatan.</source>
        <translation>The supervisor reads it at that question. ↑ ↓ choose the remark.</translation>
    </message>
    <message>
        <source>Jawab catatan</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>{author} · diajukan {moment}</source>
        <translation>{author} · handed in {moment}</translation>
    </message>
    <message>
        <source>Isian ini terenkripsi di HP dan tidak dapat dibaca di sini: teruskan apa adanya, atau tolak.</source>
        <translation>This record was encrypted on the phone and cannot be read here: pass it on as it is, or refuse it.</translation>
    </message>
    <message>
        <source>Catatan untuk {question}</source>
        <translation>Remark on {question}</translation>
    </message>
    <message>
        <source>Isian yang diperiksa</source>
        <translation>The record under review</translation>
    </message>
    <message>
        <source>Isian itu dari formulir lain. Enter membukanya.</source>
        <translation>That record is of another form. Enter opens it.</translation>
    </message>
    <message>
        <source>Kembalikan dengan alasan apa?</source>
        <translation>Send back for what reason?</translation>
    </message>
    <message>
        <source>Putuskan temuan ini</source>
        <translation>Decide on this finding</translation>
    </message>
    <message>
        <source>Isian lain</source>
        <translation>Other record</translation>
    </message>
    <message numerus="yes">
        <source>{n} jawaban berbeda. Enter menuju pertanyaannya, Escape menutup.</source>
        <translation><numerusform>{n} answer differs. Enter goes to the question, Escape closes.</numerusform><numerusform>{n} answers differ. Enter goes to the question, Escape closes.</numerusform></translation>
    </message>
    <message>
        <source>Perbandingan</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>Isian ini dan isian lain berdampingan. Enter menuju pertanyaannya, Escape menutup.</source>
        <translation>This record and the other side by side. Enter goes to the question, Escape closes.</translation>
    </message>
    <message>
        <source>Tidak ada yang berbeda dari prelist atau dari versi sebelumnya.</source>
        <translation>Nothing differs from the prelist or from the version before.</translation>
    </message>
    <message>
        <source>Versi sebelumnya</source>
        <translation>Version before</translation>
    </message>
    <message>
        <source>Isian ini</source>
        <translation>This record</translation>
    </message>
    <message>
        <source>Versi ini</source>
        <translation>This version</translation>
    </message>
    <message>
        <source>NIK sama</source>
        <translation>Same NIK</translation>
    </message>
    <message>
        <source>No KK sama</source>
        <translation>Same No KK</translation>
    </message>
    <message>
        <source>Baris prelist sama</source>
        <translation>Same row of the prelist</translation>
    </message>
    <message>
        <source>NIK dua kali</source>
        <translation>NIK twice</translation>
    </message>
    <message>
        <source>NIK berderet</source>
        <translation>NIKs in a row</translation>
    </message>
    <message>
        <source>Susunan NIK</source>
        <translation>Structure of the NIK</translation>
    </message>
    <message>
        <source>Tanggal lahir pada NIK</source>
        <translation>Birth date in the NIK</translation>
    </message>
    <message>
        <source>Jenis kelamin pada NIK</source>
        <translation>Sex in the NIK</translation>
    </message>
    <message>
        <source>Umur diragukan</source>
        <translation>Doubtful age</translation>
    </message>
    <message>
        <source>Anggota kosong</source>
        <translation>No members</translation>
    </message>
    <message>
        <source>Anggota di dua keluarga</source>
        <translation>Member of two families</translation>
    </message>
    <message>
        <source>Orang yang mirip</source>
        <translation>Similar person</translation>
    </message>
    <message>
        <source>Titik lokasi sama</source>
        <translation>Same spot</translation>
    </message>
    <message>
        <source>Foto sama</source>
        <translation>Same photo</translation>
    </message>
    <message>
        <source>Berbeda dari prelist</source>
        <translation>Other than the prelist</translation>
    </message>
    <message>
        <source>Terlalu cepat</source>
        <translation>Too quick</translation>
    </message>
    <message>
        <source>Jam mundur</source>
        <translation>Clock set back</translation>
    </message>
    <message>
        <source>Jawaban seragam</source>
        <translation>Answers all alike</translation>
    </message>
    <message>
        <source>Versi berbenturan</source>
        <translation>Conflicting version</translation>
    </message>
    <message>
        <source>NIK {number} tertulis dua kali di isian ini.</source>
        <translation>NIK {number} stands twice in this record.</translation>
    </message>
    <message>
        <source>{count} NIK di isian ini hanya berbeda nomor urutnya. Cocokkan dengan KTP atau KK.</source>
        <translation>{count} NIKs in this record differ only in their serial number. Compare with the ID or family card.</translation>
    </message>
    <message>
        <source>Susunan NIK {number} tidak wajar. Cocokkan dengan KTP atau KK.</source>
        <translation>NIK {number} is not built as a NIK is. Compare with the KTP or KK.</translation>
    </message>
    <message>
        <source>Tanggal lahir pada NIK ({in_number}) berbeda dari jawaban ({stated}).</source>
        <translation>The date of birth in the NIK ({in_number}) differs from the answer ({stated}).</translation>
    </message>
    <message>
        <source>Jenis kelamin pada NIK ({in_number}) berbeda dari jawaban ({stated}).</source>
        <translation>The sex in the NIK ({in_number}) differs from the answer ({stated}).</translation>
    </message>
    <message>
        <source>Umur {years} tahun diragukan. Periksa tanggal lahir.</source>
        <translation>An age of {years} years is doubtful. Check the date of birth.</translation>
    </message>
    <message>
        <source>Daftar anggota masih kosong.</source>
        <translation>The roster is still empty.</translation>
    </message>
    <message>
        <source>{answers} jawaban dalam {minutes} menit: terlalu cepat untuk wawancara.</source>
        <translation>{answers} answers in {minutes} minutes: too quick for an interview.</translation>
    </message>
    <message>
        <source>Jam laptop mundur saat isian ini dibuat; lamanya tidak dapat dipercaya.</source>
        <translation>The laptop's clock was set back while this record was made; its duration cannot be trusted.</translation>
    </message>
    <message>
        <source>{questions} pertanyaan berturut-turut dijawab sama.</source>
        <translation>{questions} questions in a row were answered alike.</translation>
    </message>
    <message>
        <source>NIK {number} di prelist tercatat pada keluarga lain.</source>
        <translation>The prelist has NIK {number} in another family.</translation>
    </message>
    <message>
        <source>{what} {number} juga ada di isian {author} ({day}). Kemungkinan ganda.</source>
        <translation>{what} {number} is also in a record by {author} ({day}). Possibly a duplicate.</translation>
    </message>
    <message>
        <source>Semua {count} NIK di isian ini berakhiran 0001. Cocokkan dengan KTP atau KK.</source>
        <translation>All {count} NIKs in this record end in 0001. Compare with the ID or family card.</translation>
    </message>
    <message>
        <source>Nama dan tanggal lahir mirip dengan seseorang di prelist, pada keluarga lain.</source>
        <translation>Name and date of birth are like somebody’s in the prelist, in another family.</translation>
    </message>
    <message>
        <source>No KK {number} di prelist ada pada baris lain.</source>
        <translation>Family card {number} is in another row of the prelist.</translation>
    </message>
    <message>
        <source>Keluarga prelist ini sudah ada hasilnya di isian {author} ({day}). Satu baris cukup satu hasil.</source>
        <translation>This family of the prelist has a result already, in the record of {author} ({day}). One row needs one result.</translation>
    </message>
    <message>
        <source>NIK {number} juga anggota keluarga lain: isian {author} ({day}), No KK berbeda.</source>
        <translation>NIK {number} is also a member of another family: record of {author} ({day}), another No KK.</translation>
    </message>
    <message>
        <source>Nama dan tanggal lahir mirip dengan isian {author} ({day}). Kemungkinan orang yang sama.</source>
        <translation>Name and birth date are like those in the record of {author} ({day}). Possibly the same person.</translation>
    </message>
    <message>
        <source>Titik lokasi sama dengan keluarga lain: isian {author} ({day}).</source>
        <translation>Same spot as another family: record of {author} ({day}).</translation>
    </message>
    <message>
        <source>Foto yang sama dipakai di isian {author} ({day}).</source>
        <translation>The same photo is used in the record of {author} ({day}).</translation>
    </message>
    <message>
        <source>Versi lain isian ini datang dari {author} ({day}) dan disisihkan. Bandingkan, lalu putuskan.</source>
        <translation>Another version of this record came from {author} ({day}) and was put aside. Compare, then decide.</translation>
    </message>
    <message>
        <source>laki-laki</source>
        <translation>male</translation>
    </message>
    <message>
        <source>perempuan</source>
        <translation>female</translation>
    </message>
    <message>
        <source>Diverifikasi. Ctrl+Z membatalkan, selama server belum diberi tahu.</source>
        <translation>Verified. Ctrl+Z takes it back while the server has not been told.</translation>
    </message>
    <message>
        <source>Disetujui dan ditahan sebentar sebelum dikirim. Ctrl+Z membatalkan.</source>
        <translation>Approved, and held for a moment before it goes. Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>Sudah dikirim lebih dulu. A verifikasi · Shift+K kembalikan · R catatan · P perbaiki</source>
        <translation>Sent first. A verify · Shift+K send back · R remark · P correct</translation>
    </message>
    <message>
        <source>A setujui · Shift+K kembalikan · R catatan · S putuskan temuan · P perbaiki</source>
        <translation>A approve · Shift+K send back · R remark · S settle a finding · P correct</translation>
    </message>
    <message>
        <source>Kembalikan</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>Perbaiki</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Perbaiki saat periksa (P): alasan per pertanyaan, isian asli tetap tersimpan</source>
        <translation>Correct while reviewing (P): a reason at each question, the original is kept</translation>
    </message>
    <message>
        <source>Batal (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
    <message>
        <source>Tolak</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Verifikasi</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>Batalkan verifikasi</source>
        <translation>Take verification back</translation>
    </message>
    <message>
        <source>Batalkan persetujuan</source>
        <translation>Take the approval back</translation>
    </message>
    <message>
        <source>Alasan (wajib)</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>Bandingkan dengan prelist dan versi sebelumnya</source>
        <translation>Compare with the prelist and the version before</translation>
    </message>
    <message>
        <source>Menunggu diperiksa · {count}</source>
        <translation>Waiting for review · {count}</translation>
    </message>
    <message>
        <source>Orang atau tempat berbeda</source>
        <translation>Different people or places</translation>
    </message>
    <message>
        <source>Orang yang sama, keduanya berlaku</source>
        <translation>The same person, both records stand</translation>
    </message>
    <message>
        <source>Gabungkan: yang lain dikembalikan</source>
        <translation>Merge: the other one goes back</translation>
    </message>
    <message>
        <source>Isian ini yang dikembalikan</source>
        <translation>This record goes back</translation>
    </message>
    <message>
        <source>Sudah benar</source>
        <translation>It is right</translation>
    </message>
    <message numerus="yes">
        <source>{n} menit</source>
        <translation><numerusform>{n} minute</numerusform><numerusform>{n} minutes</numerusform></translation>
    </message>
    <message>
        <source>Alasan {author}: {reason}</source>
        <translation>Reason by {author}: {reason}</translation>
    </message>
    <message>
        <source>(tadinya kosong)</source>
        <translation>(was empty)</translation>
    </message>
    <message>
        <source>, {n} kali duduk</source>
        <translation>, {n} sittings</translation>
    </message>
    <message>
        <source>Lama pengisian</source>
        <translation>Time spent</translation>
    </message>
    <message>
        <source>Catatan untuk isian ini</source>
        <translation>Remarks on this record</translation>
    </message>
    <message>
        <source>Setiap kali laptop ini menghubungi server. Tersimpan hanya di laptop ini.</source>
        <translation>Every time this laptop reached out to a server. Kept only on this laptop.</translation>
    </message>
    <message>
        <source>Belum pernah menghubungi server</source>
        <translation>No server reached yet</translation>
    </message>
    <message>
        <source>Setelah pengiriman pertama, di sini terbaca apa yang terkirim, apa yang ditolak, dan mengapa.</source>
        <translation>After the first sending you can read here what was sent, what was refused, and why.</translation>
    </message>
    <message>
        <source>Buka Kotak keluar</source>
        <translation>Open the outbox</translation>
    </message>
    <message>
        <source>Tidak ada yang seperti itu</source>
        <translation>Nothing like that</translation>
    </message>
    <message>
        <source>Yang lain tetap ada di riwayat.</source>
        <translation>The others are still in the history.</translation>
    </message>
    <message>
        <source>Ditolak server</source>
        <translation>Refused by server</translation>
    </message>
    <message>
        <source>Perlu dilihat</source>
        <translation>Worth a look</translation>
    </message>
    <message>
        <source>Diterima server</source>
        <translation>Received by the server</translation>
    </message>
    <message>
        <source>sudah teratasi</source>
        <translation>settled since</translation>
    </message>
    <message>
        <source>Isian orang lain</source>
        <translation>Somebody else's record</translation>
    </message>
    <message>
        <source>Ada yang terkirim</source>
        <translation>Something sent</translation>
    </message>
    <message>
        <source>Ada yang ditolak</source>
        <translation>Something refused</translation>
    </message>
    <message>
        <source>Terhalang sebelum ada yang terkirim</source>
        <translation>Held up before anything was sent</translation>
    </message>
    <message>
        <source>Tidak ada yang baru</source>
        <translation>Nothing new</translation>
    </message>
    <message numerus="yes">
        <source>{n} detik</source>
        <translation><numerusform>{n} second</numerusform><numerusform>{n} seconds</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} isian masih menunggu</source>
        <translation><numerusform>{n} record still waiting</numerusform><numerusform>{n} records still waiting</numerusform></translation>
    </message>
    <message>
        <source>Tidak ada yang menunggu lagi</source>
        <translation>Nothing is waiting any more</translation>
    </message>
    <message>
        <source>{size} kB dikirim</source>
        <translation>{size} kB sent</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian terkirim</source>
        <translation><numerusform>{n} record sent</numerusform><numerusform>{n} records sent</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} ditolak</source>
        <translation><numerusform>{n} refused</numerusform><numerusform>{n} refused</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} formulir baru</source>
        <translation><numerusform>{n} new form</numerusform><numerusform>{n} new forms</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} daftar baru</source>
        <translation><numerusform>{n} new list</numerusform><numerusform>{n} new lists</numerusform></translation>
    </message>
    <message>
        <source>selama {time}</source>
        <translation>in {time}</translation>
    </message>
    <message>
        <source>Ikut sistem</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Terang</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Gelap</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Kunci sendiri bila tidak dipakai selama</source>
        <translation>Lock by itself when not used for</translation>
    </message>
    <message>
        <source>Warna</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Ukuran huruf</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Rawat laptop ini…</source>
        <translation>Look after this laptop…</translation>
    </message>
    <message>
        <source>Cadangan ke stik, ruang laptop, lama penyimpanan, keutuhan data, siapa membuka apa.</source>
        <translation>Backups to a stick, room, how long things stay, whole data, who opened what.</translation>
    </message>
    <message>
        <source>Kata sandi sekarang</source>
        <translation>Present passphrase</translation>
    </message>
    <message>
        <source>Ganti kata sandi</source>
        <translation>Change the passphrase</translation>
    </message>
    <message>
        <source>Lembar pemulihan…</source>
        <translation>Recovery sheet…</translation>
    </message>
    <message>
        <source>Tampilan</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Pengiriman</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Pengguna</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Orang di laptop ini</source>
        <translation>People of this laptop</translation>
    </message>
    <message>
        <source>Data tersimpan terkunci di {folder}</source>
        <translation>Data are kept locked in {folder}</translation>
    </message>
    <message>
        <source>Lembar pemulihan membuka laptop ini bila kata sandi terlupa.</source>
        <translation>The recovery sheet opens this laptop when the passphrase is forgotten.</translation>
    </message>
    <message>
        <source>Lembar yang sudah dicetak sebelumnya tidak berlaku lagi begitu yang baru dibuat.</source>
        <translation>A sheet printed earlier stops working as soon as a new one is made.</translation>
    </message>
    <message>
        <source>Peta</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Versi program</source>
        <translation>Program version</translation>
    </message>
    <message>
        <source>Kode dari Dinas</source>
        <translation>Code from the office</translation>
    </message>
    <message>
        <source>Buka kode dari Dinas</source>
        <translation>Open the code from the office</translation>
    </message>
    <message>
        <source>Di halaman ini</source>
        <translation>On this page</translation>
    </message>
    <message>
        <source>Belum ada. Muat gambar peta (MBTiles) atau batas desa (GeoJSON) dari kantor; dipakai di Beranda, saat memilih titik, dan di laporan situasi.</source>
        <translation>None yet. Load map pictures (MBTiles) or village boundaries (GeoJSON) from the office; used on Home, when picking a point, and in the situation report.</translation>
    </message>
    <message>
        <source>Muat peta atau batas desa…</source>
        <translation>Load a map or village boundaries…</translation>
    </message>
    <message>
        <source>Lepas peta</source>
        <translation>Remove the map</translation>
    </message>
    <message>
        <source>Muat peta atau batas desa</source>
        <translation>Load a map or village boundaries</translation>
    </message>
    <message>
        <source>Membaca batas wilayah: {n}…</source>
        <translation>Reading boundaries: {n}…</translation>
    </message>
    <message>
        <source>Gambar peta: {name}.</source>
        <translation>Map pictures: {name}.</translation>
    </message>
    <message>
        <source>Batas wilayah: {about}.</source>
        <translation>Boundaries: {about}.</translation>
    </message>
    <message>
        <source>Tambah orang</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Ubah peran</source>
        <translation>Change role</translation>
    </message>
    <message>
        <source>Keluarkan</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Ya, keluarkan</source>
        <translation>Yes, remove</translation>
    </message>
    <message>
        <source>Isian yang belum diajukan diteruskan kepada</source>
        <translation>Records not handed in yet go on with</translation>
    </message>
    <message>
        <source>Keluarkan {name}? Ia tidak dapat masuk lagi. Isiannya tetap tersimpan di laptop ini.</source>
        <translation>Remove {name}? They can no longer come in. Their records stay on this laptop.</translation>
    </message>
    <message>
        <source>Tidak diteruskan</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>Belum ada pengawas di laptop ini. Tambahkan di sini: isian diperiksa pengawas sebelum dikirim.</source>
        <translation>There is no supervisor on this laptop yet. Add one here: a supervisor reviews records before they are sent.</translation>
    </message>
    <message>
        <source>Setiap orang masuk dengan nama dan kata sandinya sendiri. Tercatat siapa mengisi dan memeriksa.</source>
        <translation>Everybody comes in with a name and a passphrase of their own. Who filled and who reviewed is on record.</translation>
    </message>
    <message>
        <source>Anda</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Peran</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Wilayah kerja</source>
        <translation>Area of work</translation>
    </message>
    <message>
        <source>Boleh kosong. Ketik nama kabupaten, kecamatan, atau desa.</source>
        <translation>May stay empty. Type the name of a district, subdistrict or village.</translation>
    </message>
    <message>
        <source>Peran dan wilayah {name}</source>
        <translation>Role and region of {name}</translation>
    </message>
    <message>
        <source>Kata sandi baru untuk {name}</source>
        <translation>New passphrase for {name}</translation>
    </message>
    <message>
        <source>Ganti kata sandinya</source>
        <translation>Change the passphrase</translation>
    </message>
    <message>
        <source>Tambahkan</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Orang baru di laptop ini</source>
        <translation>A new person on this laptop</translation>
    </message>
    <message>
        <source>Selalu</source>
        <translation>Always</translation>
    </message>
    <message>
        <source>Tidak di jaringan berkuota</source>
        <translation>Not where data is metered</translation>
    </message>
    <message>
        <source>Jangan, hanya teks</source>
        <translation>No, text only</translation>
    </message>
    <message>
        <source>Tidak pernah</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Bila perlu saya</source>
        <translation>When I am needed</translation>
    </message>
    <message>
        <source>Juga bila terkirim</source>
        <translation>Also when sent</translation>
    </message>
    <message>
        <source>Kirim foto dan berkas</source>
        <translation>Send photos and files</translation>
    </message>
    <message>
        <source>Teks isian selalu dikirim lebih dulu; foto yang ditahan menyusul.</source>
        <translation>The words of records always go first; photos that are held follow later.</translation>
    </message>
    <message>
        <source>Foto paling banyak dalam sehari</source>
        <translation>Most photos in one day</translation>
    </message>
    <message>
        <source>Berguna bila kuota data sedikit.</source>
        <translation>Useful when data is scarce.</translation>
    </message>
    <message>
        <source>Pemberitahuan di luar jendela</source>
        <translation>Notifications beside the window</translation>
    </message>
    <message>
        <source>Tidak pernah memuat nama, NIK, atau jawaban siapa pun.</source>
        <translation>Never with a name, a NIK or anybody's answer in them.</translation>
    </message>
    <message>
        <source>Selesaikan pengiriman yang sedang berjalan saat layar dikunci</source>
        <translation>Finish a sending under way when the screen is locked</translation>
    </message>
    <message>
        <source>Tidak ada yang baru dimulai selama terkunci.</source>
        <translation>Nothing new begins while it is locked.</translation>
    </message>
    <message numerus="yes">
        <source>{n} MB</source>
        <translation><numerusform>{n} MB</numerusform><numerusform>{n} MB</numerusform></translation>
    </message>
    <message>
        <source>Tanpa batas</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>kode akses ditolak</source>
        <translation>access code rejected</translation>
    </message>
    <message>
        <source>akun web {email}</source>
        <translation>web account {email}</translation>
    </message>
    <message>
        <source>Server di laptop ini</source>
        <translation>Servers of this laptop</translation>
    </message>
    <message>
        <source>Kode atau alamat dari Dinas</source>
        <translation>Code or address from the office</translation>
    </message>
    <message>
        <source>Tempel kode pengaturan, atau alamat server yang dimulai dengan https://</source>
        <translation>Paste the settings code, or the server address that begins with https://</translation>
    </message>
    <message>
        <source>Kode akses</source>
        <translation>Access code</translation>
    </message>
    <message>
        <source>Kosongkan bila sudah termasuk dalam kode dari Dinas.</source>
        <translation>Leave empty if the code from the office includes it.</translation>
    </message>
    <message>
        <source>Nama akun</source>
        <translation>Account name</translation>
    </message>
    <message>
        <source>Hanya untuk server yang memakai nama dan kata sandi, misalnya KoboToolbox atau Ona.</source>
        <translation>Only for servers that use a name and a password, such as KoboToolbox or Ona.</translation>
    </message>
    <message>
        <source>Nama server di laptop ini</source>
        <translation>Name of the server on this laptop</translation>
    </message>
    <message>
        <source>Keputusan Anda disampaikan ke ODK Central, dan kiriman dari desa Anda datang untuk diperiksa di sini.</source>
        <translation>Your decisions are told to ODK Central, and records of your villages come to be reviewed here.</translation>
    </message>
    <message>
        <source>Simpan dan coba sambungan</source>
        <translation>Save and try the connection</translation>
    </message>
    <message>
        <source>Mencoba sambungan…</source>
        <translation>Trying the connection…</translation>
    </message>
    <message>
        <source>Lepas {name}? Kode aksesnya dihapus dan formulirnya tidak ditawarkan lagi. Isian yang sudah terkirim dan bukti terimanya tetap tersimpan.</source>
        <translation>Take {name} off? Its access code is deleted and its forms are no longer offered. Records already sent and their receipts stay here.</translation>
    </message>
    <message>
        <source>Gambar QR atau berkas…</source>
        <translation>QR picture or file…</translation>
    </message>
    <message>
        <source>Kamera…</source>
        <translation>Camera…</translation>
    </message>
    <message>
        <source>Tambah server</source>
        <translation>Add a server</translation>
    </message>
    <message>
        <source>Ganti nama</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Lepas dari laptop ini</source>
        <translation>Take off this laptop</translation>
    </message>
    <message>
        <source>Simpan nama</source>
        <translation>Keep the name</translation>
    </message>
    <message>
        <source>Ya, lepas</source>
        <translation>Yes, take it off</translation>
    </message>
    <message>
        <source>Akun web</source>
        <translation>Web account</translation>
    </message>
    <message>
        <source>Simpan dan coba</source>
        <translation>Keep and try</translation>
    </message>
    <message>
        <source>Hapus akun</source>
        <translation>Remove the account</translation>
    </message>
    <message>
        <source>Mode latihan tidak pernah terhubung ke server.</source>
        <translation>Practice mode is never connected to a server.</translation>
    </message>
    <message>
        <source>Belum ada server. Minta kode pengaturan ke Dinas, lalu tempel di sini.</source>
        <translation>No server yet. Ask the office for the settings code and paste it here.</translation>
    </message>
    <message>
        <source>Tidak ada kode Dinas dalam berkas itu. Coba gambar yang lebih tajam.</source>
        <translation>There is no code from the office in that file. Try a sharper picture.</translation>
    </message>
    <message>
        <source>kode akses bersama</source>
        <translation>shared access code</translation>
    </message>
    <message>
        <source>belum ada kode akses untuk Anda</source>
        <translation>no access code for you yet</translation>
    </message>
    <message>
        <source>Satu kode akses tidak lagi diterima servernya. Minta kode baru ke Dinas, lalu tambahkan di sini.</source>
        <translation>One access code is no longer accepted by its server. Ask the office for a new code and add it here.</translation>
    </message>
    <message>
        <source>Setiap isian terikat pada server asal formulirnya dan dikirim ke sana.</source>
        <translation>Each record is bound to the server its form came from, and is sent there.</translation>
    </message>
    <message>
        <source>Isian dikirim ke server ini.</source>
        <translation>Records are sent to this server.</translation>
    </message>
    <message>
        <source>Sambang {version}.</source>
        <translation>Sambang {version}.</translation>
    </message>
    <message>
        <source>Versi baru di stik…</source>
        <translation>Newer version on a stick…</translation>
    </message>
    <message>
        <source>Ambil versi {version}</source>
        <translation>Get version {version}</translation>
    </message>
    <message>
        <source>Pasang versi {version}</source>
        <translation>Install version {version}</translation>
    </message>
    <message>
        <source>Versi {version} sudah diambil dan diperiksa: {path}</source>
        <translation>Version {version} has been fetched and checked: {path}</translation>
    </message>
    <message>
        <source>Stik atau folder dengan versi baru</source>
        <translation>Stick or folder with the newer version</translation>
    </message>
    <message>
        <source>Mengambil versi {version}…</source>
        <translation>Getting version {version}…</translation>
    </message>
    <message>
        <source>Versi {version} ada di server ({size}). Tidak diambil tanpa Anda minta.</source>
        <translation>Version {version} is on the server ({size}). It is not fetched unless you ask.</translation>
    </message>
    <message>
        <source>Versi {version} siap diambil ({size}).</source>
        <translation>Version {version} is ready to be taken ({size}).</translation>
    </message>
    <message>
        <source>Versi baru datang dari Dinas, lewat server atau stik, dan diperiksa tanda tangannya.</source>
        <translation>Newer versions come from the office, by server or stick, and their signature is checked.</translation>
    </message>
    <message>
        <source>Petugas lapangan (TKSK, SLRT, pendamping)</source>
        <translation>Field enumerator (TKSK, SLRT, facilitator)</translation>
    </message>
    <message>
        <source>Tagana (laporan bencana)</source>
        <translation>Tagana (disaster reports)</translation>
    </message>
    <message>
        <source>Pengawas (memeriksa isian)</source>
        <translation>Supervisor (reviews records)</translation>
    </message>
    <message>
        <source>Admin laptop ini</source>
        <translation>Administrator of this laptop</translation>
    </message>
    <message>
        <source>Paket mulai untuk {name} sudah terbuka: {forms}. Pilih kata sandi Anda sendiri.</source>
        <translation>The start package for {name} is open: {forms}. Choose your own passphrase.</translation>
    </message>
    <message>
        <source>Siapkan Sambang di laptop ini</source>
        <translation>Set up Sambang on this laptop</translation>
    </message>
    <message>
        <source>Semua isian disimpan terkunci di laptop ini. Hanya kata sandi Anda yang membukanya.</source>
        <translation>All records are kept locked on this laptop. Only your passphrase opens them.</translation>
    </message>
    <message>
        <source>Nama Anda</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Mulai</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Coba dulu di Mode latihan</source>
        <translation>Try it in Practice mode first</translation>
    </message>
    <message>
        <source>Pulihkan dari cadangan…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>Anda menambahkan petugas lain nanti, di Pengaturan.</source>
        <translation>You add the enumerators later, in Settings.</translation>
    </message>
    <message>
        <source>Pengawas dapat ditambahkan nanti di Pengaturan; ia memeriksa isian sebelum dikirim.</source>
        <translation>A supervisor can be added later in Settings; they check records before they are sent.</translation>
    </message>
    <message>
        <source>Bukan nama Anda sendiri.</source>
        <translation>Not your own name.</translation>
    </message>
    <message>
        <source>Pilih paket mulai</source>
        <translation>Choose the start package</translation>
    </message>
    <message>
        <source>Paket mulai (*.mulai)</source>
        <translation>Start package (*.mulai)</translation>
    </message>
    <message>
        <source>Kode paket mulai</source>
        <translation>Code of the start package</translation>
    </message>
    <message>
        <source>16 huruf dan angka, dibacakan Dinas.</source>
        <translation>16 letters and digits, read out by the office.</translation>
    </message>
    <message>
        <source>Punya paket mulai dari Dinas? Buka…</source>
        <translation>Have a start package from the office? Open…</translation>
    </message>
    <message numerus="yes">
        <source>{n} foto tersimpan terkunci di laptop ini.</source>
        <translation><numerusform>{n} photo is kept locked on this laptop.</numerusform><numerusform>{n} photos are kept locked on this laptop.</numerusform></translation>
    </message>
    <message>
        <source>Hapus sekarang yang asli dari HP dan dari foldernya: di sana siapa pun dapat membukanya.</source>
        <translation>Now delete the originals from the phone and from their folder: anybody can open them there.</translation>
    </message>
    <message>
        <source>Huruf menaruh foto dan maju ke foto berikutnya. x melewati, Backspace membatalkan.</source>
        <translation>A letter puts the photo there and goes on to the next. x leaves it out, Backspace takes it back.</translation>
    </message>
    <message>
        <source>tidak dapat dibaca</source>
        <translation>cannot be read</translation>
    </message>
    <message numerus="yes">
        <source>{n} foto sudah punya tempat tetapi belum disimpan.</source>
        <translation><numerusform>{n} photo has a place but is not kept yet.</numerusform><numerusform>{n} photos have a place but are not kept yet.</numerusform></translation>
    </message>
    <message>
        <source>Isian berikutnya (Enter)</source>
        <translation>Next record (Enter)</translation>
    </message>
    <message>
        <source>Isian sebelumnya (PageUp)</source>
        <translation>Previous record (PageUp)</translation>
    </message>
    <message>
        <source>Isian berikutnya</source>
        <translation>Next record</translation>
    </message>
    <message>
        <source>Isian sebelumnya</source>
        <translation>Previous record</translation>
    </message>
    <message>
        <source>Buka folder asalnya</source>
        <translation>Open the folder they came from</translation>
    </message>
    <message>
        <source>Belum ada foto di baki</source>
        <translation>No photos in the tray yet</translation>
    </message>
    <message>
        <source>Sambungkan HP dengan kabel atau salin fotonya, lalu pilih foldernya. Foto diurutkan waktunya.</source>
        <translation>Connect the phone by cable or copy its photos, then choose the folder. Photos are sorted by time.</translation>
    </message>
    <message>
        <source>Tidak ada isian yang terbuka</source>
        <translation>No record is open</translation>
    </message>
    <message>
        <source>Mulai isian dahulu (Ctrl+N), lalu kembali ke sini.</source>
        <translation>Begin a record first (Ctrl+N), then come back here.</translation>
    </message>
    <message>
        <source>{at} dari {count}</source>
        <translation>{at} of {count}</translation>
    </message>
    <message>
        <source>foto baru</source>
        <translation>new photo</translation>
    </message>
    <message numerus="yes">
        <source>Simpan {n} foto</source>
        <translation><numerusform>Keep {n} photo</numerusform><numerusform>Keep {n} photos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} foto belum punya tempat.</source>
        <translation><numerusform>{n} photo has no place yet.</numerusform><numerusform>{n} photos have no place yet.</numerusform></translation>
    </message>
    <message>
        <source>sudah ada</source>
        <translation>there already</translation>
    </message>
    <message>
        <source>Isian ini tidak menanyakan foto.</source>
        <translation>This record asks for no photo.</translation>
    </message>
    <message>
        <source>Enter ke isian berikutnya.</source>
        <translation>Enter turns to the next record.</translation>
    </message>
    <message>
        <source>Ctrl+Enter menyimpan; Escape sekali lagi meninggalkannya.</source>
        <translation>Ctrl+Enter keeps them; Escape once more leaves them.</translation>
    </message>
    <message>
        <source>Foto di baki</source>
        <translation>Photos in the tray</translation>
    </message>
    <message>
        <source>dilewati</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>Foto {when}</source>
        <translation>Photo {when}</translation>
    </message>
    <message>
        <source>Jawaban hilang</source>
        <translation>Answer lost</translation>
    </message>
    <message>
        <source>Pilihan tidak ada lagi</source>
        <translation>Choice no longer there</translation>
    </message>
    <message>
        <source>Pertanyaan baru</source>
        <translation>New question</translation>
    </message>
    <message>
        <source>Bunyi berubah</source>
        <translation>Reworded</translation>
    </message>
    <message>
        <source>Pindah dari versi {old} ke {new}</source>
        <translation>Move from version {old} to {new}</translation>
    </message>
    <message numerus="yes">
        <source>{n} pertanyaan baru</source>
        <translation><numerusform>{n} new question</numerusform><numerusform>{n} new questions</numerusform></translation>
    </message>
    <message>
        <source>Tetap di versi ini</source>
        <translation>Stay on this version</translation>
    </message>
    <message>
        <source>Pindahkan draf</source>
        <translation>Move the draft</translation>
    </message>
    <message numerus="yes">
        <source>{n} jawaban hilang</source>
        <translation><numerusform>{n} answer lost</numerusform><numerusform>{n} answers lost</numerusform></translation>
    </message>
    <message>
        <source>tidak ada jawaban yang hilang</source>
        <translation>no answer is lost</translation>
    </message>
    <message numerus="yes">
        <source>{n} pilihan tidak ada lagi</source>
        <translation><numerusform>{n} choice no longer there</numerusform><numerusform>{n} choices no longer there</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} pertanyaan berubah bunyinya</source>
        <translation><numerusform>{n} question reworded</numerusform><numerusform>{n} questions reworded</numerusform></translation>
    </message>
    <message>
        <source>Yang berubah</source>
        <translation>What changes</translation>
    </message>
    <message numerus="yes">
        <source>{n} RT, {left} keluarga belum dikunjungi</source>
        <translation><numerusform>{n} RT, {left} families left</numerusform><numerusform>{n} RTs, {left} families left</numerusform></translation>
    </message>
    <message>
        <source>Serahkan kepada</source>
        <translation>Give to</translation>
    </message>
    <message>
        <source>Kosongkan petugas</source>
        <translation>Take from everybody</translation>
    </message>
    <message>
        <source>Keluarga</source>
        <translation>Families</translation>
    </message>
    <message>
        <source>Belum</source>
        <translation>Left</translation>
    </message>
    <message numerus="yes">
        <source>Serahkan {n} RT</source>
        <translation><numerusform>Give {n} RT</numerusform><numerusform>Give {n} RTs</numerusform></translation>
    </message>
    <message>
        <source>dibagi {who}, {when}</source>
        <translation>given out by {who}, {when}</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian diajukan dalam 30 hari</source>
        <translation><numerusform>{n} record handed in within 30 days</numerusform><numerusform>{n} records handed in within 30 days</numerusform></translation>
    </message>
    <message>
        <source>Belum ada yang diajukan.</source>
        <translation>Nothing was handed in yet.</translation>
    </message>
    <message>
        <source>tanpa desa</source>
        <translation>no village</translation>
    </message>
    <message>
        <source>Menunggu diperiksa</source>
        <translation>Waiting for review</translation>
    </message>
    <message>
        <source>Belum diverifikasi</source>
        <translation>Not verified yet</translation>
    </message>
    <message>
        <source>Disetujui, ditahan</source>
        <translation>Approved, on hold</translation>
    </message>
    <message>
        <source>Isian yang diajukan petugas, juga lewat stik, menunggu di sini sampai Anda memutuskan.</source>
        <translation>Records handed in, also by stick, wait here until you decide.</translation>
    </message>
    <message>
        <source>Enter buka · A setujui yang ditandai · Shift+↓, Ctrl+A menandai · T serahkan ke petugas lain</source>
        <translation>Enter opens · A approves what is marked · Shift+↓, Ctrl+A mark · T hands on to somebody else</translation>
    </message>
    <message>
        <source>Pemeriksaan</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Statistik petugas</source>
        <translation>Statistics by enumerator</translation>
    </message>
    <message>
        <source>Wakil…</source>
        <translation>Deputies…</translation>
    </message>
    <message>
        <source>Siapa yang boleh melepas isian yang Anda setujui selagi Anda pergi</source>
        <translation>Who may release what you approved while you are away</translation>
    </message>
    <message>
        <source>Daftar pemeriksaan</source>
        <translation>Review list</translation>
    </message>
    <message>
        <source>Semua desa</source>
        <translation>All villages</translation>
    </message>
    <message>
        <source>Semua petugas</source>
        <translation>All enumerators</translation>
    </message>
    <message>
        <source>Semua temuan</source>
        <translation>All findings</translation>
    </message>
    <message>
        <source>Laporan mendesak yang dikirim lebih dulu menunggu di sini sampai Anda memverifikasinya.</source>
        <translation>Urgent reports that were sent first wait here until you verify them.</translation>
    </message>
    <message>
        <source>Tidak ada isian di sini</source>
        <translation>No records here</translation>
    </message>
    <message numerus="yes">
        <source>{n} isian disetujui dan ditahan sebentar. Ctrl+Z membatalkan.</source>
        <translation><numerusform>{n} record approved and on hold for a while. Ctrl+Z takes it back.</numerusform><numerusform>{n} records approved and on hold for a while. Ctrl+Z takes them back.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} dilewati: isian Anda sendiri diperiksa orang lain.</source>
        <translation><numerusform>{n} was left out: your own record is reviewed by somebody else.</numerusform><numerusform>{n} were left out: your own records are reviewed by somebody else.</numerusform></translation>
    </message>
    <message>
        <source>Persetujuan dibatalkan.</source>
        <translation>The approval was taken back.</translation>
    </message>
    <message numerus="yes">
        <source>{n} sudah dilepas dan tidak dapat dibatalkan lagi.</source>
        <translation><numerusform>{n} was released already and cannot be taken back any more.</numerusform><numerusform>{n} were released already and cannot be taken back any more.</numerusform></translation>
    </message>
    <message>
        <source>Ada temuan</source>
        <translation>With findings</translation>
    </message>
    <message>
        <source>Periksa berikutnya</source>
        <translation>Review the next</translation>
    </message>
    <message numerus="yes">
        <source>{n} ditandai</source>
        <translation><numerusform>{n} marked</numerusform><numerusform>{n} marked</numerusform></translation>
    </message>
    <message>
        <source>jauh lebih cepat</source>
        <translation>much quicker</translation>
    </message>
    <message>
        <source>sering dikembalikan</source>
        <translation>often sent back</translation>
    </message>
    <message>
        <source>Dari isian di laptop ini. Waktu dihitung dari riwayat pengisian, tanpa jeda.</source>
        <translation>From the records on this laptop. Time is counted from the history of filling, without pauses.</translation>
    </message>
    <message>
        <source>Per petugas</source>
        <translation>By enumerator</translation>
    </message>
    <message>
        <source>Waktu per formulir</source>
        <translation>Time by form</translation>
    </message>
    <message>
        <source>Diajukan per hari, 30 hari terakhir</source>
        <translation>Handed in by day, last 30 days</translation>
    </message>
    <message>
        <source>Per desa</source>
        <translation>By village</translation>
    </message>
    <message>
        <source>Menit per isian</source>
        <translation>Minutes a record</translation>
    </message>
    <message>
        <source>Petugas lain</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>Kembali ke daftar</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Halaman {number} dari {of}</source>
        <translation>Page {number} of {of}</translation>
    </message>
    <message>
        <source>belum cukup</source>
        <translation>not enough</translation>
    </message>
    <message>
        <source>cukup</source>
        <translation>fair</translation>
    </message>
    <message>
        <source>baik</source>
        <translation>good</translation>
    </message>
    <message>
        <source>kuat</source>
        <translation>strong</translation>
    </message>
    <message>
        <source>LATIHAN · Semua di sini hanya untuk belajar. Tidak ada yang dikirim ke server.</source>
        <translation>PRACTICE · Everything here is only for learning. Nothing is sent to the server.</translation>
    </message>
    <message>
        <source>Keluar dari latihan</source>
        <translation>Leave practice</translation>
    </message>
    <message>
        <source>diperiksa dulu, lalu dikirim</source>
        <translation>reviewed first, then sent</translation>
    </message>
    <message>
        <source>dikirim dulu, diperiksa kemudian</source>
        <translation>sent first, reviewed later</translation>
    </message>
    <message>
        <source>dikirim tanpa pemeriksaan</source>
        <translation>sent without review</translation>
    </message>
    <message>
        <source>Pakai setelan dari Dinas?</source>
        <translation>Use these settings of the office?</translation>
    </message>
    <message>
        <source>Pakai setelan ini</source>
        <translation>Use these settings</translation>
    </message>
    <message>
        <source>Jangan pakai</source>
        <translation>Do not use them</translation>
    </message>
    <message>
        <source>dan {n} lagi</source>
        <translation>and {n} more</translation>
    </message>
    <message>
        <source>Pakai hanya bila Dinas sendiri yang memberikannya: isian Anda akan dikirim ke server itu.</source>
        <translation>Use them only if the office itself gave them to you: your records will be sent to that server.</translation>
    </message>
    <message>
        <source>Pakai hanya bila Dinas sendiri yang memberikannya.</source>
        <translation>Use them only if the office itself gave them to you.</translation>
    </message>
    <message>
        <source>Berkas: {name}</source>
        <translation>File: {name}</translation>
    </message>
    <message>
        <source>Server: {address}</source>
        <translation>Server: {address}</translation>
    </message>
    <message>
        <source>Formulir: {names}</source>
        <translation>Forms: {names}</translation>
    </message>
    <message>
        <source>Pemeriksaan: {how}</source>
        <translation>Review: {how}</translation>
    </message>
    <message>
        <source>Arsip kantor</source>
        <translation>Office archive</translation>
    </message>
    <message>
        <source>Diserahkan kepada keluarga</source>
        <translation>Handed to the household</translation>
    </message>
    <message>
        <source>Diserahkan kepada Dinas atau desa</source>
        <translation>Handed to the social office or the village</translation>
    </message>
    <message>
        <source>Lembar ini dapat dibaca siapa saja. Keperluannya dicatat di laptop ini.</source>
        <translation>Anybody can read these sheets. What they are for is noted on this laptop.</translation>
    </message>
    <message>
        <source>Excel/CSV…</source>
        <translation>Excel/CSV…</translation>
    </message>
    <message>
        <source>Untuk keperluan apa?</source>
        <translation>What is it for?</translation>
    </message>
    <message>
        <source>Tulis keperluannya</source>
        <translation>Write what it is for</translation>
    </message>
    <message>
        <source>Tampilkan NIK dan No KK utuh</source>
        <translation>Show NIK and No KK in full</translation>
    </message>
    <message>
        <source>Wilayah</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Disimpan</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Setelan dari Dinas dipakai begitu laptop ini disiapkan.</source>
        <translation>The settings of the office take effect as soon as this laptop is set up.</translation>
    </message>
    <message>
        <source>Ada yang tidak beres di program, jadi Sambang mengunci diri. Isian yang terbuka sudah disimpan. Buka lagi untuk melanjutkan.</source>
        <translation>Something went wrong in the program, so Sambang has locked itself. The open record is saved. Unlock to go on.</translation>
    </message>
    <message>
        <source>Laptop ini sudah disiapkan. Paket mulai hanya dibuka pada laptop yang baru.</source>
        <translation>This laptop is set up already. A start package opens only on a new laptop.</translation>
    </message>
    <message>
        <source>{name} dibuka setelah Anda masuk.</source>
        <translation>{name} is opened once you have come in.</translation>
    </message>
    <message>
        <source>Isi dengan bilangan bulat, misalnya 4.</source>
        <translation>Enter a whole number, for example 4.</translation>
    </message>
    <message>
        <source>Isi dengan angka, misalnya 2,5.</source>
        <translation>Enter a number, for example 2.5.</translation>
    </message>
    <message>
        <source>Tanggal tidak dikenali. Contoh: 3/1/2026.</source>
        <translation>This is no date we know. Example: 3/1/2026.</translation>
    </message>
    <message>
        <source>Jam tidak dikenali. Contoh: 14.05.</source>
        <translation>This is no time we know. Example: 14.05.</translation>
    </message>
    <message>
        <source>Tanggal dan jam tidak dikenali. Contoh: 3/1/2026 dan 14.05.</source>
        <translation>This is no date and time we know. Example: 3/1/2026 and 14.05.</translation>
    </message>
    <message>
        <source>Titik tidak dikenali. Contoh: -1,6101 103,6131.</source>
        <translation>This is no position we know. Example: -1.6101 103.6131.</translation>
    </message>
    <message>
        <source>Jalur perlu sedikitnya dua titik, satu per baris. Contoh: -1,6101 103,6131.</source>
        <translation>A path needs at least two points, one a line. Example: -1,6101 103,6131.</translation>
    </message>
    <message>
        <source>Bidang perlu sedikitnya tiga titik, satu per baris. Contoh: -1,6101 103,6131.</source>
        <translation>A shape needs at least three points, one a line. Example: -1,6101 103,6131.</translation>
    </message>
    <message>
        <source>Jawaban ini tidak dikenali.</source>
        <translation>This answer is not understood.</translation>
    </message>
    <message>
        <source>Wajib diisi</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>Sembunyikan petunjuk</source>
        <translation>Hide guidance</translation>
    </message>
    <message>
        <source>Petunjuk</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>bukan pilihan</source>
        <translation>is not a choice</translation>
    </message>
    <message>
        <source>tidak dapat diisi dari tabel</source>
        <translation>cannot be filled from a table</translation>
    </message>
    <message>
        <source>angkanya sudah dipotong oleh program tabel</source>
        <translation>the spreadsheet has cut its digits off</translation>
    </message>
    <message>
        <source>bukan angka</source>
        <translation>is not a number</translation>
    </message>
    <message>
        <source>bukan tanggal</source>
        <translation>is not a date</translation>
    </message>
    <message>
        <source>bukan jam</source>
        <translation>is not a time</translation>
    </message>
    <message>
        <source>Belum ada pilihan; jawab dahulu pertanyaan sebelumnya.</source>
        <translation>No choices yet; answer the question before this one first.</translation>
    </message>
    <message>
        <source>Peta…</source>
        <translation>Map…</translation>
    </message>
    <message>
        <source>Pilih di peta (Alt+↓)</source>
        <translation>Pick on a map (Alt+↓)</translation>
    </message>
    <message>
        <source>Tidak ada pilihan di dekat tanda silang.</source>
        <translation>No choice near the cross.</translation>
    </message>
    <message>
        <source>Peta, {place}</source>
        <translation>Map, {place}</translation>
    </message>
    <message>
        <source>Page Down ke pilihan berikutnya, panah menggeser, + dan - memperbesar, Enter memilih, Escape menutup.</source>
        <translation>Page Down to the next choice, arrows move, + and - zoom, Enter picks, Escape closes.</translation>
    </message>
    <message>
        <source>Ketik untuk mencari…</source>
        <translation>Type to search…</translation>
    </message>
    <message>
        <source>Belum ada pilihan</source>
        <translation>No choices yet</translation>
    </message>
    <message>
        <source>Buka kalender (Alt+↓)</source>
        <translation>Open the calendar (Alt+↓)</translation>
    </message>
    <message>
        <source>1/2026</source>
        <translation>1/2026</translation>
    </message>
    <message>
        <source>{label}: jam</source>
        <translation>{label}: time</translation>
    </message>
    <message>
        <source>atau seret berkas ke sini, atau tempel (Ctrl+V)</source>
        <translation>or drag a file here, or paste (Ctrl+V)</translation>
    </message>
    <message>
        <source>Ganti berkas…</source>
        <translation>Change file…</translation>
    </message>
    <message>
        <source>Pilih berkas…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Rekam video…</source>
        <translation>Record video…</translation>
    </message>
    <message>
        <source>Rekam suara…</source>
        <translation>Record sound…</translation>
    </message>
    <message>
        <source>Di sini diminta berkas, bukan gambar.</source>
        <translation>A file is asked for here, not a picture.</translation>
    </message>
    <message>
        <source>Ganti foto…</source>
        <translation>Change photo…</translation>
    </message>
    <message>
        <source>Pilih foto…</source>
        <translation>Choose photo…</translation>
    </message>
    <message>
        <source>Dari HP…</source>
        <translation>From a phone…</translation>
    </message>
    <message>
        <source>banyak foto sekaligus: Ctrl+Shift+B</source>
        <translation>many photos at once: Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>Berkas itu tidak dapat dibaca. Coba salin dahulu ke laptop ini.</source>
        <translation>That file cannot be read. Try copying it to this laptop first.</translation>
    </message>
    <message>
        <source>Disimpan dahulu di tempat yang Anda pilih, lalu dibuka dengan pemutar laptop ini.</source>
        <translation>It is saved where you choose, then opened with this laptop's player.</translation>
    </message>
    <message>
        <source>Perbesar gambar</source>
        <translation>Enlarge the picture</translation>
    </message>
    <message>
        <source>Lihat video…</source>
        <translation>Watch the video…</translation>
    </message>
    <message>
        <source>Gambar: {label}</source>
        <translation>Picture: {label}</translation>
    </message>
    <message>
        <source>Simpan untuk diputar</source>
        <translation>Save it to play it</translation>
    </message>
    <message>
        <source>Dengarkan…</source>
        <translation>Listen…</translation>
    </message>
    <message>
        <source>Hentikan suara</source>
        <translation>Stop the sound</translation>
    </message>
    <message>
        <source>Gambar ini tidak ada di laptop. Ambil formulirnya lagi dari server.</source>
        <translation>This picture is not on this laptop. Fetch the form from the server again.</translation>
    </message>
    <message>
        <source>Rekaman ini tidak ada di laptop. Ambil formulirnya lagi dari server.</source>
        <translation>This recording is not on this laptop. Fetch the form from the server again.</translation>
    </message>
    <message>
        <source>Tidak dapat disimpan di situ. Pilih tempat lain.</source>
        <translation>It cannot be saved there. Choose another place.</translation>
    </message>
    <message>
        <source>Laptop tidak punya kompas: ketik arahnya dalam derajat, 0 sampai 359.</source>
        <translation>A laptop has no compass: type the direction in degrees, 0 to 359.</translation>
    </message>
    <message>
        <source>Formulir meminta aplikasi HP yang tidak ada di laptop: ketik jawabannya.</source>
        <translation>The form asks for a phone app that a laptop does not have: type the answer.</translation>
    </message>
    <message>
        <source>Pencetak label hanya ada di HP: di laptop cetak seluruh isian dengan Ctrl+P.</source>
        <translation>Label printers work with phones only: on a laptop, print the whole record with Ctrl+P.</translation>
    </message>
    <message>
        <source>Pilihan tidak membawa letaknya: ditampilkan sebagai daftar, ketik untuk mencari.</source>
        <translation>The choices do not say where they are: shown as a list, type to search.</translation>
    </message>
    <message>
        <source>Tambahan suara belum dipasang di laptop ini: rekam dengan HP, lalu pilih berkasnya.</source>
        <translation>The addition for sound is not installed on this laptop: record with a phone, then choose the file.</translation>
    </message>
    <message>
        <source>Tambahan kamera belum dipasang di laptop ini: rekam videonya dengan HP, lalu pilih berkasnya.</source>
        <translation>The addition for the camera is not installed on this laptop: record the video with a phone, then choose the file.</translation>
    </message>
    <message>
        <source>Tambahan kamera belum dipasang di laptop ini: ambil fotonya sekarang dengan HP, lalu pilih.</source>
        <translation>The addition for the camera is not installed on this laptop: take the photo with a phone now, then choose it.</translation>
    </message>
    <message>
        <source>Panah menggeser (Shift lebih jauh), + dan - memperbesar, Escape menutup.</source>
        <translation>Arrows move it (Shift further), + and - zoom, Escape closes.</translation>
    </message>
    <message>
        <source>Muat peta</source>
        <translation>Load a map</translation>
    </message>
    <message>
        <source>Hapus titik terakhir</source>
        <translation>Remove the last point</translation>
    </message>
    <message numerus="yes">
        <source>Pakai {n} titik</source>
        <translation><numerusform>Use {n} point</numerusform><numerusform>Use {n} points</numerusform></translation>
    </message>
    <message>
        <source>Pakai titik ini</source>
        <translation>Use this point</translation>
    </message>
    <message>
        <source>Enter menaruh titik, Ctrl+Enter selesai.</source>
        <translation>Enter puts a point, Ctrl+Enter is done.</translation>
    </message>
    <message>
        <source>Enter memakai tempat ini.</source>
        <translation>Enter uses this place.</translation>
    </message>
    <message>
        <source>Peta: {name}</source>
        <translation>Map: {name}</translation>
    </message>
    <message>
        <source>Belum ada peta di laptop ini: muat berkas MBTiles dari kantor, atau pakai garisnya.</source>
        <translation>There is no map on this laptop yet: load an MBTiles file from the office, or use the grid.</translation>
    </message>
    <message>
        <source>luas {size}</source>
        <translation>area {size}</translation>
    </message>
    <message numerus="yes">
        <source>{n} titik</source>
        <translation><numerusform>{n} point</numerusform><numerusform>{n} points</numerusform></translation>
    </message>
    <message>
        <source>Kurangi (↓)</source>
        <translation>One less (↓)</translation>
    </message>
    <message>
        <source>Tambah (↑)</source>
        <translation>One more (↑)</translation>
    </message>
    <message>
        <source>Kurangi</source>
        <translation>One less</translation>
    </message>
    <message>
        <source>Tambah</source>
        <translation>One more</translation>
    </message>
    <message>
        <source>Membuka jalur untuk HP…</source>
        <translation>Opening the way for the phone…</translation>
    </message>
    <message>
        <source>Kode QR untuk mengirim foto dari HP</source>
        <translation>QR code for sending a photo from a phone</translation>
    </message>
    <message>
        <source>Pindai dengan kamera HP di Wi-Fi atau hotspot yang sama, lalu pilih satu foto. Kode ini hanya untuk sekali. Jalurnya tidak terkunci: pakailah hotspot sendiri.</source>
        <translation>Scan it with a phone's camera on the same Wi-Fi or hotspot, then choose one photo. The code works once. The line is not locked: use a hotspot of your own.</translation>
    </message>
    <message>
        <source>Dari foto…</source>
        <translation>From a photo…</translation>
    </message>
    <message>
        <source>Letak dibaca dari foto HP; fotonya tidak ikut disimpan.</source>
        <translation>The place is read from a phone's photo; the photo is not kept.</translation>
    </message>
    <message>
        <source>-1,6101 103,6131 atau tempel tautan peta</source>
        <translation>-1.6101 103.6131 or paste a map link</translation>
    </message>
    <message>
        <source>Satu titik per baris: -1,6101 103,6131</source>
        <translation>One point a line: -1.6101 103.6131</translation>
    </message>
    <message>
        <source>Foto itu tidak menyimpan letaknya. Pakai foto asli dari HP, atau ketik.</source>
        <translation>That photo holds no place. Use the original from the phone, or type it.</translation>
    </message>
    <message>
        <source>Baris {line} belum dikenali.</source>
        <translation>Line {line} is not understood yet.</translation>
    </message>
    <message>
        <source>Pilih foto dari tempat itu</source>
        <translation>Choose a photo of that place</translation>
    </message>
    <message>
        <source>LU</source>
        <translation>N</translation>
    </message>
    <message>
        <source>LS</source>
        <translation>S</translation>
    </message>
    <message>
        <source>BT</source>
        <translation>E</translation>
    </message>
    <message>
        <source>BB</source>
        <translation>W</translation>
    </message>
    <message>
        <source>{number} tidak ada pada skala ini: {start} sampai {end}, tiap {step}.</source>
        <translation>{number} is not on this scale: {start} to {end}, in steps of {step}.</translation>
    </message>
    <message>
        <source>{number} tidak ada pada skala ini: {start} sampai {end}.</source>
        <translation>{number} is not on this scale: {start} to {end}.</translation>
    </message>
    <message>
        <source>{start} sampai {end}</source>
        <translation>{start} to {end}</translation>
    </message>
    <message>
        <source>{stars} dari {count}</source>
        <translation>{stars} of {count}</translation>
    </message>
    <message>
        <source>{put} dari {of} sudah diurutkan. Spasi menerima sisanya seperti terlihat.</source>
        <translation>{put} of {of} are in order. Space takes the rest as it is shown.</translation>
    </message>
    <message>
        <source>Tekan kode pilihan berturut-turut, dari yang pertama. Alt+↑ dan Alt+↓ memindahkan.</source>
        <translation>Press the choices' codes in order, the first one first. Alt+↑ and Alt+↓ move one.</translation>
    </message>
    <message>
        <source>Tulis alasan…</source>
        <translation>Write a reason…</translation>
    </message>
    <message>
        <source>Alasannya, misalnya: sudah dicek, sesuai KK</source>
        <translation>The reason, for example: checked, as on the family card</translation>
    </message>
    <message>
        <source>Alasan: {label}</source>
        <translation>Reason: {label}</translation>
    </message>
    <message>
        <source>Gambar di bawah dengan tetikus atau pena, atau pilih foto gambar di kertas.</source>
        <translation>Draw below with the mouse or a pen, or choose a photo of a drawing on paper.</translation>
    </message>
    <message>
        <source>Tanda tangani di bawah dengan tetikus atau pena, atau pilih foto tanda tangan.</source>
        <translation>Sign below with mouse or pen, or choose a photo of the signature.</translation>
    </message>
    <message>
        <source>Pilih foto dahulu, lalu beri tanda di atasnya dengan tetikus atau pena.</source>
        <translation>Choose a photo first, then mark it with the mouse or a pen.</translation>
    </message>
    <message>
        <source>Hapus goresan terakhir</source>
        <translation>Erase the last stroke</translation>
    </message>
    <message>
        <source>Hapus semua</source>
        <translation>Erase all</translation>
    </message>
    <message>
        <source>Ganti gambar…</source>
        <translation>Change picture…</translation>
    </message>
    <message>
        <source>Pilih gambar…</source>
        <translation>Choose a picture…</translation>
    </message>
    <message>
        <source>Ganti tanda tangan…</source>
        <translation>Change signature…</translation>
    </message>
    <message>
        <source>Terakhir dibaca: {item}.</source>
        <translation>Last read: {item}.</translation>
    </message>
    <message>
        <source>Salah: {words}.</source>
        <translation>Wrong: {words}.</translation>
    </message>
    <message>
        <source>Tidak ada yang salah.</source>
        <translation>None was wrong.</translation>
    </message>
    <message>
        <source>Sudah</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Jenis pertanyaan ini belum dikenal; isi sebagai teks.</source>
        <translation>This kind of question is not known yet; answer as text.</translation>
    </message>
    <message>
        <source>Sudah dibaca (Spasi)</source>
        <translation>Read out (Space)</translation>
    </message>
    <message numerus="yes">
        <source>Ada {n} kode pada gambar itu; diambil yang pertama.</source>
        <translation><numerusform>There is {n} code in that picture; it was taken.</numerusform><numerusform>There are {n} codes in that picture; the first was taken.</numerusform></translation>
    </message>
    <message>
        <source>Buka di peramban</source>
        <translation>Open in the browser</translation>
    </message>
    <message>
        <source>Ketik atau pindai kodenya</source>
        <translation>Type or scan the code</translation>
    </message>
    <message>
        <source>Baca dari gambar…</source>
        <translation>Read from a picture…</translation>
    </message>
    <message>
        <source>Gambar kode juga dapat diseret ke sini atau ditempel (Ctrl+V).</source>
        <translation>A picture of the code can also be dropped here or pasted (Ctrl+V).</translation>
    </message>
    <message>
        <source>Pindai dengan kamera…</source>
        <translation>Scan with the camera…</translation>
    </message>
    <message>
        <source>Tidak ada kode yang terbaca pada gambar itu. Coba foto yang lebih dekat, atau ketik.</source>
        <translation>No code could be read in that picture. Try a photo from nearer, or type it.</translation>
    </message>
    <message>
        <source>Pilih gambar kode</source>
        <translation>Choose a picture of the code</translation>
    </message>
    <message>
        <source>Perlihatkan (Alt+↓)</source>
        <translation>Show (Alt+↓)</translation>
    </message>
    <message>
        <source>Sembunyikan (Alt+↓)</source>
        <translation>Hide (Alt+↓)</translation>
    </message>
    <message>
        <source>Teruskan</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Spasi memulai. Lalu tandai yang salah dibaca: panah memindahkan, Spasi atau Enter menandai.</source>
        <translation>Space starts. Then mark what is read wrong: arrows move, Space or Enter marks.</translation>
    </message>
    <message>
        <source>Waktu habis. S menyelesaikan tes.</source>
        <translation>The time is over. S ends the test.</translation>
    </message>
    <message>
        <source>Tes dijeda. Spasi melanjutkan.</source>
        <translation>The test is paused. Space goes on.</translation>
    </message>
    <message>
        <source>Akhiri tes sekarang? S mengakhiri, Esc melanjutkan.</source>
        <translation>End the test now? S ends it, Esc goes on.</translation>
    </message>
    <message>
        <source>Pilih butir terakhir yang dibaca: panah, lalu Enter.</source>
        <translation>Choose the last item that was read: arrows, then Enter.</translation>
    </message>
    <message>
        <source>{n} salah berturut-turut.</source>
        <translation>{n} wrong in a row.</translation>
    </message>
    <message>
        <source>Akhiri tes</source>
        <translation>End the test</translation>
    </message>
    <message>
        <source>Spasi atau Enter menandai yang salah, S menyelesaikan, Esc menjeda.</source>
        <translation>Space or Enter marks what is wrong, S ends, Esc pauses.</translation>
    </message>
    <message>
        <source>Spasi atau Enter menandai yang salah, S menyelesaikan.</source>
        <translation>Space or Enter marks what is wrong, S ends.</translation>
    </message>
    <message>
        <source>U mengulangi tes.</source>
        <translation>U begins the test anew.</translation>
    </message>
    <message>
        <source>Beranda</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Isi formulir (Ctrl+N)</source>
        <translation>Fill a form (Ctrl+N)</translation>
    </message>
    <message>
        <source>Lipat bilah (Ctrl+B)</source>
        <translation>Fold the rail (Ctrl+B)</translation>
    </message>
    <message>
        <source>Lipat bilah</source>
        <translation>Fold the rail</translation>
    </message>
    <message>
        <source>Kunci (F9)</source>
        <translation>Lock (F9)</translation>
    </message>
    <message>
        <source>Teks laporan bencana</source>
        <translation>Text of the disaster report</translation>
    </message>
    <message>
        <source>Tanpa nama dan NIK korban. Periksa lagi sebelum dikirim ke grup.</source>
        <translation>Without names or NIK of victims. Look once more before you send it to the group.</translation>
    </message>
    <message>
        <source>Teks WhatsApp</source>
        <translation>WhatsApp text</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>SMS · {n} huruf</source>
        <translation>SMS · {n} letters</translation>
    </message>
    <message>
        <source>Salin SMS</source>
        <translation>Copy the SMS</translation>
    </message>
    <message>
        <source>Ubah pola…</source>
        <translation>Change the template…</translation>
    </message>
    <message>
        <source>Simpan pola</source>
        <translation>Save the template</translation>
    </message>
    <message>
        <source>Kembali ke pola bawaan</source>
        <translation>Back to our template</translation>
    </message>
    <message>
        <source>Pola teks</source>
        <translation>Template of the text</translation>
    </message>
    <message>
        <source>Baris tanpa isi dihilangkan, [ … ] hilang sendiri, # menjadi nomor. Isian: {names}</source>
        <translation>A line with nothing to say is left out, [ … ] goes by itself, # becomes a number. Gaps: {names}</translation>
    </message>
    <message>
        <source>Pola teks laporan bencana</source>
        <translation>Template of the disaster report</translation>
    </message>
    <message>
        <source>RALAT dan LATIHAN selalu ditulis di atasnya. Nama dan NIK korban tidak pernah ikut.</source>
        <translation>RALAT (correction) and LATIHAN (practice) always stand above it. Names and NIK of victims never come along.</translation>
    </message>
    <message>
        <source>Tidak dikenal: {names}</source>
        <translation>Unknown: {names}</translation>
    </message>
    <message>
        <source>Arahkan kamera HP ke sini, lalu tempel di WhatsApp.</source>
        <translation>Point the phone's camera here, then paste it into WhatsApp.</translation>
    </message>
    <message>
        <source>Teks ini terlalu panjang untuk QR: yang tampil SMS-nya.</source>
        <translation>This text is too long for a QR code: it shows the SMS.</translation>
    </message>
    <message>
        <source>Ditarik</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Disetujui</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
</context>
</TS>
