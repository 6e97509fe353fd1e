"""The page of a consent taken back, with synthetic data, for the gallery."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from desktop.roles.consent import Standing, Step
from desktop.store.consent_table import Withdrawal
from desktop.store.record import Record
from desktop.store.stages import Stage
from desktop.ui.pages.consent import ConsentPage
from tests.ui import people


def standing(step: Step = Step.TO_TELL, hours: int = 19) -> Standing:
    said = Withdrawal("r0", people.NOW - timedelta(hours=hours), "siti", "Siti Aminah", "keluarga", "")
    title, place = "Keluarga Rusdi", "Sungai Terap, Kumpeh Ulu, Kabupaten Muaro Jambi, Jambi"
    proof = ("uuid:1b9c6f2e-5b1a-4b7e-9d0e-2a4f6c8e0a11",)
    return Standing(said, step, title, "Asesmen Keluarga", place, "Siti Aminah", proof, may_take_back=True)


def record(stage: Stage) -> Record:
    shown = standing()
    return Record(
        1, "r0", 1, "asesmen_keluarga", "1", stage, shown.title, "15.05.06.2001", shown.region_name, "siti",
        "Siti Aminah", False, people.NOW, people.NOW,
    )  # fmt: skip


def consent_asked() -> QWidget:
    page = ConsentPage(people.NOW)
    page.show_record(record(Stage.HANDED_IN), "Asesmen Keluarga", None)
    return page


def consent_told() -> QWidget:
    page = ConsentPage(people.NOW)
    page.show_record(record(Stage.SENT), "Asesmen Keluarga", standing())
    return page
