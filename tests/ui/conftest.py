"""The app runs in virtual time, with style sheets that are parsed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from support import shared_css, virtual_time

shared_css.share()


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], virtual_time.VirtualTimeLoop]]:
    return {"virtual time": virtual_time.new_loop}
