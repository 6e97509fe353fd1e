"""Reading what a phone handed in: it is refused instead of sent back, and one it encrypted is only passed on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from desktop.store.stages import Stage
from desktop.ui.pages.review import ReviewPage
from desktop.xforms import Interview
from tests.ui.test_review import dossier, form


def shown(*, author: str, unread: bool = False) -> ReviewPage:
    made = dossier()
    made = replace(made, record=replace(made.record, author=author, stage=Stage.HANDED_IN))
    if unread:
        made = replace(made, xml=b'<data encrypted="yes"/>', draft=b"")
    page = ReviewPage(photo=lambda _id, _name, take: take(None))
    page.show_dossier(made, Interview(form(), draft=made.as_opened().draft), {})
    return page


def test_a_phones_record_is_refused(qapp: QApplication) -> None:
    page = shown(author="phone:1f6d")
    assert page.foot.send_back.text() == "Tolak"
    assert page.notice.isHidden()
    assert shown(author="somebody").foot.send_back.text() == "Kembalikan"


def test_what_a_phone_encrypted_says_so(qapp: QApplication) -> None:
    page = shown(author="phone:1f6d", unread=True)
    assert not page.notice.isHidden()
    assert "terenkripsi" in page.notice.accessibleName()
