"""Esc and q go one step back everywhere, and `?` is help where no text has the focus."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.sidebar import Sidebar
from kerneblik.ui.help.dialogs import HelpDialog
from kerneblik.ui.overview.screen import OverviewScreen
from support.app import make_app

LIST = " list"
"""Stands behind a screen's name while its list has the focus."""


def where(app) -> str:
    """The screen shown, and whether its list has the focus; a dialog by its class."""
    if app.screen is not app.base_screen:
        return type(app.screen).__name__
    themes = " themes" if isinstance(app.screen, OverviewScreen) and app.screen.shows_themes else ""
    return app.current_mode + themes + (LIST if isinstance(app.focused, Sidebar) else "")


STEPS = {
    "f3 t": ["overview", "write"],
    "f3 t f3": ["overview", "write"],
    "f3 a": ["agreements list", "overview", "write"],
    "f4 s": ["review", "review list", "write"],
    "f3 f4 f5 f3": ["dialogue", "dialogue list", "review", "review list", "write"],
    "f5 enter": ["dialogue", "dialogue list", "write"],
    "f3 enter": ["write list", "overview"],
    "f3 ctrl+r n": ["RoundsDialog", "overview", "write"],
    "f3 a t": ["agreements", "agreements list", "overview"],
    "f3 a ctrl+p": ["agreements", "agreements list", "overview"],
    "f3 a a": ["agreements", "agreements list", "overview"],
    "f5 s f1": ["SheetDialog", "dialogue", "dialogue list", "write"],
    "f5 c n": ["dialogue", "dialogue list", "write"],
    "f3 f1": ["overview", "write"],
}
"""The keys that lead somewhere, and where each Esc from there leads."""


@pytest.mark.slow
async def test_esc_goes_back_one_step_everywhere(tmp_path: Path):
    wrong = {}
    for number, (way, back) in enumerate(STEPS.items()):
        app = make_app(tmp_path / str(number), {"union-ideas": "- [ ] ring"}, position="union-ideas")
        async with app.run_test(size=(80, 24)) as pilot:
            if "enter" in way and "f5" in way:
                app.workspace.navigation.dialogue.hold(app.workspace.editor.today, "")
            for pressed in way.split():
                await pilot.press(pressed)
                await pilot.pause(0.1)
            went = []
            for _ in back:
                await pilot.press("escape")
                await pilot.pause(0.1)
                went.append(where(app))
            if went != back:
                wrong[way] = went
    assert wrong == {}


@pytest.mark.slow
async def test_from_write_there_is_no_further_back_than_the_list(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("escape", "escape", "escape")
        await pilot.pause()
        assert where(app) == "write list"
        await pilot.press("right", "x")
        assert app.screen.query_one(AnswerEditor).text == "x"


async def test_after_a_restart_a_note_begins_at_its_dialogue(tmp_path: Path):
    app = make_app(tmp_path, position="union-ideas")
    async with app.run_test() as pilot:
        app.workspace.navigation.dialogue.hold(app.workspace.editor.today, "")
        lasting = [app.screens.lasting]
        for name in ("agreements", "note"):
            await app.show_screen(name)
            await pilot.pause()
            lasting.append(app.screens.lasting)
        assert lasting == ["write", "agreements", "dialogue"]


@pytest.mark.slow
async def test_q_leaves_lists_and_dialogs_as_esc_does_and_is_a_letter_in_a_text(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("q", "f3")
        await pilot.pause()
        went = []
        for way in ("ctrl+r q", "f1 q", "t q", "f4", "q", "q", "q"):
            for pressed in way.split():
                await pilot.press(pressed)
                await pilot.pause(0.1)
            went.append(where(app))
        assert went == ["overview", "overview", "overview", "review", "review list", "overview", "write"]
        assert app.screen.query_one(AnswerEditor).text == "q"


@pytest.mark.slow
async def test_a_question_mark_is_help_where_no_text_has_the_focus(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("question_mark")
        assert app.screen.query_one(AnswerEditor).text == "?"
        for way in ("escape", "f3", "f4", "f5", "f3 a", "ctrl+r"):
            for pressed in way.split():
                await pilot.press(pressed)
                await pilot.pause(0.1)
            here = app.screen
            await pilot.press("question_mark")
            assert isinstance(app.screen, HelpDialog), way
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is here, way
