"""The ways to a server that a laptop of an office goes: its proxy, its own certificate authority, IPv6."""

from __future__ import annotations

import ipaddress
import select
import socket
import ssl
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_httpserver import HTTPServer

from desktop.hub.receiver import base_address
from desktop.hub.running import Running, serve
from desktop.openrosa.login import Login
from desktop.sync.line import Line
from desktop.sync.server import Server
from desktop.trouble import Kind, Trouble
from tests.sync.laptop import SHORT, Laptop
from tests.sync.test_server import LIST, MARK

NAME = "pusat.example"
CLOSED = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Proxy:
    """Relays whatever name is asked for to one address: whole requests, or the tunnel of CONNECT."""

    def __init__(self, target: tuple[str, int], *, login: str = "") -> None:
        self._target, self._login = target, login
        self.asked: list[str] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._ending = False
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(self, *_: object) -> None:
        self._ending = True
        socket.create_connection(self._listening.getsockname()).close()
        for thread in self._threads:
            thread.join(5)
        self._listening.close()

    def _accept(self) -> None:
        while True:
            client, _ = self._listening.accept()
            if self._ending:
                client.close()
                return
            self._threads.append(threading.Thread(target=self._serve, args=(client,), daemon=True))
            self._threads[-1].start()

    def _serve(self, client: socket.socket) -> None:
        with client, socket.create_connection(self._target) as server:
            head = b""
            while b"\r\n\r\n" not in head:
                got = client.recv(65_536)
                if not got:
                    return
                head += got
            method, url, _ = head.split(b" ", 2)
            self.asked.append(f"{method.decode()} {url.decode()}")
            if self._login and f"Proxy-Authorization: {self._login}".lower().encode() not in head.lower():
                client.sendall(CLOSED)
                return
            if method == b"CONNECT":
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:  # one request a line is enough here
                place = urlsplit(url.decode())
                path = place.path + (f"?{place.query}" if place.query else "")
                head = head.replace(url, path.encode(), 1).replace(b"keep-alive", b"close")
                server.sendall(head)
            self._relay(client, server)

    def _relay(self, client: socket.socket, server: socket.socket) -> None:
        ways = {client: server, server: client}
        while not self._ending:
            for ready in select.select(list(ways), [], [], 0.1)[0]:
                data = ready.recv(65_536)
                if not data:
                    return
                ways[ready].sendall(data)


def opened(address: str) -> Server:
    return Server(
        address, Login(), Line("Sambang/uji", patience=SHORT), device_id="sambang:uji",
        now=lambda: datetime(2026, 11, 22, tzinfo=UTC),
    )  # fmt: skip


@pytest.fixture(autouse=True)
def _no_proxy_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def hand_in(laptop: Laptop, address: str, token: str) -> str:
    """A record with a photo goes that way; its fate."""
    laptop.login(base_address(address, token))
    one = laptop.release({"a.jpg": b"foto" * 9000})
    laptop.round()
    return laptop.fates()[one]


@pytest.mark.parametrize("login", ["", "siti:rahasia@"])
def test_a_record_goes_through_the_proxy_of_the_office(
    laptop: Laptop, hub: Running, token: str, monkeypatch: pytest.MonkeyPatch, login: str
) -> None:
    with Proxy((hub.host, hub.port), login="Basic c2l0aTpyYWhhc2lh" if login else "") as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.address.replace("//", f"//{login}"))
        assert hand_in(laptop, f"http://{NAME}", token) == "sent"
    assert {one.split("/v1")[0] for one in proxy.asked} == {f"HEAD http://{NAME}", f"POST http://{NAME}"}


