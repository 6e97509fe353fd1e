"""The life of a record: its stages and the lawful moves between them, in one table."""

from __future__ import annotations

from enum import StrEnum

from desktop.trouble import Kind, Trouble


class Stage(StrEnum):
    """Where a record stands, as a person sees it."""

    DRAFT = "draft"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    RELEASED = "released"
    SENT = "sent"
    REFUSED = "refused"
    DISCARDED = "discarded"


class Deed(StrEnum):
    """What moves a record."""

    SAVE = "save"
    HAND_IN = "hand_in"
    HAND_IN_RELEASED = "hand_in_released"  # the form's policy asks for no review before
    WITHDRAW = "withdraw"
    RESEAL = "reseal"  # perbaiki saat periksa: the supervisor corrects while reviewing
    APPROVE = "approve"
    UNAPPROVE = "unapprove"  # the hold is taken back
    RELEASE = "release"
    SEND_BACK = "send_back"
    SENT = "sent"
    REFUSE = "refuse"
    RETRY = "retry"
    CORRECT = "correct"  # a record that left, or was refused, is opened again by name
    TAKE_THEIRS = "take_theirs"  # it was edited at the server, and that version stands
    ABANDON = "abandon"  # the correction is given up; the newest seal that left stands
    DISCARD = "discard"
    RESTORE = "restore"


class Fate(StrEnum):
    """What will become of one seal. A record may have several seals; at most one of them is its current one."""

    HELD = "held"  # waits for review
    RELEASED = "released"  # its custodian may push it
    REFUSED = "refused"  # the server will not take it as it is
    SENT = "sent"  # a receipt for every part
    VOID = "void"  # returned, withdrawn or replaced: never to be pushed


class Outcome(StrEnum):
    """What an attempt, or the answer to it, says of where a seal lies."""

    UNKNOWN = "unknown"  # bytes left and no answer came, or one that says nothing of it: the server may have it
    NOT_TAKEN = "not_taken"  # this attempt stored nothing; an earlier one whose answer was lost may have
    ABSENT = "absent"  # the server has it not, whatever was tried before: it speaks of the content


OPEN_STAGES = frozenset({Stage.DRAFT, Stage.RETURNED, Stage.WITHDRAWN})
"""Stages in which answers may be changed."""
SEALED = tuple(stage for stage in Stage if stage not in OPEN_STAGES and stage is not Stage.DISCARDED)
"""Stages of what was handed in, which lists and recaps count."""
LET_GO = (Stage.APPROVED, Stage.RELEASED, Stage.SENT)
"""Those of it that a supervisor agreed to."""

GOES_ON = frozenset({Deed.HAND_IN, Deed.HAND_IN_RELEASED, Deed.RESEAL, Deed.CORRECT, Deed.RETRY, Deed.RESTORE})
"""What is done with a record no more once its people took their consent back."""
STANDS = "NOT EXISTS (SELECT 1 FROM consent_withdrawn w WHERE w.record = r.id)"
"""For questions over records `r`: whose people let them be processed."""

MOVES: dict[Deed, dict[Stage, Stage]] = {
    Deed.SAVE: {stage: stage for stage in OPEN_STAGES},
    Deed.HAND_IN: dict.fromkeys(OPEN_STAGES, Stage.HANDED_IN),
    Deed.HAND_IN_RELEASED: dict.fromkeys(OPEN_STAGES, Stage.RELEASED),
    Deed.WITHDRAW: {
        Stage.HANDED_IN: Stage.WITHDRAWN,
        Stage.APPROVED: Stage.WITHDRAWN,
        Stage.RELEASED: Stage.WITHDRAWN,
    },
    # from the last three what was sent first and is looked at later
    Deed.RESEAL: {
        Stage.HANDED_IN: Stage.HANDED_IN,
        Stage.APPROVED: Stage.HANDED_IN,
        Stage.RELEASED: Stage.HANDED_IN,
        Stage.SENT: Stage.HANDED_IN,
        Stage.REFUSED: Stage.HANDED_IN,
    },
    Deed.APPROVE: {Stage.HANDED_IN: Stage.APPROVED},
    Deed.UNAPPROVE: {Stage.APPROVED: Stage.HANDED_IN},
    Deed.RELEASE: {Stage.APPROVED: Stage.RELEASED},
    Deed.SEND_BACK: {
        Stage.HANDED_IN: Stage.RETURNED,
        Stage.APPROVED: Stage.RETURNED,
        Stage.RELEASED: Stage.RETURNED,
        Stage.REFUSED: Stage.RETURNED,
        Stage.SENT: Stage.RETURNED,
    },
    # from the first two when the holder of a handed-over seal pushed it and its receipts came back
    Deed.SENT: {Stage.HANDED_IN: Stage.SENT, Stage.APPROVED: Stage.SENT, Stage.RELEASED: Stage.SENT},
    Deed.REFUSE: {Stage.RELEASED: Stage.REFUSED},
    Deed.RETRY: {Stage.REFUSED: Stage.RELEASED},
    Deed.CORRECT: {Stage.SENT: Stage.DRAFT, Stage.REFUSED: Stage.DRAFT, Stage.RELEASED: Stage.DRAFT},
    Deed.TAKE_THEIRS: {Stage.REFUSED: Stage.SENT, Stage.SENT: Stage.SENT},
    Deed.ABANDON: dict.fromkeys(OPEN_STAGES, Stage.SENT),
    Deed.DISCARD: {Stage.DRAFT: Stage.DISCARDED, Stage.WITHDRAWN: Stage.DISCARDED, Stage.RETURNED: Stage.DISCARDED},
    # from the last three when a correction was given up: `stage_before` tells
    Deed.RESTORE: {
        Stage.DISCARDED: Stage.DRAFT,
        Stage.SENT: Stage.DRAFT,
        Stage.RELEASED: Stage.DRAFT,
        Stage.REFUSED: Stage.DRAFT,
    },
}


def after(stage: Stage, deed: Deed) -> Stage:
    """The stage a deed leads to; Trouble NOT_LAWFUL if the table has no such move."""
    target = MOVES[deed].get(stage)
    if target is None:
        raise Trouble(Kind.NOT_LAWFUL, stage=stage.value, deed=deed.value)
    return target
