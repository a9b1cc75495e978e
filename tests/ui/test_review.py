"""Review: what was written, to read in seconds."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widgets import Static

from kerneblik.prose import terminal
from kerneblik.reflection import Answer
from kerneblik.storage import RoundStore
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.reading_pane import Card, CardView, Passage, ReadingPane
from kerneblik.ui.common.sidebar import Sidebar
from kerneblik.ui.dialogue.screen import DialogueScreen
from kerneblik.ui.write.screen import WriteScreen
from support.app import answer, make_app, round_with, shipped_checklist, until
from support.dialogue import talked
from support.looks import in_each_size
from support.prose import examples, in_plain, visible

MANAGER = ("manager-emphasis", "manager-success-criteria", "manager-understanding", "manager-changes")


def complete(*actors: str) -> dict[str, str]:
    questions = (q for actor in shipped_checklist().actors if actor.id in actors for q in actor.questions)
    return {question.id: f"Svar på **{question.id}**" for question in questions}


def seen(app) -> str:
    return "\n".join("".join(s.text for s in line) for line in app.screen._compositor.render_strips())


def title(app) -> str:
    return str(app.screen.query_one("#title", Static).content)


async def open_review(pilot) -> None:
    await pilot.press("f4")
    await pilot.pause()
    await pilot.pause()


async def test_the_completed_perspectives_come_first_and_one_of_them_is_open(tmp_path: Path):
    app = make_app(tmp_path, complete("staff", "union") | {"self-role": "x"}, position="self-role")
    async with app.run_test() as pilot:
        await open_review(pilot)
        ids = [entry.id for entry in app.screen.query_one(Sidebar).entries]
        assert ids[:3] == ["actor:staff", "actor:union", "actor:self"]
        assert title(app).startswith("Dine medarbejdere: færdig")


async def test_how_far_each_round_came_with_the_actor_is_said(tmp_path: Path):
    store = RoundStore(tmp_path)
    for year, texts in ((2024, complete("self")), (2025, {"self-role": "Noget"})):
        begun = datetime(year, 11, 3, 12, tzinfo=UTC)
        round_ = replace(round_with(shipped_checklist(), texts), name=f"Efterår {year}", created=begun)
        store.add(replace(round_, id=f"{year}-11-03"))
    store.close()
    app = make_app(tmp_path, complete("self"))
    async with app.run_test() as pilot:
        await open_review(pilot)
        told = "Runde for runde: Efterår 2024 4/4 · Efterår 2025 1/4 · Efterår 2026 4/4"
        await until(pilot, lambda: told in title(app))


async def test_all_that_came_of_a_dialogue_is_read_with_it(tmp_path: Path):
    checklist = shipped_checklist()
    round_ = talked(checklist, round_with(checklist, complete("union")))
    takeaway = Answer("union", "Spørg tidligere", conversation="takeaway", actor="union")
    app = make_app(tmp_path, round_=round_.with_answer(takeaway), checklist=checklist)
    async with app.run_test(size=(120, 60)) as pilot:
        await open_review(pilot)
        cards = {card.id: card for card in app.screen.query_one(ReadingPane).cards}
        question = cards["union-understanding"]
        assert question.own.label == app.t("dialogue.expected")
        assert [passage.label.split(" · ")[0] for passage in question.others] == ["20.10.26", "27.10.26"]
        assert "≠" in question.place
        assert cards["agreements:"].others
        assert cards["takeaway:"].own.text == "Spørg tidligere"
        assert "Spørg tidligere" in seen(app)
        app.screen.go_to_item("takeaway:")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DialogueScreen)


async def test_markdown_is_rendered(tmp_path: Path):
    app = make_app(tmp_path, complete("manager") | {"manager-emphasis": "**fed** og\n\n- et punkt"})
    async with app.run_test() as pilot:
        await open_review(pilot)
        text = seen(app)
        assert "fed og" in text
        assert "• et punkt" in text
        assert "**" not in text


@pytest.mark.slow
async def test_tab_turns_to_the_next_perspective_then_to_the_themes(tmp_path: Path):
    app = make_app(tmp_path, complete("staff", "union"))
    async with app.run_test() as pilot:
        await open_review(pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert title(app).startswith("Tillidsrepræsentanter")
        await pilot.press(*["tab"] * 6)
        await pilot.pause()
        assert title(app).startswith("Tema på tværs af aktørerne")


async def test_a_theme_is_read_across_actors(tmp_path: Path):
    app = make_app(tmp_path, {"manager-understanding": "chefens syn", "union-understanding": "TR's syn"})
    async with app.run_test() as pilot:
        await open_review(pilot)
        app.screen.show("theme:understanding")
        await pilot.pause()
        cards = app.screen.query_one(ReadingPane).cards
        assert [card.place for card in cards] == ["Din egen chef · dialog", "Tillidsrepræsentanter · dialog"]


@pytest.mark.slow
async def test_one_key_goes_from_what_is_read_to_editing_it(tmp_path: Path):
    app = make_app(tmp_path, complete("manager"))
    async with app.run_test() as pilot:
        await open_review(pilot)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)
        assert (
            app.workspace.navigation.question.id
            == app.workspace.editor.checklist.actor("manager").questions[2].id
        )
        assert isinstance(app.focused, AnswerEditor)


@pytest.mark.slow
async def test_what_was_edited_is_read_anew(tmp_path: Path):
    app = make_app(tmp_path, complete("manager"))
    async with app.run_test() as pilot:
        await open_review(pilot)
        await pilot.press("enter", *"nyt", "f4")
        await pilot.pause()
        assert "nyt" in app.screen.query_one(ReadingPane).cards[0].own.text


async def test_an_unfinished_perspective_is_read_on_request(tmp_path: Path):
    app = make_app(tmp_path, {"manager-emphasis": "et svar"})
    async with app.run_test() as pilot:
        await open_review(pilot)
        await pilot.press("2")
        await pilot.pause()
        assert title(app) == "Din egen chef: 1 af 4, 2 ord"
        assert "Endnu ikke besvaret" in seen(app)


async def test_answers_to_removed_questions_stay_readable(tmp_path: Path):
    checklist = shipped_checklist()
    old = answer(checklist, "self-role", "Det gamle svar", wording="Et gammelt spørgsmål?")
    round_ = round_with(checklist, {})
    gone = type(old)(**{name: getattr(old, name) for name in old.__dataclass_fields__} | {"question": "gone"})
    app = make_app(tmp_path, round_=round_.with_answer(gone))
    async with app.run_test() as pilot:
        await open_review(pilot)
        app.screen.show("removed")
        await pilot.pause()
        text = seen(app)
        assert "Et gammelt spørgsmål?" in text
        assert "Det gamle svar" in text
        await pilot.press("enter")
        assert not isinstance(app.screen, WriteScreen)


@pytest.mark.slow
async def test_on_a_narrow_screen_the_list_unfolds_and_folds(tmp_path: Path):
    app = make_app(tmp_path, complete("manager"))
    async with app.run_test() as pilot:
        async for size in in_each_size(pilot, [(60, 20), (40, 12)]):
            await open_review(pilot)
            assert app.screen.query_one(ReadingPane).region.width == size[0]
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen.query_one(Sidebar).region.width > 30, size
            await pilot.press("enter")
            await pilot.pause()
            assert app.screen.query_one(Sidebar).region.width == 0, size


@pytest.mark.slow
async def test_a_long_answer_is_scrolled_through_before_the_next(tmp_path: Path):
    app = make_app(tmp_path, complete("manager") | {"manager-emphasis": "linje\n\n" * 60})
    async with app.run_test() as pilot:
        await open_review(pilot)
        pane = app.screen.query_one(ReadingPane)
        await pilot.press("down")
        assert (pane.current, pane.scroll_offset.y) == (0, 3)
        await pilot.press(*["down"] * 45)
        assert pane.current >= 1


@pytest.mark.slow
async def test_of_a_long_answer_only_what_is_in_sight_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    drawn, draw = [], terminal._drawn
    monkeypatch.setattr(terminal, "_drawn", lambda *row: drawn.append(row) or draw(*row))
    app = make_app(tmp_path, {"manager-emphasis": "linje\n" * 5000 + "til sidst"})
    async with app.run_test(size=(80, 24)) as pilot:
        await open_review(pilot)
        app.screen.show("actor:manager")
        await pilot.pause()
        pane = app.screen.query_one(ReadingPane)
        assert "linje" in seen(app)
        assert pane.virtual_size.height > 5000
        assert 0 < len(drawn) < 500
        pane.scroll_to(y=4990, animate=False)
        await pilot.pause()
        assert "til sidst" in seen(app)


async def test_links_and_images_in_answers_are_only_text(tmp_path: Path):
    text = "[her](javascript:alert(1)) ![billede](http://x.dk/y.png) <script>x</script>"
    app = make_app(tmp_path, complete("manager") | {"manager-emphasis": text})
    async with app.run_test() as pilot:
        await open_review(pilot)
        assert app.is_running
        strips = [segment for line in app.screen._compositor.render_strips() for segment in line]
        assert not any(segment.style and segment.style.link for segment in strips)


@pytest.mark.slow
async def test_every_entry_of_the_list_is_reached_with_the_arrows(tmp_path: Path):
    app = make_app(tmp_path, complete("self"))
    async with app.run_test() as pilot:
        await open_review(pilot)
        sidebar = app.screen.query_one(Sidebar)
        reached = [app.screen.chosen]
        await pilot.press("escape")
        for _ in range(len(sidebar.entries) - 1):
            await pilot.press("down")
            await pilot.pause()
            reached.append(app.screen.chosen)
        assert reached == [entry.id for entry in sidebar.entries]
        assert sidebar.highlighted_option.id == reached[-1]


def shown_in(sidebar: Sidebar) -> list[str]:
    return [str(sidebar.get_option(entry.id).prompt) for entry in sidebar.entries]


async def test_the_list_is_translated_in_its_place(tmp_path: Path):
    app = make_app(tmp_path, complete("self"))
    async with app.run_test() as pilot:
        await open_review(pilot)
        sidebar = app.screen.query_one(Sidebar)
        assert any("Dig selv" in line for line in shown_in(sidebar))
        await pilot.press("f9")
        await pilot.pause()
        sidebar = app.screen.query_one(Sidebar)
        assert any("Yourself" in line for line in shown_in(sidebar))
        for entry, line in zip(sidebar.entries, shown_in(sidebar), strict=True):
            assert entry.label[:10] in line


@pytest.mark.slow
async def test_a_dialog_over_what_is_read_changes_nothing_of_it(tmp_path: Path):
    app = make_app(tmp_path, complete("self", "staff"))
    async with app.run_test() as pilot:
        await open_review(pilot)
        app.screen.show("theme:roles")
        await pilot.press("f1", "escape")
        await pilot.pause()
        assert app.screen.chosen == "theme:roles"


@pytest.mark.slow
async def test_every_text_is_read_as_the_page_on_prose_says(tmp_path: Path):
    texts = [typed for typed, _ in examples().values()]
    app = make_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f4")
        pane = app.screen.query_one(ReadingPane)
        pane.cards = [Card(str(number), "", "", Passage(text)) for number, text in enumerate(texts)]
        await pilot.pause()
        shown = []
        for view in list(pane.query(CardView))[: len(texts)]:
            rows = view.render_lines(Region(0, 0, *view.outer_size))
            shown.append("\n".join(re.sub("^[ ▌]*", "", row.text) for row in rows))
    assert [visible(text) for text in shown] == [visible(in_plain(text)) for text in texts]
