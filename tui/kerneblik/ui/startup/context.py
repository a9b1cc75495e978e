"""What there is before the app."""

from __future__ import annotations

from kerneblik.checklist import Checklist
from kerneblik.dataclass import dataclass
from kerneblik.language import Translator
from kerneblik.storage import RoundStore
from kerneblik.ui.common.appearance import Appearance


@dataclass(frozen=True)
class StartupContext:
    """Where the rounds lie, what they are about, and how to speak of them on the screen."""

    store: RoundStore
    checklist: Checklist
    t: Translator
    appearance: Appearance
    theme: str | None
