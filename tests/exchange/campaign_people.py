"""The people of a campaign: enumerators and a supervisor, each with a laptop, a clock of its own, and habits by chance.

Every deed is the program's own: roles, exchange, store and courier; a vault is open only while somebody works on it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.exchange import Card, identity
from desktop.forms import library
from desktop.paths import Paths
from desktop.roles.correcting import Correction
from desktop.roles.enumerator import Enumerator
from desktop.roles.exchanging import Exchange, Extras
from desktop.roles.supervisor import Supervisor
from desktop.store import NewUser, Role, User, Vault, create, record, submission
from desktop.store.key import Cost, DataKey
from desktop.store.stages import Stage
from desktop.sync.courier import run_round
from desktop.sync.joining import join, read_invitation
from desktop.sync.lines import Lines, opener
from desktop.xforms import Interview
from tests.exchange.campaign_province import LAST_VERSION, Area

QUICK = Cost(memory_kib=64, iterations=1, lanes=1)
BEGIN = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)
STANDS = (Stage.HANDED_IN, Stage.APPROVED, Stage.RELEASED, Stage.SENT)
DOUBLE, LOOK_AGAIN = "ganda", "periksa lagi"


class Time:
    """The world's time: a second goes by with every look."""

    def __init__(self) -> None:
        self.now = BEGIN

    def next_day(self) -> None:
        self.now = self.now.replace(hour=1, minute=0, second=0) + timedelta(days=1)


@dataclass
class Somebody:
    """One person with a laptop. `ahead`: how wrong its clock is."""

    name: str
    paths: Paths
    key: DataKey
    user: User
    card: Card
    time: Time
    ahead: timedelta = timedelta()

    @staticmethod
    def made(folder: Path, name: str, role: Role, time: Time, ahead: timedelta = timedelta()) -> Somebody:
        paths = Paths(folder / name)
        unlocked = create(paths, NewUser(name, "hujan di bulan juni", role, "157101"), cost=QUICK, now=time.now)
        with opened(paths, unlocked.key) as vault:
            card = identity(vault, name=name).card
        return Somebody(name, paths, unlocked.key, unlocked.user, card, time, ahead)

    def now(self) -> datetime:
        self.time.now += timedelta(seconds=1)
        return self.time.now + self.ahead

    def exchange(self, vault: Vault) -> Exchange:
        return Exchange(vault, self.user, now=self.now, cost=QUICK)

    def knows(self, other: Somebody, *, supervisor: bool) -> None:
        with opened(self.paths, self.key) as vault:
            self.exchange(vault).introduce(other.card.text(), supervisor=supervisor)


@contextmanager
def opened(paths: Paths, key: DataKey) -> Iterator[Vault]:
    vault = Vault(paths, key)
    try:
        yield vault
    finally:
        vault.close()


@dataclass
class Fieldworker:
    """An enumerator: the rows still to visit, and whether the laptop is lost."""

    who: Somebody
    rows: list[str]
    chance: random.Random
    lost: bool = False
    done: set[str] = field(default_factory=set)

    def work(self, vault: Vault, area: Area, most: int, *, corrections: bool) -> int:
        """A day: what came back, a few corrections of what was sent, new families; how many were handed in."""
        role = Enumerator(vault, self.who.user, now=self.who.now)
        count = 0
        for (record_id,) in vault.rows(
            "SELECT id FROM records WHERE stage = 'returned' AND author = ?", (role.user.id,)
        ):
            count += self._again(role, vault, record_id)
        if corrections:
            for (record_id,) in vault.rows("SELECT id FROM records WHERE stage = 'sent' ORDER BY seq"):
                if self.chance.randrange(100) < 1:
                    role.correct(record_id, "salah ketik")
                    self._hand_in(role, vault, record_id, {"alamat": None})
                    count += 1
        forms = role.forms()
        while forms and self.rows and most:
            most -= 1
            count += self._visit(role, vault, area, self.rows.pop(), forms[0].key)
        return count

    def _visit(self, role: Enumerator, vault: Vault, area: Area, row: str, form_key: int) -> int:
        if row in self.done:
            return 0
        self.done.add(row)
        begun = role.start(form_key)
        interview = Interview(begun.form, lists=library.FormLists(vault, form_key, None), now=self.who.now)
        told = area.rows[row]
        for name in ("desa", "keluarga", "hasil", "alamat"):
            interview.answer(f"/data/{name}", answers(self.chance, row, told["desa"])[name])
        if begun.form.version == str(LAST_VERSION) and self.chance.random() < 0.3:
            role.keep_photo(begun, "rumah.jpg", b"\xff\xd8" + self.chance.randbytes(3000), "image/jpeg")
            interview.answer("/data/foto", "rumah.jpg")
        role.hand_in(begun, interview.snapshot(), interview.finalize())
        return 1

    def _again(self, role: Enumerator, vault: Vault, record_id: str) -> int:
        """Mended, or put away where it was handed in by somebody else too."""
        if any(said.text == DOUBLE for said in role.open(record_id).remarks):
            role.discard(record_id)
            return 0
        self._hand_in(role, vault, record_id, {"hasil": None})
        return 1

    def _hand_in(self, role: Enumerator, vault: Vault, record_id: str, changed: dict[str, None]) -> None:
        interview, begun = reopened(role, vault, record_id, self.who.now)
        if "alamat" in changed or begun.deprecates:  # of what was sent: nothing the entity holds is touched
            if begun.form.version != "1":
                interview.answer("/data/catatan", "dibetulkan")
        else:
            interview.answer("/data/hasil", f"diperiksa ulang {self.chance.randrange(1000)}")
        role.hand_in(begun, interview.snapshot(), interview.finalize())


