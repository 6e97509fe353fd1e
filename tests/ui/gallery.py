"""Renders each page with synthetic data into PNG files to look at: `python -m tests.ui.gallery folder [page …]`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from desktop.lanes import Lane
from desktop.ui import formats
from desktop.ui.access_words import access_said
from desktop.ui.main_window import MainWindow
from desktop.ui.models.tray import Shot, Slot, Target
from desktop.ui.pages.care import CarePage
from desktop.ui.pages.door import UnlockPage
from desktop.ui.pages.home import HomePage
from desktop.ui.pages.lines import Line, LinesPage
from desktop.ui.pages.new_form import NewFormPage
from desktop.ui.pages.outbox import OutboxPage
from desktop.ui.pages.records import RecordsPage
from desktop.ui.pages.recovery import RecoveryPage
from desktop.ui.pages.renew import RenewPage
from desktop.ui.pages.rounds import RoundsPage
from desktop.ui.pages.settings import SettingsPage
from desktop.ui.pages.setup import SetupPage
from desktop.ui.pages.tray import TrayPage
from desktop.ui.pages.work_list import WorkListPage
from desktop.ui.pages.work_statistics import StatisticsPage
from desktop.ui.photo_facts import PhotoFacts
from desktop.ui.signals import Signals
from desktop.ui.theme import Appearance, dress
from desktop.ui.translations import Language, speak, tr
from desktop.ui.workplace import Workplace
from tests.ui import people
from tests.ui.gallery_consent import consent_asked, consent_told
from tests.ui.gallery_exchange import exchange, exchange_around, exchange_open, lost_laptop
from tests.ui.gallery_home import home_whole, visit_areas
from tests.ui.gallery_wire import conflict, conflict_account, entity_conflicts, list_questions
from tests.ui.places import PASSPHRASE, FakeHouse
from tests.ui.stand_ins import StandIns
from tests.ui.upkeep import LINES, WELL

LARGE, SMALL = QSize(1366, 768), QSize(1024, 640)


def unlock() -> QWidget:
    return UnlockPage()


def setup() -> QWidget:
    page = SetupPage()
    page.name.setText("Siti Aminah")
    page.secret.setText("sungai kapas tenang")
    page.again.setText("sungai kap")
    return page


def home() -> QWidget:
    page = HomePage()
    page.show_values(people.home_full())
    return page


def home_empty() -> QWidget:
    page = HomePage()
    page.show_values(people.home_empty())
    return page


def records() -> QWidget:
    page = RecordsPage(people.fetch(312), lambda: people.NOW)
    page.show_values(people.FORMS)
    page.table.selectRow(3)
    return page


def records_empty() -> QWidget:
    page = RecordsPage(people.fetch(0), lambda: people.NOW)
    page.show_values(people.FORMS)
    return page


def new_form() -> QWidget:
    page = NewFormPage()
    page.show_values(people.FORMS)
    return page


def outbox() -> QWidget:
    page = OutboxPage()
    page.show_values(people.outbox_full())
    page.list.setCurrentIndex(page.model.index(0))
    return page


def outbox_empty() -> QWidget:
    page = OutboxPage()
    page.show_values(people.outbox_empty())
    return page


def settings() -> QWidget:
    page = SettingsPage()
    page.show_values(people.settings_values())
    return page


def settings_empty() -> QWidget:
    page = SettingsPage()
    page.show_values(people.settings_empty())
    return page


def _window(key: str, *, practice: bool = False, total: int = 312, person: people.Person = people.SITI) -> MainWindow:
    app = QApplication.instance()
    house = FakeHouse(Lane("store"), Lane("wire"), total=total, person=person)
    window = MainWindow(house, Signals())
    place = Workplace(window)
    window.show()
    window.activateWindow()
    if practice:
        window.practise()
    else:
        window.unlock.unlock_asked.emit("Siti Aminah", PASSPHRASE)
    while place.desk is None:
        assert app is not None
        app.processEvents()
    place.desk.go(key)
    for _ in range(8):
        settle(house)
    return window


def settle(house: FakeHouse) -> None:
    """Everything asked so far is on the screen."""
    app = QApplication.instance()
    assert app is not None
    for lane in (house.store, house.wire):
        lane.post(lambda _ticket: None).result(10)
    app.processEvents()


def frame_home() -> QWidget:
    return _window("home")


def frame_records() -> QWidget:
    return _window("records")


def frame_outbox() -> QWidget:
    return _window("outbox")


def frame_supervisor() -> QWidget:
    return _window("home", person=people.HASAN)


def frame_review() -> QWidget:
    return _window("review", person=people.HASAN, total=5000)


def frame_practice() -> QWidget:
    return _window("records", practice=True)


def frame_folded() -> QWidget:
    window = _window("home")
    window.findChild(Workplace).desk.fold_rail()  # type: ignore[union-attr]
    return window


def frame_help() -> QWidget:
    window = _window("home")
    window.show_help()
    return window


def frame_finder() -> QWidget:
    window = _window("home")
    desk = window.findChild(Workplace).desk  # type: ignore[union-attr]
    assert desk is not None
    desk.find()
    desk.finder.field.setText("kel")
    desk.finder._ask()
    settle(window.house)  # type: ignore[arg-type]
    settle(window.house)  # type: ignore[arg-type]
    return window


def settings_people() -> QWidget:
    page = SettingsPage()
    page.show_values(people.settings_values())
    page.people.show_people(people.COLLEAGUES)
    page.people.show()
    page.people.add.click()
    return page


def rounds() -> QWidget:
    page = RoundsPage()
    page.show_rounds(people.ROUNDS, people.NOW)
    return page


def settings_servers() -> QWidget:
    page = SettingsPage()
    page.show_values(people.settings_values())
    page.servers.use_camera(StandIns)
    page.servers.add.click()
    return page


def new_form_two_servers() -> QWidget:
    page = NewFormPage()
    forms = [replace(form, server=("dinsos", "bpbd")[at % 2]) for at, form in enumerate(people.FORMS)]
    page.show_values(forms)
    page.show_projects([("dinsos", "Verval 2026"), ("bpbd", "BPBD Mandau")], "")
    return page


def outbox_two_servers() -> QWidget:
    page = OutboxPage()
    values = people.outbox_full()
    rows = [replace(row, server=("Verval 2026", "BPBD Mandau")[at % 2]) for at, row in enumerate(values.rows)]
    page.show_values(replace(values, rows=tuple(rows), photos_held=True))
    page.show_lists(1)
    page.show_updates(2)
    return page


def care() -> QWidget:
    page = CarePage()
    page.show_looked(WELL, people.NOW)
    return page


def who_opened_what() -> QWidget:
    page = LinesPage(wide=3, widths=(170, 170, 270))
    page.title.setText(tr("Siapa membuka apa"))
    page.say_words()
    headings = (tr("Waktu"), tr("Siapa"), tr("Yang dilakukan"), tr("Keperluan"))
    rows = [Line((formats.moment(one.at), one.by_name, access_said(one.deed), one.purpose)) for one in LINES]
    page.show_lines(headings, rows)
    return page


def recovery() -> QWidget:
    return RecoveryPage("VRF3-4G2B-GQB5-9TXT-7Y9V-JDGK", printers=True)


def renew() -> QWidget:
    page = RenewPage()
    page.begin("Siti Aminah")
    return page


def tray() -> QWidget:
    page = TrayPage()
    page.show_targets([Target("r", "Keluarga Rusdi", "Asesmen Keluarga · Sungai Terap")])
    page.show_slots("r", [Slot("/a", "a", "Foto rumah tampak depan"), Slot("/b", "b", "Foto dapur", True)])
    shots = [Shot(Path(f"IMG_{n}.jpg"), people.NOW.replace(tzinfo=None, minute=n), PhotoFacts()) for n in range(12)]
    page.add_shots(Path("DCIM"), shots)
    page.press("a")
    return page


def work_list() -> QWidget:
    page = WorkListPage(people.fetch_waiting(5000), lambda: people.NOW)
    page.show_values(people.FORMS, people.FILTERS)
    page.table.selectRow(1)
    return page


def work_list_empty() -> QWidget:
    page = WorkListPage(people.fetch_waiting(0), lambda: people.NOW)
    page.show_values(people.FORMS, people.FILTERS)
    return page


def statistics() -> QWidget:
    page = StatisticsPage()
    page.show_values(people.STATISTICS)
    return page


PAGES: dict[str, Callable[[], QWidget]] = {
    f.__name__: f
    for f in (
        unlock,
        setup,
        home,
        home_empty,
        home_whole,
        visit_areas,
        records,
        records_empty,
        new_form,
        outbox,
        outbox_empty,
        settings,
        settings_empty,
        settings_people,
        settings_servers,
        rounds,
        list_questions,
        entity_conflicts,
        new_form_two_servers,
        outbox_two_servers,
        conflict,
        conflict_account,
        care,
        who_opened_what,
        recovery,
        renew,
        work_list,
        work_list_empty,
        statistics,
        exchange,
        exchange_around,
        exchange_open,
        lost_laptop,
        consent_asked,
        consent_told,
        tray,
        frame_home,
        frame_records,
        frame_outbox,
        frame_supervisor,
        frame_review,
        frame_practice,
        frame_folded,
        frame_help,
        frame_finder,
    )
}
LOOKS = (
    ("id-light", Language.INDONESIAN, Appearance.LIGHT, 100, LARGE),
    ("en-dark", Language.ENGLISH, Appearance.DARK, 100, LARGE),
    ("id-light-small", Language.INDONESIAN, Appearance.LIGHT, 100, SMALL),
    ("id-dark-125", Language.INDONESIAN, Appearance.DARK, 125, LARGE),
)


def draw(app: QApplication, folder: Path, names: list[str], looks: list[str]) -> Iterator[Path]:
    for look, language, appearance, scale, size in LOOKS:
        if looks and look not in looks:
            continue
        speak(app, language)
        dress(app, appearance, scale)
        for name in names:
            page = PAGES[name]()
            page.resize(size)
            page.show()
            app.processEvents()
            file = folder / f"{name}-{look}.png"
            page.grab().save(str(file))
            page.close()
            page.deleteLater()
            app.processEvents()
            yield file


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    chosen = [a for a in arguments[1:] if a in PAGES] or list(PAGES)
    looks = [a for a in arguments[1:] if a not in PAGES]
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for file in draw(app, folder, chosen, looks):
        print(file)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
