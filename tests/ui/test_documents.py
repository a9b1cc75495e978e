"""The dialogs that make documents: what one ticks is what is written, and nothing is overwritten unasked."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from kerneblik.documents import formats
from kerneblik.documents.output import Rendered, RenderJob
from kerneblik.reflection import Agreement, Answer, Changes
from kerneblik.reflection.model import INTRODUCTION
from kerneblik.settings import Settings
from kerneblik.storage import RoundStore
from kerneblik.ui.app import KerneblikApp
from kerneblik.ui.common.base_screen import BaseScreen
from kerneblik.ui.common.forms import FormDialog
from kerneblik.ui.common.prompts import ChoiceDialog
from kerneblik.ui.documents.dialogs import CalendarDialog, MinutesDialog, ReportDialog, SheetDialog
from kerneblik.ui.documents.widgets import IntroductionEditor, TickList
from kerneblik.ui.lock.dialogs import PrivacyScreen
from kerneblik.ui.overview.screen import OverviewScreen
from support import hostile
from support.app import NOON, example_round, make_app, shipped_checklist
from support.documents import marked_round
from support.looks import in_each_size
from support.virtual_time import passing, until_process

CHECKLIST = shipped_checklist()
MARKED = marked_round(CHECKLIST)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    for _ in range(2000):
        if condition():
            return
        await pilot.pause(0.05)
    raise AssertionError("it never came")


async def written(pilot: Pilot[None]) -> None:
    """The dialog is left when the file is whole."""
    await until(pilot, lambda: isinstance(pilot.app.screen, BaseScreen))


def app_at(
    tmp_path: Path, position: str = "union-ideas", settings: Settings | None = None, round_=MARKED.round
):
    round_ = replace(round_, position=replace(round_.position, question=position))
    return make_app(tmp_path / "data", round_=round_, settings=settings)


def lines(app) -> list[str]:
    """The list as one reads it."""
    ticks = app.screen.query_one(TickList)
    return [str(line).strip() for option in ticks.options for line in cells(option.prompt)]


def cells(prompt) -> list[str]:
    columns = getattr(prompt, "columns", None)
    return [prompt.plain] if columns is None else [" ".join(str(next(iter(c.cells))) for c in columns)]


async def name_file(pilot: Pilot[None], name: str) -> None:
    pilot.app.screen.query_one("#path", Input).value = name


@pytest.mark.slow
async def test_the_sheet_of_the_actor_at_hand_has_nothing_ticked(tmp_path: Path, home: Path):
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await app.run_action("app.sheet")
        await pilot.pause()
        assert isinstance(app.screen, SheetDialog)
        assert [line for line in lines(app) if line.startswith(("[x]", "(x)"))] == ["(x) PDF (.pdf)"]
        assert sum(line.startswith("[ ]") for line in lines(app)) == 7  # the texts, the sender
        await name_file(pilot, "~/ark.md")
        await pilot.press("ctrl+s")
        await written(pilot)
    text = (home / "ark.md").read_text(encoding="utf-8")
    assert text.startswith("# Samtale om kerneopgaven · Tillidsrepræsentanter")
    assert not [mark for mark in MARKED.all if mark in text]
    assert stat.S_IMODE((home / "ark.md").stat().st_mode) == 0o600


@pytest.mark.slow
async def test_the_list_of_the_sheet_is_as_high_as_the_screen_has_room_for(tmp_path: Path, home: Path):
    checklist = shipped_checklist()
    app = make_app(tmp_path, round_=example_round(checklist, "da", now=NOON), checklist=checklist)
    async with app.run_test(size=(80, 24)) as pilot:
        for actor in checklist.actors[1:]:
            app.workspace.navigation.go_to_actor(actor.id)
            await pilot.press("f5", "s")
            async for columns, rows in in_each_size(pilot, [(100, 30), (80, 24), (60, 20)]):
                await pilot.pause()
                ticks, box = app.screen.query_one(TickList), app.screen.query_one("#box")
                hidden = ticks.virtual_size.height - ticks.size.height
                assert hidden == 0 or box.outer_size.height == rows, (actor.id, columns, rows)
                assert app.screen.query_one("#keys").region.bottom < rows
            await pilot.resize_terminal(80, 24)
            await pilot.press("escape")


async def test_what_is_ticked_goes_on_the_sheet(tmp_path: Path, home: Path):
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await app.run_action("app.sheet")
        await pilot.pause()
        await pilot.press("space", "down", "space", "space", "down", "down", "space")
        await name_file(pilot, "~/ark.html")
        await pilot.press("enter")  # from the list: only Space ticks
        await written(pilot)
    text = (home / "ark.html").read_text(encoding="utf-8")
    assert {mark for mark in MARKED.all if mark in text} == {
        MARKED.answers["union-understanding"], MARKED.answers["union-differences"],
    }  # fmt: skip


@pytest.mark.slow
async def test_the_palette_offers_the_sheet_of_every_actor_that_is_asked_something(tmp_path: Path):
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("ctrl+p", *"samtaleark: borg")
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SheetDialog))
        assert app.screen.query_one("#box").border_title == "Samtaleark: Borgere/kunder"


async def test_an_actor_that_is_asked_nothing_has_no_sheet(tmp_path: Path):
    app = app_at(tmp_path, "self-role")
    async with app.run_test() as pilot:
        await app.run_action("app.sheet")
        await pilot.pause()
        assert not isinstance(app.screen, SheetDialog)
        assert any("ingen spørgsmål til dialog" in n.message for n in app._notifications)


@pytest.mark.slow
async def test_format_and_ending_follow_each_other(tmp_path: Path):
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await app.run_action("app.sheet")
        await pilot.pause()
        file = app.screen.query_one("#path", Input)
        assert file.value == "~/samtaleark-tillidsrepraesentanter.pdf"
        await pilot.press("end", "up", "space")
        assert file.value == "~/samtaleark-tillidsrepraesentanter.html"
        file.value = "~/noget.md"
        await pilot.pause()
        assert "(x) Markdown (.md)" in lines(app)
        file.value = "~/noget"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, SheetDialog)
        assert any("endelsen" in n.message for n in app._notifications)


@pytest.mark.slow
async def test_a_file_that_is_there_is_replaced_only_when_one_says_so(tmp_path: Path, home: Path):
    (home / "ark.md").write_text("mit")
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await app.run_action("app.sheet")
        await pilot.pause()
        await name_file(pilot, "~/ark.md")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SheetDialog))
        assert (home / "ark.md").read_text() == "mit"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("down", "enter")
        await written(pilot)
    assert (home / "ark.md").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.slow
async def test_a_key_pressed_twice_writes_once(tmp_path: Path, home: Path):
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await app.run_action("app.sheet")
        await pilot.pause()
        await name_file(pilot, "~/ark.md")
        app.screen.action_write()
        app.screen.action_write()
        await written(pilot)
        await pilot.pause()
        assert isinstance(app.screen, BaseScreen)
        await pilot.press(*"mere")
    assert (home / "ark.md").exists()


@pytest.mark.slow
async def test_a_place_that_cannot_be_written_leaves_the_ticks(tmp_path: Path):
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await app.run_action("app.sheet")
        await pilot.pause()
        await pilot.press("space")
        for tries, name in enumerate(("~/nix/ark.md", "/proc/ark.md"), 1):
            await name_file(pilot, name)
            await pilot.press("ctrl+s")
            told = lambda: sum("ark.md" in n.message for n in app._notifications)  # noqa: E731
            await until(pilot, lambda told=told, tries=tries: told() == tries)
            assert isinstance(app.screen, SheetDialog), name
            assert lines(app)[1].startswith("[x]"), name


@pytest.mark.slow
async def test_what_cannot_be_made_here_is_greyed_and_says_so(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(formats, "find_spec", lambda _: None)
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await app.run_action("app.sheet")
        await pilot.pause()
        ticks = app.screen.query_one(TickList)
        assert lines(app)[-1].startswith("( ) PDF kan ikke laves her")
        assert ticks.get_option_at_index(ticks.option_count - 1).disabled
        assert app.screen.query_one("#path", Input).value.endswith(".html")
        await name_file(pilot, "~/ark.pdf")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any("kan ikke laves her" in n.message for n in app._notifications))
        assert not any("pip" in n.message for n in app._notifications)
        assert isinstance(app.screen, SheetDialog)
    assert list(home.iterdir()) == []


@pytest.mark.slow
async def test_it_says_when_not_all_of_it_had_room(tmp_path: Path, home: Path):
    app = app_at(tmp_path, round_=marked_round(CHECKLIST, "Mange ord om det hele. " * 600).round)
    async with app.run_test(size=(80, 40)) as pilot:
        await app.run_action("app.sheet")
        await pilot.pause()
        await pilot.press("space")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any("ikke plads til det hele" in n.message for n in app._notifications))


@pytest.mark.slow
async def test_own_questions_go_on_the_sheet_and_wait_as_a_draft(tmp_path: Path, home: Path):
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await app.run_action("app.sheet")
        await pilot.pause()
        await pilot.press("tab", *"Hvad mangler vi?")
        await name_file(pilot, "~/ark.md")
        await pilot.pause()
        app.screen.query_one("#own", Input).value += " Hvad skal vi holde op med"
        await pilot.press("ctrl+s")
        await written(pilot)
    text = (home / "ark.md").read_text(encoding="utf-8")
    assert "## Hvad mangler vi?" in text
    assert "## Hvad skal vi holde op med" in text


@pytest.mark.slow
async def test_the_sender_is_asked_for_once(tmp_path: Path, home: Path):
    kept: dict[str, Any] = {}
    app = app_at(tmp_path)
    app = KerneblikApp(replace(app._dependencies, change_settings=kept.update))
    async with app.run_test(size=(80, 40)) as pilot:
        await app.run_action("app.sheet")
        await pilot.pause()
        assert "[ ] Ingen (A: skriv navn og arbejdsplads)" in lines(app)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await pilot.press(*"Anne Holm", "down", "down", *"Nord", "enter")
        await until(pilot, lambda: isinstance(app.screen, SheetDialog))
        assert "[x] Anne Holm, Nord (A: ret)" in lines(app)
        await name_file(pilot, "~/ark.md")
        await pilot.press("ctrl+s")
        await written(pilot)
        await pilot.press("f3", "m")
        await until(pilot, lambda: isinstance(app.screen, MinutesDialog))
        assert "[x] Anne Holm, Nord (A: ret)" in lines(app)
    assert kept["sender"] == {"name": "Anne Holm", "title": "", "workplace": "Nord"}
    assert "Anne Holm, Nord · Udskrevet " in (home / "ark.md").read_text(encoding="utf-8")


@pytest.mark.slow
async def test_a_sender_that_is_left_empty_is_not_ticked(tmp_path: Path):
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await app.run_action("app.sheet")
        await pilot.pause()
        app.screen.query_one(TickList).action_last()
        await pilot.press(*["up"] * 3, "space")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SheetDialog))
        assert "[ ] Ingen (A: skriv navn og arbejdsplads)" in lines(app)


# The minutes


@pytest.mark.slow
async def test_the_minutes_have_the_ticked_items_and_nothing_else(tmp_path: Path, home: Path):
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("f3", "m")
        await until(pilot, lambda: isinstance(app.screen, MinutesDialog))
        ticks = app.screen.query_one(TickList)
        ticks.highlighted = ticks.get_option_index("agreements:aftaleunion")
        await pilot.press("space")
        await name_file(pilot, "~/referat.md")
        await pilot.press("ctrl+s")
        await written(pilot)
    text = (home / "referat.md").read_text(encoding="utf-8")
    assert text.startswith("# Referat")
    assert {mark for mark in MARKED.all if mark in text} == {MARKED.agreed["aftaleunion"]}


async def test_without_anything_talked_about_there_are_no_minutes(tmp_path: Path):
    app = app_at(tmp_path, round_=replace(MARKED.round, conversations={}, agreements={}, assessments={}))
    async with app.run_test() as pilot:
        await app.run_action("app.minutes")
        await pilot.pause()
        assert not isinstance(app.screen, MinutesDialog)
        assert any("intet at skrive referat af" in n.message for n in app._notifications)


# The report


@pytest.mark.slow
async def test_the_report_opens_from_the_overview_with_what_is_harmless(tmp_path: Path, home: Path):
    app = app_at(tmp_path)
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("f3", "r")
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        parts = lines(app)[: lines(app).index("Aktører")]
        assert [line for line in parts if line.startswith("[x]")] == [
            "[x] Sammenfatning (E: ret)", "[x] Overblik (hjulet)", "[x] Refleksion over dig selv",
        ]  # fmt: skip
        await name_file(pilot, "~/r.md")
        await pilot.press("ctrl+s")
        await written(pilot)
    text = (home / "r.md").read_text(encoding="utf-8")
    own = {MARKED.answers[question.id] for question in CHECKLIST.actors[0].questions}
    assert {mark for mark in MARKED.all if mark in text} == own | {MARKED.introduction}


def preview(app) -> str:
    with app.console.capture() as shown:
        app.console.print(app.screen.query_one("#preview Static", Static).content)
    return re.sub(r"\x1b\[[0-9;]*m| +(?=\n)", "", shown.get())


@pytest.mark.slow
async def test_the_preview_shows_what_would_be_written_and_esc_leaves_all_as_it_was(
    tmp_path: Path, home: Path
):
    app = app_at(tmp_path)
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("f3", "r")
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        assert MARKED.said["samtaleunion/union-ideas"] not in preview(app)
        await pilot.press("down", "down", "down", "down", "down", "space")
        assert MARKED.said["samtaleunion/union-ideas"] in preview(app)
        assert MARKED.people["samtaleunion"] not in preview(app)
        await pilot.press("space")
        assert MARKED.said["samtaleunion/union-ideas"] not in preview(app)

        # a report of nothing is refused
        await pilot.press("home", "space", "down", "space", "down", "space", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ReportDialog)
        assert "intet i rapporten" in preview(app)
        assert list(home.iterdir()) == []

        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen))
        assert app.settings.current.report is None
    assert list(home.iterdir()) == []


@pytest.mark.slow
async def test_the_choice_is_remembered(tmp_path: Path, home: Path):
    kept: dict[str, Any] = {}
    app = app_at(tmp_path)
    app = KerneblikApp(replace(app._dependencies, change_settings=kept.update))
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("f3", "r")
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        await pilot.press("down", "space", "down", "down", "space")
        await name_file(pilot, "~/r.html")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await written(pilot)
    assert kept["report"] == {"include": ["introduction", "others", "own"], "without": [], "format": "html"}
    app = app_at(tmp_path, settings=Settings(introduction_seen=True, **kept))
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("f3", "r")
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        parts = lines(app)[: lines(app).index("Aktører")]
        assert [line[4:14] for line in parts if line.startswith("[x]")] == [
            "Sammenfatn",
            "Refleksion",
            "Refleksion",
        ]
        assert "[ ] Overblik (hjulet)" in parts
        assert app.screen.query_one("#path", Input).value.endswith(".html")


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time passes in the app while the process that makes a document works."""
    run = RenderJob.run

    def run_beside(job: RenderJob) -> Rendered:
        with passing():
            return run(job)

    monkeypatch.setattr(RenderJob, "run", run_beside)


