"""The history of rounds: when this laptop reached the server, what went, what was refused and why, what to do now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSplitter,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.trouble import Kind, Trouble
from desktop.ui.formats import age, moment
from desktop.ui.icons import icon
from desktop.ui.models.painting import elided, ground
from desktop.ui.notices import Notice, notice
from desktop.ui.page import Page
from desktop.ui.pages.rounds_words import FILTERS, fits, look_of, round_said, told_in_full
from desktop.ui.pages.settings import Choice
from desktop.ui.palette import tokens
from desktop.ui.pieces import EmptyPlace, NoticeBar, below, clear_layout, column_of, frame, words
from desktop.ui.row_button import RowButton
from desktop.ui.theme import px
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.rounds import Happened, RoundSeen

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
HEIGHT, LIST_WIDTH = 52, 400  # px


class RoundsModel(QAbstractListModel):
    """A few hundred rounds; read whole."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rounds: tuple[RoundSeen, ...] = ()
        self.now: datetime | None = None

    def show_rounds(self, rounds: Sequence[RoundSeen], now: datetime) -> None:
        self.beginResetModel()
        self.rounds, self.now = tuple(rounds), now
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self.rounds)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.rounds[index.row()]
        if role == ROW:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{moment(one.told.at)}. {round_said(one)}"
        return None


