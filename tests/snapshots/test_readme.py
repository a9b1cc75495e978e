"""The README's pictures show the app as it is."""

from __future__ import annotations

import pytest

from support.app import ROOT
from tools.pictures import SCREENS, drawn


@pytest.mark.parametrize("screen", list(SCREENS))
async def test_the_picture_is_not_stale(screen: str):
    kept = (ROOT / "docs" / f"{screen}.svg").read_text(encoding="utf-8")
    assert kept == await drawn(screen), "draw it anew with `make screenshot`, and look at it"
