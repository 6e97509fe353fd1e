"""Reports that are sent first, by chance: pushed or carried, answers and sticks lost, old sticks read again.

In the end the province has each report once, both laptops agree with it, and each verdict was told once.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.forms import library
from desktop.roles.exchanging import Exchange, Extras
from desktop.roles.supervisor import Supervisor
from desktop.store import Role, check, companions, delivery, record, submission, verdicts_table
from desktop.store.seal import Receipt
from desktop.store.stages import Stage
from desktop.store.verdicts_table import Judgement
from tests.exchange.laptops import QUICK, Laptop, laptop
from tests.exchange.test_shown import TINJAUAN, reported

SAID = datetime(2026, 11, 22, tzinfo=UTC)
YEAR = timedelta(days=365)


@dataclass
class Province:
    """What it has: each version by the one it took the place of; a version twice is a repeat."""

    versions: dict[str, str] = field(default_factory=dict)  # instance id → what it replaced, or ""
    told: list[str] = field(default_factory=list)  # the ids of the companions

    def take(self, instance_id: str, replaces: str) -> None:
        if instance_id not in self.versions:
            assert replaces == "" or replaces in self.current(), "an edit of what is not the version of today"
            self.versions[instance_id] = replaces

    def current(self) -> set[str]:
        return set(self.versions) - set(self.versions.values())


@dataclass
class Field:
    """Two who report, one who looks at it, and everything that goes wrong between them."""

    folder: Path
    chance: random.Random
    province: Province = field(default_factory=Province)
    sticks: list[tuple[Laptop, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        roles = {"asep": Role.ENUMERATOR, "dewi": Role.ENUMERATOR, "sri": Role.SUPERVISOR}
        self.asep, self.dewi, self.sri = (laptop(self.folder / name, name, role) for name, role in roles.items())
        for one in self.all():
            one.ticks = self.chance.randint(-1, 1) * int(YEAR.total_seconds())
            library.install(one.vault, TINJAUAN, {}, server_id="")
        for worker in (self.asep, self.dewi):
            worker.knows(self.sri)
            self.sri.knows(worker)

    def all(self) -> tuple[Laptop, ...]:
        return self.asep, self.dewi, self.sri

    def push(self, one: Laptop, *, well: bool = False) -> None:
        """A round: here and there an answer is lost."""
        for wait in delivery.waiting(one.vault, one.now() + timedelta(hours=1)):
            seal = submission.get(one.vault, wait.id)
            delivery.note_attempt(one.vault, wait.id, at=one.now())
            if seal.form_id == companions.FORM:
                self.province.told.append(seal.instance_id)
            else:
                self.province.take(seal.instance_id, seal.deprecated_id or "")
            if not well and self.chance.random() < 0.25:
                continue
            for part in wait.missing:
                delivery.keep_receipt(one.vault, wait.id, part.name, Receipt(SAID, "", 201, "", ""))

    def push_all(self, one: Laptop) -> None:
        while delivery.waiting(one.vault, one.now() + timedelta(hours=1)):
            self.push(one, well=True)

    def carry(self, of: Laptop, to: Laptop, *, well: bool = False) -> None:
        """By a stick that may be lost, read late, or read again."""
        written = at(of).write(to.card.fingerprint, Extras(again=well or self.chance.random() < 0.5), always=True)
        self.sticks.append((to, written.data))
        if well or self.chance.random() < 0.6:
            at(to).take(written.data)
        if self.chance.random() < 0.3:
            late, data = self.chance.choice(self.sticks)
            at(late).take(data)

    def review(self, *, well: bool = False) -> None:
        role = Supervisor(self.sri.vault, self.sri.person, now=self.sri.now)
        for row in role.desk().rows:
            luck = 1.0 if well else self.chance.random()
            if luck < 0.2:
                continue
            if luck < 0.4:
                role.send_back(row.id, "Periksa lagi")
            elif row.stage is not Stage.APPROVED:
                if luck < 0.6:
                    mended(self.sri, row.id)
                role.approve(row.id)
        role.release_held()

    def again(self, one: Laptop) -> None:
        for (record_id,) in one.vault.rows("SELECT id FROM records WHERE stage = 'returned'"):
            reported(one, f"{record_id} benar", record_id=record_id)

    def day(self, number: int) -> None:
        for worker in (self.asep, self.dewi):
            reported(worker, f"{worker.person.name} {number}")
            for deed in self.chance.sample(range(4), 4):
                if deed == 0:
                    self.push(worker)
                elif deed == 1:
                    self.carry(worker, self.sri)
                elif deed == 2:
                    self.carry(self.sri, worker)
                else:
                    self.again(worker)
        self.review()
        self.push(self.sri)

    def settle(self) -> None:
        """Everything gets through now; records that touch one entity go one behind the other."""
        for _time in range(4):
            for worker in (self.asep, self.dewi):
                self.again(worker)
                self.push_all(worker)
                self.carry(worker, self.sri, well=True)
            self.review(well=True)
            self.push_all(self.sri)
            for worker in (self.asep, self.dewi):
                self.carry(self.sri, worker, well=True)

    def look(self, days: int) -> None:
        current = self.province.current()
        assert len(current) == 2 * days, "lost or doubled"
        for worker in (self.asep, self.dewi):
            for number in range(days):
                record_id = f"r-{worker.person.name} {number}"
                for of in (worker, self.sri):
                    assert record.get(of.vault, record_id).stage is Stage.SENT
                    assert submission.current(of.vault, record_id).instance_id in current
        assert len(Supervisor(self.sri.vault, self.sri.person, now=self.sri.now).desk().rows) == 0
        told = [row[0] for one in self.all() for row in one.vault.rows(APPROVED)]
        assert sorted(told) == sorted(current), "the province hears of each version that stands, once"
        assert [check.broken_promises(one.vault) for one in self.all()] == [[], [], []]


APPROVED = (
    "SELECT a.instance_id FROM companions c JOIN submissions s ON s.seq = c.submission JOIN submissions a"
    " ON a.seq = c.about WHERE s.fate = 'sent' AND s.answers LIKE '%\"disetujui%'"
)


def at(of: Laptop) -> Exchange:
    return Exchange(of.vault, of.person, now=of.now, cost=QUICK)


def mended(one: Laptop, record_id: str) -> None:
    """*Perbaiki saat periksa*, as the role does it."""
    when, earlier = one.now(), submission.earlier(one.vault, record_id)
    with one.vault.atomic():
        verdicts_table.keep(one.vault, record_id, Judgement.CORRECT, by=one.person, at=when, reason="Ejaan")
        seal = replace(one.seal(record_id), deprecated_id=earlier.instance_id if earlier is not None else None)
        submission.reseal(one.vault, record_id, seal, reason="Ejaan", by=one.person, at=when)


def play(folder: Path, seed: int, days: int) -> None:
    around = Field(folder, random.Random(seed))
    try:
        for number in range(days):
            around.day(number)
        around.settle()
        around.look(days)
    finally:
        for one in around.all():
            one.vault.close()


@pytest.mark.parametrize("seed", [1, 2])
def test_each_report_is_at_the_province_once_and_each_verdict_too(tmp_path: Path, seed: int) -> None:
    play(tmp_path, seed, 3)