@pytest.mark.usefixtures("beside")
@pytest.mark.parametrize("format_name", ["pdf", "word"])
@pytest.mark.slow
async def test_the_app_goes_on_while_a_document_is_made_and_esc_gives_it_up(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, format_name: str
):
    monkeypatch.setattr(ReportDialog, "content", lambda *_: hostile.NEVER_ENDS)
    app = app_at(tmp_path, settings=Settings(introduction_seen=True, report={"format": format_name}))
    async with app.run_test(size=(100, 50)) as pilot:
        await app.run_action("app.report")
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        dialog = app.screen
        await pilot.press("ctrl+s")
        await until_process(pilot, lambda: dialog.is_working)
        assert "Esc: afbryd" in str(dialog.query_one("#keys", Static).render())
        await pilot.press("f12")
        assert isinstance(app.screen, PrivacyScreen)
        await pilot.press("enter", "ctrl+s", "space", "escape")
        await until_process(pilot, lambda: not dialog.is_working)
        assert app.screen is dialog
        assert "Enter: skriv" in str(dialog.query_one("#keys", Static).render())
        assert [n.message for n in app._notifications if "du afbrød" in n.message]
        await pilot.press("escape")
        assert app.screen is not dialog
    assert not list(home.iterdir())


@pytest.mark.slow
async def test_what_ends_the_process_of_a_document_does_not_end_the_app(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ReportDialog, "content", lambda *_: hostile.CRASHES)
    app = app_at(tmp_path, settings=Settings(introduction_seen=True, report={"format": "pdf"}))
    async with app.run_test(size=(100, 50)) as pilot:
        await app.run_action("app.report")
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any("gav op over teksten" in n.message for n in app._notifications))
        assert isinstance(app.screen, ReportDialog)
    assert not list(home.iterdir())