def answers(chance: random.Random, row: str, village: str) -> dict[str, str]:
    number = chance.randrange(10_000)
    return {"desa": village, "keluarga": row, "hasil": f"layak {number % 3}", "alamat": f"Jalan {number}"}


def reopened(role: Enumerator, vault: Vault, record_id: str, now: Callable[[], datetime]):  # type: ignore[no-untyped-def]
    begun = role.open(record_id)
    interview = Interview(
        begun.form,
        lists=library.FormLists(vault, begun.form_key, None),
        now=now,
        draft=None if begun.renews else begun.draft,
        edits=begun.draft if begun.renews else None,
        deprecates=begun.deprecates or None,
    )
    return interview, begun


@dataclass
class Reviewer:
    """A supervisor: takes in, decides, sends, and gives back."""

    who: Somebody
    chance: random.Random
    strict: bool = True

    def join(self, area: Area) -> None:
        with opened(self.who.paths, self.who.key) as vault:
            join(vault, read_invitation(area.address), user_id=self.who.user.id, at=self.who.now())

    def review(self, vault: Vault) -> int:
        """Every record that waits; how many were approved."""
        role = Supervisor(vault, self.who.user, now=self.who.now)
        approved = 0
        for row in role.desk(limit=100_000).rows:
            if row.stage is not Stage.HANDED_IN:
                continue
            luck = self.chance.random() if self.strict else 1.0
            if self._stands_already(vault, row.id):
                role.send_back(row.id, DOUBLE)
            elif luck < 0.08:
                role.send_back(row.id, LOOK_AGAIN)
            else:
                if luck < 0.13:
                    self._mend(role, vault, row.id)
                role.approve(row.id)
                approved += 1
        role.release_held()
        return approved

    def _stands_already(self, vault: Vault, record_id: str) -> bool:
        """Another record of the same family was handed in, and not sent back; or the province has it, whatever is being
        corrected in it."""
        niks = record.keys(vault, record_id).get("nik", ())
        others = [other for nik in niks for other in record.with_key(vault, "nik", nik, but=record_id)]
        return any(
            record.get(vault, other).stage in STANDS or submission.earlier(vault, other) is not None for other in others
        )

    def keep_as_sent(self, vault: Vault, record_id: str) -> None:
        """Its author's laptop is lost, and the province has it: nobody goes on with the correction."""
        Supervisor(vault, self.who.user, now=self.who.now).assign(record_id, self.who.user)
        Enumerator(vault, self.who.user, now=self.who.now).discard(record_id)

    def _mend(self, role: Supervisor, vault: Vault, record_id: str) -> None:
        """*Perbaiki saat periksa*: the address, with its reason."""
        begun = role.open_to_correct(record_id)
        lists = library.FormLists(vault, begun.form_key, None)
        interview = Interview(begun.form, lists=lists, now=self.who.now, edits=begun.draft)
        ref = "/data/catatan" if submission.current(vault, record_id).deprecated_id else "/data/alamat"
        if ref not in interview.snapshot().values():
            return
        interview.answer(ref, f"Jalan {self.chance.randrange(10_000)} (benar)")
        role.correct(record_id, Correction(interview.snapshot(), interview.finalize(), {ref: "ejaan"}))

    def push(self, vault: Vault, line: Lines) -> None:
        run_round(vault, line, now=self.who.now, dice=self.chance)

    def back_to(self, vault: Vault, fingerprint: str, assigned: tuple[str, ...] = ()) -> bytes:
        return self.who.exchange(vault).write(fingerprint, Extras(forms=True, assigned=assigned), always=True).data


def lines() -> Lines:
    return Lines(opener("Sambang/0.1", "sambang:kampanye"))
