"""The texts of a form in its languages, read when asked for: a big form has thousands and a screen shows ten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from desktop.xforms.definition import Spec, Text
from desktop.xforms.names import local

TextReader = Callable[[Element, Spec], Text]


class Itext:
    """The translations of one form. Outputs in a text are read from where the text is shown (`context`)."""

    def __init__(
        self, translations: Mapping[str, Mapping[str, Element]], default: str | None, read: TextReader
    ) -> None:
        self._translations = translations
        self._read = read
        self._known: dict[tuple[str, str, Spec], dict[str, Text]] = {}
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

    def _of(self, text_id: str, language: str, context: Spec) -> dict[str, Text]:
        key = (language, text_id, context)
        if key not in self._known:
            element = self._translations.get(language, {}).get(text_id)
            self._known[key] = {} if element is None else self._values(element, context)
        return self._known[key]

    def _values(self, element: Element, context: Spec) -> dict[str, Text]:
        forms: dict[str, Text] = {}
        for value in element:
            if isinstance(value.tag, str) and local(value.tag) == "value":
                forms.setdefault(value.get("form", "").split(";")[0], self._read(value, context))
        return forms


def read_itext(model: Element, read: TextReader) -> Itext:
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
    return Itext(translations, default, read)
