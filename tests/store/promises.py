"""What a working child has said, and whether a vault keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from desktop.paths import Paths
from desktop.store import Vault, backup, check, door, record, retention, unlock
from desktop.trouble import Kind, Trouble
from tests.store import released
from tests.store.deeds import state
from tests.store.village import ADMIN


class Promises:
    """The states said to be done, and the one deed that was under way: it was done or it was not."""

    def __init__(
        self, lines: Iterable[bytes], passphrases: frozenset[str] = frozenset({"hujan di bulan juni"})
    ) -> None:
        self.states: dict[str, Any] = {}
        self.passphrases = passphrases
        self.doing: str | None = None
        self.backup = ""
        self.opened = False
        self.deeds = 0
        for line in lines:
            if line.endswith(b"\n"):
                self._hear(json.loads(line))

    def _hear(self, told: dict[str, Any]) -> None:
        if "doing" in told:
            self.doing = told["doing"]
            self.passphrases |= {told["next"]} if "next" in told else frozenset()
            return
        self.opened, self.doing, self.deeds = True, None, self.deeds + 1
        self.states |= told["states"]
        self.backup = told.get("backup", self.backup)
        if "passphrase" in told:
            self.passphrases = frozenset({told["passphrase"]})

    def broken(self, root: Path) -> list[str]:
        """What the vault at `root` does not keep; it also must open, and its invariants must hold."""
        paths = Paths(root)
        if not self.opened and not door.exists(paths):
            return []  # it died while the vault was being made: set-up begins anew
        unlocked = unlock(paths, ADMIN.name, ADMIN.passphrase)
        found = [] if not self.opened or self._author_comes_in(paths) else ["the author cannot come in"]
        kept = backup.found_in(root.with_name("cadangan"))
        if self.backup and not any(one.path.name >= self.backup for one in kept):
            found.append("the backup is lost")
        for one in kept:
            if one.path.parent.name.endswith(
                backup.mark_of(unlocked.key)
            ):  # those of before another key open by the key of then
                backup.verify(one.path, unlocked.key)
        with Vault(paths, unlocked.key) as vault:
            found += check.broken_promises(vault)
            for record_id, promised in self.states.items():
                if record_id != self.doing and not _is_kept(vault, record_id, promised):
                    found.append(f"lost: {record_id} {promised}")
        return found + self._old_schema(root)

    def _old_schema(self, root: Path) -> list[str]:
        """The vault of the first schema opens, has all its records, and keeps every promise."""
        old = Paths(root.with_name("lama"))
        if not old.vault.exists():
            return []
        with Vault(old, released.KEY) as vault:
            found = check.broken_promises(vault)
            drafts = vault.value("SELECT count(*) FROM drafts")
        return found + ([] if drafts == 300 else [f"old schema: {drafts} drafts"])

    def _author_comes_in(self, paths: Paths) -> bool:
        for passphrase in self.passphrases:
            try:
                return unlock(paths, "Asep Sunarya", passphrase).user.name == "Asep Sunarya"
            except Trouble as trouble:
                if trouble.kind is not Kind.WRONG_PASSPHRASE:
                    raise
        return False


def _is_kept(vault: Vault, record_id: str, promised: Any) -> bool:
    """As it was said to be; or let go of since, with its seals and receipts as they were."""
    if not record.exists(vault, record_id):
        return False
    if retention.is_erased(vault, record_id):
        promised = {**promised, "files": []}
    return bool(state(vault, record_id) == promised)
