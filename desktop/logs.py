"""The program's log: what happened, never what was answered. Short files in one folder, the oldest dropped."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

SIZE, KEPT = 500_000, 3  # bytes a file, older files
HIDDEN = "▒"
LONG_NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){10,}(?!\d)")  # NIK, No KK, telephone: eleven digits or more
TOKEN_PATH = re.compile(r"(/(?:key|test|st)/)[^/\s\"']+")  # an app user's token stands in the path
LONG_WORD = re.compile(r"[A-Za-z0-9!$_+=-]{40,}")  # tokens, keys, base64
LOGIN = re.compile(r"(?i)\b(authorization|password|passphrase|token|cookie)(['\"]?\s*[:=]\s*['\"]?)(\S+(?: \S{8,})?)")
SIGN_IN = re.compile(r"//[^/@\s]+@")  # name:password before a host


def redacted(text: str) -> str:
    """The text without long numbers, tokens and passwords; the last wall, not the reason to log them."""
    text = TOKEN_PATH.sub(rf"\1{HIDDEN}", text)
    text = SIGN_IN.sub(f"//{HIDDEN}@", text)
    text = LOGIN.sub(rf"\1\2{HIDDEN}", text)
    text = LONG_NUMBER.sub(HIDDEN, text)
    return LONG_WORD.sub(HIDDEN, text)


def trace(error: BaseException) -> str:
    """Where an error came from: kinds and places only, for the words of foreign errors may quote an answer."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(lines) < 10:
        frames = traceback.extract_tb(seen.__traceback__)
        places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__} at {places or '?'}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return " | caused by ".join(lines)


class Line(logging.Formatter):
    """One line an entry: time with zone, lane, level, room, words; redacted, and errors as kinds and places."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(threadName)s %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        record.message = record.getMessage()
        record.asctime = self.formatTime(record, self.datefmt)
        line = self.formatMessage(record)
        if record.exc_info and record.exc_info[1] is not None:
            line += f" | {trace(record.exc_info[1])}"
        return redacted(" ".join(line.splitlines()))


def leave_no_dump() -> None:
    """If the system ends the program, its memory (answers, the key) is not written to a file or sent anywhere."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002)  # no box that offers to send a report
        ctypes.windll.kernel32.WerSetFlags(0x0001)  # a report without the heap
    else:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        # one byte: no file can begin in it, and Linux gives nothing to a program that collects dumps either (Ubuntu's
        # apport), which it does at a limit of nought (fs/coredump.c)
        resource.setrlimit(resource.RLIMIT_CORE, (0 if hard == 0 else 1, hard))


def begin(folder: Path) -> Callable[[], None]:
    """Log to `folder` from now on; what is returned ends it. A disk that will not is no reason to stop."""
    root = logging.getLogger()
    kept: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept = RotatingFileHandler(
            folder / "sambang.log", maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        kept = logging.NullHandler()
    kept.setFormatter(Line())
    before = root.level, logging.raiseExceptions
    root.addHandler(kept)
    root.setLevel(logging.INFO)
    logging.raiseExceptions = False  # a full disk must not print entries, unredacted, to the terminal
    for loud in ("urllib3", "requests", "cheroot", "pyxform", "PIL"):  # they quote addresses and bodies below warning
        logging.getLogger(loud).setLevel(logging.WARNING)

    def end() -> None:
        root.removeHandler(kept)
        kept.close()
        root.setLevel(before[0])
        logging.raiseExceptions = before[1]

    return end


def on_crash(last_deed: Callable[[], None], tell: Callable[[], None]) -> Callable[[], None]:
    """For errors nobody expected: log the trace without values, save what can be saved, show one calm page.

    `last_deed` saves the draft, `tell` shows the page; what is returned puts the old hook back.
    """
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        logging.getLogger("sambang").critical("bug | %s", trace(error))
        for deed in (last_deed, tell):
            try:
                deed()
            except Exception as further:  # one that fails must not keep the next from its chance
                logging.getLogger("sambang").critical("after a bug | %s", trace(further))  # there may be no stderr

    def end() -> None:
        sys.excepthook = before

    sys.excepthook = hook
    return end
