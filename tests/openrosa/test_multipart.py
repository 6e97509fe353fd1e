"""Bodies: exact length, the same bytes every time, understood by other parsers; and the hub's own intake."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.formparser import MultiPartParser

from desktop.openrosa import intake
from desktop.openrosa.multipart import BLOCK, Body, Part, file_part, incomplete_part, xml_part

names = st.text(
    st.characters(min_codepoint=32, exclude_characters='"%;\\', exclude_categories=("Cs", "Cc")),
    min_size=1,
    max_size=30,
)


def pieces(content: bytes, size: int) -> Iterator[bytes]:
    return (content[at : at + size] for at in range(0, len(content), size))


def body_of(xml: bytes, files: dict[str, bytes], size: int = 1000) -> Body:
    parts = [
        file_part(name, len(data), lambda data=data: pieces(data, size), "image/jpeg") for name, data in files.items()
    ]
    return Body([xml_part(xml), *parts])


@given(st.binary(max_size=400), st.dictionaries(names, st.binary(max_size=2 * BLOCK), max_size=3))
def test_length_determinism_and_other_parsers(xml: bytes, files: dict[str, bytes]) -> None:
    body = body_of(xml, files)
    blocks = list(body)
    whole = b"".join(blocks)
    assert len(body) == len(whole)
    assert whole == b"".join(body_of(xml, files, size=77))
    assert whole == b"".join(body)
    assert max(map(len, blocks)) <= BLOCK
    _, found = MultiPartParser().parse(io.BytesIO(whole), body.boundary.encode(), len(whole))
    read = {}
    for name, file in found.items():
        with file.stream as stream:
            read[name] = stream.read()
    assert read == {"xml_submission_file": xml} | files


@given(st.binary(max_size=400), st.dictionaries(names, st.binary(max_size=300), max_size=3), st.integers(1, 64))
def test_the_hub_takes_apart_what_was_put_together(xml: bytes, files: dict[str, bytes], step: int) -> None:
    body = body_of(xml, files)
    stream = io.BytesIO(b"".join(body))
    boundary = intake.boundary_of(body.content_type)
    assert boundary == body.boundary
    taken = list(intake.take(lambda n: stream.read(min(n, step)), boundary, limit=10**6, length=len(body)))
    assert [(part.name, bytes(part.content)) for part in taken] == [("xml_submission_file", xml), *files.items()]
    assert all(part.filename for part in taken)


def test_another_body_has_another_boundary_and_content_cannot_hold_its_own() -> None:
    one, other = body_of(b"<a/>", {}), body_of(b"<b/>", {})
    assert one.boundary != other.boundary
    assert incomplete_part().name == "*isIncomplete*"


def test_bytes_are_told_as_they_go() -> None:
    told: list[int] = []
    body = Body([xml_part(b"x" * 50_000)], sent=told.append)
    assert sum(told) == 0
    assert sum(map(len, body)) == sum(told) == len(body)


@pytest.mark.parametrize("content", [b"short", b"much too long"])
def test_a_part_of_another_length_than_it_said_is_a_bug(content: bytes) -> None:
    body = Body([Part("x", 8, lambda: [content])])
    with pytest.raises(ValueError, match="not as long"):
        list(body)


@pytest.mark.parametrize("cut", range(0, 260, 7))
def test_a_cut_body_is_broken_or_empty_handed(cut: int) -> None:
    body = body_of(b"<data/>", {"a.jpg": b"isi"})
    whole = b"".join(body)
    stream = io.BytesIO(whole[: min(cut, len(whole) - 1)])
    with pytest.raises(intake.Broken):
        list(intake.take(stream.read, body.boundary, limit=10**6))


def test_limits_on_bytes_and_parts() -> None:
    body = body_of(b"x" * 1000, {})
    with pytest.raises(intake.TooLarge):
        list(intake.take(io.BytesIO(b"".join(body)).read, body.boundary, limit=900))
    two = body_of(b"x" * 600, {"a": b"y" * 600})
    with pytest.raises(intake.TooLarge):
        list(intake.take(io.BytesIO(b"".join(two)).read, two.boundary, limit=900))
    many = Body([xml_part(b"x"), *(file_part(f"{n}", 1, lambda: [b"x"], "a/b") for n in range(intake.MAX_PARTS))])
    with pytest.raises(intake.TooLarge):
        list(intake.take(io.BytesIO(b"".join(many)).read, many.boundary, limit=10**6))


def test_boundaries() -> None:
    assert intake.boundary_of("text/xml") is None
    assert intake.boundary_of('Multipart/Form-Data; boundary="a b"') == "a b"
    with pytest.raises(intake.Broken):
        intake.boundary_of("multipart/form-data")
