"""Renders filling and review into PNG files to look at: `python -m tests.ui.gallery_filling folder`.

Every kind of question, the family assessment and a review; Indonesian and English, light and dark, 1366×768,
1024×640 and 125 %. The people in them are invented.
"""
# ruff: noqa: E501  the form as a table

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from desktop.forms import semantics
from desktop.paths import RESOURCES
from desktop.roles.values import Dossier, Finding, FindingKind
from desktop.store.record import Record
from desktop.store.stages import Stage
from desktop.store.verdicts_table import Remark
from desktop.ui.hands import let_work
from desktop.ui.pages.filling import FillingPage
from desktop.ui.pages.filling_aside import Note
from desktop.ui.pages.filling_header import Heading
from desktop.ui.pages.review import ReviewPage
from desktop.ui.pages.review_queue import Waiting
from desktop.ui.questions.answer import Bytes, Surroundings
from desktop.ui.theme import Appearance, dress
from desktop.ui.translations import Language, speak
from desktop.xforms import Form, Interview, load_form

NOW = datetime(2026, 1, 3, 14, 3, 7, tzinfo=timezone(timedelta(hours=7)))

KINDS = """
| survey |
| | type | name | label::Bahasa Indonesia (id) | label::English (en) | hint::Bahasa Indonesia (id) | hint::English (en) | required | relevant | constraint | constraint_message::Bahasa Indonesia (id) | constraint_message::English (en) | appearance | parameters | bind::sambang:as | read_only | guidance_hint::Bahasa Indonesia (id) | guidance_hint::English (en) |
| | begin group | kata | Kata dan angka | Words and numbers | | | | | | | | | | | | | |
| | note | pembuka | Bacakan **persetujuan** kepada responden dengan tenang. | Read out the **consent** calmly. | | | | | | | | | | | | | |
| | text | nama | Nama kepala keluarga | Name of the head | Sesuai KTP | As on the KTP | yes | | | | | | | title | | | |
| | text | nik | NIK | NIK | 16 angka | 16 digits | yes | | string-length(.)=16 | NIK harus 16 angka. Periksa KTP atau KK. | A NIK has 16 digits. | | | nik | | | |
| | integer | umur | Umur | Age | | | | | | | | | | | | Hitung dari tanggal lahir. | Compute it from the date. |
| | decimal | uang | Pengeluaran sebulan (Rp) | Monthly spending (Rp) | | | | | | | | thousands-sep | | | | | |
| | text | rahasia | Kode rahasia | Secret code | | | | | | | | masked | | | | | |
| | text | catat | Catatan petugas | Remarks | | | | | | | | multiline | | | | | |
| | text | tampil | Hanya dibaca | Read only | | | | | | | | | | | yes | | |
| | end group | | | | | | | | | | | | | | | | |
| | begin group | pilih | Pilihan | Choices | | | | | | | | | | | | | |
| | select_one jk | jk | Jenis kelamin | Sex | | | yes | | | | | | | | | | |
| | select_one lantai | lantai | Jenis lantai terluas | Main floor | | | | | | | | | | | | | |
| | select_multiple bantuan | bantuan | Bantuan yang diterima | Programmes received | | | | | | | | | | | | | |
| | select_multiple bantuan | bantuan2 | Dalam dua kolom | In two columns | | | | | | | | columns-2 | | | | | |
| | select_one jawa | setuju | Bersedia diwawancarai? | Consents? | | | | | | | | likert | | | | | |
| | select_one lantai | cari | Cari lantai | Search floor | | | | | | | | minimal | | | | | |
| | range | puas | Seberapa puas? | How satisfied? | | | | | | | | | start=0 end=10 step=1 | | | | |
| | range | bintang | Nilai layanan | Rating | | | | | | | | rating | start=1 end=5 step=1 | | | | |
| | rank bantuan | urut | Urutkan yang paling dibutuhkan | Rank by need | | | | | | | | | | | | | |
| | end group | | | | | | | | | | | | | | | | |
| | begin group | lain | Waktu, tempat, berkas | Time, place, files | | | | | | | | | | | | | |
| | date | lahir | Tanggal lahir | Date of birth | | | | | | | | | | | | | |
| | time | jam | Jam mulai | Start time | | | | | | | | | | | | | |
| | dateTime | saat | Saat kejadian | Moment of the event | | | | | | | | | | | | | |
| | geopoint | titik | Titik rumah | Position of the house | | | | | | | | | | | | | |
| | image | foto | Foto rumah | Photo of the house | Tampak depan | Front | | | | | | | max-pixels=1024 | | | | |
| | image | ttd | Tanda tangan | Signature | | | | | | | | signature | | | | | |
| | file | berkas | Surat keterangan | Letter | | | | | | | | | | | | | |
| | barcode | kode | Kode QR | QR code | | | | | | | | | | | | | |
| | acknowledge | baca | Sudah dibacakan kepada responden | Read to the respondent | | | | | | | | | | | | | |
| | end group | | | | | | | | | | | | | | | | |
| | begin repeat | anggota | Anggota keluarga | Family members | | | | | | | | | | | | | |
| | text | a_nama | Nama anggota | Name | | | yes | | | | | | | | | | |
| | integer | a_umur | Umur | Age | | | | | . <= 120 | Umur 0 sampai 120. | Age 0 to 120. | | | | | | |
| | end repeat | | | | | | | | | | | | | | | | |
| choices |
| | list_name | name | label::Bahasa Indonesia (id) | label::English (en) |
| | jk | 1 | 1. Laki-laki | 1. Male |
| | jk | 2 | 2. Perempuan | 2. Female |
| | lantai | 1 | Marmer/granit | Marble |
| | lantai | 2 | Keramik | Ceramic |
| | lantai | 8 | Tanah | Earth |
| | lantai | 10 | Bambu yang dianyam dan dilapisi semen tipis sehingga tampak seperti lantai biasa bila dilihat dari jauh | Woven bamboo with a thin layer of cement |
| | lantai | 99 | Lainnya | Other |
| | bantuan | pkh | PKH (Program Keluarga Harapan) | PKH |
| | bantuan | bpnt | Sembako/BPNT | Sembako/BPNT |
| | bantuan | pbi | PBI-JKN | PBI-JKN |
| | bantuan | pip | Program Indonesia Pintar | PIP |
| | jawa | ya | Ya, bersedia | Yes |
| | jawa | tidak | Tidak | No |
| | jawa | tunda | Minta waktu lain | Another time |
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | Jenis pertanyaan | jenis | 1 | Bahasa Indonesia (id) | sambang="https://sambang.id/xforms" |
"""

