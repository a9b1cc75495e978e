"""How reading across looks: search in all rounds, themes against actors, actors side by side.

Changed on purpose? `make test ARGS="tests/snapshots --snapshot-update"`, then look at the pictures.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kerneblik.cli.demo import example_round
from kerneblik.reflection import Position
from kerneblik.settings import Settings
from kerneblik.storage import RoundStore
from kerneblik.ui.session import Session
from support.app import NOON, make_app, shipped_checklist
from support.dialogue import TODAY, talked

SIZES = pytest.mark.parametrize(
    "size", [(100, 30), (80, 24), (60, 20), (40, 12)], ids=["100x30", "80x24", "60x20", "40x12"]
)
SOUGHT = {"da": "tid til", "en": "time for"}


@pytest.fixture(autouse=True)
def on_3_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "today", property(lambda _: TODAY))


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


def after(*pressed: str, typed: str = "") -> Callable[[Pilot[object]], Awaitable[None]]:
    """Press these keys, then type, with time for what reads files."""

    async def press(pilot: Pilot[object]) -> None:
        await pilot.pause(0.4)
        for each in (*pressed, *("space" if letter == " " else letter for letter in typed)):
            await pilot.press(each)
            await pilot.pause(0.2)

    return press


@SIZES
@pytest.mark.parametrize("language", ["da", "en"])
def test_search(snap_compare, tmp_path: Path, language: str, size: tuple[int, int]):
    app = app_on_two_rounds(tmp_path, language)
    assert snap_compare(app, terminal_size=size, run_before=after("ctrl+f", typed=SOUGHT[language]))


@SIZES
@pytest.mark.parametrize("language", ["da", "en"])
def test_themes(snap_compare, tmp_path: Path, language: str, size: tuple[int, int]):
    app = app_on_two_rounds(tmp_path, language)
    assert snap_compare(app, terminal_size=size, run_before=after("f3", "t", "6"))


@SIZES
@pytest.mark.parametrize("language", ["da", "en"])
def test_side_by_side(snap_compare, tmp_path: Path, language: str, size: tuple[int, int]):
    third = ["2"] if size[0] >= 100 else []
    app = app_on_two_rounds(tmp_path, language)
    assert snap_compare(app, terminal_size=size, run_before=after("f4", "s", "5", *third, "enter"))


def test_choosing_actors(snap_compare, tmp_path: Path):
    app = app_on_two_rounds(tmp_path, "da")
    assert snap_compare(app, terminal_size=(80, 24), run_before=after("f4", "s", "5"))


@pytest.mark.parametrize(
    "pressed", [("ctrl+f", *"mette", "down"), ("f3", "t", "6")], ids=["search", "themes"]
)
def test_in_light_colours_and_plain_signs(snap_compare, tmp_path: Path, pressed: tuple[str, ...]):
    app = app_on_two_rounds(tmp_path, "da", theme="light", ascii_marks=True)
    assert snap_compare(app, terminal_size=(80, 24), run_before=after(*pressed))