@pytest.mark.slow
@pytest.mark.usefixtures("beside")
async def test_quitting_ends_the_process_of_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    jobs: list[RenderJob] = []
    working = ReportDialog.working
    monkeypatch.setattr(ReportDialog, "working", lambda self, job: jobs.append(job) or working(self, job))
    monkeypatch.setattr(ReportDialog, "content", lambda *_: hostile.NEVER_ENDS)
    app = app_at(tmp_path, settings=Settings(introduction_seen=True, report={"format": "pdf"}))
    async with app.run_test(size=(100, 50)) as pilot:
        await app.run_action("app.report")
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        await pilot.press("ctrl+s")
        await until_process(pilot, lambda: bool(jobs) and jobs[0].process_id is not None)
        await app.run_action("app.quit")
    await until_process(pilot, lambda: not is_there(jobs[0].process_id))


def is_there(process: int | None) -> bool:
    try:
        os.kill(process or 0, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
async def test_the_introduction_is_written_there_and_kept_with_the_round(tmp_path: Path):
    bare = replace(MARKED.round, answers={})
    app = app_at(tmp_path, round_=bare)
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("f3", "r")
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        assert lines(app)[1] == "[x] Sammenfatning (E: skriv den)"
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, IntroductionEditor))
        await pilot.press(*"Hej e", "enter", *"r", "escape")
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        assert "Hej e\nr" in preview(app)
        assert lines(app)[1] == "[x] Sammenfatning (E: ret)"
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, IntroductionEditor))
        await pilot.press("!", "escape")
        await pilot.press("escape", "f10")
    store = app._dependencies.store
    assert store.open("2026-11-03").introduction.text == "Hej e\nr!"


