"""Findings in words: what a check saw, said to a supervisor. One sentence for each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from desktop.ui.questions.dates import written_date
from desktop.ui.translations import mark, tr

if TYPE_CHECKING:
    from desktop.roles.values import Finding

_Facts = Mapping[str, str]


def sentence(finding: Finding) -> str:
    """The finding as one sentence. A NIK in it is masked already."""
    return _SENTENCES[finding.kind.value](finding.facts)


KINDS: Mapping[str, str] = {
    "same_nik": mark("NIK sama"),
    "same_no_kk": mark("No KK sama"),
    "same_row": mark("Baris prelist sama"),
    "nik_twice": mark("NIK dua kali"),
    "nik_invented": mark("NIK berderet"),
    "nik_shape": mark("Susunan NIK"),
    "nik_birth_date": mark("Tanggal lahir pada NIK"),
    "nik_sex": mark("Jenis kelamin pada NIK"),
    "age_doubtful": mark("Umur diragukan"),
    "roster_empty": mark("Anggota kosong"),
    "two_families": mark("Anggota di dua keluarga"),
    "same_person": mark("Orang yang mirip"),
    "same_point": mark("Titik lokasi sama"),
    "same_photo": mark("Foto sama"),
    "in_list": mark("Berbeda dari prelist"),
    "too_quick": mark("Terlalu cepat"),
    "clock_back": mark("Jam mundur"),
    "straight_lined": mark("Jawaban seragam"),
    "conflict": mark("Versi berbenturan"),
}


def kind_said(kind: str) -> str:
    """A kind of finding in two or three words, for a filter."""
    return tr(KINDS[kind]) if kind in KINDS else kind


def _day(text: str) -> str:
    try:
        return written_date(date.fromisoformat(text[:10]))
    except ValueError:
        return text or "–"


def _sex(code: str) -> str:
    return {"1": tr("laki-laki"), "L": tr("laki-laki"), "2": tr("perempuan"), "P": tr("perempuan")}.get(
        code, code or "–"
    )


def _same(what: str) -> Callable[[_Facts], str]:
    def say(facts: _Facts) -> str:
        return tr(
            "{what} {number} juga ada di isian {author} ({day}). Kemungkinan ganda.",
            what=what,
            number=facts.get("number", ""),
            author=facts.get("author", "–"),
            day=_day(facts.get("at", "")),
        )

    return say


def _twice(facts: _Facts) -> str:
    return tr("NIK {number} tertulis dua kali di isian ini.", number=facts.get("number", ""))


def _invented(facts: _Facts) -> str:
    count = facts.get("count", "–")
    if facts.get("how") == "first":
        return tr("Semua {count} NIK di isian ini berakhiran 0001. Cocokkan dengan KTP atau KK.", count=count)
    return tr("{count} NIK di isian ini hanya berbeda nomor urutnya. Cocokkan dengan KTP atau KK.", count=count)


def _shape(facts: _Facts) -> str:
    return tr("Susunan NIK {number} tidak wajar. Cocokkan dengan KTP atau KK.", number=facts.get("number", ""))


def _birth_date(facts: _Facts) -> str:
    return tr(
        "Tanggal lahir pada NIK ({in_number}) berbeda dari jawaban ({stated}).",
        in_number=_day(facts.get("in_number", "")),
        stated=_day(facts.get("stated", "")),
    )


def _sexes(facts: _Facts) -> str:
    return tr(
        "Jenis kelamin pada NIK ({in_number}) berbeda dari jawaban ({stated}).",
        in_number=_sex(facts.get("in_number", "")),
        stated=_sex(facts.get("stated", "")),
    )


def _age(facts: _Facts) -> str:
    return tr("Umur {years} tahun diragukan. Periksa tanggal lahir.", years=facts.get("years", "–"))


def _roster(_facts: _Facts) -> str:
    return tr("Daftar anggota masih kosong.")


def _elsewhere(sentence: str) -> Callable[[_Facts], str]:
    def say(facts: _Facts) -> str:
        day = _day(facts.get("at", ""))
        return tr(sentence, day=day, number=facts.get("number", "–"), author=facts.get("author", "–"))

    return say


def _quick(facts: _Facts) -> str:
    return tr(
        "{answers} jawaban dalam {minutes} menit: terlalu cepat untuk wawancara.",
        answers=facts.get("answers", "–"),
        minutes=str(max(round(int(facts.get("seconds", "0")) / 60), 1)),
    )


def _backwards(_facts: _Facts) -> str:
    return tr("Jam laptop mundur saat isian ini dibuat; lamanya tidak dapat dipercaya.")


def _straight(facts: _Facts) -> str:
    return tr("{questions} pertanyaan berturut-turut dijawab sama.", questions=facts.get("questions", "–"))


def _in_list(facts: _Facts) -> str:
    if facts.get("what") == "person":
        return tr("Nama dan tanggal lahir mirip dengan seseorang di prelist, pada keluarga lain.")
    if facts.get("what") == "no_kk":
        return tr("No KK {number} di prelist ada pada baris lain.", number=facts.get("number", "–"))
    return tr("NIK {number} di prelist tercatat pada keluarga lain.", number=facts.get("number", "–"))


_SENTENCES: Mapping[str, Callable[[_Facts], str]] = {
    "same_nik": _same("NIK"),
    "same_no_kk": _same("No KK"),
    "nik_twice": _twice,
    "nik_invented": _invented,
    "nik_shape": _shape,
    "nik_birth_date": _birth_date,
    "nik_sex": _sexes,
    "age_doubtful": _age,
    "roster_empty": _roster,
    "same_row": _elsewhere(
        mark("Keluarga prelist ini sudah ada hasilnya di isian {author} ({day}). Satu baris cukup satu hasil.")
    ),
    "two_families": _elsewhere(mark("NIK {number} juga anggota keluarga lain: isian {author} ({day}), No KK berbeda.")),
    "same_person": _elsewhere(
        mark("Nama dan tanggal lahir mirip dengan isian {author} ({day}). Kemungkinan orang yang sama.")
    ),
    "same_point": _elsewhere(mark("Titik lokasi sama dengan keluarga lain: isian {author} ({day}).")),
    "same_photo": _elsewhere(mark("Foto yang sama dipakai di isian {author} ({day}).")),
    "in_list": _in_list,
    "too_quick": _quick,
    "clock_back": _backwards,
    "straight_lined": _straight,
    "conflict": _elsewhere(
        mark("Versi lain isian ini datang dari {author} ({day}) dan disisihkan. Bandingkan, lalu putuskan.")
    ),
}
