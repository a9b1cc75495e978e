"""The demo says that it is an example, and what was typed in it can be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerneblik.cli.demo import OpenExample, example_rounds
from kerneblik.settings import Settings
from kerneblik.storage import RoundStore
from kerneblik.ui.app import KerneblikApp
from kerneblik.ui.common.header import HeaderLine
from kerneblik.ui.common.prompts import ChoiceDialog
from kerneblik.ui.common.theme import Appearance
from kerneblik.ui.dependencies import AppDependencies
from support.app import shipped_checklist, until


def demo(directory: Path) -> KerneblikApp:
    """The app on the example in `directory`/demo; the user's own rounds are in `directory`/own."""
    checklist, store = shipped_checklist(), RoundStore(directory / "demo")
    rounds = [store.add(round_) for round_ in example_rounds(checklist, "da")]
    example = OpenExample(store, rounds, directory / "own")
    look = Appearance.from_environment(ascii_marks=False)
    settings = Settings(introduction_seen=True)
    return KerneblikApp(
        AppDependencies(store, checklist, rounds[-1], settings, lambda **_: None, "da", look, example=example)
    )


@pytest.mark.slow
async def test_an_example_in_which_nothing_was_typed_is_left_at_once(tmp_path: Path):
    app = demo(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("tab", "f3", "f10")
        await until(pilot, lambda: not app.is_running)
    assert not (tmp_path / "own").exists()


@pytest.mark.slow
@pytest.mark.parametrize("keeps", [True, False])
async def test_what_was_typed_is_kept_as_a_round_of_ones_own_or_not(tmp_path: Path, keeps: bool):
    app = demo(tmp_path)
    question = app._dependencies.round.position.question
    async with app.run_test() as pilot:
        await pilot.press("ctrl+home", *"Mit ")
        await pilot.press("ctrl+s")
        assert app.screen.query_one(HeaderLine).save_state == "EKSEMPEL"
        await pilot.press("f10")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("f10", "escape")
        await pilot.pause()
        assert app.screen is app.base_screen, "a second F10 asks nothing, and Esc stays in the example"
        await pilot.press("f10")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press(*([] if keeps else ["down"]), "enter")
        await until(pilot, lambda: not app.is_running)
    if keeps:
        store = RoundStore(tmp_path / "own")
        kept = store.open(store.latest_id() or "")
        assert kept.answer(question).text.startswith("Mit ")
        assert [kept.name] == [summary.name for summary in store.summaries()]
    else:
        assert not (tmp_path / "own").exists()


@pytest.mark.slow
async def test_where_it_can_not_be_kept_one_stays_in_the_example(tmp_path: Path):
    (tmp_path / "own").write_text("no directory")
    app = demo(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("x", "f10")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("enter")
        await until(pilot, lambda: any(n.severity == "error" for n in app._notifications))
        assert app.is_running
