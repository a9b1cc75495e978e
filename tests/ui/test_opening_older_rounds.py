"""The app on a directory that the version before wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerneblik.settings import load_settings, settings_path
from kerneblik.storage import RoundStore
from kerneblik.ui.app import AppDependencies, KerneblikApp
from kerneblik.ui.common.answer_editor import AnswerEditor
from kerneblik.ui.common.theme import Appearance
from support.app import shipped_checklist
from support.version_before import unpack

ROUND, QUESTION = "2026-03-02", "self-role"


@pytest.mark.slow
async def test_it_opens_where_one_was_and_one_writes_on(tmp_path: Path):
    directory = unpack(tmp_path) / "plain"
    settings, _ = load_settings(settings_path(directory))
    store = RoundStore(directory)
    latest = store.latest_id()
    assert latest == ROUND
    appearance = Appearance.from_environment(ascii_marks=False)
    app = KerneblikApp(
        AppDependencies(
            store, shipped_checklist(), store.open(latest), settings, lambda **_: None, "da", appearance
        )
    )
    async with app.run_test() as pilot:
        await pilot.pause()
        editor = app.screen.query_one(AnswerEditor)
        assert (editor.text, editor.cursor_location) == ("At spørge.", (0, 9))
        for screen in ("f3", "f4", "f5", "f2"):
            await pilot.press(screen)
            await pilot.pause()
        await pilot.press("end", *"Ja", "f10")
    assert RoundStore(directory).read(ROUND).answer(QUESTION).text == "At spørge.Ja"
