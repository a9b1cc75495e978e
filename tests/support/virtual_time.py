"""An event loop in which no time passes while anything works, and waiting takes none.

A pilot's pauses and the app's timers are then the same on every machine, however busy: time goes on only
when nothing is left to do, and then at once to the next timer. Threads that the loop started count as work;
one that a test holds up on purpose says so with `Gate`.
"""

from __future__ import annotations

import asyncio
import selectors
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

import textual._time
import textual._wait
import textual.app
import textual.pilot

_FRAMES = 0.1
"""Seconds in which Textual has drawn whatever changed, and what that changed in turn; 60 times a second."""
_wait_for_screen = textual.pilot.Pilot._wait_for_screen
_MOMENT = 0.000_001
"""Seconds that are over when nothing is left to do."""

_TICK = 1e-6
"""Seconds that pass at the least, so that what waits for less than the clock can tell apart comes about."""


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """An event loop with a clock of its own."""

    def __init__(self) -> None:
        self._now = 1000.0
        self.working = 0
        """Threads that the loop waits for."""
        super().__init__(_Selector(self))

    def time(self) -> float:
        """Seconds, which are the loop's alone."""
        return self._now

    def pass_time(self, seconds: float) -> None:
        """Let it be later."""
        self._now += seconds

    def run_in_executor(
        self, executor: Executor | None, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """As in asyncio; no time passes until the thread is done."""
        self.working += 1

        def counted() -> Any:
            _loop_of_thread.loop = self
            return func(*args)

        future = super().run_in_executor(executor, counted)
        future.add_done_callback(self._done)
        return future

    async def shutdown_default_executor(self) -> None:
        """As in asyncio; no time passes meanwhile, or timers would start tasks that nobody ends."""
        self.working += 1
        try:
            await super().shutdown_default_executor()
        finally:
            self.working -= 1

    def _done(self, _: object) -> None:
        self.working -= 1


class _Selector(selectors.DefaultSelector):
    def __init__(self, loop: VirtualTimeLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        events = super().select(None if self._loop.working > 0 else 0)
        if not events:
            self._loop.pass_time(max(timeout, _TICK))
        return events


_loop_of_thread = threading.local()


@contextmanager
def passing() -> Iterator[None]:
    """Let time pass although this thread of the loop works: it waits for what is outside."""
    loop: VirtualTimeLoop = _loop_of_thread.loop
    loop.call_soon_threadsafe(_count, loop, -1)
    try:
        yield
    finally:
        loop.call_soon_threadsafe(_count, loop, 1)


def _count(loop: VirtualTimeLoop, by: int) -> None:
    loop.working += by


class Gate:
    """Holds up a thread of the loop until it is opened; meanwhile time passes."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._is_open = False
        self._held_up: list[VirtualTimeLoop] = []

    def wait(self) -> None:
        """Wait until it is open, in a thread that a VirtualTimeLoop started."""
        loop: VirtualTimeLoop = _loop_of_thread.loop
        with self._change:
            if not self._is_open:
                self._held_up.append(loop)
                loop.call_soon_threadsafe(_count, loop, -1)
                self._change.wait_for(lambda: self._is_open, 60)

    def open(self) -> None:
        """Let all through; they count as work from now on, not only when they have woken up."""
        with self._change:
            self._is_open = True
            for loop in self._held_up:
                loop.call_soon_threadsafe(_count, loop, 1)
            self._held_up.clear()
            self._change.notify_all()


async def until_process(pilot: textual.pilot.Pilot[Any], condition: Callable[[], bool]) -> None:
    """Wait for what another process does, in real time."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "it never came"
        await pilot.pause()
        time.sleep(0.005)


def is_virtual() -> bool:
    """Whether the loop that runs has virtual time."""
    return isinstance(asyncio.get_running_loop(), VirtualTimeLoop)


def new_loop() -> VirtualTimeLoop:
    """A new loop, by whose clock Textual goes from then on."""
    textual._time.get_time = _time
    textual._wait.wait_for_idle = textual.pilot.wait_for_idle = textual.app.wait_for_idle = _some_frames
    textual.pilot.Pilot._wait_for_screen = _until_nothing_is_left
    return VirtualTimeLoop()


def _time() -> float:
    try:
        return asyncio.get_running_loop().time()
    except RuntimeError:
        return time.monotonic()


async def _some_frames(min_sleep: float = _FRAMES, max_sleep: float = 1) -> None:
    """In place of Textual's wait for an idle process, which takes one that gets no time for idle."""
    await asyncio.sleep(_FRAMES)


async def _until_nothing_is_left(self: textual.pilot.Pilot[Any], timeout: float = 30) -> bool:
    """In place of Textual's message to each widget and back, twice for each key."""
    if not is_virtual():
        return await _wait_for_screen(self, timeout)
    await asyncio.sleep(_MOMENT)
    return True
