"""The settings page at work: look and language at once, the server on the wire lane, the passphrase on the store's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.touched import Touched
from desktop.trouble import Trouble
from desktop.ui.desk_maps import MapsDesk
from desktop.ui.desk_version import VersionDesk
from desktop.ui.session import People
from desktop.ui.translations import tr
from desktop.ui.values import Colleague, NewPerson, SettingsValues

if TYPE_CHECKING:
    from desktop.roles.servers import Known
    from desktop.ui.desk import Desk


class SettingsDesk(QObject):
    """`scale_changed` because every measure hangs on the text size: the frame is made anew. `recovery_made(code)`."""

    scale_changed = Signal()
    recovery_made = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._page = desk, desk.settings_page
        self._page.language_chosen.connect(self._language)
        self._page.theme_chosen.connect(self._theme)
        self._page.scale_chosen.connect(self._scale)
        self._page.servers.use_camera(desk.window.house.devices())
        self._page.servers.given.connect(self._server)
        self._page.servers.renamed.connect(self._rename_server)
        self._page.servers.left.connect(self._leave_server)
        self._page.servers.account_given.connect(self._web_account)
        self._page.servers.account_forgotten.connect(self._forget_account)
        self._page.passphrase_given.connect(self._passphrase)
        self._page.recovery_asked.connect(self._recovery)
        self._page.lock_chosen.connect(self._lock)
        sending = self._page.sending
        sending.photos_chosen.connect(lambda chosen: self._change(photos=chosen))
        sending.limit_chosen.connect(lambda chosen: self._change(photo_limit=chosen))
        sending.notify_chosen.connect(lambda chosen: self._change(notify=chosen))
        sending.finish_chosen.connect(lambda chosen: self._change(finish_locked=chosen))
        self._page.people.added.connect(self._add_person)
        self._page.people.reset.connect(self._reset_person)
        self._page.people.removed.connect(self._remove_person)
        self._page.people.changed.connect(self._change_person)
        self._page.people.succeeded.connect(self._succeed)
        self.maps = MapsDesk(desk, self._page.maps)
        updating = desk.session.updating
        self.version = VersionDesk(desk, self._page.version, updating) if updating is not None else None
        self._page.version.setVisible(updating is not None)

    def read(self) -> None:
        """Show what is so."""
        servers = self._desk.session.servers
        self._desk.ask(lambda: servers.known(), self._show)  # noqa: PLW0108 -- loaded on the lane of the store
        if self.version is not None:
            self.version.read()
        people = self._desk.session.people
        if people is not None:
            self._desk.ask(people.everyone, self._show_people)

    def _show(self, servers: tuple[Known, ...]) -> None:
        house, session = self._desk.window.house, self._desk.session
        now = house.settings
        self._page.show_values(
            SettingsValues(
                session.person,
                servers,
                now.language,
                now.theme,
                now.text_scale,
                session.practice,
                house.version,
                house.data_folder,
                now.lock_minutes,
                now,
            )
        )

    def offer_preset(self, path: str) -> None:
        """Settings of the office that were opened by a double click; kept only when somebody agrees."""
        from desktop.ui.preset_card import offer

        offer(self._desk.window, path, lambda: self._lay_preset(path))

    def _lay_preset(self, path: str) -> None:
        lay = self._desk.session.lay_preset
        if lay is not None:
            self._keep_servers(lambda: lay(path), tr("Setelan dari Dinas sudah dipakai."))

    def _language(self, language: str) -> None:
        self._desk.window.change_settings(replace(self._desk.window.house.settings, language=language))
        self.read()

    def _change(self, **chosen: str | int | bool) -> None:
        self._desk.window.change_settings(replace(self._desk.window.house.settings, **chosen))  # type: ignore[arg-type]

    def _theme(self, theme: str) -> None:
        self._change(theme=theme)

    def _lock(self, minutes: int) -> None:
        self._change(lock_minutes=minutes)

    def _scale(self, scale: int) -> None:
        if scale != self._desk.window.house.settings.text_scale:
            self._desk.window.change_settings(replace(self._desk.window.house.settings, text_scale=scale))
            self.scale_changed.emit()

    # --- the servers

    def _server(self, address: str, secret: str, account: str) -> None:
        attempt, session = self._desk.session.courier.try_server, self._desk.session
        self._desk.signals.ask(
            session.wire,
            lambda _ticket: attempt(address, secret, account),
            self._server_kept,
            self._page.servers.say,
            owner=self._desk.frame,
        )

    def _server_kept(self, _name: str) -> None:
        self.read()
        self._page.servers.say(None, tr("Terhubung. Server sudah disimpan."))
        self._desk.say_way()
        self._desk.sync.fetch_forms()

    def _web_account(self, server_id: str, email: str, secret: str) -> None:
        session, card = self._desk.session, self._page.servers
        if session.pages is None:
            return
        attempt = session.pages.try_account

        def kept(touched: Touched) -> None:
            self._desk.signals.touched.emit(touched)
            card.say(None, tr("Akun web diterima. Kiriman dari desa Anda datang bersama pengiriman berikutnya."))
            self.read()

        self._desk.signals.ask(
            session.wire, lambda _ticket: attempt(server_id, email, secret), kept, card.say, owner=self._desk.frame
        )

    def _forget_account(self, server_id: str) -> None:
        servers = self._desk.session.servers
        self._keep_servers(lambda: servers.forget_account(server_id), tr("Akun web dihapus dari laptop ini."))

    def _rename_server(self, server_id: str, name: str) -> None:
        servers = self._desk.session.servers
        self._keep_servers(lambda: servers.rename(server_id, name), tr("Nama server sudah diganti."))

    def _leave_server(self, server_id: str) -> None:
        servers = self._desk.session.servers
        self._keep_servers(lambda: servers.leave(server_id), tr("Server sudah dilepas dari laptop ini."))

    def _keep_servers(self, deed: Callable[[], Touched], said: str) -> None:
        session, card = self._desk.session, self._page.servers

        def kept(touched: Touched) -> None:
            look_up = session.courier.look_up
            self._desk.signals.touched.emit(touched)
            self._desk.signals.ask(
                session.wire, lambda _ticket: look_up(), lambda _none: self._desk.say_way(), owner=self._desk.frame
            )
            card.say(None, said)
            self.read()

        self._desk.ask(deed, kept, card.say)

    def _passphrase(self, old: str, new: str) -> None:
        change = self._desk.session.change_passphrase
        self._desk.ask(
            lambda: change(old, new),
            lambda _none: self._page.say_person(None, tr("Kata sandi sudah diganti.")),
            self._failed,
        )

    def _recovery(self) -> None:
        self._desk.ask(self._desk.session.recovery_code, self.recovery_made.emit, self._failed)

    def _failed(self, trouble: Trouble) -> None:
        self._page.say_person(trouble)

    # --- the people of this laptop

    def _show_people(self, people: tuple[Colleague, ...]) -> None:
        self._page.people.show_people(people)
        self._page.people.show()

    def _add_person(self, new: NewPerson) -> None:
        said = tr("{name} ditambahkan. Sampaikan kata sandinya langsung; ia dapat menggantinya sendiri.", name=new.name)
        self._keep_people(lambda people: people.add(new), said)

    def _reset_person(self, user_id: str, passphrase: str) -> None:
        said = tr("Kata sandinya sudah diganti. Yang lama tidak berlaku lagi.")
        self._keep_people(lambda people: people.reset_passphrase(user_id, passphrase), said)

    def _change_person(self, user_id: str, role: str, region: str) -> None:
        said = tr("Sudah diubah. Berlaku saat orangnya masuk lagi.")
        self._keep_people(lambda people: people.change(user_id, role, region), said)

    def _succeed(self, user_id: str, heir_id: str) -> None:
        said = tr("Sudah dikeluarkan. Isian yang belum diajukan diteruskan.")
        self._keep_people(lambda people: people.succeed(user_id, heir_id), said)

    def _remove_person(self, user_id: str) -> None:
        self._keep_people(lambda people: people.remove(user_id), tr("Sudah dikeluarkan dari laptop ini."))

    def _keep_people(self, deed: Callable[[People], Touched], said: str) -> None:
        people, card = self._desk.session.people, self._page.people

        def kept(_touched: Touched) -> None:
            card.say(None, said)
            if people is not None:
                self._desk.ask(people.everyone, self._show_people)

        if people is not None:
            self._desk.ask(lambda: deed(people), kept, card.say)
