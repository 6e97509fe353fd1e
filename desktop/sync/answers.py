"""The one table of what a server's answer means: status × what was sent × what it said → what to do, which Trouble,
and what is known afterwards of where the record lies (decision 13).

Rows are tried in order. Sources: openrosa-protocol 3.6 to 3.10, odk-central-observed 1, 3, 7.
"""

from __future__ import annotations

from dataclasses import field
from enum import Enum, auto

from desktop.frozen import frozen
from desktop.openrosa.response import Message
from desktop.store.stages import Outcome
from desktop.trouble import Kind


class Sent(Enum):
    """What was asked."""

    FORM_LIST = auto()
    DOWNLOAD = auto()  # manifest, form, medium, list, integrity
    PREFLIGHT = auto()
    SUBMISSION = auto()  # a record the server may not have yet
    LATE_FILES = auto()  # files of a record whose XML has a receipt
    EDIT = auto()  # a record that names a deprecatedID


class Then(Enum):
    """What to do next."""

    TAKE = auto()  # good
    KEEP = auto()  # 304: what is here is still right
    STOP = auto()  # the wire or the server: nothing more to this server in this round
    ASK_LIST = auto()  # dead token, or only this form unassigned? The form list knows
    REFUSE = auto()  # this submission, for good
    ONCE_MORE = auto()  # do not believe it the first time
    SMALLER = auto()  # fewer files at once
    LATER = auto()  # only this submission waits


@frozen
class Reading:
    """The meaning of one answer. `kind` is None only for TAKE and KEEP."""

    then: Then
    kind: Kind | None = None
    outcome: Outcome = field(default=Outcome.UNKNOWN, compare=False)


@frozen
class Row:
    """Empty `statuses` is any; `words` must occur in the message; `marked` asks for or against the OpenRosa header.

    `outcome` NOT_TAKEN: it speaks of the form, the login or this body. ABSENT: it speaks of the record's content.
    """

    sent: frozenset[Sent]
    statuses: frozenset[int]
    then: Then
    kind: Kind | None = None
    words: str = ""
    marked: bool | None = None
    spoken: bool | None = None
    outcome: Outcome = Outcome.UNKNOWN


POSTS = frozenset({Sent.SUBMISSION, Sent.LATE_FILES, Sent.EDIT})
GETS = frozenset({Sent.FORM_LIST, Sent.DOWNLOAD})
OPENINGS = frozenset({Sent.FORM_LIST, Sent.PREFLIGHT})
ANY = POSTS | GETS | {Sent.PREFLIGHT}
UNKNOWN, NOT_TAKEN, ABSENT = Outcome.UNKNOWN, Outcome.NOT_TAKEN, Outcome.ABSENT


def _row(
    sent: frozenset[Sent] | Sent, statuses: set[int] | range, then: Then, kind: Kind | None = None, *,
    words: str = "", marked: bool | None = None, spoken: bool | None = None, outcome: Outcome = UNKNOWN,
) -> Row:  # fmt: skip
    chosen = frozenset({sent}) if isinstance(sent, Sent) else sent
    return Row(chosen, frozenset(statuses), then, kind, words, marked, spoken, outcome)


