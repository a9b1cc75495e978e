"""What another session saved arrives at an awkward moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerneblik.storage import RoundStore
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.write.screen import WriteScreen
from support.app import ROUND, OtherSession, make_app, until

FIRST, SECOND = "self-core-task", "self-law-and-influence"


@pytest.mark.slow
async def test_a_text_that_arrived_on_another_screen_is_not_undone_on_the_way_back(tmp_path: Path):
    app = make_app(tmp_path, {FIRST: "mit"}, position=FIRST)
    async with app.run_test() as pilot:
        await pilot.press("f3")
        OtherSession(tmp_path).saves(FIRST, "mit, og deres")
        await until(pilot, lambda: app.workspace.editor.round.answer(FIRST).text == "mit, og deres")
        app.switch_mode("write")
        app.save_controller.save_now()  # as when the line drops just now, or when more arrives
        assert RoundStore(tmp_path).open(ROUND).answer(FIRST).text == "mit, og deres"
        await pilot.press("end", "!")
        assert app.screen.query_one(AnswerEditor).text == "mit, og deres!"


async def test_what_is_typed_before_an_arrival_is_taken_over_displaces_no_text_unseen(tmp_path: Path):
    app = make_app(tmp_path, {FIRST: "mit"}, position=FIRST)
    async with app.run_test() as pilot:
        await pilot.pause()
        editor = app.screen.query_one(AnswerEditor)
        OtherSession(tmp_path).saves(FIRST, "deres")
        app.save_controller.autosave.notice(RoundStore(tmp_path).open(ROUND))
        editor.insert("!", editor.document.end)
        await until(pilot, lambda: FIRST in app.workspace.editor.round.contested)
        assert editor.text == "mit!"
    versions = RoundStore(tmp_path).versions(ROUND, FIRST)
    assert {version.text: version.conflict for version in versions} == {"deres": True, "mit": False}


async def test_what_is_saved_before_an_arrival_is_taken_over_is_not_undone_by_it(tmp_path: Path):
    app = make_app(tmp_path, {FIRST: "mit"}, position=FIRST)
    async with app.run_test() as pilot:
        await pilot.pause()
        editor = app.screen.query_one(AnswerEditor)
        OtherSession(tmp_path).saves(SECOND, "deres")
        app.save_controller.autosave.notice(RoundStore(tmp_path).open(ROUND))
        editor.insert("!", editor.document.end)
        app.save_controller.save_now()
        await until(pilot, lambda: app.workspace.editor.round.answer(SECOND).text == "deres")
        assert editor.text == app.workspace.editor.round.answer(FIRST).text == "mit!"


async def test_an_arrival_of_the_last_moment_hinders_nobody_from_leaving(tmp_path: Path):
    app = make_app(tmp_path, {FIRST: "mit"}, position=FIRST)
    async with app.run_test() as pilot:
        await pilot.press("end", "!")
        OtherSession(tmp_path).saves(SECOND, "deres")
        app.save_controller.autosave.notice(RoundStore(tmp_path).open(ROUND))
        await pilot.press("ctrl+q")
    app.save_controller.save_at_last()
    texts = {key: each.text for key, each in RoundStore(tmp_path).open(ROUND).answers.items()}
    assert texts == {FIRST: "mit!", SECOND: "deres"}


async def test_what_arrives_before_there_is_a_screen_is_shown(tmp_path: Path, monkeypatch):
    app = make_app(tmp_path, {FIRST: "mit"}, position=FIRST)
    compose = WriteScreen.compose

    def slowly(self):
        OtherSession(tmp_path).saves(FIRST, "deres")
        app.save_controller.take_remote_changes(RoundStore(tmp_path).open(ROUND))
        yield from compose(self)

    monkeypatch.setattr(WriteScreen, "compose", slowly)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.screen.query_one(AnswerEditor).text == "deres"
