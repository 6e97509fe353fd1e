"""Texts nobody should type and files nobody should bring: kept as they are, or refused; never obeyed."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.store import (
    Vault,
    access_table,
    history_table,
    lists_table,
    record,
    records_table,
    submission,
    verdicts_table,
)
from desktop.store.records_table import Sort, Wish
from desktop.trouble import Kind, Trouble
from tests.store.village import START

NASTY = [
    "'; DROP TABLE records; --",
    '" OR 1=1',
    "\x00",
    "\u202egnp.jpg",
    "../../etc/passwd",
    "CON",
    "=1+1",
    "*",
    "NEAR(a b)",
    "{x}",
]
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(max_size=60))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, other=TEXTS)
def test_every_text_comes_back_as_it_was(shelf, text, other):
    family = shelf.draft({"/d/" + other: text}, title=text, region_name=other, keys={"name": (text,), "nik": (other,)})
    record.keep_place(shelf.vault, family, text)
    verdicts_table.remark(shelf.vault, family, text, other, by=shelf.author, at=START)
    access_table.note(shelf.vault, text, by=shelf.author, at=START, record_id=family, purpose=other)
    draft = record.load_draft(shelf.vault, family)
    assert draft is not None and draft.place == text
    assert draft.answers == ({"/d/" + other: text} if text else {})
    assert record.get(shelf.vault, family).title == text
    assert [(one.ref, one.text) for one in verdicts_table.remarks(shelf.vault, family)] == [(text, other)]
    (seen,) = access_table.entries(shelf.vault, record_id=family)
    assert (seen.deed, seen.purpose) == (text, other)
    if text:
        assert family in record.with_key(shelf.vault, "name", text)
        assert history_table.of_record(shelf.vault, family)[0].new == text


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, sort=st.sampled_from(list(Sort)))
def test_every_search_is_answered(shelf, text, sort):
    if not records_table.count(shelf.vault, Wish()):
        shelf.draft({"/d/n": "x"}, title="Bu Imas", region_name="Sukamaju")
    page = records_table.page(shelf.vault, Wish(text=text, form_id=text, region_code=text, author=text, sort=sort))
    assert page.total == len(page.rows) <= 1


def test_a_word_of_a_title_is_found_by_its_beginning_in_any_case(shelf):
    shelf.draft({"/d/n": "x"}, title="Ibu Ni'matul Jannah, S.Pd", region_name="Dusun Kali-Anyar")
    for text in ("NI", "jann", "s.pd", "kali anyar", "ni'matul"):
        assert records_table.count(shelf.vault, Wish(text=text)) == 1, text
    assert records_table.count(shelf.vault, Wish(text="annah")) == 0


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_every_file_is_a_list_or_is_refused(shelf, data):
    try:
        key = lists_table.import_csv(shelf.vault, data, name="x.csv", version=data.hex(), at=START)
    except Trouble as trouble:
        assert trouble.kind is Kind.LIST_BROKEN
    else:
        row = lists_table.get(shelf.vault, key)
        assert row is not None and row.row_count == sum(1 for _ in lists_table.StoredList(shelf.vault, row).rows())


def test_a_column_named_like_an_attack_is_only_a_column(shelf):
    heading = '"c0); DROP TABLE records; --",name'
    key = lists_table.import_csv(shelf.vault, f"{heading}\na,b\n".encode(), name="x.csv", version="1", at=START)
    row = lists_table.get(shelf.vault, key)
    assert row is not None and row.columns[0] == "c0); DROP TABLE records; --"
    assert lists_table.StoredList(shelf.vault, row).rows_where(row.columns[0], "a") == (("a", "b"),)
    assert record.exists(shelf.vault, "x") is False


def test_a_plain_database_in_place_of_the_vault_is_refused_quietly(shelf, capfd):
    shelf.vault.close()
    for tail in ("", "-wal", "-shm"):
        shelf.paths.vault.with_name("vault.db" + tail).unlink(missing_ok=True)
    plain = sqlite3.connect(shelf.paths.vault)
    plain.execute("CREATE TABLE records (a)")
    plain.commit()
    plain.close()
    with pytest.raises(Trouble) as caught:
        Vault(shelf.paths, shelf.unlocked.key)
    assert caught.value.kind is Kind.VAULT_DAMAGED
    assert capfd.readouterr().err == ""


def test_an_error_tells_nothing_of_the_content(shelf):
    family = shelf.handed_in()
    with pytest.raises(Trouble) as caught:
        shelf.save(family, {"/d/nik": "1571012345670001"}, title="Bu Imas")
    assert "1571012345670001" not in repr(caught.value) and "Imas" not in repr(caught.value)
    assert submission.current(shelf.vault, family).fate == "held"
