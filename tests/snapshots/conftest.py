"""The pictures are taken in virtual time, of apps whose style sheets are parsed once."""

from __future__ import annotations

import asyncio.events
from collections.abc import Callable, Mapping

import pytest

from support import drawing, shared_css, virtual_time

shared_css.share()
drawing.once_a_pause()


@pytest.fixture(autouse=True)
def in_virtual_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """`snap_compare` runs the app with asyncio.run."""
    monkeypatch.setattr(asyncio.events, "new_event_loop", virtual_time.new_loop)


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], virtual_time.VirtualTimeLoop]]:
    return {"virtual time": virtual_time.new_loop}
