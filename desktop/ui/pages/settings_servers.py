"""The servers of this laptop, side by side: join one by what the office sends, name it, take it off again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QWidget

from desktop.trouble import Kind, Trouble
from desktop.ui.notices import notice
from desktop.ui.pages.door import Labelled, SecretField
from desktop.ui.pages.settings_code import ask_file, code_in
from desktop.ui.pieces import NoticeBar, Picture, below, beside, button, frame, put_in, words
from desktop.ui.theme import px, tone
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.roles.servers import Known
    from desktop.ui.media.port import OpenDevices

ROW, MOST_ROWS = 34, 6


class ServersCard(QFrame):
    """Rows are servers; the buttons below are about the one that is marked. Without any, the fields to join stand open.

    `show_servers(known)`; `say(trouble | None, sentence)` how a deed went.
    """

    given = Signal(str, str, str)  # address or code, secret, account name ("" for a code)
    forms_asked = Signal()
    renamed = Signal(str, str)  # server id, name
    left = Signal(str)  # server id
    account_given = Signal(str, str, str)  # server id, e-mail and password of a web account
    account_forgotten = Signal(str)  # server id

    def __init__(self) -> None:
        super().__init__()
        tone(self, "card")
        self._known: tuple[Known, ...] = ()
        self._practice = False
        self.heading = words(look="heading", wraps=False)
        self._state, self._state_icon = words(look="label"), Picture("server", 20)
        self._rows, self.list = QStringListModel(self), QListView()
        self.list.setModel(self._rows)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tone(self.list, "found")
        self.address, self.secret, self.account, self.name = QLineEdit(), SecretField(), QLineEdit(), QLineEdit()
        self._address, self._secret, self._account = (
            Labelled(self.address),
            Labelled(self.secret),
            Labelled(self.account),
        )
        self._name = Labelled(self.name, hint=False)
        self.keep, self.from_file, self.end = button("primary", "server"), button("quiet", "qr-code"), button("quiet")
        self.add, self.fetch = button("", "plus"), button("", "download")
        self.change, self.leave = button("", "pencil"), button("quiet", "log-out")
        self.keep_name, self.end_name = button("primary", "check"), button("quiet")
        self.web, self.web_secret, self.read = QLineEdit(), SecretField(), button("", "clipboard-check")
        self._web, self._web_secret = Labelled(self.web), Labelled(self.web_secret, hint=False)
        self.keep_web, self.forget_web, self.end_web = button("primary", "key-round"), button("quiet"), button("quiet")
        self._question, self.yes, self.no = words(), button("danger"), button()
        self.with_camera = button("quiet", "camera")
        self.devices: OpenDevices | None = None
        self.ask_file = ask_file
        self.notice = NoticeBar()
        self._arrange()
        self._wire()
        self.say_words()

    def _arrange(self) -> None:
        put_in(self.address, "clipboard-paste")
        state = beside(self._state_icon, self._state, gap=10)
        state.setStretch(1, 1)
        self._joining, self._naming, self._reading, self._buttons = QWidget(), QWidget(), QWidget(), QWidget()
        web = beside(self.keep_web, self.forget_web, self.end_web, None)
        self._reading.setLayout(below(self._web, self._web_secret, web, gap=4))
        self._reading.hide()
        self.with_camera.hide()
        sent, keep = beside(self.from_file, self.with_camera, None), beside(self.keep, self.end, None)
        self._joining.setLayout(below(self._address, sent, self._secret, self._account, keep, gap=4))
        for before, after in pairwise((self.address, self.from_file, self.with_camera, self.secret)):
            QWidget.setTabOrder(before, after)
        self._naming.setLayout(below(self._name, beside(self.keep_name, self.end_name, None), gap=8))
        about_one = beside(self.change, self.read, self.leave, None)  # two rows: five buttons do not fit beside
        self._buttons.setLayout(below(beside(self.add, self.fetch, None), about_one, gap=8))
        asked = below(self._question, beside(self.yes, self.no, None), gap=8)
        self._asking = frame("warn", asked, margins=(12, 10, 12, 10))
        below_list = (self.notice, self._asking, self._joining, self._naming, self._reading, self._buttons)
        inner = below(self.heading, state, self.list, *below_list, gap=8)
        inner.setContentsMargins(px(20), px(16), px(20), px(18))
        self.setLayout(inner)
        self._naming.hide()
        self._asking.hide()

    def _wire(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._allow())
        for field in (self.address, self.secret, self.account):
            field.returnPressed.connect(self.keep.click)
        self.address.textChanged.connect(lambda _text: self._allow())
        self.keep.clicked.connect(self._give)
        self.from_file.clicked.connect(self._take_from_file)
        self.with_camera.clicked.connect(self._take_with_camera)
        self.end.clicked.connect(self._end)
        self.add.clicked.connect(self.begin)
        self.fetch.clicked.connect(self.forms_asked)
        self.change.clicked.connect(self._begin_name)
        self.name.returnPressed.connect(self.keep_name.click)
        self.keep_name.clicked.connect(self._give_name)
        self.end_name.clicked.connect(self._end)
        self.leave.clicked.connect(self._ask_leaving)
        self.yes.clicked.connect(self._leave)
        self.read.clicked.connect(self._begin_web)
        self.keep_web.clicked.connect(self._give_web)
        self.forget_web.clicked.connect(self._forget_web)
        self.end_web.clicked.connect(self._end)
        for field in (self.web, self.web_secret):
            field.returnPressed.connect(self.keep_web.click)
        self.no.clicked.connect(self._end)

    def say_words(self) -> None:
        self.heading.setText(tr("Server"))
        self.list.setAccessibleName(tr("Server di laptop ini"))
        self._address.say(
            tr("Kode atau alamat dari Dinas"),
            tr("Tempel kode pengaturan, atau alamat server yang dimulai dengan https://"),
        )
        self._secret.say(tr("Kode akses"), tr("Kosongkan bila sudah termasuk dalam kode dari Dinas."))
        self._account.say(
            tr("Nama akun"), tr("Hanya untuk server yang memakai nama dan kata sandi, misalnya KoboToolbox atau Ona.")
        )
        self.address.setPlaceholderText("https://…")
        self._name.say(tr("Nama server di laptop ini"))
        self.secret.say_words()
        self.web_secret.say_words()
        self._web.say(
            tr("Surel akun web"),
            tr("Keputusan Anda disampaikan ke ODK Central, dan kiriman dari desa Anda datang untuk diperiksa di sini."),
        )
        self._web_secret.say(tr("Kata sandi akun web"))
        for made, said in (
            (self.keep, tr("Simpan dan coba sambungan")),
            (self.from_file, tr("Gambar QR atau berkas…")),
            (self.with_camera, tr("Kamera…")),
            (self.end, tr("Batal")),
            (self.add, tr("Tambah server")),
            (self.fetch, tr("Ambil formulir")),
            (self.change, tr("Ganti nama")),
            (self.leave, tr("Lepas dari laptop ini")),
            (self.keep_name, tr("Simpan nama")),
            (self.end_name, tr("Batal")),
            (self.yes, tr("Ya, lepas")),
            (self.read, tr("Akun web")),
            (self.keep_web, tr("Simpan dan coba")),
            (self.forget_web, tr("Hapus akun")),
            (self.end_web, tr("Batal")),
            (self.no, tr("Batal")),
        ):
            made.setText(said)
        self.show_servers(self._known, practice=self._practice)

    def show_servers(self, known: Sequence[Known], *, practice: bool = False) -> None:
        """The servers in use; the mark stays where it was."""
        marked = self._marked()
        self._known, self._practice = tuple(known), practice
        self._rows.setStringList([_row(one) for one in self._known])
        at = next((at for at, one in enumerate(self._known) if marked is not None and one.id == marked.id), 0)
        self.list.setCurrentIndex(self._rows.index(at))
        self.list.setFixedHeight(px(ROW) * min(max(len(self._known), 1), MOST_ROWS) + px(8))
        self.list.setVisible(bool(self._known) and not practice)
        if practice or not self._known:
            self._joining.setVisible(not practice)
        elif not self.address.text() and not self.address.hasFocus():
            self._joining.hide()
        self._allow_buttons()
        self.end.setVisible(bool(self._known))
        self._say_state()
        self._allow()

    def say(self, trouble: Trouble | None, sentence: str = "") -> None:
        """How the try went: a Trouble in place, or a sentence that it works; the fields are empty then."""
        self.keep.setText(tr("Simpan dan coba sambungan"))
        if trouble is not None:
            self.notice.say(notice(trouble), "warn")
        else:
            within = self._joining.isAncestorOf(self.focusWidget() or self.list)
            self._empty()
            self.notice.say_sentence(sentence)
            self._reading.hide()
            self._joining.setVisible(not self._known)
            self._allow_buttons()
            if within and self._known:
                self.list.setFocus()
        self._allow()

    def begin(self) -> None:
        """Another server: the fields to join stand open."""
        self._quiet()
        self._joining.show()
        self.address.setFocus()
        self._allow_buttons()

    def focus_first(self) -> None:
        (self.list if self._known else self.address).setFocus()

    def _say_state(self) -> None:
        if self._practice:
            said, name, ink = tr("Mode latihan tidak pernah terhubung ke server."), "graduation-cap", "practice"
        elif not self._known:
            said = tr("Belum ada server. Minta kode pengaturan ke Dinas, lalu tempel di sini.")
            name, ink = "server", "warn"
        elif any(one.rejected for one in self._known):
            said = tr(
                "Satu kode akses tidak lagi diterima servernya. Minta kode baru ke Dinas, lalu tambahkan di sini."
            )
            name, ink = "triangle-alert", "warn"
        elif len(self._known) == 1:
            said, name, ink = tr("Isian dikirim ke server ini."), "server", "right"
        else:
            said = tr("Setiap isian terikat pada server asal formulirnya dan dikirim ke sana.")
            name, ink = "server", "right"
        self._state.setText(said)
        self._state_icon.show_icon(name, ink)

    def _allow(self) -> None:
        marked = self._marked()
        self.change.setEnabled(marked is not None)
        self.leave.setEnabled(marked is not None and marked.may_leave)
        self.read.setVisible(marked is not None and marked.may_read)
        self.keep.setEnabled(bool(self.address.text().strip()))

    def _marked(self) -> Known | None:
        at = self.list.currentIndex().row()
        return self._known[at] if 0 <= at < len(self._known) else None

    def _give(self) -> None:
        if not self.address.text().strip():
            self.address.setFocus()
            return
        self.notice.clear()
        self.keep.setEnabled(False)
        self.keep.setText(tr("Mencoba sambungan…"))
        self.given.emit(self.address.text().strip(), self.secret.text().strip(), self.account.text().strip())

    def _take_from_file(self) -> None:
        """The code of the office as it was sent on: a picture of it is enough."""
        path = self.ask_file(self)
        if not path:
            return
        found = code_in(path)
        if found:
            self.address.setText(found)
            self._give()
        else:
            self.notice.say_sentence(tr("Tidak ada kode Dinas dalam berkas itu. Coba gambar yang lebih tajam."), "warn")

    def use_camera(self, devices: OpenDevices | None) -> None:
        """The laptop's camera, where its addition is installed."""
        self.devices = devices
        self.with_camera.setVisible(devices is not None)

    def _take_with_camera(self) -> None:
        """The code of the office on paper, or on somebody's screen: the first one that is seen."""
        from desktop.ui.media.camera_card import CameraCard, Purpose  # loaded when first wanted

        if self.devices is not None:
            card = CameraCard(self.window(), self.devices(), Purpose.CODE)
            card.found.connect(self._take_code)
            card.begin()

    def _take_code(self, code: str) -> None:
        self.address.setText(code.strip())
        self._give()

    def _begin_name(self) -> None:
        marked = self._marked()
        if marked is not None:
            self._quiet()
            self.name.setText(marked.name)
            self._naming.show()
            self.name.setFocus()
            self.name.selectAll()

    def _give_name(self) -> None:
        marked, name = self._marked(), self.name.text().strip()
        self._end()
        if marked is not None and name and name != marked.name:
            self.renamed.emit(marked.id, name)

    def _begin_web(self) -> None:
        marked = self._marked()
        if marked is not None:
            self._quiet()
            self.web.setText(marked.web_account)
            self.forget_web.setVisible(bool(marked.web_account))
            self._reading.show()
            (self.web_secret if marked.web_account else self.web).setFocus()

    def _give_web(self) -> None:
        marked, email = self._marked(), self.web.text().strip()
        if marked is None or not email or not self.web_secret.text():
            (self.web_secret if email else self.web).setFocus()
            return
        self.notice.clear()
        self.account_given.emit(marked.id, email, self.web_secret.take())

    def _forget_web(self) -> None:
        marked = self._marked()
        self._end()
        if marked is not None:
            self.account_forgotten.emit(marked.id)

    def _ask_leaving(self) -> None:
        """The access code goes too, which cannot be undone: that is asked. What would be stranded is told instead."""
        marked = self._marked()
        if marked is None:
            return
        self._quiet()
        if marked.held.unsent or marked.held.drafts:
            facts = {"unsent": marked.held.unsent, "drafts": marked.held.drafts}
            self.notice.say(notice(Trouble(Kind.SERVER_STILL_NEEDED, **facts)), "warn")
            return
        self._question.setText(
            tr(
                "Lepas {name}? Kode aksesnya dihapus dan formulirnya tidak ditawarkan lagi."
                " Isian yang sudah terkirim dan bukti terimanya tetap tersimpan.",
                name=marked.name,
            )
        )
        self._asking.show()
        self.no.setFocus()

    def _leave(self) -> None:
        marked = self._marked()
        self._end()
        if marked is not None:
            self.left.emit(marked.id)

    def _end(self) -> None:
        self._quiet()
        self._empty()
        (self.list if self._known else self.address).setFocus()

    def _empty(self) -> None:
        self.address.clear()
        self.secret.clear()
        self.account.clear()

    def _quiet(self) -> None:
        self.notice.clear()
        self._naming.hide()
        self._reading.hide()
        self._asking.hide()
        self._joining.setVisible(not self._known)
        self._allow_buttons()

    def _allow_buttons(self) -> None:
        """Not beside the fields to join: those have buttons of their own."""
        self._buttons.setVisible(bool(self._known) and not self._practice and self._joining.isHidden())


def _row(one: Known) -> str:
    """The office's name for it, the host, whose login it is, and what hangs on it."""
    if one.rejected:
        whose = tr("kode akses ditolak")
    elif one.own:
        whose = one.username  # an access code of one's own is what is expected: nothing to tell
    else:
        whose = tr("kode akses bersama") if one.shared else tr("belum ada kode akses untuk Anda")
    unsent = tr("{n} diajukan, belum di server", one.held.unsent) if one.held.unsent else ""
    drafts = tr("{n} draf", one.held.drafts) if one.held.drafts else ""
    host = one.host if one.host != one.name else ""
    web = tr("akun web {email}", email=one.web_account) if one.web_account else ""
    forms = tr("{n} formulir", one.held.forms)
    return " · ".join(part for part in (one.name, host, forms, whose, web, unsent, drafts) if part)
