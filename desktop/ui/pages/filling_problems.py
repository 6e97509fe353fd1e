"""What keeps a record from being handed in: gone round with Ctrl+E, listed with Ctrl+Shift+E, met at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.questions.wording import plain
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.ui.pages.filling import FillingPage
    from desktop.xforms import Node


class Problems(QObject):
    """One page's problems and warnings."""

    listed = Signal(object)  # [(ref, question, what is wrong)]: a list to jump from

    def __init__(self, page: FillingPage) -> None:
        super().__init__(page)
        self._page = page

    def go_on(self) -> None:
        """To the next problem after here, round and round."""
        self._look()
        self._page.going.round("wrong")

    def ask(self) -> None:
        """All of them, to choose from."""
        self.listed.emit([(node.ref, plain(node.label), violation_said(node)) for node in self._look()])

    def hold_up(self) -> bool:
        """Before handing in: go to the first problem, or to a warning nobody explained. False: all is well."""
        nodes = self._look()
        if nodes:
            self._page.go_to(nodes[0].ref)
            return True
        warned = self._page.warnings.unexplained()
        if warned is not None:
            self._ask_reason(warned)
        return warned is not None

    def _look(self) -> list[Node]:
        """Ask the interview; from now on empty answers show as such."""
        page = self._page
        page.where.settle()
        nodes = [page.interview.node(problem.ref) for problem in page.interview.problems()]
        page.show_again(nodes)
        return nodes

    def _ask_reason(self, warned: Node) -> None:
        """A warning holds nobody up; but why it stands all the same is said before a supervisor reads it."""
        page = self._page
        page.notice.say_sentence(tr("Masih ada peringatan. Perbaiki jawabannya, atau tulis alasannya."), "warn")
        page.go_to(warned.ref)
        if (card := page.where.card_of(warned)) is not None:
            card.ask_reason()


def violation_said(node: Node) -> str:
    """What is wrong with an answer, in few words."""
    if node.message:
        return plain(str(node.message))
    empty = node.violation == "required" or not node.value
    return tr("Wajib diisi.") if empty else tr("Jawaban ini tidak diterima formulir.")
