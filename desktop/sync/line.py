"""The wall between Sambang and `requests`: system certificates, patience, bounds; what goes wrong becomes Trouble.

Addresses may hold tokens, so no exception, fact or log line made here carries one.
"""

from __future__ import annotations

import logging
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import requests
import truststore
import urllib3
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3.connection import HTTPConnection

from desktop.frozen import frozen
from desktop.openrosa.multipart import Body
from desktop.openrosa.stream import Packed
from desktop.openrosa.wording import VERSION_HEADER
from desktop.sync.patience import Patience, teach_patience
from desktop.trouble import Kind, Trouble

READ = 65_536  # bytes taken from the line at once
SEND_AHEAD = 32_768  # bytes the system may hold that have not left: more, and on a thin line the wait for the answer
# would begin minutes before the last byte is out
SOCKET_OPTIONS = [*HTTPConnection.default_socket_options, (socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_AHEAD)]
UNTIMELY = frozenset({9, 10, 0x800B0101})
"""A certificate outside its time: not yet valid, no longer valid (X509_V_ERR of OpenSSL); CERT_E_EXPIRED of Windows."""
TUNNEL_SHUT = "Tunnel connection failed: 407"  # http.client's words for a proxy that wants a login
CHATTY = ("urllib3.connectionpool", "urllib3.connection", "urllib3.response", "urllib3.util.retry")


@frozen
class Heard:
    """One answer, whole. `headers` ignore case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def openrosa(self) -> bool:
        """Said by an OpenRosa server; without the mark it may be a portal or a proxy."""
        return bool(self.headers.get(VERSION_HEADER))


class Json(bytes):
    """A body of JSON, as the web interfaces of servers want it."""

    content_type = "application/json"


class _TrustingAdapter(HTTPAdapter):
    """Certificates as the operating system trusts them (government networks have their own); no bundle of ours."""

    def __init__(self, patience: Patience, cancelled: Callable[[], bool]) -> None:
        self._patience, self._cancelled = patience, cancelled
        super().__init__(pool_connections=4, pool_maxsize=4, max_retries=0)

    def init_poolmanager(self, *args: Any, **named: Any) -> None:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().init_poolmanager(*args, **named | {"ssl_context": context, "socket_options": SOCKET_OPTIONS})
        teach_patience(self.poolmanager, self._patience, self._cancelled)

    def proxy_manager_for(self, proxy: Any, **named: Any) -> Any:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        manager = super().proxy_manager_for(proxy, **named | {"ssl_context": context, "socket_options": SOCKET_OPTIONS})
        teach_patience(manager, self._patience, self._cancelled)
        return manager

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        if urlsplit(url).scheme == "https":
            conn.cert_reqs = "CERT_REQUIRED"


class Line:
    """One HTTP session. `cancelled` may be set anew for each round; it is looked at while waiting."""

    def __init__(self, agent: str, *, patience: Patience | None = None) -> None:
        for name in CHATTY:  # their words hold whole addresses, and so tokens
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        self.patience = patience or Patience()
        self.cancelled: Callable[[], bool] = lambda: False
        self._session = requests.Session()
        self._session.headers.update({"User-Agent": agent, "Accept-Encoding": "gzip"})
        adapter = _TrustingAdapter(self.patience, self._is_cancelled)
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)

    def close(self) -> None:
        self._session.close()

    def _is_cancelled(self) -> bool:
        return self.cancelled()

    def ask(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        auth: AuthBase,
        limit: int,
        body: Body | Json | None = None,
    ) -> Heard:
        """One request, one whole answer of at most `limit` bytes; redirects are the caller's to judge."""
        with self.asking(method, url, headers=headers, auth=auth, body=body) as (status, found, blocks):
            taken = bytearray()
            for block in blocks:
                taken += block
                if len(taken) > limit:
                    raise Trouble(Kind.SERVER_ANSWER_BROKEN)
            return Heard(status, found, bytes(taken))

    @contextmanager
    def asking(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        auth: AuthBase,
        body: Body | Json | Packed | None = None,
    ) -> Iterator[tuple[int, Mapping[str, str], Iterator[bytes]]]:
        """The answer as it comes: status, headers, and the blocks of its body (already unpacked)."""
        sent = dict(headers) | ({} if body is None else {"Content-Type": body.content_type})
        with _troubles(), self._session.request(
            method, url, headers=sent, auth=auth, data=body, stream=True, allow_redirects=False,
            timeout=(self.patience.connect, self.patience.silence),
        ) as answer:  # fmt: skip
            yield answer.status_code, answer.headers, answer.iter_content(READ)


@contextmanager
def _troubles() -> Iterator[None]:
    """What the libraries raise, as kinds. `from None`: their words hold addresses."""
    try:
        yield
    except requests.exceptions.SSLError as error:
        raise Trouble(Kind.CERTIFICATE_UNTIMELY if _untimely(error) else Kind.NOT_SECURE) from None
    except (requests.exceptions.Timeout, TimeoutError, urllib3.exceptions.TimeoutError):
        raise Trouble(Kind.TIMED_OUT) from None
    except (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, requests.exceptions.MissingSchema):
        raise Trouble(Kind.ADDRESS_WRONG) from None
    except (requests.exceptions.ContentDecodingError, requests.exceptions.InvalidHeader):
        raise Trouble(Kind.SERVER_ANSWER_BROKEN) from None
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        shut = isinstance(error, requests.exceptions.ProxyError) and TUNNEL_SHUT in str(error)
        raise Trouble(
            Kind.LOGIN_PAGE if shut else Kind.TIMED_OUT if _timed_out(error) else Kind.NO_CONNECTION
        ) from None


def _untimely(error: BaseException) -> bool:
    """Whether only the certificate's time was wrong: nearly always the clock of the laptop is."""
    beneath = (one for one in _beneath(error) if isinstance(one, ssl.SSLCertVerificationError))
    return any((getattr(one, "verify_code", 0) or 0) & 0xFFFFFFFF in UNTIMELY for one in beneath)


def _timed_out(error: BaseException) -> bool:
    """Whether a time-out lies beneath: `requests` wraps one of a socket in a ConnectionError."""
    for one in _beneath(error):
        if isinstance(one, urllib3.exceptions.NewConnectionError):  # which the library derives from a time-out
            return False
        if isinstance(one, TimeoutError | urllib3.exceptions.TimeoutError):
            return True
    return False


def _beneath(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what the libraries wrapped in it."""
    seen = 0
    while error is not None and seen < 10:
        yield error
        inner = next((arg for arg in error.args if isinstance(arg, BaseException)), None)
        error, seen = inner or getattr(error, "reason", None) or error.__cause__ or error.__context__, seen + 1
        error = error if isinstance(error, BaseException) else None
