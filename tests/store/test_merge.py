"""A backup put into a vault that has records: what is lacking comes, nothing is overwritten, again changes nothing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

import pytest

from desktop.paths import Paths
from desktop.store import (
    NewUser,
    Role,
    Vault,
    backup,
    check,
    companions,
    consent_table,
    contacts_table,
    create,
    delivery,
    door,
    forms_table,
    history_table,
    lists_table,
    lost_table,
    phones_table,
    photos,
    record,
    records_table,
    retention,
    servers_table,
    submission,
    unlock,
    users_table,
    verdicts_table,
)
from desktop.store.forms_table import Medium
from desktop.store.lost_table import Lost
from desktop.store.merge import Merged, merge
from desktop.store.records_table import Wish
from desktop.store.seal import Custody, Receipt
from desktop.store.servers_table import Login
from desktop.trouble import Cancelled, Kind, Trouble
from tests.store.village import ADMIN, QUICK, START, Shelf


@dataclass
class Again:
    """A second laptop: a copy of the first as it was at one moment."""

    shelf: Shelf

    @staticmethod
    def of(shelf: Shelf, root) -> Shelf:
        made = backup.write(shelf.vault, root / "stik", at=shelf.now())
        paths = Paths(root / "laptop")
        backup.restore(made, paths)
        opened = unlock(paths, ADMIN.name, ADMIN.passphrase)
        vault = Vault(paths, opened.key)
        return Shelf(paths, vault, opened, shelf.author, shelf.supervisor, shelf.form, shelf._ticks + 100)


@pytest.fixture
def fresh(tmp_path):
    """Another laptop, set up anew by another keeper; Asep has a name there too, with another id."""
    paths = Paths(tmp_path / "baru")
    unlocked = create(paths, NewUser("Ratna", "jeruk di kebun", Role.SUPERVISOR), cost=QUICK, now=START)
    vault = Vault(paths, unlocked.key)
    asep = door.add_user(vault, NewUser("asep  sunarya", "angin gunung", Role.ENUMERATOR), at=START, cost=QUICK)
    yield Shelf(paths, vault, unlocked, asep, unlocked.user, 0)
    vault.close()


def bring(target: Shelf, source: Shelf) -> Merged:
    found = merge(target.vault, source.vault, by=target.supervisor, at=target.now())
    assert check.broken_promises(target.vault) == []
    return found


def sent(shelf, family):
    one = submission.current(shelf.vault, family)
    delivery.note_attempt(shelf.vault, one.id, at=shelf.now())
    for part in submission.parts(shelf.vault, one.id):
        delivery.keep_receipt(shelf.vault, one.id, part.name, Receipt(shelf.now(), "", 201, "", "dinsos"))


def test_everything_comes_to_a_laptop_set_up_anew_and_again_changes_nothing(shelf, fresh):
    listed = lists_table.import_csv(shelf.vault, b"name,label\n1,Satu\n2,Dua\n", name="d.csv", version="1", at=START)
    media = (
        Medium("d.csv", "md5:1", 10, list_key=listed),
        Medium("x.png", "md5:2", 4, photos.keep(shelf.vault, b"gbr!")),
    )
    form = forms_table.keep(
        shelf.vault, server="dinsos", form_id="bantuan", version="1", hash="md5:9", title="Bantuan", policy="",
        xml=b"<h/>", compiled=b"", compiled_by="", media=media, at=START,
    )  # fmt: skip
    draft = shelf.draft({"/data/nama": "Bu Imas"}, title="Bu Imas", keys={"nik": ("1571014103900002",)})
    away = shelf.handed_in(release=True, files={"rumah.jpg": b"foto" * 4000})
    sent(shelf, away)
    held = shelf.handed_in()
    told = bring(fresh, shelf)
    assert told == Merged(new=3, people=1)
    assert record.load_draft(fresh.vault, draft).answers == {"/data/nama": "Bu Imas"}
    assert [row.id for row in records_table.rows(fresh.vault, Wish(text="Imas", author=fresh.author.id))][-1] == draft
    assert {record.get(fresh.vault, one).stage.value for one in (away, held)} == {"sent", "handed_in"}
    seal = submission.current(fresh.vault, away)
    assert set(delivery.receipts(fresh.vault, seal.id)) == {"/xml", "rumah.jpg"}
    assert seal.id == submission.current(shelf.vault, away).id
    installed = forms_table.find(fresh.vault, "bantuan")
    table = lists_table.source(fresh.vault, installed.key).table("d.csv")
    assert list(table.rows()) == [("1", "Satu"), ("2", "Dua")]
    assert form
    assert [one.name for one in door.needing_passphrase(fresh.vault)] == [ADMIN.name]
    assert history_table.first_broken_link(fresh.vault) is None
    assert bring(fresh, shelf) == Merged(known=3)
    record.save_draft(
        fresh.vault, draft, b"<d/>", {"/data/nama": "Bu Imas M"}, record.RecordSummary("Bu Imas M"), by=fresh.author,
        at=fresh.now(),
    )  # fmt: skip


def test_what_went_on_in_the_backup_goes_on_here(shelf, tmp_path):
    one, two = shelf.draft({"/data/nama": "Bu Imas"}), shelf.handed_in()
    old = Again.of(shelf, tmp_path)
    shelf.save(one, {"/data/nama": "Bu Imas Masitoh"}, title="Bu Imas Masitoh")
    submission.hand_in(shelf.vault, one, shelf.seal(), release=True, by=shelf.author, at=shelf.now())
    sent(shelf, one)
    submission.send_back(shelf.vault, two, reason="periksa NIK", by=shelf.supervisor, at=shelf.now())
    assert bring(old, shelf) == Merged(further=2)
    assert (record.get(old.vault, one).stage, record.get(old.vault, two).stage) == ("sent", "returned")
    assert bring(shelf, old) == Merged(known=2)
    assert bring(old, shelf) == Merged(known=2)
    old.vault.close()


def test_what_is_here_further_stays_and_receipts_come(shelf, tmp_path):
    family = shelf.handed_in(release=True)
    other = Again.of(shelf, tmp_path)
    sent(other, family)  # the other laptop sent it
    shelf.save(shelf.draft(), {"/data/nama": "x"})
    told = bring(shelf, other)
    assert (told.further, record.get(shelf.vault, family).stage) == (1, "sent")
    other.vault.close()


def test_a_draft_that_went_on_in_both_is_kept_twice_with_an_id_each(shelf, tmp_path):
    family = shelf.draft()
    xml = b"<data><meta><instanceID>uuid:1234</instanceID></meta><nama/></data>"
    who = {"by": shelf.author, "at": shelf.now()}
    record.save_draft(shelf.vault, family, xml, {"/data/nama": "Imas"}, record.RecordSummary("Imas"), **who)
    other = Again.of(shelf, tmp_path)
    for laptop, name in ((shelf, "Imas di sini"), (other, "Imas di sana")):
        told = record.RecordSummary(name)
        record.save_draft(laptop.vault, family, xml, {"/data/nama": name}, told, by=shelf.author, at=laptop.now())
    assert bring(shelf, other) == Merged(apart=1)
    assert bring(shelf, other) == Merged(apart=1)
    rows = records_table.rows(shelf.vault, Wish())
    assert sorted(row.title for row in rows) == ["Imas di sana", "Imas di sini"]
    copy = next(row.id for row in rows if row.id != family)
    assert b"uuid:1234" not in record.load_draft(shelf.vault, copy).xml
    assert b"uuid:1234" in record.load_draft(shelf.vault, family).xml
    other.vault.close()


def test_a_sealed_one_that_went_on_in_both_is_shown_as_a_conflict(shelf, tmp_path):
    family = shelf.draft({"/data/nama": "Imas"})
    other = Again.of(shelf, tmp_path)
    for laptop in (shelf, other):
        submission.hand_in(laptop.vault, family, laptop.seal(), release=True, by=shelf.author, at=laptop.now())
    assert bring(shelf, other) == Merged(apart=1)
    assert shelf.vault.value("SELECT count(*) FROM conflicts") == 1
    assert len(submission.of_record(shelf.vault, family)) == 1
    other.vault.close()


def test_practice_never_comes_into_real_work_and_cut_short_it_goes_on(shelf, fresh, tmp_path):
    for _ in range(3):
        shelf.draft({"/data/nama": "Bu Imas"})
    turns = iter([False] * 2 + [True] * 9)
    with pytest.raises(Cancelled):
        merge(fresh.vault, shelf.vault, by=fresh.supervisor, at=fresh.now(), cancelled=lambda: next(turns))
    assert records_table.count(fresh.vault, Wish()) == 2
    assert bring(fresh, shelf) == Merged(new=1, known=2)
    paths = Paths(tmp_path / "latihan")
    practice = create(paths, ADMIN, realm="practice", cost=QUICK)
    with Vault(paths, practice.key) as vault, pytest.raises(Trouble, match=Kind.VAULT_OTHER_REALM.value):
        merge(fresh.vault, vault, by=fresh.supervisor, at=fresh.now())
    assert users_table.founder(fresh.vault) == fresh.supervisor.id
    shutil.rmtree(paths.root)


def test_what_was_let_go_of_does_not_come_back_from_an_old_backup(shelf, tmp_path):
    family = shelf.handed_in(release=True)
    sent(shelf, family)
    other = Again.of(shelf, tmp_path)
    retention.erase(shelf.vault, record.number(shelf.vault, family), family, shelf.now())
    assert bring(shelf, other) == Merged(known=1)
    assert record.get(shelf.vault, family).title == ""
    assert bring(other, shelf) == Merged(known=1)
    assert record.get(other.vault, family).title == "Bu Imas"
    other.vault.close()


def test_what_lies_beside_the_records_comes_along(shelf, fresh):
    server = servers_table.add(shelf.vault, "Dinsos", "https://dinsos.example", at=START).id
    away = shelf.handed_in(release=True)
    spoken = shelf.handed_in(release=True)
    companions.tie(shelf.vault, spoken, submission.current(shelf.vault, away).seq, pusher=shelf.author.id)
    verdicts_table.remark(shelf.vault, away, "/data/nama", "tanya lagi", by=shelf.author, at=START)
    servers_table.keep_login(shelf.vault, Login(server, shelf.author.id, "token", "", "t0k3n", False))
    phone = phones_table.add(shelf.vault, "HP Wati", START)
    for name in ("satu", "dua", "baru"):
        contacts_table.keep(shelf.vault, name, name, "age1", "00", supervisor=name == "satu", by="", at=START)
    lost_table.keep(fresh.vault, Lost("dua", "dua", START, "", "Ratna"))
    merge(fresh.vault, shelf.vault, by=fresh.supervisor, at=fresh.now(), own="baru")
    assert check.broken_promises(fresh.vault) == []
    about = submission.current(fresh.vault, away)
    assert companions.of(fresh.vault, about.seq) == [spoken]
    seal = "SELECT follows, released_by FROM submissions WHERE id = ?"
    assert fresh.vault.row(seal, (submission.current(fresh.vault, spoken).id,)) == (about.seq, fresh.author.id)
    assert fresh.author.id != shelf.author.id
    assert [one.by for one in verdicts_table.remarks(fresh.vault, away)] == [fresh.author.id]
    (there,) = servers_table.servers(fresh.vault)
    assert servers_table.login(fresh.vault, there.id, fresh.author.id).secret == "t0k3n"
    assert phones_table.by_token(fresh.vault, phone.token).name == "HP Wati"
    assert [(one.name, one.supervisor) for one in contacts_table.everyone(fresh.vault)] == [("satu", True)]
    before = fresh.vault.value("SELECT count(*) FROM companions")
    bring(fresh, shelf)
    assert (fresh.vault.value("SELECT count(*) FROM companions"), len(phones_table.everyone(fresh.vault))) == (
        before,
        1,
    )


def test_what_was_told_to_the_server_is_not_told_twice(shelf, tmp_path):
    family = shelf.handed_in(release=True)
    sent(shelf, family)
    review = "INSERT INTO reviews_to_tell (record, state, comment, by, at) VALUES (?, 'hasIssues', 'NIK', ?, 5)"
    with shelf.vault.atomic():
        shelf.vault.write(review, (record.number(shelf.vault, family), shelf.supervisor.id))
    other = Again.of(shelf, tmp_path)
    submission.send_back(other.vault, family, reason="periksa", by=shelf.supervisor, at=other.now())
    with other.vault.atomic():
        other.vault.write("UPDATE reviews_to_tell SET told_at = 9, comment = ''")
    assert bring(shelf, other) == Merged(further=1)
    assert shelf.vault.rows("SELECT comment, told_at FROM reviews_to_tell") == [("", 9)]
    other.vault.close()


def test_what_lies_with_a_laptop_that_the_backup_knows_as_lost_comes_back(shelf, tmp_path):
    contacts_table.keep(shelf.vault, "1a2b", "Laptop Budi", "age1", "00", supervisor=True, by="", at=START)
    family = shelf.handed_in()
    other = Again.of(shelf, tmp_path)
    held = submission.current(shelf.vault, family).id
    submission.hand_over(shelf.vault, held, Custody.STICK, "Budi · 1a2b", by=shelf.author, at=shelf.now())
    lost_table.keep(other.vault, Lost("1a2b", "Laptop Budi", START, "", "Ratna"))
    contacts_table.forget(other.vault, "1a2b", START)
    bring(shelf, other)
    assert contacts_table.everyone(shelf.vault) == []
    assert submission.current(shelf.vault, family).custody is Custody.HERE
    before = shelf.vault.value("SELECT count(*) FROM history")
    bring(shelf, other)
    assert shelf.vault.value("SELECT count(*) FROM history") == before
    other.vault.close()


def withdrawn(shelf, family):
    said = consent_table.Withdrawal(family, shelf.now(), shelf.author.id, shelf.author.name, "sendiri", "")
    consent_table.keep(shelf.vault, said)
    consent_table.carry_out(shelf.vault, said, at=shelf.now())


def test_a_consent_taken_back_comes_along_and_nothing_of_it_leaves(shelf, fresh):
    tried, draft, gone = shelf.handed_in(release=True), shelf.draft(), shelf.handed_in()
    delivery.note_attempt(shelf.vault, submission.current(shelf.vault, tried).id, at=shelf.now())
    for family in (tried, draft, gone):
        withdrawn(shelf, family)
    consent_table.erase(shelf.vault, gone, shelf.now())
    consent_table.keep_told(shelf.vault, tried, at=shelf.now(), by_name="Ratna", how="surat")
    bring(fresh, shelf)
    assert consent_table.ids(fresh.vault) == {tried, draft, gone}
    assert delivery.waiting(fresh.vault, fresh.now()) == []
    assert consent_table.get(fresh.vault, tried).told_how == "surat"
    assert consent_table.erase_due(fresh.vault, shelf.now() + consent_table.SECOND_THOUGHTS) == 3
    assert {record.get(fresh.vault, one).title for one in (tried, draft, gone)} == {""}
    assert bring(fresh, shelf).new == 0 and record.get(fresh.vault, draft).title == ""


def test_a_backup_of_before_is_put_away_where_the_word_was_heard_here(shelf, tmp_path):
    family, other = shelf.draft({"/data/nama": "Bu Imas"}), shelf.draft({"/data/nama": "Pak Umar"})
    old = Again.of(shelf, tmp_path)
    old.save(family, {"/data/nama": "Bu Imas Masitoh"}, title="Bu Imas Masitoh")
    for one in (family, other):
        withdrawn(shelf, one)
    before = len(records_table.rows(shelf.vault, Wish()))
    bring(shelf, old)
    assert len(records_table.rows(shelf.vault, Wish())) == before
    assert {record.get(shelf.vault, one).stage.value for one in (family, other)} == {"discarded"}
    bring(old, shelf)
    assert {record.get(old.vault, one).stage.value for one in (family, other)} == {"discarded"}
    old.vault.close()
