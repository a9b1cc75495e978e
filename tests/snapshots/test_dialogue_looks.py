"""How the dialogue looks: its screens, its dialogs, and what of it shows in the overview.

Changed on purpose? `make test ARGS="tests/snapshots --snapshot-update"`, then look at the pictures.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kerneblik.reflection import Position
from kerneblik.settings import Settings
from snapshots.conftest import Pictures
from support.app import NOON, example_round, make_app, shipped_checklist
from support.dialogue import talked
from support.looks import in_each_size

SCREENS = {"dialogue": ["f5"], "note": ["f5", "enter"], "agreements": ["f3", "a"]}


def app_after_talks(directory: Path, language: str = "da", theme: str = "dark", *, ascii_marks: bool = False):
    checklist = shipped_checklist()
    round_ = talked(checklist, example_round(checklist, language, now=NOON))
    return make_app(
        directory,
        round_=replace(round_, position=Position("union-understanding")),
        checklist=checklist,
        language=language,
        settings=Settings(introduction_seen=True, theme=theme),
        ascii_marks=ascii_marks,
    )


async def test_screen(pictures: Pictures, tmp_path: Path):
    for language in ("da", "en"):
        app = app_after_talks(tmp_path / language, language)
        async with app.run_test(size=(80, 24)) as pilot:
            for screen, pressed in SCREENS.items():
                await pilot.press(*pressed)
                await pictures.compare(pilot, f"{screen}-{language}")
    assert pictures.differing == []


async def test_screen_of_another_size(pictures: Pictures, tmp_path: Path):
    for screen, pressed in SCREENS.items():
        app = app_after_talks(tmp_path / screen)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press(*pressed)
            async for columns, rows in in_each_size(pilot, [(120, 40), (60, 20), (40, 12)]):
                await pictures.compare(pilot, f"{screen}-{columns}x{rows}")
    assert pictures.differing == []


async def test_screen_in_light_colours(pictures: Pictures, tmp_path: Path):
    app = app_after_talks(tmp_path, theme="light")
    async with app.run_test(size=(100, 30)) as pilot:
        for screen in ("dialogue", "agreements"):
            await pilot.press(*SCREENS[screen])
            await pictures.compare(pilot, screen)
    assert pictures.differing == []


async def test_dialog(pictures: Pictures, tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5")
        for name, pressed in (("conversation", "n"), ("agreement", "a"), ("conversations", "c")):
            await pilot.press(pressed)
            await pictures.compare(pilot, name)
            await pilot.press("escape")
    assert pictures.differing == []


async def test_tasks(pictures: Pictures, tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3", "a", "t")
        await pictures.compare(pilot)
    assert pictures.differing == []


async def test_marks_in_the_overview(pictures: Pictures, tmp_path: Path):
    for name, ascii_marks in (("signs", False), ("ascii", True)):
        app = app_after_talks(tmp_path / name, ascii_marks=ascii_marks)
        async with app.run_test() as pilot:
            await pilot.press("f3")
            async for columns, rows in in_each_size(pilot, [(100, 30), (80, 24)]):
                await pictures.compare(pilot, f"{columns}x{rows}-{name}")
    assert pictures.differing == []
