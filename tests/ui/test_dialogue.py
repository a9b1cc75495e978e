"""Dialogue: what one expected beside what was said, and what one does about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from kerneblik.checklist import Kind
from kerneblik.reflection import Answer, Changes, Fit
from kerneblik.reflection.changes import key_of
from kerneblik.storage import RoundStore
from kerneblik.ui.agreements.screen import AgreementsScreen
from kerneblik.ui.common.dialogue_cards import AGREEMENTS
from kerneblik.ui.common.forms import FormDialog
from kerneblik.ui.common.keys import KeyLine
from kerneblik.ui.common.prompts import ChoiceDialog
from kerneblik.ui.common.reading_pane import Card, ReadingPane
from kerneblik.ui.common.sidebar import Sidebar
from kerneblik.ui.dialogue.dialogs import ConversationsDialog
from kerneblik.ui.dialogue.note_screen import NoteScreen
from kerneblik.ui.dialogue.screen import EARLIER, DialogueScreen
from kerneblik.ui.documents.dialogs import SheetDialog
from kerneblik.ui.write.screen import WriteScreen
from kerneblik.workspace.navigation import TAKEAWAY_TOPIC
from kerneblik.workspace.round_editor import RoundEditor
from support.app import make_app, round_with, shipped_checklist, until
from support.dialogue import JORGEN, METTE, TODAY, talked
from support.looks import in_each_size

ROUND = "2026-11-03"


@pytest.fixture(autouse=True)
def on_3_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RoundEditor, "today", property(lambda _: TODAY))


def app_after_talks(directory: Path, texts=None, *, position="union-understanding", **options):
    checklist = shipped_checklist()
    round_ = talked(checklist, round_with(checklist, texts or {}, position=position))
    return make_app(directory, round_=round_, checklist=checklist, **options)


def seen(app) -> str:
    return "\n".join("".join(s.text for s in line) for line in app.screen._compositor.render_strips())


def shown(app, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


def cards(app) -> dict[str | None, Card]:
    return {card.id: card for card in app.screen.query_one(ReadingPane).cards}


def card_at_hand(app) -> str | None:
    return app.screen.query_one(ReadingPane).card.id


async def open_dialogue(pilot) -> None:
    await pilot.press("f5")
    await pilot.pause()
    await pilot.pause()


async def fill_in(pilot, *lines: str) -> None:
    """Type into the lines of the form at hand, one after the other, and save."""
    assert isinstance(pilot.app.screen, FormDialog)
    for line, typed in zip(pilot.app.screen.query(Input), lines, strict=True):
        line.value = typed
    await pilot.press("enter")
    await pilot.pause()


# Reading


async def test_each_question_shows_what_was_expected_and_what_was_said_in_the_order_of_time(tmp_path: Path):
    app = app_after_talks(tmp_path, {"union-understanding": "Jeg venter, de taler om løn."})
    async with app.run_test(size=(100, 40)) as pilot:
        await open_dialogue(pilot)
        card = cards(app)["union-understanding"]
        assert card.heading == "Hvordan forstår I kerneopgaven?"
        assert card.own.text == "Jeg venter, de taler om løn."
        assert [passage.label for passage in card.others] == [
            "20.10.26 · Mette (FOA)",
            "27.10.26 · Jørgen (DSR) og Ali",
        ]
        text = seen(app)
        assert "Hun taler om tid til borgeren" in text
        assert "• kontinuitet først" in text
        assert "≠ anderledes" in text


@pytest.mark.slow
async def test_expectation_and_conversations_stand_beside_each_other_where_there_is_room(tmp_path: Path):
    app = app_after_talks(tmp_path, {"union-understanding": "Jeg venter løn."})
    beside = {}
    async with app.run_test() as pilot:
        async for columns, _ in in_each_size(pilot, [(120, 40), (110, 40), (100, 40), (80, 40)]):
            await pilot.press("f2")
            await open_dialogue(pilot)
            (line,) = (line for line in seen(app).splitlines() if "Jeg venter løn." in line)
            beside[columns] = "Hun taler om" in line
    assert beside == {120: True, 110: True, 100: False, 80: False}


async def test_a_conversation_without_a_note_is_named_only_when_one_writes_in_it(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        passages = cards(app)["union-interfaces"].others
        assert [(p.label, p.text, p.note) for p in passages] == [
            ("27.10.26 · Jørgen (DSR) og Ali", "", "Ingen noter endnu")
        ]


async def test_the_list_says_how_much_was_talked_about_with_whom(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        entries = {entry.id: entry for entry in app.screen.query_one(Sidebar).entries}
        assert (entries["union"].glyph, entries["union"].tally) == ("◐", "2/3")
        assert (entries["manager"].glyph, entries["manager"].tally) == ("○", "0/2")
        assert entries["self"].glyph == "–"
        assert shown(app, "#title") == "Tillidsrepræsentanter · 2 samtaler"


async def test_oneself_is_told_kindly_that_there_is_nothing_to_ask(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        assert "F2" in shown(app, "#writing-in")
        assert cards(app) == {}
        hints = {hint.key for hint in app.screen.query_one(KeyLine).hints}
        assert not hints & {"N", "M", "A", "S"}
        await pilot.press("n", "!", "a", "c", "s", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DialogueScreen)
        assert not list(app._notifications)


@pytest.mark.slow
async def test_s_makes_the_sheet_for_the_actor_at_hand(tmp_path: Path):
    app = make_app(tmp_path, position="union-ideas")
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("s")
        for _ in range(3):
            await pilot.pause()
        assert isinstance(app.screen, SheetDialog)
        assert app.screen.query_one("#box").border_title == "Samtaleark: Tillidsrepræsentanter"


@pytest.mark.slow
async def test_it_opens_at_the_question_one_was_writing_on(tmp_path: Path):
    app = app_after_talks(tmp_path, position="union-ideas")
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        assert card_at_hand(app) == "union-ideas"
        await pilot.press("f2", "shift+tab", "f5")
        await pilot.pause()
        assert card_at_hand(app) == "union-interfaces"


@pytest.mark.slow
async def test_the_actor_at_hand_is_the_same_on_every_screen(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("tab")
        assert shown(app, "#title") == "Borgere/kunder"
        await pilot.press("tab", "tab")
        assert shown(app, "#title") == "Din egen chef"
        await pilot.press("f2")
        assert app.workspace.navigation.actor.id == "manager"


@pytest.mark.slow
async def test_what_was_said_on_a_question_that_is_gone_stays_readable(tmp_path: Path):
    checklist = shipped_checklist()
    old = Answer(
        "gone", "Det gamle svar", wording="Et gammelt spørgsmål?", conversation="mette", actor="union"
    )
    round_ = talked(checklist, round_with(checklist, {}, position="union-ideas")).with_answer(old)
    app = make_app(tmp_path, round_=round_)
    async with app.run_test(size=(100, 80)) as pilot:
        await open_dialogue(pilot)
        text = seen(app)
        assert "Et gammelt spørgsmål?" in text
        assert "Det gamle svar" in text


@pytest.mark.slow
async def test_markup_and_links_in_what_was_typed_are_only_text(tmp_path: Path):
    people = "[@click=app.quit]Mette[/] [x]"
    checklist = shipped_checklist()
    round_ = talked(checklist, round_with(checklist, {}, position="union-ideas"))
    round_ = round_.with_record(replace(METTE, people=people))
    app = make_app(tmp_path, round_=round_)
    async with app.run_test(size=(100, 60)) as pilot:
        await open_dialogue(pilot)
        await pilot.press("c")
        assert people in seen(app)
        await pilot.press("down", "d")
        assert people in shown(app, "Static")
        assert app.is_running


# Conversations


@pytest.mark.slow
async def test_a_new_conversation_is_held_today_unless_one_says_otherwise_and_is_kept(tmp_path: Path):
    app = make_app(tmp_path, position="union-ideas")
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        assert "Endnu ingen samtale" in shown(app, "#writing-in")
        await pilot.press("n")
        assert app.screen.query(Input).first().value == "3.11.2026"
        await pilot.press("tab", *"Mette", "enter")
        await pilot.pause()
        assert shown(app, "#writing-in") == "Enter: skriv noter til samtalen (03.11.26 · Mette)"
        await pilot.press("f10")
    (kept,) = RoundStore(tmp_path).open(ROUND).conversations_with("union")
    assert (kept.held, kept.people) == (TODAY, "Mette")


async def test_a_conversation_to_come_is_shown_as_planned(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("n")
        await fill_in(pilot, "10.11.2026", "Mette")
        assert shown(app, "#title") == "Tillidsrepræsentanter · 2 samtaler · 1 planlagt"
        assert shown(app, "#writing-in") == "Enter: skriv noter til samtalen (planlagt 10.11.26 · Mette)"
        entries = {entry.id: entry for entry in app.screen.query_one(Sidebar).entries}
        assert entries["union"].tally == "2/3", "what is noted for it does not count yet"
        await pilot.press("2", "n")
        await fill_in(pilot, "10.11.2026", "Bo")
        labels = {card.own.label for card in cards(app).values() if card.own.label}
        assert labels == {"Det, du forventer"}, "until it was held"


@pytest.mark.slow
async def test_the_letters_act_as_capitals_too_and_are_named_once(tmp_path: Path):
    app = make_app(tmp_path, position="union-ideas")
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        keys = [hint.key for hint in app.screen.query_one(KeyLine).hints]
        assert sorted(keys) == sorted(set(keys))
        assert "N" in keys
        await pilot.press("f1")
        rows = [line.split()[1:3] for line in seen(app).splitlines() if len(line.split()) > 2]
        assert rows.count(["N", "opret"]) == 1
        await pilot.press("escape", "N")
        await pilot.press("tab", *"Mette", "enter")
        await pilot.pause()
        assert shown(app, "#writing-in") == "Enter: skriv noter til samtalen (03.11.26 · Mette)"


@pytest.mark.slow
async def test_without_a_conversation_the_list_offers_to_begin_one_and_no_more(tmp_path: Path):
    app = make_app(tmp_path, position="union-ideas")
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("c")
        await pilot.pause()
        assert "N: ny   Esc: luk" in seen(app)
        assert "D: fjern" not in seen(app)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)


@pytest.mark.slow
async def test_a_date_that_is_none_is_told_and_nothing_typed_is_lost(tmp_path: Path):
    app = make_app(tmp_path, position="union-ideas")
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("n")
        await fill_in(pilot, "i gor", "Mette")
        assert isinstance(app.screen, FormDialog)
        assert shown(app, "#problem").startswith("»i gor« er ikke en dato")
        assert app.focused is app.screen.query_one("#held")
        assert app.screen.query_one("#people", Input).value == "Mette"
        assert shown(app, "#held-reading") == ""
        await pilot.press(*"lørdag")
        assert shown(app, "#held-reading") == "lørdag den 31. oktober 2026"
        await pilot.press("enter")
        await pilot.pause()
        assert app.workspace.navigation.dialogue.conversation.held == date(2026, 10, 31)


@pytest.mark.slow
async def test_enter_without_a_conversation_begins_one_and_goes_on_to_write(tmp_path: Path):
    app = make_app(tmp_path, position="union-ideas")
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("enter")
        await fill_in(pilot, "2026-11-02", "")
        await pilot.pause()
        assert isinstance(app.screen, NoteScreen)
        assert app.workspace.navigation.dialogue.at == "union-ideas"


@pytest.mark.slow
async def test_one_writes_in_the_latest_conversation_until_another_is_chosen(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        assert "Jørgen" in shown(app, "#writing-in")
        await pilot.press("c")
        assert isinstance(app.screen, ConversationsDialog)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "Mette" in shown(app, "#writing-in")
        await pilot.press("enter")
        await pilot.pause()
        assert "Mette" in shown(app, "#place")


@pytest.mark.slow
async def test_date_and_people_of_a_conversation_can_be_changed(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("c", "e")
        assert [line.value for line in app.screen.query(Input)] == ["27.10.2026", "Jørgen (DSR) og Ali"]
        await fill_in(pilot, "19.10.2026", "Jørgen")
        labels = [p.label for p in cards(app)["union-understanding"].others]
        assert labels == ["19.10.26 · Jørgen", "20.10.26 · Mette (FOA)"]


@pytest.mark.slow
async def test_taking_a_conversation_away_asks_by_name_and_it_can_be_brought_back(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("c", "d")
        assert isinstance(app.screen, ChoiceDialog)
        assert "27.10.26 · Jørgen (DSR) og Ali" in shown(app, "Static")
        await pilot.press("enter")  # the safe answer is at hand
        assert len(app.workspace.navigation.dialogue.conversations) == 2
        await pilot.press("c", "d", "down", "enter")
        await pilot.pause()
        assert app.workspace.navigation.dialogue.conversations == [METTE]
        assert "Han lægger vægt på" not in seen(app)
        await pilot.press("c", "down", "enter")
        await pilot.pause()
        assert app.workspace.navigation.dialogue.conversation == JORGEN
        assert [p.text for p in cards(app)["union-ideas"].others] == [
            "En fælles journal, som alle kan skrive i."
        ]


@pytest.mark.slow
async def test_what_another_session_does_appears(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        changed = replace(METTE, people="Mette og Karin")
        RoundStore(tmp_path).save(ROUND, Changes(records={key_of(changed): changed}))
        for _ in range(100):
            if "Mette og Karin" in seen(app):
                break
            await pilot.pause(0.05)
        assert "Mette og Karin" in seen(app)


# Marks


@pytest.mark.slow
async def test_a_key_for_each_assessment_and_one_to_take_it_away(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        places = []
        for pressed in ("!", "#", "=", "0"):
            await pilot.press(pressed)
            places.append(cards(app)["union-understanding"].place)
        words = [app.t(f"fit.{fit}") for fit in ("surprises", "differs", "agrees")]
        signs = [f"Dialog · {sign} {word}" for sign, word in zip("!≠=", words, strict=True)]
        assert places == [*signs, "Dialog"]
        await pilot.press("f10")
    assert RoundStore(tmp_path).open(ROUND).fit_of("union-understanding") is None


@pytest.mark.slow
async def test_the_assessment_is_that_of_the_card_one_went_to(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test(size=(100, 60)) as pilot:
        await open_dialogue(pilot)
        await pilot.press("down", "=")
        assert app.workspace.editor.round.fit_of("union-interfaces") is Fit.AGREES
        await pilot.press("down", "down", "=", "down", "=", "down", "=")  # what is no question has none
        assert app.workspace.editor.round.assessments.keys() == {
            "union-understanding",
            "union-interfaces",
            "union-ideas",
            "staff-understanding",
        }


async def test_the_takeaway_is_written_from_its_card(tmp_path: Path):
    app = make_app(tmp_path, position="union-ideas")
    async with app.run_test(size=(100, 60)) as pilot:
        await open_dialogue(pilot)
        app.screen.go_to_item(TAKEAWAY_TOPIC)
        await pilot.press("enter", *"Tidligere", "ctrl+n", "escape")
        await pilot.pause()
        assert cards(app)[TAKEAWAY_TOPIC].own.text == "Tidligere"
        await pilot.press("f10")
    kept = RoundStore(tmp_path).open(ROUND).takeaway("union")
    assert (kept.text, kept.actor) == ("Tidligere", "union")


async def test_marks_have_an_ascii_form(tmp_path: Path):
    app = app_after_talks(tmp_path, ascii_marks=True)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        assert cards(app)["union-understanding"].place == "Dialog - / anderledes"


# Agreements and going elsewhere


@pytest.mark.slow
async def test_an_agreement_belongs_to_the_conversation_at_hand_and_shows_with_its_due_date(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("a")
        await fill_in(pilot, "Ring til visitationen", "Ali", "24.11")
        agreed = [a for a in app.workspace.editor.round.agreements_with("union") if a.who == "Ali"]
        assert [(a.text, a.due, a.conversation) for a in agreed] == [
            ("Ring til visitationen", date(2026, 11, 24), "jorgen")
        ]
        passages = cards(app)[AGREEMENTS].others
        assert [(f"{p.sign} {p.label}", p.note) for p in passages] == [
            ("! Fælles møde om overgange", "Mette · frist overskredet 30.10.26"),
            ("○ Ring til visitationen", "Ali · frist 24.11.26"),
            ("○ Kaffe hver måned", "ingen frist"),
        ]


@pytest.mark.slow
async def test_an_agreement_needs_words_and_a_due_date_that_is_one_if_any(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        for typed, problem in (
            (("", "", ""), "Skriv, hvad I er blevet enige om."),
            (("x", "", "snart"), "»snart« er ikke en dato"),
        ):
            await pilot.press("a")
            await fill_in(pilot, *typed)
            assert shown(app, "#problem").startswith(problem)
            await pilot.press("escape")
            assert len(app.workspace.editor.round.agreements_with("union")) == 2


@pytest.mark.slow
async def test_enter_on_the_agreements_goes_through_them_and_escape_comes_back(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test(size=(100, 60)) as pilot:
        await open_dialogue(pilot)
        app.screen.go_to_item(AGREEMENTS)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AgreementsScreen)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, DialogueScreen)
        assert card_at_hand(app) == AGREEMENTS


async def test_e_goes_to_write_what_one_expects(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)
        assert app.workspace.navigation.question.id == "union-understanding"
        assert app.workspace.navigation.question.kind is Kind.DIALOGUE


@pytest.mark.slow
async def test_the_palette_knows_what_can_be_done_here(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("ctrl+p", *"ny samt", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)


@pytest.mark.slow
async def test_on_a_narrow_screen_the_list_unfolds_and_folds(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        async for size in in_each_size(pilot, [(60, 20), (40, 12)]):
            await open_dialogue(pilot)
            assert app.screen.query_one(ReadingPane).region.width == size[0]
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen.query_one(Sidebar).region.width > 30, size
            assert app.screen.query_one(OptionList).has_focus, size
            await pilot.press("enter")
            await pilot.pause()
            assert app.screen.query_one(Sidebar).region.width == 0, size


@pytest.mark.slow
async def test_every_dialog_fits_its_screen(tmp_path: Path):
    app = app_after_talks(tmp_path)
    outside: list[object] = []
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        async for size in in_each_size(pilot, [(80, 24), (60, 20), (40, 12)]):
            for pressed in ("n", "a", "c"):
                await pilot.press(pressed)
                await pilot.pause()
                assert app.screen is not app.base_screen, (size, pressed)
                box = app.screen.query_one("#box").region
                shown = [widget for widget in app.screen.query("#box *").results() if widget.display]
                assert len(shown) >= 2, (size, pressed)
                outside += [(size, pressed, each) for each in shown if not box.contains_region(each.region)]
                await pilot.press("escape")
                await pilot.pause()
                assert app.screen is app.base_screen, (size, pressed)
    assert outside == []


@pytest.mark.slow
async def test_a_new_conversation_leaves_one_at_the_question_one_was_at(tmp_path: Path):
    app = make_app(tmp_path, position="union-ideas")
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("n", "enter")
        await pilot.pause()
        assert card_at_hand(app) == "union-ideas"
        await pilot.press("!")
        assert app.workspace.editor.round.assessments.keys() == {"union-ideas"}


@pytest.mark.slow
async def test_where_cards_go_the_mark_is_still_that_of_the_card_at_hand(tmp_path: Path):
    app = make_app(tmp_path, position="union-ideas")
    async with app.run_test(size=(100, 60)) as pilot:
        await open_dialogue(pilot)
        await pilot.press("n", "enter", "down")
        assert card_at_hand(app) == ""
        await pilot.press("c", "d", "down", "enter")  # free notes go with the last conversation
        await pilot.pause()
        await pilot.press("!")
        assert app.workspace.editor.round.assessments.keys() == {card_at_hand(app)}


def spring(directory: Path) -> None:
    """A round before, with two conversations with the union reps, and what was taken along from them."""
    checklist = shipped_checklist()
    taken = Answer("union", "Spørg før jeg planlægger.", conversation="takeaway")
    begun = datetime(2026, 4, 7, 12, tzinfo=UTC)
    round_ = talked(checklist, replace(round_with(checklist, {}), name="Forår 2026", created=begun))
    RoundStore(directory).add(replace(round_, id="2026-04-07").with_answer(taken))


async def test_what_was_said_in_the_round_before_unfolds_under_the_new_cards(tmp_path: Path):
    spring(tmp_path)
    app = make_app(tmp_path, position="union-understanding")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f5")
        await until(pilot, lambda: EARLIER in cards(app))
        folded = cards(app)[EARLIER]
        assert (folded.heading, folded.own.note) == (
            "Forår 2026", "2 samtaler · Enter: vis, hvad der blev sagt",
        )  # fmt: skip
        agreed = [(said.sign, said.label, said.note) for said in cards(app)[AGREEMENTS].others]
        assert agreed[0][:2] == ("!", "Fælles møde om overgange")
        assert agreed[0][2].endswith("· Forår 2026")
        assert all(sign != "●" for sign, _, note in agreed if "Forår" in note), "only those still open"
        app.screen.body.go_to(EARLIER)
        await pilot.press("enter")
        await until(pilot, lambda: f"{EARLIER}union-ideas" in cards(app))
        assert card_at_hand(app) == f"{EARLIER}union-understanding", "one can read on"
        assert cards(app)[EARLIER].own.note.endswith("Enter: skjul det igen")
        ideas = cards(app)[f"{EARLIER}union-ideas"]
        assert [said.text for said in ideas.others] == ["En fælles journal, som alle kan skrive i."]
        assert "overrask" in ideas.place
        assert cards(app)[f"{EARLIER}{TAKEAWAY_TOPIC}"].own.text == "Spørg før jeg planlægger."
        app.screen.body.go_to(ideas.id)
        await pilot.press("equals_sign", "e")
        assert isinstance(app.screen, DialogueScreen)
        assert not app.workspace.editor.round.assessments, "what is over is not assessed anew"
        await pilot.press("enter")
        assert card_at_hand(app) == EARLIER
        assert ideas.id not in cards(app)
        await pilot.press("7")
        await pilot.pause()
        assert EARLIER not in cards(app), "nothing was said by them"


@pytest.mark.slow
@pytest.mark.parametrize("way", [("f5",), ("f5", "escape")])
async def test_enter_opens_the_note_wherever_the_focus_is_and_what_is_typed_is_text(
    tmp_path: Path, way: tuple[str, ...]
):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press(*way)
        before = app.workspace.editor.round
        await pilot.press("enter", *"nadsec0qjk", "=", "#", "!")
        await pilot.pause()
        assert isinstance(app.screen, NoteScreen)
        after = app.workspace.editor.round
        assert app.workspace.editor.answer_at(app.screen.key).text.endswith("nadsec0qjk=#!")
        assert (after.conversations, after.agreements, after.assessments) == (
            before.conversations,
            before.agreements,
            before.assessments,
        )


@pytest.mark.slow
@pytest.mark.parametrize("way", [("f5",), ("f5", "escape")])
async def test_without_a_conversation_enter_asks_for_one_and_then_opens_the_note(
    tmp_path: Path, way: tuple[str, ...]
):
    app = make_app(tmp_path, position="union-understanding")
    async with app.run_test() as pilot:
        await pilot.press(*way, "enter")
        await pilot.pause()
        assert isinstance(app.screen, FormDialog)
        await pilot.press("enter", *"Nu")
        await pilot.pause()
        assert isinstance(app.screen, NoteScreen)
        assert app.workspace.editor.answer_at(app.screen.key).text == "Nu"


@pytest.mark.slow
async def test_what_letters_and_signs_change_is_undone_with_ctrl_z_one_by_one(tmp_path: Path):
    app = app_after_talks(tmp_path, {"self-core-task": "et svar"})
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        first = app.workspace.editor.round
        await pilot.press("equals_sign", "exclamation_mark")
        await pilot.press("n", "enter")
        await pilot.pause()
        assert len(app.workspace.editor.round.conversations_with("union")) == 3
        for words in ("samtalen", "vurderingen", "vurderingen"):
            await pilot.press("ctrl+z")
            assert words in list(app._notifications)[-1].message
        now = app.workspace.editor.round
        assert now.conversations_with("union") == first.conversations_with("union")
        assert now.fit_of("union-understanding") == first.fit_of("union-understanding")
        await pilot.press("ctrl+z")
        assert list(app._notifications)[-1].message == "Der er ikke noget at fortryde."
        await pilot.press("f3", "a", "space")
        await pilot.pause()
        await pilot.press("ctrl+z", "f10")
    assert RoundStore(tmp_path).open(ROUND).agreements == first.agreements


@pytest.mark.slow
async def test_what_another_session_changed_since_is_not_undone(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_dialogue(pilot)
        await pilot.press("equals_sign")
        editor = app.workspace.editor
        theirs = replace(editor.round.assessments["union-understanding"], fit=Fit.SURPRISES)
        editor.round = editor.round.with_record(theirs)
        await pilot.press("ctrl+z")
        assert editor.round.fit_of("union-understanding") is Fit.SURPRISES
