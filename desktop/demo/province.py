"""The stand-in province of the demonstration: our hub on loopback, with the forms, the region list and a prelist."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from desktop.demo import entities
from desktop.forms import bundled
from desktop.frozen import frozen
from desktop.hub import receiver, running
from desktop.hub.running import Running
from desktop.hub.shelf import Shelf
from desktop.paths import regions_file
from desktop.reference.regions import Regions
from desktop.trouble import Kind, Trouble

FORMS = ("asesmen_keluarga", "laporan_awal_bencana", "tinjauan")
ALL_SHOWN = (*FORMS, *sorted(set(bundled.known()) - set(FORMS)))
"""What the demonstration shows: every form there is."""
PEOPLE = ("enumerator", "supervisor")
FAMILIES = 240


@frozen
class Province:
    """The province at work. `tokens` are its app users by the role they stand for."""

    shelf: Shelf
    running: Running
    tokens: dict[str, str]

    def address(self, who: str) -> str:
        """What this person's Sambang talks to."""
        return receiver.base_address(self.running.address, self.tokens[who])

    def stop(self) -> None:
        self.running.stop()
        self.shelf.close()


def open_province(folder: Path, forms: Sequence[str] = FORMS) -> Province:
    """Open (and the first time found, with these forms) the province in its folder, and answer on loopback."""
    folder.mkdir(parents=True, exist_ok=True)
    shelf = Shelf(folder / "province.sqlite")
    known = folder / "tokens.json"
    if known.exists():
        tokens = json.loads(known.read_text(encoding="utf-8"))
    else:
        tokens = _found(shelf, forms)
        known.write_text(json.dumps(tokens), encoding="utf-8")
    return Province(shelf, _answering(shelf, folder / "port"), tokens)


def _found(shelf: Shelf, forms: Sequence[str]) -> dict[str, str]:
    """Publish the forms with their lists, and let the people in."""
    media = bundled.invented_lists(FAMILIES)
    if regions_file().exists():
        with Regions(regions_file()) as regions:
            media |= bundled.region_lists(regions)
    known = entities.lists()
    for form_id in forms:
        form = bundled.form(form_id, media)
        shelf.publish(form.xml, {name: data for name, data in form.media.items() if name[:-4] not in known})
        for name in known.keys() & {name[:-4] for name in form.media}:
            shelf.put_list(name, known[name], forms=(form_id,))
    return {who: shelf.add_person(who) for who in PEOPLE}


def _answering(shelf: Shelf, port_file: Path) -> Running:
    """On the port of last time if it is free: the address in the vault stays right."""
    app = receiver.application(shelf)
    wanted = int(port_file.read_text()) if port_file.exists() else 0
    try:
        found = running.serve(app, port=wanted)
    except Trouble as trouble:
        if trouble.kind is not Kind.HUB_PORT_BUSY:
            raise
        found = running.serve(app, port=0)
    port_file.write_text(str(found.port))
    return found
