"""The demonstration workspace: two people, synthetic families, and records in every stage, made by the real deeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import requests

from desktop.demo.businesses import businesses
from desktop.demo.families import flood, household
from desktop.demo.filling import Answers, fill
from desktop.demo.gatherings import VILLAGE, houses, meeting
from desktop.demo.province import FAMILIES, Province
from desktop.forms import library
from desktop.frozen import frozen
from desktop.openrosa.login import split_token
from desktop.paths import Paths, regions_file
from desktop.reference import synthetic
from desktop.reference.lists import RegionLists
from desktop.reference.regions import Regions
from desktop.reference.synthetic import Family
from desktop.roles.enumerator import Enumerator
from desktop.roles.supervisor import Supervisor
from desktop.store import door, servers_table, submission, users_table
from desktop.store.servers_table import Login
from desktop.store.users_table import NewUser, Role, User
from desktop.store.vault import Vault
from desktop.sync import courier
from desktop.sync.lines import Lines, opener
from desktop.sync.round import Round
from desktop.trouble import Kind, Trouble
from desktop.xforms import Interview

HOUSES = 9
SERVER = "provinsi"
DEVICE = "sambang:demo00000001"


@frozen
class Person:
    """Somebody of the demonstration. These passphrases are printed on purpose: nothing real lies behind them."""

    name: str
    role: Role
    passphrase: str = field(repr=False)
    account: str


ENUMERATOR = Person("Siti Aminah", Role.ENUMERATOR, "sambang desa pagi", "enumerator")
SUPERVISOR = Person("Ratna Dewi", Role.SUPERVISOR, "periksa sebelum kirim", "supervisor")
STAGES = (
    "draft",
    "draft",
    "handed_in",
    "handed_in",
    "handed_in",
    "returned",
    "approved",
    "released",
    "sent",
    "sent",
    "refused",
)
VISITED = (0, 1, 1, 2, 3, 3, 4, 5, 7, 8, 5)
"""How many days ago each of them was visited: a week of work, as a real laptop shows it."""
SECTION = timedelta(minutes=2, seconds=50)
"""Some sections of the form take so long."""


class Clock:
    """The time of the demonstration: it can be set back to a visit of the last days, and to now again."""

    def __init__(self) -> None:
        self._ago = timedelta()

    def __call__(self) -> datetime:
        return _now() - self._ago

    def go_back(self, ago: timedelta) -> None:
        """Some time ago it is now."""
        self._ago = ago

    def go_on(self, passed: timedelta) -> None:
        """Somebody sat there that long; never later than it really is."""
        self._ago = max(self._ago - passed, timedelta())


def prepare(paths: Paths, province: Province, *, records: bool = True) -> None:
    """Make the workspace the first time; afterwards only point it at the province's address."""
    new = not door.exists(paths)
    if new:
        door.create(paths, NewUser(SUPERVISOR.name, SUPERVISOR.passphrase, SUPERVISOR.role, "15"))
    opened = door.unlock(paths, SUPERVISOR.name, SUPERVISOR.passphrase)
    with Vault(paths, opened.key) as vault:
        if new:
            enumerator = NewUser(ENUMERATOR.name, ENUMERATOR.passphrase, ENUMERATOR.role, "15.71")
            door.add_user(vault, enumerator, at=_now())
        _connect(vault, province)
        if new:
            _install(vault)
            if records:
                _fill_stages(vault, province)


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _user(vault: Vault, person: Person) -> User:
    return next(one for one in users_table.everyone(vault) if one.name == person.name)


def _connect(vault: Vault, province: Province) -> None:
    """The province's address and each person's own token."""
    address, _ = split_token(province.address("enumerator"))
    if servers_table.get(vault, SERVER) is None:
        servers_table.add(vault, "Dinas Sosial (contoh)", address, at=_now(), server_id=SERVER)
    else:
        servers_table.change(vault, SERVER, name="Dinas Sosial (contoh)", address=address)
    for person in (ENUMERATOR, SUPERVISOR):
        token = province.tokens[person.account]
        servers_table.keep_login(vault, Login(SERVER, _user(vault, person).id, "token", secret=token))


def _install(vault: Vault) -> None:
    """What the province publishes, pulled over the wire."""
    found = push(vault)
    if found.kind is not None:
        raise Trouble(found.kind)


