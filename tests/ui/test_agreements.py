"""What was agreed: seen, ticked off, changed, taken away, taken over from the texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from kerneblik.reflection import Agreement, Changes
from kerneblik.reflection.changes import key_of
from kerneblik.reflection.next_step import StepKind
from kerneblik.storage import RoundStore
from kerneblik.ui.agreements.dialogs import TasksDialog
from kerneblik.ui.agreements.screen import AgreementsScreen
from kerneblik.ui.agreements.widgets import AgreementList
from kerneblik.ui.common.prompts import ChoiceDialog
from kerneblik.ui.common.sidebar import Sidebar
from kerneblik.ui.common.wheel_view import WheelView
from kerneblik.ui.overview.actor_table import ActorTable
from kerneblik.ui.overview.screen import OverviewScreen
from kerneblik.workspace.round_editor import RoundEditor
from support.app import make_app, round_with, shipped_checklist, until
from support.dialogue import OVERDUE, TODAY, talked
from support.looks import in_each_look, in_each_size

ROUND = "2026-11-03"


@pytest.fixture(autouse=True)
def on_3_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RoundEditor, "today", property(lambda _: TODAY))


def app_after_talks(directory: Path, texts=None, **options):
    checklist = shipped_checklist()
    round_ = talked(checklist, round_with(checklist, texts or {}))
    return make_app(directory, round_=round_, checklist=checklist, **options)


def seen(app) -> str:
    return "\n".join("".join(s.text for s in line) for line in app.screen._compositor.render_strips())


def shown(app, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


def items(app) -> list[tuple[str, str]]:
    return [(f"{item.sign} {item.what}", item.about) for item in app.screen.query_one(AgreementList).items]


async def open_agreements(pilot) -> None:
    await pilot.press("f3")
    await pilot.pause()
    await pilot.press("a")
    await pilot.pause()
    await pilot.pause()
    assert isinstance(pilot.app.screen, AgreementsScreen)


@pytest.mark.slow
async def test_the_overview_counts_them_and_leads_to_them(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f3")
        await pilot.pause()
        table = app.screen.query_one(ActorTable)
        assert table.highlighted_option is table.get_option(StepKind.OVERDUE), "what is overdue comes first"
        assert str(table.highlighted_option.prompt) == "Næste skridt: 3 åbne aftaler · 1 frist overskredet"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AgreementsScreen)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)


async def test_without_agreements_the_overview_says_nothing_of_them(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert "aftale" not in "".join(str(o.prompt) for o in app.screen.query_one(ActorTable).options)


@pytest.mark.slow
async def test_the_most_urgent_come_first_and_the_overdue_are_marked_so(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        assert items(app) == [
            ("! Fælles møde om overgange", "Mette · frist overskredet 30.10.26 · Tillidsrepr."),
            ("○ Notat om kontinuitet", "mig · frist 01.12.26 · Din egen chef"),
            ("○ Kaffe hver måned", "ingen frist · Tillidsrepr."),
        ]
        assert shown(app, "#title") == "3 åbne aftaler · 1 frist overskredet · 1 udført (V)"
        await pilot.press("v")
        assert items(app)[3:] == [("● Læs budgettet", "mig · udført (frist 01.11.26) · Din egen chef")]
        assert shown(app, "#title") == "3 åbne aftaler · 1 frist overskredet"
        await pilot.press("v")
        assert len(items(app)) == 3


LONG = "Vi mødes hver måned i hele ledelsen og arbejdsmiljørepræsentantskabskoordinationen"


def begins(app, *words: str) -> list[int]:
    """In which column these stand in the lines that are on the screen."""
    return [next(line.index(word) for line in seen(app).splitlines() if word in line) for word in words]


@pytest.mark.slow
async def test_the_lines_of_an_agreement_hang_below_its_first_word_at_hand_or_not(tmp_path: Path):
    first = Agreement("lang", "union", LONG, "Mette", date(2026, 12, 24))
    second = Agreement("kort", "union", "Kaffe", "", None)
    round_ = round_with(shipped_checklist(), {}).with_record(first).with_record(second)
    app = make_app(tmp_path, round_=round_)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        for at_hand in (0, 1):
            app.screen.query_one(AgreementList).highlighted = at_hand
            await pilot.pause()
            columns = begins(app, "Vi mødes", "arbejdsmiljø", "Mette ·", "Kaffe", "ingen frist")
            assert len(set(columns)) == 1, at_hand
        app.workspace.navigation.go_to_actor("union")
        await pilot.press("f5")
        await pilot.pause()
        await pilot.press("pagedown")
        await pilot.pause()
        assert len(set(begins(app, "Vi mødes", "arbejdsmiljø", "Mette ·"))) == 1


@pytest.mark.slow
async def test_a_long_task_hangs_beside_its_box(tmp_path: Path):
    app = app_after_talks(tmp_path, {"self-core-task": f"- [ ] {LONG}"})
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        await pilot.press("t")
        await pilot.pause()
        assert len(set(begins(app, "Vi mødes", "arbejdsmiljø", "Dig selv · selvrefleksion"))) == 1


@pytest.mark.slow
async def test_however_many_tasks_there_are_the_keys_are_in_sight(tmp_path: Path):
    app = app_after_talks(tmp_path, {"self-core-task": "\n".join(f"- [ ] {n} {LONG}" for n in range(9))})
    hidden: list[object] = []
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        async for size in in_each_size(pilot, [(80, 24), (60, 20), (60, 18), (40, 12)]):
            await pilot.press("t")
            await pilot.pause()
            assert isinstance(app.screen, TasksDialog)
            hidden += [(size, hint) for hint in app.t("tasks.keys").split("   ") if hint not in seen(app)]
            await pilot.press("escape")
    assert hidden == []


@pytest.mark.slow
async def test_what_is_ticked_off_stays_in_its_place_until_one_comes_back(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        await pilot.press("space")
        assert items(app)[0][0] == "● Fælles møde om overgange"
        assert shown(app, "#title") == "2 åbne aftaler · 1 udført (V)"
        await pilot.press("space")
        assert items(app)[0][0] == "! Fælles møde om overgange"
        await pilot.press("space", "f3")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        assert [what for what, _ in items(app)][:2] == ["○ Notat om kontinuitet", "○ Kaffe hver måned"]
        await pilot.press("f10")
    assert RoundStore(tmp_path).open(ROUND).agreements["overdue"].done


@pytest.mark.slow
async def test_one_can_be_changed(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        await pilot.press("e")
        lines = list(app.screen.query(Input))
        assert [line.value for line in lines] == ["Fælles møde om overgange", "Mette", "30.10.2026"]
        lines[2].value = "10.1"
        await pilot.press("enter", "f10")
    kept = RoundStore(tmp_path).open(ROUND).agreements["overdue"]
    assert kept == replace(OVERDUE, due=date(2027, 1, 10), made=kept.made)


@pytest.mark.slow
async def test_a_due_date_can_be_taken_off(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        await pilot.press("e")
        list(app.screen.query(Input))[2].value = ""
        await pilot.press("enter")
        assert app.workspace.editor.round.agreements["overdue"].due is None


@pytest.mark.slow
async def test_a_change_here_leaves_what_another_session_changed_meanwhile(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        await pilot.press("e")
        done = replace(app.workspace.editor.round.agreements["overdue"], done=True)
        RoundStore(tmp_path).save(ROUND, Changes(records={key_of(done): done}))
        for _ in range(100):
            if app.workspace.editor.round.agreements["overdue"].done:
                break
            await pilot.pause(0.05)
        app.screen.query(Input).first().value = "Andre ord"
        await pilot.press("enter")
        kept = app.workspace.editor.round.agreements["overdue"]
        assert (kept.text, kept.done) == ("Andre ord", True)


@pytest.mark.slow
async def test_a_form_changes_only_what_was_changed_in_it(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        await pilot.press("e")
        moved = replace(
            app.workspace.editor.round.agreements["overdue"], who="Jørgen", due=date(2026, 12, 24)
        )
        RoundStore(tmp_path).save(ROUND, Changes(records={key_of(moved): moved}))
        await until(pilot, lambda: app.workspace.editor.round.agreements["overdue"].who == "Jørgen")
        app.screen.query(Input).first().value = "Andre ord"
        await pilot.press("enter", "f10")
    assert RoundStore(tmp_path).open(ROUND).agreements["overdue"] == replace(moved, text="Andre ord")


@pytest.mark.slow
async def test_what_is_changed_while_it_is_taken_away_elsewhere_is_not_lost(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        await pilot.press("e")
        gone = replace(app.workspace.editor.round.agreements["overdue"], deleted=True)
        RoundStore(tmp_path).save(ROUND, Changes(records={key_of(gone): gone}))
        await until(pilot, lambda: app.workspace.editor.round.agreements["overdue"].deleted)
        app.screen.query(Input).first().value = "Andre ord"
        await pilot.press("enter")
        assert "Andre ord" in [agreement.text for agreement in app.workspace.editor.round.agreements_with()]


@pytest.mark.slow
async def test_taking_one_away_asks_by_its_words(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        for pressed, words, following, left in (
            ("d", "Fælles møde om overgange", "next-month", 2),
            ("delete", "Notat om kontinuitet", "some-day", 1),
        ):
            await pilot.press(pressed)
            assert isinstance(app.screen, ChoiceDialog)
            assert words in shown(app, "Static")
            await pilot.press("enter")
            assert len(items(app)) == left + 1
            await pilot.press(pressed, "down", "enter")
            await pilot.pause()
            assert len(items(app)) == left
            assert words not in items(app)[0][0]
            assert app.screen.query_one(AgreementList).at == following
        assert [what for what, _ in items(app)] == ["○ Kaffe hver måned"]


@pytest.mark.slow
async def test_those_of_one_actor_are_shown_by_its_number_and_all_again_by_0(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        tallies = [entry.tally for entry in app.screen.query_one(Sidebar).entries]
        assert tallies == ["3", "", "1", "", "", "", "2", ""]
        await pilot.press("2")
        assert [what for what, _ in items(app)] == ["○ Notat om kontinuitet"]
        assert shown(app, "#title") == "Din egen chef · 1 åben aftale · 1 udført (V)"
        await pilot.press("0")
        assert len(items(app)) == 3


@pytest.mark.slow
async def test_a_new_one_is_with_the_actor_whose_list_it_is(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        await pilot.press("5", "a")
        assert "Dine medarbejdere" in shown(app, "#explanation")
        await pilot.press(*"Kage", "enter")
        await pilot.pause()
        assert items(app) == [("○ Kage", "ingen frist")]


@pytest.mark.slow
async def test_tasks_in_the_texts_are_offered_and_taken_over(tmp_path: Path):
    app = app_after_talks(tmp_path, {"self-role": "- [ ] ring til Ali\n- [x] gjort\n- [ ] ikke denne"})
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        assert shown(app, "#tasks").startswith("3 opgaver")
        await pilot.press("t")
        assert isinstance(app.screen, TasksDialog)
        text = seen(app)
        assert "[x] ring til Ali" in text
        assert "[ ] gjort" in text, "what is done is not taken over unless one says so"
        assert "Dig selv · selvrefleksion" in text
        await pilot.press("down", "space", "space", "enter")
        await pilot.pause()
        agreed = {what for what, _ in items(app)}
        assert {"○ ring til Ali", "● gjort"} <= agreed
        assert "○ ikke denne" not in agreed
        assert shown(app, "#tasks").startswith("1 opgave ")


SPRING = "2026-03-01"
CALL = Agreement("call", "union", "Ring til Ali", "mig", date(2026, 4, 1))
READ = Agreement("read", "manager", "Læs planen", done=True)


def app_after_spring(directory: Path):
    """The app on a round after one in which there is still something open."""
    earlier = RoundStore(directory)
    begun = earlier.create("Forår 2026", datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert begun.id == SPRING
    earlier.save(SPRING, Changes(records={key_of(record): record for record in (CALL, READ)}))
    earlier.close()
    return app_after_talks(directory)


async def with_spring(pilot) -> None:
    await open_agreements(pilot)
    await until(pilot, lambda: len(items(pilot.app)) == 4)


def in_spring(directory: Path) -> Agreement:
    return RoundStore(directory).read(SPRING).agreements["call"]


async def test_those_of_earlier_rounds_are_among_them_and_are_changed_there(tmp_path: Path):
    app = app_after_spring(tmp_path)
    async with app.run_test() as pilot:
        await with_spring(pilot)
        assert [what for what, _ in items(app)] == [
            "! Ring til Ali", "! Fælles møde om overgange", "○ Notat om kontinuitet", "○ Kaffe hver måned",
        ]  # fmt: skip
        assert items(app)[0][1] == "mig · frist overskredet 01.04.26 · Tillidsrepr. · Forår 2026"
        assert shown(app, "#title") == "4 åbne aftaler · 2 frister overskredet · 2 udført (V)"
        app.screen.query_one(AgreementList).highlighted = 0
        await pilot.press("space")
        assert items(app)[0][0] == "● Ring til Ali"
        await until(pilot, lambda: in_spring(tmp_path).done)
        await pilot.press("space", "e")
        app.screen.query(Input).first().value = "Skriv til Ali"
        await pilot.press("enter")
        await until(pilot, lambda: in_spring(tmp_path) == replace(CALL, text="Skriv til Ali"))
        assert items(app)[0][0] == "! Skriv til Ali"
        await pilot.press("d", "down", "enter")
        await until(pilot, lambda: in_spring(tmp_path).deleted)
        assert len(items(app)) == 3
        assert (
            app.workspace.editor.round.agreements_with()
            == talked(shipped_checklist(), round_with(shipped_checklist(), {})).agreements_with()
        ), "those of the open round are as they were"


async def test_what_can_not_be_changed_there_is_told_and_what_was_typed_is_kept(tmp_path: Path):
    app = app_after_spring(tmp_path)
    async with app.run_test() as pilot:
        await with_spring(pilot)
        app.screen.query_one(AgreementList).highlighted = 0
        await pilot.press("e")
        app.screen.query(Input).first().value = "Skriv til Ali"
        (tmp_path / "rounds" / f"{SPRING}.json").write_bytes(b"{")
        await pilot.press("enter")
        await until(pilot, lambda: any(n.severity == "error" for n in app._notifications))
        await until(pilot, lambda: len(items(app)) == 3)
        assert SPRING in shown(app, "#tasks"), "and that its agreements are missing"
        assert any("Skriv til Ali" in path.read_text() for path in (tmp_path / "drafts").glob("*.json"))


def links(app) -> str:
    return "".join(str(option.prompt) for option in app.screen.query_one(ActorTable).options)


async def test_the_overview_counts_those_of_all_rounds(tmp_path: Path):
    app = app_after_spring(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: "4 åbne aftaler · 2 frister overskredet" in links(app))


async def test_a_new_round_begins_with_what_is_open(tmp_path: Path):
    store = RoundStore(tmp_path)
    store.create("Forår 2026", datetime(2026, 3, 1, 12, tzinfo=UTC))
    store.save(SPRING, Changes(records={key_of(record): record for record in (CALL, READ)}))
    store.close()
    app = make_app(tmp_path)
    told = "Fra tidligere runder: 1 åben aftale · 1 frist overskredet. F3 og A viser dem."
    async with app.run_test() as pilot:
        await until(pilot, lambda: shown(app, "#notice") == told)
        await pilot.press("a")
        assert shown(app, "#notice") == told, "nothing moves while one types"
        await pilot.press("tab")
        assert shown(app, "#notice") == ""
        await pilot.press("shift+tab", "f3")
        await until(pilot, lambda: "1 åben aftale · 1 frist overskredet" in links(app))
        await pilot.press("a")
        await until(pilot, lambda: len(items(app)) == 1)
        await pilot.press("space")
        await until(pilot, lambda: in_spring(tmp_path).done)
        await pilot.press("f2")
        await pilot.pause()
        assert shown(app, "#notice") == ""


async def test_without_tasks_it_is_said_how_to_write_one(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        assert not app.screen.query_one("#tasks").display
        await pilot.press("t")
        assert "- [ ] ring til Mette" in shown(app, "#explanation")
        await pilot.press("space", "enter", "escape")
        assert isinstance(app.screen, AgreementsScreen)


@pytest.mark.slow
async def test_an_actor_that_is_gone_from_the_checklist_keeps_its_agreements(tmp_path: Path):
    checklist = shipped_checklist()
    round_ = round_with(checklist, {}).with_record(Agreement("a", "gone-actor", "Noget gammelt"))
    app = make_app(tmp_path, round_=round_)
    async with app.run_test() as pilot:
        await open_agreements(pilot)
        assert items(app) == [("○ Noget gammelt", "ingen frist · gone-actor")]
        await pilot.press("e", "enter", "d", "escape")
        assert isinstance(app.screen, AgreementsScreen)


@pytest.mark.slow
async def test_markup_in_an_agreement_is_only_text(tmp_path: Path):
    words = "[@click=app.quit]x[/] [/nej]"
    round_ = round_with(shipped_checklist(), {}).with_record(Agreement("a", "union", words, words))
    app = make_app(tmp_path, round_=round_)
    async with app.run_test(size=(120, 30)) as pilot:
        await open_agreements(pilot)
        assert seen(app).count(words) == 2
        await pilot.press("d")
        assert words in seen(app)


async def test_the_palette_leads_there_from_anywhere(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", *"aftaler", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AgreementsScreen)


# The gap between self and others in the overview


async def test_the_table_shows_a_sign_for_each_mark_the_most_telling_first(tmp_path: Path):
    app = app_after_talks(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        views = {row.id: row.fits for row in app.screen.query_one(ActorTable).rows}
        assert (views["union"], views["staff"], views["manager"]) == ("! ≠", "=", "")
        assert "= som ventet  ≠ anderledes  ! overraskende" in shown(app, "#legend")
        table = [str(option.prompt) for option in app.screen.query_one(ActorTable).options]
        assert "vurd." in table[0]
        assert "! ≠" in table[6]
        assert table[6].endswith("–")


async def test_without_marks_nothing_is_said_of_them(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert "vurd." not in str(app.screen.query_one(ActorTable).options[0].prompt)
        assert "som ventet" not in shown(app, "#legend")


@pytest.mark.parametrize(("ascii_marks", "sign"), [(False, "≠"), (True, "/")])
async def test_the_wheel_shows_the_signs(tmp_path: Path, ascii_marks: bool, sign: str):
    app = app_after_talks(tmp_path, ascii_marks=ascii_marks)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        wheel = app.screen.query_one(WheelView)
        drawn = "".join(wheel.render_line(y).text for y in range(wheel.size.height))
        assert {drawn.count(s) for s in (sign, "!", "=")} == {1}


@pytest.mark.slow
async def test_actors_and_agreements_are_in_sight_on_every_screen(tmp_path: Path):
    app = app_after_talks(tmp_path)
    hidden: list[object] = []
    async with app.run_test() as pilot:
        async for look in in_each_look(pilot):
            await pilot.press("f2", "f3")
            await pilot.pause()
            text = seen(app)
            words = [
                app.t.plural("agreements.open", 3),
                *(actor.short.text_in(app.t.language) for actor in app.workspace.editor.checklist.actors),
            ]
            hidden += [(look, word) for word in words if word not in text]
            await pilot.press("a")
            await pilot.pause()
            await pilot.pause()
            if "Fælles møde om overgange" not in seen(app):
                hidden.append((look, "the agreement"))
    assert hidden == []
