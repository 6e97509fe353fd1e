"""The audit of dependencies: what it asks, what it says, and that no connection is no fault."""

from __future__ import annotations

import json

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.house import audit


def test_every_locked_package_is_asked_about_and_a_weak_one_is_named(
    httpserver: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    def answer(request: Request) -> Response:
        asked = json.loads(request.data)["queries"]
        weak = [{"vulns": [{"id": "GHSA-x"}]} if one["package"]["name"] == "requests" else {} for one in asked]
        return Response(json.dumps({"results": weak}), content_type="application/json")

    httpserver.expect_request("/v1/querybatch", method="POST").respond_with_handler(answer)
    assert audit.main(httpserver.url_for("/v1/querybatch")) == 1
    said = capsys.readouterr().out
    assert "audit: requests " in said and "GHSA-x" in said and "1 with a known weakness" in said


def test_the_locks_are_read_whole() -> None:
    packages = dict(audit.locked(*sorted((audit.HOUSE / "requirements").glob("*.txt"))))
    assert {"cryptography", "sqlcipher3", "requests", "pyside6-essentials", "pytest"} <= set(packages)


def test_no_answer_is_said_and_stops_nothing(httpserver: HTTPServer, capsys: pytest.CaptureFixture[str]) -> None:
    httpserver.expect_request("/v1/querybatch").respond_with_data("maaf", status=503)
    assert audit.main(httpserver.url_for("/v1/querybatch")) == 0
    assert audit.main(httpserver.url_for("/v1/querybatch"), must=True) == 1  # before a release
    assert "does not answer" in capsys.readouterr().out
