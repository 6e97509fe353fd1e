"""What the panel says of a prelist: only what differs, and all that is alike in one line."""

from __future__ import annotations

from desktop.ui.pages.filling_prefilled import Compared, notes

RUSDI, SITI, BUDI = (Compared(True, name, ()) for name in ("Rusdi bin Hasan", "Siti Aminah", "Budi Rusdi"))


def test_a_family_that_is_as_the_prelist_says_is_one_line_whatever_its_members() -> None:
    (note,) = notes([RUSDI, SITI, BUDI])
    assert note.lines == (("", "Rusdi bin Hasan dan 2 nama lain"), ("right", "Semua sama dengan prelist"))
    (alone,) = notes([RUSDI])
    assert alone.lines == (("", "Rusdi bin Hasan"), ("right", "Semua sama dengan prelist"))


def test_where_something_differs_only_that_is_listed_under_its_name() -> None:
    other = Compared(True, "Siti Aminah", ("Nama: prelist Siti Aminah", "Umur: prelist 41"))
    (note,) = notes([RUSDI, other, BUDI])
    assert note.lines == (
        ("", "Siti Aminah"),
        ("warn", "Nama: prelist Siti Aminah"),
        ("warn", "Umur: prelist 41"),
    )


def test_a_list_that_is_no_prelist_has_a_note_of_its_own() -> None:
    event = Compared(False, "Banjir Sungai Terap", ())
    assert [(note.title, note.lines[-1][1]) for note in notes([event, RUSDI])] == [
        ("Prelist", "Semua sama dengan prelist"),
        ("Sudah didata", "Semua sama dengan daftar"),
    ]
    assert notes([]) == []
