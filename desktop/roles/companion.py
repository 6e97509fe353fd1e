"""The companion of a verdict: what was decided on a sealed record, sealed itself and sent behind it (*tinjauan*).

Made inside the transaction of the verdict or of its release, and only where the record's server has the form. Nothing
of the record is in it but its instanceID; a number of sixteen digits that somebody wrote into a reason is blotted out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import uuid4

from desktop.frozen import frozen
from desktop.roles import sealing
from desktop.roles.open_forms import OpenForms
from desktop.store import companions, forms_table, record, settlements_table, submission, verdicts_table
from desktop.store.blotting import without_numbers
from desktop.store.record import RecordSummary
from desktop.store.seal import Seal, Submission
from desktop.store.settlements_table import Settlement
from desktop.store.stages import Fate
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.store.verdicts_table import Judgement, Verdict
from desktop.touched import NOTHING, Touched
from desktop.xforms import Form, FormError, Interview


@frozen
class Said:
    """One verdict as the province is told it."""

    seal: Submission
    verdict: Verdict
    released_by: User
    at: datetime
    findings: tuple[Settlement, ...]
    corrections: Mapping[str, str]  # question → why it was mended


def accompany(
    vault: Vault, forms: OpenForms, record_id: str, *, by: User, at: datetime, not_before: datetime | None = None
) -> Touched:
    """Tell the province of the last verdict on the record's current seal; `not_before`: it can be taken back till then.

    Only inside `atomic`. Nothing where the server has no such form, nobody decided anything, or the seal never left.
    """
    seal = submission.current(vault, record_id)
    row = forms_table.find(vault, companions.FORM, server=seal.server)
    verdicts = [one for one in verdicts_table.verdicts(vault, record_id) if one.submission_id == seal.id]
    if row is None or row.retired or not row.usable or not verdicts or seal.fate is Fate.VOID:
        return NOTHING
    form = forms.get(row.key).form
    try:
        interview = _filled(form, _said(vault, record_id, seal, verdicts[-1], by, at), vault)
    except FormError:  # the office broke its own form: that must not keep anybody from approving
        return NOTHING
    return _sealed(vault, form, row.key, interview, record_id, seal, by=by, at=at, not_before=not_before)[1]


WITHDRAWN = "persetujuan_ditarik"
"""What the verdict of the form says of a consent taken back."""


def tell_withdrawal(
    vault: Vault, forms: OpenForms, record_id: str, reason: str, *, by: User, at: datetime, not_before: datetime
) -> tuple[str, Touched]:
    """Tell the province that the people of a sent record took their consent back; gives the companion's record.

    "" where the server has no such form, or one of before it knew that word: then a person has to tell it.
    Only inside `atomic`.
    """
    seal = submission.current(vault, record_id)
    row = forms_table.find(vault, companions.FORM, server=seal.server)
    if row is None or row.retired or not row.usable or seal.fate is not Fate.SENT:
        return "", NOTHING
    form = forms.get(row.key).form
    try:
        interview = Interview(form, now=lambda: at)
        known = interview.node("/data/tinjauan/putusan").choices
    except (FormError, KeyError):
        return "", NOTHING
    if WITHDRAWN not in {choice.value for choice in known}:
        return "", NOTHING
    answers = {
        "instance_id": seal.instance_id, "formulir": seal.form_id, "versi": seal.form_version, "putusan": WITHDRAWN,
        "peninjau": by.name, "peran": by.role.value, "waktu": _written(at), "alasan": without_numbers(reason),
    }  # fmt: skip
    _answer(interview, "/data/tinjauan", answers)
    _answer(interview, "/data/temuan", {"jml_temuan": "0"})
    _answer(interview, "/data/perbaikan", {"jml_perbaikan": "0"})
    made, touched = _sealed(
        vault, form, row.key, interview, record_id, seal, by=by, at=at, not_before=not_before, nameless=True
    )
    return made, touched


def _said(vault: Vault, record_id: str, seal: Submission, verdict: Verdict, by: User, at: datetime) -> Said:
    latest = {(one.kind, one.ref, one.other): one for one in settlements_table.of_record(vault, record_id)}
    return Said(seal, verdict, by, at, tuple(latest.values()), _corrections(vault, record_id))


def _corrections(vault: Vault, record_id: str) -> dict[str, str]:
    """Why each question was mended since the record last went back: the remarks made with each correction."""
    made: set[tuple[str, datetime]] = set()
    for one in verdicts_table.verdicts(vault, record_id):
        if one.kind is Judgement.SEND_BACK:
            made.clear()
        elif one.kind is Judgement.CORRECT:
            made.add((one.by, one.at))
    remarks = verdicts_table.remarks(vault, record_id)
    return {one.ref: one.text for one in remarks if one.ref and (one.by, one.at) in made}


def _filled(form: Form, said: Said, vault: Vault) -> Interview:
    interview = Interview(form, now=lambda: said.at)
    seal, verdict = said.seal, said.verdict
    released = verdict.kind is Judgement.APPROVE
    approved = "disetujui_diperbaiki" if said.corrections else "disetujui"
    answers = {
        "instance_id": seal.instance_id, "formulir": seal.form_id, "versi": seal.form_version,
        "putusan": approved if released else "dikembalikan",
        "peninjau": verdict.by_name, "peran": said.released_by.role.value if verdict.by == said.released_by.id else "",
        "waktu": _written(verdict.at), "dilepas_oleh": said.released_by.name if released else "",
        "waktu_dilepas": _written(said.at) if released else "", "alasan": without_numbers(verdict.reason),
    }  # fmt: skip
    _answer(interview, "/data/tinjauan", answers)
    _answer(interview, "/data/temuan", {"jml_temuan": str(len(said.findings))})
    for number, one in enumerate(said.findings, 1):
        _answer(interview, f"/data/temuan/diputus[{number}]", _finding(vault, one))
    _answer(interview, "/data/perbaikan", {"jml_perbaikan": str(len(said.corrections))})
    for number, (ref, why) in enumerate(said.corrections.items(), 1):
        told = {"pertanyaan": ref, "alasan_perbaikan": without_numbers(why)}
        _answer(interview, f"/data/perbaikan/diperbaiki[{number}]", told)
    return interview


def _finding(vault: Vault, one: Settlement) -> dict[str, str]:
    """The other record by the id the province knows it by, where it was ever sealed."""
    known = submission.of_record(vault, one.other) if one.other and record.exists(vault, one.other) else []
    other = known[-1].instance_id if known else ""
    return {
        "jenis": one.kind, "keputusan": one.resolution.value, "isian_lain": other,
        "alasan_temuan": without_numbers(one.reason),
    }  # fmt: skip


def _answer(interview: Interview, place: str, answers: Mapping[str, str]) -> None:
    """What the office's own version of the form still asks; a question it took out is passed over."""
    for name, value in answers.items():
        try:
            interview.node(f"{place}/{name}")
        except KeyError:
            continue
        interview.answer(f"{place}/{name}", value)


def _written(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def _sealed(
    vault: Vault, form: Form, form_key: int, interview: Interview, about: str, seal: Submission, *, by: User,
    at: datetime, not_before: datetime | None, nameless: bool = False,
) -> tuple[str, Touched]:  # fmt: skip
    """As a record of its own that was handed in and needs no review. Its title is for the outbox of this laptop."""
    judged, done, snapshot = record.get(vault, about), interview.finalize(), interview.snapshot()
    made = Seal(
        instance_id=done.instance_id,
        xml=done.xml,
        draft=snapshot.xml(),
        answers=snapshot.values(),
        summary=RecordSummary("" if nameless else judged.title, urgent=seal.urgent),
        instance_name=done.instance_name,
    )
    record_id = uuid4().hex
    touched = record.begin(vault, record_id, form_key, by=by, at=at)
    made = sealing.enveloped(vault, form, made)
    touched |= submission.hand_in(vault, record_id, made, release=True, by=by, at=at)
    pusher = companions.pusher(vault, seal.seq, by.id)
    companions.tie(vault, record_id, seal.seq, pusher=pusher, not_before=not_before)
    return record_id, touched
