"""Hiding the screen and locking the app: at once, whatever is open, and without losing a word."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from textual.widgets import Input, OptionList, Static
from textual.worker import WorkerFailed

from kerneblik.settings import Settings
from kerneblik.storage import Cipher, DirectoryEncryption, RoundStore, StorageError, WrongPassphraseError
from kerneblik.storage.errors import BusyMachineError
from kerneblik.storage.safety.directory import DataDirectory
from kerneblik.ui.app import KerneblikApp
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.theme import Appearance
from kerneblik.ui.dependencies import AppDependencies
from kerneblik.ui.lock import controller
from kerneblik.ui.lock.controller import LOCKED, IdleWatch
from kerneblik.ui.lock.dialogs import PassphraseDialog, PrivacyScreen
from kerneblik.ui.lock.passphrase import PassphraseChangeDialog
from kerneblik.ui.overview.screen import OverviewScreen
from kerneblik.ui.write.screen import WriteScreen
from support.app import make_app, shipped_checklist, start, until
from support.locked import ID, PASSPHRASE, SECRET, Locked, readable
from support.virtual_time import Gate

RIGHT = "den rigtige"


class QuickVault(DirectoryEncryption):
    """Opens without turning the passphrase into a key first."""

    def __init__(self, locked: Locked) -> None:
        super().__init__(locked.directory)
        self._cipher = locked.cipher

    def unlock(self, passphrase: str) -> Any:
        if passphrase != RIGHT:
            raise WrongPassphraseError("lock.wrong")
        return self._cipher


def locked_app(locked: Locked, **settings: Any) -> KerneblikApp:
    store = RoundStore(locked.directory, cipher=locked.cipher)
    choices = Settings(introduction_seen=True, **settings)
    look = Appearance.from_environment(ascii_marks=False)
    place = AppDependencies(
        store, shipped_checklist(), store.open(ID), choices, lambda **_: None, "da", look, QuickVault(locked)
    )
    return KerneblikApp(place)


def on_screen(app: Any) -> str:
    """All that can be seen."""
    update = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in update)


def failing_saves(app: KerneblikApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StorageError("storage.full", path=Path("/data"))

    monkeypatch.setattr(app._dependencies.store, "save", fail)


# Without a passphrase


async def test_f12_hides_the_screen_and_brings_it_back(tmp_path: Path):
    app = make_app(tmp_path, {"self-core-task": SECRET}, position="self-core-task")
    async with app.run_test() as pilot:
        for typed, back in (("!", "escape"), ("!!", "enter")):
            assert SECRET in on_screen(app).replace("!", "")
            await pilot.press("f12")
            await pilot.pause()
            assert isinstance(app.screen, PrivacyScreen)
            assert on_screen(app).split() == ["Kerneblik", "Enter:", "tilbage"]
            await pilot.press("x", "tab", "f3", "ctrl+p", "ctrl+t", "f12")
            assert isinstance(app.screen, PrivacyScreen)
            await pilot.press(back, "!")
            await pilot.pause()
            assert app.focused is app.screen.query_one(AnswerEditor), back
            text = app.workspace.editor.round.answer("self-core-task").text
            assert text.replace("!", "") == SECRET, back
            assert text.count("!") == len(typed), back


@pytest.mark.slow
async def test_it_hides_whatever_is_open(tmp_path: Path):
    app = make_app(tmp_path, {"self-core-task": SECRET}, position="self-core-task")
    async with app.run_test() as pilot:
        await pilot.pause(0.4)  # until the wheel is drawn
        for opened in ("f1", "ctrl+p", "ctrl+r", "f3", "f4"):
            await pilot.press(opened)
            await pilot.pause()
            before, shown = app.screen, on_screen(app)
            await pilot.press("f12")
            await pilot.pause()
            assert len(on_screen(app).split()) == 3, opened
            await pilot.press("enter")
            await pilot.pause()
            assert app.screen is before, opened
            assert on_screen(app) == shown, opened
            if app.screen is not app.base_screen:
                await pilot.press("escape")
                await pilot.pause()


async def test_it_hides_what_was_just_said_and_what_is_said_meanwhile(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        app.notify(SECRET, markup=False)
        await pilot.pause(0.4)
        assert SECRET in on_screen(app)
        await pilot.press("f12")
        app.notify(SECRET, markup=False)
        await pilot.pause(0.4)
        assert on_screen(app).split() == ["Kerneblik", "Enter:", "tilbage"]


async def test_hidden_one_can_still_quit(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("x", "f12", "f10")
    assert app.return_value is None
    assert RoundStore(tmp_path).open(ID).answer("self-core-task").text == "x"


async def test_without_a_passphrase_pauses_have_no_end(tmp_path: Path):
    app = make_app(tmp_path, settings=Settings(introduction_seen=True, lock_after=1))
    async with app.run_test():
        assert app.screen_lock._watch is None


async def choose(pilot: Any, choice: str) -> None:
    """Choose what is to be done with the passphrase, in the palette's dialog."""
    app = pilot.app
    app.screen_lock.ask()
    await pilot.pause()
    choices = app.screen.query_one(OptionList)
    choices.highlighted = choices.get_option_index(choice)
    await pilot.press("enter")
    await pilot.pause()


