"""Forms opened in this session: compiled once, shared by every filling and reading of them (a Form is frozen)."""

from __future__ import annotations

from desktop.forms import library, semantics
from desktop.forms.semantics import Semantics
from desktop.frozen import frozen
from desktop.store.vault import Vault
from desktop.xforms import Form

KEPT = 12  # versions; a compiled form of a thousand questions is a few megabytes


@frozen
class OpenForm:
    """A form, and what its binds say to us."""

    form: Form
    meaning: Semantics


class OpenForms:
    """By the form's number in this vault. On the store lane."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._open: dict[int, OpenForm] = {}

    def get(self, key: int) -> OpenForm:
        """The form; Trouble FORM_MISSING, FORM_BROKEN."""
        found = self._open.pop(key, None)
        if found is None:
            form = library.open_key(self._vault, key)
            found = OpenForm(form, semantics.read(form, library.usual_review(self._vault)))
        self._open[key] = found
        if len(self._open) > KEPT:
            self._open.pop(next(iter(self._open)))
        return found
