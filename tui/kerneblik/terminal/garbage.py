"""Garbage collected while nobody types, so that no key waits for it."""

from __future__ import annotations

import asyncio
import gc

IDLE = 1.0
"""Seconds without input after which nobody types."""
WORTHWHILE = 5_000
"""Objects more than at the last collection; fewer are not worth another one."""


class IdleCollection:
    """Collects all garbage when there is some and nothing was typed for a while; idle, it takes no time.

    Collections that come by themselves are rare (see `starting`), for one that comes while somebody types
    stalls a key. What a screen leaves behind when it is closed would then stay for long.
    """

    def __init__(self) -> None:
        self._used = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def typed(self) -> None:
        """Something was typed, or clicked."""
        loop = asyncio.get_running_loop()
        self._used = loop.time()
        if self._timer is None:
            self._timer = loop.call_later(IDLE, self._look, loop)

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        left = self._used + IDLE - loop.time()
        self._timer = loop.call_later(left, self._look, loop) if left > 0 else None
        if self._timer is None and gc.get_count()[0] >= WORTHWHILE:
            gc.collect()
