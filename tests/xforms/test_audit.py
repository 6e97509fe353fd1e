"""The audit log, as the servers read it."""

from __future__ import annotations

from desktop.xforms import Interview, load_form
from desktop.xforms.audit import AuditLog, AuditSettings, Event, audit_settings
from desktop.xforms.sitting import Sitting
from tests.xforms.test_slice import FORM, clock

AUDITED = FORM.replace("<meta>", "<meta><audit/>").replace(
    "</model>",
    '<bind nodeset="/data/meta/audit" type="binary" xmlns:odk="http://www.opendatakit.org/xforms" '
    'odk:track-changes="true" odk:identify-user="true"/></model>',
)


def test_the_form_says_what_it_wants_logged() -> None:
    assert audit_settings(load_form(FORM)) is None
    assert audit_settings(load_form(AUDITED)) == AuditSettings(track_changes=True, identify_user=True)


def test_times_go_on_from_the_start_whatever_the_clock_says() -> None:
    ticks = iter([10.0, 12.5, 13.0])
    log = AuditLog(AuditSettings(track_changes=True, identify_user=True), 1000, lambda: next(ticks), user="ani")
    log.note(Event("form start"))
    log.note(Event("question", "/data/nama", 2000, 2600, "", 'Siti, "Ibu"'))
    log.note(Event("form save"))
    assert log.rows().decode().splitlines() == [
        "event,node,start,end,old-value,new-value,user",
        "form start,,3500,,,,ani",
        'question,/data/nama,2000,2600,,"Siti, ""Ibu""",ani',
        "form save,,4000,,,,ani",
    ]


def test_sittings_follow_each_other_in_one_file() -> None:
    log = AuditLog(AuditSettings(), 0, lambda: 0.0)
    log.note(Event("form resume", start=5))
    assert (
        log.rows(b"event,node,start,end\nform start,,1,\n")
        == b"event,node,start,end\nform start,,1,\nform resume,,5,\n"
    )


def test_a_sitting_notes_what_moved_since_it_was_kept_last() -> None:
    ticks = iter(range(100))
    settings = AuditSettings(track_changes=True, identify_user=True)
    sitting = Sitting(
        settings, {"/data/nama": ""}, now=clock, monotonic=lambda: float(next(ticks)), user="ani", resumed=False
    )
    sitting.kept({"/data/nama": "Siti", "/data/meta/instanceID": "uuid:1"})
    lines = sitting.closed({"/data/nama": "Siti"}, finished=True)(b"").decode().splitlines()
    assert [line.split(",")[0] for line in lines] == [
        "event",
        "form start",
        "question",
        "form save",
        "form finalize",
        "form exit",
    ]
    assert lines[2].startswith("question,/data/nama,")
    assert lines[2].endswith(",,Siti,ani")
    again = sitting.closed({"/data/nama": ""}, finished=False)(b"before\n").decode()
    assert again.startswith("before\nquestion,/data/nama,")


def test_answers_stand_in_the_log_only_if_the_form_asks_for_them() -> None:
    sitting = Sitting(AuditSettings(), {}, now=clock, monotonic=lambda: 0.0, user="ani", resumed=True)
    told = sitting.closed({"/data/nama": "Siti"}, finished=False)(b"").decode()
    assert "question,/data/nama," in told
    assert "Siti" not in told
    assert "ani" not in told


def test_the_name_of_the_log_is_nothing_to_undo() -> None:
    interview = Interview(load_form(AUDITED), now=clock)
    interview.log_kept_as("audit.csv")
    assert b"<audit>audit.csv</audit>" in interview.submission()
    assert not interview.can_undo
    assert "audit.csv" in interview.finalize().attachments