def test_a_proxy_that_wants_a_login_is_told_as_one(
    laptop: Laptop, hub: Running, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Proxy((hub.host, hub.port), login="Basic c2l0aTpyYWhhc2lh") as proxy:
        for name in ("HTTP_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        for scheme in ("http", "https"):
            with pytest.raises(Trouble) as said:
                opened(f"{scheme}://{NAME}").form_list()
            assert said.value.kind is Kind.LOGIN_PAGE, scheme


def test_an_address_of_the_new_internet_is_as_good(laptop: Laptop, hub: Running, token: str) -> None:
    try:
        over_ipv6 = serve(hub._server.wsgi_app, "::1")
    except (Trouble, OSError):
        pytest.skip("this machine has no IPv6")
    with over_ipv6:
        assert hand_in(laptop, over_ipv6.address, token) == "sent"


@pytest.fixture
def office(tmp_path: Path) -> tuple[Path, ssl.SSLContext]:
    """The office's own certificate authority (its file), and what its server shows."""
    authority, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CA Diskominfo Contoh")])
    root = signed(whose, whose, authority.public_key(), authority, x509.BasicConstraints(ca=True, path_length=0))
    names = x509.SubjectAlternativeName([x509.DNSName(NAME), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    shown = signed(x509.Name([]), whose, key.public_key(), authority, names)
    root_file, chain, secret = tmp_path / "ca.pem", tmp_path / "server.pem", tmp_path / "server.key"
    root_file.write_bytes(root.public_bytes(serialization.Encoding.PEM))
    chain.write_bytes(shown.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, secret)
    return root_file, context


def signed(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, by: ec.EllipticCurvePrivateKey,
    extension: x509.ExtensionType, *, days_from_now: int = 0,
) -> x509.Certificate:  # fmt: skip
    """Valid for two days, around now or around another day."""
    now = datetime.now(UTC) + timedelta(days=days_from_now)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(extension, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        .sign(by, hashes.SHA256())
    )


@pytest.mark.skipif(sys.platform == "win32", reason="its store is not to be added to by a test")
def test_an_authority_the_system_trusts_vouches_also_behind_a_proxy(
    office: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted, context = office
    with HTTPServer(ssl_context=context) as secure, Proxy(("127.0.0.1", secure.port)) as proxy:
        secure.expect_request("/formList").respond_with_data(LIST, headers=MARK)
        straight = f"https://127.0.0.1:{secure.port}"
        with pytest.raises(Trouble) as said:
            opened(straight).form_list()
        assert said.value.kind is Kind.NOT_SECURE
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))  # how OpenSSL is told of the system's store
        assert len(opened(straight).form_list()) == 1
        monkeypatch.setenv("HTTPS_PROXY", proxy.address)
        assert len(opened(f"https://{NAME}").form_list()) == 1
        assert proxy.asked == [f"CONNECT {NAME}:443"]


@pytest.mark.parametrize("days", [-400, 400])
def test_a_certificate_outside_its_time_is_told_as_an_affair_of_the_clock(tmp_path: Path, days: int) -> None:
    """To a laptop whose clock jumped back a year every good certificate is of the future, and the reverse."""
    key = ec.generate_private_key(ec.SECP256R1())
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Server Contoh")])
    shown = signed(whose, whose, key.public_key(), key, names, days_from_now=days)
    chain = tmp_path / "server.pem"
    chain.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + shown.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    with HTTPServer(ssl_context=context) as secure, pytest.MonkeyPatch.context() as trusting:
        trusting.setenv("SSL_CERT_FILE", str(chain))
        with pytest.raises(Trouble) as said:
            opened(f"https://127.0.0.1:{secure.port}").form_list()
    assert said.value.kind is Kind.CERTIFICATE_UNTIMELY


def test_what_windows_says_of_a_certificate_outside_its_time() -> None:
    from desktop.sync.line import _troubles  # the store of Windows is not here: its error is raised by hand

    late = ssl.SSLCertVerificationError("")
    late.verify_code = 0x800B0101 - (1 << 32)  # as ctypes hands a signed number on
    for beneath, kind in ((late, Kind.CERTIFICATE_UNTIMELY), (ssl.SSLCertVerificationError(""), Kind.NOT_SECURE)):
        with pytest.raises(Trouble) as said, _troubles():
            raise requests.exceptions.SSLError(beneath)
        assert said.value.kind is kind
