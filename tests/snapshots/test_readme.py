"""The README's pictures show the app as it is."""

from __future__ import annotations

import pytest

from support.app import ROOT
from tools.pictures import ROOMS, drawn


@pytest.mark.parametrize("room", list(ROOMS))
async def test_the_picture_is_not_stale(room: str):
    kept = (ROOT / "docs" / f"{room}.svg").read_text(encoding="utf-8")
    assert kept == await drawn(room), "draw it anew with `make screenshot`, and look at it"
