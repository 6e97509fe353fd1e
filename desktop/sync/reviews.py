"""For a reviewer with a web account at a Central: what was decided is told there, and what was handed in from the own
villages is brought here, to be looked at without a line. Photos stay at the server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from desktop.forms import library, semantics
from desktop.openrosa.defused import Unreadable
from desktop.openrosa.identity import read_identity
from desktop.store import adopting, forms_table, servers_table, settings_table, told_reviews
from desktop.store.adopting import Known
from desktop.store.blotting import without_numbers
from desktop.store.seal import Receipt, Seal
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.sync.central import Central, Listed
from desktop.touched import NOTHING, Touched
from desktop.trouble import Cancelled, Kind, Trouble
from desktop.xforms import FormError, InstanceError, Interview

AT_ONCE = 200  # submissions of one form brought in one go; the rest the next time
READ_BACK = 200  # the status of a receipt for what was read back
LATER = (408, 429)  # the server has no time now
FOR_GOOD = (Kind.RECORD_MISSING, Kind.REFUSED_FORM_NOT_ASSIGNED)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How many verdicts were told, how many records were brought."""

    told: int = 0
    brought: int = 0
    touched: Touched = NOTHING


def tell(vault: Vault, user: User, open_pages: Callable[[str], Central | None], *, now: datetime) -> int:
    """Tell what was decided. `open_pages`: the pages of a server by its id, None without an account there."""
    told_reviews.gather(vault, user.id, at=now)
    told = 0
    for one in told_reviews.waiting(vault, user.id):
        pages = open_pages(one.server)
        if pages is None:
            continue
        root = adopting.root_id(vault, one.record_id)
        try:
            pages.tell_review(one.form_id, root, one.state)
            told_reviews.told(vault, one, at=now)  # before the comment: should its answer be lost, it is not said twice
            told += 1
            if one.comment:
                pages.comment(one.form_id, root, without_numbers(one.comment))
        except Trouble as trouble:
            if not _is_final(trouble):
                raise
            told_reviews.told(vault, one, at=now, trouble=trouble.kind.value)
    return told


def _is_final(trouble: Trouble) -> bool:
    """The server will never take this one: the next ones must not wait behind it."""
    if trouble.kind is not Kind.SERVER_TROUBLE:
        return trouble.kind in FOR_GOOD
    status = int(trouble.facts.get("status", 0))
    return 400 <= status < 500 and status not in LATER


def bring(
    vault: Vault, user: User, open_pages: Callable[[str], Central | None], *, now: datetime,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[int, Touched]:  # fmt: skip
    """Bring what is new at the server from this person's villages (their region, by its code; all without one)."""
    brought, touched = 0, NOTHING
    for server in servers_table.servers(vault):
        pages = open_pages(server.id)
        if pages is None:
            continue
        for form_id in sorted({row.form_id for row in forms_table.installed(vault, server=server.id)}):
            count, more = _bring_form(vault, user, pages, server.id, form_id, now, cancelled)
            brought, touched = brought + count, touched | more
    return brought, touched


def _bring_form(
    vault: Vault, user: User, pages: Central, server_id: str, form_id: str, now: datetime, cancelled: Callable[[], bool]
) -> tuple[int, Touched]:
    mark = f"brought:{server_id}:{form_id}"
    before = settings_table.get(vault, user.id, mark)
    try:
        listed = pages.newer(form_id, datetime.fromisoformat(before) if before else None)
    except Trouble as trouble:
        if trouble.kind in FOR_GOOD:  # this account may not read that form
            return 0, NOTHING
        raise
    brought, touched = 0, NOTHING
    for one in listed[:AT_ONCE]:
        if cancelled():
            raise Cancelled
        if not adopting.is_here(vault, one.root_id):
            more = _bring_one(vault, user, pages, server_id, form_id, one, now)
            brought, touched = brought + bool(more), touched | more
        if one.made_at is not None:
            settings_table.keep(vault, user.id, mark, one.made_at.isoformat())
    return brought, touched


def _bring_one(
    vault: Vault, user: User, pages: Central, server_id: str, form_id: str, one: Listed, now: datetime
) -> Touched:
    """Nothing if it is of other villages, of a version that is not here, encrypted, or not to be read."""
    xml = pages.xml(form_id, one.root_id)
    try:
        said = read_identity(xml)
    except Unreadable:
        return NOTHING
    row = forms_table.find(vault, form_id, said.version, server=server_id)
    if row is None or said.instance_id is None or adopting.is_here(vault, said.instance_id):
        return NOTHING
    form = library.open_key(vault, row.key)
    if form.submission.public_key:
        return NOTHING
    try:
        snapshot = Interview(form, lists=library.FormLists(vault, row.key, None, user.id), draft=xml).snapshot()
    except (FormError, InstanceError):
        return NOTHING
    values = snapshot.values()
    summary = semantics.summarise(values, semantics.read(form), form_title=form.title)
    if not summary.region_code.startswith(user.region):
        return NOTHING
    seal = Seal(said.instance_id, xml, snapshot.xml(), values, summary, deprecated_id=said.deprecated_id)
    known = Known(one.root_id, f"central:{one.submitter_id}", one.submitter, one.review_state)
    receipt = Receipt(now, "", READ_BACK, "", server_id)
    return adopting.bring(vault, uuid4().hex, row.key, seal, receipt, known, at=now)
