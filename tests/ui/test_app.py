"""What holds on every screen: words, settings, dialogs, saving that fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from kerneblik.settings import Settings
from kerneblik.storage import RoundStore, StorageError
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.header import HeaderLine
from kerneblik.ui.common.keys import KeyLine
from kerneblik.ui.common.prompts import ChoiceDialog
from kerneblik.ui.dialogue.screen import DialogueScreen
from kerneblik.ui.help.dialogs import HelpDialog, IntroductionDialog
from kerneblik.ui.overview.screen import OverviewScreen
from kerneblik.ui.review.screen import ReviewScreen
from kerneblik.ui.write.screen import WriteScreen
from support.app import make_app, round_with, shipped_checklist
from support.dialogue import talked
from support.looks import in_each_look


def all_words(app) -> str:
    return "\n".join(str(static.content) for static in app.screen.query(Static))


def on_screen(app) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def test_the_first_start_introduces_the_leaflet_and_goes_on_to_the_first_question(tmp_path: Path):
    app = make_app(tmp_path, settings=Settings())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, IntroductionDialog)
        assert "Brug den til selvrefleksion" in all_words(app)
        await pilot.press("f9")
        await pilot.pause()
        assert "Use it for your own reflection" in all_words(app)
        await pilot.press("enter", "x")
        assert app.workspace.editor.round.answer("self-core-task").text == "x"


async def test_f9_changes_every_word_at_once_and_is_remembered(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f9")
        assert app.screen.query_one(HeaderLine).progress == "0 of 32"
        assert "next" in [hint.does for hint in app.screen.query_one(KeyLine).hints]
        assert (
            app.screen.query_one("#question", Static).content
            == "What is the core task of the workplace as a whole?"
        )
        assert app.settings.current.language == "en"


async def test_f8_goes_from_dark_to_light_and_back(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        assert app.current_theme.dark
        await pilot.press("f8")
        assert not app.current_theme.dark
        assert app.settings.current.theme == "light"
        await pilot.press("f8")
        assert app.current_theme.dark


@pytest.mark.slow
async def test_the_screens_are_a_key_apart(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        for pressed, screen in (
            ("f3", OverviewScreen),
            ("f4", ReviewScreen),
            ("f5", DialogueScreen),
            ("f2", WriteScreen),
        ):
            await pilot.press(pressed)
            await pilot.pause()
            assert isinstance(app.screen, screen)


@pytest.mark.slow
async def test_help_names_every_key_of_the_screen(tmp_path: Path):
    app = make_app(tmp_path)
    unnamed: list[object] = []
    async with app.run_test() as pilot:
        async for _, language in in_each_look(pilot, [(100, 100)]):
            for pressed in ("f2", "f3", "f4", "f5"):
                await pilot.press(pressed)
                await pilot.pause()
                hinted = [hint.key for hint in app.screen.query_one(KeyLine).hints]
                await pilot.press("f1")
                await pilot.pause()
                assert isinstance(app.screen, HelpDialog)
                words = [word for line in on_screen(app) for word in line.split()]
                assert hinted
                unnamed += [(pressed, language, key) for key in hinted if key not in words]
                await pilot.press("escape")
                assert not isinstance(app.screen, HelpDialog)
    assert unnamed == []


@pytest.mark.slow
async def test_the_introduction_says_how_to_begin_and_to_leave_on_every_screen(tmp_path: Path):
    app = make_app(tmp_path, settings=Settings())
    hidden: list[object] = []
    async with app.run_test() as pilot:
        await pilot.pause()
        async for look in in_each_look(pilot, [(80, 24), (80, 20), (60, 23), (60, 20), (40, 12)]):
            assert isinstance(app.screen, IntroductionDialog)
            shown = "\n".join(on_screen(app))
            hints = app.t("introduction.begin").split("   ")
            hidden += [(look, hint) for hint in hints if hint not in shown]
    assert hidden == []


async def test_a_long_line_of_the_help_hangs_beside_its_key(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test(size=(60, 60)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        at = next(number for number, line in enumerate(on_screen(app)) if "runder: skift" in line)
        first, second = on_screen(app)[at : at + 2]
        assert second.index("sammenlign") == first.index("runder:")


@pytest.mark.slow
async def test_the_palette_finds_actions_in_the_users_language_and_runs_them(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", *"overbl", "enter")
        await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)
        await pilot.press("ctrl+p", *"politik", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)
        assert app.workspace.navigation.actor.id == "politicians"
        await pilot.press("ctrl+p", *"tr", "enter")
        await pilot.pause()
        assert app.workspace.navigation.actor.id == "union"
        await pilot.press("ctrl+p", *"zzzz", "enter", "escape")
        assert isinstance(app.screen, WriteScreen)


async def test_the_palette_runs_what_belongs_to_the_screen(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", *"til side", "enter")
        await pilot.pause()
        assert app.workspace.navigation.answer.set_aside


async def test_the_round_can_be_renamed(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r", "r")
        await pilot.pause()
        app.screen.query_one(Input).value = "Før sommerferien"
        await pilot.press("enter", "escape", "ctrl+s")
        await pilot.pause()
        assert app.screen.query_one(HeaderLine).subject == "Før sommerferien"
    assert RoundStore(tmp_path).open("2026-11-03").name == "Før sommerferien"


async def test_while_saving_fails_the_header_says_so_the_text_stays_and_quitting_asks(
    tmp_path: Path, monkeypatch
):
    def full(*_):
        raise StorageError("storage.full", path=tmp_path)

    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        monkeypatch.setattr(RoundStore, "save", full)
        await pilot.press(*"tekst", "ctrl+s")
        await pilot.pause()
        header = app.screen.query_one(HeaderLine)
        assert (header.save_state, header.alarm) == ("IKKE GEMT", True)
        assert app.screen.query_one(AnswerEditor).text == "tekst"
        await pilot.press("f10")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("enter")
        assert app.is_running
        monkeypatch.undo()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert header.save_state.startswith("Gemt")
        assert not header.alarm
    assert RoundStore(tmp_path).open("2026-11-03").answer("self-core-task").text == "tekst"


async def test_quitting_without_saving_is_possible_when_the_user_says_so(tmp_path: Path, monkeypatch):
    def full(*_):
        raise StorageError("storage.full", path=tmp_path)

    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        monkeypatch.setattr(RoundStore, "save", full)
        await pilot.press("x", "f10")
        await pilot.pause()
        app.screen.query_one(OptionList).highlighted = 1
        await pilot.press("enter")
        await pilot.pause()
    assert not app.is_running


@pytest.mark.slow
async def test_ascii_draws_nothing_else(tmp_path: Path):
    app = make_app(
        tmp_path, {"self-role": "- x…\n" * 99}, position="self-role", ascii_marks=True, language="en"
    )
    async with app.run_test(size=(100, 30)) as pilot:
        for pressed in ("f2", "f3", "f4", "f5"):
            await pilot.press(pressed)
            await pilot.pause()
            text = "".join(
                segment.text for line in app.screen._compositor.render_strips() for segment in line
            )
            drawn = {character for character in text if not character.isascii()}
            assert drawn <= set("å"), drawn  # the round is called Efterår


@pytest.mark.slow
async def test_ascii_draws_nothing_else_in_the_dialogue(tmp_path: Path):
    checklist = shipped_checklist()
    round_ = talked(checklist, round_with(checklist, {}, position="union-ideas"))
    app = make_app(tmp_path, round_=round_, ascii_marks=True)
    async with app.run_test(size=(100, 30)) as pilot:
        for pressed in (("f3",), ("a",), ("a",), ("escape", "f5"), ("c",), ("escape", "enter")):
            await pilot.press(*pressed)
            await pilot.pause()
            await pilot.pause()
            rows = app.screen._compositor.render_strips()
            text = "".join(segment.text for line in rows for segment in line)
            drawn = {character for character in text if not character.isascii()}
            assert drawn <= set("æøåéÆØÅ"), (pressed, drawn)
