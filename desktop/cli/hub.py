"""`sambang hub serve`: a gateway beside a provincial server, without a window (docs/sync.md)."""

from __future__ import annotations

import argparse
import time

THREADS = 32  # laptops handing in at one moment


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `hub` and its deed."""
    hub = commands.add_parser("hub", help="stand between laptops and a provincial server")
    deeds = hub.add_subparsers(required=True, metavar="DEED")
    serve = deeds.add_parser("serve", help="pass on to a server, and take many records in one compressed stream")
    serve.add_argument("--forward", metavar="ADDRESS", required=True, help='the server behind: "http://127.0.0.1:8383"')
    serve.add_argument("--host", default="127.0.0.1", help="where to listen (the usual: only this machine)")
    serve.add_argument("--port", type=int, default=8484, help="0 takes any free one")
    serve.set_defaults(run=_serve)


def _serve(chosen: argparse.Namespace) -> int:
    """Until interrupted. Certificates are the affair of the web server in front, as they are for ODK Central."""
    from desktop.hub import serve
    from desktop.hub.gateway import gateway

    with serve(gateway(_address(chosen.forward)), chosen.host, chosen.port, threads=THREADS) as running:
        print(running.address, flush=True)
        while True:
            time.sleep(3600)


def _address(text: str) -> str:
    from desktop.openrosa.login import clean_address
    from desktop.trouble import Kind, Trouble

    try:
        return clean_address(text)
    except ValueError:
        raise Trouble(Kind.ADDRESS_WRONG) from None