TABLE: tuple[Row, ...] = (
    # good
    _row(POSTS, {201, 202}, Then.TAKE, marked=True),
    _row(Sent.PREFLIGHT, {204}, Then.TAKE, marked=True),
    _row(Sent.FORM_LIST, {200}, Then.TAKE, marked=True),
    _row(Sent.DOWNLOAD, {200}, Then.TAKE),
    _row(GETS, {304}, Then.KEEP),
    # somebody else answered: a portal, a proxy
    _row(ANY, range(200, 400), Then.STOP, Kind.LOGIN_PAGE),
    _row(ANY, {407, 511}, Then.STOP, Kind.LOGIN_PAGE),
    _row(Sent.PREFLIGHT, {401, 403}, Then.ASK_LIST, Kind.TOKEN_REJECTED),  # an answer to HEAD has no words to go by
    _row(ANY, {401, 403, 451}, Then.STOP, Kind.LOGIN_PAGE, spoken=False),
    # who we are
    _row(POSTS, {401, 403}, Then.ASK_LIST, Kind.TOKEN_REJECTED, outcome=NOT_TAKEN),
    _row(Sent.FORM_LIST, {401, 403}, Then.STOP, Kind.TOKEN_REJECTED),
    _row(Sent.DOWNLOAD, {401, 403}, Then.REFUSE, Kind.REFUSED_FORM_NOT_ASSIGNED),
    _row(ANY, {402}, Then.STOP, Kind.SERVER_LIMIT, outcome=NOT_TAKEN),
    # what the office did with the form: a record that is there already gets the same answer
    # Kobo's 404 of a form that is gone is a bare page: the form list knows whether it is the form or the address
    _row(POSTS, {404}, Then.ASK_LIST, Kind.ADDRESS_WRONG, spoken=False),
    _row(
        Sent.EDIT, {404}, Then.ONCE_MORE, Kind.REFUSED_OUTDATED, words="find that submission to update", outcome=ABSENT
    ),
    _row(POSTS, {404}, Then.REFUSE, Kind.REFUSED_FORM_UNKNOWN, outcome=NOT_TAKEN),
    _row(Sent.DOWNLOAD, {404, 410}, Then.REFUSE, Kind.MEDIA_MISSING),
    _row(OPENINGS, {404, 405, 410}, Then.STOP, Kind.ADDRESS_WRONG),
    _row(POSTS, {405}, Then.REFUSE, Kind.REFUSED_FORM_CLOSED, outcome=NOT_TAKEN),
    _row(POSTS, {409}, Then.REFUSE, Kind.REFUSED_FORM_CLOSED, words="not currently accepting", outcome=NOT_TAKEN),
    # what became of the record
    _row(POSTS, {409}, Then.ONCE_MORE, Kind.REFUSED_DELETED, words="has been deleted", outcome=ABSENT),
    _row(Sent.EDIT, {409}, Then.REFUSE, Kind.REFUSED_OUTDATED, words="out of date", outcome=NOT_TAKEN),
    _row(POSTS, {409}, Then.REFUSE, Kind.REFUSED_OUTDATED, words="out of date"),  # it is there, and was edited there
    _row(POSTS, {409}, Then.REFUSE, Kind.REFUSED_CONFLICT, words="different XML", outcome=ABSENT),
    _row(POSTS, {409}, Then.REFUSE, Kind.REFUSED_CONFLICT, outcome=NOT_TAKEN),
    _row(POSTS, {410}, Then.REFUSE, Kind.REFUSED_OUTDATED, outcome=NOT_TAKEN),
    # what was wrong with the body
    _row(POSTS, {413}, Then.SMALLER, Kind.REFUSED_TOO_LARGE, outcome=NOT_TAKEN),
    _row(POSTS, {400}, Then.ONCE_MORE, Kind.REFUSED_INVALID, words="failed to parse", outcome=NOT_TAKEN),
    _row(POSTS, {400}, Then.STOP, Kind.SERVER_TROUBLE, spoken=False),
    _row(POSTS, {400, 422}, Then.REFUSE, Kind.REFUSED_INVALID, outcome=ABSENT),
    _row(POSTS, {406, 411, 415}, Then.REFUSE, Kind.REFUSED_INVALID, outcome=NOT_TAKEN),
    # later
    _row(POSTS, {423, 500}, Then.LATER, Kind.SERVER_TROUBLE),
    _row(ANY, {408}, Then.STOP, Kind.TIMED_OUT),
    _row(ANY, range(400, 600), Then.STOP, Kind.SERVER_TROUBLE),
    _row(ANY, set(), Then.STOP, Kind.SERVER_ANSWER_BROKEN),
)


def read_answer(sent: Sent, status: int, message: Message, *, marked: bool, challenged: bool = False) -> Reading:
    """`marked`: it carries the OpenRosa header. `challenged`: it asks for a login by header."""
    spoken = marked or challenged or bool(message.text)
    for row in TABLE:
        if (
            sent in row.sent
            and (not row.statuses or status in row.statuses)
            and row.words in message.text
            and row.marked in (None, marked)
            and row.spoken in (None, spoken)
        ):
            return Reading(row.then, row.kind, row.outcome if spoken else UNKNOWN)  # a stranger proves nothing
    raise AssertionError("the last row of the table fits everything")
