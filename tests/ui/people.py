"""Synthetic people and records for the pages: nobody here exists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from desktop.exchange import Card, Inventory, Lying
from desktop.exchange.inventory import masked
from desktop.forms.library import InstalledForm
from desktop.forms.semantics import Policy
from desktop.nearby import Door, Heard
from desktop.roles.exchanging import Ready, Standing
from desktop.roles.losses import OnIt
from desktop.roles.posko import Found
from desktop.roles.rounds import Happened, RoundSeen
from desktop.roles.servers import Known
from desktop.roles.statistics import FormWork, Outlier, Statistics, Work
from desktop.roles.values import Counts, Filters
from desktop.store.contacts_table import Contact
from desktop.store.delivery import OutboxRow
from desktop.store.entity_conflicts import EntityConflict, Version
from desktop.store.key import Realm
from desktop.store.lists_views import Awaiting, Large
from desktop.store.lost_table import Lost
from desktop.store.packages_table import Parcel
from desktop.store.records_table import Page, RecordRow, Wish
from desktop.store.rounds_table import PastRound
from desktop.store.seal import Custody
from desktop.store.servers_table import Held
from desktop.store.stages import Fate, Stage
from desktop.trouble import Kind
from desktop.ui.session import OpenDoor
from desktop.ui.values import Colleague, Connection, HomeValues, ListQuestions, OutboxValues, Person, SettingsValues

WIB = timezone(timedelta(hours=7))
NOW = datetime(2026, 1, 3, 9, 12, tzinfo=WIB)
SITI = Person("Siti Aminah", "enumerator", "Kecamatan Mandau")
COLLEAGUES = (
    Colleague("u1", "Budi Santoso", "tagana", "", may_reset=True, may_remove=True, may_change=True),
    Colleague("u2", "Hasan Basri", "supervisor", "Kabupaten Bengkalis", is_me=True),
    Colleague(
        "u3",
        "Siti Aminah",
        "enumerator",
        "Kecamatan Mandau",
        may_reset=True,
        may_remove=True,
        may_change=True,
        region="14.03.09",
    ),
)
HASAN = Person("Hasan Basri", "supervisor", "Kabupaten Bengkalis")


def form(key: int, form_id: str, title: str, *, urgent: bool = False, missing: tuple[str, ...] = ()) -> InstalledForm:
    return InstalledForm(key, "s", form_id, "2026010101", title, "", Policy(urgent), NOW, not missing, missing)


FORMS = (
    form(1, "laporan_awal_bencana", "Laporan Awal Bencana", urgent=True),
    form(2, "asesmen_keluarga", "Asesmen Keluarga"),
    form(3, "pendataan_ppks", "Pendataan PPKS", missing=("desa.csv",)),
)
_HEADS = ("Rusdi", "Maimunah", "Suparman", "Nurhayati", "Bahtiar", "Roslina", "Jumadi", "Halimah", "Zulkifli", "Tiurma")
_VILLAGES = ("Sungai Terap", "Balai Makam", "Air Jamban", "Pematang Obo", "Talang Mandi", "Petani", "Sebangar")
_STAGES = (
    Stage.DRAFT,
    Stage.RETURNED,
    Stage.DRAFT,
    Stage.RELEASED,
    Stage.SENT,
    Stage.HANDED_IN,
    Stage.REFUSED,
    Stage.APPROVED,
    Stage.SENT,
    Stage.WITHDRAWN,
)


def record(number: int) -> RecordRow:
    stage = _STAGES[number % len(_STAGES)]
    disaster = number % 7 == 3
    changed = NOW - timedelta(minutes=7 * number * min(number, 400) + 3)
    return RecordRow(
        id=f"r{number}",
        form_id="laporan_awal_bencana" if disaster else "asesmen_keluarga",
        form_version="2026010101",
        form_title="Laporan Awal Bencana" if disaster else "Asesmen Keluarga",
        stage=stage,
        title=f"Banjir, Desa {_VILLAGES[number % 7]}" if disaster else f"Keluarga {_HEADS[number % 10]}",
        region_code="1403090001",
        region_name=_VILLAGES[number % 7],
        author="u1",
        author_name=("Siti Aminah", "Budi Santoso", "Dewi Lestari")[number % 3],
        urgent=disaster and stage in (Stage.DRAFT, Stage.RELEASED),
        answered=41,
        asked=118,
        made_at=changed,
        changed_at=changed,
        open_remarks=2 if stage is Stage.RETURNED else 0,
    )


def fetch(total: int) -> Callable[[Wish, Callable[[Page], None]], None]:
    """A table of `total` records that answers at once; search and stages are obeyed for small ones."""

    def answer(wish: Wish, done: Callable[[Page], None]) -> None:
        if total > 1000:
            last = min(wish.offset + wish.limit, total)
            done(Page(tuple(record(n) for n in range(wish.offset, last)), total))
            return
        rows = [record(n) for n in range(total)]
        rows = [r for r in rows if not wish.stages or r.stage in wish.stages]
        rows = [r for r in rows if wish.text.casefold() in f"{r.title} {r.region_name}".casefold()]
        done(Page(tuple(rows[wish.offset : wish.offset + wish.limit]), len(rows)))

    return answer


COUNTS = Counts(drafts=12, returned=3, to_review=0, on_hold=0, waiting=5, urgent_waiting=2, refused=0)
NO_COUNTS = Counts(0, 0, 0, 0, 0, 0, 0)
OFFLINE = Connection("Dinas Sosial Provinsi", reachable=False, last_round=NOW - timedelta(hours=15))
ONLINE = Connection("Dinas Sosial Provinsi", reachable=True, last_round=NOW - timedelta(minutes=4))


def home_full() -> HomeValues:
    drafts = tuple(record(n) for n in (0, 2, 10, 12))
    return HomeValues(SITI, NOW, COUNTS, OFFLINE, drafts, (record(1), record(11)), (), FORMS[:2])


def home_empty() -> HomeValues:
    return HomeValues(SITI, NOW, NO_COUNTS, Connection())


def home_supervisor() -> HomeValues:
    counts = replace(NO_COUNTS, to_review=8, waiting=1, refused=2)
    waiting = tuple(replace(record(n), stage=Stage.HANDED_IN) for n in (5, 15, 24, 31))
    return HomeValues(HASAN, NOW, counts, ONLINE, (), (), waiting, FORMS[:2])


def outbox_row(number: int, **more: object) -> OutboxRow:
    r = record(number)
    row = OutboxRow(
        submission_id=f"s{number}",
        record_id=r.id,
        title=r.title,
        form_title=r.form_title,
        region_name=r.region_name,
        author_name=r.author_name,
        fate=Fate.RELEASED,
        custody=Custody.HERE,
        holder="",
        urgent=r.urgent,
        parts=1,
        parts_received=0,
        size=20_000,
        attempts=0,
        sealed_at=r.changed_at,
        fate_at=r.changed_at,
        last_attempt_at=None,
        next_attempt_at=None,
        trouble="",
        message="",
        behind=False,
    )
    return replace(row, **more)  # type: ignore[arg-type]


def outbox_full() -> OutboxValues:
    later = NOW + timedelta(minutes=8)
    return OutboxValues(
        NOW,
        OFFLINE,
        (
            outbox_row(3, parts=3, attempts=2, next_attempt_at=later),
            outbox_row(13, parts=7, parts_received=3, urgent=True),
            outbox_row(6, fate=Fate.REFUSED, trouble=Kind.REFUSED_FORM_CLOSED.value),
            outbox_row(16, fate=Fate.REFUSED, trouble=Kind.REFUSED_TOO_LARGE.value, parts=4, parts_received=2),
            outbox_row(23, custody=Custody.STICK, holder="stik USB, Posko Mandau"),
            outbox_row(24, behind=True),
            outbox_row(4, fate=Fate.SENT, parts=4, parts_received=4, fate_at=NOW - timedelta(minutes=4)),
            outbox_row(8, fate=Fate.SENT, parts_received=1, fate_at=NOW - timedelta(days=1, hours=2)),
        ),
    )


def outbox_empty() -> OutboxValues:
    return OutboxValues(NOW, ONLINE)


DINSOS = Known(
    "dinsos", "Verval 2026", "odk.dinsos.example.go.id", "https://odk.dinsos.example.go.id/v1/key/{token}/projects/3",
    "", True, False, False, Held(3, 2, 12), True,
)  # fmt: skip
BPBD = replace(DINSOS, id="bpbd", name="BPBD Mandau", host="bencana.example.go.id", held=Held(0, 0, 2))


def settings_values() -> SettingsValues:
    return SettingsValues(SITI, (DINSOS, BPBD), "id", "system", 100, version="0.1.0", data_folder="/home/siti/Sambang")


def settings_empty() -> SettingsValues:
    return SettingsValues(SITI, (), "id", "system", 100, version="0.1.0", data_folder="/home/siti/Sambang")


def _round(ago: int, *happened: Happened, **more: object) -> RoundSeen:
    at = NOW - timedelta(minutes=ago)
    told = PastRound(at, at + timedelta(seconds=14), 0, 0, 4_200, 0, 0, 0, 5, "")
    return RoundSeen(replace(told, **more), happened)  # type: ignore[arg-type]


def _sent(number: int) -> Happened:
    row = record(number)
    return Happened("sent", "", "", "", f"s{number}", row.id, row.title, row.form_title, Fate.SENT)


ROUNDS = (
    _round(
        4,
        replace(_sent(6), what="refused", kind=Kind.REFUSED_FORM_CLOSED.value, fate=Fate.REFUSED),
        Happened("shrank", Kind.LIST_SHRANK.value, "keluarga.csv", "1200 300"),
        _sent(4),
        _sent(13),
        words=2, files=3, bytes=412_000, refused=1,
    ),
    _round(64, trouble=Kind.LOGIN_PAGE.value),
    _round(300, forms=2, lists=1),
    _round(1500, _sent(8), words=1, bytes=21_000, waiting=0),
)  # fmt: skip

QUESTIONS = ListQuestions(
    (Awaiting("dinsos", "u1", "keluarga.csv", 1250, 310, NOW - timedelta(hours=2)),),
    (Large("dinsos", "", "penduduk.csv", 53_400_000),),
    {"dinsos": "Verval 2026"},
)
CONFLICT = EntityConflict(
    "dinsos",
    "keluarga",
    "0e6ce664-1217-4f6f-a343-95a4b91826be",
    True,
    (
        Version(1, "Siti Aminah", NOW - timedelta(days=9), "Keluarga Rusdi", {"rt": "003", "hp": "0812", "jiwa": "4"}),
        Version(2, "Budi Santoso", NOW - timedelta(days=2), "Keluarga Rusdi", {"rt": "004", "hp": "0812", "jiwa": "5"}),
        Version(3, "Siti Aminah", NOW - timedelta(hours=3), "Keluarga Rusdi", {"rt": "005", "hp": "0812", "jiwa": "4"}),
    ),
)
CONFLICTS = ListQuestions(servers={"dinsos": "Verval 2026"}, conflicts=(CONFLICT, replace(CONFLICT, hard=False)))

VILLAGES = tuple((f"14030900{at:02d}", name, 60 - 7 * at) for at, name in enumerate(_VILLAGES[:6]))
AUTHORS = (("u1", "Siti Aminah", 120), ("u2", "Budi Santoso", 96), ("u3", "Dewi Lestari", 88))
KINDS = (("same_nik", 12), ("same_person", 7), ("too_quick", 4), ("same_photo", 2))
FILTERS = Filters(VILLAGES, AUTHORS, KINDS)
STATISTICS = Statistics(
    (
        Work(
            "u1",
            "Siti Aminah",
            120,
            112,
            9,
            80,
            6,
            24.5,
            forms=(
                FormWork("a", "Asesmen Keluarga", 104, 26.1, 17.5),
                FormWork("b", "Laporan Awal Bencana", 16, 6.4, 6.0),
            ),
        ),
        Work(
            "u2",
            "Budi Santoso",
            96,
            90,
            21,
            55,
            14,
            8.2,
            61,
            (Outlier.QUICK, Outlier.SENT_BACK),
            (FormWork("a", "Asesmen Keluarga", 96, 8.2, 26.6),),
        ),
        Work(
            "u3", "Dewi Lestari", 88, 85, 3, 70, 1, 27.0, 2, forms=(FormWork("a", "Asesmen Keluarga", 88, 27.0, 17.1),)
        ),
    ),
    tuple((NOW - timedelta(days=30 - day), (day * 7) % 23 if day % 7 else 0) for day in range(31)),
    tuple((name, count) for _, name, count in VILLAGES),
)

OPEN_DOOR = OpenDoor(("192.168.43.12",), 8737, "sambang-posko:1:" + "contoh" * 90, "402917", "5f3a91c277aae40b")
DOORS_AROUND = (
    Found(Heard("192.168.43.12", Door(8737, "5f3a" * 5, "5f3a91c277aae40b")), "5f3a" * 5, "Laptop Ratna"),
    Found(Heard("192.168.43.77", Door(8737, "0b1c" * 5, "e40b77aa91c25f3a"))),
)


def fetch_waiting(total: int) -> Callable[[Wish, Callable[[Page], None]], None]:
    """The same records, as they wait on a supervisor's desk; some have findings."""
    asked = fetch(total)

    def wait(wish: Wish, done: Callable[[Page], None]) -> None:
        def told(page: Page) -> None:
            rows = enumerate(page.rows)
            found = (replace(row, stage=Stage.HANDED_IN, found=(at % 4 == 1) * (1 + at % 3)) for at, row in rows)
            done(Page(tuple(found), page.total))

        asked(replace(wish, stages=frozenset()), told)

    return wait


