"""What is asked before the app: about a damaged round, and about text that did not get into its round."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from kerneblik.reflection import Changes, Position
from kerneblik.storage import RoundStore, StorageError, UnreadableRoundError
from kerneblik.storage.recovery import emergency_copies
from kerneblik.storage.recovery.editor_drafts import EditorDrafts
from kerneblik.ui.app import KerneblikApp
from kerneblik.ui.write.screen import WriteScreen
from support.app import NOON, answer, round_with, shipped_checklist, start, until
from support.looks import in_each_size

CHECKLIST = shipped_checklist()
TEXTS = {
    "self-core-task": "Tryghed på ældreområdet",
    "self-role": "Jeg fjerner sten på vejen",
    "manager-emphasis": "At budgettet holder",
    "manager-changes": "At jeg siger til i tide",
}
ENTER, DOWN = "enter", "down"


@pytest.fixture
def store(tmp_path: Path):
    store = RoundStore(tmp_path / "data", lambda: NOON)
    store.add(round_with(CHECKLIST, TEXTS))
    return store


ID = "2026-11-03"


def app_at(store: RoundStore, language: str = "da") -> KerneblikApp:
    """The app, which asks before it opens a round."""
    startup = start(lambda _: store, language=language)
    assert startup.without_asking() is None
    return KerneblikApp(startup)


def shown(app: KerneblikApp) -> str:
    """The words of the dialog, and its choices."""
    screen = app.screen
    words = [str(static.content) for static in screen.query(Static)]
    options = [str(option.prompt) for option in screen.query_one(OptionList).options]
    return "\n".join([str(screen.query_one("#box").border_title), *words, *options])


def later(question: str, text: str):
    return replace(answer(CHECKLIST, question, text), edited=NOON + timedelta(minutes=5))


def damaged(store: RoundStore, *, cut: int = 5) -> UnreadableRoundError:
    path = store.path(ID)
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(UnreadableRoundError) as caught:
        store.open(ID)
    return caught.value


@pytest.mark.slow
async def test_what_the_backup_lacks_is_named_put_in_and_the_damaged_file_named(store):
    store.keep_backup(ID)
    newer = {"self-role": "Nyt", "manager-emphasis": "Nyt", "manager-changes": "Nyt"}
    store.save(ID, Changes({question: later(question, text) for question, text in newer.items()}))
    damaged(store)
    app = app_at(store)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Den mangler 3 nyere svar" in shown(app)
        assert "Dig selv (1), Din egen chef (2)" in shown(app)
        assert "har 4 svar" in shown(app)
        assert "Brug sikkerhedskopien og de 3 nyere svar" in shown(app)
        assert "Nyt" not in shown(app)
        await pilot.press(ENTER)
        await pilot.pause()
        (aside,) = store.directory.rounds.glob("*.unreadable-*")
        assert str(aside) in shown(app)
        await pilot.press(ENTER)
        await until(pilot, lambda: app.has_begun)
        assert app.workspace.editor.round.id == ID
        assert isinstance(app.screen, WriteScreen)
    kept = store.open(ID)
    assert {question: kept.answer(question).text for question in TEXTS} == {**TEXTS, **newer}


async def test_without_a_backup_what_can_be_read_is_offered_and_what_cannot_is_named(store):
    path = store.path(ID)
    content = path.read_bytes()
    path.write_bytes(content[: content.index(b"At jeg siger")])
    app = app_at(store)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Der er ingen sikkerhedskopi" in shown(app)
        assert "3 svar kan hentes ud af filen: Dig selv (2), Din egen chef (1)." in shown(app)
        assert "1 svar kan ikke hentes frem: Din egen chef (1)." in shown(app)
        assert "Lav runden af de 3 svar" in shown(app)
        await pilot.press(ENTER, ENTER)
    assert store.open(ID).answers.keys() == TEXTS.keys() - {"manager-changes"}


async def test_with_nothing_left_only_a_new_round_or_leaving_is_offered(store):
    store.path(ID).write_bytes(b"\0" * 500)
    app = app_at(store)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Der kan ikke læses nogen svar" in shown(app)
        assert app.screen.query_one(OptionList).option_count == 2
        await pilot.press(ENTER)
        await pilot.pause()
        (aside,) = store.directory.rounds.glob("*.unreadable-*")
        assert str(aside) in shown(app)
        await pilot.press(ENTER)
        await until(pilot, lambda: app.has_begun)
        assert not app.workspace.editor.round.answers


@pytest.mark.parametrize("keys", [["escape"], ["f10"], ["end", ENTER]])
async def test_leaving_changes_nothing(store, keys):
    store.keep_backup(ID)
    damaged(store)
    before = {path: path.read_bytes() for path in store.directory.path.rglob("*") if path.is_file()}
    app = app_at(store)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
    assert not app.has_begun
    assert not app.return_code
    assert {path: path.read_bytes() for path in store.directory.path.rglob("*") if path.is_file()} == before


async def test_a_recovery_that_fails_says_why_and_leaves_the_file(store, monkeypatch):
    store.keep_backup(ID)
    damaged(store)
    app = app_at(store)

    def full(*_):
        raise StorageError("storage.full", path=store.path(ID))

    monkeypatch.setattr("kerneblik.ui.startup.recovery.recover", full)
    async with app.run_test() as pilot:
        await pilot.press(ENTER)
        await pilot.pause()
        assert "Disken er fuld" in shown(app)
        await pilot.press(ENTER)
    assert not app.has_begun
    assert not app.return_code


# Text that did not get into its round


def leave(store: RoundStore, texts: dict[str, str], name: str | None = None) -> Path:
    answers = {question: later(question, text) for question, text in texts.items()}
    changes = Changes(answers, Position(next(iter(texts))), name)
    return emergency_copies.leave(store.directory, store.open(ID), changes, store.cipher, NOON)


async def test_what_could_not_be_saved_is_put_into_the_round(store):
    path = leave(store, {"self-role": "Et to tre", "manager-emphasis": "Et to tre fire"}, name="Efterår igen")
    app = app_at(store)
    async with app.run_test(size=(80, 24)) as pilot:
        words = shown(app)
        assert "Dig selv: " in words
        assert "(3 ord)" in words
        assert "(4 ord)" in words
        assert "Efterår igen" in words
        assert "kl. 13.00" in words
        assert "Et to tre" not in words
        await pilot.press(ENTER)
        await until(pilot, lambda: app.has_begun)
        assert app.focused.text == app.workspace.editor.round.answer("self-role").text == "Et to tre"
    kept = store.open(ID)
    assert (kept.answer("self-role").text, kept.name) == ("Et to tre", "Efterår igen")
    assert kept.answer("self-core-task").text == TEXTS["self-core-task"]
    assert not path.exists()


@pytest.mark.parametrize("keys", [[DOWN, ENTER], ["escape"]])
async def test_kept_for_later_nothing_changes(store, keys):
    path = leave(store, {"self-role": "Nyt"})
    app = app_at(store)
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: app.has_begun)
    assert path.exists()
    assert store.open(ID).answer("self-role").text == TEXTS["self-role"]


async def test_leaving_keeps_it_and_ends(store):
    path = leave(store, {"self-role": "Nyt"})
    app = app_at(store)
    async with app.run_test() as pilot:
        await pilot.press("f10")
    assert not app.has_begun
    assert not app.return_code
    assert path.exists()


@pytest.mark.slow
async def test_throwing_away_asks_once_more_and_no_comes_first(store):
    path = leave(store, {"self-role": "Nyt igen"})
    app = app_at(store)
    async with app.run_test() as pilot:
        await pilot.press("end", ENTER)
        await pilot.pause()
        assert "2 ord" in shown(app)
        await pilot.press(ENTER)
        await pilot.pause()
        assert path.exists()
        await pilot.press("end", ENTER)
        await pilot.pause()
        await pilot.press("end", ENTER)
        await pilot.pause()
        assert not path.exists()
    assert store.open(ID).answer("self-role").text == TEXTS["self-role"]


async def test_several_are_offered_one_after_the_other(store):
    paths = [leave(store, {"self-role": text}) for text in ("første", "anden")]
    app = app_at(store)
    async with app.run_test() as pilot:
        assert "(1 af 2)" in shown(app)
        await pilot.press(DOWN, ENTER)
        await pilot.pause()
        assert "(2 af 2)" in shown(app)
        await pilot.press(ENTER)
    assert [path.exists() for path in paths].count(True) == 1


async def test_when_it_cannot_be_put_in_it_is_said_and_it_stays(store, monkeypatch):
    path = leave(store, {"self-role": "Nyt"})
    app = app_at(store)

    def full(*_):
        raise StorageError("storage.full", path=store.path(ID))

    monkeypatch.setattr(store, "save", full)
    async with app.run_test() as pilot:
        await pilot.press(ENTER)
        await pilot.pause()
        assert "Teksten ligger der stadig" in shown(app)
        await pilot.press(ENTER)
    assert path.exists()
    assert store.open(ID).answer("self-role").text == TEXTS["self-role"]


async def test_what_an_editor_left_to_a_question_without_an_answer_gets_its_wording(store):
    drafts = EditorDrafts(store.directory, store.cipher)
    round_ = store.open(ID)
    draft = drafts.begin(round_, round_.answer("self-all-groups"))
    draft.file.write_text("Fra min egen editor\n")
    drafts.leave(draft)
    app = app_at(store)
    async with app.run_test() as pilot:
        assert "Din editor" in shown(app)
        assert "(4 ord)" in shown(app)
        await pilot.press(ENTER)
    kept = store.open(ID).answer("self-all-groups")
    assert (kept.text, kept.actor, kept.actor_name) == ("Fra min egen editor", "self", "Dig selv")
    assert kept.wording == CHECKLIST.question("self-all-groups").text.text_in("da")
    assert not list(store.directory.editing.iterdir())


async def test_texts_in_it_are_only_text(store):
    leave(store, {"self-role": "Nyt"}, name="[@click=app.quit]x[/] [/b] [red]")
    app = app_at(store)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "[@click=app.quit]x[/] [/b] [red]" in shown(app)
        await pilot.press(ENTER)


@pytest.mark.parametrize("language", ["da", "en"])
async def test_however_small_the_screen_all_words_and_choices_can_be_reached(store, language):
    leave(store, dict.fromkeys(TEXTS, "Nyt"))
    app = app_at(store, language)
    async with app.run_test() as pilot:
        words, choices = app.screen.query_one("#words"), app.screen.query_one(OptionList)
        async for size in in_each_size(pilot, [(80, 24), (100, 30), (40, 12)]):
            assert app.screen.region.contains_region(choices.region), size
            assert choices.max_scroll_y == 0, size
            for _ in range(20):
                if words.scroll_offset.y < words.max_scroll_y:
                    await pilot.press("pagedown")
            assert words.scroll_offset.y == words.max_scroll_y, size
            told = app.screen.query_one("#box").border_subtitle
            assert told == ("" if words.max_scroll_y == 0 else app.t("dialog.choice.keys")), size
            for _ in range(20):
                if words.scroll_offset.y > 0:
                    await pilot.press("pageup")
            assert words.scroll_offset.y == 0, size
            await pilot.press(DOWN)
            assert choices.highlighted == 1, size
            await pilot.press("up")
