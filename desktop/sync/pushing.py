"""One submission, one POST: an attempt is noted, the bytes go, one transaction keeps what the answer means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from desktop.frozen import frozen
from desktop.openrosa import multipart
from desktop.store import delivery, photos, servers_table, submission
from desktop.store.delivery import Waiting
from desktop.store.seal import Part, Receipt
from desktop.store.stages import Outcome
from desktop.store.vault import Vault
from desktop.sync.answers import Reading, Sent, Then
from desktop.sync.backoff import wait_after
from desktop.sync.lines import Called
from desktop.sync.round import Going, Refused
from desktop.sync.server import Said
from desktop.trouble import Cancelled, Kind, Trouble

DOUBT = timedelta(seconds=60)
"""Central calls a record deleted while it is still storing it (odk-central-observed 1.1): ask again after this."""


PATIENT_TRIES = 3
"""So often a record's words may meet a broken wire at once; then others get their turn before it."""
POISONED = 3
"""So many records in a row that the server stumbles over: then it is the server."""


class Counted:
    """Counts the bytes of one body as they leave. Before the first of them, nothing can have been stored."""

    def __init__(self, cancelled: Callable[[], bool]) -> None:
        self._cancelled = cancelled
        self.outcome = Outcome.NOT_TAKEN
        self.bytes = 0

    def __call__(self, sent: int) -> None:
        self.outcome = Outcome.UNKNOWN
        self.bytes += sent
        if self._cancelled():
            raise Cancelled


@frozen
class Flight:
    """One POST under way: everything it needs is in memory, but for the files of a batch on the round's own line."""

    called: Called
    one: Waiting
    files: tuple[Part, ...]
    before: str  # the trouble it had already
    sent: Sent
    parts: tuple[multipart.Part, ...]
    counted: Counted


def push(vault: Vault, called: Called, one: Waiting, files: Sequence[Part], going: Going) -> bool:
    """Send the XML with these files (none: the words alone). True if this submission may go on in this round.

    Trouble if the wire or the server ends the round; Cancelled leaves everything as it was.
    """
    flight = take_off(vault, called, one, files, going)
    if flight is None:
        return False
    try:
        said = fly(flight, going.cancelled)
    except (Cancelled, Trouble) as error:
        come_down(vault, flight, error, going)
        raise
    return land(vault, flight, said, going)


def take_off(vault: Vault, called: Called, one: Waiting, files: Sequence[Part], going: Going) -> Flight | None:
    """The attempt is noted before the first byte leaves. None if nothing may leave: withdrawn or handed over."""
    before = submission.get(vault, one.id)
    try:
        delivery.note_attempt(vault, one.id, at=going.now())
    except Trouble as trouble:
        if trouble.kind is Kind.NOT_LAWFUL:
            return None
        raise
    sent = Sent.LATE_FILES if one.xml_received else Sent.EDIT if before.deprecated_id else Sent.SUBMISSION
    parts = tuple(_parts(vault, one, files))
    return Flight(called, one, tuple(files), before.trouble, sent, parts, Counted(going.cancelled))


def fly(flight: Flight, cancelled: Callable[[], bool]) -> Said:
    """The POST itself. The words alone may go on another lane: nothing here asks the vault for them."""
    server = flight.called.server
    with server.until(cancelled):
        return server.submit(flight.parts, flight.one.instance_id, flight.sent, told=flight.counted)


def come_down(vault: Vault, flight: Flight, error: Cancelled | Trouble, going: Going) -> None:
    """It did not come through: keep what is known of where its bytes are."""
    going.bytes_sent += flight.counted.bytes
    one, outcome = flight.one, flight.counted.outcome
    if isinstance(error, Cancelled):
        delivery.note_outcome(vault, one.id, outcome)
    else:
        _postpone(vault, one, error.kind, going, _wait_on_wire(one, flight.files, going), outcome)


def land(vault: Vault, flight: Flight, said: Said, going: Going) -> bool:
    """Keep what the answer means. True if this submission may go on in this round; Trouble if the round may not."""
    going.bytes_sent += flight.counted.bytes
    return _settle(vault, flight.called, flight.one, flight.files, said, flight.before, going)


def _parts(vault: Vault, one: Waiting, files: Sequence[Part]) -> list[multipart.Part]:
    """The identical XML in every POST. Files still to come are announced, for servers that wait for them."""
    parts = [multipart.xml_part(submission.xml(vault, one.id, one.xml.name))]
    if sum(not part.is_xml for part in one.missing) > len(files):
        parts.append(multipart.incomplete_part())
    for part in files:
        parts.append(_file(vault, part))
    return parts


