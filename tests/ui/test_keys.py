"""Keys as real terminals send them: with Alt, with modifiers that mean nothing, in PuTTY, kitty and foot."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.widgets import TextArea

from kerneblik.terminal.app import IncrementalApp
from kerneblik.terminal.input_line import WordKeysInput
from kerneblik.ui.common.answer_editor import AnswerEditor
from support.app import make_app
from support.typing import send

ALT_LETTERS = [f"\x1b{letter}" for letter in "acdeghijklmnopqrstuvwxyzæøå0123456789.,/?\r\t\x11\x13"]
KEYS = {  # what is sent behind "et to tre", and what stands there, in the area and the line, once * is typed
    "\x1bb": "et to *tre",
    "\x1b[98;3u": "et to *tre",
    "\x1bb\x1bb\x1bf": ("et to* tre", "et to *tre"),
    "\x1bb\x1bb\x1bd": ("et * tre", "et *tre"),
    "\x1b\x7f": "et to *",
    "\x08": "et to *",
    "\x1b[127;5u": "et to *",
    "\x1b[127;2u": "et to tr*",
    "\x1bOD": "et to *tre",
    "\x1bOD\x1bOD\x1bOC": ("et to* tre", "et to *tre"),
    "\x1b[1;5H": "*et to tre",
    "\x1b[1;5H\x1b[1;5F": "et to tre*",
    "\x1b[1;5H\x1b[3;5~": ("* to tre", "*to tre"),
    "\x1b[1;5H\x1b[3;2~": "*t to tre",
    "\x1b[1;6D": "et to *",
    "\x1b[1;133D": "et to *tre",
    "\x1b[1;4D": "et to tr*",
    "\x1b[32;2u": "et to tre *",
    "\x1b[32;5u": "et to tre *",
    "\x1b[230;130u\x1b[8364;129u\x1b[0;;233u\x1b[97:65;2;65u": "et to treÆ€éA*",
    "\x01": "*",
}
ENTERS = ("\x1b[13;2u", "\x1b[13;5u", "\x1b\r", "\x1b[27;2;13~", "\x1b[57414u", "\n")
WAYS = ("", "f3", "f4", "f5", "f5 enter", "f3 a", "f3 a a", "ctrl+r", "ctrl+p", "ctrl+f", "f1", "escape")


class Both(IncrementalApp[None]):
    """A text area and a line, and a command on each letter."""

    def compose(self) -> ComposeResult:
        yield AnswerEditor()
        yield WordKeysInput()

    def on_mount(self) -> None:
        self.submitted = 0

    def on_input_submitted(self) -> None:
        self.submitted += 1


@pytest.mark.slow
async def test_keys_edit_a_text_and_a_line_as_in_every_editor():
    app = Both()
    wrong = {}
    async with app.run_test() as pilot:
        area, line = app.query_one(AnswerEditor), app.query_one(WordKeysInput)
        for keys, meant in KEYS.items():
            area.focus()
            area.text = "et to tre"
            area.move_cursor(area.document.end)
            await send(pilot, keys, "*")
            line.focus()
            await pilot.pause()
            line.value = "et to tre"
            line.cursor_position = len(line.value)
            await send(pilot, keys, "*")
            if (area.text, line.value) != (meant if isinstance(meant, tuple) else (meant, meant)):
                wrong[keys] = area.text, line.value
    assert wrong == {}


async def test_enter_with_a_modifier_is_enter_where_text_is_typed():
    app = Both()
    async with app.run_test() as pilot:
        area = app.query_one(AnswerEditor)
        area.focus()
        await send(pilot, *ENTERS)
        assert area.text == "\n" * len(ENTERS)
        app.query_one(WordKeysInput).focus()
        await send(pilot, *ENTERS)
        assert app.submitted == len(ENTERS)


async def test_a_character_behind_esc_is_no_command_and_types_nothing():
    app = Both()
    async with app.run_test() as pilot:
        area, line = app.query_one(AnswerEditor), app.query_one(WordKeysInput)
        for widget in (area, line):
            widget.focus()
            await send(pilot, "hej", *(each for each in ALT_LETTERS if each not in ("\x1bd", "\x1b\r")))
            assert app.focused is widget
        assert (area.text, line.value) == ("hej", "hej")


@pytest.mark.slow
async def test_alt_with_a_character_does_nothing_anywhere(tmp_path: Path):
    app = make_app(tmp_path, {"self-core-task": "et svar"}, position="self-core-task")
    async with app.run_test() as pilot:
        for way in WAYS:
            while app.screen is not app.base_screen:
                await pilot.press("escape")
            await pilot.press("f2")
            await pilot.pause()
            app.screen.query_one(AnswerEditor).focus()
            for pressed in way.split():
                await pilot.press(pressed)
                await pilot.pause()
            stack, focused, before = list(app.screen_stack), app.focused, app.workspace.editor.round
            await send(pilot, *(each for each in ALT_LETTERS if each != "\x1b\r"))
            if isinstance(focused, TextArea):
                await send(pilot, "\x1b\x1b")  # while Esc itself still is one
                await send(pilot, "\x1b")
                assert app.focused is not focused, way
            else:
                assert app.screen_stack == stack, way
                assert app.focused is focused, way
                assert app.workspace.editor.round == before, way


async def test_the_keypads_enter_chooses_in_a_list(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f4")
        await pilot.pause()
        assert app.current_mode == "review"
        await send(pilot, "\n")
        assert app.current_mode == "write"


async def test_f7_and_f6_mean_one_thing_each_and_ctrl_a_selects_all(tmp_path: Path):
    app = make_app(tmp_path, {"self-core-task": "et svar"}, position="self-core-task")
    async with app.run_test() as pilot:
        editor = app.screen.query_one(AnswerEditor)
        await pilot.press("f7", "f6")
        assert editor.selection.is_empty
        await pilot.press("ctrl+a")
        assert editor.selected_text == "et svar"
