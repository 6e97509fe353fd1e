"""A laptop to look after that answers from memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from desktop.lanes import Lane
from desktop.roles.upkeep import Looked
from desktop.store.access_table import Access
from desktop.store.backup import Backup
from desktop.store.merge import Merged
from desktop.store.retention import LetGo
from desktop.store.space import Space
from desktop.trouble import Kind, Trouble
from desktop.ui.session import Care
from tests.ui.people import NOW

WELL = Looked(
    room=Space(48 << 20, 1900 << 20, 84 << 30),
    behind=None,
    zone="",
    unsent=12,
    last_backup=NOW - timedelta(hours=5),
    stick_backup=NOW - timedelta(days=3),
    days=180,
    due_to_go=34,
    office="K4TQ-9ZR",
    needing_passphrase=(),
    keeper=True,
    backup_due=False,
    stick_due=False,
)
LINES = (
    Access(9, NOW - timedelta(minutes=3), "u3", "Siti Aminah", "open", "r1", ""),
    Access(8, NOW - timedelta(minutes=9), "u2", "Hasan Basri", "print", "r1", "Berita acara verval"),
    Access(7, NOW - timedelta(hours=2), "u2", "Hasan Basri", "change_person", "", "Siti Aminah: tagana"),
    Access(6, NOW - timedelta(hours=3), "u3", "Siti Aminah", "wrong_tries", "", "3"),
    Access(5, NOW - timedelta(hours=3), "u3", "Siti Aminah", "unlock", "", ""),
)


@dataclass
class FakeUpkeep:
    """What `roles.upkeep.Upkeep` can, remembered."""

    looked: Looked = WELL
    deeds: list[tuple[object, ...]] = field(default_factory=list)
    held: Callable[[Callable[[], bool]], None] = lambda _cancelled: None

    def care(self, lane: Lane) -> Care:
        return Care(lane, lambda: self, bool, lambda: self)  # type: ignore[arg-type,return-value]

    def look(self) -> Looked:
        return self.looked

    def back_up(self, cancelled: Callable[[], bool], progress: Callable[[int, int], None]) -> Backup:
        self.deeds.append(("back_up",))
        return Backup(Path("/data/backups/sambang-1/20260103T021200Z.vault"), NOW)

    def back_up_to(self, folder: Path, cancelled: Callable[[], bool], progress: Callable[[int, int], None]) -> Backup:
        self.deeds.append(("back_up_to", str(folder)))
        progress(1, 4)
        self.held(cancelled)
        self.looked = replace(self.looked, stick_backup=NOW, stick_due=False)
        return Backup(folder / "sambang-1" / "20260103T021200Z.vault", NOW)

    def merge(
        self,
        folder: Path,
        name: str,
        passphrase: str,
        cancelled: Callable[[], bool],
        progress: Callable[[int, int], None],
    ) -> Merged:
        self.deeds.append(("merge", str(folder), name))
        if passphrase != "hujan di bulan juni":
            raise Trouble(Kind.WRONG_PASSPHRASE)
        return Merged(new=14, further=2, known=120, apart=1, people=1)

    def keep_for(self, days: int) -> None:
        self.deeds.append(("keep_for", days))
        self.looked = replace(self.looked, days=days)

    def let_go(self, cancelled: Callable[[], bool], progress: Callable[[int, int], None]) -> LetGo:
        self.deeds.append(("let_go",))
        gone, self.looked = self.looked.due_to_go, replace(self.looked, due_to_go=0)
        return LetGo(gone, 60, 0, 0)

    def check(self) -> tuple[str, ...]:
        self.deeds.append(("check",))
        return ()

    def enable_office(self, public: str) -> None:
        self.deeds.append(("office", public))
        if not public.startswith("sambang-kantor"):
            raise Trouble(Kind.CODE_MISTYPED)

    def accesses(self, *, limit: int = 500) -> tuple[Access, ...]:
        return LINES