class RoundRows(QStyledItemDelegate):
    """What happened in words; when, below it."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(260), px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        ground(painter, option, option.widget)
        one: RoundSeen = index.data(ROW)
        side, inner = px(20), option.rect.adjusted(px(12), px(6), -px(12), -px(6))
        name, ink = look_of(one)
        painter.save()
        painter.setFont(option.font)
        icon(name, ink).paint(painter, QRect(inner.left(), inner.top() + px(1), side, side))
        line = inner.adjusted(side + px(12), 0, 0, px(20) - inner.height())
        weight = QFont.Weight.DemiBold if one.happened else QFont.Weight.Normal
        elided(painter, line, round_said(one), tokens().ink, weight=weight)
        painter.setFont(option.font)
        model = index.model()
        now = model.now if isinstance(model, RoundsModel) else None
        when = age(one.told.at, now) if now is not None else moment(one.told.at)
        elided(painter, line.translated(0, px(20)), when, tokens().ink3)
        painter.restore()


class RoundsPage(Page):
    """`show_rounds(rounds, now)`. Escape leaves; Enter in the list goes to what happened."""

    left = Signal()
    record_opened = Signal(str)  # record id
    outbox_asked = Signal()
    step_asked = Signal(object)  # Step

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[RoundSeen, ...] = ()
        self._now: datetime | None = None
        self._wish = "all"
        self.filter, self.model, self.list = Choice(FILTERS), RoundsModel(self), QListView()
        self.list.setModel(self.model)
        self._painted = RoundRows(self.list)
        self.list.setItemDelegate(self._painted)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumWidth(px(280))
        self.empty, self._nothing = EmptyPlace("history"), EmptyPlace("search")
        self._heading, self._facts = words(look="heading"), words(look="label")
        self.trouble = NoticeBar()
        self._happened = QVBoxLayout()
        self._happened.setSpacing(0)
        self._arrange()
        self._wire()
        self.say_words()

    def _arrange(self) -> None:
        told = below(self._heading, self._facts, self.trouble, 4, self._happened, None, gap=6)
        self.parted = QSplitter(Qt.Orientation.Horizontal)
        self.parted.setChildrenCollapsible(False)
        self.parted.addWidget(self.list)
        self.parted.addWidget(column_of(told, margin=20))
        self.parted.setStretchFactor(1, 1)
        self.parted.setSizes([px(LIST_WIDTH), 3 * px(LIST_WIDTH)])
        self._stack = QStackedWidget()
        for page in (self.parted, self.empty, self._nothing):
            self._stack.addWidget(page)
        inner = below(self.filter, self._stack, gap=10)
        inner.setStretch(1, 1)
        inner.setContentsMargins(px(28), 0, px(28), px(16))
        self.put(inner)

    def _wire(self) -> None:
        self.filter.chosen.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())
        self.list.activated.connect(lambda _index: self._into())
        self.empty.pressed.connect(self.outbox_asked)
        self._nothing.pressed.connect(lambda: self._filter("all"))
        self.trouble.pressed.connect(self.step_asked)
        QShortcut(QKeySequence("Escape"), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def say_words(self) -> None:
        self.title.setText(tr("Riwayat pengiriman"))
        self.say_subtitle(tr("Setiap kali laptop ini menghubungi server. Tersimpan hanya di laptop ini."))
        self.list.setAccessibleName(tr("Riwayat pengiriman"))
        self.filter.say_words()
        self.filter.show_value(self._wish)
        self.empty.say(
            tr("Belum pernah menghubungi server"),
            tr("Setelah pengiriman pertama, di sini terbaca apa yang terkirim, apa yang ditolak, dan mengapa."),
            tr("Buka Kotak keluar"),
        )
        self._nothing.say(
            tr("Tidak ada yang seperti itu"), tr("Yang lain tetap ada di riwayat."), tr("Tampilkan semua")
        )
        if self._now is not None:
            self.show_rounds(self._all, self._now)

    def show_rounds(self, rounds: Sequence[RoundSeen], now: datetime) -> None:
        """The newest first; the place in the list stays."""
        marked = self._marked()
        self._all, self._now = tuple(rounds), now
        shown = tuple(one for one in self._all if fits(one, self._wish))
        self.model.show_rounds(shown, now)
        at = next((at for at, one in enumerate(shown) if marked is not None and one.told.at == marked.told.at), 0)
        self._stack.setCurrentWidget(self.parted if shown else self._nothing if self._all else self.empty)
        self.filter.setVisible(bool(self._all))
        if shown:
            self.list.setCurrentIndex(self.model.index(at))
        self._tell()

    def focus_first(self) -> None:
        front = self._stack.currentWidget()
        (front.button if isinstance(front, EmptyPlace) else self.list).setFocus()

    def _filter(self, wish: str) -> None:
        self._wish = wish
        self.filter.show_value(wish)
        if self._now is not None:
            self.show_rounds(self._all, self._now)

    def _marked(self) -> RoundSeen | None:
        at = self.list.currentIndex().row()
        return self.model.rounds[at] if 0 <= at < len(self.model.rounds) else None

    def _tell(self) -> None:
        """What the round in front did."""
        one = self._marked()
        clear_layout(self._happened)
        if one is None:
            return
        self._heading.setText(moment(one.told.at))
        self._facts.setText(told_in_full(one))
        if one.told.trouble in {kind.value for kind in Kind}:
            self.trouble.say(notice(Trouble(Kind(one.told.trouble))), "warn")
        else:
            self.trouble.clear()
        for said, ink, happened in _groups(one):
            self._put_group(said, ink, happened)

    def _put_group(self, said: str, ink: str, happened: Sequence[Happened]) -> None:
        heading = words(said, "labelStrong", wraps=False)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for one in happened:
            lines.addWidget(self._line(one, ink))
        self._happened.addSpacing(px(8))
        self._happened.addWidget(heading)
        self._happened.addSpacing(px(4))
        self._happened.addWidget(frame("card", lines, margins=(4, 4, 4, 4)))

    def _line(self, one: Happened, ink: str) -> QWidget:
        """A record can be opened; a refusal says why, and what to do, below."""
        name = one.title or (tr("Belum bernama") if one.record_id else one.name or tr("Isian orang lain"))
        picture = {"right": "circle-check", "wrong": "circle-x"}.get(ink, "triangle-alert")
        if one.what == "sent":
            row = RowButton(picture, ink, name, one.form_title, "")
        else:
            now = "" if one.what != "refused" or one.wants_person else tr("sudah teratasi")
            row = RowButton(picture, ink if not now else "ink3", name, one.form_title, now)
        row.setEnabled(bool(one.record_id))
        row.clicked.connect(lambda: self.record_opened.emit(one.record_id))
        if one.what == "sent":
            return row
        holder = QWidget()
        why = _why(one)
        said = below(words(why.sentence), *([words(why.advice, "hint")] if why.advice else []), gap=2)
        said.setContentsMargins(px(46), 0, px(12), px(8))
        holder.setLayout(below(row, said, gap=0))
        return holder

    def _into(self) -> None:
        """Enter: to the first thing that can be opened."""
        for row in self.findChildren(RowButton):
            if row.isEnabled() and row.isVisible():
                row.setFocus()
                return


def _groups(one: RoundSeen) -> list[tuple[str, str, tuple[Happened, ...]]]:
    refused, sent = one.of("refused"), one.of("sent")
    others = tuple(each for each in one.happened if each.what in ("rejected", "failed", "shrank"))
    found = (
        (tr("Ditolak server"), "wrong", refused),
        (tr("Perlu dilihat"), "warn", others),
        (tr("Diterima server"), "right", sent),
    )
    return [(f"{said} ({len(each)})", ink, each) for said, ink, each in found if each]


def _why(one: Happened) -> Notice:
    known = one.kind in {kind.value for kind in Kind}
    facts = {}
    if one.what == "shrank" and len(rows := one.message.split()) == 2:
        facts = {"before": rows[0], "after": rows[1]}
    return notice(Trouble(Kind(one.kind) if known else Kind.REFUSED_INVALID, **facts))
