"""The audit log, as the servers read it."""

from __future__ import annotations

from desktop.xforms import load_form
from desktop.xforms.audit import AuditLog, AuditSettings, Event, audit_settings
from tests.xforms.test_slice import FORM

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
