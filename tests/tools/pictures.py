"""Draws the README's pictures from the worked example: `python -m tools.pictures DIRECTORY`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from kerneblik.settings import Settings
from support.app import NOON, example_round, make_app, shipped_checklist

SCREENS = {
    "write": ("f2",),
    "overview": ("f3",),
    "review": ("f4",),
    "dialogue": ("f5", "6"),
    "themes": ("f3", "t"),
}
"""The pictures, and the keys that lead there."""
SIZE = (100, 30)


WEB_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""What the picture would fetch; the reader's own monospace has to do."""


async def drawn(screen: str) -> str:
    """One screen at 100x30, in Danish, as SVG."""
    checklist = shipped_checklist()
    with tempfile.TemporaryDirectory() as data:
        app = make_app(
            Path(data),
            round_=example_round(checklist, "da", now=NOON),
            checklist=checklist,
            settings=Settings(introduction_seen=True),
            clock=lambda: NOON,
        )
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(*SCREENS[screen])
            await pilot.pause(0.5)
            return WEB_FONT.sub("", app.export_screenshot(title="Kerneblik", simplify=True)) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(exist_ok=True)
    for name in SCREENS:
        (target / f"{name}.svg").write_text(asyncio.run(drawn(name)), encoding="utf-8")
