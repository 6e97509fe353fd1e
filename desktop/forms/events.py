"""Which reports of disasters are of one event: the same entity, the same name, or merged by the coordinator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field

from desktop.frozen import frozen

MERGING = "konsolidasi"
REPORTS = ("laporan_awal_bencana", "bencana_perkembangan", MERGING)
SAME = "1"  # of the question `gabung`: the same event
_MERGED = re.compile(r"^(.*/laporan\[\d+\])/gabung$")
Answers = Mapping[str, str]  # by ref, as sealed


@frozen
class Events:
    """`of` says whose event a report is. Made by `events`."""

    into: Mapping[str, str] = field(default_factory=dict)  # an event → the one it was merged into
    known: Mapping[str, str] = field(default_factory=dict)  # a name or a label → the event's id

    def of(self, report: Answers) -> str:
        """The id of the event, else its name; "" for a report that has neither."""
        said = _id(report) or _first(report, "nama_kejadian")
        for label in (_first(report, "label_sementara"), _first(report, "nama_kejadian")):
            if not _first(report, "kejadian") and label in self.known:
                said = self.known[label]
                break
        for _step in range(len(self.into)):  # merged into one that was merged itself
            if said not in self.into:
                break
            said = self.into[said]
        return said


def events(reports: Iterable[Answers], merging: Iterable[Answers], listed: Iterable[Mapping[str, str]]) -> Events:
    """From first reports and sitreps, the coordinator's mergings (oldest first), and the rows of `kejadian.csv`.

    The list closes what was merged (`digabung_ke`); a merging that is here says the same or something newer.
    """
    rows = list(listed)
    labels = {row.get("label", ""): row.get("name", "") for row in rows}
    names = {}
    for one in reports:  # a first report has its event's label, not the id the list has
        found = _first(one, "kejadian") or labels.get(_first(one, "label_sementara")) or _first(one, "id_kejadian")
        if found:
            names[_first(one, "nama_kejadian")] = found
    known = {**names, **labels}
    # what the list says, for laptops that have not the coordinator's own record
    into = {row["name"]: kept for row in rows if (kept := row.get("digabung_ke", "")) and kept != row.get("name")}
    for one in merging:
        kept = _first(one, "kejadian") or known.get(_first(one, "nama_kejadian"), "")
        for other in _others(one):
            if kept and other and other != kept:
                into[other] = kept
                into.pop(kept, None)  # a later decision stands
    return Events(into, {name: found for name, found in known.items() if name})


def _others(merging: Answers) -> list[str]:
    """The events that a merging names as the same."""
    rows = [found[1] for ref, value in merging.items() if value == SAME and (found := _MERGED.match(ref))]
    return [merging.get(f"{row}/kejadian_lain", "") for row in rows]


def _id(report: Answers) -> str:
    return _first(report, "kejadian") or _first(report, "id_kejadian")


def _first(report: Answers, name: str) -> str:
    """The answer of a question outside every repeat, by its name."""
    ends = f"/{name}"
    return next((value for ref, value in report.items() if value and ref.endswith(ends) and "[" not in ref), "")
