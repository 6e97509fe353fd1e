"""Beranda with everything that can be on it, with synthetic data, for the gallery."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from desktop.roles.complaints import Complaint
from desktop.roles.consent import Step
from desktop.roles.today import Due, Spot, Today, Visits
from desktop.roles.visit_areas import Area, Areas
from desktop.store.visits_given import VisitsGiven
from desktop.ui.pages.home import HomePage
from desktop.ui.pages.visit_areas import VisitAreasPage
from desktop.ui.values import Ground
from tests.ui import people
from tests.ui.gallery_consent import standing

PLACES = ("Sungai Terap", "Arang-Arang", "Pemunduran", "Kasang Kumpeh", "Lopak Alai")


def complaint(number: int, state: str, days: int, term: int, urgency: str = "1") -> Complaint:
    day = people.NOW.date()
    opened = day - timedelta(days=days)
    name = ("Rusdi bin Hasan", "Siti Nurhaliza Maharani Putri", "Pak Wagiman", "Bu Tumini")[number % 4]
    place = f"{PLACES[number % 5]}, Kumpeh Ulu, Kabupaten Muaro Jambi, Jambi"
    said = f"SLRT/1505062018/20260103/{number}"
    since = opened + timedelta(days=days // 2)
    return Complaint(f"k{number}", said, name, place, state, opened, since, opened + timedelta(days=term), urgency)


def today() -> Today:
    now = people.NOW
    return Today(
        now,
        tuple(Visits(f"15.05.06.20{at:02}", name, 40 + at, 31 - 6 * at) for at, name in enumerate(PLACES)),
        (Due("e", "Banjir Sungai Terap", now - timedelta(hours=8), now - timedelta(hours=2)),),
        tuple((now - timedelta(days=13 - at), (at * 5) % 9) for at in range(14)),
        tuple(Spot(name, -1.6 - at / 30, 103.6 + at / 25, 3 + at, at == 0) for at, name in enumerate(PLACES)),
        (complaint(0, "diproses", 20, 14), complaint(1, "baru", 2, 1, "3"), complaint(2, "dirujuk", 9, 14),
         complaint(3, "baru", 0, 14)),
    )  # fmt: skip


def home_whole() -> QWidget:
    page = HomePage()
    withdrawn = (standing(hours=80), standing(Step.ERASING, hours=3))
    page.show_values(replace(people.home_full(), withdrawn=withdrawn))
    page.today.show_today(today(), Ground())
    return page


def visit_areas() -> QWidget:
    page = VisitAreasPage()
    workers = ("Siti Aminah", "Budi Santoso", "")
    found = tuple(
        Area(f"v|{at // 4}|{at}", f"{PLACES[at // 4]}, Kumpeh Ulu", f"0{at // 4 + 1}", f"00{at % 4 + 1}",
             12 + at, 9 - at // 2, tuple(filter(None, (workers[at % 3],))))
        for at in range(14)
    )  # fmt: skip
    page.show_areas(Areas(found, ("Budi Santoso", "Siti Aminah"), VisitsGiven(people.NOW, "Ratna Dewi", {})))
    return page
