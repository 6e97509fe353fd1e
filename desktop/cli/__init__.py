"""The second head, without a window: the same deeds by command. Each command imports what it needs, when it runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.paths import is_preset
from desktop.trouble import Cancelled, Trouble

if TYPE_CHECKING:  # without a word the window opens, and no command is loaded for it
    import argparse


OPENED = (".sambang", ".mulai", ".kartu")  # a package from a stick, a start package of the office, a laptop's card


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and return its exit code (0 done, 1 not done, 2 not understood)."""
    brought = _package(arguments)
    try:
        return _open_window(brought) if brought or not arguments else _carry_out(arguments)
    except Trouble as trouble:
        facts = ", ".join(f"{name}: {value}" for name, value in trouble.facts.items())
        print(f"sambang: {trouble.kind.value}{' (' + facts + ')' if facts else ''}", file=sys.stderr)
        return 1
    except (Cancelled, KeyboardInterrupt):
        return 130


def _carry_out(arguments: Sequence[str]) -> int:
    chosen = _parser().parse_args(arguments)
    return int(chosen.run(chosen))


def _package(arguments: Sequence[str]) -> Path | None:
    """What was opened in the system's own file window: its path is the only word."""
    path = Path(arguments[0]) if len(arguments) == 1 else None
    opens = path is not None and (path.suffix.lower() in OPENED or is_preset(path)) and path.is_file()
    return path.absolute() if path is not None and opens else None


def _parser() -> argparse.ArgumentParser:
    import argparse

    parser = argparse.ArgumentParser(prog="sambang", description="Field assessments without a connection.")
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_demo(commands)
    from desktop.cli.form import add_commands as add_form
    from desktop.cli.hub import add_commands as add_hub
    from desktop.cli.office import add_commands as add_office
    from desktop.cli.sync import add_commands as add_sync
    from desktop.cli.vault import add_commands as add_vault

    add_form(commands)
    add_vault(commands)
    add_sync(commands)
    add_hub(commands)
    add_office(commands)
    return parser


def _add_demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser("demo", help="a demonstration workspace with a stand-in province")
    demo.add_argument("--journey", action="store_true", help="play fill, hand in, review and push through the windows")
    demo.add_argument("--dir", type=Path, default=None, help="where the demonstration keeps its files")
    demo.add_argument("--marker", default="", help="a text typed on the way (to search the disk for afterwards)")
    demo.add_argument("--language", choices=("id", "en"), default="id", help="the language of the windows")
    demo.set_defaults(run=_demo)


def _window(chosen: argparse.Namespace) -> int:
    if chosen.version:
        from importlib.metadata import version

        print(version("sambang"))
        return 0
    return _open_window(None)


def _open_window(package: Path | None) -> int:
    from desktop.app import open_window
    from desktop.paths import user_paths

    return open_window(user_paths(), package)


def _demo(chosen: argparse.Namespace) -> int:
    from desktop.demo import folder, open_window

    if chosen.journey:
        from desktop.journey import play

        return play(folder(chosen.dir, fresh=True), marker=chosen.marker, language=chosen.language)
    return open_window(folder(chosen.dir), language=chosen.language)
