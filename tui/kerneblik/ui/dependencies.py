"""What the app is made of, and the questions asked before that is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from textual.app import App

from kerneblik.checklist import Checklist
from kerneblik.dataclass import dataclass
from kerneblik.reflection import Round
from kerneblik.settings import Settings
from kerneblik.storage import DirectoryEncryption, RoundStore
from kerneblik.ui.common.theme import Appearance


class Example(Protocol):
    """The rounds of a demo, which are gone when it ends."""

    def typed(self) -> list[Round]:
        """The rounds in which something was typed, as they are on disk. Raises StorageError."""

    def keep(self, rounds: list[Round]) -> None:
        """Keep these rounds among the user's own. Raises StorageError."""


class StartupContext(NamedTuple):
    """The store of rounds, the checklist, and the round to open."""

    store: RoundStore
    checklist: Checklist
    round_id: str | None = None
    """The round that was asked for by name; None for the one last worked in."""
    example: Example | None = None
    """What is worked on in a demo; None when the rounds are the user's own."""


@dataclass(frozen=True)
class AppDependencies:
    """What the app is made of; built from the command line's arguments, or by a test."""

    store: RoundStore
    checklist: Checklist
    round: Round
    settings: Settings
    change_settings: Callable[..., None]
    """Saves changed settings, given by their names; may raise KerneblikError."""
    language: str
    appearance: Appearance
    encryption: DirectoryEncryption | None = None
    """What the passphrase opens; None when there is none."""
    example: Example | None = None
    """What is worked on in a demo; None when the rounds are the user's own."""
    notice: str = ""
    """What is to be told first; empty for nothing."""


class Questions(Protocol):
    """Questions that the app asks before a round is open."""

    @property
    def settings(self) -> Settings:
        """The user's settings."""

    @property
    def language(self) -> str:
        """The language to ask in."""

    @property
    def appearance(self) -> Appearance:
        """The characters to draw with."""

    async def ask(self, app: App[Any]) -> AppDependencies | None:
        """Ask in this app, in one of its workers; None when the app is to end."""
