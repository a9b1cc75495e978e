"""What tests in several files share."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.commands import Kerneblik


@pytest.fixture
def kerneblik(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Kerneblik:
    return Kerneblik(tmp_path, monkeypatch, capsys)
