"""The keys that README.md names are those that the help names, each where it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.help.dialogs import HelpDialog
from support.app import ROOT, make_app

WAYS = {
    "Write": ["", "escape"],
    "notes": ["f5 enter enter"],
    "Overview": ["f3"],
    "Review": ["f4"],
    "Dialogue": ["f5"],
    "Agreements": ["f3 a"],
}
"""How each screen is reached from the text of an answer."""
NAMES = {
    "Esc": "escape",
    "1–7": "1",
    "=": "equals_sign",
    "#": "number_sign",
    "!": "exclamation_mark",
    "?": "question_mark",
}


def rows() -> list[tuple[list[str], list[str]]]:
    """The screens of each line of the tables of keys, all of them where none is named, and the keys."""
    chapter = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Keys\n")[2].partition("\n## ")[0]
    found, where = [], ""
    for line in re.findall(r"^\| (.+) \|$", chapter, re.MULTILINE):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 3:
            where, keys = cells[0] or where, cells[1]
        else:
            keys = cells[0]
        if keys not in {"key", "---"}:
            names = [key for key in keys.split(", ") if key != "arrows"]
            screens = where.split(", ") if len(cells) == 3 else list(WAYS)
            found.append((screens, [NAMES.get(key, key.lower()) for key in names]))
    return found


@pytest.mark.slow
async def test_each_key_of_the_readme_acts_where_it_says(tmp_path: Path):
    app = make_app(tmp_path, {"union-ideas": "et svar"}, position="union-ideas")
    named: dict[str, set[str]] = {}
    async with app.run_test() as pilot:
        for screen, ways in WAYS.items():
            for way in ways:
                await pilot.press("f2")
                await pilot.pause()
                app.screen.query_one(AnswerEditor).focus()
                for pressed in way.split():
                    await pilot.press(pressed)
                    await pilot.pause()
                await pilot.press("f1")
                assert isinstance(app.screen, HelpDialog), way
                named.setdefault(screen, set()).update(app.screen.keys)
                await pilot.press("escape")
                await pilot.pause()
    assert len(rows()) > 20
    missing = [
        (screens, key)
        for screens, keys in rows()
        for key in keys
        if not any(key in named[s] for s in screens)
    ]
    assert missing == []