def _fill_stages(vault: Vault, province: Province) -> None:
    """Families as records: some still drafts, some handed in, one returned, some approved, waiting, sent, refused."""
    clock = Clock()
    siti = Enumerator(vault, _user(vault, ENUMERATOR), now=clock, region_name=_region_name)
    ratna = Supervisor(vault, _user(vault, SUPERVISOR), now=clock)
    forms = {form.form_id: form.key for form in siti.forms()}
    families = list(synthetic.families(len(STAGES)))
    families[STAGES.index("handed_in")] = families[STAGES.index("sent")]  # typed twice: the reviewer sees it
    with vault.atomic():  # one wait for the disk instead of hundreds
        visited = _visit(clock, siti, forms["asesmen_keluarga"], families)
    for record_id in visited["returned"]:
        clock.go_back(timedelta(hours=5))
        ratna.remark(record_id, "/data/pengenalan/rt", "RT ini tidak ada di dusun tersebut. Mohon dicek ke ketua RT.")
        ratna.send_back(record_id, "Periksa kembali RT dan alamat.")
    clock.go_back(timedelta())
    for record_id in (*visited["sent"], *visited["refused"]):
        ratna.approve(record_id)
    ratna.release(visited["sent"])
    push(vault)
    for record_id in visited["refused"]:
        _send_another(vault, province, record_id)
    ratna.release(visited["refused"])
    push(vault)
    for record_id in (*visited["approved"], *visited["released"]):
        ratna.approve(record_id)
    ratna.release(visited["released"])
    hand_in(siti, forms["laporan_awal_bencana"], flood())
    if "kube_profil" in forms and regions_file().exists():
        add_businesses(siti, ratna, forms["kube_profil"])
        push(vault)
    if "musdes" in forms:
        known = sum(one.village == VILLAGE for one in synthetic.families(FAMILIES))
        ratna.approve(hand_in(siti, forms["musdes"], meeting(known, ENUMERATOR.name)))
    if "rtlh" in forms:
        for answers in houses(HOUSES, ENUMERATOR.name):
            hand_in(siti, forms["rtlh"], answers)


def add_businesses(siti: Enumerator, ratna: Supervisor, form: int) -> None:
    """The KUBE and UEP of the province, let go: one wait for the disk instead of hundreds."""
    with siti.vault.atomic(), Regions(regions_file()) as regions:
        made = [hand_in(siti, form, one) for one in businesses(regions, ENUMERATOR.name)]
        for record_id in made:
            ratna.approve(record_id)
        ratna.release(made)


def _send_another(vault: Vault, province: Province, record_id: str) -> None:
    """Somebody sent other answers under the same number: the server keeps those, and a person must look."""
    xml = submission.xml(vault, submission.current(vault, record_id).id)
    other = xml.replace(b"<petugas>", b"<petugas>Dari ponsel: ", 1)
    requests.post(
        f"{province.address('supervisor')}/submission",
        files={"xml_submission_file": ("submission.xml", other, "text/xml")},
        headers={"X-OpenRosa-Version": "1.0"},
        timeout=30,
    ).raise_for_status()


def _visit(clock: Clock, siti: Enumerator, form: int, families: Sequence[Family]) -> dict[str, list[str]]:
    """The families as records, the earliest visit first; which are to come to what stage."""
    visited: dict[str, list[str]] = {stage: [] for stage in STAGES}
    for days, at in sorted(((days, at) for at, days in enumerate(VISITED)), reverse=True):
        clock.go_back(timedelta(days=days, minutes=70 + 41 * at))
        answers = _from_prelist(families[at])
        draft = STAGES[at] == "draft"
        visited[STAGES[at]].append(hand_in(siti, form, answers, stop_at_draft=draft, now=clock))
    return visited


def _from_prelist(family: Family) -> Answers:
    """The family's answers, its row of the prelist and those of its people picked."""
    answers = household(family, ENUMERATOR.name)
    people = [row for row in answers["anggota"] if not isinstance(row, str)]
    known = [{**row, "dari_prelist": f"{family.id}-{place}"} for place, row in enumerate(people, start=1)]
    return {**answers, "prelist": family.id, "anggota": known}


def hand_in(
    siti: Enumerator, form: int, answers: Answers, *, stop_at_draft: bool = False, now: Clock | None = None
) -> str:
    """Fill one record through the engine and hand it in. Trouble RECORD_HAS_PROBLEMS if it is not whole."""
    opened = siti.start(form)
    lists = library.lists(siti.vault, opened.form.form_id, opened.form.version, regions=_regions())
    interview = Interview(
        opened.form, lists=lists, now=now or _now, preloads={"deviceid": DEVICE, "username": siti.user.name}
    )

    turns = count()

    def keep() -> None:
        if now is not None and next(turns) % 2 == 0:  # enough for the pace to be seen
            now.go_on(SECTION)
            siti.save_draft(opened, interview.snapshot(), "")

    fill(interview, answers, after=keep)
    snapshot = interview.snapshot()
    siti.save_draft(opened, snapshot, "")
    if stop_at_draft:
        return opened.record_id
    problems = interview.problems()
    if problems:
        raise Trouble(Kind.RECORD_HAS_PROBLEMS, count=len(problems))
    siti.hand_in(opened, interview.snapshot(), interview.finalize())
    return opened.record_id


def push(vault: Vault) -> Round:
    """One round of the courier."""
    lines = Lines(opener("Sambang/demo", DEVICE))
    try:
        return courier.run_round(vault, lines)
    finally:
        lines.close()


def _regions() -> RegionLists | None:
    return RegionLists(Regions(regions_file())) if regions_file().exists() else None


def _region_name(code: str) -> str:
    if not regions_file().exists():
        return code
    with Regions(regions_file()) as regions:
        return regions.address(code)


def folder_of(base: Path) -> tuple[Path, Paths]:
    """Where the stand-in province and the workspace lie."""
    return base / "provincial", Paths(base / "workspace")
