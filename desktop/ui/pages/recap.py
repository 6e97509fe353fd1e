"""Rekap: what was handed in, counted by region and by answer, as a table with bars; saved as PDF, Excel or CSV."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHeaderView, QStackedWidget, QTableView, QWidget

from desktop.roles.recap_values import Asked, Level, Question, Recap, Subject
from desktop.ui import formats
from desktop.ui.models.painting import dress_rows
from desktop.ui.models.recap import Bars, RecapRows, amount_said
from desktop.ui.page import Page
from desktop.ui.pages.door import Labelled
from desktop.ui.palette import series
from desktop.ui.pieces import EmptyPlace, below, beside, button, frame, words
from desktop.ui.theme import px
from desktop.ui.translations import mark, tr

LEVELS = (
    (Level.DISTRICT, mark("Kabupaten/kota")),
    (Level.SUBDISTRICT, mark("Kecamatan")),
    (Level.VILLAGE, mark("Desa/kelurahan")),
)
SPANS = (("", mark("Semua waktu")), ("7", mark("7 hari terakhir")), ("30", mark("30 hari terakhir")),
         ("year", mark("Tahun ini")))  # fmt: skip


class RecapPage(Page):
    """`asked(Asked)` whenever something else is wanted; `saved(Recap)`; `documents_asked` for what is printed."""

    asked = Signal(object)
    subject_chosen = Signal(object)
    saved = Signal(object)
    documents_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._subjects: tuple[Subject, ...] = ()
        self._questions: tuple[Question, ...] = ()
        self._now = datetime.now().astimezone()
        self._level_chosen = False  # by a person: then it stays
        self.recap: Recap | None = None
        self.form, self.level, self.by, self.figure, self.span = (QComboBox() for _ in range(5))
        self.approved, self.model, self.table = QCheckBox(), RecapRows(self), QTableView()
        self.legend, self.said, self.remark = Legend(), words(look="strong"), words(look="hint")
        self.empty, self._stack = EmptyPlace("chart-column"), QStackedWidget()
        self.documents = button("", "file-text")
        self._fields = [Labelled(one, hint=False) for one in (self.form, self.level, self.by, self.figure, self.span)]
        self._arrange()
        self._wire()
        self.say_words()
        self._show_stack()

    def _arrange(self) -> None:
        for combo in (self.form, self.level, self.by, self.figure, self.span):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(12 if combo in (self.form, self.by) else 8)
            combo.currentTextChanged.connect(combo.setToolTip)  # which may be cut
        fields = beside(*self._fields, gap=12)
        for at, share in enumerate((4, 2, 3, 3, 2)):
            fields.setStretch(at, share)
        self.table.setModel(self.model)
        self.table.setAlternatingRowColors(False)
        dress_rows(self.table)
        self.table.horizontalHeader().setMinimumSectionSize(px(56))
        told = beside(self.said, None, self.approved, gap=12)
        top = below(fields, told, self.legend, self.remark, gap=10)
        top.setContentsMargins(px(28), 0, px(28), px(8))
        rows = below(self.table, gap=0)
        card = below(frame("card", rows, margins=(4, 4, 4, 4)))
        card.setContentsMargins(px(28), 0, px(28), px(14))
        work = below(top, card, gap=0)
        work.setStretch(1, 1)
        holder = QWidget()
        holder.setLayout(work)
        self._stack.addWidget(holder)
        self._stack.addWidget(self.empty)
        self.put(self._stack)
        self.beside_title.addWidget(self.documents)
        self.put_foot(icon_name="download").clicked.connect(self._save)

    def _wire(self) -> None:
        self.form.currentIndexChanged.connect(lambda _at: self._choose_form())
        for combo in (self.level, self.by, self.figure, self.span):
            combo.currentIndexChanged.connect(lambda _at: self._ask())
        self.level.activated.connect(lambda _at: self._choose_level())
        self.approved.toggled.connect(lambda _on: self._ask())
        self.documents.clicked.connect(self.documents_asked)
        self.empty.pressed.connect(self.documents_asked)
        for keys, call in (("Ctrl+E", self._save), ("Ctrl+D", self.documents_asked.emit)):
            QShortcut(QKeySequence(keys), self, call, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- words

    def say_words(self) -> None:
        self.title.setText(tr("Rekap & cetak"))
        self.say_subtitle(tr("Dihitung di laptop ini dari isian yang sudah diajukan. Draf tidak dihitung."))
        said = (tr("Formulir"), tr("Dirinci per"), tr("Menurut"), tr("Yang dihitung"), tr("Waktu"))
        for field, one in zip(self._fields, said, strict=True):
            field.say(one)
        self.approved.setText(tr("Hanya yang sudah disetujui"))
        self.documents.setText(tr("Dokumen…"))
        self.documents.setToolTip(tr("Laporan, berita acara, dan daftar (Ctrl+D)"))
        self.table.setAccessibleName(tr("Rekap"))
        if self.primary is not None:
            self.primary.setText(tr("Simpan rekap…"))
            self.primary.setToolTip(tr("PDF, Excel, atau CSV (Ctrl+E)"))
        self.empty.say(
            tr("Belum ada yang dapat direkap"),
            tr("Rekap per desa, kecamatan, dan kabupaten/kota ada di sini begitu isian pertama diajukan."),
            tr("Dokumen…"),
        )
        _fill(self.level, [(tr(said), level) for level, said in LEVELS])
        _fill(self.span, [(tr(said), key) for key, said in SPANS])
        if self._subjects:
            self.show_questions(self._questions)
            self.show_recap(self.recap)

    # -- in

    def show_subjects(self, subjects: Sequence[Subject], now: datetime) -> None:
        """The forms there is something of; the one chosen stays."""
        self._subjects, self._now = tuple(subjects), now
        _fill(self.form, [(f"{one.title} ({formats.number(one.records)})", one.form_id) for one in subjects])
        self._show_stack()
        self._choose_form()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """What can be counted by and summed; at the beginning the records themselves, place by place."""
        self._questions = tuple(questions)
        choices = [(_named(one), one.ref) for one in questions if one.choices]
        _fill(self.by, [(tr("Tidak dirinci"), ""), *choices])
        _fill(
            self.figure,
            [(tr("Banyaknya isian"), ""), *((_named(one), one.ref) for one in questions if not one.choices)],
        )
        self._ask()

    def show_recap(self, recap: Recap | None) -> None:
        """The same table again leaves everything where it is."""
        if recap is not None and self._goes_finer(recap):
            return
        if recap != self.recap or recap is None:
            self.model.show(recap)
        self.recap = recap
        self.legend.show_parts(recap.columns if recap is not None and len(recap.columns) > 1 else ())
        self.remark.setText(remarks(recap) if recap is not None else "")
        self.remark.setVisible(bool(self.remark.text()))
        if recap is not None:
            self.said.setText(said(recap))
            self._measure()
        if self.primary is not None:
            self.primary.setEnabled(recap is not None and bool(recap.lines))

    def focus_first(self) -> None:
        (self.form if self._subjects else self.empty.button).setFocus()

    def wanted(self) -> Asked:
        """What the fields ask for."""
        span = str(self.span.currentData() or "")
        since = None
        if span == "year":
            since = self._now.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
        elif span:
            since = self._now - timedelta(days=int(span))
        return Asked(
            str(self.form.currentData() or ""), self.level.currentData() or Level.DISTRICT,
            str(self.by.currentData() or ""), str(self.figure.currentData() or ""), since, self.approved.isChecked(),
        )  # fmt: skip

    # -- inside

    def _show_stack(self) -> None:
        self._stack.setCurrentIndex(0 if self._subjects else 1)
        if self.primary is not None:
            self.primary.setVisible(bool(self._subjects))

    def _choose_form(self) -> None:
        chosen = next((one for one in self._subjects if one.form_id == self.form.currentData()), None)
        if chosen is not None:
            if not self._level_chosen:
                self._put(self.level, Level.SUBDISTRICT)
            self.subject_chosen.emit(chosen)

    def _goes_finer(self, recap: Recap) -> bool:
        """One kecamatan is no table: who works in one sees its villages, until they choose something else."""
        one = recap.asked.level is Level.SUBDISTRICT and len(recap.lines) == 1
        if self._level_chosen or not one or self.level.currentData() is not Level.SUBDISTRICT:
            return False
        self._put(self.level, Level.VILLAGE)
        self._ask()
        return True

    def _choose_level(self) -> None:
        self._level_chosen = True

    def _ask(self) -> None:
        wanted = self.wanted()
        if wanted.form_id:
            self.asked.emit(wanted)

    def _save(self) -> None:
        if self.recap is not None and self.recap.lines:
            self.saved.emit(self.recap)

    def _put(self, combo: QComboBox, data: object) -> None:
        combo.blockSignals(True)
        combo.setCurrentIndex(max(combo.findData(data), 0))
        combo.blockSignals(False)

    def _measure(self) -> None:
        """Names as wide as they are, numbers narrow, the bars take what is left."""
        head = self.table.horizontalHeader()
        for at in range(self.model.columnCount()):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(self.model.bar, QHeaderView.ResizeMode.Stretch)
        self.table.setItemDelegateForColumn(self.model.bar, self._bars())
        for at in range(self.model.bar):
            wide = max(self.table.sizeHintForColumn(at), head.sectionSizeHint(at)) + px(16)
            self.table.setColumnWidth(at, min(wide, px(320 if at == 0 else 200)))

    def _bars(self) -> Bars:
        for at in range(self.model.columnCount() + 1):
            self.table.setItemDelegateForColumn(at, None)  # type: ignore[arg-type]
        if not hasattr(self, "_painter"):
            self._painter = Bars(self.table)
        return self._painter


class Legend(QWidget):
    """Which colour is which."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[str, ...] = ()

    def show_parts(self, parts: Sequence[str]) -> None:
        self._parts = tuple(part or tr("Tidak dijawab") for part in parts)
        self.setFixedHeight(px(22) if self._parts else 0)
        self.setVisible(bool(self._parts))
        self.setAccessibleName(", ".join(self._parts))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at, side, measure = 0, px(12), self.fontMetrics()
        for place, part in enumerate(self._parts):
            said = measure.elidedText(part, Qt.TextElideMode.ElideRight, px(220))
            wide = side + px(6) + measure.horizontalAdvance(said) + px(18)
            if at + wide > self.width():
                break
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(series(place)))
            painter.drawRoundedRect(at, (self.height() - side) // 2, side, side, px(3), px(3))
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(at + side + px(6), 0, wide, self.height(), int(Qt.AlignmentFlag.AlignVCenter), said)
            at += wide
        painter.end()


def said(recap: Recap) -> str:
    """The sentence above the table."""
    regions = tr("{n} wilayah", sum(bool(line.total) for line in recap.lines))
    what = f"{amount_said(recap)}: {formats.number(recap.total)}" if recap.figure is not None or (
        recap.by is not None and recap.by.rows_of
    ) else ""  # fmt: skip
    return " · ".join(part for part in (tr("{n} isian", recap.records), what, regions) if part)


def remarks(recap: Recap) -> str:
    """What has to be known to read the table rightly."""
    lines = []
    if recap.newest_only:
        lines.append(tr("Laporan satu kejadian tidak dijumlahkan: hanya angka terbaru tiap kejadian yang dihitung."))
    if recap.coarse:
        lines.append(tr("Formulir terlindungi hanya dirinci sampai kabupaten/kota."))
    if recap.by is not None and recap.by.rows_of:
        lines.append(tr("Dihitung per baris “{name}”.", name=recap.by.rows_of))
    return " ".join(lines)


def _named(question: Question) -> str:
    return f"{question.label} ({question.rows_of})" if question.rows_of else question.label


def _fill(combo: QComboBox, rows: Sequence[tuple[str, object]]) -> None:
    """The same choice stays chosen, without asking anybody."""
    before = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    for said, data in rows:
        combo.addItem(said, data)
    combo.setCurrentIndex(max(combo.findData(before) if before is not None else 0, 0))
    combo.setToolTip(combo.currentText())
    combo.blockSignals(False)
