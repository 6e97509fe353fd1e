"""People at work in a disaster, the public kitchen and psychosocial support (domain 5.8): a section of the sitrep."""

from __future__ import annotations

from desktop.forms.workbook import Workbook

FORCES = ("Tagana", "TNI", "Polri", "BPBD", "PMI", "Basarnas", "Relawan", "Warga")


def ask_forces(book: Workbook) -> None:
    """Who is there, how many, and what kitchen and psychosocial support give (domain 5.8); read in the sitrep."""
    english = {
        "Tagana": "Tagana volunteers",
        "TNI": "Army",
        "Polri": "Police",
        "Relawan": "Volunteers",
        "Warga": "Citizens",
    }
    book.options("unsur_personel", "\n".join(f"{name.lower()} {name} | {english.get(name, name)}" for name in FORCES))
    with book.group("personel_layanan", ("Personel dan layanan", "People and services")):
        book.lines("""
            select_multiple unsur_personel unsur_personel | Unsur yang bertugas | Who is at work | hint=Kosongkan bila belum diketahui. // Leave empty if unknown.
            """)
        told = []
        for name in FORCES:
            key = f"personel_{name.lower()}"
            book.ask(
                "integer", key, (f"{name} (orang)", f"{english.get(name, name)} (persons)"), constraint=". >= 1",
                constraint_message="≥ 1", relevant=f"selected(${{unsur_personel}}, '{name.lower()}')",
            )  # fmt: skip
            told.append(f"if(${{{key}}} = '', '', concat('{name} ', ${{{key}}}, ' orang; '))")
        kitchen, support = "selected(${upaya}, '7')", "selected(${upaya}, '9')"
        book.lines(f"""
            integer dapur_porsi | Dapur umum: porsi sehari | Public kitchen: meals a day | relevant={kitchen} ; constraint=. >= 0 ; constraint_message=≥ 0
            date dapur_mulai | Dapur umum sejak | Public kitchen since | relevant={kitchen} ; constraint=. <= today() ; constraint_message=Tidak boleh sesudah hari ini. // Not later than today.
            integer dapur_petugas | Petugas dapur umum (orang) | Staff of the kitchen (persons) | relevant={kitchen} ; constraint=. >= 0 ; constraint_message=≥ 0
            integer ldp_anak | LDP: anak (jiwa) | Psychosocial support: children | relevant={support} ; constraint=. >= 0 ; constraint_message=≥ 0
            integer ldp_dewasa | LDP: dewasa (jiwa) | Psychosocial support: adults | relevant={support} ; constraint=. >= 0 ; constraint_message=≥ 0
            integer ldp_lansia | LDP: lansia (jiwa) | Psychosocial support: elderly | relevant={support} ; constraint=. >= 0 ; constraint_message=≥ 0
            text ldp_kegiatan | LDP: kegiatan | Psychosocial support: activities | relevant={support} ; hint=Permainan, konseling, trauma healing. // Games, counselling, trauma healing.
            """)
        told += [
            "if(${dapur_porsi} = '', '', concat('dapur umum ', ${dapur_porsi}, ' porsi sehari; '))",
            "if(coalesce(${ldp_anak}, coalesce(${ldp_dewasa}, ${ldp_lansia})) = '', '', concat('LDP ', "
            "coalesce(${ldp_anak}, 0) + coalesce(${ldp_dewasa}, 0) + coalesce(${ldp_lansia}, 0), ' jiwa; '))",
        ]  # fmt: skip
        book.calculate("personel_terbaca", f"concat({', '.join(told)})")
