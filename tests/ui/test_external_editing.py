"""The user's own editor from within the app: what it writes later is offered; warnings of unknown ones."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

import pytest

from kerneblik.reflection import Answer
from kerneblik.settings import Settings
from kerneblik.storage.recovery.editor_drafts import EditorDrafts
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.prompts import ChoiceDialog
from kerneblik.ui.lock.controller import LOCKED
from kerneblik.ui.write import controller
from kerneblik.workspace.external_editor import EditorIdleError, StillOpen
from support.app import make_app, until
from support.locked import Locked
from ui.test_locking import locked_app

Q = "self-core-task"


@contextmanager
def no_terminal():
    yield


def with_outcome(app, monkeypatch: pytest.MonkeyPatch, outcome) -> list[float | None]:
    """Have the editor come to this; the limits that it was given."""
    limits: list[float | None] = []

    def edit(drafts, round_, answer, idle_limit):
        limits.append(idle_limit)
        return outcome(drafts, round_, answer) if callable(outcome) else outcome

    monkeypatch.setattr(controller, "edit_outside", edit)
    monkeypatch.setattr(app, "suspend", no_terminal)
    return limits


def window(drafts: EditorDrafts, round_, answer: Answer) -> StillOpen:
    return StillOpen(drafts.begin(round_, answer), "code", answer.text)


@pytest.mark.slow
async def test_what_a_window_saves_later_is_told_of_and_ctrl_o_takes_it_in(tmp_path: Path, monkeypatch):
    app = make_app(tmp_path, {Q: "før"}, position=Q)
    async with app.run_test(notifications=True) as pilot:
        with_outcome(app, monkeypatch, window)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: any("--wait" in n.message for n in app._notifications))
        await pilot.press("!")  # nothing is blocked
        (file,) = tmp_path.glob("editing/*/*.md")
        file.write_bytes(b"\xef\xbb\xbfsenere\n")
        await until(pilot, lambda: any("Ctrl+O" in n.message for n in app._notifications))
        assert "senere" not in app.screen.query_one(AnswerEditor).text
        await pilot.press("ctrl+o")
        await until(pilot, lambda: app.screen.query_one(AnswerEditor).text == "senere")
        await pilot.press("ctrl+z")
        assert "!" in app.screen.query_one(AnswerEditor).text
        assert file.exists()


async def test_an_editor_that_nobody_used_locks_the_app(locked: Locked, monkeypatch):
    monkeypatch.setenv("EDITOR", "vim")
    app = locked_app(locked)
    async with app.run_test() as pilot:
        limits = with_outcome(app, monkeypatch, EditorIdleError("editor.idle", path="/x"))
        await pilot.press("ctrl+o")
        await until(pilot, lambda: app.return_value == LOCKED)
    assert limits == [600.0]


async def test_the_editor_is_left_alone_where_that_was_chosen(locked: Locked, monkeypatch):
    monkeypatch.setenv("EDITOR", "vim")
    app = locked_app(locked)
    async with app.run_test() as pilot:
        limits = with_outcome(app, monkeypatch, "ny")
        app.action_passphrase()
        await pilot.pause()
        await pilot.press("end", "up", "up", "enter")
        await pilot.pause()
        assert app.settings.current.lock_editor is False
        await pilot.press("ctrl+o")
        await until(pilot, lambda: bool(limits))
        assert limits == [None]


async def test_while_locked_an_unknown_editor_is_warned_of_once(locked: Locked, monkeypatch):
    monkeypatch.setenv("EDITOR", "my-editor")
    app = locked_app(locked)
    async with app.run_test() as pilot:
        limits = with_outcome(app, monkeypatch, "ny")
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("enter")  # leave it
        await pilot.pause()
        assert limits == []
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("down", "enter")
        await until(pilot, lambda: len(limits) == 1)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: len(limits) == 2)


async def test_where_nothing_is_locked_there_is_no_warning_and_no_limit(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("EDITOR", "my-editor")
    app = make_app(tmp_path, settings=Settings(introduction_seen=True))
    async with app.run_test() as pilot:
        limits = with_outcome(app, monkeypatch, "ny")
        await pilot.press("ctrl+o")
        await until(pilot, lambda: limits == [None])
