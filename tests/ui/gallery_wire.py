"""The pages on which a person decides about the server, with synthetic data, for the gallery."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.pages.conflict import ConflictPage
from desktop.ui.pages.list_questions import ListQuestionsPage
from tests.ui import people
from tests.ui.test_conflict import ANSWERS


def list_questions() -> QWidget:
    page = ListQuestionsPage()
    page.show_questions(people.QUESTIONS)
    return page


def entity_conflicts() -> QWidget:
    page = ListQuestionsPage()
    page.show_questions(people.CONFLICTS)
    return page


def conflict() -> QWidget:
    page = ConflictPage()
    page.show_head("Keluarga Rusdi", "Bu Rini", "20 Nov 2026 15.00 WIB")
    page.show_answers(ANSWERS)
    return page


def conflict_account() -> QWidget:
    page = ConflictPage()
    page.ask_account()
    return page
