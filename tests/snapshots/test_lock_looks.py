"""How the hidden and the locked screen look."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from textual.pilot import Pilot

from kerneblik.language import Translator
from kerneblik.storage import Vault, WrongPassphraseError
from kerneblik.ui.look import Look
from kerneblik.ui.unlocking import UnlockApp
from support.app import make_app


class NoVault(Vault):
    """A lock that no passphrase opens."""

    def unlock(self, passphrase: str) -> NoReturn:
        raise WrongPassphraseError("lock.wrong")


async def tried(pilot: Pilot[object]) -> None:
    await pilot.press(*"forkert", "enter")
    await pilot.pause(0.2)
    await pilot.press(*"igen")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=["80x24", "40x12"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_locked(snap_compare, tmp_path: Path, language: str, size: tuple[int, int]):
    app = UnlockApp(Translator(language), NoVault(tmp_path), Look.of(ascii_marks=False), None)
    assert snap_compare(app, terminal_size=size, run_before=tried)


def test_locked_in_light_colours_and_plain_signs(snap_compare, tmp_path: Path):
    app = UnlockApp(Translator("da"), NoVault(tmp_path), Look.of(ascii_marks=True), "light")
    assert snap_compare(app, terminal_size=(80, 24), run_before=tried)


def test_hidden(snap_compare, tmp_path: Path):
    assert snap_compare(make_app(tmp_path, {"self-core-task": "skjult"}), press=["f12"])
