"""What was decided on a record, beside it: a sealed record cannot carry its own verdict. Sambang fills it by itself."""

from __future__ import annotations

from desktop.forms.workbook import NAMESPACES, Workbook

VERSION = "2026112202"
NO_NUMBERS = (
    "constraint=not(regex(., '^.*[0-9]{16}.*$')) ; constraint_message=Tanpa NIK atau Nomor KK."
    " // No NIK or family card number here."
)


def workbook() -> Workbook:
    """Bound to the judged record by its instanceID; nothing of the record itself is in it."""
    book = Workbook(
        settings={
            "form_title": "Tinjauan",
            "form_id": "tinjauan",
            "version": VERSION,
            "default_language": "Bahasa Indonesia (id)",
            "instance_name": "concat(jr:choice-name(${putusan}, '${putusan}'), ' · ', ${formulir})",
            "namespaces": NAMESPACES,
        }
    )
    _add_lists(book)
    _ask_verdict(book)
    _ask_findings(book)
    _ask_corrections(book)
    return book


def _add_lists(book: Workbook) -> None:
    book.options(
        "putusan",
        """
        disetujui Disetujui | Approved
        disetujui_diperbaiki Disetujui setelah diperbaiki | Approved after correction
        dikembalikan Dikembalikan | Sent back
        persetujuan_ditarik Persetujuan ditarik keluarga: hapus datanya | Consent withdrawn: erase the data
        """,
    )
    book.options(
        "keputusan",
        """
        same Orang yang sama, keduanya berlaku | The same person, both stand
        different Orang atau tempat berbeda | Another person or place
        merge Digabung, yang lain dikembalikan | Merged, the other was sent back
        withdraw Isian ini dikembalikan | This record was sent back
        right Sudah benar | Right as it is
        """,
    )


def _ask_verdict(book: Workbook) -> None:
    with book.group("tinjauan", ("1. Tinjauan", "1. Review"), form="review-none companion"):
        book.lines(f"""
            note untuk_siapa | Dibuat Sambang saat pemeriksaan. Hanya diisi sendiri bila isian diperiksa tanpa Sambang. | Made by Sambang while reviewing. Fill it only for a record reviewed without Sambang.
            text instance_id! | instanceID isian yang diperiksa | instanceID of the reviewed record
            text formulir! | Formulir isian itu (form id) | Its form (form id)
            text versi | Versi formulir itu | The version of that form
            select_one putusan putusan! | Putusan | Verdict
            text peninjau! | Diperiksa oleh | Reviewed by
            text peran | Peran | Role
            dateTime waktu! | Waktu putusan | Time of the verdict
            text dilepas_oleh | Dilepas oleh | Released by
            dateTime waktu_dilepas | Waktu dilepas | Time of the release
            text alasan | Alasan | Reason | appearance=multiline ; {NO_NUMBERS}
            """)


def _ask_findings(book: Workbook) -> None:
    with book.group("temuan", ("2. Temuan yang diputuskan", "2. Findings settled")):
        book.lines("""
            integer jml_temuan! | Banyaknya temuan yang diputuskan | Number of findings settled | default=0 ; constraint=. >= 0 and . <= 200 ; constraint_message=0 – 200
            """)
        with book.repeat("diputus", ("Temuan", "Finding"), repeat_count="${jml_temuan}"):
            book.lines(f"""
                text jenis! | Jenis temuan | Kind of finding
                select_one keputusan keputusan! | Keputusan | Decision
                text isian_lain | instanceID isian lain | instanceID of the other record
                text alasan_temuan | Alasan | Reason | {NO_NUMBERS}
                """)


def _ask_corrections(book: Workbook) -> None:
    with book.group("perbaikan", ("3. Perbaikan saat periksa", "3. Corrections while reviewing")):
        book.lines("""
            integer jml_perbaikan! | Banyaknya jawaban yang diperbaiki | Number of answers corrected | default=0 ; constraint=. >= 0 and . <= 500 ; constraint_message=0 – 500
            """)
        with book.repeat("diperbaiki", ("Jawaban", "Answer"), repeat_count="${jml_perbaikan}"):
            book.lines(f"""
                text pertanyaan! | Pertanyaan | Question
                text alasan_perbaikan | Alasan | Reason | {NO_NUMBERS}
                """)
