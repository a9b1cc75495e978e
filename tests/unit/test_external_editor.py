"""The user's own editor: private files, and nothing lost when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerneblik.ui.external_editor import EditorError, edit_outside, editor_command


@pytest.fixture
def editor(tmp_path: Path, monkeypatch):
    """Makes a shell script the user's editor."""

    def make(script: str) -> None:
        path = tmp_path / "my editor"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("EDITOR", f"'{path}' --wait")

    return make


def test_the_command_is_read_as_a_shell_would():
    assert editor_command({"EDITOR": "code --wait"}) == ["code", "--wait"]
    assert editor_command({"VISUAL": "'/my tools/ed'", "EDITOR": "vi"}) == ["/my tools/ed"]
    assert editor_command({}) == ["nano"]


def test_a_command_without_an_end_is_told(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("EDITOR", "'vi")
    error = edit_outside("x", tmp_path, "q")
    assert isinstance(error, EditorError)
    assert error.key == "editor.unreadable"


def test_the_edited_text_comes_back_and_nothing_stays(tmp_path: Path, editor):
    editor('printf "\\nen linje til" >> "$2"; touch "$(dirname "$2")/.swp"')
    assert edit_outside("æøå", tmp_path / "editing", "q") == "æøå\nen linje til"
    assert not list((tmp_path / "editing").iterdir())


def test_what_the_terminal_would_obey_is_taken_out(tmp_path: Path, editor):
    editor('printf "\\033[2Jtekst\\r\\nmere" > "$2"')
    assert edit_outside("", tmp_path / "editing", "q") == "[2Jtekst\nmere"


def test_the_line_break_that_editors_add_is_not_added_to_the_answer(tmp_path: Path, editor):
    editor('printf "svar\\n" > "$2"')
    assert edit_outside("", tmp_path / "editing", "q") == "svar"


@pytest.mark.parametrize(
    ("script", "key"),
    [("exit 1", "editor.failed"), ('rm "$2"', "editor.unread"), ("printf '\\377' > \"$2\"", "editor.unread")],
)
def test_what_goes_wrong_is_told(tmp_path: Path, editor, script: str, key: str):
    editor(script)
    error = edit_outside("svar", tmp_path / "editing", "q")
    assert isinstance(error, EditorError)
    assert error.key == key


def test_a_missing_editor_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("EDITOR", "/no/such/editor")
    error = edit_outside("svar", tmp_path / "editing", "q")
    assert isinstance(error, EditorError)
    assert error.key == "editor.missing"
    assert not list((tmp_path / "editing").iterdir())


def test_no_room_for_the_file_is_told(tmp_path: Path):
    (tmp_path / "editing").write_text("a file in the way")
    error = edit_outside("svar", tmp_path / "editing", "q")
    assert isinstance(error, EditorError)
    assert error.key == "editor.no_file"
