"""Labels as the form writes them (the small Markdown and HTML that ODK allows) made ready for a Qt label."""

from __future__ import annotations

import html
import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_BOLD = "<b style='font-weight:600'>"  # the weight the typeface has: Qt smears any other
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__", re.DOTALL),
        rf"{_BOLD}\1\2</b>",
    ),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?!\w)"), r"<i>\1</i>"),
    (re.compile(r"(?<!\w)_(?=[^\s_])([^_]+?)(?<=\S)_(?!\w)"), r"<i>\1</i>"),
    (re.compile(r"^#{1,6}\s*(.+?)\s*#*$", re.MULTILINE), rf"{_BOLD}\1</b>"),
    (re.compile(r"\[([^\]]+)\]\((https?://[^)\s\"'<>]+)\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"\[([^\]]+)\]\((?:[^)\s]+)\)"), r"<u>\1</u>"),
)
_SPAN = re.compile(r"&lt;(/?)(span|b|i|u|em|strong|p|sup|sub)((?:\s+style=&quot;[\w\s:;#.,()%-]*&quot;)?)\s*&gt;")
_TAG = re.compile(r"<[^>]+>")


def rich(text: str) -> str:
    """Qt rich text; everything that is not of the allowed few is shown as it was written."""
    safe = _SPAN.sub(lambda m: f"<{m[1]}{m[2]}{html.unescape(m[3])}>", html.escape(text))
    for pattern, replacement in _RULES:
        safe = pattern.sub(replacement, safe)
    return safe.replace("\n", "<br>")


def is_plain(text: str) -> bool:
    """Nothing in it needs rich text (which costs a document a label)."""
    return not any(mark in text for mark in "*_#<[&\n")


def plain(text: str) -> str:
    """Words only: for outlines, lists and screen readers."""
    if is_plain(text):
        return text.strip()
    return html.unescape(_TAG.sub("", rich(text).replace("<br>", " "))).strip()


def opens(address: str) -> bool:
    """A browser may be given this: a web address, never a file or a command."""
    url = QUrl(address.strip(), QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() in ("http", "https") and bool(url.host())


def open_link(address: str) -> None:
    """Open a link of a label in the person's own browser, because they asked."""
    if opens(address):
        QDesktopServices.openUrl(QUrl(address.strip()))
