"""Two or three actors side by side in review: chosen with the keyboard, read theme by theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from kerneblik.ui.app import KerneblikApp
from kerneblik.ui.common.reading_pane import ReadingPane
from kerneblik.ui.common.sidebar import Sidebar
from kerneblik.ui.review.dialogs import ActorsDialog
from kerneblik.ui.review.screen import ReviewScreen
from kerneblik.ui.write.screen import WriteScreen
from support.app import make_app, round_with, shipped_checklist
from support.dialogue import talked
from support.looks import in_each_size
from support.odd_checklists import one_actor_reflection_only, twelve_long_names

CHECKLIST = shipped_checklist()
TEXTS = {
    "manager-understanding": "Chefens forståelse",
    "union-understanding": "Tillidsfolkenes forståelse",
}


def app_on(directory: Path, **options: object) -> KerneblikApp:
    round_ = talked(CHECKLIST, round_with(CHECKLIST, TEXTS, position="manager-understanding"))
    return make_app(directory, round_=round_, **options)


def seen(app: KerneblikApp) -> list[str]:
    return ["".join(s.text for s in line) for line in app.screen._compositor.render_strips()]


def title(app: KerneblikApp) -> str:
    return str(app.screen.query_one("#title", Static).content)


def row_of(app: KerneblikApp, words: str) -> int:
    """The first row of the cards that holds these words."""
    return next(n for n, line in enumerate(seen(app)) if words in line and "▌" in line)


async def read(pilot, *pressed: str) -> None:
    await pilot.press("f4")
    await pilot.pause()
    await pilot.press("s", *pressed, "enter")
    await pilot.pause(0.1)


@pytest.mark.slow
async def test_as_many_as_there_is_room_for_stand_side_by_side(tmp_path: Path):
    app = app_on(tmp_path)
    names = ["Din egen chef", "Tillidsrepræsentanter"]
    async with app.run_test(size=(80, 24)) as pilot:
        await read(pilot, "6")
        assert_side_by_side(app, names)
        await pilot.resize_terminal(100, 30)
        await read(pilot, "3")
        assert_side_by_side(app, [names[0], "Politikere/topledelse", names[1]])


def assert_side_by_side(app: KerneblikApp, names: list[str]) -> None:
    heading = seen(app)[row_of(app, names[-1])]
    assert [name for name in names if name in heading] == names
    assert "bredt" not in title(app)
    assert app.screen.query_one(Sidebar).region.width == 0
    assert app.screen.query_one(ReadingPane).has_focus


@pytest.mark.slow
async def test_where_there_is_too_little_room_they_stand_under_each_other(tmp_path: Path):
    app = app_on(tmp_path)
    async with app.run_test() as pilot:
        for size, others, needed in (((60, 20), ["6"], 66), ((40, 12), [], 66), ((80, 24), ["3"], 96)):
            await pilot.resize_terminal(*size)
            await read(pilot, *others)
            assert title(app).endswith(
                f"Vinduet skal være {needed} tegn bredt, for at de kan stå side om side."
            )
            column = next(iter(app.screen.query_one(ReadingPane).cards)).columns[0]
            assert "Tillidsrepræsentanter" not in seen(app)[row_of(app, column.heading)], size
            await pilot.resize_terminal(120, 30)
            await pilot.pause(0.1)
            assert "bredt" not in title(app), size
            assert "Tillidsrepræsentanter" in seen(app)[row_of(app, column.heading)], size


@pytest.mark.slow
async def test_each_theme_holds_the_questions_of_each_with_what_they_are_marked_as(tmp_path: Path):
    app = app_on(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await read(pilot, "6")
        cards = app.screen.query_one(ReadingPane).cards
        asked = {theme.id for theme in CHECKLIST.themes}
        assert len(cards) == len(asked)
        understanding = cards[0]
        assert understanding.heading == "Forståelse"
        texts = [[passage.text for passage in column.passages] for column in understanding.columns]
        assert "Chefens forståelse" in texts[0]
        assert "Tillidsfolkenes forståelse" in texts[1]
        notes = {passage.text: passage.note for passage in understanding.columns[1].passages}
        assert notes["Tillidsfolkenes forståelse"] == "≠ anderledes"
        assert notes[""] == "Endnu ikke besvaret"
        roles = next(card for card in cards if card.heading == "Roller")
        assert [passage.note for passage in roles.columns[0].passages] == ["Her er ingen spørgsmål."]


@pytest.mark.slow
async def test_two_or_three_are_chosen_and_no_others(tmp_path: Path):
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await read(pilot)
        assert isinstance(app.screen, ActorsDialog), "the one at hand is too few"
        await pilot.press("down", "space", "5", "6", "7", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert title(app).split("\n")[0].count("·") == 2, "the fourth was refused"
        assert any("to eller tre" in notification.message for notification in app._notifications)


@pytest.mark.slow
async def test_escape_leads_back_and_s_remembers_who_was_read(tmp_path: Path):
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await read(pilot, "6")
        await pilot.press("escape")
        await pilot.pause()
        assert title(app).startswith("Din egen chef:")
        await pilot.press("s", "enter")
        await pilot.pause(0.1)
        assert title(app) == "Din egen chef · Tillidsrepr."
        await pilot.press("tab")
        await pilot.pause()
        assert "·" not in title(app)
        await pilot.press("s", "escape")
        assert isinstance(app.screen, ReviewScreen)


@pytest.mark.slow
async def test_enter_goes_to_write_on_the_theme_at_hand(tmp_path: Path):
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await read(pilot, "6")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)
        assert (app.workspace.navigation.actor.id, app.workspace.navigation.question.theme) == (
            "manager",
            "understanding",
        )


@pytest.mark.slow
async def test_language_and_what_was_written_meanwhile_show(tmp_path: Path):
    app = app_on(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await read(pilot, "6")
        await pilot.press("f9")
        await pilot.pause()
        assert title(app) == "Your manager · Union reps"
        assert app.screen.query_one(ReadingPane).cards[0].heading == "Understanding"


async def test_the_only_actor_is_not_offered_side_by_side_nor_are_themes_without_questions(tmp_path: Path):
    app = make_app(tmp_path, checklist=one_actor_reflection_only())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "s")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert "side om side" not in " ".join(seen(app))
        listed = [entry.label for entry in app.screen.query_one(Sidebar).entries]
        assert listed == ["Min afdeling", "Mål og forventninger"]


async def test_with_twelve_actors_the_keys_stand_below_the_list(tmp_path: Path):
    app = make_app(tmp_path, checklist=twelve_long_names())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", "s")
        await pilot.pause()
        async for _ in in_each_size(pilot, [(80, 24), (60, 20)]):
            await pilot.pause()
            assert "Esc: luk" in " ".join(seen(app))
