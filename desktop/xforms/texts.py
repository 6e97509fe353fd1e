"""Labels, hints and messages as they read now: in the present language, with answers filled in."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.xforms.definition import Rule, Text
from desktop.xforms.evaluation import Evaluation
from desktop.xforms.form import Form
from desktop.xforms.place import Place, locate
from desktop.xforms.rules import rules_of

MEDIA = ("image", "big-image", "audio", "video")


class Texts:
    """The texts of one interview."""

    def __init__(self, form: Form, evaluation: Evaluation, language: str | None) -> None:
        self._form = form
        self._evaluation = evaluation
        self.language = language

    def text(self, text: Text | None, place: Place) -> str:
        """A text as shown at a place."""
        if text is None:
            return ""
        found = self.forms(text, place)
        if found is not None:
            return self._fill(found.get("") or found.get("long") or found.get("short"), place)
        return self._fill(text, place)

    def form_of(self, text: Text | None, form: str, place: Place) -> str:
        """One form of an itext: `guidance`, `short`, `image`; "" if there is none."""
        found = self.forms(text, place) if text is not None else None
        return self._fill(found.get(form), place) if found else ""

    def media(self, text: Text | None, place: Place) -> Mapping[str, str]:
        """The media forms of a text."""
        found = self.forms(text, place) if text is not None else None
        return {kind: self._fill(found[kind], place) for kind in MEDIA if kind in found} if found else {}

    def message(self, place: Place, violation: str | None) -> str:
        """What the form says about a violation."""
        if violation == "constraint":
            return self.text(place.spec.constraint_message, place)
        if violation == "required":
            return self.text(place.spec.required_message, place)
        return ""

    def forms(self, text: Text, place: Place) -> Mapping[str, Text] | None:
        """The forms of an itext reference; None for a text written in place."""
        text_id = text.itext_id
        if text.itext_rule is not None:
            text_id = self._rule(text.itext_rule, place)
        return None if text_id is None else self.translation(text_id, place)

    def translation(self, text_id: str, place: Place) -> Mapping[str, Text]:
        """The forms of an itext id in the present language."""
        return self._form.definition.itext.forms(text_id, self.language, place.spec)

    def plain(self, text_id: str, place: Place) -> str:
        """The plain form of an itext id; the id itself if it has none."""
        found = self.translation(text_id, place)
        text = found.get("") or found.get("long") or found.get("short")
        return text_id if text is None else self._fill(text, place)

    def _fill(self, text: Text | None, place: Place) -> str:
        if text is None:
            return ""
        parts = [part if isinstance(part, str) else self._rule(part, place) for part in text.parts]
        return "".join(parts)

    def _rule(self, rule: Rule, place: Place) -> str:
        self._form.ready(rule)
        here: Place | None = place
        while here is not None and here.spec is not rule.context:
            here = here.parent
        return self._evaluation.shown(rule, locate(place, rule.context) if here is None else here)


__all__ = ["MEDIA", "Texts", "rules_of"]
