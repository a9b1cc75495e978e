"""The pictures are taken in virtual time, of apps whose style sheets are parsed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from kerneblik.workspace.round_editor import RoundEditor
from support import drawing, shared_css, virtual_time
from support.app import NOON

shared_css.share()
drawing.once_a_pause()


class Pictures:
    """What an app shows, beside the pictures that are kept of it under the test's name."""

    def __init__(self, kept: SnapshotAssertion) -> None:
        self._kept = kept
        self.differing: list[str] = []
        """The names of those that are not as they were."""

    async def compare(self, pilot: Pilot[Any], name: str = "") -> None:
        """Compare when all is in its place: the small wheel and other rounds come after the rest."""
        await pilot.pause(0.4)
        while any(worker.group == "other-rounds" and worker.is_running for worker in pilot.app.workers):
            await pilot.pause(0.01)
        await pilot.wait_for_scheduled_animations()
        await pilot.pause()
        kept = self._kept(name=name) if name else self._kept
        if kept != pilot.app.export_screenshot(title=pilot.app.title, simplify=True):
            self.differing.append(name or "the only one")


@pytest.fixture(autouse=True)
def on_3_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is overdue or planned in a picture is so whenever it is compared."""
    monkeypatch.setattr(RoundEditor, "today", property(lambda _: NOON.date()))


@pytest.fixture
def pictures(snapshot: SnapshotAssertion) -> Pictures:
    return Pictures(snapshot.use_extension(SVGImageExtension))


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], virtual_time.VirtualTimeLoop]]:
    return {"virtual time": virtual_time.new_loop}
