"""A phone's browser hands one photo in, once, to whoever showed it the code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests

from desktop.app.photo_door import PhotoDoor
from desktop.hub.photo_page import LARGEST, TRIES, OnePhoto, Words

JPEG = b"\xff\xd8\xff" + b" rumah " * 5000
WORDS = {name: name for name in Words.__slots__}


class Shown:
    """A door that is open, and what came through it."""

    def __init__(self) -> None:
        self.door, self.came = PhotoDoor(), list[bytes]()
        address = self.door.open(WORDS, self.came.append)
        self.url = "http://127.0.0.1:" + address.rpartition(":")[2]

    def post(self, data: bytes, url: str = "") -> requests.Response:
        return requests.post(url or self.url, files={"foto": ("IMG.jpg", data, "image/jpeg")}, timeout=30)


@pytest.fixture
def shown() -> Iterator[Shown]:
    made = Shown()
    yield made
    made.door.close()


def test_one_photo_comes_through_once(shown: Shown) -> None:
    page = requests.get(shown.url, timeout=30)
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
    assert 'type="file"' in page.text
    assert "sent" in shown.post(JPEG).text
    assert shown.came == [JPEG]
    assert shown.post(JPEG).status_code == 410
    assert requests.get(shown.url, timeout=30).status_code == 410
    assert shown.came == [JPEG]


def test_what_is_no_photo_is_told_and_may_be_tried_again(shown: Shown) -> None:
    assert shown.post(b"%PDF-1.7").status_code == 400
    assert requests.post(shown.url, data=b"x", timeout=30).status_code == 400
    assert requests.put(shown.url, data=b"x", timeout=30).status_code == 404
    assert shown.came == []
    assert shown.post(JPEG).status_code == 200


def test_too_much_is_not_read(shown: Shown) -> None:
    head = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(LARGEST + 1)}
    line = requests.Request("POST", shown.url, headers=head).prepare()
    line.headers["Content-Length"] = str(LARGEST + 1)
    assert requests.Session().send(line, timeout=30).status_code == 413
    assert shown.came == []


def test_without_the_token_there_is_no_page(shown: Shown) -> None:
    base = shown.url.rpartition("/")[0]
    for place in (f"{base}/x", base, base.rpartition("/")[0] + "/"):
        assert requests.get(place, timeout=30).status_code == 404
    assert shown.post(JPEG, f"{base}/x").status_code == 404
    assert shown.came == []


def test_guessing_ends_it() -> None:
    waits = OnePhoto(Words(**WORDS), lambda _data: None)
    assert waits.fits(waits.token)
    assert not any(waits.fits("x") for _ in range(TRIES))
    assert not waits.fits(waits.token)


def test_another_code_closes_the_first(shown: Shown) -> None:
    address = shown.door.open(WORDS, shown.came.append)
    assert address.rpartition("/")[2] not in shown.url
    shown.door.close()
    with pytest.raises(OSError):
        requests.get("http://127.0.0.1:" + address.rpartition(":")[2], timeout=5)
