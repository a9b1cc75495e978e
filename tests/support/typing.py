"""What a terminal sends, typed into an app that a pilot flies."""

from __future__ import annotations

from textual.pilot import Pilot

from kerneblik.terminal.input import TerminalInput

LONG = 100.0
"""Seconds after which nothing is waited for any more."""


async def send(pilot: Pilot[object], *sent: str) -> None:
    """Send each of these, as one read brings it, and wait until it has had its effect."""
    for data in sent:
        arriving = TerminalInput(erase=b"\x7f")
        for message in [*arriving.feed(data.encode(), 0), *arriving.finish(LONG)]:
            pilot.app.post_message(message)
        await pilot.pause()
        await pilot.pause()
