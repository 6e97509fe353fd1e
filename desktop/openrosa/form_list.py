"""The form list: which forms a server offers to this login (OpenRosa Form List API)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from desktop.frozen import frozen
from desktop.openrosa.defused import Unreadable, child_text, children, escaped, local_name, namespace, read_xml
from desktop.openrosa.wording import FORM_LIST_NS

LIMIT = 8_000_000  # bytes; some 15,000 forms


@frozen
class ListedForm:
    """One offer. `version` may be empty; `md5` is 32 hex digits or None where the server gave no usable hash."""

    form_id: str
    name: str
    version: str
    md5: str | None
    download_url: str
    manifest_url: str | None = None


def md5_of(text: str | None) -> str | None:
    """The digits of `md5:…`; None for anything else (a hash of another kind is an unknown hash)."""
    prefix, _, digits = (text or "").strip().partition(":")
    digits = digits.strip().lower()
    good = prefix.lower() == "md5" and len(digits) == 32 and not digits.strip("0123456789abcdef")
    return digits if good else None


def read_form_list(data: bytes) -> tuple[ListedForm, ...]:
    """Forms in the server's order. An entry without id, name or address is skipped, as Collect does."""
    root = read_xml(data, limit=LIMIT)
    if local_name(root) != "xforms" or namespace(root) != FORM_LIST_NS:
        raise Unreadable("not a form list")
    return tuple(form for form in map(_read_form, children(root, "xform")) if form is not None)


def _read_form(element: Element) -> ListedForm | None:
    form_id, name = child_text(element, "formID"), child_text(element, "name")
    download = child_text(element, "downloadUrl")
    if not form_id or not name or not download:
        return None
    return ListedForm(
        form_id=form_id,
        name=name,
        version=child_text(element, "version") or "",
        md5=md5_of(child_text(element, "hash")),
        download_url=download,
        manifest_url=child_text(element, "manifestUrl") or None,
    )


def write_form_list(forms: Iterable[ListedForm]) -> bytes:
    """The document as ODK Central lays it out."""
    entries = "".join(map(_write_form, forms))
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n  <xforms xmlns="{FORM_LIST_NS}">{entries}\n  </xforms>'
    return text.encode()


def _write_form(form: ListedForm) -> str:
    lines = [
        f"<formID>{escaped(form.form_id)}</formID>",
        f"<name>{escaped(form.name)}</name>",
        f"<version>{escaped(form.version)}</version>",
        f"<hash>md5:{form.md5}</hash>" if form.md5 else "",
        f"<downloadUrl>{escaped(form.download_url)}</downloadUrl>",
        f"<manifestUrl>{escaped(form.manifest_url)}</manifestUrl>" if form.manifest_url else "",
    ]
    inner = "".join(f"\n      {line}" for line in lines if line)
    return f"\n    <xform>{inner}\n    </xform>"
