"""From what the roles read to finished papers: recaps, minutes, lists, the reports of a disaster."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.forms.events import REPORTS
from desktop.frozen import frozen
from desktop.reference.zones import time_zone
from desktop.reports import handover, letter, minutes, named_lists, posko, recap
from desktop.reports.answers import Filled
from desktop.reports.letter import Letterhead
from desktop.reports.spreadsheet import Table
from desktop.reports.words import moment
from desktop.roles.papers import LETTERHEADS
from desktop.ui import formats
from desktop.ui.models.recap import amount_said, heading
from desktop.ui.pages.recap import remarks
from desktop.ui.translations import language_code, tr

if TYPE_CHECKING:
    from desktop.roles.papers import Papers, Pile
    from desktop.roles.recap_values import Recap
    from desktop.ui.pages.documents import Document

HOME = "15"  # where a time or an office has no region to go by


@frozen
class Setting:
    """When, for whom: what a paper says beside its content. `whole`: NIK and No KK are not masked."""

    now: datetime
    practice: bool
    whole: bool = False
    region: str = ""  # of the person, where the paper is of no village


@frozen
class Paper:
    """A finished one: to be printed, and as sheets where it is a list."""

    title: str
    html: str
    tables: Sequence[Table] = ()
    wide: bool = False  # on sheets laid on their side


def head_for(papers: Papers, region: str, now: datetime) -> Letterhead:
    """The letterhead of the office of a region (else of where this person works), as it is called now."""
    return letter.chosen(papers.listed(LETTERHEADS), region or papers.region or HOME, now.date())


def recap_paper(
    found: Recap, head: Letterhead, setting: Setting, bps: Callable[[str], str] = lambda _code: ""
) -> Paper:
    """The table that stands on the page. `bps`: a region's code at the statistics office, for the spreadsheet."""
    asked = found.asked
    heads = [heading(found, at) for at in range(1 + len(found.columns))]
    several = len(found.columns) > 1
    rows = [(line.name, (*line.numbers, *((line.total,) if several else ()))) for line in found.lines]
    facts = (
        (tr("Yang dihitung"), amount_said(found)),
        (tr("Menurut"), found.by.label if found.by is not None else ""),
        (tr("Sejak"), formats.date(asked.since) if asked.since is not None else ""),
        (tr("Isian"), formats.number(found.records)),
        (tr("Catatan"), remarks(found)),
    )
    counted = recap.Counted(
        tr("Rekap {form}", form=found.title), (*heads, *((tr("Jumlah"),) if several else ())), tuple(rows),
        (*found.totals, *((found.total,) if several else ())), facts, tr("Jumlah"),
        tuple((line.code, bps(line.code)) for line in found.lines), (tr("Kode"), tr("Kode BPS")),
    )  # fmt: skip
    html = recap.html(
        counted, head=head, printed=formats.moment(setting.now), language=language_code(), practice=setting.practice
    )
    return Paper(counted.title, html, (recap.sheet(counted),))


def compose(document: Document, papers: Papers, source: str, setting: Setting) -> Paper | None:
    """On the lane for long readings: read what it is made of and set it. None where that has gone meanwhile."""
    if document.key == "posko":
        return _posko(papers, setting)
    pile = papers.pile(document.forms[0] if document.each or len(document.forms) == 1 else source,
                       only=source if document.each else "")  # fmt: skip
    if pile is None:
        return None
    rows = filled(pile)
    region = rows[-1].region if document.each else setting.region
    head, printed = head_for(papers, region, setting.now), formats.moment(setting.now)
    if document.key == "handover":
        page = handover.html(rows[-1], head=head, printed=printed, practice=setting.practice)
        return Paper(handover.TITLE, page, handover.sheets(rows[-1]))
    if document.key in ("minutes", "final"):
        return _of_meeting(document.key, rows[-1], papers, head, setting)
    made = (
        named_lists.houses(rows, shown=setting.whole)
        if document.key == "houses"
        else named_lists.recipients(rows, title=pile.title, shown=setting.whole)
    )
    return Paper(made.title, made.html(head=head, printed=printed, practice=setting.practice), (made.sheet,), wide=True)


def filled(pile: Pile) -> list[Filled]:
    """The records of a pile as reports read them."""
    return [
        Filled(
            one.values, one.row.title, one.row.region_name, one.row.region_code, one.row.author_name, one.approved,
            pile.labels,
        )
        for one in pile.told
    ]  # fmt: skip


def _of_meeting(key: str, meeting: Filled, papers: Papers, head: Letterhead, setting: Setting) -> Paper:
    prelist: tuple[Mapping[str, str], ...] = papers.listed("prelist.csv", "desa", meeting.region)
    make = minutes.html if key == "minutes" else minutes.final_html
    html = make(
        meeting, prelist, head=head, printed=formats.moment(setting.now), practice=setting.practice,
        shown=setting.whole,
    )  # fmt: skip
    title = "Berita acara musyawarah" if key == "minutes" else "Prelist akhir"
    return Paper(title, html, minutes.sheets(meeting, prelist, shown=setting.whole))


def _posko(papers: Papers, setting: Setting) -> Paper:
    """All reports together, oldest seal first, so that the newest of an event is the last."""
    piles = [pile for form_id in (*REPORTS, "bencana_akhir") if (pile := papers.pile(form_id))]
    same = papers.events(one for pile in piles for one in pile.told)
    told = [(one.sealed_at, said) for pile in piles for said, one in zip(filled(pile), pile.told, strict=True)]
    told.sort(key=lambda pair: pair[0])
    shelters, goods, victims = (papers.pile(form_id) for form_id in ("titik_pengungsian", "logistik", "korban_bnba"))
    zone = time_zone(setting.region or HOME)
    day = posko.Day(
        [one for _, one in told], filled(shelters) if shelters else (), filled(goods) if goods else (),
        moment(setting.now, zone), victims=filled(victims) if victims else (), event_of=same.of,
    )  # fmt: skip
    head = head_for(papers, setting.region, setting.now)
    html = posko.html(day, head=head, printed=moment(setting.now, zone), practice=setting.practice)
    return Paper("Laporan harian posko", html, posko.sheets(day), wide=True)
