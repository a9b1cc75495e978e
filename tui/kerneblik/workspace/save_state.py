"""How it stands with the saving of a round."""

from __future__ import annotations

from datetime import datetime

from kerneblik.dataclass import dataclass
from kerneblik.storage.errors import StorageError


@dataclass(frozen=True)
class Saved:
    """All that was written is on disk."""

    at: datetime | None = None
    """When the last of it came there, aware; None when nothing was written since the round was opened."""


@dataclass(frozen=True)
class Unsaved:
    """Something was written a moment ago and will be saved in another."""


@dataclass(frozen=True)
class Failing:
    """Saving did not succeed; the changes are kept, and it is tried again by itself."""

    error: StorageError


SaveState = Saved | Unsaved | Failing
