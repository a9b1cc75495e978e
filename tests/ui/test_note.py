"""Writing down what was said: as comfortable and as safe as writing an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from kerneblik.reflection import Changes, Fit, text_key
from kerneblik.reflection.changes import key_of
from kerneblik.storage import RoundStore
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.header import StatusLine
from kerneblik.ui.common.keys import KeyLine
from kerneblik.ui.common.reading_pane import ReadingPane
from kerneblik.ui.dialogue.note_screen import NoteScreen
from kerneblik.ui.dialogue.screen import DialogueScreen
from kerneblik.ui.write.dialogs import VersionsDialog
from kerneblik.ui.write.screen import WriteScreen
from support.app import NOON, answer, make_app, round_with, shipped_checklist
from support.dialogue import JORGEN, METTE, talked
from support.looks import in_each_look

ROUND, IDEAS = "2026-11-03", "union-ideas"
KEY = text_key(IDEAS, JORGEN.id)
SAID = "En fælles journal, som alle kan skrive i."


def app_at_ideas(directory: Path, texts=None, **options):
    checklist = shipped_checklist()
    round_ = talked(checklist, round_with(checklist, texts or {}, position=IDEAS))
    return make_app(directory, round_=round_, checklist=checklist, **options)


def editor(app) -> AnswerEditor:
    return app.screen.query_one(AnswerEditor)


def shown(app, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


async def open_note(pilot) -> None:
    await pilot.press("f5", "enter")
    await pilot.pause()
    await pilot.pause()
    assert isinstance(pilot.app.screen, NoteScreen)


async def until(pilot, condition: Callable[[], bool]) -> None:
    for _ in range(100):
        if condition():
            return
        await pilot.pause(0.05)
    raise AssertionError("it never came")


@pytest.mark.slow
async def test_what_is_typed_is_kept_in_the_conversation_with_the_wording_of_the_question(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    async with app.run_test() as pilot:
        await open_note(pilot)
        assert shown(app, "#place").startswith("Tillidsrepræsentanter · 27.10.26 · Jørgen (DSR) og Ali")
        assert editor(app).text == SAID
        await pilot.press(*" Godt", "f10")
    kept = RoundStore(tmp_path).open(ROUND)
    said = kept.answer(IDEAS, JORGEN.id)
    assert said.text == SAID + " Godt"
    assert said.wording == "Hvilke ideer har I til, hvordan kerneopgaven skal udvikle sig i fremtiden?"
    assert kept.answer(IDEAS).text == "", "the leader's own answer is another text"


@pytest.mark.slow
async def test_tab_goes_through_the_questions_of_the_conversation_and_free_notes(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    async with app.run_test() as pilot:
        await open_note(pilot)
        await pilot.press("tab", *"kaffe")
        assert shown(app, "#question") == "Hvad kom der ellers frem?"
        assert app.screen.query_one(StatusLine).groups[0].glyphs == ("●", "○", "●", "●", "○")
        await pilot.press("tab", *"mod")
        assert shown(app, "#question") == "Hvad tager du med fra samtalerne?"
        assert app.workspace.editor.round.takeaway("union").text == "mod"
        await pilot.press("tab")
        assert shown(app, "#question") == "Hvordan forstår I kerneopgaven?"
        await pilot.press("shift+tab", "shift+tab", "escape")
        await pilot.pause()
        assert isinstance(app.screen, DialogueScreen)
        pane = app.screen.query_one(ReadingPane)
        assert pane.card.heading == "Hvad kom der ellers frem?"
        assert pane.card.others[-1].text == "kaffe"


@pytest.mark.slow
async def test_every_note_has_its_own_undo(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    async with app.run_test() as pilot:
        await open_note(pilot)
        await pilot.press("!", "tab", *"ny", "shift+tab", "ctrl+z")
        assert editor(app).text == SAID
        await pilot.press("tab")
        assert editor(app).text == "ny"


@pytest.mark.slow
async def test_what_was_expected_stands_beside_the_text_where_there_is_room(tmp_path: Path):
    app = app_at_ideas(tmp_path, {IDEAS: "Jeg venter et ønske om **mere tid**."})
    async with app.run_test() as pilot:
        await open_note(pilot)
        beside = app.screen.query_one("#expected")
        assert beside.region.x >= editor(app).region.right
        text = "".join(s.text for line in app.screen._compositor.render_strips() for s in line)
        assert "Jeg venter et ønske" in text
        await pilot.press("tab")
        assert not beside.display, "nothing is expected of free notes"
        assert editor(app).region.width > 70
        await pilot.resize_terminal(60, 20)
        await pilot.press("shift+tab")
        await pilot.pause()
        assert not beside.display


@pytest.mark.slow
async def test_the_mark_can_be_set_while_one_writes(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    async with app.run_test() as pilot:
        await open_note(pilot)
        assert shown(app, "#place").endswith("! overraskende")
        await pilot.press("ctrl+n", "enter")
        assert shown(app, "#place").endswith("= som ventet")
        assert app.workspace.editor.round.fit_of(IDEAS) is Fit.AGREES


@pytest.mark.slow
async def test_letters_are_only_letters_here(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    async with app.run_test() as pilot:
        await open_note(pilot)
        await pilot.press(*"nmacjk")
        assert editor(app).text == SAID + "nmacjk"


@pytest.mark.slow
async def test_earlier_texts_can_be_taken_back(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    async with app.run_test() as pilot:
        await open_note(pilot)
        await pilot.press(*" Mere", "ctrl+g")
        assert app.screen.query_one(OptionList).option_count == 1
        await pilot.press("enter")
        assert editor(app).text == SAID
        await pilot.press("f10")
    store = RoundStore(tmp_path)
    assert store.open(ROUND).answer(IDEAS, JORGEN.id).text == SAID
    assert {version.text for version in store.versions(ROUND, KEY)} == {SAID, SAID + " Mere"}


async def test_the_external_editor_gets_the_note(tmp_path: Path, monkeypatch):
    seen = {}

    def edit(drafts, round_, noted, idle_limit) -> str:
        seen.update(text=noted.text, key=noted.key)
        return "udefra"

    monkeypatch.setattr("kerneblik.ui.write.controller.edit_outside", edit)
    app = app_at_ideas(tmp_path)
    monkeypatch.setattr(type(app), "suspend", lambda _: __import__("contextlib").nullcontext())
    async with app.run_test() as pilot:
        await open_note(pilot)
        await pilot.press("ctrl+o")
        assert editor(app).text == "udefra"
    assert seen == {"text": SAID, "key": KEY}


class OtherSession:
    """Oneself elsewhere, on the same round."""

    def __init__(self, directory: Path) -> None:
        self.store = RoundStore(directory)
        self.round = self.store.open(ROUND)

    def writes(self, text: str) -> None:
        theirs = answer(
            shipped_checklist(), IDEAS, text, conversation=JORGEN.id, edit_session="other-1", edited=NOON
        )
        self.store.save(ROUND, Changes({KEY: theirs}, bases={KEY: self.round.answers[KEY]}))

    def keeps(self, record) -> None:
        self.store.save(ROUND, Changes(records={key_of(record): record}))


@pytest.mark.slow
async def test_what_another_session_notes_appears_while_one_writes(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    async with app.run_test() as pilot:
        await open_note(pilot)
        OtherSession(tmp_path).writes(SAID + " Også aftenvagten.")
        await until(pilot, lambda: editor(app).text.endswith("Også aftenvagten."))


@pytest.mark.slow
async def test_both_wrote_the_same_note_it_is_told_and_both_texts_are_kept(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    async with app.run_test() as pilot:
        await open_note(pilot)
        other = OtherSession(tmp_path)
        await pilot.press(*" Her")
        other.writes("Noget helt andet")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "andet vindue" in shown(app, "#notice"))
        await pilot.press("escape")
        await pilot.pause()
        notes = [passage.note for passage in app.screen.query_one(ReadingPane).card.others]
        assert "Ctrl+G" in notes[-1]
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+g", "m")
        assert editor(app).text == SAID + " Her\nNoget helt andet"
        assert shown(app, "#notice") == ""


@pytest.mark.slow
async def test_a_conversation_begun_elsewhere_is_not_written_into_unawares(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    async with app.run_test() as pilot:
        await open_note(pilot)
        later = replace(JORGEN, id="later", held=NOON.date())
        OtherSession(tmp_path).keeps(later)
        await until(pilot, lambda: "later" in app.workspace.editor.round.conversations)
        await pilot.press("!")
        assert app.workspace.editor.round.answer(IDEAS, JORGEN.id).text == SAID + "!"
        assert app.workspace.editor.round.answer(IDEAS, "later").text == ""


@pytest.mark.slow
async def test_when_the_conversation_is_taken_away_elsewhere_one_is_told_and_nothing_is_lost(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    async with app.run_test() as pilot:
        await open_note(pilot)
        await pilot.press("!")
        OtherSession(tmp_path).keeps(replace(JORGEN, deleted=True))
        await until(pilot, lambda: isinstance(app.screen, DialogueScreen))
        assert any("fjernet i et andet vindue" in n.message for n in app._notifications)
        assert app.workspace.navigation.dialogue.conversation == METTE
        await pilot.press("c", "down", "enter")
        await pilot.pause()
        said = app.screen.query_one(ReadingPane).card.others
        assert said[-1].text == SAID + "!"


@pytest.mark.slow
async def test_a_version_is_not_taken_back_into_another_conversation(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    async with app.run_test() as pilot:
        await open_note(pilot)
        note = replace(app.workspace.editor.answer_at(KEY), text="Senere", edit_session="other")
        RoundStore(tmp_path).save(ROUND, Changes({KEY: note}))
        await until(pilot, lambda: editor(app).text == "Senere")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, VersionsDialog))
        OtherSession(tmp_path).keeps(replace(JORGEN, deleted=True))
        await until(pilot, lambda: app.workspace.editor.round.conversations[JORGEN.id].deleted)
        assert isinstance(app.screen, VersionsDialog), "it does not vanish under one's hands"
        app.screen.dismiss(SAID)
        await until(pilot, lambda: isinstance(app.screen, DialogueScreen))
        assert app.workspace.editor.round.answer(IDEAS, METTE.id).text == ""
        assert app.workspace.editor.round.answer(IDEAS, JORGEN.id).text == "Senere"


@pytest.mark.slow
async def test_a_conversation_that_is_brought_back_is_as_it_was_changed_last(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    gone = replace(JORGEN, deleted=True)
    async with app.run_test() as pilot:
        await pilot.press("f5")
        OtherSession(tmp_path).keeps(gone)
        await until(pilot, lambda: app.workspace.editor.round.conversations[JORGEN.id].deleted)
        await pilot.press("c", "down")
        OtherSession(tmp_path).keeps(replace(gone, people="Jørgen"))
        await until(pilot, lambda: app.workspace.editor.round.conversations[JORGEN.id].people == "Jørgen")
        await pilot.press("enter")
        assert app.workspace.editor.round.conversations[JORGEN.id] == replace(JORGEN, people="Jørgen")


@pytest.mark.slow
async def test_leaving_by_any_key_takes_what_was_typed(tmp_path: Path):
    app = app_at_ideas(tmp_path)
    async with app.run_test() as pilot:
        for pressed, screen, text in (("f2", WriteScreen, SAID + "!"), ("f5", DialogueScreen, SAID + "!!")):
            await open_note(pilot)
            await pilot.press("!", pressed)
            await pilot.pause()
            assert isinstance(app.screen, screen)
            assert app.workspace.editor.round.answer(IDEAS, JORGEN.id).text == text


@pytest.mark.slow
async def test_there_is_room_to_write_on_every_screen(tmp_path: Path):
    app = app_at_ideas(tmp_path, {IDEAS: "ord " * 300})
    async with app.run_test() as pilot:
        async for look in in_each_look(pilot):
            await pilot.press("f2")
            await open_note(pilot)
            assert editor(app).content_region.height >= 4, look
            assert editor(app).content_region.width >= 36, look
            assert app.screen.region.contains_region(editor(app).region), look
            assert app.screen.query_one(KeyLine).hints[0].key == "Tab", look
