"""What lies on a laptop, should it be lost: left at the server with a push, sealed. Sambang fills and sends it itself."""

from __future__ import annotations

from desktop.forms.workbook import NAMESPACES, Workbook

VERSION = "2026112201"


def workbook() -> Workbook:
    """Nothing is asked of anybody, and nothing of it can be read at the server."""
    book = Workbook(
        settings={
            "form_title": "Isi laptop",
            "form_id": "isi_laptop",
            "version": VERSION,
            "default_language": "Bahasa Indonesia (id)",
            "instance_name": "concat('Laptop ', ${laptop})",
            "namespaces": NAMESPACES,
        }
    )
    book.lines("""
        note untuk_siapa | Dibuat dan dikirim Sambang sendiri. Jangan diisi. | Made and sent by Sambang itself. Not to be filled. | form=review-none companion
        dateTime waktu! | Waktu | Time
        text laptop! | Sidik kartu laptop | Fingerprint of the laptop's card
        text pembaca! | Sidik kartu laptop pengawas yang bisa membaca | Fingerprints of the laptops that can read it
        file paket! | Isi laptop, tersegel | What lies on it, sealed
        """)
    return book
