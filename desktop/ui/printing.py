"""From a record to what is printed or pasted of it: plain values in, HTML and text out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from desktop.forms.likenesses import points_in
from desktop.forms.semantics import Semantics
from desktop.reference.zones import time_zone
from desktop.reports import pbdt, reading, record, sitrep, spreadsheet, whatsapp
from desktop.reports.answers import Filled, without_refused
from desktop.reports.letter import Letterhead
from desktop.reports.reading import Part
from desktop.reports.receipts import Received
from desktop.reports.words import ZONES, long_date, moment, official_place
from desktop.roles import countable
from desktop.ui import formats
from desktop.ui.point_map import map_png
from desktop.ui.questions.wording import plain
from desktop.ui.stage_words import stage_said
from desktop.ui.translations import language_code, tr
from desktop.ui.values import Ground

if TYPE_CHECKING:
    from desktop.roles.leaving import Proof, Rows, Sheet
    from desktop.store.records_table import RecordRow
    from desktop.store.stages import Stage
    from desktop.xforms import Form, Interview

MAP = "peta titik"  # the name of the drawn map among the photos
JAKARTA = "Asia/Jakarta"
FURTHER = frozenset({"bencana_perkembangan", "konsolidasi"})  # reports after the first
DISASTER = ("event_kind", "event")  # what a report says happened


def is_disaster_report(semantics: Semantics) -> bool:
    """Whether a form has a text for WhatsApp."""
    return any(semantics.refs(meaning) for meaning in DISASTER)


def record_html(sheet: Sheet, interview: Interview, *, now: datetime, whole: bool, practice: bool) -> str:
    """The record from its first to its last question; NIK and No KK in part unless `whole`."""
    dossier, language = sheet.dossier, language_code()
    kept = dossier.record
    facts = (
        (tr("Wilayah"), kept.region_name),
        (tr("Petugas"), kept.author_name),
        (tr("Tahap"), stage_said(kept.stage)),
        (tr("Disimpan"), formats.moment(dossier.sealed_at)),
    )
    masked = (lambda _ref: False) if whole else dossier.semantics.is_masked
    page = record.Print(
        kept.title or dossier.form.title,
        dossier.form.title,
        facts,
        _plain(reading.parts(interview.root, language=language, masked=masked), sheet.photos),
        formats.moment(now),
        language,
        practice,
        kept.author_name,
    )
    return record.html(page)


def sitrep_html(
    sheet: Sheet, interview: Interview, *, now: datetime, practice: bool, head: Letterhead, ground: Ground
) -> tuple[str, dict[str, bytes]]:
    """The sitrep of a report, with its photos and a map of its points by the name they have in it."""
    said = reading.by_meaning(interview, sheet.dossier.semantics.meanings)
    values, kept = interview.snapshot().values(), sheet.dossier.record
    record_ = Filled(values, kept.title, kept.region_name, kept.region_code, kept.author_name)
    photos = [(one.picture, _caption(interview, one.ref)) for part in reading.parts(interview.root)
              for one in part.answers if one.picture in sheet.photos]  # fmt: skip
    points = list(points_in(values, sheet.dossier.semantics.points))
    drawn = {MAP: map_png([("", one.latitude, one.longitude) for one in points], ground)} if points else {}
    page = sitrep.Sitrep(
        said, record_, heading_of(sheet, interview, now=now, practice=practice), MAP if drawn else "", tuple(photos)
    )
    return sitrep.html(page, head=head, printed=formats.moment(now)), {**sheet.photos, **drawn}


def _caption(interview: Interview, ref: str) -> str:
    """What a photo shows: the words beside it in its row, else its question."""
    node = interview.node(ref)
    beside = node.parent.children if node.parent is not None else ()
    text = next((one.value for one in beside if one.kind == "question" and one.type == "string" and one.value), "")
    return text or plain(node.label)


def whatsapp_of(sheet: Sheet, interview: Interview, *, now: datetime, practice: bool, template: str = "") -> str:
    """The message of a disaster report, LATIHAN on top in practice."""
    said = reading.by_meaning(interview, sheet.dossier.semantics.meanings)
    return whatsapp.text(said, heading_of(sheet, interview, now=now, practice=practice), template)


def sms_of(sheet: Sheet, interview: Interview, *, now: datetime, practice: bool) -> str:
    """The same in one short message."""
    said = reading.by_meaning(interview, sheet.dossier.semantics.meanings)
    return whatsapp.sms(said, heading_of(sheet, interview, now=now, practice=practice))


def heading_of(sheet: Sheet, interview: Interview, *, now: datetime, practice: bool) -> whatsapp.Heading:
    """Which report of its event it is, and what the form itself does not say."""
    kept = sheet.dossier.record
    zone = time_zone(kept.region_code) if kept.region_code else ZoneInfo(JAKARTA)
    values = {ref.rpartition("/")[2]: value for ref, value in interview.snapshot().values().items() if value}
    further = f"PERKEMBANGAN KE-{values['ke']}" if "ke" in values else "PERKEMBANGAN"
    stage = further if "ke" in values or kept.form_id in FURTHER else "AWAL"
    return whatsapp.Heading(
        stage="AKHIR" if kept.form_id.endswith("akhir") else stage,
        day=_weekday(sheet, interview),
        place=official_place(kept.region_name, kept.region_code),
        until=moment(_as_of(values, sheet.dossier.sealed_at), zone),
        zone=ZONES.get(zone.key, "WIB"),
        practice=practice,
        corrected=sheet.corrected,
    )


def _weekday(sheet: Sheet, interview: Interview) -> str:
    """The day of the event with its name; "" where the report does not say."""
    values, refs = interview.snapshot().values(), sheet.dossier.semantics.refs("event_date")
    said = next((values[ref] for ref in refs if values.get(ref)), "")
    try:
        return long_date(date.fromisoformat(said[:10]), weekday=True)
    except ValueError:
        return ""


def _as_of(values: Mapping[str, str], sealed_at: datetime) -> datetime:
    """The moment the figures are of: as the report says, else when it was handed in."""
    try:
        return datetime.fromisoformat(values.get("kondisi_sampai", "")).astimezone()
    except ValueError:
        return sealed_at


def tables_of(
    found: Sequence[Rows], stages: Mapping[Stage, str], *, whole: bool, bps: Callable[[str], str] = lambda _code: ""
) -> list[spreadsheet.Table]:
    """Sealed records as sheets, one a form and a repeat. On the store lane: nothing here is of Qt.

    `bps`: the code a village has at the statistics office; "" where none is known.
    """
    sheets: list[spreadsheet.Table] = []
    for one in found:
        rows = [
            spreadsheet.Row(_facts(row, stages, bps(row.region_code)), without_refused(values, one.meaning.is_masked))
            for row, values in one.records
        ]
        masked = (lambda _ref: False) if whole else one.meaning.is_masked
        kind = kinds_of(one.form)
        sheets += spreadsheet.tables(rows, name=one.form.title, masked=masked, whole=whole, kind=kind)
        if one.form.form_id == pbdt.FORM:
            sheets += pbdt.tables(rows, pbdt.codes())
    return sheets


def kinds_of(form: Form) -> Callable[[str], str]:
    """What a spreadsheet may reckon with: of what type a question is, by its ref."""
    known = {spec.ref: spec.type for spec in form.definition.specs if spec.type in ("int", "decimal", "date")}
    return lambda ref: known.get(reading.generic(ref), "")


def labels_of(found: Sequence[Rows]) -> dict[str, str]:
    """What each column asked, by the form and the path of the question."""
    return {
        f"{one.form.form_id}{ref.removeprefix('/data')}": plain(said)
        for one in found
        for ref, said in countable.asked(one.form)
    }


def _facts(row: RecordRow, stages: Mapping[Stage, str], bps: str) -> tuple[str, ...]:
    changed = row.changed_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return row.id, row.title, stages[row.stage], row.author_name, row.region_name, row.region_code, bps, changed


def received_of(proof: Proof) -> Received:
    """One line of the receipts sheet."""
    row, taken = proof.row, list(proof.receipts.values())
    last = max(taken, key=lambda receipt: receipt.at) if taken else None
    return Received(
        row.title,
        row.form_title,
        ", ".join(row.region_name.split(", ")[:2]),
        row.author_name,
        formats.moment(last.at) if last is not None else "",
        urlsplit(proof.server).hostname or "",
        row.parts_received,
        proof.instance_id,
    )


def _plain(parts: Sequence[Part], photos: Collection[str]) -> tuple[Part, ...]:
    """Labels as people read them, without the markup of the form; only pictures that are there."""
    return tuple(
        Part(
            plain(part.title),
            part.depth,
            tuple(
                reading.Answer(one.ref, plain(one.label), one.text, one.picture if one.picture in photos else "")
                for one in part.answers
            ),
            part.row,
        )
        for part in parts
    )
