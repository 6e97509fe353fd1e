"""Filling a form: outline, questions, progress. Speaks to the interview, tells the rest by signals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.forms import semantics
from desktop.trouble import Trouble
from desktop.ui.autosave import Autosave, Post
from desktop.ui.models.outline import Outline
from desktop.ui.models.outline_sections import Stop, Tally
from desktop.ui.notices import notice
from desktop.ui.pages.filling_around import around
from desktop.ui.pages.filling_aside import Aside, Note
from desktop.ui.pages.filling_course import Course
from desktop.ui.pages.filling_files import file_name
from desktop.ui.pages.filling_footer import FillingFooter, UndoLine
from desktop.ui.pages.filling_going import Going
from desktop.ui.pages.filling_header import FillingHeader, Heading
from desktop.ui.pages.filling_hints import KeyHints
from desktop.ui.pages.filling_keys import bind_keys, hints_of, is_enter
from desktop.ui.pages.filling_offers import offer_facts
from desktop.ui.pages.filling_outline import OutlinePane, unnamed
from desktop.ui.pages.filling_pasting import Pasting
from desktop.ui.pages.filling_prefilled import Prefilled
from desktop.ui.pages.filling_problems import Problems
from desktop.ui.pages.filling_roster import Roster
from desktop.ui.pages.filling_saved import Saved
from desktop.ui.pages.filling_screen import SectionScreen
from desktop.ui.pages.filling_sheets import Sheets
from desktop.ui.pages.filling_warnings import NO_REASONS, Warnings, generic
from desktop.ui.pages.filling_whereabouts import Whereabouts
from desktop.ui.pieces import NoticeBar
from desktop.ui.questions.answer import Surroundings
from desktop.ui.questions.card import QuestionCard
from desktop.ui.questions.kinds import is_asked
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr
from desktop.xforms import Aspect

if TYPE_CHECKING:
    from desktop.xforms import Changes, Interview, Node, Snapshot

NAMING_MS = 300  # the heading follows an answer when the typing pauses: it reads the whole form
RECOUNT_MS = 30  # the outline follows an answer a moment later: the answer itself is on the screen first
_STRUCTURE = Aspect.ADDED | Aspect.REMOVED


class FillingPage(QWidget):
    """One interview on the screen. Made for one interview, and closed with it."""

    closing = Signal()  # what is not on its way to the store yet has to go there now
    handed_in_asked = Signal()  # everything is answered and kept: hand it in
    left = Signal()  # a person closed it; what was typed is on its way to the store
    photo_chosen = Signal(object, bytes, str)  # node, bytes, the name that stands in the answer
    heading_changed = Signal(object)  # Heading: for the window's title

    def __init__(
        self,
        interview: Interview,
        *,
        save: Post,
        heading: Callable[[Interview], Heading] | None = None,
        surroundings: Surroundings | None = None,
        start_at: str = "",
        reasons: Mapping[str, str] = NO_REASONS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        tone(self, "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.interview = interview
        self._heading_of = heading or (lambda i: Heading(i.form.title))
        self.surroundings = around(self, surroundings or Surroundings())
        self.warnings = Warnings(semantics.read(interview.form).soft_rules, reasons, self)
        self._half: dict[Node, str] = {}  # half-typed text
        self._notes: dict[str, tuple[Note, ...]] = {}
        self._moved: set[Node] = set()
        self.autosave = Autosave(self._snapshot, save, self)
        self._build()
        bind_keys(self)
        self._listen()
        self._say()
        self._start(start_at)

    # -- building

    def _build(self) -> None:
        self.header, self.footer, self.aside = FillingHeader(), FillingFooter(), Aside()
        self.outline = Outline(lambda screen: unnamed(screen) or self.interview.form.title, self)
        self.pane = OutlinePane(self.outline)
        self.stack, self.undo_line, self.notice = QStackedWidget(), UndoLine(self), NoticeBar()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.pane)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.aside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addWidget(self.notice)
        box.addLayout(middle, 1)
        box.addWidget(self.footer)
        self.course = Course(
            self.interview.root,
            self.outline,
            self.stack,
            self._surroundings_of,
            self._screen_opened,
            self.warnings.is_rule,
            self.interview.form.make_ready(),
        )
        self.where = Whereabouts(self, self.course)
        self.going = Going(self.interview, self.course, self.where, self.pane, self)
        self.sheets = Sheets(self)
        self.where.sheet = lambda: self.sheets.front
        self.hints, self.problems, self.prefilled = KeyHints(self), Problems(self), Prefilled(self)
        self.pasting = Pasting(self)

    def _listen(self) -> None:
        self.header.left.connect(self.leave)
        self.header.language_chosen.connect(self.speak)
        self.pane.section_chosen.connect(self.going.to_screen)
        self.footer.went_back.connect(lambda: self.go(-1))
        self.footer.went_on.connect(lambda: self.go(1))
        self.footer.handed_in.connect(self.hand_in)
        self.footer.problem_asked.connect(self.problems.go_on)
        self.undo_line.undone.connect(self.undo)
        self.going.arrived.connect(self._arrived)
        self.going.at_end.connect(self._at_end)
        self.saved = Saved(self.autosave, self.header, self.notice, self.surroundings.now, self.leave)
        self._settling = QTimer(self, singleShot=True, interval=RECOUNT_MS)
        self._settling.timeout.connect(self._recount)
        self._naming = QTimer(self, singleShot=True, interval=NAMING_MS)
        self._naming.timeout.connect(lambda: self.header.show_heading(self._heading_of(self.interview)))

    def _screen_opened(self, screen: SectionScreen) -> None:
        screen.made.connect(self._row_made)
        screen.tabbed.connect(self.go)

    def _row_made(self, row: QWidget) -> None:
        if isinstance(row, QuestionCard):
            row.answered.connect(self.answer)
            row.typed.connect(self._typed)
            row.advanced.connect(lambda _node: self.go(1))
            row.file_chosen.connect(self._take_file)
            row.facts_known.connect(lambda _n, facts: offer_facts(row, facts, self.surroundings.now(), self.answer))
            self.warnings.follow(row)
            self.prefilled.follow(row)
        elif isinstance(row, Roster):
            row.added.connect(lambda: self.add(row.node))
            row.removed.connect(lambda place: self.remove(row.node, place))
            row.turned.connect(self.sheets.turn)
            row.opened.connect(lambda place: self.going.to_instance(row.node, place))

    def _surroundings_of(self, node: Node) -> Surroundings:
        return self.surroundings.at(self.interview.form.attributes(generic(node.ref)))

    # -- answering

    def answer(self, node: Node, text: str) -> None:
        """Give an answer to the interview and show what moved."""
        self._half.pop(node, None)
        if text != node.value:
            self.show_changes(self.interview.answer(node.ref, text))
        elif (card := self.where.card_of(node)) is not None:
            card.show_node()

    def add(self, repeat: Node) -> None:
        """A new instance, and its first question."""
        known = {child.key for child in repeat.children}
        self.show_changes(self.interview.add(repeat.ref))
        new = next((child for child in repeat.children if child.key not in known), None)
        screen = self.course.sections.screen_of(new) if new is not None else None
        if screen is not None:
            self.going.to_screen(screen)

    def remove(self, repeat: Node, place: int) -> None:
        """Take an instance away; for ten seconds a line offers to bring it back."""
        self.show_changes(self.interview.remove(repeat.children[place].ref))
        self.undo_line.offer(tr("Dibuang"), self.footer.height() + px(16))

    def undo(self) -> None:
        """Take the last answer back, and go to where it was."""
        self.where.settle()
        self.undo_line.hide()
        if self.interview.can_undo:
            self._show_and_go(self.interview.undo())

    def redo(self) -> None:
        """Give the answer again that was taken back."""
        self.where.settle()
        if self.interview.can_redo:
            self._show_and_go(self.interview.redo())

    def speak(self, language: str) -> None:
        """Another language of the form; the place is kept."""
        self.where.settle()
        self.interview.speak(language)
        self.course.show_everything()
        self._say()

    def next_language(self) -> None:
        """Ctrl+L: the next language of the form."""
        languages = self.interview.form.languages
        if len(languages) > 1:
            place = languages.index(self.interview.language) if self.interview.language in languages else -1
            self.speak(languages[(place + 1) % len(languages)])

    def _typed(self, node: Node, text: str) -> None:
        if text == node.value:
            self._half.pop(node, None)
        else:
            self._half[node] = text
        self.course.hold()
        self.autosave.changed()

    def _take_file(self, node: Node, data: bytes, name: str) -> None:
        kept = file_name(name, self.surroundings.now())
        self.photo_chosen.emit(node, data, kept)
        self.answer(node, kept)

    def show_changes(self, changes: Changes) -> None:
        """Show exactly what moved; the outline follows a moment later."""
        moved = changes.nodes
        had, focus, front = self._has_focus(), self.where.card(), self.sheets.front
        if structure := any(aspect & _STRUCTURE for aspect in moved.values()):
            self.course.remap()
            self.pane.mark(self.course.section)
        self.course.show_nodes(moved)
        self.sheets.refresh(front, structure=structure)
        self._moved.update(moved)
        self._settling.start()
        self.course.hold()
        self.autosave.changed()
        gone = focus is not None and not focus.node.relevant
        if had and not self._has_focus() and self.course.section is not None and (structure or not gone):
            self.going.to_screen(self.course.section)  # it went with the instance it was in
        elif focus is not None and gone:
            self.going.on_from(focus.node, 1)

    def _has_focus(self) -> bool:
        """Something on the page that a person sees has it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus) and focus.isVisible()

    def _show_and_go(self, changes: Changes) -> None:
        self.show_changes(changes)
        for node in changes.nodes:
            screen = self.course.sections.screen_of(node)
            if screen is not None and node.kind == "question" and node.relevant and is_asked(node):
                self.going.arrive(Stop(node, screen))
                return

    def _recount(self) -> None:
        moved, self._moved = self._moved, set()
        self.course.recount(moved)
        self.warnings.look(self.interview, self.course.sections.apart, self.where.card_of)
        self._say_state()
        if moved:
            self._naming.start()
            self.prefilled.soon()

    # -- going

    def go(self, step: int) -> None:
        """To the next (+1) or previous (-1) question; at the very end the primary button gets the focus."""
        self.going.step(step)

    def go_to(self, ref: str) -> bool:
        """To the question of a path (from the palette, a finding, a remark)."""
        return self.going.to(ref)

    def _arrived(self) -> None:
        self.course.hold()
        self._say_state()

    def _at_end(self) -> None:
        self._say_state(at_end=True)
        self.footer.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        """Where one is, as a path: for opening the draft there again."""
        return node.ref if (node := self.where.node()) is not None else ""

    def progress(self) -> Tally:
        """How much is answered of what is asked now, as the foot says it."""
        self._recount()
        return self.outline.total()

    def focus_first(self) -> None:
        """The window puts the page in front: the focus goes to the question or the cell one is at."""
        self.going.again() if self.sheets.front is None else self.sheets.front.focus_first()

    # -- leaving

    def save_now(self) -> None:
        """Keep everything at once; if all is kept already, say so again."""
        self.where.settle()
        if self.autosave.clean:
            self.saved.was_saved()
        self.autosave.save_now()

    def hand_in(self) -> None:
        """Ask for handing in, or go to the first problem."""
        if not self.problems.hold_up():
            self.keep_all()
            self.handed_in_asked.emit()

    def leave(self) -> None:
        """Close: everything typed goes to the store first."""
        self.keep_all()
        self.left.emit()

    def keep_all(self) -> None:
        """Everything to the last key is on its way to the store."""
        self.where.settle()
        self.closing.emit()
        self.autosave.save_last()

    @property
    def all_kept(self) -> bool:
        """Nothing typed is only on the screen."""
        card = self.where.card()
        return self.autosave.clean and not (card is not None and card.node in self._half)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_all()
        super().closeEvent(event)

    def _snapshot(self) -> Snapshot:
        """Everything to the last key. What is half-typed is kept but not answered: nothing follows from half a word."""
        return self.interview.snapshot().laid_over({node.ref: text for node, text in self._half.items()})

    def say_trouble(self, trouble: Trouble) -> None:
        """What was asked for could not be done (handing in, keeping a photo); the record stays open."""
        self.notice.say(notice(trouble))

    def show_notes(self, notes: Sequence[Note], of: str = "") -> None:
        """What the panel at the right has to say, of each who says something (prelist, remarks, findings)."""
        self._notes[of] = tuple(notes)
        self.aside.show_notes([note for said in self._notes.values() for note in said])
        self.aside.fold(self.window().width())

    def _say(self) -> None:
        self.header.show_heading(self._heading_of(self.interview))
        self.header.show_languages(self.interview.form.languages, self.interview.language)
        self.saved.say()
        self._say_state()

    def _say_state(self, at_end: bool = False) -> None:
        at_end = at_end or self.course.sections.beyond(self.where.node(), 1) is None
        self.footer.show_state(self.outline.total(), len(self.warnings.said), at_end)

    def show_again(self, nodes: Sequence[Node]) -> None:
        """These may look otherwise now: show them, and count again."""
        self.course.show_nodes(nodes)
        self._moved.update(nodes)
        self._recount()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt:
            self.hints.soon(hints_of(self))
        focus, plain = self.focusWidget(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_enter(event) and isinstance(focus, QPushButton) and self.footer.isAncestorOf(focus):
            focus.click()
        elif is_enter(event) and plain == Qt.KeyboardModifier.NoModifier:
            self.go(1)
        elif is_enter(event) and plain == Qt.KeyboardModifier.ShiftModifier:
            self.go(-1)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.hints.hide()
        super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.aside.fold(self.window().width())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.course.show_everything()
            self._say()
        super().changeEvent(event)

    def _start(self, ref: str) -> None:
        if not (ref and self.go_to(ref)):
            first = next((screen for screen in self.course.sections.screens if screen.shown), None)
            if first is not None:
                self.going.to_screen(first)
        self._recount()
        self.prefilled.look()
