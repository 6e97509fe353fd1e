"""Exchange in the room: a supervisor's laptop opens its door for a while, others hand in and hear at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import field

from desktop import nearby
from desktop.exchange import Arrived, Card, lan
from desktop.exchange.lan import Invitation, Place
from desktop.frozen import frozen
from desktop.hub import certificate
from desktop.hub.certificate import Certificate
from desktop.roles.exchanging import Exchange, Extras, Written
from desktop.store import own_certificate
from desktop.store.vault import Vault
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble

MOST_AT_ONCE = 48_000_000
"""Bytes of one package in a room, held in memory at both ends; what is more goes in the next, at once."""


@frozen
class Errand:
    """A package on its way to a hub, made on the store lane and carried on the wire's."""

    place: Place
    written: Written
    data: bytes = field(repr=False)


@frozen
class Found:
    """A door that answered in this room. `fingerprint` and `name` of a laptop that was met before, else empty."""

    heard: nearby.Heard
    fingerprint: str = ""
    name: str = ""

    @property
    def address(self) -> str:
        """As somebody would type it."""
        return f"{self.heard.address}:{self.heard.door.port}"


class Posko:
    """Both ends, on the store lane; only `carry` belongs to the wire lane."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange

    # -- the hub

    def certificate(self) -> Certificate:
        """This laptop's, made when it is first a hub, and kept: others have pinned it."""
        vault: Vault = self.exchange.vault
        with vault.atomic():
            kept = own_certificate.kept(vault)
            if kept:
                return Certificate(**json.loads(kept))
            made = certificate.make()
            values = {"public": made.public, "key": made.key}
            own_certificate.keep(vault, json.dumps(values))
            lan.keep_own_pin(vault, made.pin)
            return made

    def card(self) -> Card:
        return self.exchange.standing().card

    def know(self, card: str) -> Touched:
        """Whoever had the code. Never as a supervisor's laptop: that is said by a person on the page."""
        return self.exchange.introduce(card, supervisor=False)

    def swap(self, data: bytes, hear: Callable[[Arrived], None]) -> bytes:
        """Take a package in, and give back what is there for its sender: at least the word that it arrived."""
        arrived = self.exchange.take(data)
        hear(arrived)
        answer = Extras(forms=True, upward=False)
        return self.exchange.write(arrived.sender.fingerprint, answer, always=True, most=MOST_AT_ONCE).data

    # -- who comes to it

    def places(self) -> tuple[str, ...]:
        """The laptops that were met in a room, by fingerprint."""
        return lan.met(self.exchange.vault)

    def marks(self) -> dict[str, tuple[str, str]]:
        """By what a door in the room is known again: the mark it tells, and whose it is (fingerprint, name)."""
        vault, found = self.exchange.vault, {}
        for one in self.exchange.standing().contacts:
            place = lan.place_of(vault, one.fingerprint)
            if place is not None and one.supervisor:
                found[nearby.mark_of(place.pin, one.fingerprint)] = (one.fingerprint, one.name)
        return found

    def read(self, text: str) -> Invitation:
        """An invitation, from its text. Trouble CARD_UNREADABLE."""
        return lan.read_invitation(text)

    def met(self, invitation: Invitation) -> Touched:
        """The hub let us in: its laptop is a supervisor's, and this is where it answers."""
        touched = self.exchange.introduce(invitation.card.text(), supervisor=True)
        lan.keep_place(self.exchange.vault, invitation.card.fingerprint, invitation.place)
        return touched

    def prepare(self, fingerprint: str, typed: str = "", but: frozenset[str] = frozenset()) -> Errand:
        """Everything that is ready for that hub, at the address it was met at or at one that was typed; as much as goes
        at once, `but` what the errands just before have carried.
        Troubles NO_CONNECTION if nothing is known of its door, ADDRESS_WRONG."""
        place = lan.place_of(self.exchange.vault, fingerprint)
        if place is not None and typed:
            place = lan.at_address(place, typed)
            lan.keep_place(self.exchange.vault, fingerprint, place)
        if place is None:
            raise Trouble(Kind.NO_CONNECTION)
        written = self.exchange.write(fingerprint, Extras(again=True, but=but), always=True, most=MOST_AT_ONCE)
        try:
            return Errand(place, written, written.data)
        except Trouble:
            self.exchange.not_written(written)
            raise

    def came_back(self, data: bytes) -> Arrived:
        """What the hub gave back."""
        return self.exchange.take(data)

    def never_left(self, errand: Errand) -> Touched:
        """The hub was not there: the right to push stays here."""
        return self.exchange.not_written(errand.written)


def acquaint(invitation: Invitation, own: Card) -> None:
    """On the wire lane. Troubles NO_CONNECTION, NOT_SECURE, CODE_WRONG."""
    lan.acquaint(invitation, own)


def look_around(known: Mapping[str, tuple[str, str]], port: int = nearby.PORT) -> tuple[Found, ...]:
    """On the wire lane: the open doors of this room, those of laptops that were met before first."""
    found = [Found(heard, *known.get(heard.door.mark, ("", ""))) for heard in nearby.look(port=port)]
    return tuple(sorted(found, key=lambda one: (not one.fingerprint, one.name, one.heard.address)))


def acquaint_found(found: Found, code: str, own: Card) -> Invitation:
    """On the wire lane, after a person compared the marks. Troubles as `acquaint`."""
    return lan.acquaint_found(found.heard, code, own)


def carry(errand: Errand) -> bytes:
    """On the wire lane. `lan.NothingSent`: it never left; a Trouble: it may have, and is carried again later."""
    return lan.carry(errand.place, errand.data)
