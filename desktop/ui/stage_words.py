"""The stages of a record in words, with the icon and the ink that go with them (words first, colour last)."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.store.stages import Stage
from desktop.ui.translations import mark, tr

_SAID: Mapping[Stage, str] = {
    Stage.DRAFT: mark("Draf"),
    Stage.HANDED_IN: mark("Diajukan"),
    Stage.RETURNED: mark("Dikembalikan"),
    Stage.WITHDRAWN: mark("Ditarik"),
    Stage.APPROVED: mark("Disetujui"),
    Stage.RELEASED: mark("Menunggu dikirim"),
    Stage.SENT: mark("Terkirim"),
    Stage.REFUSED: mark("Ditolak server"),
    Stage.DISCARDED: mark("Dibuang"),
}

# icon, token of its ink
SHOWN: Mapping[Stage, tuple[str, str]] = {
    Stage.DRAFT: ("pencil", "ink2"),
    Stage.HANDED_IN: ("clipboard-check", "ink2"),
    Stage.RETURNED: ("corner-up-left", "warn"),
    Stage.WITHDRAWN: ("undo-2", "ink2"),
    Stage.APPROVED: ("circle-check", "right"),
    Stage.RELEASED: ("clock", "warn"),
    Stage.SENT: ("circle-check", "right"),
    Stage.REFUSED: ("circle-x", "wrong"),
    Stage.DISCARDED: ("trash-2", "ink3"),
}


def stages_said() -> dict[Stage, str]:
    """All of them, for a lane that knows no language."""
    return {stage: stage_said(stage) for stage in _SAID}


def stage_said(stage: Stage) -> str:
    """The stage in the language in force."""
    return tr(_SAID[stage])
