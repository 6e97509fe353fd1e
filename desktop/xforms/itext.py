"""The texts of a form in its languages, read when asked for: a big form has thousands and a screen shows ten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

from desktop.xforms.definition import Rule, Spec, Text
from desktop.xforms.names import local

Raw: TypeAlias = Any  # a <text> as it was parsed, or as it was packed: ((form, (part, ...)), ...)
TextReader = Callable[[Raw, Spec], Mapping[str, Text]]


class Itext:
    """The translations of one form. Outputs in a text are read from where the text is shown (`context`)."""

    def __init__(self, translations: Mapping[str, Mapping[str, Raw]], default: str | None, read: TextReader) -> None:
        self._translations = translations
        self._read = read
        self._known: dict[tuple[str, str, Spec], Mapping[str, Text]] = {}
        self.languages = tuple(translations)
        self.default = default

    def has(self, text_id: str) -> bool:
        """Whether any language has this id."""
        return any(text_id in texts for texts in self._translations.values())

    def forms(self, text_id: str, language: str | None, context: Spec) -> Mapping[str, Text]:
        """The forms of a text ("" for the plain one), from `language` or, if it is missing there, from the default."""
        wanted = self._of(text_id, language, context) if language else {}
        if not wanted and self.default is not None and language != self.default:
            return self._of(text_id, self.default, context)
        return wanted

    def outputs(self, text_id: str, context: Spec) -> list[Text]:
        """The texts under an id, in any language and form, that show answers."""
        found: list[Text] = []
        for language, texts in self._translations.items():
            element = texts.get(text_id)
            if element is not None and any(len(value) for value in element):
                found.extend(self._of(text_id, language, context).values())
        return found

    def _of(self, text_id: str, language: str, context: Spec) -> Mapping[str, Text]:
        key = (language, text_id, context)
        if key not in self._known:
            element = self._translations.get(language, {}).get(text_id)
            self._known[key] = {} if element is None else self._read(element, context)
        return self._known[key]

    def packed(self) -> Raw:
        """All texts as plain values."""
        texts = tuple(
            (language, tuple((text_id, packed_text(raw)) for text_id, raw in texts.items()))
            for language, texts in self._translations.items()
        )
        return (self.default, texts)

    @classmethod
    def unpacked(cls, packed: Raw, root: Spec) -> Itext:
        """The texts of a packed form."""
        default, texts = packed
        return cls({language: dict(rows) for language, rows in texts}, default, _read_packed)


def packed_text(raw: Raw) -> Raw:
    """A <text> as ((form, parts), ...); an output is a tuple of its one expression."""
    if isinstance(raw, tuple):
        return raw
    return tuple((value.get("form", "").split(";")[0], _parts(value)) for value in raw if local(value.tag) == "value")


def _parts(value: Element) -> tuple[str | tuple[str], ...]:
    parts: list[str | tuple[str]] = [value.text or ""]
    for child in value:
        if local(child.tag) == "output":
            parts.append((child.get("value") or child.get("ref") or "''",))
        else:
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return tuple(part for part in parts if part != "")


def _read_packed(raw: Raw, context: Spec) -> Mapping[str, Text]:
    forms: dict[str, Text] = {}
    for form, parts in raw:
        made = tuple(part if isinstance(part, str) else Rule(part[0], context.ref, "output", context) for part in parts)
        forms.setdefault(form, Text(made))
    return forms


def read_element(element: Element, context: Spec) -> Mapping[str, Text]:
    """The forms of a <text> as it was parsed."""
    return _read_packed(packed_text(element), context)


def written(root: Element | Raw) -> Raw:
    """A list within a form as plain values: (tag, attributes, text, children)."""
    if isinstance(root, tuple):
        return root
    children = tuple(written(child) for child in root)
    return (root.tag, tuple(root.items()), "" if children else root.text or "", children)


def read_itext(model: Element) -> Itext:
    """The `itext` of a model; the default language is the one marked so, else the first."""
    translations: dict[str, dict[str, Element]] = {}
    default: str | None = None
    marked = False
    for itext in model:
        if not isinstance(itext.tag, str) or local(itext.tag) != "itext":
            continue
        for translation in itext:
            language = translation.get("lang", "")
            mark = translation.get("default")
            if default is None or (mark is not None and not marked):
                default, marked = language, mark is not None
            texts = translations.setdefault(language, {})
            for text in translation:
                texts.setdefault(text.get("id", ""), text)
    return Itext(translations, default, read_element)
