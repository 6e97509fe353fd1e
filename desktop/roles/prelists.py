"""What a person can do with a prelist in a spreadsheet: look at it, say what its columns are, take it in."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from desktop.forms import library, prelist
from desktop.forms.prelist import Prelist
from desktop.forms.spreadsheet import Sheet, plain, read_sheet
from desktop.frozen import frozen
from desktop.reference import lists
from desktop.reference.regions import Regions
from desktop.store import access_table, settings_table
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble

BIGGEST = 60_000_000  # bytes


@frozen
class Looked:
    """A spreadsheet with what its columns seem to be: as said the last time for these headings, else recognised."""

    sheet: Sheet
    mapping: Mapping[str, int]


class Prelists:
    """One person with a spreadsheet, on the store lane."""

    def __init__(
        self, vault: Vault, user: User, *, now: Callable[[], datetime], open_regions: Callable[[], Regions]
    ) -> None:
        self._vault, self._user, self._now, self._open = vault, user, now, open_regions

    def look(self, path: Path) -> Looked:
        """Read the file. Trouble LIST_BROKEN, DISK_FAILED."""
        try:
            if path.stat().st_size > BIGGEST:
                raise Trouble(Kind.LIST_BROKEN, name=path.name, row=1)
            data = path.read_bytes()
        except OSError as error:
            raise Trouble(Kind.DISK_FAILED) from error
        sheet = read_sheet(path.name, data, prelist.HEADINGS)
        return Looked(sheet, self._remembered(sheet) or prelist.recognise(sheet.columns))

    def read(self, looked: Looked, mapping: Mapping[str, int], village: str = "") -> Prelist:
        """What would be taken in, with all that is wrong in it. `village`: the code for rows that name none."""
        with self._open() as regions:
            villages = prelist.villages_in(regions, self._user.region)
            return prelist.read(looked.sheet, mapping, villages=villages, today=self._now().date(), village=village)

    def keep(self, looked: Looked, mapping: Mapping[str, int], found: Prelist) -> Touched:
        """Take it in for every form that asks for a prelist and has none of its server; the columns are remembered.
        NOT_LAWFUL, nothing changed, where no form here would take it.
        """
        with self._vault.atomic():
            at = self._now()
            touched = Touched()
            for name, columns, rows in (
                ("prelist.csv", lists.FAMILY_COLUMNS, found.families),
                ("prelist_anggota.csv", lists.MEMBER_COLUMNS, found.members),
            ):
                touched |= library.lay_list(self._vault, name, columns, rows, at=at)
            if not touched:
                raise Trouble(Kind.NOT_LAWFUL, stage="list", deed="import")
            settings_table.keep(self._vault, self._user.id, _signature(looked.sheet), json.dumps(dict(mapping)))
            access_table.note(self._vault, "import_prelist", by=self._user, at=at)
        return touched

    def _remembered(self, sheet: Sheet) -> Mapping[str, int]:
        kept = settings_table.get(self._vault, self._user.id, _signature(sheet))
        return json.loads(kept) if kept else {}


def _signature(sheet: Sheet) -> str:
    """Under which name the columns of such a spreadsheet are remembered."""
    return "prelist columns: " + "|".join(plain(column) for column in sheet.columns)[:300]
