"""Everybody's work in numbers: by person, by form, what stands out, and what is left out of it."""

from __future__ import annotations

from desktop.demo.families import flood
from desktop.demo.workspace import hand_in
from desktop.forms import library
from desktop.paths import RESOURCES
from desktop.roles.enumerator import Enumerator
from desktop.roles.statistics import FEWEST, Outlier, Work
from desktop.store import door
from desktop.store.users_table import NewUser, Role
from desktop.xforms import Interview
from tests.roles.conftest import QUICK, Village


def filled(village: Village, role: Enumerator, minutes: int) -> str:
    """A report that took so long."""
    opened = role.start(village.disaster_form)
    interview = Interview(opened.form)
    for step in range(minutes + 1):
        interview.answer("/data/kejadian/penyebab", "a" * (step + 1))
        role.save_draft(opened, interview.snapshot(), "")
        village.clock.pass_(minutes=1)
    role.hand_in(opened, interview.snapshot(), interview.finalize())
    return opened.record_id


def work_of(village: Village, role: Enumerator) -> Work:
    return next(one for one in village.ratna.statistics().people if one.author == role.user.id)


def test_time_is_compared_form_by_form_with_what_the_others_take(village: Village) -> None:
    for _ in range(FEWEST):
        filled(village, village.siti, 10)
        filled(village, village.budi, 2)
    siti, budi = work_of(village, village.siti), work_of(village, village.budi)
    (form,) = budi.forms
    assert (form.title, form.records, form.minutes, form.others) == ("Laporan Awal Bencana", FEWEST, 2.0, 10.0)
    assert (budi.outliers, budi.quick) == ((Outlier.QUICK,), FEWEST)
    assert (siti.outliers, siti.quick) == ((), 0)


def test_who_is_sent_back_much_more_often_stands_out(village: Village) -> None:
    for number in range(FEWEST):
        village.hand_in(number)
        village.ratna.send_back(village.hand_in(number + 20, by=village.budi), "Periksa lagi")
    assert work_of(village, village.budi).outliers == (Outlier.SENT_BACK,)
    assert work_of(village, village.budi).share_back == 1.0
    assert work_of(village, village.siti).outliers == ()


def test_companions_are_nobodys_work(village: Village) -> None:
    library.install(village.vault, (RESOURCES / "forms" / "tinjauan.xml").read_bytes(), {}, server_id="")
    hand_in(village.siti, village.disaster_form, flood())
    family = village.hand_in()
    village.ratna.approve(family)
    village.ratna.release([family])
    told = village.ratna.statistics()
    assert [(one.name, one.records) for one in told.people] == [("Siti", 2)]
    assert sum(count for _, count in told.days) == 2


def test_somebody_who_only_began_has_no_time(village: Village) -> None:
    user = door.add_user(village.vault, NewUser("Dewi", "kata sandi", Role.ENUMERATOR), at=village.clock(), cost=QUICK)
    dewi = Enumerator(village.vault, user, now=village.clock)
    opened = dewi.start(village.disaster_form)
    dewi.save_draft(opened, Interview(opened.form).snapshot(), "")
    assert (work_of(village, dewi).minutes, work_of(village, dewi).handed_in) == (None, 0)
