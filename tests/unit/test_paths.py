"""Which data directory and which checklist are used."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerneblik.checklist import load_checklist
from kerneblik.errors import KerneblikError
from kerneblik.paths import Origin, data_directory, find_checklist, shipped_checklist, shipped_example


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "site"))
    for name in ("KERNEBLIK_DATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_option_wins_then_the_variable_then_the_users_own(home: Path, monkeypatch: pytest.MonkeyPatch):
    assert data_directory().is_relative_to(home)
    monkeypatch.setenv("KERNEBLIK_DATA", "")
    assert data_directory().is_relative_to(home)
    monkeypatch.setenv("KERNEBLIK_DATA", "relative")
    assert data_directory() == home / "relative"
    assert data_directory("~/mine") == home / "mine"


def test_a_home_that_nobody_knows(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: Path("~/.local/share/kerneblik"))
    with pytest.raises(KerneblikError) as caught:
        data_directory()
    assert caught.value.key == "paths.no_home"


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True)
    path.write_text("")
    return path


def test_the_checklist_is_the_nearest_one(home: Path):
    assert find_checklist().origin is Origin.SHIPPED
    system = write(home / "site" / "kerneblik" / "checklist.yaml")
    assert (find_checklist().path, find_checklist().origin) == (system, Origin.SYSTEM)
    user = write(home / ".config" / "kerneblik" / "checklist.yaml")
    assert (find_checklist().path, find_checklist().origin) == (user, Origin.USER)
    found = find_checklist("mine.yaml")
    assert (found.path, found.origin) == (home / "mine.yaml", Origin.OPTION)


def test_a_checklist_that_leads_nowhere_is_not_passed_over(home: Path):
    link = home / ".config" / "kerneblik" / "checklist.yaml"
    link.parent.mkdir(parents=True)
    link.symlink_to(home / "gone.yaml")
    assert find_checklist().path == link


def test_what_is_shipped_is_there():
    assert len(load_checklist(shipped_checklist()).questions) == 32
    assert shipped_example().is_file()
