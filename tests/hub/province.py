"""Forms and submissions of a province that does not exist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import requests

OPENROSA = {"X-OpenRosa-Version": "1.0"}


def form_xml(form_id: str = "kunjungan", version: str = "1", *, media: Iterable[str] = ()) -> bytes:
    """A blank form with a name, a photo and a paper."""
    mark = f' version="{version}"' if version else ""
    sources = "".join(f'<instance id="i{n}" src="jr://file-csv/{name}"/>' for n, name in enumerate(media))
    return f"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>Kunjungan</h:title><model>
<instance><data id="{form_id}"{mark}><nama/><foto/><surat/><orx:meta><orx:instanceID/></orx:meta></data></instance>
{sources}<bind nodeset="/data/foto" type="binary"/><bind nodeset="/data/surat" type="binary"/>
</model></h:head><h:body><input ref="/data/nama"><label>Nama</label></input></h:body></h:html>""".encode()


VISIT = form_xml()


def filled(
    instance_id: str | None,
    *,
    name: str = "Contoh",
    form_id: str = "kunjungan",
    version: str | None = "1",
    photo: str = "",
    paper: str = "",
    deprecated: str | None = None,
) -> bytes:
    """A submission of that form."""
    mark = "" if version is None else f' version="{version}"'
    meta = "" if instance_id is None else f"<orx:instanceID>{instance_id}</orx:instanceID>"
    meta += "" if deprecated is None else f"<orx:deprecatedID>{deprecated}</orx:deprecatedID>"
    return (
        f'<data id="{form_id}"{mark} xmlns:orx="http://openrosa.org/xforms"><nama>{name}</nama><foto>{photo}</foto>'
        f"<surat>{paper}</surat><orx:meta>{meta}</orx:meta></data>"
    ).encode()


def post(base: str, xml: bytes, files: Mapping[str, bytes] | None = None, **options: object) -> requests.Response:
    """What ODK Collect would do, through another multipart writer than ours."""
    parts = {"xml_submission_file": ("submission.xml", xml, "text/xml")}
    parts |= {name: (name, content, "image/jpeg") for name, content in (files or {}).items()}
    options.setdefault("headers", OPENROSA)
    return requests.post(f"{base}/submission", files=parts, timeout=10, **options)  # type: ignore[arg-type]
