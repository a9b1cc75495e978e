"""How the rooms look.

Changed on purpose? `make test ARGS="tests/snapshots --snapshot-update"`, then look at the pictures.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kerneblik.cli.demo import example_round
from kerneblik.reflection import Finding, View
from kerneblik.settings import Settings
from kerneblik.storage import RoundStore
from kerneblik.ui.app import KerneblikApp
from support.app import NOON, make_app, shipped_checklist

ROOMS = {"write": "f2", "overview": "f3", "review": "f4"}


async def shown_whole(pilot: Pilot[object]) -> None:
    """The small wheel comes a moment after the rest."""
    await pilot.pause(0.4)


def app_on_the_example(directory: Path, language: str, theme: str = "dark"):
    checklist = shipped_checklist()
    settings = Settings(introduction_seen=True, theme=theme)
    round_ = example_round(checklist, language, now=NOON)
    return make_app(directory, round_=round_, checklist=checklist, language=language, settings=settings)


@pytest.mark.parametrize("size", [(100, 30), (80, 24)], ids=["100x30", "80x24"])
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("room", list(ROOMS))
def test_room(snap_compare, tmp_path: Path, room: str, language: str, size: tuple[int, int]):
    app = app_on_the_example(tmp_path, language)
    assert snap_compare(app, terminal_size=size, press=[ROOMS[room]], run_before=shown_whole)


@pytest.mark.parametrize("room", ["write", "overview"])
def test_room_in_light_colours(snap_compare, tmp_path: Path, room: str):
    app = app_on_the_example(tmp_path, "da", theme="light")
    assert snap_compare(app, terminal_size=(80, 24), press=[ROOMS[room]], run_before=shown_whole)


@pytest.mark.parametrize("size", [(60, 20), (40, 12)], ids=["60x20", "40x12"])
@pytest.mark.parametrize("room", list(ROOMS))
def test_room_where_there_is_little_space(snap_compare, tmp_path: Path, room: str, size: tuple[int, int]):
    app = app_on_the_example(tmp_path, "da")
    assert snap_compare(app, terminal_size=size, press=[ROOMS[room]], run_before=shown_whole)


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (40, 12)], ids=["100x30", "80x24", "40x12"])
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("action", ["sheet('staff')", "report"], ids=["sheet", "report"])
def test_paper(snap_compare, tmp_path: Path, action: str, language: str, size: tuple[int, int]):
    async def opened(pilot: Pilot[object]) -> None:
        await pilot.pause()
        await pilot.app.run_action(action)
        await pilot.pause(0.4)

    assert snap_compare(app_on_the_example(tmp_path, language), terminal_size=size, run_before=opened)


@pytest.mark.parametrize("pressed", ["f1", "ctrl+p"], ids=["help", "palette"])
def test_dialog(snap_compare, tmp_path: Path, pressed: str):
    assert snap_compare(
        app_on_the_example(tmp_path, "da"), terminal_size=(80, 24), press=[pressed], run_before=shown_whole
    )


HALF_A_YEAR = timedelta(days=183)


def app_on_the_second_round(directory: Path, language: str, *, ascii_marks: bool = False) -> KerneblikApp:
    """A round in which half of the earlier one is answered anew; an archived round; one that is damaged."""
    checklist, store = shipped_checklist(), RoundStore(directory)
    earlier = replace(
        example_round(checklist, language, now=NOON - HALF_A_YEAR),
        id="2026-04-07",
        name="Forår 2026",
        findings={"union-ideas": Finding("union-ideas", View.DIFFERS)},
    )
    store.add(earlier)
    store.add(replace(earlier, id="2025-10-07", name="Efterår 2025, da distrikterne blev lagt sammen"))
    store.label("2025-10-07", archived=True)
    damaged = directory / "rounds" / "2024-10-07.json"
    damaged.write_bytes(b"{")
    os.utime(damaged, (0, 0))
    answers = {
        key: replace(answer, text=answer.text.replace("borgerne", "vores borgere"), edited=NOON)
        for number, (key, answer) in enumerate(earlier.answers.items())
        if number % 3
    }
    now = replace(earlier, id="2026-11-03", name="Efterår 2026", created=NOON, answers=answers, findings={})
    settings = Settings(introduction_seen=True)
    return make_app(
        directory,
        round_=now,
        checklist=checklist,
        language=language,
        settings=settings,
        ascii_marks=ascii_marks,
    )


def after(*pressed: str) -> Callable[[Pilot[object]], Awaitable[None]]:
    """Press these keys, with time for what reads files."""

    async def press(pilot: Pilot[object]) -> None:
        await shown_whole(pilot)
        for each in pressed:
            await pilot.press(each)
            await pilot.pause(0.2)

    return press


ROUNDS = {
    "list": ["ctrl+r", "down"],
    "earlier": ["tab", "ctrl+n"],
    "comparison": ["ctrl+r", "down", "c", "tab", "tab"],
    "figures": ["ctrl+r", "down", "c"],
}


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (40, 12)], ids=["100x30", "80x24", "40x12"])
@pytest.mark.parametrize("what", list(ROUNDS))
def test_rounds(snap_compare, tmp_path: Path, what: str, size: tuple[int, int]):
    app = app_on_the_second_round(tmp_path, "da")
    assert snap_compare(app, terminal_size=size, run_before=after(*ROUNDS[what]))


@pytest.mark.parametrize("what", list(ROUNDS))
def test_rounds_in_english_and_plain_signs(snap_compare, tmp_path: Path, what: str):
    app = app_on_the_second_round(tmp_path, "en", ascii_marks=True)
    assert snap_compare(app, terminal_size=(80, 24), run_before=after(*ROUNDS[what]))
