"""How the hidden and the locked screen look."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from textual.pilot import Pilot

from kerneblik.storage import DirectoryEncryption, WrongPassphraseError
from kerneblik.ui.app import KerneblikApp
from snapshots.conftest import Pictures
from support.app import make_app, start
from support.looks import in_each_size


class NoVault(DirectoryEncryption):
    """A lock that no passphrase opens."""

    def unlock(self, passphrase: str) -> NoReturn:
        raise WrongPassphraseError("lock.wrong")


def never(cipher: object) -> NoReturn:
    """What would open the store, were there a right passphrase."""
    raise AssertionError(cipher)


async def tried(pilot: Pilot[object]) -> None:
    await pilot.press(*"forkert", "enter")
    await pilot.pause(0.2)
    await pilot.press(*"igen")


async def test_locked(pictures: Pictures, tmp_path: Path):
    for language in ("da", "en"):
        app = KerneblikApp(start(never, encryption=NoVault(tmp_path), language=language))
        async with app.run_test() as pilot:
            await tried(pilot)
            async for columns, rows in in_each_size(pilot, [(80, 24), (40, 12)]):
                await pictures.compare(pilot, f"{language}-{columns}x{rows}")
    assert pictures.differing == []


async def test_locked_in_light_colours_and_plain_signs(pictures: Pictures, tmp_path: Path):
    app = KerneblikApp(start(never, encryption=NoVault(tmp_path), theme="light", ascii_marks=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await tried(pilot)
        await pictures.compare(pilot)
    assert pictures.differing == []


async def test_hidden(pictures: Pictures, tmp_path: Path):
    app = make_app(tmp_path, {"self-core-task": "skjult"})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f12")
        await pictures.compare(pilot)
    assert pictures.differing == []
