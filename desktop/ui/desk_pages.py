"""The pages of a desk: each is loaded and made when somebody first goes there; whoever wants to hear one says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.ui.desk_exchange import ExchangeDesk
    from desktop.ui.desk_settings import SettingsDesk
    from desktop.ui.desk_work import WorkDesk
    from desktop.ui.pages.exchange import ExchangePage
    from desktop.ui.pages.new_form import NewFormPage
    from desktop.ui.pages.outbox import OutboxPage
    from desktop.ui.pages.records import RecordsPage
    from desktop.ui.pages.settings import SettingsPage


class DeskPages:
    """By the keys of the rail. Beranda is not among them: it is there from the first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: dict[str, list[Callable[[], object]]] = {}  # pages that are not made yet, and who hears
        self.exchange_desk: ExchangeDesk | None = None

    def when_laid(self, key: str, hear: Callable[[], object]) -> None:
        """Call `hear` when that page is made: at once, if it is."""
        if self._desk.frame.has(key):
            hear()
        else:
            self._waiting.setdefault(key, []).append(hear)

    def _laid(self, key: str, page: QWidget) -> None:
        self.__dict__[key] = page  # whoever hears asks for it
        self._desk.frame.put(key, page)
        for hear in self._waiting.pop(key, ()):
            hear()

    @cached_property
    def new(self) -> NewFormPage:
        from desktop.ui.pages.new_form import NewFormPage

        page = NewFormPage(lambda: self._desk.window.house.now().date())
        page.form_chosen.connect(self._desk.form_chosen)
        page.left.connect(lambda: self._desk.go("home"))
        page.project_chosen.connect(lambda server: self._desk.do(lambda: self._desk.session.servers.choose(server)))
        self._laid("new", page)
        return page

    @cached_property
    def records(self) -> RecordsPage:
        from desktop.ui.pages.records import RecordsPage

        page = RecordsPage(self._desk.fetch, self._desk.window.house.now, reviews=self._desk.session.person.reviews)
        page.opened.connect(self._desk.record_opened)
        page.new_asked.connect(lambda: self._desk.go("new"))
        page.discarded.connect(self._desk.discard)
        page.restored.connect(self._desk.bring_back)
        self._laid("records", page)
        return page

    @cached_property
    def outbox(self) -> OutboxPage:
        from desktop.ui.pages.outbox import OutboxPage

        page = OutboxPage()
        page.opened.connect(lambda id, _seal: self._desk.record_opened.emit(id))
        page.new_asked.connect(lambda: self._desk.go("new"))
        page.settings_asked.connect(lambda: self._desk.go("settings"))
        self._laid("outbox", page)
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        from desktop.ui.desk_prelist import PrelistDesk
        from desktop.ui.desk_settings import SettingsDesk
        from desktop.ui.pages.settings import SettingsPage

        desk = self._desk
        page = self.__dict__["settings"] = SettingsPage(desk.session.find_places)  # both ask for it
        self._settings_desk = SettingsDesk(desk)
        if desk.session.prelists is not None:
            PrelistDesk(desk, desk.session.prelists)
        self._laid("settings", page)
        return page

    @property
    def settings_desk(self) -> SettingsDesk:
        """Made with its page."""
        assert self.settings is not None
        return self._settings_desk

    @cached_property
    def work(self) -> WorkDesk | None:
        """A supervisor's work list is a page of its own."""
        if self._desk.session.supervisor is None:
            return None
        from desktop.ui.desk_work import WorkDesk
        from desktop.ui.pages.work_list import WorkListPage

        page = WorkListPage(self._desk.fetch, self._desk.window.house.now)
        self._desk.frame.put("review", page)
        return WorkDesk(self._desk, page, self._desk.session.supervisor)

    @cached_property
    def exchange(self) -> ExchangePage:
        from desktop.ui.desk_exchange import ExchangeDesk
        from desktop.ui.pages.exchange import ExchangePage

        page = ExchangePage()
        self._laid("exchange", page)
        if self._desk.session.exchange is not None:
            self.exchange_desk = ExchangeDesk(self._desk, page, self._desk.session.exchange)
        return page

    def lay(self, key: str) -> None:
        """The page of that entry."""
        pages: dict[str, Callable[[], object]] = {
            "new": lambda: self.new,
            "records": lambda: self.records,
            "outbox": lambda: self.outbox,
            "settings": lambda: self.settings,
            "review": lambda: self.work,
            "exchange": lambda: self.exchange,
            "recap": self._desk.recaps.lay,
        }
        if key in pages:
            pages[key]()
