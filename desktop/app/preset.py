"""What the office chose before the first start, laid into a vault that was just made.

`sambang-preset.json` beside Setup becomes `preset.json` beside the program (Linux: in /etc/sambang), and the folder
`sambang-preset` with the office's own forms `preset`. What it says of looks `settings` reads, of keys `release`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.frozen import frozen
from desktop.paths import preset_file
from desktop.trouble import Kind, Trouble
from desktop.ui.values import OfficeSettings

if TYPE_CHECKING:
    from desktop.exchange.start import StartForm
    from desktop.store.users_table import User
    from desktop.store.vault import Vault
    from desktop.touched import Touched

MEDIA = "-media"  # lists of `desa.xlsx` lie in `desa-media`, as ODK Collect has it
LARGEST = 100_000_000  # bytes of one form or list
LARGEST_PRESET = 100_000  # bytes
REVIEWS = ("review-first", "review-later", "review-none")


@frozen
class Preset:
    """Each value by itself: one that makes no sense falls back alone."""

    server: str = ""  # what a person would paste: an address, a settings code
    forms: tuple[str, ...] = ()  # ids of bundled forms, or file names in the folder
    review: str = ""  # for forms that say nothing of it
    folder: Path = Path()


def read(path: Path | None = None) -> Preset:
    """The preset of this machine; an empty one where there is none, or nonsense."""
    path = path or preset_file()
    try:
        said = json.loads(_words(path)) if path is not None else {}
    except (OSError, ValueError, RecursionError):
        return Preset()
    if path is None or not isinstance(said, dict):
        return Preset()
    server, forms, review = said.get("server"), said.get("forms"), said.get("review")
    return Preset(
        server if isinstance(server, str) else "",
        tuple(name for name in forms if isinstance(name, str)) if isinstance(forms, list) else (),
        review if isinstance(review, str) else "",
        path.with_suffix("") if server or forms or review else Path(),
    )


def opened(path: Path, *, fresh: bool) -> Preset:
    """One that somebody brought. Once a laptop is set up it may bring a server and forms, and no longer say what is
    reviewed; keys for newer programs are taken from the installed one alone (`release`).

    Troubles FILE_UNREADABLE, PRESET_UNREADABLE: nonsense, or nothing that counts here.
    """
    if not path.is_file():
        raise Trouble(Kind.FILE_UNREADABLE, name=path.name)
    found = read(path)
    found = found if fresh else replace(found, review="")
    if not (found.server or found.forms or found.review):
        raise Trouble(Kind.PRESET_UNREADABLE)
    told(found)
    return found


def told(preset: Preset) -> OfficeSettings:
    """In words, before anything is kept: which server, and not the code that lets somebody in there.

    Trouble PRESET_UNREADABLE for a server that is none.
    """
    from desktop.sync.joining import read_invitation

    try:
        address = read_invitation(preset.server).address if preset.server else ""
    except Trouble as trouble:
        raise Trouble(Kind.PRESET_UNREADABLE) from trouble
    return OfficeSettings(address, preset.forms, preset.review if preset.review in REVIEWS else "")


def lay_brought(vault: Vault, user: User, path: Path, *, at: datetime) -> Touched:
    """On a laptop that is set up already: a person has read what is in it, and agreed. Troubles of `opened`."""
    from desktop.touched import Touched

    lay(vault, user, opened(path, fresh=False), packaged=False, at=at)
    return Touched(servers=True, forms=True, lists=True)


def lay(vault: Vault, user: User, preset: Preset, *, packaged: bool, at: datetime) -> None:
    """The review policy first, as forms are kept with it; server and forms unless a start package brings them.

    What cannot be used keeps nobody out: it is missing then, and the server has it.
    """
    from desktop.exchange.start import Start
    from desktop.forms import library
    from desktop.roles import starting

    library.set_usual_review(vault, preset.review)
    if packaged or not (preset.server or preset.forms):
        return
    forms = [form for name in preset.forms for form in _form(name, preset.folder)]
    for server in dict.fromkeys((preset.server, "")):  # an address that is none must not cost the forms
        with suppress(Trouble):
            starting.lay(vault, user, Start(user.name, user.role, user.region, server, forms=forms), at=at)
            _begin_lists(vault, at)
            return


def _begin_lists(vault: Vault, at: datetime) -> None:
    """Lists nobody has made yet (a prelist) begin empty, else their forms could not; the office's own replace them.

    One that any form has already stays as it is: it may be a village's prelist.
    """
    from desktop.forms import bundled, library
    from desktop.store import forms_table

    forms = forms_table.installed(vault)
    there = {name for form in forms for name in forms_table.media(vault, form.key)}
    missing = {name for form in forms for name in form.missing} - there
    for name, data in bundled.invented_lists(0).items():
        if name not in missing:
            continue
        columns, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
        library.lay_list(vault, name, columns, rows, at=at)


def _form(name: str, folder: Path) -> list[StartForm]:
    """One form of the preset with its lists; none, if there is no such form or it cannot be read."""
    from desktop.exchange.start import StartForm
    from desktop.forms import bundled, xlsform

    if not name.isidentifier():  # a file
        file = folder / Path(name).name
        with suppress(OSError, Trouble):
            xml = xlsform.convert(file).xml if file.suffix == ".xlsx" else _bytes(file)
            return [StartForm(xml, _media(folder / f"{file.stem}{MEDIA}"))]
        return []
    with suppress(OSError):
        form = bundled.form(name, bundled.office_lists())
        return [StartForm(form.xml, form.media)]
    return []


def _words(path: Path) -> str:
    """No more than a preset has: what is larger is none."""
    with path.open("rb") as file:
        return file.read(LARGEST_PRESET).decode("utf-8-sig")


def _media(folder: Path) -> Mapping[str, bytes]:
    return {file.name: _bytes(file) for file in sorted(folder.glob("*")) if file.is_file()}


def _bytes(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST)
