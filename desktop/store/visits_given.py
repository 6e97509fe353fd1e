"""Who visits which RT: given in the window, laid over whatever prelist is there, and carried down to other laptops."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta

from desktop.frozen import frozen
from desktop.store.moments import moment, stamp
from desktop.store.vault import Vault
from desktop.touched import Touched

_NAME = "visits_given"
A_MOMENT = timedelta(milliseconds=1)


@frozen
class VisitsGiven:
    """`to`: an area → the name of who visits it; "" takes it from whom the prelist names. `at` None: never given."""

    at: datetime | None = None
    by_name: str = ""
    to: Mapping[str, str] = field(default_factory=dict)

    def worker(self, values: Mapping[str, str], named: str) -> str:
        """Who visits a row of the prelist; `named`: whom the list itself names."""
        return self.to.get(area(values.get("desa", ""), values.get("rw", ""), values.get("rt", "")), named)


def area(village: str, rw: str, rt: str) -> str:
    """One RT. 1, 01 and 001 are the same."""
    return "|".join((village, rw.strip().lstrip("0"), rt.strip().lstrip("0")))


def get(vault: Vault) -> VisitsGiven:
    """As it stands."""
    kept = vault.value("SELECT value FROM vault WHERE name = ?", (_NAME,))
    if kept is None:
        return VisitsGiven()
    told = json.loads(kept)
    return VisitsGiven(moment(told["at"]), told["by"], told["to"])


def keep(vault: Vault, given: VisitsGiven) -> Touched:
    """From now on. Of an RT the newer of two words stands; what another supervisor said of others stays beside it."""
    before, at, to = get(vault), given.at, dict(given.to)
    if at is None:
        return Touched()
    by_name = given.by_name
    if before.at is not None:
        newer = at > before.at
        to = {**before.to, **to} if newer else {**to, **before.to}
        if not newer and to == before.to:
            return Touched()
        by_name = given.by_name if newer else before.by_name
        at = at if newer and to == given.to else max(at, before.at) + A_MOMENT  # so the others hear of both
    told = {"at": stamp(at), "by": by_name, "to": to}
    with vault.atomic():
        vault.write(
            "INSERT OR REPLACE INTO vault (name, value) VALUES (?, ?)", (_NAME, json.dumps(told, ensure_ascii=False))
        )
    return Touched(lists=True)
