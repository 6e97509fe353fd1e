"""The other shelves: lists and their overlay, photos, servers, verdicts, arrivals, backups, the list of records."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.paths import Paths
from desktop.store import (
    NewUser,
    Realm,
    Role,
    Stage,
    Vault,
    access_table,
    backup,
    create,
    delivery,
    forms_table,
    history_table,
    lists_table,
    photos,
    record,
    records_table,
    servers_table,
    settings_table,
    submission,
    unlock,
    verdicts_table,
)
from desktop.store.check import broken_promises
from desktop.store.forms_table import Medium
from desktop.store.records_table import Sort, Wish
from desktop.store.seal import Custody, EntityChange, NewPart, Receipt
from desktop.store.verdicts_table import Judgement
from desktop.trouble import Cancelled, Kind, Trouble
from tests.store.village import ADMIN, QUICK, START

DESA = '\ufeffname,label,kec\n01,Sukamaju,A\n02,"Suka, Mundur",A\n03,Sukadana,B\n'.encode()


def refused(kind):
    return pytest.raises(Trouble, match=f"^{kind.value}$")


def with_list(shelf, key, name="desa.csv"):
    return forms_table.keep(
        shelf.vault, server="dinsos", form_id="keluarga", version="3", hash="md5:1", title="Asesmen Keluarga",
        policy="", xml=b"<h:html/>", compiled=b"", compiled_by="", at=START, media=[Medium(name, "h", 9, None, key)],
    )  # fmt: skip


def test_a_list_is_asked_by_any_column(shelf):
    key = lists_table.import_csv(shelf.vault, DESA, name="desa.csv", version="1", at=START)
    table = lists_table.source(shelf.vault, with_list(shelf, key)).table("desa.csv")
    assert table.columns == ("name", "label", "kec")
    assert table.rows_where("kec", "A") == (("01", "Sukamaju", "A"), ("02", "Suka, Mundur", "A"))
    assert table.rows_where("kec", "C") == table.rows_where("tidak_ada", "A") == ()
    assert [row[0] for row in table.rows()] == ["01", "02", "03"]
    assert lists_table.source(shelf.vault, shelf.form).table("lain.csv") is None


def test_a_long_list_is_found_through_an_index_and_read_only_without_one(shelf):
    rows = [[f"{n:05d}", f"Desa {n}", str(n // 20)] for n in range(9000)]
    key = lists_table.import_rows(shelf.vault, ("name", "label", "kec"), rows, name="d.csv", version="1", at=START)
    with Vault(shelf.paths, shelf.unlocked.key, read_only=True) as reading:
        by_memory = lists_table.StoredList(reading, lists_table.get(reading, key)).rows_where("kec", "7")
    by_index = lists_table.StoredList(shelf.vault, lists_table.get(shelf.vault, key)).rows_where("kec", "7")
    assert by_memory == by_index == tuple(tuple(row) for row in rows[140:160])
    plan = shelf.vault.rows(f"EXPLAIN QUERY PLAN SELECT * FROM list_{key} WHERE c2 = '7' ORDER BY r")
    assert "USING INDEX" in plan[0][3]


@pytest.mark.parametrize("data, row", [
    (b"a,b\n1,2\n1,2,3\n", 3), (b"a,a\n1,2\n", 1), (b"", 1), (b"a,b\n\xff,1\n", 2), (b"a,\n1,2\n", 1),
    (b"a" * 200_000 + b",b\n", 1), (b"a,b\n1," + b"x" * 200_000, 2),
])  # fmt: skip
def test_a_broken_list_is_said_with_its_row_and_leaves_nothing(shelf, data, row):
    with pytest.raises(Trouble) as caught:
        lists_table.import_csv(shelf.vault, data, name="desa.csv", version="1", at=START)
    assert (caught.value.kind, caught.value.facts["row"]) == (Kind.LIST_BROKEN, row)
    lists_table.sweep(shelf.vault)
    assert lists_table.find(shelf.vault, "desa.csv") is None
    assert shelf.vault.value("SELECT count(*) FROM sqlite_master WHERE name GLOB 'list_[0-9]*'") == 0


def test_a_cancelled_import_is_never_used(shelf):
    rows = ([str(n)] for n in range(20_000))
    with pytest.raises(Cancelled):
        lists_table.import_rows(
            shelf.vault, ("name",), rows, name="d.csv", version="1", at=START, cancelled=iter([False, True]).__next__
        )
    assert lists_table.find(shelf.vault, "d.csv") is None
    assert lists_table.sweep(shelf.vault) == 1


KELUARGA = b"name,label,__version,rt\ne1,Bu Imas,3,001\ne2,Pak Joko,1,002\n"


def entity_table(shelf, data=KELUARGA, version="1"):
    key = lists_table.import_csv(
        shelf.vault, data, name="keluarga.csv", version=version, at=START, scope="dinsos", entities=True
    )
    form = with_list(shelf, key, "keluarga.csv")
    lists_table.use(shelf.vault, key, hash="h")
    return lists_table.source(shelf.vault, form).table("keluarga.csv")


def told(table, *columns):
    places = [table.columns.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in table.rows()]


def test_entities_are_laid_over_and_taken_off_again(shelf):
    entity_table(shelf)
    update = EntityChange("keluarga", "e1", "update", "Bu Imas M", {"rt": "009"}, "3", "3", "b1")
    made = EntityChange("keluarga", "e3", "create", "Mak Euis", {"rt": "004"}, branch_id="b3")
    family = shelf.handed_in(entities=(update, made))
    table = entity_table(shelf)
    assert told(table, "name", "label", "__version", "rt", "__branchId")[0] == ("e1", "Bu Imas M", "4", "009", "b1")
    assert told(table, "name", "__version", "__trunkVersion")[2] == ("e3", "1", "")
    assert [row[0] for row in table.rows_where("rt", "009")] == ["e1"]
    assert table.rows_where("rt", "001") == ()
    submission.withdraw(shelf.vault, family, by=shelf.author, at=shelf.now())
    assert told(entity_table(shelf), "name", "label", "rt") == [("e1", "Bu Imas", "001"), ("e2", "Pak Joko", "002")]


def test_entities_are_absorbed_when_the_server_shows_them(shelf):
    entity_table(shelf)
    update = EntityChange("keluarga", "e1", "update", "", {"rt": "009"}, "3", "3", "b1")
    shelf.handed_in(release=True, entities=(update,))
    (waiting,) = delivery.waiting(shelf.vault, shelf.now())
    delivery.note_attempt(shelf.vault, waiting.id, at=shelf.now())
    delivery.keep_receipt(shelf.vault, waiting.id, "/xml", Receipt(shelf.now(), "", 201, "", "dinsos"))
    assert told(entity_table(shelf, KELUARGA, "2"), "name", "rt", "__version")[0] == ("e1", "009", "4")
    newer = KELUARGA.replace(b"e1,Bu Imas,3,001", b"e1,Bu Imas,4,010")
    assert told(entity_table(shelf, newer, "3"), "name", "rt", "__version")[0] == ("e1", "010", "4")


def test_the_outbox_keeps_the_order_of_an_entity(shelf):
    entity_table(shelf)
    made = EntityChange("keluarga", "e3", "create", "Mak Euis", {})
    changed = EntityChange("keluarga", "e3", "update", "", {"rt": "1"})
    shelf.handed_in(entities=(made,))
    shelf.handed_in(release=True, entities=(changed,))
    assert delivery.waiting(shelf.vault, shelf.now()) == []
    assert [row.behind for row in delivery.outbox(shelf.vault)] == [True]


def test_urgent_goes_first_and_photos_last(shelf):
    from desktop.store.record import RecordSummary

    shelf.handed_in(release=True, files={"besar.jpg": b"b" * 9000}, instance="uuid:1")
    shelf.handed_in(release=True, files={"kecil.jpg": b"k" * 10}, instance="uuid:2")
    shelf.handed_in(release=True, instance="uuid:3", summary=RecordSummary(urgent=True))
    assert [one.instance_id for one in delivery.waiting(shelf.vault, shelf.now())] == ["uuid:3", "uuid:1", "uuid:2"]
    for one in delivery.waiting(shelf.vault, shelf.now()):
        delivery.note_attempt(shelf.vault, one.id, at=shelf.now())
        delivery.keep_receipt(shelf.vault, one.id, "/xml", Receipt(shelf.now(), "", 201, "", "dinsos"))
    assert [one.instance_id for one in delivery.waiting(shelf.vault, shelf.now())] == ["uuid:2", "uuid:1"]
    shelf.handed_in(release=True, instance="uuid:4")
    assert [one.instance_id for one in delivery.waiting(shelf.vault, shelf.now(), limit=1)] == ["uuid:4"]


def test_photos_are_kept_once_and_dropped_when_nobody_refers_to_them(shelf):
    data = bytes(range(256)) * 3000
    sha256 = photos.keep(shelf.vault, data)
    assert photos.keep(shelf.vault, data) == sha256 and photos.read(shelf.vault, sha256) == data
    lonely = photos.keep(shelf.vault, b"")
    family = shelf.draft()
    record.keep_file(shelf.vault, family, "rumah.jpg", sha256, len(data), "image/jpeg", by=shelf.author, at=shelf.now())
    from datetime import UTC, datetime

    assert photos.drop_unreferenced(shelf.vault, kept_before=START) == 0
    assert photos.drop_unreferenced(shelf.vault, kept_before=datetime.now(UTC) + timedelta(days=1)) == 1
    assert photos.has(shelf.vault, sha256) and not photos.has(shelf.vault, lonely)
    assert record.files(shelf.vault, family) == {"rumah.jpg": (sha256, len(data), "image/jpeg")}
    with refused(Kind.VAULT_DAMAGED):
        photos.read(shelf.vault, lonely)


def test_the_list_is_sorted_filtered_and_counted(shelf):
    names = ["Bu Imas", "bu Ani", "Pak Joko"]
    made = [
        shelf.draft({"/d/n": name}, title=name, region_code=f"157101000{n}", region_name=f"Desa {3 - n}")
        for n, name in enumerate(names)
    ]
    submission.hand_in(shelf.vault, made[0], shelf.seal(), release=False, by=shelf.author, at=shelf.now())
    titles = lambda **wish: [row.title for row in records_table.page(shelf.vault, Wish(**wish)).rows]  # noqa: E731
    assert titles() == ["Bu Imas", "Pak Joko", "bu Ani"]
    assert titles(sort=Sort.TITLE, descending=False) == ["bu Ani", "Bu Imas", "Pak Joko"]
    assert titles(sort=Sort.TITLE, descending=False, offset=1, limit=1) == ["Bu Imas"]
    assert titles(stages=frozenset({Stage.HANDED_IN})) == ["Bu Imas"]
    both = frozenset({Stage.HANDED_IN, Stage.DRAFT})
    assert titles(stages=both, sort=Sort.REGION) == [
        "bu Ani",
        "Pak Joko",
        "Bu Imas",
    ]
    assert titles(region_code="1571010002") == ["Pak Joko"] and len(titles(region_code="157101")) == 2
    assert titles(author="orang lain") == [] and len(titles(author=shelf.author.id)) == 3
    assert titles(text='jok"') == ["Pak Joko"] and titles(text='" OR *') == [] and titles(text="---") == []
    assert records_table.counts(shelf.vault)[Stage.DRAFT] == 2
    assert records_table.page(shelf.vault, Wish(form_id="lain")).total == 0


def test_remarks_and_verdicts_are_kept(shelf):
    family = shelf.handed_in()
    verdicts_table.remark(shelf.vault, family, "/data/nama", "NIK berbeda", by=shelf.supervisor, at=shelf.now())
    verdicts_table.keep(
        shelf.vault, family, Judgement.SEND_BACK, by=shelf.supervisor, at=shelf.now(), reason="lihat catatan"
    )
    submission.send_back(shelf.vault, family, reason="lihat catatan", by=shelf.supervisor, at=shelf.now())
    (told_remark,) = verdicts_table.remarks(shelf.vault, family)
    (row,) = records_table.page(shelf.vault, Wish()).rows
    assert (told_remark.text, told_remark.by_name, row.open_remarks, row.stage) == (
        "NIK berbeda", "Sri Wahyuni", 1, Stage.RETURNED,
    )  # fmt: skip
    verdicts_table.settle(shelf.vault, told_remark.id, at=shelf.now())
    assert records_table.page(shelf.vault, Wish()).rows[0].open_remarks == 0
    assert [one.reason for one in verdicts_table.verdicts(shelf.vault, family)] == ["lihat catatan"]


def test_servers_and_logins(shelf):
    server = servers_table.add(shelf.vault, "Dinsos", "https://odk.example.go.id/v1/projects/1", at=START)
    everyone = servers_table.Login(server.id, "", "token", secret="t" * 64)
    own = servers_table.Login(server.id, shelf.author.id, "basic", "asep", "rahasia")
    servers_table.keep_login(shelf.vault, everyone)
    servers_table.keep_login(shelf.vault, own)
    assert servers_table.login(shelf.vault, server.id, shelf.author.id) == own
    assert servers_table.login(shelf.vault, server.id, shelf.supervisor.id) == everyone
    assert "rahasia" not in repr(own)
    servers_table.note_rejected(shelf.vault, own, at=shelf.now())
    assert servers_table.login(shelf.vault, server.id, shelf.author.id).rejected
    servers_table.remove(shelf.vault, server.id, at=shelf.now())
    assert servers_table.servers(shelf.vault) == [] and servers_table.login(shelf.vault, server.id) is None


def test_no_password_of_a_web_account_outlives_the_login_or_the_server(shelf):
    server = servers_table.add(shelf.vault, "Dinsos", "https://odk.example.go.id/v1/projects/1", at=START)
    with shelf.vault.atomic():
        for user in (shelf.author.id, shelf.supervisor.id):
            shelf.vault.write("INSERT INTO accounts VALUES (?, ?, 'x@dinsos.example', 'rahasia')", (server.id, user))
    servers_table.forget_login(shelf.vault, server.id, shelf.author.id)
    assert shelf.vault.rows("SELECT user FROM accounts") == [(shelf.supervisor.id,)]
    servers_table.remove(shelf.vault, server.id, at=shelf.now())
    assert shelf.vault.rows("SELECT user FROM accounts") == []


def test_practice_has_no_server_by_construction(tmp_path):
    made = create(Paths(tmp_path / "latihan"), ADMIN, realm=Realm.PRACTICE, cost=QUICK)
    with Vault(Paths(tmp_path / "latihan"), made.key) as vault, refused(Kind.PRACTICE_HAS_NO_SERVER):
        servers_table.add(vault, "Dinsos", "https://odk.example.go.id", at=START)
    assert made.key.realm is Realm.PRACTICE


def test_access_and_settings(shelf):
    access_table.note(shelf.vault, "open", by=shelf.author, at=START, record_id="r1")
    access_table.note(shelf.vault, "export", by=shelf.author, at=START, purpose="musyawarah desa")
    assert [one.deed for one in access_table.entries(shelf.vault)] == ["export", "open"]
    assert [one.deed for one in access_table.entries(shelf.vault, record_id="r1")] == ["open"]
    assert access_table.drop_before(shelf.vault, START + timedelta(days=1)) == 2
    settings_table.keep(shelf.vault, shelf.author.id, "kolom", "lebar")
    assert settings_table.get(shelf.vault, shelf.author.id, "kolom") == "lebar"
    assert settings_table.get(shelf.vault, shelf.author.id, "lain", "x") == "x"


def test_what_was_handed_over_is_not_pushed_here_and_comes_back(shelf):
    family = shelf.handed_in(release=True)
    seal = submission.current(shelf.vault, family)
    submission.hand_over(shelf.vault, seal.id, Custody.STICK, "Bu Sri", by=shelf.author, at=shelf.now())
    assert delivery.waiting(shelf.vault, shelf.now()) == []
    with refused(Kind.NOT_LAWFUL):
        delivery.note_attempt(shelf.vault, seal.id, at=shelf.now())
    with refused(Kind.NOT_LAWFUL):
        submission.withdraw(shelf.vault, family, by=shelf.author, at=shelf.now())
    (row,) = delivery.outbox(shelf.vault)
    assert (row.custody, row.holder) == (Custody.STICK, "Bu Sri")
    submission.hand_over(shelf.vault, seal.id, Custody.HERE, "", by=shelf.author, at=shelf.now())
    assert len(delivery.waiting(shelf.vault, shelf.now())) == 1


def test_of_an_encrypted_form_people_review_the_plaintext_and_the_envelope_is_pushed(shelf):
    data = photos.keep(shelf.vault, b"cipher text")
    enc = NewPart.of_file("submission.xml.enc", data, 11, "application/octet-stream", sealed=True)
    family = shelf.draft({"/data/nama": "Bu Imas"})
    plain = shelf.seal(files={"rumah.jpg": b"r"})
    seal = replace(plain, envelope=b"<data encrypted='yes'/>", files=(*plain.files, enc))
    submission.hand_in(shelf.vault, family, seal, release=True, by=shelf.author, at=shelf.now())
    (waiting,) = delivery.waiting(shelf.vault, shelf.now())
    assert [part.name for part in waiting.missing] == ["/envelope", "submission.xml.enc"] and waiting.missing[0].is_xml
    assert submission.xml(shelf.vault, waiting.id, "/envelope") == seal.envelope
    assert submission.xml(shelf.vault, waiting.id) == seal.xml
    with pytest.raises(ValueError, match="not pushed"):
        delivery.keep_receipt(shelf.vault, waiting.id, "/xml", Receipt(shelf.now(), "", 201, "", "dinsos"))
    delivery.note_attempt(shelf.vault, waiting.id, at=shelf.now())
    for part in waiting.missing:
        delivery.keep_receipt(shelf.vault, waiting.id, part.name, Receipt(shelf.now(), "", 201, "", "dinsos"))
    assert record.get(shelf.vault, family).stage is Stage.SENT
    assert broken_promises(shelf.vault) == []


def test_receipts_of_the_holder_come_back(shelf):
    family = shelf.handed_in()
    seal = submission.current(shelf.vault, family)
    submission.hand_over(shelf.vault, seal.id, Custody.HUB, "posko", by=shelf.author, at=shelf.now())
    delivery.keep_receipt(shelf.vault, seal.id, "/xml", Receipt(shelf.now(), "", 201, "", "dinsos"))
    assert record.get(shelf.vault, family).stage is Stage.SENT
    assert broken_promises(shelf.vault) == []


def test_a_backup_is_whole_and_opens_elsewhere(shelf, tmp_path):
    family = shelf.handed_in(files={"rumah.jpg": b"r" * 600_000})
    backup.write(shelf.vault, tmp_path / "stik", at=START, keep=2)
    for n in range(3):
        shelf.draft({"/data/nama": f"Bu {n}"})
        last = backup.write(shelf.vault, tmp_path / "stik", at=START + timedelta(days=1 + n), keep=2)
    assert len(backup.found_in(tmp_path / "stik")) == 2 and backup.found_in(tmp_path / "stik")[0] == last
    target = Paths(tmp_path / "laptop baru")
    backup.restore(last, target)
    unlocked = unlock(target, ADMIN.name, ADMIN.passphrase)
    with Vault(target, unlocked.key) as vault:
        assert broken_promises(vault) == []
        assert record.get(vault, family).stage is Stage.HANDED_IN
        assert records_table.page(vault, Wish()).total == 4
    with refused(Kind.NOT_LAWFUL):
        backup.restore(last, target)


def test_a_clock_that_jumped_back_does_not_throw_the_new_backup_away(shelf, tmp_path):
    for days in (3, 2, 1):
        made = backup.write(shelf.vault, tmp_path / "stik", at=START + timedelta(days=days), keep=2)
    assert made in backup.found_in(tmp_path / "stik") and len(backup.found_in(tmp_path / "stik")) == 2


def test_a_damaged_backup_is_found(shelf, tmp_path):
    shelf.handed_in()
    made = backup.write(shelf.vault, tmp_path / "stik", at=START)
    with made.path.open("r+b") as file:
        file.seek(9000)
        file.write(b"rusak")
    with refused(Kind.VAULT_DAMAGED):
        backup.verify(made.path, shelf.unlocked.key)


def test_a_cancelled_backup_leaves_the_old_ones(shelf, tmp_path):
    made = backup.write(shelf.vault, tmp_path / "stik", at=START)
    with pytest.raises(Cancelled):
        backup.write(shelf.vault, tmp_path / "stik", at=START + timedelta(days=1), cancelled=lambda: True)
    assert backup.found_in(tmp_path / "stik") == [made]
    shelf.draft({"/data/nama": "masih bisa"})
    assert records_table.page(shelf.vault, Wish()).total == 1


def test_the_check_finds_what_is_wrong(shelf):
    family = shelf.handed_in(files={"rumah.jpg": b"r" * 10})
    assert broken_promises(shelf.vault) == []
    with shelf.vault.atomic():
        shelf.vault.write("UPDATE records SET stage = 'sent' WHERE id = ?", (family,))
        shelf.vault.write("DROP TRIGGER history_stays")
        shelf.vault.write("UPDATE history SET deed = 'lain' WHERE id = 1")
    shelf.vault.photos.execute("DELETE FROM chunks")
    found = " ".join(broken_promises(shelf.vault))
    assert "agrees with the fate" in found and "chain" in found and "every content" in found


def test_a_new_user_s_role_changes(shelf):
    from desktop.store import door, users_table

    made = door.add_user(shelf.vault, NewUser("Dewi", "x", Role.ENUMERATOR), at=START, cost=QUICK)
    users_table.change(shelf.vault, made.id, role=Role.SUPERVISOR, region="157102")
    assert users_table.get(shelf.vault, made.id).role is Role.SUPERVISOR
    assert unlock(shelf.paths, "dewi", "x").user.region == "157102"


def test_a_word_stands_in_the_history_whole_and_not_by_syllables(shelf):
    family = shelf.draft()
    told = record.RecordSummary("Bu Imas")

    def typed(text, place, **more):
        who = {"by": shelf.author, "at": shelf.now()}
        record.save_draft(shelf.vault, family, b"<d/>", {"/d/nama": text, **more}, told, place=place, **who)

    for text in ("Bu", "Bu Im", "Bu Imas"):
        typed(text, "/d/nama")
    assert record.load_draft(shelf.vault, family).answers == {"/d/nama": "Bu Imas"}
    assert [line.deed for line in history_table.of_record(shelf.vault, family)] == ["begin"]
    assert record.as_told(shelf.vault, family) == {}
    typed("Bu Imas", "/d/rt")
    typed("Bu Imas", "/d/rt", **{"/d/rt": "0"})
    typed("Bu Imas", "/d/rt", **{"/d/rt": "03"})
    typed("Bu Imas M", "", **{"/d/rt": "03"})
    lines = [(line.ref, line.old, line.new) for line in history_table.of_record(shelf.vault, family) if line.ref]
    assert lines == [("/d/rt", None, "03"), ("/d/nama", "Bu Imas", "Bu Imas M"), ("/d/nama", None, "Bu Imas")]
    first = history_table.of_record(shelf.vault, family)[-2]
    assert history_table.answers_before(shelf.vault, family, first.id, record.as_told(shelf.vault, family)) == {}
