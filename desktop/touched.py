"""What a deed touched, announced once after it; pages that show such things read them again."""

from __future__ import annotations

from desktop.frozen import frozen


@frozen
class Touched:
    """`records` are ids; the rest says only that something of that kind moved."""

    records: frozenset[str] = frozenset()
    outbox: bool = False
    forms: bool = False
    lists: bool = False
    servers: bool = False
    users: bool = False

    def __or__(self, other: Touched) -> Touched:
        return Touched(
            self.records | other.records,
            self.outbox or other.outbox,
            self.forms or other.forms,
            self.lists or other.lists,
            self.servers or other.servers,
            self.users or other.users,
        )

    def __bool__(self) -> bool:
        return self != NOTHING

    @staticmethod
    def record(*ids: str) -> Touched:
        return Touched(records=frozenset(ids))


NOTHING = Touched()
