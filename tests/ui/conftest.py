"""The app runs in virtual time, with style sheets that are parsed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from support import drawing, shared_css, virtual_time

shared_css.share()
drawing.once_a_pause()


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], virtual_time.VirtualTimeLoop]]:
    return {"virtual time": virtual_time.new_loop}
