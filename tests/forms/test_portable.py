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
def test_odk_validate_finds_nothing() -> None:
    forms = sorted((RESOURCES / "forms").glob("*.xml"))
    assert len(forms) > 20
    with resources.as_file(resources.files("pyxform") / "validators/odk_validate/bin/ODK_Validate.jar") as jar:
        if not jar.exists():
            pytest.skip("pyxform came without its jar")
        said = subprocess.run(
            [str(JAVA), "-Djava.awt.headless=true", "-jar", str(jar), *map(str, forms)],
            capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
    told = said.stderr + said.stdout
    assert said.returncode == 0, told
    assert told.count("Xform is valid!") == len(forms), told
