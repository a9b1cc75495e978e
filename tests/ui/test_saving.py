"""When what is typed is on disk, and when what others saved is on the screen, with nothing set otherwise."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from kerneblik.ui.common.answer_editor import AnswerEditor
from support.app import ROUND, OtherSession, make_app

QUESTION = "self-core-task"


def on_disk(directory: Path) -> str:
    """What stands in the file of the round, which is read without asking the app."""
    tables = json.loads((directory / "rounds" / f"{ROUND}.json").read_bytes())
    return "".join(a["text"] for a in tables["answers"].values() if a["question"] == QUESTION)


async def test_it_saves_a_second_after_one_pauses(tmp_path: Path):
    app = make_app(tmp_path, position=QUESTION)
    async with app.run_test() as pilot:
        await pilot.press(*"nu")
        await pilot.pause(0.5)
        assert on_disk(tmp_path) == ""
        await pilot.pause(1)
        assert on_disk(tmp_path) == "nu"


async def test_it_saves_within_five_seconds_while_one_types(tmp_path: Path):
    app = make_app(tmp_path, position=QUESTION)
    async with app.run_test() as pilot:
        began, typed = asyncio.get_running_loop().time(), 0
        while not on_disk(tmp_path):
            await pilot.press("x")
            typed += 1
            await pilot.pause(0.4)
        assert asyncio.get_running_loop().time() - began <= 5
        assert typed > 2, "and nobody had paused for a second"


async def test_it_saves_at_once_when_one_goes_to_another_question(tmp_path: Path):
    app = make_app(tmp_path, position=QUESTION)
    async with app.run_test() as pilot:
        await pilot.press(*"nu", "tab")
        began = asyncio.get_running_loop().time()
        while on_disk(tmp_path) != "nu":
            await pilot.pause(0.01)
        assert asyncio.get_running_loop().time() - began < 0.5, "a pause would be a second"


async def test_what_is_saved_elsewhere_appears_within_two_seconds(tmp_path: Path):
    app = make_app(tmp_path, position=QUESTION)
    async with app.run_test() as pilot:
        await pilot.pause()
        OtherSession(tmp_path).saves(QUESTION, "Fra kontoret")
        await pilot.pause(2)
        assert app.screen.query_one(AnswerEditor).text == "Fra kontoret"
