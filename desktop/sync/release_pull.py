"""The form `sambang_rilis` is no form to fill: its files are a signed sheet and the installers it names (release)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop import release
from desktop.openrosa.manifest import MediaFile
from desktop.sync.lines import Called
from desktop.trouble import Kind, Trouble


def note(called: Called, files: Sequence[MediaFile], folder: Path) -> None:
    """Keep the sheet a server offers, if its signature counts; the installer comes only when a person asks for it.

    Troubles RELEASE_UNSIGNED, PACKAGE_DAMAGED, and those of the wire and the disk.
    """
    sheet = next((file for file in files if file.filename == release.SHEET), None)
    if sheet is None:
        return
    data = called.server.download(sheet.download_url, limit=release.LARGEST_SHEET).body or b""
    release.read_sheet(data, release.trusted_keys())
    release.keep_sheet(data, folder)


def fetch(called: Called, folder: Path, cancelled: Callable[[], bool]) -> Path | None:
    """Download the installer of the sheet kept in `folder`; None if cancelled. Troubles of `note`, RELEASE_MISSING."""
    found = release.read_sheet((folder / release.SHEET).read_bytes(), release.trusted_keys())
    wanted = found.files.get(release.kind_here())
    with called.server.until(cancelled):
        listed = next((form for form in called.server.form_list() if form.form_id == release.FORM_ID), None)
        files = called.server.manifest(listed.manifest_url) if listed is not None and listed.manifest_url else ()
        file = next((file for file in files if wanted is not None and file.filename == wanted.name), None)
        if file is None or wanted is None:
            raise Trouble(Kind.RELEASE_MISSING)
        with called.server.coming(file.download_url, {}) as coming:
            return release.take(coming.blocks, wanted, folder, cancelled)