@pytest.mark.slow
async def test_an_introduction_written_in_another_session_meanwhile_is_taken_in(tmp_path: Path):
    app = app_at(tmp_path)
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("f3", "r")
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, IntroductionEditor))
        other = RoundStore(tmp_path / "data")
        theirs = replace(Answer.from_key(INTRODUCTION), text="Skrevet hjemme", edit_session="other")
        other.save("2026-11-03", Changes({INTRODUCTION: theirs}))
        await until(pilot, lambda: app.workspace.editor.round.introduction.text == "Skrevet hjemme")
        await pilot.press("ctrl+end", "!", "escape")
        await pilot.press("escape", "f10")
    kept = other.open("2026-11-03").introduction.text
    assert "Skrevet hjemme" in kept
    assert "!" in kept


@pytest.mark.parametrize("name", ["[/foo]", "[b]Efterår[/b]", "[@click=app.quit]her[/]"])
@pytest.mark.slow
async def test_a_round_s_name_is_only_text_over_its_report(tmp_path: Path, name: str):
    app = app_at(tmp_path, round_=replace(MARKED.round, name=name))
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("f3", "r")
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        first = app.screen._compositor.render_strips()[0]
        assert name in "".join(part.text for part in first)


@pytest.mark.slow
async def test_where_it_is_narrow_a_key_turns_to_the_preview_and_back(tmp_path: Path):
    app = app_at(tmp_path)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("f3", "r")
        await until(pilot, lambda: isinstance(app.screen, ReportDialog))
        shown = lambda: app.screen.query_one("#preview").region.height > 0  # noqa: E731
        assert not shown()
        await pilot.press("v")
        await pilot.pause()
        assert shown()
        await pilot.press("pagedown")
        await pilot.pause()
        assert app.screen.query_one("#preview").scroll_offset.y > 0
        await pilot.press("v")
        await pilot.pause()
        assert not shown()
        assert app.screen.query_one("#path", Input).region.bottom <= 12


