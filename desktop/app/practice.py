"""Mode latihan: a vault of its own with the bundled forms and invented families, and no server by construction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.demo.families import household
from desktop.demo.province import FORMS
from desktop.demo.workspace import hand_in
from desktop.forms import bundled, library
from desktop.paths import Paths
from desktop.reference import synthetic
from desktop.roles.enumerator import Enumerator
from desktop.store import door, records_table, users_table
from desktop.store.key import Cost, Realm
from desktop.store.records_table import Wish
from desktop.store.users_table import NewUser, Role, User
from desktop.store.vault import Vault

FAMILIES = 60
TO_REVIEW = 3
QUICK = Cost(memory_kib=8192, iterations=1)  # nothing is behind this door
LEARNER = NewUser("Latihan", "latihan", Role.SUPERVISOR)
COLLEAGUE = NewUser("Siti (contoh)", "latihan", Role.ENUMERATOR)


def furnish(paths: Paths, *, now: Callable[[], datetime], region_name: Callable[[str], str]) -> None:
    """Make the practice vault: forms, a prelist, and a few records a made-up colleague handed in.

    Asked at each coming in: what a set-up that was cut short did not reach is done now, the rest is left as it is.
    """
    new = not door.exists(paths)
    if new:
        door.create(paths, LEARNER, realm=Realm.PRACTICE, cost=QUICK, now=now())
    unlocked = door.unlock(paths, LEARNER.name, LEARNER.passphrase, realm=Realm.PRACTICE)
    with Vault(paths, unlocked.key) as vault, vault.atomic():  # one wait for the disk instead of a hundred
        _install(vault, now)
        if not records_table.count(vault, Wish()):
            known = next((one for one in users_table.everyone(vault) if one.name == COLLEAGUE.name), None)
            colleague = known or door.add_user(vault, COLLEAGUE, at=now(), cost=QUICK)
            _hand_in(vault, colleague, now, region_name)


def _install(vault: Vault, now: Callable[[], datetime]) -> None:
    installed = {form.form_id for form in library.newest(vault)}
    wanted = [form_id for form_id in FORMS if form_id not in installed]
    media = bundled.invented_lists(FAMILIES) if wanted else {}
    for form_id in wanted:
        form = bundled.form(form_id, media)
        library.install(vault, form.xml, form.media, server_id="", at=now())


def _hand_in(vault: Vault, colleague: User, now: Callable[[], datetime], region_name: Callable[[str], str]) -> None:
    siti = Enumerator(vault, colleague, now=now, region_name=region_name)
    form = next(form.key for form in siti.forms() if form.form_id == FORMS[0])
    for family in synthetic.families(TO_REVIEW, seed=7):
        hand_in(siti, form, household(family, COLLEAGUE.name))
