"""Search: what is typed is found in all rounds, shown in its place, and gone to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from kerneblik.reflection import Answer, Round
from kerneblik.reflection.model import REPORT
from kerneblik.settings import Settings
from kerneblik.storage import RoundStore
from kerneblik.ui.agreements.screen import AgreementsScreen
from kerneblik.ui.app import KerneblikApp
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.theme import Appearance
from kerneblik.ui.dependencies import AppDependencies
from kerneblik.ui.dialogue.screen import DialogueScreen
from kerneblik.ui.help.palette import PaletteDialog
from kerneblik.ui.review.screen import ReviewScreen
from kerneblik.ui.search.hit_list import HitList
from kerneblik.ui.search.search_dialog import SearchDialog
from kerneblik.ui.write.screen import WriteScreen
from support.app import NOON, make_app, round_with, shipped_checklist, until
from support.dialogue import talked
from support.locked import Locked
from support.looks import in_each_size
from support.virtual_time import Gate

CHECKLIST = shipped_checklist()
FIRST, UNION = "self-core-task", "union-understanding"
OLD, NEW = "2026-04-07", "2026-11-03"
LONG = "linje\n" * 40 + "her står nålen i høstakken"


def spring(**texts: str) -> Round:
    texts = {key.replace("_", "-"): text for key, text in texts.items()}
    return replace(
        round_with(CHECKLIST, texts), id=OLD, name="Forår 2026", created=NOON - timedelta(days=210)
    )


def app_with(store: RoundStore, *rounds: Round) -> KerneblikApp:
    """The app on the last of these rounds."""
    kept = [store.add(round_) for round_ in rounds]
    settings, look = Settings(introduction_seen=True), Appearance.from_environment(ascii_marks=False)
    return KerneblikApp(AppDependencies(store, CHECKLIST, kept[-1], settings, lambda _: None, "da", look))


@pytest.fixture
def store(tmp_path: Path) -> RoundStore:
    return RoundStore(tmp_path)


async def search(app: KerneblikApp, pilot: Pilot[object], words: str) -> None:
    await pilot.press("ctrl+f")
    await until(pilot, lambda: isinstance(app.screen, SearchDialog) and "Læser" not in said(app))
    app.screen.query_one(Input).value = words
    await pilot.pause()


def said(app: KerneblikApp) -> str:
    return str(app.screen.query_one("#said", Static).content)


def hits(app: KerneblikApp) -> list[str]:
    listed = app.screen.query_one(HitList)
    rows = [listed.render_line(y).text.strip() for y in range(listed.size.height)]
    rows = [row for row in rows if row]
    return [" | ".join(part.strip() for part in rows[n : n + 2]) for n in range(0, len(rows) - 1, 2)]


async def test_what_is_typed_is_found_at_once_in_this_round_and_in_earlier_ones(store: RoundStore):
    app = app_with(store, spring(self_core_task="Åbenhed i foråret"), round_with(CHECKLIST, {}))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press(*"aabenhed nu")
        await pilot.press("ctrl+f")
        await until(pilot, lambda: "alle runder, mens" in said(app))
        await pilot.press("å", "b")
        found = hits(app)
        question = CHECKLIST.questions[0].text.text_in("da")
        assert found == [
            f"Efterår 2026 · Dig selv · {question} | aabenhed nu",
            f"Forår 2026 · Dig selv · {question} | Åbenhed i foråret",
        ]
        assert said(app) == "2 tekster"
        await pilot.press("x")
        assert (hits(app), said(app)) == ([], "Intet fundet.")
        await pilot.press("enter")
        assert isinstance(app.screen, SearchDialog), "there is nowhere to go to"
        await pilot.press("escape")
        assert isinstance(app.screen, WriteScreen)


@pytest.mark.slow
async def test_enter_goes_to_the_words_in_the_text(store: RoundStore):
    app = app_with(store, round_with(CHECKLIST, {FIRST: "x", UNION: LONG}, position=FIRST))
    async with app.run_test(size=(80, 24)) as pilot:
        await search(app, pilot, "nålen")
        await pilot.press("enter")
        await pilot.pause()
        assert app.workspace.navigation.question.id == UNION
        editor = app.screen.query_one(AnswerEditor)
        assert editor.has_focus
        assert editor.cursor_location == (40, 9)
        assert editor.scroll_offset.y > 0
        await search(app, pilot, "linje")
        await pilot.press("enter", "X")
        await pilot.pause()
        assert app.workspace.navigation.answer.text.startswith("Xlinje")


@pytest.mark.slow
async def test_a_hit_in_another_round_opens_that_one_and_what_is_here_is_saved(store: RoundStore):
    app = app_with(store, spring(citizens_contribution="et sjældent ord"), round_with(CHECKLIST, {}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"nyt")
        await search(app, pilot, "sjældent")
        await pilot.press("enter")
        await until(pilot, lambda: app.workspace.editor.round.id == OLD)
        await until(pilot, lambda: app.workspace.navigation.question.id == "citizens-contribution")
        assert isinstance(app.screen, WriteScreen)
        assert any("Forår 2026" in notification.message for notification in app._notifications)
        assert app.screen.query_one(AnswerEditor).cursor_location == (0, 3)
        await pilot.press("f10")
    assert store.read(NEW).answer(FIRST).text == "nyt"


@pytest.mark.slow
async def test_a_note_is_gone_to_where_the_conversation_is_read(store: RoundStore):
    app = app_with(store, talked(CHECKLIST, round_with(CHECKLIST, {}, position="staff-understanding")))
    async with app.run_test(size=(80, 24)) as pilot:
        for before in ("f2", "f5"):
            await pilot.press("f2")
            app.workspace.navigation.go_to("staff-understanding")
            app.screen.refresh_view()
            await pilot.press(before)
            assert app.workspace.navigation.actor.id == "staff"
            await search(app, pilot, "fælles journal")
            assert "Tillidsrepr. · 27.10.26 · Jørgen (DSR) og Ali" in hits(app)[0]
            await pilot.press("enter")
            await pilot.pause(0.2)
            assert isinstance(app.screen, DialogueScreen), before
            assert app.workspace.navigation.actor.id == "union", before
            assert app.screen.body.card.id == "union-ideas", before
            assert app.workspace.navigation.dialogue.conversation.id == "jorgen", before


@pytest.mark.slow
async def test_an_agreement_is_gone_to_in_their_list(store: RoundStore):
    app = app_with(store, talked(CHECKLIST, round_with(CHECKLIST, {})))
    async with app.run_test(size=(80, 24)) as pilot:
        await search(app, pilot, "kaffe")
        assert hits(app) == ["Efterår 2026 · Tillidsrepr. · aftale | Kaffe hver måned"]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AgreementsScreen)
        assert app.screen.body.at == "some-day"


@pytest.mark.slow
async def test_the_people_of_a_conversation_lead_to_it(store: RoundStore):
    app = app_with(store, talked(CHECKLIST, round_with(CHECKLIST, {})))
    async with app.run_test(size=(80, 24)) as pilot:
        await search(app, pilot, "foa")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DialogueScreen)
        assert app.workspace.navigation.dialogue.conversation.id == "mette"


@pytest.mark.slow
async def test_an_answer_to_a_question_that_is_gone_is_read_in_review(store: RoundStore):
    gone = Answer("gone", "det gamle svar", wording="Et gammelt spørgsmål?", actor_name="Chefen")
    app = app_with(store, round_with(CHECKLIST, {}).with_answer(gone))
    async with app.run_test(size=(80, 24)) as pilot:
        await search(app, pilot, "gamle")
        assert hits(app) == ["Efterår 2026 · Chefen · Et gammelt spørgsmål? | det gamle svar"]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.chosen == "removed"


@pytest.mark.slow
async def test_the_introduction_of_the_report_leads_to_the_report(store: RoundStore):
    introduction = Answer("", "Kære alle", conversation=REPORT)
    app = app_with(store, round_with(CHECKLIST, {}).with_answer(introduction))
    async with app.run_test(size=(80, 24)) as pilot:
        await search(app, pilot, "kære")
        assert hits(app) == ["Efterår 2026 · rapportens sammenfatning | Kære alle"]
        await pilot.press("enter")
        await pilot.pause()
        assert type(app.screen).__name__ == "ReportDialog"


async def test_a_round_that_cannot_be_read_is_named_and_the_others_are_searched(store: RoundStore):
    app = app_with(store, spring(self_core_task="ordet"), round_with(CHECKLIST, {}))
    (store.directory.rounds / "2024-05-05.json").write_bytes(b"{")
    async with app.run_test(size=(80, 24)) as pilot:
        await search(app, pilot, "ordet")
        assert len(hits(app)) == 1
        assert "2024-05-05" in str(app.screen.query_one("#problem", Static).content)


async def test_keys_are_taken_while_the_rounds_are_still_being_read(store: RoundStore, monkeypatch):
    go_on, read = Gate(), RoundStore.summaries
    monkeypatch.setattr(RoundStore, "summaries", lambda self: (go_on.wait(), read(self))[1])
    app = app_with(store, spring(self_core_task="ordet"), round_with(CHECKLIST, {}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+f", *"ordet")
        assert app.screen.query_one(Input).value == "ordet"
        assert said(app) == "Læser alle runder …"
        go_on.open()
        await until(pilot, lambda: said(app) == "1 tekst")


async def test_up_and_down_move_among_more_hits_than_are_in_sight(store: RoundStore):
    texts = {question.id: f"ord {number:02}" for number, question in enumerate(CHECKLIST.questions)}
    app = app_with(store, round_with(CHECKLIST, texts))
    async with app.run_test(size=(80, 24)) as pilot:
        await search(app, pilot, "ord")
        listed = app.screen.query_one(HitList)
        await pilot.press(*["down"] * 9)
        assert listed.at == 9
        assert any(row.endswith("ord 09") for row in hits(app))
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
        assert listed.at == 31
        await pilot.press("up", "enter")
        await pilot.pause()
        assert app.workspace.navigation.answer.text == "ord 30"


async def test_what_was_looked_for_is_there_when_one_comes_back(store: RoundStore):
    app = app_with(store, round_with(CHECKLIST, {FIRST: "ordet"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await search(app, pilot, "ordet")
        await pilot.press("escape", "ctrl+f")
        await until(pilot, lambda: said(app) == "1 tekst")
        await pilot.press(*"nyt")
        assert app.screen.query_one(Input).value == "nyt", "typing takes its place"


async def test_locked_rounds_are_searched_while_the_app_is_open(locked: Locked):
    store = RoundStore(locked.directory, cipher=locked.cipher)
    app = app_with(store, spring(self_core_task="hemmeligt ord"), round_with(CHECKLIST, {}))
    async with app.run_test(size=(80, 24)) as pilot:
        await search(app, pilot, "hemmeligt")
        assert len(hits(app)) == 1


async def test_the_words_looked_for_are_in_sight_however_small_the_screen(tmp_path: Path):
    app = make_app(
        tmp_path, {FIRST: "en meget lang indledning før det ord der søges efter, og noget bagefter"}
    )
    async with app.run_test() as pilot:
        async for size in in_each_size(pilot, [(80, 24), (40, 12)]):
            await search(app, pilot, "søges")
            assert "søges" in hits(app)[0], size
            await pilot.press("escape")


def the_screen(app: KerneblikApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


@pytest.mark.slow
async def test_the_palette_and_the_help_name_it(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, PaletteDialog)
        await pilot.press(*"alle tekster".replace(" ", ""), "enter")
        await pilot.pause()
        assert isinstance(app.screen, SearchDialog)
        await pilot.press("escape", "f1")
        await pilot.pause()
        assert "søg i alle tekster" in the_screen(app)


@pytest.mark.slow
async def test_the_help_names_the_other_ways_to_read_across(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test(size=(100, 50)) as pilot:
        for pressed, words in (("f3", "temaer og aktører i et skema"), ("f4", "side om side")):
            await pilot.press(pressed)
            await pilot.pause()
            await pilot.press("f1")
            await pilot.pause()
            assert words in the_screen(app)
            await pilot.press("escape")


@pytest.mark.slow
async def test_search_opens_from_every_screen_and_over_no_dialog(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for pressed in ("f2", "f3", "f4", "f5"):
            await pilot.press(pressed, "ctrl+f")
            await pilot.pause()
            assert isinstance(app.screen, SearchDialog)
            await pilot.press("ctrl+f", "escape")
            await pilot.pause()
            assert app.screen is app.base_screen
