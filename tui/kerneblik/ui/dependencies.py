"""What the app works with."""

from __future__ import annotations

from collections.abc import Callable

from kerneblik.checklist import Checklist
from kerneblik.dataclass import dataclass
from kerneblik.reflection import Round
from kerneblik.settings import Settings
from kerneblik.storage import DirectoryEncryption, RoundStore
from kerneblik.ui.common.appearance import Appearance


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
