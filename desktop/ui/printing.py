"""From a record to what is printed or pasted of it: plain values in, HTML and text out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from desktop.forms.semantics import Semantics
from desktop.reference.zones import time_zone
from desktop.reports import reading, record, spreadsheet, whatsapp
from desktop.reports.reading import Part
from desktop.reports.receipts import Received
from desktop.reports.words import ZONES, moment
from desktop.ui import formats
from desktop.ui.questions.wording import plain
from desktop.ui.stage_words import stage_said
from desktop.ui.translations import language_code, tr

if TYPE_CHECKING:
    from desktop.roles.leaving import Proof, Rows, Sheet
    from desktop.store.records_table import RecordRow
    from desktop.store.stages import Stage
    from desktop.xforms import Interview

JAKARTA = "Asia/Jakarta"
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


def whatsapp_of(sheet: Sheet, interview: Interview, *, now: datetime, practice: bool) -> str:
    """The message of a disaster report, LATIHAN on top in practice."""
    kept = sheet.dossier.record
    zone = time_zone(kept.region_code) if kept.region_code else ZoneInfo(JAKARTA)
    heading = whatsapp.Heading(
        place=kept.region_name,
        until=moment(now, zone),
        zone=ZONES.get(zone.key, "WIB"),
        practice=practice,
        corrected=sheet.corrected,
    )
    return whatsapp.text(reading.by_meaning(interview, sheet.dossier.semantics.meanings), heading)


def workbook_of(found: Sequence[Rows], stages: Mapping[Stage, str], *, whole: bool, practice: bool) -> bytes:
    """Sealed records as a workbook, a sheet a form and a repeat. On the store lane: nothing here is of Qt."""
    sheets: list[spreadsheet.Table] = []
    for one in found:
        rows = [spreadsheet.Row(_facts(row, stages), values) for row, values in one.records]
        masked = (lambda _ref: False) if whole else one.meaning.is_masked
        sheets += spreadsheet.tables(rows, name=one.form.title, masked=masked, whole=whole)
    return spreadsheet.xlsx(sheets, practice=practice)


def _facts(row: RecordRow, stages: Mapping[Stage, str]) -> tuple[str, ...]:
    changed = row.changed_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return row.id, row.title, stages[row.stage], row.author_name, row.region_name, changed


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
        )
        for part in parts
    )
