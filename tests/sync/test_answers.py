"""The one table of what answers mean, a test a row (openrosa-protocol 3.7, 3.8; odk-central-observed 3, 7)."""

from __future__ import annotations

import itertools

import pytest

from desktop.hub.taking import Fate
from desktop.openrosa.response import Message
from desktop.store.stages import Outcome
from desktop.sync.answers import GETS, POSTS, TABLE, Reading, Sent, Then, read_answer
from desktop.trouble import Kind

CENTRAL_MULTIPART = "Multipart form content failed to parse. Unexpected end of form"


def read(sent: Sent, status: int, words: str = "", *, marked: bool = True, challenged: bool = False) -> Reading:
    return read_answer(sent, status, Message(words), marked=marked, challenged=challenged)


@pytest.mark.parametrize(
    ("status", "words", "then", "kind"),
    [
        (201, "full submission upload was successful!", Then.TAKE, None),
        (202, "", Then.TAKE, None),  # Kobo and Ona, for what they have already
        (200, "", Then.STOP, Kind.LOGIN_PAGE),
        (204, "", Then.STOP, Kind.LOGIN_PAGE),
        (302, "", Then.STOP, Kind.LOGIN_PAGE),
        (400, CENTRAL_MULTIPART, Then.ONCE_MORE, Kind.REFUSED_INVALID),
        (400, Fate.NOT_A_SUBMISSION.value[1], Then.REFUSE, Kind.REFUSED_INVALID),
        (401, Fate.NOT_ASSIGNED.value[1], Then.ASK_LIST, Kind.TOKEN_REJECTED),
        (403, "rights", Then.ASK_LIST, Kind.TOKEN_REJECTED),
        (402, "", Then.STOP, Kind.SERVER_LIMIT),  # Kobo
        (404, Fate.FORM_UNKNOWN.value[1], Then.REFUSE, Kind.REFUSED_FORM_UNKNOWN),
        (404, Fate.VERSION_UNKNOWN.value[1], Then.REFUSE, Kind.REFUSED_FORM_UNKNOWN),
        (405, "", Then.REFUSE, Kind.REFUSED_FORM_CLOSED),  # Kobo and Ona: form or account inactive
        (407, "", Then.STOP, Kind.LOGIN_PAGE),
        (408, "", Then.STOP, Kind.TIMED_OUT),
        (409, Fate.OTHER_XML.value[1], Then.REFUSE, Kind.REFUSED_CONFLICT),
        (409, Fate.DELETED.value[1], Then.ONCE_MORE, Kind.REFUSED_DELETED),
        (409, Fate.CLOSED.value[1], Then.REFUSE, Kind.REFUSED_FORM_CLOSED),
        (409, Fate.OUTDATED.value[1], Then.REFUSE, Kind.REFUSED_OUTDATED),
        (409, Fate.ID_USED.value[1], Then.REFUSE, Kind.REFUSED_CONFLICT),
        (409, "", Then.REFUSE, Kind.REFUSED_CONFLICT),
        (410, "", Then.REFUSE, Kind.REFUSED_OUTDATED),  # Kobo
        (413, "", Then.SMALLER, Kind.REFUSED_TOO_LARGE),
        (422, "", Then.REFUSE, Kind.REFUSED_INVALID),
        (423, "", Then.LATER, Kind.SERVER_TROUBLE),  # Kobo: being processed
        (429, "", Then.STOP, Kind.SERVER_TROUBLE),
        (500, "Internal Server Error", Then.LATER, Kind.SERVER_TROUBLE),
        (502, "", Then.STOP, Kind.SERVER_TROUBLE),
        (503, "", Then.STOP, Kind.SERVER_TROUBLE),
        (511, "", Then.STOP, Kind.LOGIN_PAGE),
        (999, "", Then.STOP, Kind.SERVER_ANSWER_BROKEN),
    ],
)
@pytest.mark.parametrize("sent", sorted(POSTS, key=lambda sent: sent.name))
def test_answers_to_a_post(sent: Sent, status: int, words: str, then: Then, kind: Kind | None) -> None:
    assert read(sent, status, words) == Reading(then, kind)


def test_an_edit_whose_original_is_unknown_is_tried_once_more() -> None:
    assert read(Sent.EDIT, 404, Fate.EDITED_UNKNOWN.value[1]) == Reading(Then.ONCE_MORE, Kind.REFUSED_OUTDATED)


@pytest.mark.parametrize(
    ("status", "kind"),
    [(201, Kind.LOGIN_PAGE), (202, Kind.LOGIN_PAGE), (401, Kind.LOGIN_PAGE), (403, Kind.LOGIN_PAGE),
     (400, Kind.SERVER_TROUBLE), (451, Kind.LOGIN_PAGE)],
)  # fmt: skip
def test_without_the_mark_and_without_words_somebody_else_answered(status: int, kind: Kind) -> None:
    assert read(Sent.SUBMISSION, status, marked=False) == Reading(Then.STOP, kind)


def test_a_bare_404_to_a_record_is_for_the_form_list_to_explain() -> None:
    """Kobo's word for a form that is gone; a wrong address answers the form list so too."""
    assert read(Sent.SUBMISSION, 404, marked=False) == Reading(Then.ASK_LIST, Kind.ADDRESS_WRONG)
    assert read(Sent.FORM_LIST, 404, marked=False) == Reading(Then.STOP, Kind.ADDRESS_WRONG)


def test_a_proxy_may_say_413_without_the_mark() -> None:
    assert read(Sent.LATE_FILES, 413, marked=False).then is Then.SMALLER


