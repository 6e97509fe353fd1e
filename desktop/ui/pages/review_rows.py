"""The rows of a record that is read: findings with what was decided, answers with what stood there before, threads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.roles.manner import Spent, spent
from desktop.roles.values import is_reason
from desktop.store.stages import Deed
from desktop.ui.formats import date, moment
from desktop.ui.pages.review_compare import listed
from desktop.ui.pages.review_document import Row, remarks_by_ref
from desktop.ui.pages.review_findings import sentence
from desktop.ui.pages.review_lines import lines
from desktop.ui.translations import mark, tr

if TYPE_CHECKING:
    from desktop.roles.values import Dossier, Finding
    from desktop.store.verdicts_table import Remark
    from desktop.xforms import Interview

DECISIONS: Mapping[str, str] = {
    "different": mark("Orang atau tempat berbeda"),
    "same": mark("Orang yang sama, keduanya berlaku"),
    "merge": mark("Gabungkan: yang lain dikembalikan"),
    "withdraw": mark("Isian ini yang dikembalikan"),
    "right": mark("Sudah benar"),
}


def decisions(row: Row) -> list[tuple[str, str]]:
    """What may be decided on a finding: value and words."""
    values = ("different", "same", "merge", "withdraw") if row.other else ("right", "withdraw")
    return [(value, tr(DECISIONS[value])) for value in values]


def rows_of(dossier: Dossier, interview: Interview, remarks: Sequence[Remark], changed: Mapping[str, str]) -> list[Row]:
    """Findings first (the undecided before the decided), remarks on the whole record, then the form as it reads."""
    open_remarks = [one for one in remarks if one.settled_at is None]
    said = remarks_by_ref([(one.ref, _said(one, dossier)) for one in _threads(open_remarks)])
    rows = [_finding_row(one) for one in sorted(dossier.findings, key=lambda one: one.settled is not None)]
    if took := spent(dossier.history):
        rows.append(Row("answer", "", tr("Lama pengisian"), _duration(took)))
    if why := _why_changed(dossier):
        rows.append(Row("answer", "", tr("Alasan perbaikan"), why))
    if said.get(""):
        rows.append(Row("answer", "", tr("Catatan untuk isian ini"), "\n".join(said[""])))
    offered = listed(interview)
    for line in lines(interview, dossier.semantics):
        margin = said.get(line.ref, ()) if line.kind != "heading" else ()
        before = _before(interview, line.ref, changed)
        other = tr("prelist: {value}", value=offered[line.ref]) if line.ref in offered else ""
        rows.append(
            Row(line.kind, line.ref, line.label, line.answer, line.depth, line.wrong, margin, before, listed=other)
        )
    return rows


def _duration(took: Spent) -> str:
    """How long somebody sat over it, pauses left out, and when."""
    minutes = max(round(took.seconds / 60), 1)
    began, ended = moment(took.began), moment(took.ended)
    day = date(took.began)
    when = f"{began} – {ended.removeprefix(day).strip() if ended.startswith(day) else ended}"
    sat = tr("{n} menit", minutes) + (tr(", {n} kali duduk", n=took.sittings) if took.sittings > 1 else "")
    return f"{sat} · {when}"


def _why_changed(dossier: Dossier) -> str:
    """Why the author changed what had been handed in before, as said at the last handing in."""
    deeds = (Deed.HAND_IN.value, Deed.HAND_IN_RELEASED.value)
    last = next((one for one in dossier.history if one.deed in deeds), None)
    return f"{last.by_name}: {last.reason}" if last is not None and last.reason else ""


def _threads(remarks: Sequence[Remark]) -> Iterable[Remark]:
    """Each remark with its answers behind it."""
    first = {one.id: at for at, one in enumerate(remarks)}
    return sorted(remarks, key=lambda one: (first.get(one.answers_to or one.id, first[one.id]), first[one.id]))


def _said(remark: Remark, dossier: Dossier) -> str:
    """Who says what; the author's own word on an answer is the reason why it stands."""
    if is_reason(remark, dossier.record.author):
        return tr("Alasan {author}: {reason}", author=remark.by_name, reason=remark.text)
    return f"{'↳ ' if remark.answers_to else ''}{remark.by_name}: {remark.text}"


def _finding_row(finding: Finding) -> Row:
    done = finding.settled
    said = ""
    if done is not None:
        what = tr(DECISIONS[done.resolution.value])
        said = f"{what}: {done.reason} ({done.by_name}, {date(done.at)})"
    kind = "finding" if done is None else "settled"
    return Row(kind, finding.ref, sentence(finding), other=finding.other, finding=finding.key, settled=said)


def _before(interview: Interview, ref: str, changed: Mapping[str, str]) -> str:
    """What stood there in the seal before, as its choices say it."""
    if ref not in changed:
        return ""
    old = changed[ref]
    if not old:
        return tr("(tadinya kosong)")
    choices = {choice.value: choice.label for choice in interview.node(ref).choices}
    if not choices:
        return old
    return ", ".join(choices.get(value, value) for value in old.split())
