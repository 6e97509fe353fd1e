"""Bahasa Indonesia and English, switched while the program runs.

The sources are Indonesian; `resources/i18n/*.ts` hold the rest and are read as they are, without a build step: `id.ts`
has Qt's own strings (buttons, file dialog, line-edit menu), which no wheel has in Indonesian; `en.ts` has ours. A
sentence is written `tr("…")` where it is shown, or `mark("…")` where it stands in a table and is shown later by
`tr(variable)`; `python3 dev.py translate` and a test compare sources and translations.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from xml.etree.ElementTree import Element, parse

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from desktop.paths import RESOURCES

OURS = "sambang"  # the one context of our own strings
SPOKEN = "sambangTranslations"  # of the application; to look among its children would wrap each of them for Python


class Language(StrEnum):
    INDONESIAN = "id"
    ENGLISH = "en"


def tr(source: str, n: int | None = None, **facts: object) -> str:
    """A sentence in the language in force; `{name}` is filled from `facts`, `{n}` counts (English has two forms)."""
    said = QCoreApplication.translate(OURS, source, None, -1 if n is None else n)
    if n is not None:
        facts["n"] = n
    return said.format(**facts) if facts else said


def mark(source: str) -> str:
    """Names a sentence for translation where it is only kept; show it with `tr`."""
    return source


class Translations(QTranslator):
    """The strings of one language, from .ts files."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.speaks = language
        self._forms = read(ts_file(language))

    def isEmpty(self) -> bool:
        return False

    def translate(  # None is how Qt is told "not mine"
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        forms = self._forms.get((context, source))
        if not forms:
            return None
        return forms[0] if n == 1 else forms[-1]


def speak(app: QCoreApplication, language: Language) -> None:
    """Switch the program to a language: every widget gets a LanguageChange event and says its words again."""
    old, new = app.property(SPOKEN), Translations(language, app)
    if isinstance(old, Translations):
        app.removeTranslator(old)
        old.setParent(None)
        old.deleteLater()
    QLocale.setDefault(locale(language))
    app.setProperty(SPOKEN, new)
    app.installTranslator(new)


def language_in_force(app: QCoreApplication) -> Language:
    """What `speak` was last told; Indonesian before."""
    spoken = app.property(SPOKEN)
    return spoken.speaks if isinstance(spoken, Translations) else Language.INDONESIAN


def language_code() -> str:
    """Of the language in force, for what is printed: "id" or "en"."""
    app = QCoreApplication.instance()
    return str(language_in_force(app)) if app is not None else str(Language.INDONESIAN)


def locale(language: Language) -> QLocale:
    """How numbers and dates are written; English as in Britain, days before months."""
    english = language is Language.ENGLISH
    return QLocale(
        QLocale.Language.English if english else QLocale.Language.Indonesian,
        QLocale.Country.UnitedKingdom if english else QLocale.Country.Indonesia,
    )


def ts_file(language: Language) -> Path:
    return RESOURCES / "i18n" / f"{language}.ts"


def read(file: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    """(context, source) → its forms: one, or singular and plural. Unfinished ones are left out."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for context in parse(file).getroot().iter("context"):  # noqa: S314 (a file of the program's own)
        name = context.findtext("name", "")
        for message in context.iter("message"):
            forms = _forms(message)
            if forms:
                found[name, message.findtext("source", "")] = forms
    return found


def _forms(message: Element) -> tuple[str, ...]:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return ()
    numerus = tuple(form.text or "" for form in translation.iter("numerusform"))
    return numerus or ((translation.text,) if translation.text else ())


def qt_folder() -> Path:
    """Where Qt keeps translations of its own (used to list its strings, not to show them)."""
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
