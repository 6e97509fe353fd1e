"""Where a file goes, and which one is meant: Qt's own dialog, since the systems' own remember what was chosen in them.

GTK writes the name of each file into `recently-used.xbel`, Windows into its registry. Qt's dialog remembers folders;
what it remembers is put back as it was. A file that is there is never written over: the new one gets a number.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from PySide6.QtCore import QDir, QSettings, QStandardPaths, QStorageInfo, QUrl
from PySide6.QtWidgets import QFileDialog, QSplitter, QToolButton, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import px
from desktop.ui.translations import mark, tr

REMEMBERED = ("FileDialog/history", "FileDialog/lastVisited", "FileDialog/shortcuts")
STICKS = ("/media/", "/run/media/", "/mnt/")  # where Linux hangs what is plugged in
_TIPS = {
    "backButton": ("arrow-left", mark("Kembali")),
    "forwardButton": ("arrow-right", mark("Maju")),
    "toParentButton": ("arrow-up", mark("Folder di atasnya")),
    "newFolderButton": ("plus", mark("Folder baru")),
    "listModeButton": ("list", mark("Daftar")),
    "detailModeButton": ("table", mark("Rincian")),
}


def new_file(parent: QWidget, title: str, proposed: str, kinds: str = "") -> str:
    """Where a new file of one of these kinds goes; "" for nowhere. Never the name of one that is there."""
    dialog = _dialog(parent, title, tr("Simpan"), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Simpan"))
    dialog.selectFile(proposed)
    chosen, kind = _asked(dialog)
    return str(free(Path(ended(chosen, kinds, kind)))) if chosen else ""


def file_there(parent: QWidget, title: str, kinds: str = "") -> str:
    """One that is there; "" for none."""
    dialog = _dialog(parent, title, tr("Buka"), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog)[0]


def folder(parent: QWidget, title: str) -> str:
    """A folder; "" for none."""
    dialog = _dialog(parent, title, tr("Pilih"), "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _asked(dialog)[0]


def ended(path: str, kinds: str, kind: str) -> str:
    """The path with an ending of these kinds; without one it gets that of the kind chosen."""
    endings = re.findall(r"\*(\.\w+)", kinds)
    own = re.findall(r"\*(\.\w+)", kind) or endings
    return path if not endings or path.lower().endswith(tuple(endings)) else f"{path}{own[0]}"


def free(path: Path) -> Path:
    """The path, or the next one that nothing lies at: "Isian (2).pdf"."""
    number, found = 2, path
    while found.exists():
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return found


def _dialog(parent: QWidget, title: str, yes: str, kinds: str) -> QFileDialog:
    sticks = plugged_in()
    dialog = QFileDialog(parent, title, sticks[0] if sticks else _documents(), kinds)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setSidebarUrls([QUrl.fromLocalFile(place) for place in (*sticks, *_usual_places())])
    label = QFileDialog.DialogLabel
    for where, said in (
        (label.LookIn, tr("Di:")), (label.FileName, tr("Nama:")), (label.FileType, tr("Jenis:")),
        (label.Accept, yes), (label.Reject, tr("Batal")),
    ):  # fmt: skip
        dialog.setLabelText(where, said)
    _dress(dialog)
    return dialog


def _dress(dialog: QFileDialog) -> None:
    """Our own icons and words; room for the names of places."""
    for name, (picture, tip) in _TIPS.items():
        one = dialog.findChild(QToolButton, name)
        if one is not None:
            one.setIcon(icon(picture, "ink2"))
            one.setToolTip(tr(tip))
            one.setAccessibleName(tr(tip))
    for splitter in dialog.findChildren(QSplitter):
        splitter.setSizes([px(170), px(550)])
    dialog.resize(px(760), px(480))


def _asked(dialog: QFileDialog) -> tuple[str, str]:
    """What was chosen, "" for nothing, and of which kind. A dialog writes down what it remembers when it dies."""
    with forgotten():
        accepted = dialog.exec()
        chosen, kind = dialog.selectedFiles() if accepted else [], dialog.selectedNameFilter()
        shiboken6.delete(dialog)
    return (QDir.toNativeSeparators(chosen[0]) if chosen else ""), kind


@contextmanager
def forgotten() -> Iterator[None]:
    """What Qt remembers of dialogs for all its programs is afterwards what it was."""
    remembered = QSettings(QSettings.Scope.UserScope, "QtProject")
    before = {key: remembered.value(key) for key in REMEMBERED if remembered.contains(key)}
    try:
        yield
    finally:
        for key in REMEMBERED:
            if key in before:
                remembered.setValue(key, before[key])
            else:
                remembered.remove(key)
        remembered.sync()


def plugged_in() -> list[str]:
    """Sticks and cards."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        there = volume.isValid() and volume.isReady() and not volume.isReadOnly()
        apart = not volume.isRoot() if sys.platform == "win32" else root.startswith(STICKS)
        if there and apart:
            found.append(root)
    return found


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _usual_places() -> tuple[str, ...]:
    place = QStandardPaths.StandardLocation
    wanted = (place.DocumentsLocation, place.DesktopLocation, place.DownloadLocation, place.HomeLocation)
    return tuple(dict.fromkeys(QStandardPaths.writableLocation(one) for one in wanted))
