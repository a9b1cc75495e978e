"""Collects garbage while nobody types, so that no key has to wait for it."""

from __future__ import annotations

import asyncio
import gc

from textual._styles_cache import StylesCache

IDLE = 1.0
"""Seconds without input after which nobody types."""
WORTHWHILE = 5_000
"""How many objects more than at the last collection make another one worthwhile.

A collection that Python made by itself does, too: it left alone what was older.
"""


class IdleCollection:
    """Collects garbage when there is enough of it and nothing was typed for a while; idle, it takes no time.

    Python's own collections are made rare (see `starting`), as one that comes while somebody types stalls a
    key. Without this class, the objects of a closed screen would then stay in memory for long.
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
        young, collections, _ = gc.get_count()
        if self._timer is None and (young >= WORTHWHILE or collections):
            # It remembers colours by whose they are, and so keeps the drawn rows of a thousand widgets, also
            # those of dialogs that were closed long ago.
            StylesCache.get_inner_outer.cache_clear()
            gc.collect()
