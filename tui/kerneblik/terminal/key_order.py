"""Keys in the order they were typed, however fast they arrive, and clicks among them.

Textual hands a printable key to the widget that has the focus, in that widget's own queue, while a key that
is bound runs its action elsewhere. In a burst (type-ahead on a slow line, a paste without brackets) `ab`,
Left, `c` can so become `abc`, and text typed before Tab can land behind it. Here a key or a click that may
act waits until what came before it has had its effect, and what comes after it waits for it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.events import (
    Key,
    MouseEvent,
    MouseMove,
    MouseScrollDown,
    MouseScrollLeft,
    MouseScrollRight,
    MouseScrollUp,
)
from textual.geometry import Offset
from textual.message import Message
from textual.message_pump import MessagePump

MARKER_ROUNDS = 3
"""How often a marker goes the way of a key before the key counts as done.

An action may post messages that post others.
"""
TIMEOUT = 10.0
"""Seconds after which a key counts as done all the same."""
CHECK_INTERVAL = 0.2
"""Seconds between two checks whether the widget that has the marker is still running."""
_SCROLLS = (MouseScrollDown, MouseScrollUp, MouseScrollLeft, MouseScrollRight)


class Settle(Message, bubble=False):
    """Asks the app to send a Settled to the widget that gets keys, or that was clicked; it sets `target`."""

    def __init__(self, at: Offset | None) -> None:
        super().__init__()
        self.at = at
        """Where on the screen a click was, or None for the way that keys go."""
        self.done = asyncio.Event()
        self.target: MessagePump | None = None


class Settled(Message, bubble=True):
    """A marker that goes the way of a key or a click: to a widget, and from there up to the app."""

    def __init__(self, done: asyncio.Event) -> None:
        super().__init__()
        self.done = done


class KeyOrder:
    """Passes input to an app, one event after the other where their order matters."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._waiting: deque[Message | asyncio.Event] = deque()
        self._handing: asyncio.Task[None] | None = None
        self._unsettled: Message | None = None

    def take(self, message: Message) -> None:
        """Pass on what was typed, pasted or clicked; to be called in the event loop."""
        self._append(message)

    def mark(self, done: asyncio.Event) -> None:
        """Set the event when all input so far has had its effect; to be called in the event loop."""
        self._append(done)

    def _append(self, item: Message | asyncio.Event) -> None:
        self._waiting.append(item)
        if self._handing is None:
            self._handing = asyncio.get_running_loop().create_task(self._hand_over())

    async def _hand_over(self) -> None:
        try:
            while self._waiting:
                item = self._waiting.popleft()
                if isinstance(item, asyncio.Event):
                    await self._settle()
                    item.set()
                    continue
                if not isinstance(item, MouseMove):
                    if self._unsettled is not None and not self._share_a_queue(self._unsettled, item):
                        await self._settle()
                    self._unsettled = item
                self._app.post_message(item)
        finally:
            self._handing = None

    async def _settle(self) -> None:
        """Wait until what was handed over last has had its effect."""
        before = self._unsettled
        at = Offset(int(before.screen_x), int(before.screen_y)) if isinstance(before, MouseEvent) else None
        with suppress(TimeoutError):  # then the keys go on all the same
            async with asyncio.timeout(TIMEOUT):
                for _ in range(MARKER_ROUNDS):
                    settle = Settle(at)
                    if not self._app.post_message(settle):
                        return
                    await _until_done(settle)

    def _share_a_queue(self, before: Message, message: Message) -> bool:
        """Whether both go to one widget, and do no more than type, or scroll."""
        if isinstance(before, Key) and isinstance(message, Key):
            return self._types(before) and self._types(message)
        return isinstance(before, _SCROLLS) and isinstance(message, _SCROLLS)

    def _types(self, key: Key) -> bool:
        """Whether a key types text into the widget that has the focus; elsewhere a letter may be bound."""
        focused = self._app.screen_stack[-1].focused if self._app.screen_stack else None
        may_type = key.is_printable or key.key == "enter"
        return may_type and focused is not None and focused.check_consume_key(key.key, key.character)


async def _until_done(settle: Settle) -> None:
    """Wait until the marker has come back, or can't any more: its widget has gone, and the marker with it."""
    while not settle.done.is_set() and (settle.target is None or settle.target.is_running):
        with suppress(TimeoutError):  # then it looks again
            await asyncio.wait_for(settle.done.wait(), CHECK_INTERVAL)
