"""The recovery sheet: a name and a code on paper, to be kept apart from the laptop."""

from __future__ import annotations

from html import escape

from desktop.reports.record import banner, document

WORDS = {
    "id": {
        "title": "Lembar pemulihan Sambang",
        "name": "Nama",
        "code": "Kode pemulihan",
        "use": "Bila lupa kata sandi: buka Sambang, pilih “Lupa kata sandi? Pakai lembar pemulihan”, ketik nama dan "
        "kode ini, lalu buat kata sandi baru.",
        "care": "Siapa pun yang memegang lembar ini dan laptop Anda dapat membuka semua isian. Simpan terpisah dari "
        "laptop, misalnya di lemari terkunci di kantor. Lembar yang lama tidak berlaku sejak lembar ini dibuat.",
        "made": "Dibuat",
    },
    "en": {
        "title": "Sambang recovery sheet",
        "name": "Name",
        "code": "Recovery code",
        "use": "If the passphrase is forgotten: open Sambang, choose “Forgot it? Use the recovery sheet”, "
        "type the name and this code, then set a new passphrase.",
        "care": "Whoever has this sheet and your laptop can open every record. Keep it apart from the laptop, for "
        "example in a locked cupboard at the office. Any earlier sheet stopped working when this one was made.",
        "made": "Made",
    },
}


def html(name: str, code: str, *, made: str, language: str = "id", practice: bool = False) -> str:
    """One page. `made` is a moment in words; `code` in its groups."""
    said = WORDS.get(language, WORDS["id"])
    groups = code.split("-")
    rows = [groups[at : at + 3] for at in range(0, len(groups), 3)]
    lines = "<br>".join("&nbsp;&nbsp;&nbsp;".join(escape(group) for group in row) for row in rows)
    mark = banner(practice, language)
    body = [
        mark,
        f"<h1>{escape(said['title'])}</h1>",
        f'<p class="facts">{escape(said["made"])}: {escape(made)}</p>',
        f'<p class="facts">{escape(said["name"])}</p><p style="font-size: 14pt; margin: 0 6px;">{escape(name)}</p>',
        f'<p class="facts" style="margin-top: 14px;">{escape(said["code"])}</p>',
        f'<p style="font-size: 24pt; font-weight: 600; margin: 0 6px 14px 6px;">{lines}</p>',
        f'<p style="margin: 6px;">{escape(said["use"])}</p>',
        f'<p style="margin: 6px;">{escape(said["care"])}</p>',
        mark,
    ]
    return document(said["title"], body)
