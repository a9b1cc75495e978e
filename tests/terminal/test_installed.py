"""What `pip install` puts on a machine is all that Kerneblik needs: no checkout beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.app import ROOT
from support.terminal.emulator import PtyProgram


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment in which the built wheel, unpacked elsewhere, is the kerneblik that Python finds."""
    place = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(place.glob("*.whl"))) as wheel:
        wheel.extractall(place / "packages")
    return {**os.environ, "PYTHONPATH": str(place / "packages"), "HOME": str(place), "LANG": "C.UTF-8"}


def run(environment: Mapping[str, str], directory: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "kerneblik", "--lang", "da", *arguments]
    done = subprocess.run(
        command, env=environment, cwd=directory, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def test_it_finds_its_own_checklist(installed: Mapping[str, str], tmp_path: Path):
    said = run(installed, tmp_path, "where")
    assert str(Path(installed["PYTHONPATH"], "kerneblik", "shipped", "checklist.yaml")) in said


def test_it_finds_its_example_and_catalogues(installed: Mapping[str, str], tmp_path: Path):
    assert "Tillidsrepræsentanter" in run(installed, tmp_path, "--demo", "status")
    assert "<svg" in run(installed, tmp_path, "--demo", "export", "--format", "html")


def test_its_license_comes_along(installed: Mapping[str, str]):
    packages = Path(installed["PYTHONPATH"])
    [copy] = packages.glob("kerneblik-*.dist-info/licenses/LICENSE")
    assert copy.read_bytes() == (ROOT / "LICENSE").read_bytes()
    metadata = copy.parents[1].joinpath("METADATA").read_text(encoding="utf-8")
    assert "\nLicense-Expression: MIT\nLicense-File: LICENSE\n" in metadata


def test_the_source_distribution_holds_what_its_tests_look_at(tmp_path: Path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "LICENSE",
        "README.md",
        "Makefile",
        "checklist.yaml",
        "docs/promises.md",
        "docs/write.svg",
    } <= names
    assert not [name for name in names if name.startswith("data/") and name != "data/example.yaml"]


def test_the_app_opens_with_its_styles(installed: Mapping[str, str], tmp_path: Path):
    command = [sys.executable, "-m", "kerneblik", "--demo", "--lang", "da"]
    with PtyProgram(command, environ={**installed, "TERM": "xterm-256color"}, columns=80, rows=24) as program:
        assert program.wait_for_text("╭─ Aktører ─")
        assert program.wait_for_text("F10 afslut")
        program.send("\x1b[21~")
        assert program.wait_end() == 0
