"""The rail: the way to every page, with counts of what wants the person; folds to icons (Ctrl+B)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.frozen import frozen
from desktop.ui.icons import icon
from desktop.ui.pieces import Mark, Picture, below, beside, button, icon_button, words
from desktop.ui.theme import px, sized, tone
from desktop.ui.translations import mark, tr
from desktop.ui.values import Person

WIDE, NARROW = 208, 60  # px


@frozen
class Entry:
    """One page of the rail. `said` is its name (marked for translation)."""

    key: str
    icon: str
    said: str
    reviewers_only: bool = False


ENTRIES = (
    Entry("home", "house", mark("Beranda")),
    Entry("records", "file-text", mark("Isian")),
    Entry("returned", "corner-up-left", mark("Dikembalikan")),
    Entry("review", "clipboard-check", mark("Pemeriksaan"), reviewers_only=True),
    Entry("outbox", "send", mark("Kotak keluar")),
    Entry("exchange", "arrow-left-right", mark("Tukar berkas")),
    Entry("recap", "chart-column", mark("Rekap & cetak")),
    Entry("settings", "settings", mark("Pengaturan")),
)


class RailEntry(QPushButton):
    """Icon, name, and a count at the right (a dot of the count's colour when folded)."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self._folded, self._count, self._look = False, 0, ""
        self._badge = QLabel()
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCheckable(True)
        self.setIcon(icon(entry.icon))
        self.setIconSize(QSize(px(26), px(20)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, px(6), 0)
        row.addStretch(1)
        row.addWidget(self._badge)
        tone(self, "rail")
        self.show_count(0)

    def show_count(self, count: int, look: str = "railCount") -> None:
        self._count, self._look = count, look
        self._badge.setVisible(count > 0)
        self._badge.setText("" if self._folded else str(count) if count < 1000 else "999+")
        tone(self._badge, f"{look}Dot" if self._folded else look)
        self._say()

    def fold(self, folded: bool) -> None:
        self._folded = folded
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, px(2 if folded else 6), px(16 if folded else 0))
        self.show_count(self._count, self._look or "railCount")

    def _say(self) -> None:
        name = tr(self.entry.said)
        self.setText("" if self._folded else name.replace("&", "&&"))
        self.setToolTip(name if self._folded else "")
        self.setAccessibleName(f"{name}, {self._count}" if self._count else name)


class Rail(QFrame):
    """`chosen(key)` of ENTRIES, `new_asked`, `lock_asked`, `fold_asked`."""

    chosen = Signal(str)
    new_asked = Signal()
    lock_asked = Signal()
    fold_asked = Signal()

    def __init__(self, person: Person, entries: Sequence[Entry] = ENTRIES) -> None:
        super().__init__()
        tone(self, "rail")
        self._person = person
        self.folded = False
        self._named, self._picture, self._mark = QWidget(), Mark(24), QLabel("Sambang")
        self._mark.setFont(sized(1.25))
        tone(self._mark, "wordmark")
        self.folder = icon_button("panel-left")
        self.new = button("primary", "plus")
        self.new.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.entries = {e.key: RailEntry(e) for e in entries if person.reviews or not e.reviewers_only}
        self._way_picture, self._way = Picture("cloud-off", 16, "ink3"), words(look="hint")
        self._name = words(look="strong", wraps=False)
        self.lock = icon_button("lock")
        self._arrange()
        self.say_words()
        self.fold(False)

    def _arrange(self) -> None:
        self._group = group = QButtonGroup(self)
        for key, entry in self.entries.items():
            group.addButton(entry)
            entry.clicked.connect(lambda _checked=False, k=key: self.chosen.emit(k))
        self.new.clicked.connect(self.new_asked)
        self.lock.clicked.connect(self.lock_asked)
        self.folder.clicked.connect(self.fold_asked)
        named = beside(10, self._picture, 8, self._mark, gap=0)  # over the icons of the pages
        self._named.setLayout(named)
        self._head = beside(self._named, None, self.folder, gap=0)
        way = beside(self._way_picture, self._way, gap=8)
        way.setStretch(1, 1)
        way.insertSpacing(0, px(12))
        self._name.setIndent(px(12))
        way.setAlignment(self._way_picture, Qt.AlignmentFlag.AlignTop)
        foot = beside(self._name, None, self.lock, gap=0)
        column = below(self._head, 6, self.new, 8, *self.entries.values(), None, way, 4, foot, gap=2)
        self.setLayout(column)

    def say_words(self) -> None:
        self.new.setText("" if self.folded else tr("Isi formulir"))
        self.new.setToolTip(tr("Isi formulir (Ctrl+N)"))
        self.new.setAccessibleName(tr("Isi formulir"))
        self.folder.setToolTip(tr("Lipat bilah (Ctrl+B)"))
        self.folder.setAccessibleName(tr("Lipat bilah"))
        self.lock.setToolTip(tr("Kunci (F9)"))
        self.lock.setAccessibleName(tr("Kunci"))
        self._name.setText(self._person.name)
        for entry in self.entries.values():
            entry.fold(self.folded)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.say_words()
        super().changeEvent(event)

    def fold(self, folded: bool) -> None:
        """Icons only."""
        self.folded = folded
        side = 8 if folded else 12
        self.setFixedWidth(px(NARROW if folded else WIDE))
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(px(side), px(14), px(side), px(12))
        for thing in (self._named, self._name, self._way, self._way_picture):
            thing.setVisible(not folded)
        self.say_words()

    def choose(self, key: str) -> None:
        """Mark the page one is on; no entry, where it has none (an exclusive group would keep the one before)."""
        self._group.setExclusive(False)
        for name, entry in self.entries.items():
            entry.setChecked(name == key)
        self._group.setExclusive(True)

    def show_counts(self, counts: Mapping[str, tuple[int, str]]) -> None:
        """Key → how many, and the look (`railCount`, `railWrong`, `railUrgent`)."""
        for key, entry in self.entries.items():
            entry.show_count(*counts.get(key, (0, "railCount")))

    def show_way(self, reachable: bool | None, sentence: str) -> None:
        """How the connection stands, in words."""
        self._way_picture.show_icon("cloud-check" if reachable else "cloud-off", "right" if reachable else "ink3")
        self._way.setText(sentence)
        self._way.setAccessibleName(sentence)
