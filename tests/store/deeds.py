"""A child process that works on a vault without end, and says what it is about to do and what it has done.

Each line is one JSON value, written at once: {"doing": record or deed} before, {"done": ..., "states": {...}} after.
What it said is done must be there after any death of the process or of the machine.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from desktop.paths import Paths
from desktop.store import (
    Stage,
    Vault,
    backup,
    delivery,
    door,
    lists_table,
    merge,
    notes,
    office,
    own_key,
    photos,
    record,
    retention,
    submission,
    unlock,
    users_table,
)
from desktop.store.record import RecordSummary
from desktop.store.seal import Receipt
from desktop.trouble import Cancelled, Trouble
from tests.store import received, released
from tests.store.village import ADMIN, QUICK, Shelf, new_shelf


def main() -> None:
    root, seed, steps, told = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    out = 1 if told == "-" else os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    work(root, random.Random(seed), steps, lambda line: os.write(out, json.dumps(line).encode() + b"\n"))


def work(root: Path, chance: random.Random, steps: int, say: Any) -> None:
    if door.exists(Paths(root)):
        say({"doing": "open"})
        key = unlock(Paths(root), ADMIN.name, ADMIN.passphrase)
        vault = Vault(Paths(root), key.key)
        author = users_table.everyone(vault)[0]
        shelf = Shelf(Paths(root), vault, key, author, key.user, 1)
    else:
        say({"doing": "create"})
        shelf = begun(root)
    say({"done": "open", "states": {}})
    mine = [row[0] for row in shelf.vault.rows("SELECT id FROM records ORDER BY seq")]
    for step in range(steps):
        if not mine or chance.random() < 0.08:
            record_id = f"{chance.getrandbits(64):016x}"
            say({"doing": record_id})
            record.begin(shelf.vault, record_id, shelf.form, by=shelf.author, at=shelf.now())
            mine.append(record_id)
        else:
            record_id = chance.choice(mine[-6:])
        deed = chance.choice(DEEDS)
        say({"doing": record_id, "deed": deed.__name__, "step": step})
        try:
            more = deed(shelf, record_id, chance, step, say) or {}
        except Trouble:
            more = {}
        say({"done": deed.__name__, "states": {record_id: state(shelf.vault, record_id)}, **more})


def begun(root: Path) -> Shelf:
    """A vault with its people, and packages for it from another laptop."""
    shelf = new_shelf(root)
    received.write_packages(shelf)
    unlock(shelf.paths, "Asep Sunarya", "hujan di bulan juni")  # with an own key another data key finds the author
    return shelf


def state(vault: Vault, record_id: str) -> dict[str, Any]:
    """Everything of a record that must not be lost, as plain values."""
    draft = record.load_draft(vault, record_id)
    gone = retention.is_erased(vault, record_id)
    seals = submission.of_record(vault, record_id)
    return {
        "stage": record.get(vault, record_id).stage.value,
        "answers": dict(draft.answers) if draft else None,
        "files": [] if gone else sorted(name for name in record.files(vault, record_id)),
        "seals": [[seal.id, seal.fate.value, sorted(delivery.receipts(vault, seal.id))] for seal in seals],
    }


def save(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    answers = {f"/d/{n}": f"jawaban {step}" * chance.randrange(1, 30) for n in range(chance.randrange(1, 40))}
    told = RecordSummary(f"Keluarga {step}", "1571010001", "Desa", {"nik": (f"157101{step:010d}",)})
    record.save_draft(shelf.vault, record_id, b"x" * 5000, answers, told, by=shelf.author, at=shelf.now())


def photo(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    data = chance.randbytes(chance.randrange(1000, 400_000))
    sha256 = photos.keep(shelf.vault, data)
    name = f"foto{step}.jpg"
    record.keep_file(shelf.vault, record_id, name, sha256, len(data), "image/jpeg", by=shelf.author, at=shelf.now())


def hand_in(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    seal = shelf.seal(files={"rumah.jpg": chance.randbytes(9000)})
    release = chance.random() < 0.6
    submission.hand_in(shelf.vault, record_id, seal, release=release, by=shelf.author, at=shelf.now())


def review(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    who = {"by": shelf.supervisor, "at": shelf.now()}
    if record.get(shelf.vault, record_id).stage is Stage.APPROVED:
        submission.release(shelf.vault, record_id, **who)  # type: ignore[arg-type]
    elif chance.random() < 0.7:
        submission.approve(shelf.vault, record_id, **who)  # type: ignore[arg-type]
    else:
        submission.send_back(shelf.vault, record_id, reason="periksa", **who)  # type: ignore[arg-type]


def push(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> dict[str, Any]:
    waiting = delivery.waiting(shelf.vault, shelf.now(), limit=3)
    states = {}
    for one in waiting:
        say({"doing": one.record_id, "deed": "push"})
        delivery.note_attempt(shelf.vault, one.id, at=shelf.now())
        for part in one.missing[: chance.randrange(1, 3)]:
            delivery.keep_receipt(shelf.vault, one.id, part.name, Receipt(shelf.now(), "", 201, "", "dinsos"))
        states[one.record_id] = state(shelf.vault, one.record_id)
        say({"done": "push", "states": {one.record_id: states[one.record_id]}})
    return {}


def import_list(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    rows = ((f"{n:05d}", f"Desa {n} {step}", str(n // 20)) for n in range(6000))
    now = datetime.now(UTC)
    lists_table.sweep(shelf.vault)
    lists_table.import_rows(shelf.vault, ("name", "label", "kec"), rows, name="d.csv", version=str(step), at=now)


def passphrase(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> dict[str, Any]:
    new = f"kalimat baru nomor {step}"
    say({"doing": record_id, "deed": "passphrase", "next": new})
    door.reset_passphrase(shelf.vault, shelf.author, new, cost=QUICK, own=own_key.create())
    return {"passphrase": new}


def another_key(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    """Everything under a fresh data key, while nobody has the files open."""
    shelf.vault.close()
    try:
        came = unlock(shelf.paths, ADMIN.name, ADMIN.passphrase)
        shelf.unlocked = door.rekeyed(shelf.paths, came, cost=QUICK)
    finally:
        shelf.vault = Vault(shelf.paths, shelf.unlocked.key)


def the_office(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    office.enable(shelf.vault, office.new_office().public, cost=QUICK)


def note(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    for one in (shelf.author, shelf.supervisor):
        users_table.keep_public_key(shelf.vault, one.id, own_key.create().public)
    notes.keep(shelf.vault, record_id, f"rahasia {step}", shelf.supervisor, by=shelf.author, at=shelf.now())


def let_go(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    """Only what is sent may go, and of that only some each time."""
    retention.keep_for(shelf.vault, 30)
    some = iter(range(chance.randrange(1, 4)))
    with contextlib.suppress(Cancelled):
        retention.let_go(shelf.vault, shelf.now() + timedelta(days=60), cancelled=lambda: next(some, None) is None)


def bring_back(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    """A backup of before, merged into what went on since: nothing here may be overwritten."""
    kept = backup.found_in(shelf.paths.root.with_name("cadangan"))
    lent = Paths(shelf.paths.root.with_name("pinjam"))
    shutil.rmtree(lent.root, ignore_errors=True)
    if kept:
        backup.restore(kept[0], lent)
        with Vault(lent, unlock(lent, ADMIN.name, ADMIN.passphrase).key) as source:
            merge.merge(shelf.vault, source, by=shelf.supervisor, at=shelf.now())


def old_schema(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    """A vault of the first released schema comes to today's, killed anywhere on the way."""
    old = Paths(shelf.paths.root.with_name("lama"))
    if not old.vault.exists():
        old.root.mkdir(exist_ok=True)
        released.make_old(old)
    Vault(old, released.KEY).close()


def receive(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> dict[str, Any]:
    """A package from another laptop is taken in, the first time or again."""
    for one in received.receive(shelf, chance):
        say({"done": "receive", "states": {one: state(shelf.vault, one)}})
    return {}


def tidy(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    photos.drop_unreferenced(shelf.vault, kept_before=datetime.now(UTC))
    shelf.vault.tidy()
    if chance.random() < 0.5:
        shelf.vault.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def back_up(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> dict[str, Any]:
    made = backup.write(shelf.vault, shelf.paths.root.with_name("cadangan"), at=shelf.now(), keep=2)
    return {"backup": made.path.name}


def restart(shelf: Shelf, record_id: str, chance: random.Random, step: int, say: Any) -> None:
    shelf.reopen()


DEEDS = (
    [save] * 10
    + [photo] * 3
    + [hand_in] * 4
    + [review] * 4
    + [push] * 5
    + [import_list, passphrase, tidy, restart, back_up]
    + [another_key, the_office, note, let_go, bring_back, old_schema, receive, receive]
)

if __name__ == "__main__":
    main()
