"""The app says what goes wrong beside saving: backups that fail, emergency copies that can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.app import ROUND, make_app, until

QUESTION = "self-core-task"


@pytest.mark.parametrize(("language", "word"), [("da", "Sikkerhedskopierne"), ("en", "backups")])
async def test_that_no_backups_are_kept_is_said_once(tmp_path: Path, language: str, word: str):
    app = make_app(tmp_path, {QUESTION: "Noget"}, language=language)
    (tmp_path / "backups" / ROUND).write_text("in the way")
    async with app.run_test() as pilot:
        for letter in "abcde":
            await pilot.press(letter)
            await app.save_controller.save()
        told = [notification.message for notification in app._notifications]
        assert app.save_controller.is_all_kept
    assert len([message for message in told if word in message]) == 1
    assert str(tmp_path / "backups" / ROUND) in "".join(told)


async def test_an_emergency_copy_that_cannot_be_read_is_told_of_at_the_start(tmp_path: Path):
    app = make_app(tmp_path)
    copy = tmp_path / "recovery" / "2026-11-03.000000001-2026-11-03T120000Z-abcdef01.json"
    copy.parent.mkdir(mode=0o700)
    copy.write_text("{")
    async with app.run_test() as pilot:
        await until(pilot, lambda: bool(app._notifications))
        (told,) = [notification.message for notification in app._notifications]
    assert "nødkopi" in told
    assert str(copy) in told
    assert copy.exists()
