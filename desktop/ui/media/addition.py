"""Where the addition for camera and sound lies, and how it is loaded: only when a question wants it."""

from __future__ import annotations

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path

import PySide6

from desktop.paths import addition_folder
from desktop.ui.media.port import Devices, OpenDevices

MODULE = "QtMultimedia"
_SEARCH = 0x1100  # LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS


def way_to_devices() -> OpenDevices | None:
    """How camera and sound are opened; None where the addition is not installed. Cheap: nothing is loaded by asking."""
    if find_spec(f"PySide6.{MODULE}") is not None:  # in a checkout with PySide6-Addons
        return _open
    folder = addition_folder(PySide6.__version__)
    if folder is None or not any(folder.glob(f"{MODULE}.*")):
        return None
    return lambda: _open_from(folder)


def _open_from(folder: Path) -> Devices:
    """Let Python and Qt look there too. Libraries of Qt that are loaded already are not loaded twice."""
    if str(folder) not in PySide6.__path__:
        PySide6.__path__.append(str(folder))
        from PySide6 import QtNetwork  # noqa: F401  # what the addition is linked with and does not bring along
        from PySide6.QtCore import QCoreApplication

        plugins = folder / "plugins" if sys.platform == "win32" else folder / "Qt" / "plugins"
        QCoreApplication.addLibraryPath(str(plugins))
        if sys.platform == "win32":
            _load_libraries(folder)
    return _open()


def _load_libraries(folder: Path) -> None:
    """Windows looks for what a plug-in needs beside the program alone, and does not when it is loaded already."""
    if sys.platform == "win32":
        os.add_dll_directory(str(folder))
        for library in sorted(folder.glob("*.dll")):
            ctypes.WinDLL(str(library), winmode=_SEARCH)


def _open() -> Devices:
    from desktop.ui.media.multimedia import Multimedia

    return Multimedia()
