"""What a package carries or brought, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.formats import moment, number
from desktop.ui.translations import tr

if TYPE_CHECKING:
    from desktop.exchange import Arrived
    from desktop.roles.exchanging import Preview, Ready, Standing


def grouped(fingerprint: str) -> str:
    """The fingerprint as people read it to each other: groups of four."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))


def ready_sentence(ready: Ready | None, standing: Standing | None) -> str:
    """What would go along."""
    if standing is not None and not standing.contacts:
        return tr("Belum ada laptop lain yang dikenal. Tukar kartu dengan laptop pengawas atau petugas Anda di bawah.")
    if ready is None:
        return ""
    parts = []
    if ready.submissions:
        parts.append(tr("{n} isian", len(ready.submissions)))
    if ready.shown:
        parts.append(tr("{n} isian yang sudah dikirim, untuk diperiksa di sana", len(ready.shown)))
    if ready.urgent:
        parts.append(tr("{n} di antaranya mendesak", ready.urgent))
    if ready.photos:
        parts.append(tr("{n} foto dan berkas", ready.photos))
    if ready.judged:
        parts.append(tr("kabar tentang {n} isian (putusan, catatan, bukti terima)", len(ready.judged)))
    if ready.withdrawn:
        parts.append(tr("{n} persetujuan yang ditarik", ready.withdrawn))
    if ready.assigned:
        parts.append(tr("{n} isian untuk dilanjutkan di sana", len(ready.assigned)))
    if not parts:
        return tr("Tidak ada yang menunggu dibawa ke laptop ini.")
    size = tr("sekitar {size} MB", size=number(max(ready.size / 1e6, 0.1), 1)) if ready.size else ""
    return " · ".join(filter(None, (*parts, size)))


def arrived_sentence(arrived: Arrived) -> tuple[str, str]:
    """The one sentence on top, and its look."""
    name = arrived.sender.name
    if arrived.conflicts:
        said = tr("{n} isian dari {name} berbenturan dengan isian di sini; tidak ada yang ditimpa.",
                  len(arrived.conflicts), name=name)  # fmt: skip
        return said, "warn"
    if arrived.repeated and not arrived.touched:
        return tr("Berkas dari {name} ini sudah pernah diterima. Tidak ada yang berubah.", name=name), "note"
    if arrived.passed_over:
        said = tr("Keputusan di dalamnya tidak dipakai: {name} tidak ditandai sebagai laptop pengawas.", name=name)
        return said, "warn"
    return tr("Diterima dari {name}. Isi stik ini sudah tersimpan; berkasnya boleh dihapus.", name=name), "right"


def arrived_lines(arrived: Arrived) -> list[str]:
    """What was in it, line by line."""
    counted = (
        (tr("{n} isian baru di meja pemeriksaan", len(arrived.new)), arrived.new),
        (tr("{n} di antaranya sudah dikirim petugas, tinggal diperiksa", len(arrived.shown)), arrived.shown),
        (tr("{n} isian sudah ada di sini", len(arrived.known)), arrived.known),
        (tr("{n} isian Anda sudah diperiksa", len(arrived.judged)), arrived.judged),
        (tr("{n} isian Anda sudah diterima server", len(arrived.sent)), arrived.sent),
        (tr("{n} isian untuk Anda lanjutkan", len(arrived.assigned)), arrived.assigned),
    )
    lines = [said for said, there in counted if there]
    if arrived.forms:
        lines.append(tr("Formulir baru: {names}", names=", ".join(arrived.forms)))
    if arrived.people:
        lines.append(tr("Orang baru di laptop ini: {names}", names=", ".join(arrived.people)))
    if arrived.program:
        lines.append(tr("Program Sambang versi {version}: pasang dari Pengaturan", version=arrived.program))
    if arrived.lost:
        lines.append(tr("Laptop yang dinyatakan hilang: {names}", names=", ".join(arrived.lost)))
    if arrived.acknowledged:
        lines.append(tr("{n} berkas kiriman Anda sudah sampai; stiknya boleh dihapus", arrived.acknowledged))
    if arrived.conflicts:
        lines.append(tr("Isian yang berbenturan ditandai di meja pemeriksaan: bandingkan kedua versinya."))
    return lines


def stranger_sentence(preview: Preview) -> str:
    """A package of a laptop that is not known."""
    made = f" ({moment(preview.made_at)})" if preview.made_at is not None else ""
    said = tr("Berkas ini dari laptop yang belum dikenal: {name}, {n} isian", preview.records, name=preview.sender.name)
    compare = tr("Cocokkan sidik laptopnya dengan yang tertulis di kartunya:")
    return f"{said}{made}. {compare} {grouped(preview.sender.fingerprint)}"
