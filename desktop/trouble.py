"""What may go wrong by nature: a kind from a closed list, and facts. No wording here: that is the screen's."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The closed list. `ui/notices` has one sentence and one next step for each, in each language."""

    # the vault and its disk
    WRONG_PASSPHRASE = "wrong_passphrase"
    TOO_MANY_TRIES = "too_many_tries"  # facts: seconds
    CODE_MISTYPED = "code_mistyped"  # a letter of a code read aloud or from paper is wrong
    KEYS_DAMAGED = "keys_damaged"
    VAULT_MISSING = "vault_missing"
    BACKUP_MISSING = "backup_missing"  # no whole backup in that folder
    VAULT_DAMAGED = "vault_damaged"
    VAULT_NEWER = "vault_newer"  # facts: found, known
    VAULT_IN_USE = "vault_in_use"
    VAULT_OTHER_REALM = "vault_other_realm"  # practice where real work is expected, or the reverse
    DISK_FULL = "disk_full"
    NO_ROOM_FOR_PHOTOS = "no_room_for_photos"  # what is left is kept for answers
    DISK_READ_ONLY = "disk_read_only"
    DISK_FAILED = "disk_failed"
    # what a person asked for
    NOT_LAWFUL = "not_lawful"  # facts: stage, deed
    NOT_ALLOWED = "not_allowed"  # facts: deed, role
    OWN_RECORD = "own_record"  # nobody approves what they filled themselves
    RECORD_MISSING = "record_missing"
    RECORD_HAS_PROBLEMS = "record_has_problems"  # facts: count
    FILE_UNREADABLE = "file_unreadable"  # facts: name
    BOUNDARIES_UNREADABLE = "boundaries_unreadable"  # facts: name
    PICTURE_UNREADABLE = "picture_unreadable"
    PERSON_NAME_TAKEN = "person_name_taken"
    LAST_ADMINISTRATOR = "last_administrator"
    NOTE_FOR_OTHERS = "note_for_others"  # a protected note is sealed to other people's keys
    RECORD_LET_GO = "record_let_go"  # sent long ago, and its content removed from this laptop
    # forms and lists
    FORM_BROKEN = "form_broken"  # facts: form, problem
    FORM_TOO_NEW = "form_too_new"  # facts: form, needs
    FORM_MISSING = "form_missing"  # facts: form, version
    FORM_CHANGED = "form_changed"  # what came is not what the list promised: hash differs
    MEDIA_MISSING = "media_missing"  # facts: form, names
    LIST_BROKEN = "list_broken"  # facts: name, row
    LIST_SHRANK = "list_shrank"  # facts: name, before, after
    # the wire
    ADDRESS_WRONG = "address_wrong"
    NO_CONNECTION = "no_connection"
    TIMED_OUT = "timed_out"
    NOT_SECURE = "not_secure"  # the certificate was not accepted
    CERTIFICATE_UNTIMELY = "certificate_untimely"  # by this clock not valid yet, or no longer
    CLOCK_WRONG = "clock_wrong"  # facts: minutes
    LOGIN_PAGE = "login_page"  # somebody else answered: a portal, a proxy
    SERVER_TROUBLE = "server_trouble"  # facts: status; try again later
    SERVER_ANSWER_BROKEN = "server_answer_broken"
    TOKEN_REJECTED = "token_rejected"
    SERVER_LIMIT = "server_limit"  # storage or quota of the account
    ACCOUNT_REJECTED = "account_rejected"  # of a web account, not of the token that pushes
    ACCOUNT_MAY_NOT = "account_may_not"  # of a web account: it may look there, and change nothing
    CONFLICT_MOVED = "conflict_moved"  # what was to be settled at the server is another by now
    SERVER_HAS_NO_PAGES = "server_has_no_pages"  # only ODK Central lets submissions be read back
    SERVER_STILL_NEEDED = "server_still_needed"  # facts: unsent, drafts; what is bound to it would never arrive
    # a submission the server will not take
    REFUSED_FORM_CLOSED = "refused_form_closed"
    REFUSED_FORM_UNKNOWN = "refused_form_unknown"  # form or version
    REFUSED_FORM_NOT_ASSIGNED = "refused_form_not_assigned"
    REFUSED_CONFLICT = "refused_conflict"  # same id, other content
    REFUSED_DELETED = "refused_deleted"
    REFUSED_OUTDATED = "refused_outdated"  # corrected meanwhile at the office
    REFUSED_INVALID = "refused_invalid"
    REFUSED_TOO_LARGE = "refused_too_large"
    # packages and the hub
    PACKAGE_DAMAGED = "package_damaged"
    PACKAGE_NOT_FOR_YOU = "package_not_for_you"
    PACKAGE_NEWER = "package_newer"  # facts: found, known
    PACKAGE_OTHER_REALM = "package_other_realm"  # practice into real, or the reverse
    PACKAGE_FROM_STRANGER = "package_from_stranger"  # facts: fingerprint; nobody here knows the sender's card
    LAPTOP_LOST = "laptop_lost"  # facts: name; a supervisor said so, and its packages are refused
    CARD_UNREADABLE = "card_unreadable"
    OWN_CARD = "own_card"  # a laptop need not be introduced to itself
    NOTHING_TO_CARRY = "nothing_to_carry"
    CODE_WRONG = "code_wrong"  # of the hub in the room
    HUB_PORT_BUSY = "hub_port_busy"  # facts: port
    RELEASE_MISSING = "release_missing"  # no newer program there for this kind of machine
    RELEASE_UNSIGNED = "release_unsigned"  # by no key this program trusts
    RELEASE_OLDER = "release_older"  # facts: found, here
    PRESET_UNREADABLE = "preset_unreadable"  # not settings of an office, or nothing in them

    # the practice mode
    PRACTICE_HAS_NO_SERVER = "practice_has_no_server"


class Trouble(Exception):
    """The world's fault. `facts` are values for the sentence, never answers, names, NIK or tokens."""

    def __init__(self, kind: Kind, **facts: str | int) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.kind, self.facts)


class Cancelled(Exception):
    """A person stopped a deed. Shown to nobody."""


def _rebuild(kind: Kind, facts: dict[str, str | int]) -> Trouble:
    return Trouble(kind, **facts)
