"""How reading across looks: search in all rounds, themes against actors, actors side by side.

Changed on purpose? `make test ARGS="tests/snapshots --snapshot-update"`, then look at the pictures.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from textual.pilot import Pilot

from kerneblik.reflection import Position
from kerneblik.settings import Settings
from kerneblik.storage import RoundStore
from snapshots.conftest import Pictures
from support.app import NOON, example_round, make_app, shipped_checklist
from support.dialogue import talked
from support.looks import SIZES, in_each_size

SOUGHT = {"da": "tid til", "en": "time for"}


def app_on_two_rounds(directory: Path, language: str, theme: str = "dark", *, ascii_marks: bool = False):
    """A round after two conversations, an earlier one, and one that can't be read."""
    checklist, store = shipped_checklist(), RoundStore(directory)
    earlier = example_round(checklist, language, now=NOON - timedelta(days=183))
    store.add(replace(earlier, id="2026-04-07", name="Forår 2026"))
    (directory / "rounds" / "2024-10-07.json").write_bytes(b"{")
    round_ = talked(checklist, example_round(checklist, language, now=NOON))
    return make_app(
        directory,
        round_=replace(round_, position=Position("union-understanding")),
        checklist=checklist,
        language=language,
        settings=Settings(introduction_seen=True, theme=theme),
        ascii_marks=ascii_marks,
    )


async def press(pilot: Pilot[object], *pressed: str) -> None:
    """Press these keys, with time for what reads files."""
    for each in pressed:
        await pilot.press(each)
        await pilot.pause(0.2)


async def test_search(pictures: Pictures, tmp_path: Path):
    for language, sought in SOUGHT.items():
        app = app_on_two_rounds(tmp_path / language, language)
        async with app.run_test(size=SIZES[0]) as pilot:
            await press(pilot, "ctrl+f", *("space" if letter == " " else letter for letter in sought))
            async for columns, rows in in_each_size(pilot):
                await pictures.compare(pilot, f"{language}-{columns}x{rows}")
    assert pictures.differing == []


async def test_themes(pictures: Pictures, tmp_path: Path):
    for language in SOUGHT:
        app = app_on_two_rounds(tmp_path / language, language)
        async with app.run_test(size=SIZES[0]) as pilot:
            await press(pilot, "f3", "t", "6")
            async for columns, rows in in_each_size(pilot):
                await pictures.compare(pilot, f"{language}-{columns}x{rows}")
    assert pictures.differing == []


async def test_side_by_side(pictures: Pictures, tmp_path: Path):
    for language in SOUGHT:
        app = app_on_two_rounds(tmp_path / language, language)
        async with app.run_test() as pilot:
            await press(pilot, "f4", "s", "5", "enter")
            async for columns, rows in in_each_size(pilot, SIZES[1:]):
                await pictures.compare(pilot, f"{language}-{columns}x{rows}")
            await pilot.resize_terminal(*SIZES[0])
            await press(pilot, "s", "2", "enter")
            await pictures.compare(pilot, f"{language}-100x30")
    assert pictures.differing == []


async def test_choosing_actors(pictures: Pictures, tmp_path: Path):
    app = app_on_two_rounds(tmp_path, "da")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f4", "s", "5")
        await pictures.compare(pilot)
    assert pictures.differing == []


async def test_in_light_colours_and_plain_signs(pictures: Pictures, tmp_path: Path):
    app = app_on_two_rounds(tmp_path, "da", theme="light", ascii_marks=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+f", *"mette", "down")
        await pictures.compare(pilot, "search")
        await press(pilot, "escape", "f3", "t", "6")
        await pictures.compare(pilot, "themes")
    assert pictures.differing == []
