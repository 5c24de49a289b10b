"""An installed wheel translates with no further step, from anywhere."""

import os
import subprocess
import sys
import zipfile

from conftest import ROOT


def test_a_wheel_holds_the_package_and_translates_where_it_is_put(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [wheel] = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(site)
    assert any(name.endswith("/model/model.bin") for name in names)
    assert not [name for name in names if "/generate-" in name]  # which is over what package indexes take
    assert wheel.stat().st_size < 100 * 2**20
    assert "toolkit/data/view.css" in names
    assert not [name for name in names if name.startswith(("tests", "seeds", "notebooks", "benchmarks"))]
    assert any(".dist-info/licenses/LICENSE" in name for name in names)

    code = "import toolkit; print(toolkit.__file__); print(toolkit.analyse('Il governo tace. Il presidente parla.'))"
    found = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(site)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stderr
    assert found.stdout.startswith(str(site))
    assert "government" in found.stdout.lower()