async def fill_in(pilot: Any, *typed: str) -> None:
    for line in typed:
        await pilot.press(*line, "enter")
    await pilot.pause()


async def test_a_passphrase_is_set_in_the_palette(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("x", "ctrl+p", *"adgangskode", "enter")
        await pilot.pause()
        assert "Dine tekster er ikke låst" in on_screen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "ER TEKSTERNE TABT" in on_screen(app)
        assert "Enter: lås teksterne" in on_screen(app)  # on 80 columns and 24 rows
        await fill_in(pilot, "kort", "kort")
        assert "for kort" in on_screen(app)
        await fill_in(pilot, PASSPHRASE, f"{PASSPHRASE}!")
        assert "ikke ens" in on_screen(app)
        assert isinstance(app.screen, PassphraseChangeDialog)
        await fill_in(pilot, PASSPHRASE, PASSPHRASE)
        await until(pilot, lambda: app.return_value is not None)
    app.save_controller.save_at_last()
    assert app.return_value == LOCKED
    assert app.screen_lock.before_restart() == ""
    opened = DirectoryEncryption(tmp_path).unlock(PASSPHRASE)
    assert RoundStore(tmp_path, cipher=opened).open(ID).answer("self-core-task").text == "x"


async def test_on_a_small_screen_the_warning_and_the_lines_are_seen(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test(size=(40, 12)) as pilot:
        await choose(pilot, "set")
        for words in ("ER TEKSTERNE TABT", "Ny adgangskode", "Gentag adgangskoden"):
            assert words in on_screen(app)
        await fill_in(pilot, "kort", "kort")
        assert "for kort" in on_screen(app)


async def test_who_sets_no_passphrase_after_all_goes_on(tmp_path: Path):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        await choose(pilot, "set")
        await pilot.press(*PASSPHRASE, "escape")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)
    assert not DirectoryEncryption(tmp_path).is_locked()


async def test_while_another_session_is_open_no_passphrase_is_set(tmp_path: Path):
    app = make_app(tmp_path)
    other = RoundStore(tmp_path)
    async with app.run_test() as pilot:
        await choose(pilot, "set")
        await fill_in(pilot, PASSPHRASE, PASSPHRASE)
        await until(pilot, lambda: app.return_value is not None)
    told = app.screen_lock.before_restart()
    assert "er åben i Kerneblik et andet sted" in told
    assert told.endswith("Intet er ændret.")
    other.close()
    assert not DirectoryEncryption(tmp_path).is_locked()


async def test_what_was_left_to_be_told_is_told_on_the_screen_one_was_at(tmp_path: Path):
    app = make_app(tmp_path)
    app.first_screen = "overview"
    app._start = app._dependencies = replace(app._dependencies, notice="Intet er ændret.")
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Intet er ændret." in on_screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen))


async def test_what_was_left_to_be_told_stands_at_the_question_for_the_passphrase(locked_once: Locked):
    startup = start(lambda _: RoundStore(locked_once.directory), encryption=QuickVault(locked_once))
    startup._notice = "Intet er ændret."
    app = KerneblikApp(startup)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Intet er ændret." in on_screen(app)


async def test_where_nothing_can_be_written_no_passphrase_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    app = make_app(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        monkeypatch.setattr(DataDirectory, "is_writable", False)
        await choose(pilot, "set")
        await pilot.pause(0.4)
        assert isinstance(app.screen, WriteScreen)
        assert "Der kan ikke skrives i mappen" in on_screen(app)


async def test_what_can_not_be_saved_keeps_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    app = make_app(tmp_path)
    async with app.run_test() as pilot:
        failing_saves(app, monkeypatch)
        await pilot.press("x")
        await choose(pilot, "set")
        await fill_in(pilot, PASSPHRASE, PASSPHRASE)
        await until(pilot, lambda: isinstance(app.screen, WriteScreen))
        await pilot.pause()
        assert app.return_value is None
    assert app.screen_lock.before_restart is None


# With one


async def test_the_passphrase_is_changed_in_the_app(locked: Locked):
    app, new = locked_app(locked), "en helt anden kode"
    async with app.run_test(notifications=True) as pilot:
        await choose(pilot, "change")
        await fill_in(pilot, "forkert kode", new, new)
        await until(pilot, lambda: "Det er ikke den rigtige" in on_screen(app))
        assert app.focused is app.screen.query_one("#old")
        assert not any(line.value for line in app.screen.query(Input))
        await fill_in(pilot, PASSPHRASE, new, new)
        await until(pilot, lambda: isinstance(app.screen, WriteScreen))
        await until(pilot, lambda: "Adgangskoden er skiftet" in on_screen(app))
    encryption = DirectoryEncryption(locked.directory)
    encryption.unlock(new)
    with pytest.raises(WrongPassphraseError):
        encryption.unlock(PASSPHRASE)


async def test_on_a_small_screen_every_choice_can_be_reached_and_what_went_wrong_is_seen(locked_once: Locked):
    app = locked_app(locked_once)
    async with app.run_test(size=(40, 12)) as pilot:
        app.screen_lock.ask()
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        assert "Fjern adgangskoden" in on_screen(app)
        await pilot.press("escape")
        await choose(pilot, "change")
        await fill_in(pilot, "noget", "kort", "kort")
        assert "for kort" in on_screen(app)


async def test_the_passphrase_is_taken_away_in_the_app(locked: Locked):
    app = locked_app(locked)
    async with app.run_test() as pilot:
        await pilot.press("!")
        await choose(pilot, "remove")
        await fill_in(pilot, "forkert kode")
        await until(pilot, lambda: "Det er ikke den rigtige" in on_screen(app))
        await fill_in(pilot, PASSPHRASE)
        await until(pilot, lambda: app.return_value is not None)
    app.save_controller.save_at_last()
    assert app.return_value == LOCKED
    assert app.screen_lock.before_restart() == "Teksterne er ikke længere låst."
    assert not DirectoryEncryption(locked.directory).is_locked()
    assert "!" in RoundStore(locked.directory).open(ID).answer("self-core-task").text


@pytest.mark.parametrize("opened", [None, "f1", "ctrl+p", "ctrl+r", "f3", "f4"])
@pytest.mark.slow
async def test_f12_saves_and_leaves_whatever_is_open(locked: Locked, opened: str | None):
    app = locked_app(locked)
    async with app.run_test() as pilot:
        await pilot.press("!", *([opened] if opened else []))
        await pilot.press("f12")
        await pilot.pause()
    assert app.return_value == LOCKED
    kept = RoundStore(locked.directory, cipher=locked.cipher).open(ID)
    assert kept.answer("self-core-task").text.replace("!", "") == f"{SECRET} 1"
    assert "!" in kept.answer("self-core-task").text
    assert readable(locked.directory) == []


async def test_nothing_is_seen_or_typed_while_it_still_saves(locked: Locked, monkeypatch: pytest.MonkeyPatch):
    app = locked_app(locked)
    saved = asyncio.Event()

    async def flush() -> None:
        await saved.wait()

    async with app.run_test() as pilot:
        monkeypatch.setattr(app.save_controller.autosave, "flush", flush)
        await pilot.press("f12")
        await pilot.pause()
        assert on_screen(app).split() == ["Kerneblik", "Gemmer", "…"]
        for pressed in ("f12", "enter", "escape", "f10", "f3", "ctrl+p", "x"):
            await pilot.press(pressed)
        assert on_screen(app).split() == ["Kerneblik", "Gemmer", "…"]
        assert app.return_value is None
        saved.set()
        await pilot.pause()
    assert app.return_value == LOCKED


@pytest.mark.slow
async def test_where_saving_fails_the_text_stays_behind_the_passphrase(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
):
    app = locked_app(locked)
    async with app.run_test(notifications=False) as pilot:
        with monkeypatch.context() as patch:
            failing_saves(app, patch)
            await pilot.press("!", "f12")
            await pilot.pause(0.2)
            assert isinstance(app.screen, PassphraseDialog)
            assert "er ikke gemt endnu" in on_screen(app)
            assert "Disken er fuld" in on_screen(app)
            assert SECRET not in on_screen(app)
            for pressed in ("f12", "escape", "f10", "ctrl+q", "f3", "ctrl+p"):
                await pilot.press(pressed)
                assert isinstance(app.screen, PassphraseDialog)
            await pilot.press(*"forkert", "enter")
            await pilot.pause(0.2)
            assert "Det er ikke den rigtige adgangskode" in on_screen(app)
            assert SECRET not in on_screen(app)
            await pilot.press(*RIGHT, "enter")
            await pilot.pause(0.2)
            assert isinstance(app.screen, WriteScreen)
            assert SECRET in on_screen(app)
            assert "IKKE GEMT" in on_screen(app)
            await pilot.press("f12")
            await pilot.pause(0.2)
            assert isinstance(app.screen, PassphraseDialog)
        await app.save_controller.autosave.flush()  # the next try
        await pilot.pause()
    assert app.return_value == LOCKED
    kept = RoundStore(locked.directory, cipher=locked.cipher).open(ID)
    assert "!" in kept.answer("self-core-task").text


@pytest.mark.slow
async def test_the_pause_is_chosen_in_the_palette(locked: Locked):
    app = locked_app(locked)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", *"adgangskode", "enter")
        await pilot.pause()
        assert "10 minutter (som nu)" in on_screen(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.settings.current.lock_after == 5
        assert app.screen_lock._watch is not None
        assert app.screen_lock._watch.limit == 300
        await pilot.press("ctrl+p", *"adgangskode", "enter")
        await pilot.pause()
        app.screen.query_one(OptionList).highlighted = 4
        await pilot.press("enter")
        await pilot.pause()
        assert app.settings.current.lock_after == 0
        assert app.screen_lock._watch is None


# Pauses


class FakeClock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(controller, "_now", lambda: self.now)


async def test_after_a_pause_the_app_locks_itself(locked: Locked, monkeypatch: pytest.MonkeyPatch):
    clock = FakeClock(monkeypatch)
    app = locked_app(locked)
    async with app.run_test() as pilot:
        await pilot.press("!")
        app.screen_lock.watch(0.01)
        clock.now += 1
        await until(pilot, lambda: app.return_value is not None)
    assert app.return_value == LOCKED
    assert "!" in RoundStore(locked.directory, cipher=locked.cipher).open(ID).answer("self-core-task").text


@pytest.mark.slow
async def test_unless_chosen_otherwise_it_locks_after_ten_minutes(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
):
    clock = FakeClock(monkeypatch)
    app = locked_app(locked)
    async with app.run_test() as pilot:
        await pilot.pause()
        clock.now += 599
        await pilot.press("!")
        await pilot.pause()
        assert app.return_value is None
        clock.now += 600
        await pilot.pause(601)
    assert app.return_value == LOCKED


async def test_whoever_types_is_not_locked_out(monkeypatch: pytest.MonkeyPatch):
    clock, rung = FakeClock(monkeypatch), []
    watch = IdleWatch(600.0, lambda: rung.append(clock.now))
    for _ in range(10):
        clock.now += 599.0
        assert watch.touch()
        watch._timer.cancel()
        watch._on_timer()
    assert rung == []
    assert 599 < watch._timer.when() - asyncio.get_running_loop().time() <= 600
    clock.now += 600.0
    watch._on_timer()
    assert rung == [clock.now]
    watch.stop()


async def test_a_key_after_the_machine_slept_locks_and_is_not_typed(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
):
    clock = FakeClock(monkeypatch)
    app = locked_app(locked)
    async with app.run_test() as pilot:
        await pilot.press("a")
        clock.now += 8 * 3600
        await pilot.press("b")
        await pilot.pause(0.2)
    assert app.return_value == LOCKED
    text = RoundStore(locked.directory, cipher=locked.cipher).open(ID).answer("self-core-task").text
    assert "a" in text.replace(SECRET, "")
    assert "b" not in text.replace(SECRET, "")


async def test_after_the_machine_slept_the_passphrase_can_be_typed_at_once(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
):
    clock = FakeClock(monkeypatch)
    app = locked_app(locked)
    async with app.run_test(notifications=False) as pilot:
        failing_saves(app, monkeypatch)
        await pilot.press("a")
        clock.now += 8 * 3600
        await pilot.press("b")
        await pilot.pause(0.2)
        assert isinstance(app.screen, PassphraseDialog)
        await pilot.press(*RIGHT, "enter")
        await pilot.pause(0.2)
        assert isinstance(app.screen, WriteScreen)


async def test_time_in_the_users_own_editor_is_no_pause(locked: Locked, monkeypatch: pytest.MonkeyPatch):
    clock = FakeClock(monkeypatch)
    app = locked_app(locked)
    async with app.run_test() as pilot:
        clock.now += 8 * 3600
        app.screen_lock.restart()
        await pilot.press("a")
        assert isinstance(app.screen, WriteScreen)


# The question before a round is open


def app_at(locked: Locked, language: str = "da") -> KerneblikApp:
    """The app on a locked directory."""
    startup = start(
        lambda cipher: RoundStore(locked.directory, cipher=cipher),
        encryption=QuickVault(locked),
        language=language,
    )
    assert startup.without_asking() is None
    return KerneblikApp(startup)


@pytest.mark.slow
async def test_the_right_passphrase_opens_the_round(locked: Locked):
    app = app_at(locked)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Skriv adgangskoden" in on_screen(app)
        await pilot.press(*RIGHT)
        await pilot.pause()
        assert RIGHT not in on_screen(app)
        assert "•" * len(RIGHT) in on_screen(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.has_begun)
        await pilot.pause()
        assert SECRET in on_screen(app)
        await pilot.press("!", "f12")
        await until(pilot, lambda: app.return_value is not None)
    assert app.return_value == LOCKED
    assert "!" in RoundStore(locked.directory, cipher=locked.cipher).open(ID).answer("self-core-task").text


async def test_before_it_is_there_only_the_keys_to_leave_act(locked_once: Locked):
    app = app_at(locked_once)
    async with app.run_test() as pilot:
        for pressed in ("f1", "f3", "f9", "f12", "ctrl+f", "ctrl+p", "ctrl+r", "ctrl+s", "ctrl+l", "ctrl+c"):
            await pilot.press(pressed)
            await pilot.pause()
            assert isinstance(app.screen, PassphraseDialog), pressed
        app.simulate_key("f10")
        await pilot.pause()
    assert not app.has_begun
    assert not app.return_code


async def test_nothing_of_the_passphrase_stays_in_the_app(locked: Locked):
    app = app_at(locked)
    async with app.run_test() as pilot:
        dialog = app.screen
        line = dialog.query_one(Input)
        await pilot.press(*RIGHT, "enter")
        await until(pilot, lambda: app.has_begun)
        assert line.value == ""
        assert not dialog.is_attached


async def test_a_wrong_passphrase_says_so_and_may_be_typed_again(locked: Locked):
    app = app_at(locked)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.press(*"forkert", "enter")
        await pilot.pause(0.2)
        assert "Det er ikke den rigtige adgangskode" in on_screen(app)
        assert app.screen.query_one(Input).value == ""
        await pilot.press(*RIGHT, "enter")
        await until(pilot, lambda: app.has_begun)


@pytest.mark.parametrize("pressed", ["escape", "f10", "ctrl+q"])
async def test_one_can_leave(locked_once: Locked, pressed: str):
    app = app_at(locked_once)
    async with app.run_test() as pilot:
        await pilot.press(*"noget", pressed)
    assert not app.has_begun
    assert not app.return_code


async def test_what_goes_wrong_behind_it_is_for_the_command_line_to_tell(locked_once: Locked):
    def fail(_: Cipher | None) -> NoReturn:
        raise StorageError("storage.full", path=locked_once.directory)

    startup = start(fail, encryption=QuickVault(locked_once))
    app = KerneblikApp(startup)
    async with app.run_test() as pilot:
        await pilot.press(*RIGHT, "enter")
        await until(pilot, lambda: startup.error is not None)
        await pilot.pause()
    assert isinstance(startup.error, StorageError)
    assert not app.has_begun


async def test_what_nobody_has_foreseen_behind_it_is_known_for_what_it_is(locked_once: Locked):
    def fail(_: Cipher | None) -> NoReturn:
        raise IndexError("hemmeligt")

    app = KerneblikApp(start(fail, encryption=QuickVault(locked_once)))

    async def unlock() -> None:
        async with app.run_test() as pilot:
            await pilot.press(*RIGHT, "enter")
            await until(pilot, lambda: app.failure is not None)

    with pytest.raises(WorkerFailed):
        await unlock()
    assert isinstance(app.failure, IndexError)


async def test_what_else_goes_wrong_is_told(locked_once: Locked, monkeypatch: pytest.MonkeyPatch):
    app = app_at(locked_once, "en")

    def fail(*_: object) -> None:
        raise StorageError("lock.no_process", detail="-6")

    monkeypatch.setattr(QuickVault, "unlock", fail)
    async with app.run_test() as pilot:
        await pilot.press(*RIGHT, "enter")
        await pilot.pause(0.2)
        assert "1 GB of" in " ".join(str(static.content) for static in app.screen.query(Static))


async def test_the_passphrase_does_not_reach_the_clipboard(locked_once: Locked):
    app = app_at(locked_once)
    async with app.run_test() as pilot:
        await pilot.press(*RIGHT)
        app.screen.query_one(Input).select_all()
        await pilot.press("ctrl+c", "ctrl+x")
        assert app.clipboard == ""
        assert app.screen.query_one(Input).value == RIGHT


async def test_while_the_machine_is_too_busy_it_says_so_and_tries_again(
    locked: Locked, monkeypatch: pytest.MonkeyPatch
):
    app, tries, go_on = app_at(locked), [], Gate()

    def unlock(_: QuickVault, passphrase: str) -> Cipher:
        tries.append(passphrase)
        if len(tries) == 1:
            raise BusyMachineError("lock.too_busy")
        go_on.wait()
        return locked.cipher

    monkeypatch.setattr(QuickVault, "unlock", unlock)
    monkeypatch.setattr("kerneblik.storage.encryption.age._PAUSE", 0)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*RIGHT, "enter")
        await until(pilot, lambda: "for travlt" in on_screen(app))
        go_on.open()
        await until(pilot, lambda: app.has_begun)
    assert tries == [RIGHT, RIGHT]