ANSWERS = {
    "kata/nama": "Rusdi bin Hasan",
    "kata/nik": "157101410390000",
    "kata/uang": "1250000",
    "pilih/jk": "1",
    "pilih/lantai": "10",
    "pilih/bantuan": "pkh pip",
    "pilih/puas": "7",
    "pilih/bintang": "4",
    "lain/lahir": "1990-03-01",
    "lain/titik": "-1.61 103.61 0 0",
    "lain/foto": "rumah.jpg",
    "anggota[1]/a_nama": "Rusdi",
    "anggota[1]/a_umur": "130",
}


@dataclass(frozen=True)
class Look:
    """One way to look at a page."""

    language: str = "id"
    dark: bool = False
    scale: int = 100
    width: int = 1366
    height: int = 768

    def __str__(self) -> str:
        return f"{self.language}-{'dark' if self.dark else 'light'}-{self.scale}-{self.width}"


LOOKS = (Look(), Look("en", dark=True), Look(scale=125), Look("en", width=1024, height=640))


@cache
def kinds() -> Form:
    from pyxform.xls2xform import convert

    return load_form(convert(KINDS, validate=False, file_type=".md").xform)


@cache
def assessment() -> Form:
    return load_form((RESOURCES / "forms" / "asesmen_keluarga.xml").read_bytes())


