"""What is left behind goes away when nobody types, and not while somebody does."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest
from textual._styles_cache import StylesCache
from textual.color import Color

from kerneblik.terminal import garbage
from kerneblik.terminal.garbage import IDLE, IdleCollection
from support import virtual_time


class Ring:
    """What only a collection removes."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def no_collection_by_itself(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(garbage, "WORTHWHILE", 0)
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_garbage_goes_when_nobody_types():
    loop = virtual_time.new_loop()

    async def type_and_pause() -> None:
        collection, left = IdleCollection(), weakref.ref(Ring())
        for _ in range(10):
            collection.typed()
            await asyncio.sleep(IDLE / 2)
        assert left() is not None
        await asyncio.sleep(IDLE)
        assert left() is None

    loop.run_until_complete(type_and_pause())
    loop.close()


def test_little_garbage_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    loop = virtual_time.new_loop()
    monkeypatch.setattr(garbage, "WORTHWHILE", 10**6)

    async def type_and_pause() -> None:
        collection, left = IdleCollection(), weakref.ref(Ring())
        collection.typed()
        await asyncio.sleep(2 * IDLE)
        assert left() is not None

    loop.run_until_complete(type_and_pause())
    loop.close()


def test_what_python_itself_left_behind_goes_too(monkeypatch: pytest.MonkeyPatch):
    loop = virtual_time.new_loop()
    monkeypatch.setattr(garbage, "WORTHWHILE", 10**6)

    async def type_and_pause() -> None:
        ring = Ring()
        gc.collect(0)
        collection, left = IdleCollection(), weakref.ref(ring)
        del ring
        collection.typed()
        await asyncio.sleep(2 * IDLE)
        assert left() is None

    loop.run_until_complete(type_and_pause())
    loop.close()


def test_the_rows_of_a_widget_that_is_no_more_are_let_go():
    loop = virtual_time.new_loop()

    async def type_and_pause() -> None:
        rows = StylesCache()
        rows.get_inner_outer(Color(0, 0, 0), Color(9, 9, 9))
        collection, left = IdleCollection(), weakref.ref(rows)
        del rows
        collection.typed()
        await asyncio.sleep(2 * IDLE)
        assert left() is None

    loop.run_until_complete(type_and_pause())
    loop.close()