def standing() -> Standing:
    """A laptop among two others, with what was exchanged lately. The keys are nobody's."""
    own = Card("Laptop Siti", Realm.REAL, "age1contoh", "ab" * 32)
    others = (("1f7a01a84e1fd3f8f47b", "Laptop Bu Sri (TKSK)", True), ("9ec3a59ef631565f80ef", "Laptop Asep", False))
    contacts = tuple(Contact(mark, name, "age1contoh", "ab" * 32, sri, NOW, None) for mark, name, sri in others)
    sri = contacts[0]
    parcels = (
        Parcel("1", True, sri.fingerprint, sri.name, NOW - timedelta(hours=3), 7),
        Parcel("2", False, sri.fingerprint, sri.name, NOW - timedelta(days=1), 0, 5),
        Parcel("3", True, sri.fingerprint, sri.name, NOW - timedelta(days=2), 12, acknowledged_at=NOW),
    )
    return Standing(own, contacts, parcels, True)


def on_it() -> OnIt:
    """A laptop that was lost this morning, as it told yesterday."""
    lines = tuple(
        Lying(f"{number:032x}", "asesmen_keluarga", "Asesmen Keluarga", masked(name), "Sungai Terap, Kumpeh", stage,
              "Asep Sunarya", NOW - timedelta(hours=number))
        for number, (name, stage) in enumerate(
            (("Rusdi bin Hasan", "draft"), ("Siti Maimunah", "handed_in"), ("Dewi Lestari", "sent"), ("", "draft")))
    )  # fmt: skip
    stages = {"draft": 2, "handed_in": 1, "sent": 1}
    told = Inventory(NOW, 4, 17, 9, stages, {"prelist.csv": 412}, ("Asep Sunarya",), lines)
    lost = Lost("9ec3a59ef631565f80ef", "Laptop Asep", NOW, "u", "Sri Wahyuni")
    here = frozenset({lines[1].record_id, lines[2].record_id})
    return OnIt(
        "Laptop Asep", lost, told, NOW - timedelta(days=1), here, ("nik", "no_kk", "name", "birth_date", "phone")
    )


def ready(found: Standing) -> Ready:
    """What would go to the first of them."""
    first = found.contacts[0].fingerprint
    return Ready(
        first, submissions=("a",) * 7, again=("b",) * 4, shown=("d",) * 2, judged=("c",) * 3, forms=(1, 2, 3),
        urgent=2, photos=18, size=11_500_000, program="1.4",
    )  # fmt: skip
