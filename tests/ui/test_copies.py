"""The app tells of a copy that a sync program left, and opens the round."""

from __future__ import annotations

import shutil
from pathlib import Path

from support.app import ROUND, make_app, until


async def test_a_copy_is_told_of_at_the_start(tmp_path: Path):
    app = make_app(tmp_path)
    path = tmp_path / "rounds" / f"{ROUND}.json"
    shutil.copy(path, path.with_name(f"{ROUND}.sync-conflict-20261124-1015-ABC.json"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: bool(app._notifications))
        (told,) = [notification.message for notification in app._notifications]
    assert "kopi" in told
    assert "sync-conflict-20261124-1015-ABC.json" in told
