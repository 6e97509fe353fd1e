"""For a reviewer with a web account at a Central: what was decided is told there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.store import adopting, told_reviews
from desktop.store.blotting import without_numbers
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.sync.central import Central
from desktop.trouble import Kind, Trouble

LATER = (408, 429)  # the server has no time now
FOR_GOOD = (Kind.RECORD_MISSING, Kind.REFUSED_FORM_NOT_ASSIGNED)


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
