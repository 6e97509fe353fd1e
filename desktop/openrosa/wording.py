"""The fixed words of the protocol: namespaces, headers, field names (OpenRosa 1.0)."""

from __future__ import annotations

FORM_LIST_NS = "http://openrosa.org/xforms/xformsList"
MANIFEST_NS = "http://openrosa.org/xforms/xformsManifest"
RESPONSE_NS = "http://openrosa.org/http/response"

VERSION_HEADER = "X-OpenRosa-Version"
VERSION = "1.0"
ACCEPT_LENGTH_HEADER = "X-OpenRosa-Accept-Content-Length"
DEFAULT_ACCEPT_LENGTH = 10_000_000  # bytes; what the specification says of a server that does not tell

XML_PART = "xml_submission_file"
INCOMPLETE_FIELD = "*isIncomplete*"
"""Sent with every POST of a split submission but the last; only ODK Aggregate ever read it."""

XML_TYPE = "text/xml; charset=utf-8"
