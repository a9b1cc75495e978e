"""The forms in which a data directory may be kept, so that each proof can be made for each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kerneblik.settings import change_settings, settings_path
from kerneblik.storage import PLAINTEXT, DirectoryEncryption, RoundStore
from kerneblik.storage.encryption.cipher import Cipher
from support.terminal.visit import Visit


def _nothing(_: object) -> None:
    """What a plain form has to do."""


@dataclass(frozen=True)
class Form:
    """How the files are kept, and what somebody does to come in."""

    name: str
    prepare: Callable[[Path], object] = _nothing
    """Makes ready an empty data directory."""
    seal_of: Callable[[Path], Cipher] = lambda _: PLAINTEXT
    """The cipher by which the files of a data directory can be read."""
    unlock: Callable[[Visit], object] = _nothing
    """What is typed when the app starts."""

    def store(self, directory: Path, patience: float = 60.0) -> RoundStore:
        """A store on the directory."""
        return RoundStore(directory, patience=patience, cipher=self.seal_of(directory))

    def begin(self, directory: Path) -> str:
        """Make a data directory whose user has been here before, with one empty round; its id."""
        directory.mkdir(mode=0o700, exist_ok=True)
        change_settings(settings_path(directory), introduction_seen=True)
        self.prepare(directory)
        return self.store(directory).create("Et år").id


PASSPHRASE = "rødgrød med fløde"


def _lock(directory: Path) -> None:
    DirectoryEncryption(directory).lock(PASSPHRASE)


@cache
def _seal_of(directory: Path) -> Cipher:
    return DirectoryEncryption(directory).unlock(PASSPHRASE)


def _type_passphrase(visit: Visit) -> None:
    visit.sees("Kerneblik er låst", timeout=60)
    visit.types(f"{PASSPHRASE}\r")


PLAIN = Form("plain")
LOCKED = Form("locked", _lock, _seal_of, _type_passphrase)
FORMS = {form.name: form for form in (PLAIN, LOCKED)}
"""The forms there are, by name."""
