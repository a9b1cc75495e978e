"""How the rooms look.

Changed on purpose? `make test ARGS="tests/snapshots --snapshot-update"`, then look at the pictures.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from kerneblik.cli.demo import example_round
from kerneblik.settings import Settings
from support import NOON, make_app, shipped_checklist

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


@pytest.mark.parametrize("pressed", ["f1", "ctrl+p", "ctrl+r"], ids=["help", "palette", "rename"])
def test_dialog(snap_compare, tmp_path: Path, pressed: str):
    assert snap_compare(
        app_on_the_example(tmp_path, "da"), terminal_size=(80, 24), press=[pressed], run_before=shown_whole
    )
