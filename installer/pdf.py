"""A PDF on A4 with the program's own letters, for what is printed of the guides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.facts import OUT, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication, QPdfWriter


def begin(name: str, title: str) -> tuple[Path, QPdfWriter, QGuiApplication]:
    """File in `dist/`, its writer without margins (300 dots an inch), and the application, which must outlive it."""
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageSize, QPdfWriter

    app = QGuiApplication.instance() or QGuiApplication([])
    assert isinstance(app, QGuiApplication)
    for font in sorted((ROOT / "resources" / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    OUT.mkdir(exist_ok=True)
    writer = QPdfWriter(str(OUT / name))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(300)
    writer.setTitle(title)
    return OUT / name, writer, app
