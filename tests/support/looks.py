"""One app in every size and language: starting one for each costs far more than what is looked at."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

from textual.pilot import Pilot

from kerneblik.ui.app import KerneblikApp

SIZES = ((100, 30), (80, 24), (60, 20), (40, 12))


async def in_each_size(
    pilot: Pilot[None], sizes: Iterable[tuple[int, int]] = SIZES
) -> AsyncIterator[tuple[int, int]]:
    """Give the terminal one size after the other."""
    for size in sizes:
        await pilot.resize_terminal(*size)
        await pilot.pause()
        yield size


async def in_each_look(
    pilot: Pilot[None], sizes: Iterable[tuple[int, int]] = SIZES
) -> AsyncIterator[tuple[tuple[int, int], str]]:
    """Give the terminal one size after the other, in both languages; F9 is pressed in between."""
    app = pilot.app
    assert isinstance(app, KerneblikApp)
    for language in ("da", "en"):
        if app.t.language != language:
            await pilot.press("f9")
        async for size in in_each_size(pilot, sizes):
            yield size, language
