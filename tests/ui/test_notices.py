"""Each kind of Trouble has a sentence and a next step, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.trouble import Kind, Trouble
from desktop.ui.notices import Step, notice
from desktop.ui.translations import Language, speak


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
    assert "Asesmen Keluarga" in notice(Trouble(Kind.FORM_MISSING, form="Asesmen Keluarga", version="3")).sentence
    speak(qapp, Language.ENGLISH)
    assert notice(Trouble(Kind.CLOCK_WRONG, minutes=1)).sentence.endswith("It is off by 1 minute.")
    speak(qapp, Language.INDONESIAN)
