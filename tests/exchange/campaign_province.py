"""The province of a campaign: one area with its prelist, its persons, three versions of a form, and a hub on loopback.

What the office does with what came is done here as ODK Central does it: a new record changes its entity, an edit of one
that is there does not.
"""

from __future__ import annotations

import csv
import io
import random
import uuid
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from desktop.hub.receiver import application, base_address
from desktop.hub.running import serve
from desktop.hub.shelf import Shelf
from tests.sync.faults import CLEAN, Fault, FaultyWire

FORM_ID = "verval"
ENTITIES = "http://www.opendatakit.org/xforms/entities"
COLUMNS = ("name", "label", "__version", "nik", "desa", "hasil", "alamat")
PERSONS = ("name", "label", "keluarga")
VILLAGES = 5  # of an area; forms show one at a time
LAST_VERSION = 3
CUTS = 15  # of a hundred lines to the province


def form_xml(version: int) -> bytes:
    """Later versions ask more: the second for a note, the third for a photo."""
    extra = "<catatan/>" * (version >= 2) + "<foto/>" * (version >= 3)
    binds = '<bind nodeset="/data/foto" type="binary"/>' * (version >= 3)
    item = "instance('keluarga')/root/item[name=/data/keluarga]"
    return f"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:entities="{ENTITIES}" xmlns:s="https://sambang.id/xforms"><h:head>
<h:title>Verval</h:title><model entities:entities-version="2024.1.0"><instance><data id="{FORM_ID}" version="{version}">
<desa/><keluarga/><nik/><hasil/><alamat/>{extra}<meta><instanceID/>
<entity dataset="keluarga" id="" update="1" baseVersion="" trunkVersion="" branchId=""/></meta></data></instance>
<instance id="keluarga" src="jr://file-csv/keluarga.csv"/><instance id="orang" src="jr://file-csv/orang.csv"/>
<bind nodeset="/data/keluarga" type="string"/><bind nodeset="/data/nik" calculate="{item}/nik" s:as="nik"/>
<bind nodeset="/data/hasil" type="string" entities:saveto="hasil"/>
<bind nodeset="/data/alamat" type="string" entities:saveto="alamat" s:as="title"/>{binds}
<bind nodeset="/data/meta/entity/@id" type="string" calculate="/data/keluarga"/>
<bind nodeset="/data/meta/entity/@baseVersion" type="string" calculate="{item}/__version"/>
<bind nodeset="/data/meta/entity/@trunkVersion" type="string" calculate="{item}/__trunkVersion"/>
<bind nodeset="/data/meta/entity/@branchId" type="string" calculate="{item}/__branchId"/>
<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/></model></h:head><h:body>
<input ref="/data/desa"><label>Desa</label></input><select1 ref="/data/keluarga"><label>Keluarga</label>
<itemset nodeset="instance('keluarga')/root/item[desa=/data/desa]"><value ref="name"/><label ref="label"/></itemset>
</select1><input ref="/data/hasil"><label>Hasil</label></input><input ref="/data/alamat"><label>Alamat</label></input>
</h:body></h:html>""".encode()


class Area:
    """One kabupaten: its shelf, its hub, a bad line to it, the rows of its prelist as the office knows them."""

    def __init__(self, folder: Path, number: int, rows: int, persons: int, chance: random.Random) -> None:
        self.number, self._seen = number, 0
        self._chance = random.Random(chance.random())  # asked by the hub's threads: it must not disturb the other
        self.rows: dict[str, dict[str, str]] = {}
        for at in range(rows):
            key = str(uuid.UUID(int=chance.getrandbits(128), version=4))
            nik = f"1571{number:02d}{at:010d}"
            first = (key, f"Keluarga {number}.{at}", "1", nik, f"desa{at % VILLAGES}", "", "")
            self.rows[key] = dict(zip(COLUMNS, first, strict=True))
        self.shelf = Shelf(folder / f"province-{number}.sqlite")
        self.shelf.put_list("keluarga", self.csv())
        self.publish(1, self._persons(persons))
        self.running = serve(application(self.shelf))
        self.bad_lines = True
        self.wire = FaultyWire((self.running.host, self.running.port), self._fault)
        self.address = base_address(self.wire.address, self.shelf.add_person(f"Pengawas {number}"))

    def _persons(self, count: int) -> bytes:
        keys = [*self.rows]
        lines = (f"p{at},Orang {self.number}.{at},{keys[at % len(keys)]}" for at in range(count))
        return "\n".join([",".join(PERSONS), *lines, ""]).encode()

    def publish(self, version: int, persons: bytes | None = None) -> None:
        """The office publishes a version of the form; its lists stay."""
        self.shelf.publish(form_xml(version), {} if persons is None else {"orang.csv": persons})

    def csv(self) -> bytes:
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows.values())
        return text.getvalue().encode()

    def _fault(self) -> Fault:
        if not self.bad_lines or self._chance.randrange(100) >= CUTS:
            return CLEAN
        at = self._chance.randrange(1, 4000)
        return Fault(request=at) if self._chance.random() < 0.5 else Fault(answer=at)

    def work(self) -> int:
        """New records change their entities, and the list goes out anew; how many there were."""
        with self.shelf.reading() as db:
            found = db.execute(
                "select rowid, xml, deprecated_id from submission where rowid > ? order by rowid", (self._seen,)
            ).fetchall()
        for row in found:
            self._seen = int(row["rowid"])
            if row["deprecated_id"] is None:
                self._change(fromstring(bytes(row["xml"])))
        if found:
            self.shelf.put_list("keluarga", self.csv())
        return len(found)

    def _change(self, record: Element) -> None:
        said = values(record)
        row = self.rows[said["keluarga"]]
        row |= {"hasil": said["hasil"], "alamat": said["alamat"], "__version": str(int(row["__version"]) + 1)}

    def outcomes(self) -> dict[str, list[dict[str, str]]]:
        """What stands at the office, by row of the prelist."""
        found: dict[str, list[dict[str, str]]] = {}
        with self.shelf.reading() as db:
            for row in db.execute("select xml from submission where is_current and not deleted order by rowid"):
                said = values(fromstring(bytes(row["xml"])))
                found.setdefault(said["keluarga"], []).append(said)
        return found

    def count(self) -> tuple[int, int]:
        """Records, and how many posts brought them."""
        with self.shelf.reading() as db:
            row = db.execute("select count(*), coalesce(sum(posts), 0) from submission").fetchone()
        return int(row[0]), int(row[1])

    def close(self) -> None:
        self.wire.close()
        self.running.stop()
        self.shelf.close()


def values(record: Element) -> dict[str, str]:
    """The answers of a record by name."""
    return {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in record if len(child) == 0}
