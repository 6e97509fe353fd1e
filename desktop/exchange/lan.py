"""The same packages without a stick: carried to a laptop in the room over TLS, its key pinned, its clock ignored."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import ssl
from collections.abc import Callable, Sequence
from http.client import HTTPException, HTTPSConnection
from ipaddress import IPv4Address

from desktop.exchange.fields import Fields
from desktop.exchange.recipients import Card, card_of
from desktop.frozen import frozen
from desktop.nearby import Heard, mark_of
from desktop.store.vault import Vault
from desktop.tls import promptly_closing
from desktop.trouble import Kind, Trouble

INVITATION = "sambang-posko:1:"
LONGEST = 4000
PATIENCE = 10.0  # seconds until somebody answers the door
WORK = 300.0  # seconds a package may take to be read there
PORTS = 65_536
PORT = 8737  # asked for first; a typed address without a port means this one
_FORMS, _PIN = "exchange_forms", "posko_pin"
_PLACES = "exchange_places"  # in the vault's table of facts about itself


@frozen
class Place:
    """Where a hub answers, and the pin of its certificate."""

    addresses: tuple[str, ...]
    port: int
    pin: str


@frozen
class Invitation:
    """What a hub shows as QR or text: its place, its card, and the code of the day."""

    place: Place
    card: Card
    code: str

    def text(self) -> str:
        """One word to copy. `read_invitation` reads it."""
        place = {"addresses": list(self.place.addresses), "port": self.place.port, "pin": self.place.pin}
        whole = {**place, "code": self.code, "card": self.card.values()}
        return INVITATION + base64.urlsafe_b64encode(json.dumps(whole).encode()).decode().rstrip("=")


class NothingSent(Exception):
    """The hub was not reached, or is another one: not a byte of the package left. `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.kind.value)
        self.trouble = trouble


def read_invitation(text: str) -> Invitation:
    """From its text, as scanned or pasted. Trouble CARD_UNREADABLE."""
    word = "".join(text.split())
    if not word.startswith(INVITATION) or len(word) > LONGEST:
        raise Trouble(Kind.CARD_UNREADABLE)
    try:
        encoded = word.removeprefix(INVITATION)
        told = Fields.of_json(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
        place = Place(told.texts("addresses"), told.whole("port"), told.digest("pin").hex())
        if not 0 < place.port < PORTS:
            raise Trouble(Kind.CARD_UNREADABLE)
        return Invitation(place, card_of(told.within("card")), told.text("code"))
    except (binascii.Error, Trouble) as error:
        raise Trouble(Kind.CARD_UNREADABLE) from error


def keep_place(vault: Vault, fingerprint: str, place: Place) -> None:
    """Where that laptop was last met."""
    with vault.atomic():
        place_values = {"addresses": list(place.addresses), "port": place.port, "pin": place.pin}
        _keep_facts(vault, _PLACES, _facts(vault, _PLACES) | {fingerprint: place_values})


def place_of(vault: Vault, fingerprint: str) -> Place | None:
    """None for a laptop that was never met in a room."""
    found = _facts(vault, _PLACES).get(fingerprint)
    if found is None:
        return None
    told = Fields(found)
    return Place(told.texts("addresses"), told.whole("port"), told.digest("pin").hex())


def keep_told(vault: Vault, fingerprint: str, forms: Sequence[str], pin: str) -> None:
    """What a package tells about its sender: the forms it has, and the pin by which it is known in a room."""
    with vault.atomic():
        kept = _facts(vault, _FORMS)
        if forms and kept.get(fingerprint) != list(forms):
            _keep_facts(vault, _FORMS, kept | {fingerprint: list(forms)})
        known = place_of(vault, fingerprint)
        if len(pin) == 64 and (known is None or known.pin != pin):
            keep_place(vault, fingerprint, Place(known.addresses if known else (), known.port if known else PORT, pin))


def forms_of(vault: Vault, fingerprint: str) -> frozenset[str]:
    """The forms that laptop has, as it told last."""
    kept = _facts(vault, _FORMS).get(fingerprint)
    return frozenset(str(one) for one in kept) if isinstance(kept, list) else frozenset()


def own_pin(vault: Vault) -> str:
    """The pin of this laptop's own door; "" for one that never was a hub."""
    return str(vault.value("SELECT value FROM vault WHERE name = ?", (_PIN,)) or "")


def keep_own_pin(vault: Vault, pin: str) -> None:
    """Told in every package from now on."""
    if own_pin(vault) != pin:
        with vault.atomic():
            vault.write("INSERT OR REPLACE INTO vault (name, value) VALUES (?, ?)", (_PIN, pin))


def at_address(place: Place, typed: str) -> Place:
    """The same laptop at an address that somebody typed: "192.168.43.12" or with ":8737". Trouble ADDRESS_WRONG."""
    host, _, port = typed.strip().partition(":")
    try:
        address = str(IPv4Address(host))
        number = int(port) if port else PORT
    except ValueError as error:
        raise Trouble(Kind.ADDRESS_WRONG) from error
    if not 0 < number < PORTS:
        raise Trouble(Kind.ADDRESS_WRONG)
    return Place((address,), number, place.pin)


def met(vault: Vault) -> tuple[str, ...]:
    """The fingerprints of laptops that were met."""
    return tuple(_facts(vault, _PLACES))


def acquaint(invitation: Invitation, own: Card) -> None:
    """Introduce this laptop by the code that is shown. Troubles NO_CONNECTION, NOT_SECURE, CODE_WRONG."""
    place = invitation.place
    try:
        line, _pin = _reach(place.addresses, place.port, lambda shown: shown == place.pin)
    except NothingSent as error:
        raise error.trouble from None
    _say_code(line, invitation.code, own)


def acquaint_found(found: Heard, code: str, own: Card) -> Invitation:
    """The same at a door that answered in this room, once a person has compared its mark with the one on its screen:
    the mark stands for the key of the line and the keys of the laptop. Troubles as `acquaint`."""
    address, door = found.address, found.door
    try:
        line, pin = _reach((address,), door.port, lambda shown: mark_of(shown, door.laptop) == door.mark)
    except NothingSent as error:
        raise error.trouble from None
    try:
        card = card_of(Fields.of_json(_say_code(line, code, own)).within("card"))
    except Trouble as trouble:
        damaged = trouble.kind is Kind.PACKAGE_DAMAGED
        raise Trouble(Kind.SERVER_ANSWER_BROKEN) if damaged else trouble from None
    if card.fingerprint != door.laptop:
        raise Trouble(Kind.NOT_SECURE)
    return Invitation(Place((address,), door.port, pin), card, code)


def _say_code(line: HTTPSConnection, code: str, own: Card) -> bytes:
    return _posted(line, "/kenalan", json.dumps({"code": code, "card": own.text()}).encode())


def carry(place: Place, data: bytes) -> bytes:
    """A package there, and the one that comes back. NothingSent: it never left. Troubles otherwise: it may have."""
    return _post(place, "/paket", data)


def answering(place: Place) -> tuple[str, ...]:
    """The addresses at which that very laptop answers from here."""
    found = []
    for address in place.addresses:
        try:
            _reach((address,), place.port, lambda shown: shown == place.pin)[0].close()
        except NothingSent:
            continue
        found.append(address)
    return tuple(found)


def _post(place: Place, path: str, body: bytes) -> bytes:
    line, _pin = _reach(place.addresses, place.port, lambda shown: shown == place.pin)
    return _posted(line, path, body)


def _posted(line: HTTPSConnection, path: str, body: bytes) -> bytes:
    try:
        line.request("POST", path, body, {"Content-Type": "application/octet-stream", "Connection": "close"})
        answer = line.getresponse()
        data = answer.read()
    except (OSError, HTTPException) as error:
        raise Trouble(Kind.TIMED_OUT) from error
    finally:
        line.close()
    if answer.status != 200:
        raise _refusal(data)
    return data


def _refusal(data: bytes) -> Trouble:
    try:
        return Trouble(Kind(json.loads(data)["trouble"]))
    except (ValueError, KeyError, TypeError):
        return Trouble(Kind.SERVER_ANSWER_BROKEN)


def _reach(addresses: Sequence[str], port: int, fits: Callable[[str], bool]) -> tuple[HTTPSConnection, str]:
    """The first address where a certificate answers whose pin fits, and that pin. NothingSent if none does."""
    trouble = Trouble(Kind.NO_CONNECTION)
    for address in addresses:
        try:
            line = HTTPSConnection(address, port, timeout=PATIENCE, context=_trusting_the_pin())
        except HTTPException:  # an invitation may say anything for an address
            continue
        try:
            line.connect()
            shown = line.sock.getpeercert(binary_form=True) or b""
        except (OSError, ValueError):
            line.close()
            continue
        pin = hashlib.sha256(shown).hexdigest()
        if fits(pin):
            line.sock.settimeout(WORK)
            return line, pin
        line.close()
        trouble = Trouble(Kind.NOT_SECURE)
    raise NothingSent(trouble)


def _trusting_the_pin() -> ssl.SSLContext:
    """No authority vouches for a laptop in the room: its certificate is compared with the pin before a byte is sent."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return promptly_closing(context)


def _facts(vault: Vault, name: str) -> dict[str, object]:
    kept = vault.value("SELECT value FROM vault WHERE name = ?", (name,))
    found: dict[str, object] = json.loads(kept) if kept else {}
    return found


def _keep_facts(vault: Vault, name: str, facts: dict[str, object]) -> None:
    vault.write("INSERT OR REPLACE INTO vault (name, value) VALUES (?, ?)", (name, json.dumps(facts)))
