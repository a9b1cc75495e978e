"""The help names each key that acts, once, and no other; copying says where the text went."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kerneblik.language import Translator
from kerneblik.terminal.clipboard import clipboard_program
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.help.dialogs import HelpDialog
from support.app import make_app, until

WAYS = ["", "escape", "f3", "f4", "f5", "f5 enter", "f5 enter enter", "f3 a"]


@pytest.mark.slow
async def test_each_key_that_the_help_names_acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    app = make_app(tmp_path, {"self-core-task": "et svar"}, position="self-core-task")
    wrong = {}
    async with app.run_test() as pilot:
        for way in WAYS:
            await pilot.press("f2")
            await pilot.pause()
            app.screen.query_one(AnswerEditor).focus()
            for pressed in way.split():
                await pilot.press(pressed)
                await pilot.pause()
            in_text = isinstance(app.focused, AnswerEditor)
            await pilot.press("f1")
            assert isinstance(app.screen, HelpDialog), way
            keys = app.screen.keys
            await pilot.press("escape")
            await pilot.pause()
            acted: list[str] = []

            async def note(action: object, *_: object, acted: list[str] = acted, **__: object) -> bool:
                acted.append(str(action))
                return True

            with monkeypatch.context() as patched:
                patched.setattr(app, "run_action", note)
                dead = []
                for pressed in keys:
                    acted.clear()
                    await pilot.press(pressed)
                    if not acted:
                        dead.append(pressed)
            twice = [pressed for pressed, times in Counter(keys).items() if times > 1]
            if dead or twice or ("ctrl+k" in keys) is not in_text:
                wrong[way] = dead, twice, in_text
    assert wrong == {}


def programs(directory: Path, *names: str) -> str:
    for name in names:
        (directory / name).write_text('#!/bin/sh\ncat > "$0.got"\n')
        (directory / name).chmod(0o755)
    return f"{directory}:/usr/bin:/bin"


def test_a_program_is_asked_only_where_the_display_is_local(tmp_path: Path):
    path = {"PATH": programs(tmp_path, "wl-copy", "xclip", "pbcopy")}
    wayland, x11 = {"WAYLAND_DISPLAY": "wayland-0"}, {"DISPLAY": ":0"}
    assert clipboard_program(path | wayland | x11, "linux") == ("wl-copy",)
    assert clipboard_program(path | x11, "linux") == ("xclip", "-selection", "clipboard")
    assert clipboard_program(path, "darwin") == ("pbcopy",)
    assert clipboard_program(path, "linux") == ()
    assert clipboard_program(path | wayland | x11 | {"SSH_CONNECTION": "a 1 b 22"}, "darwin") == ()
    assert clipboard_program({"PATH": "/nowhere"} | x11, "linux") == ()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("local", [True, False])
async def test_copying_says_where_the_text_went(
    tmp_path: Path, language: str, local: bool, monkeypatch: pytest.MonkeyPatch
):
    tools = tmp_path / "bin"
    tools.mkdir()
    monkeypatch.setenv("PATH", programs(tools, "xclip") if local else str(tools))
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("WAYLAND_DISPLAY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    app = make_app(
        tmp_path / "data", {"self-core-task": "blåt"}, position="self-core-task", language=language
    )
    said: list[str] = []
    monkeypatch.setattr(app, "notify", lambda words, **_: said.append(words))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+a", "ctrl+c")
        await until(pilot, lambda: bool(said))
    assert said == [Translator(language)("copy.copied" if local else "copy.sent")]
    if local:
        assert (tools / "xclip.got").read_text(encoding="utf-8") == "blåt"


async def test_a_save_state_that_comes_while_the_screens_are_taken_down_touches_none(tmp_path: Path):
    app = make_app(tmp_path, {"self-core-task": "x"}, position="self-core-task")
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = app.base_screen
        assert screen is not None
        screen._pruning = True  # as Textual does before it takes the children away
        await screen.query("*").remove()
        app.save_controller.show_state()
        app.save_controller.leave_question()
        app.save_controller.take_remote_changes(app.workspace.editor.round)
        app.refresh_screen()
        screen._pruning = False
        app.exit()
