"""The photo tray at the desk: photos read from a folder, open records read, and every photo kept where it was put."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.roles.values import Opened, Progress
from desktop.store.records_table import Page, Wish
from desktop.store.stages import OPEN_STAGES
from desktop.touched import Touched
from desktop.trouble import Kind, Trouble
from desktop.ui import choosing
from desktop.ui.formats import short_place
from desktop.ui.models.outline_sections import Sections, instance_title, tally
from desktop.ui.models.tray import Shot, Slot, Target, look_at, photos_in
from desktop.ui.notices import notice
from desktop.ui.pages.filling_files import file_name
from desktop.ui.pages.tray import LEAVE_OUT, TrayPage
from desktop.ui.pictures import Picture, fit
from desktop.ui.questions.files import wanted_longest
from desktop.ui.questions.kinds import is_asked
from desktop.ui.questions.wording import plain
from desktop.ui.translations import tr
from desktop.xforms import FormError, InstanceError, Interview, Node

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

A_TIME = 8  # photos looked at between two events
_RECORDS = 200  # open records that are offered
_LETTERS = [letter for letter in "abcdefghijklmnopqrstuvwyz" if letter != LEAVE_OUT]


def which_folder(parent: QWidget) -> str:
    """The system's own dialog; "" for none."""
    return choosing.folder(parent, tr("Folder foto HP"))


