"""How the screens look.

Changed on purpose? `make test ARGS="tests/snapshots --snapshot-update"`, then look at the pictures.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kerneblik.reflection import Assessment, Changes, Fit
from kerneblik.settings import Settings
from kerneblik.storage import RoundStore
from kerneblik.ui.app import KerneblikApp
from kerneblik.workspace.round_editor import RoundEditor
from snapshots.conftest import Pictures
from support.app import NOON, example_round, make_app, shipped_checklist
from support.looks import in_each_size
from support.odd_checklists import one_actor_reflection_only, ten_dialogue_only, twelve_long_names

SCREENS = {"write": "f2", "overview": "f3", "review": "f4"}


@pytest.fixture(autouse=True)
def on_3_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RoundEditor, "today", property(lambda _: NOON.date()))


def app_on_the_example(directory: Path, language: str, theme: str = "dark"):
    checklist = shipped_checklist()
    settings = Settings(introduction_seen=True, theme=theme)
    round_ = example_round(checklist, language, now=NOON)
    return make_app(directory, round_=round_, checklist=checklist, language=language, settings=settings)


async def test_screen(pictures: Pictures, tmp_path: Path):
    for language in ("da", "en"):
        app = app_on_the_example(tmp_path / language, language)
        async with app.run_test() as pilot:
            async for columns, rows in in_each_size(pilot, [(100, 30), (80, 24)]):
                for screen, key in SCREENS.items():
                    await pilot.press(key)
                    await pictures.compare(pilot, f"{screen}-{language}-{columns}x{rows}")
    assert pictures.differing == []


async def test_screen_in_light_colours(pictures: Pictures, tmp_path: Path):
    app = app_on_the_example(tmp_path, "da", theme="light")
    async with app.run_test() as pilot:
        for screen in ("write", "overview"):
            await pilot.press(SCREENS[screen])
            await pictures.compare(pilot, screen)
    assert pictures.differing == []


async def test_screen_where_there_is_little_space(pictures: Pictures, tmp_path: Path):
    app = app_on_the_example(tmp_path, "da")
    async with app.run_test() as pilot:
        for screen, key in SCREENS.items():
            await pilot.press(key)
            async for columns, rows in in_each_size(pilot, [(60, 20), (40, 12)]):
                await pictures.compare(pilot, f"{screen}-{columns}x{rows}")
    assert pictures.differing == []


async def test_paper(pictures: Pictures, tmp_path: Path):
    for language in ("da", "en"):
        app = app_on_the_example(tmp_path / language, language)
        async with app.run_test() as pilot:
            for name, action in (("sheet", "sheet('staff')"), ("report", "report"), ("minutes", "minutes")):
                await app.run_action(action)
                async for columns, rows in in_each_size(pilot, [(100, 30), (80, 24), (40, 12)]):
                    await pictures.compare(pilot, f"{name}-{language}-{columns}x{rows}")
                await pilot.press("escape")
    assert pictures.differing == []


async def test_dialog(pictures: Pictures, tmp_path: Path):
    app = app_on_the_example(tmp_path, "da")
    async with app.run_test(size=(80, 24)) as pilot:
        for name, pressed in (("help", "f1"), ("palette", "ctrl+p")):
            await pilot.press(pressed)
            await pictures.compare(pilot, name)
            await pilot.press("escape")
    assert pictures.differing == []


HALF_A_YEAR = timedelta(days=183)


def app_on_the_second_round(directory: Path, language: str, *, ascii_marks: bool = False) -> KerneblikApp:
    """A round in which half of the earlier one is answered anew; an archived round; one that is damaged."""
    checklist, store = shipped_checklist(), RoundStore(directory)
    earlier = replace(
        example_round(checklist, language, now=NOON - HALF_A_YEAR),
        id="2026-04-07",
        name="Forår 2026",
        assessments={"union-ideas": Assessment("union-ideas", Fit.DIFFERS)},
    )
    store.add(earlier)
    store.add(replace(earlier, id="2025-10-07", name="Efterår 2025, da distrikterne blev lagt sammen"))
    store.amend("2025-10-07", Changes(archived=True))
    damaged = directory / "rounds" / "2024-10-07.json"
    damaged.write_bytes(b"{")
    os.utime(damaged, (0, 0))
    answers = {
        key: replace(answer, text=answer.text.replace("borgerne", "vores borgere"), edited=NOON)
        for number, (key, answer) in enumerate(earlier.answers.items())
        if number % 3
    }
    now = replace(
        earlier, id="2026-11-03", name="Efterår 2026", created=NOON, answers=answers, assessments={}
    )
    settings = Settings(introduction_seen=True)
    return make_app(
        directory,
        round_=now,
        checklist=checklist,
        language=language,
        settings=settings,
        ascii_marks=ascii_marks,
    )


ROUNDS = {
    "earlier": ["tab", "ctrl+n"],
    "list": ["ctrl+r", "down"],
    "figures": ["ctrl+r", "down", "c"],
    "comparison": ["ctrl+r", "down", "c", "tab", "tab"],
}

BACK = {
    "earlier": ["ctrl+n", "shift+tab"],
    "list": ["escape"],
    "figures": ["escape", "escape"],
    "comparison": ["escape", "escape"],
}


async def press(pilot: Pilot[object], *pressed: str) -> None:
    """Press these keys, with time for what reads files."""
    for each in pressed:
        await pilot.press(each)
        await pilot.pause(0.2)


async def test_rounds(pictures: Pictures, tmp_path: Path):
    for what, pressed in ROUNDS.items():
        app = app_on_the_second_round(tmp_path / what, "da")
        async with app.run_test() as pilot:
            async for columns, rows in in_each_size(pilot, [(100, 30), (80, 24), (40, 12)]):
                await press(pilot, *pressed)
                await pictures.compare(pilot, f"{what}-{columns}x{rows}")
                await press(pilot, *BACK[what])
    assert pictures.differing == []


async def test_rounds_in_english_and_plain_signs(pictures: Pictures, tmp_path: Path):
    for what, pressed in ROUNDS.items():
        app = app_on_the_second_round(tmp_path / what, "en", ascii_marks=True)
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, *pressed)
            await pictures.compare(pilot, what)
    assert pictures.differing == []


async def test_checklists_unlike_the_leaflet(pictures: Pictures, tmp_path: Path):
    for make in (twelve_long_names, one_actor_reflection_only, ten_dialogue_only):
        checklist = make()
        texts = {question.id: "Borgeren først." for question in checklist.questions[::2]}
        app = make_app(tmp_path / make.__name__, texts, checklist=checklist)
        async with app.run_test(size=(80, 24)) as pilot:
            for screen, key in (("overview", "f3"), ("dialogue", "f5")):
                await pilot.press(key)
                await pictures.compare(pilot, f"{make.__name__}-{screen}")
    assert pictures.differing == []
