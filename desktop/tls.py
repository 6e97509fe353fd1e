"""A TLS line that is closed for certain when its other end is gone before the two have shaken hands."""

from __future__ import annotations

import ssl


class PromptlyClosed(ssl.SSLSocket):
    """Python 3.11 to 3.13 leave the socket open, for whenever it is thrown away, where the other end was cut between
    connecting and the handshake (`SSLSocket._create` looks for bytes that came too early, and minds only two errors).

    In a room with a bad line that is one a minute. Given to a context as its `sslsocket_class`.
    """

    def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
        try:
            return super().recv(buflen, flags)
        except OSError:
            if getattr(self, "_sslobj", None) is None:
                self.close()
            raise


def promptly_closing(context: ssl.SSLContext) -> ssl.SSLContext:
    """The same context, whose lines do not linger."""
    context.sslsocket_class = PromptlyClosed
    return context