class TrayDesk(QObject):
    """One a session; the page lives while it is in front. `which_folder` asks a person; tests answer for them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.page: TrayPage | None = None
        self.which_folder: Callable[[QWidget], str] = which_folder
        self._waiting: list[Path] = []
        self._looking = QTimer(self, interval=0)
        self._looking.timeout.connect(self._look_at_some)
        self._folder = Path()

    def open(self) -> None:
        """The tray in front, with the records that are open."""
        page = TrayPage()
        page.folder_asked.connect(self._choose)
        page.dropped.connect(self._take)
        page.record_wanted.connect(self._read_slots)
        page.keeping_asked.connect(self._keep)
        page.left.connect(lambda: self._desk.go("records"))
        self.page = page
        self._desk.frame.show_guest(page, entry="records")
        self._desk.window.say_title(tr("Foto dari HP"))
        role = self._desk.session.enumerator
        self._desk.ask(lambda: role.page(Wish(stages=OPEN_STAGES, limit=_RECORDS)), self._show_records)

    def _front(self) -> TrayPage | None:
        """The page, while it is there."""
        return self.page if self.page is not None and isValid(self.page) else None

    def _show_records(self, found: Page) -> None:
        page = self._front()
        if page is not None:
            page.show_targets(
                [
                    Target(row.id, row.title or tr("Belum bernama"), _about(row.form_title, row.region_name))
                    for row in found.rows
                ]
            )

    # -- photos in

    def _choose(self) -> None:
        page = self._front()
        folder = self.which_folder(page) if page is not None else ""
        if folder:
            self._take([Path(folder)])

    def _take(self, paths: list[Path]) -> None:
        """Folders and photos; they are looked at between events."""
        self._folder = paths[0] if paths[0].is_dir() else paths[0].parent
        for path in paths:
            self._waiting += photos_in(path) if path.is_dir() else [path]
        page = self._front()
        if page is not None and not self._waiting:
            page.notice.say_sentence(tr("Tidak ada foto di folder itu."), "warn")
        self._looking.start()

    def _look_at_some(self) -> None:
        page = self._front()
        some, self._waiting = self._waiting[:A_TIME], self._waiting[A_TIME:]
        if page is None or not some:
            self._waiting = []
            self._looking.stop()
            return
        shots: list[Shot] = [shot for path in some if (shot := look_at(path)) is not None]
        page.add_shots(self._folder, shots)

    # -- questions

    def _read_slots(self, target: Target) -> None:
        role = self._desk.session.enumerator
        self._desk.ask(lambda: role.open(target.record_id, shown=False), self._show_slots, lambda _trouble: None)

    def _show_slots(self, opened: Opened) -> None:
        page, interview = self._front(), self._interview(opened)
        if page is not None and interview is not None:
            nodes = zip(_LETTERS, photo_questions(interview.root), strict=False)
            slots = [Slot(node.ref, key, _label(node), bool(node.value)) for key, node in nodes]
            page.show_slots(opened.record_id, slots)

    def _interview(self, opened: Opened) -> Interview | None:
        try:
            return self._desk.session.interview(opened)
        except (FormError, InstanceError):
            self._desk.frame.status.say_trouble(Trouble(Kind.FORM_BROKEN, form=opened.form.form_id, problem=""))
            return None

    # -- keeping

    def _keep(self) -> None:
        page = self._front()
        if page is not None:
            self._keep_next(list(page.tray.waiting().items()))

    def _keep_next(self, left: list[tuple[str, dict[str, Path]]]) -> None:
        """One record after the other: its photos into the vault, then the answers that name them."""
        page = self._front()
        if page is None:
            return
        if not left:
            return
        (record_id, photos), rest = left[0], left[1:]
        role = self._desk.session.enumerator

        def opened(record: Opened) -> None:
            self._keep_record(record, photos, lambda: self._keep_next(rest))

        self._desk.ask(lambda: role.open(record_id, shown=False), opened, page_says(page))

    def _keep_record(self, opened: Opened, photos: dict[str, Path], then: Callable[[], None]) -> None:
        """The photos are made fit on the store lane; the answers are given here; then all of it is kept at once."""
        page, interview = self._front(), self._interview(opened)
        if page is None or interview is None:
            return
        longest = {ref: wanted_longest(interview.node(ref)) for ref in photos}

        def fitted(pictures: dict[str, Picture]) -> None:
            self._answer(opened, interview, pictures, lambda: self._kept(page, photos, pictures, then))

        self._desk.ask(lambda: fit_all(photos, longest), fitted, page_says(page))

    def _answer(
        self, opened: Opened, interview: Interview, pictures: dict[str, Picture], then: Callable[[], None]
    ) -> None:
        role, now = self._desk.session.enumerator, self._desk.window.house.now()
        files = {ref: (file_name(made.ending, now), made) for ref, made in pictures.items()}
        for ref, (name, _) in files.items():
            interview.answer(ref, name)
        snapshot, progress = interview.snapshot(), progress_of(interview)

        def keep() -> Touched:
            touched = Touched()
            for name, made in files.values():
                kind = mimetypes.guess_type(name)[0] or "image/jpeg"
                touched |= role.keep_photo(opened, name, made.data, kind)
            return touched | role.save_draft(opened, snapshot, opened.place, progress)

        def done(touched: Touched) -> None:
            self._desk.signals.touched.emit(touched)
            then()

        page = self._front()
        self._desk.ask(keep, done, page_says(page) if page is not None else None)

    def _kept(
        self, page: TrayPage, photos: dict[str, Path], pictures: dict[str, Picture], then: Callable[[], None]
    ) -> None:
        if isValid(page):
            unreadable = [path for ref, path in photos.items() if ref not in pictures]
            page.show_kept([photos[ref] for ref in pictures], unreadable)
        then()


def fit_all(photos: dict[str, Path], longest: dict[str, int]) -> dict[str, Picture]:
    """The photos as they will be kept; what cannot be read is left out."""
    made = {}
    for ref, path in photos.items():
        try:
            made[ref] = fit(path.read_bytes(), longest[ref])
        except OSError:
            continue
        except Trouble as trouble:
            if trouble.kind is not Kind.PICTURE_UNREADABLE:
                raise
    return made


def page_says(page: TrayPage) -> Callable[[Trouble], None]:
    """What could not be kept is said on the page, if it is still there."""

    def say(trouble: Trouble) -> None:
        if isValid(page):
            page.notice.say(notice(trouble))

    return say


def photo_questions(node: Node) -> Iterator[Node]:
    """The questions of a record that ask for a photo now, in the order of the form."""
    for child in node.children:
        if not child.relevant:
            continue
        if child.kind != "question":
            yield from photo_questions(child)
        elif child.control == "upload" and is_asked(child) and _wants_photo(child):
            yield child


def _wants_photo(node: Node) -> bool:
    return node.parameters.get("mediatype", "").startswith("image") and "signature" not in node.appearance


def progress_of(interview: Interview) -> Progress:
    """How much is answered of what is asked, as the filling page counts it."""
    counted = [tally(screen) for screen in Sections(interview.root).screens if screen.shown]
    return Progress(sum(one.answered for one in counted), sum(one.asked for one in counted))


def _label(node: Node) -> str:
    """The question, with whom it is about where it stands in a roster."""
    above = node.parent
    while above is not None and above.kind != "instance":
        above = above.parent
    whose = instance_title(above) if above is not None else ""
    words = plain(node.label) or node.ref.rpartition("/")[2]
    return f"{whose} · {words}" if whose else words


def _about(form: str, region: str) -> str:
    return " · ".join(part for part in (form, short_place(region)) if part)
