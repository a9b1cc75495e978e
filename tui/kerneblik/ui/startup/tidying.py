"""What waits until the app has started, so that the first key need not."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from kerneblik.language import catalogue
from kerneblik.storage import RoundStore, StorageError
from kerneblik.storage.late_imports import prepare_saving

if TYPE_CHECKING:
    from kerneblik.ui.host import Host


async def tidy(host: Host, store: RoundStore) -> None:
    """Remove for good what was deleted long ago, and tell of copies of rounds.

    What only saving and its messages need is read first, that they need no installation any more.
    """
    await asyncio.to_thread(prepare_saving)
    await asyncio.to_thread(catalogue, host.t.language)
    with suppress(StorageError):  # it stays there, and the next start tries again
        await asyncio.to_thread(store.empty_trash)
    copies = await asyncio.to_thread(store.copies)
    if copies:
        words = host.t.plural("copies.found", len(copies), paths=", ".join(c.path.name for c in copies))
        host.notify(words, severity="warning", timeout=12, markup=False)
