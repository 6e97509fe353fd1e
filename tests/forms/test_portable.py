"""Our forms before the judge of ODK Collect: ODK Validate, which is JavaRosa, where there is a Java to run it."""

from __future__ import annotations

import shutil
import subprocess
from importlib import resources

import pytest

from desktop.paths import RESOURCES

JAVA = shutil.which("java")


@pytest.mark.slow
@pytest.mark.skipif(JAVA is None, reason="there is no Java here; ODK Validate needs one")
@pytest.mark.parametrize("stem", ["asesmen_keluarga", "laporan_awal_bencana"])
def test_odk_validate_finds_nothing(stem: str) -> None:
    with resources.as_file(resources.files("pyxform") / "validators/odk_validate/bin/ODK_Validate.jar") as jar:
        if not jar.exists():
            pytest.skip("pyxform came without its jar")
        form = RESOURCES / "forms" / f"{stem}.xml"
        said = subprocess.run(
            [str(JAVA), "-Djava.awt.headless=true", "-jar", str(jar), str(form)],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
    assert said.returncode == 0, said.stderr
    assert "Xform is valid!" in said.stderr + said.stdout