def photograph(_name: str, hear: Bytes) -> None:
    image = QImage(640, 420, QImage.Format.Format_RGB32)
    sky = QLinearGradient(0, 0, 0, 420)
    sky.setColorAt(0, QColor("#9cc4e4"))
    sky.setColorAt(1, QColor("#8aa66a"))
    painter = QPainter(image)
    painter.fillRect(image.rect(), sky)
    painter.fillRect(200, 180, 240, 180, QColor("#b98a5a"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    hear(bytes(buffer.data().data()))


def filling(form: Form, look: Look, answers: Mapping[str, str]) -> FillingPage:
    language = next(name for name in form.languages if f"({look.language})" in name)
    interview = Interview(form, language=language, now=lambda: NOW)
    for ref, answer in answers.items():
        interview.answer(f"/data/{ref}", answer)
    page = FillingPage(
        interview,
        save=lambda _snapshot, done, _failed: done(),
        heading=lambda i: Heading(i.form.title, "Keluarga Rusdi", "Desa Sungai Terap"),
        surroundings=Surroundings(now=lambda: NOW, photo=photograph),
    )
    page.show_notes(
        [Note("Prelist", (("", "Rusdi bin Hasan"), ("right", "NIK 157101… sama"), ("warn", "Alamat berbeda")))]
    )
    return page


def review(look: Look) -> ReviewPage:
    form = kinds()
    interview = Interview(form, now=lambda: NOW)
    for ref, answer in ANSWERS.items():
        interview.answer(f"/data/{ref}", answer)
    xml = interview.finalize().xml
    record = Record(
        1, "a", 1, "jenis", "1", Stage.HANDED_IN, "Keluarga Rusdi", "15", "Sungai Terap", "u", "Dewi", False, NOW, NOW
    )
    finding = Finding(
        FindingKind.SAME_NIK, "/data/kata/nik", {"number": "157101******000", "author": "Budi", "at": "2026-01-02"}, "b"
    )
    remark = Remark("r", "/data/kata/nik", "Cocokkan dengan KK, lalu rekam ulang.", "s", "Sari", NOW, None, None)
    dossier = Dossier(record, form, semantics.read(form), xml, xml, NOW, (remark,), (finding,), (), ("rumah.jpg",))
    language = next(name for name in form.languages if f"({look.language})" in name)
    page = ReviewPage(lambda _record, name, hear: photograph(name, hear))
    page.show_dossier(dossier, Interview(form, draft=xml, language=language, now=lambda: NOW))
    page.show_queue(
        [
            Waiting("a", "Keluarga Rusdi", "Sungai Terap", "Dewi", "kemarin", findings=1),
            Waiting("b", "Banjir RT 04", "Tanjung Raden", "Anton", "3 jam lalu", urgent=True),
            Waiting("c", "Keluarga Sumarni", "Sungai Terap", "Dewi", "kemarin", stage=Stage.APPROVED),
        ]
    )
    return page


def save(page: QWidget, look: Look, folder: Path, name: str) -> None:
    let_work(60)
    for _ in range(500):  # on a busy machine it takes longer
        if not (isinstance(page, FillingPage) and being_made(page)):
            break
        let_work(20)
    page.grab().save(str(folder / f"{name}-{look}.png"))


def being_made(page: FillingPage) -> bool:
    """Whether a row of the section in front is still to come."""
    here = page.course.here
    asked = [row for row in here.section.rows if row.kind == "question" and row.relevant] if here is not None else []
    return here is not None and any(here.made_row(row) is None for row in asked)


def render(folder: Path) -> None:
    """All pages in all looks."""
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for look in LOOKS:
        dress(app, Appearance.DARK if look.dark else Appearance.LIGHT, look.scale)
        speak(app, Language(look.language))
        page = filling(kinds(), look, ANSWERS)
        shown(page, look)
        for number in range(6):
            save(page, look, folder, f"filling-kinds-{number + 1}")
            bar = page.course.here.verticalScrollBar() if page.course.here is not None else None
            if bar is not None and bar.maximum() > 0:
                bar.setValue(bar.maximum())
                save(page, look, folder, f"filling-kinds-{number + 1}b")
            page.going.section(1)
        page.hand_in()
        save(page, look, folder, "filling-problems")
        page.close()
        family = filling(assessment(), look, {"kunjungan_petugas/kunjungan": "1", "persetujuan/setuju": "1"})
        shown(family, look)
        save(family, look, folder, "filling-family")
        family.close()
        desk = review(look)
        shown(desk, look)
        save(desk, look, folder, "review")
        desk.begin_remark()
        save(desk, look, folder, "review-remark")
        desk.show_stage(Stage.APPROVED)
        desk.close()


def shown(page: QWidget, look: Look) -> None:
    page.resize(look.width, look.height)
    page.show()
    page.activateWindow()
    let_work(60)


if __name__ == "__main__":
    render(Path(sys.argv[1]))