def _file(vault: Vault, part: Part) -> multipart.Part:
    return multipart.file_part(part.name, part.size, lambda: photos.chunks(vault, part.sha256), part.media_type)


def _settle(
    vault: Vault, called: Called, one: Waiting, files: Sequence[Part], said: Said, before: str, going: Going
) -> bool:
    outcome = said.reading.outcome
    match said.reading:
        case Reading(Then.TAKE, _):
            _keep_receipts(vault, called, one, files, said, going)
            return True
        case Reading(Then.SMALLER, Kind() as kind) if len(files) > 1:
            _postpone(vault, one, kind, going, timedelta(0), outcome)
            return True
        case Reading(Then.REFUSE | Then.SMALLER, Kind() as kind):
            _refuse(vault, one, kind, said, going)
        case Reading(Then.ONCE_MORE, Kind() as kind) if before == kind.value:
            _refuse(vault, one, kind, said, going)
        case Reading(Then.ONCE_MORE, Kind() as kind):
            _postpone(vault, one, kind, going, DOUBT, Outcome.NOT_TAKEN)
        case Reading(Then.ASK_LIST, _):
            _ask_list(vault, called, one, said, going)
        case Reading(Then.LATER, Kind() as kind):
            _postpone(vault, one, kind, going, wait_after(one.attempts + 1, going.dice), outcome)
            _count_failure(one, kind, going)
        case Reading(_, kind):
            kind = kind or Kind.SERVER_ANSWER_BROKEN
            _postpone(vault, one, kind, going, _wait_on_wire(one, files, going), outcome)
            raise Trouble(kind)
    return False


def _wait_on_wire(one: Waiting, files: Sequence[Part], going: Going) -> timedelta:
    """The wire is not the record's fault: its words may go as soon as the wire is back; its files let others pass."""
    if not files and one.attempts < PATIENT_TRIES:
        return timedelta(0)
    return wait_after(one.attempts - PATIENT_TRIES + 1, going.dice)


def _count_failure(one: Waiting, kind: Kind, going: Going) -> None:
    going.failed_in_a_row[one.server] = going.failed_in_a_row.get(one.server, 0) + 1
    if going.failed_in_a_row[one.server] >= POISONED:
        raise Trouble(kind)


def _keep_receipts(vault: Vault, called: Called, one: Waiting, files: Sequence[Part], said: Said, going: Going) -> None:
    """All receipts of one answer in one transaction."""
    receipt = Receipt(going.now(), said.server_time, said.status, said.message, one.server)
    words = [] if one.xml_received else [one.xml]
    with vault.atomic():
        for part in (*words, *files):
            going.touched |= delivery.keep_receipt(vault, one.id, part.name, receipt)
    going.failed_in_a_row[one.server] = 0
    going.words_sent += len(words)
    going.files_sent += len(files)
    going.spent += sum(part.size for part in files)
    if len(one.missing) == len(words) + len(files):
        going.completed.append(one.id)
    if called.login.rejected:
        going.touched |= servers_table.note_rejected(vault, called.login, at=None)


def _ask_list(vault: Vault, called: Called, one: Waiting, said: Said, going: Going) -> None:
    """A 401 or 403 may mean a dead token, or only this form: the form list knows (odk-central-observed 1.5)."""
    key = (one.server, called.login.user)
    try:
        if key not in going.offered:
            with called.server.until(going.cancelled):
                going.offered[key] = frozenset(form.form_id for form in called.server.form_list())
    except Trouble as trouble:
        _postpone(vault, one, trouble.kind, going, timedelta(0), said.reading.outcome)
        raise
    if one.form_id in going.offered[key]:
        wait = wait_after(one.attempts + 1, going.dice)
        _postpone(vault, one, Kind.SERVER_TROUBLE, going, wait, said.reading.outcome)
        _count_failure(one, Kind.SERVER_TROUBLE, going)
    else:
        _refuse(vault, one, Kind.REFUSED_FORM_NOT_ASSIGNED, said, going)


def _refuse(vault: Vault, one: Waiting, kind: Kind, said: Said, going: Going) -> None:
    going.touched |= delivery.refuse(vault, one.id, kind, said.message, at=going.now(), outcome=said.reading.outcome)
    going.refused.append(Refused(one.id, kind))


def _postpone(vault: Vault, one: Waiting, kind: Kind, going: Going, wait: timedelta, outcome: Outcome) -> None:
    at = going.now()
    next_at: datetime | None = at + wait if wait else None
    going.touched |= delivery.note_trouble(vault, one.id, kind, at=at, next_at=next_at, outcome=outcome)
    going.postponed.append(Refused(one.id, kind))
