"""The readable sources of our XLSForms: `python3 dev.py forms` writes the workbooks and XForms from them."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.forms.workbook import Workbook

from . import (
    asesmen_keluarga,
    bencana,
    isi_laptop,
    komunitas,
    korban,
    kriteria_bps,
    kube,
    laporan_awal_bencana,
    musdes,
    pengungsian,
    ppks,
    psks,
    rtlh,
    rujukan,
    serah_terima,
    slrt,
    tinjauan,
    verval,
)


def forms() -> Mapping[str, Workbook]:
    """Every form of ours by file stem."""
    return {
        "asesmen_keluarga": asesmen_keluarga.workbook(),
        "laporan_awal_bencana": laporan_awal_bencana.workbook(),
        "rtlh": rtlh.workbook(),
        "kube_profil": kube.profile(),
        "kube_monitoring": kube.monitoring(),
        "keluhan": slrt.complaint(),
        "tindak_lanjut": slrt.follow_up(),
        "alat_bantu": rujukan.aid(),
        "rujukan_panti": rujukan.home(),
        "psks": psks.workbook(),
        "verval": verval.workbook(),
        "ppks_perorangan": ppks.workbook(),
        "ppks_khusus": ppks.protected(),
        "musdes": musdes.workbook(),
        "bencana_perkembangan": bencana.development(),
        "bencana_akhir": bencana.end(),
        "konsolidasi": bencana.consolidation(),
        "korban_bnba": korban.victim(),
        "rumah_rusak": korban.house(),
        "santunan": korban.grant(),
        "titik_pengungsian": pengungsian.shelter(),
        "logistik": pengungsian.goods(),
        "komunitas_adat": komunitas.workbook(),
        "kriteria_bps": kriteria_bps.workbook(),
        "serah_terima": serah_terima.workbook(),
        "tinjauan": tinjauan.workbook(),
        "isi_laptop": isi_laptop.workbook(),
    }
