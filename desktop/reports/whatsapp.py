"""The WhatsApp text of a disaster report, in Tagana's usual tone; never with names or NIK of victims."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from desktop.frozen import frozen
from desktop.paths import RESOURCES
from desktop.reports.reading import Answer
from desktop.reports.template import filled

LONG_NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){15}(?!\d)")  # a NIK or No KK typed into a story all the same
CODE = re.compile(r"(^|, )\d{1,2}\. ")  # the official code a label begins with: for the form, not for a message
PROVISIONAL = re.compile(r" · [^\W\d_]{0,2} ?\d{2}\.\d{2}$")  # "· HS 05.10"
OTHER = re.compile(r"(^|, )(?:Lainnya|Other)(?=,|$)")
TEMPLATE = RESOURCES / "reports" / "whatsapp.txt"
TWO_MESSAGES = 306  # letters
Said = Mapping[str, Sequence[Answer]]


@frozen
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


def text(said: Said, heading: Heading, template: str = "") -> str:
    """The message by a template, ours if none is given; RALAT and LATIHAN stand above whatever it says.

    `said`: answers by meaning (`reading.by_meaning`). No gap of a template is ever filled with a victim.
    """
    top = [
        "*LATIHAN – BUKAN KEJADIAN SEBENARNYA*" if heading.practice else "",
        "*RALAT*" if heading.corrected else "",
    ]
    body = filled(template.strip() or own_template(), gaps(said, heading))
    return LONG_NUMBER.sub("▒", "\n".join([*(line for line in top if line), body])) + "\n"


def own_template() -> str:
    """The one that comes with the program."""
    return TEMPLATE.read_text(encoding="utf-8")


def gaps(said: Said, heading: Heading) -> dict[str, str]:
    """What a template can say, by the names people write in braces."""
    return {
        "jenis_laporan": heading.stage,
        "penerima": heading.addressee,
        "kejadian": first(said, "event_kind") or event(said),
        "tempat": heading.place,
        "waktu": when(said, heading),
        "lokasi": location(said),
        "kronologis": sentence(said, "cause", "chronology"),
        "sampai": heading.until,
        **impact(said),
        "akses": access(said),
        "upaya": efforts(said),
        "kebutuhan": needs(said),
        "kondisi": first(said, "condition"),
        "sumber": all_of(said, "source"),
        "petugas": first(said, "reporter"),
        "tim": first(said, "reporter_team"),
        "nia": first(said, "reporter_number"),
        "hp": first(said, "reporter_phone"),
    }


def sms(said: Said, heading: Heading) -> str:
    """The same for a plain telephone: what counts most first, as much as two messages bear, letters every phone has."""
    marks = [word for word, on in (("LATIHAN", heading.practice), ("RALAT", heading.corrected)) if on]
    place = ", ".join(heading.place.split(", ")[:2])
    figures = impact(said)
    parts = [
        " ".join([*marks, f"LAP {heading.stage}: {event(said) or first(said, 'event_kind')}"]),
        place,
        when(said, heading),
        f"Terdampak {figures['terdampak']}" if figures["terdampak"] else "",
        figures["korban"],
        f"Mengungsi {figures['mengungsi']}" if figures["mengungsi"] else "",
        f"Rumah {figures['rumah']}" if figures["rumah"] else "",
        f"Butuh {needs(said)}" if needs(said) else "",
        joined([first(said, "reporter"), first(said, "reporter_phone")], " "),
    ]
    found = ""
    for part in (plain_letters(LONG_NUMBER.sub("*", part)) for part in parts if part):
        longer = f"{found}. {part}" if found else part
        if len(longer) <= TWO_MESSAGES:
            found = longer
    return found


def plain_letters(said: str) -> str:
    """What the alphabet of a short message has in one piece: no dashes of print, no accents."""
    return unicodedata.normalize("NFKD", said.replace("–", "-")).encode("ascii", "ignore").decode()


def event(said: Said) -> str:
    """Its name, without the initials and time that tell reports apart until the coordinator merges them."""
    return PROVISIONAL.sub("", first(said, "event"))


def when(said: Said, heading: Heading) -> str:
    day, time = heading.day or first(said, "event_date"), first(said, "event_time")
    return f"{day} pukul {time} {heading.zone}" if day and time else day


def location(said: Said) -> str:
    address, point = joined([answer.text for answer in said.get("address", ())], "; "), first(said, "point")
    return f"{address} ({point})" if address and point else address or point


def impact(said: Said) -> dict[str, str]:
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
    return {
        "terdampak": households(said, "count_affected_families", "count_affected"),
        "korban": joined(people),
        "mengungsi": displaced(said),
        "rumah": joined(houses),
        "fasilitas": first(said, "facilities"),
    }


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
    states = [(name, first(said, meaning)) for name, meaning in named]
    return joined([f"{name} {state[0].lower()}{state[1:]}" for name, state in states if state])


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


def efforts(said: Said) -> str:
    """What is being done; instead of "other" what was written."""
    other = first(said, "effort_other")
    named = all_of(said, "efforts")
    return OTHER.sub(lambda found: found[1] + other, named) if other else named


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
