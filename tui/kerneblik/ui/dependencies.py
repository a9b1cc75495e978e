"""What the app works with, and what is asked before that is known."""

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


class StartupContext(NamedTuple):
    """Where the rounds lie, what they are about, and which of them is wanted."""

    store: RoundStore
    checklist: Checklist
    round_id: str | None = None
    """The round that was asked for by name; None for the one last worked in."""


@dataclass(frozen=True)
class AppDependencies:
    """What the app works with; built once from the command line's arguments, by hand in a test."""

    store: RoundStore
    checklist: Checklist
    round: Round
    settings: Settings
    change_settings: Callable[..., None]
    """Keeps what changes of the settings, given by its name; may raise KerneblikError."""
    language: str
    appearance: Appearance
    encryption: DirectoryEncryption | None = None
    """What the passphrase opens; None when there is none."""


class Questions(Protocol):
    """What is asked in the app before there is a round to work on."""

    @property
    def settings(self) -> Settings:
        """The user's own choices so far."""

    @property
    def language(self) -> str:
        """The language to ask in."""

    @property
    def appearance(self) -> Appearance:
        """The marks to draw with."""

    async def ask(self, app: App[Any]) -> AppDependencies | None:
        """Ask in this app, in one of its workers; None when it is to end."""