@pytest.mark.parametrize(
    ("sent", "status", "marked", "reading"),
    [
        (Sent.FORM_LIST, 200, True, Reading(Then.TAKE)),
        (Sent.FORM_LIST, 200, False, Reading(Then.STOP, Kind.LOGIN_PAGE)),
        (Sent.FORM_LIST, 304, False, Reading(Then.KEEP)),
        (Sent.FORM_LIST, 403, True, Reading(Then.STOP, Kind.TOKEN_REJECTED)),
        (Sent.FORM_LIST, 404, True, Reading(Then.STOP, Kind.ADDRESS_WRONG)),
        (Sent.PREFLIGHT, 204, True, Reading(Then.TAKE)),
        (Sent.PREFLIGHT, 204, False, Reading(Then.STOP, Kind.LOGIN_PAGE)),
        (Sent.PREFLIGHT, 200, True, Reading(Then.STOP, Kind.LOGIN_PAGE)),
        (Sent.PREFLIGHT, 403, False, Reading(Then.ASK_LIST, Kind.TOKEN_REJECTED)),
        (Sent.PREFLIGHT, 404, False, Reading(Then.STOP, Kind.ADDRESS_WRONG)),
        (Sent.DOWNLOAD, 200, False, Reading(Then.TAKE)),
        (Sent.DOWNLOAD, 304, False, Reading(Then.KEEP)),
        (Sent.DOWNLOAD, 403, True, Reading(Then.REFUSE, Kind.REFUSED_FORM_NOT_ASSIGNED)),
        (Sent.DOWNLOAD, 404, False, Reading(Then.REFUSE, Kind.MEDIA_MISSING)),
        (Sent.DOWNLOAD, 500, False, Reading(Then.STOP, Kind.SERVER_TROUBLE)),
    ],
)
def test_answers_to_other_questions(sent: Sent, status: int, marked: bool, reading: Reading) -> None:
    assert read(sent, status, marked=marked) == reading


def test_a_challenge_is_the_server_speaking() -> None:
    assert read(Sent.FORM_LIST, 401, marked=False, challenged=True).kind is Kind.TOKEN_REJECTED
    assert read(Sent.FORM_LIST, 401, marked=False).kind is Kind.LOGIN_PAGE


def test_only_a_marked_201_or_202_takes_a_submission() -> None:
    taken = {
        (status, marked)
        for status, marked, sent in itertools.product(range(100, 600), (True, False), POSTS)
        if read(sent, status, marked=marked).then is Then.TAKE
    }
    assert taken == {(201, True), (202, True)}


def test_every_answer_has_a_meaning_and_every_row_is_reached() -> None:
    words = ["", *(row.words for row in TABLE if row.words), "kata"]
    reached = set()
    for sent, status, said, marked in itertools.product(Sent, range(100, 610), words, (True, False)):
        reading = read(sent, status, said, marked=marked)
        assert (reading.kind is None) == (reading.then in (Then.TAKE, Then.KEEP))
        reached.add((reading.then, reading.kind))
    assert reached == {(row.then, row.kind) for row in TABLE}
    assert all(row.sent & (POSTS | GETS | {Sent.PREFLIGHT}) for row in TABLE)


@pytest.mark.parametrize(
    ("sent", "status", "words", "outcome"),
    [
        # of the form, the login, this body: an earlier attempt may have stored it all the same
        (Sent.SUBMISSION, 409, Fate.CLOSED.value[1], Outcome.NOT_TAKEN),
        (Sent.SUBMISSION, 401, Fate.NOT_ASSIGNED.value[1], Outcome.NOT_TAKEN),
        (Sent.SUBMISSION, 404, Fate.FORM_UNKNOWN.value[1], Outcome.NOT_TAKEN),
        (Sent.SUBMISSION, 404, Fate.VERSION_UNKNOWN.value[1], Outcome.NOT_TAKEN),
        (Sent.SUBMISSION, 405, "inactive", Outcome.NOT_TAKEN),
        (Sent.SUBMISSION, 413, "", Outcome.NOT_TAKEN),
        (Sent.SUBMISSION, 400, CENTRAL_MULTIPART, Outcome.NOT_TAKEN),
        (Sent.SUBMISSION, 409, "some other conflict", Outcome.NOT_TAKEN),
        (Sent.EDIT, 409, Fate.OUTDATED.value[1], Outcome.NOT_TAKEN),
        # of the content: it is not there, whatever came before
        (Sent.SUBMISSION, 400, Fate.NOT_A_SUBMISSION.value[1], Outcome.ABSENT),
        (Sent.SUBMISSION, 422, "no", Outcome.ABSENT),
        (Sent.SUBMISSION, 409, Fate.OTHER_XML.value[1], Outcome.ABSENT),
        (Sent.SUBMISSION, 409, Fate.DELETED.value[1], Outcome.ABSENT),
        (Sent.EDIT, 404, Fate.EDITED_UNKNOWN.value[1], Outcome.ABSENT),
        # it may be there, or is: somebody edited it
        (Sent.SUBMISSION, 409, Fate.OUTDATED.value[1], Outcome.UNKNOWN),
        (Sent.SUBMISSION, 423, "", Outcome.UNKNOWN),
        (Sent.SUBMISSION, 500, "Internal Server Error", Outcome.UNKNOWN),
        (Sent.SUBMISSION, 502, "", Outcome.UNKNOWN),
        (Sent.SUBMISSION, 200, "", Outcome.UNKNOWN),
    ],
)
def test_what_an_answer_says_of_where_the_record_lies(sent: Sent, status: int, words: str, outcome: Outcome) -> None:
    assert read(sent, status, words).outcome is outcome


def test_what_nobody_of_the_server_said_proves_nothing() -> None:
    for status, sent in itertools.product(range(100, 600), POSTS):
        assert read(sent, status, marked=False).outcome is Outcome.UNKNOWN
