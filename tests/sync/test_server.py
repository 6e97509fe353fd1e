"""One server as one login sees it: redirects, certificates, passwords, proxies, downloads that are none."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from desktop.openrosa.form_list import ListedForm, write_form_list
from desktop.openrosa.login import Login, Scheme, Unasked
from desktop.openrosa.multipart import Body, xml_part
from desktop.openrosa.response import write_message
from desktop.sync.answers import Sent, Then
from desktop.sync.line import Line
from desktop.sync.patience import Patience
from desktop.sync.server import Server
from desktop.trouble import Kind, Trouble
from tests.sync.laptop import SHORT

MARK = {"X-OpenRosa-Version": "1.0"}
FORM = ListedForm("kunjungan", "Kunjungan", "1", None, "https://x.example/f.xml")
LIST = write_form_list([FORM])
NOW = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)


@pytest.fixture
def other() -> Iterator[HTTPServer]:
    server = HTTPServer()
    server.start()
    yield server
    server.clear()
    server.stop()


def open_server(address: str, login: Login | None = None) -> Server:
    line = Line("Sambang/0.1", patience=SHORT)
    return Server(address.rstrip("/"), login or Login(), line, device_id="sambang:uji", now=lambda: NOW)


def kind_of(server: Server) -> Kind:
    with pytest.raises(Trouble) as caught:
        server.form_list()
    server.close()
    return caught.value.kind


def test_every_call_carries_what_the_protocol_asks(httpserver: HTTPServer) -> None:
    seen: list[Request] = []

    def listed(request: Request) -> Response:
        seen.append(request)
        return Response(LIST, headers=MARK, content_type="text/xml")

    httpserver.expect_request("/formList").respond_with_handler(listed)
    server = open_server(httpserver.url_for("/"))
    assert server.form_list() == (FORM,)
    server.close()
    (request,) = seen
    assert request.headers["X-OpenRosa-Version"] == "1.0"
    assert request.headers["Date"] == "Sat, 21 Nov 2026 07:00:00 GMT"
    assert request.headers["User-Agent"] == "Sambang/0.1"
    assert request.args["deviceID"] == "sambang:uji"
    assert "Authorization" not in request.headers


def test_no_password_of_this_machine_is_borrowed(
    httpserver: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login orang password rahasia\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    seen: list[bool] = []

    def listed(request: Request) -> Response:
        seen.append("Authorization" in request.headers)
        return Response(LIST, headers=MARK)

    httpserver.expect_request("/formList").respond_with_handler(listed)
    server = open_server(httpserver.url_for("/"))
    server.form_list()
    server.close()
    assert seen == [False]


def test_a_list_may_move_on_its_host_but_not_to_another(httpserver: HTTPServer, other: HTTPServer) -> None:
    httpserver.expect_request("/a/formList").respond_with_data(status=302, headers={"Location": "/b/formList"})
    httpserver.expect_request("/b/formList").respond_with_data(LIST, headers=MARK)
    server = open_server(httpserver.url_for("/a"))
    assert server.form_list() == (FORM,)
    server.close()
    elsewhere = {"Location": other.url_for("/login")}
    httpserver.expect_request("/c/formList").respond_with_data(status=302, headers=elsewhere)
    assert kind_of(open_server(httpserver.url_for("/c"))) is Kind.LOGIN_PAGE
    assert other.log == []
    httpserver.expect_request("/d/formList").respond_with_data(status=302, headers={"Location": "/d/formList"})
    assert kind_of(open_server(httpserver.url_for("/d"))) is Kind.LOGIN_PAGE


def test_a_download_may_come_from_another_host_without_the_login(httpserver: HTTPServer, other: HTTPServer) -> None:
    other.expect_request("/blob").respond_with_data(b"isi", headers={"ETag": '"1"'})
    moved = {"Location": other.url_for("/blob")}
    httpserver.expect_request("/foto.jpg").respond_with_data(status=307, headers=moved)
    server = open_server(httpserver.url_for("/"), Login(Scheme.DIGEST, "siti", "rahasia"))
    fetched = server.download(httpserver.url_for("/foto.jpg"))
    server.close()
    assert (fetched.body, fetched.tag) == (b"isi", '"1"')
    assert "Authorization" not in other.log[0][0].headers


def test_what_is_unchanged_is_not_sent_again(httpserver: HTTPServer) -> None:
    tagged = {"If-None-Match": 'W/"7"'}
    httpserver.expect_request("/desa.csv", headers=tagged).respond_with_data(status=304)
    server = open_server(httpserver.url_for("/"))
    assert server.download(httpserver.url_for("/desa.csv"), tag='W/"7"').body is None
    server.close()


@pytest.mark.parametrize(
    ("status", "body", "content_type", "kind"),
    [
        (200, b"<html>Masuk WiFi</html>", "text/html", Kind.LOGIN_PAGE),
        (404, b"{}", "application/json", Kind.MEDIA_MISSING),
        (403, b'{"message":"no","code":403.1}', "application/json", Kind.REFUSED_FORM_NOT_ASSIGNED),
        (500, b"", "text/plain", Kind.SERVER_TROUBLE),
        (200, b"x" * 5000, "text/csv", Kind.SERVER_ANSWER_BROKEN),
    ],
)
def test_downloads_that_fail(httpserver: HTTPServer, status: int, body: bytes, content_type: str, kind: Kind) -> None:
    httpserver.expect_request("/desa.csv").respond_with_data(body, status=status, content_type=content_type)
    server = open_server(httpserver.url_for("/"))
    with pytest.raises(Trouble) as caught:
        server.download(httpserver.url_for("/desa.csv"), limit=4000)
    server.close()
    assert caught.value.kind is kind


def test_digest_is_challenged_once_and_then_sent_unasked(httpserver: HTTPServer) -> None:
    challenge = {"WWW-Authenticate": 'Digest realm="kobo", nonce="dcd98b71", qop="auth", algorithm="MD5"'} | MARK
    bodies: list[int] = []

    def preflight(request: Request) -> Response:
        if "Authorization" not in request.headers:
            return Response(status=401, headers=challenge)
        return Response(status=204, headers=MARK | {"X-OpenRosa-Accept-Content-Length": "5000"})

    def submitted(request: Request) -> Response:
        bodies.append(len(request.files))
        known = request.authorization is not None and request.authorization.username == "siti"
        return Response(write_message("ok"), status=201 if known else 401, headers=MARK)

    httpserver.expect_request("/submission", method="HEAD").respond_with_handler(preflight)
    httpserver.expect_request("/submission", method="POST").respond_with_handler(submitted)
    server = open_server(httpserver.url_for("/"), Login(Scheme.DIGEST, "siti", "rahasia"))
    said = [server.submit([xml_part(b"<data/>")], "uuid:1", Sent.SUBMISSION) for _ in range(2)]
    assert [(one.status, one.reading.then) for one in said] == [(201, Then.TAKE)] * 2
    assert (server.accepts, bodies) == (5000, [1, 1])
    assert [request.method for request, _ in httpserver.log] == ["HEAD", "HEAD", "POST", "POST"]
    server.close()


def test_a_submission_address_that_moved_on_its_host(httpserver: HTTPServer) -> None:
    moved = MARK | {"Location": httpserver.url_for("/baru/submission")}
    httpserver.expect_request("/submission", method="HEAD").respond_with_data(status=204, headers=moved)
    httpserver.expect_request(
        "/baru/submission", method="POST", query_string={"deviceID": "sambang:uji"}
    ).respond_with_data(write_message("ok"), status=201, headers=MARK)
    server = open_server(httpserver.url_for("/"))
    assert server.submit([xml_part(b"<data/>")], "uuid:1", Sent.SUBMISSION).reading.then is Then.TAKE
    assert server.accepts == 10_000_000
    server.close()


def test_a_password_does_not_go_over_an_open_line() -> None:
    with pytest.raises(Trouble) as caught:
        open_server("http://pusat.example", Login(Scheme.BASIC, "siti", "rahasia"))
    assert caught.value.kind is Kind.NOT_SECURE
    assert "rahasia" not in repr(caught.value)


def test_a_certificate_nobody_vouches_for_is_not_accepted(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*own_certificate(tmp_path))
    with HTTPServer(ssl_context=context) as secure:
        secure.expect_request("/formList").respond_with_data(LIST, headers=MARK)
        assert kind_of(open_server(f"https://127.0.0.1:{secure.port}")) is Kind.NOT_SECURE
        assert secure.log == []


def test_a_name_nobody_knows_and_a_proxy_nobody_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kind_of(open_server("https://tidak-ada.invalid")) is Kind.NO_CONNECTION
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert kind_of(open_server("http://pusat.example")) is Kind.NO_CONNECTION


def test_integrity_is_asked_in_batches(httpserver: HTTPServer) -> None:
    def answered(request: Request) -> Response:
        ids = request.args["id"].split(",")
        entries = "".join(f'<entity id="{one}"><deleted>{str(one == "e3").lower()}</deleted></entity>' for one in ids)
        return Response(f"<data><entities>{entries}</entities></data>", headers=MARK)

    httpserver.expect_request("/integrity").respond_with_handler(answered)
    server = open_server(httpserver.url_for("/"))
    found = server.integrity(httpserver.url_for("/integrity"), [f"e{n}" for n in range(100)])
    server.close()
    assert (len(found), [one for one, gone in found.items() if gone]) == (100, ["e3"])
    assert len(httpserver.log) == 3


def own_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, secret


def test_a_token_pasted_with_a_curly_quote_is_one_that_is_not_taken() -> None:
    with pytest.raises(Trouble) as caught:
        open_server("https://x.example", Login(Scheme.BEARER, "", "rahasia\u2019"))
    assert caught.value.kind is Kind.TOKEN_REJECTED
    assert "rahasia" not in f"{caught.value!r} {caught.value.facts}"


def test_the_system_holds_little_of_what_has_not_left() -> None:
    """Else, on a thin line, the patience for the answer would run while the question is still going out."""
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line = Line("Sambang/0.1", patience=Patience(connect=1.0, silence=1.0))
        left: list[int] = []
        body = Body([xml_part(b"x" * 6_000_000)], sent=left.append)
        with pytest.raises(Trouble) as caught:
            line.ask(
                "POST", f"http://127.0.0.1:{deaf.getsockname()[1]}/", headers={}, auth=Unasked(), limit=100, body=body
            )
        line.close()
    assert caught.value.kind is Kind.TIMED_OUT
    assert sum(left) < 1_000_000
