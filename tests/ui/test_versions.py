"""Two sessions on one round, and earlier texts: what the leader sees and can do."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList, Static

from kerneblik.storage import RoundStore
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.diff_view import DiffView
from kerneblik.ui.overview.actor_table import ActorTable
from kerneblik.ui.overview.screen import OverviewScreen
from kerneblik.ui.write.dialogs import VersionsDialog
from support.app import ROUND, OtherSession, make_app, until

FIRST, SECOND = "self-core-task", "self-law-and-influence"


def editor(app) -> AnswerEditor:
    return app.screen.query_one(AnswerEditor)


def notice(app) -> str:
    return str(app.screen.query_one("#notice", Static).content)


async def test_what_another_session_saves_appears_and_the_cursor_stays_at_its_word(tmp_path: Path):
    app = make_app(tmp_path, {FIRST: "Tryghed for borgerne"}, position=FIRST)
    async with app.run_test() as pilot:
        await pilot.pause()
        editor(app).move_cursor((0, len("Tryghed for")))
        OtherSession(tmp_path).saves(FIRST, "Omsorg og tryghed for borgerne")
        await until(pilot, lambda: editor(app).text == "Omsorg og tryghed for borgerne")
        await pilot.press("!")
        assert editor(app).text == "Omsorg og tryghed for! borgerne"
        assert notice(app) == ""


async def test_an_answer_elsewhere_counts_here_without_disturbing_what_is_typed(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press(*"mit")
        OtherSession(tmp_path).saves(SECOND, "deres")
        await until(pilot, lambda: app.workspace.editor.round.answer(SECOND).text == "deres")
        assert editor(app).text == "mit"
        await pilot.press("tab")
        assert editor(app).text == "deres"
        await pilot.press("f10")
    kept = RoundStore(tmp_path).open(ROUND)
    assert (kept.answer(FIRST).text, kept.answer(SECOND).text) == ("mit", "deres")


async def test_the_overview_shows_what_another_session_saved(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f3")
        assert isinstance(app.screen, OverviewScreen)
        OtherSession(tmp_path).saves(FIRST, "deres")
        await until(pilot, lambda: app.screen.query_one(ActorTable).rows[0].reflection == "1/4")


async def test_both_wrote_the_same_answer_it_is_told_compared_and_merged(tmp_path: Path):
    app = make_app(tmp_path)
    other = None
    async with app.run_test() as pilot:
        other = OtherSession(tmp_path)
        await pilot.press(*"hjemme")
        other.saves(FIRST, "kontor")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "andet vindue" in notice(app))
        assert editor(app).text == "hjemme"
        await pilot.press("ctrl+g")
        assert isinstance(app.screen, VersionsDialog)
        lines = app.screen.query_one(DiffView).lines
        assert [(line.side, line.parts[0].text) for line in lines] == [
            ("first", "hjemme"),
            ("second", "kontor"),
        ]
        await pilot.press("m")
        assert editor(app).text == "hjemme\nkontor"
        assert notice(app) == ""
        await pilot.press("ctrl+z")
        assert editor(app).text == "hjemme"
        await pilot.press("ctrl+y", "f10")
    kept = RoundStore(tmp_path).open(ROUND)
    assert kept.answer(FIRST).text == "hjemme\nkontor"
    assert kept.contested == frozenset()


async def test_an_earlier_text_is_taken_back_and_the_later_one_kept(tmp_path: Path):
    app = make_app(tmp_path, {FIRST: "fra i går"}, position=FIRST)
    async with app.run_test() as pilot:
        await pilot.press("end", *", og i dag", "ctrl+s", "ctrl+g")
        choices = app.screen.query_one(OptionList)
        assert choices.option_count == 1
        await pilot.press("enter")
        assert editor(app).text == "fra i går"
        await pilot.press("f10")
    store = RoundStore(tmp_path)
    assert store.open(ROUND).answer(FIRST).text == "fra i går"
    assert [version.text for version in store.versions(ROUND, FIRST)] == ["fra i går, og i dag", "fra i går"]


async def test_without_earlier_texts_it_says_so(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+g")
        assert "ingen tidligere tekster" in str(app.screen.query_one(Static).content)
        await pilot.press("m", "enter", "escape", "x")
        assert editor(app).text == "x"
