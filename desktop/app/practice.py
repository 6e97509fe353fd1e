"""Mode latihan: a vault of its own with the bundled forms and invented families, and no server by construction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.demo.families import household
from desktop.demo.province import prelists
from desktop.demo.workspace import hand_in
from desktop.forms import library
from desktop.paths import RESOURCES, Paths
from desktop.reference import synthetic
from desktop.roles.enumerator import Enumerator
from desktop.store import door
from desktop.store.key import Cost, Realm
from desktop.store.users_table import NewUser, Role
from desktop.store.vault import Vault

FORMS = ("asesmen_keluarga", "laporan_awal_bencana")
FAMILIES = 60
TO_REVIEW = 3
QUICK = Cost(memory_kib=8192, iterations=1)  # nothing is behind this door
LEARNER = NewUser("Latihan", "latihan", Role.SUPERVISOR)
COLLEAGUE = NewUser("Siti (contoh)", "latihan", Role.ENUMERATOR)


def furnish(paths: Paths, *, now: Callable[[], datetime]) -> None:
    """Make the practice vault: forms, a prelist, and a few records a made-up colleague handed in."""
    unlocked = door.create(paths, LEARNER, realm=Realm.PRACTICE, cost=QUICK, now=now())
    lists = prelists(FAMILIES)
    with Vault(paths, unlocked.key) as vault:
        for name in FORMS:
            xml = (RESOURCES / "forms" / f"{name}.xml").read_bytes()
            media = {list_name: data for list_name, data in lists.items() if f"/{list_name}".encode() in xml}
            library.install(vault, xml, media, server_id="", at=now())
        colleague = Enumerator(vault, door.add_user(vault, COLLEAGUE, at=now(), cost=QUICK), now=now)
        form = next(form.key for form in colleague.forms() if form.form_id == FORMS[0])
        for family in synthetic.families(TO_REVIEW, seed=7):
            hand_in(colleague, form, household(family, COLLEAGUE.name))
