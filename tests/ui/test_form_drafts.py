"""What is typed into a form survives whatever ends the app, and is there when the form is opened again."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from kerneblik.settings import Settings
from kerneblik.storage import PLAINTEXT, Cipher, RoundStore, StorageError
from kerneblik.storage.recovery.form_drafts import FormDrafts
from kerneblik.storage.safety.directory import DataDirectory
from kerneblik.ui.app import KerneblikApp
from kerneblik.ui.common.forms import DraftDialog
from kerneblik.ui.common.theme import Appearance
from kerneblik.ui.dependencies import AppDependencies
from kerneblik.ui.lock.controller import LOCKED
from kerneblik.ui.lock.dialogs import PrivacyScreen
from kerneblik.workspace.round_editor import RoundEditor
from support.app import make_app, round_with, shipped_checklist, until
from support.dialogue import TODAY, talked
from support.locked import ID, SECRET, Locked, readable

TYPED = "Vi mødes"
FORMS = {
    "a new agreement": (("f3", "a", "a"), "text"),
    "a changed agreement": (("f3", "a", "e"), "text"),
    "a new conversation": (("f5", "n"), "people"),
    "a changed conversation": (("f5", "c", "e"), "people"),
    "a new round": (("ctrl+r", "n"), "line"),
    "a round's name": (("ctrl+r", "r"), "line"),
    "the file of a sheet": (("f5", "s"), "path"),
    "the file of the report": (("f3", "r"), "path"),
    "the file for the calendar": (("f3", "a", "c"), "path"),
}
"""How each form is opened, and a line of it that takes text."""


@pytest.fixture(autouse=True)
def on_3_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RoundEditor, "today", property(lambda _: TODAY))


def begin(directory: Path) -> KerneblikApp:
    checklist = shipped_checklist()
    return make_app(directory, round_=talked(checklist, round_with(checklist, {})), checklist=checklist)


def again(directory: Path, cipher: Cipher = PLAINTEXT, encryption=None) -> KerneblikApp:
    """The app as it starts the next time."""
    store = RoundStore(directory, cipher=cipher)
    look, settings = Appearance.from_environment(ascii_marks=False), Settings(introduction_seen=True)
    place = AppDependencies(
        store, shipped_checklist(), store.open(ID), settings, lambda **_: None, "da", look, encryption
    )
    return KerneblikApp(place)


def waiting(directory: Path, cipher: Cipher = PLAINTEXT) -> list[dict[str, str]]:
    return [dict(kept.values) for kept in FormDrafts(DataDirectory(directory), cipher).waiting()]


async def open_form(pilot, keys: Sequence[str]) -> None:
    pilot.app.workspace.navigation.go_to_actor("union")
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await until(pilot, lambda: isinstance(pilot.app.screen, DraftDialog))
    await pilot.pause()


async def back(pilot) -> None:
    """Cancel what is open, and go to write."""
    while pilot.app.screen is not pilot.app.base_screen:
        await pilot.press("escape")
    await pilot.press("f2")
    await pilot.pause()


async def type_in(pilot, name: str) -> None:
    line = pilot.app.screen.query_one(f"#{name}", Input)
    line.focus()
    await pilot.pause()
    await pilot.press(*TYPED)


def shown(app: KerneblikApp, name: str) -> str:
    return app.screen.query_one(f"#{name}", Input).value


@pytest.mark.slow
async def test_what_is_typed_is_there_again_until_the_form_is_cancelled(tmp_path: Path):
    drafts, kept = tmp_path / "data" / "drafts", tmp_path / "kept"
    kept.mkdir()
    before = {}
    app = begin(tmp_path / "data")
    async with app.run_test() as pilot:
        for form, (keys, name) in FORMS.items():
            await open_form(pilot, keys)
            assert not app.screen.query_one("#kept", Static).display, form
            before[form] = shown(app, name)
            await type_in(pilot, name)
            app.save_controller.save_now()  # the line drops
            (draft,) = drafts.glob("*.json")
            shutil.copy(draft, kept)
            await back(pilot)
    app.save_controller.save_at_last()
    assert len(list(kept.iterdir())) == len(FORMS)
    shutil.copytree(kept, drafts, dirs_exist_ok=True)

    app = again(tmp_path / "data")
    async with app.run_test() as pilot:
        for form, (keys, name) in FORMS.items():
            waited = len(list(drafts.glob("*.json")))
            await open_form(pilot, keys)
            assert shown(app, name).endswith(TYPED), form
            assert app.screen.query_one("#kept", Static).display, form
            await pilot.press("escape")
            await until(pilot, lambda waited=waited: len(list(drafts.glob("*.json"))) == waited - 1)
            await open_form(pilot, keys[1:] if keys[1:] == ("c", "e") else keys[-1:])
            assert shown(app, name) == before[form], form
            await back(pilot)
    assert not list(drafts.glob("*"))


@pytest.mark.slow
async def test_it_is_kept_while_it_is_typed(tmp_path: Path):
    app = begin(tmp_path)
    async with app.run_test() as pilot:
        await open_form(pilot, FORMS["a new agreement"][0])
        await type_in(pilot, "text")
        await until(pilot, lambda: any(TYPED in path.read_text() for path in tmp_path.glob("drafts/*.json")))
        assert waiting(tmp_path) == []  # it is held as long as the form is open
        await pilot.press("enter")
        await until(pilot, lambda: not list((tmp_path / "drafts").glob("*")))
        assert TYPED in [a.text for a in RoundStore(tmp_path).read(ID).agreements.values()]


@pytest.mark.slow
async def test_a_form_that_was_only_opened_leaves_nothing(tmp_path: Path):
    app = begin(tmp_path)
    async with app.run_test() as pilot:
        for keys, _ in FORMS.values():
            await open_form(pilot, keys)
            app.save_controller.save_now()
            await back(pilot)
    assert not (tmp_path / "drafts").exists()


@pytest.mark.slow
async def test_quitting_in_a_form_keeps_it_and_the_next_start_tells_of_it(tmp_path: Path):
    app = begin(tmp_path)
    async with app.run_test() as pilot:
        await open_form(pilot, FORMS["a new agreement"][0])
        await type_in(pilot, "text")
        await pilot.press("f10")
    app.save_controller.save_at_last()
    assert [values["text"] for values in waiting(tmp_path)] == [TYPED]
    app = again(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: bool(app._notifications))
        assert "Ny aftale (Tillidsrepr" in next(iter(app._notifications)).message


@pytest.mark.slow
async def test_what_a_form_was_filled_in_for_is_on_disk_before_its_draft_goes(tmp_path: Path, monkeypatch):
    app = begin(tmp_path)
    async with app.run_test() as pilot:
        real = app._dependencies.store.save
        monkeypatch.setattr(app._dependencies.store, "save", fail)
        await open_form(pilot, FORMS["a new agreement"][0])
        await type_in(pilot, "text")
        await until(pilot, lambda: bool(list(tmp_path.glob("drafts/*.json"))))
        await pilot.press("enter")
        await until(pilot, lambda: app.save_controller.fails)
        assert list(tmp_path.glob("drafts/*.json"))
        monkeypatch.setattr(app._dependencies.store, "save", real)
        await app.action_save()
        await until(pilot, lambda: not list((tmp_path / "drafts").glob("*")))


@pytest.mark.slow
async def test_a_round_that_could_not_be_renamed_is_offered_its_name_again(tmp_path: Path, monkeypatch):
    app = begin(tmp_path)
    RoundStore(tmp_path).create("Forår")
    async with app.run_test() as pilot:
        monkeypatch.setattr(app._dependencies.store, "amend", fail)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "Forår" in on_screen(app))
        await pilot.press("down", "r")
        await pilot.pause()
        await type_in(pilot, "line")
        await pilot.press("enter")
        await until(pilot, lambda: bool(waiting(tmp_path)))
        await pilot.press("r")
        await pilot.pause()
        assert shown(app, "line") == TYPED


def on_screen(app: KerneblikApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def fail(*_: object, **__: object) -> None:
    raise StorageError("storage.full", path=Path("/data"))


@pytest.mark.slow
async def test_a_form_that_cannot_be_kept_is_told_of_and_tried_again(tmp_path: Path):
    app = begin(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        (tmp_path / "drafts").write_text("a file in the way")
        await open_form(pilot, FORMS["a new agreement"][0])
        await type_in(pilot, "text")
        await until(pilot, lambda: app.save_controller.fails)
        assert app._notifications
        (tmp_path / "drafts").unlink()
        await app.action_save()
        assert not app.save_controller.fails
        assert list(tmp_path.glob("drafts/*.json"))


@pytest.mark.slow
async def test_hidden_without_a_passphrase_the_form_stays_as_it_is(tmp_path: Path):
    app = begin(tmp_path)
    async with app.run_test() as pilot:
        await open_form(pilot, FORMS["a new agreement"][0])
        await type_in(pilot, "text")
        await pilot.press("f12")
        await pilot.pause()
        assert isinstance(app.screen, PrivacyScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert shown(app, "text") == TYPED


@pytest.mark.slow
@pytest.mark.parametrize("how", ["f12", "idle"])
async def test_locking_keeps_it_sealed(locked: Locked, how: str):
    from ui.test_locking import QuickVault

    app = again(locked.directory, locked.cipher, QuickVault(locked))
    async with app.run_test() as pilot:
        await open_form(pilot, FORMS["a new agreement"][0])
        app.screen.query_one("#text", Input).value = SECRET
        if how == "f12":
            await pilot.press("f12")
        else:
            app.screen_lock.watch(1)
            app.screen_lock._watch._on_idle()
        await until(pilot, lambda: app.return_value == LOCKED)
    app.save_controller.save_at_last()
    assert [values["text"] for values in waiting(locked.directory, locked.cipher)] == [SECRET]
    assert readable(locked.directory) == []
    app = again(locked.directory, locked.cipher, QuickVault(locked))
    async with app.run_test() as pilot:
        await open_form(pilot, FORMS["a new agreement"][0])
        assert shown(app, "text") == SECRET
