"""The overview: where one stands, and the way to where one is needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from kerneblik.checklist import Checklist, Kind
from kerneblik.reflection import Assessment, Fit
from kerneblik.ui.common.wheel_view import WheelView
from kerneblik.ui.dialogue.screen import DialogueScreen
from kerneblik.ui.overview.actor_table import ActorTable
from kerneblik.ui.overview.screen import OverviewScreen
from kerneblik.ui.review.screen import ReviewScreen
from kerneblik.ui.write.screen import WriteScreen
from support.app import make_app, round_with, shipped_checklist
from support.looks import in_each_look, in_each_size
from support.odd_checklists import one_actor_reflection_only, ten_dialogue_only, twelve_long_names


def lines(app) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one(ActorTable).options]


async def test_the_table_counts_reflection_preparation_and_dialogue_per_actor(tmp_path: Path):
    app = make_app(tmp_path, {"manager-emphasis": "to ord", "union-role": "x"})
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        table = lines(app)
        assert table[1].split() == ["1", "○", "Dig", "selv", "0/4", "–", "–", "–", "–", "–"]
        assert " ".join(table[2].split()) == "2 ◐ Din egen chef 1/2 0/2 0/2 – 2 03.11.26"


async def test_enter_goes_on_with_the_next_empty_question(tmp_path: Path):
    app = make_app(tmp_path, {"self-core-task": "x"}, position="self-core-task")
    async with app.run_test() as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert "Dig selv" in lines(app)[-1]
        await pilot.press("enter", "y")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)
        assert app.workspace.navigation.question is app.workspace.editor.checklist.questions[1]
        assert app.workspace.navigation.answer.text == "y"


async def test_a_number_points_at_an_actor_on_the_wheel_too_and_enter_goes_there(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f3", "6")
        await pilot.pause()
        assert app.screen.query_one(WheelView).highlighted == 6
        await pilot.press("enter")
        await pilot.pause()
        assert (type(app.screen), app.workspace.navigation.actor.id) == (WriteScreen, "union")


@pytest.mark.slow
async def test_when_all_is_done_the_next_thing_is_to_read(tmp_path: Path):
    checklist = shipped_checklist()
    round_ = round_with(checklist, {question.id: "x" for question in checklist.questions})
    asked = [question for question in checklist.questions if question.kind is Kind.DIALOGUE]
    round_ = round_.with_records(Assessment(question.id, Fit.AGREES) for question in asked)
    app = make_app(tmp_path, round_=round_)
    async with app.run_test() as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert lines(app)[-1] == "Du er nået hele vejen rundt. Læs det hele i gennemsynet."
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)


async def test_what_is_prepared_is_said_beside_the_next_question_and_leads_to_the_dialogue(tmp_path: Path):
    asked = shipped_checklist().actor("union").of_kind(Kind.DIALOGUE)
    app = make_app(tmp_path, {question.id: "x" for question in asked}, position=asked[0].id)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        *_, first, second = lines(app)
        assert first.startswith("Næste skridt: »")
        assert first.endswith("« (Tillidsrepr.)")
        assert second == "Også: hold samtalen, eller skriv arket ud (Tillidsrepr.)"
        await pilot.press("down", "enter")
        await pilot.pause()
        assert (type(app.screen), app.workspace.navigation.actor.id) == (DialogueScreen, "union")


async def test_escape_goes_back_to_the_text(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f3", "escape", "x")
        await pilot.pause()
        assert app.workspace.navigation.answer.text == "x"


@pytest.mark.slow
async def test_every_actor_and_the_next_step_are_in_sight(tmp_path: Path):
    app = make_app(tmp_path, {"self-role": "x"})
    hidden: list[object] = []
    async with app.run_test() as pilot:
        async for look in in_each_look(pilot):
            await pilot.press("f2", "f3")
            await pilot.pause()
            assert isinstance(app.screen, OverviewScreen)
            table = app.screen.query_one(ActorTable)
            if not app.screen.region.contains_region(table.region):
                hidden.append((look, "table"))
            if table.virtual_size.height > table.content_region.height:
                hidden.append((look, "rows"))
            lines = [strip.text for strip in app.screen._compositor.render_strips()]
            for actor in app.workspace.editor.checklist.actors:
                name = actor.short.text_in(app.t.language)
                if not any(name in line for line in lines):
                    hidden.append((look, name))
    assert hidden == []


async def test_with_twelve_actors_and_none_in_the_middle_each_has_one_line(tmp_path: Path):
    app = make_app(tmp_path, checklist=twelve_long_names())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        async for size in in_each_size(pilot, [(80, 24), (60, 20)]):
            await pilot.pause()
            table = app.screen.query_one(ActorTable)
            widths = {len(str(table.get_option(row.id).prompt)) for row in table.rows}
            assert len(widths) == 1, "all columns stand under each other"
            assert widths.pop() <= table.scrollable_content_region.width, size
        assert "Midten" not in str(app.screen.query_one("#legend", Static).content)


@pytest.mark.parametrize(
    ("checklist", "legend"),
    [
        (one_actor_reflection_only(), "Ringen: selvrefleksion."),
        (ten_dialogue_only(), "Midten: dig selv. Ringen: dialog."),
    ],
)
async def test_the_legend_names_only_the_rings_there_are(tmp_path: Path, checklist: Checklist, legend: str):
    app = make_app(tmp_path, checklist=checklist)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        lines = str(app.screen.query_one("#legend", Static).content).splitlines()
        assert lines[0] == legend
        assert any("talt om" in line for line in lines) == ("dialog" in legend)
