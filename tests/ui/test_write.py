"""Writing: one question at a time, kept while typing."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Static

from kerneblik.reflection import Position, State
from kerneblik.storage import RoundStore
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.header import HeaderLine, StatusLine
from kerneblik.ui.common.sidebar import Sidebar
from support.app import answer, make_app, round_with, shipped_checklist
from support.looks import in_each_look, in_each_size
from support.odd_checklists import twelve_long_names

FIRST, SECOND, LAST_OF_SELF = "self-core-task", "self-law-and-influence", "self-role"


def shown(app, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


async def test_what_is_typed_is_counted_marked_and_kept_with_the_wording_it_answers(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        # marks and progress follow what is typed
        header, sidebar = app.screen.query_one(HeaderLine), app.screen.query_one(Sidebar)
        assert (header.progress, sidebar.entries[0].tally) == ("0 af 32", "0/4")
        await pilot.press("x")
        assert (header.progress, sidebar.entries[0].tally) == ("1 af 32", "1/4")
        assert sidebar.entries[0].glyph == "◐"
        await pilot.press("backspace")
        assert (header.progress, sidebar.entries[0].glyph) == ("0 af 32", "○")

        # words are counted, and all is kept on disk
        await pilot.press(*"æøå", "space", *"er")
        assert app.screen.query_one(StatusLine).words == "2 ord"
        await pilot.press("ctrl+s")
        await pilot.pause()
        kept = RoundStore(tmp_path).open("2026-11-03").answer(FIRST)
        assert kept.text == "æøå er"
        assert kept.wording == "Hvad er hele arbejdspladsens kerneopgave?"
        assert (kept.actor, kept.actor_name, kept.language) == ("self", "Dig selv", "da")

        # quitting in the middle of a word loses nothing
        await pilot.press("space", *"kernen")
        await pilot.press("f10")
    assert RoundStore(tmp_path).open("2026-11-03").answer(FIRST).text == "æøå er kernen"


async def test_tab_goes_on_to_the_next_question_and_from_the_last_one_to_the_next_actor(tmp_path: Path):
    app = make_app(tmp_path, position=LAST_OF_SELF)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert shown(app, "#place").startswith("Dig selv")
        await pilot.press("tab")
        assert shown(app, "#place") == "Din egen chef · Selvrefleksion · 1 af 4"
        assert app.screen.query_one(Sidebar).current == "manager"
        await pilot.press("shift+tab", "shift+tab")
        assert app.workspace.navigation.question.id == "self-all-groups"


async def test_every_question_has_its_own_text_cursor_and_undo(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        editor = app.screen.query_one(AnswerEditor)
        await pilot.press(*"en", "left")
        await pilot.press("tab", *"to", "shift+tab")
        assert (editor.text, editor.cursor_location) == ("en", (0, 1))
        await pilot.press("ctrl+z")
        assert editor.text == ""
        await pilot.press("tab")
        assert editor.text == "to"


async def test_opening_lands_on_the_question_last_worked_on_with_the_cursor_where_it_was(tmp_path: Path):
    checklist = shipped_checklist()
    round_ = round_with(checklist, {"union-role": "en linje\nen til"})
    app = make_app(tmp_path, round_=replace(round_, position=Position("union-role", 1, 2)))
    async with app.run_test() as pilot:
        await pilot.pause()
        editor = app.screen.query_one(AnswerEditor)
        assert (app.workspace.navigation.question.id, editor.cursor_location) == ("union-role", (1, 2))


async def test_the_position_is_remembered_without_typing(tmp_path: Path):
    app = make_app(tmp_path, {SECOND: "lov og ret"}, position=FIRST)
    async with app.run_test() as pilot:
        await pilot.press("tab", "left", "left", "f10")
    assert RoundStore(tmp_path).open("2026-11-03").position == Position(SECOND, 0, 8)


async def test_setting_aside_keeps_the_text_counts_as_done_and_can_be_undone(tmp_path: Path):
    app = make_app(tmp_path, {FIRST: "et svar"})
    async with app.run_test() as pilot:
        app.workspace.navigation.go_to(FIRST)
        app.screen.refresh_view()
        await pilot.press("ctrl+t")
        assert app.workspace.navigation.answer.state is State.SET_ASIDE
        assert "Lagt til side" in shown(app, "#notice")
        assert app.screen.query_one(AnswerEditor).text == "et svar"
        await pilot.press("ctrl+t")
        assert app.workspace.navigation.answer.state is State.ANSWERED


async def test_a_reworded_question_shows_what_was_answered(tmp_path: Path):
    checklist = shipped_checklist()
    old = answer(checklist, FIRST, "svar", wording="Hvad laver I egentlig?")
    app = make_app(tmp_path, round_=round_with(checklist, {}, position=FIRST).with_answer(old))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Hvad laver I egentlig?" in shown(app, "#notice")


async def test_the_sidebar_is_reached_by_escape_and_left_by_enter(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert isinstance(app.focused, Sidebar)
        await pilot.press("down")
        assert app.workspace.navigation.actor.id == "manager"
        await pilot.press("j", "k", "5")
        assert app.workspace.navigation.actor.id == "staff"
        await pilot.press("enter", "x")
        assert app.workspace.navigation.answer.text == "x"


@pytest.mark.slow
async def test_where_the_sidebar_is_folded_the_header_names_the_actor_and_escape_unfolds_it(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        async for size in in_each_size(pilot, [(60, 20), (40, 12)]):
            sidebar = app.screen.query_one(Sidebar)
            assert sidebar.region.width == 0, size
            assert app.screen.query_one(HeaderLine).subject == "1 ○ Dig selv 0/4", size
            await pilot.press("escape", "2")
            assert sidebar.region.width > 30, size
            await pilot.press("enter")
            assert sidebar.region.width == 0, size
            assert app.workspace.navigation.actor.id == "manager", size
            await pilot.press("escape", "1", "enter")


@pytest.mark.slow
async def test_every_question_stands_whole_with_room_to_write(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        async for size, language in in_each_look(pilot):
            for question in app.workspace.editor.checklist.questions:
                app.workspace.navigation.go_to(question.id)
                app.screen.refresh_view()
                await asyncio.sleep(0.1)  # until all has its place; drawing it 256 times proves nothing
                place = app.screen.query_one("#question").region
                editor = app.screen.query_one(AnswerEditor)
                status = app.screen.query_one(StatusLine).region
                here = (size, language, question.id)
                assert place.height * place.width >= len(question.text.text_in(language)), here
                assert editor.content_region.height >= 3, here
                assert status.bottom == size[1] - 1, here
                assert app.screen.region.contains_region(editor.region), here


@pytest.mark.slow
async def test_hostile_text_is_only_text(tmp_path: Path):
    hostile = "[bold]fed[/x] [@click=app.quit]her[/] \x1b[2J\x00 ]]"
    app = make_app(tmp_path, {FIRST: hostile}, position=FIRST)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.screen.query_one(AnswerEditor).text == "[bold]fed[/x] [@click=app.quit]her[/] [2J ]]"
        for pressed in ("f3", "f4", "f2"):
            await pilot.press(pressed)
        assert app.is_running


@pytest.mark.slow
async def test_a_megabyte_of_text_is_held_and_kept(tmp_path: Path):
    app = make_app(tmp_path, {FIRST: "ord " * 262_144}, position=FIRST)
    async with app.run_test() as pilot:
        await pilot.press("x", "f10")
    assert len(RoundStore(tmp_path).open("2026-11-03").answer(FIRST).text) == 1_048_577


async def test_undo_of_many_lines_makes_the_scroll_bar_go_and_nothing_else(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        editor = app.screen.query_one(AnswerEditor)
        app.post_message(Paste("linje\n" * 100))
        await pilot.pause(0.2)
        assert editor.document.line_count == 101
        await pilot.press("ctrl+z")
        assert editor.text == ""
        await pilot.press("ctrl+y")
        assert editor.document.line_count == 101


async def test_a_window_made_narrow_at_once_does_no_harm(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        async for _ in in_each_size(pilot, [(29, 20), (80, 24), (30, 20)]):
            await pilot.pause(0.2)
            assert app.is_running


async def test_quitting_before_the_wheel_was_drawn_is_no_error(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test(size=(100, 30)):
        app.exit()
        app.screen._draw_wheel()
    assert app.failure is None


async def test_a_key_typed_just_before_another_language_or_theme_is_chosen_is_kept(tmp_path: Path):
    app = make_app(tmp_path, {})
    async with app.run_test() as pilot:
        editor = app.screen.query_one(AnswerEditor)
        for choose, typed in ((app.action_toggle_language, "tekst"), (app.action_toggle_theme, " til")):
            before = editor.text
            editor.insert(typed)
            choose()  # before the message of the change has been heard
            await pilot.pause()
            assert editor.text == before + typed
            assert app.workspace.navigation.answer.text == before + typed


CONTINUED = {
    "- a": "- a\n- ",
    "  •\ta": "  •\ta\n  •\t",
    "18. september: a": "18. september: a\n",
    "09) a": "09) a\n10) ",
    "1. [x] a": "1. [x] a\n2. [ ] ",
    "- [ ] a": "- [ ] a\n- [ ] ",
    "a\n- ": "a\n",
    "- [ ] a\n- [ ] ": "- [ ] a\n",
    **{text: text + "\n" for text in ("- 5 procent", "+ a", "[ ] a", "2026", "–a", "-")},
}
"""What a text is after Enter at its end."""


@pytest.mark.slow
async def test_enter_goes_on_with_a_list_and_ends_it_and_one_undo_takes_that_back(tmp_path: Path):
    app = make_app(tmp_path)
    got = {}
    async with app.run_test() as pilot:
        editor = app.screen.query_one(AnswerEditor)
        for typed in CONTINUED:
            editor.text = typed
            editor.move_cursor(editor.document.end)
            await pilot.press("enter")
            got[typed] = editor.text
            await pilot.press("ctrl+z")
            assert editor.text == typed

        # within words it takes them along, and before them it is a line break
        editor.text = "- ab"
        editor.move_cursor((0, 3))
        await pilot.press("enter")
        assert editor.text == "- a\n- b"
        await pilot.press("home", "enter")
        assert editor.text == "- a\n\n- b"
    assert got == CONTINUED


@pytest.mark.slow
async def test_a_list_that_is_pasted_or_typed_with_its_signs_stays_as_it_is(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        editor = app.screen.query_one(AnswerEditor)
        app.post_message(Paste("- a\n- b\n"))
        await pilot.pause()
        assert editor.text == "- a\n- b\n"
        lines = ("- c", "- d", "  - e", "1. f", "2. g")
        for line in lines:  # as a terminal without bracketed paste sends it
            await pilot.press(*("space" if sign == " " else sign for sign in line), "enter")
        assert editor.text == "- a\n- b\n" + "\n".join(lines) + "\n3. "


async def test_the_list_of_actors_uses_the_width_there_is_and_keeps_each_on_one_line(tmp_path: Path):
    app = make_app(tmp_path, checklist=twelve_long_names())
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("escape")
        async for size in in_each_size(pilot, [(60, 20), (60, 12), (80, 24), (80, 12)]):
            await pilot.pause()
            listed = app.screen.query_one(Sidebar)
            assert listed.virtual_size.height == len(listed.options) == 12, size
            if size == (60, 20):
                assert "Byrådets social- og sundhedsudvalg" in str(listed.get_option("actor-6").prompt)
