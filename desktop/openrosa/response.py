"""The envelope of every transactional answer, read leniently: XML, JSON, HTML or nothing may come."""

from __future__ import annotations

import json
from xml.etree.ElementTree import Element

from desktop.frozen import frozen
from desktop.openrosa.defused import Unreadable, children, escaped, local_name, read_xml
from desktop.openrosa.wording import RESPONSE_NS

LIMIT = 256_000  # bytes; an answer is a sentence
SENTENCE_LIMIT = 500  # characters kept of what a server says


@frozen
class Message:
    """What a server said. `instance_id` is there if it named the submission it took (KoboToolbox, Ona)."""

    text: str = ""
    nature: str = ""
    instance_id: str | None = None
    code: float | None = None  # ODK Central's fine code, in its JSON answers only


def read_message(data: bytes) -> Message:
    """Never fails: an answer that cannot be read says nothing, and the status alone decides."""
    if len(data) > LIMIT:
        return Message()
    start = data.lstrip()[:1]
    if start == b"{":
        return _read_json(data)
    return _read_response(data) if start == b"<" else Message()


def _read_json(data: bytes) -> Message:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):  # broken, or nested to exhaust us: it says nothing
        return Message()
    if not isinstance(found, dict):
        return Message()
    code = found.get("code")
    text = " ".join(str(found[key]) for key in ("message", "details", "detail") if isinstance(found.get(key), str))
    return Message(
        text=text[:SENTENCE_LIMIT], nature="error", code=float(code) if isinstance(code, int | float) else None
    )


def _read_response(data: bytes) -> Message:
    try:
        root = read_xml(data, limit=LIMIT)
    except Unreadable:
        return Message()
    if local_name(root) != "OpenRosaResponse":
        return Message()
    messages = list(children(root, "message"))
    newest = messages[-1] if messages else None  # of several only the newest is shown (OpenRosa)
    return Message(
        text="" if newest is None else "".join(newest.itertext()).strip()[:SENTENCE_LIMIT],
        nature="" if newest is None else newest.get("nature", ""),
        instance_id=_taken_id(root),
    )


def _taken_id(root: Element) -> str | None:
    for element in root.iter():
        if local_name(element) == "submissionMetadata":
            return element.get("instanceID") or None
    return None


def write_message(text: str, *, nature: str = "") -> bytes:
    """The document as ODK Central lays it out: no declaration, a line break and two spaces first."""
    return (
        f'\n  <OpenRosaResponse xmlns="{RESPONSE_NS}" items="0">\n'
        f'    <message nature="{escaped(nature)}">{escaped(text)}</message>\n  </OpenRosaResponse>'
    ).encode()
