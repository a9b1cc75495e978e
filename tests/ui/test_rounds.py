"""Rounds: the list and what can be done in it, the earlier answer beside the new one, two rounds compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from kerneblik.reflection import Assessment, Changes, Fit, Position, Round
from kerneblik.settings import Settings
from kerneblik.storage import RoundStore, StorageError
from kerneblik.ui.app import KerneblikApp
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.diff_view import DiffView
from kerneblik.ui.common.header import HeaderLine
from kerneblik.ui.common.prompts import ChoiceDialog, LineDialog
from kerneblik.ui.common.sidebar import Sidebar
from kerneblik.ui.common.theme import Appearance
from kerneblik.ui.common.wheel_view import WheelView
from kerneblik.ui.dependencies import AppDependencies
from kerneblik.ui.overview.screen import OverviewScreen
from kerneblik.ui.review.screen import ReviewScreen
from kerneblik.ui.rounds.comparison_dialog import ComparisonDialog
from kerneblik.ui.rounds.rounds_dialog import RoundsDialog
from kerneblik.ui.write.earlier_view import EarlierView
from kerneblik.ui.write.screen import WriteScreen
from support.app import NOON, answer, shipped_checklist
from support.looks import in_each_look, in_each_size

CHECKLIST = shipped_checklist()
FIRST, SECOND, LAST = "self-core-task", "self-law-and-influence", "citizens-contribution"
OLD, NEW = "2026-04-07", "2026-11-03"


def kept(store: RoundStore, id_: str, name: str, begun: datetime, texts: Mapping[str, str]) -> Round:
    answers = {question: answer(CHECKLIST, question, text) for question, text in texts.items()}
    return store.add(Round(id_, name, begun, answers, Position(next(iter(texts), FIRST))))


def spring(store: RoundStore, texts: Mapping[str, str] | None = None) -> Round:
    return kept(store, OLD, "Forår 2026", NOON - timedelta(days=210), texts or {FIRST: "Fra i foråret"})


def autumn(store: RoundStore, texts: Mapping[str, str] | None = None) -> Round:
    return kept(store, NEW, "Efterår 2026", NOON, texts or {})


def app_on(store: RoundStore, round_id: str) -> KerneblikApp:
    settings = Settings(introduction_seen=True)
    look, opened = Appearance.from_environment(ascii_marks=False), store.open(round_id)
    return KerneblikApp(AppDependencies(store, CHECKLIST, opened, settings, lambda **_: None, "da", look))


@pytest.fixture
def store(tmp_path: Path) -> RoundStore:
    return RoundStore(tmp_path)


async def until(pilot: Pilot[object], condition: Callable[[], bool]) -> None:
    for _ in range(200):
        if condition():
            return
        await pilot.pause(0.05)
    raise AssertionError("it never came")


def editor(app: KerneblikApp) -> AnswerEditor:
    return app.screen.query_one(AnswerEditor)


def subject(app: KerneblikApp) -> str:
    return app.screen.query_one(HeaderLine).subject


def lines(app: KerneblikApp) -> list[str]:
    return [" ".join(str(option.prompt).split()) for option in app.screen.query_one(OptionList).options]


def said(app: KerneblikApp) -> str:
    return " ".join(notification.message for notification in app._notifications)


async def name_it(app: KerneblikApp, pilot: Pilot[object], name: str) -> None:
    assert isinstance(app.screen, LineDialog)
    app.screen.query_one(Input).value = name
    await pilot.press("enter")
    await pilot.pause()


# The list


async def test_the_list_shows_all_rounds_and_where_one_is(store: RoundStore):
    spring(store, {FIRST: "et", SECOND: "to"})
    autumn(store)
    kept(store, "2025-01-07", "Vinter", NOON - timedelta(days=300), {})
    store.amend("2025-01-07", Changes(archived=True))
    kept(store, "2026-06-01", "Prøve", NOON, {})
    app = app_on(store, NEW)
    store.delete("2026-06-01")
    (store.directory.rounds / "2024-05-05.json").write_bytes(b"{")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert sorted(lines(app)[:3]) == [
            "2024-05-05 kan ikke læses",
            "Efterår 2026 (åben) 03.11.26 0 af 32",
            "Forår 2026 07.04.26 2 af 32",
        ]
        assert lines(app)[3:6] == ["Arkiverede", "Vinter 07.01.26 0 af 32", "Papirkurv"]
        assert lines(app)[6].startswith("Prøve")
        highlighted = app.screen.query_one(OptionList).highlighted_option
        assert "Efterår 2026" in str(highlighted.prompt)
        await pilot.press("escape")
        assert isinstance(app.screen, WriteScreen)


@pytest.mark.slow
async def test_every_line_of_the_list_fits(store: RoundStore):
    spring(store)
    kept(store, NEW, "Efterår 2026, da vi lagde to distrikter sammen og fik ny chef", NOON, {})
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        async for size in in_each_size(pilot, [(100, 30), (80, 24), (40, 12)]):
            await pilot.press("ctrl+r")
            await pilot.pause()
            choices = app.screen.query_one(OptionList)
            widths = {len(str(option.prompt)) for option in choices.options}
            assert widths == {choices.scrollable_content_region.width}, size
            assert "(åben)" in lines(app)[0], size
            await pilot.press("escape")


# Opening another


@pytest.mark.slow
async def test_another_round_opens_at_its_own_place_and_everything_belongs_to_it(store: RoundStore):
    spring(store, {LAST: "Dengang", FIRST: "Fra i foråret"})
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press(*"nyt")
        await pilot.press("ctrl+r", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)
        assert subject(app) == "Forår 2026"
        assert editor(app).text == "Dengang"
        await pilot.press("ctrl+z")
        assert editor(app).text == "Dengang", "nothing typed in the other round can be undone here"
        await pilot.press("end", *" og nu", "f3")
        await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)
        assert subject(app) == "Forår 2026"
        await pilot.press("f10")
    assert store.read(NEW).answer(FIRST).text == "nyt"
    assert store.read(OLD).answer(LAST).text == "Dengang og nu"
    assert store.read(OLD).answer(FIRST).text == "Fra i foråret"
    assert store.read(NEW).answer(LAST).text == ""


@pytest.mark.slow
async def test_the_same_question_in_two_rounds_keeps_two_texts_and_two_histories(store: RoundStore):
    spring(store)
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press(*"her", "ctrl+r", "down", "enter")
        await pilot.pause()
        assert editor(app).text == "Fra i foråret"
        await pilot.press("ctrl+r", "up", "enter")
        await pilot.pause()
        assert editor(app).text == "her"
        await pilot.press("ctrl+z", "f10")
    assert store.read(NEW).answer(FIRST).text == "her"
    assert store.read(OLD).answer(FIRST).text == "Fra i foråret"


@pytest.mark.slow
async def test_from_any_screen_one_lands_in_the_text_of_the_other_round(store: RoundStore):
    spring(store)
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        for pressed, way, text in (("f3", "down", "Fra i foråret!"), ("f4", "up", "!")):
            await pilot.press(pressed)
            await pilot.press("ctrl+r", way, "enter")
            await pilot.pause()
            assert isinstance(app.screen, WriteScreen), pressed
            await pilot.press("end", "!")
            assert app.workspace.editor.round.answer(FIRST).text == text, pressed
            await pilot.press("f4")
            await pilot.pause()
            assert isinstance(app.screen, ReviewScreen), pressed
            assert app.screen.workspace is app.workspace, pressed


@pytest.mark.slow
async def test_no_screen_of_the_round_that_was_left_remains(store: RoundStore):
    spring(store)
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        for pressed in ("f3", "f4", "f2", "ctrl+r", "down", "enter"):
            await pilot.press(pressed)
        await pilot.pause()
        for pressed in ("f3", "f4", "f2"):
            await pilot.press(pressed)
            await pilot.pause()
        screens = [screen for stack in app._screen_stacks.values() for screen in stack]
        assert {screen.workspace for screen in screens if isinstance(screen, BaseScreen)} == {app.workspace}


async def test_while_saving_fails_the_round_stays_open_and_its_text_on_the_screen(
    store: RoundStore, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise StorageError("storage.full", path=store.directory.path)

    spring(store)
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        monkeypatch.setattr(RoundStore, "save", full)
        await pilot.press(*"tekst", "ctrl+r", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, RoundsDialog)
        assert "runden bliver åben" in said(app)
        await pilot.press("escape")
        assert subject(app) == "Efterår 2026"
        assert editor(app).text == "tekst"
        monkeypatch.undo()
        await pilot.press("f10")
    assert store.read(NEW).answer(FIRST).text == "tekst"


async def test_a_round_that_cannot_be_read_is_told_of_and_the_one_at_hand_goes_on(store: RoundStore):
    autumn(store)
    damaged = store.directory.rounds / "2030-05-05.json"
    damaged.write_bytes(b"{")
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r")
        await pilot.pause()
        app.screen.query_one(OptionList).highlighted = lines(app).index("2030-05-05 kan ikke læses")
        await pilot.pause()
        assert "»kerneblik --round 2030-05-05«" in str(app.screen.query_one("#note", Static).content)
        await pilot.press("enter")
        await until(pilot, lambda: str(damaged) in said(app))
        await pilot.press("escape", "x", "f10")
    assert damaged.read_bytes() == b"{"
    assert store.read(NEW).answer(FIRST).text == "x"


async def test_the_round_that_was_opened_last_is_the_one_to_come_back_to(store: RoundStore):
    autumn(store)
    spring(store)
    store.save(NEW, Changes(name="Efterår"))
    assert store.latest_id() == NEW
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r", "down", "enter", "f10")
    assert RoundStore(store.directory.path).latest_id() == OLD


@pytest.mark.slow
async def test_two_sessions_in_different_rounds_leave_each_other_alone(tmp_path: Path):
    here, there = RoundStore(tmp_path), RoundStore(tmp_path)
    spring(here)
    autumn(here)
    one, other = app_on(here, NEW), app_on(there, OLD)
    async with one.run_test() as pilot:
        async with other.run_test() as second:
            await pilot.press(*"ny")
            await second.press("end", *" og mere", "ctrl+s")
            await pilot.press("ctrl+s")
            await pilot.pause(1.2)  # both have looked at what others saved
            assert editor(one).text == "ny"
            assert editor(other).text == "Fra i foråret og mere"
            await second.press("f10")
        await pilot.press("f10")
    assert here.read(NEW).answer(FIRST).text == "ny"
    assert here.read(OLD).answer(FIRST).text == "Fra i foråret og mere"
    assert here.read(OLD).contested == here.read(NEW).contested == frozenset()


# A new one


@pytest.mark.slow
async def test_a_new_round_begins_empty_under_a_name_of_its_own(store: RoundStore):
    name = f"{app_name_of_today()}"
    kept(store, NEW, name, NOON, {FIRST: "gammelt"})
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r", "n")
        await pilot.pause()
        assert app.screen.query_one(Input).value == f"{name} (2)"
        await name_it(app, pilot, "Efter fusionen")
        assert subject(app) == "Efter fusionen"
        assert editor(app).text == ""
        await pilot.press(*"nyt", "f10")
    begun = RoundStore(store.directory.path)
    latest = begun.latest_id()
    assert latest is not None
    assert latest != NEW
    assert begun.read(latest).answer(FIRST).text == "nyt"
    assert begun.read(NEW).answer(FIRST).text == "gammelt"


def app_name_of_today() -> str:
    from kerneblik.language import Translator

    return Translator("da").half_year(datetime.now().astimezone())


@pytest.mark.slow
async def test_while_saving_fails_no_new_round_is_begun_and_the_open_one_stays_so(
    store: RoundStore, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise StorageError("storage.full", path=store.directory.path)

    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        monkeypatch.setattr(RoundStore, "save", full)
        await pilot.press(*"tekst", "ctrl+r", "n")
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: "runden bliver åben" in said(app))
        assert [summary.id for summary in store.summaries()] == [NEW]
        with pytest.raises(StorageError):
            RoundStore(store.directory.path).delete(NEW)
        monkeypatch.undo()
        await pilot.press("escape", "f10")


async def test_a_new_round_that_is_not_named_is_none(store: RoundStore):
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r", "n", "escape", "escape")
        assert isinstance(app.screen, WriteScreen)
    assert len(store.summaries()) == 1


# Renaming and archiving


async def test_another_round_is_renamed_without_becoming_the_latest(store: RoundStore):
    spring(store)
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r", "down", "r")
        await name_it(app, pilot, "Før ferien")
        assert lines(app)[1].startswith("Før ferien")
        await pilot.press("escape", "f10")
    fresh = RoundStore(store.directory.path)
    assert fresh.read(OLD).name == "Før ferien"
    assert fresh.latest_id() == NEW


async def test_a_round_is_archived_and_taken_out_again(store: RoundStore):
    spring(store)
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r", "down", "a")
        await until(pilot, lambda: "Arkiverede" in lines(app))
        assert lines(app)[1:] == ["Arkiverede", "Forår 2026 07.04.26 1 af 32"]
        assert store.read(OLD).archived
        await pilot.press("a")
        await until(pilot, lambda: "Arkiverede" not in lines(app))
        assert not store.read(OLD).archived


async def test_the_open_round_can_be_archived_and_written_on(store: RoundStore):
    spring(store)
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press(*"en", "ctrl+r", "a")
        await until(pilot, lambda: "Arkiverede" in lines(app))
        await pilot.press("escape")
        await until(pilot, lambda: subject(app) == "Efterår 2026 (arkiveret)")
        await pilot.press(*" to", "f10")
    fresh = RoundStore(store.directory.path)
    assert fresh.read(NEW).answer(FIRST).text == "en to"
    assert fresh.read(NEW).archived
    assert fresh.latest_id() == OLD


# Deleting


@pytest.mark.slow
async def test_deleting_asks_by_name_and_can_be_taken_back(store: RoundStore):
    spring(store, {FIRST: "Fra i foråret", SECOND: "mere"})
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r", "down", "d")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceDialog)
        words = str(app.screen.query(Static).first().content)
        assert "»Forår 2026«" in words
        assert "2 af 32" in words
        await pilot.press("enter")  # the safe choice comes first
        await pilot.pause()
        assert store.path(OLD).exists()
        await pilot.press("d", "down", "enter")
        await until(pilot, lambda: "Papirkurv" in lines(app))
        assert not store.path(OLD).exists()
        await pilot.press("enter")
        await until(pilot, lambda: "Papirkurv" not in lines(app))
    assert store.read(OLD).answer(SECOND).text == "mere"


async def test_the_open_round_is_not_deleted(store: RoundStore):
    spring(store)
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r", "d")
        await pilot.pause()
        assert isinstance(app.screen, RoundsDialog)
        assert "Du har »Efterår 2026« åben" in said(app)
    assert store.path(NEW).exists()


@pytest.mark.slow
async def test_a_round_open_in_another_session_is_not_deleted_and_that_session_goes_on(tmp_path: Path):
    here, there = RoundStore(tmp_path), RoundStore(tmp_path)
    spring(here)
    autumn(here)
    one, other = app_on(here, NEW), app_on(there, OLD)
    async with other.run_test() as second, one.run_test() as pilot:
        await pilot.press("ctrl+r", "down", "d", "down", "enter")
        await until(pilot, lambda: "andet vindue" in said(one))
        await second.press("end", "!", "f10")
    assert here.read(OLD).answer(FIRST).text == "Fra i foråret!"
    there.close()
    here.delete(OLD)


async def test_what_was_deleted_long_ago_is_gone_after_a_start(tmp_path: Path):
    store = RoundStore(tmp_path)
    spring(store)
    days_ago = 31
    earlier = RoundStore(tmp_path, clock=lambda: datetime.now().astimezone() - timedelta(days=days_ago))
    autumn(store)
    earlier.delete(OLD)
    for days_ago in (31, 24, 17, 10, 3):  # noqa: B007 - the clock's; each start makes it older, by a week at most
        earlier.empty_trash()
    assert [trashed.id for trashed in store.trash()] == [OLD], "reading removes nothing"
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await until(pilot, lambda: not list(store.directory.trash.iterdir()))
    assert store.trash() == []


# The earlier answer beside the new one


def beside(app: KerneblikApp) -> str:
    """What is shown of the earlier answer, its title first."""
    view = app.screen.query_one(EarlierView)
    text = view.query_one("#text", Static).content
    from rich.console import Console

    console = Console(width=60, color_system=None)
    with console.capture() as capture:
        console.print(text)
    return f"{view.border_title}: {' '.join(capture.get().split())}"


@pytest.mark.slow
async def test_the_latest_earlier_answer_is_shown_and_hidden(store: RoundStore):
    spring(store, {FIRST: "Fra i **foråret**"})
    kept(
        store, "2025-10-01", "Efterår 2025", NOON - timedelta(days=400), {FIRST: "ældst", SECOND: "Fra 2025"}
    )
    kept(store, "2027-01-01", "Fremtiden", NOON + timedelta(days=60), {FIRST: "senere"})
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: editor(app).border_subtitle == "Ctrl+N: dit svar i Forår 2026")
        await pilot.press("ctrl+n")
        await until(pilot, lambda: bool(app.screen.query(EarlierView)))
        await pilot.pause()
        assert editor(app).border_subtitle is None, "it is in sight"
        assert beside(app) == "Forår 2026 · 03.11.26: Fra i foråret"
        await pilot.press("tab")
        await pilot.pause()
        assert beside(app).endswith("Fra 2025")
        assert beside(app).startswith("Efterår 2025")
        await pilot.press("tab")
        await pilot.pause()
        assert "Ingen tidligere runde" in beside(app)
        await pilot.press(*"jeg skriver videre", "ctrl+n")
        await pilot.pause()
        assert not app.screen.query(EarlierView)
        assert editor(app).text == "jeg skriver videre"
        assert editor(app).has_focus


@pytest.mark.slow
async def test_nothing_of_other_rounds_is_read_before_it_is_asked_for(
    store: RoundStore, monkeypatch: pytest.MonkeyPatch
):
    from kerneblik.storage.round_file import RoundFile

    spring(store)
    autumn(store)
    for number in range(5):
        kept(store, f"2025-0{number + 1}-01", f"Runde {number}", NOON - timedelta(days=400 + number), {})
    store.save(NEW, Changes(position=Position(FIRST)))
    store.keep_backup(NEW)  # as every session does that ends: the index is up to date then
    store = RoundStore(store.directory.path)
    read: list[str] = []
    reading = RoundFile.read
    monkeypatch.setattr(RoundFile, "read", lambda self: (read.append(self.path.stem), reading(self))[1])
    latest = store.latest_id()
    assert latest == NEW
    app = app_on(store, latest)
    async with app.run_test() as pilot:
        await pilot.press(*"tekst", "tab", "f3", "f4", "f2", "ctrl+s")
        await pilot.pause(1.2)
        assert set(read) == {NEW}
        await pilot.press("ctrl+n")
        await until(pilot, lambda: bool(app.screen.query(EarlierView)))
        assert len(set(read)) == 7
        read.clear()
        await pilot.press("tab", "tab")
        assert set(read) <= {NEW}


@pytest.mark.slow
async def test_the_earlier_answer_stands_beside_or_above_and_leaves_room_to_write(store: RoundStore):
    spring(store, {FIRST: "Fra i foråret\n\n" * 40})
    autumn(store)
    app = app_on(store, NEW)
    beside = {}
    async with app.run_test() as pilot:
        async for size in in_each_size(pilot, [(120, 30), (80, 24), (40, 12)]):
            await pilot.press("ctrl+n")
            await until(pilot, lambda: bool(app.screen.query(EarlierView)))
            await pilot.pause()
            there, here = app.screen.query_one(EarlierView).region, editor(app).region
            beside[size] = there.y == here.y
            assert there.bottom <= here.y or there.right <= here.x, size
            assert here.height >= 3, size
            assert there.height >= 2, size
            await pilot.press(*"plads")
            assert editor(app).text == "plads", size
            await pilot.press("ctrl+n", "ctrl+a", "delete")
            await pilot.pause()
    assert beside == {(120, 30): True, (80, 24): False, (40, 12): False}


async def test_the_earlier_answer_is_scrolled_with_keys_and_left_again(store: RoundStore):
    spring(store, {FIRST: "\n\n".join(f"Afsnit {n}" for n in range(40))})
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n")
        await until(pilot, lambda: bool(app.screen.query(EarlierView)))
        await pilot.pause()
        view = app.screen.query_one(EarlierView)
        await pilot.press("f6", "pagedown")
        await until(pilot, lambda: view.scroll_offset.y > 0)
        await pilot.press("escape", *"videre")
        assert editor(app).text == "videre"
        await pilot.press("f6", "f6", "!")
        assert editor(app).text == "videre!"


async def test_the_keys_of_the_earlier_answer_do_nothing_while_there_is_none(store: RoundStore):
    spring(store)
    autumn(store, {FIRST: "alt dette"})
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("f7", "f6", "end", "x")
        assert editor(app).text == "alt dettex"


async def test_taken_over_into_an_empty_answer_it_is_a_starting_point_that_can_be_undone(store: RoundStore):
    spring(store, {FIRST: "Fra i **foråret**\n\nog mere\n"})
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+n")
        await until(pilot, lambda: bool(app.screen.query(EarlierView)))
        await pilot.press("f7")
        assert editor(app).text == "Fra i **foråret**\n\nog mere"
        assert app.screen.query_one(Sidebar).entries[0].tally == "1/4"
        assert app.screen.query_one(HeaderLine).progress == "1 af 32"
        await pilot.press("!")
        assert editor(app).text.endswith("og mere!")
        await pilot.press("ctrl+z", "ctrl+z")
        assert editor(app).text == ""
        await pilot.press("ctrl+y", "f10")
    assert store.read(NEW).answer(FIRST).text.startswith("Fra i **foråret**")
    assert store.read(NEW).answer(FIRST).wording == CHECKLIST.question(FIRST).text.text_in("da")
    assert store.read(OLD).answer(FIRST).text == "Fra i **foråret**\n\nog mere\n"


async def test_taken_over_it_never_overwrites_and_what_was_there_is_kept_as_a_version(store: RoundStore):
    spring(store, {FIRST: "Fra i foråret"})
    autumn(store, {FIRST: "Mit nye svar"})
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("end", *", rettet", "ctrl+s", "ctrl+n")
        await until(pilot, lambda: bool(app.screen.query(EarlierView)))
        await pilot.press("f7")
        assert editor(app).text == "Mit nye svar, rettet\n\nFra i foråret"
        await pilot.press("f10")
    assert store.read(NEW).answer(FIRST).text == "Mit nye svar, rettet\n\nFra i foråret"
    assert "Mit nye svar, rettet" in [version.text for version in store.versions(NEW, FIRST)]


async def test_where_there_is_no_earlier_answer_nothing_is_taken_over(store: RoundStore):
    autumn(store, {FIRST: "mit"})
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+n")
        await until(pilot, lambda: bool(app.screen.query(EarlierView)))
        await pilot.press("f7", "end", "!")
        assert editor(app).text == "mit!"


async def test_a_question_that_was_worded_otherwise_says_so(store: RoundStore):
    round_ = spring(store)
    reworded = replace(round_.answer(FIRST), wording="Hvad laver I?")
    store.save(OLD, Changes({FIRST: reworded}))
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+n")
        await until(pilot, lambda: bool(app.screen.query(EarlierView)))
        await pilot.pause()
        assert "Hvad laver I?" in beside(app)


@pytest.mark.slow
async def test_a_name_with_markup_is_shown_as_it_is(store: RoundStore):
    kept(store, OLD, "[red]Forår[/] [/foo]", NOON - timedelta(days=200), {FIRST: "[b]tekst"})
    kept(store, NEW, "[@click=app.quit]Efterår", NOON, {FIRST: "[/b] andet"})
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+n")
        await until(pilot, lambda: bool(app.screen.query(EarlierView)))
        await pilot.pause()
        assert app.screen.query_one(EarlierView)._border_title.plain.startswith("[red]Forår[/] [/foo]")
        await pilot.press("ctrl+r", "down")
        await pilot.pause()
        assert lines(app)[0].startswith("[@click=app.quit]Efterår (åben)")
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, ComparisonDialog)
        await pilot.press("tab")
        await pilot.pause()
        assert "[/foo]" in str(app.screen.query_one("#notes", Static).content)


@pytest.mark.slow
async def test_the_earlier_answer_belongs_to_the_round_that_is_open(store: RoundStore):
    kept(store, "2025-10-01", "Efterår 2025", NOON - timedelta(days=400), {FIRST: "ældst"})
    spring(store)
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+n")
        await until(pilot, lambda: bool(app.screen.query(EarlierView)))
        await pilot.press("ctrl+r", "down", "enter")
        await pilot.pause()
        assert not app.screen.query(EarlierView)
        await pilot.press("ctrl+n")
        await until(pilot, lambda: bool(app.screen.query(EarlierView)))
        await pilot.pause()
        assert beside(app).endswith("ældst")


# Two compared


@pytest.mark.slow
async def test_two_rounds_are_compared_by_actor_and_by_question(store: RoundStore):
    spring(store, {FIRST: "Tryghed for alle", SECOND: "Loven"})
    store.save(OLD, Changes(records={(Assessment, "union-ideas"): Assessment("union-ideas", Fit.DIFFERS)}))
    autumn(store, {FIRST: "Tryghed for borgerne", LAST: "Nyt her"})
    app = app_on(store, NEW)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+r", "down", "c")
        await pilot.pause()
        assert isinstance(app.screen, ComparisonDialog)
        assert str(app.screen.query_one("#box").border_title) == "Fra Forår 2026 til Efterår 2026"
        wheels = list(app.screen.query(WheelView))
        assert [view.is_on_screen for view in wheels] == [True, True], "people look before they read"
        states = [[tile.stage for tile in view.wheel.tiles] for view in wheels]
        assert states[0] != states[1]
        whole = str(app.screen.query_one("#notes", Static).content)
        assert "Besvaret    2/32   2/32" in whole
        assert "Talt om     1/14   0/14" in whole
        assert "1 nyt" in whole
        assert "1 ændret" in whole
        await pilot.press("down")
        assert [view.highlighted for view in wheels] == [1, 1]
        await pilot.press("tab")
        await pilot.pause()
        assert not wheels[0].is_on_screen, "a question is read"
        assert "(ændret)" in str(app.screen.query_one("#heading", Static).content)
        shown = app.screen.query_one(DiffView).lines
        assert [("".join(part.text for part in line.parts), line.side) for line in shown] == [
            ("Tryghed for alle", "first"),
            ("Tryghed for borgerne", "second"),
        ]
        await pilot.press("shift+tab")
        await pilot.pause()
        assert "(nyt)" in str(app.screen.query_one("#heading", Static).content)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, WriteScreen) and editor(app).text == "Nyt her")


@pytest.mark.slow
async def test_what_was_typed_a_moment_ago_is_compared_too(store: RoundStore):
    spring(store)
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press(*"lige nu", "ctrl+r", "down", "c", "tab")
        await pilot.pause()
        shown = app.screen.query_one(DiffView).lines
        assert "lige nu" in ["".join(part.text for part in line.parts) for line in shown]


async def test_the_open_round_is_not_compared_with_itself(store: RoundStore):
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r", "c")
        await pilot.pause()
        assert isinstance(app.screen, RoundsDialog)
        assert "Vælg en anden runde" in said(app)


@pytest.mark.slow
async def test_the_comparison_can_be_read_whatever_the_size(store: RoundStore):
    spring(store)
    autumn(store, {FIRST: "\n".join(f"Linje {n}" for n in range(60))})
    app = app_on(store, NEW)
    async with app.run_test() as pilot:
        async for look in in_each_look(pilot, [(100, 30), (80, 24), (40, 12)]):
            await pilot.press("ctrl+r", "down", "c", "tab")
            await pilot.pause()
            compared = app.screen.query_one("#compared")
            assert compared.size.height >= 3, look
            assert compared.size.width >= 36, look
            await pilot.press("pagedown")
            await until(pilot, lambda: app.screen.query_one("#compared").scroll_offset.y > 0)
            await pilot.press("f2")
            while app.screen is not app.base_screen:
                await pilot.press("escape")


# Everywhere


@pytest.mark.slow
async def test_help_and_palette_name_what_there_is(store: RoundStore):
    spring(store)
    autumn(store)
    app = app_on(store, NEW)
    async with app.run_test(size=(100, 100)) as pilot:
        await pilot.press("ctrl+n")
        await until(pilot, lambda: bool(app.screen.query(EarlierView)))
        async for look in in_each_look(pilot, [(100, 100)]):
            await pilot.press("f1")
            await pilot.pause()
            words = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
            for pressed in ("Ctrl+R", "Ctrl+N", "F6", "F7"):
                assert words.count(f"{pressed} ") == 1, (look, pressed)
            await pilot.press("escape", "ctrl+p")
            await pilot.pause()
            offered = "\n".join(lines(app))
            for name in ("rounds", "earlier", "to_earlier", "take_over"):
                assert app.t(f"key.{name}.command") in offered, look
            await pilot.press("escape")
