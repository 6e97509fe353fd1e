"""PPKS proposals: a rule a kind, what makes it strong, and the reasons it gives; never ticked (domain 2.4 to 2.6).

Both forms that propose (the household's members, one person) answer the same questions under the same names; what they
know by other names is put in for the words in angle brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.forms.workbook import Workbook

CARE = "${asuh} = '4' or ${asuh} = '5' or ${ditelantarkan} = '1'"
SCORED = "<skor> >= <batas_skor>"
UNMET = "count-selected(${kebutuhan_kurang}) > 0"
EARNS = "${pencari_nafkah_utama} = '1' or ${ditinggal_suami} = '1' or ${kawin} = '3' or ${kawin} = '4'"
MIGRANT = "${migran} = '1' and count-selected(${masalah_migran}) > 0 and not(selected(${masalah_migran}, '0'))"
ALWAYS, NEVER = "true()", "false()"


@dataclass(frozen=True, slots=True)
class Rule:
    """When a kind is proposed, when strongly, and each reason with when it is one."""

    code: str
    fires: str
    strong: str
    reasons: tuple[tuple[str, str], ...]


_CHILD_REASONS = (
    ("${asuh} = '4' or ${asuh} = '5'", "tidak diasuh keluarga"),
    ("${ditelantarkan} = '1'", "ditelantarkan"),
    ("${dieksploitasi} = '1'", "dieksploitasi"),
    ("${gizi} = '1'", "gizi kurang/buruk"),
    ("${gizi} = '2'", "stunting (penguat)"),
    (SCORED, "skor ketelantaran ≥ batas"),
    ("<miskin>", "keluarga fakir miskin (penguat)"),
)
PERSON = (
    Rule("01", f"${{umur}} <= <balita_sampai> and ({CARE} or ${{gizi}} = '1' or ${{dieksploitasi}} = '1' or {SCORED})",
         f"${{ditelantarkan}} = '1' or ${{gizi}} = '2' or <miskin> or {SCORED}", _CHILD_REASONS),
    Rule("02", f"${{umur}} >= <anak_dari> and ${{umur}} <= <anak_sampai> and ({CARE} or {SCORED})",
         f"${{ditelantarkan}} = '1' or <miskin> or {SCORED}", _CHILD_REASONS),
    Rule("04", "${umur} < <dewasa_dari> and ${di_jalan} = '1'", ALWAYS, (("true()", "sebagian besar waktunya di jalan"),)),
    Rule("05", "${umur} < <dewasa_dari> and <disabilitas>", ALWAYS, (("true()", "kesulitan berat menurut 428"),)),
    Rule("08", f"${{umur}} >= <lansia_dari> and ({SCORED} or ({UNMET} and (<sendiri> or <tanpa_perawat>)))", SCORED,
         ((SCORED, "skor ketelantaran ≥ batas"), (UNMET, "kebutuhan dasar tidak terpenuhi"),
          ("<sendiri>", "tinggal sendiri"), ("<tanpa_perawat>", "tidak ada yang merawat"))),
    Rule("09", "${umur} >= <dewasa_dari> and <disabilitas>", ALWAYS, (("true()", "kesulitan berat menurut 428"),)),
    Rule("12", "${sumber_penghasilan} = '6'", ALWAYS, (("true()", "penghasilan dari mengemis"),)),
    Rule("13", "<pemulung>", ALWAYS, (("true()", "penghasilan dari memulung"),)),
    Rule("20", MIGRANT, ALWAYS, (("true()", "pekerja migran dengan masalah"),)),
    Rule("21", "${korban_bencana} = '1'", NEVER, (("true()", "menurut catatan bencana alam"),)),
    Rule("22", "${korban_bencana} = '2'", NEVER, (("true()", "menurut catatan bencana sosial"),)),
    Rule("23", "${jk} = '2' and ${umur} >= <prse_dari> and ${umur} <= <prse_sampai> and ${penghasilan_cukup} = '2' "
         f"and ({EARNS})", "${ditinggal_suami} = '1'",
         (("true()", "penghasilan tidak cukup"), ("${pencari_nafkah_utama} = '1'", "pencari nafkah utama"),
          ("${ditinggal_suami} = '1'", "ditinggal suami"), ("${kawin} = '3' or ${kawin} = '4'", "janda"))),
)  # fmt: skip
FAMILY = (
    Rule("11", "${tempat_tinggal_tetap} = '2'", ALWAYS, (("true()", "tanpa tempat tinggal tetap"),)),
    Rule("24", "${tempat_tinggal_tetap} = '2' or <kriteria> >= <fm_kriteria>",
         "${tempat_tinggal_tetap} = '2' or <kriteria> >= <fm_kriteria> + 2",
         (("${tempat_tinggal_tetap} = '2'", "tanpa tempat tinggal (Kepmensos 262/2022)"),
          ("<kriteria> >= <fm_kriteria>", "kriteria Kepmensos 262/2022 terpenuhi"))),
    Rule("25", "${keluarga_bermasalah} = '1'", NEVER, (("true()", "hubungan keluarga bermasalah"),)),
    Rule("26", "${komunitas_adat} = '1'", NEVER, (("true()", "bagian komunitas adat terpencil"),)),
)  # fmt: skip
LIMITS = ("balita_sampai", "anak_dari", "anak_sampai", "dewasa_dari", "lansia_dari", "prse_dari", "prse_sampai")


def propose(book: Workbook, rules: Iterable[Rule], words: Mapping[str, str], *, into: str) -> None:
    """One calculate a rule (`usul_01`: "01 kuat · ditelantarkan"), and all that fired in `into`."""
    known = {**{name: f"${{a_{name}}}" for name in (*LIMITS, "fm_kriteria")}, **words}
    names = []
    for rule in rules:
        reasons = ", ".join(f"if({when}, ' · {said}', '')" for when, said in rule.reasons)
        told = f"concat('{rule.code} ', if({rule.strong}, 'kuat', 'lemah'), {reasons})"
        book.calculate(f"usul_{rule.code}", _put(f"if({rule.fires}, {told}, '')", known))
        names.append(f"if(${{usul_{rule.code}}} = '', '', concat(${{usul_{rule.code}}}, '; '))")
    book.calculate(into, f"concat({', '.join(names)})")


def _put(rule: str, known: Mapping[str, str]) -> str:
    for name, expression in known.items():
        rule = rule.replace(f"<{name}>", expression)
    return rule
