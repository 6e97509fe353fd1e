"""The WhatsApp text of a disaster report, in Tagana's usual tone; never with names or NIK of victims."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.reports.reading import Answer

LONG_NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){15}(?!\d)")  # a NIK or No KK typed into a story all the same
CODE = re.compile(r"(^|, )\d{1,2}\. ")  # the official code a label begins with: for the form, not for a message
Said = Mapping[str, Sequence[Answer]]


@dataclass(frozen=True, slots=True)
class Heading:
    """What the form itself does not say. `until` is a moment in words; `day` and `place` are written out."""

    stage: str = "AWAL"  # AWAL, PERKEMBANGAN KE-2, AKHIR
    addressee: str = ""
    day: str = ""  # "Sabtu, 21 November 2026"
    place: str = ""  # "Desa Sungai Penuh, Kec. ..., Kab. ..., Prov. Jambi"
    until: str = ""
    zone: str = "WIB"
    practice: bool = False
    corrected: bool = False


def text(said: Said, heading: Heading) -> str:
    """The message, lines without anything known left out. `said`: answers by meaning (`reading.by_meaning`)."""
    blocks = [*top(said, heading), *numbered(said, heading), *bottom(said)]
    return LONG_NUMBER.sub("▒", "\n".join(block for block in blocks if block)) + "\n"


def top(said: Said, heading: Heading) -> list[str]:
    kind = first(said, "event_kind") or first(said, "event")
    where = f" di {heading.place}" if heading.place else ""
    return [
        "*LATIHAN – BUKAN KEJADIAN SEBENARNYA*" if heading.practice else "",
        "*RALAT*" if heading.corrected else "",
        f"*LAPORAN {heading.stage} KEJADIAN BENCANA*",
        f"Kepada Yth. {heading.addressee}" if heading.addressee else "",
        f"Mohon izin melaporkan kejadian *{kind}*{where}",
    ]


def numbered(said: Said, heading: Heading) -> list[str]:
    """The items of the template that have something to say, numbered without gaps."""
    items = [
        ("Waktu kejadian", when(said, heading)),
        ("Lokasi", location(said)),
        ("Penyebab / kronologis", sentence(said, "cause", "chronology")),
        (f"Dampak (data s.d. {heading.until})" if heading.until else "Dampak", impact(said)),
        ("Akses / listrik / komunikasi / air", access(said)),
        ("Upaya yang dilakukan", all_of(said, "efforts")),
        ("Kebutuhan mendesak", needs(said)),
        ("Kondisi terkini", first(said, "condition")),
        ("Sumber", all_of(said, "source")),
    ]
    kept = [(name, content) for name, content in items if content]
    gap = {True: "\n", False: " "}
    return [f"{n}. {name} :{gap[content.startswith('   -')]}{content}" for n, (name, content) in enumerate(kept, 1)]


def bottom(said: Said) -> list[str]:
    name, team = first(said, "reporter"), first(said, "reporter_team")
    number, phone = first(said, "reporter_number"), first(said, "reporter_phone")
    facts = [f"{name} – {team}" if team else name, f"NIA {number}" if number else "", f"HP {phone}" if phone else ""]
    return [f"Petugas: {joined(facts)}" if name else "", "Demikian, terima kasih."]


def when(said: Said, heading: Heading) -> str:
    day, time = heading.day or first(said, "event_date"), first(said, "event_time")
    return f"{day} pukul {time} {heading.zone}" if day and time else day


def location(said: Said) -> str:
    address, point = joined([answer.text for answer in said.get("address", ())], "; "), first(said, "point")
    return f"{address} ({point})" if address and point else address or point


def impact(said: Said) -> str:
    """Known figures only: what is unknown is not zero."""
    dead = tally(said, "meninggal {}", "count_dead")
    sexes = joined([tally(said, "L {}", "count_dead_male"), tally(said, "P {}", "count_dead_female")], "/")
    people = [
        f"{dead} ({sexes})" if dead and sexes else dead,
        tally(said, "hilang {}", "count_missing"),
        tally(said, "luka berat {}", "count_badly_injured"),
        tally(said, "luka ringan {}", "count_lightly_injured"),
    ]
    houses = [
        tally(said, "RB {}", "count_houses_heavy"),
        tally(said, "RS {}", "count_houses_medium"),
        tally(said, "RR {}", "count_houses_light"),
        tally(said, "terendam {}", "count_houses_flooded"),
    ]
    lines = [
        ("Terdampak", households(said, "count_affected_families", "count_affected")),
        ("Korban", joined(people)),
        ("Mengungsi", displaced(said)),
        ("Rumah", joined(houses)),
        ("Fasilitas umum", first(said, "facilities")),
    ]
    return "\n".join(f"   - {name} : {content}" for name, content in lines if content)


def displaced(said: Said) -> str:
    total = households(said, "count_displaced_families", "count_displaced")
    points = tally(said, "di {} titik", "count_shelters")
    groups = [
        tally(said, "balita {}", "count_toddlers"),
        tally(said, "bumil {}", "count_pregnant"),
        tally(said, "busui {}", "count_nursing"),
        tally(said, "lansia {}", "count_elderly"),
        tally(said, "disabilitas {}", "count_disabled"),
    ]
    inside = joined(groups)
    return joined([total, points, f"({inside})" if inside else ""], " ")


def households(said: Said, families: str, persons: str) -> str:
    return joined([tally(said, "{} KK", families), tally(said, "{} jiwa", persons)], " / ")


def access(said: Said) -> str:
    named = (("jalan", "road"), ("listrik", "electricity"), ("komunikasi", "communication"), ("air", "water"))
    return joined([tally(said, f"{name} {{}}", meaning) for name, meaning in named])


def needs(said: Said) -> str:
    """Item, amount, unit: rows of the same roster, told apart by their position in the ref."""
    rows: dict[str, dict[str, str]] = {}
    for meaning in ("need_item", "need_other", "need_amount", "need_unit"):
        for answer in said.get(meaning, ()):
            rows.setdefault(answer.ref.rpartition("/")[0], {})[meaning] = plain(answer.text)
    said_rows = (
        joined(
            [row.get("need_other") or row.get("need_item", ""), row.get("need_amount", ""), row.get("need_unit", "")],
            " ",
        )
        for row in rows.values()
    )
    return joined(list(said_rows))


def sentence(said: Said, *meanings: str) -> str:
    return joined([" ".join(first(said, meaning).split()) for meaning in meanings], ". ")


def tally(said: Said, form: str, meaning: str) -> str:
    value = first(said, meaning)
    return form.format(value) if value else ""


def all_of(said: Said, meaning: str) -> str:
    return joined([plain(answer.text) for answer in said.get(meaning, ())])


def first(said: Said, meaning: str) -> str:
    answers = said.get(meaning, ())
    return plain(answers[0].text) if answers else ""


def plain(text: str) -> str:
    """Labels of choices without their codes: "1. Beras" → "Beras"."""
    return CODE.sub(r"\1", text)


def joined(words: Sequence[str], between: str = ", ") -> str:
    return between.join(word for word in words if word)
