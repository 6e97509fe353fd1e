"""What a server must know of a blank form: id, version, title, the media it declares, where its files are named."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from desktop.frozen import frozen
from desktop.openrosa.defused import Unreadable, local_name, read_xml

LIMIT = 20_000_000  # bytes of one form
MEDIA = re.compile(rb"jr://(?:images|audio|video|file|file-csv)/([^\"'<>\s]+)")


@frozen
class BlankForm:
    """`file_paths` are the places of binary questions, local names only: ("data", "foto")."""

    form_id: str
    version: str
    title: str
    media: frozenset[str]
    file_paths: frozenset[tuple[str, ...]]


def read_blank_form(xml: bytes) -> BlankForm:
    """Unreadable if it is no XForm with an id."""
    root = read_xml(xml, limit=LIMIT)
    instance = next((element for element in root.iter() if local_name(element) == "instance" and len(element)), None)
    if instance is None:
        raise Unreadable("no primary instance")
    data = instance[0]
    form_id = data.get("id")
    if not form_id:
        raise Unreadable("no form id")
    title = next(("".join(e.itertext()).strip() for e in root.iter() if local_name(e) == "title"), "")
    return BlankForm(
        form_id=form_id,
        version=_version(data),
        title=title or form_id,
        media=frozenset(name.decode("utf-8", "replace") for name in MEDIA.findall(xml)),
        file_paths=frozenset(_file_paths(root)),
    )


def _version(data: Element) -> str:
    return next((value for key, value in data.attrib.items() if key.rpartition("}")[2] == "version"), "")


def _file_paths(root: Element) -> list[tuple[str, ...]]:
    binds = (element for element in root.iter() if local_name(element) == "bind")
    binary = (bind for bind in binds if bind.get("type", "").rpartition(":")[2] == "binary")
    return [
        tuple(step.rpartition(":")[2] for step in bind.get("nodeset", "").strip("/").split("/") if step)
        for bind in binary
    ]


def files_named(form: BlankForm, submission: bytes) -> frozenset[str]:
    """The files a submission promises; for an encrypted envelope the ones it lists."""
    root = read_xml(submission, limit=LIMIT)
    if root.get("encrypted") == "yes":
        places = {("media", "file"), ("encryptedXmlFile",)}
        return frozenset(_named(root, {(local_name(root), *place) for place in places}))
    return frozenset(_named(root, form.file_paths))


def _named(root: Element, places: frozenset[tuple[str, ...]] | set[tuple[str, ...]]) -> list[str]:
    found: list[str] = []

    def walk(element: Element, path: tuple[str, ...]) -> None:
        text = (element.text or "").strip()
        if path in places and text:
            found.append(text)
        for child in element:
            walk(child, (*path, local_name(child)))

    walk(root, (local_name(root),))
    return found
