"""How the dialogue looks: its rooms, its dialogs, and what of it shows in the overview.

Changed on purpose? `make test ARGS="tests/snapshots --snapshot-update"`, then look at the pictures.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kerneblik.cli.demo import example_round
from kerneblik.reflection import Position
from kerneblik.settings import Settings
from kerneblik.ui.session import Session
from support.app import NOON, make_app, shipped_checklist
from support.dialogue import TODAY, talked

ROOMS = {"dialogue": ["f5"], "note": ["f5", "enter"], "agreements": ["f3", "a"]}


@pytest.fixture(autouse=True)
def on_3_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "today", property(lambda _: TODAY))


async def shown_whole(pilot: Pilot[object]) -> None:
    """Rooms are entered one after the other, and cards come into sight when they have their size."""
    await pilot.pause(0.4)


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


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("room", list(ROOMS))
def test_room(snap_compare, tmp_path: Path, room: str, language: str):
    app = app_after_talks(tmp_path, language)
    assert snap_compare(app, terminal_size=(80, 24), press=ROOMS[room], run_before=shown_whole)


@pytest.mark.parametrize("size", [(120, 40), (60, 20), (40, 12)], ids=["120x40", "60x20", "40x12"])
@pytest.mark.parametrize("room", list(ROOMS))
def test_room_of_another_size(snap_compare, tmp_path: Path, room: str, size: tuple[int, int]):
    app = app_after_talks(tmp_path)
    assert snap_compare(app, terminal_size=size, press=ROOMS[room], run_before=shown_whole)


@pytest.mark.parametrize("room", ["dialogue", "agreements"])
def test_room_in_light_colours(snap_compare, tmp_path: Path, room: str):
    app = app_after_talks(tmp_path, theme="light")
    assert snap_compare(app, terminal_size=(100, 30), press=ROOMS[room], run_before=shown_whole)


@pytest.mark.parametrize("pressed", ["n", "a", "c"], ids=["conversation", "agreement", "conversations"])
def test_dialog(snap_compare, tmp_path: Path, pressed: str):
    app = app_after_talks(tmp_path)
    assert snap_compare(app, terminal_size=(80, 24), press=["f5", pressed], run_before=shown_whole)


def test_tasks(snap_compare, tmp_path: Path):
    app = app_after_talks(tmp_path)
    assert snap_compare(app, terminal_size=(80, 24), press=["f3", "a", "t"], run_before=shown_whole)


@pytest.mark.parametrize("ascii_marks", [False, True], ids=["signs", "ascii"])
@pytest.mark.parametrize("size", [(100, 30), (80, 24)], ids=["100x30", "80x24"])
def test_marks_in_the_overview(snap_compare, tmp_path: Path, size: tuple[int, int], ascii_marks: bool):
    app = app_after_talks(tmp_path, ascii_marks=ascii_marks)
    assert snap_compare(app, terminal_size=size, press=["f3"], run_before=shown_whole)
