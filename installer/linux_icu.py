"""Qt's wheel for Linux brings 32 MB of ICU's data for 600 languages: here those of the program's own are kept.

Windows has ICU in the system. What stays: root data, English and Indonesian, time zones, collation.
What goes: locales of others, dictionaries of scripts without spaces, old character sets (Python reads spreadsheets),
names of currencies, units, languages, countries and letters, text boundaries (Qt has its own of all these).
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from installer.facts import WORK, CannotBuild, run, tool

LOCALE = re.compile(r"^[a-z]{2,3}(_\w+)*\.res$")
OWN = re.compile(r"^(en|id|in)(_(US|GB|001|ID))?\.res$")  # "in" is what ICU once called Indonesian
GONE = re.compile(
    r"(\.cnv|\.dict|\.spp|\.cfu)$|_model\w*\.res$|^(translit|curr|unit|lang|region|rbnf|brkitr)/|^(unames\.icu|langInfo\.res)$"
)
KEPT = {"ibm-5348_P100-1997.cnv"}  # Windows' own letters
SOURCE = """.globl {name}
.section .rodata
.balign 16
.type {name}, @object
{name}:
.incbin "less/{file}"
.size {name}, .-{name}
"""


def shrink(library: Path) -> None:
    """Write `libicudata.so.NN` anew with less in it: the same name, the same symbol."""
    found = re.fullmatch(r"libicudata\.so\.(\d+)", library.name)
    if found is None:
        raise CannotBuild(f"{library.name} is not ICU's data")
    name, work = f"icudt{found[1]}_dat", WORK / "icu"
    shutil.rmtree(work, ignore_errors=True)
    (work / "less").mkdir(parents=True)
    whole = work / f"icudt{found[1]}l.dat"
    run([tool("objcopy", "binutils"), "-O", "binary", "--only-section=.rodata", library, whole])
    packer = tool("icupkg", "icu-devtools")
    items = run([packer, "-l", whole]).split()
    (work / "gone.txt").write_text("".join(f"{item}\n" for item in items if _gone(item)), encoding="ascii")
    run([packer, "--ignore-deps", "-r", work / "gone.txt", whole, work / "less" / whole.name])
    (work / "data.s").write_text(SOURCE.format(name=name, file=whole.name), encoding="ascii")
    linking = ["-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-Wl,-z,noexecstack", "-Wl,--build-id=none"]
    run([tool("gcc", "gcc"), *linking, "-o", library, "data.s"], cwd=work)


def _gone(item: str) -> bool:
    last = item.rpartition("/")[2]
    if last in KEPT:
        return False
    return bool(GONE.search(item)) or (bool(LOCALE.match(last)) and not OWN.match(last))