# The calendar


async def test_without_open_agreements_there_is_nothing_to_write(tmp_path: Path):
    app = app_at(tmp_path, round_=replace(MARKED.round, agreements={}))
    async with app.run_test() as pilot:
        await app.run_action("app.calendar")
        await pilot.pause()
        assert not isinstance(app.screen, CalendarDialog)
        assert [n.message for n in app._notifications] == ["Der er ingen åbne aftaler."]


@pytest.mark.slow
async def test_the_open_agreements_become_a_file_for_the_calendar(tmp_path: Path, home: Path):
    due = datetime.now(UTC).date() + timedelta(days=9)
    round_ = replace(MARKED.round, agreements={})
    for agreement in (
        Agreement("x1", "union", "Ny vagtplan", "Mette", due),
        Agreement("x2", "staff", "Uden frist"),
        Agreement("x3", "staff", "Gjort", due=due, done=True),
        Agreement("x4", "staff", "Ikke denne", due=due),
    ):
        round_ = round_.with_record(agreement)
    app = app_at(tmp_path, round_=round_)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("ctrl+p", *"kalenderen")
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CalendarDialog))
        assert [line.split()[-1] for line in lines(app)[:3]] == ["denne", "vagtplan", "frist"]
        await pilot.press("space", "ctrl+s")
        await written(pilot)
    content = (home / "aftaler.ics").read_bytes()
    assert b"SUMMARY:Ny vagtplan" in content
    assert content.count(b"BEGIN:VEVENT") == 1
    assert b"Gjort" not in content
