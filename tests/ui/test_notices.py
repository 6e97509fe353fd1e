"""Each kind of Trouble has a sentence and a next step, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.trouble import Kind, Trouble
from desktop.ui.connection_words import Waits, connection_said
from desktop.ui.notices import Step, notice
from desktop.ui.translations import Language, speak
from desktop.ui.values import Connection


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(Kind))
def test_no_kind_is_missing(qapp: QApplication, kind: Kind, language: Language) -> None:
    speak(qapp, language)
    said = notice(Trouble(kind))
    assert said.sentence.endswith(".")
    assert said.advice.endswith(".")
    assert bool(said.button) == (said.step is not Step.NONE)
    speak(qapp, Language.INDONESIAN)


@pytest.mark.parametrize("kind", list(Kind))
def test_english_differs(qapp: QApplication, kind: Kind) -> None:
    indonesian = notice(kind)
    speak(qapp, Language.ENGLISH)
    english = notice(kind)
    speak(qapp, Language.INDONESIAN)
    assert english.sentence != indonesian.sentence
    assert english.advice != indonesian.advice


def test_facts_are_said(qapp: QApplication) -> None:
    assert "Selisihnya 12 menit." in notice(Trouble(Kind.CLOCK_WRONG, minutes=12)).sentence
    assert "Dari 1.200 baris menjadi 300." in notice(Trouble(Kind.LIST_SHRANK, before=1200, after=300)).sentence
    assert "Asesmen Keluarga" in notice(Trouble(Kind.FORM_MISSING, form="Asesmen Keluarga", version="3")).sentence
    speak(qapp, Language.ENGLISH)
    assert notice(Trouble(Kind.CLOCK_WRONG, minutes=1)).sentence.endswith("It is off by 1 minute.")
    speak(qapp, Language.INDONESIAN)


def test_a_clock_is_off_by_minutes_hours_or_days(qapp: QApplication) -> None:
    said = [notice(Trouble(Kind.CLOCK_WRONG, minutes=minutes)).sentence for minutes in (119, 430, 525_600)]
    assert [one.rpartition(". ")[2] for one in said] == [
        "Selisihnya 119 menit.", "Selisihnya 7 jam.", "Selisihnya 365 hari.",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [Kind.LOGIN_PAGE, Kind.NOT_SECURE, Kind.CERTIFICATE_UNTIMELY])
def test_what_a_person_can_mend_is_never_told_as_no_connection(qapp: QApplication, kind: Kind) -> None:
    """Behind a portal, or with a wrong clock, waiting helps nobody."""
    said = connection_said(Waits(3), Connection("Dinas", reachable=False, trouble=kind))
    assert said == f"3 isian menunggu dikirim. {notice(kind).sentence}"
    assert "Belum ada koneksi" in connection_said(Waits(3), Connection("Dinas", False, trouble=Kind.NO_CONNECTION))


def test_a_server_with_another_time_is_told(qapp: QApplication) -> None:
    said = connection_said(Waits(), Connection("Dinas", reachable=True, clock_off=-60 * 24 * 30))
    assert said.endswith("Jam laptop berbeda dari jam server. Selisihnya 30 hari.")
