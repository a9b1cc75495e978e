"""The user's own choices survive, and never stand in the way."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from kerneblik.locks import FileLock
from kerneblik.settings import Settings, SettingsError, change_settings, load_settings, settings_path
from support.forked_python import fork_script


def test_what_was_saved_is_loaded(tmp_path: Path):
    path = settings_path(tmp_path / "new")
    change_settings(path, language="en", theme="light", introduction_seen=True)
    assert load_settings(path) == (Settings(language="en", theme="light", introduction_seen=True), None)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_without_a_file_nothing_is_chosen(tmp_path: Path):
    assert load_settings(settings_path(tmp_path)) == (Settings(), None)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_nonsense_is_left_alone_until_something_is_saved_and_then_put_aside(tmp_path: Path, content: bytes):
    path = settings_path(tmp_path)
    path.write_bytes(content)
    for _ in range(2):
        settings, warning = load_settings(path)
        assert settings == Settings()
        assert warning is not None
        assert warning.key == "settings.nonsense"
        assert path.read_bytes() == content
    change_settings(path, theme=None)
    assert (tmp_path / "settings.unreadable.json").read_bytes() == content
    assert load_settings(path) == (settings, None)


def test_a_link_is_refused_and_what_it_points_to_is_left_alone(tmp_path: Path):
    path = settings_path(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text('{"language": "en"}')
    path.symlink_to(elsewhere)
    settings, warning = load_settings(path)
    assert settings == Settings()
    assert warning is not None
    assert warning.key == "settings.link"
    with pytest.raises(SettingsError) as caught:
        change_settings(path, language="da")
    assert caught.value.key == "settings.link"
    assert path.is_symlink()
    assert elsewhere.read_text() == '{"language": "en"}'


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_another_users_file_is_refused(tmp_path: Path):
    path = settings_path(tmp_path)
    path.write_text('{"language": "en"}')
    os.chown(path, 12345, 12345)
    settings, warning = load_settings(path)
    assert settings == Settings()
    assert warning is not None
    assert warning.key == "settings.foreign"
    with pytest.raises(SettingsError):
        change_settings(path, language="da")
    assert path.stat().st_uid == 12345


def test_a_single_value_without_sense_is_left_out(tmp_path: Path):
    path = settings_path(tmp_path)
    path.write_text('{"language": 7, "theme": "light", "introduction_seen": "yes", "future": 1}')
    assert load_settings(path) == (Settings(theme="light"), None)


TOO_MUCH = ["1441", f"1{'0' * 400}", "1e400", "Infinity", "NaN"]


@pytest.mark.parametrize("minutes", ["-1", "true", "1.5", '"5"', "null", *TOO_MUCH])
def test_a_pause_that_makes_no_sense_is_left_out(tmp_path: Path, minutes: str):
    path = settings_path(tmp_path)
    path.write_text(f'{{"lock_after": {minutes}}}')
    assert load_settings(path)[0].lock_after == Settings().lock_after


def test_a_directory_in_its_place(tmp_path: Path):
    path = settings_path(tmp_path)
    path.mkdir()
    settings, warning = load_settings(path)
    assert settings == Settings()
    assert warning is not None
    with pytest.raises(SettingsError):
        change_settings(path, language="da")


def test_a_change_leaves_what_another_session_changed_meanwhile(tmp_path: Path):
    path = settings_path(tmp_path)
    path.write_text('{"lock_after": 2, "of_a_later_version": [1]}')
    change_settings(path, language="en")
    change_settings(path, theme="light")
    assert json.loads(path.read_text()) == {
        "lock_after": 2,
        "of_a_later_version": [1],
        "language": "en",
        "theme": "light",
    }


CHANGING = """
import pathlib, sys
from kerneblik.settings import change_settings
for number in range(10):
    change_settings(pathlib.Path(sys.argv[1]), **{sys.argv[2]: number})
"""


@pytest.mark.slow
def test_many_sessions_change_many_things_at_once(tmp_path: Path):
    path = settings_path(tmp_path)
    started = [fork_script(CHANGING, path, f"thing{number}") for number in range(3)]
    assert [process.wait(60) for process in started] == [0] * 3
    assert json.loads(path.read_text()) == {f"thing{number}": 9 for number in range(3)}


def test_a_session_that_stands_still_in_the_middle_holds_nobody_up_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("kerneblik.settings._TIMEOUT", 0.01)
    path = settings_path(tmp_path)
    other = FileLock.held(tmp_path / "settings.lock")
    assert other is not None
    with other, pytest.raises(SettingsError) as caught:
        change_settings(path, language="da")
    assert caught.value.key == "settings.unsaved"
