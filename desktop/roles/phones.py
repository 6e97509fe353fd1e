"""Phones in the room: which may hand in to this laptop, and what they are offered and asked (OpenRosa's questions)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import datetime

from desktop.exchange.packing import csv_of, list_csv
from desktop.forms import library
from desktop.forms.library import InstalledForm
from desktop.hub.receiver import base_address
from desktop.hub.shelf import Medium, Offered
from desktop.hub.taking import HandedIn, Verdict
from desktop.openrosa.login import Login, Scheme, split_token
from desktop.openrosa.settings_code import ServerSettings, write_settings_code
from desktop.reference.lists import LEVELS, RegionLists
from desktop.roles.phone_records import Taking
from desktop.store import access_table, forms_table, lists_table, phones_table, photos
from desktop.store.phones_table import Phone
from desktop.store.users_table import User
from desktop.store.vault import Vault
from desktop.touched import NOTHING, Touched

PROJECT = 1
_ADDRESS = re.compile(rb"""(<(?:[\w.-]+:)?submission\b[^>]*?)\s+action\s*=\s*(?:"[^"]*"|'[^']*')""")


class Phones:
    """A supervisor's deeds, and a hub's `Books`; all on the store lane. `regions` are served with forms that lack
    their own region lists."""

    def __init__(
        self,
        vault: Vault,
        user: User,
        *,
        now: Callable[[], datetime],
        regions: RegionLists | None = None,
        region_name: Callable[[str], str] = str,
    ) -> None:
        self.vault, self.user, self._now, self._regions = vault, user, now, regions
        self._taking = Taking(vault, now=now, regions=regions, region_name=region_name)
        self._tags: dict[str, str] = {}  # md5 of a list as it is served, by what it is a list of

    # -- what a supervisor does

    def everyone(self) -> tuple[Phone, ...]:
        """Those that may hand in."""
        return tuple(one for one in phones_table.everyone(self.vault) if not one.revoked)

    def let_in(self, name: str) -> Phone:
        """A phone with a token of its own; that it was let in is written down."""
        with self.vault.atomic():
            made = phones_table.add(self.vault, " ".join(name.split())[:80], self._now())
            access_table.note(self.vault, "let_phone_in", by=self.user, at=self._now(), purpose=made.name)
        return made

    def turn_away(self, phone_id: str) -> Touched:
        """It is answered nothing from now on."""
        with self.vault.atomic():
            phones_table.revoke(self.vault, phone_id)
            access_table.note(self.vault, "turn_phone_away", by=self.user, at=self._now(), purpose=phone_id)
        return NOTHING

    def waiting(self) -> tuple[tuple[str, str, int], ...]:
        """Records whose photos are still on a phone: record id, title, how many are lacking."""
        return self._taking.waiting()

    def take_as_it_is(self, record_id: str) -> Touched:
        """The photos will not come any more: the record is handed in without them."""
        return self._taking.take_as_it_is(record_id)

    # -- what a phone asks

    def person(self, token: str) -> str | None:
        """The name behind a good token."""
        found = phones_table.by_token(self.vault, token)
        return None if found is None else found.name

    def offered(self, token: str, form_id: str | None = None) -> list[Offered]:
        """The newest version of each form that has all it needs."""
        return [
            Offered(one.form_id, one.title, one.version, _md5(self._xml(one)), bool(self._names(one)))
            for one in self._newest().values()
            if form_id in (None, one.form_id)
        ]

    def form_state(self, token: str, form_id: str) -> str | None:
        return "open" if form_id in self._newest() else None

    def form_xml(self, form_id: str, version: str | None = None) -> bytes | None:
        """The newest or that version."""
        if version is None:
            newest = self._newest().get(form_id)
            return None if newest is None else self._xml(newest)
        row = forms_table.find(self.vault, form_id, version)
        return None if row is None else handed_in_here(forms_table.xml(self.vault, row.key))

    def media(self, form_id: str) -> list[Medium]:
        """Its files without their contents: the tags are reckoned once a session."""
        found = (self._named(form_id, name, whole=False) for name in self._names(self._newest()[form_id]))
        return [one for one in found if one is not None]

    def medium(self, form_id: str, name: str) -> Medium | None:
        """One of them, with its content."""
        return self._named(form_id, name, whole=True)

    def integrity(self, list_name: str, ids: list[str] | None) -> dict[str, bool] | None:
        """What the office deleted is not known here: a phone keeps what it made until it meets the province."""
        return dict.fromkeys(ids or (), False)

    def take(self, post: HandedIn) -> tuple[Verdict, Touched]:
        """What a phone hands in."""
        phone = phones_table.by_token(self.vault, post.token)
        return self._taking.take(phone, post)

    # -- inside

    def _newest(self) -> dict[str, InstalledForm]:
        found: dict[str, InstalledForm] = {}
        for one in library.newest(self.vault):
            if one.usable and not one.policy.companion:
                found.setdefault(one.form_id, one)
        return found

    def _xml(self, form: InstalledForm) -> bytes:
        return handed_in_here(forms_table.xml(self.vault, form.key))

    def _names(self, form: InstalledForm) -> list[str]:
        """The files that came with it, and the region lists it asks and nobody brought."""
        names = [*forms_table.media(self.vault, form.key)]
        if self._regions is not None:
            asked = (one.filename for one in self._taking.forms.get(form.key).form.sources)
            names += [one for one in asked if one in LEVELS and one not in names]
        return list(dict.fromkeys(names))

    def _named(self, form_id: str, name: str, *, whole: bool) -> Medium | None:
        form = self._newest().get(form_id)
        if form is None:
            return None
        found = forms_table.media(self.vault, form.key).get(name)
        if found is not None and found.sha256 is not None:
            content = photos.read(self.vault, found.sha256)
            return Medium(name, content, _md5(content))
        if found is not None and found.list_key is not None:
            return self._list(name, found.list_key, whole=whole)
        region = self._regions.table(name) if self._regions is not None else None
        if region is None:
            return None
        made = self._rendered(region.version, lambda: csv_of([region.columns, *region.rows()]), whole)
        return Medium(name, *made)

    def _list(self, name: str, key: int, *, whole: bool) -> Medium | None:
        """As the server gave it: what was changed on this laptop is told by the records that did."""
        row = lists_table.get(self.vault, key)
        if row is None:
            return None
        content = self._rendered(f"{row.key} {row.version}", lambda: list_csv(self.vault, key), whole)
        return Medium(name, *content, name.removesuffix(".csv") if row.kind == "entities" else None)

    def _rendered(self, key: str, render: Callable[[], bytes], whole: bool) -> tuple[bytes, str]:
        """The content (left out where only the tag is asked, and known) and its md5."""
        if not whole and key in self._tags:
            return b"", self._tags[key]
        content = render()
        self._tags[key] = _md5(content)
        return content, self._tags[key]


def invitation(address: str, phone: Phone, name: str) -> str:
    """What the phone scans: the settings code of ODK Collect for this laptop at that address."""
    place, token = split_token(base_address(address, phone.token, PROJECT))
    return write_settings_code(ServerSettings(place, Login(Scheme.TOKEN, "", token), name))


def handed_in_here(xml: bytes) -> bytes:
    """The form without an address of its own to hand in to (`submission/@action`): Collect would go there, past the
    supervisor. Its key for encryption and all else stay byte for byte."""
    return _ADDRESS.sub(rb"\1", xml)


def _md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()
