"""`sambang office …`: the key that helps people who forgot their passphrase, and newer programs signed."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from desktop.cli import provision
from desktop.trouble import Kind, Trouble


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `office` and its deeds."""
    office = commands.add_parser("office", help="at the office: forgotten passphrases, and newer programs signed")
    deeds = office.add_subparsers(required=True, metavar="DEED")
    made = deeds.add_parser("key", help="make the office's key, once; prints the line that laptops are given")
    answer = deeds.add_parser("answer", help="the code to read back for what a person reads aloud")
    signer = deeds.add_parser("signer", help="make the key that signs newer programs; prints what laptops trust")
    offer = deeds.add_parser("release", help="write the signed sheet beside the installers of a newer program")
    for deed in (made, answer, signer, offer):
        deed.add_argument("file", type=Path, help="the file of the key")
        deed.add_argument("--passphrase-stdin", action="store_true", help="read its passphrase from standard input")
    answer.add_argument("--name", required=True, help="the person's name, as it is in Sambang")
    answer.add_argument("question", nargs="+", help="the letters read aloud")
    provision.add_command(deeds)
    offer.add_argument("--version", required=True, help="the version of the installers, as 0.2.0")
    offer.add_argument("--in", dest="folder", type=Path, default=Path("dist"), help="the folder with the installers")
    made.set_defaults(run=_make)
    signer.set_defaults(run=_make_signer)
    offer.set_defaults(run=_release)
    answer.set_defaults(run=_answer)


def _make(chosen: argparse.Namespace) -> int:
    from desktop.store import office

    fresh = office.new_office()
    _keep(chosen.file, office.locked(fresh, _passphrase(chosen)))
    print(fresh.public)
    return 0


def _make_signer(chosen: argparse.Namespace) -> int:
    from cryptography.hazmat.primitives import serialization as kept
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    signer = Ed25519PrivateKey.generate()
    lock = kept.BestAvailableEncryption(_passphrase(chosen).encode())
    _keep(chosen.file, signer.private_bytes(kept.Encoding.PEM, kept.PrivateFormat.PKCS8, lock))
    print(signer.public_key().public_bytes_raw().hex())
    return 0


def _release(chosen: argparse.Namespace) -> int:
    """Sign what lies in the folder for that version; other files there are left alone."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    from desktop import release

    try:
        signer = load_pem_private_key(chosen.file.read_bytes(), _passphrase(chosen).encode())
    except OSError:
        raise Trouble(Kind.FILE_UNREADABLE, name=chosen.file.name) from None
    except ValueError:
        raise Trouble(Kind.WRONG_PASSPHRASE) from None
    assert isinstance(signer, Ed25519PrivateKey)
    ends = tuple(release.KINDS.values())
    files = [file for file in sorted(chosen.folder.glob(f"*{chosen.version}*")) if file.name.endswith(ends)]
    try:
        sheet = release.write_sheet(chosen.version, files, signer.sign)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    (chosen.folder / release.SHEET).write_bytes(sheet)
    carrier = release.carrier(chosen.version, (release.SHEET, *(file.name for file in files)))
    (chosen.folder / release.CARRIER).write_bytes(carrier)
    print(f"{chosen.folder / release.SHEET}: {', '.join(file.name for file in files)}")
    print(f"{chosen.folder / release.CARRIER}: the form that carries these files on ODK Central")
    return 0


def _keep(path: Path, data: bytes) -> None:
    from desktop.store.sql import from_os

    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)  # never over another key
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError as error:
        raise from_os(error) from None


def _answer(chosen: argparse.Namespace) -> int:
    """Each answer is written down beside the key: when, for whom, to which question."""
    from desktop.store import office
    from desktop.store.sql import from_os

    try:
        file = chosen.file.read_bytes()
    except OSError as error:
        raise from_os(error) from None
    asked = " ".join(chosen.question)
    code = office.unlocked(file, _passphrase(chosen)).answer(asked, chosen.name)
    with chosen.file.with_name(chosen.file.name + ".log").open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\t{chosen.name}\t{asked[-9:]}\n")
    print(code)
    return 0


def _passphrase(chosen: argparse.Namespace) -> str:
    if chosen.passphrase_stdin:
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass("Passphrase of the office's key: ")
