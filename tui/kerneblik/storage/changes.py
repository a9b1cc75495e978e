"""What has changed in a round since it was last saved."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from kerneblik.reflection import Answer, Position


@dataclass(frozen=True)
class Changes:
    """What one session changed; everything else in the round stays as others left it."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    """Per question id, the answers as they are to be."""
    position: Position | None = None
    name: str | None = None
    bases: Mapping[str, Answer] = field(default_factory=dict)
    """Per question id, the answers as this session last saw them on disk."""

    def __bool__(self) -> bool:
        return bool(self.answers) or self.position is not None or self.name is not None

    @property
    def matter(self) -> bool:
        """True when there is more in it than where the cursor stands."""
        return bool(self.answers) or self.name is not None


class PendingChanges:
    """The changes that are not on disk yet, the latest of each kind.

    Noted in one thread and saved in another. The lock is held for moments and is re-entrant,
    so that a signal handler may come in between.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._answers: dict[str, Answer] = {}
        self._position: Position | None = None
        self._name: str | None = None

    def __bool__(self) -> bool:
        return bool(self.snapshot())

    def note(self, changes: Changes) -> None:
        """Add changes; they replace earlier ones of the same answer, the position or the name."""
        with self._lock:
            self._answers.update(changes.answers)
            self._position = changes.position or self._position
            self._name = self._name if changes.name is None else changes.name

    def snapshot(self) -> Changes:
        """All that is to be saved at this moment."""
        with self._lock:
            return Changes(dict(self._answers), self._position, self._name)

    def settle(self, saved: Changes) -> None:
        """Forget what has been saved, but not what was noted since the snapshot of it."""
        with self._lock:
            for question, answer in saved.answers.items():
                if self._answers.get(question) is answer:
                    del self._answers[question]
            if self._position is saved.position:
                self._position = None
            if self._name is saved.name:
                self._name = None
