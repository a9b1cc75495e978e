"""Keys in the order they were typed, however fast they arrive.

Textual hands a printable key to the widget that has the focus, in that widget's own queue, while a key that
is bound runs its action elsewhere. In a burst (type-ahead on a slow line, a paste without brackets) `ab`,
Left, `c` can so become `abc`, and text typed before Tab can land behind it. Here a key that may act waits
until those before it have had their effect, and those after it wait for it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from textual.app import App
from textual.events import Key
from textual.message import Message

ROUNDS = 3
"""How often a marker goes the way of a key before the key counts as done.

An action may post messages that post others.
"""
PATIENCE = 1.0
"""Seconds after which a key counts as done all the same; its widget may have gone, and the marker with it."""


class Settle(Message, bubble=False):
    """Goes to the app, which sends it on to where keys go."""

    def __init__(self, done: asyncio.Event) -> None:
        super().__init__()
        self.done = done


class Settled(Message, bubble=True):
    """Goes the way that a key goes: to the widget with the focus, and from there up to the app."""

    def __init__(self, done: asyncio.Event) -> None:
        super().__init__()
        self.done = done


class KeyOrder:
    """Hands keys and pastes to an app, one after the other where their order matters."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._waiting: deque[Message] = deque()
        self._handing: asyncio.Task[None] | None = None
        self._unsettled: Message | None = None

    def take(self, message: Message) -> None:
        """Take what was typed; to be called in the loop."""
        self._waiting.append(message)
        if self._handing is None:
            self._handing = asyncio.get_running_loop().create_task(self._hand_over())

    async def _hand_over(self) -> None:
        try:
            while self._waiting:
                message = self._waiting.popleft()
                before = self._unsettled
                if before is not None and not (_only_types(before) and _only_types(message)):
                    await self._settle()
                self._unsettled = message
                self._app.post_message(message)
        finally:
            self._handing = None

    async def _settle(self) -> None:
        for _ in range(ROUNDS):
            done = asyncio.Event()
            if not self._app.post_message(Settle(done)):
                return
            try:
                await asyncio.wait_for(done.wait(), PATIENCE)
            except TimeoutError:
                return


def _only_types(message: Message) -> bool:
    return isinstance(message, Key) and message.is_printable
